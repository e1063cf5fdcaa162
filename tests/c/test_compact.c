/* A picture as a part of HTML: what it becomes, and that what is no picture of ours is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "draw/compact.h"
#include "draw/outline.h"

#define HEAD "<?xml version=\"1.0\"?>\n<svg xml:lang=\"nl\" width=\"842pt\" height=\"595pt\"\n viewBox=\"0 0 842 595\" xmlns=\"x\">\n" \
    "<style>@media (prefers-color-scheme:dark){a{b:c}}</style>\n\n<g class=\"graph\" transform=\"scale(0.25 0.25)\">\n<title>A &amp; B</title>\n"
#define TAIL "</g>\n</svg>\n"
#define OPEN "<svg class=\"picture\" viewBox=\"0 0 842 595\" role=\"graphics-document document\" aria-label=\"A &amp; B\">" \
    "<g transform=\"scale(0.25 0.25)\">"
#define CLOSE "</g></svg>\n"
#define STROKE "<path fill=\"none\" stroke=\"#5f6e7c\" stroke-width=\"2.8\" d=\""

static const char *const BECOMES[][2] = {
    {"", ""},
    /* strokes of one look are one; lines that were written as curves are lines */
    {STROKE "M10,10C12,10 14,10 16,10\"/>\n" STROKE "M20,10C20,12 20,14 20,16\"/>\n", STROKE "M10 10h6m4 0v6\"/>"},
    {STROKE "M10,10C12,10 14,10 16,10\"/>\n<polyline fill=\"none\" stroke=\"#5f6e7c\" stroke-width=\"2.8\" points=\"0,0 4,3 \"/>\n",
     STROKE "M10 10h6m-16-10l4 3\"/>"},
    /* what is filled stays itself */
    {"<polygon fill=\"#f4f6f8\" points=\"80,-10 90,-10 90,-4.25 80,-10\"/><polygon fill=\"#f4f6f8\" points=\"0,0 1,0 1,1\"/>",
     "<path fill=\"#f4f6f8\" d=\"M80-10h10v5.7l-10-5.7z\"/><path fill=\"#f4f6f8\" d=\"M0 0h1v1z\"/>"},
    {"<path fill=\"red\" d=\"M0,0C0,10 10,10 10,0\"/>", "<path fill=\"red\" d=\"M0 0c0 10 10 10 10 0\"/>"},
    /* what leads to one place is one link, with the name of the first; a text that says its own tip says it once */
    {"<g id=\"tp2\" class=\"node touchpoint\">\n<title>T 2</title>\n<g><a xlink:href=\"#a\" xlink:title=\"T 2\">\n"
     "<ellipse fill=\"#fff\" cx=\"1.25\" cy=\"2\" rx=\"3\" ry=\"4\"/>\n</a>\n</g>\n</g>\n"
     "<g class=\"node\">\n<g><a xlink:href=\"#a\" xlink:title=\"T 2\">\n"
     "<text x=\"1\" y=\"-2.04\" font-family=\"Arial\" font-size=\"26.4\" fill=\"#1b2733\">Two</text>\n</a>\n</g>\n</g>\n",
     "<a tabindex=\"-1\" href=\"#a\"><title>T 2</title><g id=\"tp2\" class=\"touchpoint\"><ellipse fill=\"#fff\" cx=\"1.3\" cy=\"2\" rx=\"3\" ry=\"4\"/></g>"
     "<text x=\"1\" y=\"-2\" font-size=\"26.4\">Two</text></a>"},
    {"<g class=\"node\">\n<g><a xlink:title=\"Two\">\n<text x=\"1\" y=\"2\" fill=\"#5e6c79\">Two</text>\n</a>\n</g>\n</g>\n",
     "<text x=\"1\" y=\"2\" fill=\"#5e6c79\">Two</text>"},
    /* a link ends before what leads elsewhere, or nowhere */
    {"<g class=\"node\"><g><a xlink:href=\"#a\"><text x=\"1\" y=\"2\">A</text></a></g></g><g class=\"edge\"><g><a xlink:title=\"t\">"
     "<path fill=\"none\" d=\"M0,0C1,0 2,0 3,0\"/></a></g></g>",
     "<a tabindex=\"-1\" href=\"#a\"><text x=\"1\" y=\"2\">A</text></a><g><title>t</title><path fill=\"none\" d=\"M0 0h3\"/></g>"},
    /* a name that says more than the tip is kept */
    {"<g class=\"node\"><title>Long</title><g><a xlink:href=\"#a\" xlink:title=\"tip\"><text x=\"1\" y=\"2\">A</text></a></g></g>",
     "<a tabindex=\"-1\" href=\"#a\" aria-label=\"Long\"><title>tip</title><text x=\"1\" y=\"2\">A</text></a>"},
};

static const char *const REFUSED[] = {
    "", "no picture", HEAD "<path fill=\"none\" d=\"M1,1 L2,2\"/>" TAIL, HEAD "<path fill=\"none\"/>" TAIL,
    HEAD "<polygon fill=\"none\" points=\"x,y\"/>" TAIL, HEAD "<path fill=\"none\" d=\"M1,1C2,2 3,3\"/>" TAIL,
    HEAD "<path fill=\"none\" d=\"M1,1C2,2 3,3 4,1e99\"/>" TAIL, HEAD "<g", "<svg><style>x",
};

static void test_becomes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof BECOMES / sizeof *BECOMES; i++) {
        char svg[4096], wanted[4096];
        rs_buffer out = {0};
        snprintf(svg, sizeof svg, "%s%s%s", HEAD, BECOMES[i][0], TAIL);
        snprintf(wanted, sizeof wanted, "%s%s%s", OPEN, BECOMES[i][1], CLOSE);
        assert_true(rs_svg_compact(svg, strlen(svg), &out));
        assert_string_equal(out.s, wanted);
        rs_buffer_free(&out);
    }
}

static void test_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; i++) {
        rs_buffer out = {0};
        if (rs_svg_compact(REFUSED[i], strlen(REFUSED[i]), &out))
            fail_msg("%zu: %s", i, REFUSED[i]);
        rs_buffer_free(&out);
    }
}

/* Any prefix of a picture is a picture or refused, and nothing is read behind its end. */
static void test_cut(void **state)
{
    (void)state;
    char whole[8192];
    snprintf(whole, sizeof whole, "%s%s%s", HEAD, BECOMES[5][0], TAIL);
    for (size_t n = 0; n <= strlen(whole); n++) {
        rs_buffer out = {0};
        char *part = malloc(n + 1);
        assert_non_null(part);
        memcpy(part, whole, n);
        rs_svg_compact(part, n, &out);
        free(part);
        rs_buffer_free(&out);
    }
}

static void test_no_drift(void **state)
{
    (void)state;
    rs_buffer out = {0};
    rs_pen pen = {0};
    static const char points[] = "0,0 0.04,0 0.08,0 0.12,0 0.16,0 0.2,0 0.24,0 0.28,0 0.32,0 0.36,0 0.4,0";
    assert_true(rs_outline_points(&out, (rs_string){points, sizeof points - 1}, false, &pen));
    assert_int_equal(pen.x, 4); /* steps are taken from where the pen is, not from where it should be */
    assert_string_equal(out.s, "M0 0h.1h.1h.1h.1");
    rs_buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_becomes), cmocka_unit_test(test_refused), cmocka_unit_test(test_cut),
                                       cmocka_unit_test(test_no_drift)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
