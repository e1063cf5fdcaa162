#include <stdio.h>
#include <stdlib.h>

#include "draw/pdf_parts.h"

/* A stream of pixels: three of every four bytes as colours, or the fourth as what can be seen. */
static qpdf_oh stream_of(qpdf_data pdf, const rs_pixels *p, bool alpha)
{
    size_t n = p->w * p->h, each = alpha ? 1 : 3;
    unsigned char *bytes = malloc(n * each);
    qpdf_oh stream = qpdf_oh_new_stream(pdf), dict = qpdf_oh_get_dict(pdf, stream), none = qpdf_oh_new_null(pdf);
    for (size_t i = 0; bytes && i < n; i++)
        for (size_t c = 0; c < each; c++)
            bytes[i * each + c] = p->rgba[i * 4 + (alpha ? 3 : c)];
    qpdf_oh_replace_key(pdf, dict, "/Type", qpdf_oh_new_name(pdf, "/XObject"));
    qpdf_oh_replace_key(pdf, dict, "/Subtype", qpdf_oh_new_name(pdf, "/Image"));
    qpdf_oh_replace_key(pdf, dict, "/Width", qpdf_oh_new_integer(pdf, (long long)p->w));
    qpdf_oh_replace_key(pdf, dict, "/Height", qpdf_oh_new_integer(pdf, (long long)p->h));
    qpdf_oh_replace_key(pdf, dict, "/BitsPerComponent", qpdf_oh_new_integer(pdf, 8));
    qpdf_oh_replace_key(pdf, dict, "/ColorSpace", qpdf_oh_new_name(pdf, alpha ? "/DeviceGray" : "/DeviceRGB"));
    qpdf_oh_replace_stream_data(pdf, stream, bytes, bytes ? n * each : 0, none, none);
    free(bytes);
    return stream;
}

/* The dictionary under a key of another one, made where there is none. */
static qpdf_oh under(qpdf_data pdf, qpdf_oh dict, const char *key)
{
    if (!qpdf_oh_has_key(pdf, dict, key))
        qpdf_oh_replace_key(pdf, dict, key, qpdf_oh_new_dictionary(pdf));
    return qpdf_oh_get_key(pdf, dict, key);
}

void rs_pdf_images(qpdf_data pdf, qpdf_oh on, const rs_pdf_page *page, rs_buffer *content)
{
    if (page->inlay.count == 0)
        return;
    qpdf_oh objects = under(pdf, under(pdf, on, "/Resources"), "/XObject");
    for (size_t i = 0; i < page->inlay.count; i++) {
        const rs_placed *one = &page->inlay.one[i];
        qpdf_oh image = stream_of(pdf, &one->pixels, false);
        char name[32];
        snprintf(name, sizeof name, "/Photo%zu", i + 1);
        qpdf_oh_replace_key(pdf, qpdf_oh_get_dict(pdf, image), "/SMask", stream_of(pdf, &one->pixels, true));
        qpdf_oh_replace_key(pdf, objects, name, image);
        rs_buffer_printf(content, "q %.3f 0 0 %.3f %.3f %.3f cm %s Do Q\n", one->w, one->h, one->x,
            page->h - one->y - one->h, name);
    }
}
