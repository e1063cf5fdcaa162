/* Channel icons as constant outlines; nobody owns or frees them. */
#ifndef RS_DRAW_GLYPHS_H
#define RS_DRAW_GLYPHS_H

#include "scene/scene.h"

/* The outline of a channel's icon on a grid of 16 by 16, y down: "x,y x,y …;x,y …", 3n+1 points in
   each piece. An unknown name gives that of "other". */
const char *rs_glyph_icon(rs_string name);

#endif
