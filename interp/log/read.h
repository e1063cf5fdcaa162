/* Reads event logs into memory: CSV by several threads, XES by one. */
#ifndef RS_LOG_READ_H
#define RS_LOG_READ_H

#include "log/columns.h"
#include "log/events.h"
#include "log/source.h"
#include "log/when.h"

struct rs_read {
    /* asked */
    const char *column[RS_COLUMNS]; /* names of columns, NULL: the usual ones */
    const char *lifecycle;          /* only events of this transition; NULL: all */
    const char *otherwise;          /* the channel of an event that names none; NULL: none */
    int threads;                    /* that read at the same time, 1 or more */
    /* told */
    char used[RS_COLUMNS][128]; /* the columns that are read, "" for none */
    enum rs_when_way way;
    bool unsure;      /* days and months might be the other way round: no value says which */
    bool lifecycles;  /* there were several transitions, and all are read */
    size_t fault_line; /* 0: of the whole file */
    char fault[512];   /* what is wrong, as a message; "" for nothing, or memory is out */
};

/* Adds the events of a CSV file. False with fault_line and fault. */
bool rs_read_csv(struct rs_events *log, struct rs_source *from, struct rs_read *how);

/* The same of an XES file. */
bool rs_read_xes(struct rs_events *log, struct rs_source *from, struct rs_read *how);

/* Whether the file is XML: its first bytes say so. */
bool rs_read_is_xml(struct rs_source *from, int fd);

/* Keeps the first fault. -> false */
bool rs_read_fault(struct rs_read *how, size_t line, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* The number of an event's channel, given or how->otherwise; RS_NAMES_NONE for none. */
uint32_t rs_read_channel(struct rs_events *log, const struct rs_read *how, const char *s, size_t n);

/* Adds an event with these names. False where memory is out or the log is too large, which is said. */
bool rs_read_add(struct rs_events *log, struct rs_read *how, uint32_t of_case, uint32_t activity, uint32_t channel, int64_t time);

#endif
