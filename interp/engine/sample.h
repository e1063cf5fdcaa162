/* What a sample of draws says: means, quantiles, and what knowing is worth. Nothing is owned; scratch is made
 * and freed within a call. A NaN is a draw without a figure and is left out. Formulas: "Scenarios and
 * simulation" in the manual's "What the figures mean". */
#ifndef RS_ENGINE_SAMPLE_H
#define RS_ENGINE_SAMPLE_H

#include <stdint.h>

enum { RS_SAMPLE_QUANTILES = 5 }; /* p05 p25 p50 p75 p95 */

struct rs_sample {
    long n;           /* draws with a figure */
    double mean, sd;  /* NaN where n is 0, sd where it is 1 */
    double quantile[RS_SAMPLE_QUANTILES];
};

/* RS_OK or RS_ENOMEM. */
int rs_sample_summary(const double *x, long n, struct rs_sample *out);

/* The p-quantile of type 7 of x[n], sorted ascending, n >= 1. */
double rs_sample_quantile(const double *sorted, long n, double p);

/* The share of x[n] above `limit`; NaN where there is none. */
double rs_sample_above(const double *x, long n, double limit);

/* Counts x[n] in `bins` equal bins between low and high, the ends included. */
void rs_sample_histogram(const double *x, long n, double low, double high, int bins, long *count);

/* gain[c][n] are the gains of candidates 0..candidates-1, one draw beside the other. */
struct rs_gains {
    const double *const *gain;
    int candidates;
    long n;
};

/* What it is worth to know everything first (EVPI). */
double rs_sample_perfect(const struct rs_gains *g);

/* What it is worth to know that a draw is in one of floor(sqrt(n)) bins when they are put in the order of
 * x (NULL: as they are), before the bias of so many bins is taken off. Bins' means are shrunk by what chance alone makes
 * them vary (James and Stein's idea, with the variance kept right). RS_OK or RS_ENOMEM. */
int rs_sample_binned(const struct rs_gains *g, const double *x, double *worth);

/* The same for draws in 20 random orders: what the bins find where there is nothing to find. */
int rs_sample_bias(const struct rs_gains *g, uint64_t seed, double *mean, double *sd);

/* The p-quantile of candidate c's regret: what the best of the candidates gains more in a draw. */
int rs_sample_regret(const struct rs_gains *g, int c, double p, double *regret);

#endif
