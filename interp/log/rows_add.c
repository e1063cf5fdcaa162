/* Rows of a block become events of a log. One thread does this, block after block in the order of the file. */
#include "log/rows.h"
#include "log/utf8.h"

#include <stdlib.h>
#include <string.h>

/* The number of a name of the file; one that is no UTF-8 is made so. RS_NAMES_NONE where memory is out. */
static uint32_t number_of(struct rs_names *names, struct rs_read *how, const char *s, size_t n)
{
    if (rs_utf8_is(s, n))
        return rs_names_number(names, s, n, rs_names_hash(s, n));
    char *made = malloc(3 * n);
    if (made == NULL)
        return RS_NAMES_NONE;
    how->foreign = true;
    n = rs_utf8_of_1252(s, n, made);
    uint32_t number = rs_names_number(names, made, n, rs_names_hash(made, n));
    free(made);
    return number;
}

/* The log's numbers of a block's names, by their codes there; what has none gets the number of `none` (RS_NAMES_NONE: 0). In the
   caller's hands; NULL where memory is out. */
static uint32_t *numbers(struct rs_names *names, struct rs_read *how, const struct rs_names *within, uint32_t none)
{
    uint32_t *to = malloc(((size_t)within->count + 1) * sizeof *to);
    if (to == NULL)
        return NULL;
    to[0] = none == RS_NAMES_NONE ? 0 : none + 1;
    for (uint32_t k = 0; k < within->count; k++) {
        size_t n;
        const char *s = rs_names_text(within, k, &n);
        to[k + 1] = number_of(names, how, s, n) + 1;
        if (to[k + 1] == 0) {
            free(to);
            return NULL;
        }
    }
    return to;
}

static bool add_cases(struct rs_events *log, const struct rs_block *b)
{
    enum { AHEAD = 6 };
    const struct rs_row *row = b->row;
    uint32_t *of_case = log->of_case + log->n;
    for (size_t i = 0; i < b->count; i++) {
        if (i + 3 * AHEAD < b->count) {
            rs_names_soon(&log->cases, row[i + 3 * AHEAD].hash);
            rs_names_sooner(&log->cases, row[i + 2 * AHEAD].hash);
            rs_names_next(&log->cases, row[i + AHEAD].hash);
        }
        if (i > 0 && row[i - 1].hash == row[i].hash && row[i - 1].case_n == row[i].case_n && memcmp(row[i - 1].of_case, row[i].of_case, row[i].case_n) == 0)
            of_case[i] = of_case[i - 1];
        else
            of_case[i] = rs_names_number(&log->cases, row[i].of_case, row[i].case_n, row[i].hash);
        if (of_case[i] == RS_NAMES_NONE)
            return false;
        log->time[log->n + i] = row[i].time;
    }
    return true;
}

static bool add_activities(struct rs_events *log, struct rs_read *how, const struct rs_block *b)
{
    uint32_t *to = numbers(&log->activities, how, &b->names[RS_CODE_ACTIVITY], RS_NAMES_NONE);
    for (size_t i = 0; to != NULL && i < b->count; i++)
        log->activity[log->n + i] = (uint16_t)(to[b->code[RS_CODE_ACTIVITY][i]] - 1);
    free(to);
    return to != NULL && rs_read_few(how, log->activities.count == 0 ? 0 : log->activities.count - 1, RS_NAMES_NONE);
}

static bool add_channels(struct rs_events *log, struct rs_read *how, const struct rs_block *b)
{
    if (log->channel == NULL)
        return true;
    uint32_t *to = numbers(&log->channels, how, &b->names[RS_CODE_CHANNEL], b->count > 0 ? rs_read_channel(log, how, NULL, 0) : RS_NAMES_NONE);
    for (size_t i = 0; to != NULL && i < b->count; i++)
        log->channel[log->n + i] = (uint16_t)to[b->code[RS_CODE_CHANNEL][i]];
    free(to);
    return to != NULL && rs_read_few(how, 0, log->channels.count == 0 ? RS_NAMES_NONE : log->channels.count - 1);
}

static bool add_attribute(struct rs_events *log, struct rs_read *how, const struct rs_block *b, int k)
{
    uint32_t *to = numbers(&log->attribute[k].names, how, &b->names[RS_CODE_ATTRIBUTE + k], RS_NAMES_NONE);
    for (size_t i = 0; to != NULL && i < b->count; i++)
        log->attribute[k].value[log->n + i] = to[b->code[RS_CODE_ATTRIBUTE + k][i]];
    free(to);
    return to != NULL;
}

bool rs_block_add(const struct rs_block *b, const struct rs_layout *l, struct rs_events *log, struct rs_read *how)
{
    bool start = l->at[RS_COLUMN_START] >= 0, transition = l->at[RS_COLUMN_LIFECYCLE] >= 0;
    unsigned with = (how->used[RS_COLUMN_CHANNEL][0] != '\0' || how->otherwise != NULL ? RS_WITH_CHANNEL : 0) | (start ? RS_WITH_START : 0) |
                    (transition ? RS_WITH_TRANSITION : 0);
    bool good = rs_events_room(log, b->count, with) && add_cases(log, b) && add_activities(log, how, b) && add_channels(log, how, b);
    for (int k = 0; good && k < log->attributes; k++)
        good = add_attribute(log, how, b, k);
    if (!good)
        return rs_read_fault(how, 0, "is too large: memory is out after %zu events (--max-memory allows more)", log->n);
    for (size_t i = 0; log->start != NULL && i < b->count; i++)
        log->start[log->n + i] = start ? b->start[i] : RS_NO_START;
    if (log->transition != NULL && transition && b->count > 0)
        memcpy(log->transition + log->n, b->transition, b->count);
    else if (log->transition != NULL)
        memset(log->transition + log->n, 0, b->count);
    log->n += b->count;
    log->left_out += b->left.n;
    rs_bad_add(&how->left, &b->left);
    how->lifecycles = how->lifecycles || b->lifecycles;
    return true;
}
