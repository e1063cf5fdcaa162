/* plan_table.h - what every set of a part's actions adds to it; not for others than the planner.
 *
 * Ownership: a table owns its lists and borrows the part. */
#ifndef RS_PLAN_TABLE_H
#define RS_PLAN_TABLE_H

#include "engine/plan_core.h"

struct rs_plan_table {
    const struct rs_plan_part *of;
    int *member;     /* [of->n] its actions, required ones first: bit k of a set is member[k] */
    size_t sets;     /* that a plan could hold, all of them; more than 2^22: SIZE_MAX */
    size_t count;    /* sets that a plan could hold; 0: not looked up, `most` is all that is known */
    uint32_t *set;   /* [count], the empty one first */
    double *value;   /* [count] of the part with that set, above that of the empty one */
    double most;     /* no set adds more; INFINITY: who knows */
};

/* The tables of all parts, kept in plan->tables for the next time; those with the fewest sets first,
 * no more sets than `sets` in all, and none begun that would not be done by `until` (of rs_plan_clock).
 * RS_PLAN_INFEASIBLE: U is no sum over the parts, or a part without a table may add any amount. */
int rs_plan_tables(struct rs_plan *plan, size_t sets, double until);
void rs_plan_tables_free(struct rs_plan *plan);

#endif
