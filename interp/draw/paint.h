/* Parts of drawing a page that paint.c and background.c share; nothing here owns anything. */
#ifndef RS_DRAW_PAINT_H
#define RS_DRAW_PAINT_H

#include "draw/graph.h"

bool rs_paint_has(const rs_item *item, rs_num which);
const char *rs_paint_color(rs_graph *gr, rs_string s, const char *otherwise);

/* Writes all meaningless ink of a page (and the fill of its polygons) into the graph's background. */
void rs_paint_background(rs_graph *gr, const rs_page *page);

/* Gives a shape its centred label. */
void rs_paint_shape_label(rs_graph *gr, Agnode_t *n, const rs_item *item);

#endif
