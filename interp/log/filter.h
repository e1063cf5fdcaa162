/* A log made of another: of some of its events, or with other names for what happened. */
#ifndef RS_LOG_FILTER_H
#define RS_LOG_FILTER_H

#include "log/events.h"
#include "log/pattern.h"

/* What a pattern is held against: an event's activity, its channel, or attribute RS_KEY_ATTRIBUTE + k. What an event does not
   have is as an empty name. */
enum { RS_KEY_ACTIVITY, RS_KEY_CHANNEL, RS_KEY_ATTRIBUTE, RS_KEYS = RS_KEY_ATTRIBUTE + RS_ATTRIBUTES_MAX };

struct rs_where {
    int key;
    struct rs_pattern pattern;
};

/* Events of which all of `where` is so get the name. */
struct rs_rename {
    const char *to;
    size_t to_n;
    const struct rs_where *where;
    int wheres;
};

struct rs_filter {
    int64_t from, until; /* only events at a time from <= t < until, ms as in when.h */
    const struct rs_where *keep, *drop; /* only events that some `keep` fits (no keeps: all), and no `drop` */
    int keeps, drops;
    const struct rs_rename *rename; /* the first that fits says the event's activity */
    int renames;
    bool only; /* events that no rename fits are left out, rather than keeping their activity */
};

/* Makes *to of a sorted log, whose names of cases, channels and attributes it borrows, and of activities where there are no
   renames: the log must outlive it. *to_first: where its cases begin, by the same numbers (some may have no event left), the
   caller's to free. Each different set of names is held against the patterns once. False where memory is out, or there are too
   many activities; *to is empty then. */
bool rs_events_filter(struct rs_events *to, uint32_t **to_first, const struct rs_events *log, const uint32_t *first,
                      const struct rs_filter *filter);

#endif
