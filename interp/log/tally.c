#include "log/tally.h"

#include <stdlib.h>
#include <string.h>

enum { TABLE_MOST = 1 << 20, FIRST_SLOTS = 1 << 12 };

bool rs_tally_make(struct rs_tally *t, uint32_t rows, uint32_t columns)
{
    *t = (struct rs_tally){.rows = rows, .columns = columns};
    if ((uint64_t)rows * columns <= TABLE_MOST)
        return (t->cell = calloc((size_t)rows * columns + 1, sizeof *t->cell)) != NULL;
    t->mask = FIRST_SLOTS - 1;
    t->key = calloc(FIRST_SLOTS, sizeof *t->key);
    t->count = calloc(FIRST_SLOTS, sizeof *t->count);
    return t->key != NULL && t->count != NULL;
}

static size_t slot_of(const struct rs_tally *t, uint64_t key)
{
    uint64_t mixed = key * 0x9E3779B97F4A7C15u;
    size_t at = (size_t)(mixed ^ mixed >> 32) & t->mask;
    while (t->key[at] != 0 && t->key[at] != key)
        at = (at + 1) & t->mask;
    return at;
}

static bool more(struct rs_tally *t)
{
    struct rs_tally grown = {.mask = t->mask * 2 + 1};
    grown.key = calloc(grown.mask + 1, sizeof *grown.key);
    grown.count = calloc(grown.mask + 1, sizeof *grown.count);
    if (grown.key == NULL || grown.count == NULL) {
        free(grown.key);
        free(grown.count);
        return false;
    }
    for (size_t i = 0; i <= t->mask; i++) {
        if (t->key[i] == 0)
            continue;
        size_t at = slot_of(&grown, t->key[i]);
        grown.key[at] = t->key[i];
        grown.count[at] = t->count[i];
    }
    free(t->key);
    free(t->count);
    t->key = grown.key;
    t->count = grown.count;
    t->mask = grown.mask;
    return true;
}

uint64_t *rs_tally_slot(struct rs_tally *t, uint32_t row, uint32_t column)
{
    if (t->n >= t->mask / 2 && !more(t))
        return NULL;
    uint64_t key = ((uint64_t)row << 32 | column) + 1;
    size_t at = slot_of(t, key);
    t->n += t->key[at] == 0;
    t->key[at] = key;
    return &t->count[at];
}

static int in_order(const void *a, const void *b)
{
    const struct rs_pair *x = a, *y = b;
    return x->row != y->row ? (x->row > y->row) - (x->row < y->row) : (x->column > y->column) - (x->column < y->column);
}

struct rs_pair *rs_tally_list(const struct rs_tally *t, size_t *n)
{
    size_t cells = t->cell != NULL ? (size_t)t->rows * t->columns : t->mask + 1;
    const uint64_t *count = t->cell != NULL ? t->cell : t->count;
    *n = 0;
    for (size_t i = 0; i < cells; i++)
        *n += count[i] > 0;
    struct rs_pair *list = malloc((*n + 1) * sizeof *list);
    *n = 0;
    for (size_t i = 0; list != NULL && i < cells; i++) {
        uint64_t key = t->cell != NULL ? (uint64_t)(i / t->columns) << 32 | i % t->columns : t->key[i] - 1;
        if (count[i] > 0)
            list[(*n)++] = (struct rs_pair){(uint32_t)(key >> 32), (uint32_t)key, count[i]};
    }
    if (list != NULL && t->cell == NULL && *n > 0)
        qsort(list, *n, sizeof *list, in_order);
    return list;
}

void rs_tally_free(struct rs_tally *t)
{
    free(t->cell);
    free(t->key);
    free(t->count);
    *t = (struct rs_tally){0};
}
