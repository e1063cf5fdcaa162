#include "scene/text.h"

#include <stdlib.h>
#include <string.h>

#include "scene/widths.h"

enum { SOFT_HYPHEN = 0xAD, STAY = 5, MOVE = 4, FORCED = 3 };

static const double SLACK = 0.98; /* of the column that a line may fill */

static size_t tail_bytes(const char *s, size_t n, size_t want, unsigned *code)
{
    for (size_t i = 1; i <= want; i++) {
        if (i >= n || ((unsigned char)s[i] & 0xC0) != 0x80)
            return 0;
        *code = *code << 6 | ((unsigned char)s[i] & 0x3F);
    }
    return want + 1;
}

size_t rs_text_decode(const char *s, size_t n, unsigned *code)
{
    static const unsigned least[] = {0, 0x80, 0x800, 0x10000};
    unsigned char c = (unsigned char)s[0];
    size_t want = c < 0x80 ? 0 : c >= 0xC2 && c < 0xE0 ? 1 : c >= 0xE0 && c < 0xF0 ? 2
                : c >= 0xF0 && c < 0xF5 ? 3 : 4;
    if (want == 0) {
        *code = c;
        return 1;
    }
    if (want < 4) {
        *code = c & (0x3Fu >> want);
        size_t taken = tail_bytes(s, n, want, code);
        bool good = *code >= least[want] && *code <= 0x10FFFF && (*code < 0xD800 || *code > 0xDFFF);
        if (taken && good)
            return taken;
    }
    *code = 0xFFFD;
    return 1;
}

bool rs_text_valid(const char *s, size_t n)
{
    for (size_t i = 0; i < n;) {
        unsigned code;
        size_t k = rs_text_decode(s + i, n - i, &code);
        if (code == 0 || (code == 0xFFFD && k == 1))
            return false;
        i += k;
    }
    return true;
}

bool rs_text_unseen(unsigned code)
{
    static const struct {
        unsigned first, last;
    } spans[] = {{0x00AD, 0x00AD}, {0x0300, 0x036F}, {0x0610, 0x061A}, {0x064B, 0x065F}, {0x200B, 0x200F}, {0x202A, 0x202E},
        {0x2060, 0x2069}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0x1F3FB, 0x1F3FF}, {0xE0000, 0xE0FFF}};
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++)
        if (code >= spans[i].first && code <= spans[i].last)
            return true;
    return false;
}

static double glyph_width(unsigned code, bool bold)
{
    if (rs_text_unseen(code))
        return 0;
    unsigned lo = 0, hi = rs_glyph_count;
    while (lo < hi) {
        unsigned mid = (lo + hi) / 2;
        if (rs_glyphs[mid].code < code)
            lo = mid + 1;
        else
            hi = mid;
    }
    if (lo < rs_glyph_count && rs_glyphs[lo].code == code)
        return bold ? rs_glyphs[lo].bold : rs_glyphs[lo].regular;
    if (code >= 0x1F000 && code < 0x20000)
        return 1300; /* emoji */
    return code >= 0x2E80 ? 1000 : 600;
}

double rs_text_width(const char *s, size_t n, double size, bool bold)
{
    double sum = 0;
    for (size_t i = 0; i < n;) {
        unsigned code;
        i += rs_text_decode(s + i, n - i, &code);
        sum += glyph_width(code, bold);
    }
    return sum * size / 1000;
}

/* ---- wrapping: lines are kept as (start, end, hyphen) in the text; strings are made at the end
   ---- */

typedef struct {
    size_t start, end;
    bool hyphen;
} span;

typedef struct {
    const char *s;
    const rs_wrap *how;
    span *line;
    size_t count, room;
    bool failed, forced;
} state;

static double span_width(const state *st, size_t start, size_t end)
{
    return rs_text_width(st->s + start, end - start, st->how->size, st->how->bold);
}

static double line_limit(const state *st)
{
    double taken = st->count == 0 ? st->how->first : 0;
    return SLACK * st->how->width - taken;
}

static void push_line(state *st, size_t start, size_t end, bool hyphen)
{
    if (st->count == st->room) {
        size_t room = st->room ? st->room * 2 : 8;
        span *grown = realloc(st->line, room * sizeof *grown);
        if (!grown) {
            st->failed = true;
            return;
        }
        st->line = grown;
        st->room = room;
    }
    st->line[st->count++] = (span){start, end, hyphen};
}

static size_t letters(const char *s, size_t start, size_t end)
{
    size_t count = 0;
    for (size_t i = start; i < end;) {
        unsigned code;
        i += rs_text_decode(s + i, end - i, &code);
        count += code != SOFT_HYPHEN;
    }
    return count;
}

/* The kind of break after the code point: 0 none, 1 soft hyphen, 2 after - or /. */
static int break_kind(unsigned code)
{
    return code == SOFT_HYPHEN ? 1 : code == '-' || code == '/' ? 2 : 0;
}

/* The last place in [word, end) where the line from `start` may end within `limit`; 0 if none.
   `kinds`: bit 1 soft hyphens, bit 2 hyphens and slashes, bit 4 anywhere. */
static size_t find_break(const state *st, size_t start, size_t word, size_t end, int kinds,
                         const size_t least[2], bool *hyphen)
{
    double limit = line_limit(st), dash = rs_text_width("-", 1, st->how->size, st->how->bold);
    double width = span_width(st, start, word);
    size_t best = 0, all = letters(st->s, word, end), seen = 0;
    for (size_t i = word; i < end;) {
        unsigned code;
        size_t next = i + rs_text_decode(st->s + i, end - i, &code);
        int kind = break_kind(code);
        width += span_width(st, i, next);
        seen += code != SOFT_HYPHEN;
        bool draw = kind != 2;
        bool allowed = (kind & kinds) || (kinds & 4);
        if (width + (draw ? dash : 0) > limit)
            break;
        if (allowed && next < end && seen >= least[0] && all - seen >= least[1]) {
            best = next;
            *hyphen = draw;
        }
        i = next;
    }
    return best;
}

/* Ends the line inside the word [word, end): returns where the rest begins, or 0. */
static size_t split_word(state *st, size_t start, size_t word, size_t end, bool alone)
{
    static const size_t gentle[2] = {STAY, MOVE}, any[2] = {1, 1}, force[2] = {FORCED, FORCED};
    bool hyphen = false;
    size_t at = find_break(st, start, word, end, 3, gentle, &hyphen);
    if (!at && alone)
        at = find_break(st, start, word, end, 1, any, &hyphen);
    if (!at && alone)
        at = find_break(st, start, word, end, 2, any, &hyphen);
    if (!at && alone) {
        at = find_break(st, start, word, end, 4, force, &hyphen);
        st->forced = st->forced || at;
    }
    if (at)
        push_line(st, start, at, hyphen);
    return at;
}

static size_t skip_spaces(const char *s, size_t i, size_t n)
{
    while (i < n && (s[i] == ' ' || s[i] == '\n' || s[i] == '\t'))
        i++;
    return i;
}

static size_t word_end(const char *s, size_t i, size_t n)
{
    while (i < n && s[i] != ' ' && s[i] != '\n' && s[i] != '\t')
        i++;
    return i;
}

static void break_lines(state *st, size_t n)
{
    size_t start = skip_spaces(st->s, 0, n), last = start, word = start;
    while (word < n && !st->failed) {
        size_t end = word_end(st->s, word, n);
        bool empty = last == start;
        bool narrowed = st->count == 0 && st->how->first > 0;
        if (span_width(st, start, end) <= line_limit(st)) {
            last = end;
            word = skip_spaces(st->s, end, n);
            continue;
        }
        bool wide = span_width(st, word, end) > SLACK * st->how->width;
        size_t rest = split_word(st, start, word, end, wide || (empty && !narrowed));
        if (rest) {
            start = last = word = rest;
        } else if (!empty || narrowed) {
            push_line(st, start, last, false);
            start = last = word;
        } else { /* not even a few letters fit: let the word stand out */
            push_line(st, start, end, false);
            start = last = word = skip_spaces(st->s, end, n);
        }
    }
    if (last > start)
        push_line(st, start, last, false);
}

static char *clean_copy(const char *s, span part, const char *tail)
{
    char *out = malloc(part.end - part.start + strlen(tail) + 1), *to = out;
    if (!out)
        return NULL;
    for (size_t i = part.start; i < part.end; i++) {
        bool soft = (unsigned char)s[i] == 0xC2 && i + 1 < part.end
            && (unsigned char)s[i + 1] == 0xAD;
        if (soft)
            i++;
        else
            *to++ = s[i] == '\n' || s[i] == '\t' ? ' ' : s[i];
    }
    strcpy(to, tail);
    return out;
}

/* Shortens [start, end) by characters until it and an ellipsis fit. */
static size_t cut_to_fit(state *st, size_t start, size_t end)
{
    double dots = rs_text_width("\xE2\x80\xA6", 3, st->how->size, st->how->bold);
    double width = dots, limit = line_limit(st);
    size_t keep = start;
    for (size_t i = start; i < end;) {
        unsigned code;
        size_t next = i + rs_text_decode(st->s + i, end - i, &code);
        width += span_width(st, i, next);
        if (width > limit)
            break;
        i = keep = next;
    }
    while (keep > start && st->s[keep - 1] == ' ')
        keep--;
    return keep;
}

static bool clip_lines(state *st, size_t n)
{
    if (st->how->max == 0 || st->count <= st->how->max)
        return false;
    st->count = st->how->max - 1;
    span *last = &st->line[st->count];
    last->end = cut_to_fit(st, last->start, n);
    last->hyphen = false;
    st->count++;
    return true;
}

bool rs_text_wrap(const char *s, size_t n, const rs_wrap *how, rs_lines *out)
{
    state st = {.s = s, .how = how};
    *out = (rs_lines){0};
    break_lines(&st, n);
    bool clipped = clip_lines(&st, n);
    out->clipped = clipped;
    out->forced = st.forced;
    out->line = st.failed ? NULL : calloc(st.count ? st.count : 1, sizeof *out->line);
    for (size_t i = 0; out->line && i < st.count; i++) {
        const char *tail = clipped && i + 1 == st.count ? "\xE2\x80\xA6" : st.line[i].hyphen ? "-"
            : "";
        out->line[i] = clean_copy(s, st.line[i], tail);
        if (!out->line[i])
            st.failed = true;
        else
            out->count++;
    }
    free(st.line);
    if (out->line && !st.failed)
        return true;
    rs_text_free(out);
    return false;
}

void rs_text_free(rs_lines *lines)
{
    for (size_t i = 0; lines->line && i < lines->count; i++)
        free(lines->line[i]);
    free(lines->line);
    *lines = (rs_lines){0};
}
