#include "log/when.h"

#include <string.h>

const char *const rs_when_names[RS_WHEN_WAYS] = {
    "year-month-day", "day-month-year", "month-day-year", "yyyymmdd", "seconds since 1970", "milliseconds since 1970",
    "microseconds since 1970", "time of day"};

struct reader {
    const char *at, *end;
};

/* What stands between the blanks around it. */
static struct reader within(const char *s, size_t n)
{
    struct reader r = {s, s + n};
    while (r.at < r.end && (*r.at == ' ' || *r.at == '\t'))
        r.at++;
    while (r.end > r.at && (r.end[-1] == ' ' || r.end[-1] == '\t'))
        r.end--;
    return r;
}

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
    bool midnight = h == 24 && m == 0 && s == 0 && ms == 0; /* ISO 8601: the end of the day */
    return h > 23 && !midnight ? -1 : ((h * 60 + m) * 60 + s) * 1000 + ms;
}

static bool upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool letter(const struct reader *r)
{
    return r->at < r->end && (upper(*r->at) || (*r->at >= 'a' && *r->at <= 'z'));
}

/* The name of a zone, up to the end: CET, Europe/Amsterdam, [Europe/Amsterdam]. False where what is there is none. */
static bool zone_name(struct reader *r)
{
    const char *s = r->at;
    size_t n = (size_t)(r->end - s), capitals = 0;
    bool parted = false;
    if (n == 0)
        return true;
    for (size_t i = 0; i < n; i++) {
        bool small = s[i] >= 'a' && s[i] <= 'z', bracket = (i == 0 && s[i] == '[') || (i == n - 1 && s[i] == ']' && s[0] == '[');
        parted = parted || s[i] == '/' || (i == n - 1 && bracket);
        capitals += upper(s[i]);
        if (!small && !upper(s[i]) && s[i] != '/' && s[i] != '_' && s[i] != '-' && !bracket)
            return false;
    }
    if (!parted && (capitals < n || n < 2 || n > 5))
        return false;
    r->at = r->end;
    return true;
}

/* Z, +hh:mm, +hhmm, +hh, or nothing, and perhaps a zone's name; false where what is there is none */
static bool zone(struct reader *r)
{
    take(r, ' ');
    if (!take(r, 'Z') && !take(r, 'z') && (take(r, '-') || take(r, '+'))) {
        int64_t h = number(r, 2, 2), m = 0;
        if (take(r, ':') || digit(r))
            m = number(r, 2, 2);
        if (h < 0 || h > 18 || m < 0 || m > 59)
            return false;
    }
    return zone_name(r);
}

/* What follows a date: nothing, or a clock and perhaps a zone, to the end. */
static bool rest(struct reader *r, int64_t days, int64_t *ms)
{
    int64_t of_day = 0;
    if (take(r, 'T') || take(r, 't') || take(r, ' ')) {
        take(r, ' ');
        of_day = clock_of(r);
        if (of_day < 0 || !zone(r))
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
    struct reader r = within(s, n);
    int64_t of_day = n == 19 && (s[10] == ' ' || s[10] == 'T') ? plain_clock(s + 11) : -1;
    if (of_day < 0)
        return iso(&r, ms);
    if (day->s[0] == '\0' || memcmp(s, day->s, sizeof day->s) != 0) {
        r.end = s + sizeof day->s;
        if (!iso(&r, &day->ms)) {
            day->s[0] = '\0';
            r = within(s, n);
            return iso(&r, ms);
        }
        memcpy(day->s, s, sizeof day->s);
    }
    *ms = day->ms + of_day;
    return true;
}

/* The number of a month by its name, English or Dutch, short or long; -1 where there is none. */
static int64_t month_named(struct reader *r)
{
    static const char names[] = "jan feb mar apr may jun jul aug sep oct nov dec mrt mei okt maa";
    static const int64_t other[] = {3, 5, 10, 3};
    char s[4] = "";
    int n = 0;
    for (; letter(r); r->at++, n++)
        if (n < 3)
            s[n] = (char)(*r->at | 0x20);
    if (r->end - r->at > 1 && r->at[0] == '.' && r->at[1] == ' ') /* it is cut short */
        r->at++;
    const char *at = n >= 3 ? strstr(names, s) : NULL;
    int64_t month = at != NULL ? (at - names) / 4 + 1 : -1;
    return month > 12 ? other[month - 13] : month;
}

/* Mar 14, 2026 */
static bool month_first(struct reader *r, int64_t *ms)
{
    int64_t days, month = month_named(r), day = take(r, ' ') ? number(r, 1, 2) : -1;
    take(r, ',');
    return take(r, ' ') && date(number(r, 4, 4), month, day, &days) && rest(r, days, ms);
}

/* Sat, */
static void skip_weekday(struct reader *r)
{
    const char *from = r->at;
    while (letter(r))
        r->at++;
    if (!take(r, ',') || !take(r, ' '))
        r->at = from;
}

static bool with_slashes(struct reader *r, bool day_first, int64_t *ms, bool *sure)
{
    if (!day_first && letter(r))
        return month_first(r, ms);
    skip_weekday(r);
    int64_t days, first = number(r, 1, 2);
    char between = r->at < r->end ? *r->at : 0;
    bool blank = between == ' ';
    if (first < 0 || (between != '-' && between != '/' && between != '.' && !blank))
        return false;
    r->at++;
    bool named = letter(r);
    if (named ? !day_first : blank)
        return false;
    int64_t second = named ? month_named(r) : number(r, 1, 2), year = take(r, between) ? number(r, 4, 4) : -1;
    *sure = named || first > 12 || second > 12;
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

/* unit: how many milliseconds one is; 0: a thousandth of one */
static bool since_1970(struct reader *r, int digits, int64_t unit, int64_t *ms)
{
    int64_t value = number(r, digits, digits);
    if (value < 0)
        return false;
    *ms = unit > 0 ? value * unit : value / 1000;
    if (take(r, '.'))
        *ms += unit == 1000 ? fraction(r) : (fraction(r), 0);
    return r->at == r->end;
}

bool rs_when_read(const char *s, size_t n, enum rs_when_way way, int64_t *ms, bool *sure)
{
    struct reader r = within(s, n);
    *sure = true;
    switch (way) {
    case RS_WHEN_ISO: return iso(&r, ms);
    case RS_WHEN_DMY: return with_slashes(&r, true, ms, sure);
    case RS_WHEN_MDY: return with_slashes(&r, false, ms, sure);
    case RS_WHEN_COMPACT: return compact(&r, ms);
    case RS_WHEN_SECONDS: return since_1970(&r, 10, 1000, ms);
    case RS_WHEN_MILLIS: return since_1970(&r, 13, 1, ms);
    case RS_WHEN_MICROS: return since_1970(&r, 16, 0, ms);
    case RS_WHEN_CLOCK: return (*ms = clock_of(&r)) >= 0 && r.at == r.end;
    default: return false;
    }
}
