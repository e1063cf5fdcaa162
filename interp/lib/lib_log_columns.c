/* lib_log_columns: what a table of a database has in common with a file: the names of its columns, patterns for activities. */
#include "lib/lib_log.h"

#include "log/columns.h"
#include "log/pattern.h"

/* log.columns { names = list, case =, activity =, time =, channel =, lifecycle =, start = (names, or nil) } -> { case = number of the
 * column, … }, without those of which there is none */
int rs_lib_log_columns(lua_State *L)
{
    static const char *const keys[RS_COLUMNS] = {"case", "activity", "time", "channel", "lifecycle", "start"};
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    int n = rs_check_list(L, 1, "names");
    struct rs_csv_field *headings = lua_newuserdatauv(L, ((size_t)n + 1) * sizeof *headings, 0);
    for (int i = 0; i < n; i++) {
        size_t len;
        lua_rawgeti(L, 2, i + 1);
        const char *name = luaL_checklstring(L, -1, &len); /* kept alive by the list */
        headings[i] = (struct rs_csv_field){(char *)name, (uint32_t)len};
        lua_pop(L, 1);
    }
    lua_createtable(L, 0, RS_COLUMNS);
    for (int k = 0; k < RS_COLUMNS; k++) {
        const char *given = rs_check_get(L, 1, keys[k]) == LUA_TNIL ? NULL : luaL_checkstring(L, -1);
        int found = rs_columns_find(headings, n, (enum rs_column)k, given);
        lua_pop(L, 1);
        if (found >= 0)
            rs_set_integer(L, keys[k], found + 1);
    }
    return 1;
}

/* log.fits(pattern, name) -> whether it does, as --keep has patterns */
int rs_lib_log_fits(lua_State *L)
{
    size_t n;
    struct rs_pattern pattern = {0};
    pattern.s = luaL_checklstring(L, 1, &pattern.n);
    const char *name = luaL_checklstring(L, 2, &n);
    lua_pushboolean(L, rs_pattern_fits(pattern, name, n));
    return 1;
}
