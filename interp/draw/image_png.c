#include <png.h>
#include <stdlib.h>
#include <string.h>

#include "draw/image.h"

/* Whether the chunk that makes a film of a PNG comes before its picture. */
static bool is_film(const unsigned char *s, size_t n)
{
    size_t at = 8;
    while (n - at >= 12) {
        size_t length = (size_t)s[at] << 24 | (size_t)s[at + 1] << 16 | (size_t)s[at + 2] << 8 | s[at + 3];
        if (memcmp(s + at + 4, "acTL", 4) == 0)
            return true;
        if (memcmp(s + at + 4, "IDAT", 4) == 0 || length > n - at - 12)
            return false;
        at += length + 12;
    }
    return false;
}

bool rs_image_png(const char *bytes, size_t n, rs_pixels *out, const char **why)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    bool good = png_image_begin_read_from_memory(&image, bytes, n) != 0;
    *why = "is a damaged PNG";
    if (good) {
        image.format = PNG_FORMAT_RGBA;
        good = rs_pixels_make(out, image.width, image.height, why);
        if (good && !png_image_finish_read(&image, NULL, out->rgba, 0, NULL)) {
            *why = "is a damaged PNG, or one that ends too early";
            good = false;
        }
    }
    png_image_free(&image);
    if (!good)
        rs_pixels_free(out);
    else
        *why = is_film((const unsigned char *)bytes, n) ? "is a film; its first picture is shown" : NULL;
    return good;
}

bool rs_pixels_to_png(const rs_pixels *p, rs_buffer *out)
{
    png_image image = {.version = PNG_IMAGE_VERSION, .width = (png_uint_32)p->w, .height = (png_uint_32)p->h,
        .format = PNG_FORMAT_RGBA};
    png_alloc_size_t n = PNG_IMAGE_PNG_SIZE_MAX(image);
    char *bytes = malloc(n);
    bool good = bytes && png_image_write_to_memory(&image, bytes, &n, 0, p->rgba, 0, NULL);
    if (good)
        rs_buffer_add(out, bytes, n);
    free(bytes);
    return good && !out->failed;
}
