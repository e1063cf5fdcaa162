/* Drawing: hostile words come out as they went in, nothing else does, and the same page gives the
   same bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "draw/alternative.h"
#include "draw/graph.h"
#include "draw/pdf.h"

/* Graphviz keeps 72 bytes of every cell of a label (fixed after 2.42), fontconfig and pango their
   caches; none of our own memory comes from inside them. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig\nleak:libgvc\nleak:libpango\n"
           "leak:libglib\nleak:libgvplugin_pango\n";
}

#define S(text) ((rs_string){text, sizeof text - 1})

static const char *const HOSTILE[] = {
    "<script>alert(1)</script>", "&#60;b&#62;", "\\N \\G \\E \\n", "a\"b'c\\", "AT&T &amp; co",
        "]]>--><!--",
    "{a|b}", "<b>bold</b>", "n1", "t0", "caf\xC3\xA9 \xE2\x80\xB9x\xE2\x80\xBA", "%7 %s %n"};
enum { WORDS = sizeof HOSTILE / sizeof *HOSTILE };

typedef struct {
    rs_item item[2 * WORDS + 4];
    rs_string line[WORDS];
    rs_page page;
} fixture;

static const double CURVE[8] = {10, 500, 200, 400, 400, 560, 700, 500};
static const rs_chain CHAIN[] = {{CURVE, 8}};

static void number(rs_item *item, rs_num which, double v)
{
    item->num[which] = v;
    item->has |= 1u << which;
}

static void place(rs_item *item, double x, double y, double w, double h)
{
    number(item, RS_X, x);
    number(item, RS_Y, y);
    number(item, RS_W, w);
    number(item, RS_H, h);
}

/* A page on which every hostile string is a text, a name and a tooltip. */
static void fill(fixture *f)
{
    size_t n = 0;
    memset(f, 0, sizeof *f);
    for (size_t i = 0; i < WORDS; i++) {
        f->line[i] = (rs_string){HOSTILE[i], strlen(HOSTILE[i])};
        rs_item *text = &f->item[n++], *box = &f->item[n++];
        text->kind = RS_TEXT;
        text->line = &f->line[i];
        text->lines = 1;
        text->flags = i % 2 ? RS_BOLD : 0;
        place(text, 30, 20.0 + 30.0 * (double)i, 0, 0);
        box->kind = RS_BOX;
        box->str[RS_NAME] = box->str[RS_TIP] = f->line[i];
        box->str[RS_FILL] = S("#D9EFE7");
        place(box, 400, 20.0 + 30.0 * (double)i, 100, 20);
    }
    f->item[n - 1].str[RS_URL] = S("https://example.org/?a=b&c=d%27e#f");
    f->item[n - 3].str[RS_URL] = S("javascript:alert(1)");
    f->item[n - 5].str[RS_URL] = S("https://x/\"onload=\"alert(1)");
    f->item[n - 5].str[RS_ID] = S("x\" onclick=\"y");
    rs_item *line = &f->item[n++], *killer = &f->item[n++];
    line->kind = RS_PATH;
    line->chain = CHAIN;
    line->chains = 1;
    number(line, RS_ARROW, 3);
    killer->kind = RS_KILLER;
    place(killer, 600, 300, 10, 10);
    f->page = (rs_page){842, 595, S("A <page> & \"more\""), f->item, n};
}

static void draw(const rs_page *page, rs_format format, rs_buffer *out)
{
    rs_graph gr;
    const char *why = "";
    assert_true(rs_graph_open(&gr, page, format, 72, "en", NULL));
    rs_graph_paint(&gr, page);
    bool good = format == RS_DOT ? rs_graph_write_dot(&gr, out) : rs_graph_render(&gr, out, &why);
    if (!good)
        fail_msg("not drawn: %s", why);
    rs_graph_close(&gr);
}

typedef struct {
    char titles[WORDS + 8][256], words[WORDS + 8][256], href[4][256];
    size_t ntitles, nwords, nhref;
    int strange; /* elements and attributes that have no place in a picture */
} seen;

/* Undoes the five entities of XML; fails on a bare & or <. */
static void decode(const char *s, size_t n, char *out)
{
    static const char *const entity[][2] = {
        {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}};
    const char *stop = s + n;
    while (s < stop) {
        size_t i = 0;
        for (; *s == '&' && i < 5; i++)
            if (strncmp(s, entity[i][0], strlen(entity[i][0])) == 0)
                break;
        assert_true(*s != '<' && i < 5);
        if (*s == '&') {
            *out++ = *entity[i][1];
            s += strlen(entity[i][0]);
        } else {
            *out++ = *s++;
        }
    }
    *out = '\0';
}

static bool known(const char *list, const char *word, size_t n)
{
    char wanted[80] = " ";
    assert_true(n > 0 && n < 70);
    memcpy(wanted + 1, word, n);
    strcpy(wanted + 1 + n, " ");
    return strstr(list, wanted) != NULL;
}

/* The attributes of one tag: name="value" and nothing else. */
static void read_attributes(seen *f, const char *s, const char *stop)
{
    static const char list[] =
        " xml:lang role aria-label width height viewBox xmlns xmlns:xlink class transform id xlink:href xlink:title "
        "x y font-family font-weight font-style font-size fill fill-opacity stroke stroke-width "
        "stroke-opacity points d cx cy rx ry version encoding standalone ";
    while (s < stop) {
        s += strspn(s, " \n/?");
        if (s >= stop)
            return;
        size_t n = strcspn(s, "=");
        f->strange += !known(list, s, n);
        assert_true(s[n + 1] == '"');
        const char *value = s + n + 2, *end = strchr(value, '"');
        assert_true(end && end < stop);
        if (n == 10 && strncmp(s, "xlink:href", n) == 0)
            decode(value, (size_t)(end - value), f->href[f->nhref++]);
        s = end + 1;
    }
}

/* Reads the SVG tag by tag: no value holds a raw > or ", or the reading fails. */
static void read_svg(seen *f, const char *s)
{
    static const char elements[] = " ?xml svg style g title a text polygon path polyline ellipse ";
    while ((s = strchr(s, '<'))) {
        const char *close = strchr(s, '>');
        assert_non_null(close);
        if (s[1] != '/') {
            size_t n = strcspn(s + 1, " \n>/");
            const char *next = strchr(close, '<');

            f->strange += !known(elements, s + 1, n);
            read_attributes(f, s + 1 + n, close);
            if (n == 5 && strncmp(s + 1, "title", n) == 0)
                decode(close + 1, (size_t)(next - close) - 1, f->titles[f->ntitles++]);
            if (n == 4 && strncmp(s + 1, "text", n) == 0)
                decode(close + 1, (size_t)(next - close) - 1, f->words[f->nwords++]);
        }
        s = close + 1;
    }
}

static void svg_says_what_was_meant(void **state)
{
    static seen s;
    fixture f;
    rs_buffer svg = {0};
    (void)state;
    fill(&f);
    draw(&f.page, RS_SVG, &svg);
    read_svg(&s, svg.s);
    assert_int_equal(s.strange, 0);
    assert_int_equal(s.nwords, WORDS);
    assert_int_equal(s.ntitles, WORDS + 1);
    assert_string_equal(s.titles[0], "A <page> & \"more\"");
    for (size_t i = 0; i < WORDS; i++) {
        assert_string_equal(s.words[i], HOSTILE[i]);
        assert_string_equal(s.titles[i + 1], HOSTILE[i]);
    }
    assert_int_equal(s.nhref, 1);
    assert_string_equal(s.href[0], "https://example.org/?a=b&c=d%27e#f");
    assert_null(strstr(svg.s, "<!--"));
    assert_null(strstr(svg.s, "<!DOCTYPE"));
    rs_buffer_free(&svg);
}

static void same_page_same_bytes(void **state)
{
    fixture f;
    (void)state;
    fill(&f);
    for (int format = RS_SVG; format <= RS_DOT; format++) {
        rs_buffer one = {0}, two = {0}, first = {0}, second = {0};
        const char *why = "";
        draw(&f.page, (rs_format)format, &one);
        draw(&f.page, (rs_format)format, &two);
        if (format == RS_PDF) {
            rs_pdf_about about = {"T\xC3\xADtle", "Author", "en"};
            rs_pdf_page a = {.pdf = one}, b = {.pdf = two};
            assert_true(rs_pdf_join(&a, 1, about, &first, &why));
            assert_true(rs_pdf_join(&b, 1, about, &second, &why));
            assert_int_equal(first.n, second.n);
            assert_memory_equal(first.s, second.s, first.n);
        } else {
            assert_int_equal(one.n, two.n);
            assert_memory_equal(one.s, two.s, one.n);
        }
        rs_buffer_free(&one);
        rs_buffer_free(&two);
        rs_buffer_free(&first);
        rs_buffer_free(&second);
    }
}

/* Bookmarks of any depth, in any order, on any page: a document comes of it, twice the same. */
static void bookmarks_of_any_level(void **state)
{
    static const int level[] = {6, 1, 1, 3, -2, 2, 100, 2, 6, 5, 4, 3};
    char text[] = "B\xC3\xA9 (x\\";
    fixture f;
    (void)state;
    fill(&f);
    rs_pdf_page page[2] = {0};
    rs_buffer out[2] = {{0}, {0}};
    const char *why = "";
    draw(&f.page, RS_PDF, &page[0].pdf);
    draw(&f.page, RS_PDF, &page[1].pdf);
    rs_alternative(&f.page, &page[0].words);
    for (size_t i = 0; i < sizeof level / sizeof *level; i++)
        page[i / 6].bookmark[page[i / 6].bookmarks++] = (rs_bookmark){text, level[i]};
    for (int i = 0; i < 2; i++)
        assert_true(rs_pdf_join(page, 2, (rs_pdf_about){0}, &out[i], &why));
    assert_int_equal(out[0].n, out[1].n);
    assert_memory_equal(out[0].s, out[1].s, out[0].n);
    page[0].bookmarks = page[1].bookmarks = 0;
    for (int i = 0; i < 2; i++) {
        rs_pdf_page_free(&page[i]);
        rs_buffer_free(&out[i]);
    }
}

/* The words of a page: its title, then each name once; a page with too many ends in three dots. */
static void alternative_names_each_thing_once(void **state)
{
    enum { MANY = 3000 };
    static rs_item item[MANY];
    static char name[MANY][40];
    rs_buffer few = {0}, many = {0};
    (void)state;
    for (size_t i = 0; i < MANY; i++) {
        snprintf(name[i], sizeof name[i], "Touchpoint %zu of a long journey", i / 2);
        item[i].kind = RS_BOX;
        item[i].str[RS_NAME] = (rs_string){name[i], strlen(name[i])};
    }
    rs_page page = {842, 595, S("Title"), item, 4};
    rs_alternative(&page, &few);
    assert_string_equal(few.s, "Title\nTouchpoint 0 of a long journey\nTouchpoint 1 of a long journey");
    page.items = MANY;
    rs_alternative(&page, &many);
    assert_true(many.n < 30010 && strcmp(many.s + many.n - 4, "\n\xE2\x80\xA6") == 0);
    rs_buffer_free(&few);
    rs_buffer_free(&many);
}

static void dot_reads_back(void **state)
{
    fixture f;
    rs_buffer dot = {0};
    int found = 0;
    (void)state;
    fill(&f);
    draw(&f.page, RS_DOT, &dot);
    Agraph_t *g = agmemread(dot.s);
    assert_non_null(g);
    assert_string_equal(agnameof(g), "A <page> & \"more\"");
    for (Agnode_t *n = agfstnode(g); n; n = agnxtnode(g, n))
        found += strcmp(agnameof(n), "<script>alert(1)</script>") == 0;
    assert_int_equal(found, 1);
    agclose(g);
    rs_buffer_free(&dot);
}

static void colours_are_checked(void **state)
{
    fixture f;
    rs_graph gr;
    rs_buffer out = {0};
    const char *why = "";
    (void)state;
    fill(&f);
    f.item[1].str[RS_FILL] = S("red\" onload=\"x");
    assert_true(rs_graph_open(&gr, &f.page, RS_SVG, 72, "en", NULL));
    rs_graph_paint(&gr, &f.page);
    assert_false(rs_graph_render(&gr, &out, &why));
    assert_non_null(strstr(why, "colour"));
    rs_graph_close(&gr);
    rs_buffer_free(&out);
}

static void links_are_of_a_few_kinds(void **state)
{
    static const char *const good[] = {"https://a.b/c?d=e&f=%20g#h", "map.svg", "map.svg#tp12",
        "mailto:a@b.c",
                                       "../x/y.html", "/a", "#A4"};
    static const char *const bad[] = {"javascript:x", "JavaScript:x", "data:text/html,x",
        "//evil.org", "a b",
                                      "a\"b", "a<b", "file:///etc/passwd", "", "a\\b", "x\ty",
                                          "vbscript:x"};
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(rs_words_url_ok((rs_string){good[i], strlen(good[i])}));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(rs_words_url_ok((rs_string){bad[i], strlen(bad[i])}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(svg_says_what_was_meant), cmocka_unit_test(same_page_same_bytes),
        cmocka_unit_test(bookmarks_of_any_level),
        cmocka_unit_test(alternative_names_each_thing_once),
        cmocka_unit_test(dot_reads_back), cmocka_unit_test(colours_are_checked),
        cmocka_unit_test(links_are_of_a_few_kinds)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
