#include "engine/random.h"

#include "engine/dist.h"
#include "engine/mem.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdlib.h>

struct rs_random {
    gsl_rng *rng;
};

/* --- the generator: SplitMix64 (Steele, Lea and Flood, 2014); it is seeded at once, as every draw needs ---- */

static uint64_t mixed(uint64_t z)
{
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

static uint64_t next(void *state)
{
    uint64_t *s = state;
    return mixed(*s += 0x9e3779b97f4a7c15u);
}

static void set(void *state, unsigned long seed)
{
    *(uint64_t *)state = seed;
}

static unsigned long get(void *state)
{
    return (unsigned long)(next(state) >> 32);
}

static double get_double(void *state)
{
    return (double)(next(state) >> 11) * 0x1p-53;
}

static const gsl_rng_type splitmix = {"splitmix64", 0xffffffffUL, 0, sizeof(uint64_t), set, get, get_double};

struct rs_random *rs_random_new(void)
{
    struct rs_random *r = rs_mem_take(1, sizeof *r);
    gsl_set_error_handler_off(); /* it would end the process */
    if (r != NULL)
        r->rng = gsl_rng_alloc(&splitmix);
    if (r == NULL || r->rng == NULL) {
        free(r);
        return NULL;
    }
    return r;
}

void rs_random_free(struct rs_random *r)
{
    if (r == NULL)
        return;
    gsl_rng_free(r->rng);
    free(r);
}

void rs_random_seed(struct rs_random *r, uint64_t seed, uint64_t k)
{
    gsl_rng_set(r->rng, (unsigned long)mixed(mixed(seed + 0x9e3779b97f4a7c15u) ^ mixed(k * 2 + 1)));
}

double rs_random_uniform(struct rs_random *r)
{
    return gsl_rng_uniform_pos(r->rng);
}

/* --- the distributions ----------------------------------------------------------------------- */

/* A PERT as low + (high - low) Beta(a, b). */
static void beta_of(const struct rs_source *s, double *a, double *b)
{
    *a = 1 + 4 * (s->likely - s->low) / (s->high - s->low);
    *b = 1 + 4 * (s->high - s->likely) / (s->high - s->low);
}

static double clamp(double v, double lo, double hi)
{
    return v < lo ? lo : v > hi ? hi : v;
}

/* The u-quantile of a normal conditioned on its bounds; worked out in the nearer tail, where nothing cancels. */
static double around_quantile(const struct rs_source *s, double u)
{
    if (!(s->sd > 0))
        return clamp(s->mean, s->low, s->high);
    double a = (s->low - s->mean) / s->sd, b = (s->high - s->mean) / s->sd, z;
    if (a > 0) {
        double p = gsl_cdf_ugaussian_Q(a), q = gsl_cdf_ugaussian_Q(b);
        z = gsl_cdf_ugaussian_Qinv(p - u * (p - q));
    } else {
        double p = gsl_cdf_ugaussian_P(a), q = gsl_cdf_ugaussian_P(b);
        z = gsl_cdf_ugaussian_Pinv(p + u * (q - p));
    }
    double v = s->mean + s->sd * z;
    if (!isfinite(v)) /* so far in a tail that nothing is left of it */
        v = a > 0 ? s->low : s->high;
    return clamp(v, s->low, s->high);
}

double rs_random_quantile(const struct rs_source *s, double u)
{
    double a, b;
    switch (s->dist) {
    case RS_DIST_UNIFORM:
        return s->low + u * (s->high - s->low);
    case RS_DIST_AROUND:
        return around_quantile(s, u);
    default:
        if (!(s->high > s->low))
            return s->low;
        beta_of(s, &a, &b);
        return s->low + (s->high - s->low) * gsl_cdf_beta_Pinv(u, a, b);
    }
}

static double pert(gsl_rng *rng, const struct rs_source *s)
{
    double a, b;
    if (!(s->high > s->low))
        return s->low;
    beta_of(s, &a, &b);
    return s->low + (s->high - s->low) * gsl_ran_beta(rng, a, b);
}

/* Dirichlet by gammas, as gsl_ran_dirichlet, without a copy of the counts. */
static void shares(gsl_rng *rng, const struct rs_source *s, double *out)
{
    double sum = 0;
    for (int i = 0; i < s->n; i++)
        sum += out[i] = gsl_ran_gamma(rng, s->weights[i] + 0.5, 1);
    for (int i = 0; i < s->n; i++)
        out[i] = sum > 0 ? out[i] / sum : 1.0 / s->n;
}

static double choice(gsl_rng *rng, const struct rs_source *s)
{
    double sum = 0, u;
    for (int i = 0; i < s->n; i++)
        sum += s->weights[i];
    u = gsl_rng_uniform(rng) * sum;
    for (int i = 0; i < s->n - 1; i++) {
        u -= s->weights[i];
        if (u < 0)
            return i;
    }
    return s->n - 1;
}

void rs_random_draw(struct rs_random *r, const struct rs_source *s, double *out)
{
    switch (s->dist) {
    case RS_DIST_PERT: *out = pert(r->rng, s); break;
    case RS_DIST_SHARES: shares(r->rng, s, out); break;
    case RS_DIST_CHOICE: *out = choice(r->rng, s); break;
    default: *out = rs_random_quantile(s, rs_random_uniform(r));
    }
}

void rs_random_mean(const struct rs_source *s, double *out)
{
    double sum = 0;
    switch (s->dist) {
    case RS_DIST_PERT: *out = rs_dist_pert_mean(s->low, s->likely, s->high); break;
    case RS_DIST_UNIFORM: *out = rs_dist_uniform_mean(s->low, s->high); break;
    case RS_DIST_AROUND: *out = rs_dist_around_mean(s->mean, s->sd, s->low, s->high); break;
    case RS_DIST_CHOICE: *out = 0; break;
    default:
        for (int i = 0; i < s->n; i++)
            sum += s->weights[i];
        for (int i = 0; i < s->n; i++)
            out[i] = s->weights[i] / sum;
    }
}

/* --- numbers that hang together --------------------------------------------------------------- */

bool rs_random_factor(double *matrix, int n)
{
    gsl_set_error_handler_off();
    gsl_matrix_view m = gsl_matrix_view_array(matrix, (size_t)n, (size_t)n);
    return gsl_linalg_cholesky_decomp1(&m.matrix) == GSL_SUCCESS;
}

void rs_random_together(struct rs_random *r, const double *factor, int n, double *z, double *u)
{
    for (int i = 0; i < n; i++)
        z[i] = gsl_ran_ugaussian(r->rng);
    for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int k = 0; k <= i; k++)
            sum += factor[i * n + k] * z[k];
        u[i] = clamp(gsl_cdf_ugaussian_P(sum), 0x1p-53, 1 - 0x1p-53);
    }
}
