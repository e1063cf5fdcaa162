#include "host/client.h"

#include "host/client_uri.h"
#include "host/frame.h"
#include "host/watch.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

enum { LINE_MAX_BYTES = 4096, PIECE = 1 << 16 };

static const char LENGTH[] = "Content-Length:";

/* What was read and not used yet. */
static struct {
    char bytes[PIECE];
    size_t from, to;
    bool at_end;
} in;

/* A message that is being read: it may come in pieces, over several waits. */
static struct {
    char line[LINE_MAX_BYTES];
    size_t nline;
    bool long_line; /* more of it than is kept */
    bool in_body;
    bool has_length, some; /* a line that says how long it is; any line */
    size_t length, got;
    char *body; /* NULL: one that is too long, and skipped */
} now;

static long long milliseconds_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* More bytes, waiting until then (-1: for ever): 1, 0 where there came none in time, -1 at the end, -2 where something happens at
 * `other`. Signals are let in only while we wait, so that none slips in between looking and waiting. */
static int fill(long long until, int other)
{
    struct pollfd wanted[] = {{0, POLLIN, 0}, {other, POLLIN, 0}};
    sigset_t before;
    int ready = -1;
    ssize_t n = -1;
    rs_watch_block(&before);
    while (rs_watch_caught == 0) {
        long long left = until < 0 ? -1 : until - milliseconds_now();
        struct timespec wait = {left > 0 ? left / 1000 : 0, left > 0 ? left % 1000 * 1000000 : 0};
        ready = ppoll(wanted, 2, until < 0 ? NULL : &wait, &before);
        if (ready > 0 && wanted[1].revents == 0)
            n = read(0, in.bytes, sizeof in.bytes);
        if (ready >= 0 ? ready == 0 || n >= 0 || wanted[1].revents != 0 || errno != EINTR : errno != EINTR)
            break;
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (rs_watch_caught == 0 && ready >= 0 && (ready == 0 || wanted[1].revents != 0))
        return ready == 0 ? 0 : -2;
    in.from = 0;
    in.to = n > 0 ? (size_t)n : 0;
    in.at_end = n <= 0;
    return n > 0 ? 1 : -1;
}

/* The number after "Content-Length:", wherever in the line that stands: what is no message may stand before it. */
static void take_length(const char *line)
{
    const char *at = strcasestr(line, LENGTH);
    char *end;
    if (at == NULL)
        return;
    at += strlen(LENGTH);
    at += strspn(at, " \t");
    errno = 0;
    unsigned long long length = strtoull(at, &end, 10);
    if (end == at || *at == '-' || *at == '+' || errno != 0 || end[strspn(end, " \t")] != '\0')
        return;
    now.length = (size_t)length;
    now.has_length = true;
}

/* A line of the head is whole. True where it is the empty one that ends the head. */
static bool take_line(void)
{
    while (now.nline > 0 && now.line[now.nline - 1] == '\r')
        now.nline--;
    now.line[now.nline] = '\0';
    bool empty = now.nline == 0 && !now.long_line;
    if (!empty)
        take_length(now.line);
    now.some = now.some || !empty;
    now.nline = 0;
    now.long_line = false;
    return empty && now.some;
}

static void begin_body(void)
{
    now.in_body = true;
    now.got = 0;
    now.body = now.length <= RS_CLIENT_MAX ? malloc(now.length + 1) : NULL;
}

/* Take what is there, up to the end of a head or of a message; true where that is reached. */
static bool take_bytes(void)
{
    while (in.from < in.to && !now.in_body) {
        char c = in.bytes[in.from++];
        if (c == '\n') {
            if (take_line()) {
                if (!now.has_length)
                    return true;
                begin_body();
            }
        } else if (now.nline < sizeof now.line - 1) {
            now.line[now.nline++] = c;
        } else {
            now.long_line = true;
        }
    }
    if (!now.in_body)
        return false;
    size_t there = in.to - in.from, n = now.length - now.got < there ? now.length - now.got : there;
    if (now.body != NULL)
        memcpy(now.body + now.got, in.bytes + in.from, n);
    in.from += n;
    now.got += n;
    return now.got == now.length;
}

static enum rs_client_outcome whole(char **text, size_t *n, const char **why)
{
    bool has_length = now.has_length;
    *text = now.body;
    *n = now.length;
    memset(&now, 0, sizeof now);
    if (!has_length) {
        *why = "a message without Content-Length";
        return RS_CLIENT_BROKEN;
    }
    if (*text == NULL) {
        *why = "a message that is too long: at most 32 MiB are read";
        return RS_CLIENT_BROKEN;
    }
    (*text)[*n] = '\0';
    rs_client_uri_note(*text, *n);
    return RS_CLIENT_GOT;
}

enum rs_client_outcome rs_client_next(int milliseconds, int worker, char **text, size_t *n, const char **why)
{
    long long until = milliseconds < 0 ? -1 : milliseconds_now() + milliseconds;
    *text = NULL;
    *n = 0;
    for (;;) {
        if (take_bytes())
            return whole(text, n, why);
        if (in.at_end)
            return RS_CLIENT_END;
        int got = fill(until, worker);
        if (got == 0 || got == -2)
            return got == 0 ? RS_CLIENT_NONE : RS_CLIENT_GONE;
        if (got < 0 && rs_watch_caught != 0)
            return RS_CLIENT_END;
    }
}

bool rs_client_send(const char *text, size_t n)
{
    char head[64];
    int k = snprintf(head, sizeof head, "%s %zu\r\n\r\n", LENGTH, n);
    return rs_write_all(1, head, (size_t)k) == 0 && rs_write_all(1, text, n) == 0;
}

bool rs_client_named(const char *path, size_t n)
{
    return rs_client_uri_noted(path, n);
}
