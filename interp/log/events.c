#include "log/events.h"

#include <stdlib.h>
#include <string.h>

static bool grow(void *array, size_t room, size_t size)
{
    void **at = array, *grown = realloc(*at, room * size);
    if (grown == NULL)
        return false;
    *at = grown;
    return true;
}

bool rs_events_room(struct rs_events *log, size_t more, bool channels)
{
    if (more > RS_EVENTS_MAX - log->n)
        return false;
    size_t need = log->n + more, room = log->room;
    if (channels && log->channel == NULL && log->room > 0 && (log->channel = calloc(log->room, sizeof *log->channel)) == NULL)
        return false;
    if (need <= log->room)
        return true;
    room = room + room / 2 > need ? room + room / 2 : need + 1024;
    if (!grow(&log->of_case, room, sizeof *log->of_case) || !grow(&log->activity, room, sizeof *log->activity) ||
        !grow(&log->time, room, sizeof *log->time) ||
        ((channels || log->channel != NULL) && !grow(&log->channel, room, sizeof *log->channel)))
        return false;
    log->room = room;
    return true;
}

/* Where each event goes: the cases one after the other, the order within them kept. NULL where memory is out. */
static uint32_t *places(const struct rs_events *log, uint32_t *first)
{
    uint32_t *to = malloc((log->n + 1) * sizeof *to);
    if (to == NULL)
        return NULL;
    memset(first, 0, (log->cases.count + 1) * sizeof *first);
    for (size_t i = 0; i < log->n; i++)
        first[log->of_case[i] + 1]++;
    for (uint32_t c = 0; c < log->cases.count; c++)
        first[c + 1] += first[c];
    for (size_t i = 0; i < log->n; i++)
        to[i] = first[log->of_case[i]]++;
    for (uint32_t c = log->cases.count; c > 0; c--) /* they were moved on by their case's events */
        first[c] = first[c - 1];
    first[0] = 0;
    return to;
}

#define MOVE(array, type)                                          \
    do {                                                           \
        type *moved = malloc((log->n + 1) * sizeof *moved);        \
        if (moved == NULL)                                         \
            return false;                                          \
        for (size_t i = 0; i < log->n; i++)                        \
            moved[to[i]] = (array)[i];                             \
        free(array);                                               \
        (array) = moved;                                           \
    } while (0)

static bool move(struct rs_events *log, const uint32_t *to)
{
    log->room = log->n + 1;
    MOVE(log->activity, uint16_t);
    MOVE(log->time, int64_t);
    if (log->channel != NULL)
        MOVE(log->channel, uint16_t);
    return true;
}

struct step {
    int64_t time;
    uint32_t order;
    uint16_t activity, channel;
};

static int earlier(const void *a, const void *b)
{
    const struct step *x = a, *y = b;
    return x->time != y->time ? (x->time > y->time) - (x->time < y->time) : (x->order > y->order) - (x->order < y->order);
}

/* The events of one case in the order of time. Most logs are written in that order. */
static bool order_case(struct rs_events *log, size_t from, size_t to)
{
    bool ordered = true;
    for (size_t i = from + 1; i < to && ordered; i++)
        ordered = log->time[i - 1] <= log->time[i];
    if (ordered)
        return true;
    struct step *steps = malloc((to - from) * sizeof *steps);
    if (steps == NULL)
        return false;
    for (size_t i = from; i < to; i++)
        steps[i - from] = (struct step){log->time[i], (uint32_t)(i - from), log->activity[i], log->channel != NULL ? log->channel[i] : 0};
    qsort(steps, to - from, sizeof *steps, earlier);
    for (size_t i = from; i < to; i++) {
        log->time[i] = steps[i - from].time;
        log->activity[i] = steps[i - from].activity;
        if (log->channel != NULL)
            log->channel[i] = steps[i - from].channel;
    }
    free(steps);
    return true;
}

bool rs_events_sort(struct rs_events *log, uint32_t **first)
{
    *first = calloc((size_t)log->cases.count + 1, sizeof **first);
    uint32_t *to = *first != NULL ? places(log, *first) : NULL;
    bool done = to != NULL && move(log, to);
    free(to);
    free(log->of_case);
    log->of_case = NULL; /* *first says it now */
    for (uint32_t c = 0; done && c < log->cases.count; c++)
        done = order_case(log, (*first)[c], (*first)[c + 1]);
    if (done)
        return true;
    free(*first);
    *first = NULL;
    return false;
}

void rs_events_free(struct rs_events *log)
{
    rs_names_free(&log->cases);
    rs_names_free(&log->activities);
    rs_names_free(&log->channels);
    free(log->of_case);
    free(log->activity);
    free(log->channel);
    free(log->time);
    *log = (struct rs_events){0};
}
