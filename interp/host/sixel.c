#include "host/sixel.h"

#include <stdbool.h>
#include <string.h>

enum { DIGITS = 5 }; /* of a number: a repetition of more would cost the terminal its memory */

static const char begin[] = "\033P", end[] = "\033\\";

/* Sixels, and what stands between them: repeat, colour, back to the left, next row, the size. */
static bool in_picture(unsigned char c)
{
    return (c >= '?' && c <= '~') || (c >= '0' && c <= '9') || strchr("!#$-\";", c) != NULL;
}

const char *rs_sixel_fault(const char *s, size_t n)
{
    size_t at = strlen(begin), last = n < strlen(end) ? 0 : n - strlen(end), digits = 0;
    if (n < strlen(begin) + 1 + strlen(end) || memcmp(s, begin, at) != 0)
        return "a picture that does not begin as sixels do";
    if (memcmp(s + last, end, strlen(end)) != 0)
        return "a picture that does not end as sixels do";
    while (at < last && (s[at] == ';' || (s[at] >= '0' && s[at] <= '9')))
        at++;
    if (at == last || s[at++] != 'q')
        return "a picture that is none of sixels";
    for (; at < last; at++) {
        digits = s[at] >= '0' && s[at] <= '9' ? digits + 1 : 0;
        if (s[at] == '\0' || !in_picture((unsigned char)s[at]))
            return "a picture with a character that is no sixel";
        if (digits > DIGITS)
            return "a picture with a number that is too large";
    }
    return NULL;
}
