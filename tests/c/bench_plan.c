/* The planner at size, for `make bench-plan`: seeded problems with dependencies, conflicts, musts and
 * actions of several periods, on journeys whose utility is neither additive nor monotone. Each plan must
 * hold, and be no worse than the orders that people rank by and than plain simulated annealing over
 * start periods in equal time; with a number of seconds as argument, than GLPK left that long alone
 * on the linearised programme too (`linear`: its true gain, by the engine). */
#include "plan_world.h"

#include <stdio.h>
#include <stdlib.h>

/* The best of the orders by gain, and by it for effort, for cost, and with confidence for both. */
static double ranked(struct world *w, struct rs_plan *plan)
{
    double best = -INFINITY, none, worth[N_MOST], key[N_MOST], gain;
    int order[N_MOST], start[N_MOST];
    unsigned char in[N_MOST] = { 0 }, skip[N_MOST];
    rs_plan_u(plan, in, &none);
    for (int i = 0; i < w->p.n; i++) {
        rs_plan_closure(plan, i, in);
        rs_plan_u(plan, in, &worth[i]);
        worth[i] -= none;
        skip[i] = worth[i] <= 0;
    }
    for (int kind = 0; kind < 5; kind++) {
        for (int i = 0; i < w->p.n; i++) {
            double days = 1e-9;
            for (int t = 0; t < TEAMS; t++)
                days += w->effort[i][t];
            double by = kind == 1 || kind == 3 ? days : kind == 2 || kind == 4 ? w->a[i].cost : 1;
            key[i] = worth[i] / by * (kind > 2 ? w->confidence[i] : 1);
            int at = i;
            for (; at > 0 && key[order[at - 1]] < key[i]; at--)
                order[at] = order[at - 1];
            order[at] = i;
        }
        if (rs_plan_place(plan, order, w->p.n, skip, start, NULL, NULL) == RS_PLAN_OK
            && rs_plan_gain(plan, start, &gain) == RS_PLAN_OK)
            best = fmax(best, gain);
    }
    return best;
}

/* One action to another start, or in, or out, as often as there is time. */
static double plain(struct world *w, struct rs_plan *plan, double seconds)
{
    struct rs_board board;
    int start[N_MOST] = { 0 };
    double now = 0, best = -INFINITY, began = rs_plan_clock(), gain, past = 0;
    if (rs_plan_schedule(plan, start) != RS_PLAN_OK || !rs_board_open(&board, plan))
        return best;
    for (int i = 0; i < w->p.n; i++)
        if (start[i] > 0)
            rs_board_put(&board, i, start[i]);
    rs_plan_gain(plan, start, &now);
    for (long k = 0; past < 1; k++) {
        past = k % 16 == 0 ? (rs_plan_clock() - began) / seconds : past;
        double heat = 0.05 * pow(0.002, past);
        int i = pick(w, w->p.n), was = board.start[i];
        int to = dice(w) < 0.3 ? 0 : 1 + pick(w, PERIODS);
        if (to == was || (to == 0 && w->a[i].must))
            continue;
        if (was > 0)
            rs_board_drop(&board, i);
        bool fits = to == 0 || rs_board_fits(&board, i, to, NULL);
        if (to > 0 && fits)
            rs_board_put(&board, i, to);
        for (int j = 0; fits && j < w->p.n; j++)
            for (int r = 0; board.start[j] > 0 && r < w->a[j].n_required; r++)
                if (w->a[j].required[r] == i)
                    fits = to > 0 && board.start[j] > rs_plan_finish(plan, i, to);
        if (fits && rs_plan_gain(plan, board.start, &gain) == RS_PLAN_OK
            && gain - now >= heat * log(dice(w) + 1e-12)) {
            now = gain;
            best = fmax(best, now);
            continue;
        }
        if (board.start[i] > 0)
            rs_board_drop(&board, i);
        if (was > 0)
            rs_board_put(&board, i, was);
    }
    rs_board_close(&board);
    return best;
}

/* GLPK's plan where each action is worth what it adds alone. */
static double linear(struct world *w, struct rs_plan *plan, double seconds)
{
    double worth[N_MOST], none, gain = -INFINITY;
    int start[N_MOST];
    unsigned char in[N_MOST] = { 0 };
    rs_plan_u(plan, in, &none);
    for (int i = 0; i < w->p.n; i++) {
        memset(in, 0, sizeof in);
        in[i] = 1;
        rs_plan_u(plan, in, &worth[i]);
        worth[i] -= none;
    }
    if (rs_plan_milp(plan, worth, seconds, start) != RS_PLAN_OK
        || rs_plan_check(plan, start, NULL) != RS_PLAN_OK)
        return -INFINITY;
    rs_plan_gain(plan, start, &gain);
    return gain;
}

static struct rs_plan *fresh(struct world *w)
{
    const char *error;
    struct rs_plan *plan = rs_plan_new(&w->p, &error);
    if (plan == NULL) {
        puts(error);
        exit(2);
    }
    return plan;
}

/* Every limit, read anew from the problem and from no code of the planner's. */
static bool holds(const struct world *w, const int *start)
{
    double cost = 0, paid[PERIODS + 1] = { 0 }, days[TEAMS][PERIODS + 1] = { { 0 } };
    for (int i = 0; i < w->p.n; i++) {
        const struct rs_plan_action *a = &w->a[i];
        if (start[i] == 0 && a->must)
            return false;
        if (start[i] == 0)
            continue;
        if (start[i] < 1 || start[i] + a->periods - 1 > PERIODS)
            return false;
        for (int r = 0; r < a->n_required; r++) {
            int j = w->required[i][r];
            if (start[j] == 0 || start[j] + w->a[j].periods > start[i])
                return false;
        }
        for (int k = 0; k < a->n_conflicts; k++)
            if (start[w->conflict[i][k]] != 0)
                return false;
        cost += a->cost;
        paid[start[i]] += a->cost;
        for (int q = start[i]; q < start[i] + a->periods; q++)
            for (int t = 0; t < TEAMS; t++)
                days[t][q] += w->effort[i][t] / a->periods;
    }
    bool within = cost <= w->p.budget * (1 + 1e-9);
    for (int q = 1; q <= PERIODS; q++) {
        within = within && paid[q] <= w->p.budget_per_period * (1 + 1e-9);
        for (int t = 0; t < TEAMS; t++)
            within = within && days[t][q] <= w->capacity[t * PERIODS + q - 1] * (1 + 1e-9);
    }
    return within;
}

/* The mean over the lookahead of what is finished before each period, by the utility itself. */
static double gain_of(struct world *w, const int *start)
{
    unsigned char in[N_MOST] = { 0 };
    double none, u, sum = 0;
    utility(w, in, &none);
    for (int q = 1; q <= w->p.lookahead; q++) {
        for (int i = 0; i < w->p.n; i++)
            in[i] = start[i] > 0 && start[i] + w->a[i].periods - 1 < q;
        utility(w, in, &u);
        sum += u - none;
    }
    return sum / w->p.lookahead;
}

/* One problem; true when its plan is all that it should be. */
static bool measure(int n, int seed, double seconds, double glpk)
{
    static struct world w;
    struct rs_plan_options o = { .seconds = 0.95 * seconds };
    struct rs_plan_result r;
    int start[N_MOST];
    make_world(&w, n, seed);
    struct rs_plan *plan = fresh(&w);
    double began = rs_plan_clock();
    int status = rs_plan_solve(plan, &o, start, &r);
    double spent = rs_plan_clock() - began;
    bool sound = status == RS_PLAN_OK && holds(&w, start) && fabs(gain_of(&w, start) - r.gain) < 1e-9;
    rs_plan_free(plan);
    plan = fresh(&w);
    double order = ranked(&w, plan), mild = -INFINITY, solver = -INFINITY;
    rs_plan_free(plan);
    plan = fresh(&w);
    mild = plain(&w, plan, seconds);
    if (glpk > 0)
        solver = linear(&w, plan, glpk);
    rs_plan_free(plan);
    bool good = sound && r.gain >= order && r.gain >= mild && r.gain >= solver && spent <= seconds;
    printf("%4d %5d %7.2f s %9.5f %9.5f %9.5f %9.5f %9.5f %6.1f %%  %s\n", n, seed, spent, r.gain, order,
           mild, solver, r.has_bound ? r.bound : NAN, r.has_bound ? 100 * (r.bound / r.gain - 1) : NAN,
           good ? "ok" : sound ? "WORSE" : "DOES NOT HOLD");
    fflush(stdout);
    return good;
}

/* bench_plan [SECONDS of GLPK [ACTIONS SECONDS [SEEDS]]] */
int main(int argc, char **argv)
{
    double glpk = argc > 1 ? atof(argv[1]) : 0;
    int wrong = 0, seeds = argc > 4 ? atoi(argv[4]) : 3;
    printf("   n  seed       time      gain    ranked  annealed      GLPK     bound      gap\n");
    if (argc > 3) {
        for (int seed = 1; seed <= seeds; seed++)
            wrong += !measure(atoi(argv[2]), seed, atof(argv[3]), glpk);
        return wrong > 0;
    }
    for (int seed = 1; seed <= 10; seed++)
        wrong += !measure(60, seed, 2, glpk);
    wrong += !measure(100, 1, 4, 0);
    wrong += !measure(300, 1, 10, 0);
    printf("%d not as they should be\n", wrong);
    return wrong > 0;
}
