/* Images at their places on a page, laid over what Graphviz has drawn. */
#ifndef RS_DRAW_INLAY_H
#define RS_DRAW_INLAY_H

#include "draw/image.h"
#include "scene/scene.h"

typedef struct {
    const char *bytes, *path;
    size_t n;
} rs_file;

typedef struct {
    double x, y, w, h; /* points */
    rs_pixels pixels;
} rs_placed;

typedef struct {
    rs_placed *one;
    size_t count;
} rs_inlay;

typedef void (*rs_say)(const char *path, const char *what);

/* Decodes the images of a page out of the files and cuts them to their places, with so many pixels to
   the inch, or with as many as they have where `exactly` is false. What cannot be shown is said and
   left out. False when memory runs out. */
bool rs_inlay_make(const rs_page *page, const rs_file *file, size_t files, double dpi, bool exactly, rs_say say,
                     rs_inlay *out);

/* Lays the images over a PNG of the page, which it replaces. */
bool rs_inlay_on_png(const rs_inlay *o, double dpi, rs_buffer *png);

void rs_inlay_free(rs_inlay *o);

#endif
