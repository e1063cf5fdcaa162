/* answer: one line that a person types where `reis new --ask` asks, or that comes through a pipe. No editor, no history: the
 * terminal stays as it is. Only the parent uses this. */
#ifndef RS_ANSWER_H
#define RS_ANSWER_H

#include <stdbool.h>

/* Read a line -> whether there is one. *text is malloc'ed, without its newline and of at most 64 KiB; NULL where there is none.
 * A signal that is caught ends the wait. */
bool rs_answer_read(char **text);

#endif
