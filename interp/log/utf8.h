/* Names that are no UTF-8: they come from programs that write Windows-1252. No state. */
#ifndef RS_LOG_UTF8_H
#define RS_LOG_UTF8_H

#include <stdbool.h>
#include <stddef.h>

/* Whether n bytes are UTF-8 (RFC 3629). */
bool rs_utf8_is(const char *s, size_t n);

/* n bytes of Windows-1252 as UTF-8 into `to`, which has room for 3 * n. -> how many */
size_t rs_utf8_of_1252(const char *s, size_t n, char *to);

#endif
