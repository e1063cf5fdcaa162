/* The Lua module `stat`: distribution functions; a figure that is not there is nil. */
#include "lib/check.h"

#include "engine/stat.h"

int luaopen_stat(lua_State *L);

/* stat.t_cdf(t, df) */
static int t_cdf(lua_State *L)
{
    rs_push_number(L, rs_stat_t_cdf(luaL_checknumber(L, 1), luaL_checknumber(L, 2)));
    return 1;
}

/* stat.t_quantile(p, df) */
static int t_quantile(lua_State *L)
{
    rs_push_number(L, rs_stat_t_quantile(luaL_checknumber(L, 1), luaL_checknumber(L, 2)));
    return 1;
}

/* stat.normal_cdf(z) */
static int normal_cdf(lua_State *L)
{
    rs_push_number(L, rs_stat_normal_cdf(luaL_checknumber(L, 1)));
    return 1;
}

/* stat.normal_quantile(p) */
static int normal_quantile(lua_State *L)
{
    rs_push_number(L, rs_stat_normal_quantile(luaL_checknumber(L, 1)));
    return 1;
}

int luaopen_stat(lua_State *L)
{
    static const luaL_Reg functions[] = {{"t_cdf", t_cdf},
                                         {"t_quantile", t_quantile},
                                         {"normal_cdf", normal_cdf},
                                         {"normal_quantile", normal_quantile},
                                         {NULL, NULL}};
    luaL_newlib(L, functions);
    return 1;
}
