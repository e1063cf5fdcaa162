/* metatable: setmetatable and getmetatable as foreign code has them. A metatable is copied when it is set, without what Lua
 * 5.4.4 cannot bear; a module is given those that it has set itself, and none of ours or another module's.
 */
#ifndef RS_METATABLE_H
#define RS_METATABLE_H

#include <lua.h>
#include <stdbool.h>

/* Once per state, before the others. */
void rs_metatable_init(lua_State *L);

/* Put the two functions into the environment at stack index env (absolute). */
void rs_metatable_give(lua_State *L, int env);

/* Whether the value at idx has a metatable that foreign code has set. */
bool rs_metatable_is_foreign(lua_State *L, int idx);

#endif
