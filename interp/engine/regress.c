#include "engine/regress.h"

#include "engine/stat.h"

#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_multifit.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define TOLERANCE 1e-9 /* of a column's variance that others before it leave: less is none */

/* The standardized problem: columns and y with mean 0 and sum of squares 1, each row times the root of its weight. */
struct problem {
    size_t n, columns, p;
    gsl_matrix *x, *r; /* of the columns that are in; their correlations */
    gsl_vector *y, *rxy;
    double *sd;        /* of all columns: roots of their sums of squares about the mean */
    double sdy;
    size_t *kept;      /* the numbers of those that are in */
};

/* Mean and root of the sum of squares about it of v[i * step]. */
static double spread(const double *v, size_t step, const double *w, size_t n, double *mean)
{
    double sum = 0, weight = 0, squares = 0;
    for (size_t i = 0; i < n; i++) {
        sum += (w ? w[i] : 1) * v[i * step];
        weight += w ? w[i] : 1;
    }
    *mean = sum / weight;
    for (size_t i = 0; i < n; i++)
        squares += (w ? w[i] : 1) * (v[i * step] - *mean) * (v[i * step] - *mean);
    return sqrt(squares);
}

static bool take(struct problem *q, size_t n, size_t columns)
{
    *q = (struct problem){.n = n, .columns = columns};
    q->x = gsl_matrix_alloc(n, columns);
    q->y = gsl_vector_alloc(n);
    q->sd = rs_mem_take(columns, sizeof *q->sd);
    q->kept = rs_mem_take(columns, sizeof *q->kept);
    return q->x != NULL && q->y != NULL && q->sd != NULL && q->kept != NULL;
}

static void drop(struct problem *q)
{
    gsl_matrix_free(q->x);
    gsl_matrix_free(q->r);
    gsl_vector_free(q->y);
    gsl_vector_free(q->rxy);
    free(q->sd);
    free(q->kept);
}

/* Column c of the table as column p of the problem; false where it is constant. */
static bool set_column(struct problem *q, const double *x, const double *w, size_t c, size_t p)
{
    double mean, biggest = 0;
    q->sd[c] = spread(x + c, q->columns, w, q->n, &mean);
    for (size_t i = 0; i < q->n; i++)
        biggest = fmax(biggest, fabs(x[i * q->columns + c]));
    if (!(q->sd[c] > 1e-12 * biggest * sqrt((double)q->n)))
        return false;
    for (size_t i = 0; i < q->n; i++)
        gsl_matrix_set(q->x, i, p, (x[i * q->columns + c] - mean) / q->sd[c] * (w ? sqrt(w[i]) : 1));
    return true;
}

/* Whether column p of the problem is more than a combination of those before it, which have the orthonormal base `base`: it is
 * added there (Gram-Schmidt, twice, which is enough). */
static bool is_new(const struct problem *q, gsl_matrix *base, size_t p)
{
    gsl_vector_view own = gsl_matrix_column(base, p), column = gsl_matrix_column(q->x, p);
    double dot, norm;
    gsl_vector_memcpy(&own.vector, &column.vector);
    for (int twice = 0; twice < 2; twice++)
        for (size_t k = 0; k < p; k++) {
            gsl_vector_view other = gsl_matrix_column(base, k);
            dot = 0;
            for (size_t i = 0; i < q->n; i++)
                dot += gsl_vector_get(&own.vector, i) * gsl_vector_get(&other.vector, i);
            for (size_t i = 0; i < q->n; i++)
                gsl_vector_set(&own.vector, i, gsl_vector_get(&own.vector, i) - dot * gsl_vector_get(&other.vector, i));
        }
    norm = 0;
    for (size_t i = 0; i < q->n; i++)
        norm += gsl_vector_get(&own.vector, i) * gsl_vector_get(&own.vector, i);
    if (norm < TOLERANCE)
        return false;
    gsl_vector_scale(&own.vector, 1 / sqrt(norm));
    return true;
}

/* Puts in the columns that say something new, and y. RS_EINVALID where y is constant. */
static enum rs_status set_up(struct problem *q, const double *x, const double *y, const double *w, bool *left)
{
    gsl_matrix *base = gsl_matrix_alloc(q->n, q->columns);
    double mean;
    if (base == NULL)
        return RS_ENOMEM;
    for (size_t c = 0; c < q->columns; c++) {
        left[c] = !set_column(q, x, w, c, q->p) || !is_new(q, base, q->p);
        if (!left[c])
            q->kept[q->p++] = c;
    }
    gsl_matrix_free(base);
    q->sdy = spread(y, 1, w, q->n, &mean);
    if (!(q->sdy > 1e-12 * (fabs(mean) + 1)) || q->p == 0 || q->n < q->p + 2)
        return RS_EINVALID;
    for (size_t i = 0; i < q->n; i++)
        gsl_vector_set(q->y, i, (y[i] - mean) / q->sdy * (w ? sqrt(w[i]) : 1));
    return RS_OK;
}

/* Correlations of the columns with each other and with y. */
static bool correlate(struct problem *q)
{
    q->r = gsl_matrix_alloc(q->p, q->p);
    q->rxy = gsl_vector_alloc(q->p);
    if (q->r == NULL || q->rxy == NULL)
        return false;
    for (size_t a = 0; a < q->p; a++) {
        for (size_t b = 0; b <= a; b++) {
            double sum = 0;
            for (size_t i = 0; i < q->n; i++)
                sum += gsl_matrix_get(q->x, i, a) * gsl_matrix_get(q->x, i, b);
            gsl_matrix_set(q->r, a, b, sum);
            gsl_matrix_set(q->r, b, a, sum);
        }
        double sum = 0;
        for (size_t i = 0; i < q->n; i++)
            sum += gsl_matrix_get(q->x, i, a) * gsl_vector_get(q->y, i);
        gsl_vector_set(q->rxy, a, sum);
    }
    return true;
}

/* The least squares: beta, b, their errors, r2. */
static bool solve(const struct problem *q, struct rs_regress *out)
{
    gsl_matrix_view x = gsl_matrix_submatrix(q->x, 0, 0, q->n, q->p);
    gsl_multifit_linear_workspace *space = gsl_multifit_linear_alloc(q->n, q->p);
    gsl_vector *beta = gsl_vector_alloc(q->p);
    gsl_matrix *cov = gsl_matrix_alloc(q->p, q->p);
    double chisq = 0;
    bool good = space != NULL && beta != NULL && cov != NULL && gsl_multifit_linear(&x.matrix, q->y, beta, cov, &chisq, space) == 0;
    out->df = (double)q->n - (double)q->p - 1;
    out->r2 = fmin(1, fmax(0, 1 - chisq));
    out->adjusted = 1 - (1 - out->r2) * ((double)q->n - 1) / out->df;
    for (size_t k = 0; good && k < q->p; k++) {
        size_t c = q->kept[k];
        /* GSL divides by n - p: it does not know that a mean was taken away */
        double se = sqrt(gsl_matrix_get(cov, k, k) * ((double)q->n - (double)q->p) / out->df);
        out->beta[c] = gsl_vector_get(beta, k);
        out->b[c] = out->beta[c] * q->sdy / q->sd[c];
        out->se[c] = se * q->sdy / q->sd[c];
        out->p_value[c] = se > 0 ? 2 * rs_stat_t_cdf(-fabs(out->beta[c]) / se, out->df) : 0;
    }
    gsl_matrix_free(cov);
    gsl_vector_free(beta);
    gsl_multifit_linear_free(space);
    return good;
}

/* Relative weights: the columns' nearest orthogonal twins Z, R = L L with L = V sqrt(D) V', y on Z gives g = L^-1 rxy, and column
 * j has the part of each twin k that it makes, L[j][k]^2 g[k]^2. The inflation is the diagonal of V D^-1 V'. */
static bool weigh(const struct problem *q, struct rs_regress *out)
{
    size_t p = q->p;
    gsl_eigen_symmv_workspace *space = gsl_eigen_symmv_alloc(p);
    gsl_matrix *r = gsl_matrix_alloc(p, p), *v = gsl_matrix_alloc(p, p);
    gsl_vector *d = gsl_vector_alloc(p), *g = gsl_vector_calloc(p);
    bool good = space != NULL && r != NULL && v != NULL && d != NULL && g != NULL && gsl_matrix_memcpy(r, q->r) == 0
                && gsl_eigen_symmv(r, d, v, space) == 0;
    for (size_t k = 0; good && k < p; k++) {
        double along = 0;
        for (size_t j = 0; j < p; j++)
            along += gsl_matrix_get(v, j, k) * gsl_vector_get(q->rxy, j);
        for (size_t j = 0; j < p; j++)
            *gsl_vector_ptr(g, j) += gsl_matrix_get(v, j, k) * along / sqrt(fmax(gsl_vector_get(d, k), TOLERANCE));
    }
    for (size_t j = 0; good && j < p; j++) {
        double share = 0, vif = 0;
        for (size_t k = 0; k < p; k++) {
            double root = 0, vjk = gsl_matrix_get(v, j, k);
            for (size_t m = 0; m < p; m++)
                root += gsl_matrix_get(v, j, m) * gsl_matrix_get(v, k, m) * sqrt(fmax(gsl_vector_get(d, m), 0));
            share += root * root * gsl_vector_get(g, k) * gsl_vector_get(g, k);
            vif += vjk * vjk / fmax(gsl_vector_get(d, k), TOLERANCE * TOLERANCE);
        }
        out->share[q->kept[j]] = share;
        out->vif[q->kept[j]] = vif;
    }
    gsl_vector_free(g);
    gsl_vector_free(d);
    gsl_matrix_free(v);
    gsl_matrix_free(r);
    gsl_eigen_symmv_free(space);
    return good;
}

static bool prepare(struct rs_regress *out, size_t columns)
{
    double **lists[] = {&out->b, &out->se, &out->p_value, &out->beta, &out->vif, &out->share};
    memset(out, 0, sizeof *out);
    out->left = rs_mem_take(columns, sizeof *out->left);
    bool good = out->left != NULL;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        *lists[i] = rs_mem_take(columns, sizeof **lists[i]);
        for (size_t c = 0; *lists[i] != NULL && c < columns; c++)
            (*lists[i])[c] = NAN;
        good = good && *lists[i] != NULL;
    }
    return good;
}

enum rs_status rs_regress_fit(const double *x, const double *y, const double *w, size_t n, size_t columns, struct rs_regress *out)
{
    struct problem q = {0};
    enum rs_status status = RS_EINVALID;
    memset(out, 0, sizeof *out);
    if (n < 3 || columns == 0)
        return status;
    gsl_error_handler_t *before = gsl_set_error_handler_off();
    status = prepare(out, columns) && take(&q, n, columns) ? set_up(&q, x, y, w, out->left) : RS_ENOMEM;
    if (status == RS_OK) {
        out->n = n;
        out->p = q.p;
        status = correlate(&q) && solve(&q, out) && weigh(&q, out) ? RS_OK : RS_ENOMEM;
    }
    drop(&q);
    if (status != RS_OK)
        rs_regress_free(out);
    gsl_set_error_handler(before);
    return status;
}

void rs_regress_free(struct rs_regress *r)
{
    free(r->left);
    free(r->b);
    free(r->se);
    free(r->p_value);
    free(r->beta);
    free(r->vif);
    free(r->share);
    memset(r, 0, sizeof *r);
}
