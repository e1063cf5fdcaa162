/* lib_host_line: the REPL's side of the terminal: its entries, what helps while one is typed, what the terminal is like. */
#include "lib/lib_host.h"

#include "host/channel.h"
#include "host/interrupt.h"
#include "host/job.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MATCHES_MAX = 500, TIDY = 20 };

static void pack_add(luaL_Buffer *b, const char *s, size_t n)
{
    unsigned char length[4];
    rs_frame_length_put(length, n);
    luaL_addlstring(b, (const char *)length, sizeof length);
    luaL_addlstring(b, s, n);
}

/* ---- the terminal ---- */

static struct rs_terminal terminal;
static int known;

/* As rs_terminal_text has it. */
static void take_terminal(const char *s, size_t n)
{
    char text[64];
    int there, colour, utf8;
    snprintf(text, sizeof text, "%.*s", (int)(n < sizeof text ? n : sizeof text - 1), s);
    if (sscanf(text, "%d %d %d %d %d", &terminal.columns, &terminal.rows, &there, &colour, &utf8) != 5)
        return;
    terminal.there = there;
    terminal.colour = colour;
    terminal.utf8 = utf8;
    known = 1;
}

/* host.terminal() -> { columns =, rows =, terminal =, colour =, utf8 = }: what standard output is like, as of the last entry
 * that was read. terminal: whether it is one; columns are 100 where it is not. */
static int terminal_now(lua_State *L)
{
    if (!known)
        terminal = rs_job()->terminal;
    known = 1;
    lua_createtable(L, 0, 5);
    lua_pushinteger(L, terminal.columns);
    lua_setfield(L, -2, "columns");
    lua_pushinteger(L, terminal.rows);
    lua_setfield(L, -2, "rows");
    lua_pushboolean(L, terminal.there);
    lua_setfield(L, -2, "terminal");
    lua_pushboolean(L, terminal.colour);
    lua_setfield(L, -2, "colour");
    lua_pushboolean(L, terminal.utf8);
    lua_setfield(L, -2, "utf8");
    return 1;
}

/* host.page(text): print a text, page by page where it is longer than the screen; returns when its reader leaves. It may hold
 * colours ("\27[1;34m"): names in it are to be made safe by host.shown before. Where there are no colours they are left out. */
static int page(lua_State *L)
{
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n);
    struct rs_frame *f = rs_lib_host_reply(L);
    int ran = rs_interrupt_clock(0); /* a reader's time is nobody's */
    rs_channel_ask(RS_F_PAGE, s, n, f);
    rs_interrupt_clock(ran);
    return 0;
}

/* ---- what is asked while an entry is typed ---- */

/* Call asks[name] with the arguments above `top`; its first two results are left there, or nil where it failed. */
static void call(lua_State *L, const char *name, int top)
{
    lua_getfield(L, 2, name);
    lua_insert(L, top + 1);
    if (lua_pcall(L, lua_gettop(L) - top - 1, 2, 0) != LUA_OK) {
        lua_settop(L, top);
        lua_pushnil(L);
        lua_pushnil(L);
    }
}

static void push_packed(lua_State *L, const struct rs_frame *f, int count)
{
    const char *at = f->data;
    size_t left = f->len, n;
    for (int i = 0; i < count; i++) {
        const char *s = rs_unpack(&at, &left, &n);
        lua_pushlstring(L, s != NULL ? s : "", s != NULL ? n : 0);
    }
}

/* A text of the match at the top, which goes on holding it; otherwise where it has none. */
static const char *text_of(lua_State *L, const char *field, const char *otherwise, size_t *n)
{
    const char *s = NULL;
    lua_getfield(L, -1, field);
    if (lua_type(L, -1) == LUA_TSTRING)
        s = lua_tolstring(L, -1, n);
    lua_pop(L, 1);
    if (s == NULL)
        *n = strlen(otherwise);
    return s != NULL ? s : otherwise;
}

/* The answer to RS_F_COMPLETE: see host.line. A buffer wants the stack as it left it at each addition. */
static void add_matches(lua_State *L, luaL_Buffer *b, int list, lua_Integer cut)
{
    static const char *const fields[] = {"text", "label", "about"};
    char digits[24];
    int n = snprintf(digits, sizeof digits, "%lld", (long long)cut);
    pack_add(b, digits, (size_t)n);
    lua_Unsigned count = lua_istable(L, list) ? lua_rawlen(L, list) : 0;
    for (lua_Unsigned i = 1; i <= count && i <= MATCHES_MAX; i++) {
        const char *s[3];
        size_t length[3];
        lua_rawgeti(L, list, (lua_Integer)i);
        for (int k = 0; k < 3; k++)
            s[k] = text_of(L, fields[k], k == 1 ? s[0] : "", &length[k]);
        lua_pop(L, 1); /* the list still holds the match */
        for (int k = 0; k < 3; k++)
            pack_add(b, s[k], length[k]);
    }
}

static void add_ink(lua_State *L, luaL_Buffer *b, int letters)
{
    size_t n = 0;
    const char *s = lua_tolstring(L, letters, &n);
    pack_add(b, s != NULL ? s : "", n);
    lua_Unsigned count = lua_istable(L, letters + 1) ? lua_rawlen(L, letters + 1) : 0;
    for (lua_Unsigned i = 1; i <= count; i++) {
        lua_rawgeti(L, letters + 1, (lua_Integer)i);
        s = lua_tolstring(L, -1, &n);
        lua_pop(L, 1);
        pack_add(b, s != NULL ? s : "", s != NULL ? n : 0);
    }
}

/* Under pcall: asks at 2 (of the caller too), the frame -> what is said. */
static int answer(lua_State *L)
{
    const struct rs_frame *f = lua_touserdata(L, 1);
    int top = 2;
    luaL_Buffer b;
    if (f->type == RS_F_COMPLETE) {
        push_packed(L, f, 2);
        call(L, "complete", top);
    } else if (f->type == RS_F_WHOLE) {
        lua_pushlstring(L, f->data, f->len);
        call(L, "whole", top);
    } else {
        push_packed(L, f, 2);
        lua_pushinteger(L, (lua_Integer)strtol(lua_tostring(L, -1), NULL, 10));
        lua_replace(L, -2);
        call(L, "ink", top);
    }
    luaL_buffinit(L, &b);
    if (f->type == RS_F_COMPLETE) {
        add_matches(L, &b, top + 1, lua_tointeger(L, top + 2));
    } else if (f->type == RS_F_INK) {
        add_ink(L, &b, top + 1);
    } else {
        int open = lua_isboolean(L, top + 1) && !lua_toboolean(L, top + 1);
        luaL_addchar(&b, open ? '0' : '1');
        if (open && lua_isstring(L, top + 2))
            luaL_addstring(&b, lua_tostring(L, top + 2));
    }
    luaL_pushresult(&b);
    return 1;
}

/* Answer a request with what the functions in the table at index 2 give; nothing where they fail. */
static void say(lua_State *L, struct rs_frame *f)
{
    size_t n = 0;
    int top = lua_gettop(L);
    lua_pushcfunction(L, answer);
    lua_pushlightuserdata(L, f);
    lua_pushvalue(L, 2);
    const char *s = lua_pcall(L, 2, 1, 0) == LUA_OK ? lua_tolstring(L, -1, &n) : "";
    rs_channel_send(RS_F_SAID, s, s != NULL ? n : 0);
    lua_settop(L, top);
}

/* The entry in an answer to RS_F_LINE; the terminal's shape before it is taken. */
static const char *entry_of(const struct rs_frame *f, size_t *n)
{
    const char *at = f->data + 1, *s;
    size_t left = f->len > 0 ? f->len - 1 : 0;
    s = rs_unpack(&at, &left, n);
    if (s != NULL)
        take_terminal(s, *n);
    return s != NULL ? rs_unpack(&at, &left, n) : NULL;
}

/* Now and then, while nobody waits for anything but the next entry: a long session is to hold no more than it needs. */
static void tidy(lua_State *L)
{
    static int entries;
    if (++entries % TIDY != 0)
        return;
    lua_gc(L, LUA_GCCOLLECT);
    malloc_trim(0);
}

/* host.line(prompt, asks) -> entry, of one line or several | nil, "end" | "interrupt". asks, called while it is typed:
 * asks.complete(before, after) -> list of { text =, label =, about = }, how many bytes of `before` each takes the place of;
 * asks.whole(text) -> true | false, what is open in words; asks.ink(text, point) -> as ink.of in repl/ink.lua. */
static int line(lua_State *L)
{
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n);
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 2);
    struct rs_frame *f = rs_lib_host_reply(L);
    rs_interrupt_breakable(0); /* from here on ^C stops only what `protect` runs: the session goes on */
    if (rs_interrupt_reason() == RS_BREAK)
        rs_interrupt_clear(L);
    rs_interrupt_refill();
    tidy(L);
    rs_channel_settle();
    rs_channel_send(RS_F_LINE, s, n);
    for (;;) {
        rs_channel_next(f);
        if (f->type == RS_F_ANSWER)
            break;
        say(L, f);
        free(f->data);
        f->data = NULL;
    }
    const char *text = entry_of(f, &n);
    if (f->len > 0 && f->data[0] == '+' && text != NULL) {
        lua_pushlstring(L, text, n);
        return 1;
    }
    lua_pushnil(L);
    lua_pushstring(L, f->len > 0 && f->data[0] == 'i' ? "interrupt" : "end");
    return 2;
}

/* host.files(folder, how) -> list of the names in a folder that a script may read (how "r") or write in ("w"), those of folders
 * with a slash; none: an empty list. Only beneath the folders that are allowed; "" is the first of them. */
static int files(lua_State *L)
{
    size_t n;
    const char *folder = luaL_checklstring(L, 1, &n), *kind = luaL_checkstring(L, 2)[0] == 'w' ? "outputs" : "names";
    struct rs_frame *f = rs_lib_host_reply(L);
    luaL_Buffer b;
    luaL_buffinit(L, &b);
    pack_add(&b, kind, strlen(kind));
    pack_add(&b, folder, n);
    luaL_pushresult(&b);
    const char *request = lua_tolstring(L, -1, &n);
    char outcome = rs_channel_ask(RS_F_READ, request, n, f);
    const char *at = f->data, *name;
    size_t left = outcome == '+' ? f->len : 0;
    rs_unpack(&at, &left, &n); /* the empty text */
    lua_newtable(L);
    for (int i = 1; (name = rs_unpack(&at, &left, &n)) != NULL; i++) {
        lua_pushlstring(L, name, n);
        lua_rawseti(L, -2, i);
    }
    return 1;
}

void rs_lib_host_line(lua_State *L)
{
    static const luaL_Reg functions[] = {{"files", files}, {"page", page}, {"line", line}, {"terminal", terminal_now}, {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}
