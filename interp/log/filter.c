#include "log/filter.h"

#include "engine/mem.h"

#include <stdlib.h>
#include <string.h>

enum { DROPPED = UINT16_MAX };

/* What is decided of each different set of names. */
struct deciding {
    const struct rs_events *log;
    const struct rs_filter *filter;
    struct rs_events *to;
    bool used[RS_KEYS]; /* some pattern looks at it */
    struct rs_names sets;
    uint16_t *outcome; /* by set: the new activity, or DROPPED */
    size_t room;
    bool failed;
};

static uint32_t part(const struct rs_events *log, int key, size_t i)
{
    if (key == RS_KEY_ACTIVITY)
        return log->activity[i] + 1u;
    if (key == RS_KEY_CHANNEL)
        return log->channel != NULL ? log->channel[i] : 0;
    return log->attribute[key - RS_KEY_ATTRIBUTE].value[i];
}

static const struct rs_names *names_of(const struct rs_events *log, int key)
{
    return key == RS_KEY_ACTIVITY ? &log->activities : key == RS_KEY_CHANNEL ? &log->channels : &log->attribute[key - RS_KEY_ATTRIBUTE].names;
}

static bool is_so(const struct rs_events *log, const struct rs_where *where, size_t i)
{
    uint32_t number = part(log, where->key, i);
    size_t n = 0;
    const char *s = number > 0 ? rs_names_text(names_of(log, where->key), number - 1, &n) : "";
    return rs_pattern_fits(where->pattern, s, n);
}

static bool some(const struct rs_events *log, const struct rs_where *list, int n, size_t i)
{
    for (int k = 0; k < n; k++)
        if (is_so(log, &list[k], i))
            return true;
    return false;
}

static uint16_t renamed(struct deciding *d, size_t i)
{
    const struct rs_filter *f = d->filter;
    const char *s;
    size_t n;
    int rule = 0;
    for (; rule < f->renames; rule++) {
        const struct rs_rename *r = &f->rename[rule];
        int k = 0;
        while (k < r->wheres && is_so(d->log, &r->where[k], i))
            k++;
        if (k == r->wheres)
            break;
    }
    if (rule == f->renames && f->only)
        return DROPPED;
    s = rule < f->renames ? f->rename[rule].to : rs_names_text(&d->log->activities, d->log->activity[i], &n);
    n = rule < f->renames ? f->rename[rule].to_n : n;
    uint32_t number = rs_names_number(&d->to->activities, s, n, rs_names_hash(s, n));
    d->failed = d->failed || number >= RS_ACTIVITIES_MAX;
    return (uint16_t)number;
}

/* The outcome for an event with names not met before. */
static uint16_t decide(struct deciding *d, size_t i)
{
    const struct rs_filter *f = d->filter;
    if ((f->keeps > 0 && !some(d->log, f->keep, f->keeps, i)) || some(d->log, f->drop, f->drops, i))
        return DROPPED;
    return f->renames > 0 || f->only ? renamed(d, i) : d->log->activity[i];
}

static uint16_t outcome(struct deciding *d, size_t i)
{
    uint32_t set[RS_KEYS];
    size_t n = 0;
    for (int key = 0; key < RS_KEYS; key++)
        if (d->used[key])
            set[n++] = part(d->log, key, i);
    uint32_t before = d->sets.count, number = rs_names_number(&d->sets, (const char *)set, n * sizeof *set, rs_names_hash((const char *)set, n * sizeof *set));
    if (number == RS_NAMES_NONE || !rs_mem_grow(&d->outcome, &d->room, (size_t)number + 1, sizeof *d->outcome)) {
        d->failed = true;
        return DROPPED;
    }
    if (d->sets.count > before)
        d->outcome[number] = decide(d, i);
    return d->outcome[number];
}

static void look_at(struct deciding *d, const struct rs_where *list, int n)
{
    for (int k = 0; k < n; k++)
        d->used[list[k].key] = true;
}

/* The new log, with room for n events; names are borrowed. */
static bool begin(struct rs_events *to, const struct rs_events *log, bool renames)
{
    *to = (struct rs_events){.cases = log->cases, .channels = log->channels, .attributes = log->attributes, .lent = true, .lent_activities = !renames};
    if (!renames)
        to->activities = log->activities;
    for (int k = 0; k < log->attributes; k++) {
        to->attribute[k] = log->attribute[k];
        to->attribute[k].value = NULL;
    }
    return rs_events_room(to, log->n, (log->channel != NULL ? RS_WITH_CHANNEL : 0) | (log->start != NULL ? RS_WITH_START : 0) |
                                          (log->transition != NULL ? RS_WITH_TRANSITION : 0));
}

static void copy(struct rs_events *to, const struct rs_events *log, size_t i, uint16_t activity)
{
    size_t n = to->n++;
    to->activity[n] = activity;
    to->time[n] = log->time[i];
    if (log->channel != NULL)
        to->channel[n] = log->channel[i];
    if (log->start != NULL)
        to->start[n] = log->start[i];
    if (log->transition != NULL)
        to->transition[n] = log->transition[i];
    for (int k = 0; k < log->attributes; k++)
        to->attribute[k].value[n] = log->attribute[k].value[i];
}

bool rs_events_filter(struct rs_events *to, uint32_t **to_first, const struct rs_events *log, const uint32_t *first, const struct rs_filter *f)
{
    struct deciding d = {.log = log, .filter = f, .to = to};
    bool renames = f->renames > 0 || f->only;
    d.used[RS_KEY_ACTIVITY] = renames || f->keeps > 0 || f->drops > 0;
    look_at(&d, f->keep, f->keeps);
    look_at(&d, f->drop, f->drops);
    for (int k = 0; k < f->renames; k++)
        look_at(&d, f->rename[k].where, f->rename[k].wheres);
    *to_first = calloc((size_t)log->cases.count + 1, sizeof **to_first);
    d.failed = !begin(to, log, renames) || *to_first == NULL;
    for (uint32_t c = 0; !d.failed && c < log->cases.count; c++) {
        for (size_t i = first[c]; !d.failed && i < first[c + 1]; i++) {
            if (log->time[i] < f->from || log->time[i] >= f->until)
                continue;
            uint16_t activity = d.used[RS_KEY_ACTIVITY] ? outcome(&d, i) : log->activity[i];
            if (activity != DROPPED)
                copy(to, log, i, activity);
        }
        (*to_first)[c + 1] = (uint32_t)to->n;
    }
    free(to->of_case);
    to->of_case = NULL;
    rs_names_free(&d.sets);
    free(d.outcome);
    if (!d.failed)
        return true;
    free(*to_first);
    *to_first = NULL;
    rs_events_free(to);
    return false;
}
