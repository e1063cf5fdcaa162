#include "host/client_uri.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { NOTED_MAX = 10000 };

static char **noted;
static size_t count;

bool rs_client_uri_noted(const char *path, size_t n)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(noted[i]) == n && memcmp(noted[i], path, n) == 0)
            return true;
    return false;
}

static int digit(char c)
{
    const char *const digits = "0123456789abcdef0123456789ABCDEF", *at = c != '\0' ? strchr(digits, c) : NULL;
    return at != NULL ? (int)(at - digits) % 16 : -1;
}

/* Hexadecimal digits at s; -1 where one is none. */
static long number(const char *s, const char *end, int digits)
{
    long value = 0;
    for (int i = 0; i < digits; i++, s++) {
        if (s >= end || digit(*s) < 0)
            return -1;
        value = value * 16 + digit(*s);
    }
    return value;
}

/* Put a character as UTF-8 -> how many bytes. */
static size_t put(char *to, long c)
{
    static const unsigned char heads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    if (n == 1)
        to[0] = (char)c;
    for (size_t i = n; n > 1 && i-- > 0; c >>= 6)
        to[i] = (char)(i > 0 ? 0x80 | (c & 0x3F) : heads[n] | c);
    return n;
}

/* The character of \uXXXX at *s, two of them where they are a pair; -1 where it is none. */
static long escaped(const char **s, const char *end)
{
    long high = number(*s + 2, end, 4), low;
    *s += 6;
    if (high < 0xD800 || high > 0xDFFF)
        return high;
    if (high > 0xDBFF || end - *s < 6 || (*s)[0] != '\\' || (*s)[1] != 'u' || (low = number(*s + 2, end, 4)) < 0xDC00 || low > 0xDFFF)
        return -1;
    *s += 6;
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

/* A JSON text without its escapes -> its length, or 0 where it holds one that no URI has or is too long. */
static size_t plain(const char *s, size_t n, char to[PATH_MAX])
{
    const char *end = s + n;
    size_t k = 0;
    while (s < end && k + 5 < PATH_MAX) {
        if (*s != '\\') {
            to[k++] = *s++;
        } else if (end - s > 1 && s[1] == '/') {
            to[k++] = '/';
            s += 2;
        } else {
            long c = end - s > 1 && s[1] == 'u' ? escaped(&s, end) : -1;
            if (c <= 0)
                return 0;
            k += put(to + k, c);
        }
    }
    return s == end ? k : 0;
}

/* Decode "file:///…" to a path; false where it is no such URI. */
static bool decode(const char *s, size_t n, char path[PATH_MAX])
{
    static const char scheme[] = "file://", host[] = "localhost/";
    char text[PATH_MAX];
    size_t len = plain(s, n, text), at = strlen(scheme), k = 0;
    if (len <= at || memcmp(text, scheme, at) != 0)
        return false;
    if (len - at > strlen(host) && memcmp(text + at, host, strlen(host)) == 0)
        at += strlen(host) - 1;
    for (; at < len; at++) {
        long byte = text[at] == '%' ? number(text + at + 1, text + len, 2) : (unsigned char)text[at];
        if (byte <= 0)
            return false;
        path[k++] = (char)byte;
        at += text[at] == '%' ? 2 : 0;
    }
    path[k] = '\0';
    return path[0] == '/';
}

static void note(const char *s, size_t n)
{
    char path[PATH_MAX];
    if (count >= NOTED_MAX || !decode(s, n, path) || rs_client_uri_noted(path, strlen(path)))
        return;
    char **grown = realloc(noted, (count + 1) * sizeof *grown), *copy = strdup(path);
    noted = grown != NULL ? grown : noted;
    if (grown != NULL && copy != NULL)
        noted[count++] = copy;
    else
        free(copy);
}

/* The quote that ends the JSON text which begins after `s`, or NULL. */
static const char *text_end(const char *s, const char *end)
{
    while (s < end && *s != '"')
        s += *s == '\\' && end - s > 1 ? 2 : 1;
    return s < end ? s : NULL;
}

static const char *skip(const char *s, const char *end)
{
    while (s < end && *s != '\0' && strchr(" \t\r\n", *s) != NULL)
        s++;
    return s;
}

void rs_client_uri_note(const char *text, size_t n)
{
    const char *s = text, *end = text + n;
    bool key = false; /* the text before was the key "uri" */
    while ((s = memchr(s, '"', (size_t)(end - s))) != NULL) {
        const char *from = s + 1, *to = text_end(from, end);
        if (to == NULL)
            return;
        if (key)
            note(from, (size_t)(to - from));
        const char *after = skip(to + 1, end), *value = after < end && *after == ':' ? skip(after + 1, end) : end;
        key = to - from == 3 && memcmp(from, "uri", 3) == 0 && value < end && *value == '"';
        s = to + 1;
    }
}
