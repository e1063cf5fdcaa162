/* The planner beyond proof: what its search owes to the clock and to the number of steps. */
#include "plan_world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct world w;

static double solve(double seconds, long iterations, int *start, struct rs_plan_result *r)
{
    const char *error;
    struct rs_plan_options o = { .seconds = seconds, .iterations = iterations };
    struct rs_plan *plan = rs_plan_new(&w.p, &error);
    assert_non_null(plan);
    double began = rs_plan_clock(), gain;
    assert_int_equal(rs_plan_solve(plan, &o, start, r), RS_PLAN_OK);
    double spent = rs_plan_clock() - began;
    assert_int_equal(rs_plan_check(plan, start, NULL), RS_PLAN_OK);
    assert_int_equal(rs_plan_gain(plan, start, &gain), RS_PLAN_OK);
    assert_true(fabs(gain - r->gain) < 1e-12);
    rs_plan_free(plan);
    return spent;
}

static void equal_steps_give_equal_plans_and_more_steps_none_worse(void **unused)
{
    static const long STEPS_OF[] = { 1, 10, 100, 1000, 3000, 9000, 20000 };
    struct rs_plan_result r, again;
    int start[N_MOST], other[N_MOST];
    double before = -INFINITY;
    (void)unused;
    make_world(&w, 40, 1);
    for (size_t k = 0; k < sizeof STEPS_OF / sizeof *STEPS_OF; k++) {
        solve(0, STEPS_OF[k], start, &r);
        solve(k % 2 ? 30 : 0, STEPS_OF[k], other, &again); /* time to spare changes nothing */
        assert_memory_equal(start, other, 40 * sizeof *start);
        assert_true(r.gain >= before);
        before = r.gain;
    }
}

static void time_is_used_whole_unless_the_plan_is_proven(void **unused)
{
    struct rs_plan_result r;
    int start[N_MOST];
    (void)unused;
    make_world(&w, 40, 2);
    assert_true(solve(0.4, 0, start, &r) >= 0.4 && !r.proven);
    make_world(&w, 14, 2);
    assert_true(solve(20, 0, start, &r) < 10 && r.proven);
}

/* The bound of a problem that is solved to proof is not below its gain, whether all parts are looked
 * up or some are only known to be at most so much. */
static void a_bound_is_never_below_the_best(void **unused)
{
    struct rs_plan_result r;
    int start[N_MOST];
    double loose = 0, tight = 0, late = 0;
    const char *error;
    (void)unused;
    for (int seed = 1; seed <= 12; seed++) {
        make_world(&w, 13, seed);
        w.p.budget_per_period = INFINITY;
        w.a[1].must = w.a[6].must = 0;
        solve(20, 0, start, &r);
        assert_true(r.proven);
        for (int kind = 0; kind < 3; kind++) {
            struct rs_relax_limits limits = { kind == 1 ? 40 : 100000, 200, kind == 0 ? 0 : INFINITY };
            double *bound = kind == 0 ? &late : kind == 1 ? &loose : &tight;
            struct rs_plan *plan = rs_plan_new(&w.p, &error);
            assert_int_equal(rs_plan_relax(plan, &limits, start, r.gain, bound), RS_PLAN_OK);
            assert_true(r.gain <= *bound);
            rs_plan_free(plan);
        }
        assert_true(tight <= loose && tight < 1.2 * r.gain);
    }
}

/* Who wants no bound gets none, and the same plan. */
static void a_plan_without_its_bound_is_the_same(void **unused)
{
    struct rs_plan_options o = { .iterations = 3000 };
    struct rs_plan_result with, without;
    int start[N_MOST], other[N_MOST];
    const char *error;
    (void)unused;
    make_world(&w, 40, 3);
    struct rs_plan *plan = rs_plan_new(&w.p, &error);
    assert_int_equal(rs_plan_solve(plan, &o, start, &with), RS_PLAN_OK);
    o.no_bound = 1;
    assert_int_equal(rs_plan_solve(plan, &o, other, &without), RS_PLAN_OK);
    assert_memory_equal(start, other, 40 * sizeof *start);
    assert_true(with.has_bound && !without.has_bound && !without.proven);
    rs_plan_free(plan);
}

static void forty_actions_and_more_have_a_bound(void **unused)
{
    struct rs_plan_result r;
    int start[N_MOST];
    (void)unused;
    for (int n = 40; n <= 300; n += 130) {
        make_world(&w, n, 1);
        solve(0, 100, start, &r);
        assert_true(!r.proven && r.has_bound && r.bound >= r.gain);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_steps_give_equal_plans_and_more_steps_none_worse),
        cmocka_unit_test(a_bound_is_never_below_the_best),
        cmocka_unit_test(a_plan_without_its_bound_is_the_same),
        cmocka_unit_test(forty_actions_and_more_have_a_bound),
        cmocka_unit_test(time_is_used_whole_unless_the_plan_is_proven),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
