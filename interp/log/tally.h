/* How often each pair of numbers occurs: a table where there are few of them, else what occurs alone. Owns its memory until
   rs_tally_free. */
#ifndef RS_LOG_TALLY_H
#define RS_LOG_TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rs_tally {
    uint32_t rows, columns;
    uint64_t *cell; /* of the table, or NULL */
    uint64_t *key, *count; /* of the hash table: the pair + 1, and how often */
    size_t n, mask;
};

struct rs_pair {
    uint32_t row, column;
    uint64_t count;
};

/* For pairs below rows and columns. False where memory is out. */
bool rs_tally_make(struct rs_tally *tally, uint32_t rows, uint32_t columns);

/* Of the hash table. */
uint64_t *rs_tally_slot(struct rs_tally *tally, uint32_t row, uint32_t column);

/* Where a pair is counted, 0 at first: until the next call. NULL where memory is out. */
static inline uint64_t *rs_tally_cell(struct rs_tally *tally, uint32_t row, uint32_t column)
{
    return tally->cell != NULL ? &tally->cell[(size_t)row * tally->columns + column] : rs_tally_slot(tally, row, column);
}

/* The pairs that occur, by row, then column; the caller's to free. NULL where memory is out. */
struct rs_pair *rs_tally_list(const struct rs_tally *tally, size_t *n);

void rs_tally_free(struct rs_tally *tally);

#endif
