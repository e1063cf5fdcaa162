/* Images out of foreign files, as pixels. What is made here belongs to the caller. */
#ifndef RS_DRAW_IMAGE_H
#define RS_DRAW_IMAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "draw/buffer.h"

enum { RS_IMAGE_BYTES = 16 << 20, RS_IMAGE_PIXELS = 24000000 };

typedef struct {
    size_t w, h;
    unsigned char *rgba; /* w * h * 4, rows from the top, alpha not multiplied in */
} rs_pixels;

/* Makes pixels of a PNG or JPEG, upright as its EXIF says, CMYK as RGB. *why is a sentence where it
   cannot (false), or where something is not as it seems (true; else NULL): a film's first picture. */
bool rs_image_decode(const char *bytes, size_t n, rs_pixels *out, const char **why);

/* The two formats; the bytes begin as one of that kind does. */
bool rs_image_png(const char *bytes, size_t n, rs_pixels *out, const char **why);
bool rs_image_jpeg(const char *bytes, size_t n, rs_pixels *out, const char **why);

/* Room for w by h pixels, all clear; false where they are too many. */
bool rs_pixels_make(rs_pixels *p, size_t w, size_t h, const char **why);

/* Adds the pixels as a PNG. */
bool rs_pixels_to_png(const rs_pixels *p, rs_buffer *out);

void rs_pixels_free(rs_pixels *p);

#endif
