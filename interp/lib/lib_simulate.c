/* The Lua module `simulate`: simulate.new(setup) -> S, of draws of a model.
 *
 * setup = { engines = { E, ... }: one a thread, made of one flat table; n =, seed =, lookahead =, curve = false,
 *   registers = how many there are, constants = { { reg, value } }, sources = { { reg =, dist = "pert" | "uniform" |
 *   "around" | "shares" | "choice", low =, likely =, high =, mean =, sd =, weights = { } } },
 *   ops = { { kind = "add" | "sub" | "mul" | "div" | "positive" | "pick", to =, a =, b =, list = {}, weights = {} } },
 *   feasible = { reg of each action }, places = { { reg =, path = { keys in the flat table } } }, watched = { reg },
 *   together = { sources by number }, matrix = { their correlations, row by row } }
 * All numbers of registers, sources and actions count from 1. The userdata owns the draws and pins the engines. */
#include "lib/lib_simulate.h"

#include "engine/sample.h"
#include "lib/check.h"
#include "lib/lib_engine.h"

#include <string.h>

#define RS_SIMULATION_META "reis.simulation"

enum { MOST_HANDS = 64, MOST_DRAWS = 10000000, MOST_REGISTERS = 10000000 };

struct simulation {
    struct rs_arena arena;
    struct rs_sim_program program;
    struct rs_sim_setup setup;
    struct rs_sim *sim;
    double *regs;
};

static const double any = 1e300;

static void *take(lua_State *L, struct simulation *s, size_t count, size_t size)
{
    void *memory = rs_arena_take(&s->arena, count, size);
    if (memory == NULL)
        luaL_error(L, "not enough memory to simulate");
    return memory;
}

static int reg_of(lua_State *L, const struct simulation *s, int t, const char *key)
{
    lua_Integer reg = rs_check_integer(L, t, key, 0, 1, s->program.n_regs);
    if (reg == 0)
        luaL_error(L, "field '%s': a register is needed", key);
    return (int)reg - 1;
}

/* The list t[name] of whole numbers 1..most, from 0. */
static int *read_numbers(lua_State *L, struct simulation *s, int t, const char *key, int most, int *count)
{
    *count = rs_check_list(L, t, key);
    int *list = take(L, s, (size_t)*count, sizeof *list);
    for (int i = 0; i < *count; i++) {
        lua_rawgeti(L, -1, i + 1);
        list[i] = (int)rs_check_value(L, -1, key, 1, most) - 1;
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return list;
}

static double *read_doubles(lua_State *L, struct simulation *s, int t, const char *key, int *count)
{
    *count = rs_check_list(L, t, key);
    double *list = take(L, s, (size_t)*count, sizeof *list);
    for (int i = 0; i < *count; i++) {
        lua_rawgeti(L, -1, i + 1);
        list[i] = rs_check_value(L, -1, key, -any, any);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return list;
}

static int kind_of(lua_State *L, const char *key, const char *const *names)
{
    const char *text = rs_check_text(L, -1, key, NULL);
    int kind = 0;
    while (names[kind] != NULL && strcmp(names[kind], text) != 0)
        kind++;
    if (names[kind] == NULL)
        luaL_error(L, "field '%s': there is no '%s'", key, text);
    lua_pop(L, 1);
    return kind;
}

static double bound(lua_State *L, const char *key, double otherwise)
{
    double v = otherwise;
    if (rs_check_get(L, -1, key) == LUA_TNUMBER)
        v = (double)lua_tonumber(L, -1); /* may be infinite */
    lua_pop(L, 1);
    return v;
}

static void read_source(lua_State *L, struct simulation *s, struct rs_source *source, int *reg)
{
    static const char *const names[] = {"pert", "uniform", "around", "shares", "choice", NULL};
    source->dist = (enum rs_dist)kind_of(L, "dist", names);
    source->low = bound(L, "low", -INFINITY);
    source->high = bound(L, "high", INFINITY);
    source->likely = rs_check_number(L, -1, "likely", 0, -any, any);
    source->mean = rs_check_number(L, -1, "mean", 0, -any, any);
    source->sd = rs_check_number(L, -1, "sd", 0, 0, any);
    source->weights = read_doubles(L, s, -1, "weights", &source->n);
    *reg = reg_of(L, s, -1, "reg");
    bool many = source->dist == RS_DIST_SHARES;
    if ((many || source->dist == RS_DIST_CHOICE) && source->n < 1)
        luaL_error(L, "field 'weights' is missing");
    if (many && *reg + source->n > s->program.n_regs)
        luaL_error(L, "field 'reg': no room for all shares");
}

static void read_sources(lua_State *L, struct simulation *s)
{
    int n = s->program.n_sources = rs_check_list(L, 1, "sources"), list = lua_gettop(L);
    struct rs_source *sources = take(L, s, (size_t)n, sizeof *sources);
    int *reg = take(L, s, (size_t)n, sizeof *reg);
    for (int i = 0; i < n; i++) {
        rs_check_item(L, list, i + 1, "sources");
        read_source(L, s, &sources[i], &reg[i]);
        lua_settop(L, list);
    }
    lua_pop(L, 1);
    s->program.sources = sources;
    s->program.source_reg = reg;
}

static void read_op(lua_State *L, struct simulation *s, struct rs_sim_op *op)
{
    static const char *const names[] = {"add", "sub", "mul", "div", "positive", "pick", NULL};
    int weights;
    op->kind = (enum rs_sim_op_kind)kind_of(L, "kind", names);
    op->to = reg_of(L, s, -1, "to");
    op->a = reg_of(L, s, -1, "a");
    if (op->kind < RS_SIM_POSITIVE)
        op->b = reg_of(L, s, -1, "b");
    op->list = read_numbers(L, s, -1, "list", s->program.n_regs, &op->n);
    op->weights = read_doubles(L, s, -1, "weights", &weights);
    if (op->kind == RS_SIM_PICK && (op->n < 1 || weights != op->n))
        luaL_error(L, "field 'list': as many members as weights are needed");
}

static void read_ops(lua_State *L, struct simulation *s)
{
    int n = s->program.n_ops = rs_check_list(L, 1, "ops"), list = lua_gettop(L);
    struct rs_sim_op *ops = take(L, s, (size_t)n, sizeof *ops);
    for (int i = 0; i < n; i++) {
        rs_check_item(L, list, i + 1, "ops");
        read_op(L, s, &ops[i]);
        lua_settop(L, list);
    }
    lua_pop(L, 1);
    s->program.ops = ops;
}

static void read_constants(lua_State *L, struct simulation *s)
{
    double *constant = take(L, s, (size_t)s->program.n_regs, sizeof *constant);
    int n = rs_check_list(L, 1, "constants"), list = lua_gettop(L);
    for (int i = 0; i < n; i++) {
        rs_check_item(L, list, i + 1, "constants");
        int reg = reg_of(L, s, -1, "reg");
        constant[reg] = rs_check_number(L, -1, "value", 0, -any, any);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    s->program.constant = constant;
}

static void read_together(lua_State *L, struct simulation *s)
{
    int n, cells;
    int *together = read_numbers(L, s, 1, "together", s->program.n_sources, &n);
    double *matrix = read_doubles(L, s, 1, "matrix", &cells);
    if (cells != n * n)
        luaL_error(L, "field 'matrix': %d numbers are needed", n * n);
    if (n > 0 && !rs_random_factor(matrix, n))
        luaL_error(L, "not positive definite");
    for (int i = 0; i < n; i++)
        if (s->program.sources[together[i]].dist >= RS_DIST_SHARES)
            luaL_error(L, "field 'together': only single numbers can hang together");
    s->program.n_together = n;
    s->program.together = together;
    s->program.factor = matrix;
}

static struct rs_place *read_places(lua_State *L, struct simulation *s, struct rs_model *model)
{
    int n = s->setup.n_places = rs_check_list(L, 1, "places"), list = lua_gettop(L);
    struct rs_place *places = take(L, s, (size_t)n, sizeof *places);
    for (int i = 0; i < n; i++) {
        rs_check_item(L, list, i + 1, "places");
        rs_check_list(L, -1, "path");
        places[i] = rs_simulate_place(L, model);
        lua_pop(L, 1);
        places[i].reg = reg_of(L, s, -1, "reg");
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return places;
}

static void read_hands(lua_State *L, struct simulation *s)
{
    int n = rs_check_list(L, 1, "engines"), list = lua_gettop(L);
    if (n < 1 || n > MOST_HANDS)
        luaL_error(L, "field 'engines': 1 to %d are needed", MOST_HANDS);
    struct rs_hand *hands = take(L, s, (size_t)n, sizeof *hands);
    for (int i = 0; i < n; i++) {
        lua_rawgeti(L, list, i + 1);
        struct rs_engine *engine = rs_engine_check(L, -1);
        hands[i] = (struct rs_hand){&engine->model, engine->eval, read_places(L, s, &engine->model)};
        if (engine->model.n_actions != hands[0].model->n_actions)
            luaL_error(L, "field 'engines': all must be of one model");
        lua_pop(L, 1);
    }
    lua_setiuservalue(L, 2, 1);
    s->setup.hands = hands;
    s->setup.n_hands = n;
}

static void read_setup(lua_State *L, struct simulation *s)
{
    int n;
    s->setup.program = &s->program;
    s->program.n_regs = (int)rs_check_integer(L, 1, "registers", 0, 0, MOST_REGISTERS);
    s->setup.n = (long)rs_check_integer(L, 1, "n", 10000, 1, MOST_DRAWS);
    s->setup.seed = (uint64_t)rs_check_integer(L, 1, "seed", 1, LUA_MININTEGER, LUA_MAXINTEGER);
    s->setup.lookahead = (int)rs_check_integer(L, 1, "lookahead", 1, 1, 10000);
    s->setup.curve = rs_check_flag(L, 1, "curve", false);
    read_constants(L, s);
    read_sources(L, s);
    read_ops(L, s);
    read_together(L, s);
    s->setup.watched = read_numbers(L, s, 1, "watched", s->program.n_regs, &s->setup.n_watched);
    read_hands(L, s);
    s->program.feasible = read_numbers(L, s, 1, "feasible", s->program.n_regs, &n);
    if (n != s->setup.hands[0].model->n_actions)
        luaL_error(L, "field 'feasible': one for each action is needed");
    s->regs = take(L, s, (size_t)s->program.n_regs, sizeof *s->regs);
}

static int new_simulation(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    struct simulation *s = lua_newuserdatauv(L, sizeof *s, 1);
    memset(s, 0, sizeof *s);
    luaL_setmetatable(L, RS_SIMULATION_META);
    read_setup(L, s);
    s->sim = rs_sim_new(&s->setup);
    if (s->sim == NULL)
        return luaL_error(L, "%d draws of this model take more memory than there is; draw fewer", (int)s->setup.n);
    return 1;
}

static int release(lua_State *L)
{
    struct simulation *s = luaL_checkudata(L, 1, RS_SIMULATION_META);
    rs_sim_free(s->sim);
    s->sim = NULL;
    rs_arena_free(&s->arena);
    return 0;
}

static struct simulation *check(lua_State *L)
{
    struct simulation *s = luaL_checkudata(L, 1, RS_SIMULATION_META);
    if (s->sim == NULL)
        luaL_argerror(L, 1, "this simulation has been released");
    return s;
}

static int done_or_raise(lua_State *L, int status)
{
    if (status != RS_OK)
        return luaL_error(L, "not enough memory to simulate; draw fewer");
    return 0;
}

/* S:plans{ { period each action is finished in, 0: never }, ... }: before the first S:run */
static int set_plans(lua_State *L)
{
    struct simulation *s = check(L);
    luaL_checktype(L, 2, LUA_TTABLE);
    int n = (int)lua_rawlen(L, 2), actions = s->setup.hands[0].model->n_actions;
    struct rs_sim_plan *plans = take(L, s, (size_t)n, sizeof *plans);
    for (int p = 0; p < n; p++) {
        int *finish = take(L, s, (size_t)actions, sizeof *finish);
        rs_check_item(L, 2, p + 1, "plans");
        for (int a = 0; a < actions; a++) {
            lua_rawgeti(L, -1, a + 1);
            finish[a] = (int)rs_check_value(L, -1, "finish", 0, 100000);
            lua_pop(L, 1);
        }
        plans[p].finish = finish;
        lua_pop(L, 1);
    }
    return done_or_raise(L, rs_sim_plans(s->sim, plans, n));
}

/* S:run(count) -> how many draws are done */
static int run(lua_State *L)
{
    struct simulation *s = check(L);
    lua_Integer count = luaL_checkinteger(L, 2);
    luaL_argcheck(L, count > 0, 2, "at least one draw");
    done_or_raise(L, rs_sim_run(s->sim, count < MOST_DRAWS ? (long)count : MOST_DRAWS));
    lua_pushinteger(L, rs_sim_done(s->sim));
    return 1;
}

static int push_list(lua_State *L, const double *list, int n)
{
    lua_createtable(L, n, 0);
    for (int i = 0; i < n; i++) {
        if (isnan(list[i]))
            lua_pushboolean(L, 0);
        else
            lua_pushnumber(L, list[i]);
        lua_rawseti(L, -2, i + 1);
    }
    return 1;
}

/* S:hold(k) -> the registers of draw k (from 1), whose numbers stand in the first engine from now on */
static int hold(lua_State *L)
{
    struct simulation *s = check(L);
    rs_sim_hold(s->sim, rs_check_index(L, 2, (int)s->setup.n) - 1, s->regs);
    return push_list(L, s->regs, s->program.n_regs);
}

static const char *const kinds[] = {"measure", "utility", "goal", "watched", "curve", "gain", NULL};

/* The kind at arg and the number behind it, from 0. */
static enum rs_sim_kind check_kind(lua_State *L, struct simulation *s, int arg, int *i)
{
    enum rs_sim_kind kind = (enum rs_sim_kind)luaL_checkoption(L, arg, NULL, kinds);
    int n = rs_sim_columns(s->sim);
    *i = (int)luaL_optinteger(L, arg + 1, 1) - 1;
    if (*i < 0 || *i >= n || rs_sim_column_of(s->sim, kind, *i) >= n)
        luaL_argerror(L, arg + 1, "there is no such figure");
    return kind;
}

/* S:at_mean(kind, i [, reg, v]) -> a figure at the means, register reg at v | nil */
static int at_mean(lua_State *L)
{
    struct simulation *s = check(L);
    int i, reg = RS_NONE;
    double v = 0;
    enum rs_sim_kind kind = check_kind(L, s, 2, &i);
    if (!lua_isnoneornil(L, 4)) {
        reg = rs_check_index(L, 4, s->program.n_regs) - 1;
        v = (double)luaL_checknumber(L, 5);
    }
    double *row = lua_newuserdatauv(L, ((size_t)rs_sim_columns(s->sim) + 1) * sizeof *row, 0);
    done_or_raise(L, rs_sim_at_mean(s->sim, reg, v, row));
    rs_push_number(L, row[rs_sim_column_of(s->sim, kind, i)]);
    return 1;
}

/* S:summary(kind, i) -> { n =, mean =, sd =, p05 =, p25 =, p50 =, p75 =, p95 = }; no mean where n is 0 */
static int summary(lua_State *L)
{
    static const char *const names[] = {"p05", "p25", "p50", "p75", "p95"};
    struct simulation *s = check(L);
    struct rs_sample sample;
    int i;
    enum rs_sim_kind kind = check_kind(L, s, 2, &i);
    done_or_raise(L, rs_sample_summary(rs_sim_column(s->sim, kind, i), rs_sim_done(s->sim), &sample));
    lua_createtable(L, 0, 8);
    rs_set_integer(L, "n", sample.n);
    rs_set_number(L, "mean", sample.mean);
    rs_set_number(L, "sd", sample.sd);
    for (int q = 0; q < RS_SAMPLE_QUANTILES; q++)
        rs_set_number(L, names[q], sample.quantile[q]);
    return 1;
}

/* S:above(kind, i, limit) -> the share of the draws above the limit | nil */
static int above(lua_State *L)
{
    struct simulation *s = check(L);
    int i;
    enum rs_sim_kind kind = check_kind(L, s, 2, &i);
    double limit = (double)luaL_checknumber(L, 4);
    rs_push_number(L, rs_sample_above(rs_sim_column(s->sim, kind, i), rs_sim_done(s->sim), limit));
    return 1;
}

/* S:range(kind, i) -> the least and the greatest | nil */
static int range(lua_State *L)
{
    struct simulation *s = check(L);
    int i;
    enum rs_sim_kind kind = check_kind(L, s, 2, &i);
    const double *x = rs_sim_column(s->sim, kind, i);
    double low = INFINITY, high = -INFINITY;
    for (long k = 0; k < rs_sim_done(s->sim); k++) {
        low = x[k] < low ? x[k] : low;
        high = x[k] > high ? x[k] : high;
    }
    rs_push_number(L, low <= high ? low : NAN);
    rs_push_number(L, low <= high ? high : NAN);
    return 2;
}

/* S:histogram(kind, i, low, high, bins) -> { count of each } */
static int histogram(lua_State *L)
{
    struct simulation *s = check(L);
    long count[200];
    int i;
    enum rs_sim_kind kind = check_kind(L, s, 2, &i);
    double low = (double)luaL_checknumber(L, 4), high = (double)luaL_checknumber(L, 5);
    int bins = rs_check_index(L, 6, 200);
    rs_sample_histogram(rs_sim_column(s->sim, kind, i), rs_sim_done(s->sim), low, high, bins, count);
    lua_createtable(L, bins, 0);
    for (int b = 0; b < bins; b++) {
        lua_pushinteger(L, count[b]);
        lua_rawseti(L, -2, b + 1);
    }
    return 1;
}

/* The gains of the plans that are counted, as candidates; pushes what holds them. */
static struct rs_gains gains_of(lua_State *L, const struct simulation *s)
{
    int n = rs_sim_columns(s->sim) - rs_sim_column_of(s->sim, RS_SIM_GAIN, 0);
    const double **gain = lua_newuserdatauv(L, ((size_t)n + 1) * sizeof *gain, 0);
    for (int c = 0; c < n; c++)
        gain[c] = rs_sim_column(s->sim, RS_SIM_GAIN, c);
    return (struct rs_gains){gain, n, rs_sim_done(s->sim)};
}

/* S:perfect() -> EVPI | nil */
static int perfect(lua_State *L)
{
    struct simulation *s = check(L);
    struct rs_gains gains = gains_of(L, s);
    rs_push_number(L, rs_sample_perfect(&gains));
    return 1;
}

/* S:binned(i) -> what it is worth to know the i-th watched register, the bias of the bins in it */
static int binned(lua_State *L)
{
    struct simulation *s = check(L);
    int i = rs_check_index(L, 2, s->setup.n_watched) - 1;
    struct rs_gains gains = gains_of(L, s);
    double worth;
    done_or_raise(L, rs_sample_binned(&gains, rs_sim_column(s->sim, RS_SIM_WATCHED, i), &worth));
    lua_pushnumber(L, worth);
    return 1;
}

/* S:bias() -> the bias of the bins, its standard deviation */
static int bias(lua_State *L)
{
    struct simulation *s = check(L);
    struct rs_gains gains = gains_of(L, s);
    double mean, sd;
    done_or_raise(L, rs_sample_bias(&gains, s->setup.seed, &mean, &sd));
    lua_pushnumber(L, mean);
    lua_pushnumber(L, sd);
    return 2;
}

/* S:regret(plan, p) -> the p-quantile of its regret | nil */
static int regret(lua_State *L)
{
    struct simulation *s = check(L);
    struct rs_gains gains = gains_of(L, s);
    double found;
    int c = rs_check_index(L, 2, gains.candidates) - 1;
    done_or_raise(L, rs_sample_regret(&gains, c, (double)luaL_checknumber(L, 3), &found));
    rs_push_number(L, found);
    return 1;
}

int luaopen_simulate(lua_State *L);

int luaopen_simulate(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"plans", set_plans}, {"run", run}, {"hold", hold}, {"at_mean", at_mean}, {"summary", summary},
        {"above", above}, {"range", range}, {"histogram", histogram}, {"perfect", perfect}, {"binned", binned}, {"bias", bias},
        {"regret", regret}, {NULL, NULL},
    };
    static const luaL_Reg functions[] = {{"new", new_simulation}, {NULL, NULL}};
    rs_check_metatable(L, RS_SIMULATION_META, methods, release);
    luaL_newlib(L, functions);
    return 1;
}
