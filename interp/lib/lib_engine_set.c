/* What a what-if sets, for the time of one evaluation: other records of touchpoints, other numbers
 * of journeys. overlay.set = { { journey =, touchpoint =, base = record, per = { records } } or
 * { journey =, touchpoint =, leave =, duration =, wait =, importance =, experience = } (these in all
 * its records; a number that is not given stays), ... },
 * overlay.journeys = { { journey =, weight =, customers =, memory =, killer_score =, tolerance = },
 * ... } (a number that is not given stays). All that is read hangs from engine->sets, so an error
 * raised half way leaks nothing and changes nothing. */
#include "lib/check.h"
#include "lib/lib_engine.h"

#include <string.h>

struct rs_engine_set {
    struct rs_engine_set *next;
    int index;                /* of the journey */
    struct rs_touchpoint *at; /* NULL: the journey itself */
    struct rs_touchpoint touchpoint; /* what to put there; once put, what was there */
    struct rs_journey journey;
};

static struct rs_engine_set *new_set(lua_State *L, struct rs_engine *engine)
{
    struct rs_engine_set *set = rs_arena_take(&engine->sets.arena, 1, sizeof *set);
    if (set == NULL)
        luaL_error(L, "not enough memory for the model");
    set->index = (int)rs_check_integer(L, -1, "journey", 0, 1, engine->model.n_journeys) - 1;
    if (set->index < 0)
        luaL_error(L, "field 'journey' is missing in what is set");
    set->journey = engine->model.journeys[set->index];
    set->next = engine->set;
    engine->set = set;
    return set;
}

static void finish(lua_State *L, struct rs_engine *engine, const struct rs_engine_set *set,
                   struct rs_rec *rec)
{
    int status = rs_model_finish_rec(&engine->sets, &set->journey, rec, set->touchpoint.name);
    if (status != RS_OK)
        luaL_error(L, "%s", status == RS_EINVALID ? engine->sets.problem : "not enough memory");
}

/* Numbers of the table on top of the stack in the place of those of a record. */
static void read_numbers(lua_State *L, struct rs_rec *rec)
{
    rec->leave = rs_check_number(L, -1, "leave", rec->leave, 0, 1);
    rec->duration = rs_check_number(L, -1, "duration", rec->duration, 0, 1e300);
    rec->wait = rs_check_number(L, -1, "wait", rec->wait, 0, 1e300);
    rec->importance = rs_check_number(L, -1, "importance", rec->importance, 0, 1e300);
    rec->experience = rs_check_number(L, -1, "experience", rec->experience, 0, 10);
}

/* Copies of the records of a touchpoint, with the numbers of the table on top of the stack; what
 * hangs from them stays the model's. */
static void copy_records(lua_State *L, struct rs_engine *engine, struct rs_touchpoint *touch)
{
    struct rs_rec **old = touch->per;
    size_t n = (size_t)engine->model.n_personas;
    read_numbers(L, &touch->base);
    if (old == NULL)
        return;
    struct rs_rec *copies = rs_arena_take(&engine->sets.arena, n, sizeof *copies);
    touch->per = rs_arena_take(&engine->sets.arena, n, sizeof *touch->per);
    if (copies == NULL || touch->per == NULL)
        luaL_error(L, "not enough memory for the model");
    for (size_t p = 0; p < n; p++)
        if (old[p] != NULL) {
            copies[p] = *old[p];
            touch->per[p] = &copies[p];
            read_numbers(L, touch->per[p]);
        }
}

/* The touchpoint in the table on top of the stack, with the records that are to be in it. */
static void read_touchpoint(lua_State *L, struct rs_engine *engine)
{
    struct rs_engine_set *set = new_set(L, engine);
    struct rs_touchpoint *touch = &set->touchpoint;
    int n = set->journey.n_touchpoints, t = lua_gettop(L);
    int index = (int)rs_check_integer(L, t, "touchpoint", 0, 1, n) - 1;
    if (index < 0)
        luaL_error(L, "field 'touchpoint' is missing in what is set");
    set->at = &engine->model.journeys[set->index].touchpoints[index];
    *touch = *set->at;
    int type = rs_check_get(L, t, "base");
    if (type == LUA_TNIL) {
        lua_pop(L, 1);
        copy_records(L, engine, touch);
        return;
    }
    if (type != LUA_TTABLE)
        rs_check_fail(L, "base", "a table is needed", -1);
    touch->per = NULL;
    memset(&touch->base, 0, sizeof touch->base);
    rs_engine_read_rec(L, &engine->sets, -1, n, touch->n_killers, &touch->base);
    lua_pop(L, 1);
    rs_engine_read_per(L, &engine->sets, t, n, touch);
    finish(L, engine, set, &touch->base);
    for (int p = 0; touch->per != NULL && p < engine->model.n_personas; p++)
        if (touch->per[p] != NULL)
            finish(L, engine, set, touch->per[p]);
}

static void read_journey(lua_State *L, struct rs_engine *engine)
{
    struct rs_journey *journey = &new_set(L, engine)->journey;
    journey->weight = rs_check_number(L, -1, "weight", journey->weight, 0, 1e300);
    journey->customers = rs_check_number(L, -1, "customers", journey->customers, 0, 1e300);
    journey->memory = rs_check_number(L, -1, "memory", journey->memory, 0, 1);
    journey->killer_score = rs_check_number(L, -1, "killer_score", journey->killer_score, -100, 0);
    journey->tolerance = rs_check_number(L, -1, "tolerance", journey->tolerance, 0, 1);
}

static void read_list(lua_State *L, int t, const char *name, struct rs_engine *engine,
                      void (*read)(lua_State *, struct rs_engine *))
{
    int n = rs_check_list(L, t, name), list = lua_gettop(L);
    for (int i = 1; i <= n; i++) {
        rs_check_item(L, list, i, name);
        read(L, engine);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

/* The evaluator has room for the steps and marks of the model's own records. */
static bool fits(const struct rs_engine *engine, const struct rs_engine_set *set)
{
    for (int p = 0; set->at != NULL && p < engine->model.n_personas; p++) {
        const struct rs_rec *now = rs_model_rec(&set->touchpoint, p);
        const struct rs_rec *old = rs_model_rec(set->at, p);
        if (now->meets != old->meets || now->n_next > old->n_next || now->n_marks > old->n_marks ||
            now->expects.n > old->expects.n)
            return false;
    }
    return true;
}

/* Puts in the model what the list holds, and in the list what the model held. */
static void swap(struct rs_engine *engine)
{
    for (struct rs_engine_set *set = engine->set; set != NULL; set = set->next) {
        if (set->at != NULL) {
            struct rs_touchpoint was = *set->at;
            *set->at = set->touchpoint;
            set->touchpoint = was;
        } else {
            struct rs_journey was = engine->model.journeys[set->index];
            engine->model.journeys[set->index] = set->journey;
            set->journey = was;
        }
        rs_eval_changed(engine->eval, set->index);
    }
}

/* The same thing set twice would be put back wrongly. */
static void check_once(lua_State *L, const struct rs_engine *engine)
{
    for (const struct rs_engine_set *a = engine->set; a != NULL; a = a->next)
        for (const struct rs_engine_set *b = a->next; b != NULL; b = b->next)
            if (a->at == b->at && (a->at != NULL || a->index == b->index))
                luaL_error(L, "one thing is set twice");
}

bool rs_engine_set(lua_State *L, int t, struct rs_engine *engine)
{
    struct rs_arena arena;
    engine->set = NULL;
    rs_arena_free(&engine->sets.arena);
    arena = engine->sets.arena;
    engine->sets = engine->model;
    engine->sets.arena = arena;
    read_list(L, t, "set", engine, read_touchpoint);
    read_list(L, t, "journeys", engine, read_journey);
    check_once(L, engine);
    for (const struct rs_engine_set *set = engine->set; set != NULL; set = set->next)
        if (!fits(engine, set)) {
            engine->set = NULL;
            return false;
        }
    if (engine->set != NULL && rs_eval_before_change(engine->eval) != RS_OK)
        luaL_error(L, "not enough memory for the model");
    swap(engine);
    return true;
}

void rs_engine_unset(struct rs_engine *engine)
{
    swap(engine);
    engine->set = NULL;
}
