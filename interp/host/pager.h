/* pager: shows a long text page by page on the terminal. The parent's own: $PAGER would be a program that is started by
 * what a script makes long, and a program is started only where who types asks for it (:edit, :open). Nothing is owned; the text is borrowed for the call.
 */
#ifndef RS_PAGER_H
#define RS_PAGER_H

#include <stddef.h>

/* A text that may hold colours (SGR sequences of the plain kind) goes to put: all else that could give a terminal orders is
 * escaped, and the colours are left out where `colour` is 0. 0, or -1 where put gave it. */
int rs_pager_clean(const char *s, size_t n, int colour, int (*put)(void *to, const char *s, size_t n), void *to);

/* Show a clean text until its reader leaves with q or ^C. False where it needs no pages or there is no screen: print it. */
int rs_pager_show(const char *text, size_t n);

#endif
