#include "host/serve.h"

#include "host/answer.h"
#include "host/client.h"
#include "host/database.h"
#include "host/deliver.h"
#include "host/diag.h"
#include "host/drawing.h"
#include "host/escape.h"
#include "host/frame.h"
#include "host/kept.h"
#include "host/line.h"
#include "host/parent.h"
#include "host/reader.h"
#include "host/svg.h"
#include "host/typed.h"
#include "host/terminal.h"
#include "host/transcript.h"
#include "host/watch.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PROMPT_MAX = 200 };

static struct {
    const struct rs_options *o;
    int to, from;
    int status; /* what the worker said, or -1 */
    bool asks; /* `new --ask` */
    bool repl, asked, at_end; /* the REPL's lines: asked for one, and there are no more */
    bool looks; /* it looks at a script, as the editor says nothing */
    bool edits; /* `lsp`: an editor is at the other end of standard input and output */
    bool broken; /* it sent what it may not */
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

/* The worker broke the rules of the game: nothing that it says counts any more. */
static void break_off(void)
{
    worker.broken = true;
    rs_watch_kill();
}

static long number_of(struct rs_text text)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%.*s", (int)(text.n < sizeof digits ? text.n : sizeof digits - 1), text.s);
    return strtol(digits, NULL, 10);
}

static void take_diag(const char *s, size_t n)
{
    struct rs_text field[6];
    if (n == 0 || !rs_level_known(*s)) {
        break_off();
        return;
    }
    enum rs_level level = (enum rs_level)*s++;
    n--;
    for (int i = 0; i < 6; i++) {
        field[i].s = rs_unpack(&s, &n, &field[i].n);
        if (field[i].s == NULL) {
            break_off();
            return;
        }
    }
    struct rs_diag d = {level, field[0], number_of(field[1]), number_of(field[2]), field[3], field[4], field[5]};
    rs_diag_print(&d);
}

static void take_phase(const struct rs_frame *f)
{
    bool script = f->len == 6 && memcmp(f->data, "script", 6) == 0;
    bool draws = f->len == 5 && memcmp(f->data, "draws", 5) == 0;
    if (!script && !draws && (f->len != 4 || memcmp(f->data, "work", 4) != 0)) {
        break_off();
        return;
    }
    rs_watch_run(script);
    rs_watch_shorten(draws);
}

/* The statuses that a command may end with; a trusted script may leave with any. */
static void take_exit(const struct rs_frame *f)
{
    int status = f->len == 1 ? (unsigned char)f->data[0] : -1;
    if (status < 0 || (status > RS_IO && status != RS_BUG && status != RS_BROKEN_OFF && rs_options_get(worker.o, "trust") == NULL))
        break_off();
    else
        worker.status = status;
}

/* While a script is looked at in an editor, what it prints, draws and writes goes nowhere, as if it were written. */
static bool only_looks(void)
{
    return worker.edits && worker.asked;
}

static void take_output(const char *request, size_t n)
{
    const char *text;
    if (only_looks()) {
        answer_text(RS_DONE, "");
        return;
    }
    char kind = rs_deliver_open(request, n, &text);
    answer_text(kind, text);
}

static void take_close(const struct rs_frame *f)
{
    const char *text;
    if (f->len != 1 || (f->data[0] != '0' && f->data[0] != '1')) {
        break_off();
        return;
    }
    if (only_looks()) {
        answer_text(RS_DONE, "");
        return;
    }
    char kind = rs_deliver_close(f->data[0] == '1', &text);
    answer_text(kind, text);
}

/* What the drawing program gave goes into the output, unless it is an SVG that is not as ours are. */
static void take_picture(const struct rs_drawing *d, bool svg)
{
    const char *fault = svg ? rs_svg_fault(d->bytes, d->len) : NULL;
    if (fault == NULL) {
        rs_deliver_bytes(d->bytes, d->len);
        answer_text(RS_DONE, ""); /* the worker sees nothing of it */
        return;
    }
    char why[200];
    snprintf(why, sizeof why, "the drawing program made %s; it is not written", fault);
    answer_text(RS_DIED, why);
}

static void take_drawing(const struct rs_frame *f)
{
    sigset_t before;
    struct rs_drawing d;
    if (f->len == 0 || (f->data[0] != 's' && f->data[0] != 'b')) {
        break_off();
        return;
    }
    if (only_looks() || !rs_deliver_begun()) {
        answer_text(only_looks() ? RS_DONE : RS_REFUSED, only_looks() ? "" : "no output was begun");
        return;
    }
    rs_watch_block(&before);
    rs_drawing_run(&d, f->data + 1, f->len - 1, rs_watch_deadline(), &before, &rs_watch_caught);
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (d.outcome == RS_DONE)
        take_picture(&d, f->data[0] == 's');
    else
        answer((char)d.outcome, d.bytes, d.bytes != NULL ? d.len : 0);
    free(d.bytes);
}

static void take_layout(const struct rs_frame *f)
{
    sigset_t before;
    struct rs_drawing d;
    rs_watch_block(&before);
    rs_drawing_run(&d, f->data, f->len, rs_watch_deadline(), &before, &rs_watch_caught);
    sigprocmask(SIG_SETMASK, &before, NULL);
    answer((char)d.outcome, d.bytes, d.bytes != NULL ? d.len : 0);
    free(d.bytes);
}

/* The worker asks something of the database that the command line names. */
static void take_query(const struct rs_frame *f)
{
    sigset_t before;
    struct rs_frame reply;
    rs_watch_block(&before);
    rs_database_ask(worker.o, f->data, f->len, &reply, rs_watch_deadline(), &before, &rs_watch_caught);
    sigprocmask(SIG_SETMASK, &before, NULL);
    answer(reply.type, reply.data, reply.data != NULL ? reply.len : 0);
    free(reply.data);
}

static bool is(const char *s, size_t n, const char *word)
{
    return n == strlen(word) && memcmp(s, word, n) == 0;
}

/* What only an entry typed in the REPL may ask for: "typed" a file to load, "edit" the editor, "open" a picture to show. As
 * rs_reader_answer; 0 for any other request. */
static char typed_answer(const char *request, size_t n, struct rs_pack *reply, const char **why)
{
    size_t nkind = 0, nname = 0;
    const char *kind = rs_unpack(&request, &n, &nkind), *name = kind != NULL ? rs_unpack(&request, &n, &nname) : NULL;
    char path[PATH_MAX], r = '!';
    *why = "only what is typed may ask for this";
    if (name == NULL || nname >= sizeof path || !(is(kind, nkind, "typed") || is(kind, nkind, "edit") || is(kind, nkind, "open")))
        return 0;
    memcpy(path, name, nname);
    path[nname] = '\0';
    if (!worker.asked || strlen(path) != nname)
        return '!';
    if (is(kind, nkind, "typed"))
        return rs_typed_loads(path, nname) && (r = rs_reader_load(path, reply, why)) == '+' ? (rs_typed_script(path), r) : r;
    if (is(kind, nkind, "edit")) {
        rs_watch_arm(0);
        r = rs_typed_edit(why) ? '+' : '!';
        rs_watch_refill();
        rs_watch_run(false);
    } else if (rs_typed_open(path)) {
        r = '+';
    } else {
        *why = "there is no display to show it on";
    }
    rs_pack_add(reply, path, nname);
    rs_pack_add(reply, "", 0);
    return r;
}

/* What only the worker of an editor may ask for: "kept" a text that was left here, by its number; "opened": from now on the file of that
 * path, which the editor has named, is the script ("" stands for the current folder's). As typed_answer. */
static char edited_answer(const char *request, size_t n, struct rs_pack *reply, const char **why)
{
    size_t nkind = 0, nname = 0;
    const char *kind = rs_unpack(&request, &n, &nkind), *name = kind != NULL ? rs_unpack(&request, &n, &nname) : NULL;
    char path[PATH_MAX];
    if (!worker.edits || name == NULL || nname >= sizeof path)
        return 0;
    *why = "there are no more, or the editor has not opened it";
    if (is(kind, nkind, "kept"))
        return rs_kept_get((size_t)number_of((struct rs_text){name, nname}), reply) ? '+' : '-';
    if (!is(kind, nkind, "opened"))
        return 0;
    memcpy(path, name, nname);
    path[nname] = '\0';
    struct stat st; /* beside a folder would be in the one around it */
    if (nname > 0 && stat(path, &st) == 0 && S_ISDIR(st.st_mode))
        return '!';
    if ((nname > 0 && !rs_client_named(path, nname)) || !rs_reader_beside(nname > 0 ? path : "./-"))
        return '!';
    rs_pack_add(reply, path, nname);
    rs_pack_add(reply, "", 0);
    return '+';
}

static void take_read(const char *request, size_t n)
{
    struct rs_pack reply = {0};
    const char *why;
    char kind = worker.edits ? edited_answer(request, n, &reply, &why) : typed_answer(request, n, &reply, &why);
    if (kind == 0)
        kind = rs_reader_answer(request, n, &reply, &why);
    if (kind == '+' && !reply.failed)
        answer('+', reply.data, reply.len);
    else
        answer_text(kind == '+' ? '!' : kind, why);
    rs_pack_free(&reply);
}

static int put_prompt(void *to, const char *s, size_t n)
{
    char *prompt = to;
    size_t used = strlen(prompt);
    if (n >= PROMPT_MAX - used)
        return -1;
    memcpy(prompt + used, s, n);
    prompt[used + n] = '\0';
    return 0;
}

/* What the terminal is like, as numbers parted by blanks: see lib_host_line. */
static void pack_terminal(struct rs_pack *p)
{
    char text[64];
    int n = rs_terminal_text(text, sizeof text);
    rs_pack_add(p, text, (size_t)n);
}

/* What is typed, or what was, where a transcript is run again. */
static enum rs_line_outcome read_entry(const char *prompt, char **text)
{
    if (rs_transcript_replays()) {
        *text = rs_transcript_next();
        return *text != NULL ? RS_LINE_GOT : RS_LINE_END;
    }
    enum rs_line_outcome got = rs_line_read(prompt, text);
    if (got == RS_LINE_GOT && **text != '\0')
        rs_transcript_typed(*text);
    return got;
}

/* `new --ask`: one answer, and none of what an entry typed in the REPL allows. The prompt is for a person at a terminal. */
static void take_answer(const struct rs_frame *f)
{
    char *text;
    struct rs_pack reply = {0};
    rs_watch_arm(0);
    if (isatty(0))
        rs_deliver_text(f->data, f->len);
    worker.at_end = !rs_answer_read(&text);
    rs_watch_refill();
    rs_watch_run(false);
    pack_terminal(&reply);
    rs_pack_add(&reply, text != NULL ? text : "", text != NULL ? strlen(text) : 0);
    answer(worker.at_end ? 'e' : '+', reply.failed ? "" : reply.data, reply.failed ? 0 : reply.len);
    rs_pack_free(&reply);
    free(text);
}

/* Only the REPL and `new --ask` ask for lines, and not again when there are no more: each entry gives the clocks their whole time. */
static void take_line(const struct rs_frame *f)
{
    char *text, prompt[PROMPT_MAX] = "";
    struct rs_pack reply = {0};
    if (worker.asks && !worker.at_end) {
        take_answer(f);
        return;
    }
    if (!worker.repl || worker.at_end) {
        break_off();
        return;
    }
    rs_escape(f->data, f->len, 0, put_prompt, prompt);
    rs_watch_arm(0);
    rs_deliver_commit(); /* what a line wrote is there when the next one is asked for */
    rs_typed_settled();
    worker.asked = true;
    rs_watch_line(true);
    enum rs_line_outcome got = read_entry(prompt, &text);
    rs_watch_line(false);
    worker.at_end = got == RS_LINE_END;
    rs_typed_entry(text != NULL ? text : "");
    rs_deliver_typed(!rs_typed_runs_another());
    rs_watch_refill();
    rs_watch_run(true);
    pack_terminal(&reply);
    rs_pack_add(&reply, text != NULL ? text : "", text != NULL ? strlen(text) : 0);
    answer(got == RS_LINE_GOT ? '+' : got == RS_LINE_END ? 'e' : 'i', reply.failed ? "" : reply.data, reply.failed ? 0 : reply.len);
    rs_pack_free(&reply);
    free(text);
}

/* An editor's next message: each gives the clocks their whole time. */
static void take_next(const struct rs_frame *f)
{
    char *text;
    const char *why = "";
    size_t n;
    if (!worker.edits || worker.at_end) {
        break_off();
        return;
    }
    rs_watch_arm(0);
    worker.asked = true;
    enum rs_client_outcome got = rs_client_next((int)number_of((struct rs_text){f->data, f->len}), worker.from, &text, &n, &why);
    worker.at_end = got == RS_CLIENT_END;
    worker.looks = got == RS_CLIENT_NONE;
    rs_watch_refill();
    rs_watch_run(false);
    if (got == RS_CLIENT_GOT)
        answer('+', text, n);
    else if (got != RS_CLIENT_GONE) /* else its end is seen at the next frame */
        answer_text(got == RS_CLIENT_NONE ? '0' : got == RS_CLIENT_BROKEN ? '!' : 'e', why);
    free(text);
}

/* Wait for a frame of a worker that looks at a script; when the editor says something meanwhile, that is broken off. A worker that had
 * not begun yet forgets a ^C, so it gets more of them. */
static void await_looking(void)
{
    enum { AGAIN = 50 }; /* ms */
    bool broken_off = false;
    struct pollfd polls[] = {{worker.from, POLLIN, 0}, {0, POLLIN, 0}};
    while (poll(polls, broken_off ? 1 : 2, broken_off ? AGAIN : -1) >= 0 && polls[0].revents == 0) {
        rs_watch_break();
        broken_off = true;
    }
}

static void take_tell(const struct rs_frame *f)
{
    if (!worker.edits)
        break_off();
    else if (!rs_client_send(f->data, f->len))
        rs_deliver_unread();
}

static void take_keep(const struct rs_frame *f)
{
    const char *at = f->data, *name, *text;
    size_t left = f->len, nname, n;
    name = rs_unpack(&at, &left, &nname);
    text = name != NULL ? rs_unpack(&at, &left, &n) : NULL;
    if (!worker.edits || text == NULL)
        break_off();
    else
        rs_kept_put(name, nname, text, n);
}

/* While a person reads no clock runs. */
static void take_page(const struct rs_frame *f)
{
    if (!worker.repl) {
        break_off();
        return;
    }
    rs_watch_pause();
    rs_watch_line(true);
    rs_deliver_page(f->data, f->len);
    rs_watch_line(false);
    rs_watch_resume();
    answer_text(RS_DONE, "");
}

static void take(struct rs_frame *f)
{
    switch (f->type) {
    case RS_F_DIAG: take_diag(f->data, f->len); break;
    case RS_F_TEXT:
        if (!only_looks())
            rs_deliver_text(f->data, f->len);
        break;
    case RS_F_OUTPUT: take_output(f->data, f->len); break;
    case RS_F_BYTES: rs_deliver_bytes(f->data, f->len); break;
    case RS_F_CLOSE: take_close(f); break;
    case RS_F_DRAW: take_drawing(f); break;
    case RS_F_LAYOUT: take_layout(f); break;
    case RS_F_QUERY: take_query(f); break;
    case RS_F_READ: take_read(f->data, f->len); break;
    case RS_F_PHASE: take_phase(f); break;
    case RS_F_PAGE: take_page(f); break;
    case RS_F_LINE: take_line(f); break;
    case RS_F_NEXT: take_next(f); break;
    case RS_F_TELL: take_tell(f); break;
    case RS_F_KEEP: take_keep(f); break;
    case RS_F_PROGRESS:
        if (rs_options_get(worker.o, "quiet") == NULL)
            rs_diag_progress(f->data, f->len);
        break;
    case RS_F_EXIT: take_exit(f); break;
    default: break_off(); break;
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
    worker.repl = strcmp(o->command, "repl") == 0;
    worker.edits = strcmp(o->command, "lsp") == 0;
    worker.asks = strcmp(o->command, "new") == 0 && rs_options_get(o, "ask") != NULL;
    rs_typed_script(o->nfiles > 0 ? o->files[0] : NULL);
    rs_deliver_typed(false);
    worker.asked = worker.at_end = worker.broken = worker.looks = false;
    while (worker.status < 0 && !worker.broken) {
        if (worker.looks)
            await_looking();
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

bool rs_serve_broken(void)
{
    return worker.broken;
}

bool rs_serve_ask(char type, const void *q, size_t n, double seconds, struct rs_frame *said)
{
    int got = rs_frame_write(worker.to, type, q, n, NULL, 0) == 0 ? 1 : -1;
    rs_watch_arm(seconds);
    while (got == 1 && (got = rs_frame_read(worker.from, said)) == 1 && said->type == RS_F_READ) {
        take_read(said->data, said->len); /* the names of files, for a path */
        free(said->data);
    }
    rs_watch_arm(0);
    if (got == 1 && said->type != RS_F_SAID) {
        free(said->data);
        break_off();
        got = -1;
    }
    return got == 1;
}

bool rs_serve_may_go_on(void)
{
    return worker.asked && !worker.at_end && !worker.broken;
}
