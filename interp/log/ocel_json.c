/* OCEL 2.0 in JSON, read as it comes: { "objects": [ { "id", "type" } ], "events": [ { "id", "type", "time", "attributes": [ { "name",
   "value" } ], "relationships": [ { "objectId" } ] } ] }, in any order, with anything else beside. */
#include "log/ocel.h"

#include "engine/mem.h"

#include <stdlib.h>
#include <string.h>
#include <yajl/yajl_parse.h>

enum { CHUNK = 1 << 16, DEEP_MOST = 64, KEY_MOST = 64, VALUE_MOST = 1 << 20 };

/* A text that is kept until its map ends. */
struct kept {
    char *s;
    size_t n, room;
    bool there;
};

struct reading {
    struct rs_ocel *ocel;
    yajl_handle parser;
    int depth;
    bool map[DEEP_MOST + 2]; /* at each depth: a map, else a list */
    char key[6][KEY_MOST]; /* the last key of the maps at depths 1, 3 and 5 */
    struct kept id, type, name, value;
    size_t line; /* of what is being fed */
    const unsigned char *fed;
    size_t fed_n;
    bool events, heard; /* heard: something has come of the bytes that are being fed */
};

/* Whether what comes belongs to a thing in the list of that name, or (depth 5) in a list of such a thing. */
static bool in(const struct reading *r, const char *part, int depth)
{
    static const bool shape[] = {false, true, false, true, false, true};
    return r->depth == depth && memcmp(r->map + 1, shape + 1, (size_t)depth * sizeof *shape) == 0 && strcmp(r->key[1], part) == 0;
}

/* The line of what the parser has taken of the bytes that it was fed. */
static size_t line_of(const struct reading *r)
{
    size_t line = r->line, n = yajl_get_bytes_consumed(r->parser);
    for (size_t i = 0; i < n && i < r->fed_n; i++)
        line += r->fed[i] == '\n';
    return line;
}

static bool keep(struct reading *r, struct kept *k, const char *s, size_t n)
{
    if (n > VALUE_MOST)
        return rs_read_fault(r->ocel->how, line_of(r), "a value of over %d bytes", VALUE_MOST);
    if (!rs_mem_grow(&k->s, &k->room, n + 1, 1))
        return rs_read_fault(r->ocel->how, 0, "is too large: memory is out (--max-memory allows more)");
    memcpy(k->s, s, n);
    k->n = n;
    return k->there = true;
}

static uint32_t event_now(const struct reading *r)
{
    return (uint32_t)r->ocel->events - 1;
}

static bool take_of_event(struct reading *r, const char *s, size_t n)
{
    const char *key = r->key[3];
    if (strcmp(key, "type") == 0)
        return rs_ocel_activity(r->ocel, event_now(r), s, n);
    return strcmp(key, "time") != 0 || rs_ocel_time(r->ocel, event_now(r), s, n, line_of(r));
}

static bool take_within_event(struct reading *r, const char *s, size_t n)
{
    const char *key = r->key[5];
    if (strcmp(r->key[3], "relationships") == 0)
        return strcmp(key, "objectId") != 0 || rs_ocel_concerns(r->ocel, event_now(r), s, n);
    if (strcmp(r->key[3], "attributes") != 0)
        return true;
    return strcmp(key, "name") == 0 ? keep(r, &r->name, s, n) : strcmp(key, "value") != 0 || keep(r, &r->value, s, n);
}

static bool take(struct reading *r, const char *s, size_t n)
{
    r->heard = true;
    if (in(r, "events", 3))
        return take_of_event(r, s, n);
    if (in(r, "events", 5))
        return take_within_event(r, s, n);
    if (in(r, "objects", 3))
        return strcmp(r->key[3], "id") == 0 ? keep(r, &r->id, s, n) : strcmp(r->key[3], "type") != 0 || keep(r, &r->type, s, n);
    return true;
}

static int on_string(void *data, const unsigned char *s, size_t n)
{
    return take(data, (const char *)s, n);
}

/* Numbers come as they are written. */
static int on_number(void *data, const char *s, size_t n)
{
    return take(data, s, n);
}

static int on_boolean(void *data, int is)
{
    return take(data, is ? "true" : "false", is ? 4 : 5);
}

static int on_null(void *data)
{
    struct reading *r = data;
    r->heard = true;
    return 1;
}

static int on_key(void *data, const unsigned char *s, size_t n)
{
    struct reading *r = data;
    r->heard = true;
    if (r->depth > 5)
        return 1;
    bool fits = n < KEY_MOST;
    memcpy(r->key[r->depth], fits ? (const char *)s : "", fits ? n : 0);
    r->key[r->depth][fits ? n : 0] = '\0';
    return 1;
}

static bool deeper(struct reading *r, bool map)
{
    r->heard = true;
    r->map[++r->depth] = map;
    return r->depth <= DEEP_MOST || rs_read_fault(r->ocel->how, line_of(r), "lists within lists, over %d deep", DEEP_MOST);
}

static int begin_map(void *data)
{
    struct reading *r = data;
    if (!deeper(r, true))
        return 0;
    if (r->depth <= 5)
        r->key[r->depth][0] = '\0';
    if (r->depth == 3)
        r->id.there = r->type.there = false;
    if (r->depth == 5)
        r->name.there = r->value.there = false;
    return !in(r, "events", 3) || rs_ocel_event(r->ocel);
}

static int end_map(void *data)
{
    struct reading *r = data;
    bool good = true;
    if (in(r, "objects", 3) && r->id.there && r->type.there)
        good = rs_ocel_object(r->ocel, r->id.s, r->id.n, r->type.s, r->type.n);
    if (in(r, "events", 5) && r->name.there && r->value.there)
        good = rs_ocel_value(r->ocel, event_now(r), r->name.s, r->name.n, r->value.s, r->value.n);
    r->depth--;
    return good;
}

static int begin_list(void *data)
{
    struct reading *r = data;
    r->events = r->events || in(r, "events", 1);
    return deeper(r, false);
}

static int end_list(void *data)
{
    struct reading *r = data;
    r->depth--;
    return 1;
}

static bool failed(struct reading *r, yajl_status status)
{
    struct rs_read *how = r->ocel->how;
    if (status == yajl_status_client_canceled)
        return rs_read_fault(how, line_of(r), "cannot be read");
    unsigned char *message = yajl_get_error(r->parser, 0, NULL, 0);
    const char *s = message != NULL ? (const char *)message : "";
    size_t n = strcspn(s, "\n");
    rs_read_fault(how, line_of(r), "is no well-formed JSON: %.*s", (int)(n < 100 ? n : 100), s);
    yajl_free_error(r->parser, message);
    return false;
}

static bool feed(struct reading *r, struct rs_source *from)
{
    unsigned char *bytes = malloc(CHUNK);
    yajl_status status = yajl_status_ok;
    size_t n = CHUNK, silent = 0; /* bytes of which nothing has come: yajl would keep them without end */
    bool good = bytes != NULL || rs_read_fault(r->ocel->how, 0, "is too large: memory is out (--max-memory allows more)");
    for (r->line = 1; good && n == CHUNK;) {
        n = rs_source_read(from, (char *)bytes, CHUNK);
        r->fed = bytes;
        r->fed_n = n;
        if (from->why != NULL)
            good = rs_read_fault(r->ocel->how, 0, "%s", from->why);
        else if ((status = yajl_parse(r->parser, bytes, n)) != yajl_status_ok)
            good = failed(r, status);
        silent = r->heard ? 0 : silent + n;
        r->heard = false;
        if (good && silent > VALUE_MOST)
            good = rs_read_fault(r->ocel->how, r->line, "a value of over %d bytes", VALUE_MOST);
        for (size_t i = 0; i < n && good; i++)
            r->line += bytes[i] == '\n';
    }
    r->fed_n = 0;
    if (good && (status = yajl_complete_parse(r->parser)) != yajl_status_ok)
        good = failed(r, status);
    free(bytes);
    return good;
}

bool rs_ocel_read_json(struct rs_ocel *o, struct rs_source *from)
{
    static const yajl_callbacks callbacks = {on_null, on_boolean, NULL, NULL, on_number, on_string, begin_map, on_key, end_map, begin_list, end_list};
    struct reading *r = calloc(1, sizeof *r);
    if (r == NULL || (r->parser = yajl_alloc(&callbacks, NULL, r)) == NULL) {
        free(r);
        return rs_read_fault(o->how, 0, "is too large: memory is out (--max-memory allows more)");
    }
    r->ocel = o;
    bool good = feed(r, from) && (r->events || rs_read_fault(o->how, 0, "has no list of events: it is no OCEL 2.0"));
    yajl_free(r->parser);
    free(r->id.s);
    free(r->type.s);
    free(r->name.s);
    free(r->value.s);
    free(r);
    return good;
}
