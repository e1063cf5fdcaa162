/* screen: shows the text that is being typed, several lines of it, on a terminal whose cursor moves. Only what changed is
 * written. It holds what it showed last until rs_screen_leave; texts given are borrowed for the call.
 */
#ifndef RS_SCREEN_H
#define RS_SCREEN_H

#include "host/terminal.h"

#include <stddef.h>

struct rs_screen_text {
    const char *prompt;      /* before the first line */
    const char *const *opens; /* what is open at each further line, said in its prompt; NULL entries and a short list are nothing */
    size_t nopens;
    const char *text;
    size_t n, point;         /* bytes; the cursor stands before the byte at point */
    const char *ink;         /* a letter for each byte of text (repl/ink.lua), or NULL for none */
};

/* A new text begins where the cursor is, at the begin of a row. */
void rs_screen_begin(void);

/* Show the text as it is now. */
void rs_screen_show(const struct rs_screen_text *s, const struct rs_terminal *t);

/* The terminal has so many columns now: take away what is shown, for the next rs_screen_show. */
void rs_screen_resized(int columns);

/* Put the cursor at the begin of the row below all that is shown. */
void rs_screen_leave(void);

#endif
