/* What the worker may not do, tried behind its own walls, each in a child of its own; and what it must still be able to do. */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "host/confine.h"

enum { REFUSED = 0, DONE = 1, OTHER = 2, NO_WALL = 3 };

/* ---- the probes: each gives what the system call gave ---- */

static long read_file(void) { return open("/etc/hostname", O_RDONLY); }
static long write_file(void) { return open("/tmp/reis-confine", O_WRONLY | O_CREAT, 0600); }
static long old_open(void) { return syscall(SYS_open, "/dev/null", O_RDONLY, 0); }
static long remove_file(void) { return unlink("/tmp/reis-confine"); }
static long run_program(void) { return execl("/bin/true", "true", (char *)NULL); }
static long socket_inet(void) { return socket(AF_INET, SOCK_STREAM, 0); }
static long socket_unix(void) { return socket(AF_UNIX, SOCK_STREAM, 0); }
static long signal_parent(void) { return kill(getppid(), 0); }
static long signal_parent_thread(void) { return syscall(SYS_tgkill, getppid(), getppid(), 0); }
static long copy_descriptor(void) { return dup(1); }
static long other_filter(void) { return prctl(PR_SET_SECCOMP, 1, 0, 0, 0); }
static long in_memory(void) { return memfd_create("x", 0); }

static long write_elsewhere(void)
{
    return write(13, "x", 1);
}

static long write_parts(void)
{
    struct iovec part = {"x", 1};
    return writev(13, &part, 1);
}

/* A thread in a namespace of its own: refused by the filter, or as a thread that shares what it may not. */
static long thread_in_namespace(void)
{
    return syscall(SYS_clone, CLONE_THREAD | CLONE_SIGHAND | CLONE_VM | CLONE_NEWUSER, NULL, NULL, NULL, NULL);
}

static long look_for_file(void)
{
    struct stat st;
    return stat("/etc/passwd", &st);
}

static long fork_it(void)
{
    long pid = syscall(SYS_fork);
    if (pid == 0)
        _exit(0);
    return pid;
}

static long raise_limit(void)
{
    const struct rlimit r = {0, 0};
    return setrlimit(RLIMIT_CORE, &r);
}

static long map_with(int protection)
{
    return mmap(NULL, 4096, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0;
}

static long protect_with(int protection)
{
    void *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return p == MAP_FAILED ? 0 : mprotect(p, 4096, protection);
}

static long new_code(void) { return map_with(PROT_READ | PROT_EXEC); }
static long old_code(void) { return protect_with(PROT_READ | PROT_EXEC); }

static const struct { const char *what; long (*probe)(void); } REFUSALS[] = {
    {"open", read_file}, {"create", write_file}, {"the old open", old_open}, {"unlink", remove_file}, {"execve", run_program},
    {"an inet socket", socket_inet}, {"a unix socket", socket_unix}, {"kill", signal_parent},
    {"tgkill of another", signal_parent_thread}, {"dup", copy_descriptor}, {"seccomp", other_filter}, {"memfd_create", in_memory},
    {"fork", fork_it}, {"setrlimit", raise_limit}, {"map code", new_code}, {"make memory code", old_code},
    {"write elsewhere", write_elsewhere}, {"writev", write_parts}, {"a namespace", thread_in_namespace}, {"stat", look_for_file}};

/* ---- what it needs ---- */

static long map_memory(void) { return map_with(PROT_READ | PROT_WRITE); }
static long seal_memory(void) { return protect_with(PROT_READ); }
static long signal_itself(void) { return syscall(SYS_tgkill, getpid(), gettid(), 0); }

static long write_pipe(void)
{
    char c = 'x';
    return write(3, &c, 1) == 1 && read(4, &c, 1) == 1 ? 0 : -1;
}

static long allocate(void)
{
    char *p = malloc(8 << 20);
    if (p == NULL)
        return -1;
    p[4 << 20] = 1;
    free(p);
    return 0;
}

static const struct { const char *what; long (*probe)(void); } ALLOWANCES[] = {
    {"map memory", map_memory}, {"seal memory", seal_memory}, {"tgkill of itself", signal_itself},
    {"write and read a pipe", write_pipe}, {"allocate", allocate}};

/* Runs a probe behind the walls (or without), in a child -> REFUSED, DONE, OTHER (failed for another reason). */
static int try_it(bool walls, long (*probe)(void))
{
    int status, ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t pid = fork();
    if (pid == 0) {
        if (dup2(ends[1], 13) < 0 || dup2(ends[0], 14) < 0 || dup2(13, 3) < 0 || dup2(14, 4) < 0)
            _exit(NO_WALL);
        if (walls && rs_confine(1024, 3) != 0)
            _exit(NO_WALL);
        errno = 0;
        long got = probe();
        _exit(got != -1 ? DONE : errno == EPERM ? REFUSED : OTHER);
    }
    close(ends[0]);
    close(ends[1]);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void forbidden_things_are_refused(void **state)
{
    (void)state;
#ifdef RS_NO_SECCOMP
    skip();
#endif
    for (size_t i = 0; i < sizeof REFUSALS / sizeof *REFUSALS; i++) {
        int got = try_it(true, REFUSALS[i].probe);
        if (got != REFUSED)
            print_error("%s: %d\n", REFUSALS[i].what, got);
        assert_int_equal(got, REFUSED);
    }
}

/* Were a probe refused without the walls, it would show nothing. */
static void the_probes_can_succeed(void **state)
{
    static long (*const plain[])(void) = {old_open, socket_unix, signal_parent, signal_parent_thread, copy_descriptor,
        in_memory, fork_it, raise_limit, new_code, old_code, write_elsewhere, write_parts, look_for_file};
    (void)state;
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        assert_int_equal(try_it(false, plain[i]), DONE);
}

static void needed_things_are_allowed(void **state)
{
    (void)state;
#ifdef RS_NO_SECCOMP
    skip();
#endif
    for (size_t i = 0; i < sizeof ALLOWANCES / sizeof *ALLOWANCES; i++) {
        int got = try_it(true, ALLOWANCES[i].probe);
        if (got != DONE)
            print_error("%s: %d\n", ALLOWANCES[i].what, got);
        assert_int_equal(got, DONE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forbidden_things_are_refused),
        cmocka_unit_test(the_probes_can_succeed),
        cmocka_unit_test(needed_things_are_allowed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
