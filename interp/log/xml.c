#include "log/xml.h"

#include <expat.h>
#include <string.h>

enum { CHUNK = 1 << 18, DEEP_MOST = 64, ATTRIBUTES_MOST = 1000, TAG_MOST = 8 << 20 };

struct rs_xml_reading {
    XML_Parser parser;
    bool stopped;
};

static void stop(struct rs_xml *x)
{
    x->reading->stopped = true;
    XML_StopParser(x->reading->parser, XML_FALSE);
}

static void begin(void *data, const char *name, const char **attributes)
{
    struct rs_xml *x = data;
    if (x->reading->stopped)
        return;
    if (++x->depth > DEEP_MOST) {
        rs_read_fault(x->how, rs_xml_line(x), "elements within elements, over %d deep", DEEP_MOST);
        stop(x);
    } else if (XML_GetSpecifiedAttributeCount(x->reading->parser) > 2 * ATTRIBUTES_MOST) {
        rs_read_fault(x->how, rs_xml_line(x), "an element with over %d attributes", ATTRIBUTES_MOST);
        stop(x);
    } else if (!x->begin(x, name, attributes)) {
        stop(x);
    }
}

static void end(void *data, const char *name)
{
    struct rs_xml *x = data;
    if (!x->reading->stopped && !x->end(x, name))
        stop(x);
    x->depth--;
}

static void text(void *data, const char *s, int n)
{
    struct rs_xml *x = data;
    if (!x->reading->stopped && !x->text(x, s, (size_t)n))
        stop(x);
}

/* What a document type could declare, entities above all, no log needs. */
static void refuse_doctype(void *data, const char *name, const char *system, const char *public, int inner)
{
    struct rs_xml *x = data;
    (void)name, (void)system, (void)public, (void)inner;
    rs_read_fault(x->how, rs_xml_line(x), "a DOCTYPE is refused: an event log has none");
    stop(x);
}

/* Whether a tag goes on for longer than any log's: each piece of it is looked at from its begin. */
static bool goes_on(XML_Parser parser, long long fed)
{
    long long at = XML_GetCurrentByteIndex(parser);
    return fed - (at > 0 ? at : 0) > TAG_MOST;
}

static bool parse(struct rs_xml *x, struct rs_source *from)
{
    XML_Parser parser = x->reading->parser;
    for (long long fed = 0;;) {
        void *buffer = XML_GetBuffer(parser, CHUNK);
        if (buffer == NULL)
            return rs_read_fault(x->how, 0, "is too large: memory is out (--max-memory allows more)");
        size_t n = rs_source_read(from, buffer, CHUNK);
        if (from->why != NULL)
            return rs_read_fault(x->how, 0, "%s", from->why);
        bool good = XML_ParseBuffer(parser, (int)n, n < CHUNK) == XML_STATUS_OK;
        if (x->reading->stopped)
            return false;
        if (!good)
            return rs_read_fault(x->how, rs_xml_line(x), "is no well-formed XML: %s", XML_ErrorString(XML_GetErrorCode(parser)));
        if (n < CHUNK)
            return true;
        fed += (long long)n;
        if (goes_on(parser, fed))
            return rs_read_fault(x->how, rs_xml_line(x), "a tag or a comment of over %d MiB", TAG_MOST >> 20);
    }
}

bool rs_xml_read(struct rs_xml *x, struct rs_source *from)
{
    struct rs_xml_reading reading = {XML_ParserCreate(NULL), false};
    if (reading.parser == NULL)
        return rs_read_fault(x->how, 0, "is too large: memory is out (--max-memory allows more)");
    x->reading = &reading;
    x->depth = 0;
    XML_SetUserData(reading.parser, x);
    XML_SetElementHandler(reading.parser, begin, end);
    if (x->text != NULL)
        XML_SetCharacterDataHandler(reading.parser, text);
    XML_SetStartDoctypeDeclHandler(reading.parser, refuse_doctype);
    bool good = parse(x, from);
    XML_ParserFree(reading.parser);
    x->reading = NULL;
    return good;
}

size_t rs_xml_line(const struct rs_xml *x)
{
    return x->reading != NULL ? XML_GetCurrentLineNumber(x->reading->parser) : 0;
}

const char *rs_xml_attribute(const char **list, const char *name)
{
    for (; list[0] != NULL; list += 2)
        if (strcmp(list[0], name) == 0)
            return list[1];
    return NULL;
}
