/* drawing: runs the drawing program, a child that gets requests one by one and gives back pictures.
 *
 * The program is a file of its own (it loads Graphviz, cairo and qpdf, some sixty libraries) that lies embedded in
 * this one and is started from memory when the first picture is wanted, so that commands without pictures start fast.
 * It serves until rs_drawing_end; one that died, hung or failed takes only its picture with it, and the next picture
 * gets a new one. The bytes of a reply are malloc'ed; the caller frees them.
 */
#ifndef RS_DRAWING_H
#define RS_DRAWING_H

#include "host/program.h"

#include <signal.h>
#include <stddef.h>

#define RS_SECONDS_PICTURE 120 /* wall time for one picture */

struct rs_drawing {
    enum rs_outcome outcome;
    char *bytes; /* the picture, or a message; NULL when memory ran out */
    size_t len;
};

/* Have n bytes of request drawn until `deadline` (rs_clock seconds) and within RS_SECONDS_PICTURE. `waiting` is the signal
 * mask while waiting; *stop ends the wait. */
void rs_drawing_run(struct rs_drawing *d, const char *request, size_t n, double deadline, const sigset_t *waiting,
                    volatile sig_atomic_t *stop);

/* End the program, if there is one. */
void rs_drawing_end(void);

#endif
