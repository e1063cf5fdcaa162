/* lib_plan.h - utility taken apart by journey, for the planner's bound.
 *
 * Ownership: all memory is of the arena given; the engine is borrowed. */
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

#endif
