/* Text metrics and line breaking. Strings given are only read; a wrapped text belongs to the
   caller, who frees it with rs_text_free. No Lua and no Graphviz here. */
#ifndef RS_SCENE_TEXT_H
#define RS_SCENE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "scene/hyphen.h"

typedef struct {
    double width; /* of the column, points; lines stay within .98 of it (kerning differs) */
    double size;  /* of the font, points */
    double first; /* already taken on the first line, points */
    size_t max;   /* most lines, 0 for any number */
    bool bold;
    const rs_patterns *patterns; /* of the language, NULL for none */
} rs_wrap;

typedef struct {
    char **line; /* without soft hyphens, NUL-terminated */
    size_t count;
    bool clipped; /* the last line was cut and ends in an ellipsis */
    bool forced;  /* a word was broken where it offers no place to */
} rs_lines;

/* Whether a code point takes no room of its own: joiners, direction marks, accents that combine, soft hyphens. */
bool rs_text_unseen(unsigned code);

/* One code point from s (n bytes left, n > 0) into *code; returns the bytes taken, 1..4. A byte
   that is not UTF-8 gives U+FFFD and is taken alone. */
size_t rs_text_decode(const char *s, size_t n, unsigned *code);

/* True when the n bytes are UTF-8 without overlong forms, surrogates or a NUL. */
bool rs_text_valid(const char *s, size_t n);

/* Advance width in points of the n bytes of s at a font size in points. */
double rs_text_width(const char *s, size_t n, double size, bool bold);

/* Breaks s into lines: greedy on spaces and between ideographs; soft hyphens, '-' and '/' inside words; a word that is wider
   than the line also by the patterns of the language, and where these do not help by force. False when memory is out (then
   there is nothing to free). */
bool rs_text_wrap(const char *s, size_t n, const rs_wrap *how, rs_lines *out);

/* Frees the lines and empties the struct; fine to call twice. */
void rs_text_free(rs_lines *lines);

#endif
