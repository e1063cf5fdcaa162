#include "exchange/xml.h"

#include <expat.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEEP_MOST = 64, ATTRIBUTES_MOST = 1000, VALUE_MOST = 1 << 20, NODES_MOST = 1000000, CHUNK = 1 << 20 };

struct open {
    size_t node, n, room;
    char *text;
};

struct reading {
    struct rs_tree *tree;
    XML_Parser parser;
    struct open open[DEEP_MOST];
    int depth;
    bool stopped;
};

static void stop(struct reading *r, const char *format, ...)
{
    va_list list;
    if (r->stopped)
        return;
    va_start(list, format);
    vsnprintf(r->tree->why, sizeof r->tree->why, format, list);
    va_end(list);
    r->tree->line = XML_GetCurrentLineNumber(r->parser);
    r->stopped = true;
    XML_StopParser(r->parser, XML_FALSE);
}

/* Room for `more` things of a size after `used`. */
static bool room(struct reading *r, void **list, size_t *have, size_t used, size_t more, size_t size)
{
    size_t want = *have > 0 ? *have : 64;
    if (used + more <= *have)
        return true;
    while (want < used + more)
        want *= 2;
    void *bigger = want < SIZE_MAX / size ? realloc(*list, want * size) : NULL;
    if (bigger == NULL) {
        stop(r, "is too large: memory is out");
        return false;
    }
    *list = bigger;
    *have = want;
    return true;
}

/* A text into the pool; SIZE_MAX where there is no room for it. */
static size_t keep(struct reading *r, const char *s, size_t n)
{
    struct rs_tree *t = r->tree;
    size_t at = t->used;
    if (n > VALUE_MOST) {
        stop(r, "has a value of over 1 MiB");
        return SIZE_MAX;
    }
    if (!room(r, (void **)&t->pool, &t->pool_room, at, n + 1, 1))
        return SIZE_MAX;
    memcpy(t->pool + at, s, n);
    t->pool[at + n] = '\0';
    t->used += n + 1;
    return at;
}

static const char *local(const char *name)
{
    const char *colon = strrchr(name, ':');
    return colon != NULL ? colon + 1 : name;
}

static bool take_attributes(struct reading *r, struct rs_tree_node *node, const char **attributes)
{
    struct rs_tree *t = r->tree;
    node->first = t->attributes;
    for (; attributes[0] != NULL; attributes += 2) {
        if (strncmp(attributes[0], "xmlns", 5) == 0)
            continue;
        if (node->attributes == ATTRIBUTES_MOST) {
            stop(r, "has an element with over 1,000 attributes");
            return false;
        }
        if (!room(r, (void **)&t->attribute, &t->attribute_room, t->attributes, 1, sizeof *t->attribute))
            return false;
        size_t name = keep(r, local(attributes[0]), strlen(local(attributes[0])));
        size_t value = name != SIZE_MAX ? keep(r, attributes[1], strlen(attributes[1])) : SIZE_MAX;
        if (value == SIZE_MAX)
            return false;
        t->attribute[t->attributes++] = (struct rs_tree_attribute){name, value};
        node->attributes++;
    }
    return true;
}

static void begin(void *data, const char *name, const char **attributes)
{
    struct reading *r = data;
    struct rs_tree *t = r->tree;
    struct rs_tree_node node = {.line = XML_GetCurrentLineNumber(r->parser), .depth = r->depth + 1};
    if (r->stopped)
        return;
    if (r->depth == DEEP_MOST) {
        stop(r, "has elements within elements, over 64 deep");
    } else if (t->nodes == NODES_MOST) {
        stop(r, "has over a million elements");
    } else if (room(r, (void **)&t->node, &t->node_room, t->nodes, 1, sizeof *t->node)) {
        node.name = keep(r, local(name), strlen(local(name)));
        if (node.name == SIZE_MAX || !take_attributes(r, &node, attributes))
            return;
        r->open[r->depth].node = t->nodes;
        r->open[r->depth].n = 0;
        t->node[t->nodes++] = node;
        r->depth++;
    }
}

static void text(void *data, const char *s, int n)
{
    struct reading *r = data;
    if (r->stopped || r->depth == 0)
        return;
    struct open *o = &r->open[r->depth - 1];
    if (o->n + (size_t)n > VALUE_MOST) {
        stop(r, "has a value of over 1 MiB");
    } else if (room(r, (void **)&o->text, &o->room, o->n, (size_t)n, 1)) {
        memcpy(o->text + o->n, s, (size_t)n);
        o->n += (size_t)n;
    }
}

static void end(void *data, const char *name)
{
    struct reading *r = data;
    (void)name;
    if (r->stopped)
        return;
    struct open *o = &r->open[--r->depth];
    size_t at = keep(r, o->text != NULL ? o->text : "", o->n);
    if (at != SIZE_MAX)
        r->tree->node[o->node].text = at;
}

static void doctype(void *data, const char *name, const char *system, const char *public, int subset)
{
    (void)name, (void)system, (void)public, (void)subset;
    stop(data, "has a DOCTYPE, which is not read; take it out");
}

static void parse(struct reading *r, const char *bytes, size_t n)
{
    enum XML_Status status = XML_STATUS_OK;
    for (size_t at = 0; status == XML_STATUS_OK && at <= n;) {
        size_t k = n - at < CHUNK ? n - at : CHUNK;
        status = XML_Parse(r->parser, bytes + at, (int)k, at + k == n);
        at += k;
        if (at == n)
            break;
    }
    if (status != XML_STATUS_OK)
        stop(r, "is no XML: %s", XML_ErrorString(XML_GetErrorCode(r->parser)));
}

bool rs_tree_read(struct rs_tree *t, const char *bytes, size_t n)
{
    struct reading r = {.tree = t, .parser = XML_ParserCreate(NULL)};
    memset(t, 0, sizeof *t);
    if (r.parser == NULL) {
        snprintf(t->why, sizeof t->why, "is too large: memory is out");
        return false;
    }
    XML_SetUserData(r.parser, &r);
    XML_SetElementHandler(r.parser, begin, end);
    XML_SetCharacterDataHandler(r.parser, text);
    XML_SetStartDoctypeDeclHandler(r.parser, doctype);
    parse(&r, bytes, n);
    for (int i = 0; i < DEEP_MOST; i++)
        free(r.open[i].text);
    XML_ParserFree(r.parser);
    return !r.stopped;
}

void rs_tree_free(struct rs_tree *t)
{
    free(t->node);
    free(t->attribute);
    free(t->pool);
    memset(t, 0, sizeof *t);
}
