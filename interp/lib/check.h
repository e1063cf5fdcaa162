/* Tiny helpers shared by the Lua bindings (lib_*.c): checked reads from tables, pushes that turn
 * NaN into nil. Nothing here owns memory. Every reader raises a Lua error that names the field,
 * so call them only while no C resource hangs outside a userdata. All table reads are raw: no
 * metamethod runs. */
#ifndef RS_LIB_CHECK_H
#define RS_LIB_CHECK_H

#include <lauxlib.h>
#include <limits.h>
#include <lua.h>
#include <math.h>
#include <stdbool.h>
#include <stddef.h>

/* Pushes t[name] read raw and returns its type; t may be a negative index. */
static inline int rs_check_get(lua_State *L, int t, const char *name)
{
    t = lua_absindex(L, t);
    lua_pushstring(L, name);
    return lua_rawget(L, t);
}

/* Raises "field 'name': message, got TYPE". */
static inline int rs_check_fail(lua_State *L, const char *name, const char *message, int index)
{
    return luaL_error(L, "field '%s': %s, got %s", name, message, luaL_typename(L, index));
}

/* Raises unless the value at idx is a number, finite and within lo..hi; returns it. */
static inline double rs_check_value(lua_State *L, int idx, const char *name, double lo, double hi)
{
    if (lua_type(L, idx) != LUA_TNUMBER)
        rs_check_fail(L, name, "a number is needed", idx);
    double v = (double)lua_tonumber(L, idx);
    if (!isfinite(v) || v < lo || v > hi) {
        lua_pushfstring(L, "field '%s': %f is outside %f..%f", name, v, lo, hi);
        luaL_error(L, "%s", lua_tostring(L, -1));
    }
    return v;
}

/* t[name] as a finite number within lo..hi; absent: `otherwise` (which may be NAN). */
static inline double rs_check_number(lua_State *L, int t, const char *name, double otherwise,
                                     double lo, double hi)
{
    double v = otherwise;
    if (rs_check_get(L, t, name) != LUA_TNIL)
        v = rs_check_value(L, -1, name, lo, hi);
    lua_pop(L, 1);
    return v;
}

/* t[name] as a whole number within lo..hi; absent: `otherwise`. */
static inline lua_Integer rs_check_integer(lua_State *L, int t, const char *name,
                                           lua_Integer otherwise, lua_Integer lo, lua_Integer hi)
{
    lua_Integer v = otherwise;
    if (rs_check_get(L, t, name) != LUA_TNIL) {
        int ok = 0;
        v = lua_tointegerx(L, -1, &ok);
        if (lua_type(L, -1) != LUA_TNUMBER || !ok)
            rs_check_fail(L, name, "a whole number is needed", -1);
        if (v < lo || v > hi)
            luaL_error(L, "field '%s': %I is outside %I..%I", name, v, lo, hi);
    }
    lua_pop(L, 1);
    return v;
}

/* t[name] as a flag; absent: `otherwise`; anything but a boolean raises. */
static inline bool rs_check_flag(lua_State *L, int t, const char *name, bool otherwise)
{
    bool v = otherwise;
    int type = rs_check_get(L, t, name);
    if (type != LUA_TNIL && type != LUA_TBOOLEAN)
        rs_check_fail(L, name, "true or false is needed", -1);
    if (type == LUA_TBOOLEAN)
        v = lua_toboolean(L, -1) != 0;
    lua_pop(L, 1);
    return v;
}

/* Pushes t[name], which must be a string (absent: pushes `otherwise`, NULL makes it required). The
 * text lives as long as its stack slot. */
static inline const char *rs_check_text(lua_State *L, int t, const char *name,
                                        const char *otherwise)
{
    int type = rs_check_get(L, t, name);
    if (type == LUA_TNIL && otherwise != NULL) {
        lua_pop(L, 1);
        return lua_pushstring(L, otherwise);
    }
    if (type != LUA_TSTRING)
        rs_check_fail(L, name, "a text is needed", -1);
    return lua_tostring(L, -1);
}

/* Pushes the table t[name] and returns its raw length; absent: pushes nil and returns 0. */
static inline int rs_check_list(lua_State *L, int t, const char *name)
{
    int type = rs_check_get(L, t, name);
    if (type == LUA_TNIL)
        return 0;
    if (type != LUA_TTABLE)
        rs_check_fail(L, name, "a table is needed", -1);
    lua_Unsigned n = lua_rawlen(L, -1);
    if (n > (lua_Unsigned)(INT_MAX / 64))
        luaL_error(L, "field '%s': too long", name);
    return (int)n;
}

/* Pushes list[i], which must be a table. */
static inline void rs_check_item(lua_State *L, int list, int i, const char *name)
{
    if (lua_rawgeti(L, list, i) != LUA_TTABLE)
        rs_check_fail(L, name, "its members must be tables", -1);
}

/* Argument arg as an index 1..n; raises an argument error otherwise. */
static inline int rs_check_index(lua_State *L, int arg, int n)
{
    lua_Integer v = luaL_checkinteger(L, arg);
    if (v < 1 || v > n)
        luaL_argerror(L, arg, lua_pushfstring(L, "%I is outside 1..%d", v, n));
    return (int)v;
}

/* Pushes a number, or nil where it is undefined (NaN). */
static inline void rs_push_number(lua_State *L, double v)
{
    if (isnan(v))
        lua_pushnil(L);
    else
        lua_pushnumber(L, v);
}

/* top[name] = v for the table on top of the stack; an undefined number (NaN) leaves it absent. */
static inline void rs_set_number(lua_State *L, const char *name, double v)
{
    if (isnan(v))
        return;
    lua_pushnumber(L, v);
    lua_setfield(L, -2, name);
}

static inline void rs_set_integer(lua_State *L, const char *name, lua_Integer v)
{
    lua_pushinteger(L, v);
    lua_setfield(L, -2, name);
}

static inline void rs_set_text(lua_State *L, const char *name, const char *text)
{
    lua_pushstring(L, text);
    lua_setfield(L, -2, name);
}

static inline void rs_set_flag(lua_State *L, const char *name, bool flag)
{
    lua_pushboolean(L, flag);
    lua_setfield(L, -2, name);
}

/* Registers metatable `name` with methods under __index and hides it; leaves the stack as it
 * was. */
static inline void rs_check_metatable(lua_State *L, const char *name, const luaL_Reg *methods,
                                      lua_CFunction gc)
{
    if (luaL_newmetatable(L, name)) {
        lua_newtable(L);
        luaL_setfuncs(L, methods, 0);
        lua_setfield(L, -2, "__index");
        lua_pushcfunction(L, gc);
        lua_setfield(L, -2, "__gc");
        lua_pushboolean(L, 0);
        lua_setfield(L, -2, "__metatable");
    }
    lua_pop(L, 1);
}

#endif
