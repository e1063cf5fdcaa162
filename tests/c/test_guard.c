/* What the drawing program may not do, tried under its own guard, each in a child of its own; and
   what it must still be able to do. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <setjmp.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "draw/guard.h"
#include "draw/landlock.h"

enum { REFUSED = 0, DONE = 1, OTHER = 2, NO_GUARD = 3 };

static char folder[] = "/tmp/reis-guard-XXXXXX", file[64], other[64];

static void make_folder(void)
{
    assert_non_null(mkdtemp(folder));
    snprintf(file, sizeof file, "%s/file", folder);
    snprintf(other, sizeof other, "%s/other", folder);
    int fd = open(file, O_WRONLY | O_CREAT, 0600);
    assert_int_equal(write(fd, "whole", 5), 5);
    close(fd);
}

static int start(void **state)
{
    (void)state;
    make_folder();
    return 0;
}

static int stop(void **state)
{
    (void)state;
    unlink(file);
    return rmdir(folder); /* fails where a probe left something */
}

/* ---- the probes: each gives what the system call gave ---- */

static long open_with(int flags) { return open(file, flags, 0600); }
static long write_only(void) { return open_with(O_WRONLY); }
static long read_write(void) { return open_with(O_RDWR); }
static long access_mode_3(void) { return open_with(O_ACCMODE); }
static long truncate_by_open(void) { return open_with(O_RDONLY | O_TRUNC); }
static long append(void) { return open_with(O_WRONLY | O_APPEND); }
static long create_for_reading(void) { return open(other, O_RDONLY | O_CREAT, 0600); }
static long create(void) { return open(other, O_WRONLY | O_CREAT | O_EXCL, 0600); }
static long create_old(void) { return syscall(SYS_creat, other, 0600); }
static long old_open(void) { return syscall(SYS_open, file, O_RDONLY | O_TRUNC, 0); }
static long unnamed(void) { return open(folder, O_TMPFILE | O_RDWR, 0600); }
static long by_path(void) { return open_with(O_PATH); }
static long truncate_it(void) { return truncate(file, 0); }
static long remove_it(void) { return unlink(file); }
static long rename_it(void) { return rename(file, other); }
static long link_it(void) { return link(file, other); }
static long symlink_it(void) { return symlink(file, other); }
static long make_folder_in_it(void) { return mkdir(other, 0700); }
static long make_pipe(void) { return mkfifo(other, 0600); }
static long change_mode(void) { return chmod(file, 0777); }
static long change_owner(void) { return chown(file, getuid(), getgid()); }
static long change_times(void) { return utimes(file, NULL); }
static long in_memory(void) { return memfd_create("x", 0); }
static long go_away(void) { return chdir("/"); }

static long open_by_how(void)
{
    struct { uint64_t flags, mode, resolve; } how = {O_WRONLY, 0, 0};
    return syscall(SYS_openat2, AT_FDCWD, file, &how, sizeof how);
}

static long run_program(void)
{
    char *argv[] = {"true", NULL}, *env[] = {NULL};
    return execve("/bin/true", argv, env);
}

static long run_program_by_file(void)
{
    char *argv[] = {"true", NULL}, *env[] = {NULL};
    int fd = open("/bin/true", O_RDONLY | O_CLOEXEC);
    return syscall(SYS_execveat, fd, "", argv, env, AT_EMPTY_PATH);
}

/* A child that came to be leaves at once. */
static long after_fork(long pid)
{
    if (pid == 0)
        _exit(0);
    return pid;
}

static long fork_it(void) { return after_fork(syscall(SYS_fork)); }
static long clone_it(void) { return after_fork(syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0)); }

/* Without CLONE_VM the kernel itself would say EINVAL: only the filter says EPERM. */
static long thread_in_namespace(void)
{
    return syscall(SYS_clone, CLONE_THREAD | CLONE_NEWUSER, 0, 0, 0, 0);
}

static long clone3_it(void)
{
    uint64_t args[8] = {0, 0, 0, 0, SIGCHLD};
    return after_fork(syscall(SYS_clone3, args, sizeof args));
}

static long socket_inet(void) { return socket(AF_INET, SOCK_STREAM, 0); }
static long socket_inet6(void) { return socket(AF_INET6, SOCK_DGRAM, 0); }
static long socket_unix(void) { return socket(AF_UNIX, SOCK_STREAM, 0); }
static long socket_netlink(void) { return socket(AF_NETLINK, SOCK_RAW, 0); }
static long socket_pair(void) { int two[2]; return socketpair(AF_UNIX, SOCK_STREAM, 0, two); }

static long signal_parent(void) { return kill(getppid(), 0); }
static long signal_group(void) { return kill(0, 0); }
static long signal_thread(void) { return syscall(SYS_tgkill, getppid(), getppid(), 0); }
static long signal_old(void) { return syscall(SYS_tkill, getppid(), 0); }
static long signal_by_owner(void) { return fcntl(0, F_SETOWN, getppid()); }
static long trace_parent(void) { return ptrace(PTRACE_ATTACH, getppid(), NULL, NULL); }
static long trace_me(void) { return ptrace(PTRACE_TRACEME, 0, NULL, NULL); }

static long read_parent(void)
{
    char byte;
    struct iovec mine = {&byte, 1}, theirs = {file, 1};
    return process_vm_readv(getppid(), &mine, 1, &theirs, 1, 0);
}

static long raise_limit(void)
{
    struct rlimit r = {RLIM_INFINITY, RLIM_INFINITY};
    return setrlimit(RLIMIT_AS, &r);
}

static long new_code(void)
{
    void *p = mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return p == MAP_FAILED ? -1 : 0;
}

static long old_code(void)
{
    void *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return mprotect(p, 4096, PROT_READ | PROT_EXEC);
}

static long be_traceable(void) { return prctl(PR_SET_PTRACER, getppid(), 0, 0, 0); }
static long rings(void) { char params[120] = {0}; return syscall(SYS_io_uring_setup, 1, params); }
static long namespaces(void) { return syscall(SYS_unshare, 0x10000000 /* CLONE_NEWUSER */); }
static long wait_for_any(void) { return syscall(SYS_pidfd_open, getppid(), 0); }

static const struct { const char *what; long (*probe)(void); } PROBES[] = {
    {"open for writing", write_only}, {"open for both", read_write},
    {"open with access mode 3", access_mode_3}, {"open that truncates", truncate_by_open},
    {"open that appends", append}, {"create while reading", create_for_reading},
    {"create", create}, {"creat", create_old}, {"the old open, truncating", old_open},
    {"an unnamed file", unnamed}, {"a path descriptor", by_path}, {"openat2", open_by_how},
    {"truncate", truncate_it}, {"unlink", remove_it}, {"rename", rename_it}, {"link", link_it},
    {"symlink", symlink_it}, {"mkdir", make_folder_in_it}, {"mkfifo", make_pipe},
    {"chmod", change_mode}, {"chown", change_owner}, {"utimes", change_times},
    {"memfd_create", in_memory}, {"chdir", go_away}, {"execve", run_program},
    {"execveat", run_program_by_file}, {"fork", fork_it}, {"clone", clone_it},
    {"a namespace", thread_in_namespace},
    {"clone3", clone3_it}, {"an inet socket", socket_inet}, {"an inet6 socket", socket_inet6},
    {"a unix socket", socket_unix}, {"a netlink socket", socket_netlink},
    {"a pair of sockets", socket_pair}, {"kill", signal_parent}, {"kill a group", signal_group},
    {"tgkill", signal_thread}, {"tkill", signal_old}, {"SIGIO by owner", signal_by_owner},
    {"ptrace", trace_parent}, {"be traced", trace_me}, {"read another process", read_parent},
    {"raise a limit", raise_limit}, {"map code", new_code}, {"make memory code", old_code},
    {"prctl", be_traceable}, {"io_uring", rings}, {"unshare", namespaces},
    {"pidfd_open", wait_for_any}};

/* Runs a probe under a wall, in a child -> REFUSED, DONE, OTHER (failed for another reason). */
static int try_under(bool (*wall)(void), long (*probe)(void))
{
    int status;
    pid_t pid = fork();
    if (pid == 0) {
        if (!wall())
            _exit(NO_GUARD);
        errno = 0;
        long got = probe();
        _exit(got != -1 ? DONE : errno == EPERM || errno == EACCES || errno == ENOSYS ? REFUSED
            : OTHER);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static bool nothing(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0; }

static void forbidden_things_are_refused(void **state)
{
    (void)state;
#ifdef RS_NO_SECCOMP
    skip();
#endif
    for (size_t i = 0; i < sizeof PROBES / sizeof *PROBES; i++) {
        int got = try_under(rs_guard, PROBES[i].probe);
        if (got != REFUSED)
            print_error("%s: %d\n", PROBES[i].what, got);
        assert_int_equal(got, REFUSED);
    }
    struct stat st;
    assert_int_equal(stat(file, &st), 0);
    assert_int_equal(st.st_size, 5);
    assert_int_equal(st.st_mode & 0777, 0600);
}

/* Were a probe refused without the guard, it would show nothing. */
static void the_probes_can_succeed(void **state)
{
    static long (*const plain[])(void) = {write_only, read_write, append, by_path, change_times,
        in_memory, fork_it, clone_it, clone3_it, socket_unix, socket_pair, signal_parent, new_code,
        old_code};
    (void)state;
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        assert_int_equal(try_under(nothing, plain[i]), DONE);
}

/* ---- what drawing needs ---- */

static long read_it(void)
{
    char text[8];
    int fd = open(file, O_RDONLY | O_CLOEXEC);
    return fd >= 0 && read(fd, text, sizeof text) == 5 && access(file, R_OK) == 0 ? 0 : -1;
}

static long list_it(void)
{
    DIR *d = opendir(folder);
    return d && readdir(d) ? 0 : -1;
}

static void *idle(void *nothing)
{
    return nothing;
}

static long thread_it(void)
{
    pthread_t thread;
    return pthread_create(&thread, NULL, idle, NULL) == 0 && pthread_join(thread, NULL) == 0 ? 0 : -1;
}

static long large_memory(void)
{
    return calloc(1, 64 << 20) ? 0 : -1;
}

static void drawing_can_go_on(void **state)
{
    static long (*const needed[])(void) = {read_it, list_it, thread_it, large_memory};
    (void)state;
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        assert_int_equal(try_under(rs_guard, needed[i]), DONE);
}

/* ---- the walls themselves ---- */

static bool guard_without_filters(void)
{
    struct sock_filter code[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_seccomp, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_prctl, 0, 3),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0])),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, PR_SET_SECCOMP, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EINVAL),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)};
    struct sock_fprog program = {sizeof code / sizeof *code, code};
    return nothing() && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0 && rs_guard();
}

static long anything(void)
{
    return 0;
}

static void no_filter_is_no_guard(void **state)
{
    (void)state;
#ifdef RS_NO_SECCOMP
    skip();
#endif
    assert_int_equal(try_under(guard_without_filters, anything), NO_GUARD);
}

static bool landlock_alone(void)
{
    return nothing() && rs_landlock_read_only();
}

static void landlock_holds_alone(void **state)
{
    static long (*const changes[])(void) = {write_only, read_write, append, create,
        create_for_reading, remove_it, make_folder_in_it, make_pipe, symlink_it, rename_it, link_it,
        run_program};
    (void)state;
    if (try_under(landlock_alone, anything) == NO_GUARD)
        skip();
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
        assert_int_equal(try_under(landlock_alone, changes[i]), REFUSED);
    assert_int_equal(try_under(landlock_alone, read_it), DONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forbidden_things_are_refused), cmocka_unit_test(the_probes_can_succeed),
        cmocka_unit_test(drawing_can_go_on), cmocka_unit_test(no_filter_is_no_guard),
        cmocka_unit_test(landlock_holds_alone)};
    return cmocka_run_group_tests(tests, start, stop);
}
