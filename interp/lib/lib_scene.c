/* The Lua module `scene`: text widths, line breaking, curves, and views' tables as bytes for the
   drawing program. Every buffer is a Lua value or freed before it returns; all that is kept is which text a
   line was cut from, in a Lua table, and the language whose words are broken, in the registry. */
#include "lib/lib_scene.h"

#include <lauxlib.h>
#include <math.h>
#include <string.h>

#include "host/interrupt.h"
#include "scene/curve.h"
#include "scene/scene.h"
#include "scene/text.h"

int luaopen_scene(lua_State *L);

double rs_lib_number(lua_State *L, int table, const char *key, double otherwise)
{
    lua_pushstring(L, key);
    lua_rawget(L, table);
    double v = lua_type(L, -1) == LUA_TNUMBER ? lua_tonumber(L, -1) : otherwise;
    lua_pop(L, 1);
    return v;
}

bool rs_lib_flag(lua_State *L, int table, const char *key)
{
    lua_pushstring(L, key);
    lua_rawget(L, table);
    bool v = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return v;
}

/* scene.width(text, size [, bold]) -> points */
static int scene_width(lua_State *L)
{
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n);
    lua_pushnumber(L, rs_text_width(s, n, luaL_checknumber(L, 2), lua_toboolean(L, 3)));
    return 1;
}

/* scene.valid(text) -> true when it is UTF-8 */
static int scene_valid(lua_State *L)
{
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n);
    lua_pushboolean(L, rs_text_valid(s, n));
    return 1;
}

/* scene.clean(text) -> the text without soft hyphens */
static int scene_clean(lua_State *L)
{
    luaL_checkstring(L, 1);
    lua_settop(L, 1);
    luaL_gsub(L, lua_tostring(L, 1), "\xC2\xAD", "");
    return 1;
}

static int lines_gc(lua_State *L)
{
    rs_text_free(lua_touserdata(L, 1));
    return 0;
}

static rs_lines *new_lines(lua_State *L)
{
    rs_lines *lines = lua_newuserdatauv(L, sizeof *lines, 0);
    *lines = (rs_lines){0};
    if (luaL_newmetatable(L, "reis.scene.lines")) {
        lua_pushcfunction(L, lines_gc);
        lua_setfield(L, -2, "__gc");
    }
    lua_setmetatable(L, -2);
    return lines;
}

enum { CUTS = 1, CUTS_KEPT = 100000 };

/* Remembers that a line was cut from the text at index `whole`; when there are very many, all earlier ones go. */
static void keep_cut(lua_State *L, const char *line, int whole)
{
    int cuts = lua_upvalueindex(CUTS);
    lua_rawgeti(L, cuts, 1);
    lua_Integer count = lua_tointeger(L, -1) + 1;
    lua_pop(L, 1);
    if (count > CUTS_KEPT) {
        lua_pushnil(L);
        while (lua_next(L, cuts)) {
            lua_pop(L, 1);
            lua_pushvalue(L, -1);
            lua_pushnil(L);
            lua_rawset(L, cuts);
        }
        count = 1;
    }
    lua_pushinteger(L, count);
    lua_rawseti(L, cuts, 1);
    lua_pushstring(L, line);
    lua_pushvalue(L, whole);
    lua_rawset(L, cuts);
}

/* scene.whole(line) -> the text that a line with an ellipsis was cut from, or nil; scene.whole(line, text) keeps that -> line */
static int scene_whole(lua_State *L)
{
    const char *line = luaL_checkstring(L, 1);
    if (lua_gettop(L) > 1) {
        luaL_checkstring(L, 2);
        keep_cut(L, line, 2);
        lua_settop(L, 1);
        return 1;
    }
    lua_pushvalue(L, 1);
    lua_rawget(L, lua_upvalueindex(CUTS));
    return 1;
}

static const char language_key; /* its address is a key of the registry */

/* scene.language(name) -> whether it has patterns: from now on scene.wrap breaks words that are too wide by those of the
   language ("nl"), or by none */
static int scene_language(lua_State *L)
{
    const char *name = luaL_optstring(L, 1, "");
    const rs_patterns *p = rs_patterns_all;
    while (p->lang != NULL && strcmp(p->lang, name) != 0)
        p++;
    if (p->lang != NULL)
        lua_pushlightuserdata(L, (void *)p);
    else
        lua_pushnil(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &language_key);
    lua_pushboolean(L, p->lang != NULL);
    return 1;
}

/* scene.wrap(text, width, {size=, bold=, first=, max=}) -> {line, …, whole = (the text, where it was clipped)}, clipped, forced */
static int scene_wrap(lua_State *L)
{
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n);
    rs_wrap how = {.width = luaL_checknumber(L, 2)};
    luaL_checktype(L, 3, LUA_TTABLE);
    how.size = rs_lib_number(L, 3, "size", 7);
    how.first = rs_lib_number(L, 3, "first", 0);
    how.max = (size_t)fmin(10000, fmax(0, rs_lib_number(L, 3, "max", 0)));
    how.bold = rs_lib_flag(L, 3, "bold");
    lua_rawgetp(L, LUA_REGISTRYINDEX, &language_key);
    how.patterns = lua_touserdata(L, -1);
    rs_lines *lines = new_lines(L);
    if (!rs_text_wrap(s, n, &how, lines))
        return luaL_error(L, "out of memory");
    lua_createtable(L, (int)lines->count, 0);
    for (size_t i = 0; i < lines->count; i++) {
        lua_pushstring(L, lines->line[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    if (lines->clipped && lines->count > 0) {
        lua_pushvalue(L, 1);
        lua_setfield(L, -2, "whole");
        keep_cut(L, lines->line[lines->count - 1], 1);
    }
    lua_pushboolean(L, lines->clipped);
    lua_pushboolean(L, lines->forced);
    rs_text_free(lines);
    return 3;
}

/* ---- curves ---- */

/* The numbers of the table at `index` as an array that lives in a userdata left on the stack. */
static double *check_numbers(lua_State *L, int index, size_t *count)
{
    luaL_checktype(L, index, LUA_TTABLE);
    size_t n = lua_rawlen(L, index);
    if (n > RS_SCENE_MAX_POINTS)
        rs_interrupt_size(L, "picture-points", "100,000", "draw it in several pieces");
    double *v = lua_newuserdatauv(L, (n + 1) * sizeof *v, 0);
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(L, index, (lua_Integer)i + 1);
        luaL_argcheck(L, lua_type(L, -1) == LUA_TNUMBER, index, "numbers expected");
        v[i] = lua_tonumber(L, -1);
        luaL_argcheck(L, isfinite(v[i]), index, "finite numbers expected");
        lua_pop(L, 1);
    }
    *count = n;
    return v;
}

static double *check_chain(lua_State *L, int index, size_t *count)
{
    double *v = check_numbers(L, index, count);
    luaL_argcheck(L, *count >= 8 && (*count - 2) % 6 == 0, index,
        "a Bézier chain of 3n+1 points expected");
    return v;
}

static void push_numbers(lua_State *L, const double *v, size_t n)
{
    lua_createtable(L, (int)n, 0);
    for (size_t i = 0; i < n; i++) {
        lua_pushnumber(L, v[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

/* scene.curve{x1,y1,x2,y2,…} -> Bézier chain, monotone between the points; x strictly increasing */
static int scene_curve(lua_State *L)
{
    size_t n;
    double *xy = check_numbers(L, 1, &n);
    luaL_argcheck(L, n >= 4 && n % 2 == 0, 1, "two points or more expected");
    for (size_t i = 2; i < n; i += 2)
        luaL_argcheck(L, xy[i] > xy[i - 2], 1, "x must increase");
    size_t count = 2 * (3 * (n / 2 - 1) + 1);
    double *out = lua_newuserdatauv(L, count * sizeof *out, 0);
    if (!rs_curve_bezier(xy, n / 2, out))
        return luaL_error(L, "out of memory");
    push_numbers(L, out, count);
    return 1;
}

static int points_gc(lua_State *L)
{
    rs_points_free(lua_touserdata(L, 1));
    return 0;
}

static rs_points *new_points(lua_State *L)
{
    rs_points *p = lua_newuserdatauv(L, sizeof *p, 0);
    *p = (rs_points){0};
    if (luaL_newmetatable(L, "reis.scene.points")) {
        lua_pushcfunction(L, points_gc);
        lua_setfield(L, -2, "__gc");
    }
    lua_setmetatable(L, -2);
    return p;
}

/* scene.sample(chain, step) -> {x1,y1,…} along the curve, about `step` points apart */
static int scene_sample(lua_State *L)
{
    size_t n;
    double *chain = check_chain(L, 1, &n), step = luaL_checknumber(L, 2);
    luaL_argcheck(L, step >= 0.1, 2, "a step of at least 0.1 expected");
    rs_points *p = new_points(L);
    rs_curve_sample(chain, n, step, p);
    if (p->failed)
        return luaL_error(L, "out of memory");
    push_numbers(L, p->v, p->count);
    rs_points_free(p);
    return 1;
}

typedef struct {
    rs_points *flat; /* all outlines behind each other */
    double part[512];
    bool above[512];
    size_t parts;
} areas;

static void add_area(void *to, bool above, const double *outline, size_t count)
{
    areas *a = to;
    if (a->parts == sizeof a->part / sizeof *a->part)
        return;
    for (size_t i = 0; i + 1 < count; i += 2)
        rs_points_add(a->flat, outline[i], outline[i + 1]);
    a->above[a->parts] = above;
    a->part[a->parts++] = (double)count;
}

/* scene.areas(chain, y) -> {{above=bool, points={…}}, …}: closed Bézier outlines between curve and
   line */
static int scene_areas(lua_State *L)
{
    size_t n;
    double *chain = check_chain(L, 1, &n), zero = luaL_checknumber(L, 2);
    areas a = {.flat = new_points(L)};
    if (!rs_curve_areas(chain, n, zero, add_area, &a) || a.flat->failed)
        return luaL_error(L, "out of memory");
    lua_createtable(L, (int)a.parts, 0);
    const double *at = a.flat->v;
    for (size_t i = 0; i < a.parts; i++) {
        lua_createtable(L, 0, 2);
        lua_pushboolean(L, a.above[i]);
        lua_setfield(L, -2, "above");
        push_numbers(L, at, (size_t)a.part[i]);
        lua_setfield(L, -2, "points");
        lua_rawseti(L, -2, (lua_Integer)i + 1);
        at += (size_t)a.part[i];
    }
    rs_points_free(a.flat);
    return 1;
}

int luaopen_scene(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"width", scene_width}, {"valid", scene_valid},   {"clean", scene_clean}, {"wrap",
            scene_wrap},
        {"curve", scene_curve}, {"sample", scene_sample}, {"areas", scene_areas}, {"encode",
            rs_lib_scene_encode},
        {"whole", scene_whole},   {"language", scene_language}, {NULL, NULL}};
    luaL_newlibtable(L, functions);
    lua_newtable(L);
    luaL_setfuncs(L, functions, CUTS);
    return 1;
}
