/* A picture as sixels: the bytes that a terminal which can shows as a picture in its text. */
#ifndef RS_DRAW_SIXEL_H
#define RS_DRAW_SIXEL_H

#include "draw/buffer.h"

/* Makes sixels of a PNG. The buffer `out` is the caller's. On failure false and *why, a sentence. */
bool rs_sixel_of_png(const rs_buffer *png, rs_buffer *out, const char **why);

#endif
