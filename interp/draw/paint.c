/* The items of a page as nodes and edges with given positions. Every stroke is an edge from an
   invisible point to itself, so that the order of items is the order of drawing. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw/glyphs.h"
#include "draw/graph.h"
#include "draw/paint.h"
#include "scene/curve.h"
#include "scene/text.h"

static const double HEAD_WIDTH = 3.5;  /* Graphviz' half width of an arrowhead of arrowsize 1 */
static const double HEAD_LENGTH = 10;  /* and its length */

static const double BASELINE = 0.24; /* of the font size, below the middle of a row */

bool rs_paint_has(const rs_item *item, rs_num which)
{
    return item->has >> which & 1;
}

static double num(const rs_item *item, rs_num which, double otherwise)
{
    return rs_paint_has(item, which) ? item->num[which] : otherwise;
}

static bool hex(const char *s, size_t n)
{
    return strspn(s, "0123456789abcdefABCDEF") == n;
}

/* A colour of the item, or `otherwise`; only #rrggbb and #rrggbbaa get through. */
const char *rs_paint_color(rs_graph *gr, rs_string s, const char *otherwise)
{
    if (!s.s || (s.n == 4 && memcmp(s.s, "none", 4) == 0))
        return otherwise;
    if (s.s[0] == '#' && (s.n == 7 || s.n == 9) && hex(s.s + 1, s.n - 1))
        return s.s;
    gr->failed = true;
    gr->why = "a colour must be written #rrggbb or #rrggbbaa";
    return otherwise;
}

static rs_string checked_id(rs_string s, bool spaces)
{
    return s.s && rs_words_id_ok(s, spaces) ? s : (rs_string){0};
}

/* The record of an item's words. */
static size_t note(rs_graph *gr, const rs_item *item)
{
    rs_word word = {.name = item->str[RS_NAME], .tip = item->str[RS_TIP]};
    if (!word.tip.s)
        word.tip = word.name;
    if (rs_words_url_ok(item->str[RS_URL]))
        word.url = item->str[RS_URL];
    word.id = checked_id(item->str[RS_ID], false);
    return rs_words_add(&gr->words, word);
}

/* For a PDF: no fragments (dead there), no quote (breaks cairo's tag). */
static void pdf_url(rs_string url, rs_buffer *out)
{
    for (size_t i = 0; i < url.n && url.s[i] != '#'; i++)
        if (url.s[i] == '\'')
            rs_buffer_puts(out, "%27");
        else
            rs_buffer_add(out, url.s + i, 1);
}

static void set_link(rs_graph *gr, void *object, const rs_word *word, const char *token)
{
    if (gr->format == RS_SVG) {
        rs_graph_set(gr, object, RS_A_URL, token);
        return;
    }
    rs_buffer url = {0};
    if (gr->format == RS_PDF)
        pdf_url(word->url, &url);
    else /* whoever renders the DOT gets links unescaped into the SVG */
        rs_buffer_xml(&url, word->url.s, word->url.n);
    if (url.n && !url.failed)
        rs_graph_set(gr, object, RS_A_URL, url.s);
    rs_buffer_free(&url);
}

/* Name, tooltip, link, id and class of a node, edge or cluster. */
static void set_words(rs_graph *gr, void *object, const rs_item *item, size_t number)
{
    if (gr->words.failed)
        return;
    const rs_word *word = &gr->words.word[number];
    char token[32];
    snprintf(token, sizeof token, "n%zu", number);
    if (word->tip.s)
        rs_graph_set(gr, object, RS_A_TOOLTIP, token);
    if (word->url.s)
        set_link(gr, object, word, token);
    if (word->id.s)
        rs_graph_set(gr, object, RS_A_ID, gr->format == RS_SVG ? token : word->id.s);
    if (checked_id(item->str[RS_CLASS], true).s)
        rs_graph_set(gr, object, RS_A_CLASS, item->str[RS_CLASS].s);
}

static void set_number(rs_graph *gr, void *object, rs_attribute which, double v)
{
    char text[64];
    snprintf(text, sizeof text, "%.6g", v);
    rs_graph_set(gr, object, which, text);
}

static double unit_x(double x)
{
    return x * RS_SCALE;
}

static double unit_y(const rs_graph *gr, double y)
{
    return (gr->h - y) * RS_SCALE;
}

/* A node around its centre, sizes in points. */
static Agnode_t *add_node(rs_graph *gr, const rs_item *item, const char *shape, const double box[4])
{
    char text[96];
    size_t number = note(gr, item);
    snprintf(text, sizeof text, "n%zu", number);
    Agnode_t *n = agnode(gr->g, text, 1);
    if (!n) {
        gr->failed = true;
        return NULL;
    }
    rs_graph_set(gr, n, RS_A_SHAPE, shape);
    snprintf(text, sizeof text, "%.2f,%.2f", unit_x(box[0]), unit_y(gr, box[1]));
    rs_graph_set(gr, n, RS_A_POS, text);
    snprintf(text, sizeof text, "%.6f", box[2] * RS_SCALE / 72);
    rs_graph_set(gr, n, RS_A_WIDTH, text);
    snprintf(text, sizeof text, "%.6f", box[3] * RS_SCALE / 72);
    rs_graph_set(gr, n, RS_A_HEIGHT, text);
    set_words(gr, n, item, number);
    return n;
}

static void set_ink(rs_graph *gr, Agnode_t *n, const rs_item *item, bool stroked, const char *style)
{
    const char *stroke = rs_paint_color(gr, item->str[RS_STROKE], NULL);
    rs_graph_set(gr, n, RS_A_STYLE, style);
    rs_graph_set(gr, n, RS_A_FILLCOLOR, rs_paint_color(gr, item->str[RS_FILL], "#ffffff00"));
    if (stroke && stroked) {
        rs_graph_set(gr, n, RS_A_COLOR, stroke);
        set_number(gr, n, RS_A_PENWIDTH, num(item, RS_WIDTH, 0.5) * RS_SCALE);
    }
}

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
        rs_buffer_number(&s->pos, unit_x(chain[i]));
        rs_buffer_puts(&s->pos, ",");
        rs_buffer_number(&s->pos, unit_y(s->gr, chain[i + 1]));
    }
}

/* An edge that shows `pos` with the item's words. */
static Agedge_t *add_edge(rs_graph *gr, const rs_item *item, const char *pos)
{
    char token[32];
    size_t number = note(gr, item);
    snprintf(token, sizeof token, "n%zu", number);
    Agnode_t *n = agnode(gr->g, token, 1);
    Agedge_t *e = n ? agedge(gr->g, n, n, NULL, 1) : NULL;
    if (!e) {
        gr->failed = true;
        return NULL;
    }
    rs_graph_set(gr, n, RS_A_SHAPE, "point");
    rs_graph_set(gr, n, RS_A_STYLE, "invis");
    char first[64];
    snprintf(first, sizeof first, "%.*s", (int)strcspn(pos, " ;"), pos);
    rs_graph_set(gr, n, RS_A_POS, first);
    rs_graph_set(gr, e, RS_A_POS, pos);
    set_words(gr, e, item, number);
    return e;
}

static void finish_stroke(stroke *s, const rs_item *item, const char *color, double width)
{
    if (s->pos.failed)
        s->gr->failed = true;
    if (s->pos.n && !s->pos.failed) {
        Agedge_t *e = add_edge(s->gr, item, s->pos.s);
        if (e) {
            rs_graph_set(s->gr, e, RS_A_COLOR, color);
            set_number(s->gr, e, RS_A_PENWIDTH, width * RS_SCALE);
        }
    }
    rs_buffer_free(&s->pos);
}

static void stroke_chains(rs_graph *gr, const rs_item *item, const rs_chain *chain, size_t chains,
                          const char *color, double width)
{
    stroke s = {.gr = gr};
    double on = num(item, RS_ON, 0), off = num(item, RS_OFF, 0);
    for (size_t i = 0; i < chains; i++)
        if (on >= 0.2 && off >= 0.2)
            rs_curve_dash(chain[i].v, chain[i].n, on, off, add_chain, &s);
        else
            add_chain(&s, chain[i].v, chain[i].n);
    finish_stroke(&s, item, color, width);
}

/* An arrowhead at the end of a chain, as an edge of its own with a thin pen. */
static void paint_head(rs_graph *gr, const rs_item *item, const double tip[2], double half, double angle)
{
    double length = half / HEAD_WIDTH * HEAD_LENGTH;
    double bx = tip[0] - length * cos(angle), by = tip[1] - length * sin(angle);
    char pos[256];
    snprintf(pos, sizeof pos, "e,%.2f,%.2f %.2f,%.2f %.2f,%.2f %.2f,%.2f %.2f,%.2f", unit_x(tip[0]),
             unit_y(gr, tip[1]), unit_x(bx - .01 * cos(angle)), unit_y(gr, by - .01 * sin(angle)),
             unit_x(bx - .007 * cos(angle)), unit_y(gr, by - .007 * sin(angle)),
             unit_x(bx - .003 * cos(angle)), unit_y(gr, by - .003 * sin(angle)), unit_x(bx),
             unit_y(gr, by));
    rs_item head = {.kind = RS_PATH};
    head.str[RS_TIP] = item->str[RS_TIP].s ? item->str[RS_TIP] : item->str[RS_NAME];
    char *comma = strchr(pos, ' '); /* the point node wants plain coordinates */
    Agedge_t *e = add_edge(gr, &head, comma + 1);
    if (!e)
        return;
    rs_graph_set(gr, e, RS_A_POS, pos);
    rs_graph_set(gr, e, RS_A_ARROWHEAD, "normal");
    set_number(gr, e, RS_A_ARROWSIZE, half * RS_SCALE / HEAD_WIDTH);
    rs_graph_set(gr, e, RS_A_COLOR, rs_paint_color(gr, item->str[RS_STROKE], "#1B2733"));
    set_number(gr, e, RS_A_PENWIDTH, 0.12 * RS_SCALE);
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
    stroke_chains(gr, item, item->chain, item->chains - 1, color, width);
    stroke_chains(gr, item, &shorter, 1, color, width);
    paint_head(gr, item, tip, half, atan2(tip[1] - copy[n - 1], tip[0] - copy[n - 2]));
    free(copy);
}

static void paint_path(rs_graph *gr, const rs_item *item)
{
    const char *color = rs_paint_color(gr, item->str[RS_STROKE], "#1B2733");
    double width = num(item, RS_WIDTH, 0.5);
    if (item->chains == 0)
        return;
    if (rs_paint_has(item, RS_ARROW) && item->num[RS_ARROW] > 0)
        paint_arrow(gr, item, color, width);
    else
        stroke_chains(gr, item, item->chain, item->chains, color, width);
}

/* ---- boxes and shapes ---- */

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
    double points[] = {x0 + (cx - x0) * K, y0 + (cy - y0) * K, x + (cx - x) * K, y + (cy - y) * K, x, y};
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
    Agnode_t *n = add_node(gr, item, "box", (double[]){x + w / 2, y + h / 2, w, h});
    if (n)
        set_ink(gr, n, item, !dashed, round ? "filled,rounded" : "filled");
    if (!dashed)
        return;
    double ring[50];
    outline(item, round ? fmin(3, fmin(w, h) / 3) : 0, ring);
    rs_item edge = *item;
    edge.str[RS_NAME] = edge.str[RS_ID] = (rs_string){0};
    rs_chain chain = {ring, 50};
    stroke_chains(gr, &edge, &chain, 1, rs_paint_color(gr, item->str[RS_STROKE], "#5F6E7C"),
                  num(item, RS_WIDTH, 0.7));
}

static const char *shape_name(rs_kind kind)
{
    return kind == RS_CIRCLE ? "circle" : kind == RS_OCTAGON ? "octagon" : kind == RS_STAR ? "star"
         : kind == RS_TRIANGLE ? "triangle" : "diamond";
}

static void paint_shape(rs_graph *gr, const rs_item *item)
{
    double r = num(item, RS_R, 3), d = 2 * r;
    Agnode_t *n = add_node(gr, item, shape_name(item->kind),
                           (double[]){item->num[RS_X], item->num[RS_Y], num(item, RS_W, d), num(item, RS_H, d)});
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
    double r = num(item, RS_R, 4.8), a = 0.42 * r, x = item->num[RS_X], y = item->num[RS_Y];
    copy.kind = RS_OCTAGON;
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
    stroke_chains(gr, &bare, cross, 2, "#FFFFFF", fmin(1.1, r * 0.24));
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

static void paint_icon(rs_graph *gr, const rs_item *item)
{
    double size = num(item, RS_SIZE, 9), at[512];
    const char *path = rs_glyph_icon(item->str[RS_LABEL].s ? item->str[RS_LABEL] : (rs_string){"other", 5});
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
                  num(item, RS_WIDTH, 0.65 * size / 9));
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
            stroke_chains(gr, &edge, &chain, 1, color, num(item, RS_WIDTH, 0.5));
        rs_points_free(&ring);
        if (item->str[RS_NAME].s || item->str[RS_URL].s) {
            Agnode_t *hit = add_node(gr, item, "box", (double[]){(l + r) / 2, (t + b) / 2, r - l, b - t});
            if (hit)
                rs_graph_set(gr, hit, RS_A_STYLE, "filled");
        }
    }
}

static void paint_cluster(rs_graph *gr, const rs_item *item)
{
    char text[160];
    size_t number = note(gr, item);
    double l = item->num[RS_X], t = item->num[RS_Y], w = item->num[RS_W], h = item->num[RS_H];
    snprintf(text, sizeof text, "cluster_n%zu", number);
    Agraph_t *sub = agsubg(gr->g, text, 1);
    if (!sub) {
        gr->failed = true;
        return;
    }
    snprintf(text, sizeof text, "%.2f,%.2f,%.2f,%.2f", unit_x(l), unit_y(gr, t + h), unit_x(l + w),
             unit_y(gr, t));
    rs_graph_set(gr, sub, RS_A_BB, text);
    rs_graph_set(gr, sub, RS_A_STYLE, item->flags & RS_ROUND ? "filled,rounded" : "filled");
    rs_graph_set(gr, sub, RS_A_FILLCOLOR, rs_paint_color(gr, item->str[RS_FILL], "#ffffff00"));
    const char *color = rs_paint_color(gr, item->str[RS_STROKE], NULL);
    if (color) {
        rs_graph_set(gr, sub, RS_A_COLOR, color);
        set_number(gr, sub, RS_A_PENWIDTH, num(item, RS_WIDTH, 0.5) * RS_SCALE);
    }
    set_words(gr, sub, item, number);
}

/* ---- texts ---- */

static void open_table(rs_buffer *b)
{
    rs_buffer_puts(b, "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"0\">");
}

static void add_blank(rs_buffer *b, int width, int height, int span)
{
    rs_buffer_printf(b, "<td colspan=\"%d\" fixedsize=\"true\" width=\"%d\" height=\"%d\"></td>", span, width,
                     height);
}

/* Text for a label: entities for markup, double backslashes (\N and friends are replaced here too),
   and spaces that would be lost made hard. */
static void add_label_text(rs_buffer *b, rs_string s)
{
    for (size_t i = 0; i < s.n; i++) {
        bool lost = s.s[i] == ' ' && (i == 0 || s.s[i - 1] == ' ');
        if (lost || s.s[i] == '\\')
            rs_buffer_puts(b, lost ? "\xC2\xA0" : "\\\\");
        else
            rs_buffer_xml(b, s.s + i, 1);
    }
}

static void add_cell(rs_graph *gr, rs_buffer *b, const rs_item *item, rs_string s, int width, int height,
                     rs_place place)
{
    bool bold = item->flags & RS_BOLD, italic = item->flags & RS_ITALIC;
    rs_buffer_printf(b, "<td align=\"left\" fixedsize=\"true\" width=\"%d\" height=\"%d\">", width, height);
    if (s.n) {
        rs_buffer_printf(b, "<font point-size=\"%.6g\" color=\"%s\">%s%s", num(item, RS_SIZE, 7) * RS_SCALE,
                         rs_paint_color(gr, item->str[RS_COLOR], "#1B2733"), bold ? "<b>" : "",
                         italic ? "<i>" : "");
        if (gr->format == RS_SVG) {
            place.text = s;
            rs_buffer_printf(b, "t%zu", rs_words_place(&gr->words, place));
        } else {
            add_label_text(b, s);
        }
        rs_buffer_printf(b, "%s%s</font>", italic ? "</i>" : "", bold ? "</b>" : "");
    }
    rs_buffer_puts(b, "</td>");
}

static double line_width(const rs_item *item, rs_string s)
{
    return rs_text_width(s.s, s.n, num(item, RS_SIZE, 7), item->flags & RS_BOLD);
}

void rs_paint_shape_label(rs_graph *gr, Agnode_t *n, const rs_item *item)
{
    rs_string s = item->str[RS_LABEL];
    double size = num(item, RS_SIZE, 6), r = num(item, RS_R, 3), wide = line_width(item, s);
    rs_item sized = *item;
    sized.num[RS_SIZE] = size;
    sized.has |= 1u << RS_SIZE;
    int all = (int)(num(item, RS_W, 2 * r) * RS_SCALE), top = (int)lround(0.23 * size * RS_SCALE);
    int left = (int)fmax(1, lround((all - wide * RS_SCALE) / 2));
    rs_place place = {.x = unit_x(item->num[RS_X] - wide / 2),
                      .y = -unit_y(gr, item->num[RS_Y] + 0.355 * size)};
    rs_buffer b = {0};
    open_table(&b);
    rs_buffer_puts(&b, "<tr>");
    add_blank(&b, all, top, 2);
    rs_buffer_puts(&b, "</tr><tr>");
    add_blank(&b, left, all - top, 1);
    add_cell(gr, &b, &sized, s, all - left > 1 ? all - left : 1, all - top > 1 ? all - top : 1, place);
    rs_buffer_puts(&b, "</tr></table>");
    if (b.failed)
        gr->failed = true;
    else
        rs_graph_label(gr, n, b.s);
    rs_buffer_free(&b);
}

/* Lines [from, to) as one node whose left edge is x. */
static void paint_lines(rs_graph *gr, const rs_item *item, size_t from, size_t to, double x)
{
    double size = num(item, RS_SIZE, 7), lead = num(item, RS_LEAD, 1.19 * size), wide = 1;
    for (size_t i = from; i < to; i++)
        wide = fmax(wide, line_width(item, item->line[i]) * 1.045 + 1);
    int width = (int)floor(fmin(wide, gr->w - x) * RS_SCALE), total = 0;
    rs_buffer b = {0};
    open_table(&b);
    for (size_t i = from; i < to; i++) {
        int height = (int)lround((double)(i - from + 1) * lead * RS_SCALE) - total;
        double row = item->num[RS_Y] + (double)i * lead;
        rs_place place = {.x = unit_x(x), .y = -unit_y(gr, row + lead / 2 + BASELINE * size)};
        rs_buffer_puts(&b, "<tr>");
        add_cell(gr, &b, item, item->line[i], width, height, place);
        rs_buffer_puts(&b, "</tr>");
        total += height;
    }
    rs_buffer_puts(&b, "</table>");
    double top = item->num[RS_Y] + (double)from * lead, h = (double)total / RS_SCALE;
    double w = (double)width / RS_SCALE;
    Agnode_t *n = width > 0 && total > 0 && !b.failed
                      ? add_node(gr, item, "none", (double[]){x + w / 2, top + h / 2, w, h})
                      : NULL;
    if (n)
        rs_graph_label(gr, n, b.s);
    if (b.failed)
        gr->failed = true;
    rs_buffer_free(&b);
}

static void paint_text(rs_graph *gr, const rs_item *item)
{
    double x = item->num[RS_X], w = num(item, RS_W, 0);
    if (item->lines == 0)
        return;
    if (!(item->flags & (RS_CENTER | RS_RIGHT))) {
        paint_lines(gr, item, 0, item->lines, x);
        return;
    }
    for (size_t i = 0; i < item->lines; i++) {
        double room = w - line_width(item, item->line[i]);
        paint_lines(gr, item, i, i + 1, x + (item->flags & RS_CENTER ? room / 2 : room));
    }
}

void rs_graph_paint(rs_graph *gr, const rs_page *page)
{
    rs_paint_background(gr, page);
    for (size_t i = 0; i < page->items && !gr->failed; i++) {
        const rs_item *item = &page->item[i];
        switch (item->kind) {
        case RS_BOX: paint_box(gr, item); break;
        case RS_TEXT: paint_text(gr, item); break;
        case RS_PATH: paint_path(gr, item); break;
        case RS_POLYGON: paint_polygon(gr, item); break;
        case RS_CIRCLE: case RS_OCTAGON: case RS_STAR: case RS_TRIANGLE: case RS_DIAMOND:
            paint_shape(gr, item);
            break;
        case RS_ICON: paint_icon(gr, item); break;
        case RS_KILLER: paint_killer(gr, item); break;
        case RS_MOMENT: paint_moment(gr, item); break;
        case RS_CLUSTER: paint_cluster(gr, item); break;
        default: break; /* background: already there */
        }
    }
}
