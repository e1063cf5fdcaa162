/* serve: answers one worker's frames until it says that it is done, or breaks off. Only the parent uses this.
 *
 * The pipes are borrowed; frames are freed here.
 */
#ifndef RS_SERVE_H
#define RS_SERVE_H

#include "host/frame.h"
#include "host/options.h"

#include <stdbool.h>

/* Serve the worker at the other end of the pipes -> the exit status that it gave, or -1 where it gave none. */
int rs_serve(const struct rs_options *o, int to, int from);

/* Whether that worker sent what no worker of ours sends. */
bool rs_serve_broken(void);

/* Whether that worker came to a line of the REPL's and others may follow: a new one can go on where it died. */
bool rs_serve_may_go_on(void);

/* While the REPL awaits a line: ask the worker, which has so many seconds -> whether it said something, in *said, whose data
 * the caller frees. */
bool rs_serve_ask(char type, const void *q, size_t n, double seconds, struct rs_frame *said);

#endif
