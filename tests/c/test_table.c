/* Tables of separated values: what is in them column by column, and what is refused, at its line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/mem.h"
#include "log/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static bool read_bytes(struct rs_table *t, const char *bytes, size_t n)
{
    struct rs_source source;
    int fd = memfd_create("table", 0);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, n), (ssize_t)n);
    memset(t, 0, sizeof *t);
    assert_true(rs_source_open(&source, fd));
    bool good = rs_table_read(t, &source);
    rs_source_close(&source);
    close(fd);
    return good;
}

static bool read_text(struct rs_table *t, const char *text)
{
    return read_bytes(t, text, strlen(text));
}

/* The text in a row of a column, "" where there is none. */
static void is(const struct rs_table *t, int column, size_t row, const char *text)
{
    size_t n = 0;
    uint32_t code = t->column[column].code[row];
    const char *s = code > 0 ? rs_names_text(&t->column[column].texts, code - 1, &n) : "";
    assert_int_equal(n, strlen(text));
    assert_memory_equal(s, text, n);
}

static void test_columns(void **state)
{
    (void)state;
    struct rs_table t;
    assert_true(read_text(&t, "\xEF\xBB\xBF a ;\"b \"\"q\"\"\r\nx\"; \r\n1;\" two;\r\nlines \";\r\n\r\n 1 ;2\r\n;x;;;\r\n3"));
    assert_int_equal(t.separator, ';');
    assert_int_equal(t.columns, 3);
    assert_string_equal(t.column[0].name, "a");
    assert_string_equal(t.column[1].name, "b \"q\"\r\nx");
    assert_string_equal(t.column[2].name, "");
    assert_int_equal(t.rows, 4);
    is(&t, 0, 0, "1");
    is(&t, 1, 0, "two;\r\nlines");
    is(&t, 0, 1, "1");
    assert_int_equal(t.column[0].code[0], t.column[0].code[1]); /* one text, one number */
    is(&t, 2, 1, "");
    is(&t, 0, 2, "");
    is(&t, 0, 3, "3");
    is(&t, 1, 3, "");
    rs_table_free(&t);
    assert_true(read_text(&t, "only"));
    assert_int_equal(t.rows, 0);
    assert_int_equal(t.columns, 1);
    rs_table_free(&t);
}

static void refused(const char *bytes, size_t n, size_t line, const char *fault)
{
    struct rs_table t;
    assert_false(read_bytes(&t, bytes, n));
    assert_non_null(strstr(t.fault, fault));
    assert_int_equal(t.fault_line, line);
    rs_table_free(&t);
}

static void test_refused(void **state)
{
    (void)state;
    refused("", 0, 0, "is empty");
    refused("\n\r\n", 3, 0, "is empty");
    refused("a,b\n1,2\n1,2,3\n", 14, 3, "3 cells under 2 columns");
    refused("a,b\n1,\"2\n3,4\n", 13, 2, "never closed");
    refused("a\0b\n", 4, 1, "bytes of 0");
    char wide[2 * RS_CSV_FIELDS + 8];
    memset(wide, ',', sizeof wide);
    wide[0] = 'a';
    refused(wide, sizeof wide, 1, "columns");
    refused("\x1F\x8B broken", 9, 0, "gzip");
}

/* Rows grow in steps; every step fails once for want of memory. */
static void test_memory(void **state)
{
    (void)state;
    struct rs_table t;
    char *text = malloc(20000 * 8 + 8), *end = text;
    end += sprintf(end, "a,b\n");
    for (int i = 0; i < 20000; i++)
        end += sprintf(end, "%d,%d\n", i % 10, i % 977);
    assert_true(read_text(&t, text));
    assert_int_equal(t.rows, 20000);
    assert_int_equal(t.column[1].texts.count, 977);
    is(&t, 1, 19999, "459");
    rs_table_free(&t);
    for (long n = 0; n < 4; n++) {
        rs_mem_fail_after(n);
        assert_false(read_text(&t, text));
        assert_non_null(strstr(t.fault, "memory"));
        rs_mem_fail_after(-1);
        rs_table_free(&t);
    }
    free(text);
}

/* Bytes that mean something, in any order: read or refused, never anything else. */
static void test_any_bytes(void **state)
{
    (void)state;
    static const char some[] = "\"\"\",,;;\n\r\tab1 \xE9\xC3\xA9";
    struct rs_table t;
    srand(5);
    for (int i = 0; i < 20000; i++) {
        char bytes[40];
        size_t n = (size_t)(rand() % 40);
        for (size_t k = 0; k < n; k++)
            bytes[k] = some[(size_t)rand() % (sizeof some - 1)];
        bool good = read_bytes(&t, bytes, n);
        assert_true(good == (t.fault[0] == '\0'));
        for (int c = 0; good && c < t.columns; c++)
            for (size_t r = 0; r < t.rows; r++)
                assert_true(t.column[c].code[r] <= t.column[c].texts.count);
        rs_table_free(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_columns), cmocka_unit_test(test_refused), cmocka_unit_test(test_memory),
                                       cmocka_unit_test(test_any_bytes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
