#include "draw/graph.h"

#include <gvc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw/ids.h"

extern gvplugin_library_t gvplugin_core_LTX_library;
extern gvplugin_library_t gvplugin_neato_layout_LTX_library;
extern gvplugin_library_t gvplugin_pango_LTX_library;

static const char *const NAMES[RS_A_END] = {
    [RS_A_SHAPE] = "shape", [RS_A_POS] = "pos", [RS_A_WIDTH] = "width", [RS_A_HEIGHT] = "height",
    [RS_A_LABEL] = "label", [RS_A_STYLE] = "style", [RS_A_FILLCOLOR] = "fillcolor",
    [RS_A_COLOR] = "color", [RS_A_PENWIDTH] = "penwidth", [RS_A_TOOLTIP] = "tooltip",
        [RS_A_URL] = "URL",
    [RS_A_ID] = "id", [RS_A_CLASS] = "class", [RS_A_ORIENTATION] = "orientation",
    [RS_A_ARROWHEAD] = "arrowhead", [RS_A_ARROWSIZE] = "arrowsize", [RS_A_BB] = "bb"};

static const char *const NODE_DEFAULT[RS_A_END] = {
    [RS_A_SHAPE] = "box", [RS_A_POS] = "", [RS_A_WIDTH] = "0.01", [RS_A_HEIGHT] = "0.01",
    [RS_A_LABEL] = "", [RS_A_STYLE] = "", [RS_A_FILLCOLOR] = "#ffffff00",
        [RS_A_COLOR] = "transparent",
    [RS_A_PENWIDTH] = "0", [RS_A_TOOLTIP] = "", [RS_A_URL] = "", [RS_A_ID] = "", [RS_A_CLASS] = "",
    [RS_A_ORIENTATION] = "0"};

static const char *const EDGE_DEFAULT[RS_A_END] = {
    [RS_A_POS] = "", [RS_A_COLOR] = "#1B2733", [RS_A_PENWIDTH] = "1", [RS_A_TOOLTIP] = "",
    [RS_A_URL] = "", [RS_A_ID] = "", [RS_A_CLASS] = "", [RS_A_ARROWHEAD] = "none",
    [RS_A_ARROWSIZE] = "1"};

static const char *const CLUSTER_DEFAULT[RS_A_END] = {
    [RS_A_LABEL] = "", [RS_A_STYLE] = "", [RS_A_FILLCOLOR] = "#ffffff00",
        [RS_A_COLOR] = "transparent",
    [RS_A_PENWIDTH] = "0", [RS_A_TOOLTIP] = "", [RS_A_URL] = "", [RS_A_ID] = "", [RS_A_CLASS] = "",
    [RS_A_BB] = ""};

static void declare(Agraph_t *g, int kind, const char *const *values, Agsym_t **symbols)
{
    for (int i = 0; i < RS_A_END; i++)
        if (values[i])
            symbols[i] = agattr(g, kind, (char *)NAMES[i], (char *)values[i]);
}

static void root(Agraph_t *g, const char *name, const char *value)
{
    agattr(g, AGRAPH, (char *)name, (char *)value);
}

static void pin_page(rs_graph *gr)
{
    char text[64];
    Agnode_t *page = agnode(gr->g, (char *)"page", 1);
    if (!page) {
        gr->failed = true;
        return;
    }
    rs_graph_set(gr, page, RS_A_STYLE, "invis");
    snprintf(text, sizeof text, "%.2f,%.2f", gr->w * RS_SCALE / 2, gr->h * RS_SCALE / 2);
    rs_graph_set(gr, page, RS_A_POS, text);
    snprintf(text, sizeof text, "%.6f", gr->w * RS_SCALE / 72);
    rs_graph_set(gr, page, RS_A_WIDTH, text);
    snprintf(text, sizeof text, "%.6f", gr->h * RS_SCALE / 72);
    rs_graph_set(gr, page, RS_A_HEIGHT, text);
}

bool rs_graph_open(rs_graph *gr, const rs_page *page, rs_format format, double dpi,
    const char *language, const rs_look *look)
{
    const char *font = look ? look->font : RS_FONT;
    char size[64], resolution[32];
    *gr = (rs_graph){.format = format, .w = page->w, .h = page->h};
    gr->words.title = page->title;
    gr->words.language = language;
    gr->words.look = look;
    gr->g = agopen((char *)"g", Agdirected, &rs_ids_discipline);
    if (!gr->g)
        return false;
    snprintf(size, sizeof size, "%.5f,%.5f", page->w / 72, page->h / 72);
    root(gr->g, "size", size);
    root(gr->g, "pad", "0");
    root(gr->g, "margin", "0");
    root(gr->g, "bgcolor", "white");
    root(gr->g, "outputorder", "breadthfirst");
    root(gr->g, "fontname", font);
    if (format == RS_PNG || format == RS_SIXEL) { /* in an SVG it would scale the header */
        snprintf(resolution, sizeof resolution, "%.6g", dpi);
        root(gr->g, "dpi", resolution);
    }
    agattr(gr->g, AGNODE, (char *)"fixedsize", (char *)"true");
    agattr(gr->g, AGNODE, (char *)"margin", (char *)"0");
    agattr(gr->g, AGNODE, (char *)"fontname", (char *)font);
    declare(gr->g, AGNODE, NODE_DEFAULT, gr->node);
    declare(gr->g, AGEDGE, EDGE_DEFAULT, gr->edge);
    declare(gr->g, AGRAPH, CLUSTER_DEFAULT, gr->cluster);
    pin_page(gr);
    return !gr->failed;
}

void rs_graph_inlay(rs_graph *gr, const rs_inlay *inlay)
{
    gr->words.inlay = inlay;
    gr->words.h = gr->h;
}

void rs_graph_close(rs_graph *gr)
{
    if (gr->g)
        agclose(gr->g);
    rs_words_free(&gr->words);
    *gr = (rs_graph){0};
}

static Agsym_t *symbol(rs_graph *gr, void *object, rs_attribute which)
{
    int kind = AGTYPE(object);
    return kind == AGNODE ? gr->node[which] : kind == AGRAPH ? gr->cluster[which] : gr->edge[which];
}

void rs_graph_set(rs_graph *gr, void *object, rs_attribute which, const char *value)
{
    Agsym_t *sym = symbol(gr, object, which);
    if (sym)
        agxset(object, sym, (char *)value);
}

void rs_graph_label(rs_graph *gr, void *object, const char *html)
{
    char *shared = agstrdup_html(gr->g, (char *)html);
    if (!shared) {
        gr->failed = true;
        return;
    }
    agxset(object, symbol(gr, object, RS_A_LABEL), shared);
    agstrfree(gr->g, shared);
}

/* ---- rendering ---- */

static char complaint[1024]; /* what Graphviz said, cut */

static int hear(char *text)
{
    size_t have = strlen(complaint);
    snprintf(complaint + have, sizeof complaint - have, "%s", text);
    return 0;
}

/* SVG needs no fonts: the places of its texts come from our own table. */
static GVC_t *context(rs_format format)
{
    static const lt_symlist_t plain[] = {
        {"gvplugin_core_LTX_library", &gvplugin_core_LTX_library},
        {"gvplugin_neato_layout_LTX_library", &gvplugin_neato_layout_LTX_library},
        {NULL, NULL}};
    static const lt_symlist_t cairo[] = {
        {"gvplugin_core_LTX_library", &gvplugin_core_LTX_library},
        {"gvplugin_neato_layout_LTX_library", &gvplugin_neato_layout_LTX_library},
        {"gvplugin_pango_LTX_library", &gvplugin_pango_LTX_library},
        {NULL, NULL}};
    static GVC_t *made[2];
    GVC_t **one = &made[format == RS_SVG ? 0 : 1];
    if (!*one)
        *one = gvContextPlugins(format == RS_SVG ? plain : cairo, 0);
    return *one;
}

/* The type of the length behind gvRenderData changed in Graphviz 13. */
#define RS_RENDER_LENGTH _Generic(&gvRenderData,                                    \
    int (*)(GVC_t *, graph_t *, const char *, char **, unsigned *): (unsigned)0, default: (size_t)0)

static bool keep_bytes(rs_graph *gr, const char *data, size_t n, rs_buffer *out)
{
    if (gr->format == RS_SVG)
        return rs_svg_finish(data, n, &gr->words, out);
    rs_buffer_add(out, data, n);
    return !out->failed;
}

/* The page is as large as it was asked for; what lies beyond its edge is cut there, not the page made
   larger and then all of it smaller. */
static void pin_edges(rs_graph *gr)
{
    static const double SLACK = 2 * RS_SCALE; /* a stroke on the edge */
    boxf b = GD_bb(gr->g);
    gr->cut = b.LL.x < -SLACK || b.LL.y < -SLACK || b.UR.x > gr->w * RS_SCALE + SLACK ||
        b.UR.y > gr->h * RS_SCALE + SLACK;
    GD_bb(gr->g) = (boxf){{0, 0}, {gr->w * RS_SCALE, gr->h * RS_SCALE}};
}

static bool render(rs_graph *gr, GVC_t *gvc, rs_buffer *out)
{
    const char *name = gr->format == RS_SVG ? "svg" : gr->format == RS_PDF ? "pdf" : "png";
    char *data = NULL;
    __typeof__(RS_RENDER_LENGTH) n = 0;
    if (gvRenderData(gvc, gr->g, name, &data, &n) != 0 || !data)
        return false;
    bool good = keep_bytes(gr, data, n, out);
    gvFreeRenderData(data);
    return good;
}

bool rs_graph_render(rs_graph *gr, rs_buffer *out, const char **why)
{
    GVC_t *gvc = context(gr->format);
    *why = gr->why ? gr->why : "the picture cannot be drawn";
    if (!gvc || gr->failed || gr->words.failed)
        return false;
    complaint[0] = '\0';
    agseterr(AGERR);
    agseterrf(hear);
    agreseterrors();
    if (gvLayout(gvc, gr->g, "nop2") != 0) {
        *why = complaint[0] ? complaint : "the picture cannot be laid out";
        return false;
    }
    pin_edges(gr);
    bool good = render(gr, gvc, out) && agreseterrors() == 0;
    gvFreeLayout(gvc, gr->g);
    if (!good && complaint[0])
        *why = complaint;
    return good;
}
