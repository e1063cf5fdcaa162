/* A block of whole records of a CSV file, cut into rows by one thread: names are numbered within the block, so that what comes
   after meets each of them once. A block of zeros is free; rs_block_free frees what it holds. */
#ifndef RS_LOG_ROWS_H
#define RS_LOG_ROWS_H

#include "log/csv.h"
#include "log/read.h"

enum { RS_CODES = 2 + RS_ATTRIBUTES_MAX, RS_CODE_ACTIVITY = 0, RS_CODE_CHANNEL = 1, RS_CODE_ATTRIBUTE = 2 };

/* Where in a record things stand; -1 for nowhere. */
struct rs_layout {
    int at[RS_COLUMNS], attribute[RS_ATTRIBUTES_MAX], attributes;
    int wanted; /* fields after so many need not be cut */
    char separator;
};

struct rs_row {
    const char *of_case; /* in the block's bytes */
    uint64_t hash;       /* of the case */
    int64_t time;
    uint32_t case_n;
};

struct rs_block {
    enum { RS_BLOCK_FREE, RS_BLOCK_FULL, RS_BLOCK_TAKEN, RS_BLOCK_DONE } state;
    char *bytes;
    size_t n, room, lines;       /* lines: how many end in it; those of its rows are counted from 0 */
    size_t nul;                  /* the line + 1 of a NUL byte, 0 for none */
    size_t count, space;         /* of all that follows */
    struct rs_row *row;
    uint32_t *code[RS_CODES]; /* of a name in names[], + 1; 0 for none */
    int64_t *start;
    uint8_t *transition;
    struct rs_names names[RS_CODES];
    struct rs_when_day day, start_day;
    bool sure, lifecycles, failed;
    struct rs_bad bad, left; /* times that cannot be read so; rows that lack something */
    char first[64];          /* the block's first time */
};

/* Cuts the block's bytes into rows, as how asks. */
void rs_block_cut(struct rs_block *block, const struct rs_layout *layout, const struct rs_read *how);

/* Adds its rows to a log, with what was left out to how. False with a fault. */
bool rs_block_add(const struct rs_block *block, const struct rs_layout *layout, struct rs_events *log, struct rs_read *how);

void rs_block_free(struct rs_block *block);

#endif
