#include "engine/dist.h"

#include <math.h>

enum { POINTS = 20, PANELS = 12 };

double rs_dist_pert_mean(double low, double likely, double high)
{
    return (low + 4 * likely + high) / 6;
}

double rs_dist_uniform_mean(double low, double high)
{
    return low + (high - low) / 2;
}

/* Nodes and weights of Gauss and Legendre on -1..1: the roots of P_n by Newton's method. */
static void legendre(double x[POINTS], double w[POINTS])
{
    for (int i = 0; i < POINTS; i++) {
        double z = cos(M_PI * (i + 0.75) / (POINTS + 0.5)), slope = 1;
        for (int step = 0; step < 8; step++) {
            double p = 1, before = 0;
            for (int k = 1; k <= POINTS; k++) {
                double older = before;
                before = p;
                p = ((2 * k - 1) * z * before - (k - 1) * older) / k;
            }
            slope = POINTS * (z * p - before) / (z * z - 1);
            z -= p / slope;
        }
        x[i] = z;
        w[i] = 2 / ((1 - z * z) * slope * slope);
    }
}

/* For a standard normal conditioned on a..a+width, a >= 0: its mean minus a, as the ratio of the
 * integrals of u g(u) and g(u), g(u) = exp(-a u - u u / 2), in which nothing cancels. */
static double tail_offset(double a, double width)
{
    double x[POINTS], w[POINTS], top = 0, bottom = 0;
    double reach = 90 / (a + sqrt(a * a + 90)); /* a u + u u / 2 = 45: beyond it nothing counts */
    double panel = fmin(width, reach) / PANELS;
    if (isinf(a))
        return 0;
    legendre(x, w);
    for (int i = 0; i < PANELS; i++)
        for (int k = 0; k < POINTS; k++) {
            double u = panel * (i + (1 + x[k]) / 2);
            double g = w[k] * exp(-a * u - u * u / 2);
            top += u * g;
            bottom += g;
        }
    return bottom > 0 ? top / bottom : 0;
}

/* a < 0 < b: both differences of the formula are sums, or made so by expm1. */
static double middle_ratio(double a, double b)
{
    double mass = (erf(b / M_SQRT2) + erf(-a / M_SQRT2)) / 2;
    double peak = 1 / sqrt(2 * M_PI);
    if (isinf(a) && isinf(b))
        return 0;
    if (-a < b)
        return peak * exp(-a * a / 2) * (isinf(b) ? 1 : -expm1((a - b) * (a + b) / 2)) / mass;
    return -peak * exp(-b * b / 2) * (isinf(a) ? 1 : -expm1((b - a) * (a + b) / 2)) / mass;
}

double rs_dist_around_mean(double mean, double sd, double lo, double hi)
{
    double result;
    if (!(sd > 0) || lo >= hi)
        return fmin(fmax(mean, lo), hi);
    double a = (lo - mean) / sd, b = (hi - mean) / sd;
    if (a >= 0)
        result = lo + sd * tail_offset(a, b - a);
    else if (b <= 0)
        result = hi - sd * tail_offset(-b, b - a);
    else
        result = mean + sd * middle_ratio(a, b);
    return fmin(fmax(result, lo), hi);
}
