#include "draw/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void rs_buffer_add(rs_buffer *b, const void *bytes, size_t n)
{
    if (b->failed)
        return;
    if (b->n + n + 1 > b->room) {
        size_t room = b->room ? b->room : 256;
        while (room < b->n + n + 1)
            room *= 2;
        char *grown = realloc(b->s, room);
        if (!grown) {
            b->failed = true;
            return;
        }
        b->s = grown;
        b->room = room;
    }
    if (n)
        memcpy(b->s + b->n, bytes, n);
    b->n += n;
    b->s[b->n] = '\0';
}

void rs_buffer_puts(rs_buffer *b, const char *s)
{
    rs_buffer_add(b, s, strlen(s));
}

void rs_buffer_printf(rs_buffer *b, const char *format, ...)
{
    char text[512];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (n < 0 || (size_t)n >= sizeof text)
        b->failed = true;
    else
        rs_buffer_add(b, text, (size_t)n);
}

void rs_buffer_number(rs_buffer *b, double v)
{
    char text[64];
    int n = snprintf(text, sizeof text, "%.2f", v);
    while (text[n - 1] == '0')
        n--;
    if (text[n - 1] == '.')
        n--;
    if (n == 2 && text[0] == '-' && text[1] == '0')
        rs_buffer_add(b, "0", 1);
    else
        rs_buffer_add(b, text, (size_t)n);
}

void rs_buffer_xml(rs_buffer *b, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *as = s[i] == '&' ? "&amp;" : s[i] == '<' ? "&lt;" : s[i] == '>' ? "&gt;"
                       : s[i] == '"' ? "&quot;" : NULL;
        bool control = (unsigned char)s[i] < 0x20 || s[i] == 0x7F;
        if (as)
            rs_buffer_puts(b, as);
        else if (control)
            rs_buffer_add(b, " ", 1);
        else
            rs_buffer_add(b, s + i, 1);
    }
}

void rs_buffer_free(rs_buffer *b)
{
    free(b->s);
    *b = (rs_buffer){0};
}
