/* watch: what may end a worker: the signals that the parent gets and the clocks that it keeps. Only the parent uses this.
 *
 * Two clocks share one timer: the script's and the command's. Neither starts anew within a run, however often a worker
 * changes between them. The state is static, since a signal's handler needs it; nothing is owned.
 */
#ifndef RS_WATCH_H
#define RS_WATCH_H

#include "host/options.h"

#include <signal.h>
#include <stdbool.h>
#include <sys/types.h>

/* Once, before the first worker. The options are borrowed for good. In a REPL ^C breaks off a line, not the program. */
void rs_watch_init(const struct rs_options *o, bool repl);

/* ---- signals ---- */

/* Hold back what rs_watch_signals catches; *before is the mask to put back. */
void rs_watch_block(sigset_t *before);

/* Catch what ends a command. To be called while it is blocked: before there is a worker, there is nothing to tell it. */
void rs_watch_signals(void);

/* In the forked worker: back to the defaults, and the mask put back. */
void rs_watch_forked(const sigset_t *before);

/* The worker that is watched from now on, and the end of it: kill, wait -> its wait status. */
void rs_watch_worker(pid_t pid);
int rs_watch_end(void);

/* Kill the worker, whose end rs_watch_end still awaits; nothing where there is none. */
void rs_watch_kill(void);

/* Pass a ^C on to the worker, as the person at a REPL does: what it runs for somebody else ends. */
void rs_watch_break(void);

/* While the REPL awaits a line, ^C is the line editor's. */
void rs_watch_line(bool awaited);

/* While on, the first ^C is passed on to the worker, which ends its work early by itself; the next one ends the command. */
void rs_watch_shorten(bool on);

/* The signal that ends us (0: none yet), and whether a clock ended the worker. */
extern volatile sig_atomic_t rs_watch_caught;
bool rs_watch_timed_out(void);

/* ---- clocks ---- */

/* Both clocks have their whole time again: a new worker, or the REPL's next line. */
void rs_watch_refill(void);

/* Stop the clock that runs while a person reads; rs_watch_resume lets it go on, with what it had left. */
void rs_watch_pause(void);
void rs_watch_resume(void);

/* Let one of the two clocks run on; the other stops. */
void rs_watch_run(bool script);

/* Kill the worker after so many seconds; 0: no clock runs. */
void rs_watch_arm(double seconds);

/* Which clock runs, and when it ends (rs_clock seconds). */
bool rs_watch_is_script(void);
double rs_watch_deadline(void);

#endif
