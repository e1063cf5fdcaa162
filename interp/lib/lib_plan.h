/* lib_plan.h - the planner as Lua holds it: its numbers, and utility taken apart by journey for a bound.
 *
 * Ownership: all memory is of the arena of the planner, or of the one given; the engine is borrowed. */
#ifndef RS_LIB_PLAN_H
#define RS_LIB_PLAN_H

#include "engine/plan.h"
#include "lib/lib_engine.h"

struct rs_parts {
    struct rs_engine *engine;
    int *journey;   /* [parts] */
    double *factor; /* [parts * goals] what a goal makes of the journey's measure; 0: nothing */
    bool *null;     /* [parts * goals] it has no figure in the model as it is */
};

/* Fills problem->parts, part and own for actions index[problem->n] of the engine. Where U cannot be
 * taken apart, parts is 0. RS_OK or RS_ENOMEM. */
int rs_parts_make(struct rs_parts *parts, struct rs_engine *engine, const int *index,
                  struct rs_arena *arena, struct rs_plan_problem *problem);

/* As problem->part_value, with the bytes taken[] of the engine's actions. */
int rs_parts_value(const struct rs_parts *parts, int part, const unsigned char *taken, double *v);

struct rs_planner {
    struct rs_plan_problem problem;
    struct rs_arena arena;
    struct rs_plan *plan;
    struct rs_engine *engine;
    struct rs_parts parts;
    struct rs_plan_action *action;
    double *capacity;     /* [teams * periods] */
    double *effort;       /* [n * teams] */
    double **costs;       /* [n] of each [periods], or NULL: its cost was never a list */
    int *index;           /* [n] -> action of the engine, from 0 */
    unsigned char *taken; /* [the engine's actions] */
    unsigned char *skip;
    int *start, *order;
    struct rs_plan_reason *reason;
    int lost; /* the goal that the set asked for last leaves without a figure, or RS_NONE */
};

/* Into p the engine and all numbers of the problem in the table at 1; the planner's userdata, which then
 * pins the engine, is at 2. Errors of a number, or of memory, are raised. */
void rs_planner_read(lua_State *L, struct rs_planner *p);

/* Into p what may change from plan to plan, of the problem at 2, the top: budgets, capacity, costs and efforts. */
void rs_planner_reread(lua_State *L, struct rs_planner *p);

#endif
