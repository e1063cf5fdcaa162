#include "log/csv.h"

#include <string.h>

static void keep(struct rs_csv *csv, char *from, char *to)
{
    if (csv->n < RS_CSV_FIELDS)
        csv->field[csv->n] = (struct rs_csv_field){from, (size_t)(to - from)};
    csv->n++;
}

/* A field in quotes, from the first byte within them -> where it ended, behind the closing quote. */
static char *quoted_field(struct rs_csv *csv, char *from)
{
    char *to = from, *at = from;
    while (at < csv->end) {
        char *quote = memchr(at, '"', (size_t)(csv->end - at)), *stop = quote != NULL ? quote : csv->end;
        for (char *nl = at; (nl = memchr(nl, '\n', (size_t)(stop - nl))) != NULL; nl++)
            csv->line++;
        memmove(to, at, (size_t)(stop - at));
        to += stop - at;
        at = stop;
        if (quote == NULL)
            break;
        at++;
        if (at == csv->end || *at != '"')
            break;
        *to++ = *at++;
    }
    /* what stands between the closing quote and the separator belongs to the field, as most programs have it */
    while (at < csv->end && *at != csv->separator && *at != '\n')
        *to++ = *at++;
    if (to > from && to[-1] == '\r' && (at == csv->end || *at == '\n'))
        to--;
    keep(csv, from, to);
    return at;
}

static char *plain_field(struct rs_csv *csv, char *from)
{
    char *at = from;
    while (at < csv->end && *at != csv->separator && *at != '\n')
        at++;
    char *to = at;
    if (to > from && to[-1] == '\r' && (at == csv->end || *at == '\n'))
        to--;
    keep(csv, from, to);
    return at;
}

bool rs_csv_next(struct rs_csv *csv)
{
    while (csv->at < csv->end && (*csv->at == '\n' || *csv->at == '\r')) {
        csv->line += *csv->at == '\n';
        csv->at++;
    }
    if (csv->at == csv->end)
        return false;
    csv->n = 0;
    csv->began = csv->line;
    for (;;) {
        if (csv->wanted > 0 && csv->n == csv->wanted && !csv->quoted) {
            char *nl = memchr(csv->at, '\n', (size_t)(csv->end - csv->at));
            csv->at = nl != NULL ? nl : csv->end;
        } else {
            csv->at = csv->quoted && csv->at < csv->end && *csv->at == '"' ? quoted_field(csv, csv->at + 1) : plain_field(csv, csv->at);
        }
        if (csv->at == csv->end)
            return true;
        if (*csv->at++ == '\n') {
            csv->line++;
            return true;
        }
        if (csv->at == csv->end) { /* a separator is the last byte: an empty field follows */
            keep(csv, csv->at, csv->at);
            return true;
        }
    }
}

size_t rs_csv_whole(const char *s, size_t n, char separator)
{
    const char *end = s + n;
    if (memchr(s, '"', n) == NULL) {
        const char *nl = memrchr(s, '\n', n);
        return nl != NULL ? (size_t)(nl + 1 - s) : 0;
    }
    bool open = false, begins = true; /* within quotes; at the begin of a field, where alone a quote opens */
    size_t whole = 0;
    for (const char *at = s; at < end; at++) {
        if (*at == '"' && (open || begins)) {
            open = !open;
            begins = !open; /* a doubled one opens again */
            continue;
        }
        if (*at == '\n' && !open)
            whole = (size_t)(at + 1 - s);
        begins = !open && (*at == separator || *at == '\n');
    }
    return whole;
}

char rs_csv_separator(const char *s, size_t n)
{
    static const char candidates[] = {',', ';', '\t', '|'};
    size_t count[sizeof candidates] = {0}, best = 0;
    bool open = false;
    for (size_t i = 0; i < n && (s[i] != '\n' || open); i++) {
        if (s[i] == '"')
            open = !open;
        for (size_t k = 0; k < sizeof candidates && !open; k++)
            count[k] += s[i] == candidates[k];
    }
    for (size_t k = 1; k < sizeof candidates; k++)
        if (count[k] > count[best])
            best = k;
    return candidates[best];
}
