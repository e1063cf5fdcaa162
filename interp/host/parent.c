#include "host/parent.h"

#include "host/command.h"
#include "host/deliver.h"
#include "host/diag.h"
#include "host/line.h"
#include "host/output.h"
#include "host/reader.h"
#include "host/serve.h"
#include "host/watch.h"
#include "host/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

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

/* Fork the worker; *to and *from are our ends of its pipes. 0, or -1 with errno. */
static int start_worker(const struct rs_options *o, const int *fds, int *to, int *from)
{
    int down[2], up[2];
    struct rs_job job = {o, fds, -1, -1, terminal_width(), getpid()};
    sigset_t before;
    if (pipe2(down, O_CLOEXEC) != 0 || pipe2(up, O_CLOEXEC) != 0)
        return -1;
    rs_watch_block(&before);
    rs_watch_signals();
    pid_t pid = fork();
    if (pid == 0) {
        rs_watch_forked(&before);
        close(down[1]);
        close(up[0]);
        job.to_parent = up[1];
        job.from_parent = down[0];
        rs_worker_main(&job);
    }
    rs_watch_worker(pid);
    sigprocmask(SIG_SETMASK, &before, NULL);
    close(down[0]);
    close(up[1]);
    *to = down[1];
    *from = up[0];
    return pid < 0 ? -1 : 0;
}

static void die_by(int sig)
{
    rs_output_discard();
    rs_line_end();
    signal(sig, SIG_DFL);
    raise(sig);
}

/* The clock ended the worker: say which. */
static int judge_time(const struct rs_options *o)
{
    const char *file = o->nfiles > 0 ? o->files[0] : "reis";
    if (rs_watch_is_script())
        rs_diag_file(file, "time limit of %g s exceeded inside a library call; --max-time allows more",
                     rs_options_number(o, "max-time", RS_SECONDS_SCRIPT));
    else
        rs_diag_file(file, "time limit of %g s exceeded", RS_SECONDS_WORK);
    return RS_LIMIT;
}

/* What became of the worker, which gave `said` (-1: nothing), as an exit status; says it where the worker could not. */
static int judge(const struct rs_options *o, int said, int wait_status)
{
    int error = rs_deliver_stdout_error();
    if (rs_watch_caught)
        die_by(rs_watch_caught);
    if (error == EPIPE)
        return RS_IO; /* the reader has left: no noise */
    if (error != 0) {
        rs_diag_file("standard output", "cannot write: %s", strerror(error));
        return RS_IO;
    }
    if (said >= 0)
        return rs_deliver_failed() && said == RS_OK ? RS_IO : said;
    if (rs_watch_timed_out())
        return judge_time(o);
    if (WIFSIGNALED(wait_status))
        rs_diag_say("error", "the worker died (%s); nothing was written. This is a bug in reis: please report it",
                    strsignal(WTERMSIG(wait_status)));
    else
        rs_diag_say("error", "the worker ended early; nothing was written. This is a bug in reis: please report it");
    return RS_BUG;
}

/* One worker from its start to its end -> an exit status. *died: it ended without giving one. */
static int run_worker(const struct rs_options *o, bool *died)
{
    int to, from, *fds = calloc((size_t)o->nfiles + 1, sizeof *fds);
    *died = false;
    rs_watch_refill();
    int opened = fds != NULL ? open_files(o, fds) : RS_IO;
    int started = opened == RS_OK ? start_worker(o, fds, &to, &from) : 0;
    int error = errno;
    free(fds);
    if (opened != RS_OK)
        return opened;
    if (started != 0) {
        rs_diag_say("error", "cannot start: %s", strerror(error));
        return RS_IO;
    }
    rs_watch_run(false);
    int said = rs_serve(o, to, from);
    close(to);
    close(from);
    *died = said < 0;
    return judge(o, said, rs_watch_end());
}

int rs_parent_run(const struct rs_options *o)
{
    int status;
    bool repl = strcmp(o->command, "repl") == 0, died;
    rs_watch_init(o, repl);
    rs_deliver_init(o, repl ? "." : NULL);
    rs_reader_init(o, o->nfiles > 0 ? o->files[0] : NULL);
    if (repl)
        rs_line_init(rs_serve_complete);
    /* a REPL whose worker died under a line goes on with a new one */
    while ((status = run_worker(o, &died)) != RS_OK && repl && died && rs_serve_lines() > 0 && rs_deliver_stdout_error() == 0)
        rs_diag_say("note", "a new worker is started; what was typed before is forgotten");
    rs_diag_finish();
    rs_line_end();
    if (status != RS_OK)
        rs_output_discard();
    else if (rs_output_commit() != 0)
        status = RS_IO;
    return status;
}
