#include "log/paths.h"

#include "engine/mem.h"

#include <stdlib.h>
#include <string.h>

/* ---- making paths ---- */

bool rs_paths_step(struct rs_paths *p, uint32_t channel)
{
    if (!rs_mem_grow(&p->step, &p->steps_room, p->steps + 1, sizeof *p->step))
        return false;
    p->step[p->steps++] = (uint16_t)channel;
    return channel < RS_ACTIVITIES_MAX;
}

bool rs_paths_end(struct rs_paths *p, size_t at, double conversions, double value, double null)
{
    if (p->steps == at || p->steps > UINT32_MAX)
        return p->steps == at;
    if (!rs_mem_grow(&p->path, &p->room, p->n + 1, sizeof *p->path))
        return false;
    p->path[p->n++] = (struct rs_path){(uint32_t)at, (uint32_t)(p->steps - at), conversions, value, null};
    p->conversions += conversions;
    p->value += value;
    return true;
}

bool rs_paths_of_log(struct rs_paths *p, const struct rs_events *log, const uint32_t *first, uint32_t goal)
{
    const struct rs_names *names = log->channel != NULL ? &log->channels : &log->activities;
    for (uint32_t i = 0; i < names->count; i++) { /* the same numbers as in the log */
        size_t n;
        const char *s = rs_names_text(names, i, &n);
        if (rs_names_number(&p->channels, s, n, rs_names_hash(s, n)) != i)
            return false;
    }
    for (uint32_t c = 0; c < log->cases.count; c++) {
        size_t at = p->steps;
        bool converts = false;
        for (uint32_t i = first[c]; i < first[c + 1] && !converts; i++) {
            converts = log->activity[i] == goal;
            uint32_t step = log->channel == NULL ? log->activity[i] : log->channel[i] > 0 ? log->channel[i] - 1u : RS_NAMES_NONE;
            bool counts = step != RS_NAMES_NONE && (log->channel != NULL || !converts); /* the goal itself is no touch */
            if (counts && !rs_paths_step(p, step))
                return false;
        }
        if (!rs_paths_end(p, at, converts, 0, !converts))
            return false;
    }
    return true;
}

bool rs_paths_touch(const struct rs_paths *paths, uint32_t channel)
{
    bool touched = false;
    for (size_t i = 0; i < paths->steps && !touched; i++)
        touched = paths->step[i] == channel;
    return touched;
}

/* ---- rules of thumb ---- */

static void by_rules(const struct rs_paths *p, double made, const struct rs_path *path, double *const *to)
{
    const uint16_t *step = p->step + path->at;
    uint32_t n = path->n;
    double weight = 1, sum = 0;
    to[RS_BY_FIRST][step[0]] += made;
    to[RS_BY_LAST][step[n - 1]] += made;
    for (uint32_t k = n; k-- > 0; weight /= 2)
        sum += weight;
    weight = 1;
    for (uint32_t k = n; k-- > 0; weight /= 2) {
        bool end = k == 0 || k == n - 1;
        to[RS_BY_LINEAR][step[k]] += made / n;
        to[RS_BY_DECAY][step[k]] += made * weight / sum;
        to[RS_BY_POSITION][step[k]] += made * (n == 1 ? 1 : n == 2 ? 0.5 : end ? 0.4 : 0.2 / (n - 2));
    }
}

/* ---- the chain ---- */

/* States are the last `order` channels of a way, numbered as they occur; 0 is the begin. What leaves a state is a list of where to
   and how often; CONVERTS and LOST are where ways end. */
enum { CONVERTS = UINT32_MAX, LOST = UINT32_MAX - 1 };

struct leaving {
    uint32_t from, to;
    uint16_t channel; /* of `to`, where it is a state */
    double count;
};

struct chain {
    struct rs_names states; /* named by their channels' bytes */
    struct leaving *list;
    size_t n, room, *of; /* of: where each state's list begins */
    double *total, *chance;
};

static bool leave(struct chain *c, uint32_t from, uint32_t to, uint16_t channel, double count)
{
    if (!rs_mem_grow(&c->list, &c->room, c->n + 1, sizeof *c->list))
        return false;
    c->list[c->n++] = (struct leaving){from, to, channel, count};
    return true;
}

static int in_order(const void *a, const void *b)
{
    const struct leaving *x = a, *y = b;
    return x->from != y->from ? (x->from > y->from) - (x->from < y->from) : (x->to > y->to) - (x->to < y->to);
}

static bool walk(struct chain *c, const struct rs_paths *p, int order)
{
    for (size_t i = 0; i < p->n; i++) {
        const struct rs_path *path = &p->path[i];
        const uint16_t *step = p->step + path->at;
        double count = path->conversions + path->null;
        uint32_t state = 0;
        if (count == 0)
            continue;
        for (uint32_t k = 0; k < path->n; k++) {
            uint32_t kept = k + 1 < (uint32_t)order ? k + 1 : (uint32_t)order;
            const char *name = (const char *)(step + k + 1 - kept);
            uint32_t next = rs_names_number(&c->states, name, kept * sizeof *step, rs_names_hash(name, kept * sizeof *step));
            if (next == RS_NAMES_NONE || !leave(c, state, next, step[k], count))
                return false;
            state = next;
        }
        if (!leave(c, state, CONVERTS, 0, path->conversions) || !leave(c, state, LOST, 0, path->null))
            return false;
    }
    return true;
}

/* The same ways as one, each with its share of all that leave the state. */
static bool settle(struct chain *c)
{
    size_t n = 0;
    if (c->n > 0)
        qsort(c->list, c->n, sizeof *c->list, in_order);
    for (size_t i = 0; i < c->n; i++) {
        if (n > 0 && c->list[n - 1].from == c->list[i].from && c->list[n - 1].to == c->list[i].to)
            c->list[n - 1].count += c->list[i].count;
        else
            c->list[n++] = c->list[i];
    }
    c->n = n;
    c->of = calloc((size_t)c->states.count + 2, sizeof *c->of);
    c->total = calloc((size_t)c->states.count + 1, sizeof *c->total);
    c->chance = calloc((size_t)c->states.count + 1, sizeof *c->chance);
    if (c->of == NULL || c->total == NULL || c->chance == NULL)
        return false;
    for (size_t i = 0; i < n; i++) {
        c->of[c->list[i].from + 1]++;
        c->total[c->list[i].from] += c->list[i].count;
    }
    for (uint32_t s = 0; s <= c->states.count; s++)
        c->of[s + 1] += c->of[s];
    return true;
}

/* A chain whose states are taken out one by one, each way through one becoming a way past it: counts are added and multiplied, never
   subtracted, so that nothing is lost however often customers go round (Grassmann, Taksar and Heyman, 1985). */
struct dense {
    size_t n;
    double *way, *converts, *lost; /* way: n rows of n, from row to column */
};

static bool dense_make(struct dense *d, size_t n, size_t channels)
{
    const double most = 4e9; /* steps of elimination, in all */
    *d = (struct dense){.n = n};
    if ((double)n * (double)n * (double)n * (double)(channels + 1) > most)
        return false;
    d->way = malloc((n * n + 2 * n) * sizeof *d->way);
    d->converts = d->way != NULL ? d->way + n * n : NULL;
    d->lost = d->way != NULL ? d->converts + n : NULL;
    return d->way != NULL;
}

static void dense_fill(struct dense *d, const struct chain *c, long without)
{
    memset(d->way, 0, (d->n * d->n + 2 * d->n) * sizeof *d->way);
    for (size_t i = 0; i < c->n; i++) {
        const struct leaving *l = &c->list[i];
        if (l->to == CONVERTS)
            d->converts[l->from] += l->count;
        else if (l->to == LOST || l->channel == without)
            d->lost[l->from] += l->count;
        else
            d->way[l->from * d->n + l->to] += l->count;
    }
}

/* The same as chance_by_rounds, exactly. */
static double chance_exactly(struct dense *d, const struct chain *c, long without)
{
    dense_fill(d, c, without);
    for (size_t m = d->n - 1; m > 0; m--) {
        const double *of = d->way + m * d->n;
        double out = d->converts[m] + d->lost[m];
        for (size_t t = 0; t < m; t++)
            out += of[t];
        for (size_t s = 0; s < m && out > 0; s++) {
            double *row = d->way + s * d->n, share = row[m] / out;
            for (size_t t = 0; t < m && share > 0; t++)
                row[t] += share * of[t];
            d->converts[s] += share * d->converts[m];
            d->lost[s] += share * d->lost[m];
        }
    }
    double all = d->converts[0] + d->lost[0];
    return all > 0 ? d->converts[0] / all : 0;
}

/* The chance to convert from the begin, where whoever would come to the channel `without` is lost (-1: nobody is). By Gauss and
   Seidel, the last states first, until nothing moves any more: for chains of very many states. */
static double chance_by_rounds(struct chain *c, long without)
{
    double moved = 1;
    memset(c->chance, 0, ((size_t)c->states.count + 1) * sizeof *c->chance);
    for (int round = 0; moved > 1e-16 && round < 100000; round++) {
        moved = 0;
        for (uint32_t s = c->states.count + 1; s-- > 0;) {
            double sum = 0, back = 0;
            for (size_t i = c->of[s]; i < c->of[s + 1]; i++) {
                const struct leaving *l = &c->list[i];
                if (l->to == CONVERTS)
                    sum += l->count;
                else if (l->to == s && l->to != LOST && l->channel != without)
                    back += l->count;
                else if (l->to != LOST && l->channel != without)
                    sum += l->count * c->chance[l->to];
            }
            double chance = c->total[s] > back ? sum / (c->total[s] - back) : 0;
            double by = chance > c->chance[s] ? chance - c->chance[s] : c->chance[s] - chance;
            moved = by > moved ? by : moved;
            c->chance[s] = chance;
        }
    }
    return c->chance[0];
}

static void chain_free(struct chain *c)
{
    rs_names_free(&c->states);
    free(c->list);
    free(c->of);
    free(c->total);
    free(c->chance);
}

static bool by_removal(const struct rs_paths *p, int order, struct rs_credit *credit)
{
    struct chain c = {0};
    /* a name of its own for the begin: no state has no channel */
    bool good = rs_names_number(&c.states, "", 0, rs_names_hash("", 0)) == 0 && walk(&c, p, order) && settle(&c);
    double sum = 0;
    if (good) {
        struct dense d;
        bool exactly = dense_make(&d, c.states.count, p->channels.count);
        credit->chance = exactly ? chance_exactly(&d, &c, -1) : chance_by_rounds(&c, -1);
        for (uint32_t k = 0; k < p->channels.count && credit->chance > 0; k++) {
            double left = exactly ? chance_exactly(&d, &c, k) : chance_by_rounds(&c, k);
            credit->removal[k] = 1 - left / credit->chance;
            sum += credit->removal[k];
        }
        free(d.way);
        for (uint32_t k = 0; sum > 0 && k < p->channels.count; k++) {
            credit->conversions[RS_BY_MARKOV][k] = credit->removal[k] / sum * p->conversions;
            credit->value[RS_BY_MARKOV][k] = credit->removal[k] / sum * p->value;
        }
    }
    chain_free(&c);
    return good;
}

bool rs_paths_credit(const struct rs_paths *p, int order, struct rs_credit *credit)
{
    size_t n = (size_t)p->channels.count + 1;
    *credit = (struct rs_credit){.removal = calloc((2 * RS_RULES + 1) * n, sizeof *credit->removal)};
    if (credit->removal == NULL)
        return false;
    for (size_t i = 0; i < RS_RULES; i++) {
        credit->conversions[i] = credit->removal + (2 * i + 1) * n;
        credit->value[i] = credit->removal + (2 * i + 2) * n;
    }
    for (size_t i = 0; i < p->n; i++) {
        by_rules(p, p->path[i].conversions, &p->path[i], credit->conversions);
        by_rules(p, p->path[i].value, &p->path[i], credit->value);
    }
    if (by_removal(p, order, credit))
        return true;
    rs_credit_free(credit);
    return false;
}

void rs_credit_free(struct rs_credit *credit)
{
    free(credit->removal);
    *credit = (struct rs_credit){0};
}

void rs_paths_free(struct rs_paths *p)
{
    rs_names_free(&p->channels);
    free(p->step);
    free(p->path);
    *p = (struct rs_paths){0};
}
