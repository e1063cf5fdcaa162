#include "engine/stat.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>

/* GSL ends the program on what it calls an error; here it is a figure that is not there. */
static double quietly(double (*f)(double, double), double x, double df)
{
    gsl_error_handler_t *before = gsl_set_error_handler_off();
    double y = f(x, df);
    gsl_set_error_handler(before);
    return y;
}

double rs_stat_t_cdf(double t, double df)
{
    return isnan(t) || !(df > 0) ? NAN : quietly(gsl_cdf_tdist_P, t, df);
}

double rs_stat_t_quantile(double p, double df)
{
    return p > 0 && p < 1 && df > 0 ? quietly(gsl_cdf_tdist_Pinv, p, df) : NAN;
}

double rs_stat_normal_cdf(double z)
{
    return isnan(z) ? NAN : gsl_cdf_ugaussian_P(z);
}

double rs_stat_normal_quantile(double p)
{
    return p > 0 && p < 1 ? gsl_cdf_ugaussian_Pinv(p) : NAN;
}
