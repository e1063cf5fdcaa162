/* A page as a graph, and the graph as bytes. The only header here that knows Graphviz. An rs_graph
   owns its cgraph graph and its words; its strings point into the scene, which must outlive it. */
#ifndef RS_DRAW_GRAPH_H
#define RS_DRAW_GRAPH_H

#include <cgraph.h>
#include <stdbool.h>

#include "draw/buffer.h"
#include "draw/words.h"
#include "scene/scene.h"

typedef enum { RS_SVG, RS_PDF, RS_PNG, RS_DOT, RS_SIXEL, RS_XLSX, RS_LAYOUT } rs_format; /* sixel is rendered as png; xlsx and
   a layout are no pictures */

/* Everything is drawn this much larger: Graphviz places texts on whole units. */
enum { RS_SCALE = 4 };

#define RS_FONT "Arial,Helvetica,Liberation Sans,sans-serif"

/* The attributes we use; no other ever reaches Graphviz. */
typedef enum {
    RS_A_SHAPE, RS_A_POS, RS_A_WIDTH, RS_A_HEIGHT, RS_A_LABEL, RS_A_STYLE, RS_A_FILLCOLOR,
        RS_A_COLOR,
    RS_A_PENWIDTH, RS_A_TOOLTIP, RS_A_URL, RS_A_ID, RS_A_CLASS, RS_A_ORIENTATION, RS_A_ARROWHEAD,
    RS_A_ARROWSIZE, RS_A_BB, RS_A_END
} rs_attribute;

typedef struct {
    Agraph_t *g;
    Agsym_t *node[RS_A_END], *edge[RS_A_END], *cluster[RS_A_END];
    rs_words words;
    rs_format format;
    double w, h; /* of the page, points */
    bool failed;
    const char *why; /* when failed: a sentence */
    bool cut;        /* something lies beyond the edge of the page; known when rendered */
} rs_graph;

/* A new empty graph for a page: attributes, page size, the invisible node that pins the page. The look,
   which may be NULL, must outlive it. */
bool rs_graph_open(rs_graph *gr, const rs_page *page, rs_format format, double dpi,
    const char *language, const rs_look *look);
void rs_graph_close(rs_graph *gr);

/* Sets an attribute of a node, edge or subgraph; label_html when the value is a label in markup. */
void rs_graph_set(rs_graph *gr, void *object, rs_attribute which, const char *value);
void rs_graph_label(rs_graph *gr, void *object, const char *html);

/* Draws everything of the page (paint.c). */
void rs_graph_paint(rs_graph *gr, const rs_page *page);

/* The images that lie over the page in an SVG; they must outlive the graph. */
void rs_graph_inlay(rs_graph *gr, const rs_inlay *inlay);

/* Lays out with the positions given and renders; the bytes are the caller's to free. On failure
   false and *why (valid until the next call). */
bool rs_graph_render(rs_graph *gr, rs_buffer *out, const char **why);

/* The graph as DOT, with our own quoting (dot.c). */
bool rs_graph_write_dot(rs_graph *gr, rs_buffer *out);

#endif
