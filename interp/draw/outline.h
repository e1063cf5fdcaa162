/* The outline of a shape in few characters, for a picture inside HTML. */
#ifndef RS_DRAW_OUTLINE_H
#define RS_DRAW_OUTLINE_H

#include <stdbool.h>

#include "draw/buffer.h"
#include "scene/scene.h"

/* Where the pen is, in tenths of the drawing's unit (a fortieth of a point). */
typedef struct {
    long x, y;
    bool down; /* something was drawn in this outline already */
} rs_pen;

/* Adds a path of M and C with absolute numbers, as Graphviz writes them, as steps from the pen; lines that are written as
   curves become lines. False where it is another path; then nothing was added. */
bool rs_outline_path(rs_buffer *out, rs_string d, rs_pen *pen);

/* The same of a list of points; closed: the last is joined to the first. */
bool rs_outline_points(rs_buffer *out, rs_string points, bool closed, rs_pen *pen);

/* Adds a number with one decimal at most. */
void rs_outline_number(rs_buffer *out, double v);

#endif
