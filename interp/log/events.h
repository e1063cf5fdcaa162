/* An event log in memory: for each event its case, activity, channel and time, by number, and what else was asked for. A struct
   of zeros is an empty log; it owns everything until rs_events_free, but for names that another log lends it. */
#ifndef RS_LOG_EVENTS_H
#define RS_LOG_EVENTS_H

#include "log/names.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { RS_EVENTS_MAX = 1000000000, RS_ACTIVITIES_MAX = 65535, RS_ATTRIBUTES_MAX = 8 };

/* What an event can do to its activity, where the log says so. */
enum rs_transition { RS_TRANSITION_NONE, RS_TRANSITION_START, RS_TRANSITION_COMPLETE, RS_TRANSITION_OTHER };

#define RS_NO_START INT64_MIN

/* A column of a log that was asked for by its name. */
struct rs_attribute {
    char name[128];
    bool found; /* some file has it */
    struct rs_names names;
    uint32_t *value; /* by event: 0 for none, else its number + 1 */
};

struct rs_events {
    struct rs_names cases, activities, channels;
    size_t n, room;
    uint32_t *of_case;
    uint16_t *activity, *channel; /* channel: 0 for none, else its number + 1; NULL where there is none at all */
    int64_t *time;                /* ms since 1970, see when.h */
    int64_t *start;               /* when it began, or RS_NO_START; NULL where no column says so */
    uint8_t *transition;          /* enum rs_transition; NULL where no column says so */
    struct rs_attribute attribute[RS_ATTRIBUTES_MAX];
    int attributes;
    size_t left_out; /* rows without a case, an activity or a time */
    bool lent, lent_activities; /* cases, channels and attributes' names; activities: they are another log's */
};

/* What an event may have beside the four, as flags. */
enum { RS_WITH_CHANNEL = 1, RS_WITH_START = 2, RS_WITH_TRANSITION = 4 };

/* Makes room for `more` events after the n that are there, and for what they have (flags). False where memory is out or there
   are too many. */
bool rs_events_room(struct rs_events *log, size_t more, unsigned with);

/* Brings the events of each case together, in the order of time, those of one time in the order they came; cases in the order
   of their first event. *first: where each case begins, count + 1 numbers, the caller's to free. False where memory is out. */
bool rs_events_sort(struct rs_events *log, uint32_t **first);

void rs_events_free(struct rs_events *log);

#endif
