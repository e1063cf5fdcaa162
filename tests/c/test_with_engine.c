/* Runs Lua tests with the C modules that they need. Prints TAP.
 * usage: test_with_engine [FILE]      without: the tests of pictures and of roadmaps */
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stdio.h>

int luaopen_scene(lua_State *L);
int luaopen_engine(lua_State *L);
int luaopen_plan(lua_State *L);
int luaopen_stat(lua_State *L);
int luaopen_simulate(lua_State *L);
int luaopen_yaml(lua_State *L);

static const struct {
    const char *name;
    lua_CFunction open;
} modules[] = {{"scene", luaopen_scene}, {"engine", luaopen_engine}, {"plan", luaopen_plan}, {"stat", luaopen_stat},
             {"simulate", luaopen_simulate}, {"yaml", luaopen_yaml}};

/* 0, or 1 where the file could not be run; a test that fails ends the program. */
static int run(const char *file)
{
    lua_State *L = luaL_newstate();
    if (!L)
        return 1;
    luaL_openlibs(L);
    lua_getfield(L, LUA_REGISTRYINDEX, LUA_PRELOAD_TABLE);
    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++) {
        lua_pushcfunction(L, modules[i].open);
        lua_setfield(L, -2, modules[i].name);
    }
    lua_pop(L, 1);
    int bad = luaL_dostring(L, "package.path = 'tests/lua/?.lua'") != LUA_OK || luaL_dofile(L, file) != LUA_OK;
    if (bad)
        printf("not ok - %s: %s\n", file, lua_tostring(L, -1));
    lua_close(L);
    return bad;
}

int main(int argc, char **argv)
{
    if (argc > 1)
        return run(argv[1]);
    return run("tests/lua/figures.lua") | run("tests/lua/roadmap.lua") | run("tests/lua/pictures.lua");
}
