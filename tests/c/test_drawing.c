/* The drawing program as the parent sees it, with this very program in its place: it serves, dies,
   hangs, raves, and the parent goes on. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "host/drawing.h"

unsigned char rs_draw_program[64 << 20]; /* filled with this program */
size_t rs_draw_program_len;

/* ---- the program in its place: the request says what it does ---- */

static bool asked(const struct rs_frame *f, const char *what)
{
    return f->len >= strlen(what) && memcmp(f->data, what, strlen(what)) == 0;
}

static int be_the_program(void)
{
    static const unsigned char endless[] = {'+', 0xFF, 0xFF, 0xFF, 0xFF};
    struct rs_frame f;
    for (int served = 1; rs_frame_read(0, &f) == 1; served++) {
        char text[64];
        int n = snprintf(text, sizeof text, "%d %d", (int)getpid(), served);
        if (asked(&f, "die") || (asked(&f, "tire") && served > 1))
            abort();
        if (asked(&f, "hang"))
            pause();
        if (asked(&f, "endless"))
            n = write(1, endless, sizeof endless) > 0 ? 0 : 1;
        else if (asked(&f, "rave"))
            rs_frame_write(1, '?', "x", 1, NULL, 0);
        else if (asked(&f, "refuse"))
            rs_frame_write(1, RS_REFUSED, "no", 2, NULL, 0);
        else if (asked(&f, "cut"))
            return write(1, "+\5\0\0\0ab", 7) != 7;
        else if (asked(&f, "back"))
            rs_frame_write(1, RS_DONE, f.data, f.len, NULL, 0);
        else
            rs_frame_write(1, RS_DONE, text, (size_t)n, NULL, 0);
        free(f.data);
    }
    return 0;
}

/* ---- the parent's side ---- */

static volatile sig_atomic_t stop;

static enum rs_outcome ask_for(const char *request, size_t n, double seconds, struct rs_drawing *d)
{
    sigset_t mask;
    sigprocmask(SIG_SETMASK, NULL, &mask);
    rs_drawing_run(d, request, n, rs_clock() + seconds, &mask, &stop);
    return d->outcome;
}

static enum rs_outcome ask(const char *request)
{
    struct rs_drawing d;
    enum rs_outcome outcome = ask_for(request, strlen(request), 20, &d);
    free(d.bytes);
    return outcome;
}

/* Which program answered, and how many requests it has served. */
static int whoever_serves(int *served)
{
    struct rs_drawing d;
    int pid = 0;
    assert_int_equal(ask_for("who", 3, 20, &d), RS_DONE);
    d.bytes = realloc(d.bytes, d.len + 1);
    d.bytes[d.len] = '\0';
    assert_int_equal(sscanf(d.bytes, "%d %d", &pid, served), 2);
    free(d.bytes);
    return pid;
}

static int afresh(void **state)
{
    (void)state;
    rs_drawing_end();
    return 0;
}

static void one_program_serves_many(void **state)
{
    int served;
    (void)state;
    int first = whoever_serves(&served);
    assert_int_equal(served, 1);
    assert_int_equal(whoever_serves(&served), first);
    assert_int_equal(served, 2);
    rs_drawing_end();
    assert_int_not_equal(whoever_serves(&served), first);
    assert_int_equal(served, 1);
}

static void large_requests_come_back_whole(void **state)
{
    struct rs_drawing d;
    size_t n = 9 << 20;
    char *large = malloc(n);
    (void)state;
    assert_non_null(large);
    for (size_t i = 0; i < n; i++)
        large[i] = (char)(i * 7 + i / 251);
    memcpy(large, "back", 4);
    assert_int_equal(ask_for(large, n, 20, &d), RS_DONE);
    assert_int_equal(d.len, n);
    assert_memory_equal(d.bytes, large, n);
    free(d.bytes);
    free(large);
}

/* Each takes only itself with it: the next request is served by a new program. */
static void what_fails_is_replaced(void **state)
{
    static const struct { const char *request; enum rs_outcome outcome; } bad[] = {
        {"die", RS_DIED}, {"rave", RS_DIED}, {"cut", RS_DIED}, {"endless", RS_DIED},
        {"refuse", RS_REFUSED}};
    int served, before = 0;
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_int_equal(ask(bad[i].request), bad[i].outcome);
        int now = whoever_serves(&served);
        assert_int_equal(served, 1);
        assert_int_not_equal(now, before);
        before = now;
    }
    assert_int_equal(waitpid(-1, NULL, WNOHANG), 0); /* one child, and it lives */
}

static void what_hangs_has_its_time(void **state)
{
    struct rs_drawing d;
    double start = rs_clock();
    int served, before;
    (void)state;
    before = whoever_serves(&served);
    assert_int_equal(ask_for("hang", 4, 0.3, &d), RS_LIMITED);
    assert_true(rs_clock() - start < 10);
    free(d.bytes);
    assert_int_not_equal(whoever_serves(&served), before);
}

/* A picture that a fresh program can draw is drawn, whatever came before it. */
static void a_tired_program_costs_no_picture(void **state)
{
    int served, before = whoever_serves(&served);
    (void)state;
    assert_int_equal(ask("tire"), RS_DONE);
    assert_int_not_equal(whoever_serves(&served), before);
    kill(before = whoever_serves(&served), SIGKILL);
    assert_int_not_equal(whoever_serves(&served), before);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(one_program_serves_many, afresh),
        cmocka_unit_test_setup(large_requests_come_back_whole, afresh),
        cmocka_unit_test_setup(what_fails_is_replaced, afresh),
        cmocka_unit_test_setup(what_hangs_has_its_time, afresh),
        cmocka_unit_test_setup(a_tired_program_costs_no_picture, afresh)};
    if (argc > 0 && strcmp(argv[0], "reis-draw") == 0)
        return be_the_program();
    FILE *self = fopen("/proc/self/exe", "rb");
    rs_draw_program_len = self ? fread(rs_draw_program, 1, sizeof rs_draw_program, self) : 0;
    if (!self || rs_draw_program_len == sizeof rs_draw_program)
        return 1;
    fclose(self);
    signal(SIGPIPE, SIG_IGN); /* as in the parent */
    return cmocka_run_group_tests(tests, NULL, afresh);
}
