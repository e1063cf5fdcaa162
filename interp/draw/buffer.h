/* A growing byte buffer. The struct belongs to the caller; rs_buffer_free gives its bytes back.
   When memory runs out `failed` is set and everything after is ignored, so one check at the end is
   enough. */
#ifndef RS_DRAW_BUFFER_H
#define RS_DRAW_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    char *s; /* always NUL-terminated once something was added */
    size_t n, room;
    bool failed;
} rs_buffer;

void rs_buffer_add(rs_buffer *b, const void *bytes, size_t n);
void rs_buffer_puts(rs_buffer *b, const char *s);
void rs_buffer_printf(rs_buffer *b, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Adds a number with at most two decimals and no trailing zeros. */
void rs_buffer_number(rs_buffer *b, double v);

/* Adds text for XML content or a double-quoted attribute: & < > " become entities. */
void rs_buffer_xml(rs_buffer *b, const char *s, size_t n);

void rs_buffer_free(rs_buffer *b);

#endif
