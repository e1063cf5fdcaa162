/* The planner on examples worked out by hand, what it refuses, and memory that runs out. */
#include "engine/mem.h"
#include "engine/plan_core.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 6 };

/* A utility by bit mask, and a problem without limits: each test sets what it needs. */
struct world {
    struct rs_plan_problem p;
    struct rs_plan_action a[MOST];
    double u[1 << MOST], effort[MOST][1], capacity[MOST];
    unsigned trap; /* the set with this mask leaves a trap */
    int stop;      /* the callback gives up */
};

static int utility(void *ctx, const unsigned char *in, double *u)
{
    struct world *w = ctx;
    unsigned set = 0;
    for (int i = 0; i < w->p.n; i++)
        set |= (unsigned)in[i] << i;
    *u = w->u[set];
    if (w->stop)
        return RS_PLAN_STOPPED;
    return set != 0 && set == w->trap ? RS_PLAN_TRAP : RS_PLAN_OK;
}

static void world(struct world *w, int n, int periods, const double *own)
{
    memset(w, 0, sizeof *w);
    for (int q = 0; q < periods; q++)
        w->capacity[q] = INFINITY;
    for (int i = 0; i < n; i++) {
        w->a[i].periods = w->a[i].earliest = 1;
        w->a[i].latest = periods;
        w->a[i].effort = w->effort[i];
    }
    for (unsigned set = 0; set < 1u << n; set++)
        for (int i = 0; i < n; i++)
            w->u[set] += set >> i & 1 ? own[i] : 0;
    struct rs_plan_problem p = { n, 1, periods, 2 * periods, INFINITY, INFINITY, w->capacity, w->a,
                                 utility, w };
    w->p = p;
}

static int solve(struct world *w, int *start, struct rs_plan_result *r, struct rs_plan_reason *why)
{
    const char *error;
    struct rs_plan *plan = rs_plan_new(&w->p, &error);
    assert_non_null(plan);
    int status = rs_plan_solve(plan, NULL, start, r);
    if (status == RS_PLAN_INFEASIBLE && why != NULL)
        assert_int_equal(rs_plan_infeasible(plan, why), RS_PLAN_OK);
    rs_plan_free(plan);
    return status;
}

/* Two actions worth 6 and 3, T = 2, H = 4, one at a time (capacity 1 of effort 1 each).
 * 6 first: U - U(none) seen by q = 1..4 is 0, 6, 9, 9: gain 24/4 = 6.
 * The other way: 0, 3, 9, 9: 21/4. */
static void the_larger_goes_first(void **unused)
{
    struct world w;
    struct rs_plan_result r;
    int start[MOST];
    (void)unused;
    world(&w, 2, 2, (double[]){ 3, 6 });
    w.effort[0][0] = w.effort[1][0] = 1;
    w.capacity[0] = w.capacity[1] = 1;
    assert_int_equal(solve(&w, start, &r, NULL), RS_PLAN_OK);
    assert_int_equal(start[0], 2);
    assert_int_equal(start[1], 1);
    assert_true(fabs(r.gain - 6) < 1e-12);
    assert_true(r.proven && r.has_bound);
}

/* U(a) = 5, U(b) = 4, U(a, b) = 4: together they gain less than a alone, so b stays out. */
static void not_additive(void **unused)
{
    struct world w;
    struct rs_plan_result r;
    struct rs_plan_reason why;
    const char *error;
    int start[MOST], count = 0;
    (void)unused;
    world(&w, 2, 2, (double[]){ 5, 4 });
    w.u[3] = 4;
    assert_int_equal(solve(&w, start, &r, NULL), RS_PLAN_OK);
    assert_int_equal(start[0], 1);
    assert_int_equal(start[1], 0);
    struct rs_plan *plan = rs_plan_new(&w.p, &error);
    assert_int_equal(rs_plan_why(plan, start, 1, &why, 1, &count), RS_PLAN_OK);
    assert_int_equal(count, 1);
    assert_int_equal(why.limit, RS_PLAN_NO_GAIN);
    assert_true(fabs(why.amount + 0.75) < 1e-12); /* -1 in three of the four periods */
    rs_plan_free(plan);
}

/* b alone loses 2 a period but a, worth 9, requires it: 0, -2, 7, 7, 7, 7 over H = 6, gain 26/6.
 * With a lead of 2, a starts in period 2 and ends in 3: 0, -2, -2, 7, 7, 7, gain 17/6. */
static void what_is_required_comes_first(void **unused)
{
    struct world w;
    struct rs_plan_result r;
    int start[MOST], b = 1;
    (void)unused;
    world(&w, 2, 3, (double[]){ 9, -2 });
    w.a[0].required = &b;
    w.a[0].n_required = 1;
    assert_int_equal(solve(&w, start, &r, NULL), RS_PLAN_OK);
    assert_true(start[0] == 2 && start[1] == 1);
    assert_true(fabs(r.gain - 26.0 / 6) < 1e-12);
    w.a[0].periods = 2;
    assert_int_equal(solve(&w, start, &r, NULL), RS_PLAN_OK);
    assert_true(start[0] == 2 && start[1] == 1);
    assert_true(fabs(r.gain - 17.0 / 6) < 1e-12);
}

static void ties_take_fewest_then_cheapest(void **unused)
{
    struct world w;
    struct rs_plan_result r;
    int start[MOST];
    (void)unused;
    world(&w, 4, 2, (double[]){ 2, 2, 4, 0 }); /* 2 + 2 or 4, and one worth nothing */
    for (unsigned set = 0; set < 16; set++)
        w.u[set] = w.u[set] > 4 ? 4 : w.u[set];
    assert_int_equal(solve(&w, start, &r, NULL), RS_PLAN_OK);
    assert_true(start[0] == 0 && start[1] == 0 && start[2] == 1 && start[3] == 0);
    world(&w, 2, 2, (double[]){ 4, 4 });
    w.u[3] = 4;
    w.a[0].cost = 2;
    w.a[1].cost = 1;
    assert_int_equal(solve(&w, start, &r, NULL), RS_PLAN_OK);
    assert_true(start[0] == 0 && start[1] == 1);
}

static void a_trap_on_the_way_is_avoided(void **unused)
{
    struct world w;
    struct rs_plan_result r;
    int start[MOST];
    (void)unused;
    world(&w, 2, 2, (double[]){ 5, 1 });
    w.trap = 1; /* the first without the second: it may not finish before it */
    w.a[1].earliest = 2;
    assert_int_equal(solve(&w, start, &r, NULL), RS_PLAN_OK);
    assert_true(start[0] == 2 && start[1] == 2);
    assert_true(fabs(r.gain - 12.0 / 4) < 1e-12);
}

static void musts_that_cannot_fit_name_the_limit(void **unused)
{
    struct world w;
    struct rs_plan_result r;
    struct rs_plan_reason why;
    int start[MOST], first = 0;
    (void)unused;
    world(&w, 2, 2, (double[]){ 1, 1 });
    w.a[0].must = w.a[1].must = 1;
    w.a[0].cost = w.a[1].cost = 10;
    w.p.budget = 15;
    assert_int_equal(solve(&w, start, &r, &why), RS_PLAN_INFEASIBLE);
    assert_int_equal(why.limit, RS_PLAN_BUDGET);
    assert_true(fabs(why.amount - 5) < 1e-12);
    w.p.budget = INFINITY;
    w.capacity[0] = w.capacity[1] = 2;
    w.effort[1][0] = 3; /* 3 days in a period of 2 */
    assert_int_equal(solve(&w, start, &r, &why), RS_PLAN_INFEASIBLE);
    assert_int_equal(why.limit, RS_PLAN_CAPACITY);
    assert_int_equal(why.team, 0);
    w.effort[1][0] = 1;
    w.a[1].required = &first;
    w.a[1].n_required = 1;
    w.a[1].latest = 1; /* now, but it waits for the other */
    assert_int_equal(solve(&w, start, &r, &why), RS_PLAN_INFEASIBLE);
    assert_int_equal(why.limit, RS_PLAN_CHAIN);
    assert_int_equal(why.other, 0);
    w.a[1].n_required = 0;
    w.a[1].conflicts = &first;
    w.a[1].n_conflicts = 1;
    assert_int_equal(solve(&w, start, &r, &why), RS_PLAN_INFEASIBLE);
    assert_int_equal(why.limit, RS_PLAN_CONFLICT);
    w.a[1].n_conflicts = 0;
    w.a[1].periods = 3;
    assert_int_equal(solve(&w, start, &r, &why), RS_PLAN_INFEASIBLE);
    assert_int_equal(why.limit, RS_PLAN_HORIZON);
}

/* Capacity 10, 0, 10 of a team: 8 days twice go into periods 1 and 3, 16 days over two periods
 * nowhere; with 8 days in period 2 they do. */
static void a_team_may_have_days_per_period(void **unused)
{
    struct world w;
    struct rs_plan_result r;
    struct rs_plan_reason why[4];
    const char *error;
    int start[MOST], count = 0;
    (void)unused;
    world(&w, 3, 3, (double[]){ 6, 3, 1 });
    w.effort[0][0] = w.effort[1][0] = 8;
    w.effort[2][0] = 16;
    w.a[2].periods = 2;
    w.capacity[0] = w.capacity[2] = 10;
    w.capacity[1] = 0;
    struct rs_plan *plan = rs_plan_new(&w.p, &error);
    assert_int_equal(rs_plan_solve(plan, NULL, start, &r), RS_PLAN_OK);
    assert_true(r.proven && start[0] == 1 && start[1] == 3 && start[2] == 0);
    start[0] = start[1] = 0;
    assert_int_equal(rs_plan_why(plan, start, 2, why, 4, &count), RS_PLAN_OK);
    assert_true(count == 1 && why[0].limit == RS_PLAN_CAPACITY && why[0].period == 2);
    assert_true(fabs(why[0].amount - 8) < 1e-12);
    w.capacity[1] = 8;
    assert_true(rs_plan_changed(plan, &error));
    assert_int_equal(rs_plan_fits(plan, start, 2, 1, NULL), RS_PLAN_OK);
    w.capacity[1] = NAN;
    assert_false(rs_plan_changed(plan, &error));
    rs_plan_free(plan);
}

/* No days and too little money: both are told, the days first, which no money mends. */
static void all_limits_that_bind_are_told(void **unused)
{
    struct world w;
    struct rs_plan_reason why[4];
    const char *error;
    int start[MOST] = { 1 }, count = 0;
    (void)unused;
    world(&w, 2, 2, (double[]){ 1, 5 });
    w.a[0].cost = 800;
    w.a[1].cost = 900;
    w.p.budget = 1000;
    w.p.budget_per_period = 850;
    w.capacity[0] = w.capacity[1] = 0;
    w.effort[1][0] = 5;
    struct rs_plan *plan = rs_plan_new(&w.p, &error);
    assert_int_equal(rs_plan_why(plan, start, 1, why, 4, &count), RS_PLAN_OK);
    assert_int_equal(count, 3);
    assert_true(why[0].limit == RS_PLAN_CAPACITY && fabs(why[0].amount - 5) < 1e-12);
    assert_true(why[1].limit == RS_PLAN_BUDGET && fabs(why[1].amount - 700) < 1e-12);
    assert_true(why[2].limit == RS_PLAN_BUDGET_PERIOD && fabs(why[2].amount - 50) < 1e-12);
    assert_int_equal(rs_plan_why(plan, start, 1, why, 1, &count), RS_PLAN_OK);
    assert_true(count == 1 && why[0].limit == RS_PLAN_CAPACITY);
    rs_plan_free(plan);
}

/* One pays 7 and then 2, the other 3 and then 4, within 8 a period: not both at once, but one after the
 * other's first period. */
static void each_cost_counts_in_its_own_period(void **unused)
{
    struct world w;
    struct rs_plan_result r;
    struct rs_plan_reason why;
    const char *error;
    double first[] = { 7, 2 }, second[] = { 3, 4 };
    int start[MOST], beside[MOST] = { 1 };
    (void)unused;
    world(&w, 2, 3, (double[]){ 9, 5 });
    for (int i = 0; i < 2; i++) {
        w.a[i].periods = 2;
        w.a[i].costs = i == 0 ? first : second;
        w.a[i].cost = i == 0 ? 9 : 7;
    }
    w.p.budget_per_period = 8;
    struct rs_plan *plan = rs_plan_new(&w.p, &error);
    assert_int_equal(rs_plan_solve(plan, NULL, start, &r), RS_PLAN_OK);
    assert_true(r.proven && start[0] == 1 && start[1] == 2);
    assert_int_equal(rs_plan_fits(plan, beside, 1, 1, &why), RS_PLAN_INFEASIBLE);
    assert_true(why.limit == RS_PLAN_BUDGET_PERIOD && why.period == 1 && fabs(why.amount - 2) < 1e-12);
    memset(start, 0, sizeof start);
    assert_int_equal(rs_plan_milp(plan, (double[]){ 9, 5 }, 5, start), RS_PLAN_OK);
    assert_true(start[0] == 1 && start[1] == 2);
    second[1] = 9; /* dearest in its second period, and never within the limit */
    w.a[1].cost = 12;
    assert_true(rs_plan_changed(plan, &error));
    assert_int_equal(rs_plan_fits(plan, beside, 1, 2, &why), RS_PLAN_INFEASIBLE);
    assert_true(why.limit == RS_PLAN_BUDGET_PERIOD && why.period == 3 && fabs(why.amount - 1) < 1e-12);
    assert_int_equal(rs_plan_solve(plan, NULL, start, &r), RS_PLAN_OK);
    assert_true(r.proven && start[0] == 1 && start[1] == 0);
    w.a[1].costs = NULL; /* all of it at the start: too much for any period */
    assert_true(rs_plan_changed(plan, &error));
    assert_int_equal(rs_plan_fits(plan, beside, 1, 2, &why), RS_PLAN_INFEASIBLE);
    assert_true(why.period == 2 && fabs(why.amount - 6) < 1e-12);
    w.a[1].costs = second;
    w.a[1].cost = 11; /* not what the two are together */
    assert_false(rs_plan_changed(plan, &error));
    second[1] = -1;
    assert_false(rs_plan_changed(plan, &error));
    rs_plan_free(plan);
}

static void wrong_numbers_are_refused(void **unused)
{
    struct world w;
    const char *error;
    int self = 0, other = 1;
    (void)unused;
    world(&w, 2, 2, (double[]){ 1, 1 });
    w.a[0].cost = -1;
    assert_null(rs_plan_new(&w.p, &error));
    assert_non_null(error);
    w.a[0].cost = NAN;
    assert_null(rs_plan_new(&w.p, &error));
    w.a[0].cost = 0;
    w.a[0].required = &self;
    w.a[0].n_required = 1;
    assert_null(rs_plan_new(&w.p, &error));
    w.a[0].required = &other;
    w.a[1].required = &self;
    w.a[1].n_required = 1;
    assert_null(rs_plan_new(&w.p, &error));
    assert_non_null(strstr(error, "circle"));
    w.a[1].n_required = 0;
    w.p.periods = 0;
    assert_null(rs_plan_new(&w.p, &error));
    w.p.periods = 2;
    w.p.budget = NAN;
    assert_null(rs_plan_new(&w.p, &error));
}

static void nothing_to_do_and_a_callback_that_stops(void **unused)
{
    struct world w;
    struct rs_plan_result r;
    int start[MOST];
    (void)unused;
    world(&w, 0, 2, NULL);
    assert_int_equal(solve(&w, start, &r, NULL), RS_PLAN_OK);
    assert_true(r.gain == 0 && r.proven);
    world(&w, 2, 2, (double[]){ 1, 1 });
    w.stop = 1;
    assert_int_equal(solve(&w, start, &r, NULL), RS_PLAN_STOPPED);
}

/* GLPK and the search by themselves, on a knapsack: 60, 50, 50 of cost 6, 5, 5 within 10. */
static void without_proof_the_best_is_found_too(void **unused)
{
    struct world w;
    struct rs_plan_result r;
    struct rs_plan_options o = { .seconds = 2, .iterations = 200, .exact = -1 };
    const char *error;
    int start[MOST];
    (void)unused;
    world(&w, 3, 2, (double[]){ 61, 50, 50 });
    for (int i = 0; i < 3; i++)
        w.a[i].cost = i == 0 ? 6 : 5;
    w.p.budget = 10;
    struct rs_plan *plan = rs_plan_new(&w.p, &error);
    assert_int_equal(rs_plan_solve(plan, &o, start, &r), RS_PLAN_OK);
    assert_true(start[0] == 0 && start[1] == 1 && start[2] == 1);
    assert_true(!r.proven && !r.has_bound);
    rs_plan_free(plan);
}

/* Every allocation of ours fails in turn: an answer, and (under ASan) no leak. */
static void memory_may_run_out(void **unused)
{
    struct world w;
    struct rs_plan_result r;
    struct rs_plan_options o = { .seconds = 2, .iterations = 20 };
    const char *error;
    int start[MOST], done = 0;
    (void)unused;
    world(&w, 3, 3, (double[]){ 3, 2, 1 });
    w.a[0].must = 1;
    w.a[1].periods = 2;
    for (long n = 0; !done && n < 500; n++) {
        for (int exact = -1; exact <= 0; exact++) {
            o.exact = exact;
            rs_mem_fail_after(n);
            struct rs_plan *plan = rs_plan_new(&w.p, &error);
            int status = plan != NULL ? rs_plan_solve(plan, &o, start, &r) : RS_PLAN_NOMEM;
            rs_mem_fail_after(-1);
            assert_true(status == RS_PLAN_OK || status == RS_PLAN_NOMEM);
            done = status == RS_PLAN_OK && exact == 0 && r.proven;
            rs_plan_free(plan);
        }
    }
    assert_true(done);
}

/* Asking why and changing the limits: each allocation fails in turn, and the planner goes on. */
static void memory_may_run_out_beside_a_plan(void **unused)
{
    struct world w;
    struct rs_plan_reason why[4];
    const char *error;
    int start[MOST] = { 0 }, count = 0, whys = 0, changes = 0;
    (void)unused;
    world(&w, 2, 2, (double[]){ 1, 5 });
    w.effort[1][0] = 5;
    w.capacity[0] = w.capacity[1] = 1;
    struct rs_plan *plan = rs_plan_new(&w.p, &error);
    for (long n = 0; n < 20; n++) {
        rs_mem_fail_after(n);
        int status = rs_plan_why(plan, start, 1, why, 4, &count);
        rs_mem_fail_after(n);
        changes += rs_plan_changed(plan, &error);
        rs_mem_fail_after(-1);
        whys += status == RS_PLAN_OK;
        assert_true(status == RS_PLAN_NOMEM || (count == 1 && why[0].limit == RS_PLAN_CAPACITY));
    }
    assert_true(whys > 0 && whys < 20 && changes == 19);
    rs_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_larger_goes_first),
        cmocka_unit_test(not_additive),
        cmocka_unit_test(what_is_required_comes_first),
        cmocka_unit_test(ties_take_fewest_then_cheapest),
        cmocka_unit_test(a_trap_on_the_way_is_avoided),
        cmocka_unit_test(musts_that_cannot_fit_name_the_limit),
        cmocka_unit_test(a_team_may_have_days_per_period),
        cmocka_unit_test(all_limits_that_bind_are_told),
        cmocka_unit_test(each_cost_counts_in_its_own_period),
        cmocka_unit_test(wrong_numbers_are_refused),
        cmocka_unit_test(nothing_to_do_and_a_callback_that_stops),
        cmocka_unit_test(without_proof_the_best_is_found_too),
        cmocka_unit_test(memory_may_run_out),
        cmocka_unit_test(memory_may_run_out_beside_a_plan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
