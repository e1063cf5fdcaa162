/* Logs of objects: what is wrong with a stranger's file is said, and no file brings the reader down. */
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
#include <sqlite3.h>

#include "log/ocel.h"

typedef bool reads(struct rs_ocel *ocel, struct rs_source *from);

struct told {
    char fault[512];
    size_t line, events, cases;
};

/* What a reader makes of n bytes, with the objects of the type `order` as cases. */
static struct told told_of(reads *read, const void *bytes, size_t n)
{
    struct told told = {"", 0, 0, 0};
    struct rs_events log = {0};
    struct rs_read how = {.threads = 1};
    struct rs_ocel o = {.log = &log, .how = &how};
    struct rs_source source;
    int fd = memfd_create("log", 0);
    assert_int_equal(write(fd, bytes, n), (ssize_t)n);
    assert_true(rs_source_open(&source, fd));
    bool good = read(&o, &source);
    rs_ocel_settle(&o);
    uint32_t type = rs_names_known(&o.types, "order", 5, rs_names_hash("order", 5));
    if (good && type != RS_NAMES_NONE)
        good = rs_ocel_cases(&o, type);
    assert_int_equal(good, how.fault[0] == '\0');
    memcpy(told.fault, how.fault, sizeof told.fault);
    told.line = how.bad.n > 0 ? how.bad.row[0].line : how.fault_line;
    told.events = log.n;
    told.cases = log.cases.count;
    rs_source_close(&source);
    rs_ocel_free(&o);
    rs_events_free(&log);
    close(fd);
    return told;
}

static const char schema[] =
    "CREATE TABLE event (ocel_id TEXT PRIMARY KEY, ocel_type TEXT); CREATE TABLE object (ocel_id TEXT PRIMARY KEY, ocel_type TEXT);"
    "CREATE TABLE event_object (ocel_event_id TEXT, ocel_object_id TEXT, ocel_qualifier TEXT, PRIMARY KEY (ocel_event_id, ocel_object_id, ocel_qualifier));"
    "CREATE TABLE event_map_type (ocel_type TEXT, ocel_type_map TEXT); CREATE TABLE \"event_O \"\"r\" (ocel_id TEXT, ocel_time TIMESTAMP, channel TEXT);"
    "INSERT INTO object VALUES ('o2', 'order'), ('o1', 'order'), ('c', 'client'); INSERT INTO event VALUES ('e2', 'Pay'), ('e1', 'Order'), (NULL, NULL);"
    "INSERT INTO event_object VALUES ('e1', 'o1', 'a'), ('e1', 'o1', 'b'), ('e2', 'o1', ''), ('e2', 'o2', ''), ('e2', 'c', ''), ('e9', 'o1', '');"
    "INSERT INTO event_map_type VALUES ('Order', 'O \"r'), ('none', NULL);"
    "INSERT INTO \"event_O \"\"r\" VALUES ('e1', '2026-03-01 10:00:00', 'web'), ('e2', '2026-03-01T11:00:00Z', NULL);";

/* A database of statements, as bytes to be freed by sqlite3_free. */
static unsigned char *database(const char *sql, const char *more, size_t *n)
{
    sqlite3 *db;
    sqlite3_int64 size;
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, more, NULL, NULL, NULL), SQLITE_OK);
    unsigned char *bytes = sqlite3_serialize(db, "main", &size, 0);
    sqlite3_close(db);
    assert_non_null(bytes);
    *n = (size_t)size;
    return bytes;
}

static struct told of_database(const char *sql, const char *more)
{
    size_t n;
    unsigned char *bytes = database(sql, more, &n);
    struct told told = told_of(rs_ocel_read_sqlite, bytes, n);
    sqlite3_free(bytes);
    return told;
}

static void databases(void **state)
{
    (void)state;
    struct told good = of_database(schema, "");
    assert_string_equal(good.fault, "");
    assert_int_equal(good.events, 3);
    assert_int_equal(good.cases, 2);
    assert_non_null(strstr(of_database("CREATE TABLE a (b)", "").fault, "has no table \"object\""));
    /* a view, a virtual table and what computes itself are no tables of its own */
    assert_non_null(strstr(of_database(schema, "DROP TABLE object; CREATE VIEW object AS SELECT 'x' ocel_id, 'order' ocel_type").fault, "has no table"));
    assert_non_null(strstr(of_database(schema, "ALTER TABLE event_map_type RENAME TO x; CREATE VIEW event_map_type AS WITH RECURSIVE r(i) AS "
                                               "(SELECT 1 UNION ALL SELECT i + 1 FROM r) SELECT i ocel_type, i ocel_type_map FROM r").fault, "has no table"));
    assert_non_null(strstr(of_database(schema, "INSERT INTO event_map_type VALUES ('x', 'nowhere')").fault, "has no table \"event_nowhere\""));
    assert_int_equal(of_database(schema, "INSERT INTO object VALUES (zeroblob(10), 'order')").events, 3);
}

/* Every byte of the first pages, and many others, changed; and the file cut short. */
static void broken_databases(void **state)
{
    size_t n;
    unsigned char *bytes = database(schema, "", &n);
    (void)state;
    for (size_t i = 16; i < n; i += i < 6000 ? 1 : 7) {
        unsigned char was = bytes[i];
        bytes[i] = (unsigned char)(was ^ (i % 3 == 0 ? 0xFF : 0x10));
        told_of(rs_ocel_read_sqlite, bytes, n);
        bytes[i] = was;
    }
    for (size_t k = 0; k < n; k += 501)
        told_of(rs_ocel_read_sqlite, bytes, k);
    assert_non_null(strstr(told_of(rs_ocel_read_sqlite, bytes, n / 2).fault, "malformed")); /* not: has no table */
    sqlite3_free(bytes);
}

static const char json[] = "{\"objects\":[{\"type\":\"order\",\"id\":\"o1\"},{\"id\":\"o2\",\"type\":\"order\"},{\"id\":7,\"type\":\"n\"}],\n\"events\":[{\"relationships\":"
                           "[{\"objectId\":\"o1\",\"qualifier\":null},{\"objectId\":\"o2\"}],\"time\":\"2026-03-01T10:00:00+00:00\",\"type\":\"Pay\\u00e9\",\"id\":\"e\","
                           "\"attributes\":[{\"value\":true,\"name\":\"channel\"}],\"x\":[[{\"type\":\"no\"}]]}]}";
static const char xml[] = "<log><object-types/><objects><object id='o1' type='order'/></objects><events><event id='e' type='Pay' time='2026-03-01T10:00:00Z'>"
                          "<attributes><attribute name='channel'>w&amp;b</attribute></attributes><objects><object object-id='o1'/></objects></event></events></log>";

static void texts(void **state)
{
    (void)state;
    assert_int_equal(told_of(rs_ocel_read_json, json, strlen(json)).events, 2);
    assert_int_equal(told_of(rs_ocel_read_xml, xml, strlen(xml)).events, 1);
    static const struct {
        const char *text, *says;
        size_t line;
    } list[] = {{"{}", "no list of events", 0}, {"{\"events\":[\n{\"time\":\"soon\"}]}", "", 2}, {"{\"events\":[\n\n}", "well-formed", 3},
                {"{\"events\":[{\"id\":\"\xff\"}]}", "well-formed", 1}, {"{\"events\":", "well-formed", 1}, {"{\"events\":3}", "no list", 0}};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        struct told told = told_of(rs_ocel_read_json, list[i].text, strlen(list[i].text));
        if (strstr(told.fault, list[i].says) == NULL || told.line != list[i].line)
            fail_msg("%s: %zu: %s", list[i].text, told.line, told.fault);
    }
    char deep[400];
    memset(deep, '[', sizeof deep);
    memcpy(deep, "{\"events\":", 10);
    assert_non_null(strstr(told_of(rs_ocel_read_json, deep, sizeof deep).fault, "over 64 deep"));
    enum { LONG = 3 << 20 };
    char *endless = malloc(LONG); /* a text that is never closed is not kept */
    memset(endless, 'x', LONG);
    memcpy(endless, "{\"events\":[{\"id\":\"", strlen("{\"events\":[{\"id\":\""));
    assert_non_null(strstr(told_of(rs_ocel_read_json, endless, LONG).fault, "a value of over"));
    free(endless);
    assert_non_null(strstr(told_of(rs_ocel_read_xml, "<log><objects/></log>", 21).fault, "has objects and no events"));
}

/* Texts cut short and changed anywhere. */
static void broken_texts(void **state)
{
    (void)state;
    for (int k = 0; k < 2; k++) {
        const char *whole = k == 0 ? json : xml;
        reads *read = k == 0 ? rs_ocel_read_json : rs_ocel_read_xml;
        char changed[1024];
        for (size_t i = 0; i < strlen(whole); i++) {
            told_of(read, whole, i);
            for (const char *c = "\"{}[]<>\\ x"; *c != '\0'; c++) {
                strcpy(changed, whole);
                changed[i] = *c;
                told_of(read, changed, strlen(changed));
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(databases), cmocka_unit_test(broken_databases), cmocka_unit_test(texts), cmocka_unit_test(broken_texts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
