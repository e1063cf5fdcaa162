/* The parent against a hostile worker: this program's own rs_worker_main, which stands in the real one's place, sends
   frames that are malformed, repeated, out of order, or full of control bytes. */
#include "parent_support.h"

/* ---- frames that are none ---- */

static void raw(const struct rs_job *job, const void *s, size_t n)
{
    if (rs_write_all(job->to_parent, s, n) != 0)
        _exit(0);
}

static char odd_type;

static void unknown_type(const struct rs_job *job)
{
    send(job, odd_type, "x", 1);
    answer(job);
}

static void test_unknown_types(void **state)
{
    (void)state;
    for (int c = 0; c < 256; c += c < 64 || c > 128 ? 17 : 1) {
        if (c != 0 && strchr("DONBGERTLPX", c) != NULL)
            continue;
        odd_type = (char)c;
        refused(unknown_type, "run s.lua");
    }
}

static void too_long(const struct rs_job *job)
{
    raw(job, "O\xff\xff\xff\xff", 5);
    answer(job);
}

static void half_a_frame(const struct rs_job *job)
{
    raw(job, "O\x64\0\0\0half", 9);
}

static void half_a_head(const struct rs_job *job)
{
    raw(job, "O\x64", 2);
}

static void nothing(const struct rs_job *job)
{
    (void)job;
}

static void test_broken_frames(void **state)
{
    (void)state;
    refused(too_long, "run s.lua");
    refused(half_a_frame, "run s.lua");
    refused(half_a_head, "run s.lua");
    refused(nothing, "run s.lua");
}

/* ---- diagnostics and text ---- */

static char odd_level;

static void level(const struct rs_job *job)
{
    pack(job, RS_F_DIAG, odd_level, "f", "1", "", "m", "", "", NULL);
    answer(job);
}

static void few_strings(const struct rs_job *job)
{
    pack(job, RS_F_DIAG, RS_LEVEL_ERROR, "f", "1", NULL);
    answer(job);
}

static void empty_diag(const struct rs_job *job)
{
    send(job, RS_F_DIAG, "", 0);
    answer(job);
}

static void lying_length(const struct rs_job *job)
{
    send(job, RS_F_DIAG, "e\xff\xff\xff\x7f" "abc", 8);
    answer(job);
}

static void test_malformed_diagnostics(void **state)
{
    (void)state;
    for (int c = 0; c < 256; c++) {
        odd_level = (char)c;
        if (c != 0 && !rs_level_known((char)c))
            refused(level, "run s.lua");
    }
    refused(few_strings, "run s.lua");
    refused(empty_diag, "run s.lua");
    refused(lying_length, "run s.lua");
}

static void controls(const struct rs_job *job)
{
    pack(job, RS_F_DIAG, RS_LEVEL_ERROR, "f" ESC, "7" ESC, "1" ESC, "m" ESC, "r" ESC, "s" ESC, NULL);
    send(job, RS_F_TEXT, ESC, sizeof ESC - 1);
    send(job, RS_F_TEXT, "\xc2", 1);
    send(job, RS_F_TEXT, "\x9b" "31m", 4);
    send(job, RS_F_PROGRESS, ESC, sizeof ESC - 1);
    leave(job, RS_ERROR);
}

static void test_control_bytes(void **state)
{
    (void)state;
    assert_int_equal(run(controls, "run s.lua"), RS_ERROR);
    assert_plain(out);
    assert_plain(err);
    assert_non_null(strstr(err, "\\x1B]0;owned"));
    assert_non_null(strstr(out, "\\x1B]0;owned"));
}

static void flood(const struct rs_job *job)
{
    for (int i = 0; i < 20000; i++)
        pack(job, RS_F_DIAG, RS_LEVEL_NOTE, "f", "1", "", "again", "", "", NULL);
    leave(job, RS_OK);
}

static void test_flood_of_diagnostics(void **state)
{
    (void)state;
    assert_int_equal(run(flood, "run s.lua"), RS_OK);
    assert_true(strlen(err) < 16384);
    assert_non_null(strstr(err, "19900 more messages"));
}

/* The most memory that the parent has held so far, in KiB; 0 where that cannot be known. */
static long parents_peak(void)
{
    char name[64], text[4096] = "";
    snprintf(name, sizeof name, "/proc/%d/status", (int)getppid());
    int fd = open(name, O_RDONLY);
    ssize_t n = read(fd, text, sizeof text - 1);
    const char *at = n > 0 ? strstr(text, "VmHWM:") : NULL;
    return at != NULL ? strtol(at + 6, NULL, 10) : 0;
}

/* Text that grows fourfold when it is escaped: the parent holds the frame, and little more. */
static void long_text(const struct rs_job *job)
{
    enum { N = 16 << 20 };
    char *s = malloc(N);
    memset(s, 1, N);
    send(job, RS_F_TEXT, s, N);
    send(job, RS_F_CLOSE, "1", 1); /* answered once the text is out */
    answer(job);
    hope(job, parents_peak() < (N >> 10) * 3);
}

static void test_long_text(void **state)
{
    (void)state;
#ifdef RS_NO_SECCOMP
    skip(); /* a sanitizer holds memory of its own */
#endif
    assert_int_equal(run(long_text, "run s.lua"), RS_OK);
    assert_memory_equal(out, "\\x01\\x01", 8);
}

/* On a terminal too: progress, the bytes of a picture, and the REPL's prompt and completions. */
static void on_terminal(const struct rs_job *job)
{
    send(job, RS_F_PROGRESS, "p" ESC, sizeof ESC);
    pack(job, RS_F_OUTPUT, 0, "-", "", NULL);
    answer(job);
    send(job, RS_F_BYTES, "b" ESC, sizeof ESC);
    send(job, RS_F_CLOSE, "1", 1);
    answer(job);
    send(job, RS_F_PAGE, "g\033[31mh\033[m" ESC "\033[8m\033[2J", 11 + sizeof ESC - 1 + 8);
    answer(job);
    send(job, RS_F_LINE, "q" ESC, sizeof ESC);
    struct rs_frame f;
    while (rs_frame_read(job->from_parent, &f) == 1 && f.type != RS_F_ANSWER) {
        if (f.type == RS_F_COMPLETE) /* the first is fit to be shown, the second's label is not */
            pack(job, RS_F_SAID, 0, "1", "wa", "wa", "one", "wb", "wb" ESC, "two", "wc" ESC, "wc", "three", NULL);
        else if (f.type == RS_F_INK) /* letters of no colour, and what is open */
            pack(job, RS_F_SAID, 0, ESC, "in " ESC, NULL);
        else
            send(job, RS_F_SAID, "0in " ESC, sizeof ESC + 4);
        free(f.data);
    }
    leave(job, RS_OK);
}

static size_t read_terminal(int master, char *seen, size_t room)
{
    size_t n = 0;
    ssize_t k;
    bool typed = false;
    while (n < room && (k = read(master, seen + n, room - n)) > 0) {
        n += (size_t)k;
        if (!typed && memmem(seen, n, "q\\x1B", 5) != NULL) {
            typed = true;
            assert_int_equal(write(master, "w\t\t\n\003", 5), 5);
        }
    }
    return n;
}

static void see_terminal(const char *term)
{
    static char seen[1 << 16];
    char *argv[] = {"reis", "repl", NULL};
    int master = posix_openpt(O_RDWR | O_NOCTTY), status;
    assert_true(master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0);
    worker = on_terminal;
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        setsid();
        int slave = open(ptsname(master), O_RDWR);
        for (int fd = 0; fd <= 2; fd++)
            dup2(slave, fd);
        close(slave);
        close(master);
        setenv("TERM", term, 1);
        setenv("XDG_STATE_HOME", "/nonexistent", 1);
        struct rs_options o;
        _exit(rs_options_read(&o, 2, argv) ? rs_parent_run(&o) : RS_USAGE);
    }
    size_t n = read_terminal(master, seen, sizeof seen);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    close(master);
    assert_true(WIFEXITED(status));
    assert_non_null(memmem(seen, n, "p\\x1B]0;owned", 12));
    assert_non_null(memmem(seen, n, "b\\x1B]0;owned", 12));
    assert_non_null(memmem(seen, n, "q\\x1B]0;owned", 12));
    assert_non_null(memmem(seen, n, "h", 1));
    assert_null(memmem(seen, n, "\033[8m", 4)); /* hidden text */
    assert_null(memmem(seen, n, "\033[2J", 4));
    assert_null(memmem(seen, n, "\033]", 2));
    assert_null(memmem(seen, n, "\x9b", 1));
    assert_null(memmem(seen, n, "\xe2\x80\xae", 3));
}

static void test_terminal(void **state)
{
    (void)state;
    see_terminal("dumb");
    see_terminal("xterm");
}

/* ---- the clock ---- */

static void phases(const struct rs_job *job)
{
    for (;;) {
        send(job, RS_F_PHASE, "script", 6);
        usleep(20000);
    }
}

static void alternating(const struct rs_job *job)
{
    for (;;) {
        send(job, RS_F_PHASE, "script", 6);
        usleep(50000);
        send(job, RS_F_PHASE, "work", 4);
    }
}

static double seconds_of(play p, const char *line, int wanted)
{
    struct timespec a, b;
    clock_gettime(CLOCK_MONOTONIC, &a);
    assert_int_equal(run(p, line), wanted);
    clock_gettime(CLOCK_MONOTONIC, &b);
    return (double)(b.tv_sec - a.tv_sec) + (double)(b.tv_nsec - a.tv_nsec) / 1e9;
}

static void test_repeated_phase(void **state)
{
    (void)state;
    assert_true(seconds_of(phases, "run --max-time 0.2 s.lua", RS_LIMIT) < 3);
    assert_non_null(strstr(err, "time limit of 0.2 s"));
    assert_true(seconds_of(alternating, "run --max-time 0.2 s.lua", RS_LIMIT) < 4);
}

/* The wait for a line is charged to no clock. */
static void waits_long(const struct rs_job *job)
{
    send(job, RS_F_PHASE, "script", 6);
    send(job, RS_F_LINE, "> ", 2);
    bool all = answer(job) == '+';
    usleep(50000); /* time for a clock that is spent to say so */
    hope(job, all);
}

static void test_wait_for_a_line(void **state)
{
    (void)state;
    assert_int_equal(mkfifo("../lines", 0600), 0);
    pid_t typist = fork();
    if (typist == 0) {
        int fd = open("../lines", O_WRONLY);
        usleep(1500000);
        _exit(write(fd, "1\n", 2) != 2);
    }
    input = "../lines";
    int status = run(waits_long, "repl --max-time 0.2");
    input = "/dev/null";
    waitpid(typist, NULL, 0);
    unlink("../lines");
    assert_int_equal(status, RS_OK);
}

static void other_phase(const struct rs_job *job)
{
    send(job, RS_F_PHASE, "script\0x", 8);
    answer(job);
}

static void empty_phase(const struct rs_job *job)
{
    send(job, RS_F_PHASE, "", 0);
    answer(job);
}

static void lines_after_the_last(const struct rs_job *job)
{
    for (;;)
        line(job);
}

static void test_out_of_order(void **state)
{
    (void)state;
    refused(other_phase, "run s.lua");
    refused(empty_phase, "run s.lua");
    refused(line, "run s.lua");
    assert_true(seconds_of(lines_after_the_last, "repl", RS_BUG) < 5);
}

/* ---- the end ---- */

static int odd_status;

static void end(const struct rs_job *job)
{
    leave(job, odd_status);
    answer(job);
}

static void end_of_two(const struct rs_job *job)
{
    send(job, RS_F_EXIT, "\0\0", 2);
    answer(job);
}

static void end_of_none(const struct rs_job *job)
{
    send(job, RS_F_EXIT, "", 0);
    answer(job);
}

static void test_statuses(void **state)
{
    (void)state;
    for (odd_status = 5; odd_status < 256; odd_status += 13)
        if (odd_status != 70 && odd_status != 130)
            refused(end, "run s.lua");
    refused(end_of_two, "run s.lua");
    refused(end_of_none, "run s.lua");
    for (odd_status = 0; odd_status <= 4; odd_status++)
        assert_int_equal(run(end, "run s.lua"), odd_status);
}

/* ---- a worker that does not listen ---- */

/* A worker that asks and never listens: the parent must not wait for it for ever. */
static void never_listens(const struct rs_job *job)
{
    send(job, RS_F_PHASE, "script", 6);
    for (;;)
        pack(job, RS_F_READ, 0, "include", "s.lua", NULL);
}

static void test_never_listens(void **state)
{
    (void)state;
    assert_true(seconds_of(never_listens, "run --max-time 0.2 s.lua", RS_LIMIT) < 4);
}

/* ---- what it holds ---- */

static int open_descriptors(const char *of)
{
    return entries(of) - 1; /* but that of the folder itself */
}

static bool is_null(int fd)
{
    struct stat a, b;
    return fstat(fd, &a) == 0 && stat("/dev/null", &b) == 0 && a.st_rdev == b.st_rdev;
}

static void holds(const struct rs_job *job)
{
    bool all = is_null(0) && is_null(1);
#ifndef RS_NO_SECCOMP
    all &= is_null(2);
#endif
    hope(job, all && open_descriptors("/proc/self/fd") == 3 + 2 + job->options->nfiles);
}

static void trusted_holds(const struct rs_job *job)
{
    hope(job, !is_null(1) && !is_null(2));
}

static void test_descriptors(void **state)
{
    (void)state;
    int extra = open("s.lua", O_RDONLY); /* whatever the caller had open, and did not close */
    assert_int_equal(run(holds, "run s.lua"), RS_OK);
    assert_int_equal(run(holds, "check s.lua s.lua s.lua"), RS_OK);
    assert_int_equal(run(holds, "help"), RS_OK);
    assert_int_equal(run(trusted_holds, "run --trust s.lua"), RS_OK);
    close(extra);
}

/* Under each line it says how many files its parent has open, and dies. */
static void dies_under_a_line(const struct rs_job *job)
{
    char name[64], text[64];
    line(job);
    snprintf(name, sizeof name, "/proc/%d/fd", (int)getppid());
    int n = snprintf(text, sizeof text, "parent %d, worker %d\n", open_descriptors(name), open_descriptors("/proc/self/fd"));
    send(job, RS_F_TEXT, text, (size_t)n);
    _exit(9);
}

static void test_descriptors_of_a_restarted_repl(void **state)
{
    (void)state;
    int fd = open("../lines", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_int_equal(write(fd, "1\n2\n3\n4\n", 8), 8);
    close(fd);
    input = "../lines";
    run(dies_under_a_line, "repl s.lua");
    input = "/dev/null";
    unlink("../lines");
    size_t first = strcspn(out, "\n") + 1;
    assert_int_equal(strlen(out) % first, 0);
    assert_true(strlen(out) >= 4 * first);
    for (size_t at = 0; out[at] != '\0'; at += first)
        assert_memory_equal(out + at, out, first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_unknown_types),
        cmocka_unit_test(test_broken_frames),
        cmocka_unit_test(test_malformed_diagnostics),
        cmocka_unit_test(test_control_bytes),
        cmocka_unit_test(test_flood_of_diagnostics),
        cmocka_unit_test(test_long_text),
        cmocka_unit_test(test_terminal),
        cmocka_unit_test(test_repeated_phase),
        cmocka_unit_test(test_wait_for_a_line),
        cmocka_unit_test(test_out_of_order),
        cmocka_unit_test(test_statuses),
        cmocka_unit_test(test_never_listens),
        cmocka_unit_test(test_descriptors),
        cmocka_unit_test(test_descriptors_of_a_restarted_repl),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
