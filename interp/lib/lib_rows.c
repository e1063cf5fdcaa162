/* The Lua module `rows`: tables of separated values.
 *
 * rows.read(number of a file on the command line) -> T | nil, message, line (0: of the whole file). The userdata owns the table.
 */
#include "host/job.h"
#include "lib/check.h"
#include "log/table.h"

#include <string.h>

#define RS_ROWS_META "reis.rows"

int luaopen_rows(lua_State *L);

static int collect(lua_State *L)
{
    rs_table_free(lua_touserdata(L, 1));
    return 0;
}

static const struct rs_table *check(lua_State *L)
{
    return luaL_checkudata(L, 1, RS_ROWS_META);
}

static const struct rs_table_column *check_column(lua_State *L)
{
    const struct rs_table *t = check(L);
    return &t->column[rs_check_index(L, 2, t->columns) - 1];
}

static int read_table(lua_State *L)
{
    const struct rs_job *job = rs_job();
    int file = rs_check_index(L, 1, job->options->nfiles);
    struct rs_table *t = lua_newuserdatauv(L, sizeof *t, 0);
    memset(t, 0, sizeof *t);
    luaL_setmetatable(L, RS_ROWS_META);
    struct rs_source source;
    bool good = rs_source_open(&source, job->file_fds[file - 1]) && rs_table_read(t, &source);
    const char *why = source.why;
    rs_source_close(&source);
    if (good)
        return 1;
    lua_pushnil(L);
    lua_pushstring(L, t->fault[0] != '\0' || why == NULL ? t->fault : why);
    lua_pushinteger(L, (lua_Integer)t->fault_line);
    return 3;
}

/* T:columns() -> list of the names in the first line, as bytes; number of rows; the sign between cells */
static int columns(lua_State *L)
{
    const struct rs_table *t = check(L);
    lua_createtable(L, t->columns, 0);
    for (int c = 0; c < t->columns; c++) {
        lua_pushlstring(L, t->column[c].name, t->column[c].length);
        lua_rawseti(L, -2, c + 1);
    }
    lua_pushinteger(L, (lua_Integer)t->rows);
    lua_pushlstring(L, &t->separator, 1);
    return 3;
}

/* T:texts(column) -> list of the different texts in it, as bytes, in the order of their first use */
static int texts(lua_State *L)
{
    const struct rs_table_column *column = check_column(L);
    lua_createtable(L, (int)column->texts.count, 0);
    for (uint32_t k = 0; k < column->texts.count; k++) {
        size_t n;
        const char *s = rs_names_text(&column->texts, k, &n);
        lua_pushlstring(L, s, n);
        lua_rawseti(L, -2, (lua_Integer)k + 1);
    }
    return 1;
}

/* T:codes(column) -> list, for each row: the number of its text in T:texts(column), 0 for an empty cell */
static int codes(lua_State *L)
{
    const struct rs_table *t = check(L);
    const struct rs_table_column *column = check_column(L);
    lua_createtable(L, (int)t->rows, 0);
    for (size_t r = 0; r < t->rows; r++) {
        lua_pushinteger(L, (lua_Integer)column->code[r]);
        lua_rawseti(L, -2, (lua_Integer)r + 1);
    }
    return 1;
}

/* T:code(column, row) -> one of T:codes(column), without the list */
static int code(lua_State *L)
{
    const struct rs_table *t = check(L);
    const struct rs_table_column *column = check_column(L);
    lua_Integer row = luaL_checkinteger(L, 3);
    if (row < 1 || (lua_Unsigned)row > t->rows)
        return 0;
    lua_pushinteger(L, (lua_Integer)column->code[row - 1]);
    return 1;
}

/* T:counts(column) -> how many rows have each text of T:texts(column), as a list; how many cells are empty */
static int counts(lua_State *L)
{
    const struct rs_table *t = check(L);
    const struct rs_table_column *column = check_column(L);
    size_t n = (size_t)column->texts.count + 1, *count = lua_newuserdatauv(L, n * sizeof *count, 0);
    memset(count, 0, n * sizeof *count);
    for (size_t r = 0; r < t->rows; r++)
        count[column->code[r]]++;
    lua_createtable(L, (int)(n - 1), 0);
    for (size_t k = 1; k < n; k++) {
        lua_pushinteger(L, (lua_Integer)count[k]);
        lua_rawseti(L, -2, (lua_Integer)k);
    }
    lua_pushinteger(L, (lua_Integer)count[0]);
    return 2;
}

int luaopen_rows(lua_State *L)
{
    static const luaL_Reg methods[] = {{"columns", columns}, {"texts", texts}, {"codes", codes}, {"code", code}, {"counts", counts}, {NULL, NULL}};
    static const luaL_Reg functions[] = {{"read", read_table}, {NULL, NULL}};
    rs_check_metatable(L, RS_ROWS_META, methods, collect);
    luaL_newlib(L, functions);
    return 1;
}
