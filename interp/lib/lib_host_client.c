/* lib_host_client: the worker's side of an editor (`reis lsp`): its messages, and what is left with the parent for the worker that
 * takes the place of one that dies. */
#include "lib/lib_host.h"

#include "host/channel.h"
#include "host/interrupt.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>

enum { TIDY = 50 };

/* Now and then: a session lasts for days, and is to hold no more than it needs. */
static void tidy(lua_State *L)
{
    static int messages;
    if (++messages % TIDY != 0)
        return;
    lua_gc(L, LUA_GCCOLLECT);
    malloc_trim(0);
}

/* host.next(milliseconds) -> the text of the editor's next message | nil, "none" (there came none in that time; nil: it waits as long
 * as it takes) | nil, "end" | nil, "broken", why: what came is no message. Each gives the clocks their whole time. */
static int next(lua_State *L)
{
    lua_Integer most = luaL_optinteger(L, 1, -1);
    char digits[24];
    int n = snprintf(digits, sizeof digits, "%lld", (long long)most);
    lua_settop(L, 0);
    struct rs_frame *f = rs_lib_host_reply(L);
    rs_interrupt_breakable(0);
    if (rs_interrupt_reason() == RS_BREAK)
        rs_interrupt_clear(L);
    rs_interrupt_refill();
    if (most < 0)
        tidy(L);
    switch (rs_channel_ask(RS_F_NEXT, digits, (size_t)n, f)) {
    case '+':
        lua_pushlstring(L, f->data, f->len);
        return 1;
    case '0':
        lua_pushnil(L);
        lua_pushliteral(L, "none");
        return 2;
    case '!':
        lua_pushnil(L);
        lua_pushliteral(L, "broken");
        lua_pushlstring(L, f->data, f->len);
        return 3;
    default:
        lua_pushnil(L);
        lua_pushliteral(L, "end");
        return 2;
    }
}

/* host.tell(text): a message to the editor */
static int tell(lua_State *L)
{
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n);
    rs_channel_send(RS_F_TELL, s, n);
    return 0;
}

/* host.keep(name, text): leave a text with the parent by a name; "": forget it. host.read("kept", "1") gives the first name and text,
 * "2" the next, to a worker that takes another's place too. */
static int keep(lua_State *L)
{
    size_t nname, n;
    const char *name = luaL_checklstring(L, 1, &nname), *text = luaL_checklstring(L, 2, &n);
    struct rs_pack p = {0};
    rs_pack_add(&p, name, nname);
    rs_pack_add(&p, text, n);
    if (!p.failed)
        rs_channel_send(RS_F_KEEP, p.data, p.len);
    rs_pack_free(&p);
    return 0;
}

void rs_lib_host_client(lua_State *L)
{
    static const luaL_Reg functions[] = {{"next", next}, {"tell", tell}, {"keep", keep}, {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}
