/* Placing actions one by one: each, with what it requires, at the earliest start that fits. */
#include "engine/plan_core.h"

#include <stdlib.h>
#include <string.h>

bool rs_group_open(struct rs_place_group *group, const struct rs_plan *plan)
{
    group->count = 0;
    group->in = rs_mem_take((size_t)plan->p->n, 1);
    group->list = rs_mem_take((size_t)plan->p->n, sizeof *group->list);
    if (group->in != NULL && group->list != NULL)
        return true;
    rs_group_close(group);
    return false;
}

void rs_group_close(struct rs_place_group *group)
{
    free(group->in);
    free(group->list);
    group->in = NULL;
    group->list = NULL;
}

void rs_plan_musts(const struct rs_plan *plan, unsigned char *in)
{
    int n = plan->p->n;
    for (int i = 0; i < n; i++)
        in[i] = plan->p->action[i].must != 0;
    for (int k = n - 1; k >= 0; k--) {
        const struct rs_plan_action *a = &plan->p->action[plan->topo[k]];
        for (int r = 0; in[plan->topo[k]] && r < a->n_required; r++)
            in[a->required[r]] = 1;
    }
}

static void undo(struct rs_board *board, struct rs_place_group *group)
{
    while (group->count > 0)
        rs_board_drop(board, group->list[--group->count]);
}

/* The same reason, told of the action asked for: what it requires cannot be in. */
static void blame(struct rs_plan_reason *why, int i, int member)
{
    if (member == i)
        return;
    struct rs_plan_reason r = *why;
    r.action = i;
    r.other = member;
    if (why->limit == RS_PLAN_CONFLICT && why->other == i)
        r.other = member;
    else if (why->limit != RS_PLAN_BUDGET)
        r.limit = RS_PLAN_REQUIRES;
    *why = r;
}

/* Moves the last of the group later until no overlay of the plan leaves a trap. */
static int avoid_trap(struct rs_plan *plan, struct rs_board *board, int i)
{
    double gain;
    int status = rs_plan_gain(plan, board->start, &gain);
    int s = board->start[i];
    while (status == RS_PLAN_TRAP) {
        rs_board_drop(board, i);
        s = rs_board_earliest(board, i, s + 1, NULL);
        if (s == 0)
            return RS_PLAN_TRAP;
        rs_board_put(board, i, s);
        status = rs_plan_gain(plan, board->start, &gain);
    }
    return status;
}

int rs_place_group(struct rs_plan *plan, struct rs_board *board, int i, bool traps,
                   struct rs_place_group *group, struct rs_plan_reason *why)
{
    group->count = 0;
    rs_plan_closure(plan, i, group->in);
    for (int k = 0; k < plan->p->n; k++) {
        int j = plan->topo[k], s = 0;
        if (!group->in[j] || board->start[j] > 0)
            continue;
        s = rs_board_earliest(board, j, 1, why);
        if (s == 0) {
            blame(why, i, j);
            undo(board, group);
            return RS_PLAN_INFEASIBLE;
        }
        rs_board_put(board, j, s);
        group->list[group->count++] = j;
    }
    if (!traps)
        return RS_PLAN_OK;
    int status = avoid_trap(plan, board, i);
    if (status == RS_PLAN_OK)
        return status;
    if (status == RS_PLAN_TRAP) { /* i itself is off the board already, and it came last */
        group->count--;
        *why = rs_plan_because(RS_PLAN_LEAVES_TRAP, i);
        status = RS_PLAN_INFEASIBLE;
    }
    undo(board, group);
    return status;
}

struct pass {
    const int *order;
    int count;
    bool musts;
    const unsigned char *skip;
    struct rs_plan_reason *reason;
};

/* One pass over the order; the index of a must that did not fit in *must, or -1. */
static int place_pass(struct rs_plan *plan, struct rs_board *board, struct rs_place_group *group,
                      const struct pass *pass, int *must)
{
    struct rs_plan_reason why;
    for (int k = 0; k < pass->count; k++) {
        int i = pass->order[k];
        bool is_must = plan->p->action[i].must != 0;
        if (is_must != pass->musts || board->start[i] > 0)
            continue;
        why = rs_plan_because(RS_PLAN_SKIPPED, i);
        int status = RS_PLAN_INFEASIBLE;
        if (is_must || !pass->skip || !pass->skip[i])
            status = rs_place_group(plan, board, i, true, group, &why);
        if (status < 0)
            return status;
        if (status != RS_PLAN_OK && pass->reason != NULL)
            pass->reason[i] = why;
        if (status != RS_PLAN_OK && is_must) {
            *must = i;
            return RS_PLAN_INFEASIBLE;
        }
    }
    return RS_PLAN_OK;
}

int rs_plan_place(struct rs_plan *plan, const int *order, int count, const unsigned char *skip,
                  int *start, struct rs_plan_reason *reason, int *must)
{
    struct rs_board board;
    struct rs_place_group group;
    struct pass pass = { order, count, true, skip, reason };
    int unused, status;
    if (!rs_board_open(&board, plan))
        return RS_PLAN_NOMEM;
    if (!rs_group_open(&group, plan)) {
        rs_board_close(&board);
        return RS_PLAN_NOMEM;
    }
    for (int i = 0; reason != NULL && i < plan->p->n; i++)
        reason[i] = rs_plan_because(RS_PLAN_SKIPPED, i);
    status = place_pass(plan, &board, &group, &pass, must != NULL ? must : &unused);
    pass.musts = false;
    if (status == RS_PLAN_OK)
        status = place_pass(plan, &board, &group, &pass, &unused);
    memcpy(start, board.start, (size_t)plan->p->n * sizeof *start);
    for (int i = 0; reason != NULL && i < plan->p->n; i++)
        if (start[i] > 0)
            reason[i] = rs_plan_because(RS_PLAN_FITS, i);
    rs_group_close(&group);
    rs_board_close(&board);
    return status;
}
