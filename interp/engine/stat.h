/* Distribution functions of the tests on readings: the only module that knows GSL's cumulative ones. Pure functions;
 * nothing is owned. Outside its domain each gives NaN. */
#ifndef RS_ENGINE_STAT_H
#define RS_ENGINE_STAT_H

/* P(T <= t) of Student's t with so many degrees of freedom (> 0, need not be whole). */
double rs_stat_t_cdf(double t, double df);

/* The t with P(T <= t) = p, 0 < p < 1. */
double rs_stat_t_quantile(double p, double df);

/* The same of the standard normal. */
double rs_stat_normal_cdf(double z);
double rs_stat_normal_quantile(double p);

#endif
