/* Points in time as logs write them. A way of writing is found for a whole column, not for each value: 03/04/2026 is the third
   of April where another value has a day after the twelfth in that place. Times are milliseconds since 1970 on the clock where
   the event was: a zone (+01:00) is read and not reckoned with, so that a night in which the clocks change has no other length
   than others, as process mining tools have it. No state. */
#ifndef RS_LOG_WHEN_H
#define RS_LOG_WHEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum rs_when_way {
    RS_WHEN_ISO,     /* 2026-03-14, 2026-03-14T10:20:30.5+01:00, with a blank for the T, with / for the - */
    RS_WHEN_DMY,     /* 14-3-2026 10:20, 14/03/2026, 14.3.2026 10:20:30 PM, 14-Mar-2026, 14 mrt. 2026, Sat, 14 Mar 2026 10:20:30 GMT */
    RS_WHEN_MDY,     /* 3/14/2026 10:20, Mar 14, 2026 10:20 PM */
    RS_WHEN_COMPACT, /* 20260314, 20260314102030 */
    RS_WHEN_SECONDS, /* since 1970, with decimals or none: ten digits */
    RS_WHEN_MILLIS,  /* the same in milliseconds: thirteen digits */
    RS_WHEN_MICROS,  /* in microseconds: sixteen */
    RS_WHEN_CLOCK,   /* 10:20:30, of a day that is not said */
    RS_WHEN_WAYS
};

/* How a way is called in a message. */
extern const char *const rs_when_names[RS_WHEN_WAYS];

/* The day of the time read before, as it was written: most logs go on with it. Zeros at first. */
struct rs_when_day {
    char s[10];
    int64_t ms;
};

/* As rs_when_read in the way RS_WHEN_ISO, faster where the day is the one before. */
bool rs_when_read_iso(const char *s, size_t n, struct rs_when_day *day, int64_t *ms);

/* Reads n bytes written in that way into *ms. *sure: the value can be read in no other way (of DMY and MDY). Blanks around it
   do not count. False where it is not written so, or is no point in time: 2026-02-30, 25:00. A second 60 is the first of the next minute. */
bool rs_when_read(const char *s, size_t n, enum rs_when_way way, int64_t *ms, bool *sure);

#endif
