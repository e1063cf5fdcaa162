/* Workbooks: what is written is read again; broken ones are refused, whatever is broken in them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "draw/workbook.h"
#include "exchange/xlsx.h"

static void add_text(rs_buffer *b, char letter, const char *s)
{
    uint32_t n = (uint32_t)strlen(s);
    unsigned char length[4] = {(unsigned char)n, (unsigned char)(n >> 8), (unsigned char)(n >> 16), (unsigned char)(n >> 24)};
    if (letter != '\0')
        rs_buffer_add(b, &letter, 1);
    rs_buffer_add(b, length, sizeof length);
    rs_buffer_add(b, s, n);
}

static void add_number(rs_buffer *b, const char *letters, double x)
{
    rs_buffer_add(b, letters, strlen(letters));
    rs_buffer_add(b, &x, sizeof x);
}

/* Two rows under a head, with a chart of one line. */
static void records(rs_buffer *b)
{
    add_text(b, 'S', "Sheet & one");
    add_number(b, "W", 12);
    add_number(b, "W", 8);
    add_number(b, "R", 1);
    add_text(b, 'h', "name");
    add_text(b, 'h', "mark");
    add_number(b, "R", 2);
    add_text(b, 't', "=1+1");
    add_number(b, "n0", 7.25);
    rs_buffer_add(b, "b\1", 2);
    add_number(b, "nd", 45000);
    add_number(b, "R", 1);
    rs_buffer_add(b, "e", 1);
    add_text(b, 't', "two\nlines <&>");
    add_text(b, 'G', "Chart");
    add_text(b, '\0', "across");
    add_text(b, '\0', "up");
    add_text(b, 'L', "line");
    add_number(b, "", 0);
    add_number(b, "", 1);
    add_number(b, "", 1);
    add_number(b, "", 2);
}

static void write(rs_buffer *out)
{
    rs_buffer b = {0};
    const char *why = NULL;
    records(&b);
    if (!rs_workbook_write(b.s, b.n, out, &why))
        fail_msg("%s", why);
    rs_buffer_free(&b);
}

static bool is_text(const struct rs_xlsx *x, const struct rs_cell *c, const char *s)
{
    size_t at = c->kind == RS_CELL_SHARED ? x->shared[c->at].at : c->at, n = c->kind == RS_CELL_SHARED ? x->shared[c->at].n : c->n;
    return n == strlen(s) && memcmp(x->pool + at, s, n) == 0;
}

static void what_is_written_is_read(void **state)
{
    (void)state;
    rs_buffer out = {0};
    struct rs_xlsx x;
    write(&out);
    assert_true(rs_xlsx_read(&x, out.s, out.n));
    assert_int_equal(x.sheets, 1);
    assert_string_equal(x.sheet[0].name, "Sheet & one");
    assert_int_equal(x.sheet[0].cells, 7);
    const struct rs_cell *c = x.sheet[0].cell;
    assert_true(is_text(&x, &c[0], "name") && is_text(&x, &c[2], "=1+1") && is_text(&x, &c[6], "two\nlines <&>"));
    assert_true(c[3].kind == RS_CELL_NUMBER && c[3].number == 7.25 && c[3].row == 1 && c[3].column == 1);
    assert_true(c[4].kind == RS_CELL_FLAG && c[4].number == 1);
    assert_true(c[5].kind == RS_CELL_DATE && c[5].number == 45000);
    assert_true(c[6].row == 2 && c[6].column == 1);
    rs_xlsx_free(&x);
    rs_buffer_free(&out);
}

/* Every beginning of a workbook, and every workbook with one byte changed, is read or refused with a reason. */
static void broken_ones_are_refused(void **state)
{
    (void)state;
    rs_buffer out = {0};
    struct rs_xlsx x;
    write(&out);
    for (size_t n = 0; n < out.n; n += n < 200 ? 1 : 37) {
        char *part = malloc(n + 1); /* of its own length, so that a read beyond it is seen */
        memcpy(part, out.s, n);
        bool read = rs_xlsx_read(&x, part, n);
        assert_true(read || x.why[0] != '\0');
        rs_xlsx_free(&x);
        free(part);
    }
    for (size_t i = 0; i < out.n; i++) {
        char before = out.s[i];
        out.s[i] ^= (char)(1 + i % 255);
        bool read = rs_xlsx_read(&x, out.s, out.n);
        assert_true(read || x.why[0] != '\0');
        rs_xlsx_free(&x);
        out.s[i] = before;
    }
    rs_buffer_free(&out);
}

/* Every beginning of the records, and every one changed in one byte, makes a workbook or is refused with a reason. */
static void broken_records_are_refused(void **state)
{
    (void)state;
    rs_buffer b = {0}, out = {0};
    const char *why = NULL;
    records(&b);
    for (size_t n = 0; n < b.n; n++)
        assert_true(rs_workbook_write(b.s, n, &out, &why) || why != NULL);
    for (size_t i = 0; i < b.n; i++) {
        char before = b.s[i];
        b.s[i] = (char)(before + 1 + (char)(i % 7));
        why = NULL;
        assert_true(rs_workbook_write(b.s, b.n, &out, &why) || why != NULL);
        b.s[i] = before;
    }
    rs_buffer_free(&b);
    rs_buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(broken_ones_are_refused),
        cmocka_unit_test(broken_records_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
