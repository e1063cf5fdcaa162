/* interrupt: ends a script that takes too long, uses too much memory or is broken off with ^C.
 *
 * A timer's signal sets a flag and a hook on the coroutine that runs (a count hook set up front starves in nested
 * coroutines and costs twice the time); whoever catches errors for a script (pcall, resume …) asks
 * rs_interrupt_check and raises again while the flag is set. The parent kills what even this does not stop.
 */
#ifndef RS_INTERRUPT_H
#define RS_INTERRUPT_H

#include <lua.h>

enum rs_reason { RS_NO_REASON, RS_TIME, RS_MEMORY, RS_OVERSIZE, RS_BREAK };

/* Watch this state: SIGALRM is the clock, SIGUSR1 is ^C. */
void rs_interrupt_init(lua_State *L, double seconds, double mebibytes);

/* Start (on) or stop the script's clock; it goes on from where it stopped. Gives whether it ran. */
int rs_interrupt_clock(int on);

/* Give the script its whole time again (the REPL's next line). */
void rs_interrupt_refill(void);

/* Whether a ^C stops what runs (it does at first) or is forgotten; gives what was so before. */
int rs_interrupt_breakable(int on);

/* While on, a ^C is only noted: what runs asks, and ends by itself with what it has. Forgets what was noted before. */
void rs_interrupt_note(int on);
int rs_interrupt_noted(void);

/* The coroutine that runs; gives the one before. */
lua_State *rs_interrupt_running(lua_State *L);

/* Call a C function that only reads its arguments until it gives its results (string.find and its kin) with the n arguments
 * above it on the stack, as lua_call does for all results. Where there is a reason to end, it is broken off within: a hook
 * would have to wait for its end, which may never come. */
void rs_interrupt_call(lua_State *L, int n);

/* Around what such a function calls back, which is not broken off so: gives what the second is given. Where what is called
 * raises, the second is left out. */
lua_State *rs_interrupt_call_back(void);
void rs_interrupt_called_back(lua_State *before);

/* Raise again if there is a reason to end; otherwise nothing. */
void rs_interrupt_check(lua_State *L);

/* Memory ran out: from now on there is a reason to end. */
void rs_interrupt_memory(void);

/* Something is larger than a limit allows: raises, and from now on there is a reason to end. name: the limit's as the
 * manual lists it, size: how much it is ("4 MiB"), what: the thing, or "". All are copied. */
int rs_interrupt_size(lua_State *L, const char *name, const char *size, const char *what);

enum rs_reason rs_interrupt_reason(void);

/* What happened, `time limit of 10 s exceeded …`, and where: file and line, or "" and 0. Static strings. */
const char *rs_interrupt_message(const char **file, int *line);

/* Forget the reason (the REPL goes on). */
void rs_interrupt_clear(lua_State *L);

#endif
