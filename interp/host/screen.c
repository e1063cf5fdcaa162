#include "host/screen.h"

#include "host/escape.h"
#include "host/frame.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CELL_MAX = 64, TAB = 8, PROMPT_MAX = 60 };

struct bytes {
    char *s;
    size_t n, room;
};

struct row {
    struct bytes bytes;
    int width;
};

struct rows {
    struct row *list;
    int n, room;
    int row, column; /* of the cursor */
};

static struct rows shown;
static int top;    /* the first row of the text that is on the screen, where it is too tall for it */
static int at_row; /* where the cursor is, of those that are on the screen */
static int there;  /* how many rows below the first have been begun */

static void add(struct bytes *b, const char *s, size_t n)
{
    if (n > b->room - b->n) {
        size_t room = (b->n + n) * 2 + 64;
        char *grown = realloc(b->s, room);
        if (grown == NULL)
            return; /* a glimpse is lost; the text itself is not here */
        b->s = grown;
        b->room = room;
    }
    memcpy(b->s + b->n, s, n);
    b->n += n;
}

static void add_text(struct bytes *b, const char *s)
{
    add(b, s, strlen(s));
}

static void drop(struct rows *r)
{
    for (int i = 0; i < r->n; i++)
        free(r->list[i].bytes.s);
    free(r->list);
    *r = (struct rows){0};
}

/* ---- laying out ---- */

/* The colours, by the letters of repl/ink.lua, and those of the prompts. */
static const char *colour_of(char letter)
{
    static const struct {
        char letter;
        const char *codes;
    } table[] = {{'k', "35"}, {'s', "32"}, {'n', "36"}, {'c', "2"},      {'d', "1;34"}, {'f', "34"},
                 {'m', "1;4"}, {'x', "1;31"}, {':', "1"}, {'>', "1"}, {'.', "2"}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].letter == letter)
            return table[i].codes;
    return NULL;
}

struct layout {
    struct rows rows;
    int columns;
    bool colour, utf8;
    char letter; /* the colour that is on */
};

static struct row *last_row(struct layout *l)
{
    return &l->rows.list[l->rows.n - 1];
}

static bool next_row(struct layout *l)
{
    struct rows *r = &l->rows;
    if (r->n > 0 && l->letter != ' ')
        add_text(&last_row(l)->bytes, "\033[m");
    l->letter = ' ';
    if (r->n == r->room) {
        int room = r->room * 2 + 8;
        struct row *grown = realloc(r->list, (size_t)room * sizeof *grown);
        if (grown == NULL)
            return false;
        r->list = grown;
        r->room = room;
    }
    r->list[r->n++] = (struct row){0};
    return true;
}

static void set_letter(struct layout *l, char letter)
{
    const char *codes = colour_of(letter);
    char order[16];
    letter = codes != NULL ? letter : ' ';
    if (!l->colour || letter == l->letter)
        return;
    snprintf(order, sizeof order, codes != NULL ? "\033[0;%sm" : "\033[m", codes);
    add_text(&last_row(l)->bytes, order);
    l->letter = letter;
}

static int put_cell(void *to, const char *s, size_t n)
{
    char *cell = to;
    size_t used = strlen(cell);
    if (n >= CELL_MAX - used)
        return -1;
    memcpy(cell + used, s, n);
    cell[used + n] = '\0';
    return 0;
}

/* The character at s as it is shown, in cell -> how many bytes of s it is. */
static size_t cell_of(const struct layout *l, const char *s, size_t n, char *cell)
{
    unsigned code;
    size_t len = rs_utf8_decode(s, n, &code);
    cell[0] = '\0';
    if (!l->utf8 && (unsigned char)*s >= 0x80) {
        snprintf(cell, CELL_MAX, "\\x%02X", (unsigned)(unsigned char)*s);
        return 1;
    }
    rs_escape(s, len > 0 ? len : 1, 0, put_cell, cell);
    return len > 0 ? len : 1;
}

/* One character, that never straddles two rows. */
static void put_character(struct layout *l, const char *cell, char letter)
{
    int width = (int)rs_columns(cell, strlen(cell));
    if (last_row(l)->width + width > l->columns && !next_row(l))
        return;
    set_letter(l, letter);
    add_text(&last_row(l)->bytes, cell);
    last_row(l)->width += width;
}

static void put_words(struct layout *l, const char *s, char letter)
{
    char cell[CELL_MAX];
    for (size_t i = 0, n = strlen(s); i < n;) {
        i += cell_of(l, s + i, n - i, cell);
        put_character(l, cell, letter);
    }
}

static size_t opens_width(const struct rs_screen_text *s)
{
    size_t most = 0;
    for (size_t i = 0; i < s->nopens; i++) {
        size_t width = s->opens[i] != NULL ? rs_columns(s->opens[i], strlen(s->opens[i])) : 0;
        most = width > most ? width : most;
    }
    return most;
}

/* The prompt of a further line: what is open there, ending where the first line's ends or the longest of them does. */
static void put_further_prompt(struct layout *l, const struct rs_screen_text *s, size_t line, size_t width)
{
    const char *open = line < s->nopens && s->opens[line] != NULL ? s->opens[line] : "";
    size_t own = rs_columns(open, strlen(open)), sign = strlen("> ");
    if (width + sign > (size_t)l->columns / 2) {
        put_words(l, "> ", '.');
        return;
    }
    for (; own < width; own++)
        put_words(l, " ", '.');
    put_words(l, open, '.');
    put_words(l, "> ", '.');
}

static void note_cursor(struct layout *l)
{
    if (last_row(l)->width >= l->columns && !next_row(l))
        return;
    l->rows.row = l->rows.n - 1;
    l->rows.column = last_row(l)->width;
}

/* The cursor's row may be begun for it alone: where the text goes on there, it does so in that row. */
static void lay_out(struct layout *l, const struct rs_screen_text *s)
{
    char cell[CELL_MAX];
    size_t line = 0, prompt = rs_columns(s->prompt, strlen(s->prompt)), width = opens_width(s);
    if (prompt >= 2 && prompt - 2 > width && prompt < PROMPT_MAX)
        width = prompt - 2;
    if (!next_row(l))
        return;
    put_words(l, s->prompt, '>');
    for (size_t i = 0; i < s->n;) {
        char letter = s->ink != NULL ? s->ink[i] : ' ';
        if (i == s->point)
            note_cursor(l);
        if (s->text[i] == '\n') {
            i++;
            if (!next_row(l))
                return;
            put_further_prompt(l, s, line++, width);
        } else if (s->text[i] == '\t') {
            i++;
            do
                put_character(l, " ", ' ');
            while (last_row(l)->width % TAB != 0 && last_row(l)->width < l->columns);
        } else {
            size_t from = i;
            i += cell_of(l, s->text + i, s->n - i, cell);
            if (from < s->point && s->point < i) /* never within a character */
                note_cursor(l);
            put_character(l, cell, letter);
        }
    }
    if (s->point >= s->n)
        note_cursor(l);
    if (l->letter != ' ')
        add_text(&last_row(l)->bytes, "\033[m");
}

/* ---- writing ---- */

static void go_to_row(struct bytes *out, int row)
{
    char order[24];
    if (row < at_row) {
        snprintf(order, sizeof order, "\033[%dA", at_row - row);
        add_text(out, order);
    }
    for (; at_row < row && at_row < there; at_row++)
        add_text(out, "\033[B");
    for (; at_row < row; at_row++, there++)
        add_text(out, "\r\n");
    at_row = row;
}

static bool same(const struct row *a, const struct row *b)
{
    return a->bytes.n == b->bytes.n && (a->bytes.n == 0 || memcmp(a->bytes.s, b->bytes.s, a->bytes.n) == 0);
}

/* Of `all` only the rows from `first`, at most so many; the others are freed. */
static void cut_to_window(struct rows *all, int most)
{
    if (all->row < top || all->n <= most)
        top = all->n <= most ? 0 : all->row;
    if (all->row >= top + most)
        top = all->row - most + 1;
    if (all->n > most && top > all->n - most)
        top = all->n - most;
    int kept = 0;
    for (int i = 0; i < all->n; i++) {
        if (i < top || i >= top + most)
            free(all->list[i].bytes.s);
        else
            all->list[kept++] = all->list[i];
    }
    all->n = kept;
    all->row -= top;
}

static void flush(struct bytes *out)
{
    if (out->n > 0 && rs_write_all(1, out->s, out->n) != 0)
        out->n = 0; /* whoever reads the lines hears of it at the next read */
    free(out->s);
}

void rs_screen_begin(void)
{
    drop(&shown);
    top = at_row = there = 0;
}

void rs_screen_show(const struct rs_screen_text *s, const struct rs_terminal *t)
{
    struct layout l = {.columns = t->columns, .colour = t->colour, .utf8 = t->utf8, .letter = ' '};
    struct bytes out = {0};
    char order[24];
    lay_out(&l, s);
    cut_to_window(&l.rows, t->rows);
    for (int i = 0; i < l.rows.n; i++) {
        if (i < shown.n && same(&shown.list[i], &l.rows.list[i]))
            continue;
        go_to_row(&out, i);
        add_text(&out, "\r\033[K");
        add(&out, l.rows.list[i].bytes.s, l.rows.list[i].bytes.n);
    }
    if (shown.n > l.rows.n) {
        go_to_row(&out, l.rows.n);
        add_text(&out, "\r\033[J");
    }
    if (out.n > 0 || shown.row != l.rows.row || shown.column != l.rows.column) {
        go_to_row(&out, l.rows.row);
        add_text(&out, "\r");
        if (l.rows.column > 0) {
            snprintf(order, sizeof order, "\033[%dC", l.rows.column);
            add_text(&out, order);
        }
    }
    drop(&shown);
    shown = l.rows;
    flush(&out);
}

/* Terminals break rows that have become too long anew, and leave the cursor at its character. */
void rs_screen_resized(int columns)
{
    struct bytes out = {0};
    char order[24];
    int above = 0;
    for (int i = 0; i < at_row && i < shown.n; i++)
        above += shown.list[i].width > columns ? (shown.list[i].width + columns - 1) / columns : 1;
    above += shown.column / columns;
    if (above > 0) {
        snprintf(order, sizeof order, "\033[%dA", above);
        add_text(&out, order);
    }
    add_text(&out, "\r\033[J");
    flush(&out);
    rs_screen_begin();
}

void rs_screen_leave(void)
{
    struct bytes out = {0};
    if (shown.n > 0)
        go_to_row(&out, shown.n - 1);
    add_text(&out, "\r\n");
    flush(&out);
    rs_screen_begin();
}
