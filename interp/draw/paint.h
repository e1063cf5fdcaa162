/* How the items of a page become nodes and edges; shared by paint.c (boxes and shapes), object.c,
   stroke.c, label.c and background.c. Nothing here owns anything; failures are noted in the
   rs_graph. */
#ifndef RS_DRAW_PAINT_H
#define RS_DRAW_PAINT_H

#include "draw/graph.h"

/* An item's number, and whether it was given. */
bool rs_paint_has(const rs_item *item, rs_num which);
double rs_paint_num(const rs_item *item, rs_num which, double otherwise);

/* A colour of the item, or `otherwise`; only #rrggbb and #rrggbbaa get through. */
const char *rs_paint_color(rs_graph *gr, rs_string s, const char *otherwise);

/* Points of the page in units of the drawing. */
double rs_paint_x(double x);
double rs_paint_y(const rs_graph *gr, double y);

/* Records an item's words and gives the number of the record; sets them on a node, edge or cluster.
   */
size_t rs_paint_note(rs_graph *gr, const rs_item *item);
void rs_paint_words(rs_graph *gr, void *object, const rs_item *item, size_t number);

void rs_paint_number(rs_graph *gr, void *object, rs_attribute which, double v);

/* A node with the item's words; box = centre x, centre y, width, height in points. NULL on failure.
   */
Agnode_t *rs_paint_node(rs_graph *gr, const rs_item *item, const char *shape, const double box[4]);

/* An edge with the item's words that shows the splines in `pos`. NULL on failure. */
Agedge_t *rs_paint_edge(rs_graph *gr, const rs_item *item, const char *pos);

/* Bézier chains as one edge, dashed where the item says so; width in points. */
void rs_paint_strokes(rs_graph *gr, const rs_item *item, const rs_chain *chain, size_t chains,
                      const char *color, double width);

void rs_paint_path(rs_graph *gr, const rs_item *item);
void rs_paint_icon(rs_graph *gr, const rs_item *item);
void rs_paint_text(rs_graph *gr, const rs_item *item);

/* Gives a shape its centred label. */
void rs_paint_shape_label(rs_graph *gr, Agnode_t *n, const rs_item *item);

/* Writes all meaningless ink of a page (and the fill of its polygons) into the graph's background.
   */
void rs_paint_background(rs_graph *gr, const rs_page *page);

#endif
