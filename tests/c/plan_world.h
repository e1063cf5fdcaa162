/* Seeded roadmap problems of any size: dependencies, conflicts, musts, actions of several periods, and
 * a utility over journeys that is neither additive nor monotone. One per program: static functions. */
#ifndef PLAN_WORLD_H
#define PLAN_WORLD_H

#include "engine/plan_core.h"

#include <math.h>
#include <string.h>

enum { N_MOST = 300, PERIODS = 8, TEAMS = 6, JOURNEYS = 6, STEPS = 12, PERSONAS = 8, TOUCHES = 3 };

struct world {
    struct rs_plan_problem p;
    struct rs_plan_action a[N_MOST];
    double effort[N_MOST][TEAMS], capacity[TEAMS * PERIODS];
    int required[N_MOST][2], conflict[N_MOST][2];
    int at[N_MOST][TOUCHES]; /* touchpoints that an action changes */
    double mark[N_MOST][TOUCHES], stay[N_MOST][TOUCHES], confidence[N_MOST];
    double base[JOURNEYS * STEPS], leave[JOURNEYS * STEPS], taste[PERSONAS][JOURNEYS * STEPS];
    struct rs_plan_part part[JOURNEYS];
    int members[JOURNEYS][N_MOST];
    uint64_t random;
};

static double dice(struct world *w)
{
    w->random = w->random * 6364136223846793005u + 1442695040888963407u;
    return (double)(w->random >> 11) / 9007199254740992.0;
}

static int pick(struct world *w, int below)
{
    return (int)(dice(w) * below);
}

/* Experience (the marks clamped and weighted by who comes that far, the worst counted twice) and
 * 10 times completion, over the personas of one journey. */
static int part_value(void *ctx, int j, const unsigned char *in, double *u)
{
    struct world *w = ctx;
    double mark[STEPS], leave[STEPS];
    memcpy(mark, w->base + j * STEPS, sizeof mark);
    memcpy(leave, w->leave + j * STEPS, sizeof leave);
    for (int m = 0; m < w->part[j].n; m++) {
        int i = w->members[j][m];
        for (int k = 0; in[i] && k < TOUCHES; k++)
            if (w->at[i][k] / STEPS == j) {
                mark[w->at[i][k] % STEPS] += w->mark[i][k];
                leave[w->at[i][k] % STEPS] *= w->stay[i][k];
            }
    }
    *u = 0;
    for (int p = 0; p < PERSONAS; p++) {
        double here = 1, sum = 0, weight = 0, worst = 10;
        for (int t = 0; t < STEPS; t++) {
            double x = fmin(10, fmax(0, mark[t] + w->taste[p][j * STEPS + t]));
            sum += here * x;
            weight += here;
            worst = fmin(worst, x);
            here *= 1 - leave[t];
        }
        *u += ((sum + 2 * worst) / (weight + 2) + 10 * here) / (JOURNEYS * PERSONAS);
    }
    return RS_PLAN_OK;
}

static int utility(void *ctx, const unsigned char *in, double *u)
{
    double sum = 0;
    for (int j = 0; j < JOURNEYS; j++) {
        part_value(ctx, j, in, u);
        sum += *u;
    }
    *u = sum;
    return RS_PLAN_OK;
}

static void make_parts(struct world *w)
{
    for (int j = 0; j < JOURNEYS; j++) {
        int n = 0;
        for (int i = 0; i < w->p.n; i++) {
            bool in = false;
            for (int k = 0; k < TOUCHES; k++)
                in = in || w->at[i][k] / STEPS == j;
            if (in)
                w->members[j][n++] = i;
        }
        struct rs_plan_part part = { w->members[j], n, 20.0 / JOURNEYS };
        w->part[j] = part;
    }
}

static void make_action(struct world *w, int i)
{
    struct rs_plan_action *a = &w->a[i];
    int journey = pick(w, JOURNEYS), owner = pick(w, TEAMS);
    a->cost = 1000 * (1 + pick(w, 12));
    a->periods = dice(w) < 0.6 ? 1 : 2 + pick(w, 2);
    a->earliest = 1;
    a->latest = PERIODS;
    w->effort[i][owner] = a->periods * (2 + pick(w, 9));
    if (dice(w) < 0.3)
        w->effort[i][(owner + 1) % TEAMS] = a->periods * (1 + pick(w, 4));
    a->effort = w->effort[i];
    a->required = w->required[i];
    a->conflicts = w->conflict[i];
    if (i > 0 && dice(w) < 0.25)
        w->required[i][a->n_required++] = pick(w, i);
    if (i > 0 && dice(w) < 0.12 && (w->conflict[i][0] = pick(w, i)) != w->required[i][0])
        a->n_conflicts = 1;
    w->confidence[i] = dice(w) < 0.5 ? 1 : 0.5;
    for (int k = 0; k < TOUCHES; k++) {
        int in = dice(w) < 0.8 ? journey : pick(w, JOURNEYS);
        w->at[i][k] = in * STEPS + pick(w, STEPS);
        w->mark[i][k] = 4 * dice(w) - 0.6;
        w->stay[i][k] = 1 - 0.5 * dice(w);
    }
}

static void make_world(struct world *w, int n, int seed)
{
    double cost = 0, days[TEAMS] = { 0 };
    memset(w, 0, sizeof *w);
    w->random = 20270101u + (uint64_t)seed;
    for (int t = 0; t < JOURNEYS * STEPS; t++) {
        w->base[t] = 1 + 6 * dice(w);
        w->leave[t] = 0.06 * dice(w);
        for (int p = 0; p < PERSONAS; p++)
            w->taste[p][t] = 2 * dice(w) - 1;
    }
    w->p.n = n;
    for (int i = 0; i < n; i++) {
        make_action(w, i);
        cost += w->a[i].cost;
        for (int t = 0; t < TEAMS; t++)
            days[t] += w->effort[i][t];
    }
    w->a[1].must = w->a[n / 2].must = 1;
    for (int k = 0; k < TEAMS * PERIODS; k++)
        w->capacity[k] = ceil(0.5 * days[k / PERIODS] / PERIODS) + 6;
    struct rs_plan_problem p = { .n = n, .teams = TEAMS, .periods = PERIODS, .lookahead = 2 * PERIODS,
                                 .budget = 0.45 * cost, .budget_per_period = 0.09 * cost,
                                 .capacity = w->capacity, .action = w->a, .utility = utility, .ctx = w,
                                 .parts = JOURNEYS, .part = w->part, .part_value = part_value };
    w->p = p;
    make_parts(w);
}

#endif
