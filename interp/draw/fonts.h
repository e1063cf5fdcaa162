/* fonts: which scripts of a page no font of the machine can draw. Without fontconfig's header at build
   time nothing is ever found missing. What is found is kept for the life of the program; nothing to free. */
#ifndef RS_DRAW_FONTS_H
#define RS_DRAW_FONTS_H

#include "scene/scene.h"

/* A sentence about the next script that appears on the page, has a letter that would be drawn as a box,
   and was not told of before: its name and a package that has it. NULL when there is none. */
const char *rs_fonts_missing(const rs_page *page);

#endif
