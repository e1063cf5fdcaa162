/* Names by a pattern: * stands for any text, ? for one character; capitals and small letters are the same. No state. */
#ifndef RS_LOG_PATTERN_H
#define RS_LOG_PATTERN_H

#include <stdbool.h>
#include <stddef.h>

struct rs_pattern {
    const char *s; /* UTF-8, borrowed */
    size_t n;
};

bool rs_pattern_fits(struct rs_pattern pattern, const char *s, size_t n);

#endif
