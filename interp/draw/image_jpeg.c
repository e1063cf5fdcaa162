#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include "draw/image.h"

enum { MOST_SCANS = 200, EXIF = JPEG_APP0 + 1 };

typedef struct {
    struct jpeg_error_mgr base;
    jmp_buf back;
    const char *why;
} trouble;

typedef struct {
    struct jpeg_progress_mgr base;
    trouble *trouble;
} watcher;

static void give_up(j_common_ptr info)
{
    longjmp(((trouble *)info->err)->back, 1);
}

/* libjpeg goes on where data are missing and shows grey; we say that they are. */
static void note(j_common_ptr info, int level)
{
    if (level < 0) {
        ((trouble *)info->err)->why = "is a damaged JPEG, or one that ends too early";
        give_up(info);
    }
}

/* A small file may hold thousands of passes over a large picture. */
static void count_scans(j_common_ptr info)
{
    watcher *w = (watcher *)info->progress;
    if (((j_decompress_ptr)info)->input_scan_number > MOST_SCANS) {
        w->trouble->why = "is a JPEG in too many passes";
        give_up(info);
    }
}

/* ---- which way up ---- */

static unsigned number(const unsigned char *s, int bytes, bool little)
{
    unsigned v = 0;
    for (int i = 0; i < bytes; i++)
        v = v << 8 | s[little ? bytes - 1 - i : i];
    return v;
}

/* The orientation that EXIF gives, 1 to 8; 1 where it gives none. */
static unsigned orientation(const struct jpeg_decompress_struct *j)
{
    const jpeg_saved_marker_ptr m = j->marker_list;
    if (!m || m->marker != EXIF || m->data_length < 14 || memcmp(m->data, "Exif\0", 6) != 0)
        return 1;
    const unsigned char *s = m->data + 6;
    size_t n = m->data_length - 6;
    bool little = s[0] == 'I';
    size_t at = number(s + 4, 4, little);
    if (at > n || n - at < 2)
        return 1;
    size_t entries = number(s + at, 2, little);
    for (at += 2; entries > 0 && n >= 12 && at <= n - 12; entries--, at += 12)
        if (number(s + at, 2, little) == 0x0112) {
            unsigned v = number(s + at + 8, 2, little);
            return v >= 1 && v <= 8 ? v : 1;
        }
    return 1;
}

/* Turns and mirrors the pixels so that they stand upright. */
static bool turn(rs_pixels *p, unsigned how, const char **why)
{
    bool across = how >= 5; /* rows become columns */
    rs_pixels to;
    if (how == 1)
        return true;
    if (!rs_pixels_make(&to, across ? p->h : p->w, across ? p->w : p->h, why))
        return false;
    for (size_t y = 0; y < to.h; y++)
        for (size_t x = 0; x < to.w; x++) {
            size_t u = across ? y : x, v = across ? x : y;
            if (how == 2 || how == 3 || how == 7 || how == 8)
                u = p->w - 1 - u;
            if (how == 3 || how == 4 || how == 6 || how == 7)
                v = p->h - 1 - v;
            memcpy(to.rgba + (y * to.w + x) * 4, p->rgba + (v * p->w + u) * 4, 4);
        }
    rs_pixels_free(p);
    *p = to;
    return true;
}

/* ---- pixels ---- */

/* A row of CMYK as JPEGs hold it: the inks are inverted. */
static void from_cmyk(const unsigned char *row, size_t w, unsigned char *to)
{
    for (size_t i = 0; i < w; i++, row += 4, to += 4) {
        for (int c = 0; c < 3; c++)
            to[c] = (unsigned char)(row[c] * row[3] / 255);
        to[3] = 255;
    }
}

static void from_rgb(const unsigned char *row, size_t w, unsigned char *to)
{
    for (size_t i = 0; i < w; i++, row += 3, to += 4) {
        memcpy(to, row, 3);
        to[3] = 255;
    }
}

static bool read_rows(struct jpeg_decompress_struct *j, rs_pixels *out, trouble *t)
{
    bool cmyk = j->jpeg_color_space == JCS_CMYK || j->jpeg_color_space == JCS_YCCK;
    if (!rs_pixels_make(out, j->image_width, j->image_height, &t->why))
        return false;
    j->out_color_space = cmyk ? JCS_CMYK : JCS_RGB;
    jpeg_start_decompress(j);
    JSAMPARRAY row = j->mem->alloc_sarray((j_common_ptr)j, JPOOL_IMAGE, j->output_width * 4, 1);
    while (j->output_scanline < j->output_height) {
        unsigned char *to = out->rgba + (size_t)j->output_scanline * out->w * 4;
        jpeg_read_scanlines(j, row, 1);
        (cmyk ? from_cmyk : from_rgb)(row[0], out->w, to);
    }
    jpeg_finish_decompress(j);
    return true;
}

bool rs_image_jpeg(const char *bytes, size_t n, rs_pixels *out, const char **why)
{
    struct jpeg_decompress_struct j;
    trouble t = {.why = "is a damaged JPEG"};
    watcher w = {.base.progress_monitor = count_scans, .trouble = &t};
    volatile bool good = false;
    j.err = jpeg_std_error(&t.base);
    t.base.error_exit = give_up;
    t.base.emit_message = note;
    if (setjmp(t.back) == 0) {
        jpeg_create_decompress(&j);
        j.mem->max_memory_to_use = 256L << 20;
        j.progress = &w.base;
        jpeg_mem_src(&j, (const unsigned char *)bytes, n);
        jpeg_save_markers(&j, EXIF, 0xFFFF);
        jpeg_read_header(&j, TRUE);
        unsigned how = orientation(&j); /* known until the last row is read */
        good = read_rows(&j, out, &t) && turn(out, how, &t.why);
    }
    jpeg_destroy_decompress(&j);
    if (!good)
        rs_pixels_free(out);
    *why = good ? NULL : t.why;
    return good;
}
