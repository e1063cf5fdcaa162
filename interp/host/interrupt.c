#include "host/interrupt.h"

#include "host/memory.h"

#include <errno.h>
#include <lauxlib.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

static lua_State *volatile running;
static volatile sig_atomic_t reason;
static volatile sig_atomic_t breakable = 1;
static volatile sig_atomic_t noting, noted;
static double limit_seconds, limit_mebibytes, seconds_left;
static char size_text[160];
static char place[512];
static int place_line;
static int placed;

/* The script's place that is nearest to the top of the stack: not the stdlib's. */
static void find_place(lua_State *L)
{
    lua_Debug ar;
    placed = 1;
    for (int level = 0; level < 200 && lua_getstack(L, level, &ar); level++) {
        lua_getinfo(L, "Sl", &ar);
        if (ar.currentline > 0 && ar.source[0] == '@') {
            snprintf(place, sizeof place, "%s", ar.source + 1);
            place_line = ar.currentline;
            return;
        }
    }
}

static void raise_again(lua_State *L)
{
    if (!placed && reason != RS_MEMORY)
        find_place(L);
    lua_pushliteral(L, "interrupted");
    lua_error(L);
}

static void hook(lua_State *L, lua_Debug *ar)
{
    (void)ar;
    if (reason == RS_NO_REASON)
        lua_sethook(L, NULL, 0, 0);
    else
        raise_again(L);
}

/* ---- functions of C that take long ----
 *
 * A function that has asked for no memory between two looks, PATIENCE apart, has changed nothing of Lua's either, since all
 * that it could change it makes first: it is in the midst of reading, and may be left from within the handler. */

enum { PATIENCE = 30000 }; /* microseconds */

static lua_State *volatile reads; /* in which such a function runs; NULL for none */
static volatile unsigned long reads_number, seen_number, seen_calls;
static volatile sig_atomic_t looked;

static void look_again_later(void)
{
    struct itimerval t = {{0, 0}, {0, PATIENCE}};
    setitimer(ITIMER_REAL, &t, NULL);
}

/* Leaves what runs, if it may be left by now; else looks again. */
static void break_reading(void)
{
    unsigned long calls = rs_memory_calls();
    bool still = looked && seen_number == reads_number && seen_calls == calls;
    looked = 1;
    seen_number = reads_number;
    seen_calls = calls;
    if (!still) {
        look_again_later();
        return;
    }
    lua_State *L = reads;
    reads = NULL;
    raise_again(L);
}

/* Raise the error of a function that was called for the script, as if the script had called it: with the place, and the
 * argument's number as it was written: s:rep(x) has one less. */
static void raise_for_caller(lua_State *L)
{
    static const char bad[] = "bad argument #", named[] = " to 'string.";
    lua_Debug ar;
    const char *s = lua_tostring(L, -1), *name;
    char *rest;
    if (s != NULL && strncmp(s, bad, sizeof bad - 1) == 0 && lua_getstack(L, 0, &ar) && lua_getinfo(L, "n", &ar)) {
        long number = strtol(s + sizeof bad - 1, &rest, 10) - (strcmp(ar.namewhat, "method") == 0);
        name = strncmp(rest, named, sizeof named - 1) == 0 ? rest + sizeof named - 1 : NULL;
        if (name != NULL && number > 0)
            lua_pushfstring(L, "%s%d to '%s", bad, (int)number, name);
        else if (name != NULL)
            lua_pushfstring(L, "calling '%s on bad self", name);
    }
    luaL_where(L, 1);
    lua_pushvalue(L, -2);
    if (s != NULL)
        lua_concat(L, 2);
    lua_error(L);
}

static int backs; /* how many calls back from such functions are under way */

lua_State *rs_interrupt_call_back(void)
{
    lua_State *before = reads;
    reads = NULL;
    backs++;
    return before;
}

void rs_interrupt_called_back(lua_State *before)
{
    backs--;
    reads_number++;
    reads = before;
}

void rs_interrupt_call(lua_State *L, int n)
{
    lua_State *before = reads;
    int backs_before = backs;
    reads_number++;
    reads = L;
    int status = lua_pcall(L, n, LUA_MULTRET, 0); /* also where it raises, it reads no more */
    reads = before;
    bool back = backs != backs_before; /* what it called back has raised */
    backs = backs_before;
    if (status == LUA_ERRMEM)
        rs_interrupt_memory();
    rs_interrupt_check(L);
    if (status != LUA_OK && back)
        lua_error(L);
    if (status != LUA_OK)
        raise_for_caller(L);
}

static void on_signal(int sig)
{
    int saved = errno;
    if (sig == SIGUSR1 && noting) {
        noted = 1;
        return;
    }
    if (sig == SIGUSR1 && !breakable)
        return; /* a ^C between two lines: nothing runs that it could stop */
    if (reason == RS_NO_REASON)
        reason = sig == SIGALRM ? RS_TIME : RS_BREAK;
    lua_sethook(running, hook, LUA_MASKCALL | LUA_MASKRET | LUA_MASKCOUNT, 1);
    if (reads != NULL)
        break_reading();
    errno = saved;
}

void rs_interrupt_init(lua_State *L, double seconds, double mebibytes)
{
    struct sigaction act = {.sa_handler = on_signal, .sa_flags = SA_RESTART | SA_NODEFER}; /* it may be left by a jump */
    sigemptyset(&act.sa_mask);
    running = L;
    limit_seconds = seconds_left = seconds;
    limit_mebibytes = mebibytes;
    sigaction(SIGALRM, &act, NULL);
    sigaction(SIGUSR1, &act, NULL);
}

int rs_interrupt_clock(int on)
{
    static int runs;
    int before = runs;
    struct itimerval t = {{0, 0}, {0, 0}}, left;
    if (on && seconds_left > 0) {
        t.it_value.tv_sec = (time_t)seconds_left;
        t.it_value.tv_usec = (suseconds_t)((seconds_left - (double)t.it_value.tv_sec) * 1e6) + 1;
    }
    setitimer(ITIMER_REAL, &t, &left);
    if (runs && limit_seconds > 0)
        seconds_left = (double)left.it_value.tv_sec + (double)left.it_value.tv_usec / 1e6 + 1e-6;
    runs = on;
    return before;
}

void rs_interrupt_refill(void)
{
    rs_interrupt_clock(0);
    seconds_left = limit_seconds;
}

int rs_interrupt_breakable(int on)
{
    int before = breakable;
    breakable = on;
    return before;
}

void rs_interrupt_note(int on)
{
    noted = 0;
    noting = on;
}

int rs_interrupt_noted(void)
{
    return noted;
}

lua_State *rs_interrupt_running(lua_State *L)
{
    lua_State *before = running;
    running = L;
    return before;
}

void rs_interrupt_check(lua_State *L)
{
    if (reason != RS_NO_REASON)
        raise_again(L);
}

void rs_interrupt_memory(void)
{
    if (reason == RS_NO_REASON)
        reason = RS_MEMORY;
}

int rs_interrupt_size(lua_State *L, const char *name, const char *size, const char *what)
{
    if (reason == RS_NO_REASON) {
        reason = RS_OVERSIZE;
        snprintf(size_text, sizeof size_text, "limit %s of %s exceeded%s%.80s", name, size, what[0] != '\0' ? ": " : "", what);
    }
    rs_interrupt_check(L);
    return 0;
}

enum rs_reason rs_interrupt_reason(void)
{
    return (enum rs_reason)reason;
}

const char *rs_interrupt_message(const char **file, int *line)
{
    static char text[160];
    *file = place;
    *line = place_line;
    if (reason == RS_TIME)
        snprintf(text, sizeof text, "time limit of %g s exceeded; --max-time allows more", limit_seconds);
    else if (reason == RS_MEMORY)
        snprintf(text, sizeof text, "memory limit of %g MiB reached; --max-memory allows more", limit_mebibytes);
    else if (reason == RS_OVERSIZE)
        snprintf(text, sizeof text, "%s", size_text);
    else
        snprintf(text, sizeof text, "broken off");
    return text;
}

void rs_interrupt_clear(lua_State *L)
{
    reason = RS_NO_REASON;
    placed = 0;
    place[0] = '\0';
    place_line = 0;
    running = L;
    looked = 0;
    lua_sethook(L, NULL, 0, 0);
}
