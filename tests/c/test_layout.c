/* Layouts: numbers in, numbers out; whatever else is asked is refused, and no order of edges kills it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "draw/layout.h"

/* Graphviz keeps 72 bytes of every cell of a label (fixed after 2.42). */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libgvc\nleak:libgvplugin_dot_layout\nleak:libcgraph\n";
}

static bool make(const char *lines, rs_buffer *out, const char **why)
{
    size_t n = strlen(lines);
    char *copy = malloc(n + 1);
    assert_non_null(copy);
    memcpy(copy, lines, n + 1);
    *out = (rs_buffer){0};
    bool made = rs_layout_make(copy, n, out, why);
    free(copy);
    return made;
}

static size_t lines_of(const char *s, const char *word)
{
    size_t n = 0;
    for (const char *at = s; (at = strstr(at, word)) != NULL; at++)
        n += at == s || at[-1] == '\n';
    return n;
}

static void nodes_lie_and_edges_run_where_asked(void **state)
{
    rs_buffer out;
    const char *why, *edge;
    double x[2], y[2], label[2], from[2], used;
    (void)state;
    assert_true(make("graph TB 10 20 0 0\nnode 40 20\nnode 60 30\nedge 1 2 5 30 8\nedge 2 2 1 10 8\n", &out, &why));
    assert_int_equal(lines_of(out.s, "node "), 2);
    assert_int_equal(lines_of(out.s, "edge "), 2);
    assert_int_equal(sscanf(out.s, "graph %lf %lf\nnode %lf %lf\nnode %lf %lf", &used, &used, &x[0], &y[0], &x[1], &y[1]), 6);
    assert_true(y[1] > y[0] + 25 + 8); /* below it, with room for the label */
    edge = strstr(out.s, "edge");
    assert_int_equal(sscanf(edge, "edge %lf %lf %lf %lf", &label[0], &label[1], &from[0], &from[1]), 4);
    assert_true(label[1] > y[0] && label[1] < y[1]);
    assert_true(from[1] < (y[0] + y[1]) / 2); /* it begins at the first node */
    rs_buffer_free(&out);
}

static void what_is_no_layout_is_refused(void **state)
{
    static const char *const odd[] = {"", "graph", "graph XX 1 1 0 0\n", "node 1 1\n", "graph TB 1 1 0 0\n", "graph TB 1 1 0 0\nnode 1 1",
        "graph TB 1 1 0 0\nnode 1\n", "graph TB 1 1 0 0\nnode -1 1\n", "graph TB 1 1 0 0\nnode nan 1\n", "graph TB 1 1 0 0\nnode 1 1e9\n",
        "graph TB 1 1 0 0\nnode 1 1\nedge 1 2 1 0 0\n", "graph TB 1 1 0 0\nnode 1 1\nedge 0 1 1 0 0\n",
        "graph TB 1 1 0 0\nnode 1 1\nedge 1 1 1001 0 0\n", "graph TB 1 1 0 0\nnode 1 1\nedge 1 1 1 0 0\nnode 1 1\n",
        "graph TB 1 1 0 0\ngraph TB 1 1 0 0\nnode 1 1\n", "graph TB 1 1 0 0\nnode 1 1\nrank same\n"};
    (void)state;
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        rs_buffer out;
        const char *why = NULL;
        assert_false(make(odd[i], &out, &why));
        assert_non_null(why);
        rs_buffer_free(&out);
    }
}

static unsigned draw(unsigned *seed, unsigned most)
{
    *seed = *seed * 1103515245u + 12345u;
    return (*seed >> 16) % most;
}

/* Loops, edges to and fro, several between two nodes, nodes that nothing touches: each gets its line, and twice the same. */
static void any_graph_is_laid_out_and_twice_alike(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= 60; seed++) {
        unsigned random = seed, nodes = 1 + draw(&random, 30), edges = draw(&random, 70);
        rs_buffer lines = {0}, out[2];
        const char *why = "";
        rs_buffer_printf(&lines, "graph %s 8 14 %u %u\n", seed % 2 ? "LR" : "TB", seed % 3 ? 0 : 700, seed % 3 ? 0 : 500);
        for (unsigned i = 0; i < nodes; i++)
            rs_buffer_printf(&lines, "node %u %u\n", draw(&random, 90), draw(&random, 40));
        for (unsigned i = 0; i < edges; i++) {
            unsigned from = draw(&random, nodes), to = draw(&random, nodes), label = draw(&random, 3) ? 10 + draw(&random, 50) : 0;
            rs_buffer_printf(&lines, "edge %u %u %u %u 8\n", from + 1, to + 1, draw(&random, 21), label);
        }
        for (int k = 0; k < 2; k++)
            if (!make(lines.s, &out[k], &why))
                fail_msg("seed %u: %s", seed, why);
        assert_int_equal(lines_of(out[0].s, "node "), nodes);
        assert_int_equal(lines_of(out[0].s, "edge "), edges);
        assert_string_equal(out[0].s, out[1].s);
        rs_buffer_free(&out[0]);
        rs_buffer_free(&out[1]);
        rs_buffer_free(&lines);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nodes_lie_and_edges_run_where_asked), cmocka_unit_test(what_is_no_layout_is_refused),
        cmocka_unit_test(any_graph_is_laid_out_and_twice_alike)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
