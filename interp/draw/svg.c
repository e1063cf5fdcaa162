#include <stdlib.h>
#include <string.h>

#include "draw/graph.h"
#include "draw/words.h"

/* The palette on a dark screen, one rule per colour; PDF and PNG are not touched by it. */
static const char *const DARK[][2] = {
    {"#1b2733", "#E9EEF3"}, {"#465462", "#BCC7D1"}, {"#5e6c79", "#97A4B0"}, {"#c6ced6", "#3A4652"},
    {"#dfe4e9", "#2A343E"}, {"#dce2e7", "#2A343E"}, {"#f4f6f8", "#1A222A"}, {"#eef1f4", "#1E262E"},
    {"#ffffff", "#11171D"}, {"white", "#11171D"},   {"#213b50", "#2F5573"}, {"#8695a3", "#5F6E7C"},
    {"#d6e7f2", "#12344B"}, {"#f6d2bc", "#4E2410"}, {"#0072b2", "#56B4E9"}, {"#d9efe7", "#0F3A2E"},
    {"#00523d", "#9FE3CD"}, {"#8f4a7a", "#D79AC4"}, {"#5f6e7c", "#97A4B0"}, {"#2f4a60", "#A9C0D3"},
    {"#fbe9df", "#3B1D0E"}, {"#24584a", "#9FE3CD"}, {"#7f8d99", "#97A4B0"}};

/* The colours of a theme; the last rule counts, and a fill that is no text's stands after its ink. */
static void add_look(rs_buffer *out, const rs_look *look)
{
    for (size_t i = 0; look && i < look->darks; i++) {
        const rs_dark *d = &look->dark[i];
        const char *which = d->kind == RS_DARK_INK ? "text" : d->kind == RS_DARK_FILL ? ":not(text)" : "";
        rs_buffer_printf(out, "%s[fill=\"%s\"]{fill:%s}", which, d->from, d->to);
        if (d->kind != RS_DARK_FILL)
            rs_buffer_printf(out, "[stroke=\"%s\"]{stroke:%s}", d->from, d->to);
    }
}

static void add_style(rs_buffer *out, const rs_look *look)
{
    rs_buffer_puts(out, "<style>@media (prefers-color-scheme:dark){");
    for (size_t i = 0; i < sizeof DARK / sizeof *DARK; i++)
        rs_buffer_printf(out, "[fill=\"%s\"]{fill:%s}[stroke=\"%s\"]{stroke:%s}", DARK[i][0],
            DARK[i][1],
                         DARK[i][0], DARK[i][1]);
    rs_buffer_puts(out, "text[fill=\"#b54700\"]{fill:#F08A4B}[stroke=\"#b54700\"]{stroke:#F08A4B}"
                        "text[fill=\"#00795a\"]{fill:#2FBF95}[stroke=\"#00795a\"]{stroke:#2FBF95}"
                        ":not(text)[fill=\"#00795a\"]{fill:#0E7F5F}:not(text)[fill=\"#0072b2\"]{fill:#0072B2}"
                        ":not(text)[fill=\"#5e6c79\"]{fill:#5E6C79}:not(text)[fill=\"#8f4a7a\"]{fill:#96527F}"
                        "text[fill=\"#ffffff\"]{fill:#fff}");
    add_look(out, look);
    rs_buffer_puts(out, "}</style>\n");
}

typedef struct {
    const char *at, *end;
    const rs_words *w;
    rs_buffer *out;
    bool bad;
} scan;

static bool starts(const scan *s, const char *with)
{
    size_t n = strlen(with);
    return (size_t)(s->end - s->at) >= n && memcmp(s->at, with, n) == 0;
}

/* Moves behind the next `what`, or marks the SVG as not what we know. */
static const char *past(scan *s, const char *what)
{
    const char *found = memmem(s->at, (size_t)(s->end - s->at), what, strlen(what));
    if (!found) {
        s->bad = true;
        s->at = s->end;
        return s->end;
    }
    s->at = found + strlen(what);
    return found;
}

/* The record of a token like n12 (also in "n12&#45;&gt;n12" and in a cluster's name); NULL if none.
   */
static const rs_word *word_of(const scan *s, const char *token, const char *end)
{
    static const char cluster[] = "cluster_";
    size_t skip = sizeof cluster - 1;
    if ((size_t)(end - token) > skip && memcmp(token, cluster, skip) == 0)
        token += skip;
    if (token >= end || *token != 'n')
        return NULL;
    unsigned long i = strtoul(token + 1, NULL, 10);
    return i < s->w->words ? &s->w->word[i] : NULL;
}

static void do_title(scan *s)
{
    s->at += strlen("<title>");
    const char *token = s->at, *end = past(s, "</title>");
    bool whole = end - token == 1 && *token == 'g';
    const rs_word *word = word_of(s, token, end);
    rs_string name = whole ? s->w->title : word ? word->name : (rs_string){0};
    if (name.s) {
        rs_buffer_puts(s->out, "<title>");
        rs_buffer_xml(s->out, name.s, name.n);
        rs_buffer_puts(s->out, "</title>");
    } else if (s->at < s->end && *s->at == '\n') {
        s->at++;
    }
}

/* An attribute whose value is a token: written with the words, or left out. */
static void do_attribute(scan *s, const char *key, size_t offset)
{
    s->at += strlen(key);
    const char *token = s->at, *end = past(s, "\"");
    const rs_word *word = word_of(s, token, end);
    rs_string value = {0};
    if (word)
        memcpy(&value, (const char *)word + offset, sizeof value);
    if (!value.s)
        return;
    rs_buffer_puts(s->out, key);
    rs_buffer_xml(s->out, value.s, value.n);
    rs_buffer_puts(s->out, "\"");
}

static void copy_attribute(rs_buffer *out, const char *tag, const char *end, const char *key)
{
    const char *from = memmem(tag, (size_t)(end - tag), key, strlen(key));
    const char *to = from ? memchr(from + strlen(key), '"', (size_t)(end - from) - strlen(key))
        : NULL;
    if (to)
        rs_buffer_add(out, from, (size_t)(to + 1 - from));
}

/* XML keeps one of several spaces; the others become hard ones. */
static void add_text(rs_buffer *out, rs_string s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.s[i] == ' ' && (i == 0 || s.s[i - 1] == ' '))
            rs_buffer_puts(out, "\xC2\xA0");
        else
            rs_buffer_xml(out, s.s + i, 1);
}

/* <text …>t12</text>: the text itself, at the place that our own table of widths gives it. */
static void do_text(scan *s)
{
    const char *tag = s->at, *close = past(s, ">"), *token = s->at;
    const char *end = past(s, "</text>");
    unsigned long i = end - token > 1 && *token == 't' ? strtoul(token + 1, NULL, 10)
        : s->w->places;
    if (i >= s->w->places) {
        s->bad = true;
        return;
    }
    const rs_place *place = &s->w->place[i];
    rs_buffer_puts(s->out, "<text x=\"");
    rs_buffer_number(s->out, place->x);
    rs_buffer_puts(s->out, "\" y=\"");
    rs_buffer_number(s->out, place->y);
    rs_buffer_puts(s->out, "\"");
    copy_attribute(s->out, tag, close, " font-family=\"");
    copy_attribute(s->out, tag, close, " font-weight=\"");
    copy_attribute(s->out, tag, close, " font-style=\"");
    rs_buffer_puts(s->out, " font-size=\"");
    rs_buffer_number(s->out, place->size);
    rs_buffer_puts(s->out, "\"");
    copy_attribute(s->out, tag, close, " fill=\"");
    rs_buffer_puts(s->out, ">");
    add_text(s->out, place->text);
    rs_buffer_puts(s->out, "</text>");
}

static void do_svg_tag(scan *s)
{
    const char *tag = s->at;
    past(s, ">");
    rs_buffer_puts(s->out, "<svg");
    if (s->w->language)
        rs_buffer_printf(s->out, " xml:lang=\"%s\"", s->w->language);
    rs_buffer_puts(s->out, " role=\"graphics-document document\""); /* no img: what is in it can be read, and followed */
    if (s->w->title.s) {
        rs_buffer_puts(s->out, " aria-label=\"");
        rs_buffer_xml(s->out, s->w->title.s, s->w->title.n);
        rs_buffer_puts(s->out, "\"");
    }
    rs_buffer_add(s->out, tag + 4, (size_t)(s->at - tag) - 4);
    rs_buffer_puts(s->out, "\n");
    add_style(s->out, s->w->look);
}

static void skip_past(scan *s, const char *what)
{
    past(s, what);
    if (s->at < s->end && *s->at == '\n')
        s->at++;
}

/* Older readers of SVG do not know the colour `transparent`. */
static bool do_transparent(scan *s)
{
    static const char *const known[][2] = {
        {" stroke=\"transparent\" stroke-width=\"0\"", ""},
        {" stroke=\"transparent\" stroke-width=\"2\"", ""},
        {" stroke=\"transparent\"", ""},
        {" fill=\"transparent\"", " fill=\"#ffffff\" fill-opacity=\"0\""}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (starts(s, known[i][0])) {
            rs_buffer_puts(s->out, known[i][1]);
            s->at += strlen(known[i][0]);
            return true;
        }
    return false;
}

/* What we change begins with < or a space. */
static void copy_plain(scan *s)
{
    const char *from = s->at++;
    while (s->at < s->end && *s->at != '<' && *s->at != ' ')
        s->at++;
    rs_buffer_add(s->out, from, (size_t)(s->at - from));
}

static void add_base64(rs_buffer *out, const unsigned char *s, size_t n)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < n; i += 3) {
        unsigned v = (unsigned)s[i] << 16 | (i + 1 < n ? (unsigned)s[i + 1] << 8 : 0) | (i + 2 < n ? s[i + 2] : 0u);
        char four[] = {digits[v >> 18], digits[v >> 12 & 63], i + 1 < n ? digits[v >> 6 & 63] : '=',
            i + 2 < n ? digits[v & 63] : '='};
        rs_buffer_add(out, four, sizeof four);
    }
}

static void add_attribute(rs_buffer *out, const char *name, double v)
{
    rs_buffer_printf(out, " %s=\"", name);
    rs_buffer_number(out, v * RS_SCALE);
    rs_buffer_puts(out, "\"");
}

/* The images lie over all else, and let the pointer through to what they lie on. */
static void add_images(scan *s)
{
    for (size_t i = 0; s->w->inlay && i < s->w->inlay->count; i++) {
        const rs_placed *one = &s->w->inlay->one[i];
        rs_buffer png = {0};
        if (!rs_pixels_to_png(&one->pixels, &png)) {
            s->bad = true;
            return;
        }
        rs_buffer_puts(s->out, "<image");
        add_attribute(s->out, "x", one->x);
        add_attribute(s->out, "y", one->y - s->w->h);
        add_attribute(s->out, "width", one->w);
        add_attribute(s->out, "height", one->h);
        rs_buffer_puts(s->out, " pointer-events=\"none\" xlink:href=\"data:image/png;base64,");
        add_base64(s->out, (const unsigned char *)png.s, png.n);
        rs_buffer_puts(s->out, "\"/>\n");
        rs_buffer_free(&png);
    }
}

static void step(scan *s)
{
    static const struct { const char *key; size_t offset; } attributes[] = {
        {" xlink:href=\"", offsetof(rs_word, url)},
        {" xlink:title=\"", offsetof(rs_word, tip)},
        {" id=\"", offsetof(rs_word, id)}};
    if (starts(s, "</g>\n</svg>")) {
        add_images(s);
        copy_plain(s);
    } else if (starts(s, "<!--"))
        skip_past(s, "-->");
    else if (starts(s, "<!DOCTYPE"))
        skip_past(s, ">");
    else if (starts(s, "<svg"))
        do_svg_tag(s);
    else if (starts(s, "<title>"))
        do_title(s);
    else if (starts(s, "<text "))
        do_text(s);
    else if (!do_transparent(s)) {
        for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
            if (starts(s, attributes[i].key)) {
                do_attribute(s, attributes[i].key, attributes[i].offset);
                return;
            }
        copy_plain(s);
    }
}

bool rs_svg_finish(const char *svg, size_t n, const rs_words *w, rs_buffer *out)
{
    scan s = {.at = svg, .end = svg + n, .w = w, .out = out};
    while (s.at < s.end)
        step(&s);
    return !s.bad && !out->failed;
}
