#include "log/rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct rs_csv_field field(const struct rs_csv *csv, int at)
{
    struct rs_csv_field none = {NULL, 0};
    return at >= 0 && at < csv->n && at < RS_CSV_FIELDS ? csv->field[at] : none;
}

static bool same(struct rs_csv_field f, const char *word)
{
    return f.n == strlen(word) && strncasecmp(f.s, word, f.n) == 0;
}

static bool grow(void *array, size_t room, size_t size)
{
    void *grown;
    memcpy(&grown, array, sizeof grown);
    grown = realloc(grown, room * size);
    if (grown != NULL)
        memcpy(array, &grown, sizeof grown);
    return grown != NULL;
}

static bool room(struct rs_block *b, const struct rs_layout *l)
{
    size_t space = b->space * 2 + 1024;
    bool good = grow(&b->row, space, sizeof *b->row);
    for (int k = 0; good && k < RS_CODE_ATTRIBUTE + l->attributes; k++)
        good = grow(&b->code[k], space, sizeof *b->code[k]);
    good = good && (l->at[RS_COLUMN_START] < 0 || grow(&b->start, space, sizeof *b->start));
    good = good && (l->at[RS_COLUMN_LIFECYCLE] < 0 || grow(&b->transition, space, sizeof *b->transition));
    if (good)
        b->space = space;
    b->failed = b->failed || !good;
    return good;
}

/* The number of a name within the block, + 1; often it is the row's before. */
static uint32_t code_of(struct rs_block *b, int which, struct rs_csv_field f)
{
    struct rs_names *names = &b->names[which];
    if (f.n == 0)
        return 0;
    uint32_t last = b->count > 0 ? b->code[which][b->count - 1] : 0;
    if (last > 0) {
        size_t n;
        const char *s = rs_names_text(names, last - 1, &n);
        if (n == f.n && memcmp(s, f.s, n) == 0)
            return last;
    }
    uint32_t number = rs_names_number(names, f.s, f.n, rs_names_hash(f.s, f.n));
    b->failed = b->failed || number == RS_NAMES_NONE;
    return number == RS_NAMES_NONE ? 0 : number + 1;
}

static bool read_time(struct rs_csv_field f, enum rs_when_way way, struct rs_when_day *day, int64_t *ms, bool *sure)
{
    if (way != RS_WHEN_ISO)
        return rs_when_read(f.s, f.n, way, ms, sure);
    *sure = true;
    return rs_when_read_iso(f.s, f.n, day, ms);
}

/* What programs write where there is no time. */
static bool is_missing(struct rs_csv_field f)
{
    static const char *const words[] = {"NA", "N/A", "NaN", "NaT", "NULL", "None", "-"};
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (same(f, words[k]))
            return true;
    return false;
}

static void take_row(struct rs_block *b, const struct rs_layout *l, const struct rs_read *how, const struct rs_csv *csv, size_t line)
{
    struct rs_csv_field of_case = field(csv, l->at[RS_COLUMN_CASE]), activity = field(csv, l->at[RS_COLUMN_ACTIVITY]);
    struct rs_csv_field time = field(csv, l->at[RS_COLUMN_TIME]), lifecycle = field(csv, l->at[RS_COLUMN_LIFECYCLE]);
    struct rs_row *row = &b->row[b->count];
    bool sure;
    if (how->lifecycle != NULL && !same(lifecycle, how->lifecycle))
        return;
    if (of_case.n == 0 || activity.n == 0 || time.n == 0) {
        rs_bad_note(&b->left, line, of_case.n == 0 ? "case" : activity.n == 0 ? "activity" : "time", 8);
        return;
    }
    bool read = read_time(time, how->way, &b->day, &row->time, &sure);
    if (!read && is_missing(time)) {
        rs_bad_note(&b->left, line, "time", 8);
        return;
    }
    if (b->first[0] == '\0')
        snprintf(b->first, sizeof b->first, "%.*s", time.n < sizeof b->first ? (int)time.n : (int)sizeof b->first - 1, time.s);
    if (!read) {
        rs_bad_note(&b->bad, line, time.s, time.n);
        return;
    }
    row->of_case = of_case.s;
    row->case_n = (uint32_t)of_case.n;
    row->hash = rs_names_hash(of_case.s, of_case.n);
    b->code[RS_CODE_ACTIVITY][b->count] = code_of(b, RS_CODE_ACTIVITY, activity);
    b->code[RS_CODE_CHANNEL][b->count] = code_of(b, RS_CODE_CHANNEL, field(csv, l->at[RS_COLUMN_CHANNEL]));
    for (int k = 0; k < l->attributes; k++)
        b->code[RS_CODE_ATTRIBUTE + k][b->count] = code_of(b, RS_CODE_ATTRIBUTE + k, field(csv, l->attribute[k]));
    if (l->at[RS_COLUMN_LIFECYCLE] >= 0) {
        enum rs_transition t = rs_read_transition(lifecycle.s, lifecycle.n);
        b->transition[b->count] = (uint8_t)t;
        b->lifecycles = b->lifecycles || t == RS_TRANSITION_START || t == RS_TRANSITION_OTHER;
    }
    if (l->at[RS_COLUMN_START] >= 0) {
        struct rs_csv_field start = field(csv, l->at[RS_COLUMN_START]);
        bool any;
        if (!read_time(start, how->way, &b->start_day, &b->start[b->count], &any))
            b->start[b->count] = RS_NO_START;
    }
    b->sure = b->sure || sure;
    b->count++;
}

/* The line + 1 of the first NUL byte; 0 where there is none. */
static size_t line_of_nul(const struct rs_block *b)
{
    const char *nul = memchr(b->bytes, '\0', b->n);
    size_t line = 1;
    for (const char *at = b->bytes; nul != NULL && at < nul; at++)
        line += *at == '\n';
    return nul != NULL ? line : 0;
}

void rs_block_cut(struct rs_block *b, const struct rs_layout *l, const struct rs_read *how)
{
    struct rs_csv csv = {.at = b->bytes, .end = b->bytes + b->n, .separator = l->separator,
                         .quoted = memchr(b->bytes, '"', b->n) != NULL, .padded = true, .wanted = l->wanted};
    b->count = 0;
    b->bad.n = b->left.n = 0;
    b->sure = b->lifecycles = b->failed = false;
    b->first[0] = '\0';
    for (int k = 0; k < RS_CODES; k++)
        rs_names_clear(&b->names[k]);
    b->nul = line_of_nul(b);
    while (!b->failed && (b->bad.n == 0 || how->collects) && rs_csv_next(&csv))
        if (b->count < b->space || room(b, l))
            take_row(b, l, how, &csv, csv.began);
    b->lines = csv.line;
}

void rs_block_free(struct rs_block *b)
{
    free(b->bytes);
    free(b->row);
    free(b->start);
    free(b->transition);
    for (int k = 0; k < RS_CODES; k++) {
        free(b->code[k]);
        rs_names_free(&b->names[k]);
    }
}
