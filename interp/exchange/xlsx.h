/* A workbook (.xlsx) taken apart into the cells that hold something. Nothing is opened and nothing is computed: a formula is what the
   program that saved it last found. The struct owns all its parts until rs_xlsx_free. */
#ifndef RS_EXCHANGE_XLSX_H
#define RS_EXCHANGE_XLSX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum rs_cell_kind {
    RS_CELL_NUMBER, RS_CELL_TEXT, RS_CELL_SHARED, /* text: `at` and `n` of the pool; shared: `at` is an index of `shared` */
    RS_CELL_FLAG, RS_CELL_ERROR,                  /* number: 0 or 1; text: "#DIV/0!" */
    RS_CELL_DATE, RS_CELL_CLOCK                   /* number: days since 1899-12-30; a time of the day, or of several: days */
};

struct rs_cell {
    uint32_t row, column; /* from 0 */
    enum rs_cell_kind kind;
    double number;
    size_t at, n;
};

struct rs_merge {
    uint32_t top, left, bottom, right;
};

struct rs_xlsx_text {
    size_t at, n; /* of the pool */
};

struct rs_xlsx_sheet {
    char *name;
    bool hidden;
    struct rs_cell *cell;
    size_t cells, cells_room;
    struct rs_merge *merge;
    size_t merges, merges_room;
    struct rs_cell *comment; /* on the cell of that place; texts of the pool */
    size_t comments, comments_room;
    size_t uncomputed; /* formulas that were saved without what they come to */
};

struct rs_xlsx {
    struct rs_xlsx_sheet *sheet;
    size_t sheets, sheets_room;
    struct rs_xlsx_text *shared;
    size_t shareds, shareds_room;
    uint8_t *style; /* of each cell format: rs_cell_kind of a number in it */
    size_t styles, styles_room;
    char *pool; /* all texts, one behind the other */
    size_t used, pool_room;
    bool from_1904;
    char why[260]; /* a sentence: "it is encrypted …" */
};

/* Reads n bytes. False with x->why, also where they are an old .xls, an encrypted workbook or another archive. Limits: those of
   exchange/zip.h, 200 sheets, 500000 cells in each, 64 MiB of text. x must be freed either way. */
bool rs_xlsx_read(struct rs_xlsx *x, const char *bytes, size_t n);

void rs_xlsx_free(struct rs_xlsx *x);

#endif
