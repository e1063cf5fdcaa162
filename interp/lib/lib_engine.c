/* The Lua module `engine`: engine.new(flat) -> E, E:score, E:utility, E:part, E:leverage,
 * E:trap; engine.mean. */
#include "lib/lib_engine.h"

#include "engine/dist.h"
#include "lib/check.h"

#include <string.h>

struct rs_engine *rs_engine_check(lua_State *L, int arg)
{
    struct rs_engine *engine = luaL_checkudata(L, arg, RS_ENGINE_META);
    if (engine->eval == NULL)
        luaL_argerror(L, arg, "this engine has been released");
    return engine;
}

int rs_engine_utility(struct rs_engine *engine, const unsigned char *taken, double *u)
{
    int status = rs_eval_utility(engine->eval, taken, u);
    if (status == RS_ETRAP)
        rs_eval_trap_text(engine->eval, rs_eval_trap(engine->eval), engine->message,
                          sizeof engine->message);
    if (status == RS_ENULL_GOAL)
        rs_eval_null_text(engine->eval, rs_eval_null_goal(engine->eval), engine->message,
                          sizeof engine->message);
    return status;
}

static int release(lua_State *L)
{
    struct rs_engine *engine = luaL_checkudata(L, 1, RS_ENGINE_META);
    rs_eval_free(engine->eval);
    engine->eval = NULL;
    engine->taken = NULL;
    rs_model_free(&engine->model);
    rs_arena_free(&engine->sets.arena);
    return 0;
}

/* flat.null_goals (a list of goals by number), of a variant of another model: those that had no
 * figure there. */
static void read_base(lua_State *L, struct rs_engine *engine)
{
    int n = rs_check_list(L, 1, "null_goals"), goals = engine->model.n_goals;
    if (!lua_isnil(L, -1)) {
        unsigned char *null = rs_arena_take(&engine->model.arena, (size_t)goals, 1);
        for (int i = 1; null != NULL && i <= n; i++) {
            lua_rawgeti(L, -1, i);
            null[(int)rs_check_value(L, -1, "null_goals", 1, goals) - 1] = 1;
            lua_pop(L, 1);
        }
        if (null == NULL)
            luaL_error(L, "not enough memory for the model");
        rs_eval_set_base(engine->eval, null);
    }
    lua_pop(L, 1);
}

/* engine.new(flat) -> E. Raises when flat is not what the engine was promised. */
static int new_engine(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    struct rs_engine *engine = lua_newuserdatauv(L, sizeof *engine, 0);
    memset(engine, 0, sizeof *engine);
    luaL_setmetatable(L, RS_ENGINE_META);
    rs_engine_read(L, 1, &engine->model);
    engine->taken = rs_arena_take(&engine->model.arena, (size_t)engine->model.n_actions, 1);
    if (engine->taken != NULL)
        engine->eval = rs_eval_new(&engine->model);
    if (engine->eval == NULL)
        return luaL_error(L, "not enough memory for the model");
    read_base(L, engine);
    return 1;
}

/* The actions of the overlay at arg ({ actions = { i, ... } }, or nothing) as bytes, or NULL for
 * none. */
static const unsigned char *check_actions(lua_State *L, int arg, struct rs_engine *engine)
{
    engine->set = NULL;
    if (lua_isnoneornil(L, arg))
        return NULL;
    luaL_checktype(L, arg, LUA_TTABLE);
    int n = rs_check_list(L, arg, "actions");
    if (engine->model.n_actions > 0)
        memset(engine->taken, 0, (size_t)engine->model.n_actions);
    for (int i = 1; i <= n; i++) {
        lua_rawgeti(L, -1, i);
        lua_Integer a = lua_isinteger(L, -1) ? lua_tointeger(L, -1) : 0;
        if (a < 1 || a > engine->model.n_actions)
            luaL_argerror(L, arg, "its actions are numbers of flat.actions");
        engine->taken[a - 1] = 1;
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return engine->taken;
}

static void push_trap(lua_State *L, struct rs_engine *engine, struct rs_trap trap)
{
    lua_createtable(L, 0, 4);
    rs_set_integer(L, "journey", trap.journey + 1);
    rs_set_integer(L, "touchpoint", trap.touchpoint + 1);
    rs_set_integer(L, "persona", trap.persona + 1);
    rs_set_text(L, "message",
                rs_eval_trap_text(engine->eval, trap, engine->message, sizeof engine->message));
}

/* What a failed evaluation returns: nil, message, and the trap or { goal = }. Memory running out
 * raises. */
static int fail(lua_State *L, struct rs_engine *engine, int status)
{
    if (status == RS_ENULL_GOAL) {
        int goal = rs_eval_null_goal(engine->eval);
        lua_pushnil(L);
        lua_pushstring(L, rs_eval_null_text(engine->eval, goal, engine->message,
                                            sizeof engine->message));
        lua_createtable(L, 0, 1);
        rs_set_integer(L, "goal", goal + 1);
        return 3;
    }
    if (status != RS_ETRAP)
        return luaL_error(L, "not enough memory: the model is too large, or its loops too dense");
    lua_pushnil(L);
    push_trap(L, engine, rs_eval_trap(engine->eval));
    lua_getfield(L, -1, "message");
    lua_insert(L, -2);
    return 3;
}

/* Evaluates with the overlay at argument 2: its actions, and what it sets (see lib_engine_set.c);
 * `all`: every measure, not those of U alone.
 * False: what is set does not fit, and nothing was evaluated. */
static bool evaluate(lua_State *L, struct rs_engine *engine, bool all, double *u, int *status)
{
    const unsigned char *taken = check_actions(L, 2, engine);
    if (lua_istable(L, 2) && !rs_engine_set(L, 2, engine))
        return false;
    *status = rs_engine_utility(engine, taken, u);
    if (all && *status == RS_OK)
        *status = rs_eval_run(engine->eval, taken);
    rs_engine_unset(engine);
    return true;
}

/* E:utility([overlay]) -> U | nil, message, trap or { goal = } | false where what the overlay sets
 * has more steps or marks than the model it is set in; make another engine for it. */
static int utility(lua_State *L)
{
    struct rs_engine *engine = rs_engine_check(L, 1);
    double u;
    int status;
    if (!evaluate(L, engine, false, &u, &status))
        lua_pushboolean(L, false);
    else if (status != RS_OK)
        return fail(L, engine, status);
    else
        lua_pushnumber(L, u);
    return 1;
}

/* -> scores | nil, message, trap or { goal = } | false as above */
static int push_score(lua_State *L, bool whole)
{
    struct rs_engine *engine = rs_engine_check(L, 1);
    double u;
    int status;
    if (!evaluate(L, engine, true, &u, &status))
        lua_pushboolean(L, false);
    else if (status != RS_OK)
        return fail(L, engine, status);
    else
        rs_engine_push_scores(L, engine, u, whole);
    return 1;
}

/* E:score([overlay]): all of it. */
static int score(lua_State *L)
{
    return push_score(L, true);
}

/* E:rows([overlay]): the measures of journeys and personas alone. */
static int rows(lua_State *L)
{
    return push_score(L, false);
}

/* E:leverage(journey [, overlay]) -> { gain in U of marks one higher, by touchpoint } | nil,
 * message, trap */
static int leverage(lua_State *L)
{
    struct rs_engine *engine = rs_engine_check(L, 1);
    int j = rs_check_index(L, 2, engine->model.n_journeys) - 1;
    int n = engine->model.journeys[j].n_touchpoints;
    const unsigned char *taken = check_actions(L, 3, engine);
    double *gain = lua_newuserdatauv(L, ((size_t)n + 1) * sizeof *gain, 0);
    int status = rs_eval_leverage(engine->eval, j, taken, gain);
    if (status != RS_OK)
        return fail(L, engine, status);
    lua_createtable(L, n, 0);
    for (int t = 0; t < n; t++) {
        lua_pushnumber(L, gain[t]);
        lua_rawseti(L, -2, t + 1);
    }
    return 1;
}

static void push_part(lua_State *L, const struct rs_engine *engine, int j,
                      double (*part)[RS_MEASURES], const double *whole)
{
    int count = 0;
    rs_engine_push_measures(L, whole);
    lua_newtable(L);
    for (int p = 0; p < engine->model.n_personas; p++) {
        if (!rs_eval_slot(engine->eval, j, p)->makes)
            continue;
        rs_engine_push_measures(L, part[p]);
        rs_set_text(L, "persona", engine->model.personas[p].name);
        rs_set_integer(L, "index", p + 1);
        rs_set_number(L, "share", engine->model.personas[p].share);
        lua_rawseti(L, -2, ++count);
    }
    lua_setfield(L, -2, "personas");
}

/* E:part(journey, { touchpoint, ... } [, overlay]) -> { measures, personas = { measures, ... } } | nil, message, trap |
 * false, as E:utility */
static int part_of(lua_State *L)
{
    struct rs_engine *engine = rs_engine_check(L, 1);
    int j = rs_check_index(L, 2, engine->model.n_journeys) - 1;
    luaL_checktype(L, 3, LUA_TTABLE);
    const unsigned char *taken = check_actions(L, 4, engine);
    int n = (int)lua_rawlen(L, 3), limit = engine->model.journeys[j].n_touchpoints;
    if (n > limit)
        return luaL_argerror(L, 3, "more touchpoints than the journey has");
    int *list = lua_newuserdatauv(L, ((size_t)n + 1) * sizeof *list, 0);
    double whole[RS_MEASURES];
    double(*part)[RS_MEASURES] =
        lua_newuserdatauv(L, (size_t)engine->model.n_personas * sizeof *part, 0);
    for (int i = 0; i < n; i++) {
        lua_rawgeti(L, 3, i + 1);
        lua_Integer t = lua_isinteger(L, -1) ? lua_tointeger(L, -1) : 0;
        if (t < 1 || t > limit)
            return luaL_argerror(L, 3, "its members are touchpoints by number");
        list[i] = (int)t - 1;
        lua_pop(L, 1);
    }
    if (lua_istable(L, 4) && !rs_engine_set(L, 4, engine)) {
        lua_pushboolean(L, false);
        return 1;
    }
    int status = rs_eval_part(engine->eval, j, list, n, taken, part, whole);
    rs_engine_unset(engine);
    if (status != RS_OK)
        return fail(L, engine, status);
    push_part(L, engine, j, part, whole);
    return 1;
}

/* E:trap() -> nil | { journey =, touchpoint =, persona =, message = } */
static int trap_of(lua_State *L)
{
    struct rs_engine *engine = rs_engine_check(L, 1);
    int status = rs_eval_run(engine->eval, NULL);
    if (status == RS_ETRAP)
        push_trap(L, engine, rs_eval_trap(engine->eval));
    else if (status == RS_OK)
        lua_pushnil(L);
    else
        return fail(L, engine, status);
    return 1;
}

/* E:traps() -> { { journey =, touchpoint =, persona =, message = }, ... }: one per journey and
 * persona */
static int traps_of(lua_State *L)
{
    struct rs_engine *engine = rs_engine_check(L, 1);
    size_t most = (size_t)engine->model.n_journeys * (size_t)engine->model.n_personas;
    int count = 0, room = most < 1000 ? (int)most : 1000;
    struct rs_trap *traps = lua_newuserdatauv(L, ((size_t)room + 1) * sizeof *traps, 0);
    int status = rs_eval_traps(engine->eval, traps, room, &count);
    if (status != RS_OK)
        return fail(L, engine, status);
    lua_createtable(L, count, 0);
    for (int i = 0; i < count; i++) {
        push_trap(L, engine, traps[i]);
        lua_rawseti(L, -2, i + 1);
    }
    return 1;
}

/* t[name] for a bound: any number but NaN; absent: otherwise. */
static double bound(lua_State *L, const char *name, double otherwise)
{
    double v = otherwise;
    if (rs_check_get(L, 1, name) != LUA_TNIL) {
        if (lua_type(L, -1) != LUA_TNUMBER || isnan((double)lua_tonumber(L, -1)))
            rs_check_fail(L, name, "a number is needed", -1);
        v = (double)lua_tonumber(L, -1);
    }
    lua_pop(L, 1);
    return v;
}

static double needed(lua_State *L, const char *name)
{
    double v = rs_check_number(L, 1, name, NAN, -1e300, 1e300);
    if (isnan(v))
        luaL_error(L, "field '%s' is missing", name);
    return v;
}

/* engine.mean { dist = "pert", low =, likely =, high = } | { dist = "uniform", low =, high = } |
 * { dist = "around", mean =, sd =, low =, high = } (bounds may be left out) -> number */
static int mean_of(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    const char *dist = rs_check_text(L, 1, "dist", NULL);
    if (strcmp(dist, "pert") == 0) {
        lua_pushnumber(L, rs_dist_pert_mean(needed(L, "low"), needed(L, "likely"),
                                            needed(L, "high")));
    } else if (strcmp(dist, "uniform") == 0) {
        lua_pushnumber(L, rs_dist_uniform_mean(needed(L, "low"), needed(L, "high")));
    } else if (strcmp(dist, "around") == 0) {
        double mean = needed(L, "mean"), sd = needed(L, "sd");
        double lo = bound(L, "low", -INFINITY), hi = bound(L, "high", INFINITY);
        if (sd < 0 || lo > hi)
            return luaL_argerror(L, 1, "sd must be at least 0, and low at most high");
        lua_pushnumber(L, rs_dist_around_mean(mean, sd, lo, hi));
    } else {
        return luaL_argerror(L, 1, "dist is pert, uniform or around");
    }
    return 1;
}

int luaopen_engine(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"score", score}, {"rows", rows}, {"utility", utility}, {"part", part_of}, {"leverage", leverage},
        {"trap", trap_of}, {"traps", traps_of}, {NULL, NULL},
    };
    static const luaL_Reg functions[] = {{"new", new_engine}, {"mean", mean_of}, {NULL, NULL}};
    rs_check_metatable(L, RS_ENGINE_META, methods, release);
    luaL_newlib(L, functions);
    return 1;
}
