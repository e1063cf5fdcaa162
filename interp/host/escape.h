/* escape: makes foreign text safe to show: control characters, DEL, C1, invisible and bidirectional controls and
 * broken UTF-8 become visible escapes (\xNN, U+NNNN). Nothing is owned; the writer callback gets the bytes. */
#ifndef RS_ESCAPE_H
#define RS_ESCAPE_H

#include <stdbool.h>
#include <stddef.h>

typedef int (*rs_escape_put)(void *to, const char *s, size_t n); /* 0, or -1 to stop */

/* Give s to put, escaped; newline and tab pass when keep_lines. 0, or -1 where put gave it. */
int rs_escape(const char *s, size_t n, int keep_lines, rs_escape_put put, void *to);

/* How many columns of a terminal a text takes: accents and joiners none, Chinese signs and emoji two. */
size_t rs_columns(const char *s, size_t n);

/* Length in bytes of the well-formed UTF-8 sequence at s (of n bytes) and its code point, or 0. */
size_t rs_utf8_decode(const char *s, size_t n, unsigned *code);

#endif
