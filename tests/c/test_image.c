/* Images of strangers: what they are made into, and that nothing they hold does harm. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "draw/inlay.h"

/* 8 by 4 pixels, red at the left and blue at the right: as RGB, and as CMYK. */
static const unsigned char RGB[] = {
    0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, 0x4A, 0x46, 0x49, 0x46, 0x00, 0x01, 0x01, 0x00, 0x00, 0x01, 0x00, 0x01,
    0x00, 0x00, 0xFF, 0xDB, 0x00, 0x43, 0x00, 0x02, 0x01, 0x01, 0x01, 0x01, 0x01, 0x02, 0x01, 0x01, 0x01, 0x02,
    0x02, 0x02, 0x02, 0x02, 0x04, 0x03, 0x02, 0x02, 0x02, 0x02, 0x05, 0x04, 0x04, 0x03, 0x04, 0x06, 0x05, 0x06,
    0x06, 0x06, 0x05, 0x06, 0x06, 0x06, 0x07, 0x09, 0x08, 0x06, 0x07, 0x09, 0x07, 0x06, 0x06, 0x08, 0x0B, 0x08,
    0x09, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x06, 0x08, 0x0B, 0x0C, 0x0B, 0x0A, 0x0C, 0x09, 0x0A, 0x0A, 0x0A, 0xFF,
    0xDB, 0x00, 0x43, 0x01, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x05, 0x03, 0x03, 0x05, 0x0A, 0x07, 0x06, 0x07,
    0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A,
    0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A,
    0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0xFF, 0xC0, 0x00, 0x11,
    0x08, 0x00, 0x04, 0x00, 0x08, 0x03, 0x01, 0x11, 0x00, 0x02, 0x11, 0x01, 0x03, 0x11, 0x01, 0xFF, 0xC4, 0x00,
    0x14, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x09, 0xFF, 0xC4, 0x00, 0x18, 0x10, 0x00, 0x02, 0x03, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x08, 0x45, 0x84, 0xC3, 0xFF, 0xC4, 0x00, 0x14, 0x01, 0x01, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x08, 0xFF, 0xC4, 0x00, 0x18, 0x11,
    0x00, 0x02, 0x03, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x09,
    0x46, 0x84, 0xC4, 0xFF, 0xDA, 0x00, 0x0C, 0x03, 0x01, 0x00, 0x02, 0x11, 0x03, 0x11, 0x00, 0x3F, 0x00, 0x34,
    0x5A, 0xA8, 0x1B, 0x58, 0x8A, 0x85, 0x97, 0x2B, 0xA3, 0xB0, 0x6A, 0x30, 0xC8, 0xCD, 0xDC, 0x87, 0xFF, 0xD9,
};
static const unsigned char CMYK[] = {
    0xFF, 0xD8, 0xFF, 0xEE, 0x00, 0x0E, 0x41, 0x64, 0x6F, 0x62, 0x65, 0x00, 0x64, 0x00, 0x00, 0x00, 0x00, 0x02,
    0xFF, 0xDB, 0x00, 0x43, 0x00, 0x02, 0x01, 0x01, 0x01, 0x01, 0x01, 0x02, 0x01, 0x01, 0x01, 0x02, 0x02, 0x02,
    0x02, 0x02, 0x04, 0x03, 0x02, 0x02, 0x02, 0x02, 0x05, 0x04, 0x04, 0x03, 0x04, 0x06, 0x05, 0x06, 0x06, 0x06,
    0x05, 0x06, 0x06, 0x06, 0x07, 0x09, 0x08, 0x06, 0x07, 0x09, 0x07, 0x06, 0x06, 0x08, 0x0B, 0x08, 0x09, 0x0A,
    0x0A, 0x0A, 0x0A, 0x0A, 0x06, 0x08, 0x0B, 0x0C, 0x0B, 0x0A, 0x0C, 0x09, 0x0A, 0x0A, 0x0A, 0xFF, 0xDB, 0x00,
    0x43, 0x01, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x05, 0x03, 0x03, 0x05, 0x0A, 0x07, 0x06, 0x07, 0x0A, 0x0A,
    0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A,
    0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A,
    0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0xFF, 0xC0, 0x00, 0x14, 0x08, 0x00,
    0x04, 0x00, 0x08, 0x04, 0x01, 0x11, 0x00, 0x02, 0x11, 0x01, 0x03, 0x11, 0x01, 0x04, 0x11, 0x00, 0xFF, 0xC4,
    0x00, 0x14, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x09, 0xFF, 0xC4, 0x00, 0x1C, 0x10, 0x00, 0x01, 0x03, 0x05, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x01, 0x00, 0x04, 0x71, 0x05, 0x08, 0x31, 0x32, 0xC3, 0xFF, 0xC4, 0x00, 0x14,
    0x01, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x08,
    0xFF, 0xC4, 0x00, 0x1A, 0x11, 0x00, 0x02, 0x02, 0x03, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x09, 0x84, 0xC4, 0x06, 0x31, 0x46, 0xFF, 0xDA, 0x00, 0x0E, 0x04, 0x01, 0x00, 0x02,
    0x11, 0x03, 0x11, 0x04, 0x00, 0x00, 0x3F, 0x00, 0x4A, 0xAD, 0x57, 0x35, 0xE8, 0x6B, 0xD5, 0x15, 0x59, 0xB7,
    0x29, 0x3A, 0x98, 0x29, 0x5E, 0x3A, 0xC9, 0xA1, 0x5B, 0x1F, 0x73, 0xB8, 0x82, 0xBF, 0xFF, 0xD9,
};

static const unsigned char *at(const rs_pixels *p, size_t x, size_t y)
{
    return p->rgba + (y * p->w + x) * 4;
}

static bool is_red(const unsigned char *c)
{
    return c[0] > 180 && c[1] < 80 && c[2] < 80 && c[3] == 255;
}

static bool is_blue(const unsigned char *c)
{
    return c[0] < 80 && c[1] < 80 && c[2] > 180 && c[3] == 255;
}

/* A PNG of one colour. */
static rs_buffer png_of(size_t w, size_t h, const unsigned char colour[4])
{
    rs_pixels p;
    rs_buffer out = {0};
    const char *why;
    assert_true(rs_pixels_make(&p, w, h, &why));
    for (size_t i = 0; i < w * h; i++)
        memcpy(p.rgba + i * 4, colour, 4);
    assert_true(rs_pixels_to_png(&p, &out));
    rs_pixels_free(&p);
    return out;
}

/* Decodes a copy of exactly these bytes, so that a sanitizer sees a step beyond. */
static bool decode(const void *bytes, size_t n, rs_pixels *out, const char **why)
{
    char *copy = malloc(n + 1);
    assert_non_null(copy);
    memcpy(copy, bytes, n);
    char *exact = realloc(copy, n ? n : 1);
    assert_non_null(exact);
    bool good = rs_image_decode(exact, n, out, why);
    free(exact);
    return good;
}

static void colours_are_kept(void **state)
{
    static const unsigned char GREEN[] = {10, 200, 30, 128};
    rs_pixels p;
    const char *why;
    (void)state;
    rs_buffer png = png_of(5, 3, GREEN);
    assert_true(decode(png.s, png.n, &p, &why));
    assert_null(why);
    assert_int_equal(p.w, 5);
    assert_int_equal(p.h, 3);
    assert_memory_equal(at(&p, 4, 2), GREEN, 4);
    rs_pixels_free(&p);
    rs_buffer_free(&png);
    const struct { const unsigned char *s; size_t n; } jpeg[] = {{RGB, sizeof RGB}, {CMYK, sizeof CMYK}};
    for (int i = 0; i < 2; i++) {
        assert_true(decode(jpeg[i].s, jpeg[i].n, &p, &why));
        assert_null(why);
        assert_int_equal(p.w, 8);
        assert_true(is_red(at(&p, 1, 1)) && is_blue(at(&p, 6, 2)));
        rs_pixels_free(&p);
    }
}

/* The JPEG with an EXIF block that says how it lies. */
static size_t with_exif(unsigned char *to, unsigned char how, bool little)
{
    static const unsigned char BIG[] = {0xFF, 0xD8, 0xFF, 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8,
        0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0};
    static const unsigned char LITTLE[] = {0xFF, 0xD8, 0xFF, 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'I', 'I', 42, 0, 8, 0, 0, 0,
        1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    memcpy(to, little ? LITTLE : BIG, sizeof BIG);
    to[little ? 30 : 31] = how;
    memcpy(to + sizeof BIG, RGB + 2, sizeof RGB - 2);
    return sizeof BIG + sizeof RGB - 2;
}

static void photos_stand_upright(void **state)
{
    /* where the red half is when each of EXIF's eight ways is undone */
    static const char side[] = "?LRRLTTBB";
    (void)state;
    for (int little = 0; little < 2; little++)
        for (unsigned char how = 1; how <= 8; how++) {
            unsigned char bytes[sizeof RGB + 64];
            rs_pixels p;
            const char *why;
            size_t n = with_exif(bytes, how, little);
            assert_true(decode(bytes, n, &p, &why));
            assert_int_equal(p.w, how >= 5 ? 4 : 8);
            assert_int_equal(p.h, how >= 5 ? 8 : 4);
            bool left = is_red(at(&p, 0, p.h - 1)), right = is_red(at(&p, p.w - 1, 0));
            bool top = is_red(at(&p, p.w - 1, 0)) && is_red(at(&p, 0, 0)), bottom = is_red(at(&p, 0, p.h - 1)) && is_red(at(&p, p.w - 1, p.h - 1));
            switch (side[how]) {
            case 'L': assert_true(left && !right); break;
            case 'R': assert_true(right && !left); break;
            case 'T': assert_true(top && !bottom); break;
            default: assert_true(bottom && !top); break;
            }
            rs_pixels_free(&p);
        }
}

static void what_is_cut_off_is_said(void **state)
{
    static const unsigned char GREY[] = {90, 90, 90, 255};
    rs_buffer png = png_of(40, 30, GREY);
    rs_pixels p;
    const char *why;
    (void)state;
    for (size_t n = 0; n + 12 < png.n; n++) { /* the last chunk holds nothing */
        why = NULL;
        assert_false(decode(png.s, n, &p, &why));
        assert_non_null(why);
        assert_null(p.rgba);
    }
    for (size_t n = 0; n < sizeof RGB - 2; n++) {
        why = NULL;
        assert_false(decode(RGB, n, &p, &why));
        assert_non_null(why);
    }
    rs_buffer_free(&png);
}

/* Every bit turned once: whatever comes of it, nothing breaks. */
static void damage_does_no_harm(void **state)
{
    static const unsigned char GREY[] = {90, 90, 90, 255};
    rs_buffer png = png_of(9, 7, GREY);
    unsigned char exif[sizeof RGB + 64];
    size_t length = with_exif(exif, 6, true);
    (void)state;
    const struct { const void *s; size_t n; } whole[] = {{png.s, png.n}, {RGB, sizeof RGB}, {CMYK, sizeof CMYK}, {exif, length}};
    for (size_t k = 0; k < 4; k++)
        for (size_t bit = 0; bit < whole[k].n * 8; bit++) {
            unsigned char bytes[1024];
            rs_pixels p;
            const char *why = NULL;
            assert_true(whole[k].n < sizeof bytes);
            memcpy(bytes, whole[k].s, whole[k].n);
            bytes[bit / 8] ^= (unsigned char)(1u << bit % 8);
            if (!decode(bytes, whole[k].n, &p, &why))
                assert_non_null(why);
            rs_pixels_free(&p);
        }
    rs_buffer_free(&png);
}

static void refused(const void *bytes, size_t n, const char *what)
{
    rs_pixels p;
    const char *why = NULL;
    assert_false(decode(bytes, n, &p, &why));
    assert_non_null(why);
    assert_non_null(strstr(why, what));
    assert_null(p.rgba);
}

static void bombs_and_disguises(void **state)
{
    static const char svg[] = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>", gif[] = "GIF89a\1\0\1\0";
    /* IHDR of 60,000 by 60,000 with its checksum, and no more */
    static const unsigned char bomb[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0xEA, 0x60,
        0, 0, 0xEA, 0x60, 8, 2, 0, 0, 0, 0x0F, 0xB0, 0xE2, 0x15, 0, 0, 0, 0, 'I', 'D', 'A', 'T', 0x35, 0xAF, 0x06, 0x1E};
    unsigned char jpeg[sizeof RGB];
    (void)state;
    refused(svg, sizeof svg - 1, "no PNG or JPEG");
    refused(gif, sizeof gif - 1, "no PNG or JPEG");
    refused("", 0, "no PNG or JPEG");
    refused(bomb, sizeof bomb, "24 million");
    memcpy(jpeg, RGB, sizeof RGB);
    for (size_t i = 0; i + 9 < sizeof jpeg; i++)
        if (jpeg[i] == 0xFF && jpeg[i + 1] == 0xC0) {
            memcpy(jpeg + i + 5, "\xF0\x00\xF0\x00", 4);
            break;
        }
    refused(jpeg, sizeof jpeg, "24 million");
    char *large = calloc(1, RS_IMAGE_BYTES + 1);
    refused(large, RS_IMAGE_BYTES + 1, "16 MiB");
    free(large);
}

static int told;

static void say(const char *path, const char *what)
{
    assert_string_equal(path, "bad.png");
    assert_non_null(strstr(what, "no PNG"));
    told++;
}

static rs_item image(double x, double y, double w, double h, double file, unsigned flags)
{
    rs_item item = {.kind = RS_IMAGE, .flags = flags};
    const double num[][2] = {{RS_X, x}, {RS_Y, y}, {RS_W, w}, {RS_H, h}, {RS_FILE, file}};
    for (size_t i = 0; i < sizeof num / sizeof *num; i++) {
        item.num[(int)num[i][0]] = num[i][1];
        item.has |= 1u << (int)num[i][0];
    }
    return item;
}

/* What is good is shown at its place, cut or whole or round; what is bad is said and left out. */
static void images_come_to_their_places(void **state)
{
    static const unsigned char WHITE[] = {255, 255, 255, 255};
    rs_item items[] = {image(10, 10, 20, 20, 1, 0), image(40, 10, 20, 20, 1, RS_CENTER), image(70, 10, 20, 20, 1, RS_ROUND),
        image(10, 40, 20, 20, 2, 0), image(10, 40, 20, 20, 7, 0), image(10, 40, 0, 20, 1, 0)};
    rs_page page = {.w = 100, .h = 60, .item = items, .items = sizeof items / sizeof *items};
    rs_file file[] = {{.bytes = (const char *)RGB, .n = sizeof RGB, .path = "good.jpg"}, {.bytes = "none", .n = 4, .path = "bad.png"}};
    rs_inlay o;
    (void)state;
    told = 0;
    assert_true(rs_inlay_make(&page, file, 2, 72, true, say, &o));
    assert_int_equal(told, 1);
    assert_int_equal(o.count, 3);
    assert_int_equal(o.one[0].pixels.w, 20);
    assert_true(o.one[1].w == 20 && o.one[1].h == 10 && o.one[1].y == 15);
    assert_int_equal(at(&o.one[2].pixels, 0, 0)[3], 0);
    assert_int_equal(at(&o.one[2].pixels, 10, 10)[3], 255);
    rs_buffer png = png_of(100, 60, WHITE);
    rs_pixels p;
    const char *why;
    assert_true(rs_inlay_on_png(&o, 72, &png));
    assert_true(decode(png.s, png.n, &p, &why));
    assert_true(is_red(at(&p, 12, 20)) && is_blue(at(&p, 28, 20)));
    assert_memory_equal(at(&p, 42, 12), WHITE, 4); /* above the one that is whole */
    assert_memory_equal(at(&p, 70, 10), WHITE, 4); /* the corner of the round one */
    assert_true(is_red(at(&p, 72, 20)));
    assert_memory_equal(at(&p, 20, 50), WHITE, 4);
    rs_pixels_free(&p);
    rs_inlay_free(&o);
    assert_true(rs_inlay_make(&page, file, 1, 300, false, say, &o)); /* no more pixels than there are */
    assert_true(o.one[0].pixels.w <= 4 && o.one[1].pixels.w <= 8);
    rs_inlay_free(&o);
    rs_buffer_free(&png);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(colours_are_kept), cmocka_unit_test(photos_stand_upright), cmocka_unit_test(what_is_cut_off_is_said),
        cmocka_unit_test(damage_does_no_harm), cmocka_unit_test(bombs_and_disguises), cmocka_unit_test(images_come_to_their_places)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
