#include "host/drawing.h"

#include "host/diag.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
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

static struct {
    pid_t pid;    /* 0: there is none */
    int to, from; /* its pipes */
    bool used;    /* it has drawn something */
} child;

double rs_clock(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* ---- starting and ending ---- */

/* The program as an open file in memory that nobody can change any more. -1 with errno. */
static int program_fd(void)
{
    int fd = memfd_create("reis-draw", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (fd < 0)
        return -1;
    if (rs_write_all(fd, rs_draw_program, rs_draw_program_len) != 0 ||
        fcntl(fd, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) != 0) {
        int error = errno;
        close(fd);
        errno = error;
        return -1;
    }
    return fd;
}

static void become_program(int program, int in, int out, pid_t parent)
{
    char *argv[] = {"reis-draw", NULL};
    /* nothing of the caller's environment: neither Graphviz nor fontconfig takes orders from it */
    char *env[] = {"LC_ALL=C.UTF-8", "HOME=/nonexistent", "PATH=/usr/bin:/bin",
#ifdef RS_NO_SECCOMP
                   "ASAN_OPTIONS=detect_leaks=0", /* Graphviz and pango leak a little of their own */
#endif
                   NULL};
    const struct rlimit none = {0, 0};
    sigset_t empty;
    int null = open("/dev/null", O_RDWR);
    close_range(3, ~0U, CLOSE_RANGE_CLOEXEC); /* what our caller left open is not for it */
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(127);
    setpgid(0, 0);
    setrlimit(RLIMIT_CORE, &none);
    sigemptyset(&empty);
    sigprocmask(SIG_SETMASK, &empty, NULL);
    if (dup2(in, 0) < 0 || dup2(out, 1) < 0 || (getenv("REIS_DRAW_STDERR") == NULL && dup2(null, 2) < 0))
        _exit(127);
    fexecve(program, argv, env);
    _exit(127);
}

static void close_all(const int *fds, int n)
{
    int error = errno;
    for (int i = 0; i < n; i++)
        if (fds[i] >= 0)
            close(fds[i]);
    errno = error;
}

/* False with errno. */
static bool start(void)
{
    int fd[5] = {-1, -1, -1, -1, program_fd()}; /* its input, its output, the program */
    pid_t parent = getpid();
    if (fd[4] < 0 || pipe2(fd, O_CLOEXEC) != 0 || pipe2(fd + 2, O_CLOEXEC) != 0 || (child.pid = fork()) < 0) {
        child.pid = 0;
        close_all(fd, 5);
        return false;
    }
    if (child.pid == 0)
        become_program(fd[4], fd[0], fd[3], parent);
    child.to = fd[1];
    child.from = fd[2];
    child.used = false;
    fcntl(child.to, F_SETFL, O_NONBLOCK);
    close(fd[0]);
    close(fd[3]);
    close(fd[4]);
    return true;
}

/* A program that is in order ends when its input does; whatever else it does, it is over. */
void rs_drawing_end(void)
{
    if (child.pid <= 0)
        return;
    close(child.to);
    struct pollfd p = {child.from, 0, 0};
    if (child.used)
        poll(&p, 1, 500);
    kill(child.pid, SIGKILL);
    while (waitpid(child.pid, NULL, 0) < 0 && errno == EINTR)
        continue;
    close(child.from);
    child.pid = 0;
}

/* ---- one request and its answer ---- */

struct exchange {
    unsigned char ask[RS_FRAME_HEAD], head[RS_FRAME_HEAD];
    const char *request;
    size_t asked, n; /* bytes sent of the head and the request */
    char *reply;
    size_t len, got; /* of the reply; bytes that came of the head and the reply */
};

enum turn { GOES_ON, WHOLE, BROKEN };

static void feed(struct exchange *x)
{
    bool head = x->asked < RS_FRAME_HEAD;
    size_t at = head ? x->asked : x->asked - RS_FRAME_HEAD, left = (head ? RS_FRAME_HEAD : x->n) - at;
    const char *from = head ? (const char *)x->ask : x->request;
    ssize_t k = write(child.to, from + at, left < CHUNK ? left : CHUNK);
    if (k < 0 && errno != EAGAIN && errno != EINTR)
        x->asked = RS_FRAME_HEAD + x->n; /* it reads no more, but may have said why */
    x->asked += k > 0 ? (size_t)k : 0;
}

static enum turn take(struct exchange *x)
{
    bool head = x->got < RS_FRAME_HEAD;
    size_t at = head ? x->got : x->got - RS_FRAME_HEAD, left = (head ? RS_FRAME_HEAD : x->len) - at;
    ssize_t k = left > 0 ? read(child.from, head ? (char *)x->head + at : x->reply + at, left) : 0;
    if (k == 0 || (k < 0 && errno != EINTR && errno != EAGAIN))
        return BROKEN;
    x->got += k > 0 ? (size_t)k : 0;
    if (head && x->got == RS_FRAME_HEAD) {
        x->len = rs_frame_length(x->head);
        x->reply = x->len <= RS_FRAME_MAX ? malloc(x->len + 1) : NULL;
        if (x->reply == NULL)
            return BROKEN;
    }
    return x->got >= RS_FRAME_HEAD && x->got - RS_FRAME_HEAD == x->len ? WHOLE : GOES_ON;
}

/* A warning of the program is told, and its answer waited for. */
static enum turn warned(struct exchange *x)
{
    struct rs_diag d = {.level = RS_LEVEL_WARNING, .message = {x->reply, x->len}};
    rs_diag_print(&d);
    free(x->reply);
    x->reply = NULL;
    x->len = x->got = 0;
    return GOES_ON;
}

/* Feed and read the program until its answer is whole; BROKEN also when out of time or stopped. */
static enum turn exchange(struct exchange *x, double deadline, const sigset_t *waiting, volatile sig_atomic_t *stop)
{
    enum turn turn = GOES_ON;
    while (turn == GOES_ON) {
        double left = deadline - rs_clock();
        struct pollfd p[2] = {{child.from, POLLIN, 0}, {child.to, POLLOUT, 0}};
        struct timespec wait = {(time_t)left, 50000000};
        bool more = x->asked < RS_FRAME_HEAD + x->n;
        if (left <= 0 || *stop)
            return BROKEN;
        int n = ppoll(p, more ? 2 : 1, &wait, waiting);
        if (n < 0 && errno != EINTR)
            return BROKEN;
        if (n > 0 && more && p[1].revents != 0)
            feed(x);
        if (n > 0 && p[0].revents != 0)
            turn = take(x);
        if (turn == WHOLE && x->head[0] == RS_F_WARNING)
            turn = warned(x);
    }
    return turn;
}

static void say(struct rs_drawing *d, enum rs_outcome outcome, const char *message)
{
    free(d->bytes);
    d->bytes = strdup(message);
    d->len = d->bytes != NULL ? strlen(d->bytes) : 0;
    d->outcome = outcome;
}

static bool known(char outcome)
{
    return outcome != '\0' && strchr("+-LIX", outcome) != NULL;
}

/* One try; false where the program died over it. */
static bool attempt(struct rs_drawing *d, const char *request, size_t n, double deadline, const sigset_t *waiting,
                    volatile sig_atomic_t *stop)
{
    struct exchange x = {.request = request, .n = n};
    char why[160];
    if (child.pid == 0 && !start()) {
        snprintf(why, sizeof why, "cannot start the drawing program: %s", strerror(errno));
        say(d, RS_UNABLE, why);
        return true;
    }
    rs_frame_head(x.ask, RS_F_DRAW, n);
    free(d->bytes);
    bool whole = exchange(&x, deadline, waiting, stop) == WHOLE && known((char)x.head[0]);
    d->bytes = x.reply;
    child.used = true;
    if (whole) {
        d->outcome = (enum rs_outcome)x.head[0];
        d->len = x.len;
    } else if (rs_clock() >= deadline || *stop) {
        snprintf(why, sizeof why, "drawing limit: a picture took over %d s, or the command's time was over while it was drawn",
                 RS_SECONDS_PICTURE);
        say(d, RS_LIMITED, why);
    } else {
        say(d, RS_DIED, "the drawing program died");
    }
    if (d->outcome != RS_DONE) {
        child.used = whole; /* one that is broken is not waited for */
        rs_drawing_end();
    }
    return whole || d->outcome != RS_DIED;
}

void rs_drawing_run(struct rs_drawing *d, const char *request, size_t n, double deadline, const sigset_t *waiting,
                    volatile sig_atomic_t *stop)
{
    double most = rs_clock() + RS_SECONDS_PICTURE;
    memset(d, 0, sizeof *d);
    deadline = most < deadline ? most : deadline;
    /* What it died of may be all that came before it, or somebody else's doing: once more, in a fresh one. */
    if (!attempt(d, request, n, deadline, waiting, stop))
        attempt(d, request, n, deadline, waiting, stop);
}
