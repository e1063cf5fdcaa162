#include "host/diag.h"

#include "host/escape.h"
#include "host/frame.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MESSAGE_MAX = 4096, SHOWN_MAX = 100, WINDOW = 120 };

bool (*rs_diag_also)(const char *s, size_t n);

static int shown;
static int held_back;

/* A message is put together whole and written at once, so that lines of two processes never mix. */
struct line {
    char text[3 * MESSAGE_MAX];
    size_t len, limit;
};

static int put(void *to, const char *s, size_t n)
{
    struct line *out = to;
    size_t room = out->limit - out->len;
    if (n > room) {
        while (room > 0 && (s[room] & 0xC0) == 0x80)
            room--;
        memcpy(out->text + out->len, s, room);
        out->len += room;
        if (out->limit == MESSAGE_MAX) { /* the message itself: mark the cut once */
            out->limit += 3;
            memcpy(out->text + out->len, "…", 3);
            out->len += 3;
            out->limit = out->len;
        }
        return -1;
    }
    memcpy(out->text + out->len, s, n);
    out->len += n;
    return 0;
}

static void puts_plain(struct line *out, const char *s)
{
    put(out, s, strlen(s));
}

static bool colours(void)
{
    static int known = -1;
    if (known < 0) {
        const char *term = getenv("TERM");
        known = isatty(2) && getenv("NO_COLOR") == NULL && term != NULL && strcmp(term, "dumb") != 0;
    }
    return known;
}

static const struct {
    enum rs_level level;
    const char *word, *colour;
} levels[] = {{RS_LEVEL_ERROR, "error", "\033[1;31m"}, {RS_LEVEL_WARNING, "warning", "\033[1;33m"}, {RS_LEVEL_NOTE, "note", "\033[1;36m"}};

enum { LEVELS = sizeof levels / sizeof *levels };

bool rs_level_known(char byte)
{
    for (int i = 0; i < LEVELS; i++)
        if (levels[i].level == (unsigned char)byte)
            return true;
    return false;
}

static void put_level(struct line *out, enum rs_level level)
{
    for (int i = 0; i < LEVELS; i++) {
        if (levels[i].level != level)
            continue;
        puts_plain(out, colours() ? levels[i].colour : "");
        puts_plain(out, levels[i].word);
        puts_plain(out, colours() ? ":\033[0m " : ": ");
    }
}

/* The source line, cut to a window around the column, and a caret below it. */
static void put_source(struct line *out, const struct rs_diag *d)
{
    size_t n = d->source.n, from = 0, col = d->column > 0 ? (size_t)d->column - 1 : 0;
    const char *s = d->source.s;
    if (n == 0)
        return;
    if (d->column <= 0)
        while (col < n && (s[col] == ' ' || s[col] == '\t'))
            col++;
    if (col > n)
        col = n;
    if (n > WINDOW && col > WINDOW / 2)
        from = col - WINDOW / 2;
    while (from > 0 && (s[from] & 0xC0) == 0x80)
        from--;
    size_t shown_n = n - from < WINDOW ? n - from : WINDOW;
    while (from + shown_n < n && shown_n > 0 && (s[from + shown_n] & 0xC0) == 0x80)
        shown_n--;
    struct line before = {.limit = MESSAGE_MAX - 1};
    puts_plain(out, "    ");
    rs_escape(s + from, col - from, 0, put, &before);
    size_t width = 0;
    for (size_t i = 0; i < before.len; i++)
        width += (before.text[i] & 0xC0) != 0x80;
    rs_escape(s + from, shown_n, 0, put, out);
    puts_plain(out, "\n    ");
    for (size_t i = 0; i < width; i++)
        puts_plain(out, " ");
    puts_plain(out, colours() ? "\033[1;32m^\033[0m\n" : "^\n");
}

void rs_diag_print(const struct rs_diag *d)
{
    struct line out = {.limit = MESSAGE_MAX};
    char number[32];
    rs_diag_progress("", 0);
    if (shown >= SHOWN_MAX) {
        held_back++;
        return;
    }
    shown++;
    if (d->file.n > 0) {
        rs_escape(d->file.s, d->file.n, 0, put, &out);
        if (d->line > 0) {
            snprintf(number, sizeof number, ":%ld", d->line);
            puts_plain(&out, number);
        }
    } else {
        puts_plain(&out, "reis");
    }
    puts_plain(&out, ": ");
    put_level(&out, d->level);
    rs_escape(d->message.s, d->message.n, 1, put, &out);
    out.limit = sizeof out.text - 256;
    if (d->rule.n > 0) {
        puts_plain(&out, " [");
        rs_escape(d->rule.s, d->rule.n, 0, put, &out);
        puts_plain(&out, "]");
    }
    puts_plain(&out, "\n");
    put_source(&out, d);
    if (rs_diag_also != NULL && rs_diag_also(out.text, out.len))
        return;
    if (rs_write_all(2, out.text, out.len) != 0)
        return; /* nobody listens: the exit status still says it */
}

void rs_diag_finish(void)
{
    rs_diag_progress("", 0);
    if (held_back > 0) {
        int n = held_back;
        held_back = 0;
        shown = 0;
        rs_diag_say(RS_LEVEL_NOTE, "%d more message%s not shown; mend these first", n, n == 1 ? "" : "s");
    }
    shown = 0;
}

static void say(const char *file, enum rs_level level, const char *format, va_list args)
{
    char text[2048];
    vsnprintf(text, sizeof text, format, args);
    struct rs_diag d = {.level = level, .message = {text, strlen(text)}};
    if (file != NULL)
        d.file = (struct rs_text){file, strlen(file)};
    rs_diag_print(&d);
}

void rs_diag_say(enum rs_level level, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(NULL, level, format, args);
    va_end(args);
}

void rs_diag_file(const char *name, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(name, RS_LEVEL_ERROR, format, args);
    va_end(args);
}

void rs_diag_progress(const char *s, size_t n)
{
    static int on;
    if ((n == 0 && !on) || !isatty(2))
        return;
    struct line out = {.limit = 200};
    puts_plain(&out, "\r\033[K");
    rs_escape(s, n, 0, put, &out);
    on = n > 0;
    if (rs_write_all(2, out.text, out.len) != 0)
        on = 0;
}
