/* Scenes as bytes: what a view wants on a page, written by the worker and read by the drawing
   program. Encoding only reads the caller's items and hands bytes to a sink; a decoded rs_scene
   owns everything in it and is freed with rs_scene_free. All lengths are points, origin top left, y
   down. */
#ifndef RS_SCENE_SCENE_H
#define RS_SCENE_SCENE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    RS_SCENE_MAX_ITEMS = 10000, /* of one page, background included */
    RS_SCENE_MAX_PAGES = 500,
    RS_SCENE_MAX_STRING = 65536,
    RS_SCENE_MAX_POINTS = 200000 /* numbers in one item */
};

typedef enum {
    RS_BOX = 1, RS_TEXT, RS_PATH, RS_POLYGON,
    RS_CIRCLE, RS_OCTAGON, RS_STAR, RS_TRIANGLE, RS_DIAMOND,
    RS_ICON, RS_KILLER, RS_MOMENT, RS_IMAGE,
    RS_RECT, RS_LINE, RS_AREA, RS_POLY, /* background */
    RS_CLUSTER,
    RS_KIND_END
} rs_kind;

/* Numbers of an item; x2, y2 are a line's end, on and off its dash, arrow the half width of its
   head, file which of the files that come with a scene an image is in (from 1). */
typedef enum {
    RS_X, RS_Y, RS_W, RS_H, RS_X2, RS_Y2, RS_R, RS_SIZE, RS_LEAD, RS_WIDTH, RS_ON, RS_OFF, RS_ARROW,
    RS_FILE,
    RS_NUM_END
} rs_num;

typedef enum {
    RS_NAME, RS_TIP, RS_URL, RS_ID, RS_CLASS, RS_FILL, RS_STROKE, RS_COLOR, RS_LABEL, RS_STR_END
} rs_str;

enum { RS_ROUND = 1, RS_BOLD = 2, RS_ITALIC = 4, RS_CENTER = 8, RS_RIGHT = 16, RS_DOWN = 32 };

typedef struct {
    const char *s; /* NULL when absent; decoded ones are also NUL-terminated */
    size_t n;
} rs_string;

typedef struct {
    const double *v; /* x1,y1,… */
    size_t n;        /* of doubles */
} rs_chain;

typedef struct {
    rs_kind kind;
    unsigned flags;
    double num[RS_NUM_END];
    uint32_t has; /* bit i: num[i] was given */
    rs_string str[RS_STR_END];
    const rs_string *line;
    size_t lines;
    const rs_chain *chain;
    size_t chains;
} rs_item;

typedef struct {
    double w, h;
    rs_string title;
    rs_item *item; /* background first, then clusters, then the items in z-order */
    size_t items;
} rs_page;

typedef struct {
    rs_page *page;
    size_t pages;
    struct rs_block *memory;
} rs_scene;

typedef void (*rs_sink)(void *to, const void *bytes, size_t n);

/* The beginning of a scene, of a page, and one item, as bytes to the sink. */
void rs_scene_put_start(rs_sink put, void *to, size_t pages);
void rs_scene_put_page(rs_sink put, void *to, double w, double h, rs_string title, size_t items);
void rs_scene_put_item(rs_sink put, void *to, const rs_item *item);

typedef enum { RS_SCENE_OK, RS_SCENE_BAD, RS_SCENE_LIMIT, RS_SCENE_MEMORY } rs_scene_status;

/* Reads a scene back, checking every count, length, number and string. On failure *why is a
   sentence and there is nothing to free. */
rs_scene_status rs_scene_decode(const void *bytes, size_t n, rs_scene *out, const char **why);

void rs_scene_free(rs_scene *scene);

/* The kind that goes by a name in a view ("box", "text", …), 0 if none. */
rs_kind rs_scene_kind(const char *name);

/* Names of the numbers and strings in a view's table, in enum order. */
extern const char *const rs_scene_nums[RS_NUM_END];
extern const char *const rs_scene_strs[RS_STR_END];

#endif
