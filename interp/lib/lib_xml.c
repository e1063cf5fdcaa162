/* The Lua module `xml`: XML as a tree.
 *
 * xml.read(bytes) -> the root element | nil, message (a sentence that begins with a verb), line
 * An element is { name = without its prefix, line =, text = all that stands directly in it, attributes = { [name] = text }, and its
 * children under 1, 2, … }.
 */
#include "exchange/xml.h"
#include "lib/check.h"

#define RS_TREE_META "reis.xml"

int luaopen_xml(lua_State *L);

static int collect(lua_State *L)
{
    rs_tree_free(lua_touserdata(L, 1));
    return 0;
}

static void push_node(lua_State *L, const struct rs_tree *t, const struct rs_tree_node *node)
{
    lua_createtable(L, 0, 4);
    lua_pushstring(L, t->pool + node->name);
    lua_setfield(L, -2, "name");
    lua_pushstring(L, t->pool + node->text);
    lua_setfield(L, -2, "text");
    lua_pushinteger(L, (lua_Integer)node->line);
    lua_setfield(L, -2, "line");
    lua_createtable(L, 0, (int)node->attributes);
    for (size_t i = 0; i < node->attributes; i++) {
        const struct rs_tree_attribute *a = &t->attribute[node->first + i];
        lua_pushstring(L, t->pool + a->value);
        lua_setfield(L, -2, t->pool + a->name);
    }
    lua_setfield(L, -2, "attributes");
}

static int read_tree(lua_State *L)
{
    size_t n;
    const char *bytes = luaL_checklstring(L, 1, &n);
    struct rs_tree *t = lua_newuserdatauv(L, sizeof *t, 0);
    int base = lua_gettop(L);
    *t = (struct rs_tree){0};
    luaL_setmetatable(L, RS_TREE_META);
    luaL_checkstack(L, 100, "a deep tree");
    if (!rs_tree_read(t, bytes, n)) {
        lua_pushnil(L);
        lua_pushstring(L, t->why);
        lua_pushinteger(L, (lua_Integer)t->line);
        return 3;
    }
    for (size_t i = 0; i < t->nodes; i++) { /* the elements that are open stand on the stack, the root first */
        const struct rs_tree_node *node = &t->node[i];
        lua_settop(L, base + node->depth - 1);
        push_node(L, t, node);
        if (node->depth > 1) {
            lua_pushvalue(L, -1);
            lua_rawseti(L, -3, (lua_Integer)lua_rawlen(L, -3) + 1);
        }
    }
    lua_settop(L, base + 1);
    rs_tree_free(t);
    return 1;
}

int luaopen_xml(lua_State *L)
{
    static const luaL_Reg none[] = {{NULL, NULL}}, functions[] = {{"read", read_tree}, {NULL, NULL}};
    rs_check_metatable(L, RS_TREE_META, none, collect);
    luaL_newlib(L, functions);
    return 1;
}
