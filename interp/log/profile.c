#include "log/profile.h"

#include <stdlib.h>
#include <string.h>

static void take_case(struct rs_profile *p, uint32_t *seen, uint32_t *placed, const struct rs_events *log, uint32_t k, const uint32_t *first)
{
    uint32_t from = first[k], n = first[k + 1] - from;
    for (uint32_t i = 0; n > 1 && i < n; i++) {
        uint16_t a = log->activity[from + i];
        if (seen[a] == k + 1)
            continue;
        seen[a] = k + 1;
        p->place[a] += (double)i / (n - 1);
        placed[a]++;
    }
}

bool rs_profile_make(struct rs_profile *p, const struct rs_events *log, const uint32_t *first)
{
    uint32_t n = log->activities.count, *seen = calloc((size_t)n + 1, sizeof *seen), *placed = calloc((size_t)n + 1, sizeof *placed);
    *p = (struct rs_profile){.place = calloc((size_t)n + 1, sizeof *p->place)};
    bool good = seen != NULL && placed != NULL && p->place != NULL;
    for (uint32_t k = 0; good && k < log->cases.count; k++)
        take_case(p, seen, placed, log, k, first);
    for (uint32_t a = 0; good && a < n; a++)
        p->place[a] = placed[a] > 0 ? p->place[a] / placed[a] : 0.5;
    for (size_t i = 0; good && i < log->n; i++) {
        p->from = i == 0 || log->time[i] < p->from ? log->time[i] : p->from;
        p->to = i == 0 || log->time[i] > p->to ? log->time[i] : p->to;
    }
    free(seen);
    free(placed);
    if (!good)
        rs_profile_free(p);
    return good;
}

void rs_profile_free(struct rs_profile *p)
{
    free(p->place);
    *p = (struct rs_profile){0};
}

/* ---- held against what is allowed ---- */

/* Counts the steps of a case that are not allowed, each once a case -> whether there are none. */
static bool fits(const struct rs_events *log, uint32_t k, const uint32_t *first, const bool *allowed, struct rs_fit *fit, uint32_t *last)
{
    size_t wide = (size_t)log->activities.count + 1, from = 0;
    bool good = true;
    for (uint32_t i = first[k]; i <= first[k + 1]; i++) {
        size_t to = i < first[k + 1] ? (size_t)log->activity[i] + 1 : 0, step = from * wide + to;
        if (!allowed[step]) {
            good = false;
            fit->cases[step] += last[step] != k + 1;
            last[step] = k + 1;
        }
        from = to;
    }
    return good;
}

bool rs_profile_fit(const struct rs_events *log, const uint32_t *first, const bool *allowed, struct rs_fit *fit)
{
    size_t wide = (size_t)log->activities.count + 1;
    uint32_t *last = calloc(wide * wide, sizeof *last);
    *fit = (struct rs_fit){0, 0, calloc(wide * wide, sizeof *fit->cases)};
    bool good = last != NULL && fit->cases != NULL;
    for (uint32_t k = 0; good && k < log->cases.count; k++)
        if (first[k] < first[k + 1]) {
            fit->all++;
            fit->fitting += fits(log, k, first, allowed, fit, last);
        }
    free(last);
    if (!good) {
        free(fit->cases);
        fit->cases = NULL;
    }
    return good;
}
