#include "host/live.h"

#include "host/diag.h"
#include "host/frame.h"
#include "host/loopback.h"
#include "host/parent.h"
#include "host/saves.h"
#include "host/typed.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SETTLE = 120, SAID_MAX = 64 << 10 }; /* ms: an editor may write a file in several steps */

/* One drawing of the report: a child that runs the command, what it writes and what it says. */
static struct {
    pid_t pid; /* 0: there is none */
    int done, page, said;
} child = {0, -1, -1, -1};

static struct rs_loopback_state shown;

static void forget_files(void)
{
    close(child.done);
    close(child.page);
    close(child.said);
    child.pid = 0;
}

static bool draw(const struct rs_options *o)
{
    pid_t parent = getpid();
    child.page = memfd_create("reis-page", MFD_CLOEXEC);
    child.said = memfd_create("reis-said", MFD_CLOEXEC);
    if (child.page < 0 || child.said < 0 || (child.pid = fork()) < 0)
        return false;
    if (child.pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (getppid() != parent || dup2(child.page, 1) < 0 || dup2(child.said, 2) < 0)
            _exit(RS_IO);
        int status = rs_parent_run(o);
        fflush(NULL);
        _exit(status);
    }
    child.done = pidfd_open(child.pid, 0);
    fcntl(child.done, F_SETFD, FD_CLOEXEC);
    return child.done >= 0;
}

static void break_off(void)
{
    if (child.pid <= 0)
        return;
    kill(child.pid, SIGTERM);
    while (waitpid(child.pid, NULL, 0) < 0 && errno == EINTR)
        continue;
    forget_files();
}

/* All of a file in memory, malloc'ed and NUL-terminated; at most so many bytes. */
static char *read_all(int fd, size_t most, size_t *n)
{
    struct stat s;
    *n = 0;
    if (fstat(fd, &s) != 0)
        return NULL;
    size_t size = (size_t)s.st_size < most ? (size_t)s.st_size : most;
    char *bytes = malloc(size + 1);
    for (ssize_t k; bytes != NULL && *n < size && (k = pread(fd, bytes + *n, size - *n, (off_t)*n)) > 0;)
        *n += (size_t)k;
    if (bytes != NULL)
        bytes[*n] = '\0';
    return bytes;
}

/* The child has ended: its page is shown, or what was wrong beside the page of before. */
static void take(void)
{
    int status;
    size_t n;
    while (waitpid(child.pid, &status, 0) < 0 && errno == EINTR)
        continue;
    char *said = read_all(child.said, SAID_MAX, &n);
    if (said != NULL)
        rs_write_all(2, said, n);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
        char *page = read_all(child.page, RS_FRAME_MAX, &n);
        free((char *)shown.page);
        shown.page = page;
        shown.page_n = n;
        shown.pages++;
        rs_diag_say(RS_LEVEL_NOTE, "drawn");
    }
    free((char *)shown.said);
    shown.said = said;
    rs_loopback_show(&shown);
    forget_files();
}

static int follow(const struct rs_options *o, int saves)
{
    bool again = true;
    for (;;) {
        struct pollfd polls[RS_LOOPBACK_POLLS + 2];
        int n = rs_loopback_polls(polls);
        polls[n] = (struct pollfd){saves, POLLIN, 0};
        polls[n + 1] = (struct pollfd){child.pid > 0 ? child.done : -1, POLLIN, 0};
        int ready = poll(polls, (nfds_t)n + 2, again ? SETTLE : -1);
        if (ready < 0 && errno != EINTR)
            return RS_IO;
        if (ready > 0 && polls[n].revents != 0 && rs_saves_taken(saves)) {
            break_off();
            again = true;
        } else if (ready == 0 && again) {
            again = false;
            if (!draw(o)) {
                rs_diag_say(RS_LEVEL_ERROR, "cannot start: %s", strerror(errno));
                return RS_IO;
            }
        }
        if (ready > 0 && child.pid > 0 && polls[n + 1].revents != 0)
            take();
        if (ready > 0)
            rs_loopback_serve(polls, n);
    }
}

int rs_live_run(const struct rs_options *o)
{
    const char *script = o->nfiles > 0 ? o->files[0] : NULL;
    int saves = script != NULL && strcmp(script, "-") != 0 ? rs_saves_open(script) : -1;
    if (script == NULL || saves < 0 || access(script, R_OK) != 0) {
        rs_diag_file(script != NULL ? script : "reis watch", "%s", script == NULL ? "needs a FILE"
            : strcmp(script, "-") == 0 ? "standard input is not saved again; name a file" : strerror(errno));
        return script == NULL ? RS_USAGE : RS_IO;
    }
    int port = (int)rs_options_number(o, "port", 0);
    if (!rs_loopback_open(port)) {
        rs_diag_say(RS_LEVEL_ERROR, "cannot listen at 127.0.0.1:%d: %s; --port names another", port, strerror(errno));
        return RS_IO;
    }
    printf("%s\n", rs_loopback_address());
    if (fflush(stdout) != 0)
        return RS_IO;
    rs_typed_show(rs_loopback_address());
    return follow(o, saves);
}
