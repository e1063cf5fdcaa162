#include "draw/sixel.h"

#include <sixel.h>

#include "draw/image.h"

enum { CHANNELS = 3, COLOURS = 256 };

/* Red, green and blue alone, in place: our pages are opaque. */
static void drop_alpha(rs_pixels *p)
{
    unsigned char *to = p->rgba;
    for (size_t i = 0; i < p->w * p->h; i++)
        for (size_t c = 0; c < CHANNELS; c++)
            *to++ = p->rgba[4 * i + c];
}

static int put(char *bytes, int n, void *to)
{
    rs_buffer_add(to, bytes, (size_t)n);
    return n;
}

/* Our pictures have few colours, none shaded into another: each pixel gets the nearest, nothing is spread. */
static bool encode(const rs_pixels *p, rs_buffer *out)
{
    int w = (int)p->w, h = (int)p->h;
    sixel_output_t *output = NULL;
    sixel_dither_t *dither = NULL;
    bool good = SIXEL_SUCCEEDED(sixel_output_new(&output, put, out, NULL)) &&
        SIXEL_SUCCEEDED(sixel_dither_new(&dither, COLOURS, NULL)) &&
        SIXEL_SUCCEEDED(sixel_dither_initialize(dither, p->rgba, w, h, SIXEL_PIXELFORMAT_RGB888,
            SIXEL_LARGE_AUTO, SIXEL_REP_AUTO, SIXEL_QUALITY_AUTO));
    if (good) {
        sixel_dither_set_diffusion_type(dither, SIXEL_DIFFUSE_NONE);
        good = SIXEL_SUCCEEDED(sixel_encode(p->rgba, w, h, CHANNELS, dither, output));
    }
    if (dither)
        sixel_dither_unref(dither);
    if (output)
        sixel_output_unref(output);
    return good && !out->failed;
}

bool rs_sixel_of_png(const rs_buffer *png, rs_buffer *out, const char **why)
{
    rs_pixels p = {0};
    const char *fault;
    bool good = rs_image_png(png->s, png->n, &p, &fault);
    if (good) {
        drop_alpha(&p);
        good = encode(&p, out);
    }
    rs_pixels_free(&p);
    if (!good)
        *why = "the picture cannot be made fit for the terminal";
    return good;
}
