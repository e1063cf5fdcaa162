/* program: runs a program that lies embedded in this one, as a child that gets requests one by one and answers each with a frame.
 *
 * It is started from memory at its first request, so that commands that need none of its libraries start fast. Only the parent
 * uses this. A struct rs_program is its user's, static, and owns its pipes from the start to rs_program_end.
 */
#ifndef RS_PROGRAM_H
#define RS_PROGRAM_H

#include "host/frame.h"

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct rs_program {
    const char *name;
    const unsigned char *bytes; /* n of them: the program */
    size_t n;
    char *const *environment; /* NULL: that of our caller */
    bool tells;               /* its standard error is ours, not nowhere */
    pid_t pid;                /* 0: it does not run */
    int to, from;             /* its pipes */
};

/* Start it, where it does not run. False with errno. */
bool rs_program_start(struct rs_program *p);

/* Send one frame and await its answer until `deadline` (rs_clock seconds); its warnings are printed meanwhile. `waiting` is the
 * signal mask while waiting; *stop ends the wait. True with the answer in *reply, whose data the caller frees. */
bool rs_program_ask(struct rs_program *p, char type, const char *request, size_t n, struct rs_frame *reply, double deadline,
                    const sigset_t *waiting, volatile sig_atomic_t *stop);

/* End it, if it runs: it has so many milliseconds to end by itself, after its input has and after the signal, where one is given
 * (0: none). */
void rs_program_end(struct rs_program *p, int signal, int milliseconds);

/* Monotonic seconds. */
double rs_clock(void);

#endif
