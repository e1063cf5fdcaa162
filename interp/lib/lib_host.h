/* The parts of the module `host`, each of which adds its functions to the table on top of the stack. Nothing is owned. */
#ifndef RS_LIB_HOST_H
#define RS_LIB_HOST_H

#include "host/frame.h"

#include <lauxlib.h>
#include <lua.h>

/* What is asked of the parent or told to it. */
void rs_lib_host_ask(lua_State *L);

/* The REPL's side of the terminal. */
void rs_lib_host_line(lua_State *L);

/* The side of an editor. */
void rs_lib_host_client(lua_State *L);

/* How foreign code is run and shown. */
void rs_lib_host_script(lua_State *L);

/* Push an empty frame in a userdata, so that a raised error frees what is read into it. */
struct rs_frame *rs_lib_host_reply(lua_State *L);

#endif
