/* The planner's problem: its checks, the utilities it remembers, and what a plan is worth. */
#include "engine/plan_table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MEMORY_MOST = 64 << 20 }; /* bytes of utilities remembered */

double rs_plan_clock(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static bool amount_ok(double v)
{
    return isfinite(v) && v >= 0;
}

static bool limit_ok(double v)
{
    return v >= 0; /* INFINITY is fine, NaN is not */
}

static bool list_ok(const int *list, int count, int n, int self)
{
    if (count < 0 || (count > 0 && list == NULL))
        return false;
    for (int k = 0; k < count; k++)
        if (list[k] < 0 || list[k] >= n || list[k] == self)
            return false;
    return true;
}

static const char *check_costs(const struct rs_plan_action *a)
{
    double sum = 0;
    for (int k = 0; k < rs_plan_pays(a); k++) {
        if (!amount_ok(rs_plan_paid(a, k)))
            return "an action's cost is not a number from 0 up";
        sum += rs_plan_paid(a, k);
    }
    if (rs_plan_over(sum, a->cost) || rs_plan_over(a->cost, sum))
        return "an action's costs per period do not add up to its cost";
    return NULL;
}

static const char *check_action(const struct rs_plan_problem *p, int i)
{
    const struct rs_plan_action *a = &p->action[i];
    if (!amount_ok(a->cost))
        return "an action's cost is not a number from 0 up";
    if (a->periods < 1 || a->periods > RS_PLAN_MAX_PERIODS)
        return "an action's periods are out of bounds";
    const char *costs = check_costs(a);
    if (costs != NULL)
        return costs;
    if (a->earliest < 1)
        return "an action starts before period 1";
    if (!list_ok(a->required, a->n_required, p->n, i))
        return "an action requires itself or none that exists";
    if (!list_ok(a->conflicts, a->n_conflicts, p->n, i))
        return "an action conflicts with itself or with none that exists";
    for (int t = 0; a->effort != NULL && t < p->teams; t++)
        if (!amount_ok(a->effort[t]))
            return "an action's effort is not a number from 0 up";
    return NULL;
}

static const char *check_problem(const struct rs_plan_problem *p)
{
    if (p->n < 0 || p->n > RS_PLAN_MAX_ACTIONS)
        return "too many actions for a roadmap";
    if (p->teams < 0 || p->teams > RS_PLAN_MAX_TEAMS)
        return "too many teams for a roadmap";
    if (p->periods < 1 || p->periods > RS_PLAN_MAX_PERIODS)
        return "a roadmap's periods are out of bounds";
    if (p->lookahead < 1 || p->lookahead > 10 * RS_PLAN_MAX_PERIODS)
        return "a roadmap's lookahead is out of bounds";
    if (!limit_ok(p->budget) || !limit_ok(p->budget_per_period))
        return "a budget is not a number from 0 up";
    for (int k = 0; k < p->teams * p->periods; k++)
        if (!limit_ok(p->capacity[k]))
            return "a capacity is not a number from 0 up";
    for (int i = 0; i < p->n; i++) {
        const char *error = check_action(p, i);
        if (error != NULL)
            return error;
    }
    return NULL;
}

/* Orders actions so that required ones come first; false when they form a cycle. */
static bool order_actions(struct rs_plan *plan)
{
    const struct rs_plan_problem *p = plan->p;
    int placed = 0;
    memset(plan->in, 0, (size_t)p->n);
    for (bool moved = true; moved && placed < p->n;) {
        moved = false;
        for (int i = 0; i < p->n; i++) {
            bool ready = !plan->in[i];
            for (int k = 0; ready && k < p->action[i].n_required; k++)
                ready = plan->in[p->action[i].required[k]];
            if (!ready)
                continue;
            plan->in[i] = 1;
            plan->topo[placed++] = i;
            moved = true;
        }
    }
    return placed == p->n;
}

/* What each action uses of the teams that have a limit. */
static void fill_uses(struct rs_plan *plan)
{
    const struct rs_plan_problem *p = plan->p;
    int used = 0;
    memset(plan->limited, 0, (size_t)p->teams * sizeof *plan->limited);
    for (int k = 0; k < p->teams * p->periods; k++)
        if (isfinite(p->capacity[k]))
            plan->limited[k / p->periods] = 1;
    for (int i = 0; i < p->n; i++) {
        const struct rs_plan_action *a = &p->action[i];
        plan->use_first[i] = used;
        for (int t = 0; a->effort != NULL && t < p->teams; t++)
            if (a->effort[t] > 0 && plan->limited[t]) {
                struct rs_plan_use use = { t, a->effort[t] / a->periods };
                plan->use[used++] = use;
            }
    }
    plan->use_first[p->n] = used;
}

static void fill_conflicts(struct rs_plan *plan)
{
    size_t n = (size_t)plan->p->n;
    for (size_t i = 0; i < n; i++) {
        const struct rs_plan_action *a = &plan->p->action[i];
        for (int k = 0; k < a->n_conflicts; k++) {
            plan->conflict[i * n + (size_t)a->conflicts[k]] = 1;
            plan->conflict[(size_t)a->conflicts[k] * n + i] = 1;
        }
    }
    for (size_t i = 0, held = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++)
            if (plan->conflict[i * n + j])
                plan->against[held++] = (int)j;
        plan->against_first[i + 1] = (int)held;
    }
}

static size_t count_conflicts(const struct rs_plan_problem *p)
{
    size_t count = 0;
    for (int i = 0; i < p->n; i++)
        count += 2 * (size_t)p->action[i].n_conflicts;
    return count;
}

static size_t count_uses(const struct rs_plan_problem *p)
{
    size_t count = 0;
    for (int i = 0; i < p->n; i++)
        for (int t = 0; p->action[i].effort != NULL && t < p->teams; t++)
            count += p->action[i].effort[t] > 0;
    return count;
}

static bool take_tables(struct rs_plan *plan)
{
    size_t n = (size_t)plan->p->n;
    plan->words = n / 64 + 1;
    plan->cells = 256;
    plan->topo = rs_mem_take(n, sizeof *plan->topo);
    plan->conflict = rs_mem_take(n * n, 1);
    plan->against_first = rs_mem_take(n + 1, sizeof *plan->against_first);
    plan->against = rs_mem_take(count_conflicts(plan->p), sizeof *plan->against);
    plan->ends = rs_mem_take(((size_t)plan->p->periods + 1) * plan->words, sizeof *plan->ends);
    plan->use_first = rs_mem_take(n + 1, sizeof *plan->use_first);
    plan->use = rs_mem_take(count_uses(plan->p), sizeof *plan->use);
    plan->limited = rs_mem_take((size_t)plan->p->teams, sizeof *plan->limited);
    plan->keys = rs_mem_take(plan->cells * plan->words, sizeof *plan->keys);
    plan->cell = rs_mem_take(plan->cells, sizeof *plan->cell);
    plan->key = rs_mem_take(plan->words, sizeof *plan->key);
    plan->in = rs_mem_take(n, 1);
    plan->done = rs_mem_take(n, 1);
    return plan->topo && plan->conflict && plan->against_first && plan->against && plan->ends
           && plan->use_first && plan->use && plan->limited && plan->keys && plan->cell
           && plan->key && plan->in && plan->done;
}

struct rs_plan *rs_plan_new(const struct rs_plan_problem *problem, const char **error)
{
    *error = check_problem(problem);
    if (*error != NULL)
        return NULL;
    struct rs_plan *plan = rs_mem_take(1, sizeof *plan);
    *error = "not enough memory to plan";
    if (plan == NULL)
        return NULL;
    plan->p = problem;
    if (!take_tables(plan)) {
        rs_plan_free(plan);
        return NULL;
    }
    if (!order_actions(plan)) {
        *error = "actions require each other in a circle";
        rs_plan_free(plan);
        return NULL;
    }
    fill_uses(plan);
    fill_conflicts(plan);
    *error = NULL;
    return plan;
}

bool rs_plan_changed(struct rs_plan *plan, const char **error)
{
    *error = check_problem(plan->p);
    if (*error != NULL)
        return false;
    struct rs_plan_use *use = rs_mem_take(count_uses(plan->p), sizeof *use);
    if (use == NULL) {
        *error = "not enough memory to plan";
        return false;
    }
    free(plan->use);
    plan->use = use;
    fill_uses(plan);
    return true;
}

void rs_plan_free(struct rs_plan *plan)
{
    if (plan == NULL)
        return;
    rs_plan_tables_free(plan);
    free(plan->topo);
    free(plan->conflict);
    free(plan->against_first);
    free(plan->against);
    free(plan->ends);
    free(plan->use_first);
    free(plan->use);
    free(plan->limited);
    free(plan->keys);
    free(plan->cell);
    free(plan->key);
    free(plan->in);
    free(plan->done);
    free(plan);
}

/* Where a key is, or where it would go, in a table of `cells` (a power of two). */
static size_t find_cell(const uint64_t *keys, const struct rs_plan_cell *cell, size_t cells,
                        size_t words, const uint64_t *key)
{
    uint64_t h = 0x9e3779b97f4a7c15u;
    for (size_t w = 0; w < words; w++) {
        h = (h ^ key[w]) * 0xff51afd7ed558ccdu;
        h ^= h >> 32;
    }
    size_t at = (size_t)h & (cells - 1);
    while (cell[at].state != 0 && memcmp(keys + at * words, key, words * sizeof *key) != 0)
        at = (at + 1) & (cells - 1);
    return at;
}

/* Twice the room; or, where that would be too much, all forgotten. */
static bool grow_memory(struct rs_plan *plan)
{
    size_t cells = plan->cells * 2;
    if (cells * (plan->words * sizeof *plan->keys + sizeof *plan->cell) > MEMORY_MOST) {
        memset(plan->cell, 0, plan->cells * sizeof *plan->cell);
        plan->held = 0;
        return true;
    }
    uint64_t *keys = rs_mem_take(cells * plan->words, sizeof *keys);
    struct rs_plan_cell *cell = rs_mem_take(cells, sizeof *cell);
    if (keys == NULL || cell == NULL) {
        free(keys);
        free(cell);
        return false;
    }
    for (size_t i = 0; i < plan->cells; i++) {
        if (plan->cell[i].state == 0)
            continue;
        const uint64_t *key = plan->keys + i * plan->words;
        size_t at = find_cell(keys, cell, cells, plan->words, key);
        memcpy(keys + at * plan->words, key, plan->words * sizeof *key);
        cell[at] = plan->cell[i];
    }
    free(plan->keys);
    free(plan->cell);
    plan->keys = keys;
    plan->cell = cell;
    plan->cells = cells;
    return true;
}

/* U of the set in plan->key; in: the same as bytes, or NULL. */
static int ask(struct rs_plan *plan, const unsigned char *in, double *u)
{
    size_t at = find_cell(plan->keys, plan->cell, plan->cells, plan->words, plan->key);
    if (plan->cell[at].state != 0) {
        *u = plan->cell[at].u;
        return plan->cell[at].state == 1 ? RS_PLAN_OK : RS_PLAN_TRAP;
    }
    double v = 0;
    for (int i = 0; in == NULL && i < plan->p->n; i++)
        plan->done[i] = plan->key[i / 64] >> (i % 64) & 1;
    int status = plan->p->utility(plan->p->ctx, in != NULL ? in : plan->done, &v);
    if (status < 0)
        return status;
    if (status == RS_PLAN_OK && !isfinite(v))
        return RS_PLAN_STOPPED;
    memcpy(plan->keys + at * plan->words, plan->key, plan->words * sizeof *plan->key);
    plan->cell[at].u = v;
    plan->cell[at].state = status == RS_PLAN_OK ? 1 : 2;
    plan->asked++;
    *u = v;
    if (++plan->held * 2 > plan->cells && !grow_memory(plan))
        return RS_PLAN_NOMEM;
    return status == RS_PLAN_OK ? RS_PLAN_OK : RS_PLAN_TRAP;
}

int rs_plan_u(struct rs_plan *plan, const unsigned char *in, double *u)
{
    memset(plan->key, 0, plan->words * sizeof *plan->key);
    for (int i = 0; i < plan->p->n; i++)
        if (in[i])
            plan->key[i / 64] |= (uint64_t)1 << (i % 64);
    return ask(plan, in, u);
}

void rs_plan_closure(const struct rs_plan *plan, int i, unsigned char *in)
{
    int n = plan->p->n;
    memset(in, 0, (size_t)n);
    in[i] = 1;
    for (int k = n - 1; k >= 0; k--) {
        const struct rs_plan_action *a = &plan->p->action[plan->topo[k]];
        for (int r = 0; in[plan->topo[k]] && r < a->n_required; r++)
            in[a->required[r]] = 1;
    }
}

static int ask_none(struct rs_plan *plan)
{
    if (plan->has_u0)
        return RS_PLAN_OK;
    memset(plan->done, 0, (size_t)plan->p->n);
    int status = rs_plan_u(plan, plan->done, &plan->u0);
    plan->has_u0 = status == RS_PLAN_OK;
    return status;
}

/* Into plan->ends, for each period the set of what ends in it. */
static void fill_ends(struct rs_plan *plan, const int *start)
{
    memset(plan->ends, 0, ((size_t)plan->p->periods + 1) * plan->words * sizeof *plan->ends);
    for (int i = 0; i < plan->p->n; i++)
        if (start[i] > 0) {
            size_t end = (size_t)rs_plan_finish(plan, i, start[i]);
            plan->ends[end * plan->words + (size_t)i / 64] |= (uint64_t)1 << (i % 64);
        }
}

int rs_plan_gain(struct rs_plan *plan, const int *start, double *gain)
{
    const struct rs_plan_problem *p = plan->p;
    int status = ask_none(plan);
    double sum = 0, u = plan->u0;
    fill_ends(plan, start);
    memset(plan->key, 0, plan->words * sizeof *plan->key);
    for (int t = 1; status == RS_PLAN_OK && t <= p->periods; t++) {
        const uint64_t *end = plan->ends + (size_t)t * plan->words;
        uint64_t more = 0;
        for (size_t w = 0; w < plan->words; w++) {
            plan->key[w] |= end[w];
            more |= end[w];
        }
        if (more != 0)
            status = ask(plan, NULL, &u);
        sum += rs_plan_weight(plan, t) * (u - plan->u0);
    }
    *gain = sum / p->lookahead;
    return status;
}
