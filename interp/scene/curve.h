/* Curves: pure arithmetic on the caller's arrays of doubles x1,y1,x2,y2,…; results with a length
   not known beforehand are rs_points that the caller frees with rs_points_free. */
#ifndef RS_SCENE_CURVE_H
#define RS_SCENE_CURVE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    double *v;    /* x1,y1,x2,y2,… */
    size_t count; /* of doubles */
    size_t room;
    bool failed; /* memory ran out: the content is not to be used */
} rs_points;

void rs_points_add(rs_points *p, double x, double y);
void rs_points_free(rs_points *p);

/* Slopes of a monotone cubic through n points (Fritsch and Carlson 1980, harmonic means weighted by
   the interval lengths, 0 at extremes and at both ends); x strictly increasing. */
void rs_curve_slopes(const double *x, const double *y, size_t n, double *slope);

/* Bézier through n points xy[2n] (x strictly increasing) into out[2·(3(n−1)+1)]: never overshoots.
   */
bool rs_curve_bezier(const double *xy, size_t n, double *out);

/* Splits one Bézier (8 doubles) at t by de Casteljau. */
void rs_curve_split(const double p[8], double t, double left[8], double right[8]);

/* Point of one Bézier at t. */
void rs_curve_at(const double p[8], double t, double *x, double *y);

/* Points along a Bézier chain (count doubles, 3n+1 points), about `step` points apart. */
void rs_curve_sample(const double *chain, size_t count, double step, rs_points *out);

/* Length of one Bézier up to t, points. */
double rs_curve_length(const double p[8], double t);

/* The t at which one Bézier has the given length. */
double rs_curve_at_length(const double p[8], double length);

/* Cuts a Bézier chain into dashes of `on` with gaps of `off` points; calls back with each piece,
   itself a chain of count doubles. */
typedef void (*rs_curve_piece)(void *to, const double *chain, size_t count);
bool rs_curve_dash(const double *chain, size_t count, double on, double off, rs_curve_piece piece,
                   void *to);

/* Areas between a chain and the line y = zero: closed Bézier outlines, one call per area, `above`
   when its curve has y < zero. */
typedef void (*rs_curve_area)(void *to, bool above, const double *outline, size_t count);
bool rs_curve_areas(const double *chain, size_t count, double zero, rs_curve_area area, void *to);

#endif
