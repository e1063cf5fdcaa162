/* line: reads the REPL's lines, with readline on a terminal and plainly elsewhere. The only file that knows readline.
 *
 * rs_line_read gives a malloc'ed line without its newline; the caller frees it.
 */
#ifndef RS_LINE_H
#define RS_LINE_H

#include <stddef.h>

/* Gives completions of word (which starts at byte `start` of the line) as a NULL-terminated list of malloc'ed
 * strings in a malloc'ed array, or NULL for none. Must not raise. */
typedef char **(*rs_line_complete)(const char *line, const char *word, int start);

enum rs_line_outcome { RS_LINE_GOT, RS_LINE_END, RS_LINE_INTERRUPTED };

/* Set up history ($XDG_STATE_HOME/reis/history) and completion; only where standard input is a terminal. */
void rs_line_init(rs_line_complete complete);

/* Show the prompt and read one line. ^C gives RS_LINE_INTERRUPTED with an empty line. */
enum rs_line_outcome rs_line_read(const char *prompt, char **line);

/* Put the terminal back as it was; safe to call at any time. */
void rs_line_end(void);

/* For the handler of SIGINT: the next character read ends the line as interrupted. Async-signal-safe. */
void rs_line_interrupt(void);

/* For the handler of a signal that ends us: the line that is being read ends at once. Async-signal-safe. */
void rs_line_stop(void);

#endif
