/* From the path of a number in the flat table of Lua to its place in the engine's model. The path is a list; keys
 * that are numbers count from 1, as in Lua. */
#include "lib/check.h"
#include "lib/lib_simulate.h"

#include <string.h>

struct path {
    lua_State *L;
    int table, at; /* the list, and the key that is next */
};

static double *nowhere(struct path *path)
{
    luaL_error(path->L, "a drawn number has no place in the model (key %d of its path)", path->at - 1);
    return NULL;
}

/* The next key as a text; NULL where it is none. Lives as long as the list. */
static const char *name(struct path *path)
{
    lua_rawgeti(path->L, path->table, path->at++);
    const char *text = lua_type(path->L, -1) == LUA_TSTRING ? lua_tostring(path->L, -1) : "";
    lua_pop(path->L, 1);
    return text;
}

static bool more(struct path *path)
{
    bool is = lua_rawgeti(path->L, path->table, path->at) != LUA_TNIL;
    lua_pop(path->L, 1);
    return is;
}

/* The next key as an index from 0 below n. */
static int number(struct path *path, int n)
{
    int known = 0;
    lua_rawgeti(path->L, path->table, path->at++);
    lua_Integer i = lua_tointegerx(path->L, -1, &known);
    lua_pop(path->L, 1);
    if (!known || i < 1 || i > n)
        nowhere(path);
    return (int)i - 1;
}

struct field {
    const char *name;
    size_t offset;
};

/* The field of that name in what begins at base. */
static double *field_of(struct path *path, void *base, const struct field *fields, const char *wanted)
{
    for (; fields->name != NULL; fields++)
        if (strcmp(fields->name, wanted) == 0)
            return (double *)(void *)((char *)base + fields->offset);
    return nowhere(path);
}

static double *mark(struct path *path, struct rs_mark *marks, int n, int value)
{
    for (int i = 0; i < n; i++)
        if (marks[i].value == value)
            return &marks[i].mark;
    return nowhere(path);
}

static double *expectation(struct path *path, const struct rs_model *model, struct rs_expects *expects)
{
    if (!more(path))
        return &expects->mark;
    return mark(path, expects->marks, expects->n, number(path, model->n_values));
}

static double *step(struct path *path, struct rs_step *steps, int n)
{
    struct rs_step *one = &steps[number(path, n)];
    return strcmp(name(path), "p") == 0 ? &one->p : nowhere(path);
}

static double *record(struct path *path, const struct rs_model *model, const struct rs_touchpoint *touch,
                      struct rs_rec *rec)
{
    static const struct field fields[] = {
        {"leave", offsetof(struct rs_rec, leave)}, {"duration", offsetof(struct rs_rec, duration)},
        {"wait", offsetof(struct rs_rec, wait)}, {"importance", offsetof(struct rs_rec, importance)},
        {"experience", offsetof(struct rs_rec, experience)}, {NULL, 0},
    };
    const char *key = name(path);
    if (strcmp(key, "marks") == 0)
        return mark(path, rec->marks, rec->n_marks, number(path, model->n_values));
    if (strcmp(key, "expects") == 0)
        return expectation(path, model, &rec->expects);
    if (strcmp(key, "next") == 0)
        return step(path, rec->next, rec->n_next);
    if (strcmp(key, "killers") == 0)
        return &rec->killers[number(path, touch->n_killers)];
    return field_of(path, rec, fields, key);
}

static double *touchpoint(struct path *path, const struct rs_model *model, struct rs_touchpoint *touch, bool *shape)
{
    const char *key = name(path);
    if (strcmp(key, "base") == 0)
        return record(path, model, touch, &touch->base);
    if (strcmp(key, "per") == 0) {
        struct rs_rec *rec = touch->per == NULL ? NULL : touch->per[number(path, model->n_personas)];
        return rec != NULL ? record(path, model, touch, rec) : nowhere(path);
    }
    if (strcmp(key, "channels") == 0) {
        *shape = true;
        return &touch->channels[number(path, touch->n_channels)].share;
    }
    return strcmp(key, "channel_cost") == 0 ? &touch->channel_cost : nowhere(path);
}

static double *journey(struct path *path, const struct rs_model *model, struct rs_journey *it, bool *shape)
{
    static const struct field fields[] = {
        {"weight", offsetof(struct rs_journey, weight)}, {"customers", offsetof(struct rs_journey, customers)},
        {"memory", offsetof(struct rs_journey, memory)}, {"tolerance", offsetof(struct rs_journey, tolerance)},
        {"killer_score", offsetof(struct rs_journey, killer_score)}, {NULL, 0},
    };
    const char *key = name(path);
    if (strcmp(key, "touchpoints") == 0)
        return touchpoint(path, model, &it->touchpoints[number(path, it->n_touchpoints)], shape);
    if (strcmp(key, "starts") == 0)
        return step(path, it->starts, it->n_starts);
    if (strcmp(key, "cyclic") == 0)
        return strcmp(name(path), "probability") == 0 ? &it->probability : nowhere(path);
    return field_of(path, it, fields, key);
}

static double *action(struct path *path, struct rs_action *it)
{
    const char *key = name(path);
    if (strcmp(key, "improves") == 0)
        return &it->improves[number(path, it->n_improves)].delta;
    if (strcmp(key, "removes") == 0)
        return &it->removes[number(path, it->n_removes)].share;
    if (strcmp(key, "reroutes") == 0) {
        struct rs_reroute *route = &it->reroutes[number(path, it->n_reroutes)];
        return strcmp(name(path), "next") == 0 ? step(path, route->next, route->n_next) : nowhere(path);
    }
    return strcmp(key, "benefit") == 0 ? &it->benefit : strcmp(key, "upkeep") == 0 ? &it->upkeep : nowhere(path);
}

static double *persona(struct path *path, const struct rs_model *model, struct rs_persona *it)
{
    const char *key = name(path);
    if (strcmp(key, "expects") == 0)
        return expectation(path, model, &it->expects);
    return strcmp(key, "share") == 0 ? &it->share : nowhere(path);
}

struct rs_place rs_simulate_place(lua_State *L, struct rs_model *model)
{
    struct path path = {L, lua_gettop(L), 1};
    struct rs_place place = {NULL, 0, RS_NONE, false};
    const char *key = name(&path);
    if (strcmp(key, "journeys") == 0) {
        place.journey = number(&path, model->n_journeys);
        place.at = journey(&path, model, &model->journeys[place.journey], &place.shape);
    } else if (strcmp(key, "actions") == 0) {
        place.shape = true;
        place.at = action(&path, &model->actions[number(&path, model->n_actions)]);
    } else if (strcmp(key, "personas") == 0) {
        place.at = persona(&path, model, &model->personas[number(&path, model->n_personas)]);
    } else if (strcmp(key, "values") == 0) {
        place.at = &model->values[number(&path, model->n_values)].weight;
    } else if (strcmp(key, "goals") == 0) {
        place.at = &model->goals[number(&path, model->n_goals)].worth;
    } else {
        nowhere(&path);
    }
    return place;
}
