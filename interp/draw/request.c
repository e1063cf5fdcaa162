#include "draw/request.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "scene/text.h"

static const char *const FORMATS[] = {[RS_SVG] = "svg", [RS_PDF] = "pdf", [RS_PNG] = "png",
    [RS_DOT] = "dot", [RS_SIXEL] = "sixel"};

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

static const char *set_line(rs_request *r, const char *key, char *value)
{
    if (!rs_text_valid(value, strlen(value)))
        return "the request is not UTF-8";
    if (strcmp(key, "format") == 0)
        return set_format(r, value);
    if (strcmp(key, "lang") == 0)
        return set_language(r, value);
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
    *r = (rs_request){.format = RS_SVG, .dpi = 200, .level = 1};
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
    r->scene = at + 1;
    r->size = (size_t)(end - at) - 1;
    return NULL;
}
