/* Between the two halves of the Lua module `scene`; nothing here owns anything. */
#ifndef RS_LIB_SCENE_H
#define RS_LIB_SCENE_H

#include <lua.h>
#include <stdbool.h>

/* A field of the table at an absolute index, read raw. */
double rs_lib_number(lua_State *L, int table, const char *key, double otherwise);
bool rs_lib_flag(lua_State *L, int table, const char *key);

/* scene.encode(pages) -> bytes; raises on an item that cannot be drawn. */
int rs_lib_scene_encode(lua_State *L);

#endif
