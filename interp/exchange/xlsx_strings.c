/* The texts that cells share, and those in a cell: of runs of rich text one after the other, without what a phonetic run says of how
   they are read aloud. */
#include "exchange/xlsx_parts.h"

#include <stdlib.h>
#include <string.h>

static const size_t TEXT_MOST = (size_t)64 << 20;
enum { SHARED_MOST = 2000000 };

bool rs_xlsx_room(void *array, size_t *room, size_t n, size_t size)
{
    void **list = array;
    if (n < *room)
        return true;
    size_t more = *room > 0 ? *room * 2 : 64;
    void *grown = more <= SIZE_MAX / size ? realloc(*list, more * size) : NULL;
    if (grown == NULL)
        return false;
    *list = grown;
    *room = more;
    return true;
}

bool rs_xlsx_pool(struct rs_xlsx *x, const char *s, size_t n)
{
    if (n > TEXT_MOST - x->used)
        return false;
    while (x->pool_room < x->used + n) {
        size_t more = x->pool_room > 0 ? x->pool_room * 2 : 4096;
        char *grown = realloc(x->pool, more);
        if (grown == NULL)
            return false;
        x->pool = grown;
        x->pool_room = more;
    }
    if (n > 0)
        memcpy(x->pool + x->used, s, n);
    x->used += n;
    return true;
}

static int hex(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "_x000A_" -> its number, else -1 */
static int escaped(const char *s, size_t n)
{
    int code = 0;
    if (n < 7 || s[0] != '_' || s[1] != 'x' || s[6] != '_')
        return -1;
    for (int i = 2; i < 6; i++) {
        if (hex(s[i]) < 0)
            return -1;
        code = code * 16 + hex(s[i]);
    }
    return code;
}

void rs_xlsx_unescape(struct rs_xlsx *x, size_t at)
{
    char *to = x->pool + at;
    for (size_t i = at; i < x->used; i++) {
        int code = escaped(x->pool + i, x->used - i);
        if (code > 0 && code < 0x80) { /* what lies beyond stands as itself: XML has no need to escape it */
            *to++ = (char)code;
            i += 6;
        } else {
            *to++ = x->pool[i];
        }
    }
    x->used = x->pool != NULL ? (size_t)(to - x->pool) : 0;
}

struct reading {
    struct rs_xlsx *x;
    struct rs_parse *p;
    bool in_text;
    int phonetic;
    size_t from;
};

static void begin(void *data, const char *name, const char **attributes)
{
    struct reading *r = data;
    (void)attributes;
    if (strcmp(name, "si") == 0)
        r->from = r->x->used;
    else if (strcmp(name, "rPh") == 0)
        r->phonetic++;
    else if (strcmp(name, "t") == 0)
        r->in_text = true;
}

static void end(void *data, const char *name)
{
    struct reading *r = data;
    struct rs_xlsx *x = r->x;
    if (strcmp(name, "t") == 0)
        r->in_text = false;
    else if (strcmp(name, "rPh") == 0)
        r->phonetic--;
    else if (strcmp(name, "si") == 0) {
        if (x->shareds >= SHARED_MOST || !rs_xlsx_room(&x->shared, &x->shareds_room, x->shareds, sizeof *x->shared)) {
            rs_parse_stop(r->p, "holds over two million texts");
            return;
        }
        if (x->used > r->from)
            rs_xlsx_unescape(x, r->from);
        x->shared[x->shareds++] = (struct rs_xlsx_text){r->from, x->used - r->from};
    }
}

static void text(void *data, const char *s, size_t n)
{
    struct reading *r = data;
    if (r->in_text && r->phonetic == 0 && !rs_xlsx_pool(r->x, s, n))
        rs_parse_stop(r->p, "holds over 64 MiB of text");
}

bool rs_xlsx_strings(struct rs_xlsx *x, struct rs_parse *p, const char *bytes, size_t n)
{
    struct reading r = {.x = x, .p = p};
    *p = (struct rs_parse){.data = &r, .begin = begin, .end = end, .text = text};
    return rs_parse_run(p, bytes, n);
}
