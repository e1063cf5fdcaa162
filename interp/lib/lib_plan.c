/* The Lua module `plan`: plan.new(problem) -> P; P:change, P:solve, P:place, P:gain, P:utility, P:why;
 * plan.most = { actions =, teams =, periods = }, the largest there may be.
 *
 * problem = { engine = E, periods =, lookahead =, budget = nil, budget_per_period = nil, teams = n,
 *   capacity = { [team] = days, or { days … } per period, the last going on }, actions = { { index = (in flat.actions),
 *   cost = money, or { money … } for each of its periods, periods =, earliest =, latest =, must =, effort = { [team] = days },
 *   required = {}, conflicts = {} } } }
 * The planner userdata owns its numbers and pins the engine. A start of 0 means: left out. */
#include "engine/plan.h"
#include "lib/check.h"
#include "lib/lib_engine.h"
#include "lib/lib_plan.h"

#include <stdlib.h>
#include <string.h>

#define RS_PLANNER_META "reis.planner"

enum { WHY_MOST = 12 }; /* reasons told of one action */

static const char *const LIMITS[] = {
    "fits", "budget", "budget_per_period", "capacity", "horizon", "chain", "requires", "conflict",
    "trap", "no_gain", "skipped", "together"
};

static int ask(void *ctx, const unsigned char *in, double *u)
{
    struct rs_planner *p = ctx;
    for (int i = 0; i < p->problem.n; i++)
        p->taken[p->index[i]] = in[i];
    int status = rs_engine_utility(p->engine, p->taken, u);
    p->lost = status == RS_ENULL_GOAL ? rs_eval_null_goal(p->engine->eval) : RS_NONE;
    if (status == RS_OK)
        return RS_PLAN_OK;
    return status == RS_ENOMEM ? RS_PLAN_STOPPED : RS_PLAN_TRAP;
}

static int ask_part(void *ctx, int part, const unsigned char *in, double *v)
{
    struct rs_planner *p = ctx;
    for (int i = 0; i < p->problem.n; i++)
        p->taken[p->index[i]] = in[i];
    return rs_parts_value(&p->parts, part, p->taken, v);
}

static int new_planner(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    struct rs_planner *p = lua_newuserdatauv(L, sizeof *p, 1);
    memset(p, 0, sizeof *p);
    luaL_setmetatable(L, RS_PLANNER_META);
    rs_planner_read(L, p);
    p->problem.utility = ask;
    p->problem.part_value = ask_part;
    p->problem.ctx = p;
    if (rs_parts_make(&p->parts, p->engine, p->index, &p->arena, &p->problem) != RS_OK)
        luaL_error(L, "not enough memory to plan");
    const char *error;
    p->plan = rs_plan_new(&p->problem, &error);
    if (p->plan == NULL)
        return luaL_error(L, "%s", error);
    lua_settop(L, 2);
    return 1;
}

static int release(lua_State *L)
{
    struct rs_planner *p = luaL_checkudata(L, 1, RS_PLANNER_META);
    rs_plan_free(p->plan);
    p->plan = NULL;
    rs_arena_free(&p->arena);
    return 0;
}

static struct rs_planner *check_planner(lua_State *L)
{
    struct rs_planner *p = luaL_checkudata(L, 1, RS_PLANNER_META);
    if (p->plan == NULL || p->engine->eval == NULL)
        luaL_argerror(L, 1, "this planner has been released");
    return p;
}

/* P:change(problem): plans on with its budgets, capacity, costs and efforts; all else stays, and so
 * does every utility that is known */
static int change(lua_State *L)
{
    struct rs_planner *p = check_planner(L);
    const char *error;
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 2);
    rs_planner_reread(L, p);
    if (!rs_plan_changed(p->plan, &error))
        return luaL_error(L, "%s", error);
    return 0;
}

static void push_reason(lua_State *L, const struct rs_plan_reason *r)
{
    lua_createtable(L, 0, 6);
    rs_set_text(L, "limit", LIMITS[r->limit]);
    if (r->action >= 0)
        rs_set_integer(L, "action", r->action + 1);
    if (r->other >= 0)
        rs_set_integer(L, "other", r->other + 1);
    if (r->team >= 0)
        rs_set_integer(L, "team", r->team + 1);
    if (r->period > 0)
        rs_set_integer(L, "period", r->period);
    rs_set_number(L, "amount", r->amount);
}

static void push_starts(lua_State *L, const struct rs_planner *p)
{
    lua_createtable(L, p->problem.n, 0);
    for (int i = 0; i < p->problem.n; i++) {
        lua_pushinteger(L, p->start[i]);
        lua_rawseti(L, -2, i + 1);
    }
}

/* What the engine said of the set that it could not count last, into the reason on top. */
static void set_words(lua_State *L, const struct rs_planner *p)
{
    if (p->engine->message[0] != '\0')
        rs_set_text(L, "message", p->engine->message);
    if (p->lost != RS_NONE)
        rs_set_integer(L, "goal", p->lost + 1);
}

/* nil and a reason for what no plan can mend; memory and the like raise. */
static int fail(lua_State *L, struct rs_planner *p, int status)
{
    struct rs_plan_reason r = { RS_PLAN_LEAVES_TRAP, -1, -1, -1, 0, 0 };
    if (status == RS_PLAN_INFEASIBLE)
        status = rs_plan_infeasible(p->plan, &r);
    if (status < 0)
        return luaL_error(L, "not enough memory to plan");
    lua_pushnil(L);
    push_reason(L, &r);
    if (r.limit == RS_PLAN_LEAVES_TRAP)
        set_words(L, p);
    return 2;
}

/* The list t.seeds of lists of starts into o; what an entry lacks or has wrong is a plan that does not
 * hold. The memory is an userdata that is left on the stack. */
static void read_seeds(lua_State *L, const struct rs_planner *p, int t, struct rs_plan_options *o)
{
    int n = p->problem.n, count = rs_check_list(L, t, "seeds"), list = lua_gettop(L);
    int *seeds = lua_newuserdatauv(L, (size_t)count * (size_t)n * sizeof *seeds + 1, 0);
    for (int k = 0; k < count; k++) {
        rs_check_item(L, list, k + 1, "seeds");
        for (int i = 0; i < n; i++) {
            lua_rawgeti(L, -1, i + 1);
            seeds[k * n + i] = (int)rs_check_value(L, -1, "start", 0, p->problem.periods);
            lua_pop(L, 1);
        }
        lua_pop(L, 1);
    }
    o->seeds = seeds;
    o->n_seeds = count;
}

/* P:solve{ time = seconds, iterations =, bound = (false: none wanted), seeds = { starts, ... } } -> { start = {...}, gain, proven, bound, ... }
 * | nil, reason */
static int solve(lua_State *L)
{
    struct rs_planner *p = check_planner(L);
    struct rs_plan_options o = { .seconds = 0 };
    struct rs_plan_result r;
    if (lua_istable(L, 2)) {
        o.seconds = rs_check_number(L, 2, "time", 0, 0, 1e6);
        o.iterations = (long)rs_check_integer(L, 2, "iterations", 0, 0, 100000000);
        o.exact = (int)rs_check_integer(L, 2, "exact", 0, -1, 20);
        o.no_bound = !rs_check_flag(L, 2, "bound", true);
        read_seeds(L, p, 2, &o);
    }
    int status = rs_plan_solve(p->plan, &o, p->start, &r);
    if (status != RS_PLAN_OK)
        return fail(L, p, status);
    lua_createtable(L, 0, 6);
    push_starts(L, p);
    lua_setfield(L, -2, "start");
    rs_set_number(L, "gain", r.gain);
    rs_set_flag(L, "proven", r.proven);
    if (r.has_bound)
        rs_set_number(L, "bound", r.bound);
    rs_set_integer(L, "nodes", r.nodes);
    rs_set_integer(L, "utilities", r.utilities);
    return 1;
}

static void read_flags(lua_State *L, const struct rs_planner *p, int arg, unsigned char *flags)
{
    for (int i = 0; i < p->problem.n; i++) {
        flags[i] = 0;
        if (lua_istable(L, arg)) {
            lua_rawgeti(L, arg, i + 1);
            flags[i] = lua_toboolean(L, -1) != 0;
            lua_pop(L, 1);
        }
    }
}

/* P:place(order, skip) -> starts, reasons | nil, reason, the must that found no place */
static int place(lua_State *L)
{
    struct rs_planner *p = check_planner(L);
    int must = -1, n = p->problem.n;
    luaL_checktype(L, 2, LUA_TTABLE);
    int count = (int)(lua_rawlen(L, 2) < (lua_Unsigned)n ? lua_rawlen(L, 2) : (lua_Unsigned)n);
    for (int k = 0; k < count; k++) {
        lua_rawgeti(L, 2, k + 1);
        p->order[k] = (int)rs_check_value(L, -1, "order", 1, n) - 1;
        lua_pop(L, 1);
    }
    read_flags(L, p, 3, p->skip);
    int status = rs_plan_place(p->plan, p->order, count, p->skip, p->start, p->reason, &must);
    if (status == RS_PLAN_INFEASIBLE && must >= 0) {
        lua_pushnil(L);
        push_reason(L, &p->reason[must]);
        lua_pushinteger(L, must + 1);
        return 3;
    }
    if (status != RS_PLAN_OK)
        return fail(L, p, status);
    push_starts(L, p);
    lua_createtable(L, n, 0);
    for (int i = 0; i < n; i++) {
        push_reason(L, &p->reason[i]);
        lua_rawseti(L, -2, i + 1);
    }
    return 2;
}

static void read_starts(lua_State *L, struct rs_planner *p, int arg)
{
    luaL_checktype(L, arg, LUA_TTABLE);
    for (int i = 0; i < p->problem.n; i++) {
        lua_rawgeti(L, arg, i + 1);
        p->start[i] = (int)rs_check_value(L, -1, "start", 0, p->problem.periods);
        lua_pop(L, 1);
        if (p->start[i] > 0
            && p->start[i] + p->problem.action[i].periods - 1 > p->problem.periods)
            luaL_argerror(L, arg, "an action runs beyond the last period");
    }
}

/* P:gain(starts) -> gain | nil, reason */
static int gain(lua_State *L)
{
    struct rs_planner *p = check_planner(L);
    double g;
    read_starts(L, p, 2);
    int status = rs_plan_gain(p->plan, p->start, &g);
    if (status != RS_PLAN_OK)
        return fail(L, p, status);
    lua_pushnumber(L, g);
    return 1;
}

/* P:utility{ i, j, ... } -> U | nil, reason, its message that of these actions */
static int utility(lua_State *L)
{
    struct rs_planner *p = check_planner(L);
    double u;
    luaL_checktype(L, 2, LUA_TTABLE);
    memset(p->skip, 0, (size_t)p->problem.n);
    for (lua_Integer k = 1; k <= (lua_Integer)lua_rawlen(L, 2); k++) {
        lua_rawgeti(L, 2, k);
        p->skip[(int)rs_check_value(L, -1, "actions", 1, p->problem.n) - 1] = 1;
        lua_pop(L, 1);
    }
    int status = rs_plan_u(p->plan, p->skip, &u);
    if (status == RS_PLAN_TRAP)
        status = ask(p, p->skip, &u); /* for its words: what is remembered has none */
    if (status != RS_PLAN_OK)
        return fail(L, p, status);
    lua_pushnumber(L, u);
    return 1;
}

/* Asks for the plan in p->start with action i and what it requires, for the words of a trap. */
static int beside(struct rs_planner *p, int i)
{
    double u;
    rs_plan_closure(p->plan, i, p->skip);
    for (int k = 0; k < p->problem.n; k++)
        if (p->start[k] > 0)
            p->skip[k] = 1;
    return ask(p, p->skip, &u);
}

/* P:why(starts, i) -> list of reasons that i is out, first the one that matters most */
static int why(lua_State *L)
{
    struct rs_planner *p = check_planner(L);
    struct rs_plan_reason r[WHY_MOST];
    int count = 0;
    read_starts(L, p, 2);
    int i = rs_check_index(L, 3, p->problem.n) - 1;
    if (p->start[i] > 0)
        return luaL_argerror(L, 3, "this action is in the plan");
    if (rs_plan_why(p->plan, p->start, i, r, WHY_MOST, &count) < 0)
        return luaL_error(L, "not enough memory to plan");
    lua_createtable(L, count, 0);
    for (int k = 0; k < count; k++) {
        push_reason(L, &r[k]);
        if (r[k].limit == RS_PLAN_LEAVES_TRAP && beside(p, i) == RS_PLAN_TRAP)
            set_words(L, p);
        lua_rawseti(L, -2, k + 1);
    }
    return 1;
}

int luaopen_plan(lua_State *L);

int luaopen_plan(lua_State *L)
{
    static const luaL_Reg methods[] = { { "change", change }, { "solve", solve }, { "place", place }, { "gain", gain },
                                        { "utility", utility }, { "why", why }, { NULL, NULL } };
    static const luaL_Reg functions[] = { { "new", new_planner }, { NULL, NULL } };
    rs_check_metatable(L, RS_PLANNER_META, methods, release);
    luaL_newlib(L, functions);
    lua_createtable(L, 0, 3);
    rs_set_integer(L, "actions", RS_PLAN_MAX_ACTIONS);
    rs_set_integer(L, "teams", RS_PLAN_MAX_TEAMS);
    rs_set_integer(L, "periods", RS_PLAN_MAX_PERIODS);
    lua_setfield(L, -2, "most");
    return 1;
}
