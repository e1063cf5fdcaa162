#include "log/read.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool rs_read_fault(struct rs_read *how, size_t line, const char *format, ...)
{
    va_list args;
    if (how->fault[0] != '\0')
        return false;
    how->fault_line = line;
    va_start(args, format);
    vsnprintf(how->fault, sizeof how->fault, format, args);
    va_end(args);
    return false;
}

bool rs_read_add(struct rs_events *log, struct rs_read *how, uint32_t of_case, uint32_t activity, uint32_t channel, int64_t time)
{
    if (of_case == RS_NAMES_NONE || activity == RS_NAMES_NONE || !rs_events_room(log, 1, channel != RS_NAMES_NONE))
        return rs_read_fault(how, 0, "is too large: memory is out after %zu events", log->n);
    if (activity >= RS_ACTIVITIES_MAX || (channel != RS_NAMES_NONE && channel >= RS_ACTIVITIES_MAX - 1))
        return rs_read_fault(how, 0, "has over %d different activities: is \"%s\" the column of the activity?", RS_ACTIVITIES_MAX - 1,
                             how->used[RS_COLUMN_ACTIVITY]);
    log->of_case[log->n] = of_case;
    log->activity[log->n] = (uint16_t)activity;
    if (log->channel != NULL)
        log->channel[log->n] = channel == RS_NAMES_NONE ? 0 : (uint16_t)(channel + 1);
    log->time[log->n++] = time;
    return true;
}

uint32_t rs_read_channel(struct rs_events *log, const struct rs_read *how, const char *s, size_t n)
{
    if (n == 0 && how->otherwise != NULL) {
        s = how->otherwise;
        n = strlen(s);
    }
    return n > 0 ? rs_names_number(&log->channels, s, n, rs_names_hash(s, n)) : RS_NAMES_NONE;
}

bool rs_read_is_xml(struct rs_source *from, int fd)
{
    char start[512];
    if (!rs_source_open(from, fd))
        return false;
    size_t n = rs_source_read(from, start, sizeof start), at = 0;
    rs_source_close(from);
    if (n >= 3 && memcmp(start, "\xEF\xBB\xBF", 3) == 0)
        at = 3;
    while (at < n && strchr(" \t\r\n", start[at]) != NULL)
        at++;
    return at < n && start[at] == '<';
}
