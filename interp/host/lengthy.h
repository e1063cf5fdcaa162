/* lengthy: the functions of Lua's string and table libraries that may take for ever, so that time limits and ^C end them. */
#ifndef RS_LENGTHY_H
#define RS_LENGTHY_H

#include <lua.h>

/* Put guarded functions in the place of those in the table on top of the stack, which is the string library's … */
void rs_lengthy_guard_strings(lua_State *L);

/* … or the table library's. */
void rs_lengthy_guard_tables(lua_State *L);

#endif
