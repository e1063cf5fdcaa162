/* deliver: what the worker wants written: text and bytes for standard output, and named outputs, whose paths are made
 * here from the command line. Only the parent uses this; everything is borrowed for the call.
 */
#ifndef RS_DELIVER_H
#define RS_DELIVER_H

#include "host/options.h"

#include <stdbool.h>
#include <stddef.h>

/* Once. The options are borrowed for good; `beneath` is where what is typed in a REPL may write without --write, or NULL. */
void rs_deliver_init(const struct rs_options *o, const char *beneath);

/* Whether an entry that was typed runs from now on, and no script that is being loaded. At first none does. */
void rs_deliver_typed(bool runs);

/* Text for standard output that may hold colours: shown page by page where it is longer than the screen, which waits for the
 * reader. */
void rs_deliver_page(const char *s, size_t n);

/* Foreign text for standard output: control characters become visible. */
void rs_deliver_text(const char *s, size_t n);

/* Begin a named output (packed: where, name). Gives the kind of the answer, and in *text its path or why not (static). */
char rs_deliver_open(const char *s, size_t n, const char **text);

/* Whether an output was begun, and is not closed yet. */
bool rs_deliver_begun(void);

/* Bytes for the output that was begun, as they are; nowhere where there is none. */
void rs_deliver_bytes(const char *s, size_t n);

/* The output that was begun is whole, or is to be forgotten. As rs_deliver_open, without a path. */
char rs_deliver_close(bool whole, const char **text);

/* Move to their places the files that were put aside so far. */
void rs_deliver_commit(void);

/* Nobody reads standard output any more (errno): the work stops. */
void rs_deliver_unread(void);

/* errno of standard output's first failed write, or 0; and whether a named output could not be written. */
int rs_deliver_stdout_error(void);
bool rs_deliver_failed(void);

#endif
