/* Linear regression by ordinary least squares: how an overall answer hangs together with answers about parts. No Lua, no names.
 * A struct rs_regress is filled by rs_regress_fit and owns its lists until rs_regress_free. */
#ifndef RS_ENGINE_REGRESS_H
#define RS_ENGINE_REGRESS_H

#include "engine/mem.h"

#include <stdbool.h>
#include <stddef.h>

struct rs_regress {
    size_t n, p;          /* rows, columns that are in it */
    double df;            /* n - p - 1 */
    double r2, adjusted;  /* 1 - (1 - r2) (n - 1) / df */
    bool *left;           /* of each column: constant, or a linear combination of columns before it; it is left out */
    double *b, *se;       /* coefficients in the units of the answers, with standard errors; NaN of what is left out, as below */
    double *p_value;      /* of b, two-sided, by Student's t with df */
    double *beta;         /* standardized: b · sd of the column / sd of y */
    double *vif;          /* variance inflation: the diagonal of the inverse of the columns' correlations */
    double *share;        /* relative weights (Johnson 2000, Multivariate Behavioral Research 35, 1-19): they sum to r2 */
};

/* Fits y (n numbers) by an intercept and the columns of x (n rows of `columns` numbers, row after row), each row with the weight
 * w[i] > 0 (NULL: all alike). RS_EINVALID where there are too few rows (df < 1) or y is constant; out is then empty. */
enum rs_status rs_regress_fit(const double *x, const double *y, const double *w, size_t n, size_t columns, struct rs_regress *out);

void rs_regress_free(struct rs_regress *r);

#endif
