/* reis-draw: serves one request after another, each a frame on standard input (host/frame.h), and
   answers each with a frame on standard output whose type is an outcome: the picture (or workbook), or why not;
   warnings go before it, each a frame.
   A request for a layout is answered with where things lie (layout.h).
   The pages of a pdf are kept, each answered with nothing, until a request without a scene asks for
   the document. After any outcome but RS_DONE the program ends: what Graphviz holds then is not to
   be trusted. It also ends after many pictures; the parent starts another for the next. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "draw/alternative.h"
#include "draw/compact.h"
#include "draw/fonts.h"
#include "draw/graph.h"
#include "draw/guard.h"
#include "draw/layout.h"
#include "draw/pdf.h"
#include "draw/request.h"
#include "draw/sixel.h"
#include "draw/workbook.h"
#include "host/frame.h"
#include "scene/scene.h"

static const double MAX_PIXELS = 1.2e8;

enum { ENOUGH = 500 }; /* pictures: Graphviz loses some 20 KiB over each, so a fresh program goes on */

typedef struct {
    rs_pdf_page *page;
    size_t pages, room;
} document;

typedef struct {
    rs_buffer bytes;
    const char *why; /* a sentence, where there is no picture */
} reply;

static bool send_reply(enum rs_outcome outcome, const reply *a)
{
    char text[1400];
    if (outcome == RS_DONE)
        return rs_frame_write(STDOUT_FILENO, (char)outcome, a->bytes.s, a->bytes.n, NULL, 0) == 0;
    size_t n = strlen(a->why);
    n = n < sizeof text ? n : sizeof text;
    for (size_t i = 0; i < n; i++) /* one line, no control bytes */
        text[i] = (unsigned char)a->why[i] < 0x20 || a->why[i] == 0x7F ? ' ' : a->why[i];
    while (n > 0 && text[n - 1] == ' ')
        n--;
    return rs_frame_write(STDOUT_FILENO, (char)outcome, text, n, NULL, 0) == 0;
}

/* What a page cannot show goes ahead of the answer, each script once. */
static bool send_warnings(const rs_page *page)
{
    const char *said;
    while ((said = rs_fonts_missing(page)) != NULL)
        if (rs_frame_write(STDOUT_FILENO, RS_F_WARNING, said, strlen(said), NULL, 0) != 0)
            return false;
    return true;
}

static enum rs_outcome refuse(reply *a, enum rs_outcome outcome, const char *why)
{
    a->why = why;
    return outcome;
}

static void warn_of_cut(const rs_page *page)
{
    char said[300];
    int n = snprintf(said, sizeof said, "\"%.200s\": something lies beyond the edge of the page and is cut off; "
        "a larger --paper may hold it", page->title.s);
    rs_frame_write(STDOUT_FILENO, RS_F_WARNING, said, (size_t)n, NULL, 0);
}

static void warn_of_file(const char *path, const char *what)
{
    char said[400];
    int n = snprintf(said, sizeof said, "%.250s %s", path, what);
    rs_frame_write(STDOUT_FILENO, RS_F_WARNING, said, (size_t)n, NULL, 0);
}

/* With so many pixels to the inch as the format needs; print, and a screen, show no more than these. */
static bool make_inlay(const rs_request *r, const rs_page *page, rs_inlay *o, const char **why)
{
    static const double PRINT = 300, SCREEN = 160;
    bool pixels = r->format == RS_PNG || r->format == RS_SIXEL;
    *why = "out of memory for the images";
    *o = (rs_inlay){0};
    return r->format == RS_DOT ||
        rs_inlay_make(page, r->file, r->files, pixels ? r->dpi : r->inlined ? SCREEN : PRINT, pixels, warn_of_file, o);
}

static bool draw_graph(const rs_request *r, const rs_page *page, const rs_inlay *inlay, rs_buffer *out, const char **why)
{
    rs_graph gr;
    bool good = rs_graph_open(&gr, page, r->format, r->dpi, r->language, &r->look);
    *why = "out of memory for the drawing";
    if (good) {
        rs_graph_inlay(&gr, inlay);
        rs_graph_paint(&gr, page);
        good = r->format == RS_DOT ? rs_graph_write_dot(&gr, out) : rs_graph_render(&gr, out, why);
        if (gr.why)
            *why = gr.why;
        if (good && gr.cut)
            warn_of_cut(page);
    }
    rs_graph_close(&gr);
    return good;
}

static bool draw_page(const rs_request *r, const rs_page *page, rs_buffer *out, const char **why)
{
    rs_inlay over;
    bool good = make_inlay(r, page, &over, why) && draw_graph(r, page, &over, out, why);
    if (good && (r->format == RS_PNG || r->format == RS_SIXEL)) {
        *why = "out of memory for the images";
        good = rs_inlay_on_png(&over, r->dpi, out);
    }
    rs_inlay_free(&over);
    return good;
}

static bool copy_bookmarks(const rs_request *r, rs_pdf_page *to)
{
    for (size_t i = 0; i < r->bookmarks; i++) {
        char *text = strdup(r->bookmark[i].text);
        if (!text)
            return false;
        to->bookmark[to->bookmarks++] = (rs_bookmark){text, r->bookmark[i].level};
    }
    return true;
}

static bool keep_page(document *d, const rs_request *r, const rs_page *page, const char **why)
{
    *why = "out of memory for the pages";
    if (d->pages == d->room) {
        size_t room = d->room ? d->room * 2 : 16;
        rs_pdf_page *grown = realloc(d->page, room * sizeof *grown);
        if (!grown)
            return false;
        d->page = grown;
        d->room = room;
    }
    rs_pdf_page *one = &d->page[d->pages++];
    *one = (rs_pdf_page){.h = page->h};
    rs_alternative(page, &one->words);
    return !one->words.failed && copy_bookmarks(r, one) && make_inlay(r, page, &one->inlay, why) &&
        draw_graph(r, page, NULL, &one->pdf, why);
}

static void forget_pages(document *d)
{
    for (size_t i = 0; i < d->pages; i++)
        rs_pdf_page_free(&d->page[i]);
    free(d->page);
    *d = (document){0};
}

static enum rs_outcome add_pages(document *d, const rs_request *r, const rs_scene *scene, reply *a)
{
    if (r->pages == 0)
        forget_pages(d);
    if (r->pages != d->pages)
        return refuse(a, RS_DIED, "the pages drawn before this one are lost");
    for (size_t i = 0; i < scene->pages; i++)
        if (!keep_page(d, r, &scene->page[i], &a->why))
            return RS_REFUSED;
    return RS_DONE;
}

static enum rs_outcome join_pages(document *d, const rs_request *r, reply *a)
{
    if (d->pages == 0 || r->pages != d->pages)
        return refuse(a, r->pages ? RS_DIED : RS_REFUSED, r->pages ? "the pages are lost"
            : "there is no page to draw");
    bool good = rs_pdf_join(d->page, d->pages, (rs_pdf_about){r->title, r->author, r->language}, &a->bytes, &a->why);
    forget_pages(d);
    return good ? RS_DONE : RS_REFUSED;
}

static bool make_sixels(rs_buffer *bytes, const char **why)
{
    rs_buffer sixels = {0};
    bool good = rs_sixel_of_png(bytes, &sixels, why);
    rs_buffer_free(bytes);
    *bytes = sixels;
    return good;
}

/* An svg as part of a larger document is made small, and has no declaration of its own. */
static bool make_part(rs_buffer *svg)
{
    rs_buffer small = {0};
    bool good = rs_svg_compact(svg->s, svg->n, &small);
    rs_buffer_free(svg);
    *svg = small;
    return good;
}

static enum rs_outcome draw(document *d, const rs_request *r, const rs_scene *scene, reply *a)
{
    if (scene->pages == 0)
        return refuse(a, RS_REFUSED, "there is no page to draw");
    if (r->format == RS_PDF)
        return add_pages(d, r, scene, a);
    if (scene->pages > 1)
        return refuse(a, RS_REFUSED,
            "svg, png and dot hold one page each; write pdf, or one file per page");
    const rs_page *page = &scene->page[0];
    if ((r->format == RS_PNG || r->format == RS_SIXEL) && page->w * page->h * r->dpi * r->dpi / (72 * 72) > MAX_PIXELS)
        return refuse(a, RS_LIMITED,
            "drawing limit: a PNG of over 120 million pixels; use a lower dpi");
    if (!draw_page(r, page, &a->bytes, &a->why))
        return RS_REFUSED;
    if (r->format == RS_SIXEL && !make_sixels(&a->bytes, &a->why))
        return RS_REFUSED;
    if (r->inlined && !make_part(&a->bytes))
        return refuse(a, RS_REFUSED, "the picture cannot be made a part of a document");
    return RS_DONE;
}

static enum rs_outcome serve(document *d, struct rs_frame *f, reply *a)
{
    rs_request r;
    rs_scene scene;
    a->why = rs_request_parse(f->data, f->len, &r);
    if (a->why)
        return RS_REFUSED;
    if (r.format == RS_XLSX)
        return rs_workbook_write(r.scene, r.size, &a->bytes, &a->why) ? RS_DONE : RS_REFUSED;
    if (r.format == RS_LAYOUT)
        return rs_layout_make(r.scene, r.size, &a->bytes, &a->why) ? RS_DONE : RS_REFUSED;
    if (r.size == 0)
        return join_pages(d, &r, a);
    rs_scene_status status = rs_scene_decode(r.scene, r.size, &scene, &a->why);
    if (status != RS_SCENE_OK)
        return status == RS_SCENE_BAD ? RS_REFUSED : RS_LIMITED;
    for (size_t i = 0; i < scene.pages && r.format != RS_DOT; i++)
        if (!send_warnings(&scene.page[i]))
            break; /* the answer will fail likewise */
    enum rs_outcome outcome = draw(d, &r, &scene, a);
    rs_scene_free(&scene);
    return outcome;
}

int main(void)
{
    document d = {0};
    struct rs_frame f;
    enum rs_outcome outcome = RS_DONE;
    reply a = {.why = "cannot confine the drawing program on this system"};
    if (!rs_guard())
        return !send_reply(RS_UNABLE, &a);
    for (int served = 0; outcome == RS_DONE && (served < ENOUGH || d.pages > 0); served++) {
        if (rs_frame_read(STDIN_FILENO, &f) != 1)
            break; /* the parent wants no more */
        outcome = serve(&d, &f, &a);
        if (!send_reply(outcome, &a))
            return 1;
        rs_buffer_free(&a.bytes);
        free(f.data);
    }
    forget_pages(&d);
    return 0;
}
