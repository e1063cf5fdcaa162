#include "log/pattern.h"

#include <stdint.h>

/* The character at *at, which is moved behind it; bytes that are no UTF-8 are characters of their own. */
static uint32_t next(const char *s, size_t n, size_t *at)
{
    unsigned char c = (unsigned char)s[(*at)++];
    size_t more = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : c >= 0xC0 ? 1 : 0;
    uint32_t code = more == 3 ? c & 7u : more == 2 ? c & 15u : more == 1 ? c & 31u : c;
    if (more > n - *at)
        return c;
    for (size_t k = 0; k < more; k++) {
        if ((s[*at + k] & 0xC0) != 0x80)
            return c;
        code = code << 6 | (s[*at + k] & 0x3Fu);
    }
    *at += more;
    return code;
}

static bool within(uint32_t c, uint32_t from, uint32_t to)
{
    return c >= from && c <= to;
}

/* The small letter of a Latin, Greek or Cyrillic capital. */
static uint32_t small(uint32_t c)
{
    if (within(c, 'A', 'Z') || (within(c, 0xC0, 0xDE) && c != 0xD7) || within(c, 0x391, 0x3A9) || within(c, 0x410, 0x42F))
        return c + 32;
    if (within(c, 0x400, 0x40F))
        return c + 80;
    if (within(c, 0x139, 0x148) || within(c, 0x179, 0x17E))
        return c + c % 2;
    if ((within(c, 0x100, 0x12F) || within(c, 0x132, 0x137) || within(c, 0x14A, 0x177)) && c % 2 == 0)
        return c + 1;
    return c == 0x178 ? 0xFF : c;
}

/* After a star that did not do, one more character is given to the last one only: the first stars took the least they could. */
bool rs_pattern_fits(struct rs_pattern p, const char *s, size_t n)
{
    size_t at = 0, of = 0, star = SIZE_MAX, retry = 0;
    while (at < n) {
        size_t here = at, there = of;
        uint32_t wanted = of < p.n ? next(p.s, p.n, &there) : 0;
        if (of < p.n && wanted == '*') {
            star = of = there;
            retry = at;
            continue;
        }
        uint32_t c = next(s, n, &here);
        if (of < p.n && (wanted == '?' || small(wanted) == small(c))) {
            at = here;
            of = there;
        } else if (star != SIZE_MAX) {
            next(s, n, &retry);
            at = retry;
            of = star;
        } else {
            return false;
        }
    }
    while (of < p.n && p.s[of] == '*')
        of++;
    return of == p.n;
}
