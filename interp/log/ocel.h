/* Object-centric event logs (OCEL 2.0): events that concern objects of several types. Which type's objects are the cases is said
   afterwards. A struct of zeros holds nothing; it owns its memory until rs_ocel_free. */
#ifndef RS_LOG_OCEL_H
#define RS_LOG_OCEL_H

#include "log/events.h"
#include "log/read.h"

struct rs_ocel_event {
    int64_t time;
    uint32_t activity, channel; /* channel: RS_NAMES_NONE for none */
};

struct rs_ocel_pair {
    uint32_t event, object;
};

struct rs_ocel {
    struct rs_events *log; /* whose activities, channels and attributes are numbered as the events come; borrowed */
    struct rs_read *how;
    struct rs_names types, objects, ids; /* ids: of events, in their order; a second of the same id is one event more */
    uint32_t *type;                      /* of each object, or RS_NAMES_NONE where it was only named */
    size_t types_room;
    struct rs_ocel_event *event;
    uint32_t *attribute; /* of each event as many as the log has, RS_NAMES_NONE for none */
    size_t events, events_room, attributes_room;
    struct rs_ocel_pair *pair;
    size_t pairs, pairs_room;
};

/* Each: false with a fault. */

/* An object is declared with its type. */
bool rs_ocel_object(struct rs_ocel *ocel, const char *id, size_t id_n, const char *type, size_t type_n);

/* A new event, that has nothing yet. */
bool rs_ocel_event(struct rs_ocel *ocel);

/* What event e is and when it was (line: where that stands, 0: not known), a value of it by name, an object that it concerns. */
bool rs_ocel_activity(struct rs_ocel *ocel, uint32_t e, const char *s, size_t n);
bool rs_ocel_time(struct rs_ocel *ocel, uint32_t e, const char *s, size_t n, size_t line);
bool rs_ocel_value(struct rs_ocel *ocel, uint32_t e, const char *name, size_t name_n, const char *s, size_t n);
bool rs_ocel_concerns(struct rs_ocel *ocel, uint32_t e, const char *id, size_t n);

/* Whether a value of that name is wanted. */
bool rs_ocel_wants(const struct rs_ocel *ocel, const char *name, size_t n);

/* To be called when all is read: the pairs by event, each once, as an object may be related to an event in several ways. */
void rs_ocel_settle(struct rs_ocel *ocel);

/* How many objects of a type there are, and how often an event concerns one of them. */
void rs_ocel_count(const struct rs_ocel *ocel, uint32_t type, size_t *objects, size_t *events);

/* Adds the events of the objects of a type to the log: each object is a case, in the order of the events; an event that concerns
   several is one of each. */
bool rs_ocel_cases(struct rs_ocel *ocel, uint32_t type);

void rs_ocel_free(struct rs_ocel *ocel);

/* The three forms of the standard. False with a fault. */
bool rs_ocel_read_json(struct rs_ocel *ocel, struct rs_source *from);
bool rs_ocel_read_xml(struct rs_ocel *ocel, struct rs_source *from);
bool rs_ocel_read_sqlite(struct rs_ocel *ocel, struct rs_source *from);

#endif
