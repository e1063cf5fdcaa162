/* lib_host_ask: what trusted Lua asks or tells the parent: messages, progress, outputs, files, drawings, the REPL's lines. */
#include "lib/lib_host.h"

#include "host/channel.h"
#include "host/diag.h"
#include "host/interrupt.h"
#include "host/reader.h"

#include <stdlib.h>
#include <string.h>

static int free_reply(lua_State *L)
{
    struct rs_frame *f = lua_touserdata(L, 1);
    free(f->data);
    f->data = NULL;
    return 0;
}

struct rs_frame *rs_lib_host_reply(lua_State *L)
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
    unsigned char length[4];
    rs_frame_length_put(length, n);
    luaL_addlstring(b, (const char *)length, sizeof length);
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

/* ---- messages ---- */

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

static char level_of(lua_State *L)
{
    static const char *const words[] = {"error", "warning", "note", NULL};
    static const char bytes[] = {RS_LEVEL_ERROR, RS_LEVEL_WARNING, RS_LEVEL_NOTE};
    lua_getfield(L, 1, "level");
    char level = bytes[luaL_checkoption(L, -1, NULL, words)];
    lua_settop(L, 1);
    return level;
}

/* host.diag { level=, file=, line=, column=, message=, rule=, source= } */
static int diag(lua_State *L)
{
    static const char *const fields[] = {"file", "line", "column", "message", "rule", "source"};
    luaL_Buffer b;
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    luaL_checkstack(L, 10, NULL);
    char level = level_of(L);
    for (int i = 0; i < 6; i++)
        lua_getfield(L, 1, fields[i]);
    luaL_buffinit(L, &b);
    for (int i = 0; i < 6; i++) {
        size_t n = 0;
        const char *s = lua_tolstring(L, 2 + i, &n);
        pack_add(&b, s != NULL ? s : "", n > 8192 ? 8192 : n);
    }
    luaL_pushresult(&b);
    size_t n;
    const char *s = lua_tolstring(L, -1, &n);
    rs_channel_send2(RS_F_DIAG, &level, 1, s, n);
    return 0;
}

/* ---- outputs, files and drawings ---- */

/* Send a packed request of the strings at 1..count and leave the reply userdata on the stack. */
static char ask_packed(lua_State *L, char type, int count, struct rs_frame **f)
{
    luaL_Buffer b;
    for (int i = 1; i <= count; i++)
        luaL_checkstring(L, i);
    lua_settop(L, count);
    *f = rs_lib_host_reply(L);
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

static int end(lua_State *L, const char *how)
{
    struct rs_frame *f = rs_lib_host_reply(L);
    char outcome = rs_channel_ask(RS_F_CLOSE, how, 1, f);
    if (outcome != RS_DONE)
        return refused(L, f, outcome);
    lua_pushboolean(L, 1);
    return 1;
}

/* host.open(where, name) -> path | nil, message, code. Begins an output; one that was open is forgotten. where: "o" (-o,
 * name goes before the suffix), "s" (the same, ".svg" in the suffix's place), "e" (--emit, no name), "w" (beneath --write), "f" (a
 * file of the command line in its own place, of `format`: the name is its number), "n" (beneath the folder of `new`), "-" (standard
 * output), "t" (a picture, format sixel, in the REPL's terminal: the path is how large it may be, "WIDTH HEIGHT" in pixels). */
static int open_output(lua_State *L)
{
    struct rs_frame *f, of_another;
    rs_channel_late(&of_another); /* a picture that nobody asked after */
    free(of_another.data);
    char outcome = ask_packed(L, RS_F_OUTPUT, 2, &f);
    if (outcome != RS_DONE)
        return refused(L, f, outcome);
    lua_pushlstring(L, f->data, f->len);
    return 1;
}

/* host.append(bytes): more of the output that is open */
static int append(lua_State *L)
{
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n);
    rs_channel_send(RS_F_BYTES, s, n);
    return 0;
}

/* host.close() -> true | nil, message, code: the output is whole */
static int close_output(lua_State *L)
{
    return end(L, "1");
}

/* host.drop(): the output that is open is forgotten */
static int drop(lua_State *L)
{
    end(L, "0");
    return 0;
}

/* host.write(where, name, bytes) -> path | nil, message, code: an output of these bytes */
static int write_output(lua_State *L)
{
    size_t n;
    const char *bytes = luaL_checklstring(L, 3, &n);
    lua_settop(L, 3);
    lua_pushcfunction(L, open_output);
    lua_pushvalue(L, 1);
    lua_pushvalue(L, 2);
    lua_call(L, 2, 3);
    if (lua_isnil(L, 4))
        return 3;
    rs_channel_send(RS_F_BYTES, bytes, n);
    lua_settop(L, 4);
    if (end(L, "1") != 1)
        return 3;
    lua_settop(L, 4);
    return 1;
}

/* host.read(kind, name [, place]) -> path, text | nil, message, code ('-' not found, '!' refused). kind: "include", or of
 * a module in the place of that number "module", or "head" for its first bytes; "image", "log". */
static int read_file(lua_State *L)
{
    struct rs_frame *f;
    size_t npath, ntext;
    char outcome = ask_packed(L, RS_F_READ, lua_isnoneornil(L, 3) ? 2 : 3, &f);
    if (outcome == 'L')
        return rs_interrupt_size(L, "script-size", RS_SOURCE_MAX_TEXT, f->data);
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

/* host.drawn() -> true | nil, message, code: what became of the picture asked for last. code: '-' refused, 'L' limit, 'I'
 * cannot start, 'X' died. */
static int drawn(lua_State *L)
{
    struct rs_frame *f = rs_lib_host_reply(L);
    char outcome = rs_channel_late(f);
    if (outcome != RS_DONE)
        return refused(L, f, outcome);
    lua_pushboolean(L, 1);
    return 1;
}

/* The strings of a packed reply as a list on top of the stack; an empty list where it was refused. */
static int push_list(lua_State *L, char outcome, const struct rs_frame *f)
{
    const char *at = f->data, *name;
    size_t left = outcome == '+' ? f->len : 0, n;
    lua_newtable(L);
    for (int i = 1; (name = rs_unpack(&at, &left, &n)) != NULL; i++) {
        lua_pushlstring(L, name, n);
        lua_rawseti(L, -2, i);
    }
    return 1;
}

/* host.modules(folder, place) -> list of the names of the modules in a folder (written as a module's name is; "": all of them,
 * with an empty name as the last where there are more) of that place, sorted; none: an empty list */
static int modules(lua_State *L)
{
    struct rs_frame *f;
    size_t n;
    luaL_checklstring(L, 1, &n);
    lua_settop(L, 2);
    lua_pushstring(L, n > 0 ? "list" : "all");
    lua_insert(L, 1);
    char outcome = ask_packed(L, RS_F_READ, 3, &f);
    return push_list(L, outcome, f);
}

/* host.places() -> of each place where libraries are looked for three texts in turn: where it is from, how it is shown, "1"
 * where it is there, else "" */
static int places(lua_State *L)
{
    struct rs_frame *f;
    lua_settop(L, 0);
    lua_pushliteral(L, "places");
    lua_pushliteral(L, "");
    char outcome = ask_packed(L, RS_F_READ, 2, &f);
    return push_list(L, outcome, f);
}

/* host.draw(kind, request) -> true | nil, message, code, of the picture before, as host.drawn. The picture is drawn while the
 * next is built, and goes into the output that is open without passing here. kind: "s" an SVG, "b" anything else. */
static int draw(lua_State *L)
{
    size_t nk, n;
    const char *kind = luaL_checklstring(L, 1, &nk), *s = luaL_checklstring(L, 2, &n);
    int results = drawn(L);
    if (results == 1)
        rs_channel_ask_later(RS_F_DRAW, kind, nk, s, n);
    return results;
}

/* host.layout(request) -> the drawing program's answer (draw/layout.h) | nil, message, code, as host.drawn */
static int layout(lua_State *L)
{
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n);
    struct rs_frame *f = rs_lib_host_reply(L);
    char outcome = rs_channel_ask(RS_F_LAYOUT, s, n, f);
    if (outcome != RS_DONE)
        return refused(L, f, outcome);
    lua_pushlstring(L, f->data, f->len);
    return 1;
}

/* host.database(kind, …) -> list of texts | nil, message, code, of the database that the command line names as odbc:…: see RS_F_QUERY
 * in host/frame.h and interp/database/odbc.h */
static int database(lua_State *L)
{
    struct rs_frame *f;
    char outcome = ask_packed(L, RS_F_QUERY, lua_gettop(L), &f);
    return outcome == RS_DONE ? push_list(L, outcome, f) : refused(L, f, outcome);
}

void rs_lib_host_ask(lua_State *L)
{
    static const luaL_Reg functions[] = {{"out", out},   {"progress", progress}, {"diag", diag}, {"write", write_output},
                                         {"open", open_output}, {"append", append}, {"close", close_output}, {"drop", drop},
                                         {"read", read_file}, {"modules", modules}, {"places", places}, {"draw", draw}, {"drawn", drawn},
                                         {"layout", layout}, {"database", database}, {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}
