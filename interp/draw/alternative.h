/* A page in words, for who cannot see it. */
#ifndef RS_DRAW_ALTERNATIVE_H
#define RS_DRAW_ALTERNATIVE_H

#include "draw/buffer.h"
#include "scene/scene.h"

/* Adds the page's title and the names of the things on it, each once, in the order in which they lie,
   one a line; what does not fit in some 30,000 bytes is left out and "…" ends it. */
void rs_alternative(const rs_page *page, rs_buffer *out);

#endif
