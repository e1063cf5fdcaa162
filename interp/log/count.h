/* What an event log shows: which activity follows which, how often and how long after; variants; throughput. Exact: medians are
   of all values. Owned by the counts until rs_counts_free. */
#ifndef RS_LOG_COUNT_H
#define RS_LOG_COUNT_H

#include "log/events.h"

struct rs_follow {
    uint32_t from, to; /* activities */
    uint64_t count;
    double median, mean; /* seconds */
};

struct rs_variant {
    uint32_t at, n; /* its steps: events of a case that has it */
    uint64_t count; /* cases */
    uint32_t was;   /* its number in the order of first cases */
};

struct rs_counts {
    uint64_t cases, events;
    uint64_t *count, *starts, *ends; /* by activity */
    struct rs_follow *follow;        /* by from, then to */
    size_t follows;
    struct rs_variant *variant; /* the most frequent first; of as many cases: in the order of their first case */
    size_t variants;
    uint32_t *of_case; /* the number of each case's variant; of cases that have an event */
    double median_case, mean_case; /* seconds from first to last event */
};

/* Counts a sorted log; first: as rs_events_sort gave it. False where memory is out. */
bool rs_counts_make(struct rs_counts *counts, const struct rs_events *log, const uint32_t *first);

void rs_counts_free(struct rs_counts *counts);

#endif
