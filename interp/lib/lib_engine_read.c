/* From the flat table of Lua to the engine's model. Everything goes into the model's arena,
 * which hangs from a userdata, so an error raised half way leaks nothing. */
#include "lib/check.h"
#include "lib/lib_engine.h"

#include <string.h>

static const double any = 1e300, one = 1 + 1e-9;
enum { MANY = 1000000 };

static void *take(lua_State *L, struct rs_model *m, int count, size_t size)
{
    void *memory = rs_arena_take(&m->arena, (size_t)count, size);
    if (memory == NULL)
        luaL_error(L, "not enough memory for the model");
    return memory;
}

static const char *read_name(lua_State *L, struct rs_model *m, int t)
{
    size_t len;
    rs_check_text(L, t, "name", "");
    const char *text = lua_tolstring(L, -1, &len);
    const char *copy = rs_arena_text(&m->arena, text, len);
    if (copy == NULL)
        luaL_error(L, "not enough memory for the model");
    lua_pop(L, 1);
    return copy;
}

/* The table { [value index] = mark } on top of the stack, in the order Lua has it. */
static struct rs_mark *read_mark_table(lua_State *L, struct rs_model *m, const char *name, int *n)
{
    int count = 0, t = lua_gettop(L);
    for (lua_pushnil(L); lua_next(L, t) != 0; lua_pop(L, 1))
        count++;
    struct rs_mark *marks = take(L, m, count, sizeof *marks);
    *n = 0;
    for (lua_pushnil(L); lua_next(L, t) != 0; lua_pop(L, 1)) {
        lua_Integer value = lua_isinteger(L, -2) ? lua_tointeger(L, -2) : 0;
        if (value < 1 || value > m->n_values)
            luaL_error(L, "field '%s': its keys are values by number, 1..%d", name, m->n_values);
        marks[*n].value = (int)value - 1;
        marks[(*n)++].mark = rs_check_value(L, -1, name, 0, 10);
    }
    return marks;
}

static void read_marks(lua_State *L, struct rs_model *m, int t, struct rs_rec *rec)
{
    int type = rs_check_get(L, t, "marks");
    if (type == LUA_TTABLE)
        rec->marks = read_mark_table(L, m, "marks", &rec->n_marks);
    else if (type != LUA_TNIL)
        rs_check_fail(L, "marks", "a table is needed", -1);
    lua_pop(L, 1);
}

static void read_expects(lua_State *L, struct rs_model *m, int t, struct rs_expects *expects)
{
    int type = rs_check_get(L, t, "expects");
    expects->mark = NAN;
    expects->given = type != LUA_TNIL;
    if (type == LUA_TTABLE)
        expects->marks = read_mark_table(L, m, "expects", &expects->n);
    else if (type != LUA_TNIL)
        expects->mark = rs_check_value(L, -1, "expects", 0, 10);
    lua_pop(L, 1);
}

/* The list t[name] of { to =, p = }; 0 means done. `given` (may be NULL) says whether it was
 * there. */
static struct rs_step *read_steps(lua_State *L, struct rs_model *m, int t, const char *name,
                                  int touchpoints, int *n, bool *given)
{
    int count = rs_check_list(L, t, name), list = lua_gettop(L);
    struct rs_step *steps = take(L, m, count, sizeof *steps);
    if (given != NULL)
        *given = !lua_isnil(L, list);
    for (int i = 0; i < count; i++) {
        rs_check_item(L, list, i + 1, name);
        steps[i].to = (int)rs_check_integer(L, -1, "to", -1, 0, touchpoints) - 1;
        if (steps[i].to < RS_DONE)
            luaL_error(L, "field '%s': 'to' is missing", name);
        steps[i].p = rs_check_number(L, -1, "p", 0, 0, one);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    *n = count;
    return steps;
}

/* next is a list of steps, of which only the proportions count; a number stands for one
 * touchpoint by name. */
static void read_next(lua_State *L, struct rs_model *m, int t, int touchpoints, struct rs_rec *rec)
{
    bool named = rs_check_get(L, t, "next") == LUA_TNUMBER;
    lua_pop(L, 1);
    if (!named) {
        rec->next = read_steps(L, m, t, "next", touchpoints, &rec->n_next, &rec->has_next);
        return;
    }
    rec->next = take(L, m, 1, sizeof *rec->next);
    rec->n_next = 1;
    rec->has_next = true;
    rec->next[0].to = (int)rs_check_integer(L, t, "next", 0, 0, touchpoints) - 1;
    rec->next[0].p = 1;
}

void rs_engine_read_rec(lua_State *L, struct rs_model *m, int t, int touchpoints, int killers,
                        struct rs_rec *rec)
{
    t = lua_absindex(L, t);
    rec->meets = rs_check_flag(L, t, "meets", true);
    rec->moment = rs_check_flag(L, t, "moment", false);
    rec->leave = rs_check_number(L, t, "leave", 0, 0, 1);
    rec->duration = rs_check_number(L, t, "duration", NAN, 0, any);
    rec->wait = rs_check_number(L, t, "wait", NAN, 0, any);
    rec->importance = rs_check_number(L, t, "importance", NAN, 0, any);
    rec->experience = rs_check_number(L, t, "experience", NAN, 0, 10);
    read_marks(L, m, t, rec);
    read_expects(L, m, t, &rec->expects);
    read_next(L, m, t, touchpoints, rec);
    rec->killers = take(L, m, killers, sizeof *rec->killers);
    int n = rs_check_list(L, t, "killers");
    if (n != killers)
        luaL_error(L, "field 'killers': %d probabilities are needed, got %d", killers, n);
    for (int k = 0; k < killers; k++) {
        lua_rawgeti(L, -1, k + 1);
        rec->killers[k] = rs_check_value(L, -1, "killers", 0, 1);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

void rs_engine_read_per(lua_State *L, struct rs_model *m, int t, int touchpoints,
                        struct rs_touchpoint *touch)
{
    int type = rs_check_get(L, t, "per");
    if (type != LUA_TNIL && type != LUA_TTABLE)
        rs_check_fail(L, "per", "a table is needed", -1);
    if (type == LUA_TTABLE) {
        int per = lua_gettop(L);
        touch->per = take(L, m, m->n_personas, sizeof *touch->per);
        for (int p = 0; p < m->n_personas; p++) {
            if (lua_rawgeti(L, per, p + 1) == LUA_TTABLE) {
                touch->per[p] = take(L, m, 1, sizeof *touch->per[p]);
                rs_engine_read_rec(L, m, -1, touchpoints, touch->n_killers, touch->per[p]);
            }
            lua_pop(L, 1);
        }
    }
    lua_pop(L, 1);
}

/* channels = { { channel =, share = }, ... }, given where there are several. */
static void read_channels(lua_State *L, struct rs_model *m, int t, struct rs_touchpoint *touch)
{
    touch->n_channels = rs_check_list(L, t, "channels");
    touch->channels = take(L, m, touch->n_channels, sizeof *touch->channels);
    for (int k = 0; k < touch->n_channels; k++) {
        rs_check_item(L, t + 1, k + 1, "channels");
        touch->channels[k].channel = (int)rs_check_integer(L, -1, "channel", 0, 1, MANY) - 1;
        touch->channels[k].share = rs_check_number(L, -1, "share", 1, 0, any);
        if (touch->channels[k].channel < 0)
            luaL_error(L, "field 'channels': 'channel' is missing");
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static void read_touchpoint(lua_State *L, struct rs_model *m, int touchpoints,
                            struct rs_touchpoint *touch)
{
    int t = lua_gettop(L);
    touch->name = read_name(L, m, t);
    touch->phase = (int)rs_check_integer(L, t, "phase", 0, 0, MANY) - 1;
    touch->channel = (int)rs_check_integer(L, t, "channel", 0, 1, MANY) - 1;
    touch->owner = (int)rs_check_integer(L, t, "owner", 0, 1, MANY) - 1;
    touch->channel_cost = rs_check_number(L, t, "channel_cost", NAN, 0, any);
    read_channels(L, m, t, touch);
    touch->n_killers = rs_check_list(L, t, "killers");
    touch->killer_names = take(L, m, touch->n_killers, sizeof *touch->killer_names);
    for (int k = 0; k < touch->n_killers; k++) {
        rs_check_item(L, t + 1, k + 1, "killers");
        touch->killer_names[k] = read_name(L, m, -1);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    if (rs_check_get(L, t, "base") != LUA_TTABLE)
        rs_check_fail(L, "base", "a table is needed", -1);
    rs_engine_read_rec(L, m, -1, touchpoints, touch->n_killers, &touch->base);
    lua_pop(L, 1);
    rs_engine_read_per(L, m, t, touchpoints, touch);
}

static void read_cyclic(lua_State *L, struct rs_model *m, int t, struct rs_journey *journey)
{
    if (rs_check_get(L, t, "cyclic") == LUA_TNIL) {
        lua_pop(L, 1);
        return;
    }
    int cyclic = lua_gettop(L);
    if (!lua_istable(L, cyclic))
        rs_check_fail(L, "cyclic", "a table is needed", cyclic);
    journey->cyclic = true;
    journey->probability = rs_check_number(L, cyclic, "probability", 0, 0, 1);
    journey->rounds = (int)rs_check_integer(L, cyclic, "rounds", 20, 0, MANY);
    journey->n_to = rs_check_list(L, cyclic, "to");
    journey->to = take(L, m, journey->n_to, sizeof *journey->to);
    for (int i = 0; i < journey->n_to; i++) {
        lua_rawgeti(L, -1, i + 1);
        double to = rs_check_value(L, -1, "to", 1, journey->n_touchpoints);
        journey->to[i] = (int)to - 1;
        lua_pop(L, 1);
    }
    lua_pop(L, 2);
}

static void read_makes(lua_State *L, struct rs_model *m, int t, struct rs_journey *journey)
{
    int type = rs_check_get(L, t, "makes");
    journey->makes = take(L, m, m->n_personas, sizeof *journey->makes);
    if (type != LUA_TNIL && type != LUA_TTABLE)
        rs_check_fail(L, "makes", "a table is needed", -1);
    for (int p = 0; p < m->n_personas; p++) {
        journey->makes[p] = type == LUA_TNIL;
        if (type == LUA_TTABLE) {
            lua_rawgeti(L, -1, p + 1);
            journey->makes[p] = lua_toboolean(L, -1) != 0;
            lua_pop(L, 1);
        }
    }
    lua_pop(L, 1);
}

static void read_journey(lua_State *L, struct rs_model *m, struct rs_journey *journey)
{
    int t = lua_gettop(L);
    journey->name = read_name(L, m, t);
    journey->weight = rs_check_number(L, t, "weight", 1, 0, any);
    journey->customers = rs_check_number(L, t, "customers", 1, 0, any);
    journey->memory = rs_check_number(L, t, "memory", 0.5, 0, 1);
    journey->killer_score = rs_check_number(L, t, "killer_score", -10, -100, 0);
    journey->tolerance = rs_check_number(L, t, "tolerance", 0.01, 0, 1);
    journey->counts = rs_check_flag(L, t, "counts", true);
    read_makes(L, m, t, journey);
    int n = rs_check_list(L, t, "touchpoints"), list = lua_gettop(L);
    journey->n_touchpoints = n;
    journey->touchpoints = take(L, m, n, sizeof *journey->touchpoints);
    for (int i = 0; i < n; i++) {
        rs_check_item(L, list, i + 1, "touchpoints");
        read_touchpoint(L, m, n, &journey->touchpoints[i]);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    read_cyclic(L, m, t, journey);
    journey->starts = read_steps(L, m, t, "starts", n, &journey->n_starts, NULL);
}

static void read_value(lua_State *L, struct rs_model *m, struct rs_value *value)
{
    int t = lua_gettop(L);
    value->name = read_name(L, m, t);
    value->weight = rs_check_number(L, t, "weight", 1, 0, any);
    const char *kind = rs_check_text(L, t, "kind", "");
    value->kind = strcmp(kind, "functional") == 0  ? RS_KIND_FUNCTIONAL
                  : strcmp(kind, "emotional") == 0 ? RS_KIND_EMOTIONAL
                                                   : RS_KIND_OTHER;
    lua_pop(L, 1);
}

static void read_persona(lua_State *L, struct rs_model *m, struct rs_persona *persona)
{
    int t = lua_gettop(L);
    persona->name = read_name(L, m, t);
    persona->share = rs_check_number(L, t, "share", 0, 0, any);
    read_expects(L, m, t, &persona->expects);
}

static void read_goal(lua_State *L, struct rs_model *m, struct rs_goal *goal)
{
    int t = lua_gettop(L);
    goal->name = read_name(L, m, t);
    const char *measure = rs_check_text(L, t, "measure", NULL);
    int which = rs_measure_find(measure);
    if (which < 0)
        luaL_error(L, "field 'measure': '%s' is no measure of a journey", measure);
    lua_pop(L, 1);
    goal->measure = (enum rs_measure)which;
    goal->journey = (int)rs_check_integer(L, t, "journey", 0, 1, m->n_journeys) - 1;
    goal->worth = rs_check_number(L, t, "worth", 1, 0, any);
    goal->sign = rs_check_number(L, t, "sign", rs_measure_sign(goal->measure), -1, 1);
}

/* Where an effect is: journey and touchpoint of the table on top, both required. */
static void read_place(lua_State *L, const struct rs_model *m, int *journey, int *touchpoint)
{
    *journey = (int)rs_check_integer(L, -1, "journey", 0, 1, m->n_journeys) - 1;
    if (*journey < 0)
        luaL_error(L, "field 'journey' is missing in an action");
    int n = m->journeys[*journey].n_touchpoints;
    *touchpoint = (int)rs_check_integer(L, -1, "touchpoint", 0, 1, n) - 1;
    if (*touchpoint < 0)
        luaL_error(L, "field 'touchpoint' is missing in an action");
}

static void read_improve(lua_State *L, const struct rs_model *m, struct rs_improve *it)
{
    static const char *const fields[] = {"value", "experience", "expects", "leave", "duration",
                                         "wait"};
    const int count = sizeof fields / sizeof *fields;
    read_place(L, m, &it->journey, &it->touchpoint);
    const char *field = rs_check_text(L, -1, "field", NULL);
    int which = 0;
    while (which < count && strcmp(fields[which], field) != 0)
        which++;
    if (which == count)
        luaL_error(L, "field 'field': an action cannot improve '%s'", field);
    lua_pop(L, 1);
    it->field = (enum rs_field)which;
    it->value = (int)rs_check_integer(L, -1, "value", 0, 1, m->n_values) - 1;
    if (it->field == RS_FIELD_VALUE && it->value < 0)
        luaL_error(L, "field 'value' is missing in an action");
    it->delta = rs_check_number(L, -1, "delta", 0, -any, any);
}

static void read_remove(lua_State *L, const struct rs_model *m, struct rs_remove *it)
{
    read_place(L, m, &it->journey, &it->touchpoint);
    int n = m->journeys[it->journey].touchpoints[it->touchpoint].n_killers;
    it->killer = (int)rs_check_integer(L, -1, "killer", 0, 1, n) - 1;
    if (it->killer < 0)
        luaL_error(L, "field 'killer' is missing in an action");
    it->share = rs_check_number(L, -1, "share", 1, 0, 1);
}

static void read_action(lua_State *L, struct rs_model *m, struct rs_action *action)
{
    int t = lua_gettop(L);
    action->name = read_name(L, m, t);
    action->f = rs_check_number(L, t, "f", 1, 0, 1);
    action->benefit = rs_check_number(L, t, "benefit", 0, -any, any);
    action->upkeep = rs_check_number(L, t, "upkeep", 0, -any, any);
    action->n_improves = rs_check_list(L, t, "improves");
    action->improves = take(L, m, action->n_improves, sizeof *action->improves);
    for (int i = 0; i < action->n_improves; i++, lua_pop(L, 1)) {
        rs_check_item(L, t + 1, i + 1, "improves");
        read_improve(L, m, &action->improves[i]);
    }
    lua_pop(L, 1);
    action->n_removes = rs_check_list(L, t, "removes");
    action->removes = take(L, m, action->n_removes, sizeof *action->removes);
    for (int i = 0; i < action->n_removes; i++, lua_pop(L, 1)) {
        rs_check_item(L, t + 1, i + 1, "removes");
        read_remove(L, m, &action->removes[i]);
    }
    lua_pop(L, 1);
    action->n_reroutes = rs_check_list(L, t, "reroutes");
    action->reroutes = take(L, m, action->n_reroutes, sizeof *action->reroutes);
    for (int i = 0; i < action->n_reroutes; i++, lua_pop(L, 1)) {
        struct rs_reroute *it = &action->reroutes[i];
        rs_check_item(L, t + 1, i + 1, "reroutes");
        read_place(L, m, &it->journey, &it->touchpoint);
        it->next = read_steps(L, m, -1, "next", m->journeys[it->journey].n_touchpoints,
                              &it->n_next, NULL);
    }
    lua_pop(L, 1);
}

/* Reads t[name] into *array, one member after another; the count is set first, for what refers
 * to it. */
#define READ_ALL(name, array, count, read)                        \
    do {                                                          \
        int n_ = rs_check_list(L, t, name), list_ = lua_gettop(L); \
        m->array = take(L, m, n_, sizeof *m->array);              \
        m->count = n_;                                            \
        for (int i_ = 0; i_ < n_; i_++, lua_pop(L, 1)) {          \
            rs_check_item(L, list_, i_ + 1, name);                \
            read(L, m, &m->array[i_]);                            \
        }                                                         \
        lua_pop(L, 1);                                            \
    } while (0)

void rs_engine_read(lua_State *L, int t, struct rs_model *m)
{
    t = lua_absindex(L, t);
    luaL_checkstack(L, 40, "reading a model");
    READ_ALL("values", values, n_values, read_value);
    READ_ALL("personas", personas, n_personas, read_persona);
    READ_ALL("journeys", journeys, n_journeys, read_journey);
    READ_ALL("goals", goals, n_goals, read_goal);
    READ_ALL("actions", actions, n_actions, read_action);
    m->money = rs_check_flag(L, t, "money", false);
    int status = rs_model_finish(m);
    if (status == RS_ENOMEM)
        luaL_error(L, "not enough memory for the model");
    if (status != RS_OK)
        luaL_error(L, "%s", m->problem);
}
