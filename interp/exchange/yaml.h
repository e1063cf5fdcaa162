/* YAML as a row of events, by libyaml, at most 100 sequences and mappings deep: deeper ones cost libyaml the square of it. The bytes stay
   the caller's until rs_yaml_close; the texts of an event are the reader's until the next one. */
#ifndef RS_EXCHANGE_YAML_H
#define RS_EXCHANGE_YAML_H

#include <stdbool.h>
#include <stddef.h>

enum rs_yaml_kind { RS_YAML_DOCUMENT, RS_YAML_SCALAR, RS_YAML_ALIAS, RS_YAML_SEQUENCE, RS_YAML_MAPPING, RS_YAML_CLOSE, RS_YAML_END };

struct rs_yaml_event {
    enum rs_yaml_kind kind;
    const char *text, *tag, *anchor; /* NULL: it has none; an alias has the anchor that it means */
    size_t length;                   /* of the text, in bytes */
    size_t line, column, last;       /* where it begins and on which line it ends, from 1 */
    bool plain;                      /* a scalar without quotes, no | and no > */
};

struct rs_yaml;

/* Begins to read n bytes, which stay where they are. NULL: there is no memory. */
struct rs_yaml *rs_yaml_open(const char *bytes, size_t n);

/* The next event; after RS_YAML_END none is asked for. False where there is no YAML: *why, a static text or one of the reader's, and
   the line. */
bool rs_yaml_next(struct rs_yaml *y, struct rs_yaml_event *event, const char **why, size_t *line);

/* NULL is fine. */
void rs_yaml_close(struct rs_yaml *y);

#endif
