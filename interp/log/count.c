#include "log/count.h"

#include "engine/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- medians ---- */

/* The k-th smallest of n, which are put in another order (Hoare's selection). */
static int64_t nth(int64_t *v, size_t n, size_t k)
{
    size_t low = 0, high = n - 1;
    while (low < high) {
        int64_t pivot = v[low + (high - low) / 2];
        size_t i = low, j = high;
        for (;;) {
            while (v[i] < pivot)
                i++;
            while (v[j] > pivot)
                j--;
            if (i >= j)
                break;
            int64_t swap = v[i];
            v[i++] = v[j];
            v[j--] = swap;
        }
        if (v[j] > pivot || (j == i && v[j] >= pivot && j > low))
            j--;
        if (k <= j)
            high = j;
        else
            low = j + 1;
    }
    return v[k];
}

static double median_of(int64_t *v, size_t n)
{
    if (n == 0)
        return NAN;
    int64_t upper = nth(v, n, n / 2);
    if (n % 2 == 1)
        return (double)upper / 1000;
    int64_t lower = v[0]; /* the others below the middle are before it now */
    for (size_t i = 1; i < n / 2; i++)
        lower = v[i] > lower ? v[i] : lower;
    return ((double)lower + (double)upper) / 2000;
}

static double mean_of(const int64_t *v, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += (double)v[i];
    return n > 0 ? sum / (double)n / 1000 : NAN;
}

/* ---- which follows which ---- */

/* For few activities a table of all pairs; else the pairs are sorted. */
static bool count_follows(struct rs_counts *c, const struct rs_events *log, const uint32_t *first)
{
    size_t a = log->activities.count, pairs = a * a, steps = log->n - log->cases.count;
    uint64_t *seen = calloc(pairs + 1, sizeof *seen);
    int64_t *apart = malloc((steps + 1) * sizeof *apart);
    bool good = seen != NULL && apart != NULL;
    for (uint32_t k = 0; good && k < log->cases.count; k++)
        for (uint32_t i = first[k] + 1; i < first[k + 1]; i++)
            seen[(size_t)log->activity[i - 1] * a + log->activity[i]]++;
    for (size_t p = 0; good && p < pairs; p++)
        c->follows += seen[p] > 0;
    good = good && (c->follow = calloc(c->follows + 1, sizeof *c->follow)) != NULL;
    if (good) {
        size_t at = 0, n = 0;
        for (size_t p = 0; p < pairs; p++) {
            if (seen[p] == 0)
                continue;
            c->follow[n++] = (struct rs_follow){(uint32_t)(p / a), (uint32_t)(p % a), seen[p], 0, 0};
            at += seen[p];
            seen[p] = at - seen[p]; /* where its times begin */
        }
        for (uint32_t k = 0; k < log->cases.count; k++)
            for (uint32_t i = first[k] + 1; i < first[k + 1]; i++)
                apart[seen[(size_t)log->activity[i - 1] * a + log->activity[i]]++] = log->time[i] - log->time[i - 1];
        at = 0;
        for (size_t i = 0; i < c->follows; i++) {
            struct rs_follow *f = &c->follow[i];
            f->mean = mean_of(apart + at, f->count);
            f->median = median_of(apart + at, f->count);
            at += f->count;
        }
    }
    free(seen);
    free(apart);
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

static bool count_variants(struct rs_counts *c, const struct rs_events *log, const uint32_t *first)
{
    size_t slots = 1024;
    while (slots < (size_t)log->cases.count * 2)
        slots *= 2;
    uint64_t *slot = calloc(slots, sizeof *slot); /* upper half of the hash, and number + 1 */
    size_t room = 0;
    if (slot == NULL)
        return false;
    for (uint32_t k = 0; k < log->cases.count; k++) {
        const uint16_t *steps = log->activity + first[k];
        uint32_t n = first[k + 1] - first[k];
        uint64_t hash = hash_of(steps, n), at = hash & (slots - 1);
        for (; slot[at] != 0; at = (at + 1) & (slots - 1)) {
            const struct rs_variant *v = &c->variant[(uint32_t)slot[at] - 1];
            if (slot[at] >> 32 == hash >> 32 && v->n == n && memcmp(log->activity + v->at, steps, n * sizeof *steps) == 0)
                break;
        }
        if (slot[at] == 0) {
            if (!rs_mem_grow(&c->variant, &room, c->variants + 1, sizeof *c->variant)) {
                free(slot);
                return false;
            }
            c->variant[c->variants++] = (struct rs_variant){first[k], n, 0};
            slot[at] = (hash >> 32 << 32) | c->variants;
        }
        c->variant[(uint32_t)slot[at] - 1].count++;
    }
    free(slot);
    if (c->variants > 0)
        qsort(c->variant, c->variants, sizeof *c->variant, more_frequent);
    return true;
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
    c->mean_case = mean_of(took, n);
    c->median_case = median_of(took, n);
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
    *c = (struct rs_counts){0};
}
