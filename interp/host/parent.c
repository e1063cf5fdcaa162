#include "host/parent.h"

#include "host/asks.h"
#include "host/channel.h"
#include "host/command.h"
#include "host/confine.h"
#include "host/database.h"
#include "host/deliver.h"
#include "host/diag.h"
#include "host/drawing.h"
#include "host/kept.h"
#include "host/line.h"
#include "host/output.h"
#include "host/reader.h"
#include "host/serve.h"
#include "host/transcript.h"
#include "host/watch.h"
#include "host/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <sched.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void close_files(int *fds, int n)
{
    for (int i = 0; i < n; i++)
        if (fds[i] >= 0)
            close(fds[i]);
}

/* Open what the command line names. False after saying which cannot be, with none left open. Where there is no such
 * command, that is what is wrong, and the worker's to say. */
static bool open_files(const struct rs_options *o, int *fds)
{
    const char *why;
    bool known = rs_command_is_ours(o->command) || rs_reader_has_command(o->command);
    for (int i = 0; i < o->nfiles; i++) {
        if (rs_database_named(o, o->files[i])) {
            fds[i] = -1;
            continue;
        }
        fds[i] = rs_reader_open(o->files[i], &why);
        if (fds[i] < 0 && known) {
            rs_diag_file(o->files[i], "%s", why);
            close_files(fds, i);
            return false;
        }
    }
    return true;
}

static int cores(void)
{
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0 ? CPU_COUNT(&set) : 1;
}


/* In the forked process: keep the pipes and the files of the job, and nothing else that is open. */
_Noreturn static void become_worker(struct rs_job *job)
{
    const struct rs_options *o = job->options;
    int n = o->nfiles, *keep = calloc((size_t)n + 2, sizeof *keep);
    bool done = keep != NULL;
    setlocale(LC_CTYPE, "C"); /* what a letter is depends on no locale in a script */
    if (done) {
        int kept = 0;
        for (int i = 0; i < n; i++)
            if (job->file_fds[i] >= 0) /* not a database */
                keep[kept++] = job->file_fds[i];
        keep[kept++] = job->to_parent;
        keep[kept++] = job->from_parent;
        done = rs_confine_descriptors(keep, kept, rs_options_get(o, "trust") == NULL);
        free(keep);
    }
    if (!done)
        _exit(RS_EXIT_UNCONFINED);
    rs_worker_main(job);
}

/* Fork the worker; *to and *from are our ends of its pipes. False with errno where that fails. */
static bool start_worker(const struct rs_options *o, const int *fds, int *to, int *from)
{
    int down[2], up[2];
    struct rs_job job = {o, fds, -1, -1, rs_terminal_now(), getpid(), cores()};
    sigset_t before;
    if (pipe2(down, O_CLOEXEC) != 0)
        return false;
    if (pipe2(up, O_CLOEXEC) != 0) {
        close(down[0]);
        close(down[1]);
        return false;
    }
    rs_watch_block(&before);
    rs_watch_signals();
    pid_t pid = fork();
    if (pid == 0) {
        rs_watch_forked(&before);
        job.to_parent = up[1];
        job.from_parent = down[0];
        become_worker(&job);
    }
    rs_watch_worker(pid);
    sigprocmask(SIG_SETMASK, &before, NULL);
    close(down[0]);
    close(up[1]);
    *to = down[1];
    *from = up[0];
    return pid > 0;
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
        rs_diag_file(file, "time limit of %g s exceeded",
                     strcmp(o->command, "lsp") == 0 ? rs_options_number(o, "max-time", RS_SECONDS_SCRIPT) : RS_SECONDS_WORK);
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
    if (WIFEXITED(wait_status) && WEXITSTATUS(wait_status) == RS_EXIT_UNCONFINED) {
        rs_diag_say(RS_LEVEL_ERROR, "cannot confine the worker on this system; --trust runs without");
        return RS_IO;
    }
    if (rs_serve_broken())
        rs_diag_say(RS_LEVEL_ERROR, "the worker sent what it may not; nothing was written. This is a bug in reis: please report it");
    else if (WIFSIGNALED(wait_status))
        rs_diag_say(RS_LEVEL_ERROR, "the worker died (%s); nothing was written. This is a bug in reis: please report it",
                    strsignal(WTERMSIG(wait_status)));
    else
        rs_diag_say(RS_LEVEL_ERROR, "the worker ended early; nothing was written. This is a bug in reis: please report it");
    return RS_BUG;
}

/* One worker from its start to its end -> an exit status. *died: it ended without giving one. */
static int run_worker(const struct rs_options *o, bool *died)
{
    int to, from, *fds = calloc((size_t)o->nfiles + 1, sizeof *fds);
    *died = false;
    rs_watch_refill();
    bool opened = fds != NULL && open_files(o, fds), started = opened && start_worker(o, fds, &to, &from);
    int error = errno;
    if (opened)
        close_files(fds, o->nfiles); /* the worker has its own; the next one of a REPL gets new ones */
    free(fds);
    if (!opened)
        return RS_IO;
    if (!started) {
        rs_diag_say(RS_LEVEL_ERROR, "cannot start: %s", strerror(error));
        return RS_IO;
    }
    rs_watch_run(false);
    int said = rs_serve(o, to, from);
    close(to);
    close(from);
    rs_database_end();
    rs_drawing_end(); /* the next worker is to hold nothing of it */
    *died = said < 0;
    return judge(o, said, rs_watch_end());
}

/* A REPL whose worker died under a line goes on with a new one, and so does an editor's, also where its time ran out just as a
   look had ended. */
static bool goes_on(bool repl, bool lsp, bool died, int status)
{
    return (repl ? died : lsp && (died || status == RS_LIMIT)) && rs_serve_may_go_on() && rs_deliver_stdout_error() == 0;
}

int rs_parent_run(const struct rs_options *o)
{
    int status;
    bool repl = strcmp(o->command, "repl") == 0, lsp = strcmp(o->command, "lsp") == 0, died;
    if (repl)
        rs_terminal_init();
    rs_watch_init(o, repl);
    rs_deliver_init(o, repl ? "." : NULL);
    const char *why = rs_database_refusal(o);
    if (why != NULL) {
        rs_diag_say(RS_LEVEL_ERROR, "%s", why);
        return RS_USAGE;
    }
    bool script = o->nfiles > 0 && !rs_database_named(o, o->files[0]);
    const char *unreadable = rs_reader_init(o, script ? o->files[0] : NULL, &why);
    if (unreadable != NULL) {
        rs_diag_file(unreadable, "%s", why);
        return RS_IO;
    }
    if (repl && !rs_transcript_init(o))
        return RS_IO;
    if (repl && !rs_transcript_replays())
        rs_line_init(&rs_asks);
    while ((status = run_worker(o, &died)) != RS_OK && goes_on(repl, lsp, died, status)) {
        if (lsp)
            rs_kept_put("died", 4, status == RS_LIMIT ? "limit" : "fault", 5);
        rs_diag_say(RS_LEVEL_NOTE, repl ? "a new worker is started; what was typed before is forgotten" : "a new worker is started");
    }
    rs_diag_finish();
    rs_line_end();
    if (status != RS_OK)
        rs_output_discard();
    else if (!rs_output_commit())
        status = RS_IO;
    return repl ? rs_transcript_end(status) : status;
}
