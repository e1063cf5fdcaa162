#include "host/lengthy.h"

#include "host/interrupt.h"

#include <lauxlib.h>

/* ---- strings: what a pattern is looked for in is only read ---- */

/* The function (upvalue 1) that reads its arguments and gives its results: find, match, rep, an iterator of gmatch. */
static int call_reading(lua_State *L)
{
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    rs_interrupt_call(L, lua_gettop(L) - 1);
    return lua_gettop(L);
}

/* What gsub calls back in the place of the function or table that it was given (upvalue 1). */
static int call_back(lua_State *L)
{
    lua_State *before = rs_interrupt_call_back();
    if (lua_type(L, lua_upvalueindex(1)) == LUA_TTABLE) {
        lua_settop(L, 1);
        lua_gettable(L, lua_upvalueindex(1));
    } else {
        lua_pushvalue(L, lua_upvalueindex(1));
        lua_insert(L, 1);
        lua_call(L, lua_gettop(L) - 1, 1);
    }
    rs_interrupt_called_back(before);
    return 1;
}

/* gsub (upvalue 1) */
static int call_gsub(lua_State *L)
{
    int type = lua_type(L, 3);
    if (type == LUA_TFUNCTION || type == LUA_TTABLE) {
        lua_pushvalue(L, 3);
        lua_pushcclosure(L, call_back, 1);
        lua_replace(L, 3);
    }
    return call_reading(L);
}

/* gmatch (upvalue 1): its iterator reads too. */
static int call_gmatch(lua_State *L)
{
    int n = lua_tocfunction(L, lua_upvalueindex(1))(L);
    lua_pushcclosure(L, call_reading, 1);
    return n;
}

static void guard(lua_State *L, const char *name, lua_CFunction by)
{
    lua_getfield(L, -1, name);
    lua_pushcclosure(L, by, 1);
    lua_setfield(L, -2, name);
}

void rs_lengthy_guard_strings(lua_State *L)
{
    guard(L, "find", call_reading);
    guard(L, "match", call_reading);
    guard(L, "rep", call_reading);
    guard(L, "gsub", call_gsub);
    guard(L, "gmatch", call_gmatch);
}

/* ---- tables: what is moved is moved in pieces, between which there is a look ---- */

enum { PIECE = 1 << 20 };

static void move_piece(lua_State *L, lua_Integer from, lua_Integer to, lua_Integer at)
{
    rs_interrupt_check(L);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushvalue(L, 1);
    lua_pushinteger(L, from);
    lua_pushinteger(L, to);
    lua_pushinteger(L, at);
    lua_pushvalue(L, 5);
    lua_call(L, 5, 0);
}

/* table.move(from table, first, last, at [, to table]) (upvalue 1) */
static int move(lua_State *L)
{
    int numbers;
    lua_Integer f = lua_tointegerx(L, 2, &numbers), e = numbers ? lua_tointegerx(L, 3, &numbers) : 0;
    lua_Integer t = numbers ? lua_tointegerx(L, 4, &numbers) : 0;
    lua_settop(L, lua_isnoneornil(L, 5) ? 4 : 5);
    if (!numbers || e < f || f <= 0 || e - f < PIECE || t > LUA_MAXINTEGER - (e - f)) /* short, or wrong, as it will say */
        return lua_tocfunction(L, lua_upvalueindex(1))(L);
    if (lua_gettop(L) == 4)
        lua_pushvalue(L, 1);
    if (!(t > e || t <= f || !lua_compare(L, 1, 5, LUA_OPEQ))) { /* the places overlap: from the end, as Lua does */
        for (lua_Integer last = e; last >= f; last -= PIECE) {
            lua_Integer first = last - f >= PIECE ? last - PIECE + 1 : f;
            move_piece(L, first, last, t + (first - f));
        }
    } else {
        for (lua_Integer first = f; first <= e; first += PIECE)
            move_piece(L, first, e - first >= PIECE ? first + PIECE - 1 : e, t + (first - f));
    }
    return 1;
}

/* table.insert and table.remove (upvalue 1) move what comes after; of a list that says it is longer than it can be, for ever. */
static int check_length(lua_State *L)
{
    if (lua_gettop(L) >= 2 && lua_istable(L, 1) && luaL_getmetafield(L, 1, "__len") != LUA_TNIL) {
        lua_pop(L, 1);
        luaL_argcheck(L, luaL_len(L, 1) <= 1 << 30, 1, "a list that is too long");
    }
    return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

void rs_lengthy_guard_tables(lua_State *L)
{
    guard(L, "move", move);
    guard(L, "insert", check_length);
    guard(L, "remove", check_length);
}
