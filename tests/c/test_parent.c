/* The parent against a hostile worker: this program's own rs_worker_main, which stands in the real one's place, sends
   frames that are malformed, repeated, out of order, or full of control bytes. */
#include "parent_support.h"

/* ---- frames that are none ---- */

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
        if (c != 0 && strchr("DONGRTLPX", c) != NULL)
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

/* On a terminal too: progress, the bytes of a picture, and the REPL's prompt and completions. */
static void on_terminal(const struct rs_job *job)
{
    send(job, RS_F_PROGRESS, "p" ESC, sizeof ESC);
    pack(job, RS_F_OUTPUT, 0, "-", "", NULL);
    answer(job);
    send(job, RS_F_BYTES, "b" ESC, sizeof ESC);
    send(job, RS_F_CLOSE, "1", 1);
    answer(job);
    send(job, RS_F_LINE, "q" ESC, sizeof ESC);
    struct rs_frame f;
    while (rs_frame_read(job->from_parent, &f) == 1 && f.type == RS_F_COMPLETE)
        pack(job, RS_F_MATCHES, 0, "wa" ESC, "wb" ESC, NULL);
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
            assert_int_equal(write(master, "w\t\t\n", 4), 4);
        }
    }
    return n;
}

static void test_terminal(void **state)
{
    (void)state;
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
        setenv("TERM", "dumb", 1);
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
    assert_null(memmem(seen, n, "\033]", 2));
    assert_null(memmem(seen, n, "\x9b", 1));
    assert_null(memmem(seen, n, "\xe2\x80\xae", 3));
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

static void line(const struct rs_job *job)
{
    send(job, RS_F_LINE, "> ", 2);
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

/* ---- outputs, files, drawings ---- */

static void outputs(const struct rs_job *job)
{
    static const char *const names[] = {"../x", "/tmp/x", "a/../../x", "", ".", "..", "a//b", "\033x", "x\n", "./x", "a/."};
    static const char *const wheres[] = {"o", "n", "x", "", "oo", "\033"};
    bool all = true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        pack(job, RS_F_OUTPUT, 0, "w", names[i], NULL);
        all &= answer(job) == '!';
    }
    for (size_t i = 0; i < sizeof wheres / sizeof *wheres; i++) {
        pack(job, RS_F_OUTPUT, 0, wheres[i], "x", NULL);
        all &= answer(job) == '!';
    }
    send(job, RS_F_OUTPUT, "\1\0\0\0w\3\0\0\0x\0y", 12); /* a name with NUL */
    all &= answer(job) == '!';
    pack(job, RS_F_OUTPUT, 0, "w", "x", "more", NULL);
    all &= answer(job) == '!';
    send(job, RS_F_OUTPUT, "\1\0\0\0w\xff\xff\xff\xff", 9);
    all &= answer(job) == '!';
    send(job, RS_F_OUTPUT, "", 0);
    all &= answer(job) == '!';
    send(job, RS_F_BYTES, "nowhere", 7);
    send(job, RS_F_CLOSE, "1", 1); /* nothing was begun */
    all &= answer(job) == '!';
    hope(job, all);
}

static void test_outputs_refused(void **state)
{
    (void)state;
    assert_int_equal(run(outputs, "run --write . s.lua"), RS_OK);
    assert_int_equal(entries("."), 0);
    assert_int_equal(entries(".."), 1); /* in/, and nothing beside it */
}

static bool write_file(const struct rs_job *job, const char *name, const char *bytes)
{
    pack(job, RS_F_OUTPUT, 0, "w", name, NULL);
    if (answer(job) != '+')
        return false;
    send(job, RS_F_BYTES, bytes, strlen(bytes));
    send(job, RS_F_CLOSE, "1", 1);
    return answer(job) == '+';
}

/* Begun and not ended, begun twice, forgotten, closed twice: only what is whole is there. */
static void half_done(const struct rs_job *job)
{
    bool all = write_file(job, "whole", "bytes");
    send(job, RS_F_CLOSE, "1", 1);
    all &= answer(job) == '!';
    send(job, RS_F_BYTES, "more", 4);
    pack(job, RS_F_OUTPUT, 0, "w", "forgotten", NULL);
    all &= answer(job) == '+';
    send(job, RS_F_CLOSE, "0", 1);
    all &= answer(job) == '+';
    pack(job, RS_F_OUTPUT, 0, "w", "twice", NULL);
    all &= answer(job) == '+';
    pack(job, RS_F_OUTPUT, 0, "w", "never", NULL);
    all &= answer(job) == '+';
    send(job, RS_F_BYTES, "half", 4);
    hope(job, all);
}

static void test_only_whole_outputs(void **state)
{
    struct stat st;
    (void)state;
    assert_int_equal(run(half_done, "run --write . s.lua"), RS_OK);
    assert_int_equal(entries("."), 1);
    assert_int_equal(stat("whole", &st), 0);
    assert_int_equal(st.st_size, 5);
    unlink("whole");
}

static const char *odd_end;
static size_t odd_end_length;

static void end_oddly(const struct rs_job *job)
{
    pack(job, RS_F_OUTPUT, 0, "w", "x", NULL);
    answer(job);
    send(job, RS_F_CLOSE, odd_end, odd_end_length);
    leave(job, RS_OK);
}

static void test_odd_ends(void **state)
{
    static const char *const ends[] = {"", "2", "11", "\033", "true"};
    (void)state;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        odd_end = ends[i];
        odd_end_length = strlen(odd_end);
        refused(end_oddly, "run --write . s.lua");
        assert_int_equal(entries("."), 0);
    }
}

static void written_then(const struct rs_job *job)
{
    if (!write_file(job, "x", "bytes"))
        _exit(0);
    if (odd_status == 0) { /* again after the end */
        leave(job, RS_LIMIT);
        pack(job, RS_F_OUTPUT, 0, "w", "y", NULL);
        leave(job, RS_OK);
    } else {
        send(job, 'Z', "", 0);
    }
    answer(job);
}

static void test_nothing_written_on_failure(void **state)
{
    (void)state;
    odd_status = 0;
    assert_int_equal(run(written_then, "run --write . s.lua"), RS_LIMIT);
    assert_int_equal(entries("."), 0);
    odd_status = 1;
    refused(written_then, "run --write . s.lua");
}

static void reads(const struct rs_job *job)
{
    static const char *const asks[][2] = {{"module", "../s"}, {"module", "a..b"}, {"module", ""}, {"module", "a/b"},
        {"include", "../s.lua"}, {"include", "/etc/hostname"}, {"include", ""}, {"include", "."}, {"stdlib", "reis.main"},
        {"data", "../s.lua"}, {"data", "/etc/hostname"}, {"other", "s.lua"}, {"", ""}, {"\033", "\033"}};
    bool all = true;
    for (size_t i = 0; i < sizeof asks / sizeof *asks; i++) {
        pack(job, RS_F_READ, 0, asks[i][0], asks[i][1], NULL);
        char got = answer(job);
        all &= got == '!' || got == '-';
    }
    send(job, RS_F_READ, "\7\0\0\0include\7\0\0\0s.lua\0x", 23);
    all &= answer(job) == '!';
    send(job, RS_F_READ, "\xff\xff\xff\xff", 4);
    all &= answer(job) == '!';
    pack(job, RS_F_READ, 0, "include", "s.lua", NULL);
    all &= answer(job) == '+';
    hope(job, all);
}

static void draws(const struct rs_job *job)
{
    static const char *const requests[] = {"", "\0", "reis-scene", ESC, "svg\n"};
    send(job, RS_F_DRAW, "", 0); /* no output was begun */
    bool all = answer(job) == RS_REFUSED;
    pack(job, RS_F_OUTPUT, 0, "-", "", NULL);
    all &= answer(job) == '+';
    for (size_t i = 0; i < sizeof requests / sizeof *requests; i++) {
        send(job, RS_F_DRAW, requests[i], strlen(requests[i]));
        char got = answer(job);
        all &= got != '+' && got != 0;
    }
    hope(job, all);
}

static void test_reads_and_drawings(void **state)
{
    (void)state;
    assert_int_equal(run(reads, "run s.lua"), RS_OK);
    assert_int_equal(run(draws, "run s.lua"), RS_OK);
    assert_int_equal(entries("."), 0);
}

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
        cmocka_unit_test(test_terminal),
        cmocka_unit_test(test_repeated_phase),
        cmocka_unit_test(test_out_of_order),
        cmocka_unit_test(test_statuses),
        cmocka_unit_test(test_outputs_refused),
        cmocka_unit_test(test_only_whole_outputs),
        cmocka_unit_test(test_odd_ends), cmocka_unit_test(test_nothing_written_on_failure),
        cmocka_unit_test(test_reads_and_drawings),
        cmocka_unit_test(test_never_listens),
        cmocka_unit_test(test_descriptors),
        cmocka_unit_test(test_descriptors_of_a_restarted_repl),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
