#include "draw/ids.h"

#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 4096 };

typedef struct entry {
    struct entry *next; /* in its bucket */
    IDTYPE id;
    int kind;
    char name[];
} entry;

typedef struct {
    entry *bucket[BUCKETS];
    entry **by_id; /* index id − 1, NULL for nameless ones */
    size_t count, room;
} table;

static void *ids_open(Agraph_t *g, Agdisc_t *disc)
{
    (void)g;
    (void)disc;
    return calloc(1, sizeof(table));
}

static unsigned hash(const char *s, int kind)
{
    unsigned h = 2166136261u + (unsigned)kind;
    for (; *s; s++)
        h = (h ^ (unsigned char)*s) * 16777619u;
    return h % BUCKETS;
}

/* Nodes share names by kind; in and out edges are one kind. */
static int same_kind(int kind)
{
    return kind == AGINEDGE ? AGOUTEDGE : kind;
}

static long add(table *t, entry *e, IDTYPE *id)
{
    if (t->count == t->room) {
        size_t room = t->room ? t->room * 2 : 256;
        entry **grown = realloc(t->by_id, room * sizeof *grown);
        if (!grown)
            return FALSE;
        t->by_id = grown;
        t->room = room;
    }
    t->by_id[t->count++] = e;
    *id = t->count;
    return TRUE;
}

static long ids_map(void *state, int objtype, char *name, IDTYPE *id, int create)
{
    table *t = state;
    int kind = same_kind(objtype);
    if (!name)
        return create ? add(t, NULL, id) : FALSE;
    unsigned b = hash(name, kind);
    for (entry *e = t->bucket[b]; e; e = e->next)
        if (e->kind == kind && strcmp(e->name, name) == 0) {
            *id = e->id;
            return TRUE;
        }
    if (!create)
        return FALSE;
    size_t n = strlen(name) + 1;
    entry *e = malloc(sizeof *e + n);
    if (!e || !add(t, e, id)) {
        free(e);
        return FALSE;
    }
    memcpy(e->name, name, n);
    e->id = *id;
    e->kind = kind;
    e->next = t->bucket[b];
    t->bucket[b] = e;
    return TRUE;
}

static long ids_alloc(void *state, int objtype, IDTYPE id)
{
    (void)state;
    (void)objtype;
    (void)id;
    return FALSE;
}

static void ids_free(void *state, int objtype, IDTYPE id)
{
    (void)state; /* names stay until the graph goes: an id is never given twice */
    (void)objtype;
    (void)id;
}

static char *ids_print(void *state, int objtype, IDTYPE id)
{
    table *t = state;
    (void)objtype;
    return id >= 1 && id <= t->count && t->by_id[id - 1] ? t->by_id[id - 1]->name : NULL;
}

static void ids_register(void *state, int objtype, void *object)
{
    (void)state;
    (void)objtype;
    (void)object;
}

static void ids_close(void *state)
{
    table *t = state;
    for (size_t i = 0; i < t->count; i++)
        free(t->by_id[i]);
    free(t->by_id);
    free(t);
}

static Agiddisc_t ids = {.open = ids_open, .map = ids_map, .alloc = ids_alloc, .free = ids_free,
                         .print = ids_print, .close = ids_close, .idregister = ids_register};

Agdisc_t rs_ids_discipline = {.id = &ids};
