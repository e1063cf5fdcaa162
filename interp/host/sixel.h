/* sixel: whether bytes are one picture in sixels and nothing else: a terminal takes orders from what it is sent. */
#ifndef RS_SIXEL_H
#define RS_SIXEL_H

#include <stddef.h>

/* NULL where the n bytes begin a picture, hold its sixels and end it; else what is wrong, as "a picture that …". Borrows. */
const char *rs_sixel_fault(const char *s, size_t n);

#endif
