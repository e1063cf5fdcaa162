/* Exact figures of many times, in ms. No state. */
#ifndef RS_LOG_SPREAD_H
#define RS_LOG_SPREAD_H

#include <stddef.h>
#include <stdint.h>

/* Of n times: their median (the mean of the two in the middle where n is even) and mean, in seconds; NAN of none. The times are
   put in another order. Their sum is whole, however large: data/sql_answers.lua reckons the same of a database's. */
double rs_spread_median(int64_t *ms, size_t n);
double rs_spread_mean(const int64_t *ms, size_t n);

/* The quantile p (0 to 1) of n times, type 7 of Hyndman and Fan 1996, in seconds; NAN of none. The same. */
double rs_spread_quantile(int64_t *ms, size_t n, double p);

#endif
