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

#include "log/figures.h"
#include "log/filter.h"
#include "log/csv.h"
#include "log/read.h"
#include "log/utf8.h"

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
        {"1706745600250999", RS_WHEN_MICROS, 1706745600250}, {" 2024-02-01 \t", RS_WHEN_ISO, 1706745600000}, {"2024-01-31 24:00:00", RS_WHEN_ISO, 1706745600000},
        {"2024-02-01T00:00:00+01:00[Europe/Amsterdam]", RS_WHEN_ISO, 1706745600000}, {"2024-02-01 00:00 CET", RS_WHEN_ISO, 1706745600000},
        {"2024-02-01 00:00 Europe/Amsterdam", RS_WHEN_ISO, 1706745600000}, {"01-FEB-2024 00:00", RS_WHEN_DMY, 1706745600000},
        {"1 mrt. 2024", RS_WHEN_DMY, 1709251200000}, {"1 oktober 2024", RS_WHEN_DMY, 1727740800000}, {"Feb 1, 2024 12:00 AM", RS_WHEN_MDY, 1706745600000},
        {"Thu, 01 Feb 2024 00:00:00 GMT", RS_WHEN_DMY, 1706745600000}, {"1 mei 2024", RS_WHEN_DMY, 1714521600000}, {"1.Feb.2024", RS_WHEN_DMY, 1706745600000},
        {"00:00:39", RS_WHEN_CLOCK, 39000}, {"7:05", RS_WHEN_CLOCK, 25500000}};
    static const struct {
        const char *s;
        enum rs_when_way way;
    } bad[] = {{"2024-02-30", RS_WHEN_ISO}, {"2023-02-29", RS_WHEN_ISO}, {"1900-02-29", RS_WHEN_ISO}, {"2024-13-01", RS_WHEN_ISO},
               {"99999-01-01", RS_WHEN_ISO}, {"-0001-01-01", RS_WHEN_ISO}, {"2024-01-01T25:00:00", RS_WHEN_ISO}, {"2024-01-01T10:60", RS_WHEN_ISO},
               {"2024-01-01T10:00:00+99:00", RS_WHEN_ISO}, {"2024-01-01x", RS_WHEN_ISO}, {"2024-01-01 24:00:01", RS_WHEN_ISO},
               {"2024-01-01 10:00 noon", RS_WHEN_ISO}, {"1 2 2024", RS_WHEN_DMY}, {"1 foo 2024", RS_WHEN_DMY}, {"Feb 30, 2024", RS_WHEN_MDY},
               {" ", RS_WHEN_ISO}, {"", RS_WHEN_ISO}, {"13/13/2024", RS_WHEN_DMY},
               {"13/1/2024", RS_WHEN_MDY}, {"13:00 PM", RS_WHEN_CLOCK}, {"170674560", RS_WHEN_SECONDS}, {"20240230", RS_WHEN_COMPACT}};
    int64_t ms;
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        if (!reads(good[i].s, good[i].way, &ms) || ms != good[i].ms)
            fail_msg("%s: %lld", good[i].s, (long long)ms);
    }
    struct rs_when_day day = {0};
    for (int round = 0; round < 2; round++) /* also after another of that day, or of another */
        for (size_t i = 0; i < sizeof good / sizeof *good; i++)
            if (good[i].way == RS_WHEN_ISO && (!rs_when_read_iso(good[i].s, strlen(good[i].s), &day, &ms) || ms != good[i].ms))
                fail_msg("%s: %lld", good[i].s, (long long)ms);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (bad[i].way == RS_WHEN_ISO && rs_when_read_iso(bad[i].s, strlen(bad[i].s), &day, &ms))
            fail_msg("%s is no time", bad[i].s);
    assert_true(rs_when_read_iso("2024-02-29 10:00:00", 19, &day, &ms));
    assert_true(rs_when_read_iso("2024-02-29T11:00:01", 19, &day, &ms));
    assert_int_equal(ms, 1709204401000);
    assert_false(rs_when_read_iso("2023-02-29T11:00:01", 19, &day, &ms));
    assert_false(rs_when_read_iso("2023-02-29T11:00:01", 19, &day, &ms));
    assert_false(rs_when_read_iso("2024-02-29T24:00:01", 19, &day, &ms));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (reads(bad[i].s, bad[i].way, &ms))
            fail_msg("%s is no time", bad[i].s);
}

/* The fields of all records of a text, parted by | and records by /. */
static void fields_so(const char *text, char separator, const char *wanted, bool padded)
{
    char bytes[512], got[512] = "";
    snprintf(bytes, sizeof bytes, "%s", text);
    struct rs_csv csv = {.at = bytes, .end = bytes + strlen(bytes), .line = 1, .separator = separator, .quoted = strchr(text, '"') != NULL,
                         .padded = padded};
    while (rs_csv_next(&csv)) {
        for (int i = 0; i < csv.n; i++)
            snprintf(got + strlen(got), sizeof got - strlen(got), "%.*s%s", (int)csv.field[i].n, csv.field[i].s, i + 1 < csv.n ? "|" : "/");
    }
    assert_string_equal(got, wanted);
}

static void fields(const char *text, char separator, const char *wanted)
{
    fields_so(text, separator, wanted, false);
    fields_so(text, separator, wanted, true);
}

static void records(void **state)
{
    (void)state;
    fields("a,b\r\n\r\n\nc,d\r\n", ',', "a|b/c|d/");
    fields("0123456789012345678901234567890123456789012345678901234567890123,x\n,,0123456789012345678901234567890123456789012345678901234567890123456789\n\n,",
           ',', "0123456789012345678901234567890123456789012345678901234567890123|x/||0123456789012345678901234567890123456789012345678901234567890123456789/|/");
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
    assert_true(rs_source_open(&source, fd));
    bool xml = rs_read_form(&source) == RS_FORM_XML;
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
        {"case,activity,timestamp\n1,a,2024-01-01\n1,a,soon\n", "'soon'", 3}, {"case,activity,timestamp\n1,a,2024-01-01\n1,a,3/4/2024\n", "otherwise than most", 3},
        {"case,activity,timestamp\n1,\"a,2024-01-01\n2,b,2024-01-01\n", "never closed", 2}, {"<log/>", "holds no trace", 0},
        {"case,activity,timestamp\r1,a,2024-01-01\r1,a,soon\r", "'soon'", 3}, {"sep=;\ncase;activity;timestamp\n1;a;soon", "'soon'", 3},
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

/* A tag without an end is refused before it is looked at over and over. */
static void endless_tag(void **state)
{
    static const char begin[] = "<log><trace>\n<event><string key='note' value='";
    enum { LONG = 12 << 20 };
    char *text = malloc(LONG + 1);
    struct rs_events log = {0};
    struct rs_read how;
    (void)state;
    memset(text, 'x', LONG);
    memcpy(text, begin, sizeof begin - 1);
    text[LONG] = '\0';
    assert_non_null(strstr(said(text, &log, &how), "a tag or a comment of over 8 MiB"));
    assert_int_equal(how.fault_line, 2);
    rs_events_free(&log);
    free(text);
}

/* Each time that is none is told with its line, and most of the column says how times are written. */
static void bad_rows(void **state)
{
    struct rs_read how;
    struct rs_events log = {0};
    (void)state;
    said("case,activity,timestamp\n1,a,soon\n1,a,3/4/2024\n\n1,a,13/4/2024\n1,a,4/14/2024\n,a,1/1/2024\n", &log, &how);
    assert_int_equal(how.bad.n, 2);
    assert_int_equal(how.bad.row[0].line, 2);
    assert_int_equal(how.bad.row[1].line, 6);
    assert_int_equal(how.left.row[0].line, 7);
    rs_events_free(&log);
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

static void patterns(void **state)
{
    static const struct {
        const char *pattern, *s;
        bool fits;
    } list[] = {{"call*", "Call the shop", true}, {"call*", "Recall", false}, {"*call*", "Recall it", true}, {"c?ll", "CALL", true}, {"c?ll", "caall", false},
                {"*", "", true}, {"", "", true}, {"", "a", false}, {"?", "", false}, {"É?N", "één", true}, {"?", "é", true}, {"a*b*c", "aXbYbZc", true},
                {"a*b*c", "aXbYbZd", false}, {"*late", "too late", true}, {"ŠKODA", "škoda", true}, {"МОСКВА", "москва", true}, {"a", "\xff", false},
                {"a**", "a", true}};
    char many[4001], stars[201];
    (void)state;
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (rs_pattern_fits((struct rs_pattern){list[i].pattern, strlen(list[i].pattern)}, list[i].s, strlen(list[i].s)) != list[i].fits)
            fail_msg("%s, %s", list[i].pattern, list[i].s);
    memset(many, 'a', 4000); /* what takes for ever where stars are tried anew */
    for (int i = 0; i < 200; i++)
        stars[i] = i % 2 == 0 ? '*' : 'a';
    stars[199] = 'b';
    assert_false(rs_pattern_fits((struct rs_pattern){stars, 200}, many, 4000));
}

static struct rs_where where(int key, const char *pattern)
{
    return (struct rs_where){key, {pattern, strlen(pattern)}};
}

static const char calls[] = "case,activity,timestamp,channel,reason\n1,Call,2026-03-01,phone,late parcel\n1,Mail,2026-03-02,mail,x\n"
                            "1,call,2026-03-03,phone,Late again\n2,Call,2026-03-03,phone,price\n2,Call,2026-03-04,,\n";

/* A log of these with the column `reason`, sorted. */
static void read_calls(struct rs_events *log, uint32_t **first)
{
    struct rs_read how;
    *log = (struct rs_events){.attributes = 1};
    strcpy(log->attribute[0].name, "reason");
    assert_string_equal(said(calls, log, &how), "");
    assert_true(log->attribute[0].found);
    assert_true(rs_events_sort(log, first));
}

static void filters(void **state)
{
    struct rs_events log, made;
    uint32_t *first, *made_first;
    const struct rs_where late[] = {where(RS_KEY_ACTIVITY, "call*"), where(RS_KEY_ATTRIBUTE, "late*")}, mail = where(RS_KEY_CHANNEL, "mail");
    const struct rs_rename rename[] = {{"Complaint", 9, late, 2}, {"Written", 7, &mail, 1}};
    struct rs_filter f = {.from = INT64_MIN, .until = INT64_MAX, .rename = rename, .renames = 2};
    (void)state;
    read_calls(&log, &first);
    assert_true(rs_events_filter(&made, &made_first, &log, first, &f)); /* names are kept where no rename fits */
    assert_int_equal(made.n, 5);
    assert_int_equal(made.activities.count, 3);
    assert_int_equal(made.activity[0], made.activity[2]); /* Call and call are both a complaint */
    rs_events_free(&made);
    free(made_first);
    f.only = true;
    assert_true(rs_events_filter(&made, &made_first, &log, first, &f));
    assert_int_equal(made.n, 3);
    assert_int_equal(made_first[1], 3);
    assert_int_equal(made_first[2], 3); /* the second case has no event left */
    struct rs_counts c;
    assert_true(rs_counts_make(&c, &made, made_first));
    assert_int_equal(c.cases, 1);
    assert_int_equal(c.variants, 1);
    rs_counts_free(&c);
    rs_events_free(&made);
    free(made_first);
    const struct rs_where keep = where(RS_KEY_ACTIVITY, "CALL");
    f = (struct rs_filter){.from = 1772409600000, .until = 1772582400000, .keep = &keep, .keeps = 1}; /* 2 March to before 4 March */
    assert_true(rs_events_filter(&made, &made_first, &log, first, &f));
    assert_int_equal(made.n, 2);
    rs_events_free(&made);
    free(made_first);
    f = (struct rs_filter){.from = INT64_MIN, .until = INT64_MAX, .drop = &keep, .drops = 1};
    assert_true(rs_events_filter(&made, &made_first, &log, first, &f));
    assert_int_equal(made.n, 1);
    rs_events_free(&made);
    free(made_first);
    rs_events_free(&log);
    free(first);
}

static void figures_of(const char *text, struct rs_figures *f, struct rs_events *log)
{
    struct rs_read how;
    uint32_t *first;
    *log = (struct rs_events){0};
    assert_string_equal(said(text, log, &how), "");
    assert_true(rs_events_sort(log, &first));
    assert_true(rs_figures_make(f, log, first));
    free(first);
}

/* Durations from starts and completions and from columns, waits, loops, rework, channels. */
static void more_figures(void **state)
{
    struct rs_events log;
    struct rs_figures f;
    (void)state;
    figures_of("case,activity,timestamp,lifecycle,channel\n1,a,2026-03-01 10:00,start,x\n1,a,2026-03-01 10:01,start,x\n1,a,2026-03-01 10:05,complete,x\n"
               "1,a,2026-03-01 10:09,complete,y\n1,b,2026-03-01 11:00,,y\n1,a,2026-03-01 11:10,complete,x\n", &f, &log);
    assert_int_equal(f.took[0].n, 2); /* the first start ends with the first completion; the last completion had no start */
    assert_float_equal(f.took[0].median, (300 + 480) / 2.0, 1e-9);
    assert_int_equal(f.waited[0].n, 2); /* of the second start and the last completion */
    assert_float_equal(f.waited[0].mean, (60 + 600) / 2.0, 1e-9);
    assert_int_equal(f.visits[0], 1);
    assert_int_equal(f.again[0], 4);
    assert_int_equal(f.repeated[0], 1);
    assert_int_equal(f.rework, 1);
    assert_int_equal(f.loop_pairs, 1);
    assert_int_equal(f.switch_pairs, 4);
    assert_int_equal(f.channel_pairs, 3);
    assert_float_equal(f.quantile[2], 4200, 1e-9);
    rs_figures_free(&f);
    rs_events_free(&log);
    figures_of("case,activity,start_timestamp,time:timestamp\n1,a,2026-03-01 10:00,2026-03-01 10:10\n1,b,2026-03-01 10:15,2026-03-01 10:30\n1,c,,2026-03-01 11:00\n",
               &f, &log);
    assert_float_equal(f.took[0].mean, 600, 1e-9);
    assert_float_equal(f.waited[1].mean, 300, 1e-9);
    assert_int_equal(f.took[2].n, 0);
    assert_float_equal(f.waited[2].mean, 1800, 1e-9);
    rs_figures_free(&f);
    rs_events_free(&log);
}

/* Many activities: pairs in a hash table rather than a table of all. */
static void many_activities(void **state)
{
    enum { N = 3000 };
    char *text = malloc(N * 40), *at = text;
    struct rs_counts c;
    struct rs_events log;
    (void)state;
    at += sprintf(at, "case,activity,timestamp\n");
    for (int i = 0; i < N; i++)
        at += sprintf(at, "1,step %d,2026-03-01 %02d:%02d:%02d\n", i, i / 3600, i / 60 % 60, i % 60);
    counts_of(text, &c, &log);
    assert_int_equal(c.follows, N - 1);
    for (int i = 0; i < N - 1; i++) {
        assert_int_equal(c.follow[i].from, i);
        assert_float_equal(c.follow[i].median, 1, 1e-9);
    }
    rs_counts_free(&c);
    rs_events_free(&log);
    free(text);
}

static void note_tick(void *data, size_t done, size_t size)
{
    size_t *seen = data;
    assert_true(done > seen[1] && done <= size);
    seen[0]++;
    seen[1] = done;
}

/* How far the reading is comes as it goes on, of memory as of a file; anew where it begins anew. */
static void ticks(void **state)
{
    enum { N = 10 << 20 };
    char *bytes = calloc(1, N), some[1 << 16];
    size_t seen[2] = {0, 0};
    struct rs_source s;
    (void)state;
    memset(bytes, 'x', N);
    assert_true(rs_source_of(&s, bytes, N));
    s.tick = note_tick;
    s.tick_data = seen;
    for (int k = 0; k < 2; k++) {
        size_t n = 0, came;
        while ((came = rs_source_read(&s, some, sizeof some)) > 0)
            n += came;
        assert_int_equal(n, N);
        assert_int_equal(seen[0], 10);
        seen[0] = seen[1] = 0;
        assert_true(rs_source_again(&s));
    }
    rs_source_close(&s);
    free(bytes);
}

/* Lines of what is wrong, many blocks into the file. */
static void lines_of_blocks(void **state)
{
    static const struct {
        const char *end, *says;
        size_t line; /* after the others */
    } list[] = {{"1,a,soon\n", "'soon'", 1}, {"1,a,2024-01-01\n1,\"a,2024-01-01\n1,b,2024-01-01\n", "never closed", 2}};
    enum { ROWS = 120000 };
    char *text = malloc(ROWS * 32 + 200), *at = text;
    struct rs_read how;
    (void)state;
    at += sprintf(at, "case,activity,timestamp\n");
    for (int i = 0; i < ROWS; i++)
        at += sprintf(at, "%d,step %d,2024-01-01%s\n", i % 977, i % 7, i % 100 == 0 ? "\r\n" : "");
    for (size_t k = 0; k < sizeof list / sizeof *list; k++) {
        struct rs_events log = {0};
        strcpy(at, list[k].end);
        if (strstr(said(text, &log, &how), list[k].says) == NULL || how.fault_line != 1 + ROWS + ROWS / 100 + list[k].line)
            fail_msg("%s: line %zu: %s", list[k].end, how.fault_line, how.fault);
        rs_events_free(&log);
    }
    free(text);
}

/* Names in Windows-1252 become UTF-8, and are one with those that were. */
static void foreign(void **state)
{
    static const char *const no[] = {"\xE9", "a\xC3", "\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE0\x80\x80", "\xC3\x28"};
    struct rs_read how;
    struct rs_events log = {0};
    size_t n;
    (void)state;
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        assert_false(rs_utf8_is(no[i], strlen(no[i])));
    assert_true(rs_utf8_is("a\u00E9\u20AC\U0001F600", strlen("a\u00E9\u20AC\U0001F600")));
    assert_string_equal(said("case,activity,timestamp\n1,caf\xE9 \x80,2026-03-01\n1,caf\xC3\xA9 \xE2\x82\xAC,2026-03-02\n", &log, &how), "");
    assert_true(how.foreign);
    assert_int_equal(log.activities.count, 1);
    assert_memory_equal(rs_names_text(&log.activities, 0, &n), "caf\xC3\xA9 \xE2\x82\xAC", 9);
    rs_events_free(&log);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(times), cmocka_unit_test(records), cmocka_unit_test(figures), cmocka_unit_test(faults),
                                       cmocka_unit_test(endless_tag), cmocka_unit_test(bad_rows),
                                       cmocka_unit_test(threads), cmocka_unit_test(patterns), cmocka_unit_test(filters), cmocka_unit_test(more_figures),
                                       cmocka_unit_test(many_activities), cmocka_unit_test(ticks), cmocka_unit_test(lines_of_blocks), cmocka_unit_test(foreign)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
