#include "exchange/yaml.h"

#include <stdlib.h>
#include <yaml.h>

enum { DEEPEST = 100 };

struct rs_yaml {
    yaml_parser_t parser;
    yaml_event_t event; /* the last one, of which the texts are lent out */
    bool lent;
    int depth;
};

struct rs_yaml *rs_yaml_open(const char *bytes, size_t n)
{
    struct rs_yaml *y = calloc(1, sizeof *y);
    if (y == NULL || !yaml_parser_initialize(&y->parser)) {
        free(y);
        return NULL;
    }
    yaml_parser_set_encoding(&y->parser, YAML_UTF8_ENCODING); /* not by its first bytes */
    yaml_parser_set_input_string(&y->parser, (const unsigned char *)bytes, n);
    return y;
}

void rs_yaml_close(struct rs_yaml *y)
{
    if (y == NULL)
        return;
    if (y->lent)
        yaml_event_delete(&y->event);
    yaml_parser_delete(&y->parser);
    free(y);
}

static const char *text_of(const yaml_char_t *s) { return (const char *)s; }

/* What we make of libyaml's event; false for those that tell nothing. */
static bool told(const yaml_event_t *e, struct rs_yaml_event *out)
{
    *out = (struct rs_yaml_event){.line = e->start_mark.line + 1, .column = e->start_mark.column + 1, .last = e->end_mark.line + 1};
    switch (e->type) {
    case YAML_DOCUMENT_START_EVENT:
        out->kind = RS_YAML_DOCUMENT;
        return true;
    case YAML_SCALAR_EVENT:
        out->kind = RS_YAML_SCALAR;
        out->text = text_of(e->data.scalar.value);
        out->length = e->data.scalar.length;
        out->tag = text_of(e->data.scalar.tag);
        out->anchor = text_of(e->data.scalar.anchor);
        out->plain = e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
        return true;
    case YAML_ALIAS_EVENT:
        out->kind = RS_YAML_ALIAS;
        out->anchor = text_of(e->data.alias.anchor);
        return true;
    case YAML_SEQUENCE_START_EVENT:
        out->kind = RS_YAML_SEQUENCE;
        out->tag = text_of(e->data.sequence_start.tag);
        out->anchor = text_of(e->data.sequence_start.anchor);
        return true;
    case YAML_MAPPING_START_EVENT:
        out->kind = RS_YAML_MAPPING;
        out->tag = text_of(e->data.mapping_start.tag);
        out->anchor = text_of(e->data.mapping_start.anchor);
        return true;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        out->kind = RS_YAML_CLOSE;
        return true;
    case YAML_STREAM_END_EVENT:
        out->kind = RS_YAML_END;
        return true;
    default:
        return false;
    }
}

bool rs_yaml_next(struct rs_yaml *y, struct rs_yaml_event *event, const char **why, size_t *line)
{
    do {
        if (y->lent)
            yaml_event_delete(&y->event);
        y->lent = yaml_parser_parse(&y->parser, &y->event) != 0;
        if (!y->lent) {
            *why = y->parser.problem != NULL ? y->parser.problem : "there is no memory for it";
            *line = y->parser.problem_mark.line + 1;
            return false;
        }
    } while (!told(&y->event, event));
    if (event->kind == RS_YAML_SEQUENCE || event->kind == RS_YAML_MAPPING)
        y->depth++;
    else if (event->kind == RS_YAML_CLOSE)
        y->depth--;
    if (y->depth > DEEPEST) {
        *why = "it is nested more than 100 deep";
        *line = event->line;
        return false;
    }
    return true;
}
