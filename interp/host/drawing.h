/* drawing: runs the drawing program, a child that gets one request and gives back one picture.
 *
 * The program is a file of its own (it loads Graphviz, cairo and qpdf, some sixty libraries) that lies embedded in
 * this one and is started from memory, so that commands without pictures start fast and a crash in a library
 * takes only the picture with it. The reply is malloc'ed; the caller frees it.
 */
#ifndef RS_DRAWING_H
#define RS_DRAWING_H

#include <signal.h>
#include <stddef.h>

struct rs_drawing {
    char *bytes;    /* the picture, or a message */
    size_t len;
    char outcome;   /* '+' picture, '-' refused with a message, 'L' a limit, 'I' cannot start (input/output), 'X' died */
};

/* Run one request until deadline (rs_clock seconds). `waiting` is the signal mask while waiting; *stop ends the wait. */
void rs_drawing_run(struct rs_drawing *d, const char *request, size_t n, double deadline, const sigset_t *waiting,
                    volatile sig_atomic_t *stop);

/* Monotonic seconds. */
double rs_clock(void);

#endif
