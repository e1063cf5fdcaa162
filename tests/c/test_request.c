/* What is asked of the drawing program: read as it was meant, or refused whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "draw/request.h"

#define MAGIC "REIS-DRAW 2\n"

/* Reads a copy of exactly these bytes, which the request goes on pointing into. */
static const char *parse(const char *bytes, size_t n, rs_request *r, char **copy)
{
    *copy = malloc(n + 1);
    assert_non_null(*copy);
    memcpy(*copy, bytes, n);
    return rs_request_parse(*copy, n, r);
}

static void all_of_it_is_read(void **state)
{
    static const char whole[] = MAGIC "format pdf\ndpi 144\nlang nl\ntitle A title\nauthor Velo\npages 3\nfont Nimbus Sans\n"
        "dark ink #112233 #AABBCC\ndark all #000000 #FFFFFF\nlevel 2\nbookmark One\nbookmark Other one\nlevel 3\nbookmark Deep\n"
        "file 3 photos/a b.png\nfile 0 none.png\nfile 2 c.jpg\n\nABCDEscene";
    rs_request r;
    char *copy;
    (void)state;
    assert_null(parse(whole, sizeof whole - 1, &r, &copy));
    assert_int_equal(r.format, RS_PDF);
    assert_int_equal(r.pages, 3);
    assert_true(r.dpi == 144);
    assert_string_equal(r.title, "A title");
    assert_string_equal(r.look.font, "Nimbus Sans," RS_FONT);
    assert_int_equal(r.look.darks, 2);
    assert_int_equal(r.look.dark[1].kind, RS_DARK_ALL);
    assert_string_equal(r.look.dark[0].from, "#112233");
    assert_string_equal(r.look.dark[0].to, "#AABBCC");
    assert_int_equal(r.bookmarks, 3);
    assert_true(r.bookmark[0].level == 2 && r.bookmark[1].level == 2 && r.bookmark[2].level == 3);
    assert_string_equal(r.bookmark[1].text, "Other one");
    assert_int_equal(r.files, 3);
    assert_string_equal(r.file[0].path, "photos/a b.png");
    assert_memory_equal(r.file[0].bytes, "ABC", 3);
    assert_int_equal(r.file[1].n, 0);
    assert_memory_equal(r.file[2].bytes, "DE", 2);
    assert_int_equal(r.size, 5);
    assert_memory_equal(r.scene, "scene", 5);
    free(copy);
}

static void refused(const char *bytes, size_t n)
{
    rs_request r;
    char *copy;
    if (!parse(bytes, n, &r, &copy))
        fail_msg("read: %.*s", (int)n, bytes);
    free(copy);
}

static void what_is_wrong_is_refused(void **state)
{
    static const char *const wrong[] = {"", "x", MAGIC, MAGIC "format gif\n\n", MAGIC "format\n\n", MAGIC "colour red\n\n",
        MAGIC "dpi 1\n\n", MAGIC "dpi 1e9\n\n", MAGIC "dpi nan\n\n", MAGIC "lang ../etc\n\n", MAGIC "title \xFF\n\n",
        MAGIC "font \n\n", MAGIC "font A;b\n\n", MAGIC "font A,b\n\n", MAGIC "font x\"onload\n\n",
        MAGIC "font aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n\n",
        MAGIC "dark ink #112233\n\n", MAGIC "dark ink #112233 #11223g\n\n", MAGIC "dark ink #112233 #112233}x{\n\n",
        MAGIC "dark text #112233 #112233\n\n", MAGIC "dark ink 1122334 #112233\n\n",
        MAGIC "file 5 a.png\n\nABC", MAGIC "file 3\n\nABC", MAGIC "file x a.png\n\n", MAGIC "file -1 a.png\n\nABC",
        MAGIC "file 18446744073709551615 a.png\n\nABC", MAGIC "file 99999999 a.png\n\nABC", MAGIC "file 2 a\nfile 2 b\n\nABC",
        MAGIC "bookmark 1\nbookmark 2\nbookmark 3\nbookmark 4\nbookmark 5\nbookmark 6\nbookmark 7\nbookmark 8\nbookmark 9\n\n"};
    rs_buffer many = {0};
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        refused(wrong[i], strlen(wrong[i]));
    rs_buffer_puts(&many, MAGIC);
    for (int i = 0; i <= RS_FILES; i++)
        rs_buffer_puts(&many, "file 0 a.png\n");
    rs_buffer_puts(&many, "\n");
    refused(many.s, many.n);
    rs_buffer_free(&many);
    rs_buffer_puts(&many, MAGIC);
    for (int i = 0; i <= RS_DARK_RULES; i++)
        rs_buffer_puts(&many, "dark ink #112233 #445566\n");
    rs_buffer_puts(&many, "\n");
    refused(many.s, many.n);
    rs_buffer_free(&many);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(all_of_it_is_read), cmocka_unit_test(what_is_wrong_is_refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
