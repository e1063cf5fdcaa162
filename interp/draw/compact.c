#include "draw/compact.h"

#include <stdlib.h>
#include <string.h>

#include "draw/outline.h"

enum { ATTRIBUTES = 24 };

typedef struct {
    rs_string name;
    rs_string key[ATTRIBUTES], value[ATTRIBUTES];
    size_t n;
    bool closing, empty; /* </name>, <name/> */
} element;

/* What is known of the object (a node, an edge) that is being read. */
typedef struct {
    rs_string id, looks, title, tip, href; /* looks: of its class what is not Graphviz' */
    bool begun, grouped;                   /* something of it is drawn; its <g> is open */
} object;

typedef struct {
    const char *at, *end;
    rs_buffer *out;
    int depth; /* of open elements: svg 1, the graph 2, an object 3 */
    object o;
    rs_string link, said; /* where the <a> leads that is open (NULL: none), and its title */
    rs_string stroke;     /* the look of the <path> that is open (NULL: none) */
    rs_pen pen;
    bool bad;
} pass;

static bool same(rs_string a, rs_string b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

static bool is(rs_string s, const char *word)
{
    return s.n == strlen(word) && memcmp(s.s, word, s.n) == 0;
}

static void add_string(rs_buffer *out, rs_string s)
{
    rs_buffer_add(out, s.s, s.n);
}

static void add_attribute(rs_buffer *out, const char *key, rs_string value)
{
    rs_buffer_puts(out, " ");
    rs_buffer_puts(out, key);
    rs_buffer_puts(out, "=\"");
    add_string(out, value);
    rs_buffer_puts(out, "\"");
}

static rs_string attribute(const element *e, const char *key)
{
    for (size_t i = 0; i < e->n; i++)
        if (is(e->key[i], key))
            return e->value[i];
    return (rs_string){0};
}

/* ---- reading ---- */

static rs_string until(pass *p, const char *stops)
{
    rs_string s = {p->at, 0};
    while (p->at < p->end && *p->at != '\0' && strchr(stops, *p->at) == NULL)
        p->at++;
    s.n = (size_t)(p->at - s.s);
    return s;
}

static void skip_blanks(pass *p)
{
    while (p->at < p->end && (*p->at == ' ' || *p->at == '\n'))
        p->at++;
}

/* At a < ; afterwards behind its >. */
static void read_tag(pass *p, element *e)
{
    memset(e, 0, sizeof *e);
    p->at++;
    e->closing = p->at < p->end && *p->at == '/';
    p->at += e->closing;
    e->name = until(p, " \n/>");
    for (skip_blanks(p); p->at < p->end && *p->at != '>' && *p->at != '/' && e->n < ATTRIBUTES; skip_blanks(p)) {
        e->key[e->n] = until(p, "=>");
        p->at += p->end - p->at > 1 ? 2 : 0;
        e->value[e->n++] = until(p, "\"");
        p->at += p->at < p->end;
    }
    e->empty = p->at < p->end && *p->at == '/';
    p->at += e->empty;
    p->bad |= p->at >= p->end || *p->at++ != '>';
}

/* The text up to the next tag. */
static rs_string text_before(pass *p)
{
    return until(p, "<");
}

/* ---- writing ---- */

static void end_stroke(pass *p)
{
    if (p->stroke.s != NULL)
        rs_buffer_puts(p->out, "\"/>");
    p->stroke = (rs_string){0};
}

static void end_link(pass *p)
{
    end_stroke(p);
    if (p->link.s != NULL)
        rs_buffer_puts(p->out, "</a>");
    p->link = (rs_string){0};
}

/* Of a class what is left without Graphviz' own words. */
static rs_string without_kind(rs_string class)
{
    static const char *const kinds[] = {"node", "edge", "cluster", "graph"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t n = strlen(kinds[i]);
        if (class.n >= n && memcmp(class.s, kinds[i], n) == 0 && (class.n == n || class.s[n] == ' ')) {
            size_t skip = class.n == n ? n : n + 1;
            return (rs_string){class.s + skip, class.n - skip};
        }
    }
    return class;
}

static void add_title(pass *p, rs_string said)
{
    if (said.n == 0)
        return;
    rs_buffer_puts(p->out, "<title>");
    add_string(p->out, said);
    rs_buffer_puts(p->out, "</title>");
}

static void begin_link(pass *p, rs_string said)
{
    const object *o = &p->o;
    end_stroke(p);
    rs_buffer_puts(p->out, "<a tabindex=\"-1\"");
    add_attribute(p->out, "href", o->href);
    if (o->title.n != 0 && !same(o->title, said))
        add_attribute(p->out, "aria-label", o->title);
    rs_buffer_puts(p->out, ">");
    add_title(p, said);
    p->link = o->href;
    p->said = said;
}

static void begin_group(pass *p, rs_string said)
{
    end_stroke(p);
    rs_buffer_puts(p->out, "<g");
    if (p->o.id.n != 0)
        add_attribute(p->out, "id", p->o.id);
    if (p->o.looks.n != 0)
        add_attribute(p->out, "class", p->o.looks);
    rs_buffer_puts(p->out, ">");
    add_title(p, said);
    p->o.grouped = true;
}

/* The tags that the object needs, before the first thing of it is drawn. text: all that it shows, where that is a text. */
static void begin_object(pass *p, rs_string text)
{
    object *o = &p->o;
    if (o->begun)
        return;
    rs_string said = o->tip.n != 0 ? o->tip : o->title;
    o->begun = p->depth >= 3;
    if (p->link.s != NULL && !same(p->link, o->href))
        end_link(p);
    if (o->href.n != 0 && p->link.s == NULL)
        begin_link(p, same(said, text) ? (rs_string){0} : said);
    if (same(said, text) || (p->link.s != NULL && same(said, p->said)))
        said.n = 0;
    if (o->id.n != 0 || o->looks.n != 0 || said.n != 0)
        begin_group(p, said);
}

static void end_object(pass *p)
{
    if (p->o.grouped) {
        end_stroke(p);
        rs_buffer_puts(p->out, "</g>");
    }
    p->o = (object){0};
}

/* The attributes of a shape that make its look, from the first to the last of them, as they stand. */
static rs_string look_of(const element *e, size_t geometry)
{
    if (geometry == 0)
        return (rs_string){0};
    const char *from = e->key[0].s, *to = e->value[geometry - 1].s + e->value[geometry - 1].n + 1;
    return (rs_string){from, (size_t)(to - from)};
}

static bool outline(pass *p, const element *e, rs_string geometry)
{
    bool path = is(e->name, "path");
    return path ? rs_outline_path(p->out, geometry, &p->pen)
                : rs_outline_points(p->out, geometry, is(e->name, "polygon"), &p->pen);
}

/* A path, polygon or polyline as a path; one without a fill goes on the one before it where they look alike. */
static void do_outline(pass *p, const element *e)
{
    const char *key = is(e->name, "path") ? "d" : "points";
    size_t at = 0;
    while (at < e->n && !is(e->key[at], key))
        at++;
    rs_string look = look_of(e, at), fill = attribute(e, "fill"), none = {0};
    bool hollow = is(fill, "none");
    if (at == e->n) {
        p->bad = true;
        return;
    }
    begin_object(p, none);
    if (!hollow || p->stroke.s == NULL || !same(p->stroke, look)) {
        end_stroke(p);
        rs_buffer_puts(p->out, "<path ");
        add_string(p->out, look);
        rs_buffer_puts(p->out, " d=\"");
        p->pen = (rs_pen){0};
        p->stroke = look.s != NULL ? look : (rs_string){"", 0};
    }
    if (!outline(p, e, e->value[at]))
        p->bad = true;
    if (!hollow)
        end_stroke(p);
}

static bool is_rounded(rs_string key)
{
    static const char *const keys[] = {"x", "y", "cx", "cy", "rx", "ry", "width", "height"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (is(key, keys[i]))
            return true;
    return false;
}

static void add_rounded(rs_buffer *out, rs_string key, rs_string value)
{
    char text[32] = "", *stop;
    memcpy(text, value.s, value.n < sizeof text ? value.n : sizeof text - 1);
    double v = strtod(text, &stop);
    rs_buffer_puts(out, " ");
    add_string(out, key);
    rs_buffer_puts(out, "=\"");
    if (*stop == '\0' && value.n < sizeof text)
        rs_outline_number(out, v);
    else
        add_string(out, value);
    rs_buffer_puts(out, "\"");
}

/* Any other element that is drawn: an ellipse, a text, an image. */
static void add_element(pass *p, const element *e)
{
    bool text = is(e->name, "text");
    rs_buffer_puts(p->out, "<");
    add_string(p->out, e->name);
    for (size_t i = 0; i < e->n; i++) {
        if (text && (is(e->key[i], "font-family") || (is(e->key[i], "fill") && is(e->value[i], "#1b2733"))))
            continue; /* as the document's style has it */
        if (is_rounded(e->key[i])) {
            add_rounded(p->out, e->key[i], e->value[i]);
            continue;
        }
        rs_buffer_puts(p->out, " ");
        add_string(p->out, e->key[i]);
        rs_buffer_puts(p->out, "=\"");
        add_string(p->out, e->value[i]);
        rs_buffer_puts(p->out, "\"");
    }
    rs_buffer_puts(p->out, e->empty ? "/>" : ">");
}

static void do_text(pass *p, const element *e)
{
    rs_string text = text_before(p);
    element end;
    begin_object(p, text);
    end_stroke(p);
    add_element(p, e);
    add_string(p->out, text);
    rs_buffer_puts(p->out, "</text>");
    if (p->at < p->end)
        read_tag(p, &end);
}

/* ---- the document ---- */

static void do_svg(pass *p, const element *e)
{
    rs_buffer_puts(p->out, "<svg class=\"picture\"");
    add_attribute(p->out, "viewBox", attribute(e, "viewBox"));
    p->depth = 1;
}

/* The graph's title is what the picture is called. */
static void do_graph(pass *p, const element *e)
{
    rs_string name = {0};
    element title;
    skip_blanks(p);
    if (p->at < p->end && *p->at == '<') {
        const char *before = p->at;
        read_tag(p, &title);
        if (is(title.name, "title")) {
            name = text_before(p);
            read_tag(p, &title);
        } else {
            p->at = before;
        }
    }
    rs_buffer_puts(p->out, " role=\"graphics-document document\"");
    if (name.n != 0)
        add_attribute(p->out, "aria-label", name);
    rs_buffer_puts(p->out, "><g");
    add_attribute(p->out, "transform", attribute(e, "transform"));
    rs_buffer_puts(p->out, ">");
    p->depth = 2;
}

static void do_group(pass *p, const element *e)
{
    if (p->depth == 1) {
        do_graph(p, e);
        return;
    }
    if (++p->depth == 3)
        p->o = (object){.id = attribute(e, "id"), .looks = without_kind(attribute(e, "class"))};
}

static void close_tag(pass *p, const element *e)
{
    if (is(e->name, "svg")) {
        rs_buffer_puts(p->out, "</svg>\n");
    } else if (is(e->name, "g") && p->depth-- == 3) {
        end_object(p);
    } else if (is(e->name, "g") && p->depth == 1) {
        end_link(p);
        rs_buffer_puts(p->out, "</g>");
    }
}

static void do_title(pass *p)
{
    element end;
    rs_string title = text_before(p);
    read_tag(p, &end);
    if (p->depth >= 3)
        p->o.title = title;
}

static void skip_style(pass *p)
{
    const char *found = memmem(p->at, (size_t)(p->end - p->at), "</style>", 8);
    p->bad |= found == NULL;
    p->at = found != NULL ? found + 8 : p->end;
}

static void do_link(pass *p, const element *e)
{
    rs_string href = attribute(e, "xlink:href"), tip = attribute(e, "xlink:title");
    if (href.n != 0)
        p->o.href = href;
    if (tip.n != 0)
        p->o.tip = tip;
}

static void do_element(pass *p, const element *e)
{
    rs_string none = {0};
    if (e->closing)
        close_tag(p, e);
    else if (is(e->name, "svg"))
        do_svg(p, e);
    else if (is(e->name, "g"))
        do_group(p, e);
    else if (is(e->name, "style"))
        skip_style(p);
    else if (is(e->name, "title"))
        do_title(p);
    else if (is(e->name, "a"))
        do_link(p, e);
    else if (is(e->name, "text"))
        do_text(p, e);
    else if (is(e->name, "path") || is(e->name, "polygon") || is(e->name, "polyline"))
        do_outline(p, e);
    else {
        begin_object(p, none);
        end_stroke(p);
        add_element(p, e);
    }
}

bool rs_svg_compact(const char *svg, size_t n, rs_buffer *out)
{
    pass p = {.at = memmem(svg, n, "<svg", 4), .end = svg + n, .out = out};
    element e;
    if (p.at == NULL)
        return false;
    while (p.at < p.end && !p.bad) {
        if (*p.at != '<') {
            p.at++;
            continue;
        }
        read_tag(&p, &e);
        do_element(&p, &e);
    }
    return !p.bad && !out->failed;
}
