/* The Lua module `xlsx`: workbooks.
 *
 * xlsx.read(bytes) -> list of sheets | nil, message (a sentence)
 * A sheet is { name =, hidden =, rows = number of the last row, columns = that of the last column, uncomputed = number of formulas
 * without a value, errors = number of cells such as #DIV/0!, merges = list of { top, left, bottom, right },
 * comments = likewise rows of texts, and under the number of each row { [column] = what its cell holds } }: a text, a number, a boolean,
 * a date as { date = "2026-03-14" or "2026-03-14T10:30" }, a time as { minutes = 90 }. Rows and columns are counted from 1.
 */
#include "exchange/xlsx.h"
#include "lib/check.h"

#include <stdio.h>

#define RS_XLSX_META "reis.xlsx"

int luaopen_xlsx(lua_State *L);

static int collect(lua_State *L)
{
    rs_xlsx_free(lua_touserdata(L, 1));
    return 0;
}

/* The day of the Gregorian calendar that is so many days after 1970-01-01. */
static void civil(long long days, long long *year, unsigned *month, unsigned *day)
{
    days += 719468; /* from 0000-03-01, so that a leap day is the last of its year */
    long long era = (days >= 0 ? days : days - 146096) / 146097;
    unsigned of_era = (unsigned)(days - era * 146097);
    unsigned of_year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    unsigned left = of_era - (365 * of_year + of_year / 4 - of_year / 100);
    unsigned m = (5 * left + 2) / 153;
    *day = left - (153 * m + 2) / 5 + 1;
    *month = m < 10 ? m + 3 : m - 9;
    *year = (long long)of_year + era * 400 + (*month <= 2);
}

/* Days since 1899-12-30. Excel thinks that 1900 had a 29th of February: what lies before it is a day further on. */
static void push_date(lua_State *L, double number)
{
    enum { EPOCH = 25569 };
    char text[40];
    long long year;
    unsigned month, day;
    double whole = floor(number);
    long minutes = lround((number - whole) * 1440);
    if (minutes == 1440)
        whole++, minutes = 0;
    if (!(number >= 0 && number < 2958466)) { /* no day of the years that Excel knows */
        lua_pushnumber(L, number);
        return;
    }
    civil((long long)whole - EPOCH + (whole < 60), &year, &month, &day);
    snprintf(text, sizeof text, minutes > 0 ? "%04lld-%02u-%02uT%02ld:%02ld" : "%04lld-%02u-%02u", year, month, day, minutes / 60, minutes % 60);
    lua_createtable(L, 0, 1);
    rs_set_text(L, "date", text);
}

static void push_minutes(lua_State *L, double days)
{
    lua_createtable(L, 0, 1);
    lua_pushnumber(L, round(days * 1440 * 60) / 60); /* to the second */
    lua_setfield(L, -2, "minutes");
}

/* shared: where the table of shared texts stands. */
static void push_cell(lua_State *L, const struct rs_xlsx *x, const struct rs_cell *c, int shared)
{
    switch (c->kind) {
    case RS_CELL_NUMBER: lua_pushnumber(L, c->number); break;
    case RS_CELL_FLAG: lua_pushboolean(L, c->number != 0); break;
    case RS_CELL_DATE: push_date(L, c->number); break;
    case RS_CELL_CLOCK: push_minutes(L, c->number); break;
    case RS_CELL_SHARED: lua_rawgeti(L, shared, (lua_Integer)c->at + 1); break;
    case RS_CELL_TEXT:
    case RS_CELL_ERROR: lua_pushlstring(L, x->pool + c->at, c->n); break;
    }
}

/* row[column] of the sheet on top = its cell; the row is made where it is not there. */
static void set_cell(lua_State *L, const struct rs_xlsx *x, const struct rs_cell *c, int shared)
{
    if (lua_rawgeti(L, -1, (lua_Integer)c->row + 1) == LUA_TNIL) {
        lua_pop(L, 1);
        lua_newtable(L);
        lua_pushvalue(L, -1);
        lua_rawseti(L, -3, (lua_Integer)c->row + 1);
    }
    push_cell(L, x, c, shared);
    lua_rawseti(L, -2, (lua_Integer)c->column + 1);
    lua_pop(L, 1);
}

static void push_merges(lua_State *L, const struct rs_xlsx_sheet *s)
{
    lua_newtable(L);
    for (size_t i = 0; i < s->merges; i++) {
        lua_createtable(L, 0, 4);
        rs_set_integer(L, "top", (lua_Integer)s->merge[i].top + 1);
        rs_set_integer(L, "left", (lua_Integer)s->merge[i].left + 1);
        rs_set_integer(L, "bottom", (lua_Integer)s->merge[i].bottom + 1);
        rs_set_integer(L, "right", (lua_Integer)s->merge[i].right + 1);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

static void push_sheet(lua_State *L, const struct rs_xlsx *x, const struct rs_xlsx_sheet *s, int shared)
{
    lua_Integer rows = 0, columns = 0, errors = 0;
    lua_newtable(L);
    for (size_t i = 0; i < s->cells; i++) {
        const struct rs_cell *c = &s->cell[i];
        set_cell(L, x, c, shared);
        rows = (lua_Integer)c->row >= rows ? (lua_Integer)c->row + 1 : rows;
        columns = (lua_Integer)c->column >= columns ? (lua_Integer)c->column + 1 : columns;
        errors += c->kind == RS_CELL_ERROR;
    }
    rs_set_text(L, "name", s->name);
    rs_set_flag(L, "hidden", s->hidden);
    rs_set_integer(L, "rows", rows);
    rs_set_integer(L, "columns", columns);
    rs_set_integer(L, "errors", errors);
    rs_set_integer(L, "uncomputed", (lua_Integer)s->uncomputed);
    push_merges(L, s);
    lua_setfield(L, -2, "merges");
    lua_newtable(L);
    for (size_t i = 0; i < s->comments; i++)
        set_cell(L, x, &s->comment[i], shared);
    lua_setfield(L, -2, "comments");
}

static int read_book(lua_State *L)
{
    size_t n;
    const char *bytes = luaL_checklstring(L, 1, &n);
    struct rs_xlsx *x = lua_newuserdatauv(L, sizeof *x, 0);
    *x = (struct rs_xlsx){0};
    luaL_setmetatable(L, RS_XLSX_META);
    if (!rs_xlsx_read(x, bytes, n)) {
        lua_pushnil(L);
        lua_pushstring(L, x->why);
        return 2;
    }
    lua_createtable(L, x->shareds < 65536 ? (int)x->shareds : 0, 0); /* each text once in Lua, however many cells show it */
    int shared = lua_gettop(L);
    for (size_t i = 0; i < x->shareds; i++) {
        lua_pushlstring(L, x->pool + x->shared[i].at, x->shared[i].n);
        lua_rawseti(L, shared, (lua_Integer)i + 1);
    }
    lua_newtable(L);
    for (size_t i = 0; i < x->sheets; i++) {
        push_sheet(L, x, &x->sheet[i], shared);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    rs_xlsx_free(x);
    return 1;
}

int luaopen_xlsx(lua_State *L)
{
    static const luaL_Reg none[] = {{NULL, NULL}}, functions[] = {{"read", read_book}, {NULL, NULL}};
    rs_check_metatable(L, RS_XLSX_META, none, collect);
    luaL_newlib(L, functions);
    return 1;
}
