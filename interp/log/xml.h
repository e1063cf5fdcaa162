/* XML of strangers, read through expat with one set of limits: no DOCTYPE (so no entities but XML's own), depth, attributes of an
   element. Nothing outside the bytes is opened. Owns nothing: data is the caller's. */
#ifndef RS_LOG_XML_H
#define RS_LOG_XML_H

#include "log/read.h"
#include "log/source.h"

struct rs_xml {
    void *data;
    /* An element begins, with its attributes as names and values in turn up to NULL; ends; text within one, in pieces. depth: the
       element's, from 1. text may be NULL. They return false to stop, with a fault or without. */
    bool (*begin)(struct rs_xml *xml, const char *name, const char **attributes);
    bool (*end)(struct rs_xml *xml, const char *name);
    bool (*text)(struct rs_xml *xml, const char *s, size_t n);
    int depth;
    struct rs_read *how;
    struct rs_xml_reading *reading;
};

/* Reads to the end, or to where one of them stops. False with a fault, or where one stopped. */
bool rs_xml_read(struct rs_xml *xml, struct rs_source *from);

/* The line that is being read. */
size_t rs_xml_line(const struct rs_xml *xml);

/* The value of an attribute, or NULL. */
const char *rs_xml_attribute(const char **attributes, const char *name);

#endif
