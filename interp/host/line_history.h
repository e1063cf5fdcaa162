/* line_history: the REPL's history, in $XDG_STATE_HOME/reis/history: private, shared by sessions, an entry of several lines
 * being one. A line that goes on ends in a backslash more than its text has; the text's own at its end are doubled. */
#ifndef RS_LINE_HISTORY_H
#define RS_LINE_HISTORY_H

/* Read it; one warning where none can be kept. */
void rs_line_history_init(void);

/* Add an entry, unless it is the last one again. */
void rs_line_history_add(const char *text);

#endif
