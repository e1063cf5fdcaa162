#include "scene/scene.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scene/text.h"

static const char MAGIC[4] = "RSC1";

static const double FARTHEST = 1e6; /* no coordinate lies beyond it */

const char *const rs_scene_nums[RS_NUM_END] = {
    [RS_X] = "x", [RS_Y] = "y", [RS_W] = "w", [RS_H] = "h", [RS_X2] = "x2", [RS_Y2] = "y2",
        [RS_R] = "r",
    [RS_SIZE] = "size", [RS_LEAD] = "lead", [RS_WIDTH] = "width", [RS_ON] = "on", [RS_OFF] = "off",
    [RS_ARROW] = "arrow", [RS_FILE] = "file"};

const char *const rs_scene_strs[RS_STR_END] = {
    [RS_NAME] = "name", [RS_TIP] = "tip", [RS_URL] = "url", [RS_ID] = "id", [RS_CLASS] = "class",
    [RS_FILL] = "fill", [RS_STROKE] = "stroke", [RS_COLOR] = "color", [RS_LABEL] = "label"};

static const char *const KINDS[RS_KIND_END] = {
    [RS_BOX] = "box", [RS_TEXT] = "text", [RS_PATH] = "path", [RS_POLYGON] = "polygon",
    [RS_CIRCLE] = "circle", [RS_OCTAGON] = "octagon", [RS_STAR] = "star",
        [RS_TRIANGLE] = "triangle",
    [RS_DIAMOND] = "diamond", [RS_ICON] = "icon", [RS_KILLER] = "killer", [RS_MOMENT] = "moment", [RS_IMAGE] = "image",
    [RS_RECT] = "rect", [RS_LINE] = "line", [RS_AREA] = "area", [RS_POLY] = "poly",
    [RS_CLUSTER] = "cluster"};

rs_kind rs_scene_kind(const char *name)
{
    for (int k = 1; k < RS_KIND_END; k++)
        if (strcmp(KINDS[k], name) == 0)
            return (rs_kind)k;
    return (rs_kind)0;
}

/* ---- writing ---- */

static void put_u32(rs_sink put, void *to, size_t v)
{
    uint32_t x = (uint32_t)v;
    put(to, &x, sizeof x);
}

static void put_string(rs_sink put, void *to, rs_string s)
{
    put_u32(put, to, s.n);
    put(to, s.s, s.n);
}

void rs_scene_put_start(rs_sink put, void *to, size_t pages)
{
    put(to, MAGIC, sizeof MAGIC);
    put_u32(put, to, pages);
}

void rs_scene_put_page(rs_sink put, void *to, double w, double h, rs_string title, size_t items)
{
    put(to, &w, sizeof w);
    put(to, &h, sizeof h);
    put_string(put, to, title);
    put_u32(put, to, items);
}

void rs_scene_put_item(rs_sink put, void *to, const rs_item *item)
{
    uint32_t strings = 0;
    for (int i = 0; i < RS_STR_END; i++)
        strings |= item->str[i].s ? 1u << i : 0;
    put_u32(put, to, item->kind);
    put_u32(put, to, item->flags);
    put_u32(put, to, item->has);
    put_u32(put, to, strings);
    for (int i = 0; i < RS_NUM_END; i++)
        if (item->has >> i & 1)
            put(to, &item->num[i], sizeof(double));
    for (int i = 0; i < RS_STR_END; i++)
        if (strings >> i & 1)
            put_string(put, to, item->str[i]);
    put_u32(put, to, item->lines);
    for (size_t i = 0; i < item->lines; i++)
        put_string(put, to, item->line[i]);
    put_u32(put, to, item->chains);
    for (size_t i = 0; i < item->chains; i++) {
        put_u32(put, to, item->chain[i].n);
        put(to, item->chain[i].v, item->chain[i].n * sizeof(double));
    }
}

/* ---- reading ---- */

struct rs_block {
    struct rs_block *next;
    max_align_t data[];
};

typedef struct {
    const unsigned char *at, *end;
    rs_scene *scene;
    rs_scene_status status;
    const char *why;
} reader;

static void fail(reader *r, rs_scene_status status, const char *why)
{
    if (r->status == RS_SCENE_OK) {
        r->status = status;
        r->why = why;
    }
    r->at = r->end;
}

static void *keep(reader *r, size_t count, size_t size)
{
    struct rs_block *b = NULL;
    if (count < (SIZE_MAX / 2) / size)
        b = calloc(1, sizeof *b + count * size);
    if (!b) {
        fail(r, RS_SCENE_MEMORY, "out of memory for the drawing; draw fewer phases at a time");
        return NULL;
    }
    b->next = r->scene->memory;
    r->scene->memory = b;
    return b->data;
}

static bool take(reader *r, void *to, size_t n)
{
    if ((size_t)(r->end - r->at) < n) {
        fail(r, RS_SCENE_BAD, "the scene ends too early");
        memset(to, 0, n);
        return false;
    }
    memcpy(to, r->at, n);
    r->at += n;
    return true;
}

static size_t take_u32(reader *r)
{
    uint32_t v = 0;
    take(r, &v, sizeof v);
    return v;
}

static double take_number(reader *r)
{
    double v = 0;
    take(r, &v, sizeof v);
    if (isfinite(v) && fabs(v) <= FARTHEST)
        return v;
    fail(r, RS_SCENE_BAD, "a number of the scene is not finite or far off the page");
    return 0;
}

static rs_string take_string(reader *r)
{
    rs_string s = {0};
    size_t n = take_u32(r);
    if (r->status != RS_SCENE_OK)
        return s;
    if (n > (size_t)(r->end - r->at)) {
        fail(r, RS_SCENE_BAD, "the scene ends too early");
        return s;
    }
    if (n > RS_SCENE_MAX_STRING) {
        fail(r, RS_SCENE_LIMIT, "drawing limit: a text is longer than 65,536 bytes; shorten it");
        return s;
    }
    char *copy = keep(r, n + 1, 1);
    if (!copy)
        return s;
    take(r, copy, n);
    if (!rs_text_valid(copy, n))
        fail(r, RS_SCENE_BAD, "a text of the scene is not UTF-8");
    return (rs_string){copy, n};
}

static void take_lines(reader *r, rs_item *item)
{
    size_t n = take_u32(r);
    if (n == 0)
        return;
    if (n > RS_SCENE_MAX_ITEMS) {
        fail(r, RS_SCENE_LIMIT, "drawing limit: a text has more than 10,000 lines; shorten it");
        return;
    }
    rs_string *line = keep(r, n, sizeof *line);
    for (size_t i = 0; line && i < n && r->status == RS_SCENE_OK; i++)
        line[i] = take_string(r);
    item->line = line;
    item->lines = n;
}

static rs_chain take_chain(reader *r, size_t *left)
{
    size_t n = take_u32(r);
    if (n % 2 || n > *left) {
        fail(r, n % 2 ? RS_SCENE_BAD : RS_SCENE_LIMIT,
            "drawing limit: a line has over 100,000 points");
        return (rs_chain){0};
    }
    *left -= n;
    double *v = keep(r, n, sizeof *v);
    for (size_t i = 0; v && i < n && r->status == RS_SCENE_OK; i++)
        v[i] = take_number(r);
    return (rs_chain){v, n};
}

static void take_chains(reader *r, rs_item *item)
{
    size_t n = take_u32(r), left = RS_SCENE_MAX_POINTS;
    if (n == 0)
        return;
    if (n > RS_SCENE_MAX_ITEMS) {
        fail(r, RS_SCENE_LIMIT, "drawing limit: a line has over 10,000 pieces");
        return;
    }
    rs_chain *chain = keep(r, n, sizeof *chain);
    for (size_t i = 0; chain && i < n && r->status == RS_SCENE_OK; i++)
        chain[i] = take_chain(r, &left);
    item->chain = chain;
    item->chains = n;
}

static void take_item(reader *r, rs_item *item)
{
    size_t kind = take_u32(r);
    item->flags = (unsigned)take_u32(r);
    item->has = (uint32_t)take_u32(r);
    size_t strings = take_u32(r);
    if (kind < 1 || kind >= RS_KIND_END || item->has >> RS_NUM_END || strings >> RS_STR_END)
        fail(r, RS_SCENE_BAD, "the scene has an item of an unknown kind");
    item->kind = (rs_kind)kind;
    for (int i = 0; i < RS_NUM_END; i++)
        if (item->has >> i & 1)
            item->num[i] = take_number(r);
    for (int i = 0; i < RS_STR_END; i++)
        if (strings >> i & 1)
            item->str[i] = take_string(r);
    take_lines(r, item);
    take_chains(r, item);
}

static void take_page(reader *r, rs_page *page)
{
    page->w = take_number(r);
    page->h = take_number(r);
    page->title = take_string(r);
    page->items = take_u32(r);
    if (r->status != RS_SCENE_OK)
        return;
    if (page->w < 20 || page->h < 20 || page->w > 14400 || page->h > 14400)
        fail(r, RS_SCENE_BAD, "a page's width and height must lie between 20 and 14,400 points");
    else if (page->items > RS_SCENE_MAX_ITEMS)
        fail(r, RS_SCENE_LIMIT,
             "drawing limit: a page has more than 10,000 things on it; "
             "draw fewer phases at a time");
    else
        page->item = keep(r, page->items + 1, sizeof *page->item);
    for (size_t i = 0; page->item && i < page->items && r->status == RS_SCENE_OK; i++)
        take_item(r, &page->item[i]);
}

static void take_pages(reader *r)
{
    char magic[sizeof MAGIC] = {0};
    take(r, magic, sizeof magic);
    if (memcmp(magic, MAGIC, sizeof magic) != 0)
        fail(r, RS_SCENE_BAD, "this is no scene");
    size_t pages = take_u32(r);
    if (pages > RS_SCENE_MAX_PAGES)
        fail(r, RS_SCENE_LIMIT, "drawing limit: more than 500 pages; draw one journey at a time");
    if (r->status != RS_SCENE_OK)
        return;
    r->scene->page = keep(r, pages + 1, sizeof *r->scene->page);
    r->scene->pages = pages;
    for (size_t i = 0; i < pages && r->status == RS_SCENE_OK; i++)
        take_page(r, &r->scene->page[i]);
    if (r->status == RS_SCENE_OK && r->at != r->end)
        fail(r, RS_SCENE_BAD, "the scene goes on after its last page");
}

rs_scene_status rs_scene_decode(const void *bytes, size_t n, rs_scene *out, const char **why)
{
    const unsigned char *at = bytes;
    reader r = {.at = at, .end = at + n, .scene = out};
    *out = (rs_scene){0};
    take_pages(&r);
    *why = r.why;
    if (r.status != RS_SCENE_OK)
        rs_scene_free(out);
    return r.status;
}

void rs_scene_free(rs_scene *scene)
{
    struct rs_block *b = scene->memory;
    while (b) {
        struct rs_block *next = b->next;
        free(b);
        b = next;
    }
    *scene = (rs_scene){0};
}
