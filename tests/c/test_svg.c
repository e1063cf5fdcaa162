/* What may stand in an SVG that goes out: ours passes, and every way to more than a picture is found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "host/svg.h"

#define HEAD "<svg xml:lang=\"nl\" width=\"842pt\" height=\"595pt\" viewBox=\"0.00 0.00 842.00 595.00\" " \
    "xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n"
#define STYLE "<style>@media (prefers-color-scheme:dark){[fill=\"#fff\"]{fill:#11171D}:not(text){fill:#0E7F5F}}</style>\n"
#define GROUP "<g id=\"tp1\" class=\"graph\" transform=\"scale(0.25 0.25) rotate(0) translate(0 2380)\">\n" \
    "<title>A &amp; B &lt;script&gt;</title>\n"
#define TAIL "</g>\n</svg>\n"
#define IN(what) HEAD STYLE GROUP what TAIL

static const char *const GOOD[] = {
    IN(""),
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n" IN(""),
    IN("<path fill=\"none\" stroke=\"#1b2733\" stroke-width=\"0.5\" stroke-opacity=\"0.2\" d=\"M1,2C3,4 5,6 7,8\"/>\n"),
    IN("<polygon fill=\"white\" points=\"0,0 1,1 2,0\"/><polyline fill=\"none\" points=\"0,0 1,1\"/>"),
    IN("<image x=\"1\" y=\"-2.5\" width=\"3\" height=\"4\" pointer-events=\"none\" xlink:href=\"data:image/png;base64,iVB+/w0=\"/>\n"),
    IN("<ellipse cx=\"1\" cy=\"2\" rx=\"3\" ry=\"4\" fill=\"#ffffff\" fill-opacity=\"0\"/>"),
    IN("<text x=\"1\" y=\"2\" font-family=\"Arial,sans-serif\" font-weight=\"bold\" font-size=\"7\" fill=\"#fff\">caf\xC3\xA9 &quot;</text>"),
    IN("<a xlink:href=\"map.svg#tp2\" xlink:title=\"javascript:alert(1) is a text here\"><path d=\"M0,0\"/></a>"),
    IN("<a xlink:href=\"https://example.org/?a=b&amp;c=d#e\"></a>"), IN("<a xlink:href=\"#A4\"></a>"),
    IN("<a xlink:href=\"mailto:a@example.org\"></a>"), IN("<a xlink:href=\"HTTP://example.org\"></a>"),
};

static const char *const BAD[] = {
    "", "\n", "no picture", "<p>hello</p>", HEAD, HEAD "</svg", HEAD STYLE GROUP "</g>\n",
    IN("") IN(""), "x" IN(""), IN("") "x", IN("") "<g></g>", IN("") "<!-- x -->",
    "<!DOCTYPE svg>\n" IN(""), "<?xml version=\"1.1\"?>\n" IN(""), IN("<?php x ?>"), IN("<!-- x -->"), IN("<![CDATA[x]]>"),
    IN("<g></p>"), IN("<g></g <script>"), IN("<g></g a=\">"), IN("<g></svg>"), IN("<g></ >"),
    IN("<script>alert(1)</script>"), IN("<SCRIPT/>"), IN("<foreignObject/>"), IN("<use/>"), IN("<iframe/>"),
    IN("<image xlink:href=\"http://x/y.png\"/>"), IN("<image xlink:href=\"y.png\"/>"), IN("<image href=\"y.png\"/>"),
    IN("<image xlink:href=\"data:image/svg+xml;base64,AAAA\"/>"), IN("<image xlink:href=\"data:image/png;base64,AA AA\"/>"),
    IN("<image xlink:href=\"data:image/png,&lt;svg\"/>"), IN("<image xlink:href=\"\"/>"), IN("<a xlink:href=\"data:image/png;base64,AAAA\"/>"),
    IN("<imagex xlink:href=\"data:image/png;base64,AAAA\"/>"), IN("<animate/>"), IN("<set/>"), IN("<svg/>"), IN("< script/>"), IN("<gg/>"), IN("<g/ onload=\"x\">"),
    IN("<g onload=\"alert(1)\"/>"), IN("<g ONLOAD=\"alert(1)\"/>"), IN("<a href=\"javascript:x\"></a>"), IN("<image href=\"x.png\"/>"), IN("<g style=\"fill:red\"/>"),
    IN("<g onload='alert(1)'/>"), IN("<g id=x/>"), IN("<g id/>"), IN("<g id=\"x/>"), IN("<g id=\"<\"/>"),
    IN("<path fill=\"url(#x)\"/>"), IN("<path stroke=\"url(https://x)\"/>"), IN("<path d=\"javascript:x\"/>"),
    IN("<a xlink:href=\"javascript:alert(1)\"></a>"), IN("<a xlink:href=\"JavaScript:x\"></a>"),
    IN("<a xlink:href=\" javascript:x\"></a>"), IN("<a xlink:href=\"java\nscript:x\"></a>"),
    IN("<a xlink:href=\"&#106;avascript:x\"></a>"), IN("<a xlink:href=\"javascript&colon;x\"></a>"),
    IN("<a xlink:href=\"data:text/html,x\"></a>"), IN("<a xlink:href=\"//example.org\"></a>"), IN("<a xlink:href=\"\"></a>"),
    IN("<a xlink:href=\"file:///etc/passwd\"></a>"), IN("<a xlink:href=\"x\\y\"></a>"),
    IN("\x01"), IN("\x7F"), IN("<g id=\"x\"\x0C/>"),
    HEAD "<style>path{fill:red}</style></svg>", HEAD "<style>@import 'x';</style></svg>",
    HEAD "<style>@media (prefers-color-scheme:dark){a{fill:url(x)}}</style></svg>",
    HEAD "<style>@media (prefers-color-scheme:dark){}@import 'x';</style></svg>",
    HEAD "<style>@media (prefers-color-scheme:dark){\\75rl(x)}</style></svg>",
    HEAD "<style>@media (prefers-color-scheme:dark){</svg>",
    "<svg xmlns=\"http://example.org\"></svg>",
};

static void ours_passes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++) {
        const char *fault = rs_svg_fault(GOOD[i], strlen(GOOD[i]));
        if (fault)
            print_error("%s: %s\n", fault, GOOD[i]);
        assert_null(fault);
    }
}

static void anything_more_is_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        if (!rs_svg_fault(BAD[i], strlen(BAD[i])))
            print_error("passed: %s\n", BAD[i]);
        assert_non_null(rs_svg_fault(BAD[i], strlen(BAD[i])));
    }
    assert_non_null(rs_svg_fault("<svg\0></svg>", 12));
}

/* Cut or changed anywhere, it is looked at to its end and no further. */
static void torn_ones_do_no_harm(void **state)
{
    static const char whole[] = IN("<a xlink:href=\"https://a.b/?c&amp;d\" xlink:title=\"t\"><path d=\"M0,0\"/></a>");
    static const char odd[] = {'<', '>', '"', '/', '&', ' ', '\0', '\xFF'};
    size_t n = sizeof whole - 1;
    (void)state;
    for (size_t i = 0; i < n - 1; i++) {
        char *part = malloc(i + 1); /* no byte more than it may read */
        assert_non_null(part);
        memcpy(part, whole, i);
        assert_non_null(rs_svg_fault(part, i));
        free(part);
    }
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < sizeof odd; k++) {
            char *other = malloc(n);
            assert_non_null(other);
            memcpy(other, whole, n);
            other[i] = odd[k];
            rs_svg_fault(other, n);
            free(other);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(ours_passes), cmocka_unit_test(anything_more_is_found),
        cmocka_unit_test(torn_ones_do_no_harm)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
