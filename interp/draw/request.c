#include "draw/request.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scene/text.h"

static const char *const FORMATS[] = {[RS_SVG] = "svg", [RS_PDF] = "pdf", [RS_PNG] = "png",
    [RS_DOT] = "dot", [RS_SIXEL] = "sixel", [RS_XLSX] = "xlsx",
    [RS_LAYOUT] = "layout"};

static const char *set_format(rs_request *r, const char *value)
{
    for (size_t i = 0; i < sizeof FORMATS / sizeof *FORMATS; i++)
        if (strcmp(value, FORMATS[i]) == 0) {
            r->format = (rs_format)i;
            return NULL;
        }
    return "unknown format; use svg, pdf, png or dot";
}

static const char *set_language(rs_request *r, char *value)
{
    for (const char *s = value; *s; s++)
        if (!((*s >= 'a' && *s <= 'z') || *s == '-') || s - value > 10)
            return "a language is written as en or nl";
    r->language = *value ? value : NULL;
    return NULL;
}

static const char *add_bookmark(rs_request *r, char *text)
{
    if (r->bookmarks == RS_PAGE_BOOKMARKS)
        return "a page has at most 8 bookmarks";
    r->bookmark[r->bookmarks++] = (rs_bookmark){text, r->level};
    return NULL;
}

static bool is_color(const char *s)
{
    return s[0] == '#' && strspn(s + 1, "0123456789abcdefABCDEF") >= 6;
}

/* "ink #rrggbb #rrggbb" */
static const char *add_dark(rs_request *r, const char *value)
{
    static const struct { const char *word; rs_dark_kind kind; } kinds[] = {
        {"ink ", RS_DARK_INK}, {"fill ", RS_DARK_FILL}, {"all ", RS_DARK_ALL}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t n = strlen(kinds[i].word);
        if (strncmp(value, kinds[i].word, n) != 0)
            continue;
        if (strlen(value) != n + 15 || !is_color(value + n) || value[n + 7] != ' ' || !is_color(value + n + 8) ||
            r->look.darks == RS_DARK_RULES)
            break;
        rs_dark *d = &r->look.dark[r->look.darks++];
        d->kind = kinds[i].kind;
        memcpy(d->from, value + n, 7);
        memcpy(d->to, value + n + 8, 7);
        return NULL;
    }
    return "a colour for dark screens is written as ink #rrggbb #rrggbb";
}

static const char *set_font(rs_request *r, const char *value)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -";
    size_t n = strspn(value, letters);
    if (n == 0 || value[n] != '\0' || n > 60)
        return "a font is named by letters, digits and spaces";
    snprintf(r->look.font, sizeof r->look.font, "%s,%s", value, RS_FONT);
    return NULL;
}

/* "BYTES PATH": the bytes come after the empty line */
static const char *add_file(rs_request *r, char *value)
{
    char *path;
    if (r->files == RS_FILES)
        return "drawing limit: a page with over 400 images";
    size_t n = strtoul(value, &path, 10);
    if (*path != ' ' || n > RS_IMAGE_BYTES)
        return "a file of the request has no length, or a path";
    r->file[r->files++] = (rs_file){.path = path + 1, .n = n};
    return NULL;
}

/* Finds the bytes of the files and the scene behind them. */
static const char *cut_files(rs_request *r, char *at, char *end)
{
    for (size_t i = 0; i < r->files; i++) {
        if ((size_t)(end - at) < r->file[i].n)
            return "the request ends before its images";
        r->file[i].bytes = at;
        at += r->file[i].n;
    }
    r->scene = at;
    r->size = (size_t)(end - at);
    return NULL;
}

static const char *set_line(rs_request *r, const char *key, char *value)
{
    if (!rs_text_valid(value, strlen(value)))
        return "the request is not UTF-8";
    if (strcmp(key, "format") == 0)
        return set_format(r, value);
    if (strcmp(key, "lang") == 0)
        return set_language(r, value);
    if (strcmp(key, "file") == 0)
        return add_file(r, value);
    if (strcmp(key, "dark") == 0)
        return add_dark(r, value);
    if (strcmp(key, "font") == 0)
        return set_font(r, value);
    if (strcmp(key, "bookmark") == 0)
        return add_bookmark(r, value);
    if (strcmp(key, "level") == 0)
        r->level = (int)strtol(value, NULL, 10);
    else if (strcmp(key, "title") == 0)
        r->title = value;
    else if (strcmp(key, "author") == 0)
        r->author = *value ? value : NULL;
    else if (strcmp(key, "inline") == 0)
        r->inlined = strcmp(value, "yes") == 0;
    else if (strcmp(key, "pages") == 0)
        r->pages = strtoul(value, NULL, 10);
    else if (strcmp(key, "dpi") == 0)
        r->dpi = strtod(value, NULL);
    else
        return "the request has an unknown key";
    return r->dpi >= 36 && r->dpi <= 1200 ? NULL : "dpi must lie between 36 and 1200";
}

const char *rs_request_parse(char *bytes, size_t n, rs_request *r)
{
    static const char magic[] = "REIS-DRAW 2\n";
    char *at = bytes, *end = bytes + n;
    *r = (rs_request){.format = RS_SVG, .dpi = 200, .level = 1, .look.font = RS_FONT};
    if (n < sizeof magic || memcmp(at, magic, sizeof magic - 1) != 0)
        return "this program is run by reis; a request begins with REIS-DRAW 2";
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
    return cut_files(r, at + 1, end);
}
