/* filter: writes C source that holds the worker's system-call filter, as the kernel takes it.
 * usage: filter > filter_data.c */
#include <errno.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <seccomp.h>
#include <stdio.h>
#include <unistd.h>

/* These stand for the worker's own id, and for its pipe to the parent, until there are any. */
enum { PID = 0x7EA5E1D5, PIPE = 0x7EA5E1D6 };

/* New namespaces, which root could make for a thread. */
#define NAMESPACES (CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET)

/* The worker computes and talks over pipes that are open already: it opens nothing and starts no process.
 * Everything else answers EPERM rather than killing, so that a library's optional call cannot end a run. */
static int add_rules(scmp_filter_ctx ctx)
{
    static const int allowed[] = {
        SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(close), SCMP_SYS(fstat),
        SCMP_SYS(lseek), SCMP_SYS(mremap), SCMP_SYS(munmap),
        SCMP_SYS(brk), SCMP_SYS(madvise), SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigaction),
        SCMP_SYS(rt_sigprocmask), SCMP_SYS(setitimer), SCMP_SYS(getitimer), SCMP_SYS(clock_gettime),
        SCMP_SYS(gettimeofday), SCMP_SYS(futex), SCMP_SYS(sched_yield), SCMP_SYS(getpid), SCMP_SYS(gettid),
        SCMP_SYS(getrandom), SCMP_SYS(restart_syscall), SCMP_SYS(exit), SCMP_SYS(exit_group),
        SCMP_SYS(set_robust_list), SCMP_SYS(rseq),
    };
    int bad = 0;
    /* a file of the command line may be open for writing too: a terminal, say, as standard input */
    bad |= seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(write), 1, SCMP_A0(SCMP_CMP_EQ, PIPE)) != 0;
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
        bad |= seccomp_rule_add(ctx, SCMP_ACT_ALLOW, allowed[i], 0) != 0;
    /* memory may change its protection, but never become code */
    bad |= seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, 4, 0)) != 0;
    bad |= seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, 4, 0)) != 0;
    /* threads, never processes; clone3 hides its flags from a filter, so the library falls back on clone */
    bad |= seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
                            SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD | NAMESPACES, CLONE_THREAD)) != 0;
    bad |= seccomp_rule_add(ctx, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) != 0;
    /* abort() signals itself; nobody else is to be signalled */
    bad |= seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, SCMP_A0(SCMP_CMP_EQ, PID)) != 0;
    return bad;
}

/* The program as source -> 0, or 1 where a place left open is not found once. */
static int print_program(FILE *in)
{
    struct sock_filter op;
    int n = 0, pid = -1, pids = 0, pipe = -1, pipes = 0;
    printf("#include <linux/filter.h>\nextern const struct sock_filter rs_filter_code[];\n"
           "extern const unsigned short rs_filter_len, rs_filter_pid, rs_filter_pipe;\nconst struct sock_filter rs_filter_code[] = {\n");
    for (; fread(&op, sizeof op, 1, in) == 1; n++) {
        printf("{%u, %u, %u, %uu},\n", op.code, op.jt, op.jf, op.k);
        if (op.k == PID) {
            pid = n;
            pids++;
        }
        if (op.k == PIPE) {
            pipe = n;
            pipes++;
        }
    }
    printf("};\nconst unsigned short rs_filter_len = %d, rs_filter_pid = %d, rs_filter_pipe = %d;\n", n, pid, pipe);
    return pids != 1 || pipes != 1;
}

int main(void)
{
    FILE *between = tmpfile();
    scmp_filter_ctx ctx = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (between == NULL || ctx == NULL || add_rules(ctx) != 0 || seccomp_export_bpf(ctx, fileno(between)) != 0) {
        fprintf(stderr, "filter: error: the rules make no filter\n");
        return 1;
    }
    seccomp_release(ctx);
    rewind(between);
    if (print_program(between) != 0) {
        fprintf(stderr, "filter: error: the process's id and its pipe must stand in the filter once\n");
        return 1;
    }
    return ferror(stdout) || fflush(stdout) != 0;
}
