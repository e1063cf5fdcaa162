/* Text metrics and line breaking. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scene/text.h"

#define SHY "\xC2\xAD"

static double width(const char *s, double size, bool bold)
{
    return rs_text_width(s, strlen(s), size, bold);
}

static void near(double is, double wanted)
{
    assert_true(is > wanted - 1e-9 && is < wanted + 1e-9);
}

/* Liberation Sans: A is 667/1000 em and 722 bold, a space 278, a digit 556. */
static void widths_are_those_of_the_table(void **state)
{
    (void)state;
    near(width("A", 10, false), 6.67);
    near(width("A", 10, true), 7.22);
    near(width("12 3", 10, false), 3 * 5.56 + 2.78);
    near(width("", 10, false), 0);
    near(width(SHY, 10, false), 0);
    near(width("\xE6\xBC\xA2", 10, false), 10);      /* a Chinese sign */
    near(width("\xF0\x9F\x98\x80", 10, false), 13);  /* an emoji */
    near(width("\xCE\xB1\xFF", 10, false) - width("\xCE\xB1", 10, false), 10); /* a stray byte */
}

static void utf8_is_checked(void **state)
{
    static const char *const bad[] = {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "a\x80",
        "\xE2\x82", "\xFF"};
    (void)state;
    assert_true(rs_text_valid("caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80", 14));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(rs_text_valid(bad[i], strlen(bad[i])));
    assert_false(rs_text_valid("a\0b", 3));
}

/* Wraps and joins the lines with | for comparison. */
static void wraps(const char *s, rs_wrap how, const char *wanted)
{
    char all[1000] = "";
    rs_lines lines;
    assert_true(rs_text_wrap(s, strlen(s), &how, &lines));
    for (size_t i = 0; i < lines.count; i++) {
        if (i)
            strcat(all, "|");
        strcat(all, lines.line[i]);
    }
    assert_string_equal(all, wanted);
    rs_text_free(&lines);
    rs_text_free(&lines);
}

static void lines_break_on_spaces(void **state)
{
    (void)state;
    wraps("one two three", (rs_wrap){.width = 40, .size = 7}, "one two|three");
    wraps("", (rs_wrap){.width = 40, .size = 7}, "");
    wraps("   ", (rs_wrap){.width = 40, .size = 7}, "");
    wraps(" a  b ", (rs_wrap){.width = 40, .size = 7}, "a  b");
    wraps("one two", (rs_wrap){.width = 40, .size = 7, .first = 25}, "one|two");
    wraps("one two", (rs_wrap){.width = 30, .size = 7, .first = 25}, "|one two");
}

static void words_break_where_they_offer_it(void **state)
{
    (void)state;
    wraps("hoofd" SHY "zekering", (rs_wrap){.width = 80, .size = 7}, "hoofdzekering");
    wraps("hoofd" SHY "zekering", (rs_wrap){.width = 40, .size = 7}, "hoofd-|zekering");
    wraps("de hoofd" SHY "zekering", (rs_wrap){.width = 40, .size = 7}, "de hoofd-|zekering");
    wraps("follow-upmails", (rs_wrap){.width = 40, .size = 7}, "follow-|upmails");
    wraps("aaaaaaaaaaaaaaaa", (rs_wrap){.width = 30, .size = 7}, "aaaaaa-|aaaaaa-|aaaa");
}

static void too_many_lines_end_in_an_ellipsis(void **state)
{
    (void)state;
    wraps("one two three four", (rs_wrap){.width = 40, .size = 7, .max = 1},
        "one two t\xE2\x80\xA6");
    wraps("one two", (rs_wrap){.width = 40, .size = 7, .max = 1}, "one two");
    wraps("hoofd" SHY "zekering en de rest", (rs_wrap){.width = 38, .size = 7, .max = 2},
        "hoofd-|zekering\xE2\x80\xA6");
}

/* Whatever comes in: lines fit, and nothing is lost but spaces. */
static void any_text_fits(void **state)
{
    static const char letters[] = "abcdefghijklm  -/nopqrstuvwxyz";
    char text[120];
    unsigned seed = 1;
    (void)state;
    for (int round = 0; round < 2000; round++) {
        size_t n = 0, kept = 0, wanted = 0;
        for (; n < sizeof text - 1 && n < 10 + round % 100u; n++) {
            seed = seed * 1103515245u + 12345u;
            text[n] = letters[(seed >> 16) % (sizeof letters - 1)];
            wanted += text[n] != ' ' && text[n] != '-';
        }
        text[n] = '\0';
        rs_wrap how = {.width = 30 + round % 90, .size = 7, .first = round % 3 ? 0 : 12};
        rs_lines lines;
        assert_true(rs_text_wrap(text, n, &how, &lines));
        for (size_t i = 0; i < lines.count; i++) {
            double taken = i == 0 ? how.first : 0;
            assert_true(width(lines.line[i], 7, false) + taken <= 0.98 * how.width + 1e-9
                || !*lines.line[i]);
            for (const char *s = lines.line[i]; *s; s++)
                kept += *s != ' ' && *s != '-';
        }
        assert_int_equal(kept, wanted);
        rs_text_free(&lines);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(widths_are_those_of_the_table), cmocka_unit_test(utf8_is_checked),
        cmocka_unit_test(lines_break_on_spaces), cmocka_unit_test(words_break_where_they_offer_it),
        cmocka_unit_test(too_many_lines_end_in_an_ellipsis), cmocka_unit_test(any_text_fits)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
