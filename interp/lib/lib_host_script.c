/* lib_host_script: how trusted Lua runs what is foreign: its environment, loading, clocks, limits, and how it is shown. */
#include "lib/lib_host.h"

#include "host/channel.h"
#include "host/chunk.h"
#include "host/escape.h"
#include "host/interrupt.h"
#include "host/metatable.h"
#include "host/sandbox.h"

#include <string.h>

/* ---- clocks and limits ---- */

/* host.phase(name): "script" lets the script's clock run on, "work" the command's. */
static int phase(lua_State *L)
{
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n);
    bool draws = strcmp(s, "draws") == 0;
    rs_interrupt_clock(0);
    if (draws)
        rs_interrupt_note(1); /* before the parent passes one on */
    rs_channel_send(RS_F_PHASE, s, n);
    if (!draws)
        rs_interrupt_note(0);
    rs_interrupt_clock(strcmp(s, "script") == 0);
    return 0;
}

/* host.noted() -> whether there was a ^C since phase "draws" began */
static int was_noted(lua_State *L)
{
    lua_pushboolean(L, rs_interrupt_noted());
    return 1;
}

/* host.protect(f, …) -> true, results … | false, message, reason: catches limits and ^C too, and forgets them.
 * reason is nil for an ordinary error, else "time", "memory", "size" or "break", and then follow file and line ("" and 0: not known). */
static int protect(lua_State *L)
{
    static const char *const reasons[] = {NULL, "time", "memory", "size", "break"};
    int before = rs_interrupt_breakable(1);
    int n = lua_gettop(L) - 1, status = lua_pcall(L, n, LUA_MULTRET, 0);
    rs_interrupt_breakable(before);
    if (status == LUA_ERRMEM)
        rs_interrupt_memory();
    enum rs_reason reason = rs_interrupt_reason();
    if (status == LUA_OK && reason == RS_NO_REASON) {
        lua_pushboolean(L, 1);
        lua_insert(L, 1);
        return lua_gettop(L);
    }
    lua_pushboolean(L, 0);
    if (reason == RS_NO_REASON) {
        lua_pushvalue(L, -2);
        return 2;
    }
    const char *file;
    int at;
    const char *message = rs_interrupt_message(&file, &at);
    lua_pushstring(L, message);
    lua_pushstring(L, reasons[reason]);
    lua_pushstring(L, file);
    lua_pushinteger(L, at);
    rs_interrupt_clear(L);
    return 5;
}

/* ---- loading ---- */

static int env(lua_State *L)
{
    rs_sandbox_push_env(L);
    return 1;
}

/* host.load(text, chunkname, env) -> function | nil, message */
static int load(lua_State *L)
{
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n), *name = luaL_checkstring(L, 2);
    luaL_checktype(L, 3, LUA_TTABLE);
    return rs_sandbox_load(L, s, n, name, 3);
}

/* host.foreign(v) -> whether v has a metatable that a script or library has set */
static int foreign(lua_State *L)
{
    luaL_checkany(L, 1);
    lua_pushboolean(L, rs_metatable_is_foreign(L, 1));
    return 1;
}

/* ---- showing ---- */

/* host.tostring(v) -> text without addresses */
static int to_text(lua_State *L)
{
    luaL_checkany(L, 1);
    rs_sandbox_tostring(L, 1, NULL);
    return 1;
}

static int add_shown(void *to, const char *s, size_t n)
{
    luaL_addlstring(to, s, n);
    return 0;
}

/* host.shown(text) -> the text as it will be printed (controls as escapes), and its width in columns */
static int shown(lua_State *L)
{
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n);
    luaL_Buffer b;
    luaL_buffinit(L, &b);
    rs_escape(s, n, 0, add_shown, &b);
    luaL_pushresult(&b);
    s = lua_tolstring(L, -1, &n);
    lua_pushinteger(L, (lua_Integer)rs_columns(s, n));
    return 2;
}

/* Whether the file of a function is one to pass over: a key of the table that host.where was given. */
static bool passes_over(lua_State *L, const char *file)
{
    if (!lua_istable(L, 1))
        return false;
    lua_pushstring(L, file);
    bool there = lua_rawget(L, 1) != LUA_TNIL;
    lua_pop(L, 1);
    return there;
}

/* host.where(files) -> file, line of the nearest Lua function that is neither the stdlib's nor in one of the files (keys of a
 * table, or nil); "" and 0 where there is none; and whether what it called was a tail call, so that another may have stood
 * between them */
static int where(lua_State *L)
{
    lua_Debug ar;
    bool tail = false;
    for (int level = 1; lua_getstack(L, level, &ar); level++) {
        lua_getinfo(L, "Slt", &ar);
        if (ar.currentline <= 0 || rs_chunk_is_ours(ar.source) || passes_over(L, ar.source + 1)) {
            tail = ar.istailcall;
            continue;
        }
        lua_pushstring(L, ar.source[0] == '@' || ar.source[0] == '=' ? ar.source + 1 : ar.short_src);
        lua_pushinteger(L, ar.currentline);
        lua_pushboolean(L, tail);
        return 3;
    }
    lua_pushliteral(L, "");
    lua_pushinteger(L, 0);
    lua_pushboolean(L, tail);
    return 3;
}

/* host.traceback(message) -> message with the call stack */
static int traceback(lua_State *L)
{
    luaL_traceback(L, L, luaL_optstring(L, 1, NULL), 1);
    return 1;
}

void rs_lib_host_script(lua_State *L)
{
    static const luaL_Reg functions[] = {{"phase", phase}, {"noted", was_noted}, {"protect", protect}, {"env", env}, {"load", load}, {"tostring", to_text},
                                         {"shown", shown}, {"where", where}, {"foreign", foreign}, {"traceback", traceback}, {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}
