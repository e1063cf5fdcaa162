/* Reads the planner's problem (its form is told in lib_plan.c) from Lua tables. */
#include "lib/check.h"
#include "lib/lib_plan.h"

#include <math.h>

static void *take(lua_State *L, struct rs_planner *p, size_t count, size_t size)
{
    void *memory = rs_arena_take(&p->arena, count, size);
    if (memory == NULL)
        luaL_error(L, "not enough memory to plan");
    return memory;
}

/* The list t[name] of numbers 1..n, as indices from 0; how many in *count. */
static const int *read_list(lua_State *L, struct rs_planner *p, int t, const char *name, int *count)
{
    int n = rs_check_list(L, t, name);
    int *list = take(L, p, (size_t)n, sizeof *list);
    for (int k = 0; k < n; k++) {
        lua_rawgeti(L, -1, k + 1);
        list[k] = (int)rs_check_value(L, -1, name, 1, p->problem.n) - 1;
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    *count = n;
    return list;
}

/* One team's days on top of the stack: a number for all periods, or a list of which the last number
 * goes on; nothing: unlimited. Pops it. */
static void read_days(lua_State *L, double *days, int periods)
{
    bool list = lua_istable(L, -1);
    double v = INFINITY;
    if (!list && !lua_isnil(L, -1))
        v = rs_check_value(L, -1, "capacity", 0, 1e15);
    for (int q = 0; q < periods; q++) {
        if (list && lua_rawgeti(L, -1, q + 1) != LUA_TNIL)
            v = rs_check_value(L, -1, "capacity", 0, 1e15);
        if (list)
            lua_pop(L, 1);
        days[q] = v;
    }
    lua_pop(L, 1);
}

/* What may change from plan to plan: the budgets, and the table capacity of days per team. */
static void read_limits(lua_State *L, struct rs_planner *p, int t)
{
    struct rs_plan_problem *m = &p->problem;
    m->budget = rs_check_number(L, t, "budget", INFINITY, 0, 1e15);
    m->budget_per_period = rs_check_number(L, t, "budget_per_period", INFINITY, 0, 1e15);
    rs_check_list(L, t, "capacity");
    for (int k = 0; k < m->teams; k++) {
        if (lua_istable(L, -1))
            lua_rawgeti(L, -1, k + 1);
        else
            lua_pushnil(L);
        read_days(L, p->capacity + (size_t)k * (size_t)m->periods, m->periods);
    }
    lua_pop(L, 1);
}

/* The costs of action i for each of its periods, from the list on top of the stack. */
static void read_costs(lua_State *L, struct rs_planner *p, int i)
{
    struct rs_plan_action *a = &p->action[i];
    if ((int)lua_rawlen(L, -1) != a->periods)
        luaL_error(L, "field 'cost': a list needs one number for each of the %d periods", a->periods);
    if (p->costs[i] == NULL)
        p->costs[i] = take(L, p, (size_t)a->periods, sizeof **p->costs);
    a->costs = p->costs[i];
    a->cost = 0;
    for (int k = 0; k < a->periods; k++) {
        lua_rawgeti(L, -1, k + 1);
        p->costs[i][k] = rs_check_value(L, -1, "cost", 0, 1e15);
        a->cost += p->costs[i][k];
        lua_pop(L, 1);
    }
}

/* What action i costs; t: the action's table. */
static void read_cost(lua_State *L, struct rs_planner *p, int t, int i)
{
    p->action[i].costs = NULL;
    rs_check_get(L, t, "cost");
    if (lua_istable(L, -1))
        read_costs(L, p, i);
    else
        p->action[i].cost = rs_check_number(L, t, "cost", 0, 0, 1e15);
    lua_pop(L, 1);
}

/* The days of each team that action i takes; t: the action's table. */
static void read_effort(lua_State *L, struct rs_planner *p, int t, int i)
{
    int teams = p->problem.teams;
    double *effort = p->effort + (size_t)i * (size_t)teams;
    p->action[i].effort = effort;
    rs_check_list(L, t, "effort");
    for (int k = 0; k < teams; k++) {
        effort[k] = 0;
        if (!lua_istable(L, -1))
            continue;
        if (lua_rawgeti(L, -1, k + 1) != LUA_TNIL)
            effort[k] = rs_check_value(L, -1, "effort", 0, 1e15);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static void read_action(lua_State *L, struct rs_planner *p, int i)
{
    struct rs_plan_action *a = &p->action[i];
    int t = lua_gettop(L), most = p->problem.periods;
    p->index[i] = (int)rs_check_integer(L, t, "index", 0, 1, p->engine->model.n_actions) - 1;
    if (p->index[i] < 0)
        luaL_error(L, "field 'index': a number of flat.actions is needed");
    a->periods = (int)rs_check_integer(L, t, "periods", 1, 1, RS_PLAN_MAX_PERIODS);
    read_cost(L, p, t, i);
    read_effort(L, p, t, i);
    a->earliest = (int)rs_check_integer(L, t, "earliest", 1, 1, RS_PLAN_MAX_PERIODS + 1);
    a->latest = (int)rs_check_integer(L, t, "latest", most, 0, RS_PLAN_MAX_PERIODS);
    a->must = rs_check_flag(L, t, "must", false);
    a->required = read_list(L, p, t, "required", &a->n_required);
    a->conflicts = read_list(L, p, t, "conflicts", &a->n_conflicts);
}

void rs_planner_read(lua_State *L, struct rs_planner *p)
{
    struct rs_plan_problem *m = &p->problem;
    rs_check_get(L, 1, "engine");
    p->engine = rs_engine_check(L, -1);
    lua_setiuservalue(L, 2, 1);
    m->periods = (int)rs_check_integer(L, 1, "periods", 4, 1, RS_PLAN_MAX_PERIODS);
    m->lookahead = (int)rs_check_integer(L, 1, "lookahead", 2 * m->periods, 1,
                                         10 * RS_PLAN_MAX_PERIODS);
    m->teams = (int)rs_check_integer(L, 1, "teams", 0, 0, RS_PLAN_MAX_TEAMS);
    m->capacity = p->capacity = take(L, p, (size_t)m->teams * (size_t)m->periods, sizeof (double));
    read_limits(L, p, 1);
    m->n = rs_check_list(L, 1, "actions");
    if (m->n > RS_PLAN_MAX_ACTIONS)
        luaL_error(L, "a roadmap of %d actions is too large; the most is %d", m->n,
                   RS_PLAN_MAX_ACTIONS);
    size_t n = (size_t)m->n;
    p->effort = take(L, p, n * (size_t)m->teams, sizeof *p->effort);
    p->costs = take(L, p, n, sizeof *p->costs);
    m->action = p->action = take(L, p, n, sizeof *p->action);
    p->index = take(L, p, n, sizeof *p->index);
    p->start = take(L, p, n, sizeof *p->start);
    p->order = take(L, p, n, sizeof *p->order);
    p->skip = take(L, p, n, 1);
    p->reason = take(L, p, n, sizeof *p->reason);
    p->taken = take(L, p, (size_t)p->engine->model.n_actions, 1);
    int list = lua_gettop(L);
    for (int i = 0; i < m->n; i++) {
        rs_check_item(L, list, i + 1, "actions");
        read_action(L, p, i);
        lua_settop(L, list);
    }
}

void rs_planner_reread(lua_State *L, struct rs_planner *p)
{
    read_limits(L, p, 2);
    rs_check_list(L, 2, "actions");
    for (int i = 0; i < p->problem.n; i++) {
        rs_check_item(L, 3, i + 1, "actions");
        read_cost(L, p, 4, i);
        read_effort(L, p, 4, i);
        lua_settop(L, 3);
    }
}
