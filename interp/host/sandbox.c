#include "host/sandbox.h"

#include "host/channel.h"
#include "host/chunk.h"
#include "host/interrupt.h"
#include "host/lengthy.h"
#include "host/metatable.h"

#include <lauxlib.h>
#include <lualib.h>
#include <math.h>
#include <string.h>

enum { LOAD_MAX = 1 << 20, CLOSE_DEPTH_MAX = 100 }; /* the manual lists them */
enum { SEED = 20231 };                              /* math.random gives the same numbers in every run */

static const char *const base_names[] = {"assert", "error", "ipairs", "next", "pairs", "rawequal", "rawget", "rawlen",
                                         "rawset", "select", "tonumber", "type", "_VERSION", NULL};
static const char *const string_names[] = {"byte", "char", "find", "gmatch", "gsub", "len", "lower", "match", "pack",
                                           "packsize", "rep", "reverse", "sub", "unpack", "upper", NULL};
static const char *const table_names[] = {"concat", "insert", "move", "pack", "remove", "sort", "unpack", NULL};
static const char *const math_names[] = {"abs", "acos", "asin", "atan", "ceil", "cos", "deg", "exp", "floor", "fmod",
                                         "huge", "log", "max", "maxinteger", "min", "mininteger", "modf", "pi", "rad",
                                         "random", "randomseed", "sin", "sqrt", "tan", "tointeger", "type", "ult", NULL};
static const char *const utf8_names[] = {"char", "charpattern", "codepoint", "codes", "len", "offset", NULL};
static const char *const coroutine_names[] = {"create", "isyieldable", "running", "status", "yield", NULL};

static const struct {
    const char *name;
    const char *const *members;
} libraries[] = {{"string", string_names}, {"table", table_names}, {"math", math_names},
                 {"utf8", utf8_names},     {"coroutine", coroutine_names}};

/* ---- text without addresses ---- */

/* What is no number has a sign that depends on the machine: it is never shown. */
static bool is_nan(lua_State *L, int idx)
{
    return lua_type(L, idx) == LUA_TNUMBER && !lua_isinteger(L, idx) && isnan(lua_tonumber(L, idx));
}

const char *rs_sandbox_tostring(lua_State *L, int idx, size_t *n)
{
    idx = lua_absindex(L, idx);
    if (luaL_callmeta(L, idx, "__tostring")) {
        if (!lua_isstring(L, -1))
            luaL_error(L, "'__tostring' must return a string");
        return lua_tolstring(L, -1, n);
    }
    switch (lua_type(L, idx)) {
    case LUA_TNUMBER:
        if (is_nan(L, idx)) {
            lua_pushliteral(L, "nan");
            return lua_tolstring(L, -1, n);
        }
        return luaL_tolstring(L, idx, n);
    case LUA_TSTRING:
    case LUA_TBOOLEAN:
    case LUA_TNIL: return luaL_tolstring(L, idx, n);
    default:
        if (luaL_getmetafield(L, idx, "__name") != LUA_TSTRING)
            lua_pushstring(L, luaL_typename(L, idx));
        return lua_tolstring(L, -1, n);
    }
}

static int safe_tostring(lua_State *L)
{
    luaL_checkany(L, 1);
    rs_sandbox_tostring(L, 1, NULL);
    return 1;
}

static int safe_print(lua_State *L)
{
    int n = lua_gettop(L);
    for (int i = 1; i <= n; i++) {
        size_t len;
        const char *s = rs_sandbox_tostring(L, i, &len);
        if (i > 1)
            rs_channel_text("\t", 1);
        rs_channel_text(s, len);
        lua_settop(L, n);
    }
    rs_channel_text("\n", 1);
    return 0;
}

/* string.format (upvalue 1) whose %s shows no address and which has no %p. */
static int safe_format(lua_State *L)
{
    size_t len;
    const char *f = luaL_checklstring(L, 1, &len), *end = f + len;
    int arg = 1, top = lua_gettop(L);
    for (; f < end; f++) {
        if (*f != '%')
            continue;
        if (++f < end && *f == '%')
            continue;
        f += strspn(f, "-+ #0123456789.");
        arg++;
        if (f < end && *f == 'p')
            return luaL_error(L, "'%%p' is not available: addresses differ from run to run");
        if (f < end && *f == 's' && arg <= top) {
            luaL_checkstack(L, 4, NULL);
            rs_sandbox_tostring(L, arg, NULL);
            lua_replace(L, arg);
            lua_settop(L, top);
        } else if (arg <= top && is_nan(L, arg)) {
            lua_pushnumber(L, fabs(lua_tonumber(L, arg)));
            lua_replace(L, arg);
        }
    }
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, top, 1);
    return 1;
}

/* ---- protected calls that do not swallow a limit ---- */

static int finish_call(lua_State *L, int status, lua_KContext extra)
{
    if (status == LUA_ERRMEM)
        rs_interrupt_memory();
    rs_interrupt_check(L);
    if (status != LUA_OK && status != LUA_YIELD) {
        lua_pushboolean(L, 0);
        lua_pushvalue(L, -2);
        return 2;
    }
    return lua_gettop(L) - (int)extra;
}

static int safe_pcall(lua_State *L)
{
    luaL_checkany(L, 1);
    lua_pushboolean(L, 1);
    lua_insert(L, 1);
    return finish_call(L, lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, 0, finish_call), 0);
}

/* The user's handler (upvalue 1) runs for the script's errors only, never for a limit. */
static int handle_error(lua_State *L)
{
    if (rs_interrupt_reason() != RS_NO_REASON)
        return 1;
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, 1);
    return 1;
}

static int safe_xpcall(lua_State *L)
{
    int n = lua_gettop(L);
    luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_pushvalue(L, 2);
    lua_pushcclosure(L, handle_error, 1);
    lua_replace(L, 2);
    lua_pushboolean(L, 1);
    lua_pushvalue(L, 1);
    lua_rotate(L, 3, 2); /* f, handler, true, f, arguments … */
    return finish_call(L, lua_pcallk(L, n - 2, LUA_MULTRET, 2, 2, finish_call), 2);
}

/* ---- coroutines that keep the clock ---- */

static lua_State *check_coroutine(lua_State *L, int idx)
{
    lua_State *co = lua_tothread(L, idx);
    luaL_argexpected(L, co != NULL, idx, "coroutine");
    return co;
}

/* Resume with the n values on top of L; the number of results, or -1 with an error value on top of L. */
static int run_coroutine(lua_State *L, lua_State *co, int n)
{
    int results = 0;
    if (!lua_checkstack(co, n)) {
        lua_pushliteral(L, "too many arguments to resume");
        return -1;
    }
    rs_interrupt_check(L);
    lua_xmove(L, co, n);
    lua_State *before = rs_interrupt_running(co);
    int status = lua_resume(co, L, n, &results);
    rs_interrupt_running(before);
    if (status == LUA_ERRMEM)
        rs_interrupt_memory();
    rs_interrupt_check(L);
    if (status != LUA_OK && status != LUA_YIELD) {
        lua_xmove(co, L, 1);
        return -1;
    }
    if (!lua_checkstack(L, results + 1)) {
        lua_pop(co, results);
        lua_pushliteral(L, "too many results to resume");
        return -1;
    }
    lua_xmove(co, L, results);
    return results;
}

static int safe_resume(lua_State *L)
{
    lua_State *co = check_coroutine(L, 1);
    int n = run_coroutine(L, co, lua_gettop(L) - 1);
    lua_pushboolean(L, n >= 0);
    lua_insert(L, n < 0 ? -2 : -(n + 1));
    return n < 0 ? 2 : n + 1;
}

static int call_wrapped(lua_State *L)
{
    lua_State *co = lua_tothread(L, lua_upvalueindex(1));
    int n = run_coroutine(L, co, lua_gettop(L));
    if (n >= 0)
        return n;
    int status = lua_status(co);
    if (status != LUA_OK && status != LUA_YIELD && lua_resetthread(co) == LUA_ERRMEM)
        rs_interrupt_memory();
    rs_interrupt_check(L);
    return lua_error(L);
}

static int safe_wrap(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TFUNCTION);
    lua_State *co = lua_newthread(L);
    lua_pushvalue(L, 1);
    lua_xmove(L, co, 1);
    lua_pushcclosure(L, call_wrapped, 1);
    return 1;
}

static int safe_close(lua_State *L)
{
    static int depth; /* closing closes what it holds: a long chain would overflow the C stack */
    lua_State *co = check_coroutine(L, 1);
    lua_Debug ar;
    if (co == L || (lua_status(co) == LUA_OK && lua_getstack(co, 0, &ar)))
        return luaL_error(L, "cannot close a running coroutine");
    if (depth >= CLOSE_DEPTH_MAX)
        return rs_interrupt_size(L, "coroutine-depth", "100", "coroutine.close is nested deeper");
    depth++;
    int status = lua_resetthread(co);
    depth--;
    if (status == LUA_ERRMEM)
        rs_interrupt_memory();
    rs_interrupt_check(L);
    lua_pushboolean(L, status == LUA_OK);
    if (status == LUA_OK)
        return 1;
    lua_xmove(co, L, 1);
    return 2;
}

/* ---- loading ---- */

int rs_sandbox_load(lua_State *L, const char *text, size_t n, const char *chunkname, int env)
{
    env = lua_absindex(L, env);
    int status = luaL_loadbufferx(L, text, n, chunkname, "t");
    if (status == LUA_OK) {
        lua_pushvalue(L, env);
        if (lua_setupvalue(L, -2, 1) == NULL)
            lua_pop(L, 1);
        return 1;
    }
    if (status == LUA_ERRMEM)
        rs_interrupt_memory();
    rs_interrupt_check(L);
    lua_pushnil(L);
    lua_insert(L, -2);
    return 2;
}

/* load(text [, name [, mode [, env]]]); upvalue 1 is the environment of the module it was made for. */
static int safe_load(lua_State *L)
{
    size_t n;
    if (lua_type(L, 1) != LUA_TSTRING)
        return luaL_argerror(L, 1, "a string is needed: load takes text only");
    const char *text = lua_tolstring(L, 1, &n), *name = luaL_optstring(L, 2, "=(load)");
    const char *mode = luaL_optstring(L, 3, "t");
    int env = lua_isnone(L, 4) ? lua_upvalueindex(1) : 4;
    if (n > LOAD_MAX)
        return rs_interrupt_size(L, "load-size", "1 MiB", "the text given to load is longer");
    if (rs_chunk_is_ours(name))
        name = "=(load)"; /* that name is how places in the script are told from ours */
    if (strchr(mode, 't') == NULL) {
        lua_pushnil(L);
        lua_pushliteral(L, "load takes text only, never bytecode");
        return 2;
    }
    return rs_sandbox_load(L, text, n, name, env);
}

/* ---- the environment ---- */

static void copy_members(lua_State *L, int from, int to, const char *const *names)
{
    for (; *names != NULL; names++) {
        lua_getfield(L, from, *names);
        lua_setfield(L, to, *names);
    }
}

/* Set the guarded functions in the library table on top of the stack. */
static void set_guarded(lua_State *L, const char *library)
{
    static const luaL_Reg coroutines[] = {
        {"resume", safe_resume}, {"wrap", safe_wrap}, {"close", safe_close}, {NULL, NULL}};
    if (strcmp(library, "coroutine") == 0) {
        luaL_setfuncs(L, coroutines, 0);
    } else if (strcmp(library, "table") == 0) {
        rs_lengthy_guard_tables(L);
    } else if (strcmp(library, "string") == 0) {
        lua_getfield(L, LUA_REGISTRYINDEX, "reis.format");
        lua_setfield(L, -2, "format");
        rs_lengthy_guard_strings(L);
    }
}

/* A random sequence of its own for each environment, the same in every run. */
static void push_math(lua_State *L)
{
    luaopen_math(L);
    lua_getfield(L, -1, "randomseed");
    lua_pushinteger(L, SEED);
    lua_call(L, 1, 0);
}

static void push_library(lua_State *L, size_t i)
{
    if (libraries[i].members == math_names)
        push_math(L);
    else
        lua_getglobal(L, libraries[i].name);
    int from = lua_gettop(L);
    lua_newtable(L);
    copy_members(L, from, from + 1, libraries[i].members);
    set_guarded(L, libraries[i].name);
    lua_remove(L, from);
}

/* os and io, which are open only with --trust. */
static void copy_trusted(lua_State *L, int env)
{
    static const char *const names[] = {LUA_OSLIBNAME, LUA_IOLIBNAME};
    for (int i = 0; i < 2; i++) {
        if (lua_getglobal(L, names[i]) == LUA_TNIL)
            lua_pop(L, 1);
        else
            lua_setfield(L, env, names[i]);
    }
}

void rs_sandbox_push_env(lua_State *L)
{
    static const luaL_Reg guarded[] = {{"pcall", safe_pcall},
                                       {"xpcall", safe_xpcall},
                                       {"tostring", safe_tostring},
                                       {"print", safe_print},
                                       {NULL, NULL}};
    luaL_checkstack(L, 12, NULL);
    lua_newtable(L);
    int env = lua_gettop(L);
    lua_pushglobaltable(L);
    copy_members(L, env + 1, env, base_names);
    lua_settop(L, env);
    luaL_setfuncs(L, guarded, 0);
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) {
        push_library(L, i);
        lua_setfield(L, env, libraries[i].name);
    }
    copy_trusted(L, env);
    rs_metatable_give(L, env);
    lua_pushvalue(L, env);
    lua_pushcclosure(L, safe_load, 1);
    lua_setfield(L, env, "load");
    lua_pushvalue(L, env);
    lua_setfield(L, env, "_G");
}

void rs_sandbox_init(lua_State *L)
{
    rs_metatable_init(L);

    lua_getglobal(L, "string");
    lua_getfield(L, -1, "format");
    lua_pushcclosure(L, safe_format, 1);
    lua_setfield(L, LUA_REGISTRYINDEX, "reis.format");
    lua_pop(L, 1);

    lua_pushliteral(L, ""); /* methods of all strings: a private copy that no script can reach */
    lua_getmetatable(L, -1);
    push_library(L, 0);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 2);

    lua_register(L, "pcall", safe_pcall);
    lua_register(L, "xpcall", safe_xpcall);
    lua_register(L, "print", safe_print);
    lua_register(L, "tostring", safe_tostring);
    lua_pushnil(L);
    lua_setglobal(L, "dofile");
    lua_pushnil(L);
    lua_setglobal(L, "loadfile");
}
