/* Roadmaps against plain enumeration: random models of at most 6 actions and T <= 3, with a random
 * utility (neither additive nor monotone, sometimes a trap), requires, conflicts, musts, horizons,
 * capacities, leads of several periods and costs for each of them. Everything here is written apart from the planner:
 * its own feasibility, its own gain, its own placement in an order.
 *
 * With arguments `N [SEED]` it tries N models of more shapes. */
#include "engine/plan.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { N = 7, TEAMS = 2, T_MOST = 4 };

struct world {
    struct rs_plan_problem p;
    struct rs_plan_action a[N];
    double effort[N][TEAMS], costs[N][T_MOST], capacity[TEAMS * T_MOST], u[1 << N];
    int required[N][N], conflicts[N][N];
    unsigned char trap[1 << N];
    int pair[N][N];
};

static uint64_t state;
static int models = 300;
static uint64_t seed = 20270101;

static int dice(int below)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (int)((state >> 33) % (uint64_t)below);
}

static int utility(void *ctx, const unsigned char *in, double *u)
{
    struct world *w = ctx;
    int set = 0;
    for (int i = 0; i < w->p.n; i++)
        set |= in[i] << i;
    *u = w->u[set];
    return w->trap[set] ? RS_PLAN_TRAP : RS_PLAN_OK;
}

static void make_utility(struct world *w)
{
    int kind = dice(3), size = 1 << w->p.n;
    double own[N];
    for (int i = 0; i < w->p.n; i++)
        own[i] = dice(100) - 20;
    for (int set = 0; set < size; set++) {
        w->u[set] = kind == 0 ? dice(1000) / 7.0 : 3;
        for (int i = 0; kind != 0 && i < w->p.n; i++)
            w->u[set] += set >> i & 1 ? own[i] : 0;
        if (kind == 2)
            w->u[set] += dice(60) - 30;
        w->trap[set] = set != 0 && dice(kind == 0 ? 6 : 40) == 0;
    }
}

static void make_action(struct world *w, int i)
{
    struct rs_plan_action *a = &w->a[i];
    int t = w->p.periods;
    a->cost = dice(4) == 0 ? 0 : dice(10);
    a->periods = dice(2) ? 1 : 1 + dice(t);
    a->costs = dice(2) ? NULL : w->costs[i];
    w->costs[i][0] = a->cost;
    for (int k = 1; a->costs != NULL && k < a->periods; k++)
        a->cost += w->costs[i][k] = dice(3) == 0 ? 0 : dice(10);
    a->earliest = dice(5) == 0 ? 1 + dice(t) : 1;
    a->latest = dice(5) == 0 ? a->earliest + dice(2) : t;
    a->must = dice(9) == 0;
    for (int k = 0; k < TEAMS; k++)
        w->effort[i][k] = dice(3) == 0 ? 0 : dice(12) / 3.0;
    a->effort = w->effort[i];
    a->required = w->required[i];
    a->conflicts = w->conflicts[i];
    a->n_required = a->n_conflicts = 0;
    for (int j = 0; j < i; j++) {
        int roll = dice(12);
        if (roll == 0) /* either direction in declared order, never a circle */
            w->required[i][a->n_required++] = j;
        else if (roll == 1)
            w->conflicts[i][a->n_conflicts++] = j;
    }
}

static void make_world(struct world *w, int n_most, int t_most)
{
    memset(w, 0, sizeof *w);
    w->p.n = 1 + dice(n_most);
    w->p.teams = TEAMS;
    w->p.periods = 1 + dice(t_most);
    w->p.lookahead = dice(3) ? 2 * w->p.periods : 1 + dice(2 * w->p.periods);
    w->p.budget = dice(2) ? INFINITY : dice(30);
    w->p.budget_per_period = dice(3) ? INFINITY : dice(15);
    for (int k = 0; k < TEAMS; k++) {
        int kind = dice(4), days = 1 + dice(5); /* unlimited, the same, or another each period */
        for (int q = 0; q < w->p.periods; q++)
            w->capacity[k * w->p.periods + q] = kind < 2 ? INFINITY : kind == 2 ? days : dice(6);
    }
    w->p.capacity = w->capacity;
    w->p.action = w->a;
    w->p.utility = utility;
    w->p.ctx = w;
    for (int i = 0; i < w->p.n; i++)
        make_action(w, i);
    make_utility(w);
}

/* Every sentence of "Roadmap" about limits, one after the other. */
static int feasible(const struct world *w, const int *start, int musts)
{
    double cost = 0;
    for (int i = 0; i < w->p.n; i++) {
        const struct rs_plan_action *a = &w->a[i];
        if (start[i] == 0 && a->must && musts)
            return 0;
        if (start[i] == 0)
            continue;
        cost += a->cost;
        if (start[i] < a->earliest || start[i] > a->latest
            || start[i] + a->periods - 1 > w->p.periods)
            return 0;
        for (int k = 0; k < a->n_required; k++) {
            int j = a->required[k];
            if (start[j] == 0 || start[i] <= start[j] + w->a[j].periods - 1)
                return 0;
        }
        for (int k = 0; k < a->n_conflicts; k++)
            if (start[a->conflicts[k]] != 0)
                return 0;
    }
    if (cost > w->p.budget + 1e-6)
        return 0;
    for (int q = 1; q <= w->p.periods; q++) {
        double paid = 0, days[TEAMS] = { 0 };
        for (int i = 0; i < w->p.n; i++) {
            int at = q - start[i];
            if (start[i] != 0 && w->a[i].costs == NULL && at == 0)
                paid += w->a[i].cost;
            if (start[i] != 0 && w->a[i].costs != NULL && at >= 0 && at < w->a[i].periods)
                paid += w->a[i].costs[at];
            if (start[i] != 0 && start[i] <= q && q < start[i] + w->a[i].periods)
                for (int k = 0; k < TEAMS; k++)
                    days[k] += w->effort[i][k] / w->a[i].periods;
        }
        if (paid > w->p.budget_per_period + 1e-6)
            return 0;
        for (int k = 0; k < TEAMS; k++)
            if (days[k] > w->capacity[k * w->p.periods + q - 1] + 1e-6)
                return 0;
    }
    return 1;
}

/* The mean over q of U(finish < q) - U(none); *trap when one of the sets, to T + 1 too, is one. */
static double gain_of(const struct world *w, const int *start, int *trap)
{
    double sum = 0;
    int h = w->p.lookahead, last = h > w->p.periods + 1 ? h : w->p.periods + 1;
    *trap = 0;
    for (int q = 1; q <= last; q++) {
        int set = 0;
        for (int i = 0; i < w->p.n; i++)
            if (start[i] != 0 && start[i] + w->a[i].periods - 1 < q)
                set |= 1 << i;
        *trap |= w->trap[set];
        if (q <= h)
            sum += w->u[set] - w->u[0];
    }
    return sum / h;
}

/* The largest gain over all starts; -INFINITY when there is no plan. */
static double enumerate(const struct world *w, int i, int *start)
{
    double best = -INFINITY;
    int trap;
    if (i == w->p.n) {
        double gain = gain_of(w, start, &trap);
        return feasible(w, start, 1) && !trap ? gain : -INFINITY;
    }
    for (start[i] = w->p.periods; start[i] >= 0; start[i]--) {
        double gain = enumerate(w, i + 1, start);
        best = gain > best ? gain : best;
        if (start[i] == 0)
            break;
    }
    start[i] = 0;
    return best;
}

/* Whether i fits beside start[] at some start. */
static int fits_somewhere(const struct world *w, const int *start, int i)
{
    int try[N];
    memcpy(try, start, sizeof try);
    for (int s = w->a[i].earliest; s <= w->a[i].latest && s <= w->p.periods; s++) {
        try[i] = s;
        if (feasible(w, try, 1))
            return 1;
    }
    return 0;
}

/* Loosening every limit that is named, by what is named, makes the action fit beside the plan where
 * no order of things stands in its way (teams that are free in different periods are each looked at
 * apart, and then none is named); without any of them it does not. */
static void check_reasons(struct world *w, struct rs_plan *plan, const int *start, int i)
{
    struct rs_plan_reason why[8];
    struct world more = *w;
    int count = 0;
    assert_int_equal(rs_plan_why(plan, start, i, why, 8, &count), RS_PLAN_OK);
    assert_true(count >= 1);
    for (int k = 0; k < count; k++) {
        if (why[k].limit != RS_PLAN_BUDGET && why[k].limit != RS_PLAN_CAPACITY
            && why[k].limit != RS_PLAN_BUDGET_PERIOD)
            return;
        assert_true(why[k].amount > 0);
        assert_true(k == 0 || why[k].limit != RS_PLAN_CAPACITY
                    || why[k - 1].limit == RS_PLAN_CAPACITY); /* money comes last */
        if (why[k].limit == RS_PLAN_BUDGET)
            more.p.budget += why[k].amount;
        else if (why[k].limit == RS_PLAN_BUDGET_PERIOD)
            more.p.budget_per_period = INFINITY;
        else
            for (int q = 0; q < w->p.periods; q++)
                more.capacity[why[k].team * w->p.periods + q] = INFINITY;
    }
    if (w->a[i].n_required > 0)
        return;
    assert_true(!fits_somewhere(w, start, i));
    int fits = fits_somewhere(&more, start, i) || count == 1;
    for (int k = 0; k < TEAMS * w->p.periods; k++)
        more.capacity[k] = INFINITY;
    assert_true(fits || fits_somewhere(&more, start, i));
}

static void compare_optimal(struct world *w, int exact)
{
    const char *error;
    struct rs_plan_result r;
    struct rs_plan_options o = { .exact = exact, .iterations = 400 };
    struct rs_plan_reason why;
    int start[N] = { 0 }, trap;
    double best = enumerate(w, 0, start);
    struct rs_plan *plan = rs_plan_new(&w->p, &error);
    assert_non_null(plan);
    int status = rs_plan_solve(plan, &o, start, &r);
    if (isinf(best)) {
        assert_int_equal(status, RS_PLAN_INFEASIBLE);
        assert_int_equal(rs_plan_infeasible(plan, &why), RS_PLAN_OK);
        assert_int_not_equal(why.limit, RS_PLAN_FITS);
    } else if (exact >= 0 || status == RS_PLAN_OK) {
        assert_int_equal(status, RS_PLAN_OK);
        double gain = gain_of(w, start, &trap);
        assert_true(feasible(w, start, 1) && !trap);
        assert_true(fabs(gain - r.gain) < 1e-9);
        assert_true(r.gain <= best + 1e-9);
        assert_int_equal(r.proven, exact >= 0);
        if (exact >= 0)
            assert_true(fabs(r.gain - best) < 1e-9 * (1 + fabs(best)));
        if (r.has_bound)
            assert_true(r.bound >= best - 1e-9);
        for (int i = 0; i < w->p.n; i++)
            if (start[i] == 0)
                check_reasons(w, plan, start, i);
    }
    rs_plan_free(plan);
}

static void optimal_equals_enumeration(void **unused)
{
    struct world w;
    (void)unused;
    state = seed;
    for (int m = 0; m < models; m++) {
        make_world(&w, 6, 3);
        compare_optimal(&w, 0);
    }
}

static void four_periods_too(void **unused)
{
    struct world w;
    (void)unused;
    state = seed + 1;
    for (int m = 0; m < models / 10; m++) {
        make_world(&w, 6, 4);
        compare_optimal(&w, 0);
    }
}

static void search_alone_is_feasible(void **unused)
{
    struct world w;
    (void)unused;
    state = seed + 2;
    for (int m = 0; m < models / 3; m++) {
        make_world(&w, 6, 3);
        compare_optimal(&w, -1);
    }
}

/* A plain reading of how ranked methods place: i with what it requires, or nothing. */
static int put(const struct world *w, int i, int *start)
{
    int kept[N];
    memcpy(kept, start, sizeof kept);
    if (start[i] != 0)
        return 1;
    for (int k = 0; k < w->a[i].n_required; k++) /* made in ascending order */
        if (!put(w, w->a[i].required[k], start)) {
            memcpy(start, kept, sizeof kept);
            return 0;
        }
    for (int s = 1; s <= w->p.periods; s++) {
        start[i] = s;
        if (feasible(w, start, 0))
            return 1;
    }
    memcpy(start, kept, sizeof kept);
    return 0;
}

static int conflict_free(const struct world *w, const int *start)
{
    for (int i = 0; i < w->p.n; i++)
        for (int k = 0; k < w->a[i].n_conflicts; k++)
            if (start[i] && start[w->a[i].conflicts[k]])
                return 0;
    return 1;
}

static int place(const struct world *w, const int *order, const unsigned char *skip, int *start)
{
    memset(start, 0, N * sizeof *start);
    for (int pass = 0; pass < 2; pass++)
        for (int k = 0; k < w->p.n; k++) {
            int i = order[k], must = w->a[i].must;
            if (must != !pass || (!must && skip[i]))
                continue;
            if (!put(w, i, start) && must)
                return 0;
        }
    return conflict_free(w, start);
}

static void ranked_equals_plain_placement(void **unused)
{
    struct world w;
    (void)unused;
    state = seed + 3;
    for (int m = 0; m < models; m++) {
        int order[N], mine[N], start[N], must = -1;
        unsigned char skip[N];
        const char *error;
        make_world(&w, 6, 3);
        memset(w.trap, 0, sizeof w.trap);
        for (int i = 0; i < w.p.n; i++) {
            int at = dice(i + 1);
            order[i] = order[at];
            order[at] = i;
            skip[i] = dice(4) == 0;
        }
        struct rs_plan *plan = rs_plan_new(&w.p, &error);
        int status = rs_plan_place(plan, order, w.p.n, skip, start, NULL, &must);
        int fits = place(&w, order, skip, mine);
        assert_int_equal(status, fits ? RS_PLAN_OK : RS_PLAN_INFEASIBLE);
        if (fits)
            assert_memory_equal(start, mine, (size_t)w.p.n * sizeof *start);
        rs_plan_free(plan);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(optimal_equals_enumeration),
        cmocka_unit_test(four_periods_too),
        cmocka_unit_test(search_alone_is_feasible),
        cmocka_unit_test(ranked_equals_plain_placement),
    };
    if (argc > 1)
        models = atoi(argv[1]);
    if (argc > 2)
        seed = strtoull(argv[2], NULL, 10);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
