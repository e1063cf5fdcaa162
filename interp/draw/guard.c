#include "draw/guard.h"

#include "draw/landlock.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

static void limit(int what, rlim_t most)
{
    struct rlimit r;
    if (getrlimit(what, &r) != 0)
        return;
    if (r.rlim_max == RLIM_INFINITY || r.rlim_max > most)
        r.rlim_max = most;
    r.rlim_cur = r.rlim_max;
    setrlimit(what, &r);
}

#ifndef RS_NO_SECCOMP
#include <seccomp.h>

/* Memory, the pipes to the parent, and looking fonts up, wherever fontconfig keeps them. */
static const int ALLOWED[] = {
    SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(readv), SCMP_SYS(writev), SCMP_SYS(pread64),
    SCMP_SYS(close), SCMP_SYS(lseek), SCMP_SYS(fstat), SCMP_SYS(stat), SCMP_SYS(lstat),
    SCMP_SYS(newfstatat), SCMP_SYS(statx), SCMP_SYS(statfs), SCMP_SYS(fstatfs), SCMP_SYS(access),
    SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat),
    SCMP_SYS(getdents64), SCMP_SYS(getcwd), SCMP_SYS(mremap), SCMP_SYS(munmap), SCMP_SYS(brk),
    SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(set_robust_list), SCMP_SYS(rseq),
    SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity), SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getrandom),
    SCMP_SYS(restart_syscall), SCMP_SYS(exit), SCMP_SYS(exit_group)};

/* The flags that an open for reading may have; with any other it is no longer only that. */
#define READING (O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | O_DIRECTORY | O_NOFOLLOW)

/* New namespaces, which root could make for a thread. */
#define NAMESPACES \
    (CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | \
     CLONE_NEWNET)

#define ALLOW(call, count, ...) \
    (seccomp_rule_add(rules, SCMP_ACT_ALLOW, SCMP_SYS(call), count, __VA_ARGS__) == 0)

static bool allow_reading(scmp_filter_ctx rules)
{
    const scmp_datum_t refused = ~(unsigned)READING;
    return ALLOW(open, 1, SCMP_A1(SCMP_CMP_MASKED_EQ, refused, 0)) &&
        ALLOW(openat, 1, SCMP_A2(SCMP_CMP_MASKED_EQ, refused, 0)) &&
        ALLOW(fcntl, 1, SCMP_A1(SCMP_CMP_EQ, F_GETFD)) &&
        ALLOW(fcntl, 1, SCMP_A1(SCMP_CMP_EQ, F_SETFD)) &&
        ALLOW(fcntl, 1, SCMP_A1(SCMP_CMP_EQ, F_GETFL));
}

/* Memory never becomes code; the threads of pango are threads, never processes (clone3, whose flags
   no filter can see, answers as an old kernel would, and clone is used); only abort() signals. */
static bool allow_itself(scmp_filter_ctx rules)
{
    return ALLOW(mmap, 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) &&
        ALLOW(mprotect, 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) &&
        ALLOW(clone, 1, SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD | NAMESPACES, CLONE_THREAD)) &&
        seccomp_rule_add(rules, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0 &&
        ALLOW(prctl, 1, SCMP_A0(SCMP_CMP_EQ, PR_SET_NAME)) &&
        ALLOW(prlimit64, 2, SCMP_A0(SCMP_CMP_EQ, 0), SCMP_A2(SCMP_CMP_EQ, 0)) &&
        ALLOW(tgkill, 1, SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid()));
}

/* Everything else answers EPERM rather than killing: libraries try things they can do without. */
static bool filter(void)
{
    scmp_filter_ctx rules = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    bool good = rules != NULL;
    for (size_t i = 0; i < sizeof ALLOWED / sizeof *ALLOWED && good; i++)
        good = seccomp_rule_add(rules, SCMP_ACT_ALLOW, ALLOWED[i], 0) == 0;
    good = good && allow_reading(rules) && allow_itself(rules) && seccomp_load(rules) == 0;
    if (rules)
        seccomp_release(rules);
    return good;
}
#else
static bool filter(void)
{
    return true; /* sanitizers and coverage need calls of their own */
}
#endif

bool rs_guard(void)
{
#ifndef __SANITIZE_ADDRESS__ /* the sanitizer's shadow memory counts as address space */
    limit(RLIMIT_AS, (rlim_t)1 << 30);
#endif
    limit(RLIMIT_CORE, 0);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return false;
#ifndef RS_NO_SECCOMP
    rs_landlock_read_only(); /* a second wall where the kernel has it; the filter must hold alone */
#endif
    return filter();
}
