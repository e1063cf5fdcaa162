/* From the engine's figures to the tables of Lua. Reads the evaluation just made; undefined
 * figures stay absent. */
#include "lib/check.h"
#include "lib/lib_engine.h"

#include <stdlib.h>
#include <string.h>

void rs_engine_push_measures(lua_State *L, const double *m)
{
    lua_createtable(L, 0, RS_MEASURES + 10);
    for (int i = 0; i < RS_MEASURES; i++)
        rs_set_number(L, rs_measure_name((enum rs_measure)i), m[i]);
}

static void push_next(lua_State *L, const struct rs_slot *slot, int i)
{
    int n = slot->ptr[i + 1] - slot->ptr[i];
    lua_createtable(L, n, 0);
    for (int k = 0; k < n; k++) {
        lua_createtable(L, 0, 3);
        rs_set_integer(L, "index", slot->met[slot->col[slot->ptr[i] + k]] + 1);
        rs_set_number(L, "p", slot->val[slot->ptr[i] + k]);
        if (slot->leave[i] < 1) /* of those who do not leave */
            rs_set_number(L, "share", slot->val[slot->ptr[i] + k] / (1 - slot->leave[i]));
        lua_rawseti(L, -2, k + 1);
    }
    lua_setfield(L, -2, "next");
}

static void push_touchpoint(lua_State *L, const struct rs_journey *journey,
                            const struct rs_slot *slot, int i)
{
    lua_createtable(L, 0, 16);
    rs_set_text(L, "name", journey->touchpoints[slot->met[i]].name);
    rs_set_integer(L, "index", slot->met[i] + 1);
    rs_set_number(L, "experience", slot->x[i]);
    rs_set_number(L, "functional", slot->functional[i]);
    rs_set_number(L, "emotional", slot->emotional[i]);
    rs_set_number(L, "expectation", slot->expects[i]);
    rs_set_number(L, "emotion", slot->x[i] - slot->expects[i]);
    rs_set_number(L, "functional_emotion", slot->functional[i] - slot->expects_functional[i]);
    rs_set_number(L, "emotional_emotion", slot->emotional[i] - slot->expects_emotional[i]);
    rs_set_number(L, "visits", slot->visits[i]);
    rs_set_number(L, "reach", slot->reach[i]);
    rs_set_number(L, "importance", slot->importance[i]);
    rs_set_number(L, "leave", slot->leave[i]);
    rs_set_number(L, "done", slot->done[i]);
    rs_set_number(L, "minutes", slot->minutes[i]);
    push_next(L, slot, i);
}

struct killer {
    int i, k; /* local state, killer of its touchpoint */
    double weight;
};

static int by_weight(const void *a, const void *b)
{
    const struct killer *x = a, *y = b;
    if (x->weight != y->weight)
        return x->weight < y->weight ? 1 : -1;
    if (x->i != y->i)
        return x->i < y->i ? -1 : 1;
    return (x->k > y->k) - (x->k < y->k);
}

static void push_killer(lua_State *L, const struct rs_journey *journey,
                        const struct rs_slot *slot, const struct killer *killer)
{
    const struct rs_touchpoint *touch = &journey->touchpoints[slot->met[killer->i]];
    lua_createtable(L, 0, 6);
    rs_set_text(L, "name", touch->killer_names[killer->k]);
    rs_set_text(L, "touchpoint", touch->name);
    rs_set_integer(L, "index", slot->met[killer->i] + 1);
    rs_set_integer(L, "killer", killer->k + 1);
    rs_set_number(L, "probability", slot->killers[slot->killer_ptr[killer->i] + killer->k]);
    rs_set_number(L, "weight", killer->weight);
}

/* The killers that can strike, most likely first: by reach x probability. */
static void push_killers(lua_State *L, const struct rs_journey *journey,
                         const struct rs_slot *slot)
{
    size_t count = (size_t)slot->killer_ptr[slot->n], n = 0;
    struct killer *list = lua_newuserdatauv(L, (count + 1) * sizeof *list, 0);
    for (int i = 0; i < slot->n; i++)
        for (int k = slot->killer_ptr[i]; k < slot->killer_ptr[i + 1]; k++)
            if (slot->killers[k] > 0)
                list[n++] = (struct killer){i, k - slot->killer_ptr[i],
                                            slot->reach[i] * slot->killers[k]};
    qsort(list, n, sizeof *list, by_weight);
    lua_createtable(L, (int)n, 0);
    for (size_t k = 0; k < n; k++) {
        push_killer(L, journey, slot, &list[k]);
        lua_rawseti(L, -2, (lua_Integer)k + 1);
    }
    lua_remove(L, -2);
}

/* On which value two channels lie furthest apart: { value = (nothing: marks without values),
 * best =, worst = (channels by number) }. */
static void push_spread(lua_State *L, const struct rs_engine *engine, const struct rs_slot *slot)
{
    if (slot->spread_value == RS_NONE)
        return;
    lua_createtable(L, 0, 3);
    if (slot->spread_value < engine->model.n_values)
        rs_set_text(L, "value", engine->model.values[slot->spread_value].name);
    rs_set_integer(L, "best", slot->best_channel + 1);
    rs_set_integer(L, "worst", slot->worst_channel + 1);
    lua_setfield(L, -2, "spread");
}

/* Of how many of the touchpoints met a figure is known. */
static void push_known(lua_State *L, const struct rs_slot *slot)
{
    lua_createtable(L, 0, 4);
    rs_set_integer(L, "duration", slot->known.minutes);
    rs_set_integer(L, "cost_to_serve", slot->known.cost);
    rs_set_integer(L, "handovers", slot->known.owner);
    rs_set_integer(L, "channel_switches", slot->known.channel);
    lua_setfield(L, -2, "known");
}

static void push_persona(lua_State *L, const struct rs_engine *engine, int j, int p, bool whole)
{
    const struct rs_journey *journey = &engine->model.journeys[j];
    const struct rs_slot *slot = rs_eval_slot(engine->eval, j, p);
    rs_engine_push_measures(L, slot->m);
    rs_set_text(L, "persona", engine->model.personas[p].name);
    rs_set_integer(L, "index", p + 1);
    rs_set_number(L, "share", engine->model.personas[p].share);
    rs_set_flag(L, "vetoed", slot->vetoed);
    rs_set_number(L, "base", slot->base);
    if (slot->peak_at != RS_NONE) {
        rs_set_text(L, "peak_at", journey->touchpoints[slot->peak_at].name);
        rs_set_integer(L, "peak_index", slot->peak_at + 1);
    }
    if (!whole)
        return;
    push_spread(L, engine, slot);
    push_known(L, slot);
    lua_createtable(L, slot->n, 0);
    for (int i = 0; i < slot->n; i++) {
        push_touchpoint(L, journey, slot, i);
        lua_rawseti(L, -2, i + 1);
    }
    lua_setfield(L, -2, "touchpoints");
    push_killers(L, journey, slot);
    lua_setfield(L, -2, "killers");
}

static void push_journey(lua_State *L, const struct rs_engine *engine, int j, bool whole)
{
    int count = 0;
    bool vetoed = false;
    rs_engine_push_measures(L, rs_eval_measures(engine->eval, j));
    rs_set_text(L, "name", engine->model.journeys[j].name);
    rs_set_integer(L, "index", j + 1);
    lua_newtable(L);
    for (int p = 0; p < engine->model.n_personas; p++) {
        if (!rs_eval_slot(engine->eval, j, p)->makes)
            continue;
        push_persona(L, engine, j, p, whole);
        lua_rawseti(L, -2, ++count);
        vetoed = vetoed || (rs_eval_slot(engine->eval, j, p)->vetoed &&
                            engine->model.personas[p].share > 0);
    }
    lua_setfield(L, -2, "personas");
    rs_set_flag(L, "vetoed", vetoed);
    rs_set_number(L, "base", rs_eval_base(engine->eval, j));
}

/* The goals' measures by number, and the numbers of those that have none. */
static void push_goals(lua_State *L, const struct rs_engine *engine)
{
    int nulls = 0, n = engine->model.n_goals;
    lua_createtable(L, n, 0);
    lua_newtable(L);
    for (int g = 0; g < n; g++) {
        double m = rs_eval_goal(engine->eval, g);
        if (isnan(m)) {
            lua_pushinteger(L, g + 1);
            lua_rawseti(L, -2, ++nulls);
        } else {
            lua_pushnumber(L, m);
            lua_rawseti(L, -3, g + 1);
        }
    }
    lua_setfield(L, -3, "null_goals");
    lua_setfield(L, -2, "goals");
}

void rs_engine_push_scores(lua_State *L, const struct rs_engine *engine, double utility,
                           bool whole)
{
    luaL_checkstack(L, 24, "pushing scores");
    lua_createtable(L, 0, 4);
    rs_set_number(L, "utility", utility);
    rs_set_flag(L, "money", engine->model.money);
    push_goals(L, engine);
    lua_createtable(L, engine->model.n_journeys, 0);
    for (int j = 0; j < engine->model.n_journeys; j++) {
        push_journey(L, engine, j, whole);
        lua_rawseti(L, -2, j + 1);
    }
    lua_setfield(L, -2, "journeys");
}
