#include "host/escape.h"

#include <stdio.h>
#include <string.h>

size_t rs_utf8_decode(const char *text, size_t n, unsigned *code)
{
    const unsigned char *s = (const unsigned char *)text;
    if (n == 0)
        return 0;
    if (s[0] < 0x80) {
        *code = s[0];
        return 1;
    }
    size_t len = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
    if (s[0] < 0xC2 || s[0] > 0xF4 || len > n)
        return 0;
    unsigned c = s[0] & (0xFFu >> (len + 1));
    for (size_t i = 1; i < len; i++) {
        if ((s[i] & 0xC0) != 0x80)
            return 0;
        c = c << 6 | (s[i] & 0x3Fu);
    }
    static const unsigned least[5] = {0, 0, 0x80, 0x800, 0x10000};
    if (c < least[len] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return 0;
    *code = c;
    return len;
}

enum { SOFT_HYPHEN = 0xAD };

/* Characters that a terminal or a reader takes as an order, not as text. */
static int is_hidden(unsigned c)
{
    return c == SOFT_HYPHEN || (c < 0x20) || (c >= 0x7F && c <= 0x9F) || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0x061C || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
           (c >= 0xE0000 && c <= 0xE007F);
}

int rs_escape(const char *s, size_t n, int keep_lines, rs_escape_put put, void *to)
{
    size_t from = 0, i = 0;
    char shown[16];
    while (i < n) {
        unsigned c = 0;
        size_t len = rs_utf8_decode(s + i, n - i, &c);
        int plain = len > 0 && (!is_hidden(c) || (keep_lines && (c == '\n' || c == '\t')));
        if (plain) {
            i += len;
            continue;
        }
        if (i > from && put(to, s + from, i - from) != 0)
            return -1;
        if (len > 0 && c == SOFT_HYPHEN) { /* where a word may break: shown only where it does */
            from = i += len;
            continue;
        }
        if (len == 0 || c < 0x100)
            snprintf(shown, sizeof shown, "\\x%02X", len == 0 ? (unsigned)(unsigned char)s[i] : c);
        else
            snprintf(shown, sizeof shown, "U+%04X", c);
        if (put(to, shown, strlen(shown)) != 0)
            return -1;
        i += len ? len : 1;
        from = i;
    }
    return i > from ? put(to, s + from, i - from) : 0;
}
