/* Beyond proof: a plan taken apart in part and put together again, many times, keeping the best.
 * Its random numbers are its own and start the same, so equal steps give equal plans. */
#include "engine/plan_core.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct ruin {
    struct rs_plan *plan;
    struct rs_board board;
    struct rs_place_group group;
    unsigned char *held; /* musts and what they require */
    int *best, *now, *order;
    double best_gain, now_gain, best_cost;
    uint64_t random;
};

static uint32_t draw(struct ruin *r, uint32_t below)
{
    uint64_t z = r->random += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return (uint32_t)((z ^ (z >> 31)) % below);
}

/* Takes i off the board, and all that requires it. */
static void drop(struct ruin *r, int i)
{
    const struct rs_plan_problem *p = r->plan->p;
    if (r->board.start[i] == 0)
        return;
    rs_board_drop(&r->board, i);
    memset(r->group.in, 0, (size_t)p->n);
    r->group.in[i] = 1;
    for (int k = 0; k < p->n; k++) {
        int j = r->plan->topo[k];
        for (int q = 0; q < p->action[j].n_required; q++)
            if (r->group.in[p->action[j].required[q]])
                r->group.in[j] = 1;
        if (r->group.in[j] && r->board.start[j] > 0)
            rs_board_drop(&r->board, j);
    }
}

static void load(struct ruin *r, const int *start)
{
    rs_board_clear(&r->board);
    for (int i = 0; i < r->plan->p->n; i++)
        if (start[i] > 0)
            rs_board_put(&r->board, i, start[i]);
}

static void shuffle(struct ruin *r)
{
    for (int k = r->plan->p->n - 1; k > 0; k--) {
        int other = (int)draw(r, (uint32_t)k + 1), kept = r->order[k];
        r->order[k] = r->order[other];
        r->order[other] = kept;
    }
}

/* One action onto the board, at its earliest start or, one time in four, at any that fits. */
static void insert(struct ruin *r, int i)
{
    struct rs_plan_reason why;
    if (r->board.start[i] > 0
        || rs_place_group(r->plan, &r->board, i, false, &r->group, &why) != RS_PLAN_OK)
        return;
    int window = rs_plan_latest(r->plan, i) - r->board.start[i];
    if (window < 1 || draw(r, 4) != 0)
        return;
    int s = r->board.start[i], later = s + 1 + (int)draw(r, (uint32_t)window);
    rs_board_drop(&r->board, i);
    if (!rs_board_fits(&r->board, i, later, NULL))
        later = s;
    rs_board_put(&r->board, i, later);
}

/* Takes some out, puts some in: musts always, the others each time with another chance. */
static void rebuild(struct ruin *r)
{
    int n = r->plan->p->n;
    uint32_t out = 1 + draw(r, n < 8 ? 2 : 4), chance = 1 + draw(r, 4);
    for (uint32_t k = 0; k < out; k++)
        drop(r, (int)draw(r, (uint32_t)n));
    shuffle(r);
    for (int k = 0; k < n; k++)
        if (r->held[r->order[k]])
            insert(r, r->order[k]);
    for (int k = 0; k < n; k++)
        if (draw(r, 4) < chance)
            insert(r, r->order[k]);
}

static bool holds_musts(const struct ruin *r)
{
    for (int i = 0; i < r->plan->p->n; i++)
        if (r->held[i] && r->board.start[i] == 0)
            return false;
    return true;
}

static int judge(struct ruin *r, double heat)
{
    double gain;
    size_t bytes = (size_t)r->plan->p->n * sizeof *r->best;
    if (!holds_musts(r))
        return RS_PLAN_OK;
    int status = rs_plan_gain(r->plan, r->board.start, &gain);
    if (status == RS_PLAN_TRAP)
        return RS_PLAN_OK;
    if (status != RS_PLAN_OK)
        return status;
    double tie = 1e-11 * fabs(r->best_gain);
    if (gain > r->best_gain + tie
        || (gain >= r->best_gain - tie && r->board.spent[0] < r->best_cost - 1e-9)) {
        memcpy(r->best, r->board.start, bytes);
        r->best_gain = gain;
        r->best_cost = r->board.spent[0];
    }
    if (gain >= r->now_gain - heat * fabs(r->best_gain)) {
        memcpy(r->now, r->board.start, bytes);
        r->now_gain = gain;
    }
    return RS_PLAN_OK;
}

/* Leaves out of the best plan, one by one, what adds nothing to it. */
static int prune(struct ruin *r)
{
    int status = RS_PLAN_OK;
    for (int k = r->plan->p->n - 1; status == RS_PLAN_OK && k >= 0; k--) {
        double gain;
        int i = r->plan->topo[k];
        if (r->best[i] == 0 || r->held[i])
            continue;
        load(r, r->best);
        drop(r, i);
        status = rs_plan_gain(r->plan, r->board.start, &gain);
        if (status == RS_PLAN_TRAP)
            status = RS_PLAN_OK;
        else if (status == RS_PLAN_OK && gain >= r->best_gain - 1e-11 * fabs(r->best_gain)) {
            memcpy(r->best, r->board.start, (size_t)r->plan->p->n * sizeof *r->best);
            r->best_gain = gain;
        }
    }
    return status;
}

static bool open_ruin(struct ruin *r, struct rs_plan *plan)
{
    size_t n = (size_t)plan->p->n;
    memset(r, 0, sizeof *r);
    r->plan = plan;
    r->held = rs_mem_take(n, 1);
    r->best = rs_mem_take(n, sizeof *r->best);
    r->now = rs_mem_take(n, sizeof *r->now);
    r->order = rs_mem_take(n, sizeof *r->order);
    bool ok = r->held && r->best && r->now && r->order;
    ok = rs_board_open(&r->board, plan) && ok;
    return rs_group_open(&r->group, plan) && ok;
}

static void close_ruin(struct ruin *r)
{
    rs_board_close(&r->board);
    rs_group_close(&r->group);
    free(r->held);
    free(r->best);
    free(r->now);
    free(r->order);
}

int rs_plan_search(struct rs_plan *plan, long steps, double until, int *start, double *gain)
{
    struct ruin r;
    size_t bytes = (size_t)plan->p->n * sizeof *start;
    int status = open_ruin(&r, plan) ? RS_PLAN_OK : RS_PLAN_NOMEM;
    if (status == RS_PLAN_OK && plan->p->n > 0) {
        rs_plan_musts(plan, r.held);
        for (int i = 0; i < plan->p->n; i++)
            r.order[i] = i;
        memcpy(r.best, start, bytes);
        memcpy(r.now, start, bytes);
        load(&r, start);
        r.best_cost = r.board.spent[0];
        r.best_gain = r.now_gain = *gain;
        for (long k = 0; status == RS_PLAN_OK && k < steps && rs_plan_clock() < until; k++) {
            load(&r, k % 500 == 499 ? r.best : r.now);
            rebuild(&r);
            status = judge(&r, 0.05 * (1 - (double)k / (double)steps));
        }
        if (status == RS_PLAN_OK)
            status = prune(&r);
        memcpy(start, r.best, bytes);
        *gain = r.best_gain;
    }
    close_ruin(&r);
    return status;
}
