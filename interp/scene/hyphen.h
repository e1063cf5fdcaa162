/* Where words may be broken, by the patterns of a language (Liang 1983). The patterns are constant data, made at build time
   of those that Debian's hyphen packages bring; nobody owns or frees them, and nothing is read or built at run time. */
#ifndef RS_SCENE_HYPHEN_H
#define RS_SCENE_HYPHEN_H

#include <stddef.h>

enum {
    RS_HYPHEN_LETTERS = 100, /* of a word that are looked at; it is not broken beyond */
    RS_HYPHEN_LEAST = 3      /* letters that stay before a break, and that follow it */
};

/* A trie of patterns, in arrays by node; node 0 is its root. */
typedef struct {
    const char *lang;
    const unsigned short *first;  /* a node's children are first[node] … first[node + 1] - 1, by letter */
    const unsigned char *letter;  /* Latin-1, '.' for an end of the word */
    const unsigned short *values; /* where in the pool the values of the pattern that ends here stand, 0: none does */
    const unsigned char *pool;    /* a count, and so many values; odd: a break */
} rs_patterns;

/* All languages that have patterns; ends with a NULL lang. In the generated patterns_data.c. */
extern const rs_patterns rs_patterns_all[];

/* Marks where a word may be broken: may[i] becomes 1 where a hyphen and a new line may stand before byte i of the n bytes of
   s (UTF-8), 0 elsewhere. Its parts, which anything but a letter of Latin-1 parts, are looked at each by itself. */
void rs_hyphen_mark(const rs_patterns *patterns, const char *s, size_t n, unsigned char *may);

#endif
