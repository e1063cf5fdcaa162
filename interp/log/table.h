/* A table of separated values in memory, each column as the different texts in it and, for each row, which of them: what a file
   of answers is read into. A struct of zeros is an empty table; it owns everything until rs_table_free. */
#ifndef RS_LOG_TABLE_H
#define RS_LOG_TABLE_H

#include "log/csv.h"
#include "log/names.h"
#include "log/source.h"

#include <stdint.h>

enum { RS_TABLE_BYTES_MAX = 256 << 20, RS_TABLE_CELLS_MAX = 64000000 };

struct rs_table_column {
    char *name; /* as the first line has it, without blanks around; "" where it has none */
    size_t length;
    struct rs_names texts; /* without blanks around */
    uint32_t *code;        /* a row: the number of its text + 1; 0 where the cell is empty or not there */
};

struct rs_table {
    struct rs_table_column *column;
    int columns;
    size_t rows, room;
    char separator;
    char fault[200]; /* what is wrong, as a message; "" for nothing */
    size_t fault_line; /* 0: of the whole file */
};

/* Reads a whole file; its first line names the columns. False with fault. */
bool rs_table_read(struct rs_table *table, struct rs_source *from);

void rs_table_free(struct rs_table *table);

#endif
