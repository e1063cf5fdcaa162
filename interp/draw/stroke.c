/* Strokes: Bézier chains as edges, dashes by arc length, arrowheads, channel icons. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw/glyphs.h"
#include "draw/paint.h"
#include "scene/curve.h"

static const double HEAD_WIDTH = 3.5;  /* Graphviz' half width of an arrowhead of arrowsize 1 */
static const double HEAD_LENGTH = 10;  /* and its length */

/* ---- strokes ---- */

typedef struct {
    rs_graph *gr;
    rs_buffer pos;
} stroke;

static void add_chain(void *to, const double *chain, size_t count)
{
    stroke *s = to;
    if (s->pos.n)
        rs_buffer_puts(&s->pos, ";");
    for (size_t i = 0; i + 1 < count; i += 2) {
        if (i)
            rs_buffer_puts(&s->pos, " ");
        rs_buffer_number(&s->pos, rs_paint_x(chain[i]));
        rs_buffer_puts(&s->pos, ",");
        rs_buffer_number(&s->pos, rs_paint_y(s->gr, chain[i + 1]));
    }
}

static void finish_stroke(stroke *s, const rs_item *item, const char *color, double width)
{
    if (s->pos.failed)
        s->gr->failed = true;
    if (s->pos.n && !s->pos.failed) {
        Agedge_t *e = rs_paint_edge(s->gr, item, s->pos.s);
        if (e) {
            rs_graph_set(s->gr, e, RS_A_COLOR, color);
            rs_paint_number(s->gr, e, RS_A_PENWIDTH, width * RS_SCALE);
        }
    }
    rs_buffer_free(&s->pos);
}

void rs_paint_strokes(rs_graph *gr, const rs_item *item, const rs_chain *chain, size_t chains,
                          const char *color, double width)
{
    stroke s = {.gr = gr};
    double on = rs_paint_num(item, RS_ON, 0), off = rs_paint_num(item, RS_OFF, 0);
    for (size_t i = 0; i < chains; i++)
        if (on >= 0.2 && off >= 0.2)
            rs_curve_dash(chain[i].v, chain[i].n, on, off, add_chain, &s);
        else
            add_chain(&s, chain[i].v, chain[i].n);
    finish_stroke(&s, item, color, width);
}

/* An arrowhead at the end of a chain, as an edge of its own with a thin pen. */
static void paint_head(rs_graph *gr, const rs_item *item, const double tip[2], double half,
    double angle)
{
    double length = half / HEAD_WIDTH * HEAD_LENGTH;
    double bx = tip[0] - length * cos(angle), by = tip[1] - length * sin(angle);
    char pos[256];
    snprintf(pos, sizeof pos, "e,%.2f,%.2f %.2f,%.2f %.2f,%.2f %.2f,%.2f %.2f,%.2f",
        rs_paint_x(tip[0]),
             rs_paint_y(gr, tip[1]), rs_paint_x(bx - .01 * cos(angle)), rs_paint_y(gr,
                 by - .01 * sin(angle)),
             rs_paint_x(bx - .007 * cos(angle)), rs_paint_y(gr, by - .007 * sin(angle)),
             rs_paint_x(bx - .003 * cos(angle)), rs_paint_y(gr, by - .003 * sin(angle)),
                 rs_paint_x(bx),
             rs_paint_y(gr, by));
    rs_item head = {.kind = RS_PATH};
    head.str[RS_TIP] = item->str[RS_TIP].s ? item->str[RS_TIP] : item->str[RS_NAME];
    char *comma = strchr(pos, ' '); /* the point node wants plain coordinates */
    Agedge_t *e = rs_paint_edge(gr, &head, comma + 1);
    if (!e)
        return;
    rs_graph_set(gr, e, RS_A_POS, pos);
    rs_graph_set(gr, e, RS_A_ARROWHEAD, "normal");
    rs_paint_number(gr, e, RS_A_ARROWSIZE, half * RS_SCALE / HEAD_WIDTH);
    rs_graph_set(gr, e, RS_A_COLOR, rs_paint_color(gr, item->str[RS_STROKE], "#1B2733"));
    rs_paint_number(gr, e, RS_A_PENWIDTH, 0.12 * RS_SCALE);
}

/* Shortens the chain (a copy) so that it ends `cut` before its tip. */
static void shorten(double *chain, size_t *count, double cut)
{
    while (*count >= 8) {
        double *last = chain + *count - 8, right[8];
        double length = rs_curve_length(last, 1);
        if (length > cut || *count == 8) {
            double keep = fmax(length - cut, length * 0.05);
            rs_curve_split(last, rs_curve_at_length(last, keep), last, right);
            return;
        }
        cut -= length;
        *count -= 6;
    }
}

static void paint_arrow(rs_graph *gr, const rs_item *item, const char *color, double width)
{
    const rs_chain *last = &item->chain[item->chains - 1];
    double half = item->num[RS_ARROW], tip[2] = {last->v[last->n - 2], last->v[last->n - 1]};
    double *copy = malloc(last->n * sizeof *copy);
    if (!copy) {
        gr->failed = true;
        return;
    }
    memcpy(copy, last->v, last->n * sizeof *copy);
    size_t n = last->n;
    shorten(copy, &n, 0.85 * half / HEAD_WIDTH * HEAD_LENGTH);
    rs_chain shorter = {copy, n};
    rs_paint_strokes(gr, item, item->chain, item->chains - 1, color, width);
    rs_paint_strokes(gr, item, &shorter, 1, color, width);
    paint_head(gr, item, tip, half, atan2(tip[1] - copy[n - 1], tip[0] - copy[n - 2]));
    free(copy);
}

void rs_paint_path(rs_graph *gr, const rs_item *item)
{
    const char *color = rs_paint_color(gr, item->str[RS_STROKE], "#1B2733");
    double width = rs_paint_num(item, RS_WIDTH, 0.5);
    if (item->chains == 0)
        return;
    if (rs_paint_has(item, RS_ARROW) && item->num[RS_ARROW] > 0)
        paint_arrow(gr, item, color, width);
    else
        rs_paint_strokes(gr, item, item->chain, item->chains, color, width);
}

void rs_paint_icon(rs_graph *gr, const rs_item *item)
{
    double size = rs_paint_num(item, RS_SIZE, 9), at[512];
    const char *path = rs_glyph_icon(item->str[RS_LABEL].s ? item->str[RS_LABEL]
        : (rs_string){"other", 5});
    stroke s = {.gr = gr};
    size_t n = 0;
    for (char *end; *path && n + 2 <= 512; path = end) {
        at[n++] = item->num[RS_X] + strtod(path, &end) * size / 16;
        at[n++] = item->num[RS_Y] + strtod(end + 1, &end) * size / 16;
        if (*end == ';' || !*end) {
            add_chain(&s, at, n);
            n = 0;
        }
        end += *end != '\0';
    }
    rs_item copy = *item;
    finish_stroke(&s, &copy, rs_paint_color(gr, item->str[RS_STROKE], "#465462"),
                  rs_paint_num(item, RS_WIDTH, 0.65 * size / 9));
}
