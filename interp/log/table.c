#include "log/table.h"

#include "engine/mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool __attribute__((format(printf, 3, 4))) wrong(struct rs_table *t, size_t line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(t->fault, sizeof t->fault, format, args);
    va_end(args);
    t->fault_line = line;
    return false;
}

/* All bytes of a file, the caller's; NULL with fault. A line end is added where the last is missing. */
static char *read_all(struct rs_table *t, struct rs_source *from, size_t *n)
{
    char *bytes = NULL;
    size_t room = 0;
    for (*n = 0;;) {
        if (!rs_mem_grow(&bytes, &room, *n + (1 << 16) + 1, 1)) {
            wrong(t, 0, "is too large: memory is out");
            break;
        }
        size_t want = room - *n - 1, came = rs_source_read(from, bytes + *n, want);
        *n += came;
        if (*n > RS_TABLE_BYTES_MAX) {
            wrong(t, 0, "limit file-size of 256 MiB exceeded: split it");
            break;
        }
        if (came < want) {
            if (from->why != NULL) {
                wrong(t, 0, "%s", from->why);
                break;
            }
            if (*n > 0 && bytes[*n - 1] != '\n')
                bytes[(*n)++] = '\n';
            return bytes;
        }
    }
    free(bytes);
    return NULL;
}

static struct rs_csv_field trimmed(struct rs_csv_field f)
{
    while (f.n > 0 && (f.s[0] == ' ' || f.s[0] == '\t' || f.s[0] == '\n' || f.s[0] == '\r'))
        f.s++, f.n--;
    while (f.n > 0 && (f.s[f.n - 1] == ' ' || f.s[f.n - 1] == '\t' || f.s[f.n - 1] == '\n' || f.s[f.n - 1] == '\r'))
        f.n--;
    return f;
}

static bool take_head(struct rs_table *t, const struct rs_csv *csv)
{
    if (csv->n > RS_CSV_FIELDS)
        return wrong(t, 1, "has %d columns; %d are the most", csv->n, RS_CSV_FIELDS);
    t->column = rs_mem_take((size_t)csv->n, sizeof *t->column);
    if (t->column == NULL)
        return wrong(t, 0, "is too large: memory is out");
    t->columns = csv->n;
    for (int c = 0; c < csv->n; c++) {
        struct rs_csv_field f = trimmed(csv->field[c]);
        t->column[c].name = rs_mem_take(f.n + 1, 1);
        if (t->column[c].name == NULL)
            return wrong(t, 0, "is too large: memory is out");
        memcpy(t->column[c].name, f.s, f.n);
        t->column[c].length = f.n;
    }
    return true;
}

/* Room for one row more, in every column. */
static bool make_room(struct rs_table *t)
{
    if (t->rows < t->room)
        return true;
    size_t room = t->room == 0 ? 256 : t->room * 2;
    if (room * (size_t)t->columns > RS_TABLE_CELLS_MAX * (size_t)2)
        return wrong(t, 0, "limit cells of %d exceeded: split it", RS_TABLE_CELLS_MAX);
    for (int c = 0; c < t->columns; c++) {
        uint32_t *more = realloc(t->column[c].code, room * sizeof *more);
        if (more == NULL)
            return wrong(t, 0, "is too large: memory is out");
        t->column[c].code = more;
    }
    t->room = room;
    return true;
}

static bool take_row(struct rs_table *t, const struct rs_csv *csv, size_t line)
{
    for (int c = t->columns; c < csv->n; c++)
        if (c >= RS_CSV_FIELDS || trimmed(csv->field[c]).n > 0) /* spreadsheets leave separators behind */
            return wrong(t, line, "%d cells under %d columns", csv->n, t->columns);
    if (!make_room(t))
        return false;
    for (int c = 0; c < t->columns; c++) {
        struct rs_csv_field f = c < csv->n ? trimmed(csv->field[c]) : (struct rs_csv_field){NULL, 0};
        uint32_t number = f.n == 0 ? 0 : rs_names_number(&t->column[c].texts, f.s, f.n, rs_names_hash(f.s, f.n));
        if (number == RS_NAMES_NONE)
            return wrong(t, line, "is too large: memory is out");
        t->column[c].code[t->rows] = f.n == 0 ? 0 : number + 1;
    }
    t->rows++;
    return true;
}

static size_t lines_in(const char *s, size_t n)
{
    size_t lines = 0;
    for (const char *end = s + n; (s = memchr(s, '\n', (size_t)(end - s))) != NULL; s++)
        lines++;
    return lines;
}

static bool read_bytes(struct rs_table *t, char *bytes, size_t n)
{
    size_t bom = n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    if (memchr(bytes, '\0', n) != NULL)
        return wrong(t, 1, "holds bytes of 0, so it is no text (a spreadsheet, or UTF-16?); save it as CSV UTF-8");
    t->separator = rs_csv_separator(bytes + bom, n - bom);
    size_t whole = rs_csv_whole(bytes + bom, n - bom, t->separator);
    if (whole < n - bom)
        return wrong(t, lines_in(bytes, bom + whole) + 1, "a quote that begins here is never closed");
    struct rs_csv csv = {.at = bytes + bom, .end = bytes + n, .line = 1, .separator = t->separator,
                         .quoted = memchr(bytes, '"', n) != NULL};
    if (!rs_csv_next(&csv))
        return wrong(t, 0, "is empty; its first line names the columns");
    if (!take_head(t, &csv))
        return false;
    for (size_t line = csv.line; rs_csv_next(&csv); line = csv.line)
        if (!take_row(t, &csv, line))
            return false;
    return true;
}

bool rs_table_read(struct rs_table *table, struct rs_source *from)
{
    size_t n;
    char *bytes = read_all(table, from, &n);
    bool good = bytes != NULL && read_bytes(table, bytes, n);
    free(bytes);
    return good;
}

void rs_table_free(struct rs_table *table)
{
    for (int c = 0; c < table->columns; c++) {
        free(table->column[c].name);
        free(table->column[c].code);
        rs_names_free(&table->column[c].texts);
    }
    free(table->column);
    memset(table, 0, sizeof *table);
}
