/* plan_relax.h - the prices behind the bound on a plan, and what every question answers at them; not
 * for others than plan_relax.c and plan_priced.c.
 *
 * Ownership: struct rs_relax owns its lists and borrows the planner. */
#ifndef RS_PLAN_RELAX_H
#define RS_PLAN_RELAX_H

#include "engine/plan_table.h"

/* Members whose prices are summed in one list, lists of them, sets in a pool. */
enum { RS_RELAX_CHUNK = 11, RS_RELAX_CHUNKS = 3, RS_RELAX_POOL = 256 };

/* Sets of a part that were best once, where most rounds look instead of in the whole table. */
struct rs_relax_pool {
    uint32_t set[RS_RELAX_POOL];
    double value[RS_RELAX_POOL];
    size_t count, next;
};

struct rs_relax {
    struct rs_plan *plan;
    struct rs_relax_pool *pool;     /* [parts] */
    bool whole;            /* whether this round reads all tables: only then it gives a bound */
    int periods;
    double aim;            /* what the best plan known gains, summed over the lookahead */
    double *weight;        /* [T + 1] */
    unsigned char *able;   /* [n * (T + 1)] whether it could start in s */
    /* The prices, and for each: how the bound changes with it, the direction, how large it may well be.
     * Links of each part's members for each t, then, from 0 up: teams, money, requires, conflicts. */
    size_t links, money, requires, conflicts, count;
    size_t *link;          /* [parts] of the first member, in t = 1 */
    double *price, *slope, *way, *size, *kept;
    double *ended, *begun; /* [n * (T + 2)] what an action is paid for each t by which it has */
    double (*sum)[1 << RS_RELAX_CHUNK]; /* [RS_RELAX_CHUNKS] */
};

/* The price, slope and the like of a member of a part (one that has a table) for t. */
static inline double *rs_relax_link(double *list, const struct rs_relax *x, int part, int member, int t)
{
    return list + x->link[part] + (size_t)member * (size_t)x->periods + (size_t)t - 1;
}

/* plan_priced.c: the bound, summed over the lookahead, at the prices in force; the slopes are filled. */
double rs_relax_at_prices(struct rs_relax *x);

#endif
