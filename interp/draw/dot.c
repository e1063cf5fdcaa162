/* A graph as DOT. Graphviz' own writer lets a label that ends in a backslash break out of its
   quotes, so the quoting here is our own. Texts keep their words; names are the sentences of the
   objects. */
#include <stdlib.h>
#include <string.h>

#include "draw/graph.h"

enum { LONGEST = 8000 }; /* of one quoted piece: 2.42 cannot parse 16,384 characters in a row */

typedef struct {
    rs_graph *gr;
    rs_buffer *out;
    unsigned *times; /* per word record: how many objects before it have the same name */
} writer;

static void quoted(rs_buffer *out, const char *s, size_t n)
{
    size_t run = 0;
    rs_buffer_puts(out, "\"");
    for (size_t i = 0; i < n; i++, run++) {
        if (s[i] == '"' || s[i] == '\\')
            rs_buffer_puts(out, "\\");
        rs_buffer_add(out, (unsigned char)s[i] < 0x20 ? " " : s + i, 1);
        if (run > LONGEST && s[i] == ' ') {
            rs_buffer_puts(out, "\" +\n    \"");
            run = 0;
        }
    }
    rs_buffer_puts(out, "\"");
}

static void value(rs_buffer *out, char *s)
{
    if (aghtmlstr(s)) {
        rs_buffer_puts(out, "<");
        rs_buffer_puts(out, s);
        rs_buffer_puts(out, ">");
    } else {
        quoted(out, s, strlen(s));
    }
}

static long record(const char *token)
{
    static const char cluster[] = "cluster_";
    if (strncmp(token, cluster, sizeof cluster - 1) == 0)
        token += sizeof cluster - 1;
    return *token == 'n' && token[1] >= '0' && token[1] <= '9' ? strtol(token + 1, NULL, 10) : -1;
}

/* The name of an object: its sentence, with a number behind it where it is not the first of that
   name. */
static void name(writer *w, char *token)
{
    long i = record(token);
    const rs_words *words = &w->gr->words;
    rs_string s = i >= 0 && (size_t)i < words->words ? words->word[i].name : (rs_string){0};
    rs_buffer text = {0};
    if (strncmp(token, "cluster_", 8) == 0)
        rs_buffer_puts(&text, "cluster_");
    if (s.n)
        rs_buffer_add(&text, s.s, s.n);
    else
        rs_buffer_puts(&text, token);
    if (s.n && w->times[i])
        rs_buffer_printf(&text, " \xC2\xB7%u", w->times[i] + 1);
    if (text.failed)
        w->out->failed = true;
    else
        quoted(w->out, text.s, text.n);
    rs_buffer_free(&text);
}

static bool same(rs_string a, rs_string b)
{
    return a.n == b.n && a.n && memcmp(a.s, b.s, a.n) == 0;
}

static bool count_names(writer *w)
{
    const rs_words *words = &w->gr->words;
    w->times = calloc(words->words + 1, sizeof *w->times);
    for (size_t i = 0; w->times && i < words->words; i++)
        for (size_t j = i; j-- > 0;)
            if (same(words->word[i].name, words->word[j].name)) {
                w->times[i] = w->times[j] + 1;
                break;
            }
    return w->times;
}

static void tooltip(writer *w, char *token)
{
    long i = record(token);
    rs_string tip = i >= 0 ? w->gr->words.word[i].tip : (rs_string){0};
    quoted(w->out, tip.s ? tip.s : "", tip.n);
}

static void attributes(writer *w, void *object, int kind)
{
    bool any = false;
    for (Agsym_t *sym = NULL; (sym = agnxtattr(w->gr->g, kind, sym));) {
        char *v = agxget(object, sym);
        if (strcmp(v, sym->defval) == 0 && aghtmlstr(v) == aghtmlstr(sym->defval))
            continue;
        rs_buffer_puts(w->out, any ? ", " : " [");
        rs_buffer_puts(w->out, sym->name);
        rs_buffer_puts(w->out, "=");
        if (strcmp(sym->name, "tooltip") == 0)
            tooltip(w, v);
        else
            value(w->out, v);
        any = true;
    }
    rs_buffer_puts(w->out, any ? "];\n" : ";\n");
}

static void defaults(writer *w, int kind, const char *title)
{
    bool any = false;
    rs_buffer_printf(w->out, "  %s [", title);
    for (Agsym_t *sym = NULL; (sym = agnxtattr(w->gr->g, kind, sym));) {
        rs_buffer_printf(w->out, "%s%s=", any ? ", " : "", sym->name);
        value(w->out, sym->defval);
        any = true;
    }
    rs_buffer_puts(w->out, "];\n");
}

static void clusters(writer *w)
{
    for (Agraph_t *sub = agfstsubg(w->gr->g); sub; sub = agnxtsubg(sub)) {
        rs_buffer_puts(w->out, "  subgraph ");
        name(w, agnameof(sub));
        rs_buffer_puts(w->out, " { graph");
        attributes(w, sub, AGRAPH);
        rs_buffer_puts(w->out, "  }\n");
    }
}

bool rs_graph_write_dot(rs_graph *gr, rs_buffer *out)
{
    writer w = {.gr = gr, .out = out};
    if (gr->failed || gr->words.failed || !count_names(&w))
        return false;
    rs_buffer_puts(out, "// positions are given: render with neato -n2 -Tsvg, -Tpdf or -Tpng\n");
    rs_buffer_puts(out, "digraph ");
    quoted(out, gr->words.title.s, gr->words.title.n);
    rs_buffer_puts(out, " {\n");
    defaults(&w, AGRAPH, "graph");
    defaults(&w, AGNODE, "node");
    defaults(&w, AGEDGE, "edge");
    clusters(&w);
    for (Agnode_t *n = agfstnode(gr->g); n; n = agnxtnode(gr->g, n)) {
        rs_buffer_puts(out, "  ");
        name(&w, agnameof(n));
        attributes(&w, n, AGNODE);
        for (Agedge_t *e = agfstout(gr->g, n); e; e = agnxtout(gr->g, e)) {
            rs_buffer_puts(out, "  ");
            name(&w, agnameof(n));
            rs_buffer_puts(out, " -> ");
            name(&w, agnameof(aghead(e)));
            attributes(&w, e, AGEDGE);
        }
    }
    rs_buffer_puts(out, "}\n");
    free(w.times);
    return !out->failed;
}
