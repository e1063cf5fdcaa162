#include "host/parent.h"

#include "host/command.h"
#include "host/diag.h"
#include "host/drawing.h"
#include "host/escape.h"
#include "host/frame.h"
#include "host/line.h"
#include "host/output.h"
#include "host/paths.h"
#include "host/reader.h"
#include "host/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

static const int watched[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

static volatile sig_atomic_t caught;      /* the signal that ends us */
static volatile sig_atomic_t timed_out;   /* the clock killed the worker */
static volatile sig_atomic_t repl_waits;  /* the REPL awaits a line: ^C is the line editor's */
static volatile sig_atomic_t is_repl;
static volatile sig_atomic_t worker_pid;

static struct {
    const struct rs_options *o;
    int to, from;
    double deadline, started;      /* of the clock that runs */
    double script_left, work_left; /* seconds */
    int script_clock;              /* the script's clock runs, not the command's */
    int stdout_error;  /* errno of the first failed write */
    int io_failed;     /* an output could not be put aside */
    int status;        /* what the worker said, or -1 */
    int lines;         /* the REPL's lines that this worker asked for */
} p;

/* Only ever the worker: 0 and -1, which stand for no worker, would be whole groups of processes. */
static void signal_worker(int sig)
{
    if (worker_pid > 0)
        kill((pid_t)worker_pid, sig);
}

static void on_signal(int sig)
{
    int saved = errno;
    if (sig == SIGALRM) {
        timed_out = 1;
        signal_worker(SIGKILL);
    } else if (sig == SIGINT && is_repl) {
        if (repl_waits)
            rs_line_interrupt();
        else
            signal_worker(SIGUSR1);
    } else {
        caught = sig;
        rs_write_stop = 1;
        rs_line_stop();
        signal_worker(SIGKILL);
    }
    errno = saved;
}

static void block_signals(sigset_t *before)
{
    sigset_t block;
    sigemptyset(&block);
    sigaddset(&block, SIGALRM);
    for (size_t i = 0; i < sizeof watched / sizeof *watched; i++)
        sigaddset(&block, watched[i]);
    sigprocmask(SIG_BLOCK, &block, before);
}

/* To be called while they are blocked: before there is a worker, there is nothing to tell it. */
static void set_signals(void)
{
    struct sigaction act = {.sa_handler = on_signal}; /* no SA_RESTART: a wait must end */
    sigemptyset(&act.sa_mask);
    sigaction(SIGALRM, &act, NULL);
    signal(SIGUSR1, SIG_IGN); /* a ^C for a worker that is not ready for it yet */
    for (size_t i = 0; i < sizeof watched / sizeof *watched; i++) {
        struct sigaction old;
        sigaction(watched[i], NULL, &old);
        if (old.sa_handler != SIG_IGN) /* a shell starts background jobs with SIGINT ignored */
            sigaction(watched[i], &act, NULL);
    }
}

/* Let the clock kill the worker after so many seconds; 0 stops it. */
static void arm(double seconds)
{
    struct itimerval t = {{0, 0}, {(time_t)seconds, (suseconds_t)((seconds - (double)(time_t)seconds) * 1e6)}};
    p.started = rs_clock();
    p.deadline = p.started + (seconds > 0 ? seconds : RS_SECONDS_WORK);
    setitimer(ITIMER_REAL, &t, NULL);
}

static void refill_clocks(void)
{
    p.script_left = rs_options_number(p.o, "max-time", RS_SECONDS_SCRIPT);
    p.work_left = RS_SECONDS_WORK;
}

/* Let one of the two clocks run on; neither starts anew, however often a script changes between them. */
static void run_clock(int script)
{
    double *left = p.script_clock ? &p.script_left : &p.work_left, used = rs_clock() - p.started;
    if (p.started > 0)
        *left = *left > used ? *left - used : 0;
    p.script_clock = script;
    if (rs_options_get(p.o, "trust") != NULL)
        arm(0);
    else
        arm(script ? p.script_left + 1 : p.work_left + 0.001);
}

static void answer(char kind, const char *s, size_t n)
{
    /* a worker that died meanwhile shows at the next read */
    rs_frame_write(p.to, RS_F_ANSWER, &kind, 1, s, n);
}

static void answer_text(char kind, const char *s)
{
    answer(kind, s, strlen(s));
}

/* ---- standard output ---- */

static void write_stdout(const char *s, size_t n)
{
    if (p.stdout_error != 0 || rs_write_all(1, s, n) == 0)
        return;
    p.stdout_error = errno;
    signal_worker(SIGKILL); /* nobody reads on: stop the work */
}

static int put_stdout(void *to, const char *s, size_t n)
{
    struct rs_pack *whole = to;
    size_t need = whole->len + n;
    if (need > whole->cap) {
        size_t cap = need * 2 + 1024;
        char *grown = realloc(whole->data, cap);
        if (grown == NULL)
            return -1;
        whole->data = grown;
        whole->cap = cap;
    }
    memcpy(whole->data + whole->len, s, n);
    whole->len = need;
    return 0;
}

static void show_text(const char *s, size_t n)
{
    struct rs_pack whole = {0};
    if (rs_escape(s, n, 1, put_stdout, &whole) == 0)
        write_stdout(whole.data, whole.len);
    rs_pack_free(&whole);
}

/* ---- named outputs ---- */

/* Packed: where ("o", "w", "n" or "-"), name, bytes. The worker never names a path of its own. */
static void take_output(const char *s, size_t n)
{
    size_t nw = 0, nn = 0, nb = 0;
    const char *where = rs_unpack(&s, &n, &nw), *name = where ? rs_unpack(&s, &n, &nn) : NULL;
    const char *bytes = name ? rs_unpack(&s, &n, &nb) : NULL, *path = NULL;
    char buffer[PATH_MAX], given[PATH_MAX];
    const struct rs_given *dir = rs_options_get(p.o, "write"), *o = rs_options_get(p.o, "output");
    if (bytes == NULL || nw != 1 || nn >= sizeof given) {
        answer_text('!', "a broken output request");
        return;
    }
    memcpy(given, name, nn);
    given[nn] = '\0';
    if (memchr(name, '\0', nn) != NULL)
        given[0] = '\0'; /* no name at all: refused below */
    if (where[0] == '-') {
        write_stdout(bytes, nb);
        answer_text('+', "standard output");
        return;
    }
    if (where[0] == 'o')
        path = rs_paths_with_middle(o != NULL ? o->value : NULL, given, buffer, sizeof buffer);
    else if (where[0] == 'w')
        path = rs_paths_beneath(dir != NULL ? dir->value : is_repl ? "." : NULL, given, buffer, sizeof buffer);
    else if (where[0] == 'n')
        path = rs_paths_beneath(p.o->nargs > 0 ? p.o->args[0] : NULL, given, buffer, sizeof buffer);
    if (path == NULL) {
        answer_text('!', "may not be written: a script writes beneath the folder given with --write, without links or ..");
        return;
    }
    if (where[0] == 'n' && access(path, F_OK) == 0) {
        rs_diag_file(path, "is there already, and `reis new` writes over nothing; name another folder");
        p.io_failed = 1;
        answer_text('I', "is there already");
        return;
    }
    if (rs_output_add(path, bytes, nb, where[0] != 'o') != 0) {
        p.io_failed = 1;
        answer_text('I', "cannot be written");
        return;
    }
    answer_text('+', path);
}

/* ---- the other requests ---- */

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

static void take_drawing(const char *request, size_t n)
{
    sigset_t before;
    struct rs_drawing d;
    block_signals(&before);
    rs_drawing_run(&d, request, n, p.deadline, &before, &caught);
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

static void take_phase(const char *phase)
{
    run_clock(strcmp(phase, "script") == 0);
}

static void take_line(const char *prompt)
{
    char *line;
    arm(0);
    if (rs_output_commit() != 0) /* what a line wrote is there when the next one is asked for */
        p.io_failed = 1;
    p.lines++;
    repl_waits = 1;
    enum rs_line_outcome got = rs_line_read(prompt, &line);
    repl_waits = 0;
    refill_clocks();
    run_clock(1);
    answer_text(got == RS_LINE_GOT ? '+' : got == RS_LINE_END ? 'e' : 'i', line != NULL ? line : "");
    free(line);
}

/* Ask the worker, which waits for its line, what could follow. */
static char **complete(const char *line, const char *word, int start)
{
    struct rs_pack q = {0};
    struct rs_frame f;
    char **list = NULL;
    size_t n = 0, left, len;
    rs_pack_add(&q, line, (size_t)start);
    rs_pack_add(&q, word, strlen(word));
    int sent = q.failed ? -1 : rs_frame_write(p.to, RS_F_COMPLETE, q.data, q.len, NULL, 0);
    rs_pack_free(&q);
    arm(2);
    int got = sent == 0 ? rs_frame_read(p.from, &f) : -1;
    arm(0);
    if (got != 1)
        return NULL;
    const char *at = f.data, *s;
    left = f.len;
    while (f.type == RS_F_MATCHES && n < 500 && (s = rs_unpack(&at, &left, &len)) != NULL) {
        char **grown = realloc(list, (n + 2) * sizeof *list);
        if (grown == NULL)
            break;
        list = grown;
        list[n] = strndup(s, len);
        n += list[n] != NULL;
        list[n] = NULL;
    }
    free(f.data);
    return list;
}

static void take(struct rs_frame *f)
{
    switch (f->type) {
    case RS_F_DIAG: take_diag(f->data, f->len); break;
    case RS_F_TEXT: show_text(f->data, f->len); break;
    case RS_F_OUTPUT: take_output(f->data, f->len); break;
    case RS_F_DRAW: take_drawing(f->data, f->len); break;
    case RS_F_READ: take_read(f->data, f->len); break;
    case RS_F_PHASE: take_phase(f->data); break;
    case RS_F_LINE: take_line(f->data); break;
    case RS_F_PROGRESS:
        if (rs_options_get(p.o, "quiet") == NULL)
            rs_diag_progress(f->data, f->len);
        break;
    case RS_F_EXIT: p.status = f->len == 1 ? (unsigned char)f->data[0] : RS_BUG; break;
    default: signal_worker(SIGKILL); break; /* not one of ours: the worker is broken */
    }
}

/* ---- beginning and end ---- */

static int terminal_width(void)
{
    struct winsize w;
    const char *columns = getenv("COLUMNS");
    long n = columns != NULL ? strtol(columns, NULL, 10) : 0;
    if (n < 20 || n > 500)
        n = isatty(1) && ioctl(1, TIOCGWINSZ, &w) == 0 ? w.ws_col : 100;
    return n < 20 || n > 500 ? 100 : (int)n;
}

/* Open what the command line names -> RS_OK, or the exit status after saying what is wrong. */
static int open_files(const struct rs_options *o, int *fds)
{
    const char *why;
    for (int i = 0; i < o->nfiles; i++) {
        fds[i] = rs_reader_open(o->files[i], &why);
        if (fds[i] < 0) {
            int status = rs_command_is_ours(o->command) ? RS_IO : rs_command_unknown(o->command);
            if (status == RS_IO)
                rs_diag_file(o->files[i], "%s", why);
            return status;
        }
    }
    return RS_OK;
}

static int start_worker(const struct rs_options *o, const int *fds)
{
    int down[2], up[2];
    struct rs_job job = {o, fds, -1, -1, terminal_width(), getpid()};
    sigset_t before;
    if (pipe2(down, O_CLOEXEC) != 0 || pipe2(up, O_CLOEXEC) != 0)
        return -1;
    block_signals(&before);
    set_signals();
    pid_t pid = fork();
    if (pid == 0) {
        for (size_t i = 0; i < sizeof watched / sizeof *watched; i++)
            signal(watched[i], watched[i] == SIGINT ? SIG_IGN : SIG_DFL); /* ^C is the parent's to pass on */
        signal(SIGALRM, SIG_DFL);
        sigprocmask(SIG_SETMASK, &before, NULL);
        close(down[1]);
        close(up[0]);
        job.to_parent = up[1];
        job.from_parent = down[0];
        rs_worker_main(&job);
    }
    worker_pid = pid > 0 ? pid : 0;
    sigprocmask(SIG_SETMASK, &before, NULL);
    close(down[0]);
    close(up[1]);
    p.to = down[1];
    p.from = up[0];
    return pid < 0 ? -1 : 0;
}

static void serve(void)
{
    struct rs_frame f;
    int got;
    while (p.status < 0) {
        do
            got = rs_frame_read(p.from, &f);
        while (got < 0 && errno == EINTR);
        if (got != 1)
            break;
        take(&f);
        free(f.data);
    }
    arm(0);
}

static void die_by(int sig)
{
    rs_output_discard();
    rs_line_end();
    signal(sig, SIG_DFL);
    raise(sig);
}

/* The worker has said its last, so nothing of it may go on -> its wait status. */
static int end_worker(void)
{
    sigset_t before;
    int wait_status = 0;
    signal_worker(SIGKILL);
    block_signals(&before); /* its number may soon be another process's */
    while (waitpid((pid_t)worker_pid, &wait_status, 0) < 0 && errno == EINTR)
        continue;
    worker_pid = 0;
    sigprocmask(SIG_SETMASK, &before, NULL);
    return wait_status;
}

/* What became of the worker, as an exit status; says it where it was not the worker that said it. */
static int judge(int wait_status)
{
    const char *file = p.o->nfiles > 0 ? p.o->files[0] : "reis";
    if (caught)
        die_by(caught);
    if (p.stdout_error == EPIPE)
        return RS_IO; /* the reader has left: no noise */
    if (p.stdout_error != 0) {
        rs_diag_file("standard output", "cannot write: %s", strerror(p.stdout_error));
        return RS_IO;
    }
    if (p.status < 0 && timed_out) {
        if (p.script_clock)
            rs_diag_file(file, "time limit of %g s exceeded inside a library call; --max-time allows more",
                         rs_options_number(p.o, "max-time", RS_SECONDS_SCRIPT));
        else
            rs_diag_file(file, "time limit of %g s exceeded", RS_SECONDS_WORK);
        return RS_LIMIT;
    }
    if (p.status < 0) {
        if (WIFSIGNALED(wait_status))
            rs_diag_say("error", "the worker died (%s); nothing was written. This is a bug in reis: please report it",
                        strsignal(WTERMSIG(wait_status)));
        else
            rs_diag_say("error", "the worker ended early; nothing was written. This is a bug in reis: please report it");
        return RS_BUG;
    }
    return p.io_failed && p.status == 0 ? RS_IO : p.status;
}

/* One worker from its start to its end -> an exit status. */
static int run_worker(const struct rs_options *o)
{
    int *fds = calloc((size_t)o->nfiles + 1, sizeof *fds);
    p.status = -1;
    p.lines = 0;
    timed_out = 0;
    refill_clocks();
    int opened = fds != NULL ? open_files(o, fds) : RS_IO;
    int started = opened == RS_OK ? start_worker(o, fds) : 0;
    int error = errno;
    free(fds);
    if (opened != RS_OK)
        return opened;
    if (started != 0) {
        rs_diag_say("error", "cannot start: %s", strerror(error));
        return RS_IO;
    }
    run_clock(0);
    serve();
    close(p.to);
    close(p.from);
    return judge(end_worker());
}

int rs_parent_run(const struct rs_options *o)
{
    int status;
    p.o = o;
    is_repl = strcmp(o->command, "repl") == 0;
    rs_reader_init(o, o->nfiles > 0 ? o->files[0] : NULL);
    if (is_repl)
        rs_line_init(complete);
    /* a REPL whose worker died under a line goes on with a new one */
    while ((status = run_worker(o)) != RS_OK && is_repl && p.status < 0 && p.lines > 0 && p.stdout_error == 0)
        rs_diag_say("note", "a new worker is started; what was typed before is forgotten");
    rs_diag_finish();
    rs_line_end();
    if (status != RS_OK)
        rs_output_discard();
    else if (rs_output_commit() != 0)
        status = RS_IO;
    return status;
}
