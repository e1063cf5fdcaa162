/* Texts as HTML-like labels whose cells have sizes of our own, so that no font can move them. */
#include <math.h>
#include <stdio.h>

#include "draw/paint.h"
#include "scene/text.h"

static const double BASELINE = 0.24; /* of the font size, below the middle of a row */

/* ---- texts ---- */

static void open_table(rs_buffer *b)
{
    rs_buffer_puts(b, "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"0\">");
}

static void add_blank(rs_buffer *b, int width, int height, int span)
{
    rs_buffer_printf(b, "<td colspan=\"%d\" fixedsize=\"true\" width=\"%d\" height=\"%d\"></td>",
        span, width,
                     height);
}

static const double SMALL = 6; /* points */

/* Text for a label: entities for markup, and for a bracket, since "]]" before a tag is no XML; double backslashes (\N and friends
   are replaced here too), and spaces that would be lost made hard. */
static void add_label_text(rs_buffer *b, rs_string s)
{
    for (size_t i = 0; i < s.n; i++) {
        bool lost = s.s[i] == ' ' && (i == 0 || s.s[i - 1] == ' ');
        if (lost || s.s[i] == '\\')
            rs_buffer_puts(b, lost ? "\xC2\xA0" : "\\\\");
        else if (s.s[i] == ']')
            rs_buffer_puts(b, "&#93;");
        else
            rs_buffer_xml(b, s.s + i, 1);
    }
}

/* Graphviz cuts a point size down to a whole one: take the nearest, but never let the smallest letters shrink. */
static int whole_size(const rs_item *item)
{
    double size = rs_paint_num(item, RS_SIZE, 7) * RS_SCALE;
    return size < SMALL * RS_SCALE ? (int)ceil(size) : (int)lround(size);
}

static void add_cell(rs_graph *gr, rs_buffer *b, const rs_item *item, rs_string s, int width,
    int height,
                     rs_place place)
{
    bool bold = item->flags & RS_BOLD, italic = item->flags & RS_ITALIC;
    rs_buffer_printf(b, "<td align=\"left\" fixedsize=\"true\" width=\"%d\" height=\"%d\">", width,
        height);
    if (s.n) {
        rs_buffer_printf(b, "<font point-size=\"%d\" color=\"%s\">%s%s", whole_size(item),
                         rs_paint_color(gr, item->str[RS_COLOR], "#1B2733"), bold ? "<b>" : "",
                         italic ? "<i>" : "");
        if (gr->format == RS_SVG) {
            place.text = s;
            place.size = rs_paint_num(item, RS_SIZE, 7) * RS_SCALE;
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
    return rs_text_width(s.s, s.n, rs_paint_num(item, RS_SIZE, 7), item->flags & RS_BOLD);
}

void rs_paint_shape_label(rs_graph *gr, Agnode_t *n, const rs_item *item)
{
    rs_string s = item->str[RS_LABEL];
    double size = rs_paint_num(item, RS_SIZE, 6), r = rs_paint_num(item, RS_R, 3),
        wide = line_width(item, s);
    rs_item sized = *item;
    sized.num[RS_SIZE] = size;
    sized.has |= 1u << RS_SIZE;
    int all = (int)(rs_paint_num(item, RS_W, 2 * r) * RS_SCALE),
        top = (int)lround(0.23 * size * RS_SCALE);
    int left = (int)fmax(1, lround((all - wide * RS_SCALE) / 2));
    rs_place place = {.x = rs_paint_x(item->num[RS_X] - wide / 2),
                      .y = -rs_paint_y(gr, item->num[RS_Y] + 0.355 * size)};
    rs_buffer b = {0};
    open_table(&b);
    rs_buffer_puts(&b, "<tr>");
    add_blank(&b, all, top, 2);
    rs_buffer_puts(&b, "</tr><tr>");
    add_blank(&b, left, all - top, 1);
    add_cell(gr, &b, &sized, s, all - left > 1 ? all - left : 1, all - top > 1 ? all - top : 1,
        place);
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
    double size = rs_paint_num(item, RS_SIZE, 7), lead = rs_paint_num(item, RS_LEAD, 1.19 * size),
        wide = 1;
    for (size_t i = from; i < to; i++)
        wide = fmax(wide, line_width(item, item->line[i]) * 1.045 + 1);
    int width = (int)floor(fmin(wide, gr->w - x) * RS_SCALE), total = 0;
    rs_buffer b = {0};
    open_table(&b);
    for (size_t i = from; i < to; i++) {
        int height = (int)lround((double)(i - from + 1) * lead * RS_SCALE) - total;
        double row = item->num[RS_Y] + (double)i * lead;
        rs_place place = {.x = rs_paint_x(x), .y = -rs_paint_y(gr,
            row + lead / 2 + BASELINE * size)};
        rs_buffer_puts(&b, "<tr>");
        add_cell(gr, &b, item, item->line[i], width, height, place);
        rs_buffer_puts(&b, "</tr>");
        total += height;
    }
    rs_buffer_puts(&b, "</table>");
    double top = item->num[RS_Y] + (double)from * lead, h = (double)total / RS_SCALE;
    double w = (double)width / RS_SCALE;
    Agnode_t *n = width > 0 && total > 0 && !b.failed
                      ? rs_paint_node(gr, item, "none", (double[]){x + w / 2, top + h / 2, w, h})
                      : NULL;
    if (n)
        rs_graph_label(gr, n, b.s);
    if (b.failed)
        gr->failed = true;
    rs_buffer_free(&b);
}

void rs_paint_text(rs_graph *gr, const rs_item *item)
{
    double x = item->num[RS_X], w = rs_paint_num(item, RS_W, 0);
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
