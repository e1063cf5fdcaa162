/* The Lua binding of the engine: shapes, messages for what is wrong, and no loss when reading
 * fails half way. */
#include "engine_support.h"

#include <lauxlib.h>
#include <lualib.h>

#include "lib/lib_engine.h"

static const char prelude[] =
    "engine = require 'engine'\n"
    "function rec(t) t.killers = t.killers or {}; return t end\n"
    "function flat(change)\n"
    "  local f = {\n"
    "    values = { { name = 'ease', weight = 1, kind = 'functional' } },\n"
    "    personas = { { name = 'Anna', share = .6, expects = 6 },\n"
    "                 { name = 'Bram', share = .4, expects = { [1] = 7 } } },\n"
    "    journeys = { { name = 'Buy', makes = { true, true }, tolerance = .01,\n"
    "      touchpoints = {\n"
    "        { name = 'Page', channel = 1, owner = 1, channel_cost = 2, killers = {},\n"
    "          base = rec { leave = .25, marks = { [1] = 8 }, duration = 3, next = { {\n"
    "  to = 2, p = .75 } } } },\n"
    "        { name = 'Pay', channel = 2, owner = 2, killers = { { name = 'Out of stock' } },\n"
    "          base = rec { marks = { [1] = 4 }, killers = { .2 } },\n"
    "          per = { [2] = rec { marks = { [1] = 5 }, killers = { 0 } } } },\n"
    "      } } },\n"
    "    goals = {},\n"
    "    actions = { { name = 'A', f = .5,\n"
    "      improves = { { journey = 1, touchpoint = 1, field = 'value', value = 1, delta = 1 } },\n"
    "      removes = { { journey = 1, touchpoint = 2, killer = 1 } } },\n"
    "      { name = 'Ring', reroutes = { { journey = 1, touchpoint = 2, next = { { to =\n"
    "  2, p = 1 } } } } } },\n"
    "  }\n"
    "  if change then change(f) end\n"
    "  return f\n"
    "end\n"
    "function near(a, b) assert(math.abs(a - b) < 1e-12, a .. ' is not ' .. b) end\n"
    "function fails(pattern, f, ...)\n"
    "  local ok, message = pcall(f, ...)\n"
    "  assert(not ok, 'it worked'); assert(message:find(pattern), message)\n"
    "end\n"
    "function wrong(pattern, change) fails(pattern, engine.new, flat(change)) end\n";

static lua_State *open_lua(void)
{
    lua_State *L = luaL_newstate();
    assert_non_null(L);
    luaL_openlibs(L);
    luaL_requiref(L, "engine", luaopen_engine, 0);
    lua_pop(L, 1);
    if (luaL_dostring(L, prelude) != LUA_OK)
        fail_msg("%s", lua_tostring(L, -1));
    return L;
}

static void run(const char *chunk)
{
    lua_State *L = open_lua();
    if (luaL_dostring(L, chunk) != LUA_OK)
        fail_msg("%s", lua_tostring(L, -1));
    assert_int_equal(lua_gettop(L), 0);
    lua_close(L);
}

/* Anna: K = .75*.2 = .15, vetoed; mean (8 + .75*4)/1.75 = 11/1.75, peak 8, end .25*8 + .75*4 = 5.
 * Bram has no killer. Completion .75. */
static void test_score(void **state)
{
    (void)state;
    run("local s = engine.new(flat()):score()\n"
        "local j = s.journeys[1]; local a, b = j.personas[1], j.personas[2]\n"
        "assert(j.name == 'Buy' and #j.personas == 2 and s.money == false and #s.null_goals == 0)\n"
        "assert(a.persona == 'Anna' and a.index == 1 and a.share == .6 and a.vetoed and\n"
        "  not b.vetoed)\n"
        "near(a.killer_risk, .15) near(a.mean, 11 / 1.75) near(a['end'], 5) near(a.peak, 8)\n"
        "assert(a.peak_at == 'Page' and a.peak_index == 1)\n"
        "near(a.experience, .85 * (13 / 4 + 11 / 3.5) - 1.5)\n"
        "near(j.completion, .75) near(j.killer_risk, .6 * .15) assert(j.emotional == nil)\n"
        "near(s.utility, j.experience + 7.5)\n"
        "near(a.handovers, 1) near(a.channel_switches, 1) near(a.cost_to_serve, 2 / .75)\n"
        "local t = a.touchpoints[2]\n"
        "assert(t.name == 'Pay' and t.index == 2) near(t.reach, .75) near(t.visits, .75)\n"
        "  near(t.done, 1)\n"
        "near(t.emotion, -2) near(b.touchpoints[1].expectation, 7) near(t.functional_emotion, -2)\n"
        "assert(a.touchpoints[1].next[1].index == 2) near(a.touchpoints[1].next[1].p, .75)\n"
        "local k = a.killers[1]\n"
        "assert(k.name == 'Out of stock' and k.touchpoint == 'Pay' and k.index == 2 and\n"
        "  k.killer == 1)\n"
        "local brief = engine.new(flat()):rows()\n"
        "near(brief.journeys[1].personas[1].experience, a.experience)\n"
        "assert(brief.journeys[1].personas[1].touchpoints == nil and brief.utility == s.utility)\n"
        "near(s.goals[1], j.experience)\n"
        "near(k.probability, .2) near(k.weight, .15) assert(#b.killers == 0)\n");
}

/* With A at f = .5: the mark 8.5, the killer .1. U again without it is what it was. */
static void test_overlay(void **state)
{
    (void)state;
    run("local E = engine.new(flat())\n"
        "local u = E:utility()\n"
        "local a = E:score({ actions = { 1 } }).journeys[1].personas[1]\n"
        "near(a.touchpoints[1].experience, 8.5) near(a.killer_risk, .075)\n"
        "assert(E:utility({ actions = { 1 } }) > u and E:utility() == u and E:utility({}) == u)\n"
        "local gains = E:leverage(1); assert(#gains == 2 and gains[1] > 0 and gains[2] > 0)\n"
        "local no, message, trap = E:utility({ actions = { 2 } })\n"
        "assert(no == nil and message:find('nobody gets out of') and trap.touchpoint == 2)\n"
        "assert(#E:traps() == 0 and E:utility() == u)\n"
        "assert(trap.journey == 1 and trap.persona == 1 and E:trap() == nil)\n"
        "assert(select('#', E:score({ actions = { 1, 2 } })) == 3)\n"
        "assert(engine.new(flat(function(f) f.journeys[1].touchpoints[2].base.next = { {\n"
        "  to = 2, p = 1 } } end))\n"
        "  :trap().touchpoint == 2)\n");
}

static void test_part(void **state)
{
    (void)state;
    run("local p = engine.new(flat()):part(1, { 1 })\n"
        "near(p.completion, .75) near(p.experience, 8) near(p.cost_to_serve, 2 / .75)\n"
        "  near(p.duration, 3)\n"
        "assert(p.killer_risk == 0 and p.mean == nil and #p.personas == 2)\n"
        "assert(p.personas[2].persona == 'Bram')\n"
        "fails('by number', function() engine.new(flat()):part(1, { 3 }) end)\n"
        "fails('more touchpoints', function() engine.new(flat()):part(1, { 1, 2, 1 }) end)\n");
}

static void test_mean(void **state)
{
    (void)state;
    run("near(engine.mean { dist = 'pert', low = 3, likely = 4, high = 6 }, 25 / 6)\n"
        "near(engine.mean { dist = 'uniform', low = 3, high = 4 }, 3.5)\n"
        "near(engine.mean { dist = 'around', mean = 5, sd = 2, low = 0, high = 10 }, 5)\n"
        "near(engine.mean { dist = 'around', mean = 5, sd = 2 }, 5)\n"
        "near(engine.mean { dist = 'around', mean = 0, sd = 1, low = 0, high = math.huge },\n"
        "  math.sqrt(2 / math.pi))\n"
        "fails('pert, uniform or around', engine.mean, { dist = 'x' })\n"
        "fails(\"field 'sd' is missing\", engine.mean, { dist = 'around', mean = 1 })\n"
        "fails('sd must be', engine.mean, { dist = 'around', mean = 1, sd = -1 })\n"
        "fails('table expected', engine.mean)\n");
}

/* What is set holds for one call; records with more in them than the model has do not fit. */
static void test_set(void **state)
{
    (void)state;
    run("local E = engine.new(flat())\n"
        "local u, page = E:utility(), flat().journeys[1].touchpoints[1]\n"
        "local function set(change)\n"
        "  local r = rec { leave = .25, marks = { [1] = 8 }, duration = 3, next = 2 }\n"
        "  change(r); return { set = { { journey = 1, touchpoint = 1, base = r } } }\n"
        "end\n"
        "near(E:utility(set(function() end)), u)\n"
        "local half = set(function(r) r.leave = .5 end)\n"
        "near(E:score(half).journeys[1].completion, .5)\n"
        "local other = engine.new(flat(function(f)\n"
        "  f.journeys[1].touchpoints[1].base.leave = .5 end))\n"
        "near(E:utility(half), other:utility())\n"
        "assert(E:utility() == u and E:score().journeys[1].completion == .75)\n"
        "near(E:utility { set = { { journey = 1, touchpoint = 1, leave = .5 } } }, other:utility())\n"
        "near(E:score { set = { { journey = 1, touchpoint = 2, experience = 9, importance = 0 } } }\n"
        "  .journeys[1].personas[2].mean, 8)\n"
        "fails('2.* outside', E.utility, E, { set = { { journey = 1, touchpoint = 1, leave = 2 } } })\n"
        "half.actions = { 1 }\n"
        "near(E:utility(half), other:utility { actions = { 1 } })\n"
        "near(E:utility { journeys = { { journey = 1, memory = 0 } } },\n"
        "  engine.new(flat(function(f) f.journeys[1].memory = 0 end)):utility())\n"
        "assert(E:utility(set(function(r) r.next = { { to = 2, p = 1 }, { to = 0, p = 1 } } end))\n"
        "  == false and E:utility() == u)\n"
        "fails('2.* outside', E.utility, E, set(function(r) r.leave = 2 end))\n"
        "fails('is missing', E.utility, E, { set = { { journey = 1 } } })\n"
        "fails('set twice', E.utility, E, { journeys = { { journey = 1 }, { journey = 1 } } })\n"
        "assert(E:utility() == u)\n");
}

static void test_null_goal(void **state)
{
    (void)state;
    run("local E = engine.new(flat(function(f)\n"
        "  f.goals = { { name = 'Fast', measure = 'duration', journey = 1 } } end))\n"
        "assert(E:utility() < 0)\n"
        "local no, message, why = E:utility { set = { { journey = 1, touchpoint = 1,\n"
        "  base = rec { leave = 1 } } } }\n"
        "assert(no == nil and why.goal == 1 and message:find('nobody completes \"Buy\"', 1, true))\n"
        "assert(E:utility() < 0)\n"
        "local function left(f)\n"
        "  f.goals = { { name = 'Fast', measure = 'duration', journey = 1 } }\n"
        "  f.journeys[1].touchpoints[1].base.leave = 1\n"
        "end\n"
        "assert(engine.new(flat(left)):utility() == 0)\n"
        "no, message = engine.new(flat(function(f) left(f); f.null_goals = {} end)):utility()\n"
        "assert(no == nil and message:find('nobody completes'))\n"
        "wrong('null_goals', function(f) left(f); f.null_goals = { 2 } end)\n");
}

static void test_what_is_wrong(void **state)
{
    (void)state;
    run("wrong('at least one persona', function(f) f.personas = {} end)\n"
        "wrong('a table is needed, got string', function(f) f.values = 'x' end)\n"
        "wrong('its members must be tables', function(f) f.values = { 1 } end)\n"
        "local function touch(f) return f.journeys[1].touchpoints[1] end\n"
        "wrong(\"'leave': 2.* outside\", function(f) touch(f).base.leave = 2 end)\n"
        "wrong(\"'leave': a number\", function(f) touch(f).base.leave = '1' end)\n"
        "wrong('nan', function(f) touch(f).base.leave = 0 / 0 end)\n"
        "wrong('inf', function(f) touch(f).base.duration = math.huge end)\n"
        "wrong(\"'to': 9 is outside\", function(f) touch(f).base.next[1].to = 9 end)\n"
        "wrong(\"'to' is missing\", function(f) touch(f).base.next[1].to = nil end)\n"
        "wrong('whole number', function(f) touch(f).base.next[1].to = 1.5 end)\n"
        "wrong('values by number', function(f) touch(f).base.marks = { [2] = 5 } end)\n"
        "wrong('values by number', function(f) touch(f).base.marks = { ease = 5 } end)\n"
        "wrong('probabilities are needed', function(f) touch(f).base.killers = { 1 } end)\n"
        "wrong('no measure', function(f) f.goals = { { measure = 'joy' } } end)\n"
        "wrong(\"cannot improve 'joy'\", function(f) f.actions[1].improves[1].field =\n"
        "  'joy' end)\n"
        "wrong(\"'value' is missing\", function(f) f.actions[1].improves[1].value = nil end)\n"
        "wrong(\"'killer': 2 is outside\", function(f) f.actions[1].removes[1].killer = 2 end)\n"
        "fails('table expected', engine.new)\n"
        "local E = engine.new(flat())\n"
        "fails('numbers of flat.actions', E.utility, E, { actions = { 3 } })\n"
        "fails('numbers of flat.actions', E.utility, E, { actions = { 'x' } })\n"
        "fails('outside 1..1', E.leverage, E, 2)\n"
        "fails('reis.engine', E.score, io.stdout)\n"
        "assert(getmetatable(E) == false)\n");
}

/* A string next is a number in flat: it gets 1 - leave, also where an action brings leave down
 * from 1. */
static void test_named_next(void **state)
{
    (void)state;
    run("local E = engine.new(flat(function(f)\n"
        "  local t = f.journeys[1].touchpoints\n"
        "  t[1].base.next = 2; t[1].base.leave = 1\n"
        "  f.actions = { { name = 'L', improves = { { journey = 1, touchpoint = 1, field\n"
        "  = 'leave', delta = -.5 } } } }\n"
        "end))\n"
        "near(E:score().journeys[1].completion, 0)\n"
        "near(E:score({ actions = { 1 } }).journeys[1].personas[1].touchpoints[2].reach, .5)\n");
}

static void test_utility_for_a_planner(void **state)
{
    (void)state;
    lua_State *L = open_lua();
    assert_int_equal(luaL_dostring(L, "return engine.new(flat())"), LUA_OK);
    struct rs_engine *engine = rs_engine_check(L, -1);
    double u;
    assert_int_equal(rs_engine_utility(engine, (unsigned char[]){1, 0}, &u), RS_OK);
    assert_true(u > 0);
    assert_int_equal(rs_engine_utility(engine, (unsigned char[]){1, 1}, &u), RS_ETRAP);
    assert_non_null(strstr(engine->message, "'Pay'"));
    lua_close(L);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_score),         cmocka_unit_test(test_overlay),
        cmocka_unit_test(test_part),          cmocka_unit_test(test_mean),
        cmocka_unit_test(test_what_is_wrong), cmocka_unit_test(test_named_next),
        cmocka_unit_test(test_utility_for_a_planner), cmocka_unit_test(test_set),
        cmocka_unit_test(test_null_goal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
