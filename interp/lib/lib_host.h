/* The parts of the module `host`, each of which adds its functions to the table on top of the stack. Nothing is owned. */
#ifndef RS_LIB_HOST_H
#define RS_LIB_HOST_H

#include <lauxlib.h>
#include <lua.h>

/* What is asked of the parent or told to it. */
void rs_lib_host_ask(lua_State *L);

/* How foreign code is run and shown. */
void rs_lib_host_script(lua_State *L);

#endif
