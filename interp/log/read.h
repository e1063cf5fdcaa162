/* Reads event logs into memory: CSV by several threads, XES by one. */
#ifndef RS_LOG_READ_H
#define RS_LOG_READ_H

#include "log/columns.h"
#include "log/events.h"
#include "log/source.h"
#include "log/when.h"

enum { RS_BAD_SHOWN = 20 };

/* Rows of a file that cannot be taken: how many, and the first of them with what is wrong there. */
struct rs_bad {
    size_t n;
    struct {
        size_t line;
        char s[64];
    } row[RS_BAD_SHOWN];
};

struct rs_read {
    /* asked */
    const char *column[RS_COLUMNS]; /* names of columns, NULL: the usual ones */
    const char *lifecycle;          /* only events of this transition; NULL: all */
    const char *otherwise;          /* the channel of an event that names none; NULL: none */
    int threads;                    /* that read at the same time, 1 or more */
    /* told */
    char used[RS_COLUMNS][128]; /* the columns that are read, "" for none */
    enum rs_when_way way;
    struct rs_bad bad;  /* times that are none, where the file is refused for them */
    struct rs_bad left; /* rows left out, with what they lack */
    bool collects;      /* a bad time does not end the reading: all are wanted for the messages */
    bool objects;       /* an XML file that has objects: it is no XES but OCEL, and nothing was read */
    bool foreign;       /* some name was no UTF-8, and is read as Windows-1252 */
    bool unsure;      /* days and months might be the other way round: no value says which */
    bool lifecycles;  /* there were several transitions, and all are read */
    size_t fault_line; /* 0: of the whole file */
    char fault[512];   /* what is wrong, as a message; "" for nothing, or memory is out */
};

void rs_bad_note(struct rs_bad *bad, size_t line, const char *s, size_t n);

/* Those of another that came after. */
void rs_bad_add(struct rs_bad *bad, const struct rs_bad *more);

enum rs_transition rs_read_transition(const char *s, size_t n);

/* Adds the events of a CSV file, with what of the log's attributes it has. False with fault_line and fault. */
bool rs_read_csv(struct rs_events *log, struct rs_source *from, struct rs_read *how);

/* The same of an XES file. */
bool rs_read_xes(struct rs_events *log, struct rs_source *from, struct rs_read *how);

enum rs_form { RS_FORM_CSV, RS_FORM_XML, RS_FORM_JSON, RS_FORM_SQLITE };

/* What a file is: its first bytes say so. It begins anew. */
enum rs_form rs_read_form(struct rs_source *from);

/* Keeps the first fault. -> false */
bool rs_read_fault(struct rs_read *how, size_t line, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* The number of an event's channel, given or how->otherwise; RS_NAMES_NONE for none. */
uint32_t rs_read_channel(struct rs_events *log, const struct rs_read *how, const char *s, size_t n);

/* What an event is added with: numbers of names, RS_NAMES_NONE for none. */
struct rs_event {
    uint32_t of_case, activity, channel;
    int64_t time, start;
    enum rs_transition transition;
    uint32_t attribute[RS_ATTRIBUTES_MAX];
};

/* Adds an event. with: as rs_events_room has it. False where memory is out or the log is too large, which is said. */
bool rs_read_add(struct rs_events *log, struct rs_read *how, const struct rs_event *event, unsigned with);

/* Whether an activity and a channel are small enough to be kept; says so where not. */
bool rs_read_few(struct rs_read *how, uint32_t activity, uint32_t channel);

#endif
