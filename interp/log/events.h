/* An event log in memory: for each event its case, activity, channel and time, by number. A struct of zeros is an empty log;
   it owns everything until rs_events_free. */
#ifndef RS_LOG_EVENTS_H
#define RS_LOG_EVENTS_H

#include "log/names.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { RS_EVENTS_MAX = 1000000000, RS_ACTIVITIES_MAX = 65535 };

struct rs_events {
    struct rs_names cases, activities, channels;
    size_t n, room;
    uint32_t *of_case;
    uint16_t *activity, *channel; /* channel: 0 for none, else its number + 1; NULL where there is none at all */
    int64_t *time;                /* ms since 1970, see when.h */
    size_t left_out;              /* rows without a case, an activity or a time */
};

/* Makes room for `more` events after the n that are there. False where memory is out or there are too many. */
bool rs_events_room(struct rs_events *log, size_t more, bool channels);

/* Brings the events of each case together, in the order of time, those of one time in the order they came; cases in the order
   of their first event. *first: where each case begins, count + 1 numbers, the caller's to free. False where memory is out. */
bool rs_events_sort(struct rs_events *log, uint32_t **first);

void rs_events_free(struct rs_events *log);

#endif
