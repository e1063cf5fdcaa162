/* The words of a page. Graphviz is given tokens ("n12") for names, tooltips, links and ids, and in
   SVG for texts too; the real words go in after it has drawn. Word records point into the scene and
   live no longer than it; the lists belong to the rs_words and are freed with rs_words_free. */
#ifndef RS_DRAW_WORDS_H
#define RS_DRAW_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "draw/buffer.h"
#include "draw/inlay.h"
#include "scene/scene.h"

typedef struct {
    rs_string name; /* a sentence: <title> */
    rs_string tip;
    rs_string url; /* already checked */
    rs_string id;
} rs_word;

typedef struct {
    rs_string text;
    double x, y; /* of the baseline's left end, in units of the drawing (SVG: y down from 0) */
    double size; /* of the letters, in the same units */
} rs_place;

/* What a colour becomes on a dark screen: of texts and strokes, of all else, or of everything. */
typedef enum { RS_DARK_INK, RS_DARK_FILL, RS_DARK_ALL } rs_dark_kind;

typedef struct {
    rs_dark_kind kind;
    char from[8], to[8]; /* "#rrggbb" */
} rs_dark;

enum { RS_DARK_RULES = 64 };

/* How a page looks, where that is not as ours do. */
typedef struct {
    char font[128]; /* the families, with commas */
    rs_dark dark[RS_DARK_RULES];
    size_t darks;
} rs_look;

typedef struct {
    rs_string title;
    const char *language;
    const rs_look *look; /* may be NULL */
    const rs_inlay *inlay; /* may be NULL */
    double h;                  /* of the page, points */
    rs_word *word;
    size_t words, word_room;
    rs_place *place;
    size_t places, place_room;
    bool failed;
} rs_words;

/* Adds a record and returns its number. */
size_t rs_words_add(rs_words *w, rs_word word);
size_t rs_words_place(rs_words *w, rs_place place);
void rs_words_free(rs_words *w);

/* True for http, https, mailto and relative links without spaces, quotes, control or other bytes
   that have no place in one. */
bool rs_words_url_ok(rs_string url);

/* True when the id or class may stand in an attribute: letters, digits, . _ : - (and spaces in a
   class). */
bool rs_words_id_ok(rs_string id, bool spaces);

/* Rewrites Graphviz' SVG into out: the words in place of the tokens, no comments, no DOCTYPE, a
   style for dark screens, texts at the places of our own metrics. False when the SVG is not as
   expected. */
bool rs_svg_finish(const char *svg, size_t n, const rs_words *w, rs_buffer *out);

#endif
