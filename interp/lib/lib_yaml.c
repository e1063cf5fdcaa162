/* The Lua module `yaml`: YAML as a list of events.
 *
 * yaml.events(bytes) -> list, in the order of the text | nil, message, line
 * An event is { kind = "document" | "scalar" | "alias" | "sequence" | "mapping" | "close", line =, column = of its first character,
 * last = the line on which it ends } and, where it has them, text =, tag =, anchor =, plain = a scalar without quotes. "close" ends a
 * sequence or a mapping, in which keys and values take turns. Aliases are not resolved.
 */
#include "exchange/yaml.h"
#include "lib/check.h"

#define RS_YAML_META "reis.yaml"

int luaopen_yaml(lua_State *L);

static int collect(lua_State *L)
{
    struct rs_yaml **y = lua_touserdata(L, 1);
    rs_yaml_close(*y);
    *y = NULL;
    return 0;
}

static void push_event(lua_State *L, const struct rs_yaml_event *e)
{
    static const char *const KINDS[] = {[RS_YAML_DOCUMENT] = "document", [RS_YAML_SCALAR] = "scalar",   [RS_YAML_ALIAS] = "alias",
                                        [RS_YAML_SEQUENCE] = "sequence", [RS_YAML_MAPPING] = "mapping", [RS_YAML_CLOSE] = "close"};
    lua_createtable(L, 0, 8);
    rs_set_text(L, "kind", KINDS[e->kind]);
    rs_set_integer(L, "line", (lua_Integer)e->line);
    rs_set_integer(L, "column", (lua_Integer)e->column);
    rs_set_integer(L, "last", (lua_Integer)e->last);
    rs_set_flag(L, "plain", e->plain);
    if (e->tag != NULL)
        rs_set_text(L, "tag", e->tag);
    if (e->anchor != NULL)
        rs_set_text(L, "anchor", e->anchor);
    if (e->text != NULL) {
        lua_pushlstring(L, e->text, e->length);
        lua_setfield(L, -2, "text");
    }
}

static int events(lua_State *L)
{
    size_t n, line = 1;
    const char *bytes = luaL_checklstring(L, 1, &n), *why = NULL;
    struct rs_yaml **y = lua_newuserdatauv(L, sizeof *y, 0); /* so that an error of Lua's leaves nothing behind */
    struct rs_yaml_event event = {.kind = RS_YAML_DOCUMENT};
    *y = NULL;
    luaL_setmetatable(L, RS_YAML_META);
    *y = rs_yaml_open(bytes, n);
    if (*y == NULL)
        return luaL_error(L, "not enough memory");
    lua_newtable(L);
    for (lua_Integer i = 1; event.kind != RS_YAML_END; i++) {
        if (!rs_yaml_next(*y, &event, &why, &line)) {
            lua_pushnil(L);
            lua_pushstring(L, why);
            lua_pushinteger(L, (lua_Integer)line);
            return 3;
        }
        if (event.kind != RS_YAML_END) {
            push_event(L, &event);
            lua_rawseti(L, -2, i);
        }
    }
    rs_yaml_close(*y);
    *y = NULL;
    return 1;
}

int luaopen_yaml(lua_State *L)
{
    static const luaL_Reg none[] = {{NULL, NULL}}, functions[] = {{"events", events}, {NULL, NULL}};
    rs_check_metatable(L, RS_YAML_META, none, collect);
    luaL_newlib(L, functions);
    return 1;
}
