#include "database/guard.h"

#include <errno.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#define MEMORY_MOST ((rlim_t)8 << 30) /* bytes: SQLite sorts within this process */

static void limit(int what, rlim_t most)
{
    struct rlimit r;
    if (getrlimit(what, &r) != 0)
        return;
    if (r.rlim_max == RLIM_INFINITY || r.rlim_max > most)
        r.rlim_max = most;
    if (r.rlim_cur == RLIM_INFINITY || r.rlim_cur > r.rlim_max)
        r.rlim_cur = r.rlim_max;
    setrlimit(what, &r);
}

#ifndef RS_NO_SECCOMP
#include <seccomp.h>

/* Other programs, other processes, the system itself. */
static const int REFUSED[] = {
    SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev),
    SCMP_SYS(pidfd_open), SCMP_SYS(pidfd_getfd), SCMP_SYS(pidfd_send_signal), SCMP_SYS(kill), SCMP_SYS(tkill),
    SCMP_SYS(mount), SCMP_SYS(umount2), SCMP_SYS(pivot_root), SCMP_SYS(chroot), SCMP_SYS(unshare), SCMP_SYS(setns),
    SCMP_SYS(bpf), SCMP_SYS(perf_event_open), SCMP_SYS(keyctl), SCMP_SYS(add_key), SCMP_SYS(request_key),
    SCMP_SYS(init_module), SCMP_SYS(finit_module), SCMP_SYS(delete_module), SCMP_SYS(kexec_load), SCMP_SYS(reboot),
    SCMP_SYS(swapon), SCMP_SYS(swapoff), SCMP_SYS(setuid), SCMP_SYS(setgid), SCMP_SYS(setresuid), SCMP_SYS(setresgid),
    SCMP_SYS(userfaultfd), SCMP_SYS(io_uring_setup)};

static bool filter(void)
{
    scmp_filter_ctx rules = seccomp_init(SCMP_ACT_ALLOW);
    bool good = rules != NULL;
    for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED && good; i++)
        good = seccomp_rule_add(rules, SCMP_ACT_ERRNO(EPERM), REFUSED[i], 0) == 0;
    good = good && seccomp_load(rules) == 0;
    if (rules != NULL)
        seccomp_release(rules);
    return good;
}
#else
static bool filter(void)
{
    return true; /* sanitizers and coverage need calls of their own */
}
#endif

bool rs_database_guard(void)
{
#ifndef __SANITIZE_ADDRESS__ /* the sanitizer's shadow memory counts as address space */
    limit(RLIMIT_AS, MEMORY_MOST);
#endif
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NOFILE, 256);
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && filter();
}
