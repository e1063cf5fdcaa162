/* Scenes as bytes, there and back, and the curves. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scene/curve.h"
#include "scene/scene.h"

typedef struct {
    unsigned char s[4096];
    size_t n;
} bytes;

static void collect(void *to, const void *from, size_t n)
{
    bytes *b = to;
    assert_true(b->n + n <= sizeof b->s);
    if (n)
        memcpy(b->s + b->n, from, n);
    b->n += n;
}

static bytes sample(void)
{
    static const double path[] = {1, 2, 3, 4, 5, 6, 7, 8};
    static const rs_chain chain[] = {{path, 8}};
    static const rs_string lines[] = {{"first", 5}, {"se\xC3\xA7ond", 7}};
    bytes b = {.n = 0};
    rs_scene_put_start(collect, &b, 1);
    rs_scene_put_page(collect, &b, 842, 595, (rs_string){"A map", 5}, 2);
    rs_item text = {.kind = RS_TEXT, .flags = RS_BOLD, .line = lines, .lines = 2};
    text.num[RS_X] = 12.5;
    text.has = 1u << RS_X;
    text.str[RS_NAME] = (rs_string){"a name", 6};
    rs_scene_put_item(collect, &b, &text);
    rs_item line = {.kind = RS_PATH, .chain = chain, .chains = 1};
    rs_scene_put_item(collect, &b, &line);
    return b;
}

static void scenes_come_back_as_they_went(void **state)
{
    bytes b = sample();
    rs_scene scene;
    const char *why;
    (void)state;
    assert_int_equal(rs_scene_decode(b.s, b.n, &scene, &why), RS_SCENE_OK);
    assert_int_equal(scene.pages, 1);
    const rs_page *page = &scene.page[0];
    assert_string_equal(page->title.s, "A map");
    assert_int_equal(page->items, 2);
    assert_int_equal(page->item[0].kind, RS_TEXT);
    assert_true(page->item[0].num[RS_X] == 12.5 && page->item[0].has == 1u << RS_X);
    assert_string_equal(page->item[0].line[1].s, "se\xC3\xA7ond");
    assert_null(page->item[0].str[RS_URL].s);
    assert_int_equal(page->item[1].chain[0].n, 8);
    assert_true(page->item[1].chain[0].v[7] == 8);
    rs_scene_free(&scene);
}

static void broken_scenes_are_refused(void **state)
{
    bytes b = sample();
    rs_scene scene;
    const char *why;
    (void)state;
    for (size_t n = 0; n < b.n; n++) {
        unsigned char *part = malloc(n ? n : 1); /* of this size,
            so that a sanitizer sees one byte too far */
        memcpy(part, b.s, n);
        assert_int_not_equal(rs_scene_decode(part, n, &scene, &why), RS_SCENE_OK);
        assert_non_null(why);
        free(part);
    }
    for (size_t i = 0; i < b.n; i++) { /* any byte may be anything: an answer, never a crash */
        bytes other = b;
        other.s[i] ^= 0xFF;
        if (rs_scene_decode(other.s, other.n, &scene, &why) == RS_SCENE_OK)
            rs_scene_free(&scene);
    }
}

static void limits_have_their_own_answer(void **state)
{
    bytes b = {.n = 0};
    rs_scene scene;
    const char *why;
    (void)state;
    rs_scene_put_start(collect, &b, 1);
    rs_scene_put_page(collect, &b, 842, 595, (rs_string){"", 0}, RS_SCENE_MAX_ITEMS + 1);
    assert_int_equal(rs_scene_decode(b.s, b.n, &scene, &why), RS_SCENE_LIMIT);
    assert_non_null(strstr(why, "drawing limit"));
    b.n = 0;
    rs_scene_put_start(collect, &b, 1);
    rs_scene_put_page(collect, &b, NAN, 595, (rs_string){"", 0}, 0);
    assert_int_equal(rs_scene_decode(b.s, b.n, &scene, &why), RS_SCENE_BAD);
}

static void kinds_have_names(void **state)
{
    (void)state;
    assert_int_equal(rs_scene_kind("box"), RS_BOX);
    assert_int_equal(rs_scene_kind("cluster"), RS_CLUSTER);
    assert_int_equal(rs_scene_kind("image"), RS_IMAGE);
    assert_int_equal(rs_scene_kind("photo"), 0);
}

/* Between two points the curve stays between their heights. */
static void curves_do_not_overshoot(void **state)
{
    unsigned seed = 7;
    (void)state;
    for (int round = 0; round < 500; round++) {
        double xy[20], chain[2 * 28];
        for (int i = 0; i < 10; i++) {
            seed = seed * 1103515245u + 12345u;
            xy[2 * i] = i ? xy[2 * i - 2] + 1 + (seed >> 20) % 50 : 0;
            seed = seed * 1103515245u + 12345u;
            xy[2 * i + 1] = (seed >> 16) % 100;
        }
        assert_true(rs_curve_bezier(xy, 10, chain));
        for (int i = 0; i < 9; i++) {
            double low = fmin(xy[2 * i + 1], xy[2 * i + 3]), high = fmax(xy[2 * i + 1],
                xy[2 * i + 3]);
            for (int k = 0; k <= 20; k++) {
                double x, y;
                rs_curve_at(chain + 6 * i, k / 20.0, &x, &y);
                assert_true(y >= low - 1e-9 && y <= high + 1e-9);
                assert_true(x >= xy[2 * i] - 1e-9 && x <= xy[2 * i + 2] + 1e-9);
            }
        }
    }
}

static void halves_meet(void **state)
{
    const double p[8] = {0, 0, 10, 30, 20, -10, 40, 5};
    double left[8], right[8], x, y;
    (void)state;
    rs_curve_split(p, 0.3, left, right);
    rs_curve_at(p, 0.3, &x, &y);
    assert_true(fabs(left[6] - x) < 1e-12 && fabs(right[1] - y) < 1e-12);
    assert_true(left[0] == 0 && right[6] == 40);
    double t = rs_curve_at_length(p, rs_curve_length(p, 1) / 2);
    assert_true(fabs(rs_curve_length(p, t) - rs_curve_length(p, 1) / 2) < 0.1);
}

static void measure_piece(void *to, const double *chain, size_t count)
{
    double *sum = to;
    sum[0] += 1;
    for (size_t i = 0; i + 8 <= count; i += 6)
        sum[1] += rs_curve_length(chain + i, 1);
}

/* A straight line of 30 in dashes of 4 and gaps of 2: five whole ones. */
static void dashes_go_by_length(void **state)
{
    const double straight[14] = {0, 0, 5, 0, 10, 0, 15, 0, 20, 0, 25, 0, 30, 0};
    double sum[2] = {0};
    (void)state;
    assert_true(rs_curve_dash(straight, 14, 4, 2, measure_piece, sum));
    assert_true(sum[0] == 5 && fabs(sum[1] - 20) < 1e-9);
}

static void note_area(void *to, bool above, const double *outline, size_t count)
{
    char *signs = to;
    assert_true((count - 2) % 6 == 0);
    assert_true(fabs(outline[0] - outline[count - 2]) < 1e-9
        && fabs(outline[1] - outline[count - 1]) < 1e-9);
    strcat(signs, above ? "+" : "-");
}

static void areas_change_sides_at_the_line(void **state)
{
    const double xy[] = {0, -5, 10, 5, 20, 5, 30, -5, 40, 0, 50, -3};
    double chain[2 * 16];
    char signs[16] = "";
    (void)state;
    assert_true(rs_curve_bezier(xy, 6, chain));
    assert_true(rs_curve_areas(chain, 32, 0, note_area, signs));
    assert_string_equal(signs, "+-++");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scenes_come_back_as_they_went),
            cmocka_unit_test(broken_scenes_are_refused),
        cmocka_unit_test(limits_have_their_own_answer), cmocka_unit_test(kinds_have_names),
        cmocka_unit_test(curves_do_not_overshoot), cmocka_unit_test(halves_meet),
        cmocka_unit_test(dashes_go_by_length), cmocka_unit_test(areas_change_sides_at_the_line)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
