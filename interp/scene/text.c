#include "scene/text.h"

#include <stdlib.h>
#include <string.h>

#include "scene/widths.h"

enum { SOFT_HYPHEN = 0xAD, JOINER = 0x200D, STAY = 5, MOVE = 4 };

/* Kinds of places to break a word at. */
enum { SOFT = 1, VISIBLE = 2, PATTERN = 4, IDEOGRAPH = 8, ANYWHERE = 16 };

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
    size_t n;
    unsigned char *may; /* rs_hyphen_mark of s, made when a word is first too wide; NULL: none */
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

/* What is written without spaces between words. */
static bool ideograph(unsigned code)
{
    return (code >= 0x2E80 && code <= 0xD7A3) || (code >= 0xF900 && code <= 0xFAFF) || (code >= 0xFF01 && code <= 0xFF9F)
        || (code >= 0x1F300 && code <= 0x3FFFF);
}

static bool among(unsigned code, const unsigned *list)
{
    while (*list != 0 && *list != code)
        list++;
    return *list != 0;
}

/* Whether a line may end between two code points for what they are. */
static bool between_ideographs(unsigned code, unsigned next)
{
    static const unsigned closing[] = {'!', ')', ',', '.', ':', ';', '?', ']', 0x2019, 0x201D, 0x2026, 0x3001, 0x3002, 0x3005,
        0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087,
        0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30FB, 0x30FC, 0xFF01, 0xFF09, 0xFF0C, 0xFF0E,
        0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D, 0};
    static const unsigned opening[] = {'(', '[', 0x2018, 0x201C, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0xFF08, 0xFF3B,
        0xFF5B, 0};
    return (ideograph(code) || ideograph(next)) && !among(next, closing) && !among(code, opening);
}

/* The kinds of break that there may be after a code point, before byte `next`. */
static int kinds_of(const state *st, unsigned code, size_t next)
{
    unsigned after;
    rs_text_decode(st->s + next, st->n - next, &after);
    if ((rs_text_unseen(after) && after != SOFT_HYPHEN) || code == JOINER)
        return 0; /* what belongs together stays so */
    return (code == SOFT_HYPHEN ? SOFT : 0) | (code == '-' || code == '/' ? VISIBLE : 0)
        | (st->may != NULL && st->may[next] ? PATTERN : 0) | (between_ideographs(code, after) ? IDEOGRAPH : 0) | ANYWHERE;
}

/* The last place in [word, end) where the line from `start` may end within its limit; 0 if none. kinds: which places will
   do; least: letters of the word that must stay, and that must move, unless between ideographs. */
static size_t find_break(const state *st, size_t start, size_t word, size_t end, int kinds, const size_t least[2], bool *hyphen)
{
    double limit = line_limit(st), dash = rs_text_width("-", 1, st->how->size, st->how->bold);
    double width = span_width(st, start, word);
    size_t best = 0, all = letters(st->s, word, end), seen = 0;
    for (size_t i = word; i < end;) {
        unsigned code;
        size_t next = i + rs_text_decode(st->s + i, end - i, &code);
        width += span_width(st, i, next);
        seen += code != SOFT_HYPHEN;
        if (width > limit)
            break;
        int found = next < end ? kinds_of(st, code, next) & kinds : 0;
        bool bare = found & (VISIBLE | IDEOGRAPH);
        bool enough = found & IDEOGRAPH || (seen >= least[0] && all - seen >= least[1]);
        if (found != 0 && enough && width + (bare ? 0 : dash) <= limit) {
            best = next;
            *hyphen = !bare;
        }
        i = next;
    }
    return best;
}

/* Ends the line inside the word [word, end): returns where the rest begins, or 0. alone: whatever it takes, for the word has
   no line to itself. */
static size_t split_word(state *st, size_t start, size_t word, size_t end, bool alone)
{
    static const size_t gentle[2] = {STAY, MOVE}, few[2] = {RS_HYPHEN_LEAST, RS_HYPHEN_LEAST}, any[2] = {1, 1};
    static const struct {
        int kinds;
        const size_t *least;
    } ways[] = {{SOFT, any}, {VISIBLE, few}, {PATTERN, few}, {VISIBLE, any}, {ANYWHERE, few}};
    bool hyphen = false;
    size_t at = find_break(st, start, word, end, SOFT | VISIBLE | IDEOGRAPH, gentle, &hyphen);
    for (size_t i = 0; alone && !at && i < sizeof ways / sizeof *ways; i++) {
        at = find_break(st, start, word, end, ways[i].kinds, ways[i].least, &hyphen);
        st->forced = st->forced || (at && ways[i].kinds == ANYWHERE);
    }
    if (at)
        push_line(st, start, at, hyphen);
    return at;
}

/* Looks up where the patterns of the language break, once for a text. */
static void mark_breaks(state *st)
{
    if (st->may != NULL || st->how->patterns == NULL)
        return;
    st->may = malloc(st->n + 1);
    if (st->may == NULL)
        st->failed = true;
    else
        rs_hyphen_mark(st->how->patterns, st->s, st->n, st->may);
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
        bool alone = wide || (empty && !narrowed);
        if (alone)
            mark_breaks(st);
        size_t rest = split_word(st, start, word, end, alone);
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
    state st = {.s = s, .n = n, .how = how};
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
    free(st.may);
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
