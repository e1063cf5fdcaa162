/* XES (IEEE 1849): traces with events, both with attributes of a key and a value. Only those are read that the figures need;
   the file's entities are expat's to bound, and nothing outside it is opened. */
#include "engine/mem.h"
#include "log/xml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { VALUE_MOST = 4096, KEYS_MOST = 300 };

struct value {
    char s[VALUE_MOST];
    size_t n;
};

struct reading {
    struct rs_events *log;
    struct rs_read *how;
    struct rs_xml xml;
    int trace, event; /* where a trace and an event began; 0: not in one */
    struct value of_case, value[RS_COLUMNS], attribute[RS_ATTRIBUTES_MAX];
    size_t traces, first; /* the trace's first event */
    char keys[KEYS_MOST];  /* of events, for a message */
    struct rs_names known; /* keys of events */
    uint16_t *means;       /* of each: a bit for each column that it is, then one for each attribute */
    size_t means_room;
    bool named, timed;
};

static bool set(struct reading *r, struct value *v, const char *s)
{
    v->n = strlen(s);
    if (v->n >= sizeof v->s)
        return rs_read_fault(r->how, rs_xml_line(&r->xml), "a value of over %d bytes", VALUE_MOST - 1);
    memcpy(v->s, s, v->n + 1);
    return true;
}

static bool is(const struct reading *r, const char *key, enum rs_column which)
{
    static const char *const standard[RS_COLUMNS] = {"concept:name", "concept:name", "time:timestamp", NULL, "lifecycle:transition", "start_timestamp"};
    const char *given = r->how->column[which];
    if (given != NULL)
        return strcmp(key, given) == 0;
    return standard[which] != NULL ? strcmp(key, standard[which]) == 0 : rs_columns_is(key, which);
}

static void note_key(struct reading *r, const char *key)
{
    size_t used = strlen(r->keys), n = strlen(key);
    if (used + n + 3 < sizeof r->keys)
        strcat(strcat(r->keys, used > 0 ? ", " : ""), key);
}

/* What a key of events means, found out once. False where memory is out. */
static bool meaning(struct reading *r, const char *key, unsigned *means)
{
    size_t n = strlen(key);
    uint32_t before = r->known.count, number = rs_names_number(&r->known, key, n, rs_names_hash(key, n));
    if (number == RS_NAMES_NONE || !rs_mem_grow(&r->means, &r->means_room, (size_t)number + 1, sizeof *r->means))
        return rs_read_fault(r->how, 0, "is too large: memory is out (--max-memory allows more)");
    if (r->known.count > before) {
        note_key(r, key);
        r->means[number] = 0;
        for (int k = RS_COLUMN_ACTIVITY; k < RS_COLUMNS; k++)
            r->means[number] |= (uint16_t)(is(r, key, (enum rs_column)k) << k);
        for (int k = 0; k < r->log->attributes; k++) {
            bool it = strcmp(key, r->log->attribute[k].name) == 0;
            r->log->attribute[k].found = r->log->attribute[k].found || it;
            r->means[number] |= (uint16_t)(it << (RS_COLUMNS + k));
        }
    }
    *means = r->means[number];
    return true;
}

static bool take_attribute(struct reading *r, const char *key, const char *value)
{
    unsigned means = 0;
    if (r->event == 0)
        return !is(r, key, RS_COLUMN_CASE) || set(r, &r->of_case, value);
    if (!meaning(r, key, &means))
        return false;
    for (int k = 0; means != 0; k++, means >>= 1)
        if ((means & 1) != 0 && !set(r, k < RS_COLUMNS ? &r->value[k] : &r->attribute[k - RS_COLUMNS], value))
            return false;
    return true;
}

static bool begin(struct rs_xml *x, const char *name, const char **list)
{
    struct reading *r = x->data;
    if (x->depth == 2 && (strcmp(name, "object-types") == 0 || strcmp(name, "objects") == 0)) {
        r->how->objects = true;
        return false;
    }
    if (r->trace == 0 && strcmp(name, "trace") == 0) {
        r->trace = x->depth;
        r->of_case.n = 0;
        r->first = r->log->n;
        r->traces++;
    } else if (r->trace > 0 && r->event == 0 && strcmp(name, "event") == 0) {
        r->event = x->depth;
        for (int k = 0; k < RS_COLUMNS; k++)
            r->value[k].n = 0;
        for (int k = 0; k < r->log->attributes; k++)
            r->attribute[k].n = 0;
    } else if (r->trace > 0 && x->depth == (r->event > 0 ? r->event : r->trace) + 1) {
        const char *key = rs_xml_attribute(list, "key"), *value = rs_xml_attribute(list, "value");
        return key == NULL || value == NULL || take_attribute(r, key, value);
    }
    return true;
}

static uint32_t number(struct rs_names *names, const struct value *v)
{
    return rs_names_number(names, v->s, v->n, rs_names_hash(v->s, v->n));
}

static bool add_event(struct reading *r, int64_t time)
{
    const struct value *lifecycle = &r->value[RS_COLUMN_LIFECYCLE], *start = &r->value[RS_COLUMN_START], *channel = &r->value[RS_COLUMN_CHANNEL];
    struct rs_event e = {.activity = number(&r->log->activities, &r->value[RS_COLUMN_ACTIVITY]), .time = time,
                         .channel = rs_read_channel(r->log, r->how, channel->s, channel->n),
                         .transition = rs_read_transition(lifecycle->s, lifecycle->n)};
    bool sure;
    if (start->n == 0 || !rs_when_read(start->s, start->n, RS_WHEN_ISO, &e.start, &sure))
        e.start = RS_NO_START;
    for (int k = 0; k < r->log->attributes; k++)
        e.attribute[k] = r->attribute[k].n > 0 ? number(&r->log->attribute[k].names, &r->attribute[k]) : RS_NAMES_NONE;
    return rs_read_add(r->log, r->how, &e, (e.channel != RS_NAMES_NONE ? RS_WITH_CHANNEL : 0) | (start->n > 0 ? RS_WITH_START : 0) |
                                               (lifecycle->n > 0 ? RS_WITH_TRANSITION : 0));
}

static bool end_event(struct reading *r)
{
    struct rs_read *how = r->how;
    const struct value *lifecycle = &r->value[RS_COLUMN_LIFECYCLE], *time = &r->value[RS_COLUMN_TIME];
    const struct value *activity = &r->value[RS_COLUMN_ACTIVITY];
    int64_t ms;
    bool sure;
    if (how->lifecycle != NULL && (lifecycle->n == 0 || strcasecmp(lifecycle->s, how->lifecycle) != 0))
        return true;
    r->named = r->named || activity->n > 0;
    r->timed = r->timed || time->n > 0;
    if (activity->n == 0 || time->n == 0) {
        r->log->left_out++;
        rs_bad_note(&how->left, rs_xml_line(&r->xml), activity->n == 0 ? "activity" : "time", 8);
        return true;
    }
    how->lifecycles = how->lifecycles || (lifecycle->n > 0 && strcasecmp(lifecycle->s, "complete") != 0);
    if (rs_when_read(time->s, time->n, RS_WHEN_ISO, &ms, &sure))
        return add_event(r, ms);
    rs_bad_note(&how->bad, rs_xml_line(&r->xml), time->s, time->n);
    return true;
}

/* The trace's name may stand behind its events. One without a name is known by its number. */
static bool end_trace(struct reading *r)
{
    if (r->of_case.n == 0)
        r->of_case.n = (size_t)snprintf(r->of_case.s, sizeof r->of_case.s, "%zu", r->traces);
    uint32_t of_case = r->log->n > r->first ? number(&r->log->cases, &r->of_case) : 0;
    if (of_case == RS_NAMES_NONE)
        return rs_read_fault(r->how, 0, "is too large: memory is out (--max-memory allows more)");
    for (size_t i = r->first; i < r->log->n; i++)
        r->log->of_case[i] = of_case;
    return true;
}

static bool end(struct rs_xml *x, const char *name)
{
    struct reading *r = x->data;
    (void)name;
    if (r->event == x->depth && r->event > 0) {
        r->event = 0;
        return end_event(r);
    }
    if (r->trace == x->depth && r->trace > 0) {
        r->trace = 0;
        return end_trace(r);
    }
    return true;
}

/* What is wrong with a file that was read to its end. */
static bool judge(struct reading *r, size_t before)
{
    struct rs_read *how = r->how;
    if (how->bad.n > 0)
        return rs_read_fault(how, how->bad.row[0].line, "'%.60s' is no point in time", how->bad.row[0].s);
    if (r->traces == 0)
        return rs_read_fault(how, 0, "holds no trace: it is no event log in XES");
    if (r->log->n == before && r->keys[0] != '\0')
        return rs_read_fault(how, 0, "no event has %s; they have: %s; name one with --%s", r->named ? "a time" : "an activity", r->keys,
                             r->named ? "time-column" : "activity");
    return true;
}

bool rs_read_xes(struct rs_events *log, struct rs_source *from, struct rs_read *how)
{
    struct reading *r = calloc(1, sizeof *r);
    size_t before = log->n;
    if (r == NULL)
        return rs_read_fault(how, 0, "is too large: memory is out (--max-memory allows more)");
    r->log = log;
    r->how = how;
    r->xml = (struct rs_xml){.data = r, .begin = begin, .end = end, .how = how};
    how->way = RS_WHEN_ISO;
    how->bad.n = how->left.n = 0;
    bool good = rs_xml_read(&r->xml, from) && judge(r, before);
    for (int k = 0; good && k < RS_COLUMNS; k++)
        snprintf(how->used[k], sizeof how->used[k], "%s", how->column[k] != NULL ? how->column[k]
            : k == RS_COLUMN_TIME ? "time:timestamp" : k < RS_COLUMN_TIME ? "concept:name" : "");
    rs_names_free(&r->known);
    free(r->means);
    free(r);
    return good;
}
