/* lib_log_filter: L:filter. */
#include "lib/lib_log.h"

#include "log/filter.h"

#include <math.h>
#include <string.h>

enum { LIST_MOST = 10000, LARGE = 100000 };

/* The key's number; raises for a column that was not kept. */
static int key_of(lua_State *L, const struct rs_events *log, const char *key)
{
    if (strcmp(key, "activity") == 0)
        return RS_KEY_ACTIVITY;
    if (strcmp(key, "channel") == 0)
        return RS_KEY_CHANNEL;
    for (int k = 0; k < log->attributes; k++)
        if (strcmp(log->attribute[k].name, key) == 0)
            return RS_KEY_ATTRIBUTE + k;
    return luaL_error(L, "the log was read without the column \"%s\"", key);
}

static void *take(lua_State *L, size_t count, size_t size)
{
    return memset(lua_newuserdatauv(L, (count + 1) * size, 0), 0, (count + 1) * size);
}

/* The list t[name] of patterns for activities; the texts live in t, the list in a userdata left on the stack. -> how many */
static int patterns(lua_State *L, int t, const char *name, const struct rs_where **list)
{
    int n = rs_check_list(L, t, name), at = lua_gettop(L);
    luaL_argcheck(L, n <= LIST_MOST, 2, "too many patterns");
    struct rs_where *w = take(L, (size_t)n, sizeof *w);
    for (int i = 0; i < n; i++) {
        if (lua_rawgeti(L, at, i + 1) != LUA_TSTRING)
            rs_check_fail(L, name, "a list of texts is needed", -1);
        w[i].key = RS_KEY_ACTIVITY;
        w[i].pattern.s = lua_tolstring(L, -1, &w[i].pattern.n);
        lua_pop(L, 1);
    }
    *list = w;
    return n;
}

/* The conditions of a table { [key] = pattern }, which is on the top and stays in its list. */
static void conditions(lua_State *L, const struct rs_events *log, struct rs_rename *r)
{
    int t = lua_gettop(L), n = 0;
    for (lua_pushnil(L); lua_next(L, t) != 0; lua_pop(L, 1))
        n++;
    struct rs_where *w = take(L, (size_t)n, sizeof *w);
    r->where = w;
    for (lua_pushnil(L); lua_next(L, t) != 0; lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING || lua_type(L, -1) != LUA_TSTRING)
            luaL_error(L, "field 'where': patterns by the names of columns are needed");
        struct rs_where *one = &w[r->wheres++];
        one->key = key_of(L, log, lua_tostring(L, -2));
        one->pattern.s = lua_tolstring(L, -1, &one->pattern.n);
    }
}

/* Each rename keeps its conditions' userdata on the stack of a table, so that its length is no matter. */
static int renames(lua_State *L, const struct rs_events *log, const struct rs_rename **list)
{
    int n = rs_check_list(L, 2, "rename"), at = lua_gettop(L);
    luaL_argcheck(L, n <= LIST_MOST, 2, "too many renames");
    struct rs_rename *r = take(L, (size_t)n, sizeof *r);
    lua_newtable(L);
    int keep = lua_gettop(L);
    for (int i = 0; i < n; i++) {
        rs_check_item(L, at, i + 1, "rename");
        int item = lua_gettop(L);
        r[i].to = rs_check_text(L, item, "to", NULL);
        r[i].to_n = lua_rawlen(L, -1);
        if (rs_check_get(L, item, "where") != LUA_TTABLE)
            rs_check_fail(L, "where", "a table is needed", -1);
        conditions(L, log, &r[i]);
        lua_rawseti(L, keep, i + 1);
        lua_settop(L, keep);
    }
    *list = r;
    return n;
}

static int64_t moment(lua_State *L, const char *name, int64_t otherwise)
{
    double seconds = rs_check_number(L, 2, name, NAN, -1e12, 1e12);
    return isnan(seconds) ? otherwise : (int64_t)llround(seconds * 1000);
}

/* L:filter { from =, ["until"] = (seconds since 1970: events at from <= t < until), keep =, drop = lists of patterns for activities,
 * rename = { { to = name, where = { activity =, channel =, [a column that was kept] = pattern } } }, the first that fits says the
 * name, only = true: events that none fits are left out } -> another L. Patterns: * any text, ? one character, whatever its case. */
int rs_lib_log_filter(lua_State *L)
{
    struct rs_lib_log *log = rs_lib_log_at(L, 1);
    struct rs_filter f = {0};
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 2);
    luaL_checkstack(L, 30, NULL);
    f.from = moment(L, "from", INT64_MIN);
    f.until = moment(L, "until", INT64_MAX);
    f.keeps = patterns(L, 2, "keep", &f.keep);
    f.drops = patterns(L, 2, "drop", &f.drop);
    f.renames = renames(L, &log->events, &f.rename);
    f.only = rs_check_flag(L, 2, "only", false);
    if (log->events.n > LARGE) /* what logs hold, Lua's collector does not see */
        lua_gc(L, LUA_GCCOLLECT);
    struct rs_lib_log *made = rs_lib_log_new(L);
    lua_pushvalue(L, 1);
    lua_setiuservalue(L, -2, 1);
    made->how = log->how;
    made->unsure = log->unsure;
    made->lifecycles = log->lifecycles;
    made->clock = log->clock;
    if (!rs_events_filter(&made->events, &made->first, &log->events, log->first, &f))
        return luaL_error(L, "not enough memory for another log, or it has over %d activities", RS_ACTIVITIES_MAX - 1);
    return 1;
}
