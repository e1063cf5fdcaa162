#include "host/drawing.h"

#include "host/frame.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* The embedded program, made by scripts/embed. */
extern const unsigned char rs_draw_program[];
extern const size_t rs_draw_program_len;

enum { CHUNK = 1 << 16 };

double rs_clock(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* The program as an open file in memory, kept for the next picture. -1 with errno. */
static int program_fd(void)
{
    static int fd = -1;
    if (fd >= 0)
        return fd;
    int made = memfd_create("reis-draw", MFD_CLOEXEC);
    if (made < 0)
        return -1;
    if (rs_write_all(made, rs_draw_program, rs_draw_program_len) != 0) {
        int error = errno;
        close(made);
        errno = error;
        return -1;
    }
    fd = made;
    return fd;
}

static void become_program(int program, int in, int out, pid_t parent)
{
    char *argv[] = {"reis-draw", NULL};
    /* nothing of the caller's environment: neither Graphviz nor fontconfig takes orders from it */
    char *env[] = {"LC_ALL=C.UTF-8", "HOME=/nonexistent", "PATH=/usr/bin:/bin",
#ifdef RS_NO_SECCOMP
                   "ASAN_OPTIONS=detect_leaks=0", /* it draws one picture and ends: the system takes its memory back */
#endif
                   NULL};
    const struct rlimit none = {0, 0};
    sigset_t empty;
    int null = open("/dev/null", O_RDWR);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(127);
    setpgid(0, 0);
    setrlimit(RLIMIT_CORE, &none);
    sigemptyset(&empty);
    sigprocmask(SIG_SETMASK, &empty, NULL);
    if (dup2(in, 0) < 0 || dup2(out, 1) < 0 || (null >= 0 && getenv("REIS_DRAW_STDERR") == NULL && dup2(null, 2) < 0))
        _exit(127);
    fexecve(program, argv, env);
    _exit(127);
}

struct exchange {
    pid_t pid;
    int to, from;
    const char *request;
    size_t left;
    char *reply;
    size_t len, cap;
};

static int grow(struct exchange *x)
{
    if (x->cap - x->len > CHUNK)
        return 0;
    size_t cap = x->cap ? x->cap * 2 : 4 * CHUNK;
    char *p = cap > RS_FRAME_MAX ? NULL : realloc(x->reply, cap);
    if (p == NULL)
        return -1;
    x->reply = p;
    x->cap = cap;
    return 0;
}

/* Feed and read the child until it closes its output. 0 done; -1 broken, out of time or stopped. */
static int exchange(struct exchange *x, double deadline, const sigset_t *waiting, volatile sig_atomic_t *stop)
{
    for (;;) {
        double left = deadline - rs_clock();
        struct pollfd p[2] = {{x->from, POLLIN, 0}, {x->to, POLLOUT, 0}};
        struct timespec wait = {(time_t)left, 50000000};
        if (left <= 0 || *stop)
            return -1;
        int n = ppoll(p, x->to >= 0 ? 2 : 1, &wait, waiting);
        if (n < 0 && errno != EINTR)
            return -1;
        if (n <= 0)
            continue;
        if (x->to >= 0 && p[1].revents != 0) {
            ssize_t k = write(x->to, x->request, x->left < CHUNK ? x->left : CHUNK);
            if (k > 0) {
                x->request += k;
                x->left -= (size_t)k;
            }
            if (x->left == 0 || (k < 0 && errno != EAGAIN && errno != EINTR)) {
                close(x->to);
                x->to = -1;
            }
        }
        if (p[0].revents != 0) {
            if (grow(x) != 0)
                return -1;
            ssize_t k = read(x->from, x->reply + x->len, CHUNK);
            if (k == 0)
                return 0;
            if (k > 0)
                x->len += (size_t)k;
            else if (errno != EINTR && errno != EAGAIN)
                return -1;
        }
    }
}

static int start(struct exchange *x)
{
    int in[2], out[2];
    int program = program_fd();
    if (program < 0 || pipe2(in, O_CLOEXEC) != 0)
        return -1;
    if (pipe2(out, O_CLOEXEC) != 0) {
        close(in[0]);
        close(in[1]);
        return -1;
    }
    pid_t parent = getpid();
    x->pid = fork();
    if (x->pid == 0)
        become_program(program, in[0], out[1], parent);
    close(in[0]);
    close(out[1]);
    x->to = in[1];
    x->from = out[0];
    fcntl(x->to, F_SETFL, O_NONBLOCK);
    return x->pid < 0 ? -1 : 0;
}

static void outcome(struct rs_drawing *d, struct exchange *x, char kind, const char *message)
{
    free(x->reply);
    d->bytes = strdup(message);
    d->len = d->bytes != NULL ? strlen(d->bytes) : 0;
    d->outcome = kind;
}

static void take_reply(struct rs_drawing *d, struct exchange *x, int status)
{
    if (x->len >= 3 && memcmp(x->reply, "OK\n", 3) == 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0) {
        memmove(x->reply, x->reply + 3, x->len - 3);
        d->bytes = x->reply;
        d->len = x->len - 3;
        d->outcome = '+';
    } else if (x->len >= 4 && memcmp(x->reply, "ERR ", 4) == 0) {
        while (x->len > 4 && x->reply[x->len - 1] == '\n')
            x->len--;
        memmove(x->reply, x->reply + 4, x->len - 4);
        d->bytes = x->reply;
        d->len = x->len - 4;
        int code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
        d->outcome = code == 3 ? 'L' : code == 4 ? 'I' : '-';
    } else {
        outcome(d, x, 'X', "the drawing program died");
    }
}

void rs_drawing_run(struct rs_drawing *d, const char *request, size_t n, double deadline, const sigset_t *waiting,
                    volatile sig_atomic_t *stop)
{
    struct exchange x = {.to = -1, .from = -1, .request = request, .left = n};
    char why[160];
    memset(d, 0, sizeof *d);
    if (start(&x) != 0) {
        snprintf(why, sizeof why, "cannot start the drawing program: %s", strerror(errno));
        outcome(d, &x, 'I', why);
        return;
    }
    int status = 0, bad = exchange(&x, deadline, waiting, stop);
    if (x.to >= 0)
        close(x.to);
    close(x.from);
    if (bad)
        kill(x.pid, SIGKILL);
    while (waitpid(x.pid, &status, 0) < 0 && errno == EINTR)
        continue;
    if (bad)
        outcome(d, &x, rs_clock() >= deadline ? 'L' : 'X', "time limit exceeded while drawing");
    else
        take_reply(d, &x, status);
}
