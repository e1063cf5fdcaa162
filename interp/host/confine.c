#include "host/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#ifndef RS_NO_SECCOMP
/* Made at build time by scripts/filter.c, which says what is allowed; the worker's own id and its pipe are left open. */
extern const struct sock_filter rs_filter_code[];
extern const unsigned short rs_filter_len, rs_filter_pid, rs_filter_pipe;

static int filter(int to_parent)
{
    enum { MOST = 256 };
    struct sock_filter code[MOST];
    const struct sock_fprog program = {rs_filter_len, code};
    if (rs_filter_len > MOST)
        return -1;
    memcpy(code, rs_filter_code, rs_filter_len * sizeof *code);
    code[rs_filter_pid].k = (unsigned)getpid();
    code[rs_filter_pipe].k = (unsigned)to_parent;
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}
#else
static int filter(int to_parent)
{
    (void)to_parent;
    return 0; /* sanitizers and coverage need calls of their own */
}
#endif

static int ascending(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

static bool null_standard(void)
{
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    bool done = null >= 0;
    for (int fd = 0; done && fd <= 2; fd++) {
#ifdef RS_NO_SECCOMP
        if (fd == 2)
            break; /* what a sanitizer finds is said there */
#endif
        done = dup2(null, fd) == fd;
    }
    return done; /* null itself is closed with the rest */
}

bool rs_confine_descriptors(int *keep, int n, bool null)
{
    unsigned from = 3;
    if (null && !null_standard())
        return false;
    qsort(keep, (size_t)n, sizeof *keep, ascending);
    for (int i = 0; i < n; i++) {
        if (keep[i] < (int)from)
            continue;
        if (keep[i] > (int)from && close_range(from, (unsigned)keep[i] - 1, 0) != 0)
            return false;
        from = (unsigned)keep[i] + 1;
    }
    return close_range(from, UINT_MAX, 0) == 0;
}

static void limit(int what, rlim_t value)
{
    const struct rlimit r = {value, value};
    setrlimit(what, &r);
}

int rs_confine(double address_mebibytes, int to_parent)
{
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NOFILE, 16);
    if (address_mebibytes > 0)
        limit(RLIMIT_AS, (rlim_t)(address_mebibytes * 1048576.0));
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return -1;
    return filter(to_parent);
}
