#include "host/worker.h"

#include "host/channel.h"
#include "host/confine.h"
#include "host/diag.h"
#include "host/interrupt.h"
#include "host/job.h"
#include "host/memory.h"
#include "host/parent.h"
#include "host/sandbox.h"
#include "host/stdlib.h"

#include <lauxlib.h>
#include <lualib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

/* Collect when memory has grown fourfold: the cap on memory forces a collection before that. A session lasts for hours, and
 * holds little more than it needs. */
enum { PAUSE = 400, PAUSE_SESSION = 130 };
enum { SEED = 20231 }; /* math.random gives the same numbers in every run */

/* Send a message without a source line. */
static void say(enum rs_level level, const char *file, int line, const char *message)
{
    struct rs_pack q = {0};
    char number[16], byte = (char)level;
    int n = line > 0 ? snprintf(number, sizeof number, "%d", line) : 0;
    rs_pack_add(&q, file, strlen(file));
    rs_pack_add(&q, number, (size_t)n);
    rs_pack_add(&q, "", 0);
    rs_pack_add(&q, message, strlen(message));
    rs_pack_add(&q, "", 0);
    rs_pack_add(&q, "", 0);
    if (!q.failed)
        rs_channel_send2(RS_F_DIAG, &byte, 1, q.data, q.len);
    rs_pack_free(&q);
}

/* os.exit for a trusted script: the parent must hear of it. */
static int trusted_exit(lua_State *L)
{
    int status = lua_isboolean(L, 1) ? !lua_toboolean(L, 1) : (int)luaL_optinteger(L, 1, 0);
    rs_channel_exit(status);
    return 0;
}

static void open_libraries(lua_State *L, int trusted)
{
    static const luaL_Reg plain[] = {{LUA_GNAME, luaopen_base},           {LUA_STRLIBNAME, luaopen_string},
                                     {LUA_TABLIBNAME, luaopen_table},     {LUA_MATHLIBNAME, luaopen_math},
                                     {LUA_UTF8LIBNAME, luaopen_utf8},     {LUA_COLIBNAME, luaopen_coroutine},
                                     {NULL, NULL}};
    for (const luaL_Reg *lib = plain; lib->name != NULL; lib++) {
        luaL_requiref(L, lib->name, lib->func, 1);
        lua_pop(L, 1);
    }
    if (trusted) {
        luaL_requiref(L, LUA_OSLIBNAME, luaopen_os, 1);
        luaL_requiref(L, LUA_IOLIBNAME, luaopen_io, 1);
        lua_pushcfunction(L, trusted_exit);
        lua_setfield(L, -3, "exit");
        lua_pop(L, 2);
    }
    lua_getglobal(L, "math");
    lua_getfield(L, -1, "randomseed");
    lua_pushinteger(L, SEED);
    lua_call(L, 1, 0);
    lua_pop(L, 1);
}

static int with_traceback(lua_State *L)
{
    if (lua_type(L, 1) == LUA_TSTRING && rs_interrupt_reason() == RS_NO_REASON)
        luaL_traceback(L, L, lua_tostring(L, 1), 1);
    return 1;
}

static bool is_session(const char *command)
{
    return strcmp(command, "repl") == 0 || strcmp(command, "lsp") == 0;
}

/* Everything that Lua does happens in here. Returns the exit status. */
static int pmain(lua_State *L)
{
    const struct rs_job *job = lua_touserdata(L, 1);
    lua_gc(L, LUA_GCINC, is_session(job->options->command) ? PAUSE_SESSION : PAUSE, 0, 0);
    open_libraries(L, rs_options_get(job->options, "trust") != NULL);
    rs_sandbox_init(L);
    rs_stdlib_init(L, getenv("REIS_STDLIB") != NULL);
    lua_getglobal(L, "require");
    lua_pushliteral(L, "reis.main");
    lua_call(L, 1, 1);
    lua_call(L, 0, 1);
    return 1;
}

/* What ended the run other than the command itself. */
static int status_of_failure(lua_State *L, int status)
{
    const char *file;
    int line;
    if (status == LUA_ERRMEM)
        rs_interrupt_memory();
    enum rs_reason reason = rs_interrupt_reason();
    if (reason != RS_NO_REASON) {
        const char *message = rs_interrupt_message(&file, &line);
        if (file[0] == '\0' && rs_job()->options->nfiles > 0)
            file = rs_job()->options->files[0];
        say(RS_LEVEL_ERROR, file, line, message);
        return reason == RS_BREAK ? RS_BROKEN_OFF : RS_LIMIT;
    }
    const char *message = lua_tostring(L, -1);
    say(RS_LEVEL_ERROR, "", 0, message != NULL ? message : "an error that is no text");
    say(RS_LEVEL_NOTE, "", 0, "this is a bug in reis, not in your script: nothing was written; please report it");
    return RS_BUG;
}

_Noreturn void rs_worker_main(const struct rs_job *job)
{
    const struct rs_options *o = job->options;
    int trusted = rs_options_get(o, "trust") != NULL;
    double lua_mebibytes = trusted ? 0 : rs_options_number(o, "max-memory", RS_MEBIBYTES_LUA);
    double seconds = trusted ? 0 : rs_options_number(o, "max-time", RS_SECONDS_SCRIPT);
    double all = lua_mebibytes * 4 > RS_MEBIBYTES_WORKER ? lua_mebibytes * 4 : RS_MEBIBYTES_WORKER;
#ifdef RS_NO_SECCOMP
    all = 0; /* a sanitizer's shadow memory needs its address space */
#endif
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != job->parent)
        _exit(RS_EXIT_PARENT_GONE); /* it died before we asked to be told */
    setpgid(0, 0); /* a ^C on the terminal goes to the parent, which passes it on */
    rs_channel_init(job->to_parent, job->from_parent);
    rs_job_set(job);
    rs_memory_cap((size_t)(lua_mebibytes * 1048576.0));
    lua_State *L = lua_newstate(rs_memory_alloc, NULL);
    if (L == NULL || (!trusted && rs_confine(all, job->to_parent) != 0)) {
        say(RS_LEVEL_ERROR, "", 0, "cannot confine the worker on this system; --trust runs without");
        rs_channel_exit(RS_IO);
    }
    rs_interrupt_init(L, seconds, lua_mebibytes);
    int handler = rs_options_get(o, "traceback") != NULL;
    if (handler)
        lua_pushcfunction(L, with_traceback);
    lua_pushcfunction(L, pmain);
    lua_pushlightuserdata(L, (void *)job);
    int status = lua_pcall(L, 1, 1, handler ? 1 : 0);
    int result = status == LUA_OK ? (int)lua_tointeger(L, -1) : status_of_failure(L, status);
    rs_channel_exit(result); /* no lua_close: nothing of the script may run any more */
}
