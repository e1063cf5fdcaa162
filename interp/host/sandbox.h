/* sandbox: the environment that a foreign script gets, made from an allow-list: fresh copies of the library tables,
 * with guarded versions of what could escape, run on for ever or show addresses.
 */
#ifndef RS_SANDBOX_H
#define RS_SANDBOX_H

#include <lua.h>

/* Once per state: the string metatable, and the guarded pcall, xpcall and coroutine functions as globals too. */
void rs_sandbox_init(lua_State *L);

/* Push a fresh environment table (with _G, without require, include and the language's own names). */
void rs_sandbox_push_env(lua_State *L);

/* Load text (never bytecode) with `env` at stack index as its environment. Pushes the function, or nil and a message, and
 * gives how many that is; raises where a limit was hit. */
int rs_sandbox_load(lua_State *L, const char *text, size_t n, const char *chunkname, int env);

/* Push the value at idx as text, without addresses; __tostring and __name are honoured. */
const char *rs_sandbox_tostring(lua_State *L, int idx, size_t *n);

#endif
