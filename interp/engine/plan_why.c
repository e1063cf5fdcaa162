/* What stands in the way: of one action beside a plan, or of every plan that holds the musts. */
#include "engine/plan_core.h"

#include <stdlib.h>
#include <string.h>

enum { SCHEDULE_STEPS = 300000 };

struct schedule {
    struct rs_board board;
    int *list, count;
    long steps;
};

/* Starts for list[at..]: true when all found one. */
static bool schedule_from(struct schedule *s, int at)
{
    if (at == s->count)
        return true;
    int i = s->list[at];
    const struct rs_plan *plan = s->board.plan;
    for (int q = plan->p->action[i].earliest; q <= rs_plan_latest(plan, i); q++) {
        if (++s->steps > SCHEDULE_STEPS)
            return false;
        if (!rs_board_fits(&s->board, i, q, NULL))
            continue;
        rs_board_put(&s->board, i, q);
        if (schedule_from(s, at + 1))
            return true;
        rs_board_drop(&s->board, i);
    }
    return false;
}

int rs_plan_schedule(const struct rs_plan *plan, int *start)
{
    struct schedule s = { .count = 0 };
    size_t n = (size_t)plan->p->n;
    unsigned char *in = rs_mem_take(n, 1);
    s.list = rs_mem_take(n, sizeof *s.list);
    int status = RS_PLAN_NOMEM;
    if (in != NULL && s.list != NULL && rs_board_open(&s.board, plan)) {
        rs_plan_musts(plan, in);
        for (size_t k = 0; k < n; k++)
            if (in[plan->topo[k]])
                s.list[s.count++] = plan->topo[k];
        status = schedule_from(&s, 0) ? RS_PLAN_OK
                 : s.steps > SCHEDULE_STEPS ? RS_PLAN_STOPPED : RS_PLAN_INFEASIBLE;
        if (status == RS_PLAN_OK)
            memcpy(start, s.board.start, n * sizeof *start);
        rs_board_close(&s.board);
    }
    free(in);
    free(s.list);
    return status;
}

/* What i and all it requires, once on the board, changes of the gain. */
static int worth_of(struct rs_plan *plan, struct rs_board *board, const int *start, int i,
                    struct rs_plan_reason *why)
{
    double before, after;
    int status = rs_plan_gain(plan, start, &before);
    if (status == RS_PLAN_OK)
        status = rs_plan_gain(plan, board->start, &after);
    if (status == RS_PLAN_TRAP) {
        *why = rs_plan_because(RS_PLAN_LEAVES_TRAP, i);
        return RS_PLAN_OK;
    }
    *why = rs_plan_because(RS_PLAN_NO_GAIN, i);
    why->period = board->start[i];
    why->amount = status == RS_PLAN_OK ? after - before : 0;
    return status;
}

/* The reasons gathered for one action, and the plan it would come beside. */
struct gather {
    struct rs_plan *plan;
    struct rs_board board;
    struct rs_place_group group;
    struct rs_plan_reason *why;
    int action, most, count;
};

static bool open_gather(struct gather *g, const int *start)
{
    if (!rs_board_open(&g->board, g->plan))
        return false;
    if (!rs_group_open(&g->group, g->plan)) {
        rs_board_close(&g->board);
        return false;
    }
    for (int j = 0; j < g->plan->p->n; j++)
        if (start[j] > 0)
            rs_board_put(&g->board, j, start[j]);
    return true;
}

/* One more reason, unless it is known; `from` is the first of those that it is sorted among. */
static void note(struct gather *g, const struct rs_plan_reason *why, int from)
{
    int at = from;
    for (int k = 0; k < g->count; k++)
        if (g->why[k].limit == why->limit && g->why[k].other == why->other
            && g->why[k].team == why->team)
            return;
    while (at < g->count && g->why[at].amount >= why->amount)
        at++;
    if (at >= g->most)
        return;
    g->count = g->count < g->most ? g->count + 1 : g->most;
    memmove(g->why + at + 1, g->why + at, (size_t)(g->count - 1 - at) * sizeof *g->why);
    g->why[at] = *why;
}

/* Whether the action and what it requires fit where only these limits are looked at; the board is
 * as it was afterwards. RS_PLAN_OK, RS_PLAN_INFEASIBLE (noted) or a failure. */
static int try_limits(struct gather *g, int team, int budget, int per_period, int from)
{
    struct rs_plan_reason why;
    g->board.team = team;
    g->board.budget = budget;
    g->board.budget_per_period = per_period;
    int status = rs_place_group(g->plan, &g->board, g->action, false, &g->group, &why);
    if (status == RS_PLAN_INFEASIBLE)
        note(g, &why, from);
    while (status == RS_PLAN_OK && g->group.count > 0)
        rs_board_drop(&g->board, g->group.list[--g->group.count]);
    return status;
}

/* The money that is short over all periods for what is not on the board yet. */
static void try_budget(struct gather *g, int from)
{
    const struct rs_plan_problem *p = g->plan->p;
    double cost = 0;
    rs_plan_closure(g->plan, g->action, g->group.in);
    for (int i = 0; i < p->n; i++)
        cost += g->group.in[i] && g->board.start[i] == 0 ? p->action[i].cost : 0;
    if (cost > 0 && rs_plan_over(g->board.spent[0] + cost, p->budget)) {
        struct rs_plan_reason why = rs_plan_because(RS_PLAN_BUDGET, g->action);
        why.amount = g->board.spent[0] + cost - p->budget;
        note(g, &why, from);
    }
}

/* What keeps it out as the plan stands: the order of things, each team apart, money apart. */
static int gather_limits(struct gather *g)
{
    int status = try_limits(g, RS_BOARD_NONE, 0, 0, 0);
    for (int t = 0; status == RS_PLAN_OK && t < g->plan->p->teams; t++)
        if (g->plan->limited[t]) {
            int one = try_limits(g, t, 0, 0, 0);
            status = one < 0 ? one : status;
        }
    if (status != RS_PLAN_OK)
        return status == RS_PLAN_INFEASIBLE ? RS_PLAN_OK : status;
    int money = g->count;
    try_budget(g, money);
    int one = try_limits(g, RS_BOARD_NONE, 0, 1, money);
    if (one >= 0 && g->count == 0)
        one = try_limits(g, RS_BOARD_ALL, 1, 1, 0);
    return one < 0 ? one : RS_PLAN_OK;
}

int rs_plan_why(struct rs_plan *plan, const int *start, int i, struct rs_plan_reason *why,
                int most, int *count)
{
    struct gather g = { .plan = plan, .why = why, .action = i, .most = most };
    if (!open_gather(&g, start))
        return RS_PLAN_NOMEM;
    int status = gather_limits(&g);
    if (status == RS_PLAN_OK && g.count == 0) {
        status = rs_place_group(plan, &g.board, i, false, &g.group, why);
        status = worth_of(plan, &g.board, start, i, why);
        g.count = 1;
    }
    *count = g.count;
    rs_group_close(&g.group);
    rs_board_close(&g.board);
    return status;
}

/* Whether the musts take more days of a team than it has in all periods. */
static bool team_breaks(const struct rs_plan *plan, const unsigned char *in, int t,
                        struct rs_plan_reason *why)
{
    const struct rs_plan_problem *p = plan->p;
    double days = 0, able = 0;
    for (int i = 0; i < p->n; i++)
        days += in[i] && p->action[i].effort != NULL ? p->action[i].effort[t] : 0;
    for (int q = 1; q <= p->periods; q++)
        able += rs_plan_capacity(plan, t, q);
    if (!rs_plan_over(days, able))
        return false;
    *why = rs_plan_because(RS_PLAN_CAPACITY, -1);
    why->team = t;
    why->amount = days - able;
    return true;
}

/* The limits that sums over the musts alone break. */
static bool sums_break(const struct rs_plan *plan, const unsigned char *in,
                       struct rs_plan_reason *why)
{
    const struct rs_plan_problem *p = plan->p;
    double cost = 0;
    for (int t = 0; t < p->teams; t++)
        if (team_breaks(plan, in, t, why))
            return true;
    for (int i = 0; i < p->n; i++)
        cost += in[i] ? p->action[i].cost : 0;
    if (rs_plan_over(cost, p->budget)) {
        *why = rs_plan_because(RS_PLAN_BUDGET, -1);
        why->amount = cost - p->budget;
        return true;
    }
    if (rs_plan_over(cost, p->budget_per_period * p->periods)) {
        *why = rs_plan_because(RS_PLAN_BUDGET_PERIOD, -1);
        why->amount = cost - p->budget_per_period * p->periods;
        return true;
    }
    return false;
}

/* One must, or what it requires, that breaks a limit on its own or with another. */
static bool single_breaks(const struct rs_plan *plan, const unsigned char *in,
                          const struct rs_board *empty, struct rs_plan_reason *why)
{
    const struct rs_plan_problem *p = plan->p;
    for (int i = 0; i < p->n; i++)
        for (int j = 0; j < i; j++)
            if (in[i] && in[j] && rs_plan_conflict(plan, i, j)) {
                *why = rs_plan_because(RS_PLAN_CONFLICT, i);
                why->other = j;
                return true;
            }
    for (int i = 0; i < p->n; i++) {
        struct rs_plan_reason now;
        if (in[i] && rs_board_earliest(empty, i, 1, &now) == 0
            && now.limit != RS_PLAN_REQUIRES) {
            *why = now;
            return true;
        }
    }
    return false;
}

/* The first must that finds no place when all are placed in turn. */
static void placing_breaks(const struct rs_plan *plan, const unsigned char *in,
                           struct rs_board *board, struct rs_plan_reason *why)
{
    for (int k = 0; k < plan->p->n; k++) {
        int i = plan->topo[k];
        if (!in[i])
            continue;
        int s = rs_board_earliest(board, i, 1, why);
        if (s == 0)
            return;
        rs_board_put(board, i, s);
    }
    *why = rs_plan_because(RS_PLAN_TOGETHER, -1);
}

int rs_plan_infeasible(struct rs_plan *plan, struct rs_plan_reason *why)
{
    struct rs_board board;
    unsigned char *in = rs_mem_take((size_t)plan->p->n, 1);
    int *start = rs_mem_take((size_t)plan->p->n, sizeof *start);
    int status = RS_PLAN_NOMEM;
    if (in != NULL && start != NULL && rs_board_open(&board, plan)) {
        status = RS_PLAN_OK;
        rs_plan_musts(plan, in);
        if (!single_breaks(plan, in, &board, why) && !sums_break(plan, in, why)) {
            status = rs_plan_schedule(plan, start);
            if (status == RS_PLAN_OK)
                *why = rs_plan_because(RS_PLAN_LEAVES_TRAP, -1);
            else if (status != RS_PLAN_NOMEM)
                placing_breaks(plan, in, &board, why);
        }
        rs_board_close(&board);
        status = status == RS_PLAN_NOMEM ? status : RS_PLAN_OK;
    }
    free(in);
    free(start);
    return status;
}
