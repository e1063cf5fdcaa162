/* Where on the way activities lie, and which cases fit what is allowed. */
#ifndef RS_LOG_PROFILE_H
#define RS_LOG_PROFILE_H

#include "log/events.h"

/* Owned by the profile until rs_profile_free. */
struct rs_profile {
    double *place;    /* by activity: where a case first has it, from 0 (its first event) to 1 (its last): the mean over cases of
                         more than one event, 0.5 of none */
    int64_t from, to; /* the first and the last event, ms since 1970; 0, 0 where there is none */
};

/* Profiles a sorted log; first: as rs_events_sort gave it. False where memory is out. */
bool rs_profile_make(struct rs_profile *profile, const struct rs_events *log, const uint32_t *first);

void rs_profile_free(struct rs_profile *profile);

struct rs_fit {
    uint64_t fitting, all; /* cases all of whose steps are allowed; cases that have an event */
    uint64_t *cases;       /* by from and to, as `allowed`: cases that have this step though it is not allowed; the caller's to free */
};

/* Holds every case against the steps that are allowed: from `from` (activity + 1; 0: the begin) to `to` (activity + 1; 0: the end),
   allowed[from * (activities + 1) + to]. False where memory is out. */
bool rs_profile_fit(const struct rs_events *log, const uint32_t *first, const bool *allowed, struct rs_fit *fit);

#endif
