#include "log/utf8.h"

#include <stdint.h>

bool rs_utf8_is(const char *s, size_t n)
{
    for (size_t i = 0; i < n;) {
        unsigned char c = (unsigned char)s[i++];
        if (c < 0x80)
            continue;
        size_t more = c >= 0xF0 && c < 0xF5 ? 3 : c >= 0xE0 && c < 0xF0 ? 2 : c >= 0xC2 && c < 0xE0 ? 1 : 0;
        if (more == 0 || more > n - i)
            return false;
        unsigned char next = (unsigned char)s[i];
        if ((c == 0xE0 && next < 0xA0) || (c == 0xED && next > 0x9F) || (c == 0xF0 && next < 0x90) || (c == 0xF4 && next > 0x8F))
            return false; /* written too long, a surrogate, or beyond the last character */
        for (; more > 0; more--, i++)
            if ((s[i] & 0xC0) != 0x80)
                return false;
    }
    return true;
}

size_t rs_utf8_of_1252(const char *s, size_t n, char *to)
{
    static const uint16_t high[32] = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
                                      0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178};
    size_t len = 0;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s[i];
        uint32_t code = c >= 0x80 && c < 0xA0 ? high[c - 0x80] : c;
        if (code < 0x80) {
            to[len++] = (char)code;
        } else if (code < 0x800) {
            to[len++] = (char)(0xC0 | code >> 6);
            to[len++] = (char)(0x80 | (code & 0x3F));
        } else {
            to[len++] = (char)(0xE0 | code >> 12);
            to[len++] = (char)(0x80 | (code >> 6 & 0x3F));
            to[len++] = (char)(0x80 | (code & 0x3F));
        }
    }
    return len;
}
