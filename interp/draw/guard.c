#include "draw/guard.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#ifndef RS_NO_SECCOMP
#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#endif

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
/* Fonts are read from wherever fontconfig keeps them, so reading stays open; the worker's own
   filter is an allow-list, but here no foreign code runs, only a graph is drawn. */
static void filter(void)
{
    static const int closed[] = {
        SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(socket),
        SCMP_SYS(connect), SCMP_SYS(bind), SCMP_SYS(listen), SCMP_SYS(accept), SCMP_SYS(accept4),
        SCMP_SYS(socketpair), SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv),
            SCMP_SYS(process_vm_writev),
        SCMP_SYS(kill), SCMP_SYS(tkill), SCMP_SYS(unlink), SCMP_SYS(unlinkat), SCMP_SYS(rename),
        SCMP_SYS(renameat), SCMP_SYS(renameat2), SCMP_SYS(mkdir), SCMP_SYS(mkdirat),
            SCMP_SYS(rmdir),
        SCMP_SYS(link), SCMP_SYS(linkat), SCMP_SYS(symlink), SCMP_SYS(symlinkat), SCMP_SYS(mknod),
        SCMP_SYS(mknodat), SCMP_SYS(chmod), SCMP_SYS(fchmod), SCMP_SYS(fchmodat), SCMP_SYS(chown),
        SCMP_SYS(fchown), SCMP_SYS(lchown), SCMP_SYS(fchownat), SCMP_SYS(truncate), SCMP_SYS(creat),
        SCMP_SYS(mount), SCMP_SYS(umount2), SCMP_SYS(chroot), SCMP_SYS(setns), SCMP_SYS(unshare),
        SCMP_SYS(bpf), SCMP_SYS(keyctl), SCMP_SYS(add_key), SCMP_SYS(io_uring_setup),
            SCMP_SYS(openat2)};
    static const unsigned writing[] = {O_WRONLY, O_RDWR};
    scmp_filter_ctx rules = seccomp_init(SCMP_ACT_ALLOW);
    if (!rules)
        return;
    for (unsigned i = 0; i < sizeof closed / sizeof *closed; i++)
        seccomp_rule_add(rules, SCMP_ACT_ERRNO(EPERM), closed[i], 0);
    for (unsigned i = 0; i < 2; i++) {
        seccomp_rule_add(rules, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(open), 1,
                         SCMP_A1(SCMP_CMP_MASKED_EQ, O_ACCMODE, writing[i]));
        seccomp_rule_add(rules, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(openat), 1,
                         SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE, writing[i]));
    }
    seccomp_load(rules);
    seccomp_release(rules);
}
#endif

void rs_guard(void)
{
#if !defined(__SANITIZE_ADDRESS__) /* the sanitizer's shadow memory counts as address space */
    limit(RLIMIT_AS, (rlim_t)1 << 30);
#endif
    limit(RLIMIT_CPU, 60);
    limit(RLIMIT_CORE, 0);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#ifndef RS_NO_SECCOMP
    filter();
#endif
}
