/* The items of a page as nodes and edges with given positions. Every stroke is an edge from an
   invisible point to itself, so that the order of items is the order of drawing. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw/paint.h"
#include "scene/curve.h"

static void set_ink(rs_graph *gr, Agnode_t *n, const rs_item *item, bool stroked, const char *style)
{
    const char *stroke = rs_paint_color(gr, item->str[RS_STROKE], NULL);
    rs_graph_set(gr, n, RS_A_STYLE, style);
    rs_graph_set(gr, n, RS_A_FILLCOLOR, rs_paint_color(gr, item->str[RS_FILL], "#ffffff00"));
    if (stroke && stroked) {
        rs_graph_set(gr, n, RS_A_COLOR, stroke);
        rs_paint_number(gr, n, RS_A_PENWIDTH, rs_paint_num(item, RS_WIDTH, 0.5) * RS_SCALE);
    }
}

static double *side(double *to, double x0, double y0, double x, double y)
{
    for (int i = 1; i <= 3; i++) {
        *to++ = x0 + (x - x0) * i / 3;
        *to++ = y0 + (y - y0) * i / 3;
    }
    return to;
}

static double *corner(double *to, double x0, double y0, double cx, double cy, double x, double y)
{
    static const double K = 0.5523; /* of the radius: a quarter circle as one Bézier */
    double points[] = {x0 + (cx - x0) * K, y0 + (cy - y0) * K, x + (cx - x) * K, y + (cy - y) * K,
        x, y};
    memcpy(to, points, sizeof points);
    return to + 6;
}

/* The outline of a box with corners of radius r as a Bézier chain of 50 doubles. */
static void outline(const rs_item *item, double r, double to[50])
{
    double l = item->num[RS_X], t = item->num[RS_Y], w = item->num[RS_W], h = item->num[RS_H];
    double R = l + w, b = t + h;
    *to++ = l + r;
    *to++ = t;
    to = side(to, l + r, t, R - r, t);
    to = corner(to, R - r, t, R, t, R, t + r);
    to = side(to, R, t + r, R, b - r);
    to = corner(to, R, b - r, R, b, R - r, b);
    to = side(to, R - r, b, l + r, b);
    to = corner(to, l + r, b, l, b, l, b - r);
    to = side(to, l, b - r, l, t + r);
    corner(to, l, t + r, l, t, l + r, t);
}

static void paint_box(rs_graph *gr, const rs_item *item)
{
    double x = item->num[RS_X], y = item->num[RS_Y], w = item->num[RS_W], h = item->num[RS_H];
    bool dashed = rs_paint_has(item, RS_ON), round = item->flags & RS_ROUND;
    if (w <= 0 || h <= 0)
        return;
    Agnode_t *n = rs_paint_node(gr, item, "box", (double[]){x + w / 2, y + h / 2, w, h});
    if (n)
        set_ink(gr, n, item, !dashed, round ? "filled,rounded" : "filled");
    if (!dashed)
        return;
    double ring[50];
    outline(item, round ? fmin(3, fmin(w, h) / 3) : 0, ring);
    rs_item edge = *item;
    edge.str[RS_NAME] = edge.str[RS_ID] = (rs_string){0};
    rs_chain chain = {ring, 50};
    rs_paint_strokes(gr, &edge, &chain, 1, rs_paint_color(gr, item->str[RS_STROKE], "#5F6E7C"),
                  rs_paint_num(item, RS_WIDTH, 0.7));
}

static const char *shape_name(rs_kind kind)
{
    return kind == RS_CIRCLE ? "circle" : kind == RS_OCTAGON ? "octagon" : kind == RS_STAR ? "star"
         : kind == RS_TRIANGLE ? "triangle" : "diamond";
}

static void paint_shape(rs_graph *gr, const rs_item *item)
{
    double r = rs_paint_num(item, RS_R, 3), d = 2 * r;
    Agnode_t *n = rs_paint_node(gr, item, shape_name(item->kind),
                           (double[]){item->num[RS_X], item->num[RS_Y], rs_paint_num(item, RS_W,
                               d), rs_paint_num(item, RS_H, d)});
    if (!n)
        return;
    set_ink(gr, n, item, true, "filled");
    if (item->flags & RS_DOWN)
        rs_graph_set(gr, n, RS_A_ORIENTATION, "180");
    if (item->str[RS_LABEL].s && item->str[RS_LABEL].n)
        rs_paint_shape_label(gr, n, item);
}

static void paint_killer(rs_graph *gr, const rs_item *item)
{
    rs_item copy = *item;
    double r = rs_paint_num(item, RS_R, 4.8), a = 0.42 * r, x = item->num[RS_X],
        y = item->num[RS_Y];
    copy.kind = RS_OCTAGON;
    if (!copy.str[RS_FILL].s)
        copy.str[RS_FILL] = (rs_string){"#B54700", 7};
    copy.str[RS_STROKE] = (rs_string){"#1B2733", 7};
    copy.num[RS_WIDTH] = 0.5;
    copy.has |= 1u << RS_WIDTH;
    paint_shape(gr, &copy);
    double one[8], two[8];
    one[0] = x - a, one[1] = y - a;
    two[0] = x - a, two[1] = y + a;
    side(one + 2, x - a, y - a, x + a, y + a);
    side(two + 2, x - a, y + a, x + a, y - a);
    rs_chain cross[] = {{one, 8}, {two, 8}};
    rs_item bare = {.kind = RS_PATH};
    bare.str[RS_TIP] = item->str[RS_TIP].s ? item->str[RS_TIP] : item->str[RS_NAME];
    bare.str[RS_URL] = item->str[RS_URL];
    rs_paint_strokes(gr, &bare, cross, 2, "#FFFFFF", fmin(1.1, r * 0.24));
}

static void paint_moment(rs_graph *gr, const rs_item *item)
{
    rs_item copy = *item;
    copy.kind = RS_STAR;
    copy.str[RS_FILL] = (rs_string){"#E69F00", 7};
    copy.str[RS_STROKE] = (rs_string){"#1B2733", 7};
    copy.num[RS_WIDTH] = 0.55;
    copy.has |= 1u << RS_WIDTH;
    paint_shape(gr, &copy);
}

/* A polygon's fill is in the background; here its outline, and a box that catches the pointer. */
static void paint_polygon(rs_graph *gr, const rs_item *item)
{
    for (size_t k = 0; k < item->chains; k++) {
        const double *v = item->chain[k].v;
        size_t n = item->chain[k].n;
        double l = v[0], r = v[0], t = v[1], b = v[1];
        rs_points ring = {0};
        rs_points_add(&ring, v[0], v[1]);
        for (size_t i = 0; i < n; i += 2) {
            size_t j = (i + 2) % n;
            l = fmin(l, v[i]), r = fmax(r, v[i]), t = fmin(t, v[i + 1]), b = fmax(b, v[i + 1]);
            double part[6];
            side(part, v[i], v[i + 1], v[j], v[j + 1]);
            for (int m = 0; m < 6; m += 2)
                rs_points_add(&ring, part[m], part[m + 1]);
        }
        const char *color = rs_paint_color(gr, item->str[RS_STROKE], NULL);
        rs_item edge = *item;
        edge.str[RS_NAME] = edge.str[RS_ID] = (rs_string){0};
        rs_chain chain = {ring.v, ring.count};
        if (color && !ring.failed)
            rs_paint_strokes(gr, &edge, &chain, 1, color, rs_paint_num(item, RS_WIDTH, 0.5));
        rs_points_free(&ring);
        if (item->str[RS_NAME].s || item->str[RS_URL].s) {
            Agnode_t *hit = rs_paint_node(gr, item, "box", (double[]){(l + r) / 2, (t + b) / 2,
                r - l, b - t});
            if (hit)
                rs_graph_set(gr, hit, RS_A_STYLE, "filled");
        }
    }
}

static void paint_cluster(rs_graph *gr, const rs_item *item)
{
    char text[160];
    size_t number = rs_paint_note(gr, item);
    double l = item->num[RS_X], t = item->num[RS_Y], w = item->num[RS_W], h = item->num[RS_H];
    snprintf(text, sizeof text, "cluster_n%zu", number);
    Agraph_t *sub = agsubg(gr->g, text, 1);
    if (!sub) {
        gr->failed = true;
        return;
    }
    snprintf(text, sizeof text, "%.2f,%.2f,%.2f,%.2f", rs_paint_x(l), rs_paint_y(gr, t + h),
        rs_paint_x(l + w),
             rs_paint_y(gr, t));
    rs_graph_set(gr, sub, RS_A_BB, text);
    rs_graph_set(gr, sub, RS_A_STYLE, item->flags & RS_ROUND ? "filled,rounded" : "filled");
    rs_graph_set(gr, sub, RS_A_FILLCOLOR, rs_paint_color(gr, item->str[RS_FILL], "#ffffff00"));
    const char *color = rs_paint_color(gr, item->str[RS_STROKE], NULL);
    if (color) {
        rs_graph_set(gr, sub, RS_A_COLOR, color);
        rs_paint_number(gr, sub, RS_A_PENWIDTH, rs_paint_num(item, RS_WIDTH, 0.5) * RS_SCALE);
    }
    rs_paint_words(gr, sub, item, number);
}

void rs_graph_paint(rs_graph *gr, const rs_page *page)
{
    rs_paint_background(gr, page);
    for (size_t i = 0; i < page->items && !gr->failed; i++) {
        const rs_item *item = &page->item[i];
        switch (item->kind) {
        case RS_IMAGE: /* where it will lie, with its words and its link */
        case RS_BOX: paint_box(gr, item); break;
        case RS_TEXT: rs_paint_text(gr, item); break;
        case RS_PATH: rs_paint_path(gr, item); break;
        case RS_POLYGON: paint_polygon(gr, item); break;
        case RS_CIRCLE: case RS_OCTAGON: case RS_STAR: case RS_TRIANGLE: case RS_DIAMOND:
            paint_shape(gr, item);
            break;
        case RS_ICON: rs_paint_icon(gr, item); break;
        case RS_KILLER: paint_killer(gr, item); break;
        case RS_MOMENT: paint_moment(gr, item); break;
        case RS_CLUSTER: paint_cluster(gr, item); break;
        default: break; /* background: already there */
        }
    }
}
