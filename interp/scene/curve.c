#include "scene/curve.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { STEPS = 24 }; /* chords by which a Bézier's length is measured */

void rs_points_add(rs_points *p, double x, double y)
{
    if (p->failed)
        return;
    if (p->count + 2 > p->room) {
        size_t room = p->room ? p->room * 2 : 64;
        double *grown = realloc(p->v, room * sizeof *grown);
        if (!grown) {
            p->failed = true;
            return;
        }
        p->v = grown;
        p->room = room;
    }
    p->v[p->count++] = x;
    p->v[p->count++] = y;
}

void rs_points_free(rs_points *p)
{
    free(p->v);
    *p = (rs_points){0};
}

void rs_curve_slopes(const double *x, const double *y, size_t n, double *slope)
{
    slope[0] = slope[n - 1] = 0;
    for (size_t i = 1; i + 1 < n; i++) {
        double h0 = x[i] - x[i - 1], h1 = x[i + 1] - x[i];
        double d0 = (y[i] - y[i - 1]) / h0, d1 = (y[i + 1] - y[i]) / h1;
        double w0 = 2 * h1 + h0, w1 = h1 + 2 * h0;
        slope[i] = d0 * d1 <= 0 ? 0 : (w0 + w1) / (w0 / d0 + w1 / d1);
    }
}

static void put(double **to, double x, double y)
{
    *(*to)++ = x;
    *(*to)++ = y;
}

bool rs_curve_bezier(const double *xy, size_t n, double *out)
{
    double *work = n ? calloc(3 * n, sizeof *work) : NULL;
    if (!work)
        return n == 0;
    double *x = work, *y = work + n, *m = work + 2 * n;
    for (size_t i = 0; i < n; i++) {
        x[i] = xy[2 * i];
        y[i] = xy[2 * i + 1];
    }
    rs_curve_slopes(x, y, n, m);
    put(&out, x[0], y[0]);
    for (size_t i = 0; i + 1 < n; i++) {
        double h = (x[i + 1] - x[i]) / 3;
        put(&out, x[i] + h, y[i] + m[i] * h);
        put(&out, x[i + 1] - h, y[i + 1] - m[i + 1] * h);
        put(&out, x[i + 1], y[i + 1]);
    }
    free(work);
    return true;
}

void rs_curve_split(const double p[8], double t, double left[8], double right[8])
{
    double a[8], b[6], c[4];
    memcpy(a, p, sizeof a);
    for (int i = 0; i < 6; i++)
        b[i] = a[i] + (a[i + 2] - a[i]) * t;
    for (int i = 0; i < 4; i++)
        c[i] = b[i] + (b[i + 2] - b[i]) * t;
    for (int i = 0; i < 2; i++) {
        double mid = c[i] + (c[i + 2] - c[i]) * t;
        left[i] = a[i];
        left[2 + i] = b[i];
        left[4 + i] = c[i];
        left[6 + i] = right[i] = mid;
        right[2 + i] = c[2 + i];
        right[4 + i] = b[4 + i];
        right[6 + i] = a[6 + i];
    }
}

void rs_curve_at(const double p[8], double t, double *x, double *y)
{
    double u = 1 - t, w[4] = {u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t};
    *x = w[0] * p[0] + w[1] * p[2] + w[2] * p[4] + w[3] * p[6];
    *y = w[0] * p[1] + w[1] * p[3] + w[2] * p[5] + w[3] * p[7];
}

double rs_curve_length(const double p[8], double t)
{
    double sum = 0, x0 = p[0], y0 = p[1], x, y;
    for (int i = 1; i <= STEPS; i++) {
        rs_curve_at(p, t * i / STEPS, &x, &y);
        sum += hypot(x - x0, y - y0);
        x0 = x;
        y0 = y;
    }
    return sum;
}

double rs_curve_at_length(const double p[8], double length)
{
    double sum = 0, x0 = p[0], y0 = p[1], x, y;
    for (int i = 1; i <= STEPS; i++) {
        rs_curve_at(p, (double)i / STEPS, &x, &y);
        double chord = hypot(x - x0, y - y0);
        if (sum + chord >= length && chord > 0)
            return (i - 1 + (length - sum) / chord) / STEPS;
        sum += chord;
        x0 = x;
        y0 = y;
    }
    return 1;
}

void rs_curve_sample(const double *chain, size_t count, double step, rs_points *out)
{
    rs_points_add(out, chain[0], chain[1]);
    for (size_t i = 0; i + 8 <= count; i += 6) {
        double length = rs_curve_length(chain + i, 1), x, y;
        int n = (int)fmin(1000, fmax(1, ceil(length / step)));
        for (int k = 1; k <= n; k++) {
            rs_curve_at(chain + i, (double)k / n, &x, &y);
            rs_points_add(out, x, y);
        }
    }
}

static void extend(rs_points *piece, const double p[8])
{
    if (piece->count == 0)
        rs_points_add(piece, p[0], p[1]);
    for (int i = 2; i < 8; i += 2)
        rs_points_add(piece, p[i], p[i + 1]);
}

static void flush(rs_points *piece, rs_curve_piece emit, void *to)
{
    if (piece->count >= 8 && !piece->failed)
        emit(to, piece->v, piece->count);
    piece->count = 0;
}

bool rs_curve_dash(const double *chain, size_t count, double on, double off, rs_curve_piece piece,
                   void *to)
{
    rs_points run = {0};
    bool drawing = true;
    double left = on;
    for (size_t i = 0; i + 8 <= count; i += 6) {
        double rest[8], head[8];
        memcpy(rest, chain + i, sizeof rest);
        double length = rs_curve_length(rest, 1);
        while (length > left) {
            rs_curve_split(rest, rs_curve_at_length(rest, left), head, rest);
            if (drawing)
                extend(&run, head);
            flush(&run, piece, to);
            length -= left;
            drawing = !drawing;
            left = drawing ? on : off;
        }
        if (drawing && length > 1e-6)
            extend(&run, rest);
        left -= length;
    }
    flush(&run, piece, to);
    bool good = !run.failed;
    rs_points_free(&run);
    return good;
}

/* ---- areas to a horizontal line ---- */

static void line_to(rs_points *p, double x, double y)
{
    double x0 = p->v[p->count - 2], y0 = p->v[p->count - 1];
    rs_points_add(p, x0 + (x - x0) / 3, y0 + (y - y0) / 3);
    rs_points_add(p, x0 + (x - x0) * 2 / 3, y0 + (y - y0) * 2 / 3);
    rs_points_add(p, x, y);
}

static void start_area(rs_points *p, double x, double y, double zero)
{
    p->count = 0;
    rs_points_add(p, x, zero);
    if (!p->failed)
        line_to(p, x, y);
}

static void end_area(rs_points *p, bool above, double zero, rs_curve_area area, void *to)
{
    if (p->failed || p->count < 14)
        return;
    double x0 = p->v[0], x = p->v[p->count - 2];
    line_to(p, x, zero);
    if (!p->failed)
        line_to(p, x0, zero);
    if (!p->failed)
        area(to, above, p->v, p->count);
    p->count = 0;
}

static double crossing(const double p[8], double zero)
{
    double lo = 0, hi = 1, x, y;
    bool rising = p[7] > p[1];
    for (int i = 0; i < 50; i++) {
        double mid = (lo + hi) / 2;
        rs_curve_at(p, mid, &x, &y);
        if ((y > zero) == rising)
            hi = mid;
        else
            lo = mid;
    }
    return (lo + hi) / 2;
}

bool rs_curve_areas(const double *chain, size_t count, double zero, rs_curve_area area, void *to)
{
    rs_points run = {0};
    bool above = false;
    for (size_t i = 0; i + 8 <= count; i += 6) {
        double p[8], rest[8];
        memcpy(p, chain + i, sizeof p);
        double y0 = p[1] - zero, y1 = p[7] - zero;
        if (run.count == 0) {
            above = y0 < 0 || (y0 == 0 && y1 < 0);
            start_area(&run, p[0], p[1], zero);
        }
        if (y0 * y1 < 0) {
            rs_curve_split(p, crossing(p, zero), p, rest);
            extend(&run, p);
            end_area(&run, above, zero, area, to);
            above = !above;
            start_area(&run, rest[0], zero, zero);
            extend(&run, rest);
        } else {
            extend(&run, p);
        }
        if (y1 == 0)
            end_area(&run, above, zero, area, to);
    }
    end_area(&run, above, zero, area, to);
    bool good = !run.failed;
    rs_points_free(&run);
    return good;
}
