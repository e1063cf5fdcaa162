/* The parent against a hostile worker, as in test_parent.c: what it asks to have written, read and drawn. */
#include "parent_support.h"
#include "scene/scene.h"

/* ---- outputs ---- */

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

/* Only `new` makes a folder: another command's first argument is no place to write to. */
static void a_new_folder(const struct rs_job *job)
{
    pack(job, RS_F_OUTPUT, 0, "n", "made", NULL);
    hope(job, answer(job) == '!');
}

static void beside_with_controls(const struct rs_job *job)
{
    pack(job, RS_F_OUTPUT, 0, "o", "-" ESC, NULL);
    bool all = answer(job) == '!';
    pack(job, RS_F_OUTPUT, 0, "o", "-\n", NULL);
    hope(job, all && answer(job) == '!');
}

static void test_places_refused(void **state)
{
    (void)state;
    assert_int_equal(run(a_new_folder, "run s.lua ."), RS_OK);
    assert_int_equal(run(beside_with_controls, "map -o p.svg s.lua"), RS_OK);
    assert_int_equal(entries("."), 0);
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

static bool again;

static void written_then(const struct rs_job *job)
{
    if (!write_file(job, "x", "bytes"))
        _exit(0);
    if (again) { /* after the end */
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
    again = true;
    assert_int_equal(run(written_then, "run --write . s.lua"), RS_LIMIT);
    assert_int_equal(entries("."), 0);
    again = false;
    refused(written_then, "run --write . s.lua");
}

/* ---- files and drawings ---- */

static void reads(const struct rs_job *job)
{
    static const char *const asks[][2] = {{"module", "../s"}, {"module", "a..b"}, {"module", ""}, {"module", "a/b"},
        {"include", "../s.lua"}, {"include", "/etc/hostname"}, {"include", ""}, {"include", "."}, {"stdlib", "reis.main"},
        {"data", "../s.lua"}, {"data", "/etc/hostname"}, {"other", "s.lua"},
        {"typed", "s.lua"}, {"typed", "/etc/hostname"}, {"edit", ""}, {"open", "s.lua"}, {"", ""}, {"\033", "\033"}};
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
    static const char *const requests[] = {"s", "b\n", "sreis-scene", "b" ESC, "ssvg\n"};
    send(job, RS_F_DRAW, "s", 1); /* no output was begun */
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

static void add_to_pack(void *to, const void *bytes, size_t n)
{
    struct rs_pack *q = to;
    char *grown = realloc(q->data, q->len + n);
    if (grown == NULL)
        _exit(0);
    q->data = grown;
    memcpy(q->data + q->len, bytes, n);
    q->len += n;
}

/* An empty page in a format, said to be of a kind -> the outcome. */
static char draw_as(const struct rs_job *job, const char *kind, const char *format)
{
    struct rs_pack q = {0};
    char head[80];
    int n = snprintf(head, sizeof head, "%sREIS-DRAW 2\nformat %s\n\n", kind, format);
    add_to_pack(&q, head, (size_t)n);
    rs_scene_put_start(add_to_pack, &q, 1);
    rs_scene_put_page(add_to_pack, &q, 100, 100, (rs_string){"t", 1}, 0);
    send(job, RS_F_DRAW, q.data, q.len);
    rs_pack_free(&q);
    return answer(job);
}

/* What is said to be an SVG and is none does not go out. */
static void draws_a_lie(const struct rs_job *job)
{
    pack(job, RS_F_OUTPUT, 0, "-", "", NULL);
    bool all = answer(job) == '+';
    all &= draw_as(job, "s", "svg") == RS_DONE;
    all &= draw_as(job, "s", "dot") == RS_DIED;
    all &= draw_as(job, "s", "png") == RS_DIED;
    send(job, RS_F_CLOSE, "1", 1);
    all &= answer(job) == '+';
    hope(job, all);
}

static void draws_no_kind(const struct rs_job *job)
{
    draw_as(job, "", "svg");
    leave(job, RS_OK);
}

static void test_pictures_are_looked_over(void **state)
{
    (void)state;
    assert_int_equal(run(draws_a_lie, "run s.lua"), RS_OK);
    assert_memory_equal(out, "<?xml", 5);
    assert_memory_equal(out + strlen(out) - 7, "</svg>\n", 7);
    refused(draws_no_kind, "run s.lua");
}

static char asked(const struct rs_job *job, const char *kind, const char *name)
{
    pack(job, RS_F_READ, 0, kind, name, NULL);
    return answer(job);
}

/* The first entry says `:load s.lua`, and the second does not. */
static void loads(const struct rs_job *job)
{
    bool all = asked(job, "typed", "s.lua") == '!';
    line(job);
    all &= asked(job, "typed", "/etc/hostname") == '!' && asked(job, "typed", "s.lu") == '!' && asked(job, "edit", "") == '!';
    all &= asked(job, "typed", "s.lua") == '+' && asked(job, "include", "s.lua") == '+';
    line(job);
    all &= asked(job, "typed", "s.lua") == '!' && asked(job, "open", "s.lua") == '!';
    hope(job, all);
}

static void test_only_what_is_typed_is_loaded(void **state)
{
    (void)state;
    int fd = open("../lines", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_int_equal(write(fd, " : load \ts.lua \nprint ':load s.lua'\n", 36), 36);
    close(fd);
    input = "../lines";
    assert_int_equal(run(loads, "repl s.lua"), RS_OK);
    input = "/dev/null";
    unlink("../lines");
}

/* The worker of an editor: the editor names one file, and what is printed and drawn goes nowhere. */
static void edits(const struct rs_job *job)
{
    bool all = asked(job, "opened", "/tmp/s.lua") == '!' && asked(job, "opened", "") == '+' && asked(job, "typed", "s.lua") == '!';
    send(job, RS_F_NEXT, "-1", 2);
    all &= answer(job) == '+' && asked(job, "opened", "/tmp/s.lua") == '+' && asked(job, "opened", "/etc/s.lua") == '!' &&
           asked(job, "opened", "/tmp") == '!' && asked(job, "opened", "/tmp/s.lua") == '+';
    send(job, RS_F_TEXT, "printed", 7);
    pack(job, RS_F_OUTPUT, 0, "o", "", NULL);
    all &= answer(job) == '+';
    send(job, RS_F_BYTES, "bytes", 5);
    all &= draw_as(job, "s", "svg") == RS_DONE;
    send(job, RS_F_CLOSE, "1", 1);
    all &= answer(job) == '+' && asked(job, "kept", "1") == '-';
    pack(job, RS_F_KEEP, 0, "name", "text", NULL);
    all &= asked(job, "kept", "1") == '+';
    send(job, RS_F_TELL, "{}", 2);
    send(job, RS_F_NEXT, "-1", 2);
    all &= answer(job) == 'e';
    hope(job, all);
}

static void asks_after_the_end(const struct rs_job *job)
{
    for (int i = 0; i < 3; i++) {
        send(job, RS_F_NEXT, "-1", 2);
        answer(job);
    }
    leave(job, RS_OK);
}

static void tells(const struct rs_job *job)
{
    send(job, RS_F_TELL, "{}", 2);
    leave(job, RS_OK);
}

static void keeps(const struct rs_job *job)
{
    send(job, RS_F_KEEP, "abc", 3);
    leave(job, RS_OK);
}

static void asks_next(const struct rs_job *job)
{
    send(job, RS_F_NEXT, "-1", 2);
    answer(job);
    leave(job, RS_OK);
}

static void test_an_editor(void **state)
{
    static const char text[] = "Content-Length: 51\r\n\r\n[{\"uri\":\"file:///tmp/s.lua\"},{\"uri\":\"file:///tmp\"}]";
    (void)state;
    int fd = open("../message", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_int_equal(write(fd, text, sizeof text - 1), sizeof text - 1);
    close(fd);
    input = "../message";
    assert_int_equal(run(edits, "lsp"), RS_OK);
    assert_string_equal(out, "Content-Length: 2\r\n\r\n{}");
    refused(asks_after_the_end, "lsp");
    input = "/dev/null";
    unlink("../message");
    refused(keeps, "lsp");
    refused(tells, "run s.lua");
    refused(keeps, "run s.lua");
    refused(asks_next, "repl s.lua");
}

static void test_reads_and_drawings(void **state)
{
    (void)state;
    assert_int_equal(run(reads, "run s.lua"), RS_OK);
    assert_int_equal(run(draws, "run s.lua"), RS_OK);
    assert_int_equal(entries("."), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_outputs_refused),
        cmocka_unit_test(test_places_refused),
        cmocka_unit_test(test_only_whole_outputs),
        cmocka_unit_test(test_odd_ends),
        cmocka_unit_test(test_nothing_written_on_failure),
        cmocka_unit_test(test_reads_and_drawings),
        cmocka_unit_test(test_only_what_is_typed_is_loaded),
        cmocka_unit_test(test_an_editor),
        cmocka_unit_test(test_pictures_are_looked_over),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
