#include "host/metatable.h"

#include <lauxlib.h>

#define ALL "reis.metatables" /* a weak table of all metatables that foreign code has set */

static void push_weak(lua_State *L)
{
    lua_newtable(L);
    lua_newtable(L);
    lua_pushliteral(L, "k");
    lua_setfield(L, -2, "__mode");
    lua_setmetatable(L, -2);
}

/* Whether the metatable of the value at 1 is kept from the module that asks: it is protected, or was set by another. Leaves
 * nothing on the stack, or (where there is a metatable of its own) the table that was given for it. Upvalue 1: a weak table of
 * the module from each private copy to the table it was made from. */
static bool is_kept(lua_State *L)
{
    if (!lua_getmetatable(L, 1))
        return false;
    lua_pushliteral(L, "__metatable");
    bool kept = lua_rawget(L, -2) != LUA_TNIL;
    lua_pop(L, 1);
    kept = lua_rawget(L, lua_upvalueindex(1)) == LUA_TNIL || kept;
    if (kept)
        lua_pop(L, 1);
    return kept;
}

static int safe_setmetatable(lua_State *L)
{
    int type = lua_type(L, 2);
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_argexpected(L, type == LUA_TNIL || type == LUA_TTABLE, 2, "nil or table");
    if (is_kept(L))
        return luaL_error(L, "cannot change a protected metatable");
    lua_settop(L, 2);
    if (type == LUA_TTABLE) {
        lua_pushliteral(L, "__gc");
        if (lua_rawget(L, 2) != LUA_TNIL)
            return luaL_error(L, "__gc is not available to a script");
        lua_settop(L, 2);
        lua_newtable(L); /* a copy, so that nothing is slipped in later; without __concat, which can crash Lua 5.4.4 */
        for (lua_pushnil(L); lua_next(L, 2) != 0;) {
            lua_pushvalue(L, -2);
            lua_insert(L, -2);
            lua_rawset(L, 3);
        }
        lua_pushnil(L);
        lua_setfield(L, 3, "__concat");
        lua_pushvalue(L, 3);
        lua_pushvalue(L, 2);
        lua_rawset(L, lua_upvalueindex(1));
        lua_getfield(L, LUA_REGISTRYINDEX, ALL);
        lua_pushvalue(L, 3);
        lua_pushboolean(L, 1);
        lua_rawset(L, -3);
        lua_settop(L, 3);
        lua_replace(L, 2);
    }
    lua_setmetatable(L, 1);
    return 1;
}

static int safe_getmetatable(lua_State *L)
{
    luaL_checkany(L, 1);
    lua_settop(L, 1);
    if (is_kept(L)) {
        if (luaL_getmetafield(L, 1, "__metatable") == LUA_TNIL)
            lua_pushboolean(L, 0);
    } else if (lua_gettop(L) == 1) {
        lua_pushnil(L);
    }
    return 1;
}

bool rs_metatable_is_foreign(lua_State *L, int idx)
{
    if (!lua_getmetatable(L, idx))
        return false;
    lua_getfield(L, LUA_REGISTRYINDEX, ALL);
    lua_insert(L, -2);
    bool foreign = lua_rawget(L, -2) != LUA_TNIL;
    lua_pop(L, 2);
    return foreign;
}

void rs_metatable_give(lua_State *L, int env)
{
    push_weak(L);
    lua_pushvalue(L, -1);
    lua_pushcclosure(L, safe_setmetatable, 1);
    lua_setfield(L, env, "setmetatable");
    lua_pushcclosure(L, safe_getmetatable, 1);
    lua_setfield(L, env, "getmetatable");
}

void rs_metatable_init(lua_State *L)
{
    push_weak(L);
    lua_setfield(L, LUA_REGISTRYINDEX, ALL);
}
