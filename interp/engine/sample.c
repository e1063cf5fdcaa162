#include "engine/sample.h"

#include "engine/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SHUFFLES = 20 };

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double rs_sample_quantile(const double *sorted, long n, double p)
{
    double h = (double)(n - 1) * p;
    long i = (long)floor(h);
    if (i + 1 >= n)
        return sorted[n - 1];
    return sorted[i] + (h - (double)i) * (sorted[i + 1] - sorted[i]);
}

int rs_sample_summary(const double *x, long n, struct rs_sample *out)
{
    static const double p[RS_SAMPLE_QUANTILES] = {0.05, 0.25, 0.5, 0.75, 0.95};
    double *sorted = rs_mem_take((size_t)n, sizeof *sorted), sum = 0, square = 0;
    if (sorted == NULL)
        return RS_ENOMEM;
    out->n = 0;
    for (long k = 0; k < n; k++)
        if (!isnan(x[k]))
            sorted[out->n++] = x[k];
    out->mean = out->sd = NAN;
    for (int i = 0; i < RS_SAMPLE_QUANTILES; i++)
        out->quantile[i] = NAN;
    for (long k = 0; k < out->n; k++)
        sum += sorted[k] - sorted[0]; /* from the first, so that equal figures have that mean exactly */
    if (out->n > 0)
        out->mean = sorted[0] + sum / (double)out->n;
    for (long k = 0; k < out->n; k++)
        square += (sorted[k] - out->mean) * (sorted[k] - out->mean);
    if (out->n > 1)
        out->sd = sqrt(square / (double)(out->n - 1));
    qsort(sorted, (size_t)out->n, sizeof *sorted, ascending);
    for (int i = 0; i < RS_SAMPLE_QUANTILES && out->n > 0; i++)
        out->quantile[i] = rs_sample_quantile(sorted, out->n, p[i]);
    free(sorted);
    return RS_OK;
}

double rs_sample_above(const double *x, long n, double limit)
{
    long above = 0, known = 0;
    for (long k = 0; k < n; k++) {
        known += !isnan(x[k]);
        above += x[k] > limit;
    }
    return known > 0 ? (double)above / (double)known : NAN;
}

void rs_sample_histogram(const double *x, long n, double low, double high, int bins, long *count)
{
    memset(count, 0, (size_t)bins * sizeof *count);
    for (long k = 0; k < n; k++) {
        if (isnan(x[k]) || x[k] < low || x[k] > high)
            continue;
        int bin = high > low ? (int)((x[k] - low) / (high - low) * bins) : 0;
        count[bin < bins ? bin : bins - 1]++;
    }
}

/* --- what knowing is worth --------------------------------------------------------------------- */

static bool whole(const struct rs_gains *g, long k)
{
    for (int c = 0; c < g->candidates; c++)
        if (isnan(g->gain[c][k]))
            return false;
    return g->candidates > 0;
}

static double best(const struct rs_gains *g, long k)
{
    double most = g->gain[0][k];
    for (int c = 1; c < g->candidates; c++)
        most = g->gain[c][k] > most ? g->gain[c][k] : most;
    return most;
}

/* The largest mean of a candidate over the draws order[from..to), times their number. */
static double best_together(const struct rs_gains *g, const long *order, long from, long to)
{
    double most = -INFINITY;
    for (int c = 0; c < g->candidates; c++) {
        double sum = 0;
        for (long i = from; i < to; i++)
            sum += g->gain[c][order[i]];
        most = sum > most ? sum : most;
    }
    return most;
}

/* The draws in which every candidate has a gain. NULL: no memory. */
static long *known_draws(const struct rs_gains *g, long *count)
{
    long *order = rs_mem_take((size_t)g->n, sizeof *order);
    *count = 0;
    for (long k = 0; k < g->n && order != NULL; k++)
        if (whole(g, k))
            order[(*count)++] = k;
    return order;
}

double rs_sample_perfect(const struct rs_gains *g)
{
    long count, *order = known_draws(g, &count);
    double sum = 0, worth = NAN;
    if (order == NULL)
        return NAN;
    for (long i = 0; i < count; i++)
        sum += best(g, order[i]);
    if (count > 0)
        worth = fmax(0, (sum - best_together(g, order, 0, count)) / (double)count);
    free(order);
    return worth;
}

/* The candidate with the largest mean. */
static int best_of_all(const struct rs_gains *g, const long *order, long count)
{
    int star = 0;
    double most = -INFINITY;
    for (int c = 0; c < g->candidates; c++) {
        double sum = 0;
        for (long i = 0; i < count; i++)
            sum += g->gain[c][order[i]];
        if (sum > most) {
            most = sum;
            star = c;
        }
    }
    return star;
}

/* mean[bins]: of each bin what candidate c gains more than `star`. A mean over few draws strays; so that the means vary
 * among each other no more than what is beyond chance, each is drawn to the mean of all, the factor being the root of the
 * share of their variance that the variance within the bins does not account for. */
static void bin_means(const struct rs_gains *g, int c, int star, const long *order, long count, long bins, double *mean)
{
    double all = 0, square = 0, between = 0;
    for (long b = 0; b < bins; b++) {
        long from = count * b / bins, to = count * (b + 1) / bins;
        double sum = 0;
        for (long i = from; i < to; i++) {
            double d = g->gain[c][order[i]] - g->gain[star][order[i]];
            sum += d;
            square += d * d;
        }
        all += sum;
        square -= sum * sum / (double)(to - from);
        mean[b] = sum / (double)(to - from);
    }
    all /= (double)count;
    for (long b = 0; b < bins; b++)
        between += (mean[b] - all) * (mean[b] - all);
    double within = fmax(0, square) / fmax(1, (double)(count - bins)), size = (double)count / (double)bins;
    double chance = within / size * (double)(bins - 1);
    double keep = between > chance ? sqrt(1 - chance / between) : 0;
    for (long b = 0; b < bins; b++)
        mean[b] = all + keep * (mean[b] - all);
}

/* What letting each of floor(sqrt(count)) bins of the draws take its own candidate gains; NaN: no memory. */
static double binned(const struct rs_gains *g, const long *order, long count)
{
    long bins = (long)sqrt((double)count);
    double *most = rs_mem_take(2 * (size_t)bins, sizeof *most), *mean = most + bins, sum = 0;
    if (most == NULL)
        return NAN;
    int star = best_of_all(g, order, count);
    for (int c = 0; c < g->candidates; c++) {
        if (c == star || count == 0)
            continue;
        bin_means(g, c, star, order, count, bins, mean);
        for (long b = 0; b < bins; b++)
            most[b] = mean[b] > most[b] ? mean[b] : most[b];
    }
    for (long b = 0; b < bins; b++)
        sum += most[b] * (double)(count * (b + 1) / bins - count * b / bins);
    free(most);
    return count > 0 ? sum / (double)count : 0;
}

struct keyed {
    double x;
    long k;
};

static int by_key(const void *a, const void *b)
{
    const struct keyed *p = a, *q = b;
    if (p->x != q->x)
        return p->x < q->x ? -1 : 1;
    return (p->k > q->k) - (p->k < q->k);
}

static bool sort_by(const double *x, long *order, long count)
{
    struct keyed *keyed = rs_mem_take((size_t)count, sizeof *keyed);
    if (keyed == NULL)
        return false;
    for (long i = 0; i < count; i++)
        keyed[i] = (struct keyed){x[order[i]], order[i]};
    qsort(keyed, (size_t)count, sizeof *keyed, by_key);
    for (long i = 0; i < count; i++)
        order[i] = keyed[i].k;
    free(keyed);
    return true;
}

int rs_sample_binned(const struct rs_gains *g, const double *x, double *worth)
{
    long count, *order = known_draws(g, &count);
    bool ok = order != NULL && (x == NULL || sort_by(x, order, count));
    if (ok)
        *worth = binned(g, order, count);
    ok = ok && !isnan(*worth);
    free(order);
    return ok ? RS_OK : RS_ENOMEM;
}

static uint64_t next(uint64_t *s)
{
    *s ^= *s << 13;
    *s ^= *s >> 7;
    return *s ^= *s << 17;
}

int rs_sample_bias(const struct rs_gains *g, uint64_t seed, double *mean, double *sd)
{
    long count, *order = known_draws(g, &count);
    double worth[SHUFFLES], sum = 0, square = 0;
    uint64_t state = (seed + 1) * 0x9e3779b97f4a7c15u | 1;
    if (order == NULL)
        return RS_ENOMEM;
    for (int s = 0; s < SHUFFLES; s++) {
        for (long i = count - 1; i > 0; i--) {
            long j = (long)(next(&state) % (uint64_t)(i + 1)), k = order[i];
            order[i] = order[j];
            order[j] = k;
        }
        sum += worth[s] = binned(g, order, count);
    }
    *mean = sum / SHUFFLES;
    if (isnan(sum)) {
        free(order);
        return RS_ENOMEM;
    }
    for (int s = 0; s < SHUFFLES; s++)
        square += (worth[s] - *mean) * (worth[s] - *mean);
    *sd = sqrt(square / (SHUFFLES - 1));
    free(order);
    return RS_OK;
}

int rs_sample_regret(const struct rs_gains *g, int c, double p, double *regret)
{
    long count, *order = known_draws(g, &count);
    double *list = order != NULL ? rs_mem_take((size_t)count, sizeof *list) : NULL;
    for (long i = 0; list != NULL && i < count; i++)
        list[i] = best(g, order[i]) - g->gain[c][order[i]];
    if (list != NULL)
        qsort(list, (size_t)count, sizeof *list, ascending);
    if (list != NULL)
        *regret = count > 0 ? rs_sample_quantile(list, count, p) : NAN;
    int status = list != NULL ? RS_OK : RS_ENOMEM;
    free(order);
    free(list);
    return status;
}
