#include "draw/inlay.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A part of an image, in its pixels. */
typedef struct {
    double x, y, w, h;
} part;

/* What of the image fills a place of that shape: faces are in the upper half, so less goes there. */
static part cut(const rs_pixels *p, double w, double h)
{
    double iw = (double)p->w, ih = (double)p->h, scale = fmin(iw / w, ih / h);
    part c = {.w = w * scale, .h = h * scale};
    c.x = (iw - c.w) / 2;
    c.y = (ih - c.h) * 0.35;
    return c;
}

/* The mean colour of a part, alpha weighing the others. */
static void mean(const rs_pixels *p, part a, unsigned char to[4])
{
    double sum[4] = {0}, area = 0;
    size_t x1 = (size_t)fmin((double)p->w, ceil(a.x + a.w)), y1 = (size_t)fmin((double)p->h, ceil(a.y + a.h));
    for (size_t y = (size_t)a.y; y < y1; y++) {
        double high = fmin((double)y + 1, a.y + a.h) - fmax((double)y, a.y);
        for (size_t x = (size_t)a.x; x < x1; x++) {
            double part_of = high * (fmin((double)x + 1, a.x + a.w) - fmax((double)x, a.x));
            const unsigned char *s = p->rgba + (y * p->w + x) * 4;
            for (int c = 0; c < 3; c++)
                sum[c] += part_of * s[c] * s[3];
            sum[3] += part_of * s[3];
            area += part_of;
        }
    }
    for (int c = 0; c < 3; c++)
        to[c] = (unsigned char)(sum[3] > 0 ? lround(sum[c] / sum[3]) : 0);
    to[3] = (unsigned char)(area > 0 ? lround(sum[3] / area) : 0);
}

/* Takes away what lies outside the ellipse that fills the pixels. */
static void round_off(rs_pixels *p)
{
    double rx = (double)p->w / 2, ry = (double)p->h / 2;
    for (size_t y = 0; y < p->h; y++)
        for (size_t x = 0; x < p->w; x++) {
            double d = hypot(((double)x + 0.5 - rx) / rx, ((double)y + 0.5 - ry) / ry);
            double inside = fmax(0, fmin(1, (1 - d) * fmin(rx, ry) + 0.5));
            unsigned char *alpha = p->rgba + (y * p->w + x) * 4 + 3;
            *alpha = (unsigned char)lround(*alpha * inside);
        }
}

/* The place that an item's image takes: all of it, or where none of the image is cut, what it fills. */
static void place_of(const rs_item *item, const rs_pixels *p, rs_placed *to)
{
    *to = (rs_placed){.x = item->num[RS_X], .y = item->num[RS_Y], .w = item->num[RS_W], .h = item->num[RS_H]};
    if (!(item->flags & RS_CENTER))
        return;
    double scale = fmin(to->w / (double)p->w, to->h / (double)p->h), w = (double)p->w * scale, h = (double)p->h * scale;
    to->x += (to->w - w) / 2;
    to->y += (to->h - h) / 2;
    to->w = w;
    to->h = h;
}

static bool fit(const rs_item *item, const rs_pixels *p, double dpi, bool exactly, rs_placed *to)
{
    const char *why;
    place_of(item, p, to);
    part c = cut(p, to->w, to->h);
    double most_w = exactly ? 1e9 : c.w, most_h = exactly ? 1e9 : c.h;
    size_t w = (size_t)fmax(1, round(fmin(to->w * dpi / 72, most_w))), h = (size_t)fmax(1, round(fmin(to->h * dpi / 72, most_h)));
    if (!rs_pixels_make(&to->pixels, w, h, &why))
        return false;
    double sx = c.w / (double)w, sy = c.h / (double)h;
    for (size_t y = 0; y < h; y++)
        for (size_t x = 0; x < w; x++)
            mean(p, (part){c.x + (double)x * sx, c.y + (double)y * sy, sx, sy}, to->pixels.rgba + (y * w + x) * 4);
    if (item->flags & RS_ROUND)
        round_off(&to->pixels);
    return true;
}

static bool shows(const rs_item *item, size_t file)
{
    return item->kind == RS_IMAGE && item->num[RS_W] > 0 && item->num[RS_H] > 0 && item->num[RS_FILE] == (double)file;
}

static bool add_all(const rs_page *page, const rs_pixels *p, size_t file, double dpi, bool exactly, rs_inlay *out)
{
    for (size_t i = 0; i < page->items; i++) {
        if (!shows(&page->item[i], file))
            continue;
        rs_placed *grown = realloc(out->one, (out->count + 1) * sizeof *grown);
        if (!grown)
            return false;
        out->one = grown;
        if (!fit(&page->item[i], p, dpi, exactly, &out->one[out->count]))
            return false;
        out->count++;
    }
    return true;
}

bool rs_inlay_make(const rs_page *page, const rs_file *file, size_t files, double dpi, bool exactly, rs_say say,
                     rs_inlay *out)
{
    bool good = true;
    *out = (rs_inlay){0};
    for (size_t k = 0; k < files && good; k++) {
        rs_pixels p;
        const char *why;
        bool decoded = rs_image_decode(file[k].bytes, file[k].n, &p, &why);
        if (why)
            say(file[k].path, why);
        if (decoded)
            good = add_all(page, &p, k + 1, dpi, exactly, out);
        rs_pixels_free(&p);
    }
    if (!good)
        rs_inlay_free(out);
    return good;
}

static void blend(unsigned char *under, const unsigned char *over)
{
    for (int c = 0; c < 3; c++)
        under[c] = (unsigned char)((under[c] * (255 - over[3]) + over[c] * over[3] + 127) / 255);
    under[3] = (unsigned char)(over[3] + under[3] * (255 - over[3]) / 255);
}

bool rs_inlay_on_png(const rs_inlay *o, double dpi, rs_buffer *png)
{
    rs_pixels page;
    const char *why;
    rs_buffer out = {0};
    if (o->count == 0)
        return true;
    if (!rs_image_png(png->s, png->n, &page, &why))
        return false;
    for (size_t i = 0; i < o->count; i++) {
        const rs_placed *one = &o->one[i];
        long left = lround(one->x * dpi / 72), top = lround(one->y * dpi / 72);
        for (size_t y = 0; y < one->pixels.h; y++)
            for (size_t x = 0; x < one->pixels.w; x++) {
                long px = left + (long)x, py = top + (long)y;
                if (px >= 0 && py >= 0 && (size_t)px < page.w && (size_t)py < page.h)
                    blend(page.rgba + ((size_t)py * page.w + (size_t)px) * 4, one->pixels.rgba + (y * one->pixels.w + x) * 4);
            }
    }
    bool good = rs_pixels_to_png(&page, &out);
    rs_pixels_free(&page);
    if (good) {
        rs_buffer_free(png);
        *png = out;
    }
    return good;
}

void rs_inlay_free(rs_inlay *o)
{
    for (size_t i = 0; i < o->count; i++)
        rs_pixels_free(&o->one[i].pixels);
    free(o->one);
    *o = (rs_inlay){0};
}
