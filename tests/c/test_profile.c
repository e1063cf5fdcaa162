/* Where activities lie on the way, and which cases fit what is allowed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "log/profile.h"

/* A sorted log of cases written as letters, an event a minute; an empty one has no event left. */
static uint32_t *log_of(struct rs_events *log, const char *const *cases, size_t n)
{
    uint32_t *first = calloc(n + 1, sizeof *first);
    size_t events = 0;
    assert_non_null(first);
    memset(log, 0, sizeof *log);
    for (size_t k = 0; k < n; k++)
        events += strlen(cases[k]);
    log->activity = calloc(events + 1, sizeof *log->activity);
    log->time = calloc(events + 1, sizeof *log->time);
    assert_non_null(log->activity);
    assert_non_null(log->time);
    for (const char *letter = "abc"; *letter; letter++)
        rs_names_number(&log->activities, letter, 1, rs_names_hash(letter, 1));
    for (size_t k = 0; k < n; k++) {
        char name = (char)('0' + k);
        rs_names_number(&log->cases, &name, 1, rs_names_hash(&name, 1));
        for (const char *s = cases[k]; *s; s++, log->n++) {
            log->activity[log->n] = (uint16_t)(*s - 'a');
            log->time[log->n] = 1000000 + (int64_t)log->n * 60000;
        }
        first[k + 1] = (uint32_t)log->n;
    }
    return first;
}

static void places_are_those_of_the_first_time_in_each_case(void **state)
{
    static const char *const cases[] = {"abc", "aab", "", "b", "cab"};
    struct rs_events log;
    struct rs_profile p;
    uint32_t *first = log_of(&log, cases, 5);
    (void)state;
    assert_true(rs_profile_make(&p, &log, first));
    assert_true(p.place[0] > 0.1666 && p.place[0] < 0.1667); /* 0, 0 and 0.5 */
    assert_true(p.place[1] > 0.8333 && p.place[1] < 0.8334); /* 0.5, 1 and 1: alone in a case it is nowhere */
    assert_true(p.place[2] == 0.5);                          /* 1 and 0 */
    assert_int_equal(p.from, 1000000);
    assert_int_equal(p.to, 1000000 + 9 * 60000);
    rs_profile_free(&p);
    free(first);
    rs_events_free(&log);
}

static void a_log_of_nothing_has_a_profile(void **state)
{
    struct rs_events log;
    struct rs_profile p;
    uint32_t *first = log_of(&log, NULL, 0);
    (void)state;
    assert_true(rs_profile_make(&p, &log, first));
    assert_int_equal(p.from, 0);
    assert_true(p.place[0] == 0.5);
    rs_profile_free(&p);
    free(first);
    rs_events_free(&log);
}

static void cases_fit_where_every_step_is_allowed(void **state)
{
    static const char *const cases[] = {"ab", "abab", "aab", "", "ba", "aaab"};
    enum { WIDE = 4, BEGIN = 0, A = 1, B = 2, END = 0 };
    bool allowed[WIDE * WIDE] = {0};
    struct rs_events log;
    struct rs_fit fit;
    uint32_t *first = log_of(&log, cases, 6);
    (void)state;
    allowed[BEGIN * WIDE + A] = allowed[A * WIDE + B] = allowed[B * WIDE + A] = allowed[B * WIDE + END] = true;
    assert_true(rs_profile_fit(&log, first, allowed, &fit));
    assert_int_equal(fit.all, 5);
    assert_int_equal(fit.fitting, 2); /* ab and abab */
    assert_int_equal(fit.cases[A * WIDE + A], 2); /* a case counts once, however often it does it */
    assert_int_equal(fit.cases[BEGIN * WIDE + B], 1);
    assert_int_equal(fit.cases[A * WIDE + END], 1);
    assert_int_equal(fit.cases[A * WIDE + B], 0);
    free(fit.cases);
    free(first);
    rs_events_free(&log);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(places_are_those_of_the_first_time_in_each_case),
                                       cmocka_unit_test(a_log_of_nothing_has_a_profile), cmocka_unit_test(cases_fit_where_every_step_is_allowed)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
