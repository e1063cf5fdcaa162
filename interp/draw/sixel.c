#include "draw/sixel.h"

#include <png.h>
#include <sixel.h>
#include <stdlib.h>

enum { CHANNELS = 3, COLOURS = 256 };

typedef struct {
    unsigned char *at;
    int w, h;
} pixels;

static bool decode(const rs_buffer *png, pixels *p)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    png_color white = {255, 255, 255};
    if (!png_image_begin_read_from_memory(&image, png->s, png->n))
        return false;
    image.format = PNG_FORMAT_RGB;
    p->w = (int)image.width;
    p->h = (int)image.height;
    p->at = malloc(PNG_IMAGE_SIZE(image));
    bool good = p->at && png_image_finish_read(&image, &white, p->at, 0, NULL);
    png_image_free(&image);
    return good;
}

static int put(char *bytes, int n, void *to)
{
    rs_buffer_add(to, bytes, (size_t)n);
    return n;
}

/* Our pictures have few colours, none shaded into another: each pixel gets the nearest, nothing is spread. */
static bool encode(pixels *p, rs_buffer *out)
{
    sixel_output_t *output = NULL;
    sixel_dither_t *dither = NULL;
    bool good = SIXEL_SUCCEEDED(sixel_output_new(&output, put, out, NULL)) &&
        SIXEL_SUCCEEDED(sixel_dither_new(&dither, COLOURS, NULL)) &&
        SIXEL_SUCCEEDED(sixel_dither_initialize(dither, p->at, p->w, p->h, SIXEL_PIXELFORMAT_RGB888,
            SIXEL_LARGE_AUTO, SIXEL_REP_AUTO, SIXEL_QUALITY_AUTO));
    if (good) {
        sixel_dither_set_diffusion_type(dither, SIXEL_DIFFUSE_NONE);
        good = SIXEL_SUCCEEDED(sixel_encode(p->at, p->w, p->h, CHANNELS, dither, output));
    }
    if (dither)
        sixel_dither_unref(dither);
    if (output)
        sixel_output_unref(output);
    return good && !out->failed;
}

bool rs_sixel_of_png(const rs_buffer *png, rs_buffer *out, const char **why)
{
    pixels p = {0};
    bool good = decode(png, &p) && encode(&p, out);
    free(p.at);
    if (!good)
        *why = "the picture cannot be made fit for the terminal";
    return good;
}
