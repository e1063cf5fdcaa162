#include "host/channel.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef RS_COVERAGE
void __gcov_dump(void);
#endif

static int to, from;
static char text[1 << 15];
static size_t ntext;
static bool owed;            /* an answer that was not waited for */
static struct rs_frame late; /* or that answer */

void rs_channel_init(int to_parent, int from_parent)
{
    to = to_parent;
    from = from_parent;
}

static void send(char type, const void *a, size_t na, const void *b, size_t nb)
{
    if (rs_frame_write(to, type, a, na, b, nb) != 0)
        _exit(RS_EXIT_PARENT_GONE);
}

void rs_channel_flush(void)
{
    if (ntext > 0)
        send(RS_F_TEXT, text, ntext, NULL, 0);
    ntext = 0;
}

void rs_channel_text(const char *s, size_t n)
{
    if (n > sizeof text - ntext)
        rs_channel_flush();
    while (n > sizeof text) { /* cut between characters, so that the parent sees whole ones */
        size_t part = sizeof text;
        while (part > sizeof text - 4 && (s[part] & 0xC0) == 0x80)
            part--;
        send(RS_F_TEXT, s, part, NULL, 0);
        s += part;
        n -= part;
    }
    memcpy(text + ntext, s, n);
    ntext += n;
}

void rs_channel_send(char type, const void *s, size_t n)
{
    rs_channel_send2(type, s, n, NULL, 0);
}

void rs_channel_send2(char type, const void *a, size_t na, const void *b, size_t nb)
{
    rs_channel_flush();
    send(type, a, na, b, nb);
}

void rs_channel_next(struct rs_frame *f)
{
    int got;
    do
        got = rs_frame_read(from, f);
    while (got < 0 && errno == EINTR);
    if (got != 1)
        _exit(RS_EXIT_PARENT_GONE);
}

static void await(struct rs_frame *answer)
{
    rs_channel_next(answer);
    if (answer->type != RS_F_ANSWER || answer->len == 0)
        _exit(RS_EXIT_PARENT_GONE);
}

/* Cuts the outcome off an answer. */
static char outcome_of(struct rs_frame *answer)
{
    char outcome = answer->data[0];
    answer->len--;
    memmove(answer->data, answer->data + 1, answer->len + 1);
    return outcome;
}

void rs_channel_settle(void)
{
    if (owed)
        await(&late);
    owed = false;
}

char rs_channel_ask(char type, const void *s, size_t n, struct rs_frame *reply)
{
    rs_channel_send(type, s, n);
    rs_channel_settle();
    await(reply);
    return outcome_of(reply);
}

void rs_channel_ask_later(char type, const void *a, size_t na, const void *b, size_t nb)
{
    rs_channel_send2(type, a, na, b, nb);
    owed = true;
}

char rs_channel_late(struct rs_frame *reply)
{
    rs_channel_settle();
    *reply = late;
    late.data = NULL;
    return reply->data != NULL ? outcome_of(reply) : RS_DONE;
}

void rs_channel_exit(int status)
{
    unsigned char byte = (unsigned char)status;
    fflush(NULL); /* what a trusted script wrote with io */
#ifdef RS_COVERAGE
    __gcov_dump(); /* now: once the parent has heard of the end, it kills what is left */
#endif
    rs_channel_send(RS_F_EXIT, &byte, 1);
    _exit(0);
}
