/* What the two files of the `simulate` binding share. Nothing is owned here. */
#ifndef RS_LIB_SIMULATE_H
#define RS_LIB_SIMULATE_H

#include "engine/simulate.h"

#include <lua.h>

/* lib_simulate_place.c: where in the model the number lies that stands at a path in the flat table that the model
 * was read from: the list on top of the stack, { "journeys", 1, "touchpoints", 2, "base", "leave" }. Raises where
 * there is none. */
struct rs_place rs_simulate_place(lua_State *L, struct rs_model *model);

#endif
