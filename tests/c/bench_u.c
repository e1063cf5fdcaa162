/* Runs tests/bench/reis.lua for scripts/bench, with the engine and a clock of its own: bench.u times the utility of
 * many sets of actions, on one thread or more.
 * usage: bench_u SCRIPT WORDS... */
#include "lib/lib_engine.h"

#include <lauxlib.h>
#include <lualib.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { MOST = 64 };

/* What one thread counts: sets from..to, `rounds` times. */
struct hand {
    pthread_t thread;
    struct rs_engine *engine;
    const unsigned char *sets; /* [count][actions] */
    int from, to, rounds, status;
    bool fresh; /* forget every journey before each set */
    double *u;  /* [count] */
};

static double clock_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void *work(void *arg)
{
    struct hand *h = arg;
    const struct rs_model *m = &h->engine->model;
    for (int r = 0; r < h->rounds; r++)
        for (int i = h->from; i < h->to && h->status == RS_OK; i++) {
            for (int j = 0; h->fresh && j < m->n_journeys; j++)
                rs_eval_changed(h->engine->eval, j);
            h->status = rs_eval_utility(h->engine->eval, h->sets + (size_t)i * (size_t)m->n_actions, &h->u[i]);
        }
    return NULL;
}

/* bench.u({ E, ... }, sets, rounds, fresh) -> seconds, { U of each set }
 * sets: strings of a byte an action, "0" or "1"; the engines, one a thread, are of one model. */
static int u(lua_State *L)
{
    int n = (int)lua_rawlen(L, 1), count = (int)lua_rawlen(L, 2);
    struct hand hands[MOST];
    lua_rawgeti(L, 1, 1);
    size_t actions = (size_t)rs_engine_check(L, -1)->model.n_actions;
    unsigned char *sets = lua_newuserdatauv(L, (size_t)count * actions + 1, 0);
    double *found = lua_newuserdatauv(L, ((size_t)count + 1) * sizeof *found, 0);
    luaL_argcheck(L, n >= 1 && n <= MOST, 1, "1 to 64 engines");
    for (int i = 0; i < count; i++) {
        lua_rawgeti(L, 2, i + 1);
        const char *set = luaL_checkstring(L, -1);
        for (size_t a = 0; a < actions; a++)
            sets[(size_t)i * actions + a] = set[a] == '1';
        lua_pop(L, 1);
    }
    double began = clock_now();
    for (int k = 0; k < n; k++) {
        lua_rawgeti(L, 1, k + 1);
        hands[k] = (struct hand){0, rs_engine_check(L, -1), sets, count * k / n, count * (k + 1) / n,
                                 (int)luaL_checkinteger(L, 3), RS_OK, lua_toboolean(L, 4), found};
        lua_pop(L, 1);
        if (k > 0 && pthread_create(&hands[k].thread, NULL, work, &hands[k]) != 0)
            return luaL_error(L, "no thread");
    }
    work(&hands[0]);
    for (int k = 1; k < n; k++)
        pthread_join(hands[k].thread, NULL);
    lua_pushnumber(L, clock_now() - began);
    lua_createtable(L, count, 0);
    for (int i = 0; i < count; i++) {
        lua_pushnumber(L, found[i]);
        lua_rawseti(L, -2, i + 1);
    }
    return 2;
}

int main(int argc, char **argv)
{
    lua_State *L = luaL_newstate();
    luaL_openlibs(L);
    luaL_requiref(L, "engine", luaopen_engine, 0);
    lua_newtable(L);
    lua_pushcfunction(L, u);
    lua_setfield(L, -2, "u");
    lua_setglobal(L, "bench");
    int status = luaL_dostring(L, "package.path = 'tests/lua/?.lua'") == LUA_OK && argc > 1 ? luaL_loadfile(L, argv[1])
                                                                                        : LUA_ERRFILE;
    for (int i = 2; i < argc && status == LUA_OK; i++)
        lua_pushstring(L, argv[i]);
    if (status == LUA_OK)
        status = lua_pcall(L, argc - 2, 0, 0);
    if (status != LUA_OK)
        fprintf(stderr, "%s\n", argc > 1 ? lua_tostring(L, -1) : "usage: bench_u SCRIPT WORDS...");
    lua_close(L);
    return status != LUA_OK;
}
