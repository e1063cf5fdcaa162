/* The ways in which the search changes a plan. Each leaves a plan that keeps every limit. */
#include "engine/plan_search.h"

static int starts(const struct rs_search *s, int i)
{
    return s->board.start[i];
}

/* Remembers that action i started in `was` before the change. */
static void note(struct rs_search *s, int i, int was)
{
    if (s->is_changed[i])
        return;
    s->is_changed[i] = 1;
    s->was[i] = was;
    s->changed[s->count++] = i;
}

static void put(struct rs_search *s, int i, int start)
{
    note(s, i, 0);
    rs_board_put(&s->board, i, start);
}

static void take(struct rs_search *s, int i)
{
    note(s, i, starts(s, i));
    rs_board_drop(&s->board, i);
}

void rs_move_out(struct rs_search *s, int i)
{
    if (starts(s, i) == 0)
        return;
    for (int k = s->needed_first[i]; k < s->needed_first[i + 1]; k++)
        rs_move_out(s, s->needed[k]);
    take(s, i);
}

void rs_move_keep(struct rs_search *s)
{
    while (s->count > 0)
        s->is_changed[s->changed[--s->count]] = 0;
}

void rs_move_undo(struct rs_search *s)
{
    for (int k = 0; k < s->count; k++)
        if (starts(s, s->changed[k]) > 0)
            rs_board_drop(&s->board, s->changed[k]);
    for (int k = 0; k < s->count; k++)
        if (s->was[s->changed[k]] > 0)
            rs_board_put(&s->board, s->changed[k], s->was[s->changed[k]]);
    rs_move_keep(s);
}

static double paid(const struct rs_search *s, int i, int start)
{
    return start > 0 ? s->worth[i] * s->pays[rs_plan_finish(s->plan, i, start)] : 0;
}

double rs_move_guess(const struct rs_search *s)
{
    double sum = 0;
    for (int k = 0; k < s->count; k++) {
        int i = s->changed[k];
        sum += paid(s, i, starts(s, i)) - paid(s, i, s->was[i]);
    }
    return sum;
}

/* Whether all that waits for action i starts after it, were it to start in `start`. */
static bool in_time(const struct rs_search *s, int i, int start)
{
    int finish = rs_plan_finish(s->plan, i, start);
    for (int k = s->needed_first[i]; k < s->needed_first[i + 1]; k++) {
        int other = starts(s, s->needed[k]);
        if (other > 0 && other <= finish)
            return false;
    }
    return true;
}

/* Action i, now out, in at a start from `from` on; one time in four not the earliest. */
static bool settle(struct rs_search *s, int i, int from)
{
    int start = rs_board_earliest(&s->board, i, from, NULL);
    if (start == 0)
        return false;
    int window = rs_plan_latest(s->plan, i) - start;
    if (window > 0 && rs_search_draw(s, 4) == 0) {
        int later = start + 1 + (int)rs_search_draw(s, (uint32_t)window);
        start = rs_board_fits(&s->board, i, later, NULL) ? later : start;
    }
    if (!in_time(s, i, start))
        return false;
    put(s, i, start);
    return true;
}

/* Action i in, with what it requires. */
static bool insert(struct rs_search *s, int i)
{
    const struct rs_plan_action *a = &s->plan->p->action[i];
    struct rs_plan_reason why;
    bool ready = true;
    if (starts(s, i) > 0)
        return false;
    for (int k = 0; ready && k < a->n_required; k++)
        ready = starts(s, a->required[k]) > 0;
    if (ready)
        return settle(s, i, 1);
    if (rs_place_group(s->plan, &s->board, i, false, &s->group, &why) != RS_PLAN_OK)
        return false;
    for (int k = 0; k < s->group.count; k++)
        note(s, s->group.list[k], 0);
    return true;
}

/* Any action that is in (or out, and could be in); -1: none was met. */
static int pick(struct rs_search *s, bool in)
{
    uint32_t n = (uint32_t)s->plan->p->n;
    for (uint32_t k = 0; k < 2 * n + 8; k++) {
        int i = (int)rs_search_draw(s, n);
        if ((starts(s, i) > 0) == in && (in || rs_plan_latest(s->plan, i) > 0))
            return i;
    }
    return -1;
}

/* One that is in, may be taken out, and is in the way of action i, where one is met soon. */
static int pick_rival(struct rs_search *s, int i)
{
    int found = -1;
    for (int k = 0; k < 6; k++) {
        int j = pick(s, true);
        if (j < 0 || s->held[j])
            continue;
        found = j;
        if (rs_plan_conflict(s->plan, i, j))
            break;
        for (int a = s->plan->use_first[i]; a < s->plan->use_first[i + 1]; a++)
            for (int b = s->plan->use_first[j]; b < s->plan->use_first[j + 1]; b++)
                if (s->plan->use[a].team == s->plan->use[b].team)
                    return j;
    }
    return found;
}

static void refill(struct rs_search *s, int tries)
{
    for (int k = 0; k < tries; k++) {
        int i = pick(s, false);
        if (i >= 0 && s->worth[i] > 0)
            insert(s, i);
    }
}

static bool shift(struct rs_search *s)
{
    int i = pick(s, true), start, old;
    if (i < 0)
        return false;
    old = starts(s, i);
    take(s, i);
    if (rs_search_draw(s, 2) == 0) {
        start = rs_board_earliest(&s->board, i, 1, NULL);
    } else {
        int first = s->plan->p->action[i].earliest;
        start = first + (int)rs_search_draw(s, (uint32_t)(rs_plan_latest(s->plan, i) - first + 1));
    }
    if (start == 0 || start == old || !rs_board_fits(&s->board, i, start, NULL)
        || !in_time(s, i, start))
        return false;
    put(s, i, start);
    return true;
}

/* Two that are in, each as near as it can to where the other was. */
static bool exchange(struct rs_search *s)
{
    int i = pick(s, true), j = pick(s, true);
    if (i < 0 || j < 0 || starts(s, i) == starts(s, j))
        return false;
    int first = starts(s, i) < starts(s, j) ? i : j, second = first == i ? j : i;
    int from = starts(s, first);
    take(s, first);
    take(s, second);
    return rs_board_fits(&s->board, second, from, NULL) && in_time(s, second, from)
           && (put(s, second, from), settle(s, first, from));
}

/* One out for one in, and what fits beside it. */
static bool swap(struct rs_search *s)
{
    int i = pick(s, false);
    if (i < 0)
        return false;
    for (uint32_t k = 1 + rs_search_draw(s, 2); k > 0; k--) {
        int j = pick_rival(s, i);
        if (j >= 0)
            rs_move_out(s, j);
        if (insert(s, i)) {
            refill(s, (int)rs_search_draw(s, 3));
            return true;
        }
    }
    return false;
}

static bool leave_out(struct rs_search *s)
{
    int i = pick(s, true);
    if (i < 0 || s->held[i])
        return false;
    rs_move_out(s, i);
    refill(s, (int)rs_search_draw(s, 4));
    return true;
}

/* Several out, then all in again in an order by what they bring for what they take, with chance. */
static bool rebuild(struct rs_search *s)
{
    int n = s->plan->p->n, count = 0;
    for (uint32_t k = 2 + rs_search_draw(s, 4); k > 0; k--) {
        int i = pick(s, true);
        if (i >= 0 && !s->held[i])
            rs_move_out(s, i);
    }
    for (int i = 0; i < n; i++) {
        if (starts(s, i) > 0 || s->worth[i] <= 0)
            continue;
        s->key[i] = s->worth[i] / s->load[i] * (0.4 + 1.2 * rs_search_draw(s, 1024) / 1024);
        int at = count++;
        for (; at > 0 && s->key[s->order[at - 1]] < s->key[i]; at--)
            s->order[at] = s->order[at - 1];
        s->order[at] = i;
    }
    for (int k = 0; k < count; k++)
        insert(s, s->order[k]);
    return s->count > 0;
}

bool rs_move(struct rs_search *s)
{
    uint32_t kind = rs_search_draw(s, 100);
    bool done = kind < 35 ? shift(s) : kind < 50 ? exchange(s) : kind < 75 ? swap(s)
              : kind < 88 ? (refill(s, 1), true) : kind < 97 ? leave_out(s) : rebuild(s);
    if (done && s->count > 0)
        return true;
    rs_move_undo(s);
    return false;
}
