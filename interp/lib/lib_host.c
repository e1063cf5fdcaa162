/* lib_host: the module `host` for trusted Lua: what the command line asked, messages, outputs, reading and drawing
 * through the parent, and the script's sandbox. What the stdlib cannot do itself is all here. */
#include "host/channel.h"
#include "host/escape.h"
#include "host/interrupt.h"
#include "host/job.h"
#include "host/parent.h"
#include "host/reader.h"
#include "host/sandbox.h"
#include "host/stdlib.h"

#include <errno.h>
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#ifndef RS_VERSION
#define RS_VERSION "0.1.0"
#endif

int luaopen_host(lua_State *L);

/* A reply in a userdata, so that a raised error frees it. */
static int free_reply(lua_State *L)
{
    struct rs_frame *f = lua_touserdata(L, 1);
    free(f->data);
    f->data = NULL;
    return 0;
}

static struct rs_frame *new_reply(lua_State *L)
{
    struct rs_frame *f = lua_newuserdatauv(L, sizeof *f, 0);
    memset(f, 0, sizeof *f);
    if (luaL_newmetatable(L, "reis.reply")) {
        lua_pushcfunction(L, free_reply);
        lua_setfield(L, -2, "__gc");
    }
    lua_setmetatable(L, -2);
    return f;
}

/* Pack strings with luaL_Buffer, which an error frees too. */
static void pack_add(luaL_Buffer *b, const char *s, size_t n)
{
    char head[4];
    for (int i = 0; i < 4; i++)
        head[i] = (char)(n >> (8 * i) & 0xFF);
    luaL_addlstring(b, head, 4);
    luaL_addlstring(b, s, n);
}

/* nil, message, code: what the world refused. */
static int refused(lua_State *L, const struct rs_frame *f, char code)
{
    lua_pushnil(L);
    lua_pushlstring(L, f->data, f->len);
    lua_pushlstring(L, &code, 1);
    return 3;
}

/* ---- the command line ---- */

static void push_words(lua_State *L, const char **words, int n)
{
    lua_createtable(L, n, 0);
    for (int i = 0; i < n; i++) {
        lua_pushstring(L, words[i]);
        lua_rawseti(L, -2, i + 1);
    }
}

/* host.job() -> { command=, files={}, args={}, options={name = text, number or true}, width= } */
static int job(lua_State *L)
{
    const struct rs_options *o = rs_job()->options;
    lua_createtable(L, 0, 5);
    lua_pushstring(L, o->command);
    lua_setfield(L, -2, "command");
    push_words(L, o->files, o->nfiles);
    lua_setfield(L, -2, "files");
    push_words(L, o->args, o->nargs);
    lua_setfield(L, -2, "args");
    lua_pushinteger(L, rs_job()->terminal_width);
    lua_setfield(L, -2, "width");
    lua_newtable(L);
    for (int i = 0; i < o->ngiven; i++) {
        const struct rs_given *g = &o->given[i];
        if (g->option->type == RS_OPT_FLAG)
            lua_pushboolean(L, 1);
        else if (g->option->type == RS_OPT_NUMBER)
            lua_pushnumber(L, g->number);
        else
            lua_pushstring(L, g->value);
        lua_setfield(L, -2, g->option->name);
    }
    lua_setfield(L, -2, "options");
    return 1;
}

/* host.options() -> list of { name=, letter=, value=, doc=, only= }: the table behind --help. */
static int options(lua_State *L)
{
    lua_newtable(L);
    int n = 0;
    for (const struct rs_option *opt = rs_option_table; opt->name != NULL; opt++) {
        lua_createtable(L, 0, 5);
        lua_pushstring(L, opt->name);
        lua_setfield(L, -2, "name");
        if (opt->letter != 0) {
            lua_pushlstring(L, &opt->letter, 1);
            lua_setfield(L, -2, "letter");
        }
        lua_pushstring(L, opt->value);
        lua_setfield(L, -2, "value");
        lua_pushstring(L, opt->doc);
        lua_setfield(L, -2, "doc");
        lua_pushstring(L, opt->only);
        lua_setfield(L, -2, "only");
        lua_rawseti(L, -2, ++n);
    }
    return 1;
}

/* host.text(i) -> the text of the i-th file named on the command line | nil, message */
static int text(lua_State *L)
{
    const struct rs_job *j = rs_job();
    lua_Integer i = luaL_checkinteger(L, 1);
    luaL_argcheck(L, i >= 1 && i <= j->options->nfiles, 1, "no such file on the command line");
    luaL_Buffer b;
    luaL_buffinit(L, &b);
    size_t total = 0;
    for (;;) {
        char *room = luaL_prepbuffsize(&b, 1 << 16);
        ssize_t k = read(j->file_fds[i - 1], room, 1 << 16);
        if (k < 0 && errno == EINTR)
            continue;
        total += k > 0 ? (size_t)k : 0;
        if (k < 0 || total > RS_SOURCE_MAX) {
            lua_pushnil(L);
            lua_pushfstring(L, k < 0 ? "cannot read: %s" : "larger than 4 MiB: split it with include", strerror(errno));
            return 2;
        }
        if (k == 0)
            break;
        luaL_addsize(&b, (size_t)k);
    }
    luaL_pushresult(&b);
    return 1;
}

/* ---- messages and outputs ---- */

static int out(lua_State *L)
{
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n);
    rs_channel_text(s, n);
    return 0;
}

static int progress(lua_State *L)
{
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n);
    rs_channel_send(RS_F_PROGRESS, s, n);
    return 0;
}

/* host.diag { level=, file=, line=, column=, message=, rule=, source= } */
static int diag(lua_State *L)
{
    static const char *const fields[] = {"level", "file", "line", "column", "message", "rule", "source"};
    luaL_Buffer b;
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    luaL_checkstack(L, 10, NULL);
    for (int i = 0; i < 7; i++)
        lua_getfield(L, 1, fields[i]);
    luaL_buffinit(L, &b);
    for (int i = 0; i < 7; i++) {
        size_t n = 0;
        const char *s = lua_tolstring(L, 2 + i, &n);
        pack_add(&b, s != NULL ? s : "", n > 8192 ? 8192 : n);
    }
    luaL_pushresult(&b);
    size_t n;
    const char *s = lua_tolstring(L, -1, &n);
    rs_channel_send(RS_F_DIAG, s, n);
    return 0;
}

/* Send a packed request of the strings at 1..count and leave the reply userdata on the stack. */
static char ask_packed(lua_State *L, char type, int count, struct rs_frame **f)
{
    luaL_Buffer b;
    for (int i = 1; i <= count; i++)
        luaL_checkstring(L, i);
    lua_settop(L, count);
    *f = new_reply(L);
    luaL_buffinit(L, &b);
    for (int i = 1; i <= count; i++) {
        size_t n;
        const char *s = lua_tolstring(L, i, &n);
        pack_add(&b, s, n);
    }
    luaL_pushresult(&b);
    size_t n;
    const char *s = lua_tolstring(L, -1, &n);
    return rs_channel_ask(type, s, n, *f);
}

/* host.write(where, name, bytes) -> path | nil, message, code. where: "o" (-o, name goes before the suffix), "w" (beneath
 * --write), "n" (beneath the folder of `new`), "-" (standard output as it is). */
static int write_output(lua_State *L)
{
    struct rs_frame *f;
    char outcome = ask_packed(L, RS_F_OUTPUT, 3, &f);
    if (outcome != '+')
        return refused(L, f, outcome);
    lua_pushlstring(L, f->data, f->len);
    return 1;
}

/* host.read(kind, name) -> path, text | nil, message, code ('-' not found, '!' refused). kind: "module", "include". */
static int read_file(lua_State *L)
{
    struct rs_frame *f;
    size_t npath, ntext;
    char outcome = ask_packed(L, RS_F_READ, 2, &f);
    if (outcome != '+')
        return refused(L, f, outcome);
    const char *at = f->data;
    size_t left = f->len;
    const char *path = rs_unpack(&at, &left, &npath), *body = path != NULL ? rs_unpack(&at, &left, &ntext) : NULL;
    if (body == NULL)
        return luaL_error(L, "a broken answer from the parent");
    lua_pushlstring(L, path, npath);
    lua_pushlstring(L, body, ntext);
    return 2;
}

/* host.draw(request) -> bytes | nil, message, code ('-' refused, 'L' limit, 'I' cannot start, 'X' died) */
static int draw(lua_State *L)
{
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n);
    struct rs_frame *f = new_reply(L);
    char outcome = rs_channel_ask(RS_F_DRAW, s, n, f);
    if (outcome != '+')
        return refused(L, f, outcome);
    lua_pushlstring(L, f->data, f->len);
    return 1;
}

/* host.phase(name): "script" lets the script's clock run on, "work" the command's. */
static int phase(lua_State *L)
{
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n);
    rs_interrupt_clock(0);
    rs_channel_send(RS_F_PHASE, s, n);
    rs_interrupt_clock(strcmp(s, "script") == 0);
    return 0;
}

/* ---- the REPL ---- */

/* Answer a completion request with what the function at stack index 2 gives for (before, word). */
static void complete(lua_State *L, const struct rs_frame *f)
{
    const char *at = f->data;
    size_t left = f->len, nb = 0, nw = 0;
    const char *before = rs_unpack(&at, &left, &nb), *word = before ? rs_unpack(&at, &left, &nw) : NULL;
    luaL_Buffer b;
    int top = lua_gettop(L);
    lua_pushvalue(L, 2);
    lua_pushlstring(L, before != NULL ? before : "", nb);
    lua_pushlstring(L, word != NULL ? word : "", nw);
    int ok = lua_pcall(L, 2, 1, 0) == LUA_OK && lua_istable(L, -1);
    int list = lua_gettop(L);
    lua_Unsigned count = ok ? lua_rawlen(L, list) : 0;
    luaL_buffinit(L, &b);
    for (lua_Unsigned i = 1; i <= count && i <= 500; i++) {
        size_t n;
        lua_rawgeti(L, list, (lua_Integer)i);
        const char *s = lua_tolstring(L, -1, &n);
        lua_pop(L, 1);
        if (s != NULL) /* the list still holds the string */
            pack_add(&b, s, n);
    }
    luaL_pushresult(&b);
    size_t n;
    const char *s = lua_tolstring(L, -1, &n);
    rs_channel_send(RS_F_MATCHES, s, n);
    lua_settop(L, top);
}

/* host.line(prompt, complete) -> line | nil, "end" | "interrupt"; complete(before, word) gives a list of texts. */
static int line(lua_State *L)
{
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n);
    luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    struct rs_frame *f = new_reply(L);
    rs_interrupt_breakable(0); /* from here on ^C stops only what `protect` runs: the session goes on */
    if (rs_interrupt_reason() == RS_BREAK)
        rs_interrupt_clear(L);
    rs_interrupt_refill();
    rs_channel_send(RS_F_LINE, s, n);
    for (;;) {
        rs_channel_next(f);
        if (f->type == RS_F_ANSWER)
            break;
        complete(L, f);
        free(f->data);
        f->data = NULL;
    }
    if (f->len > 0 && f->data[0] == '+') {
        lua_pushlstring(L, f->data + 1, f->len - 1);
        return 1;
    }
    lua_pushnil(L);
    lua_pushstring(L, f->len > 0 && f->data[0] == 'i' ? "interrupt" : "end");
    return 2;
}

/* host.protect(f, …) -> true, results … | false, message, reason: catches limits and ^C too, and forgets them.
 * reason is nil for an ordinary error, else "time", "memory" or "break". */
static int protect(lua_State *L)
{
    static const char *const reasons[] = {NULL, "time", "memory", "break"};
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
    rs_interrupt_clear(L);
    return 3;
}

/* ---- the sandbox ---- */

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
    int status = rs_sandbox_load(L, s, n, name, 3);
    if (status == LUA_OK)
        return 1;
    if (status == LUA_ERRMEM)
        rs_interrupt_memory();
    rs_interrupt_check(L);
    lua_pushnil(L);
    lua_insert(L, -2);
    return 2;
}

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

/* host.shown(text) -> the text as it will be printed (controls as escapes), and its width in code points */
static int shown(lua_State *L)
{
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n);
    luaL_Buffer b;
    lua_Integer width = 0;
    luaL_buffinit(L, &b);
    rs_escape(s, n, 0, add_shown, &b);
    luaL_pushresult(&b);
    s = lua_tolstring(L, -1, &n);
    for (size_t i = 0; i < n; i++)
        width += (s[i] & 0xC0) != 0x80;
    lua_pushinteger(L, width);
    return 2;
}

/* host.where() -> file, line of the nearest Lua function that is not the stdlib's; "" and 0 where there is none */
static int where(lua_State *L)
{
    lua_Debug ar;
    for (int level = 1; lua_getstack(L, level, &ar); level++) {
        lua_getinfo(L, "Sl", &ar);
        if (ar.currentline <= 0 || strncmp(ar.source, "@stdlib/", 8) == 0)
            continue;
        lua_pushstring(L, ar.source[0] == '@' || ar.source[0] == '=' ? ar.source + 1 : ar.short_src);
        lua_pushinteger(L, ar.currentline);
        return 2;
    }
    lua_pushliteral(L, "");
    lua_pushinteger(L, 0);
    return 2;
}

/* host.traceback(message) -> message with the call stack */
static int traceback(lua_State *L)
{
    luaL_traceback(L, L, luaL_optstring(L, 1, NULL), 1);
    return 1;
}

/* host.asset(name) -> text of an embedded file that is no module | nil */
static int asset(lua_State *L)
{
    const struct rs_stdlib_file *f = rs_stdlib_find(luaL_checkstring(L, 1));
    if (f == NULL)
        return 0;
    lua_pushlstring(L, (const char *)f->bytes, f->len);
    return 1;
}

/* host.assets(prefix) -> sorted list of the embedded names that begin so */
static int assets(lua_State *L)
{
    size_t n;
    const char *prefix = luaL_checklstring(L, 1, &n);
    int found = 0;
    lua_newtable(L);
    for (size_t i = 0; i < rs_stdlib_count; i++) {
        if (strncmp(rs_stdlib_files[i].name, prefix, n) != 0)
            continue;
        lua_pushstring(L, rs_stdlib_files[i].name);
        lua_rawseti(L, -2, ++found);
    }
    return 1;
}

/* host.today() -> "2026-11-23" in UTC; SOURCE_DATE_EPOCH stands in for the clock where it is set */
static int today(lua_State *L)
{
    const char *fixed = getenv("SOURCE_DATE_EPOCH");
    time_t now = fixed != NULL ? (time_t)strtoll(fixed, NULL, 10) : time(NULL);
    struct tm t;
    char date[32];
    if (gmtime_r(&now, &t) == NULL || strftime(date, sizeof date, "%Y-%m-%d", &t) == 0)
        return 0;
    lua_pushstring(L, date);
    return 1;
}

int luaopen_host(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"job", job},         {"options", options},   {"text", text},     {"out", out},     {"progress", progress},
        {"diag", diag},       {"write", write_output}, {"read", read_file}, {"draw", draw},   {"phase", phase},
        {"line", line},       {"protect", protect},   {"env", env},       {"load", load},   {"where", where},
        {"tostring", to_text}, {"shown", shown}, {"traceback", traceback}, {"asset", asset}, {"assets", assets}, {"today", today},
        {NULL, NULL}};
    luaL_newlib(L, functions);
    lua_pushliteral(L, RS_VERSION);
    lua_setfield(L, -2, "version");
    lua_pushstring(L, LUA_RELEASE);
    lua_setfield(L, -2, "lua");
    return 1;
}
