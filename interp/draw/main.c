/* reis-draw: one request on standard input, one answer on standard output.
   Request: "REIS-DRAW 1\n", then lines "key value\n" (format svg|pdf|png|dot, dpi, title, author,
       lang),
   an empty line, and the bytes of a scene up to the end of the input.
   Answer: "OK\n" and the picture, exit 0; or "ERR message\n",
       exit 1 (the request), 3 (a limit) or 4 (this system). */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "draw/graph.h"
#include "draw/guard.h"
#include "draw/pdf.h"
#include "scene/scene.h"
#include "scene/text.h"

enum { FAILED = 1, LIMIT = 3, SYSTEM = 4, MAX_REQUEST = 256 << 20 };

static const double MAX_PIXELS = 1.2e8;

typedef struct {
    rs_format format;
    double dpi;
    char *title, *author, *language; /* point into the input, NULL when not given */
    const char *scene;
    size_t size;
} request;

static const char *const FORMATS[] = {[RS_SVG] = "svg", [RS_PDF] = "pdf", [RS_PNG] = "png",
    [RS_DOT] = "dot"};

static bool put_all(const char *s, size_t n)
{
    while (n > 0) {
        ssize_t k = write(STDOUT_FILENO, s, n);
        if (k < 0 && errno == EINTR)
            continue;
        if (k <= 0)
            return false;
        s += k;
        n -= (size_t)k;
    }
    return true;
}

static int answer_error(int status, const char *why)
{
    char text[1400];
    int n = snprintf(text, sizeof text, "ERR %s", why);
    if (n >= (int)sizeof text)
        n = sizeof text - 1;
    for (int i = 0; i < n; i++) /* one line, no control bytes */
        if ((unsigned char)text[i] < 0x20 || text[i] == 0x7F)
            text[i] = ' ';
    while (n > 0 && text[n - 1] == ' ')
        n--;
    return put_all(text, (size_t)n) && put_all("\n", 1) ? status : FAILED;
}

static bool read_all(rs_buffer *in)
{
    static char chunk[1 << 16];
    ssize_t n;
    while ((n = read(STDIN_FILENO, chunk, sizeof chunk)) != 0) {
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 || in->n > MAX_REQUEST)
            return false;
        rs_buffer_add(in, chunk, (size_t)n);
    }
    return !in->failed;
}

static const char *set_format(request *r, const char *value)
{
    for (int i = 0; i < 4; i++)
        if (strcmp(value, FORMATS[i]) == 0) {
            r->format = (rs_format)i;
            return NULL;
        }
    return "unknown format; use svg, pdf, png or dot";
}

static const char *set_language(request *r, char *value)
{
    for (const char *s = value; *s; s++)
        if (!((*s >= 'a' && *s <= 'z') || *s == '-') || s - value > 10)
            return "a language is written as en or nl";
    r->language = *value ? value : NULL;
    return NULL;
}

static const char *set_line(request *r, const char *key, char *value)
{
    if (!rs_text_valid(value, strlen(value)))
        return "the request is not UTF-8";
    if (strcmp(key, "format") == 0)
        return set_format(r, value);
    if (strcmp(key, "lang") == 0)
        return set_language(r, value);
    if (strcmp(key, "title") == 0)
        r->title = value;
    else if (strcmp(key, "author") == 0)
        r->author = *value ? value : NULL;
    else if (strcmp(key, "dpi") == 0)
        r->dpi = strtod(value, NULL);
    else
        return "the request has an unknown key";
    return r->dpi >= 36 && r->dpi <= 1200 ? NULL : "dpi must lie between 36 and 1200";
}

/* Cuts the input into the request; NULL or what is wrong. */
static const char *parse(rs_buffer *in, request *r)
{
    static const char magic[] = "REIS-DRAW 1\n";
    char *at = in->s, *end = in->s + in->n;
    if (in->n < sizeof magic || memcmp(at, magic, sizeof magic - 1) != 0)
        return "this program is run by reis; it reads a request that begins with REIS-DRAW 1";
    at += sizeof magic - 1;
    for (;;) {
        char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop)
            return "the request ends before its scene";
        *stop = '\0';
        if (stop == at)
            break;
        char *value = strchr(at, ' ');
        if (!value)
            return "a line of the request has no value";
        *value++ = '\0';
        const char *why = set_line(r, at, value);
        if (why)
            return why;
        at = stop + 1;
    }
    r->scene = at + 1;
    r->size = (size_t)(end - at) - 1;
    return NULL;
}

static bool draw_page(const request *r, const rs_page *page, rs_buffer *out, const char **why)
{
    rs_graph gr;
    bool good = rs_graph_open(&gr, page, r->format, r->dpi, r->language);
    *why = "out of memory for the drawing";
    if (good) {
        rs_graph_paint(&gr, page);
        good = r->format == RS_DOT ? rs_graph_write_dot(&gr, out) : rs_graph_render(&gr, out, why);
        if (gr.why)
            *why = gr.why;
    }
    rs_graph_close(&gr);
    return good;
}

static bool draw_pdf(const request *r, const rs_scene *scene, rs_buffer *out, const char **why)
{
    rs_buffer *part = calloc(scene->pages + 1, sizeof *part);
    bool good = part != NULL;
    for (size_t i = 0; i < scene->pages && good; i++)
        good = draw_page(r, &scene->page[i], &part[i], why);
    if (good) {
        const char *title = r->title ? r->title : scene->page[0].title.s;
        good = rs_pdf_join(part, scene->pages, title, r->author, r->language, out, why);
    }
    for (size_t i = 0; part && i < scene->pages; i++)
        rs_buffer_free(&part[i]);
    free(part);
    return good;
}

static int draw(const request *r, const rs_scene *scene)
{
    rs_buffer out = {0};
    const char *why = "the picture cannot be drawn";
    if (scene->pages == 0)
        return answer_error(FAILED, "there is no page to draw");
    if (r->format != RS_PDF && scene->pages > 1)
        return answer_error(FAILED,
                            "svg, png and dot hold one page each; write pdf, or one file per page");
    const rs_page *page = &scene->page[0];
    if (r->format == RS_PNG && page->w * page->h * r->dpi * r->dpi / (72 * 72) > MAX_PIXELS)
        return answer_error(LIMIT,
                            "drawing limit: a PNG of over 120 million pixels; use a lower dpi");
    bool good = r->format == RS_PDF ? draw_pdf(r, scene, &out, &why) : draw_page(r, page, &out,
        &why);
    if (!good)
        return answer_error(FAILED, why);
    return put_all("OK\n", 3) && put_all(out.s, out.n) ? 0 : FAILED;
}

int main(void)
{
    rs_buffer in = {0};
    request r = {.format = RS_SVG, .dpi = 200};
    rs_scene scene;
    const char *why;
    if (!rs_guard())
        return answer_error(SYSTEM, "cannot confine the drawing program on this system");
    if (!read_all(&in))
        return answer_error(LIMIT, "drawing limit: the scene is too large");
    why = parse(&in, &r);
    if (why)
        return answer_error(FAILED, why);
    rs_scene_status status = rs_scene_decode(r.scene, r.size, &scene, &why);
    if (status != RS_SCENE_OK)
        return answer_error(status == RS_SCENE_BAD ? FAILED : LIMIT, why);
    return draw(&r, &scene); /* what the request and the scene hold goes with the process */
}
