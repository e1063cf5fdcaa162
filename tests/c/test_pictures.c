/* Runs tests/lua/pictures.lua with the C modules that the views need. */
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stdio.h>

int luaopen_scene(lua_State *L);
int luaopen_engine(lua_State *L);
int luaopen_plan(lua_State *L);

int main(void)
{
    lua_State *L = luaL_newstate();
    int status = 1;
    if (!L)
        return 1;
    luaL_openlibs(L);
    lua_getfield(L, LUA_REGISTRYINDEX, LUA_PRELOAD_TABLE);
    lua_pushcfunction(L, luaopen_scene);
    lua_setfield(L, -2, "scene");
    lua_pushcfunction(L, luaopen_engine);
    lua_setfield(L, -2, "engine");
    lua_pushcfunction(L, luaopen_plan);
    lua_setfield(L, -2, "plan");
    lua_pop(L, 1);
    if (luaL_dostring(L, "package.path = 'tests/lua/?.lua'") == LUA_OK &&
        luaL_dofile(L, "tests/lua/pictures.lua") == LUA_OK)
        status = 0;
    else
        printf("not ok - %s\n", lua_tostring(L, -1));
    lua_close(L);
    return status;
}
