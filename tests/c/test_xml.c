/* XML as a tree: what is in it, and where it ends. */
#include "exchange/xml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *at(const struct rs_tree *t, size_t offset)
{
    return t->pool + offset;
}

static void a_tree(void **state)
{
    (void)state;
    struct rs_tree t;
    const char *xml = "<?xml version='1.0'?>\n<x:a xmlns:x='urn:x' x:k='1 &amp; 2' l='&#233;'>one<b>two</b>\n three<b/><![CDATA[<c>]]></x:a>";
    assert_true(rs_tree_read(&t, xml, strlen(xml)));
    assert_int_equal(t.nodes, 3);
    assert_string_equal(at(&t, t.node[0].name), "a");
    assert_string_equal(at(&t, t.node[0].text), "one\n three<c>");
    assert_int_equal(t.node[0].attributes, 2); /* the namespace is none */
    assert_string_equal(at(&t, t.attribute[0].name), "k");
    assert_string_equal(at(&t, t.attribute[0].value), "1 & 2");
    assert_string_equal(at(&t, t.attribute[1].value), "\xC3\xA9");
    assert_string_equal(at(&t, t.node[1].text), "two");
    assert_int_equal(t.node[1].depth, 2);
    assert_int_equal(t.node[2].line, 3);
    assert_string_equal(at(&t, t.node[2].text), "");
    rs_tree_free(&t);
}

static void refuses(const char *xml, size_t n, size_t line, const char *why)
{
    struct rs_tree t;
    assert_false(rs_tree_read(&t, xml, n));
    assert_non_null(strstr(t.why, why));
    assert_int_equal(t.line, line);
    rs_tree_free(&t);
}

static void what_is_no_xml(void **state)
{
    (void)state;
    refuses("", 0, 1, "no element found");
    refuses("<a>\n<b></a>", 11, 2, "mismatched tag");
    refuses("<a>\xFF</a>", 8, 1, "not well-formed");
    refuses("<a>&lol;</a>", 12, 1, "undefined entity");
    const char *bomb = "<!DOCTYPE a [<!ENTITY b 'bb'>]>\n<a>&b;</a>";
    refuses(bomb, strlen(bomb), 1, "DOCTYPE");
}

/* `open` n times, then `close` n times. */
static char *many(const char *open, const char *close, size_t n, size_t *length)
{
    size_t a = strlen(open), b = strlen(close);
    char *s = malloc(n * (a + b) + 1);
    assert_non_null(s);
    for (size_t i = 0; i < n; i++)
        memcpy(s + i * a, open, a);
    for (size_t i = 0; i < n; i++)
        memcpy(s + n * a + i * b, close, b);
    *length = n * (a + b);
    return s;
}

static void depth(void **state)
{
    (void)state;
    struct rs_tree t;
    size_t n;
    char *s = many("<a>", "</a>", 64, &n);
    assert_true(rs_tree_read(&t, s, n));
    assert_int_equal(t.node[63].depth, 64);
    rs_tree_free(&t);
    free(s);
    s = many("<a>", "</a>", 65, &n);
    refuses(s, n, 1, "64 deep");
    free(s);
    s = many("<a>", "</a>", 100000, &n);
    refuses(s, n, 1, "64 deep");
    free(s);
}

static void attributes_and_values(void **state)
{
    (void)state;
    enum { VALUE = 1 << 20 };
    struct rs_tree t;
    char *s = malloc(VALUE + 64);
    assert_non_null(s);
    for (size_t extra = 0; extra < 2; extra++) {
        memcpy(s, "<a>", 3);
        memset(s + 3, 'x', VALUE + extra);
        memcpy(s + 3 + VALUE + extra, "</a>", 4);
        assert_int_equal(rs_tree_read(&t, s, VALUE + extra + 7), extra == 0);
        assert_int_equal(strstr(t.why, "1 MiB") != NULL, extra == 1);
        rs_tree_free(&t);
    }
    for (int count = 1000; count <= 1001; count++) {
        int n = snprintf(s, 64, "<a");
        for (int i = 0; i < count; i++)
            n += snprintf(s + n, 64, " k%d=''", i);
        n += snprintf(s + n, 64, "/>");
        assert_int_equal(rs_tree_read(&t, s, (size_t)n), count == 1000);
        assert_int_equal(strstr(t.why, "1,000") != NULL, count == 1001);
        rs_tree_free(&t);
    }
    free(s);
}

/* Cut anywhere, it is refused and nothing is lost (a sanitizer looks on). */
static void cut_short(void **state)
{
    (void)state;
    struct rs_tree t;
    const char *xml = "<a k='v'><b>text<c/></b><!-- d --></a>";
    for (size_t n = 0; n < strlen(xml); n++) {
        assert_false(rs_tree_read(&t, xml, n));
        rs_tree_free(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_tree), cmocka_unit_test(what_is_no_xml), cmocka_unit_test(depth),
                                       cmocka_unit_test(attributes_and_values), cmocka_unit_test(cut_short)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
