/* A plan under construction: what it uses of every limit, and whether one more action fits. */
#include "engine/plan_core.h"

#include <stdlib.h>
#include <string.h>

bool rs_board_open(struct rs_board *board, const struct rs_plan *plan)
{
    size_t periods = (size_t)plan->p->periods + 1;
    board->plan = plan;
    board->budget = board->budget_per_period = 1;
    board->team = RS_BOARD_ALL;
    board->start = rs_mem_take((size_t)plan->p->n, sizeof *board->start);
    board->used = rs_mem_take((size_t)plan->p->teams * periods, sizeof *board->used);
    board->spent = rs_mem_take(periods, sizeof *board->spent);
    if (board->start != NULL && board->used != NULL && board->spent != NULL)
        return true;
    rs_board_close(board);
    return false;
}

void rs_board_close(struct rs_board *board)
{
    free(board->start);
    free(board->used);
    free(board->spent);
    board->start = NULL;
    board->used = board->spent = NULL;
}

void rs_board_clear(struct rs_board *board)
{
    const struct rs_plan_problem *p = board->plan->p;
    size_t periods = (size_t)p->periods + 1;
    memset(board->start, 0, (size_t)p->n * sizeof *board->start);
    memset(board->used, 0, (size_t)p->teams * periods * sizeof *board->used);
    memset(board->spent, 0, periods * sizeof *board->spent);
}

static void count(struct rs_board *board, int i, int s, double sign)
{
    const struct rs_plan *plan = board->plan;
    const struct rs_plan_action *a = &plan->p->action[i];
    board->spent[0] += sign * a->cost;
    for (int k = 0; k < rs_plan_pays(a); k++)
        board->spent[s + k] += sign * rs_plan_paid(a, k);
    for (int k = plan->use_first[i]; k < plan->use_first[i + 1]; k++) {
        double *used = board->used + (size_t)plan->use[k].team * ((size_t)plan->p->periods + 1);
        for (int q = s; q < s + a->periods; q++)
            used[q] += sign * plan->use[k].rate;
    }
}

void rs_board_put(struct rs_board *board, int i, int start)
{
    board->start[i] = start;
    count(board, i, start, 1);
}

void rs_board_drop(struct rs_board *board, int i)
{
    count(board, i, board->start[i], -1);
    board->start[i] = 0;
}

static bool fits_window(const struct rs_board *board, int i, int s, struct rs_plan_reason *why)
{
    const struct rs_plan_action *a = &board->plan->p->action[i];
    if (s >= a->earliest && s <= rs_plan_latest(board->plan, i))
        return true;
    *why = rs_plan_because(RS_PLAN_HORIZON, i);
    why->period = s;
    return false;
}

static bool fits_others(const struct rs_board *board, int i, int s, struct rs_plan_reason *why)
{
    const struct rs_plan *plan = board->plan;
    const struct rs_plan_action *a = &plan->p->action[i];
    for (int k = plan->against_first[i]; k < plan->against_first[i + 1]; k++)
        if (board->start[plan->against[k]] > 0) {
            *why = rs_plan_because(RS_PLAN_CONFLICT, i);
            why->other = plan->against[k];
            return false;
        }
    for (int k = 0; k < a->n_required; k++) {
        int j = a->required[k], start = board->start[j];
        if (start > 0 && s > rs_plan_finish(plan, j, start))
            continue;
        *why = rs_plan_because(start > 0 ? RS_PLAN_CHAIN : RS_PLAN_REQUIRES, i);
        why->other = j;
        why->period = start > 0 ? rs_plan_finish(plan, j, start) : 0;
        return false;
    }
    return true;
}

/* The period whose budget falls most short when i starts in s; 0: none. */
static int dear_in(const struct rs_board *board, int i, int s, double *amount)
{
    const struct rs_plan_action *a = &board->plan->p->action[i];
    double limit = board->plan->p->budget_per_period;
    int worst = 0;
    *amount = 0;
    for (int k = 0; k < rs_plan_pays(a); k++) {
        double cost = rs_plan_paid(a, k), sum = board->spent[s + k] + cost;
        if (cost > 0 && rs_plan_over(sum, limit) && sum - limit > *amount) {
            worst = s + k;
            *amount = sum - limit;
        }
    }
    return worst;
}

static bool fits_money(const struct rs_board *board, int i, int s, struct rs_plan_reason *why)
{
    const struct rs_plan_problem *p = board->plan->p;
    double cost = p->action[i].cost, amount;
    if (board->budget && cost > 0 && rs_plan_over(board->spent[0] + cost, p->budget)) {
        *why = rs_plan_because(RS_PLAN_BUDGET, i);
        why->amount = board->spent[0] + cost - p->budget;
        return false;
    }
    int q = board->budget_per_period ? dear_in(board, i, s, &amount) : 0;
    if (q == 0)
        return true;
    *why = rs_plan_because(RS_PLAN_BUDGET_PERIOD, i);
    why->period = q;
    why->amount = amount;
    return false;
}

/* The period in which a team falls most short when i starts in s; 0: in none. */
static int short_in(const struct rs_board *board, int i, int s, const struct rs_plan_use *use,
                    double *amount)
{
    const struct rs_plan *plan = board->plan;
    const double *used = board->used + (size_t)use->team * ((size_t)plan->p->periods + 1);
    int worst = 0;
    *amount = 0;
    for (int q = s; q <= rs_plan_finish(plan, i, s); q++) {
        double sum = used[q] + use->rate, able = rs_plan_capacity(plan, use->team, q);
        if (rs_plan_over(sum, able) && sum - able > *amount) {
            worst = q;
            *amount = sum - able;
        }
    }
    return worst;
}

static bool fits_teams(const struct rs_board *board, int i, int s, struct rs_plan_reason *why)
{
    const struct rs_plan *plan = board->plan;
    for (int k = plan->use_first[i]; k < plan->use_first[i + 1]; k++) {
        double amount;
        if (board->team != RS_BOARD_ALL && board->team != plan->use[k].team)
            continue;
        int q = short_in(board, i, s, &plan->use[k], &amount);
        if (q == 0)
            continue;
        *why = rs_plan_because(RS_PLAN_CAPACITY, i);
        why->team = plan->use[k].team;
        why->period = q;
        why->amount = amount;
        return false;
    }
    return true;
}

bool rs_board_fits(const struct rs_board *board, int i, int s, struct rs_plan_reason *why)
{
    struct rs_plan_reason unused;
    struct rs_plan_reason *w = why != NULL ? why : &unused;
    return fits_window(board, i, s, w) && fits_others(board, i, s, w) && fits_teams(board, i, s, w)
           && fits_money(board, i, s, w);
}

/* A limit met at some start says more than the end of the window does; of limits the one that
 * money cannot mend. */
static int telling(enum rs_plan_limit limit)
{
    switch (limit) {
    case RS_PLAN_CONFLICT: return 6;
    case RS_PLAN_REQUIRES: return 5;
    case RS_PLAN_BUDGET: return 3;
    case RS_PLAN_CAPACITY: return 4;
    case RS_PLAN_BUDGET_PERIOD: return 3;
    case RS_PLAN_CHAIN: return 2;
    default: return 1;
    }
}

int rs_board_earliest(const struct rs_board *board, int i, int from, struct rs_plan_reason *why)
{
    struct rs_plan_reason first = rs_plan_because(RS_PLAN_HORIZON, i), now = first;
    int s = board->plan->p->action[i].earliest;
    for (s = s < from ? from : s; s <= rs_plan_latest(board->plan, i); s++) {
        if (rs_board_fits(board, i, s, &now))
            return s;
        int more = telling(now.limit) - telling(first.limit);
        if (more > 0 || (more == 0 && now.amount < first.amount))
            first = now;
    }
    if (why != NULL)
        *why = first;
    return 0;
}

int rs_plan_fits(const struct rs_plan *plan, const int *start, int i, int s,
                 struct rs_plan_reason *why)
{
    struct rs_board board;
    if (!rs_board_open(&board, plan))
        return RS_PLAN_NOMEM;
    for (int j = 0; j < plan->p->n; j++)
        if (start[j] > 0 && j != i)
            rs_board_put(&board, j, start[j]);
    bool fits = rs_board_fits(&board, i, s, why);
    rs_board_close(&board);
    return fits ? RS_PLAN_OK : RS_PLAN_INFEASIBLE;
}

int rs_plan_check(struct rs_plan *plan, const int *start, struct rs_plan_reason *why)
{
    struct rs_board board;
    bool fits = true;
    double gain;
    struct rs_plan_reason unused;
    why = why != NULL ? why : &unused;
    *why = rs_plan_because(RS_PLAN_FITS, -1);
    if (!rs_board_open(&board, plan))
        return RS_PLAN_NOMEM;
    for (int k = 0; fits && k < plan->p->n; k++) {
        int i = plan->topo[k];
        if (start[i] == 0 && !plan->p->action[i].must)
            continue;
        if (start[i] == 0)
            *why = rs_plan_because(RS_PLAN_SKIPPED, i);
        fits = start[i] != 0 && rs_board_fits(&board, i, start[i], why);
        if (fits)
            rs_board_put(&board, i, start[i]);
    }
    rs_board_close(&board);
    if (!fits)
        return RS_PLAN_INFEASIBLE;
    int status = rs_plan_gain(plan, start, &gain);
    if (status == RS_PLAN_TRAP)
        *why = rs_plan_because(RS_PLAN_LEAVES_TRAP, -1);
    return status;
}
