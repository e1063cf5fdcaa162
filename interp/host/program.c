#include "host/program.h"

#include "host/diag.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { CHUNK = 1 << 16 };

double rs_clock(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* ---- starting and ending ---- */

/* The program as an open file in memory that nobody can change any more. -1 with errno. */
static int program_fd(const struct rs_program *p)
{
    int fd = memfd_create(p->name, MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (fd < 0)
        return -1;
    if (rs_write_all(fd, p->bytes, p->n) != 0 || fcntl(fd, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) != 0) {
        int error = errno;
        close(fd);
        errno = error;
        return -1;
    }
    return fd;
}

static void become_program(const struct rs_program *p, int program, int in, int out, pid_t parent)
{
    char *argv[] = {(char *)p->name, NULL};
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
    if (dup2(in, 0) < 0 || dup2(out, 1) < 0 || (!p->tells && dup2(null, 2) < 0))
        _exit(127);
    fexecve(program, argv, p->environment != NULL ? p->environment : environ);
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

bool rs_program_start(struct rs_program *p)
{
    if (p->pid > 0)
        return true;
    int fd[5] = {-1, -1, -1, -1, program_fd(p)}; /* its input, its output, the program */
    pid_t parent = getpid();
    if (fd[4] < 0 || pipe2(fd, O_CLOEXEC) != 0 || pipe2(fd + 2, O_CLOEXEC) != 0 || (p->pid = fork()) < 0) {
        p->pid = 0;
        close_all(fd, 5);
        return false;
    }
    if (p->pid == 0)
        become_program(p, fd[4], fd[0], fd[3], parent);
    p->to = fd[1];
    p->from = fd[2];
    fcntl(p->to, F_SETFL, O_NONBLOCK);
    close(fd[0]);
    close(fd[3]);
    close(fd[4]);
    return true;
}

/* A program that is in order ends when its input does; whatever else it does, it is over. */
void rs_program_end(struct rs_program *p, int sig, int milliseconds)
{
    if (p->pid <= 0)
        return;
    close(p->to);
    if (sig != 0)
        kill(p->pid, sig);
    struct pollfd end = {p->from, 0, 0};
    if (milliseconds > 0)
        poll(&end, 1, milliseconds);
    kill(p->pid, SIGKILL);
    while (waitpid(p->pid, NULL, 0) < 0 && errno == EINTR)
        continue;
    close(p->from);
    p->pid = 0;
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

static void feed(struct exchange *x, int to)
{
    bool head = x->asked < RS_FRAME_HEAD;
    size_t at = head ? x->asked : x->asked - RS_FRAME_HEAD, left = (head ? RS_FRAME_HEAD : x->n) - at;
    const char *from = head ? (const char *)x->ask : x->request;
    ssize_t k = write(to, from + at, left < CHUNK ? left : CHUNK);
    if (k < 0 && errno != EAGAIN && errno != EINTR)
        x->asked = RS_FRAME_HEAD + x->n; /* it reads no more, but may have said why */
    x->asked += k > 0 ? (size_t)k : 0;
}

static enum turn take(struct exchange *x, int from)
{
    bool head = x->got < RS_FRAME_HEAD;
    size_t at = head ? x->got : x->got - RS_FRAME_HEAD, left = (head ? RS_FRAME_HEAD : x->len) - at;
    ssize_t k = left > 0 ? read(from, head ? (char *)x->head + at : x->reply + at, left) : 0;
    if (k == 0 || (k < 0 && errno != EINTR && errno != EAGAIN))
        return BROKEN;
    x->got += k > 0 ? (size_t)k : 0;
    if (head && x->got == RS_FRAME_HEAD) {
        x->len = rs_frame_length(x->head);
        x->reply = x->len <= RS_FRAME_MAX ? malloc(x->len + 1) : NULL;
        if (x->reply == NULL)
            return BROKEN;
        x->reply[x->len] = '\0';
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

bool rs_program_ask(struct rs_program *p, char type, const char *request, size_t n, struct rs_frame *reply, double deadline,
                    const sigset_t *waiting, volatile sig_atomic_t *stop)
{
    struct exchange x = {.request = request, .n = n};
    enum turn turn = GOES_ON;
    rs_frame_head(x.ask, type, n);
    while (turn == GOES_ON) {
        double left = deadline - rs_clock();
        struct pollfd fd[2] = {{p->from, POLLIN, 0}, {p->to, POLLOUT, 0}};
        struct timespec wait = {(time_t)left, 50000000};
        bool more = x.asked < RS_FRAME_HEAD + x.n;
        int ready = left <= 0 || *stop ? -1 : ppoll(fd, more ? 2 : 1, &wait, waiting);
        if (left <= 0 || *stop || (ready < 0 && errno != EINTR))
            turn = BROKEN;
        if (ready > 0 && more && fd[1].revents != 0)
            feed(&x, p->to);
        if (ready > 0 && fd[0].revents != 0)
            turn = take(&x, p->from);
        if (turn == WHOLE && x.head[0] == RS_F_WARNING)
            turn = warned(&x);
    }
    *reply = (struct rs_frame){(char)x.head[0], x.reply, x.len};
    if (turn == WHOLE)
        return true;
    free(x.reply);
    reply->data = NULL;
    return false;
}
