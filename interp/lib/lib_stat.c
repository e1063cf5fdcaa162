/* The Lua module `stat`: distribution functions, regression; a figure that is not there is nil. */
#include "lib/check.h"

#include "engine/regress.h"
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

/* The numbers of a list as n doubles at to[0], to[step] …; raises where one is none. */
static void read_numbers(lua_State *L, int list, double *to, size_t step, size_t n)
{
    luaL_checktype(L, list, LUA_TTABLE);
    for (size_t i = 0; i < n; i++) {
        int is = 0;
        lua_rawgeti(L, list, (lua_Integer)i + 1);
        to[i * step] = lua_tonumberx(L, -1, &is);
        if (!is || !isfinite(to[i * step]))
            luaL_error(L, "row %d is no number", (int)i + 1);
        lua_pop(L, 1);
    }
}

static void push_fit(lua_State *L, const struct rs_regress *r, size_t columns)
{
    lua_createtable(L, 0, 6);
    rs_set_integer(L, "n", (lua_Integer)r->n);
    rs_set_number(L, "df", r->df);
    rs_set_number(L, "r2", r->r2);
    rs_set_number(L, "adjusted", r->adjusted);
    lua_createtable(L, (int)columns, 0);
    for (size_t c = 0; c < columns; c++) {
        lua_createtable(L, 0, 7);
        rs_set_flag(L, "left", r->left[c]);
        rs_set_number(L, "b", r->b[c]);
        rs_set_number(L, "se", r->se[c]);
        rs_set_number(L, "p", r->p_value[c]);
        rs_set_number(L, "beta", r->beta[c]);
        rs_set_number(L, "vif", r->vif[c]);
        rs_set_number(L, "share", r->share[c]);
        lua_rawseti(L, -2, (lua_Integer)c + 1);
    }
    lua_setfield(L, -2, "columns");
}

/* stat.regress(columns, y, w) -> { n =, df =, r2 =, adjusted =, columns = { { left =, b =, se =, p =, beta =, vif =, share = } } }
 * as engine/regress.h has them | nil where there are too few rows or y is constant. columns: list of lists as long as y; w: as
 * long, or nil. All numbers; a row that lacks one is the caller's to leave out. */
static int regress(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 3);
    size_t columns = (size_t)lua_rawlen(L, 1), n = (size_t)lua_rawlen(L, 2);
    luaL_argcheck(L, columns <= 2000 && n <= 100000000 / (columns + 2), 1, "too many numbers");
    double *x = lua_newuserdatauv(L, (n * (columns + 2) + 1) * sizeof *x, 0), *y = x + n * columns, *w = y + n;
    for (size_t c = 0; c < columns; c++) {
        lua_rawgeti(L, 1, (lua_Integer)c + 1);
        read_numbers(L, lua_gettop(L), x + c, columns, n);
        lua_pop(L, 1);
    }
    read_numbers(L, 2, y, 1, n);
    bool weighted = !lua_isnil(L, 3);
    if (weighted)
        read_numbers(L, 3, w, 1, n);
    struct rs_regress r;
    luaL_checkstack(L, 10, NULL);
    enum rs_status status = rs_regress_fit(x, y, weighted ? w : NULL, n, columns, &r);
    if (status == RS_ENOMEM)
        return luaL_error(L, "not enough memory for the regression");
    if (status != RS_OK)
        return 0;
    push_fit(L, &r, columns);
    rs_regress_free(&r);
    return 1;
}

int luaopen_stat(lua_State *L)
{
    static const luaL_Reg functions[] = {{"t_cdf", t_cdf},
                                         {"t_quantile", t_quantile},
                                         {"normal_cdf", normal_cdf},
                                         {"normal_quantile", normal_quantile},
                                         {"regress", regress},
                                         {NULL, NULL}};
    luaL_newlib(L, functions);
    return 1;
}
