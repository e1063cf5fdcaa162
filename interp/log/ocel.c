#include "log/ocel.h"

#include "engine/mem.h"

#include <stdlib.h>
#include <string.h>

static bool out_of_memory(struct rs_ocel *o)
{
    return rs_read_fault(o->how, 0, "is too large: memory is out (--max-memory allows more)");
}

/* The number of an object, declared or only named. */
static uint32_t object(struct rs_ocel *o, const char *id, size_t n)
{
    uint32_t before = o->objects.count, number = rs_names_number(&o->objects, id, n, rs_names_hash(id, n));
    if (number == RS_NAMES_NONE || !rs_mem_grow(&o->type, &o->types_room, (size_t)number + 1, sizeof *o->type)) {
        out_of_memory(o);
        return RS_NAMES_NONE;
    }
    if (o->objects.count > before)
        o->type[number] = RS_NAMES_NONE;
    return number;
}

bool rs_ocel_object(struct rs_ocel *o, const char *id, size_t id_n, const char *type, size_t type_n)
{
    uint32_t number = object(o, id, id_n);
    if (number == RS_NAMES_NONE)
        return false;
    o->type[number] = rs_names_number(&o->types, type, type_n, rs_names_hash(type, type_n));
    return o->type[number] != RS_NAMES_NONE || out_of_memory(o);
}

bool rs_ocel_event(struct rs_ocel *o)
{
    size_t k = (size_t)o->log->attributes;
    if (o->events >= UINT32_MAX - 1 || !rs_mem_grow(&o->event, &o->events_room, o->events + 1, sizeof *o->event) ||
        !rs_mem_grow(&o->attribute, &o->attributes_room, (o->events + 1) * k + 1, sizeof *o->attribute))
        return out_of_memory(o);
    o->event[o->events] = (struct rs_ocel_event){INT64_MIN, RS_NAMES_NONE, RS_NAMES_NONE};
    for (size_t i = 0; i < k; i++)
        o->attribute[o->events * k + i] = RS_NAMES_NONE;
    o->events++;
    return true;
}

bool rs_ocel_activity(struct rs_ocel *o, uint32_t e, const char *s, size_t n)
{
    if (n == 0)
        return true;
    o->event[e].activity = rs_names_number(&o->log->activities, s, n, rs_names_hash(s, n));
    return o->event[e].activity != RS_NAMES_NONE || out_of_memory(o);
}

bool rs_ocel_time(struct rs_ocel *o, uint32_t e, const char *s, size_t n, size_t line)
{
    bool sure;
    if (n > 0 && !rs_when_read(s, n, RS_WHEN_ISO, &o->event[e].time, &sure)) {
        rs_bad_note(&o->how->bad, line, s, n);
        o->event[e].time = INT64_MIN;
    }
    return true;
}

static bool is(const char *wanted, const char *name, size_t n)
{
    return wanted != NULL && strlen(wanted) == n && memcmp(wanted, name, n) == 0;
}

static bool is_channel(const struct rs_ocel *o, const char *name, size_t n)
{
    return o->how->column[RS_COLUMN_CHANNEL] != NULL ? is(o->how->column[RS_COLUMN_CHANNEL], name, n) : is("channel", name, n) || is("kanaal", name, n);
}

bool rs_ocel_wants(const struct rs_ocel *o, const char *name, size_t n)
{
    bool wanted = is_channel(o, name, n);
    for (int k = 0; k < o->log->attributes; k++)
        wanted = wanted || is(o->log->attribute[k].name, name, n);
    return wanted;
}

bool rs_ocel_value(struct rs_ocel *o, uint32_t e, const char *name, size_t name_n, const char *s, size_t n)
{
    if (n == 0)
        return true;
    uint64_t hash = rs_names_hash(s, n);
    if (is_channel(o, name, name_n) && (o->event[e].channel = rs_names_number(&o->log->channels, s, n, hash)) == RS_NAMES_NONE)
        return out_of_memory(o);
    for (int k = 0; k < o->log->attributes; k++) {
        struct rs_attribute *a = &o->log->attribute[k];
        if (!is(a->name, name, name_n))
            continue;
        a->found = true;
        if ((o->attribute[(size_t)e * (size_t)o->log->attributes + (size_t)k] = rs_names_number(&a->names, s, n, hash)) == RS_NAMES_NONE)
            return out_of_memory(o);
    }
    return true;
}

bool rs_ocel_concerns(struct rs_ocel *o, uint32_t e, const char *id, size_t n)
{
    uint32_t number = object(o, id, n);
    if (number == RS_NAMES_NONE)
        return false;
    if (!rs_mem_grow(&o->pair, &o->pairs_room, o->pairs + 1, sizeof *o->pair))
        return out_of_memory(o);
    o->pair[o->pairs++] = (struct rs_ocel_pair){e, number};
    return true;
}

static int by_event(const void *a, const void *b)
{
    const struct rs_ocel_pair *x = a, *y = b;
    return x->event != y->event ? (x->event > y->event) - (x->event < y->event) : (x->object > y->object) - (x->object < y->object);
}

void rs_ocel_settle(struct rs_ocel *o)
{
    size_t n = 0;
    if (o->pairs > 0)
        qsort(o->pair, o->pairs, sizeof *o->pair, by_event);
    for (size_t i = 0; i < o->pairs; i++)
        if (n == 0 || by_event(&o->pair[n - 1], &o->pair[i]) != 0)
            o->pair[n++] = o->pair[i];
    o->pairs = n;
}

void rs_ocel_count(const struct rs_ocel *o, uint32_t type, size_t *objects, size_t *events)
{
    *objects = *events = 0;
    for (uint32_t k = 0; k < o->objects.count; k++)
        *objects += o->type[k] == type;
    for (size_t i = 0; i < o->pairs; i++)
        *events += o->type[o->pair[i].object] == type;
}

static bool add(struct rs_ocel *o, const struct rs_ocel_pair *p)
{
    const struct rs_ocel_event *from = &o->event[p->event];
    struct rs_event e = {.activity = from->activity, .channel = from->channel, .time = from->time, .start = RS_NO_START};
    size_t n, k = (size_t)o->log->attributes;
    const char *id = rs_names_text(&o->objects, p->object, &n);
    e.of_case = rs_names_number(&o->log->cases, id, n, rs_names_hash(id, n));
    memcpy(e.attribute, o->attribute + p->event * k, k * sizeof *e.attribute);
    if (e.channel == RS_NAMES_NONE)
        e.channel = rs_read_channel(o->log, o->how, NULL, 0);
    return rs_read_add(o->log, o->how, &e, e.channel != RS_NAMES_NONE ? RS_WITH_CHANNEL : 0);
}

bool rs_ocel_cases(struct rs_ocel *o, uint32_t type)
{
    for (size_t i = 0; i < o->events; i++) {
        if (o->event[i].activity != RS_NAMES_NONE && o->event[i].time != INT64_MIN)
            continue;
        o->log->left_out++;
        rs_bad_note(&o->how->left, 0, o->event[i].activity == RS_NAMES_NONE ? "activity" : "time", 8);
    }
    for (size_t i = 0; i < o->pairs; i++) {
        const struct rs_ocel_event *e = &o->event[o->pair[i].event];
        if (o->type[o->pair[i].object] == type && e->activity != RS_NAMES_NONE && e->time != INT64_MIN && !add(o, &o->pair[i]))
            return false;
    }
    return true;
}

void rs_ocel_free(struct rs_ocel *o)
{
    rs_names_free(&o->types);
    rs_names_free(&o->objects);
    rs_names_free(&o->ids);
    free(o->type);
    free(o->event);
    free(o->attribute);
    free(o->pair);
    *o = (struct rs_ocel){0};
}
