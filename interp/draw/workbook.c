#include "draw/workbook.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <xlsxwriter.h>

#include "draw/memory_file.h"

enum { STYLES = 5, A4 = 9 };

static const time_t CREATED = 315532800; /* 1980-01-01, as every file in the archive says: no clock is asked */

struct reading {
    const char *at, *end;
    const char *why;
};

struct book {
    lxw_workbook *workbook;
    lxw_worksheet *sheet;
    lxw_chart *chart;
    lxw_format *head, *text, *style[STYLES];
    char *title; /* of the sheet, as a chart names it */
    size_t lines; /* of its last chart */
    lxw_row_t row, charts;
    lxw_col_t column, columns;
    double width; /* of all its columns */
    bool begun, placed; /* a row of the sheet; its last chart */
};

/* ---- reading the records ---- */

static bool fail(struct reading *r, const char *why)
{
    if (r->why == NULL)
        r->why = why;
    return false;
}

static bool take(struct reading *r, void *to, size_t n)
{
    if ((size_t)(r->end - r->at) < n)
        return fail(r, "the workbook ends within a record");
    memcpy(to, r->at, n);
    r->at += n;
    return true;
}

/* A text of its own, which the caller frees; NULL when there is none. */
static char *take_text(struct reading *r)
{
    unsigned char length[4];
    if (!take(r, length, sizeof length))
        return NULL;
    size_t n = length[0] | (size_t)length[1] << 8 | (size_t)length[2] << 16 | (size_t)length[3] << 24;
    char *s = (size_t)(r->end - r->at) >= n ? malloc(n + 1) : NULL;
    if (s == NULL || memchr(r->at, '\0', n) != NULL) {
        free(s);
        fail(r, "a text of the workbook is broken, or memory is out");
        return NULL;
    }
    memcpy(s, r->at, n);
    s[n] = '\0';
    r->at += n;
    return s;
}

static bool take_number(struct reading *r, double *x)
{
    return take(r, x, sizeof *x) && (isfinite(*x) || fail(r, "a number of the workbook is not finite"));
}

/* A row or column, counted from 0. */
static bool take_place(struct reading *r, int *place)
{
    double x;
    if (!take_number(r, &x) || x < 0 || x >= LXW_ROW_MAX)
        return fail(r, "a place in the workbook is outside the sheet");
    *place = (int)x;
    return true;
}

/* ---- formats ---- */

static lxw_format *format(struct book *b, const char *number)
{
    lxw_format *f = workbook_add_format(b->workbook);
    if (f == NULL)
        return NULL;
    format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
    if (number != NULL)
        format_set_num_format(f, number);
    return f;
}

static bool add_formats(struct book *b)
{
    static const char *const NUMBERS[STYLES] = {NULL, "#,##0.00", "0.##%", "yyyy-mm-dd", "0.00"};
    for (int i = 0; i < STYLES; i++)
        if ((b->style[i] = format(b, NUMBERS[i])) == NULL)
            return false;
    b->text = format(b, NULL);
    b->head = format(b, NULL);
    if (b->text == NULL || b->head == NULL)
        return false;
    format_set_text_wrap(b->text);
    format_set_text_wrap(b->head);
    format_set_bold(b->head);
    format_set_bg_color(b->head, 0xD5E0EA);
    format_set_bottom(b->head, LXW_BORDER_THIN);
    return true;
}

static lxw_format *style_of(const struct book *b, char letter)
{
    static const char LETTERS[STYLES + 1] = "0mpd2";
    const char *found = letter != '\0' ? strchr(LETTERS, letter) : NULL;
    return b->style[found != NULL ? found - LETTERS : 0];
}

/* ---- sheets, cells and charts ---- */

static bool begin_sheet(struct book *b, struct reading *r)
{
    free(b->title);
    b->title = take_text(r);
    b->sheet = b->title != NULL ? workbook_add_worksheet(b->workbook, b->title) : NULL;
    if (b->sheet == NULL)
        return fail(r, "a sheet cannot be called so");
    worksheet_freeze_panes(b->sheet, 1, 0);
    worksheet_set_paper(b->sheet, A4);
    worksheet_set_landscape(b->sheet);
    worksheet_repeat_rows(b->sheet, 0, 0);
    b->chart = NULL;
    b->row = b->charts = 0;
    b->column = b->columns = 0;
    b->width = 0;
    b->begun = false;
    return true;
}

static bool add_width(struct book *b, struct reading *r)
{
    double width;
    if (!take_number(r, &width))
        return false;
    worksheet_set_column(b->sheet, b->columns, b->columns, width, NULL);
    b->columns++;
    b->width += width;
    return true;
}

static bool written(struct reading *r, lxw_error error)
{
    if (error == LXW_NO_ERROR)
        return true;
    return fail(r, error == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED ? "a cell of a spreadsheet holds at most 32767 characters"
        : error == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE ? "a sheet holds at most 1048576 rows and 16384 columns" : lxw_strerror(error));
}

static bool add_text(struct book *b, struct reading *r, bool head)
{
    char *s = take_text(r);
    if (s == NULL)
        return false;
    bool good = written(r, worksheet_write_string(b->sheet, b->row, b->column++, s, head ? b->head : b->text));
    free(s);
    return good;
}

static bool add_number(struct book *b, struct reading *r)
{
    char letter;
    double x;
    return take(r, &letter, 1) && take_number(r, &x) &&
        written(r, worksheet_write_number(b->sheet, b->row, b->column++, x, style_of(b, letter)));
}

static bool add_flag(struct book *b, struct reading *r)
{
    char flag;
    return take(r, &flag, 1) && written(r, worksheet_write_boolean(b->sheet, b->row, b->column++, flag != 0, b->style[0]));
}

static bool begin_chart(struct book *b, struct reading *r)
{
    char *title = take_text(r), *across = title ? take_text(r) : NULL, *up = across ? take_text(r) : NULL;
    b->chart = up != NULL ? workbook_add_chart(b->workbook, LXW_CHART_LINE) : NULL;
    if (b->chart != NULL) {
        chart_title_set_name(b->chart, title);
        chart_axis_set_name(b->chart->x_axis, across);
        chart_axis_set_name(b->chart->y_axis, up);
        chart_axis_set_label_position(b->chart->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW); /* not across the curve at 0 */
        chart_legend_set_position(b->chart, LXW_CHART_LEGEND_BOTTOM);
        chart_show_blanks_as(b->chart, LXW_CHART_BLANKS_AS_GAP);
        b->placed = false;
        b->lines = 0;
    }
    free(title), free(across), free(up);
    return b->chart != NULL || fail(r, "a chart of the workbook cannot be made");
}

/* Once a chart has a line it can be put on the sheet: to the right of the cells, the charts under one another. */
static bool place_chart(struct book *b, struct reading *r)
{
    enum { ROWS = 27, WIDTH = 1000, HEIGHT = 500 };
    lxw_chart_options size = {.x_scale = WIDTH / 480.0, .y_scale = HEIGHT / 288.0};
    if (b->placed)
        return true;
    b->placed = true;
    return written(r, worksheet_insert_chart_opt(b->sheet, 1 + b->charts++ * ROWS, (lxw_col_t)(b->columns + 1), b->chart, &size));
}

/* Colours that also those tell apart who see no red or green. */
static void color_line(lxw_chart_series *line, size_t number)
{
    static const lxw_color_t COLORS[] = {0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xE69F00};
    lxw_color_t color = COLORS[number % (sizeof COLORS / sizeof *COLORS)];
    lxw_chart_line stroke = {.color = color, .width = 2};
    lxw_chart_fill fill = {.color = color};
    chart_series_set_line(line, &stroke);
    chart_series_set_marker_type(line, LXW_CHART_MARKER_CIRCLE);
    chart_series_set_marker_fill(line, &fill);
    chart_series_set_marker_line(line, &stroke);
}

static bool add_line(struct book *b, struct reading *r)
{
    int names, numbers, first, last;
    char *name = take_text(r);
    bool good = name != NULL && b->chart != NULL && take_place(r, &names) && take_place(r, &numbers) && take_place(r, &first) &&
        take_place(r, &last);
    lxw_chart_series *line = good ? chart_add_series(b->chart, NULL, NULL) : NULL;
    if (line != NULL) {
        lxw_row_t from = (lxw_row_t)first, to = (lxw_row_t)last;
        chart_series_set_categories(line, b->title, from, (lxw_col_t)names, to, (lxw_col_t)names);
        chart_series_set_values(line, b->title, from, (lxw_col_t)numbers, to, (lxw_col_t)numbers);
        chart_series_set_name(line, name);
        color_line(line, b->lines++);
    }
    free(name);
    return line != NULL ? place_chart(b, r) : fail(r, "a line of a chart cannot be made");
}

static bool begin_row(struct book *b, struct reading *r)
{
    enum { LINE = 15, HIGHEST = 409, WIDE = 260 }; /* points; characters that can still be read on one page */
    double lines;
    if (!take_number(r, &lines))
        return false;
    b->row += b->begun;
    if (!b->begun && b->width <= WIDE)
        worksheet_fit_to_pages(b->sheet, 1, 0); /* as wide as a page, as long as it gets */
    b->begun = true;
    b->column = 0;
    if (lines <= 1)
        return true;
    return written(r, worksheet_set_row(b->sheet, b->row, lines * LINE < HIGHEST ? lines * LINE : HIGHEST, NULL));
}

static bool add_record(struct book *b, struct reading *r)
{
    char letter = *r->at++;
    if (letter == 'S')
        return begin_sheet(b, r);
    if (b->sheet == NULL)
        return fail(r, "the workbook does not begin with a sheet");
    switch (letter) {
    case 'W': return add_width(b, r);
    case 'R': return begin_row(b, r);
    case 'h': return add_text(b, r, true);
    case 't': return add_text(b, r, false);
    case 'n': return add_number(b, r);
    case 'b': return add_flag(b, r);
    case 'e': b->column++; return true;
    case 'G': return begin_chart(b, r);
    case 'L': return add_line(b, r);
    default: return fail(r, "the workbook has a record of an unknown kind");
    }
}

bool rs_workbook_write(const char *bytes, size_t n, rs_buffer *out, const char **why)
{
    struct reading r = {bytes, bytes + n, NULL};
    struct book b = {.workbook = workbook_new("workbook.xlsx")};
    lxw_doc_properties about = {.created = CREATED};
    if (b.workbook == NULL || !add_formats(&b))
        fail(&r, "out of memory for the workbook");
    if (b.workbook != NULL)
        workbook_set_properties(b.workbook, &about);
    while (r.why == NULL && r.at < r.end)
        add_record(&b, &r);
    free(b.title);
    /* closing also frees it; what is broken is thrown away after that */
    lxw_error error = b.workbook != NULL ? workbook_close(b.workbook) : LXW_NO_ERROR;
    if (r.why == NULL && error != LXW_NO_ERROR)
        r.why = lxw_strerror(error);
    bool good = rs_memory_file_take(out) && r.why == NULL;
    if (!good) {
        rs_buffer_free(out);
        *why = r.why != NULL ? r.why : "out of memory for the workbook";
    }
    return good;
}
