/* What every set of a part's actions adds to it. A set is looked up only if a plan could hold it: none
 * of its actions conflict, and what they require of the part is in it. */
#include "engine/plan_table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MEMBERS_MOST = 31, SETS_MOST = 1 << 22 };

/* The walk over the sets of one part. */
struct walk {
    struct rs_plan *plan;
    struct rs_plan_table *table;
    int at;                                  /* which part */
    uint32_t required[MEMBERS_MOST], conflict[MEMBERS_MOST];
    size_t count, most;                      /* met, and no more than that */
    unsigned char *in;                       /* [n] */
    double none, began, until;
    int status;
};

static void fill_masks(struct walk *w)
{
    const struct rs_plan_table *table = w->table;
    for (int k = 0; k < table->of->n; k++) {
        const struct rs_plan_action *a = &w->plan->p->action[table->member[k]];
        w->required[k] = w->conflict[k] = 0;
        for (int m = 0; m < table->of->n; m++) {
            for (int r = 0; r < a->n_required; r++)
                if (a->required[r] == table->member[m])
                    w->required[k] |= 1u << m;
            if (rs_plan_conflict(w->plan, table->member[k], table->member[m]))
                w->conflict[k] |= 1u << m;
        }
    }
}

/* Whether looking up all sets would end too late, by what those so far took. */
static bool late(const struct walk *w)
{
    if ((w->count & 255) != 255 || isinf(w->until))
        return false;
    double now = rs_plan_clock(), spent = now - w->began;
    if (spent < 0.02) /* too soon to tell */
        return now > w->until;
    return now + spent / (double)w->count * (double)(w->table->count - w->count) > w->until;
}

static void look_up(struct walk *w, uint32_t set)
{
    struct rs_plan_table *table = w->table;
    const struct rs_plan_problem *p = w->plan->p;
    double v = 0;
    int status = p->part_value(p->ctx, w->at, w->in, &v);
    if (status == RS_PLAN_OK && !isfinite(v))
        status = RS_PLAN_INFEASIBLE;
    if (w->count == 0)
        w->none = v;
    table->set[w->count] = set;
    table->value[w->count] = status == RS_PLAN_TRAP ? -INFINITY : v - w->none;
    if (status != RS_PLAN_OK && (status != RS_PLAN_TRAP || set == 0))
        w->status = status;
    else if (late(w))
        w->status = RS_PLAN_STOPPED;
}

/* All sets that add members from `from` on to this one; counts them only while there is no room. */
static void walk(struct walk *w, uint32_t set, int from)
{
    if (w->table->set != NULL)
        look_up(w, set);
    if (w->status != RS_PLAN_OK || ++w->count > w->most)
        return;
    for (int k = from; k < w->table->of->n && w->status == RS_PLAN_OK && w->count <= w->most; k++) {
        if ((w->required[k] & ~set) != 0 || (w->conflict[k] & set) != 0)
            continue;
        w->in[w->table->member[k]] = 1;
        walk(w, set | 1u << k, k + 1);
        w->in[w->table->member[k]] = 0;
    }
}

static void count_sets(struct rs_plan *plan, struct rs_plan_table *table)
{
    struct walk w = { .plan = plan, .table = table, .most = SETS_MOST, .in = plan->in };
    table->sets = SIZE_MAX;
    if (table->of->n > MEMBERS_MOST)
        return;
    memset(plan->in, 0, (size_t)plan->p->n);
    fill_masks(&w);
    walk(&w, 0, 0);
    if (w.count <= SETS_MOST)
        table->sets = w.count;
}

static void forget(struct rs_plan_table *table)
{
    free(table->set);
    free(table->value);
    table->set = NULL;
    table->value = NULL;
    table->count = 0;
}

/* RS_PLAN_STOPPED: there is not the time. */
static int fill(struct rs_plan *plan, int at, double until)
{
    struct rs_plan_table *table = &plan->tables[at];
    size_t count = table->sets;
    table->set = rs_mem_take(count, sizeof *table->set);
    table->value = rs_mem_take(count, sizeof *table->value);
    if (table->set == NULL || table->value == NULL) {
        forget(table);
        return RS_PLAN_NOMEM;
    }
    struct walk w = { .plan = plan, .table = table, .at = at, .most = count, .in = plan->in,
                      .began = rs_plan_clock(), .until = until };
    table->count = count;
    memset(plan->in, 0, (size_t)plan->p->n);
    fill_masks(&w);
    walk(&w, 0, 0);
    if (w.status != RS_PLAN_OK)
        forget(table);
    return w.status;
}

static bool open(struct rs_plan *plan)
{
    const struct rs_plan_problem *p = plan->p;
    plan->tables = rs_mem_take((size_t)p->parts, sizeof *plan->tables);
    if (plan->tables == NULL)
        return false;
    for (int at = 0; at < p->parts; at++) {
        struct rs_plan_table *table = &plan->tables[at];
        table->of = &p->part[at];
        table->most = NAN;
        table->member = rs_mem_take((size_t)p->part[at].n, sizeof *table->member);
        if (table->member == NULL)
            return false;
        memset(plan->in, 0, (size_t)p->n);
        for (int k = 0; k < p->part[at].n; k++)
            plan->in[p->part[at].action[k]] = 1;
        for (int k = 0, m = 0; k < p->n; k++)
            if (plan->in[plan->topo[k]])
                table->member[m++] = plan->topo[k];
        count_sets(plan, table);
    }
    return true;
}

/* The most each part adds, by what is known of it without a look. */
static int fill_most(struct rs_plan *plan)
{
    const struct rs_plan_problem *p = plan->p;
    memset(plan->in, 0, (size_t)p->n);
    for (int at = 0; at < p->parts; at++) {
        double none = 0;
        int status = isnan(plan->tables[at].most) ? p->part_value(p->ctx, at, plan->in, &none) : RS_PLAN_OK;
        if (status != RS_PLAN_OK)
            return status < 0 ? status : RS_PLAN_INFEASIBLE;
        if (isnan(plan->tables[at].most))
            plan->tables[at].most = p->part[at].most - none;
    }
    return RS_PLAN_OK;
}

/* The part without a table that has the fewest sets, no more than `most`; -1: none. */
static int next(const struct rs_plan *plan, size_t most)
{
    int found = -1;
    for (int at = 0; at < plan->p->parts; at++) {
        const struct rs_plan_table *table = &plan->tables[at];
        if (table->count == 0 && table->sets <= most
            && (found < 0 || table->sets < plan->tables[found].sets))
            found = at;
    }
    return found;
}

int rs_plan_tabled(struct rs_plan *plan, bool *some)
{
    *some = false;
    if (plan->p->parts > 0 && plan->tables == NULL && !open(plan)) {
        rs_plan_tables_free(plan);
        return RS_PLAN_NOMEM;
    }
    for (int at = 0; at < plan->p->parts; at++)
        *some = *some || plan->tables[at].sets <= SETS_MOST;
    return RS_PLAN_OK;
}

int rs_plan_tables(struct rs_plan *plan, size_t sets, double until)
{
    bool some;
    int status = rs_plan_tabled(plan, &some);
    status = status == RS_PLAN_OK ? fill_most(plan) : status;
    if (status != RS_PLAN_OK)
        return status;
    for (int at = 0; at < plan->p->parts; at++)
        sets -= plan->tables[at].count < sets ? plan->tables[at].count : sets;
    for (int at; status == RS_PLAN_OK && (at = next(plan, sets)) >= 0; sets -= plan->tables[at].sets)
        status = fill(plan, at, until);
    status = status == RS_PLAN_STOPPED ? RS_PLAN_OK : status;
    for (int at = 0; status == RS_PLAN_OK && at < plan->p->parts; at++)
        if (plan->tables[at].count == 0 && !isfinite(plan->tables[at].most))
            status = RS_PLAN_INFEASIBLE;
    return status;
}

void rs_plan_tables_free(struct rs_plan *plan)
{
    for (int at = 0; plan->tables != NULL && at < plan->p->parts; at++) {
        forget(&plan->tables[at]);
        free(plan->tables[at].member);
    }
    free(plan->tables);
    plan->tables = NULL;
}
