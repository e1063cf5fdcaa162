#include "host/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#ifndef RS_NO_SECCOMP
#include <seccomp.h>

/* The worker computes and talks over pipes that are open already: it opens nothing and starts nothing.
 * Everything else answers EPERM rather than killing, so that a library's optional call cannot end a run. */
static int filter(void)
{
    static const int allowed[] = {
        SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(readv), SCMP_SYS(writev), SCMP_SYS(close), SCMP_SYS(fstat),
        SCMP_SYS(newfstatat), SCMP_SYS(lseek), SCMP_SYS(mremap), SCMP_SYS(munmap),
        SCMP_SYS(brk), SCMP_SYS(madvise), SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigaction),
        SCMP_SYS(rt_sigprocmask), SCMP_SYS(setitimer), SCMP_SYS(getitimer), SCMP_SYS(clock_gettime),
        SCMP_SYS(gettimeofday), SCMP_SYS(futex), SCMP_SYS(sched_yield), SCMP_SYS(getpid), SCMP_SYS(gettid),
        SCMP_SYS(getrandom), SCMP_SYS(restart_syscall), SCMP_SYS(exit), SCMP_SYS(exit_group),
    };
    scmp_filter_ctx ctx = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (ctx == NULL)
        return -1;
    int bad = 0;
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
        bad |= seccomp_rule_add(ctx, SCMP_ACT_ALLOW, allowed[i], 0) != 0;
    /* memory may change its protection, but never become code */
    bad |= seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, 4, 0)) != 0;
    bad |= seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, 4, 0)) != 0;
    /* abort() signals itself; nobody else is to be signalled */
    bad |= seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid())) != 0;
    bad |= seccomp_load(ctx) != 0;
    seccomp_release(ctx);
    return bad ? -1 : 0;
}
#else
static int filter(void)
{
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

int rs_confine(double address_mebibytes)
{
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NOFILE, 16);
    if (address_mebibytes > 0)
        limit(RLIMIT_AS, (rlim_t)(address_mebibytes * 1048576.0));
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return -1;
    return filter();
}
