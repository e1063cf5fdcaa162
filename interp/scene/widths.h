/* The table of glyph widths: constant data, sorted by code point; nobody owns or frees it. */
#ifndef RS_SCENE_WIDTHS_H
#define RS_SCENE_WIDTHS_H

typedef struct {
    unsigned short code;    /* Unicode code point */
    unsigned short regular; /* advance in 1/1000 em */
    unsigned short bold;
} rs_glyph;

extern const rs_glyph rs_glyphs[];
extern const unsigned rs_glyph_count;

#endif
