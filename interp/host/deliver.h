/* deliver: what the worker wants written: text and bytes for standard output, and named outputs, whose paths are made
 * here from the command line. Only the parent uses this; everything is borrowed for the call.
 */
#ifndef RS_DELIVER_H
#define RS_DELIVER_H

#include "host/options.h"

#include <stdbool.h>
#include <stddef.h>

/* Once. The options are borrowed for good; `beneath` is where a script may write without --write, or NULL. */
void rs_deliver_init(const struct rs_options *o, const char *beneath);

/* Foreign text for standard output: control characters become visible. */
void rs_deliver_text(const char *s, size_t n);

/* A named output (packed: where, name, bytes). Gives the kind of the answer, and in *text its path or why not (static). */
char rs_deliver_output(const char *s, size_t n, const char **text);

/* Move to their places the files that were put aside so far. */
void rs_deliver_commit(void);

/* errno of standard output's first failed write, or 0; and whether a named output could not be written. */
int rs_deliver_stdout_error(void);
bool rs_deliver_failed(void);

#endif
