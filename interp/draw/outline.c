#include "draw/outline.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBER = 32 }; /* bytes of one, at most */

typedef struct {
    const char *at, *end;
} reader;

static void add_tenths(rs_buffer *out, long tenths, bool apart)
{
    char text[NUMBER];
    long whole = labs(tenths) / 10, rest = labs(tenths) % 10;
    int n = snprintf(text, sizeof text, "%s", tenths < 0 ? "-" : apart ? " " : "");
    if (whole != 0 || rest == 0)
        n += snprintf(text + n, sizeof text - (size_t)n, "%ld", whole);
    if (rest != 0)
        n += snprintf(text + n, sizeof text - (size_t)n, ".%ld", rest);
    rs_buffer_add(out, text, (size_t)n);
}

void rs_outline_number(rs_buffer *out, double v)
{
    add_tenths(out, lround(v * 10), false);
}

static void skip_blanks(reader *r)
{
    while (r->at < r->end && (*r->at == ' ' || *r->at == ',' || *r->at == '\n'))
        r->at++;
}

static bool next_number(reader *r, double *v)
{
    char text[NUMBER], *stop;
    size_t n = 0;
    skip_blanks(r);
    while (r->at + n < r->end && n + 1 < sizeof text && strchr("+-.0123456789eE", r->at[n]) != NULL && r->at[n] != '\0') {
        text[n] = r->at[n];
        n++;
    }
    text[n] = '\0';
    *v = strtod(text, &stop);
    r->at += n;
    return n > 0 && *stop == '\0' && fabs(*v) < 1e7;
}

static bool next_point(reader *r, long point[2])
{
    double x, y;
    if (!next_number(r, &x) || !next_number(r, &y))
        return false;
    point[0] = lround(x * 10);
    point[1] = lround(y * 10);
    return true;
}

static void move_to(rs_buffer *out, rs_pen *pen, const long p[2])
{
    rs_buffer_puts(out, pen->down ? "m" : "M");
    add_tenths(out, pen->down ? p[0] - pen->x : p[0], false);
    add_tenths(out, pen->down ? p[1] - pen->y : p[1], true);
    *pen = (rs_pen){p[0], p[1], true};
}

static void line_to(rs_buffer *out, rs_pen *pen, const long p[2])
{
    long dx = p[0] - pen->x, dy = p[1] - pen->y;
    if (dx == 0 && dy == 0)
        return;
    rs_buffer_puts(out, dy == 0 ? "h" : dx == 0 ? "v" : "l");
    if (dx != 0)
        add_tenths(out, dx, false);
    if (dy != 0)
        add_tenths(out, dy, dx != 0);
    pen->x = p[0];
    pen->y = p[1];
}

/* Whether p lies on the line from the pen to `to`, and between them, but for half a tenth. */
static bool on_line(const rs_pen *pen, const long p[2], const long to[2])
{
    double dx = (double)(to[0] - pen->x), dy = (double)(to[1] - pen->y), px = (double)(p[0] - pen->x),
           py = (double)(p[1] - pen->y), long_ = hypot(dx, dy), along = long_ > 0 ? (px * dx + py * dy) / long_ : 0;
    if (long_ == 0)
        return px == 0 && py == 0;
    return fabs(px * dy - py * dx) / long_ <= 0.75 && along >= -0.75 && along <= long_ + 0.75;
}

static void curve_to(rs_buffer *out, rs_pen *pen, long p[3][2])
{
    if (on_line(pen, p[0], p[2]) && on_line(pen, p[1], p[2])) {
        line_to(out, pen, p[2]);
        return;
    }
    rs_buffer_puts(out, "c");
    for (int i = 0; i < 3; i++) {
        add_tenths(out, p[i][0] - pen->x, i > 0);
        add_tenths(out, p[i][1] - pen->y, true);
    }
    pen->x = p[2][0];
    pen->y = p[2][1];
}

static bool whole_path(reader *r, rs_buffer *out, rs_pen *pen)
{
    long p[3][2];
    if (r->at == r->end || *r->at++ != 'M' || !next_point(r, p[0]))
        return false;
    move_to(out, pen, p[0]);
    skip_blanks(r);
    if (r->at == r->end || *r->at++ != 'C')
        return false;
    for (skip_blanks(r); r->at < r->end; skip_blanks(r)) {
        for (int i = 0; i < 3; i++)
            if (!next_point(r, p[i]))
                return false;
        curve_to(out, pen, p);
    }
    return true;
}

static bool all_points(reader *r, rs_buffer *out, rs_pen *pen)
{
    long p[2];
    if (!next_point(r, p))
        return false;
    move_to(out, pen, p);
    for (skip_blanks(r); r->at < r->end; skip_blanks(r)) {
        if (!next_point(r, p))
            return false;
        line_to(out, pen, p);
    }
    return true;
}

static bool undo(rs_buffer *out, size_t n, rs_pen *pen, rs_pen before)
{
    if (out->s != NULL && !out->failed) {
        out->n = n;
        out->s[n] = '\0';
    }
    *pen = before;
    return false;
}

bool rs_outline_path(rs_buffer *out, rs_string d, rs_pen *pen)
{
    reader r = {d.s, d.s + d.n};
    rs_pen before = *pen;
    size_t n = out->n;
    return whole_path(&r, out, pen) || undo(out, n, pen, before);
}

bool rs_outline_points(rs_buffer *out, rs_string points, bool closed, rs_pen *pen)
{
    reader r = {points.s, points.s + points.n};
    rs_pen before = *pen;
    size_t n = out->n;
    if (!all_points(&r, out, pen))
        return undo(out, n, pen, before);
    if (closed)
        rs_buffer_puts(out, "z");
    return true;
}
