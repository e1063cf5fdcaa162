/* The engine as userdata, for the binding itself and for lib_plan.c. The userdata owns the
 * model, the evaluator and the bytes of `taken`; its __gc releases them. Whoever keeps the
 * pointer keeps the userdata alive. */
#ifndef RS_LIB_ENGINE_H
#define RS_LIB_ENGINE_H

#include "engine/measure.h"

#include <lua.h>

#define RS_ENGINE_META "reis.engine"

struct rs_engine {
    struct rs_model model;
    struct rs_eval *eval;
    struct rs_engine_set *set; /* what the call that runs has put in the model, first in `sets` */
    struct rs_model sets;      /* the model's counts, and an arena for what is set */
    unsigned char *taken; /* [n_actions], in the model's arena: the overlay of the call that runs */
    char message[1024];   /* the last trap or goal without a figure, in words */
};

/* The engine at arg; raises when it is something else, or not filled. */
struct rs_engine *rs_engine_check(lua_State *L, int arg);

/* U with the actions taken (one byte each, 0 or 1, model.n_actions of them; NULL: none), for a
 * planner's inner loop: raises nothing. Returns RS_OK, RS_ENOMEM, or RS_ETRAP or RS_ENULL_GOAL
 * with engine->message filled and *u NaN. */
int rs_engine_utility(struct rs_engine *engine, const unsigned char *taken, double *u);

/* lib_engine_read.c: fills the model from the flat table at index t; raises on anything wrong. */
void rs_engine_read(lua_State *L, int t, struct rs_model *model);

/* Reads the record at index t into rec, for a touchpoint with so many killers, in a journey with so
 * many touchpoints; its memory is the model's. */
void rs_engine_read_rec(lua_State *L, struct rs_model *model, int t, int touchpoints, int killers,
                        struct rs_rec *rec);
void rs_engine_read_per(lua_State *L, struct rs_model *model, int t, int touchpoints,
                        struct rs_touchpoint *touch);

/* lib_engine_set.c: puts overlay.set and overlay.journeys (the overlay is at index t) in the model;
 * raises where they are wrong, false where a record has more in it than the model has room for.
 * Call rs_engine_unset after the evaluation; it puts back what was there, and is harmless where
 * nothing was set. */
bool rs_engine_set(lua_State *L, int t, struct rs_engine *engine);
void rs_engine_unset(struct rs_engine *engine);

/* lib_engine_push.c: pushes the scores of the evaluation just made; `whole`: with the touchpoints
 * and killers of each persona. */
void rs_engine_push_scores(lua_State *L, const struct rs_engine *engine, double utility,
                           bool whole);
/* Pushes a table of the measures that are defined. */
void rs_engine_push_measures(lua_State *L, const double *m);

int luaopen_engine(lua_State *L);

#endif
