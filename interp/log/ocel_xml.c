/* OCEL 2.0 in XML: log > objects > object, log > events > event > objects > relationship. */
#include "log/ocel.h"
#include "log/xml.h"

#include <string.h>

enum { TEXT_MOST = 4096, NAME_MOST = 256 };

struct reading {
    struct rs_ocel *ocel;
    enum { ELSEWHERE, IN_OBJECTS, IN_EVENTS } part;
    bool seen, in_event;
    char name[NAME_MOST], text[TEXT_MOST]; /* of an event's attribute that is wanted; "" for none */
    size_t text_n;
};

static bool begin_event(struct reading *r, struct rs_xml *x, const char **list)
{
    struct rs_ocel *o = r->ocel;
    const char *type = rs_xml_attribute(list, "type"), *time = rs_xml_attribute(list, "time");
    uint32_t e = (uint32_t)o->events;
    r->in_event = true;
    return rs_ocel_event(o) && (type == NULL || rs_ocel_activity(o, e, type, strlen(type))) &&
           (time == NULL || rs_ocel_time(o, e, time, strlen(time), rs_xml_line(x)));
}

static bool begin_within_event(struct reading *r, const char *name, const char **list)
{
    const char *id = rs_xml_attribute(list, "object-id"), *called = rs_xml_attribute(list, "name");
    r->name[0] = '\0';
    if (strcmp(name, "relationship") == 0 || strcmp(name, "object") == 0)
        return id == NULL || rs_ocel_concerns(r->ocel, (uint32_t)r->ocel->events - 1, id, strlen(id));
    if (strcmp(name, "attribute") == 0 && called != NULL && strlen(called) < NAME_MOST && rs_ocel_wants(r->ocel, called, strlen(called))) {
        strcpy(r->name, called);
        r->text_n = 0;
    }
    return true;
}

static bool begin(struct rs_xml *x, const char *name, const char **list)
{
    struct reading *r = x->data;
    const char *id, *type;
    if (x->depth == 2) {
        r->part = strcmp(name, "objects") == 0 ? IN_OBJECTS : strcmp(name, "events") == 0 ? IN_EVENTS : ELSEWHERE;
        r->seen = r->seen || r->part == IN_EVENTS;
    } else if (x->depth == 3 && r->part == IN_EVENTS && strcmp(name, "event") == 0) {
        return begin_event(r, x, list);
    } else if (x->depth == 3 && r->part == IN_OBJECTS && strcmp(name, "object") == 0) {
        id = rs_xml_attribute(list, "id");
        type = rs_xml_attribute(list, "type");
        return id == NULL || type == NULL || rs_ocel_object(r->ocel, id, strlen(id), type, strlen(type));
    } else if (x->depth == 5 && r->in_event) {
        return begin_within_event(r, name, list);
    }
    return true;
}

static bool text(struct rs_xml *x, const char *s, size_t n)
{
    struct reading *r = x->data;
    if (r->name[0] == '\0')
        return true;
    if (n >= sizeof r->text - r->text_n)
        return rs_read_fault(x->how, rs_xml_line(x), "a value of over %d bytes", TEXT_MOST - 1);
    memcpy(r->text + r->text_n, s, n);
    r->text_n += n;
    return true;
}

static bool end(struct rs_xml *x, const char *name)
{
    struct reading *r = x->data;
    (void)name;
    if (x->depth == 3)
        r->in_event = false;
    if (r->name[0] == '\0' || x->depth != 5)
        return true;
    bool good = rs_ocel_value(r->ocel, (uint32_t)r->ocel->events - 1, r->name, strlen(r->name), r->text, r->text_n);
    r->name[0] = '\0';
    return good;
}

bool rs_ocel_read_xml(struct rs_ocel *o, struct rs_source *from)
{
    static const struct reading none;
    struct reading r = none;
    struct rs_xml x = {.data = &r, .begin = begin, .end = end, .text = text, .how = o->how};
    r.ocel = o;
    return rs_xml_read(&x, from) && (r.seen || rs_read_fault(o->how, 0, "has objects and no events: it is no whole OCEL 2.0"));
}
