#include "log/csv.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

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

static bool blank(struct rs_csv *csv)
{
    while (csv->at < csv->end && (*csv->at == '\n' || *csv->at == '\r')) {
        csv->line += *csv->at == '\n';
        csv->at++;
    }
    csv->n = 0;
    csv->began = csv->line;
    return csv->at == csv->end;
}

static bool next_of_quoted(struct rs_csv *csv)
{
    if (blank(csv))
        return false;
    for (;;) {
        csv->at = csv->quoted && csv->at < csv->end && *csv->at == '"' ? quoted_field(csv, csv->at + 1) : plain_field(csv, csv->at);
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

/* Which of 64 bytes are a or b. */
static unsigned long long marks_of(const char *s, char a, char b)
{
    unsigned long long marks = 0;
#ifdef __SSE2__
    const __m128i x = _mm_set1_epi8(a), y = _mm_set1_epi8(b);
    for (int k = 0; k < 4; k++) {
        __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(s + 16 * k));
        marks |= (unsigned long long)(unsigned)_mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(v, x), _mm_cmpeq_epi8(v, y))) << (16 * k);
    }
#else
    for (int k = 0; k < 64; k++)
        marks |= (unsigned long long)(s[k] == a || s[k] == b) << k;
#endif
    return marks;
}

/* The next separator or line end from `window` on, which is not met again; the end where there is none. */
static char *next_mark(struct rs_csv *csv)
{
    while (csv->marks == 0) {
        csv->window += 64;
        if (csv->window >= csv->end)
            return csv->end;
        csv->marks = marks_of(csv->window, csv->separator, '\n');
    }
    char *at = csv->window + __builtin_ctzll(csv->marks);
    csv->marks &= csv->marks - 1;
    return at < csv->end ? at : csv->end;
}

static char *to_line_end(struct rs_csv *csv, char *at)
{
    while (at < csv->end && *at != '\n')
        at = next_mark(csv);
    return at;
}

static bool next_of_plain(struct rs_csv *csv)
{
    if (csv->window == NULL) {
        csv->window = csv->at;
        csv->marks = csv->at < csv->end ? marks_of(csv->at, csv->separator, '\n') : 0;
    }
    for (csv->n = 0; csv->at < csv->end;) {
        char *from = csv->at, *at = next_mark(csv), *to = at;
        bool ends = at == csv->end || *at == '\n';
        if (ends && to > from && to[-1] == '\r')
            to--;
        if (csv->n == 0) {
            csv->began = csv->line;
            if (ends && to == from) { /* an empty line */
                csv->line += at < csv->end;
                csv->at = at < csv->end ? at + 1 : at;
                continue;
            }
        }
        keep(csv, from, to);
        if (!ends && at + 1 == csv->end) /* a separator is the last byte: an empty field follows */
            keep(csv, csv->end, csv->end);
        if (!ends && csv->wanted > 0 && csv->n >= csv->wanted) {
            at = to_line_end(csv, at);
            ends = true;
        }
        csv->line += at < csv->end && *at == '\n';
        csv->at = at < csv->end ? at + 1 : at;
        if (ends || csv->at == csv->end)
            return true;
    }
    return false;
}

bool rs_csv_next(struct rs_csv *csv)
{
    return csv->quoted || !csv->padded ? next_of_quoted(csv) : next_of_plain(csv);
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

bool rs_csv_head(struct rs_csv *csv)
{
    bool there = rs_csv_next(csv);
    return there && csv->n == 2 && csv->field[0].n == 4 && memcmp(csv->field[0].s, "sep=", 4) == 0 ? rs_csv_next(csv) : there;
}

char rs_csv_separator(const char *s, size_t n)
{
    static const char candidates[] = {',', ';', '\t', '|'};
    size_t count[sizeof candidates] = {0}, best = 0;
    bool open = false;
    size_t from = n >= 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (from < n && (s[from] == '\n' || s[from] == '\r'))
        from++;
    if (n - from >= 6 && memcmp(s + from, "sep=", 4) == 0 && (s[from + 5] == '\n' || s[from + 5] == '\r'))
        return s[from + 4];
    for (size_t i = from; i < n && (s[i] != '\n' || open); i++) {
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
