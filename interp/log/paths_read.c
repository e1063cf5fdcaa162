/* Tables of paths, as marketing tools write them. The headings say where the path is and how it went. */
#include "log/csv.h"
#include "log/paths.h"
#include "log/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TABLE_MOST = 512 << 20, STEPS_MOST = 128 };

enum number { CONVERSIONS, VALUE, NONE, NUMBERS };

struct table {
    struct rs_paths *paths;
    struct rs_read *how;
    struct rs_csv *csv;
    const char *parts;     /* what parts the steps of a path */
    int path;              /* its column, or -1: a column for each step */
    int step[STEPS_MOST], steps;
    int at[NUMBERS];       /* columns, -1 for none */
    bool flag;             /* conversions are told as yes or no: who did not convert is lost */
};

/* ---- the head ---- */

/* The first column of one of the names. */
static int column(const struct table *t, const char *const *names)
{
    int n = t->csv->n < RS_CSV_FIELDS ? t->csv->n : RS_CSV_FIELDS, found = -1;
    for (; *names != NULL && found < 0; names++)
        found = rs_columns_named(t->csv->field, n, *names);
    return found;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* T_1, touchpoint 2, Channel3: a word and a number. */
static bool is_step(struct rs_csv_field f)
{
    static const char *const words[] = {"t", "c", "touch", "touchpoint", "step", "stap", "channel", "kanaal", "contact", "contactmoment"};
    size_t n = f.n;
    while (n > 0 && is_digit(f.s[n - 1]))
        n--;
    if (n == f.n)
        return false;
    while (n > 0 && (f.s[n - 1] == '_' || f.s[n - 1] == ' ' || f.s[n - 1] == '.' || f.s[n - 1] == '-'))
        n--;
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (n == strlen(words[k]) && strncasecmp(f.s, words[k], n) == 0)
            return true;
    return false;
}

/* As a number of 0 or more; where decimals cannot part fields, they may have a comma. */
static bool read_number(const struct table *t, struct rs_csv_field f, double *value)
{
    char text[64], *end;
    while (f.n > 0 && (*f.s == ' ' || *f.s == '\t'))
        f.s++, f.n--;
    while (f.n > 0 && (f.s[f.n - 1] == ' ' || f.s[f.n - 1] == '\t'))
        f.n--;
    *value = 0;
    if (f.n >= sizeof text)
        return false;
    memcpy(text, f.n > 0 ? f.s : "", f.n);
    text[f.n] = '\0';
    char *comma = t->csv->separator != ',' && strchr(text, '.') == NULL ? strchr(text, ',') : NULL;
    if (comma != NULL)
        *comma = '.';
    *value = strtod(text, &end);
    return *end == '\0' && *value >= 0 && *value < 1e15;
}

/* Whether the first record has no headings: a path, and nothing but numbers after it. */
static bool no_head(struct table *t)
{
    double value;
    if (t->csv->n < 2 || t->csv->n > RS_CSV_FIELDS || t->csv->field[0].n == 0 || read_number(t, t->csv->field[0], &value))
        return false;
    for (int i = 1; i < t->csv->n; i++)
        if (t->csv->field[i].n == 0 || !read_number(t, t->csv->field[i], &value))
            return false;
    return true;
}

static bool place_without(struct table *t)
{
    int n = t->csv->n;
    if (n != 2 && n != 4)
        return rs_read_fault(t->how, 1, "has no headings; give it some: path, total_conversions, total_conversion_value, total_null");
    t->path = 0;
    t->at[CONVERSIONS] = 1;
    t->at[VALUE] = n == 4 ? 2 : -1;
    t->at[NONE] = n == 4 ? 3 : -1;
    return true;
}

static bool find_columns(struct table *t)
{
    static const char *const path[] = {"path", "paths", "pad", "paden", "route", NULL};
    static const char *const flags[] = {"conv_flag", "conversion_flag", "converted", "is_conversion", "geconverteerd", NULL};
    static const char *const of[NUMBERS][16] = {
        {"total_conversions", "conversions", "total_conversion", "conversion", "conv", "conversies", "aantal conversies", "conversie"},
        {"total_conversion_value", "conversion_value", "total_value", "value", "revenue", "conversiewaarde", "waarde", "omzet"},
        {"total_null", "total_nulls", "null", "nulls", "non_conversions", "zonder conversie"}};
    t->path = column(t, path);
    for (int k = 0; k < NUMBERS; k++)
        t->at[k] = column(t, of[k]);
    for (int i = 0; t->path < 0 && i < t->csv->n && i < RS_CSV_FIELDS && t->steps < STEPS_MOST; i++)
        if (is_step(t->csv->field[i]))
            t->step[t->steps++] = i;
    int flag = column(t, flags);
    t->flag = t->at[CONVERSIONS] < 0 ? flag >= 0 : t->steps > 0;
    t->at[CONVERSIONS] = t->at[CONVERSIONS] < 0 ? flag : t->at[CONVERSIONS];
    if (t->path < 0 && t->steps == 0)
        return rs_read_fault(t->how, 1, "has no column `path`, of channels parted by >: web > mail > shop; nor columns T_1, T_2 …; an event log needs --goal");
    if (t->at[CONVERSIONS] < 0 && t->at[NONE] >= 0)
        return rs_read_fault(t->how, 1, "has no column `total_conversions` beside \"%.*s\"", (int)t->csv->field[t->at[NONE]].n,
                             t->csv->field[t->at[NONE]].s);
    return true;
}

/* ---- rows ---- */

static struct rs_csv_field trimmed(const char *s, const char *end)
{
    while (s < end && (*s == ' ' || *s == '\t'))
        s++;
    while (end > s && (end[-1] == ' ' || end[-1] == '\t'))
        end--;
    return (struct rs_csv_field){(char *)s, (size_t)(end - s)};
}

static bool add_name(struct table *t, const char *s, const char *end)
{
    struct rs_names *names = &t->paths->channels;
    struct rs_csv_field f = trimmed(s, end);
    if (f.n == 0)
        return true;
    if (rs_utf8_is(f.s, f.n))
        return rs_paths_step(t->paths, rs_names_number(names, f.s, f.n, rs_names_hash(f.s, f.n)));
    char *made = malloc(3 * f.n);
    size_t n = made != NULL ? rs_utf8_of_1252(f.s, f.n, made) : 0;
    bool good = made != NULL && rs_paths_step(t->paths, rs_names_number(names, made, n, rs_names_hash(made, n)));
    free(made);
    return good;
}

/* The next `part` from s on; the end where there is none. */
static const char *next_part(const char *s, const char *end, const char *part)
{
    const char *at = memmem(s, (size_t)(end - s), part, strlen(part));
    return at != NULL ? at : end;
}

static bool add_names(struct table *t, struct rs_csv_field f)
{
    const char *s = f.s, *end = f.s + f.n;
    while (s < end) {
        const char *stop = next_part(s, end, t->parts), *to = stop;
        if (stop < end && *t->parts == '>' && to > s && (to[-1] == '-' || to[-1] == '='))
            to--; /* an arrow of two signs */
        if (!add_name(t, s, to))
            return false;
        s = stop < end ? stop + strlen(t->parts) : end;
    }
    return true;
}

static bool add_steps(struct table *t)
{
    const struct rs_csv *csv = t->csv;
    if (t->path >= 0)
        return t->path >= csv->n || add_names(t, csv->field[t->path]);
    for (int k = 0; k < t->steps; k++) {
        struct rs_csv_field f = t->step[k] < csv->n ? csv->field[t->step[k]] : (struct rs_csv_field){csv->at, 0};
        if (!add_name(t, f.s, f.s + f.n))
            return false;
    }
    return true;
}

/* Whether a customer converted, in a word; false where it is none of these. */
static bool in_words(struct rs_csv_field f, double *made)
{
    static const char *const yes[] = {"conv", "converted", "conversion", "yes", "true", "ja", "waar"};
    static const char *const no[] = {"null", "none", "no", "false", "lost", "nee", "onwaar"};
    f = trimmed(f.s, f.s + f.n);
    for (size_t k = 0; k < sizeof yes / sizeof *yes; k++) {
        bool is = f.n == strlen(yes[k]) && strncasecmp(f.s, yes[k], f.n) == 0, is_no = f.n == strlen(no[k]) && strncasecmp(f.s, no[k], f.n) == 0;
        *made = is;
        if (is || is_no)
            return true;
    }
    return false;
}

static bool read_numbers(struct table *t, double *numbers)
{
    const struct rs_csv *csv = t->csv;
    bool flag = t->flag;
    for (int k = 0; k < NUMBERS; k++) {
        struct rs_csv_field f = {csv->at, 0};
        if (t->at[k] >= 0 && t->at[k] < csv->n)
            f = csv->field[t->at[k]];
        numbers[k] = k == CONVERSIONS;
        if (t->at[k] < 0)
            continue;
        if (k == CONVERSIONS && in_words(f, &numbers[k]))
            flag = true;
        else if (!read_number(t, f, &numbers[k]))
            return rs_read_fault(t->how, csv->began, "a count is no number of 0 or more: '%.*s'", f.n < 60 ? (int)f.n : 60, f.s);
    }
    if (flag && t->at[NONE] < 0)
        numbers[NONE] = numbers[CONVERSIONS] == 0;
    return true;
}

static bool add_row(struct table *t)
{
    double numbers[NUMBERS];
    size_t at = t->paths->steps;
    if (!read_numbers(t, numbers))
        return false;
    if (add_steps(t) && rs_paths_end(t->paths, at, numbers[CONVERSIONS], numbers[VALUE], numbers[NONE]))
        return true;
    return rs_read_fault(t->how, t->csv->began, "is too large: memory is out, or there are over %d channels", RS_ACTIVITIES_MAX);
}

static bool read_rows(struct table *t)
{
    if (!rs_csv_head(t->csv))
        return rs_read_fault(t->how, 1, "is empty");
    bool headless = no_head(t);
    if (headless ? !place_without(t) || !add_row(t) : !find_columns(t))
        return false;
    while (rs_csv_next(t->csv))
        if (!add_row(t))
            return false;
    return true;
}

static const char *parts_of(const char *s, size_t n, char separator)
{
    if (memchr(s, '>', n) != NULL)
        return ">";
    if (memmem(s, n, "→", strlen("→")) != NULL)
        return "→";
    return separator == '|' ? ";" : "|";
}

/* ---- the whole ---- */

/* All of a file; NULL with how->fault. */
static char *whole(struct rs_source *from, struct rs_read *how, size_t *n)
{
    size_t room = 0, came;
    char *bytes = NULL;
    *n = 0;
    do {
        room = room * 2 + (1 << 20);
        char *grown = room <= TABLE_MOST ? realloc(bytes, room) : NULL;
        if (grown == NULL) {
            free(bytes);
            rs_read_fault(how, 0, "is too large for a table of paths");
            return NULL;
        }
        bytes = grown;
        came = rs_source_read(from, bytes + *n, room - *n);
        *n += came;
    } while (*n == room);
    return bytes;
}

static bool is_text(struct rs_read *how, const char *bytes, size_t n)
{
    if (n >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0))
        return rs_read_fault(how, 1, "is UTF-16; save it as UTF-8");
    return memchr(bytes, '\0', n) == NULL || rs_read_fault(how, 0, "a NUL byte is in the text; save it as UTF-8");
}

bool rs_paths_read(struct rs_paths *paths, struct rs_source *from, struct rs_read *how)
{
    size_t n;
    char *bytes = whole(from, how, &n);
    if (bytes == NULL)
        return false;
    bool good = (from->why == NULL || rs_read_fault(how, 0, "%s", from->why)) && is_text(how, bytes, n);
    size_t bom = n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    struct rs_csv csv = {.at = bytes + bom, .end = bytes + n, .line = 1, .separator = rs_csv_separator(bytes + bom, n - bom), .quoted = true};
    struct table t = {.paths = paths, .how = how, .csv = &csv, .path = -1, .at = {-1, -1, -1}};
    t.parts = parts_of(csv.at, n - bom, csv.separator);
    good = good && read_rows(&t);
    free(bytes);
    return good;
}
