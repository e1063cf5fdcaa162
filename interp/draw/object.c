/* Nodes and edges with given positions, and the words that belong to them. */
#include <stdio.h>
#include <string.h>

#include "draw/paint.h"

bool rs_paint_has(const rs_item *item, rs_num which)
{
    return item->has >> which & 1;
}

double rs_paint_num(const rs_item *item, rs_num which, double otherwise)
{
    return rs_paint_has(item, which) ? item->num[which] : otherwise;
}

static bool hex(const char *s, size_t n)
{
    return strspn(s, "0123456789abcdefABCDEF") == n;
}

/* A colour of the item, or `otherwise`; only #rrggbb and #rrggbbaa get through. */
const char *rs_paint_color(rs_graph *gr, rs_string s, const char *otherwise)
{
    if (!s.s || (s.n == 4 && memcmp(s.s, "none", 4) == 0))
        return otherwise;
    if (s.s[0] == '#' && (s.n == 7 || s.n == 9) && hex(s.s + 1, s.n - 1))
        return s.s;
    gr->failed = true;
    gr->why = "a colour must be written #rrggbb or #rrggbbaa";
    return otherwise;
}

static rs_string checked_id(rs_string s, bool spaces)
{
    return s.s && rs_words_id_ok(s, spaces) ? s : (rs_string){0};
}

/* The record of an item's words. */
size_t rs_paint_note(rs_graph *gr, const rs_item *item)
{
    rs_word word = {.name = item->str[RS_NAME], .tip = item->str[RS_TIP]};
    if (!word.tip.s)
        word.tip = word.name;
    if (rs_words_url_ok(item->str[RS_URL]))
        word.url = item->str[RS_URL];
    word.id = checked_id(item->str[RS_ID], false);
    return rs_words_add(&gr->words, word);
}

/* For a PDF: no fragments (dead there), no quote (breaks cairo's tag). */
static void pdf_url(rs_string url, rs_buffer *out)
{
    for (size_t i = 0; i < url.n && url.s[i] != '#'; i++)
        if (url.s[i] == '\'')
            rs_buffer_puts(out, "%27");
        else
            rs_buffer_add(out, url.s + i, 1);
}

static void set_link(rs_graph *gr, void *object, const rs_word *word, const char *token)
{
    if (gr->format == RS_SVG) {
        rs_graph_set(gr, object, RS_A_URL, token);
        return;
    }
    rs_buffer url = {0};
    if (gr->format == RS_PDF)
        pdf_url(word->url, &url);
    else /* whoever renders the DOT gets links unescaped into the SVG */
        rs_buffer_xml(&url, word->url.s, word->url.n);
    if (url.n && !url.failed)
        rs_graph_set(gr, object, RS_A_URL, url.s);
    rs_buffer_free(&url);
}

/* Name, tooltip, link, id and class of a node, edge or cluster. */
void rs_paint_words(rs_graph *gr, void *object, const rs_item *item, size_t number)
{
    if (gr->words.failed)
        return;
    const rs_word *word = &gr->words.word[number];
    char token[32];
    snprintf(token, sizeof token, "n%zu", number);
    if (word->tip.s)
        rs_graph_set(gr, object, RS_A_TOOLTIP, token);
    if (word->url.s)
        set_link(gr, object, word, token);
    if (word->id.s)
        rs_graph_set(gr, object, RS_A_ID, gr->format == RS_SVG ? token : word->id.s);
    if (checked_id(item->str[RS_CLASS], true).s)
        rs_graph_set(gr, object, RS_A_CLASS, item->str[RS_CLASS].s);
}

void rs_paint_number(rs_graph *gr, void *object, rs_attribute which, double v)
{
    char text[64];
    snprintf(text, sizeof text, "%.6g", v);
    rs_graph_set(gr, object, which, text);
}

double rs_paint_x(double x)
{
    return x * RS_SCALE;
}

double rs_paint_y(const rs_graph *gr, double y)
{
    return (gr->h - y) * RS_SCALE;
}

/* A node around its centre, sizes in points. */
Agnode_t *rs_paint_node(rs_graph *gr, const rs_item *item, const char *shape, const double box[4])
{
    char text[96];
    size_t number = rs_paint_note(gr, item);
    snprintf(text, sizeof text, "n%zu", number);
    Agnode_t *n = agnode(gr->g, text, 1);
    if (!n) {
        gr->failed = true;
        return NULL;
    }
    rs_graph_set(gr, n, RS_A_SHAPE, shape);
    snprintf(text, sizeof text, "%.2f,%.2f", rs_paint_x(box[0]), rs_paint_y(gr, box[1]));
    rs_graph_set(gr, n, RS_A_POS, text);
    snprintf(text, sizeof text, "%.6f", box[2] * RS_SCALE / 72);
    rs_graph_set(gr, n, RS_A_WIDTH, text);
    snprintf(text, sizeof text, "%.6f", box[3] * RS_SCALE / 72);
    rs_graph_set(gr, n, RS_A_HEIGHT, text);
    rs_paint_words(gr, n, item, number);
    return n;
}

/* An edge that shows `pos` with the item's words. */
Agedge_t *rs_paint_edge(rs_graph *gr, const rs_item *item, const char *pos)
{
    char token[32];
    size_t number = rs_paint_note(gr, item);
    snprintf(token, sizeof token, "n%zu", number);
    Agnode_t *n = agnode(gr->g, token, 1);
    Agedge_t *e = n ? agedge(gr->g, n, n, NULL, 1) : NULL;
    if (!e) {
        gr->failed = true;
        return NULL;
    }
    rs_graph_set(gr, n, RS_A_SHAPE, "point");
    rs_graph_set(gr, n, RS_A_STYLE, "invis");
    char first[64];
    snprintf(first, sizeof first, "%.*s", (int)strcspn(pos, " ;"), pos);
    rs_graph_set(gr, n, RS_A_POS, first);
    rs_graph_set(gr, e, RS_A_POS, pos);
    rs_paint_words(gr, e, item, number);
    return e;
}
