/* Uncertain numbers drawn. A struct rs_random owns one generator; a source borrows its weights. The
 * k-th draw of a seed has a stream of its own, so that it is the same whichever thread makes it.
 * Distributions: the manual's "What the figures mean", Scenarios and simulation. */
#ifndef RS_ENGINE_RANDOM_H
#define RS_ENGINE_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

enum rs_dist { RS_DIST_PERT, RS_DIST_UNIFORM, RS_DIST_AROUND, RS_DIST_SHARES, RS_DIST_CHOICE };

struct rs_source {
    enum rs_dist dist;
    double low, likely, high; /* around: low and high are the bounds, which may be infinite */
    double mean, sd;          /* around: of the normal before it is truncated */
    int n;                    /* shares: how many numbers it draws; choice: among how many */
    const double *weights;    /* shares: the counts; choice: the chances, in proportion */
};

struct rs_random;

/* NULL when memory runs out. */
struct rs_random *rs_random_new(void);
void rs_random_free(struct rs_random *r);

/* Goes to the start of draw k of the seed. */
void rs_random_seed(struct rs_random *r, uint64_t seed, uint64_t k);

/* In 0..1, both ends left out. */
double rs_random_uniform(struct rs_random *r);

/* One draw: shares fill out[n] (Dirichlet of counts + 1/2), a choice gives its number from 0. */
void rs_random_draw(struct rs_random *r, const struct rs_source *source, double *out);

/* The number below which a share u of all draws lies; pert, uniform and around only. */
double rs_random_quantile(const struct rs_source *source, double u);

/* The means, as rs_random_draw fills them: of shares the counts' own proportions, which is what the figures go by; of a
 * choice nothing (0). */
void rs_random_mean(const struct rs_source *source, double *out);

/* The lower triangle L with L L' = matrix[n * n] (row by row), in its place; false: it is not positive
 * definite. */
bool rs_random_factor(double *matrix, int n);

/* u[n]: uniform numbers that hang together as the factor says (Gaussian copula). z is room for n. */
void rs_random_together(struct rs_random *r, const double *factor, int n, double *z, double *u);

#endif
