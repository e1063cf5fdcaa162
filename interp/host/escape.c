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

/* A joiner belongs to the text between letters of scripts that join, and in emoji made of several. */
static bool joins(unsigned before, unsigned c)
{
    return (c == 0x200C || c == 0x200D) && before >= 0x300 && !is_hidden(before);
}

size_t rs_columns(const char *s, size_t n)
{
    static const struct {
        unsigned first, last, columns;
    } spans[] = {{0x0300, 0x036F, 0}, {0x064B, 0x065F, 0}, {0x1100, 0x115F, 2}, {0x200B, 0x200F, 0}, {0x20D0, 0x20FF, 0},
                 {0x2E80, 0xA4CF, 2}, {0xAC00, 0xD7A3, 2}, {0xF900, 0xFAFF, 2}, {0xFE00, 0xFE0F, 0}, {0xFE30, 0xFE6F, 2},
                 {0xFF00, 0xFF60, 2}, {0x1F300, 0x1F3FA, 2}, {0x1F3FB, 0x1F3FF, 0}, {0x1F400, 0x1FAFF, 2}, {0x20000, 0x3FFFD, 2}};
    size_t width = 0;
    for (size_t i = 0; i < n;) {
        unsigned c = 0;
        size_t len = rs_utf8_decode(s + i, n - i, &c), columns = 1;
        for (size_t k = 0; k < sizeof spans / sizeof *spans; k++)
            if (c >= spans[k].first && c <= spans[k].last)
                columns = spans[k].columns;
        width += columns;
        i += len ? len : 1;
    }
    return width;
}

int rs_escape(const char *s, size_t n, int keep_lines, rs_escape_put put, void *to)
{
    size_t from = 0, i = 0;
    char shown[16];
    for (unsigned c = 0, before = 0; i < n; before = c) {
        c = 0;
        size_t len = rs_utf8_decode(s + i, n - i, &c);
        int plain = len > 0 && (!is_hidden(c) || joins(before, c) || (keep_lines && (c == '\n' || c == '\t')));
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
