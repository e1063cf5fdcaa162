/* The parts of a workbook as XML: expat behind what all of them need. Names come without their prefix, text as it stands. A part with a
   DOCTYPE, or nested deeper than a workbook ever is, is refused. Nothing is owned here. */
#ifndef RS_EXCHANGE_XLSX_PARSE_H
#define RS_EXCHANGE_XLSX_PARSE_H

#include <stdbool.h>
#include <stddef.h>

struct rs_parse {
    void *data;
    void (*begin)(void *data, const char *name, const char **attributes);
    void (*end)(void *data, const char *name);
    void (*text)(void *data, const char *s, size_t n); /* NULL: not wanted */
    const char *why; /* set it to stop: a sentence that begins with a verb */
    char said[160];
    int depth;
    void *parser;
};

/* Goes through n bytes of XML. False with p->why. */
bool rs_parse_run(struct rs_parse *p, const char *bytes, size_t n);

/* Stops the parsing: `why` must outlive it. */
void rs_parse_stop(struct rs_parse *p, const char *why);

/* The value of an attribute, whatever its prefix; NULL where it is not there. */
const char *rs_parse_attribute(const char **attributes, const char *name);

#endif
