/* What the parent notes of an editor's messages: the files that it named, and what a worker leaves for the next. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "host/client_uri.h"
#include "host/kept.h"

static void note(const char *text)
{
    rs_client_uri_note(text, strlen(text));
}

static bool noted(const char *path)
{
    return rs_client_uri_noted(path, strlen(path));
}

static void test_files_that_are_named(void **state)
{
    (void)state;
    note("{\"params\":{\"textDocument\":{\"uri\":\"file:///a/b%20c.lua\",\"text\":\"x\"}}}");
    assert_true(noted("/a/b c.lua"));
    assert_false(noted("/a/b%20c.lua"));
    assert_false(noted("/a/b"));
    note("{ \"uri\" :\n \"file:\\/\\/\\/d\\/\\u00e9\\ud83d\\ude00.lua\" }");
    assert_true(noted("/d/\xc3\xa9\xf0\x9f\x98\x80.lua"));
    note("{\"uri\":\"file://localhost/l.lua\"}");
    assert_true(noted("/l.lua"));
    note("[{\"uri\":\"file:///one\"},{\"uri\":\"file:///two\"}]");
    assert_true(noted("/one") && noted("/two"));
}

/* A script may hold anything, but no quote that is not escaped. */
static void test_texts_name_nothing(void **state)
{
    (void)state;
    note("{\"text\":\"{\\\"uri\\\":\\\"file:///in/text\\\"}\"}");
    assert_false(noted("/in/text"));
    note("{\"text\":\"\\\\\",\"x\":\"\\\"uri\\\":\\\"file:///in/text\"}");
    assert_false(noted("/in/text"));
    note("{\"text\":\"uri\",\"y\":\"file:///in/text\"}");
    note("{\"uri \":\"file:///in/text\",\"a\":[\"uri\",\"file:///in/text\"],\"uri\":[\"file:///in/text\"]}");
    assert_false(noted("/in/text"));
}

static void test_what_is_no_uri(void **state)
{
    static const char *const wrong[] = {"{\"uri\":\"file:///z%00\"}", "{\"uri\":\"file:///z%\"}", "{\"uri\":\"file:///z%4\"}",
        "{\"uri\":\"file:///z\\ud800\"}", "{\"uri\":\"file:///z\\n\"}", "{\"uri\":\"file://z\"}", "{\"uri\":\"http:///z\"}",
        "{\"uri\":\"file:///z", "{\"uri\":", "{\"uri\":\"", "\"", "", "{\"uri\":\"file:///z\\u00\"}", "{\"uri\":\"file:///z\\"};
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        note(wrong[i]);
    assert_false(noted("/z") || noted("z") || noted("") || noted("/"));
    size_t n = 1 << 20;
    char *text = malloc(n + 1);
    memset(text, 'a', n);
    memcpy(text, "{\"uri\":\"file:///", 16);
    memcpy(text + n - 2, "\"}", 3);
    note(text);
    assert_false(noted("/"));
    free(text);
}

static bool kept(size_t i, const char *name, const char *text)
{
    struct rs_pack p = {0};
    size_t n, m;
    bool there = rs_kept_get(i, &p);
    const char *at = p.data;
    size_t left = p.len;
    const char *s = there ? rs_unpack(&at, &left, &n) : NULL, *t = s != NULL ? rs_unpack(&at, &left, &m) : NULL;
    bool same = t != NULL && n == strlen(name) && memcmp(s, name, n) == 0 && m == strlen(text) && memcmp(t, text, m) == 0;
    rs_pack_free(&p);
    return same;
}

static void test_what_is_kept(void **state)
{
    (void)state;
    rs_kept_put("a", 1, "one", 3);
    rs_kept_put("b", 1, "two", 3);
    assert_true(kept(1, "a", "one") && kept(2, "b", "two") && !kept(3, "", ""));
    rs_kept_put("a", 1, "three", 5);
    assert_true(kept(1, "b", "two") && kept(2, "a", "three"));
    rs_kept_put("b", 1, "", 0);
    rs_kept_put("none", 4, "", 0);
    assert_true(kept(1, "a", "three") && !kept(2, "", "") && !kept(0, "", ""));
    rs_kept_put("a", 1, "x", (size_t)RS_KEPT_MAX + 1); /* more than is kept: nothing is */
    assert_false(kept(1, "a", "x"));
    for (int i = 0; i < 6000; i++)
        rs_kept_put((const char *)&i, sizeof i, "y", 1);
    struct rs_pack p = {0};
    assert_true(rs_kept_get(5000, &p) && !rs_kept_get(5001, &p));
    rs_pack_free(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files_that_are_named),
        cmocka_unit_test(test_texts_name_nothing),
        cmocka_unit_test(test_what_is_no_uri),
        cmocka_unit_test(test_what_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
