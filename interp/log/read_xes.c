/* XES (IEEE 1849): traces with events, both with attributes of a key and a value. Only those are read that the figures need;
   the file's entities are expat's to bound, and nothing outside it is opened. */
#include "log/read.h"

#include <expat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK = 1 << 18, DEEP_MOST = 200, VALUE_MOST = 4096, KEYS_MOST = 300 };

struct value {
    char s[VALUE_MOST];
    size_t n;
};

struct reading {
    struct rs_events *log;
    struct rs_read *how;
    XML_Parser parser;
    int depth, trace, event; /* where a trace and an event began; 0: not in one */
    struct value of_case, value[RS_COLUMNS], attribute[RS_ATTRIBUTES_MAX];
    size_t traces, first; /* the trace's first event */
    char keys[KEYS_MOST];  /* of events, for a message */
    bool named, timed;
};

static const char *attribute(const char **list, const char *name)
{
    for (; list[0] != NULL; list += 2)
        if (strcmp(list[0], name) == 0)
            return list[1];
    return NULL;
}

static void stop(struct reading *r)
{
    XML_StopParser(r->parser, XML_FALSE);
}

static void set(struct reading *r, struct value *v, const char *s)
{
    v->n = strlen(s);
    if (v->n >= sizeof v->s) {
        rs_read_fault(r->how, XML_GetCurrentLineNumber(r->parser), "a value of over %d bytes", VALUE_MOST - 1);
        stop(r);
        return;
    }
    memcpy(v->s, s, v->n + 1);
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
    char *found = strstr(r->keys, key);
    if (used + n + 3 >= sizeof r->keys || (found != NULL && (found[n] == ',' || found[n] == '\0')))
        return;
    strcat(strcat(r->keys, used > 0 ? ", " : ""), key);
}

static void take_attribute(struct reading *r, const char *key, const char *value)
{
    if (r->event > 0) {
        note_key(r, key);
        for (int k = 0; k < r->log->attributes; k++)
            if (strcmp(key, r->log->attribute[k].name) == 0) {
                r->log->attribute[k].found = true;
                set(r, &r->attribute[k], value);
            }
        for (int k = RS_COLUMN_ACTIVITY; k < RS_COLUMNS; k++)
            if (is(r, key, (enum rs_column)k))
                set(r, &r->value[k], value);
    } else if (is(r, key, RS_COLUMN_CASE)) {
        set(r, &r->of_case, value);
    }
}

static void begin(void *data, const char *name, const char **list)
{
    struct reading *r = data;
    if (++r->depth > DEEP_MOST) {
        rs_read_fault(r->how, XML_GetCurrentLineNumber(r->parser), "elements within elements, over %d deep", DEEP_MOST);
        stop(r);
    } else if (strcmp(name, "trace") == 0 && r->trace == 0) {
        r->trace = r->depth;
        r->of_case.n = 0;
        r->first = r->log->n;
        r->traces++;
    } else if (strcmp(name, "event") == 0 && r->trace > 0 && r->event == 0) {
        r->event = r->depth;
        for (int k = 0; k < RS_COLUMNS; k++)
            r->value[k].n = 0;
        for (int k = 0; k < r->log->attributes; k++)
            r->attribute[k].n = 0;
    } else if (r->trace > 0 && r->depth == (r->event > 0 ? r->event : r->trace) + 1) {
        const char *key = attribute(list, "key"), *value = attribute(list, "value");
        if (key != NULL && value != NULL)
            take_attribute(r, key, value);
    }
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

static void end_event(struct reading *r)
{
    struct rs_read *how = r->how;
    const struct value *lifecycle = &r->value[RS_COLUMN_LIFECYCLE], *time = &r->value[RS_COLUMN_TIME];
    const struct value *activity = &r->value[RS_COLUMN_ACTIVITY];
    int64_t ms;
    bool sure;
    if (how->lifecycle != NULL && (lifecycle->n == 0 || strcasecmp(lifecycle->s, how->lifecycle) != 0))
        return;
    r->named = r->named || activity->n > 0;
    r->timed = r->timed || time->n > 0;
    if (activity->n == 0 || time->n == 0) {
        r->log->left_out++;
        return;
    }
    how->lifecycles = how->lifecycles || (lifecycle->n > 0 && strcasecmp(lifecycle->s, "complete") != 0);
    if (!rs_when_read(time->s, time->n, RS_WHEN_ISO, &ms, &sure)) {
        rs_read_fault(how, XML_GetCurrentLineNumber(r->parser), "'%.60s' is no point in time", time->s);
        stop(r);
    } else if (!add_event(r, ms)) {
        stop(r);
    }
}

/* The trace's name may stand behind its events. One without a name is known by its number. */
static void end_trace(struct reading *r)
{
    if (r->of_case.n == 0)
        r->of_case.n = (size_t)snprintf(r->of_case.s, sizeof r->of_case.s, "%zu", r->traces);
    uint32_t of_case = r->log->n > r->first ? number(&r->log->cases, &r->of_case) : 0;
    if (of_case == RS_NAMES_NONE) {
        rs_read_fault(r->how, 0, "is too large: memory is out");
        stop(r);
        return;
    }
    for (size_t i = r->first; i < r->log->n; i++)
        r->log->of_case[i] = of_case;
}

static void end(void *data, const char *name)
{
    struct reading *r = data;
    (void)name;
    if (r->event == r->depth && r->event > 0) {
        r->event = 0;
        end_event(r);
    } else if (r->trace == r->depth && r->trace > 0) {
        r->trace = 0;
        end_trace(r);
    }
    r->depth--;
}

/* What a document type could declare, entities above all, no log needs. */
static void refuse_doctype(void *data, const char *name, const char *system, const char *public, int inner)
{
    struct reading *r = data;
    (void)name, (void)system, (void)public, (void)inner;
    rs_read_fault(r->how, XML_GetCurrentLineNumber(r->parser), "a DOCTYPE is refused: XES has none");
    stop(r);
}

static bool parse(struct reading *r, struct rs_source *from)
{
    for (;;) {
        void *buffer = XML_GetBuffer(r->parser, CHUNK);
        if (buffer == NULL)
            return rs_read_fault(r->how, 0, "is too large: memory is out");
        size_t n = rs_source_read(from, buffer, CHUNK);
        if (from->why != NULL)
            return rs_read_fault(r->how, 0, "%s", from->why);
        if (XML_ParseBuffer(r->parser, (int)n, n < CHUNK) != XML_STATUS_OK)
            return rs_read_fault(r->how, XML_GetCurrentLineNumber(r->parser), "is no well-formed XML: %s",
                                 XML_ErrorString(XML_GetErrorCode(r->parser)));
        if (n < CHUNK)
            return true;
    }
}

bool rs_read_xes(struct rs_events *log, struct rs_source *from, struct rs_read *how)
{
    struct reading *r = calloc(1, sizeof *r);
    size_t before = log->n;
    if (r == NULL || (r->parser = XML_ParserCreate(NULL)) == NULL) {
        free(r);
        return rs_read_fault(how, 0, "is too large: memory is out");
    }
    r->log = log;
    r->how = how;
    how->way = RS_WHEN_ISO;
    XML_SetUserData(r->parser, r);
    XML_SetElementHandler(r->parser, begin, end);
    XML_SetStartDoctypeDeclHandler(r->parser, refuse_doctype);
    bool good = parse(r, from);
    if (good && r->traces == 0)
        good = rs_read_fault(how, 0, "holds no trace: it is no event log in XES");
    else if (good && log->n == before && r->keys[0] != '\0')
        good = rs_read_fault(how, 0, "no event has %s; they have: %s; name one with --%s", r->named ? "a time" : "an activity", r->keys,
                             r->named ? "time-column" : "activity");
    for (int k = 0; good && k < RS_COLUMNS; k++)
        snprintf(how->used[k], sizeof how->used[k], "%s", how->column[k] != NULL ? how->column[k]
            : k == RS_COLUMN_TIME ? "time:timestamp" : k < RS_COLUMN_TIME ? "concept:name" : "");
    XML_ParserFree(r->parser);
    free(r);
    return good;
}
