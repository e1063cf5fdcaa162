#include "host/serve.h"

#include "host/deliver.h"
#include "host/diag.h"
#include "host/drawing.h"
#include "host/frame.h"
#include "host/line.h"
#include "host/parent.h"
#include "host/reader.h"
#include "host/watch.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MATCHES_MAX = 500 };

static struct {
    const struct rs_options *o;
    int to, from;
    int status; /* what the worker said, or -1 */
    int lines;  /* the REPL's lines that it asked for */
} worker;

static void answer(char kind, const char *s, size_t n)
{
    /* a worker that died meanwhile shows at the next read */
    rs_frame_write(worker.to, RS_F_ANSWER, &kind, 1, s, n);
}

static void answer_text(char kind, const char *s)
{
    answer(kind, s, strlen(s));
}

static void take_diag(const char *s, size_t n)
{
    struct rs_text field[7];
    char level[16], number[2][24];
    for (int i = 0; i < 7; i++) {
        field[i].s = rs_unpack(&s, &n, &field[i].n);
        if (field[i].s == NULL)
            return;
    }
    snprintf(level, sizeof level, "%.*s", (int)(field[0].n < 15 ? field[0].n : 15), field[0].s);
    for (int i = 0; i < 2; i++)
        snprintf(number[i], sizeof number[i], "%.*s", (int)(field[2 + i].n < 20 ? field[2 + i].n : 20), field[2 + i].s);
    struct rs_diag d = {level, field[1], strtol(number[0], NULL, 10), strtol(number[1], NULL, 10), field[4], field[5], field[6]};
    rs_diag_print(&d);
}

static void take_output(const char *request, size_t n)
{
    const char *text;
    char kind = rs_deliver_output(request, n, &text);
    answer_text(kind, text);
}

static void take_drawing(const char *request, size_t n)
{
    sigset_t before;
    struct rs_drawing d;
    rs_watch_block(&before);
    rs_drawing_run(&d, request, n, rs_watch_deadline(), &before, &rs_watch_caught);
    sigprocmask(SIG_SETMASK, &before, NULL);
    answer(d.outcome, d.bytes != NULL ? d.bytes : "", d.bytes != NULL ? d.len : 0);
    free(d.bytes);
}

static void take_read(const char *request, size_t n)
{
    struct rs_pack reply = {0};
    const char *why;
    char kind = rs_reader_answer(request, n, &reply, &why);
    if (kind == '+' && !reply.failed)
        answer('+', reply.data, reply.len);
    else
        answer_text(kind == '+' ? '!' : kind, why);
    rs_pack_free(&reply);
}

static void take_line(const char *prompt)
{
    char *line;
    rs_watch_arm(0);
    rs_deliver_commit(); /* what a line wrote is there when the next one is asked for */
    worker.lines++;
    rs_watch_line(true);
    enum rs_line_outcome got = rs_line_read(prompt, &line);
    rs_watch_line(false);
    rs_watch_refill();
    rs_watch_run(true);
    answer_text(got == RS_LINE_GOT ? '+' : got == RS_LINE_END ? 'e' : 'i', line != NULL ? line : "");
    free(line);
}

static void take(struct rs_frame *f)
{
    switch (f->type) {
    case RS_F_DIAG: take_diag(f->data, f->len); break;
    case RS_F_TEXT: rs_deliver_text(f->data, f->len); break;
    case RS_F_OUTPUT: take_output(f->data, f->len); break;
    case RS_F_DRAW: take_drawing(f->data, f->len); break;
    case RS_F_READ: take_read(f->data, f->len); break;
    case RS_F_PHASE: rs_watch_run(strcmp(f->data, "script") == 0); break;
    case RS_F_LINE: take_line(f->data); break;
    case RS_F_PROGRESS:
        if (rs_options_get(worker.o, "quiet") == NULL)
            rs_diag_progress(f->data, f->len);
        break;
    case RS_F_EXIT: worker.status = f->len == 1 ? (unsigned char)f->data[0] : RS_BUG; break;
    default: rs_watch_kill(); break; /* not one of ours: the worker is broken */
    }
}

int rs_serve(const struct rs_options *o, int to, int from)
{
    struct rs_frame f;
    int got;
    worker.o = o;
    worker.to = to;
    worker.from = from;
    worker.status = -1;
    worker.lines = 0;
    while (worker.status < 0) {
        do
            got = rs_frame_read(from, &f);
        while (got < 0 && errno == EINTR);
        if (got != 1)
            break;
        take(&f);
        free(f.data);
    }
    rs_watch_arm(0);
    return worker.status;
}

int rs_serve_lines(void)
{
    return worker.lines;
}

/* ---- completion ---- */

/* The packed strings as a NULL-terminated list of copies; NULL for none. */
static char **list_of(const char *at, size_t left)
{
    char **list = NULL;
    const char *s;
    size_t n = 0, len;
    while (n < MATCHES_MAX && (s = rs_unpack(&at, &left, &len)) != NULL) {
        char **grown = realloc(list, (n + 2) * sizeof *list);
        if (grown == NULL)
            break;
        list = grown;
        list[n] = strndup(s, len);
        n += list[n] != NULL;
        list[n] = NULL;
    }
    return list;
}

char **rs_serve_complete(const char *line, const char *word, int start)
{
    struct rs_pack q = {0};
    struct rs_frame f;
    rs_pack_add(&q, line, (size_t)start);
    rs_pack_add(&q, word, strlen(word));
    int sent = q.failed ? -1 : rs_frame_write(worker.to, RS_F_COMPLETE, q.data, q.len, NULL, 0);
    rs_pack_free(&q);
    rs_watch_arm(2);
    int got = sent == 0 ? rs_frame_read(worker.from, &f) : -1;
    rs_watch_arm(0);
    if (got != 1)
        return NULL;
    char **list = f.type == RS_F_MATCHES ? list_of(f.data, f.len) : NULL;
    free(f.data);
    return list;
}
