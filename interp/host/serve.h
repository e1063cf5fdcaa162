/* serve: answers one worker's frames until it says that it is done, or breaks off. Only the parent uses this.
 *
 * The pipes are borrowed; frames are freed here.
 */
#ifndef RS_SERVE_H
#define RS_SERVE_H

#include "host/options.h"

#include <stdbool.h>

/* Serve the worker at the other end of the pipes -> the exit status that it gave, or -1 where it gave none. */
int rs_serve(const struct rs_options *o, int to, int from);

/* Whether that worker sent what no worker of ours sends. */
bool rs_serve_broken(void);

/* Whether that worker came to a line of the REPL's and others may follow: a new one can go on where it died. */
bool rs_serve_may_go_on(void);

/* Completions for the REPL's line: asks the worker that waits for it. For rs_line_init. */
char **rs_serve_complete(const char *line, const char *word, int start);

#endif
