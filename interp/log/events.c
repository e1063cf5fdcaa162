#include "log/events.h"

#include <stdlib.h>
#include <string.h>

/* ---- the arrays: a member each, of as many bytes an event ---- */

struct lane {
    void *at; /* the pointer's place */
    size_t size;
    bool wanted; /* though it may not be there yet */
    bool start;  /* where an event has none it is RS_NO_START, else 0 */
};

enum { LANES = 6 + RS_ATTRIBUTES_MAX };

static void *get(const struct lane *l)
{
    void *array;
    memcpy(&array, l->at, sizeof array);
    return array;
}

static void set(const struct lane *l, void *array)
{
    memcpy(l->at, &array, sizeof array);
}

static int lanes_of(struct rs_events *log, unsigned with, struct lane *l)
{
    int n = 0;
    l[n++] = (struct lane){&log->of_case, sizeof *log->of_case, true, false};
    l[n++] = (struct lane){&log->activity, sizeof *log->activity, true, false};
    l[n++] = (struct lane){&log->time, sizeof *log->time, true, false};
    l[n++] = (struct lane){&log->channel, sizeof *log->channel, log->channel != NULL || (with & RS_WITH_CHANNEL) != 0, false};
    l[n++] = (struct lane){&log->start, sizeof *log->start, log->start != NULL || (with & RS_WITH_START) != 0, true};
    l[n++] = (struct lane){&log->transition, sizeof *log->transition, log->transition != NULL || (with & RS_WITH_TRANSITION) != 0, false};
    for (int k = 0; k < log->attributes; k++)
        l[n++] = (struct lane){&log->attribute[k].value, sizeof *log->attribute[k].value, true, false};
    return n;
}

/* No event of those before has it. */
static void empty(const struct lane *l, void *array, size_t from, size_t to)
{
    if (!l->start) {
        memset((char *)array + from * l->size, 0, (to - from) * l->size);
        return;
    }
    for (size_t i = from; i < to; i++)
        ((int64_t *)array)[i] = RS_NO_START;
}

bool rs_events_room(struct rs_events *log, size_t more, unsigned with)
{
    struct lane lane[LANES];
    int lanes = lanes_of(log, with, lane);
    if (more > RS_EVENTS_MAX - log->n)
        return false;
    size_t need = log->n + more, room = log->room;
    if (need > room)
        room = room + room / 2 > need ? room + room / 2 : need + 1024;
    for (int k = 0; k < lanes; k++) {
        void *array = get(&lane[k]);
        if (!lane[k].wanted || (array != NULL && room == log->room))
            continue;
        void *grown = realloc(array, room * lane[k].size);
        if (grown == NULL)
            return false;
        if (array == NULL)
            empty(&lane[k], grown, 0, log->n);
        set(&lane[k], grown);
    }
    log->room = room;
    return true;
}

/* ---- sorting ---- */

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

#define SCATTER(type)                                      \
    do {                                                   \
        const type *from = get(l);                         \
        type *here = moved;                                \
        for (size_t i = 0; i < n; i++)                     \
            here[to[i]] = from[i];                         \
    } while (0)

static bool move(const struct lane *l, size_t n, const uint32_t *to)
{
    void *moved = malloc((n + 1) * l->size);
    if (moved == NULL)
        return false;
    if (l->size == 8)
        SCATTER(uint64_t);
    else if (l->size == 4)
        SCATTER(uint32_t);
    else if (l->size == 2)
        SCATTER(uint16_t);
    else
        SCATTER(uint8_t);
    free(get(l));
    set(l, moved);
    return true;
}

struct step {
    int64_t time;
    size_t order;
};

static int earlier(const void *a, const void *b)
{
    const struct step *x = a, *y = b;
    return x->time != y->time ? (x->time > y->time) - (x->time < y->time) : (x->order > y->order) - (x->order < y->order);
}

/* The events of one case in the order of time. Most logs are written in that order. */
static bool order_case(const struct rs_events *log, const struct lane *lane, int lanes, size_t from, size_t to)
{
    bool ordered = true;
    for (size_t i = from + 1; i < to && ordered; i++)
        ordered = log->time[i - 1] <= log->time[i];
    if (ordered)
        return true;
    struct step *steps = malloc((to - from) * sizeof *steps);
    char *was = malloc((to - from) * sizeof(int64_t));
    if (steps != NULL && was != NULL) {
        for (size_t i = from; i < to; i++)
            steps[i - from] = (struct step){log->time[i], i - from};
        qsort(steps, to - from, sizeof *steps, earlier);
        for (int k = 0; k < lanes; k++) {
            size_t size = lane[k].size;
            char *array = get(&lane[k]);
            if (array == NULL)
                continue;
            memcpy(was, array + from * size, (to - from) * size);
            for (size_t i = from; i < to; i++)
                memcpy(array + i * size, was + steps[i - from].order * size, size);
        }
        ordered = true;
    }
    free(steps);
    free(was);
    return ordered;
}

bool rs_events_sort(struct rs_events *log, uint32_t **first)
{
    struct lane lane[LANES];
    *first = calloc((size_t)log->cases.count + 1, sizeof **first);
    uint32_t *to = *first != NULL ? places(log, *first) : NULL;
    free(log->of_case);
    log->of_case = NULL; /* *first says it now */
    int lanes = lanes_of(log, 0, lane);
    bool done = to != NULL;
    for (int k = 0; done && k < lanes; k++)
        done = get(&lane[k]) == NULL || move(&lane[k], log->n, to);
    log->room = log->n + 1;
    free(to);
    for (uint32_t c = 0; done && c < log->cases.count; c++)
        done = order_case(log, lane, lanes, (*first)[c], (*first)[c + 1]);
    if (done)
        return true;
    free(*first);
    *first = NULL;
    return false;
}

void rs_events_free(struct rs_events *log)
{
    if (!log->lent) {
        rs_names_free(&log->cases);
        rs_names_free(&log->channels);
        for (int k = 0; k < log->attributes; k++)
            rs_names_free(&log->attribute[k].names);
    }
    if (!log->lent_activities)
        rs_names_free(&log->activities);
    for (int k = 0; k < log->attributes; k++)
        free(log->attribute[k].value);
    free(log->of_case);
    free(log->activity);
    free(log->channel);
    free(log->time);
    free(log->start);
    free(log->transition);
    *log = (struct rs_events){0};
}
