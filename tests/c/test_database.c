/* What the database program lets through, and what the parent lets be asked of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "database/select.h"
#include "host/database.h"

static bool passes(const char *sql, bool plain)
{
    return rs_select_alone(sql, strlen(sql), plain);
}

static void one_select_passes(void **state)
{
    (void)state;
    assert_true(passes("SELECT 1", false));
    assert_true(passes("select 1", false));
    assert_true(passes("WITH e AS (SELECT 1) SELECT * FROM e", false));
    assert_true(passes("SELECT 'a;b--c/*' AS \"x;y\", `z;`", false));
    assert_true(passes("SELECT 'it''s; so'", false));
    assert_true(passes("SELECT a - b, a / b * c", false));
    assert_true(passes("SELECT 'a\\b'", false));
}

static void nothing_else_passes(void **state)
{
    static const char *const refused[] = {
        "", "SELECT", "SELECTX 1", "DELETE FROM e", "INSERT INTO e SELECT 1", "SELECT 1; DELETE FROM e", "SELECT 1;", "WITH; SELECT 1",
        "SELECT 1 -- '\n; DELETE FROM e", "SELECT 1 /* ' */ ; DELETE FROM e", "SELECT $$ ' $$; DELETE FROM e", "SELECT 'open",
        "SELECT E'\\'; DELETE FROM e; --'", "SELECT U&'\\0027'", "SELECT 1 # '\n; DELETE", " SELECT 1", "EXPLAIN SELECT 1", "SET x = 1",
    };
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        assert_false(passes(refused[i], false));
        assert_false(passes(refused[i], true));
    }
    assert_false(rs_select_alone("SELECT 1\0; DELETE", 17, true));
}

/* '\' ends a text in PostgreSQL and does not in Spark, so that what follows is in it for the one and not for the other. */
static void a_backslash_is_a_letter_only_where_it_is_one(void **state)
{
    (void)state;
    assert_true(passes("SELECT 'back\\slash; DROP'", true));
    assert_false(passes("SELECT 'back\\slash; DROP'", false));
    assert_false(passes("SELECT '\\'; DELETE FROM e", true));
    assert_false(passes("SELECT '\\''; DELETE FROM e", false));
}

static const char *refusal(const char *word)
{
    const struct rs_options o = {.command = "mine", .files = &word, .nfiles = 1};
    return rs_database_refusal(&o);
}

static void secrets_and_files_are_refused(void **state)
{
    static const char *const refused[] = {
        "odbc:", "odbc: ;", "odbc:PWD=x", "odbc:DSN=a;pwd=x", "odbc:DSN={a;b}; Pass_word =x", "odbc:Driver=/x.so", "odbc:DRIVER={../x.so}",
        "odbc:FILEDSN=a", "odbc:DSN=a;UID", "odbc:DSN={a}};PWD=b};UID=c", "ODBC:DSN=a;PWD=x",
        /* what has a driver load, run, write, or take a secret by another name */
        "odbc:DSN=a;LoadExt=/x.so", "odbc:DSN=a;ConnSettings=DROP TABLE x", "odbc:DSN=a;A6=x", "odbc:DSN=a;pqopt={password=x}", "odbc:DSN=a;Trace=1",
        "odbc:DSN=a;Passwort=x", "odbc:hunter2", "odbc:DSN=", "odbc:DSN=a;Database={b;PWD=c}", "odbc:DSN=a;Database={b;LoadExt=/x.so}",
        "odbc:DSN={a}};PWD=b}", "odbc:DSN=a\nPWD=x", "odbc:postgresql://u:x@h/db", "odbc:Database=postgresql://u:x@h/db"};
    static const char *const taken[] = {"odbc:DSN=a", "odbc:Driver={SQLite3};Database=/var/x.db", "odbc: DSN = {a b} ;Database=c;", "odbc:DSN=pwd",
                                        "PWD=x", "Odbc:dsn=a;Server_Name=b;Port=5"};
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        const char *why = refusal(refused[i]);
        assert_non_null(why);
        assert_null(strstr(why, "hunter2"));
    }
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        assert_null(refusal(taken[i]));
}

static void without_a_source_nothing_is_asked(void **state)
{
    static const char request[] = {7, 0, 0, 0, 'c', 'o', 'n', 'n', 'e', 'c', 't'};
    const char *file = "a.csv", *source = "odbc:DSN=a";
    struct rs_options o = {.command = "mine", .files = &file, .nfiles = 1};
    struct rs_frame reply;
    sigset_t mask;
    volatile sig_atomic_t stop = 0;
    (void)state;
    sigprocmask(SIG_SETMASK, NULL, &mask);
    rs_database_ask(&o, request, sizeof request, &reply, rs_clock() + 5, &mask, &stop);
    assert_int_equal(reply.type, RS_REFUSED);
    free(reply.data);
    o = (struct rs_options){.command = "score", .files = &source, .nfiles = 1};
    rs_database_ask(&o, request, sizeof request, &reply, rs_clock() + 5, &mask, &stop);
    assert_int_equal(reply.type, RS_REFUSED);
    free(reply.data);
    o.command = "mine";
    rs_database_ask(&o, request, sizeof request - 1, &reply, rs_clock() + 5, &mask, &stop); /* a broken request */
    assert_int_equal(reply.type, RS_REFUSED);
    free(reply.data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_select_passes),
        cmocka_unit_test(nothing_else_passes),
        cmocka_unit_test(a_backslash_is_a_letter_only_where_it_is_one),
        cmocka_unit_test(secrets_and_files_are_refused),
        cmocka_unit_test(without_a_source_nothing_is_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
