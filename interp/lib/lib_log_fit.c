/* lib_log_fit: L:places and L:fit. */
#include "lib/lib_log.h"

#include "log/profile.h"

#include <stdlib.h>
#include <string.h>

enum { ACTIVITIES_MOST = 5000 }; /* whose steps are held in a table of all pairs */

/* L:places() -> { from_ms =, to_ms = (the first and the last event, since 1970), places = { [name of an activity] = where on the way,
 * 0 to 1 } }, see log/profile.h */
int rs_lib_log_places(lua_State *L)
{
    const struct rs_lib_log *log = rs_lib_log_check(L, 1);
    const struct rs_names *names = &log->events.activities;
    struct rs_profile p;
    luaL_checkstack(L, 10, NULL);
    lua_createtable(L, 0, 3);
    lua_createtable(L, 0, (int)names->count);
    if (!rs_profile_make(&p, &log->events, log->first))
        return luaL_error(L, "not enough memory for the places of activities");
    for (uint32_t a = 0; a < names->count; a++) {
        rs_lib_log_name(L, names, a);
        lua_pushnumber(L, p.place[a]);
        lua_rawset(L, -3);
    }
    lua_setfield(L, -2, "places");
    rs_set_integer(L, "from_ms", (lua_Integer)p.from);
    rs_set_integer(L, "to_ms", (lua_Integer)p.to);
    rs_profile_free(&p);
    return 1;
}

/* The number + 1 of the activity at that place of a pair, 0 where it is false; SIZE_MAX where there is none of that name. */
static size_t end_of(lua_State *L, const struct rs_names *names, int at)
{
    size_t n = 0;
    lua_rawgeti(L, -1, at);
    const char *name = lua_tolstring(L, -1, &n);
    uint32_t number = name != NULL ? rs_names_known(names, name, n, rs_names_hash(name, n)) : 0;
    lua_pop(L, 1);
    return name == NULL ? 0 : number == RS_NAMES_NONE ? SIZE_MAX : (size_t)number + 1;
}

static void push_end(lua_State *L, const struct rs_names *names, size_t end, const char *key)
{
    if (end > 0)
        rs_lib_log_set_name(L, key, names, (uint32_t)(end - 1));
}

static void push_fit(lua_State *L, const struct rs_names *names, const struct rs_fit *fit)
{
    size_t wide = (size_t)names->count + 1;
    lua_createtable(L, 0, 3);
    rs_set_integer(L, "fitting", (lua_Integer)fit->fitting);
    rs_set_integer(L, "cases", (lua_Integer)fit->all);
    lua_newtable(L);
    for (size_t i = 0; i < wide * wide; i++) {
        if (fit->cases[i] == 0)
            continue;
        lua_createtable(L, 0, 3);
        push_end(L, names, i / wide, "from");
        push_end(L, names, i % wide, "to");
        rs_set_integer(L, "cases", (lua_Integer)fit->cases[i]);
        lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
    }
    lua_setfield(L, -2, "deviations");
}

/* L:fit(list of { from, to }: steps that are allowed between activities, from = false: the begin, to = false: the end) -> { fitting =
 * cases with no other step, cases = all, deviations = { { from =, to = (absent: begin, end), cases = } } } | nil where there are too
 * many activities */
int rs_lib_log_fit(lua_State *L)
{
    const struct rs_lib_log *log = rs_lib_log_check(L, 1);
    const struct rs_names *names = &log->events.activities;
    size_t wide = (size_t)names->count + 1;
    struct rs_fit found;
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 2);
    luaL_checkstack(L, 10, NULL);
    if (names->count > ACTIVITIES_MOST)
        return 0;
    bool *allowed = memset(lua_newuserdatauv(L, wide * wide * sizeof *allowed, 0), 0, wide * wide * sizeof *allowed);
    for (lua_Integer i = 1; lua_rawgeti(L, 2, i) == LUA_TTABLE; i++) {
        size_t from = end_of(L, names, 1), to = end_of(L, names, 2);
        if (from != SIZE_MAX && to != SIZE_MAX)
            allowed[from * wide + to] = true;
        lua_pop(L, 1);
    }
    if (!rs_profile_fit(&log->events, log->first, allowed, &found))
        return luaL_error(L, "not enough memory for the steps of the log");
    push_fit(L, names, &found);
    free(found.cases);
    return 1;
}
