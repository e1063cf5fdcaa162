#include "draw/image.h"

#include <stdlib.h>
#include <string.h>

bool rs_pixels_make(rs_pixels *p, size_t w, size_t h, const char **why)
{
    *p = (rs_pixels){w, h, NULL};
    *why = "has no pixels";
    if (w == 0 || h == 0)
        return false;
    *why = "has over 24 million pixels; make it smaller";
    if (w > RS_IMAGE_PIXELS || h > RS_IMAGE_PIXELS / w)
        return false;
    *why = "is too large for the memory there is";
    p->rgba = calloc(w * h, 4);
    return p->rgba != NULL;
}

void rs_pixels_free(rs_pixels *p)
{
    free(p->rgba);
    *p = (rs_pixels){0};
}

bool rs_image_decode(const char *bytes, size_t n, rs_pixels *out, const char **why)
{
    *out = (rs_pixels){0};
    *why = NULL;
    if (n > RS_IMAGE_BYTES)
        *why = "is larger than 16 MiB";
    else if (n >= 8 && memcmp(bytes, "\x89PNG\r\n\x1a\n", 8) == 0)
        return rs_image_png(bytes, n, out, why);
    else if (n >= 3 && memcmp(bytes, "\xFF\xD8\xFF", 3) == 0)
        return rs_image_jpeg(bytes, n, out, why);
    else
        *why = "is no PNG or JPEG, whatever its name says";
    return false;
}
