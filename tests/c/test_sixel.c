/* What may reach a terminal as a picture, and what may not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "draw/sixel.h"
#include "host/sixel.h"

static const char *fault(const char *s)
{
    return rs_sixel_fault(s, strlen(s));
}

static void pictures_pass(void **state)
{
    (void)state;
    assert_null(fault("\033Pq\033\\"));
    assert_null(fault("\033P0;1;8q\"1;1;8;12#0;2;0;0;0#0!8~$-!12?\033\\"));
}

static void all_else_does_not(void **state)
{
    static const char *const bad[] = {"", "\033P", "\033Pq", "Pq~\033\\", "\033]0;title\033\\", "\033Pq~", "\033P$q\"p\033\\", "\033Pq~\007\033\\",
        "\033Pq~\033\\\033[31m\033\\", "\033Pq~\033[c\033\\", "\033Pq!999999~\033\\", "\033Pq ~\033\\", "\033P+q544e\033\\", "\033Pq~\nrm\033\\",
        "\033Pq\x90~\033\\", "\033P1000p\033\\"};
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_non_null(fault(bad[i]));
    assert_non_null(rs_sixel_fault("\033Pq\0~\033\\", 7));
}

/* A white picture of one pixel. */
static const unsigned char dot[] = {
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00,
    0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3A, 0x7E, 0x9B, 0x55, 0x00, 0x00, 0x00, 0x0A, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63,
    0xF8, 0x0F, 0x00, 0x01, 0x01, 0x01, 0x00, 0xB1, 0x38, 0xF6, 0x14, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60,
    0x82};

static void a_png_becomes_sixels(void **state)
{
    rs_buffer png = {0}, out = {0};
    const char *why = NULL;
    (void)state;
    rs_buffer_add(&png, dot, sizeof dot);
    assert_true(rs_sixel_of_png(&png, &out, &why));
    assert_null(rs_sixel_fault(out.s, out.n));
    rs_buffer_free(&out);
    png.n = 40; /* cut */
    assert_false(rs_sixel_of_png(&png, &out, &why));
    assert_non_null(why);
    rs_buffer_free(&out);
    rs_buffer_free(&png);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(pictures_pass), cmocka_unit_test(all_else_does_not), cmocka_unit_test(a_png_becomes_sixels)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
