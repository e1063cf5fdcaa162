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

void rs_bad_note(struct rs_bad *bad, size_t line, const char *s, size_t n)
{
    if (bad->n < RS_BAD_SHOWN) {
        bad->row[bad->n].line = line;
        snprintf(bad->row[bad->n].s, sizeof bad->row[bad->n].s, "%.*s", n < sizeof bad->row[0].s ? (int)n : (int)sizeof bad->row[0].s - 1, s);
    }
    bad->n++;
}

void rs_bad_add(struct rs_bad *bad, const struct rs_bad *more)
{
    for (size_t i = 0; i < more->n && i < RS_BAD_SHOWN && bad->n + i < RS_BAD_SHOWN; i++)
        bad->row[bad->n + i] = more->row[i];
    bad->n += more->n;
}

enum rs_transition rs_read_transition(const char *s, size_t n)
{
    if (n == 0)
        return RS_TRANSITION_NONE;
    if (n == 5 && strncasecmp(s, "start", n) == 0)
        return RS_TRANSITION_START;
    return n == 8 && strncasecmp(s, "complete", n) == 0 ? RS_TRANSITION_COMPLETE : RS_TRANSITION_OTHER;
}

bool rs_read_few(struct rs_read *how, uint32_t activity, uint32_t channel)
{
    if (activity < RS_ACTIVITIES_MAX && (channel == RS_NAMES_NONE || channel < RS_ACTIVITIES_MAX - 1))
        return true;
    bool of_channel = activity < RS_ACTIVITIES_MAX;
    return rs_read_fault(how, 0, "has over %d different %s: is \"%s\" the column of the %s?", RS_ACTIVITIES_MAX - 1,
                         of_channel ? "channels" : "activities", how->used[of_channel ? RS_COLUMN_CHANNEL : RS_COLUMN_ACTIVITY],
                         of_channel ? "channel" : "activity");
}

bool rs_read_add(struct rs_events *log, struct rs_read *how, const struct rs_event *e, unsigned with)
{
    if (e->of_case == RS_NAMES_NONE || e->activity == RS_NAMES_NONE || !rs_events_room(log, 1, with))
        return rs_read_fault(how, 0, "is too large: memory is out after %zu events (--max-memory allows more)", log->n);
    if (!rs_read_few(how, e->activity, e->channel))
        return false;
    log->of_case[log->n] = e->of_case;
    log->activity[log->n] = (uint16_t)e->activity;
    log->time[log->n] = e->time;
    if (log->channel != NULL)
        log->channel[log->n] = e->channel == RS_NAMES_NONE ? 0 : (uint16_t)(e->channel + 1);
    if (log->start != NULL)
        log->start[log->n] = e->start;
    if (log->transition != NULL)
        log->transition[log->n] = (uint8_t)e->transition;
    for (int k = 0; k < log->attributes; k++)
        log->attribute[k].value[log->n] = e->attribute[k] == RS_NAMES_NONE ? 0 : e->attribute[k] + 1;
    log->n++;
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

enum rs_form rs_read_form(struct rs_source *from)
{
    char start[512];
    size_t n = rs_source_read(from, start, sizeof start), at = 0;
    if (!rs_source_again(from))
        return RS_FORM_CSV;
    if (n >= 16 && memcmp(start, "SQLite format 3", 16) == 0)
        return RS_FORM_SQLITE;
    if (n >= 2 && (memcmp(start, "\xFF\xFE", 2) == 0 || memcmp(start, "\xFE\xFF", 2) == 0)) /* UTF-16, as XML may be */
        return memchr(start, '<', n < 8 ? n : 8) != NULL ? RS_FORM_XML : RS_FORM_CSV;
    if (n >= 3 && memcmp(start, "\xEF\xBB\xBF", 3) == 0)
        at = 3;
    while (at < n && strchr(" \t\r\n", start[at]) != NULL)
        at++;
    return at < n && start[at] == '<' ? RS_FORM_XML : at < n && start[at] == '{' ? RS_FORM_JSON : RS_FORM_CSV;
}
