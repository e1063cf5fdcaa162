/* serve: answers one worker's frames until it says that it is done, or breaks off. Only the parent uses this.
 *
 * The pipes are borrowed; frames are freed here.
 */
#ifndef RS_SERVE_H
#define RS_SERVE_H

#include "host/options.h"

/* Serve the worker at the other end of the pipes -> the exit status that it gave, or -1 where it gave none. */
int rs_serve(const struct rs_options *o, int to, int from);

/* How many of the REPL's lines that worker asked for. */
int rs_serve_lines(void);

/* Completions for the REPL's line: asks the worker that waits for it. For rs_line_init. */
char **rs_serve_complete(const char *line, const char *word, int start);

#endif
