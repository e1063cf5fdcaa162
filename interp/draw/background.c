/* Ink without meaning, as xdot in the graph's _background: bands, rules, areas, plates. */
#include <stdio.h>
#include <string.h>

#include "draw/paint.h"

typedef struct {
    rs_graph *gr;
    rs_buffer out;
    char pen[16], fill[16];
    double width;
} ink;

static void put_number(ink *k, double v)
{
    rs_buffer_puts(&k->out, " ");
    rs_buffer_number(&k->out, v);
}

static void put_point(ink *k, double x, double y)
{
    put_number(k, x * RS_SCALE);
    put_number(k, (k->gr->h - y) * RS_SCALE);
}

static void set_color(ink *k, char what, const char *color)
{
    char *now = what == 'c' ? k->pen : k->fill, full[16];
    snprintf(full, sizeof full, "%.9s%s", color, strlen(color) == 7 ? "ff" : "");
    if (strcmp(now, full) == 0)
        return;
    strcpy(now, full);
    rs_buffer_printf(&k->out, " %c %zu -%s", what, strlen(full), full);
}

static void set_width(ink *k, double width)
{
    char text[64];
    if (k->width == width)
        return;
    k->width = width;
    int n = snprintf(text, sizeof text, "setlinewidth(%.6g)", width * RS_SCALE);
    rs_buffer_printf(&k->out, " S %d -%s", n, text);
}

/* op: P polygon, b filled Bézier, L line */
static void put_shape(ink *k, char op, const double *v, size_t n)
{
    rs_buffer_printf(&k->out, " %c %zu", op, n / 2);
    for (size_t i = 0; i + 1 < n; i += 2)
        put_point(k, v[i], v[i + 1]);
}

static void fill_shape(ink *k, const rs_item *item, char op, const double *v, size_t n)
{
    const char *fill = rs_paint_color(k->gr, item->str[RS_FILL], NULL);
    if (!fill)
        return;
    set_color(k, 'c', "#ffffff00");
    set_color(k, 'C', fill);
    set_width(k, 0.5);
    put_shape(k, op, v, n);
}

static void put_rect(ink *k, const rs_item *item)
{
    double l = item->num[RS_X], t = item->num[RS_Y], r = l + item->num[RS_W],
        b = t + item->num[RS_H];
    fill_shape(k, item, 'P', (double[]){l, t, r, t, r, b, l, b}, 8);
}

static void put_line(ink *k, const rs_item *item)
{
    set_color(k, 'c', rs_paint_color(k->gr, item->str[RS_STROKE], "#C6CED6"));
    set_color(k, 'C', "#ffffff00");
    set_width(k, rs_paint_has(item, RS_WIDTH) ? item->num[RS_WIDTH] : 0.5);
    put_shape(k, 'L', (double[]){item->num[RS_X], item->num[RS_Y], item->num[RS_X2],
        item->num[RS_Y2]}, 4);
}

void rs_paint_background(rs_graph *gr, const rs_page *page)
{
    ink k = {.gr = gr, .width = -1};
    for (size_t i = 0; i < page->items; i++) {
        const rs_item *item = &page->item[i];
        if (item->kind == RS_RECT)
            put_rect(&k, item);
        else if (item->kind == RS_LINE)
            put_line(&k, item);
        else if (item->kind == RS_AREA || item->kind == RS_POLY || item->kind == RS_POLYGON)
            for (size_t c = 0; c < item->chains; c++)
                fill_shape(&k, item, item->kind == RS_AREA ? 'b' : 'P', item->chain[c].v,
                    item->chain[c].n);
    }
    if (k.out.n == 0) /* without any, nop2 would move the drawing to the origin */
        rs_buffer_puts(&k.out, " c 9 -#ffffff00 L 2 0 0 1 0");
    if (k.out.failed)
        gr->failed = true;
    else
        agattr(gr->g, AGRAPH, (char *)"_background", k.out.s + 1);
    rs_buffer_free(&k.out);
}
