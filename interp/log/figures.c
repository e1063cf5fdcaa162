#include "log/figures.h"

#include "engine/mem.h"
#include "log/spread.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

const double rs_quantiles[RS_QUANTILES] = {0.05, 0.25, 0.5, 0.75, 0.9, 0.95};

/* ---- visits, rework ---- */

static bool count_visits(struct rs_figures *f, const struct rs_events *log, const uint32_t *first)
{
    uint32_t a = log->activities.count;
    uint32_t *seen = calloc(2 * (size_t)a + 2, sizeof *seen), *twice = seen + a + 1; /* the last case that had it, or had it again, + 1 */
    if (seen == NULL)
        return false;
    for (uint32_t c = 0; c < log->cases.count; c++) {
        bool rework = false;
        for (size_t i = first[c]; i < first[c + 1]; i++) {
            uint16_t k = log->activity[i];
            if (seen[k] != c + 1) {
                seen[k] = c + 1;
                f->visits[k]++;
                continue;
            }
            rework = true;
            f->again[k]++;
            f->repeated[k] += twice[k] != c + 1;
            twice[k] = c + 1;
        }
        f->rework += rework;
    }
    free(seen);
    return true;
}

/* ---- durations and waits ---- */

/* Times with their activity, to be brought together by it. */
struct times {
    int64_t *ms;
    uint16_t *activity;
    size_t n;
};

static void note(struct times *t, uint16_t activity, int64_t ms)
{
    t->activity[t->n] = activity;
    t->ms[t->n++] = ms > 0 ? ms : 0;
}

/* Starts that wait for their completion, the first of each activity first. Within one case. */
struct open {
    uint32_t *head, *tail; /* by activity: events + 1, 0 for none */
    uint32_t *next;        /* by event of the case, as long as the longest case */
};

static void open_start(struct open *o, uint16_t a, uint32_t i)
{
    o->next[i] = 0;
    if (o->head[a] == 0)
        o->head[a] = i + 1;
    else
        o->next[o->tail[a] - 1] = i + 1;
    o->tail[a] = i + 1;
}

/* An event's begin, or RS_NO_START where it is not known; a start is no event of its own in this. */
static int64_t begin_of(struct open *o, const struct rs_events *log, size_t from, size_t i)
{
    uint16_t a = log->activity[i];
    if (log->start != NULL && log->start[i] != RS_NO_START)
        return log->start[i];
    if (log->transition == NULL || log->transition[i] != RS_TRANSITION_COMPLETE || o->head[a] == 0)
        return RS_NO_START;
    uint32_t start = o->head[a] - 1;
    o->head[a] = o->next[start];
    return log->time[from + start];
}

static void times_of_case(struct open *o, const struct rs_events *log, size_t from, size_t to, struct times *took, struct times *waited)
{
    for (size_t i = from; i < to; i++) {
        uint16_t a = log->activity[i];
        bool completes = log->transition != NULL && log->transition[i] == RS_TRANSITION_COMPLETE && o->head[a] != 0;
        int64_t begin = begin_of(o, log, from, i);
        if (begin != RS_NO_START)
            note(took, a, log->time[i] - begin);
        if (i > from && !completes)
            note(waited, a, (begin != RS_NO_START ? begin : log->time[i]) - log->time[i - 1]);
        if (log->transition != NULL && log->transition[i] == RS_TRANSITION_START)
            open_start(o, a, (uint32_t)(i - from));
    }
    for (size_t i = from; i < to; i++)
        o->head[log->activity[i]] = 0;
}

/* The spread of the times of each activity. */
static bool spread(struct rs_spread *to, const struct times *t, uint32_t activities)
{
    size_t *at = calloc((size_t)activities + 2, sizeof *at);
    int64_t *ms = malloc((t->n + 1) * sizeof *ms);
    bool good = at != NULL && ms != NULL;
    for (size_t i = 0; good && i < t->n; i++)
        at[t->activity[i] + 1]++;
    for (uint32_t a = 0; good && a < activities; a++)
        at[a + 1] += at[a];
    for (size_t i = 0; good && i < t->n; i++)
        ms[at[t->activity[i]]++] = t->ms[i];
    for (uint32_t a = 0; good && a < activities; a++) {
        size_t from = a > 0 ? at[a - 1] : 0, n = at[a] - from; /* they were moved on to the next one's */
        to[a] = (struct rs_spread){n, rs_spread_median(ms + from, n), rs_spread_mean(ms + from, n)};
    }
    free(at);
    free(ms);
    return good;
}

static bool make_times(struct times *t, size_t n)
{
    t->ms = malloc((n + 1) * sizeof *t->ms);
    t->activity = malloc((n + 1) * sizeof *t->activity);
    return t->ms != NULL && t->activity != NULL;
}

static void free_times(struct times *t)
{
    free(t->ms);
    free(t->activity);
}

static bool count_times(struct rs_figures *f, const struct rs_events *log, const uint32_t *first)
{
    uint32_t a = log->activities.count, longest = 0;
    for (uint32_t c = 0; c < log->cases.count; c++)
        longest = first[c + 1] - first[c] > longest ? first[c + 1] - first[c] : longest;
    bool both = log->start != NULL || log->transition != NULL;
    struct open o = {calloc((size_t)a + 1, sizeof *o.head), calloc((size_t)a + 1, sizeof *o.tail), malloc(((size_t)longest + 1) * sizeof *o.next)};
    struct times took = {0}, waited = {0};
    bool good = o.head != NULL && o.tail != NULL && o.next != NULL && make_times(&took, both ? log->n : 0) && make_times(&waited, log->n);
    for (uint32_t c = 0; good && c < log->cases.count; c++)
        times_of_case(&o, log, first[c], first[c + 1], &took, &waited);
    good = good && spread(f->took, &took, a);
    free_times(&took);
    good = good && spread(f->waited, &waited, a);
    free_times(&waited);
    free(o.head);
    free(o.tail);
    free(o.next);
    return good;
}

/* ---- pairs ---- */

static inline bool count(struct rs_tally *t, uint32_t row, uint32_t column)
{
    uint64_t *cell = rs_tally_cell(t, row, column);
    if (cell != NULL)
        ++*cell;
    return cell != NULL;
}

/* What each event and those before it in its case add to a tally. */
typedef bool adds(struct rs_tally *t, const struct rs_events *log, size_t from, size_t i);

static inline bool add_channel(struct rs_tally *t, const struct rs_events *log, size_t from, size_t i)
{
    (void)from;
    return count(t, log->activity[i], log->channel[i]);
}

static inline bool add_switch(struct rs_tally *t, const struct rs_events *log, size_t from, size_t i)
{
    return i == from || count(t, log->channel[i - 1], log->channel[i]);
}

static inline bool add_loop(struct rs_tally *t, const struct rs_events *log, size_t from, size_t i)
{
    const uint16_t *a = log->activity;
    return i < from + 2 || a[i] != a[i - 2] || a[i] == a[i - 1] || count(t, a[i], a[i - 1]);
}

/* In line, and what it adds with it: this is done for every event. */
__attribute__((always_inline)) static inline bool pairs(struct rs_pair **list, size_t *n, const struct rs_events *log, const uint32_t *first,
                                                        adds *add, uint32_t rows, uint32_t columns)
{
    struct rs_tally t;
    bool good = rs_tally_make(&t, rows, columns);
    for (uint32_t c = 0; good && c < log->cases.count; c++)
        for (size_t i = first[c]; good && i < first[c + 1]; i++)
            good = add(&t, log, first[c], i);
    *list = good ? rs_tally_list(&t, n) : NULL;
    rs_tally_free(&t);
    return *list != NULL;
}

static bool count_pairs(struct rs_figures *f, const struct rs_events *log, const uint32_t *first)
{
    uint32_t a = log->activities.count, c = log->channels.count + 1;
    return pairs(&f->loops, &f->loop_pairs, log, first, add_loop, a, a) &&
           (log->channel == NULL || (pairs(&f->channels, &f->channel_pairs, log, first, add_channel, a, c) &&
                                     pairs(&f->switches, &f->switch_pairs, log, first, add_switch, c, c)));
}

/* ---- cases ---- */

static bool quantiles(struct rs_figures *f, const struct rs_events *log, const uint32_t *first)
{
    size_t n = 0;
    int64_t *took = malloc(((size_t)log->cases.count + 1) * sizeof *took);
    for (uint32_t c = 0; took != NULL && c < log->cases.count; c++)
        if (first[c] < first[c + 1])
            took[n++] = log->time[first[c + 1] - 1] - log->time[first[c]];
    for (int k = 0; took != NULL && k < RS_QUANTILES; k++)
        f->quantile[k] = rs_spread_quantile(took, n, rs_quantiles[k]);
    free(took);
    return took != NULL;
}

bool rs_figures_make(struct rs_figures *f, const struct rs_events *log, const uint32_t *first)
{
    size_t a = (size_t)log->activities.count + 1;
    *f = (struct rs_figures){.visits = calloc(a, sizeof *f->visits), .repeated = calloc(a, sizeof *f->visits), .again = calloc(a, sizeof *f->visits),
                             .took = calloc(a, sizeof *f->took), .waited = calloc(a, sizeof *f->waited)};
    if (f->visits != NULL && f->repeated != NULL && f->again != NULL && f->took != NULL && f->waited != NULL && count_visits(f, log, first) &&
        count_times(f, log, first) && count_pairs(f, log, first) && quantiles(f, log, first))
        return true;
    rs_figures_free(f);
    return false;
}

void rs_figures_free(struct rs_figures *f)
{
    free(f->visits);
    free(f->repeated);
    free(f->again);
    free(f->took);
    free(f->waited);
    free(f->channels);
    free(f->switches);
    free(f->loops);
    *f = (struct rs_figures){0};
}

/* ---- beside the counts ---- */

struct beside {
    struct rs_figures *figures;
    const struct rs_events *log;
    const uint32_t *first;
    bool good;
};

static void *make_beside(void *what)
{
    struct beside *b = what;
    b->good = rs_figures_make(b->figures, b->log, b->first);
    return NULL;
}

bool rs_figures_with_counts(struct rs_figures *f, struct rs_counts *c, const struct rs_events *log, const uint32_t *first, int threads)
{
    struct beside b = {f, log, first, false};
    pthread_t thread;
    bool apart = threads > 1 && pthread_create(&thread, NULL, make_beside, &b) == 0;
    bool counted = rs_counts_make(c, log, first);
    if (apart)
        pthread_join(thread, NULL);
    else
        make_beside(&b);
    if (counted && b.good)
        return true;
    if (counted)
        rs_counts_free(c);
    if (b.good)
        rs_figures_free(f);
    return false;
}

double *rs_figures_of_variants(const struct rs_counts *c, const struct rs_events *log, const uint32_t *first)
{
    double *median = malloc((c->variants + 1) * sizeof *median);
    size_t *at = calloc(c->variants + 2, sizeof *at);
    int64_t *ms = malloc(((size_t)c->cases + 1) * sizeof *ms);
    bool good = median != NULL && at != NULL && ms != NULL;
    for (size_t v = 0; good && v < c->variants; v++)
        at[v + 1] = at[v] + c->variant[v].count;
    for (uint32_t k = 0; good && k < log->cases.count; k++)
        if (first[k] < first[k + 1])
            ms[at[c->of_case[k]]++] = log->time[first[k + 1] - 1] - log->time[first[k]];
    for (size_t v = 0; good && v < c->variants; v++)
        median[v] = rs_spread_median(ms + at[v] - c->variant[v].count, c->variant[v].count);
    free(at);
    free(ms);
    if (good)
        return median;
    free(median);
    return NULL;
}

struct rs_between *rs_figures_between(const struct rs_events *log, const uint32_t *first, uint16_t a, uint16_t b, size_t *n)
{
    struct rs_between *list = malloc(sizeof *list);
    size_t room = 1;
    *n = 0;
    for (uint32_t c = 0; list != NULL && c < log->cases.count; c++) {
        size_t i = first[c], k;
        while (i < first[c + 1] && log->activity[i] != a)
            i++;
        for (k = i + 1; k < first[c + 1] && log->activity[k] != b; k++)
            ;
        if (i >= first[c + 1] || k >= first[c + 1])
            continue;
        if (!rs_mem_grow(&list, &room, *n + 1, sizeof *list)) {
            free(list);
            return NULL;
        }
        list[(*n)++] = (struct rs_between){c, log->time[i], log->time[k]};
    }
    return list;
}
