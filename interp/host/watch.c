#include "host/watch.h"

#include "host/frame.h"
#include "host/line.h"
#include "host/program.h"

#include <errno.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#define LEAST 1e-4 /* seconds: none at all would stop the timer */

static const int watched[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

enum { WATCHED = sizeof watched / sizeof *watched };
enum { GRACE = 1 }; /* seconds: the worker ends a script itself where it can, and then knows the line */

volatile sig_atomic_t rs_watch_caught;
static volatile sig_atomic_t timed_out;  /* a clock killed the worker */
static volatile sig_atomic_t repl_waits; /* the REPL awaits a line: ^C is the line editor's */
static volatile sig_atomic_t is_repl;
static volatile sig_atomic_t shorten;    /* the worker takes the next ^C as a wish to be told what there is */
static volatile sig_atomic_t worker_pid;

static struct {
    const struct rs_options *o;
    double deadline, started;      /* of the clock that runs */
    double script_left, work_left; /* seconds, the parent's grace among them: once spent they stay spent */
    bool script;                   /* the script's clock runs, not the command's */
} clocks;

void rs_watch_init(const struct rs_options *o, bool repl)
{
    clocks.o = o;
    is_repl = repl;
}

/* ---- signals ---- */

/* Only ever the worker: 0 and -1, which stand for no worker, would be whole groups of processes. */
static void signal_worker(int sig)
{
    if (worker_pid > 0)
        kill((pid_t)worker_pid, sig);
}

/* ^Z: while a line is typed the line editor sees to it; else all stops, the clock too. */
static void stop_for_a_while(void)
{
    struct itimerval none = {{0, 0}, {0, 0}}, left;
    if (rs_line_suspend())
        return;
    setitimer(ITIMER_REAL, &none, &left);
    kill(getpid(), SIGSTOP);
    setitimer(ITIMER_REAL, &left, NULL);
}

static void on_signal(int sig)
{
    int saved = errno;
    if (sig == SIGWINCH) {
        rs_line_resize();
    } else if (sig == SIGTSTP) {
        stop_for_a_while();
    } else if (sig == SIGALRM) {
        timed_out = 1;
        signal_worker(SIGKILL);
    } else if (sig == SIGINT && shorten) {
        shorten = 0;
        signal_worker(SIGUSR1);
    } else if (sig == SIGINT && is_repl) {
        if (repl_waits)
            rs_line_interrupt();
        else
            signal_worker(SIGUSR1);
    } else {
        rs_watch_caught = sig;
        rs_write_stop = 1;
        rs_line_stop();
        signal_worker(SIGKILL);
    }
    errno = saved;
}

void rs_watch_block(sigset_t *before)
{
    sigset_t block;
    sigemptyset(&block);
    sigaddset(&block, SIGALRM);
    for (int i = 0; i < WATCHED; i++)
        sigaddset(&block, watched[i]);
    sigprocmask(SIG_BLOCK, &block, before);
}

void rs_watch_signals(void)
{
    struct sigaction act = {.sa_handler = on_signal}; /* no SA_RESTART: a wait must end */
    sigemptyset(&act.sa_mask);
    sigaction(SIGALRM, &act, NULL);
    if (is_repl) {
        struct sigaction again = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
        sigemptyset(&again.sa_mask);
        sigaction(SIGWINCH, &again, NULL);
        sigaction(SIGTSTP, &again, NULL);
    }
    signal(SIGUSR1, SIG_IGN); /* a ^C for a worker that is not ready for it yet */
    for (int i = 0; i < WATCHED; i++) {
        struct sigaction old;
        sigaction(watched[i], NULL, &old);
        if (old.sa_handler != SIG_IGN) /* a shell starts background jobs with SIGINT ignored */
            sigaction(watched[i], &act, NULL);
    }
}

void rs_watch_forked(const sigset_t *before)
{
    for (int i = 0; i < WATCHED; i++)
        signal(watched[i], watched[i] == SIGINT ? SIG_IGN : SIG_DFL); /* ^C is the parent's to pass on */
    signal(SIGALRM, SIG_DFL);
    signal(SIGWINCH, SIG_DFL);
    signal(SIGTSTP, SIG_DFL);
    sigprocmask(SIG_SETMASK, before, NULL);
}

void rs_watch_worker(pid_t pid)
{
    worker_pid = pid > 0 ? pid : 0;
}

int rs_watch_end(void)
{
    sigset_t before;
    int wait_status = 0;
    signal_worker(SIGKILL);
    rs_watch_block(&before); /* its number may soon be another process's */
    while (waitpid((pid_t)worker_pid, &wait_status, 0) < 0 && errno == EINTR)
        continue;
    worker_pid = 0;
    sigprocmask(SIG_SETMASK, &before, NULL);
    return wait_status;
}

void rs_watch_kill(void)
{
    signal_worker(SIGKILL);
}

void rs_watch_break(void)
{
    signal_worker(SIGUSR1);
}

void rs_watch_line(bool awaited)
{
    repl_waits = awaited;
}

bool rs_watch_timed_out(void)
{
    return timed_out;
}

/* ---- clocks ---- */

void rs_watch_arm(double seconds)
{
    struct itimerval t = {{0, 0}, {(time_t)seconds, (suseconds_t)((seconds - (double)(time_t)seconds) * 1e6)}};
    clocks.started = rs_clock();
    clocks.deadline = clocks.started + (seconds > 0 ? seconds : RS_SECONDS_WORK);
    setitimer(ITIMER_REAL, &t, NULL);
}

void rs_watch_refill(void)
{
    timed_out = 0;
    clocks.started = 0; /* what ran before, the wait for a line too, is not charged to what comes */
    clocks.script_left = rs_options_number(clocks.o, "max-time", RS_SECONDS_SCRIPT) + GRACE;
    bool lsp = strcmp(clocks.o->command, "lsp") == 0; /* a script that is being written is not worth a longer wait */
    clocks.work_left = lsp ? clocks.script_left : RS_SECONDS_WORK;
}

/* Charge the time since it started to the clock that runs. */
static void charge(void)
{
    double *left = clocks.script ? &clocks.script_left : &clocks.work_left, used = rs_clock() - clocks.started;
    if (clocks.started > 0)
        *left = *left > used ? *left - used : 0;
}

void rs_watch_pause(void)
{
    charge();
    rs_watch_arm(0);
    clocks.started = 0;
}

void rs_watch_resume(void)
{
    rs_watch_run(clocks.script);
}

void rs_watch_run(bool script)
{
    charge();
    clocks.script = script;
    double *left = script ? &clocks.script_left : &clocks.work_left;
    if (rs_options_get(clocks.o, "trust") != NULL)
        rs_watch_arm(0);
    else
        rs_watch_arm(*left > LEAST ? *left : LEAST);
}

void rs_watch_shorten(bool on)
{
    shorten = on;
}

bool rs_watch_is_script(void)
{
    return clocks.script;
}

double rs_watch_deadline(void)
{
    return clocks.deadline;
}
