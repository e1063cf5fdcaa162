#include "log/when.h"

#include <string.h>

const char *const rs_when_names[RS_WHEN_WAYS] = {
    "year-month-day", "day-month-year", "month-day-year", "yyyymmdd", "seconds since 1970", "milliseconds since 1970", "time of day"};

struct reader {
    const char *at, *end;
};

static bool digit(const struct reader *r)
{
    return r->at < r->end && *r->at >= '0' && *r->at <= '9';
}

static bool take(struct reader *r, char c)
{
    bool is = r->at < r->end && *r->at == c;
    r->at += is;
    return is;
}

/* A number of `least` to `most` digits; -1 where there is none. */
static int64_t number(struct reader *r, int least, int most)
{
    int64_t value = 0;
    int n = 0;
    for (; n < most && digit(r); n++)
        value = value * 10 + (*r->at++ - '0');
    return n >= least ? value : -1;
}

/* Days since 1970 of a date of the Gregorian calendar, counted from March so that a leap day is the last of its year. */
static int64_t days_of(int64_t year, int64_t month, int64_t day)
{
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400, of_era = year - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static bool date(int64_t year, int64_t month, int64_t day, int64_t *days)
{
    static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1)
        return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (day > length[month - 1] + (month == 2 && leap))
        return false;
    *days = days_of(year, month, day);
    return true;
}

/* Digits after the point, as milliseconds; what is finer is cut. */
static int64_t fraction(struct reader *r)
{
    int64_t ms = 0, unit = 100;
    for (; digit(r); r->at++, unit /= 10)
        ms += (*r->at - '0') * unit;
    return ms;
}

/* hh:mm[:ss[.fff]] [AM|PM] -> milliseconds of the day, or -1 */
static int64_t clock_of(struct reader *r)
{
    int64_t h = number(r, 1, 2), m = take(r, ':') ? number(r, 2, 2) : -1, s = 0, ms = 0;
    if (h < 0 || m < 0 || m > 59)
        return -1;
    if (take(r, ':')) {
        s = number(r, 2, 2);
        if (s < 0 || s > 60)
            return -1;
        if (take(r, '.') || take(r, ','))
            ms = fraction(r);
    }
    const char *mark = r->at;
    take(r, ' ');
    bool pm = take(r, 'P') || take(r, 'p'), am = !pm && (take(r, 'A') || take(r, 'a'));
    if (pm || am) {
        if (!take(r, 'M') && !take(r, 'm'))
            return -1;
        if (h < 1 || h > 12)
            return -1;
        h = h % 12 + (pm ? 12 : 0);
    } else {
        r->at = mark;
    }
    return h > 23 ? -1 : ((h * 60 + m) * 60 + s) * 1000 + ms;
}

/* Z, UTC, +hh:mm, +hhmm, +hh -> minutes, or 0 where there is none; false where what is there is none */
static bool zone(struct reader *r, int64_t *minutes)
{
    *minutes = 0;
    take(r, ' ');
    if (take(r, 'Z') || take(r, 'z'))
        return true;
    if (r->end - r->at == 3 && (r->at[0] == 'U' || r->at[0] == 'G')) {
        r->at += 3;
        return (r->at[-2] == 'T' && r->at[-1] == 'C') || (r->at[-2] == 'M' && r->at[-1] == 'T');
    }
    bool minus = take(r, '-'), plus = !minus && take(r, '+');
    if (!minus && !plus)
        return true;
    int64_t h = number(r, 2, 2), m = 0;
    if (take(r, ':') || digit(r))
        m = number(r, 2, 2);
    if (h < 0 || h > 18 || m < 0 || m > 59)
        return false;
    *minutes = (h * 60 + m) * (minus ? -1 : 1);
    return true;
}

/* What follows a date: nothing, or a clock and perhaps a zone, to the end. */
static bool rest(struct reader *r, int64_t days, int64_t *ms)
{
    int64_t of_day = 0, minutes = 0;
    if (take(r, 'T') || take(r, 't') || take(r, ' ')) {
        take(r, ' ');
        of_day = clock_of(r);
        if (of_day < 0 || !zone(r, &minutes))
            return false;
    } else if (take(r, 'Z')) {
        /* a date in UTC */
    }
    *ms = days * 86400000 + of_day;
    return r->at == r->end;
}

static bool iso(struct reader *r, int64_t *ms)
{
    int64_t days, year = number(r, 4, 4);
    char between = r->at < r->end ? *r->at : 0;
    if (year < 0 || (between != '-' && between != '/'))
        return false;
    r->at++;
    int64_t month = number(r, 1, 2), day = take(r, between) ? number(r, 1, 2) : -1;
    return date(year, month, day, &days) && rest(r, days, ms);
}

/* 10:20:30 -> milliseconds of the day; -1 where it is not just so. */
static int64_t plain_clock(const char *s)
{
    unsigned d[6], bad = s[2] != ':' || s[5] != ':';
    for (int k = 0; k < 6; k++) {
        d[k] = (unsigned)(unsigned char)s[k + k / 2] - '0';
        bad |= d[k] > 9;
    }
    unsigned h = d[0] * 10 + d[1], m = d[2] * 10 + d[3], sec = d[4] * 10 + d[5];
    return bad || h > 23 || m > 59 || sec > 60 ? -1 : (int64_t)((h * 60 + m) * 60 + sec) * 1000;
}

bool rs_when_read_iso(const char *s, size_t n, struct rs_when_day *day, int64_t *ms)
{
    struct reader r = {s, s + n};
    int64_t of_day = n == 19 && (s[10] == ' ' || s[10] == 'T') ? plain_clock(s + 11) : -1;
    if (of_day < 0)
        return iso(&r, ms);
    if (day->s[0] == '\0' || memcmp(s, day->s, sizeof day->s) != 0) {
        r.end = s + sizeof day->s;
        if (!iso(&r, &day->ms)) {
            day->s[0] = '\0';
            r = (struct reader){s, s + n};
            return iso(&r, ms);
        }
        memcpy(day->s, s, sizeof day->s);
    }
    *ms = day->ms + of_day;
    return true;
}

static bool with_slashes(struct reader *r, bool day_first, int64_t *ms, bool *sure)
{
    int64_t days, first = number(r, 1, 2);
    char between = r->at < r->end ? *r->at : 0;
    if (first < 0 || (between != '-' && between != '/' && between != '.'))
        return false;
    r->at++;
    int64_t second = number(r, 1, 2), year = take(r, between) ? number(r, 4, 4) : -1;
    *sure = first > 12 || second > 12;
    return date(year, day_first ? second : first, day_first ? first : second, &days) && rest(r, days, ms);
}

static bool compact(struct reader *r, int64_t *ms)
{
    int64_t days, year = number(r, 4, 4), month = number(r, 2, 2), day = number(r, 2, 2), of_day = 0;
    if (!date(year, month, day, &days))
        return false;
    if (r->at < r->end && (digit(r) || take(r, 'T'))) {
        int64_t h = number(r, 2, 2), m = number(r, 2, 2), s = digit(r) ? number(r, 2, 2) : 0;
        if (h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 60)
            return false;
        of_day = ((h * 60 + m) * 60 + s) * 1000;
    }
    *ms = days * 86400000 + of_day;
    return r->at == r->end || (take(r, 'Z') && r->at == r->end);
}

static bool since_1970(struct reader *r, int digits, int64_t unit, int64_t *ms)
{
    int64_t value = number(r, digits, digits);
    if (value < 0)
        return false;
    *ms = value * unit;
    if (take(r, '.'))
        *ms += unit == 1000 ? fraction(r) : (fraction(r), 0);
    return r->at == r->end;
}

bool rs_when_read(const char *s, size_t n, enum rs_when_way way, int64_t *ms, bool *sure)
{
    struct reader r = {s, s + n};
    *sure = true;
    switch (way) {
    case RS_WHEN_ISO: return iso(&r, ms);
    case RS_WHEN_DMY: return with_slashes(&r, true, ms, sure);
    case RS_WHEN_MDY: return with_slashes(&r, false, ms, sure);
    case RS_WHEN_COMPACT: return compact(&r, ms);
    case RS_WHEN_SECONDS: return since_1970(&r, 10, 1000, ms);
    case RS_WHEN_MILLIS: return since_1970(&r, 13, 1, ms);
    case RS_WHEN_CLOCK: return (*ms = clock_of(&r)) >= 0 && r.at == r.end;
    default: return false;
    }
}
