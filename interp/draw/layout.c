#include "draw/layout.h"

#include <cgraph.h>
#include <gvc.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw/ids.h"

extern gvplugin_library_t gvplugin_dot_layout_LTX_library;

enum { LINE_NUMBERS = 5, MOST_WEIGHT = 1000 };
static const double MOST_POINTS = 2000; /* of a node, a label, a distance */

typedef struct {
    Agraph_t *g;
    Agnode_t *node[RS_LAYOUT_NODES];
    Agedge_t *edge[RS_LAYOUT_EDGES];
    size_t nodes, edges;
    const char *why;
} layout;

static void set(void *object, const char *name, const char *format, double a, double b)
{
    char value[80];
    snprintf(value, sizeof value, format, a, b);
    agsafeset(object, (char *)name, value, (char *)"");
}

static bool fail(layout *l, const char *why)
{
    l->why = why;
    return false;
}

/* Reads up to `n` numbers of a line -> how many there are, each from 0 to the most. */
static int numbers(const char *s, double *v, int n)
{
    for (int i = 0; i < n; i++) {
        char *end;
        v[i] = strtod(s, &end);
        if (end == s)
            return i;
        if (!isfinite(v[i]) || v[i] < 0 || v[i] > MOST_POINTS)
            return -1;
        s = end;
    }
    return n;
}

/* What is never asked of dot: newrank, concentrate, rank sets, clusters, orthogonal edges; its searches end after so many steps. */
static bool begin(layout *l, const char *line)
{
    double v[4];
    bool down = strncmp(line, "TB ", 3) == 0;
    if (l->g || (!down && strncmp(line, "LR ", 3) != 0) || numbers(line + 3, v, 4) != 4)
        return fail(l, "a layout begins with graph LR or TB and four numbers");
    l->g = agopen((char *)"g", Agdirected, &rs_ids_discipline);
    if (!l->g)
        return fail(l, "out of memory for the layout");
    agattr(l->g, AGRAPH, (char *)"rankdir", (char *)(down ? "TB" : "LR"));
    agattr(l->g, AGRAPH, (char *)"nslimit", (char *)"4");
    agattr(l->g, AGRAPH, (char *)"nslimit1", (char *)"4");
    agattr(l->g, AGNODE, (char *)"shape", (char *)"box");
    agattr(l->g, AGNODE, (char *)"fixedsize", (char *)"true");
    agattr(l->g, AGNODE, (char *)"label", (char *)"");
    agattr(l->g, AGEDGE, (char *)"label", (char *)"");
    agattr(l->g, AGEDGE, (char *)"arrowhead", (char *)"none");
    set(l->g, "nodesep", "%.4f", v[0] / 72, 0);
    set(l->g, "ranksep", "%.4f", v[1] / 72, 0);
    if (v[2] > 0 && v[3] > 0) {
        set(l->g, "size", "%.4f,%.4f", v[2] / 72, v[3] / 72);
        agattr(l->g, AGRAPH, (char *)"ratio", (char *)"fill");
    }
    return true;
}

static bool add_node(layout *l, const char *line)
{
    double v[2];
    if (!l->g || l->edges > 0 || numbers(line, v, 2) != 2)
        return fail(l, "a node of a layout has a width and a height, and comes before the edges");
    if (l->nodes == RS_LAYOUT_NODES)
        return fail(l, "drawing limit: a map of over 500 nodes");
    Agnode_t *n = agnode(l->g, NULL, 1);
    if (!n)
        return fail(l, "out of memory for the layout");
    set(n, "width", "%.4f", v[0] / 72, 0);
    set(n, "height", "%.4f", v[1] / 72, 0);
    l->node[l->nodes++] = n;
    return true;
}

/* A label is an empty cell of that size: no font is asked for how wide it is. */
static bool set_label(layout *l, Agedge_t *e, double w, double h)
{
    char html[200];
    snprintf(html, sizeof html,
        "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"0\"><tr>"
        "<td fixedsize=\"true\" width=\"%d\" height=\"%d\"></td></tr></table>", (int)ceil(w), (int)ceil(h));
    char *shared = agstrdup_html(l->g, html);
    if (!shared)
        return fail(l, "out of memory for the layout");
    agset(e, (char *)"label", shared);
    agstrfree(l->g, shared);
    return true;
}

static bool add_edge(layout *l, const char *line)
{
    double v[LINE_NUMBERS];
    if (!l->g || numbers(line, v, 5) != 5 || v[0] < 1 || v[1] < 1 || v[0] > (double)l->nodes || v[1] > (double)l->nodes ||
        v[2] > MOST_WEIGHT)
        return fail(l, "an edge of a layout has two nodes, a weight and the size of its label");
    if (l->edges == RS_LAYOUT_EDGES)
        return fail(l, "drawing limit: a map of over 3,000 edges");
    Agedge_t *e = agedge(l->g, l->node[(size_t)v[0] - 1], l->node[(size_t)v[1] - 1], NULL, 1);
    if (!e)
        return fail(l, "out of memory for the layout");
    set(e, "weight", "%.0f", v[2], 0);
    l->edge[l->edges++] = e;
    return v[3] == 0 || v[4] == 0 || set_label(l, e, v[3], v[4]);
}

static bool read_lines(layout *l, char *at, char *end)
{
    while (at < end) {
        char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop)
            return fail(l, "a layout ends with a whole line");
        *stop = '\0';
        bool good = strncmp(at, "graph ", 6) == 0 ? begin(l, at + 6) : strncmp(at, "node ", 5) == 0 ? add_node(l, at + 5)
            : strncmp(at, "edge ", 5) == 0 ? add_edge(l, at + 5) : fail(l, "a line of a layout is graph, node or edge");
        if (!good)
            return false;
        at = stop + 1;
    }
    return l->nodes > 0 || fail(l, "a layout without nodes");
}

static void put_point(rs_buffer *out, const layout *l, pointf p)
{
    boxf b = GD_bb(l->g);
    rs_buffer_printf(out, " %.2f %.2f", p.x - b.LL.x, b.UR.y - p.y);
}

/* Whether a chain begins where its edge ends: Graphviz turns those that go up. */
static bool is_turned(Agedge_t *e, const bezier *chain)
{
    pointf a = ND_coord(agtail(e)), b = ND_coord(aghead(e)), first = chain->list[0], last = chain->list[chain->size - 1];
    double as_is = hypot(first.x - a.x, first.y - a.y) + hypot(last.x - b.x, last.y - b.y);
    return hypot(first.x - b.x, first.y - b.y) + hypot(last.x - a.x, last.y - a.y) < as_is;
}

static void put_edge(rs_buffer *out, const layout *l, Agedge_t *e)
{
    rs_buffer_puts(out, "edge");
    if (ED_label(e))
        put_point(out, l, ED_label(e)->pos);
    else
        rs_buffer_puts(out, " 0 0");
    if (ED_spl(e) && ED_spl(e)->size > 0) {
        const bezier *chain = &ED_spl(e)->list[0];
        bool turned = is_turned(e, chain);
        int n = (int)chain->size;
        for (int i = 0; i < n; i++)
            put_point(out, l, chain->list[turned ? n - 1 - i : i]);
    }
    rs_buffer_puts(out, "\n");
}

static void put_all(rs_buffer *out, const layout *l)
{
    boxf b = GD_bb(l->g);
    rs_buffer_printf(out, "graph %.2f %.2f\n", b.UR.x - b.LL.x, b.UR.y - b.LL.y);
    for (size_t i = 0; i < l->nodes; i++) {
        rs_buffer_puts(out, "node");
        put_point(out, l, ND_coord(l->node[i]));
        rs_buffer_puts(out, "\n");
    }
    for (size_t i = 0; i < l->edges; i++)
        put_edge(out, l, l->edge[i]);
}

static int hush(char *text)
{
    (void)text;
    return 0;
}

static bool lay_out(layout *l, rs_buffer *out)
{
    static const lt_symlist_t plugins[] = {{"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library}, {NULL, NULL}};
    static GVC_t *gvc;
    if (!gvc)
        gvc = gvContextPlugins(plugins, 0);
    if (!gvc)
        return fail(l, "out of memory for the layout");
    agseterr(AGERR);
    agseterrf(hush);
    agreseterrors();
    if (gvLayout(gvc, l->g, "dot") != 0)
        return fail(l, "the map cannot be laid out");
    bool good = agreseterrors() == 0 || fail(l, "the map cannot be laid out");
    if (good)
        put_all(out, l);
    gvFreeLayout(gvc, l->g);
    return good && (!out->failed || fail(l, "out of memory for the layout"));
}

bool rs_layout_make(char *bytes, size_t n, rs_buffer *out, const char **why)
{
    layout *l = calloc(1, sizeof *l);
    *why = "out of memory for the layout";
    if (!l)
        return false;
    bool good = read_lines(l, bytes, bytes + n) && lay_out(l, out);
    if (l->why)
        *why = l->why;
    if (l->g)
        agclose(l->g);
    free(l);
    return good;
}
