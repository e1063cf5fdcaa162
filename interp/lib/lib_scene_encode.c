/* Views' tables as the bytes of a scene. Everything borrowed from Lua stays alive in its table
   while it is written; scratch memory is in userdata, so an error leaks nothing. */
#include "lib/lib_scene.h"

#include <lauxlib.h>
#include <math.h>
#include <string.h>

#include "host/interrupt.h"
#include "scene/scene.h"
#include "scene/text.h"

enum { SCRATCH = RS_SCENE_MAX_POINTS };

typedef struct {
    lua_State *L;
    luaL_Buffer out;
    double *numbers; /* SCRATCH of them, in a userdata */
    rs_chain *chains;
    rs_string *lines; /* RS_SCENE_MAX_ITEMS of each */
    int page, index;  /* for messages */
} encoder;

static void sink(void *to, const void *bytes, size_t n)
{
    luaL_addlstring(&((encoder *)to)->out, bytes, n);
}

static void complain(encoder *e, const char *what, const char *field)
{
    luaL_error(e->L, "scene page %d, item %d: %s%s", e->page, e->index, what, field);
}

/* The fixed arrays that a scene is encoded from are no larger: a limit, as the drawing program's own are. */
static void too_many(encoder *e, const char *what, const char *most)
{
    rs_interrupt_size(e->L, what, most, "draw it in several pieces");
}

/* The string on top of the stack, which its table keeps alive; pops it. */
static rs_string pop_string(encoder *e, const char *field)
{
    rs_string s = {0};
    if (lua_type(e->L, -1) == LUA_TSTRING) {
        s.s = lua_tolstring(e->L, -1, &s.n);
        if (!rs_text_valid(s.s, s.n))
            complain(e, "text is not UTF-8: ", field);
    } else if (!lua_isnil(e->L, -1)) {
        complain(e, "a string expected for ", field);
    }
    lua_pop(e->L, 1);
    return s;
}

static rs_string string_field(encoder *e, int table, const char *key)
{
    lua_pushstring(e->L, key);
    lua_rawget(e->L, table);
    return pop_string(e, key);
}

static void read_number(encoder *e, rs_item *item, int table, rs_num which, const char *key)
{
    lua_State *L = e->L;
    lua_pushstring(L, key);
    lua_rawget(L, table);
    if (lua_type(L, -1) == LUA_TNUMBER) {
        item->num[which] = lua_tonumber(L, -1);
        item->has |= 1u << which;
        if (!isfinite(item->num[which]))
            complain(e, "not a finite number: ", key);
    }
    lua_pop(L, 1);
}

/* dash = {on, off}; arrow = half width in points, or true for one that suits the line */
static void read_dash_and_arrow(encoder *e, rs_item *item, int table)
{
    lua_State *L = e->L;
    lua_pushstring(L, "dash");
    lua_rawget(L, table);
    for (int i = 0; i < 2 && lua_istable(L, -1); i++) {
        lua_rawgeti(L, -1, i + 1);
        item->num[RS_ON + i] = lua_tonumber(L, -1);
        item->has |= 1u << (RS_ON + i);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    lua_pushstring(L, "arrow");
    lua_rawget(L, table);
    if (lua_isboolean(L, -1) && lua_toboolean(L, -1)) {
        double width = item->has >> RS_WIDTH & 1 ? item->num[RS_WIDTH] : 1;
        item->num[RS_ARROW] = 1.7 + 1.25 * width;
        item->has |= 1u << RS_ARROW;
    }
    lua_pop(L, 1);
}

static void read_flags(encoder *e, rs_item *item, int table)
{
    static const struct { const char *key; unsigned bit; } flags[] = {
        {"round", RS_ROUND}, {"bold", RS_BOLD}, {"italic", RS_ITALIC}, {"down", RS_DOWN}};
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        item->flags |= rs_lib_flag(e->L, table, flags[i].key) ? flags[i].bit : 0;
    rs_string align = string_field(e, table, "align");
    if (align.s)
        item->flags |= strcmp(align.s, "center") == 0 ? RS_CENTER : strcmp(align.s, "right") == 0
            ? RS_RIGHT : 0;
}

static void read_lines(encoder *e, rs_item *item, int table)
{
    lua_State *L = e->L;
    lua_pushstring(L, "lines");
    lua_rawget(L, table);
    size_t n = lua_istable(L, -1) ? lua_rawlen(L, -1) : 0;
    if (n > RS_SCENE_MAX_ITEMS)
        too_many(e, "picture-lines", "10,000");
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        e->lines[i] = pop_string(e, "lines");
        if (!e->lines[i].s)
            complain(e, "a line that is no string", "");
    }
    lua_pop(L, 1);
    if (n == 0 && item->kind == RS_TEXT) {
        e->lines[0] = string_field(e, table, "text");
        n = e->lines[0].s ? 1 : 0;
    }
    item->line = e->lines;
    item->lines = n;
}

/* Adds the flat list of numbers on top of the stack as one chain. */
static void read_chain(encoder *e, rs_item *item, size_t *used)
{
    lua_State *L = e->L;
    size_t n = lua_rawlen(L, -1);
    if (n % 2)
        complain(e, "an odd number of coordinates", "");
    if (item->chains == RS_SCENE_MAX_ITEMS)
        too_many(e, "picture-chains", "10,000");
    if (*used + n > SCRATCH)
        too_many(e, "picture-points", "100,000");
    double *v = e->numbers + *used;
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        v[i] = lua_tonumber(L, -1);
        if (lua_type(L, -1) != LUA_TNUMBER || !isfinite(v[i]))
            complain(e, "a coordinate that is no finite number", "");
        lua_pop(L, 1);
    }
    e->chains[item->chains++] = (rs_chain){v, n};
    *used += n;
}

static void check_shape(encoder *e, const rs_item *item)
{
    for (size_t i = 0; i < item->chains; i++) {
        size_t n = item->chain[i].n;
        bool curve = item->kind == RS_PATH || item->kind == RS_AREA;
        if (curve ? n < 8 || (n - 2) % 6 : n < 6)
            complain(e, curve ? "a path needs 3n+1 points" : "a polygon needs three points", "");
    }
}

static void read_points(encoder *e, rs_item *item, int table)
{
    lua_State *L = e->L;
    size_t used = 0;
    item->chain = e->chains;
    lua_pushstring(L, "points");
    lua_rawget(L, table);
    if (lua_istable(L, -1)) {
        size_t n = lua_rawlen(L, -1);
        bool nested = n > 0 && lua_rawgeti(L, -1, 1) == LUA_TTABLE;
        lua_pop(L, n > 0 ? 1 : 0);
        if (!nested)
            read_chain(e, item, &used);
        for (size_t i = 0; nested && i < n; i++) {
            if (lua_rawgeti(L, -1, (lua_Integer)i + 1) != LUA_TTABLE)
                complain(e, "points must be numbers or lists of numbers", "");
            read_chain(e, item, &used);
            lua_pop(L, 1);
        }
    }
    lua_pop(L, 1);
    check_shape(e, item);
}

static void encode_item(encoder *e, int table, rs_kind fixed)
{
    lua_State *L = e->L;
    rs_item item = {.kind = fixed};
    if (!fixed) {
        lua_rawgeti(L, table, 1);
        rs_string kind = pop_string(e, "kind");
        item.kind = kind.s ? rs_scene_kind(kind.s) : (rs_kind)0;
        if (!item.kind)
            complain(e, "unknown kind of item: ", kind.s ? kind.s : "none");
    }
    for (int i = 0; i < RS_NUM_END; i++)
        read_number(e, &item, table, (rs_num)i, rs_scene_nums[i]);
    read_number(e, &item, table, RS_X, item.has & 1u << RS_X ? "x" : "x1");
    read_number(e, &item, table, RS_Y, item.has & 1u << RS_Y ? "y" : "y1");
    read_dash_and_arrow(e, &item, table);
    read_flags(e, &item, table);
    for (int i = 0; i < RS_STR_END; i++)
        item.str[i] = string_field(e, table, rs_scene_strs[i]);
    if (item.kind == RS_ICON) {
        rs_string icon = string_field(e, table, "icon");
        item.str[RS_LABEL] = icon.s ? icon : item.str[RS_NAME];
    }
    read_lines(e, &item, table);
    read_points(e, &item, table);
    rs_scene_put_item(sink, e, &item);
}

static size_t list_length(lua_State *L, int table, const char *key)
{
    lua_pushstring(L, key);
    lua_rawget(L, table);
    size_t n = lua_istable(L, -1) ? lua_rawlen(L, -1) : 0;
    lua_pop(L, 1);
    return n;
}

static void encode_list(encoder *e, int page, const char *key, rs_kind fixed)
{
    lua_State *L = e->L;
    size_t n = list_length(L, page, key);
    for (size_t i = 1; i <= n; i++) { /* nothing stays on the stack while bytes go to the buffer */
        e->index = (int)i;
        lua_pushstring(L, key);
        lua_rawget(L, page);
        lua_rawgeti(L, -1, (lua_Integer)i);
        if (!lua_istable(L, -1))
            complain(e, "a table expected in ", key);
        lua_replace(L, 3);
        lua_pop(L, 1);
        encode_item(e, 3, fixed);
    }
}

static void encode_page(encoder *e, int index)
{
    lua_State *L = e->L;
    e->page = index;
    e->index = 0;
    lua_rawgeti(L, 1, index);
    if (!lua_istable(L, -1))
        complain(e, "a page must be a table", "");
    lua_replace(L, 2);
    double w = rs_lib_number(L, 2, "w", 842), h = rs_lib_number(L, 2, "h", 595);
    rs_string title = string_field(e, 2, "title");
    if (!title.s)
        title = (rs_string){"", 0};
    size_t items = list_length(L, 2, "background") + list_length(L, 2, "clusters") +
                   list_length(L, 2, "items");
    rs_scene_put_page(sink, e, w, h, title, items);
    encode_list(e, 2, "background", (rs_kind)0);
    encode_list(e, 2, "clusters", RS_CLUSTER);
    encode_list(e, 2, "items", (rs_kind)0);
}

/* scene.encode(pages) -> bytes for host.draw; raises on an item that cannot be drawn */
int rs_lib_scene_encode(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    lua_pushnil(L); /* 2: the page */
    lua_pushnil(L); /* 3: the item */
    encoder e = {.L = L};
    e.numbers = lua_newuserdatauv(L, SCRATCH * sizeof *e.numbers, 0);
    e.chains = lua_newuserdatauv(L, RS_SCENE_MAX_ITEMS * sizeof *e.chains, 0);
    e.lines = lua_newuserdatauv(L, (RS_SCENE_MAX_ITEMS + 1) * sizeof *e.lines, 0);
    size_t pages = lua_rawlen(L, 1);
    luaL_buffinit(L, &e.out);
    rs_scene_put_start(sink, &e, pages);
    for (size_t i = 1; i <= pages; i++)
        encode_page(&e, (int)i);
    luaL_pushresult(&e.out);
    return 1;
}
