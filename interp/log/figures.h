/* What else a log shows: how long activities take and are waited for, through which channels, where cases end, what is done
   again. Exact. Owned by the figures until rs_figures_free. */
#ifndef RS_LOG_FIGURES_H
#define RS_LOG_FIGURES_H

#include "log/count.h"
#include "log/tally.h"

enum { RS_QUANTILES = 6 };

extern const double rs_quantiles[RS_QUANTILES]; /* 0.05, 0.25, 0.5, 0.75, 0.9, 0.95 */

struct rs_spread {
    uint64_t n;
    double median, mean; /* seconds; NAN of none */
};

struct rs_figures {
    /* by activity */
    uint64_t *visits;   /* cases with it */
    uint64_t *repeated; /* cases in which it occurs more than once */
    uint64_t *again;    /* its occurrences after the first of its case */
    struct rs_spread *took;   /* from its start to its completion, where the log tells both */
    struct rs_spread *waited; /* from the event before in the case to its start */
    uint64_t rework;          /* cases in which some activity occurs more than once */
    struct rs_pair *channels; /* activity, channel (0 for none, else its number + 1): events */
    size_t channel_pairs;
    struct rs_pair *switches; /* channel of an event, channel of the next in the case: steps */
    size_t switch_pairs;
    struct rs_pair *loops; /* a, b: how often a, b, a follow each other, a not being b */
    size_t loop_pairs;
    double quantile[RS_QUANTILES]; /* of the seconds of a case */
};

/* Of a sorted log and what was counted of it. False where memory is out. */
bool rs_figures_make(struct rs_figures *figures, const struct rs_events *log, const uint32_t *first);

/* The same and the counts, at the same time where there are several threads. */
bool rs_figures_with_counts(struct rs_figures *figures, struct rs_counts *counts, const struct rs_events *log, const uint32_t *first,
                            int threads);

void rs_figures_free(struct rs_figures *figures);

/* The median seconds of the cases of each variant, by its number in counts; the caller's to free. NULL where memory is out. */
double *rs_figures_of_variants(const struct rs_counts *counts, const struct rs_events *log, const uint32_t *first);

/* From the first event of activity a in a case to the first of b after it. */
struct rs_between {
    uint32_t of_case;
    int64_t from, to; /* ms */
};

/* Of all cases that have both so, in their order; the caller's to free. NULL where memory is out. */
struct rs_between *rs_figures_between(const struct rs_events *log, const uint32_t *first, uint16_t a, uint16_t b, size_t *n);

#endif
