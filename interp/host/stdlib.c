#include "host/stdlib.h"

#include "host/channel.h"
#include "host/chunk.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int luaopen_engine(lua_State *L);
int luaopen_plan(lua_State *L);
int luaopen_stat(lua_State *L);
int luaopen_scene(lua_State *L);
int luaopen_log(lua_State *L);
int luaopen_xlsx(lua_State *L);
int luaopen_xml(lua_State *L);
int luaopen_yaml(lua_State *L);
int luaopen_rows(lua_State *L);
int luaopen_simulate(lua_State *L);
int luaopen_host(lua_State *L);

static const luaL_Reg c_modules[] = {
    {"engine", luaopen_engine}, {"plan", luaopen_plan}, {"stat", luaopen_stat},
    {"log", luaopen_log}, {"xlsx", luaopen_xlsx}, {"xml", luaopen_xml}, {"yaml", luaopen_yaml}, {"rows", luaopen_rows},
    {"scene", luaopen_scene}, {"simulate", luaopen_simulate}, {"host", luaopen_host}, {NULL, NULL}};

static int disk;

static int by_name(const void *key, const void *file)
{
    return strcmp(key, ((const struct rs_stdlib_file *)file)->name);
}

const struct rs_stdlib_file *rs_stdlib_find(const char *name)
{
    return bsearch(name, rs_stdlib_files, rs_stdlib_count, sizeof *rs_stdlib_files, by_name);
}

/* Push the module's chunk as the parent reads it from disk; 0 where there is none there. */
static int load_from_disk(lua_State *L, const char *name)
{
    struct rs_pack q = {0};
    struct rs_frame f;
    size_t left, npath, ntext;
    char chunk[160];
    rs_pack_add(&q, "stdlib", 6);
    rs_pack_add(&q, name, strlen(name));
    char outcome = rs_channel_ask(RS_F_READ, q.data, q.len, &f);
    rs_pack_free(&q);
    const char *at = f.data, *path, *text;
    left = f.len;
    if (outcome != '+' || (path = rs_unpack(&at, &left, &npath)) == NULL ||
        (text = rs_unpack(&at, &left, &ntext)) == NULL) {
        free(f.data);
        return 0;
    }
    snprintf(chunk, sizeof chunk, RS_CHUNK_OURS "%.*s", (int)(npath < 120 ? npath : 120), path);
    int status = luaL_loadbufferx(L, text, ntext, chunk, "t");
    free(f.data);
    if (status != LUA_OK)
        lua_error(L);
    return 1;
}

static void load_chunk(lua_State *L, const char *name)
{
    if (disk && load_from_disk(L, name))
        return;
    const struct rs_stdlib_file *file = rs_stdlib_find(name);
    if (file == NULL)
        luaL_error(L, "no module '%s' in the stdlib", name);
    else if (luaL_loadbufferx(L, (const char *)file->bytes, file->len, name, "b") != LUA_OK)
        lua_error(L);
}

static int trusted_require(lua_State *L)
{
    const char *name = luaL_checkstring(L, 1);
    lua_getfield(L, LUA_REGISTRYINDEX, "reis.loaded");
    if (lua_getfield(L, -1, name) != LUA_TNIL)
        return 1;
    lua_pop(L, 1);
    const luaL_Reg *c = c_modules;
    while (c->name != NULL && strcmp(c->name, name) != 0)
        c++;
    if (c->name != NULL)
        lua_pushcfunction(L, c->func);
    else
        load_chunk(L, name);
    lua_pushvalue(L, 1);
    lua_call(L, 1, 1);
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        lua_pushboolean(L, 1);
    }
    lua_pushvalue(L, -1);
    lua_setfield(L, 2, name);
    return 1;
}

void rs_stdlib_init(lua_State *L, int from_disk)
{
    disk = from_disk;
    lua_newtable(L);
    lua_setfield(L, LUA_REGISTRYINDEX, "reis.loaded");
    lua_register(L, "require", trusted_require);
}
