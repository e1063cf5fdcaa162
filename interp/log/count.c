#include "log/count.h"

#include "engine/mem.h"
#include "log/spread.h"
#include "log/tally.h"

#include <stdlib.h>
#include <string.h>

/* ---- which follows which ---- */

static bool count_pairs(struct rs_tally *seen, const struct rs_events *log, const uint32_t *first)
{
    for (uint32_t k = 0; k < log->cases.count; k++)
        for (size_t i = (size_t)first[k] + 1; i < first[k + 1]; i++) {
            uint64_t *cell = rs_tally_cell(seen, log->activity[i - 1], log->activity[i]);
            if (cell == NULL)
                return false;
            ++*cell;
        }
    return true;
}

/* The times of each pair, one pair's after the other's; then what they are in the middle. */
static bool time_pairs(struct rs_counts *c, struct rs_tally *seen, const struct rs_events *log, const uint32_t *first)
{
    size_t at = 0;
    for (size_t p = 0; p < c->follows; p++) {
        *rs_tally_cell(seen, c->follow[p].from, c->follow[p].to) = at; /* where its times begin */
        at += c->follow[p].count;
    }
    int64_t *apart = malloc((at + 1) * sizeof *apart);
    if (apart == NULL)
        return false;
    for (uint32_t k = 0; k < log->cases.count; k++)
        for (size_t i = (size_t)first[k] + 1; i < first[k + 1]; i++)
            apart[(*rs_tally_cell(seen, log->activity[i - 1], log->activity[i]))++] = log->time[i] - log->time[i - 1];
    at = 0;
    for (size_t p = 0; p < c->follows; at += c->follow[p++].count) {
        c->follow[p].mean = rs_spread_mean(apart + at, c->follow[p].count);
        c->follow[p].median = rs_spread_median(apart + at, c->follow[p].count);
    }
    free(apart);
    return true;
}

static bool count_follows(struct rs_counts *c, const struct rs_events *log, const uint32_t *first)
{
    struct rs_tally seen;
    uint32_t a = log->activities.count;
    bool good = rs_tally_make(&seen, a, a) && count_pairs(&seen, log, first);
    struct rs_pair *pairs = good ? rs_tally_list(&seen, &c->follows) : NULL;
    good = pairs != NULL && (c->follow = calloc(c->follows + 1, sizeof *c->follow)) != NULL;
    for (size_t p = 0; good && p < c->follows; p++)
        c->follow[p] = (struct rs_follow){pairs[p].row, pairs[p].column, pairs[p].count, 0, 0};
    free(pairs);
    good = good && time_pairs(c, &seen, log, first);
    rs_tally_free(&seen);
    return good;
}

/* ---- variants ---- */

static uint64_t hash_of(const uint16_t *steps, size_t n)
{
    return rs_names_hash((const char *)steps, n * sizeof *steps);
}

static int more_frequent(const void *a, const void *b)
{
    const struct rs_variant *x = a, *y = b;
    if (x->count != y->count)
        return (x->count < y->count) - (x->count > y->count);
    return (x->at > y->at) - (x->at < y->at);
}

/* The variant of a case, which is added where it is new; UINT32_MAX where memory is out. */
static uint32_t variant_of(struct rs_counts *c, const struct rs_events *log, uint32_t from, uint32_t n, uint64_t *slot, size_t slots, size_t *room)
{
    const uint16_t *steps = log->activity + from;
    uint64_t hash = hash_of(steps, n), at = hash & (slots - 1);
    for (; slot[at] != 0; at = (at + 1) & (slots - 1)) {
        const struct rs_variant *v = &c->variant[(uint32_t)slot[at] - 1];
        if (slot[at] >> 32 == hash >> 32 && v->n == n && memcmp(log->activity + v->at, steps, n * sizeof *steps) == 0)
            return (uint32_t)slot[at] - 1;
    }
    if (!rs_mem_grow(&c->variant, room, c->variants + 1, sizeof *c->variant))
        return UINT32_MAX;
    c->variant[c->variants++] = (struct rs_variant){from, n, 0, 0};
    slot[at] = (hash >> 32 << 32) | c->variants;
    return (uint32_t)c->variants - 1;
}

/* The variants in their order, and the cases' numbers of them. */
static bool order_variants(struct rs_counts *c, uint32_t cases)
{
    uint32_t *now = malloc((c->variants + 1) * sizeof *now);
    if (now == NULL)
        return false;
    for (size_t v = 0; v < c->variants; v++)
        c->variant[v].was = (uint32_t)v;
    if (c->variants > 0)
        qsort(c->variant, c->variants, sizeof *c->variant, more_frequent);
    for (size_t v = 0; v < c->variants; v++)
        now[c->variant[v].was] = (uint32_t)v;
    for (uint32_t k = 0; k < cases; k++)
        if (c->of_case[k] != UINT32_MAX)
            c->of_case[k] = now[c->of_case[k]];
    free(now);
    return true;
}

static bool count_variants(struct rs_counts *c, const struct rs_events *log, const uint32_t *first)
{
    size_t slots = 1024, room = 0;
    while (slots < (size_t)log->cases.count * 2)
        slots *= 2;
    uint64_t *slot = calloc(slots, sizeof *slot); /* upper half of the hash, and number + 1 */
    c->of_case = malloc(((size_t)log->cases.count + 1) * sizeof *c->of_case);
    bool good = slot != NULL && c->of_case != NULL;
    for (uint32_t k = 0; good && k < log->cases.count; k++) {
        bool none = first[k] == first[k + 1];
        c->of_case[k] = none ? UINT32_MAX : variant_of(c, log, first[k], first[k + 1] - first[k], slot, slots, &room);
        good = none || c->of_case[k] != UINT32_MAX;
        if (good && !none)
            c->variant[c->of_case[k]].count++;
    }
    free(slot);
    return good && order_variants(c, log->cases.count);
}

/* ---- cases ---- */

static bool count_cases(struct rs_counts *c, const struct rs_events *log, const uint32_t *first)
{
    size_t n = 0, cases = log->cases.count;
    int64_t *took = malloc((cases + 1) * sizeof *took);
    if (took == NULL)
        return false;
    for (uint32_t k = 0; k < cases; k++) {
        if (first[k] == first[k + 1])
            continue; /* of a file that was read twice */
        c->starts[log->activity[first[k]]]++;
        c->ends[log->activity[first[k + 1] - 1]]++;
        took[n++] = log->time[first[k + 1] - 1] - log->time[first[k]];
    }
    c->cases = n;
    c->mean_case = rs_spread_mean(took, n);
    c->median_case = rs_spread_median(took, n);
    free(took);
    return true;
}

bool rs_counts_make(struct rs_counts *c, const struct rs_events *log, const uint32_t *first)
{
    size_t a = log->activities.count;
    *c = (struct rs_counts){.events = log->n};
    c->count = calloc(3 * a + 3, sizeof *c->count);
    bool good = c->count != NULL;
    if (good) {
        c->starts = c->count + a + 1;
        c->ends = c->starts + a + 1;
        for (size_t i = 0; i < log->n; i++)
            c->count[log->activity[i]]++;
    }
    good = good && count_cases(c, log, first) && count_follows(c, log, first) && count_variants(c, log, first);
    if (!good)
        rs_counts_free(c);
    return good;
}

void rs_counts_free(struct rs_counts *c)
{
    free(c->count);
    free(c->follow);
    free(c->variant);
    free(c->of_case);
    *c = (struct rs_counts){0};
}
