/* The cells of one sheet. */
#include "exchange/xlsx_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = 1048576, COLUMNS = 16384, CELLS_MOST = 500000, MERGES_MOST = 100000 };

struct reading {
    struct rs_xlsx *x;
    struct rs_xlsx_sheet *sheet;
    struct rs_parse *p;
    struct rs_cell cell;
    char type[12];
    long style;
    bool begun, in_cell, in_text, has_value, has_formula;
    int phonetic;
    uint32_t row, column; /* of the next cell that does not say where it is */
    size_t from;          /* of the cell's text in the pool */
};

const char *rs_xlsx_place(const char *s, uint32_t *row, uint32_t *column)
{
    uint32_t c = 0, r = 0;
    for (; *s == '$'; s++)
        ;
    for (; (*s >= 'A' && *s <= 'Z') || (*s >= 'a' && *s <= 'z'); s++) {
        c = c * 26 + (uint32_t)((*s | 0x20) - 'a' + 1);
        if (c > COLUMNS)
            return NULL;
    }
    for (; *s == '$'; s++)
        ;
    for (; *s >= '0' && *s <= '9'; s++) {
        r = r * 10 + (uint32_t)(*s - '0');
        if (r > ROWS)
            return NULL;
    }
    if (c == 0 || r == 0)
        return NULL;
    *row = r - 1;
    *column = c - 1;
    return s;
}

static void begin_row(struct reading *r, const char *number)
{
    unsigned long n = number != NULL ? strtoul(number, NULL, 10) : r->begun ? r->row + 2ul : 1;
    if (n < 1 || n > ROWS) {
        rs_parse_stop(r->p, "has a row beyond the 1048576 of a sheet");
        return;
    }
    r->begun = true;
    r->row = (uint32_t)(n - 1);
    r->column = 0;
}

static void begin_cell(struct reading *r, const char **attributes)
{
    const char *where = rs_parse_attribute(attributes, "r"), *type = rs_parse_attribute(attributes, "t");
    const char *style = rs_parse_attribute(attributes, "s");
    r->cell = (struct rs_cell){.row = r->row, .column = r->column};
    if (where != NULL && rs_xlsx_place(where, &r->cell.row, &r->cell.column) == NULL) {
        rs_parse_stop(r->p, "has a cell beyond the rows and columns of a sheet");
        return;
    }
    r->row = r->cell.row;
    r->column = r->cell.column + 1;
    r->style = style != NULL ? strtol(style, NULL, 10) : 0;
    r->type[0] = '\0';
    if (type != NULL)
        strncat(r->type, type, sizeof r->type - 1);
    r->in_cell = true;
    r->has_value = r->has_formula = false;
    r->from = r->x->used;
}

static void add_merge(struct reading *r, const char *range)
{
    struct rs_merge m;
    const char *s = range != NULL ? rs_xlsx_place(range, &m.top, &m.left) : NULL;
    struct rs_xlsx_sheet *sheet = r->sheet;
    if (s == NULL || *s != ':' || rs_xlsx_place(s + 1, &m.bottom, &m.right) == NULL || m.bottom < m.top || m.right < m.left)
        return;
    if (sheet->merges >= MERGES_MOST || !rs_xlsx_room(&sheet->merge, &sheet->merges_room, sheet->merges, sizeof *sheet->merge))
        rs_parse_stop(r->p, "has over 100000 merged cells");
    else
        sheet->merge[sheet->merges++] = m;
}

static void begin(void *data, const char *name, const char **attributes)
{
    struct reading *r = data;
    if (strcmp(name, "row") == 0)
        begin_row(r, rs_parse_attribute(attributes, "r"));
    else if (strcmp(name, "c") == 0)
        begin_cell(r, attributes);
    else if (strcmp(name, "mergeCell") == 0)
        add_merge(r, rs_parse_attribute(attributes, "ref"));
    else if (!r->in_cell)
        return;
    else if (strcmp(name, "rPh") == 0)
        r->phonetic++;
    else if (strcmp(name, "f") == 0)
        r->has_formula = true;
    else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
        r->in_text = r->has_value = true;
}

static void text(void *data, const char *s, size_t n)
{
    struct reading *r = data;
    if (r->in_text && r->phonetic == 0 && !rs_xlsx_pool(r->x, s, n))
        rs_parse_stop(r->p, "holds over 64 MiB of text");
}

/* The cell's text as a number; NAN where it is none. */
static double number_of(struct reading *r)
{
    char digits[64], *end;
    size_t n = r->x->used - r->from;
    if (n == 0 || n >= sizeof digits)
        return NAN;
    memcpy(digits, r->x->pool + r->from, n);
    digits[n] = '\0';
    double number = strtod(digits, &end);
    return *end == '\0' && isfinite(number) ? number : NAN;
}

/* What the cell says it is makes of its text what it holds. False where it holds nothing. */
static bool understand(struct reading *r)
{
    struct rs_cell *c = &r->cell;
    if (strcmp(r->type, "s") == 0) {
        double index = number_of(r);
        r->x->used = r->from;
        if (!(index >= 0 && index < (double)r->x->shareds))
            return false;
        c->kind = RS_CELL_SHARED;
        c->at = (size_t)index;
        return r->x->shared[c->at].n > 0;
    }
    if (strcmp(r->type, "b") == 0) {
        c->number = number_of(r);
        c->kind = RS_CELL_FLAG;
        r->x->used = r->from;
        return !isnan(c->number);
    }
    bool is_text = strcmp(r->type, "str") == 0 || strcmp(r->type, "inlineStr") == 0 || strcmp(r->type, "d") == 0;
    if (is_text || strcmp(r->type, "e") == 0) {
        if (is_text && r->x->used > r->from)
            rs_xlsx_unescape(r->x, r->from);
        c->kind = is_text ? RS_CELL_TEXT : RS_CELL_ERROR;
        c->at = r->from;
        c->n = r->x->used - r->from;
        return c->n > 0;
    }
    c->number = number_of(r);
    r->x->used = r->from;
    c->kind = r->style >= 0 && (size_t)r->style < r->x->styles ? (enum rs_cell_kind)r->x->style[r->style] : RS_CELL_NUMBER;
    if (c->kind == RS_CELL_DATE && r->x->from_1904)
        c->number += 1462;
    return !isnan(c->number);
}

static void end_cell(struct reading *r)
{
    struct rs_xlsx_sheet *sheet = r->sheet;
    r->in_cell = false;
    sheet->uncomputed += r->has_formula && !r->has_value;
    if (!r->has_value || !understand(r))
        return;
    if (sheet->cells >= CELLS_MOST || !rs_xlsx_room(&sheet->cell, &sheet->cells_room, sheet->cells, sizeof *sheet->cell))
        rs_parse_stop(r->p, "holds over 500000 cells");
    else
        sheet->cell[sheet->cells++] = r->cell;
}

static void end(void *data, const char *name)
{
    struct reading *r = data;
    if (strcmp(name, "c") == 0 && r->in_cell)
        end_cell(r);
    else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
        r->in_text = false;
    else if (strcmp(name, "rPh") == 0 && r->phonetic > 0)
        r->phonetic--;
}

bool rs_xlsx_sheet(struct rs_xlsx *x, struct rs_xlsx_sheet *sheet, struct rs_parse *p, const char *bytes, size_t n)
{
    struct reading r = {.x = x, .sheet = sheet, .p = p};
    *p = (struct rs_parse){.data = &r, .begin = begin, .end = end, .text = text};
    return rs_parse_run(p, bytes, n);
}
