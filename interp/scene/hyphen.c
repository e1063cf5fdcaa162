#include "scene/hyphen.h"

#include <stdbool.h>
#include <string.h>

#include "scene/text.h"

typedef struct {
    unsigned char letter[RS_HYPHEN_LETTERS + 2]; /* small letters, a '.' at both ends */
    size_t at[RS_HYPHEN_LETTERS + 2];            /* the byte at which each begins */
    size_t n;                                    /* both dots included */
} part;

/* The small letter of a code point of Latin-1, 0 for what is no letter. */
static unsigned char small_letter(unsigned code)
{
    if (code >= 'A' && code <= 'Z')
        return (unsigned char)(code + 0x20);
    if (code >= 'a' && code <= 'z')
        return (unsigned char)code;
    if (code < 0xC0 || code > 0xFF || code == 0xD7 || code == 0xF7)
        return 0;
    return (unsigned char)(code < 0xDF ? code + 0x20 : code);
}

/* A letter with two dots loses them where a new line begins with it ("ci-ent" of "ciënt"); so no line does. */
static bool dotted(unsigned char letter)
{
    return letter == 0xE4 || letter == 0xEB || letter == 0xEF || letter == 0xF6 || letter == 0xFC;
}

/* The child of a node by a letter, 0 where there is none. */
static unsigned child(const rs_patterns *p, unsigned node, unsigned char letter)
{
    unsigned low = p->first[node], high = p->first[node + 1];
    while (low < high) {
        unsigned middle = (low + high) / 2;
        if (p->letter[middle] < letter)
            low = middle + 1;
        else
            high = middle;
    }
    return low < p->first[node + 1] && p->letter[low] == letter ? low : 0;
}

/* The highest value of all patterns for each place before a letter. */
static void weigh(const rs_patterns *p, const part *w, unsigned char *value)
{
    memset(value, 0, w->n + 1);
    for (size_t from = 0; from < w->n; from++) {
        unsigned node = 0;
        for (size_t i = from; i < w->n && (node = child(p, node, w->letter[i])) != 0; i++) {
            const unsigned char *own = p->pool + p->values[node];
            for (unsigned k = 0; p->values[node] != 0 && k < own[0]; k++)
                if (own[k + 1] > value[from + k])
                    value[from + k] = own[k + 1];
        }
    }
}

static void mark_part(const rs_patterns *p, part *w, unsigned char *may)
{
    unsigned char value[RS_HYPHEN_LETTERS + 3];
    if (w->n < 1 + 2 * RS_HYPHEN_LEAST)
        return;
    w->letter[w->n++] = '.';
    weigh(p, w, value);
    for (size_t i = 1 + RS_HYPHEN_LEAST; i + RS_HYPHEN_LEAST < w->n; i++)
        if (value[i] % 2 == 1 && !dotted(w->letter[i]))
            may[w->at[i]] = 1;
}

void rs_hyphen_mark(const rs_patterns *patterns, const char *s, size_t n, unsigned char *may)
{
    part w = {.letter = {'.'}, .n = 1};
    bool whole = true; /* a part that is too long is left alone */
    memset(may, 0, n);
    for (size_t i = 0; i < n;) {
        unsigned code;
        size_t taken = rs_text_decode(s + i, n - i, &code);
        unsigned char letter = small_letter(code);
        if (letter == 0) {
            if (whole)
                mark_part(patterns, &w, may);
            w.n = 1;
            whole = true;
        } else if (w.n == RS_HYPHEN_LETTERS + 1) {
            whole = false;
        } else {
            w.at[w.n] = i;
            w.letter[w.n++] = letter;
        }
        i += taken;
    }
    if (whole)
        mark_part(patterns, &w, may);
}
