/* transcript: a session of the REPL as text, as the manual shows them: what was typed after "> " and ">> ", what came out in
 * lines of its own. It is written down (--record) or run again and compared (--replay). Only the parent uses this.
 *
 * In what was written "…" stands for any text, and a line of its own of "…" for any lines; empty lines at the begin and the
 * end, and blanks at the end of a line, count for nothing. A line that came out and looks like a prompt is written with "…" in
 * the place of its first sign.
 */
#ifndef RS_TRANSCRIPT_H
#define RS_TRANSCRIPT_H

#include "host/options.h"

#include <stdbool.h>
#include <stddef.h>

/* Begin as the command line says. False after saying why that cannot be. */
bool rs_transcript_init(const struct rs_options *o);

/* Whether a transcript is run again: entries come from it, and nothing that comes out is shown. */
bool rs_transcript_replays(void);

/* Whether one is written or run again: what comes out is kept as text. */
bool rs_transcript_on(void);

/* The next entry of the transcript that is run again, malloc'ed; NULL at its end. */
char *rs_transcript_next(void);

/* An entry was typed. */
void rs_transcript_typed(const char *text);

/* These bytes came out. */
void rs_transcript_out(const char *s, size_t n);

/* The end: write the transcript, or say what differs -> the exit status, which was `status` before. */
int rs_transcript_end(int status);

#endif
