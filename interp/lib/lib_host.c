/* lib_host: the module `host` for trusted Lua: what the command line asked, what is embedded, the date. What the stdlib
 * cannot do itself is all in this module: see lib_host_ask and lib_host_script. */
#include "lib/lib_host.h"

#include "host/channel.h"
#include "host/command.h"
#include "host/job.h"
#include "host/reader.h"
#include "host/stdlib.h"
#include "lib/check.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { INPUT_MAX = 64 << 20 }; /* bytes of a file of data that is read whole */

int luaopen_host(lua_State *L);

/* ---- the command line ---- */

static void push_words(lua_State *L, const char **words, int n)
{
    lua_createtable(L, n, 0);
    for (int i = 0; i < n; i++) {
        lua_pushstring(L, words[i]);
        lua_rawseti(L, -2, i + 1);
    }
}

/* job.every = { [name of an option that takes a text] = all texts that it was given, in order } */
static void push_every(lua_State *L, const struct rs_options *o)
{
    lua_newtable(L);
    for (int i = 0; i < o->ngiven; i++) {
        if (o->given[i].option->type != RS_OPT_TEXT)
            continue;
        if (lua_getfield(L, -1, o->given[i].option->name) == LUA_TNIL) {
            lua_pop(L, 1);
            lua_newtable(L);
            lua_pushvalue(L, -1);
            lua_setfield(L, -3, o->given[i].option->name);
        }
        lua_pushstring(L, o->given[i].value);
        lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
        lua_pop(L, 1);
    }
    lua_setfield(L, -2, "every");
}

/* host.job() -> { command=, files={}, args={}, options={name = text, number or true}, every=, numbers={name = the number of the file that
 * the option names, as host.text takes it}, width=, unknown= }; unknown is a word of the command line that is no option, or nil */
static int job(lua_State *L)
{
    const struct rs_options *o = rs_job()->options;
    lua_createtable(L, 0, 7);
    lua_pushstring(L, o->command);
    lua_setfield(L, -2, "command");
    push_words(L, o->files, o->nwords);
    lua_setfield(L, -2, "files");
    push_words(L, o->args, o->nargs);
    lua_setfield(L, -2, "args");
    lua_pushinteger(L, rs_job()->terminal.columns);
    lua_setfield(L, -2, "width");
    lua_pushstring(L, o->unknown);
    lua_setfield(L, -2, "unknown");
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
    push_every(L, o);
    lua_newtable(L);
    for (int i = 0; i < o->ngiven; i++)
        if (o->given[i].file > 0)
            rs_set_integer(L, o->given[i].option->name, o->given[i].file);
    lua_setfield(L, -2, "numbers");
    return 1;
}

/* host.commands() -> list of { name=, words= }, sorted by name: the table of ours. */
static int commands(lua_State *L)
{
    lua_newtable(L);
    for (int i = 0; rs_command_table[i].name != NULL; i++) {
        lua_createtable(L, 0, 2);
        lua_pushstring(L, rs_command_table[i].name);
        lua_setfield(L, -2, "name");
        lua_pushstring(L, rs_command_table[i].words);
        lua_setfield(L, -2, "words");
        lua_rawseti(L, -2, i + 1);
    }
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

/* Of several files on the command line each is read with its own folder beside it. */
static void beside(lua_State *L, int nfiles)
{
    struct rs_pack q = {0};
    struct rs_frame f;
    if (nfiles < 2)
        return;
    const char *number = lua_tostring(L, 1);
    rs_pack_add(&q, "beside", 6);
    rs_pack_add(&q, number, strlen(number));
    rs_channel_ask(RS_F_READ, q.data, q.len, &f);
    rs_pack_free(&q);
    free(f.data);
}

/* Pushes all that can be read from fd. Else -1 with errno; 0 where there are more than `most` bytes. */
static int push_all(lua_State *L, int fd, size_t most)
{
    luaL_Buffer b;
    luaL_buffinit(L, &b);
    size_t total = 0;
    for (;;) {
        char *room = luaL_prepbuffsize(&b, 1 << 16);
        ssize_t k = read(fd, room, 1 << 16);
        if (k < 0 && errno == EINTR)
            continue;
        total += k > 0 ? (size_t)k : 0;
        if (k < 0 || total > most)
            return k < 0 ? -1 : 0;
        if (k == 0)
            break;
        luaL_addsize(&b, (size_t)k);
    }
    luaL_pushresult(&b);
    return 1;
}

/* nil and a message after push_all failed. */
static int unread(lua_State *L, int got, const char *too_large)
{
    lua_pushnil(L);
    if (got < 0)
        lua_pushfstring(L, "cannot read: %s", strerror(errno));
    else
        lua_pushstring(L, too_large);
    return 2;
}

static int file_number(lua_State *L)
{
    lua_Integer i = luaL_checkinteger(L, 1);
    luaL_argcheck(L, i >= 1 && i <= rs_job()->options->nfiles, 1, "no such file on the command line");
    lua_settop(L, 1);
    return (int)i;
}

/* host.text(i) -> the text of the i-th file named on the command line | nil, message. From then on includes and libraries
 * are looked for beside it. */
static int text(lua_State *L)
{
    const struct rs_job *j = rs_job();
    int i = file_number(L);
    beside(L, j->options->nfiles);
    int got = push_all(L, j->file_fds[i - 1], RS_SOURCE_MAX);
    return got == 1 ? 1 : unread(L, got, "limit script-size of " RS_SOURCE_MAX_TEXT " exceeded: split it with include");
}

/* host.input(i) -> the bytes of the i-th file named on the command line, which is data and no script | nil, message */
static int input(lua_State *L)
{
    int i = file_number(L);
    int got = push_all(L, rs_job()->file_fds[i - 1], INPUT_MAX);
    return got == 1 ? 1 : unread(L, got, "limit file-size of 64 MiB exceeded: split it");
}

/* ---- what is embedded, and the date ---- */

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

/* host.clock() -> seconds since some moment, for measuring how long something takes */
static int now(lua_State *L)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    lua_pushnumber(L, (lua_Number)t.tv_sec + (lua_Number)t.tv_nsec / 1e9);
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
    static const luaL_Reg functions[] = {{"clock", now},   {"job", job},     {"commands", commands}, {"options", options}, {"text", text}, {"input", input},
                                         {"asset", asset},
                                         {"assets", assets}, {"today", today},   {NULL, NULL}};
    lua_createtable(L, 0, 24);
    luaL_setfuncs(L, functions, 0);
    rs_lib_host_ask(L);
    rs_lib_host_script(L);
    rs_lib_host_line(L);
    rs_lib_host_client(L);
    lua_pushliteral(L, RS_VERSION);
    lua_setfield(L, -2, "version");
    lua_pushstring(L, LUA_RELEASE);
    lua_setfield(L, -2, "lua");
    return 1;
}
