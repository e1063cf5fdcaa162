#include "exchange/xlsx_parse.h"

#include <expat.h>
#include <stdio.h>
#include <string.h>

enum { DEEP_MOST = 60, CHUNK = 1 << 20 };

static const char *local(const char *name)
{
    const char *colon = strrchr(name, ':');
    return colon != NULL ? colon + 1 : name;
}

void rs_parse_stop(struct rs_parse *p, const char *why)
{
    if (p->why == NULL)
        p->why = why;
    XML_StopParser(p->parser, XML_FALSE);
}

static void begin(void *data, const char *name, const char **attributes)
{
    struct rs_parse *p = data;
    if (++p->depth > DEEP_MOST)
        rs_parse_stop(p, "has elements within elements, over 60 deep");
    else if (p->why == NULL)
        p->begin(p->data, local(name), attributes);
}

static void end(void *data, const char *name)
{
    struct rs_parse *p = data;
    p->depth--;
    if (p->why == NULL)
        p->end(p->data, local(name));
}

static void text(void *data, const char *s, int n)
{
    struct rs_parse *p = data;
    if (p->why == NULL && p->text != NULL)
        p->text(p->data, s, (size_t)n);
}

static void doctype(void *data, const char *name, const char *system, const char *public, int subset)
{
    (void)name, (void)system, (void)public, (void)subset;
    rs_parse_stop(data, "has a DOCTYPE, as no workbook has");
}

bool rs_parse_run(struct rs_parse *p, const char *bytes, size_t n)
{
    XML_Parser parser = XML_ParserCreate(NULL);
    if (parser == NULL) {
        p->why = "is too large: memory is out";
        return false;
    }
    p->parser = parser;
    p->depth = 0;
    XML_SetUserData(parser, p);
    XML_SetElementHandler(parser, begin, end);
    XML_SetCharacterDataHandler(parser, text);
    XML_SetStartDoctypeDeclHandler(parser, doctype);
    enum XML_Status status = XML_STATUS_OK;
    for (size_t at = 0; status == XML_STATUS_OK && (at < n || n == 0); at += CHUNK) {
        size_t k = n - at < CHUNK ? n - at : CHUNK;
        status = XML_Parse(parser, bytes + at, (int)k, at + k == n);
        if (n == 0)
            break;
    }
    if (status != XML_STATUS_OK && p->why == NULL) {
        snprintf(p->said, sizeof p->said, "is broken: %s in line %lu of its XML", XML_ErrorString(XML_GetErrorCode(parser)),
                 (unsigned long)XML_GetCurrentLineNumber(parser));
        p->why = p->said;
    }
    XML_ParserFree(parser);
    return p->why == NULL;
}

const char *rs_parse_attribute(const char **attributes, const char *name)
{
    for (; attributes[0] != NULL; attributes += 2)
        if (strcmp(local(attributes[0]), name) == 0)
            return attributes[1];
    return NULL;
}
