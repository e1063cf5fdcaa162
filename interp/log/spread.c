#include "log/spread.h"

#include <math.h>

/* The k-th smallest of n, which are put in another order (Hoare's selection). */
static int64_t nth(int64_t *v, size_t n, size_t k)
{
    size_t low = 0, high = n - 1;
    while (low < high) {
        int64_t pivot = v[low + (high - low) / 2];
        size_t i = low, j = high;
        for (;;) {
            while (v[i] < pivot)
                i++;
            while (v[j] > pivot)
                j--;
            if (i >= j)
                break;
            int64_t swap = v[i];
            v[i++] = v[j];
            v[j--] = swap;
        }
        if (v[j] > pivot || (j == i && v[j] >= pivot && j > low))
            j--;
        if (k <= j)
            high = j;
        else
            low = j + 1;
    }
    return v[k];
}

double rs_spread_quantile(int64_t *ms, size_t n, double p)
{
    if (n == 0)
        return NAN;
    double at = (double)(n - 1) * p;
    size_t k = (size_t)at;
    int64_t lower = nth(ms, n, k);
    if (at <= (double)k || k + 1 == n)
        return (double)lower / 1000;
    int64_t upper = ms[k + 1]; /* the others above it are behind it now */
    for (size_t i = k + 2; i < n; i++)
        upper = ms[i] < upper ? ms[i] : upper;
    return ((double)lower + (at - (double)k) * ((double)upper - (double)lower)) / 1000;
}

double rs_spread_median(int64_t *ms, size_t n)
{
    if (n == 0)
        return NAN;
    int64_t upper = nth(ms, n, n / 2);
    if (n % 2 == 1)
        return (double)upper / 1000;
    int64_t lower = ms[0]; /* the others below the middle are before it now */
    for (size_t i = 1; i < n / 2; i++)
        lower = ms[i] > lower ? ms[i] : lower;
    return ((double)lower + (double)upper) / 2000;
}

__extension__ typedef __int128 wide;

#define EXACT ((wide)1 << 53) /* up to which a double has every whole number */

double rs_spread_mean(const int64_t *ms, size_t n)
{
    wide sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += ms[i];
    if (n == 0)
        return NAN;
    if (-EXACT <= sum && sum <= EXACT)
        return (double)sum / (double)n / 1000;
    wide whole = sum / (wide)n;
    return ((double)whole + (double)(sum - whole * (wide)n) / (double)n) / 1000;
}
