/* Reading event logs: times, separated values, columns, counts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "log/count.h"
#include "log/csv.h"
#include "log/read.h"

static bool reads(const char *s, enum rs_when_way way, int64_t *ms)
{
    bool sure;
    return rs_when_read(s, strlen(s), way, ms, &sure);
}

static void times(void **state)
{
    static const struct {
        const char *s;
        enum rs_when_way way;
        int64_t ms;
    } good[] = {
        {"1970-01-01", RS_WHEN_ISO, 0}, {"2000-03-01", RS_WHEN_ISO, 951868800000}, {"2024-02-29T23:59:59.999Z", RS_WHEN_ISO, 1709251199999},
        {"2024/1/2 3:04", RS_WHEN_ISO, 1704164640000}, {"2010-12-30T11:02:00.000+01:00", RS_WHEN_ISO, 1293706920000},
        {"2016-12-31T23:59:60Z", RS_WHEN_ISO, 1483228800000}, {"1969-12-31 23:59:59", RS_WHEN_ISO, -1000},
        {"2024-01-01T10:00:00.123456789123Z", RS_WHEN_ISO, 1704103200123}, {"2006-01-01 00:00:00 UTC", RS_WHEN_ISO, 1136073600000},
        {"1-2-2024", RS_WHEN_DMY, 1706745600000}, {"14.3.2026 1:05 PM", RS_WHEN_DMY, 1773493500000}, {"2/1/2024 12:00 am", RS_WHEN_MDY, 1706745600000},
        {"20240201", RS_WHEN_COMPACT, 1706745600000}, {"20240201100000", RS_WHEN_COMPACT, 1706781600000},
        {"1706745600", RS_WHEN_SECONDS, 1706745600000}, {"1706745600.25", RS_WHEN_SECONDS, 1706745600250}, {"1706745600250", RS_WHEN_MILLIS, 1706745600250},
        {"00:00:39", RS_WHEN_CLOCK, 39000}, {"7:05", RS_WHEN_CLOCK, 25500000}};
    static const struct {
        const char *s;
        enum rs_when_way way;
    } bad[] = {{"2024-02-30", RS_WHEN_ISO}, {"2023-02-29", RS_WHEN_ISO}, {"1900-02-29", RS_WHEN_ISO}, {"2024-13-01", RS_WHEN_ISO},
               {"99999-01-01", RS_WHEN_ISO}, {"-0001-01-01", RS_WHEN_ISO}, {"2024-01-01T25:00:00", RS_WHEN_ISO}, {"2024-01-01T10:60", RS_WHEN_ISO},
               {"2024-01-01T10:00:00+99:00", RS_WHEN_ISO}, {"2024-01-01x", RS_WHEN_ISO}, {"", RS_WHEN_ISO}, {"13/13/2024", RS_WHEN_DMY},
               {"13/1/2024", RS_WHEN_MDY}, {"13:00 PM", RS_WHEN_CLOCK}, {"170674560", RS_WHEN_SECONDS}, {"20240230", RS_WHEN_COMPACT}};
    int64_t ms;
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        if (!reads(good[i].s, good[i].way, &ms) || ms != good[i].ms)
            fail_msg("%s: %lld", good[i].s, (long long)ms);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (reads(bad[i].s, bad[i].way, &ms))
            fail_msg("%s is no time", bad[i].s);
}

/* The fields of all records of a text, parted by | and records by /. */
static void fields(const char *text, char separator, const char *wanted)
{
    char bytes[256], got[256] = "";
    snprintf(bytes, sizeof bytes, "%s", text);
    struct rs_csv csv = {.at = bytes, .end = bytes + strlen(bytes), .line = 1, .separator = separator, .quoted = strchr(text, '"') != NULL};
    while (rs_csv_next(&csv)) {
        for (int i = 0; i < csv.n; i++)
            snprintf(got + strlen(got), sizeof got - strlen(got), "%.*s%s", (int)csv.field[i].n, csv.field[i].s, i + 1 < csv.n ? "|" : "/");
    }
    assert_string_equal(got, wanted);
}

static void records(void **state)
{
    (void)state;
    fields("a,b\nc,d\n", ',', "a|b/c|d/");
    fields("a,b\r\nc,d", ',', "a|b/c|d/");
    fields("a,\n,b\n,", ',', "a|/|b/|/");
    fields("\n\na\n\n", ',', "a/");
    fields("\"a,\"\"b\"\"\n\",c\n", ',', "a,\"b\"\n|c/");
    fields("\"a\"x,b\n", ',', "ax|b/");
    fields("5\" pipe,b\n", ',', "5\" pipe|b/");
    fields("\"\",\"\"\n", ',', "|/");
    assert_int_equal(rs_csv_separator("a;b,c;d\n", 8), ';');
    assert_int_equal(rs_csv_separator("\"a,b,c\"|d\n", 10), '|');
    assert_int_equal(rs_csv_separator("a\tb\n", 4), '\t');
    assert_int_equal(rs_csv_whole("a,b\nc", 5, ','), 4);
    assert_int_equal(rs_csv_whole("\"a\nb", 4, ','), 0);
    assert_int_equal(rs_csv_whole("\"a\"\"\nb\"\n", 8, ','), 8);
    assert_int_equal(rs_csv_whole("5\" x\ny", 6, ','), 5);
}

static int file_of(const char *text)
{
    int fd = memfd_create("log", 0);
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    return fd;
}

/* What reading says of a text; "" for nothing. */
static const char *said(const char *text, struct rs_events *log, struct rs_read *how)
{
    struct rs_source source;
    int fd = file_of(text);
    *how = (struct rs_read){.threads = 3};
    bool xml = rs_read_is_xml(&source, fd);
    assert_true(rs_source_open(&source, fd));
    bool good = xml ? rs_read_xes(log, &source, how) : rs_read_csv(log, &source, how);
    assert_int_equal(good, how->fault[0] == '\0');
    rs_source_close(&source);
    close(fd);
    return how->fault;
}

static void counts_of(const char *text, struct rs_counts *c, struct rs_events *log)
{
    struct rs_read how;
    uint32_t *first;
    *log = (struct rs_events){0};
    assert_string_equal(said(text, log, &how), "");
    assert_true(rs_events_sort(log, &first));
    assert_true(rs_counts_make(c, log, first));
    free(first);
}

static void figures(void **state)
{
    struct rs_events log;
    struct rs_counts c;
    (void)state;
    /* out of order, a case NA, equal times in the order of the file */
    counts_of("zaak;activiteit;tijd\nNA;b;2024-01-01 00:00:30\n1;a;2024-01-01 00:00:00\n1;b;2024-01-01 00:00:10\nNA;a;2024-01-01 00:00:00\n"
              "1;c;2024-01-01 00:00:10\n;a;2024-01-01\n", &c, &log);
    assert_int_equal(c.cases, 2);
    assert_int_equal(c.events, 5);
    assert_int_equal(log.left_out, 1);
    assert_int_equal(c.follows, 2);
    assert_int_equal(c.follow[1].count, 2); /* a after b in numbers: b is the first activity */
    assert_float_equal(c.follow[1].mean, 20, 1e-12);
    assert_float_equal(c.follow[1].median, 20, 1e-12);
    assert_float_equal(c.median_case, 20, 1e-12);
    assert_int_equal(c.variants, 2);
    rs_counts_free(&c);
    rs_events_free(&log);
    counts_of("case,activity,timestamp\n1,a,3/4/2026\n1,b,13/4/2026\n", &c, &log); /* day first, as the second says */
    assert_float_equal(c.median_case, 864000, 1e-9);
    rs_counts_free(&c);
    rs_events_free(&log);
    counts_of("case,activity,timestamp\n1,a,3/4/2026\n1,b,3/14/2026\n", &c, &log); /* month first */
    assert_float_equal(c.median_case, 864000, 1e-9);
    rs_counts_free(&c);
    rs_events_free(&log);
    counts_of("case,activity,timestamp\n", &c, &log);
    assert_int_equal(c.cases, 0);
    rs_counts_free(&c);
    rs_events_free(&log);
}

static void faults(void **state)
{
    static const struct {
        const char *text, *says;
        size_t line;
    } list[] = {
        {"", "is empty", 1}, {"a,b\n1,2\n", "no column for the case among: a, b; name it with --case", 1},
        {"case,activity,timestamp\n1,a,2024-01-01\n1,a,soon\n", "'soon'", 3}, {"case,activity,timestamp\n1,a,2024-01-01\n1,a,3/4/2024\n", "otherwise than those before", 3},
        {"case,activity,timestamp\n1,\"a,2024-01-01\n2,b,2024-01-01\n", "never closed", 2}, {"<log/>", "holds no trace", 0},
        {"case,Case,activity,timestamp\n1,1,a,2024-01-01\n", "two columns are called \"Case\"", 1},
        {"<?xml version='1.0'?>\n<!DOCTYPE log [<!ENTITY a 'x'>]>\n<log/>", "DOCTYPE", 2},
        {"<log><trace><event></trace></log>", "well-formed", 1}, {"<log><trace><event><string key='x' value='y'/></event></trace></log>", "they have: x", 0}};
    struct rs_read how;
    (void)state;
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        struct rs_events log = {0};
        if (strstr(said(list[i].text, &log, &how), list[i].says) == NULL || how.fault_line != list[i].line)
            fail_msg("%s: line %zu: %s", list[i].text, how.fault_line, how.fault);
        rs_events_free(&log);
    }
}

/* A large file gives the same in one thread and in many, and records lie across blocks. */
static void threads(void **state)
{
    struct rs_events log[2];
    int fd = memfd_create("log", 0);
    FILE *file = fdopen(dup(fd), "w");
    (void)state;
    memset(log, 0, sizeof log);
    fprintf(file, "case,activity,timestamp,note\n");
    for (int i = 0; i < 300000; i++)
        fprintf(file, "%d,step %d,2024-01-01 %02d:%02d:%02d,\"x\n%s\"\n", i % 7001, i % 13, i / 3600 % 24, i / 60 % 60, i % 60, i % 3 == 0 ? "\"\"," : "y");
    fclose(file);
    for (int k = 0; k < 2; k++) {
        struct rs_source source;
        struct rs_read how = {.threads = k == 0 ? 1 : 4};
        assert_true(rs_source_open(&source, fd));
        assert_true(rs_read_csv(&log[k], &source, &how));
        rs_source_close(&source);
        assert_int_equal(log[k].n, 300000);
        assert_int_equal(log[k].cases.count, 7001);
    }
    assert_memory_equal(log[0].of_case, log[1].of_case, log[0].n * sizeof *log[0].of_case);
    assert_memory_equal(log[0].time, log[1].time, log[0].n * sizeof *log[0].time);
    assert_memory_equal(log[0].activity, log[1].activity, log[0].n * sizeof *log[0].activity);
    rs_events_free(&log[0]);
    rs_events_free(&log[1]);
    close(fd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(times), cmocka_unit_test(records), cmocka_unit_test(figures), cmocka_unit_test(faults),
                                       cmocka_unit_test(threads)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
