/* What people pinned to the cells of a sheet: its comments, which stand in a part of their own. */
#include "exchange/xlsx_parts.h"

#include <stdio.h>
#include <string.h>

enum { COMMENTS_MOST = 100000 };

struct found {
    char *part;
    size_t room;
};

static void end_nothing(void *data, const char *name)
{
    (void)data, (void)name;
}

/* "../comments1.xml", as a sheet in xl/worksheets/ names it, or "/xl/comments1.xml". Another place is none. */
static void begin_relation(void *data, const char *name, const char **attributes)
{
    struct found *f = data;
    const char *type = rs_parse_attribute(attributes, "Type"), *target = rs_parse_attribute(attributes, "Target");
    const char *kind = type != NULL ? strrchr(type, '/') : NULL;
    if (strcmp(name, "Relationship") != 0 || kind == NULL || strcmp(kind, "/comments") != 0 || target == NULL)
        return;
    if (strncmp(target, "../", 3) == 0)
        snprintf(f->part, f->room, "xl/%s", target + 3);
    else
        snprintf(f->part, f->room, "%s%s", target[0] == '/' ? "" : "xl/worksheets/", target + (target[0] == '/'));
}

bool rs_xlsx_comments_part(char *to, size_t room, struct rs_parse *p, const char *bytes, size_t n)
{
    struct found f = {.part = to, .room = room};
    to[0] = '\0';
    *p = (struct rs_parse){.data = &f, .begin = begin_relation, .end = end_nothing};
    return rs_parse_run(p, bytes, n);
}

struct reading {
    struct rs_xlsx *x;
    struct rs_xlsx_sheet *sheet;
    struct rs_parse *p;
    struct rs_cell comment;
    bool within, in_text, phonetic;
};

static void begin(void *data, const char *name, const char **attributes)
{
    struct reading *r = data;
    if (strcmp(name, "comment") == 0) {
        const char *where = rs_parse_attribute(attributes, "ref");
        r->comment = (struct rs_cell){.kind = RS_CELL_TEXT, .at = r->x->used};
        r->within = where != NULL && rs_xlsx_place(where, &r->comment.row, &r->comment.column) != NULL;
    } else if (strcmp(name, "rPh") == 0)
        r->phonetic = true;
    else if (strcmp(name, "t") == 0)
        r->in_text = true;
}

static void text(void *data, const char *s, size_t n)
{
    struct reading *r = data;
    if (r->within && r->in_text && !r->phonetic && !rs_xlsx_pool(r->x, s, n))
        rs_parse_stop(r->p, "holds over 64 MiB of text");
}

static void end_comment(struct reading *r)
{
    struct rs_xlsx_sheet *s = r->sheet;
    bool any = r->within && r->x->used > r->comment.at;
    r->within = false;
    if (!any)
        return;
    rs_xlsx_unescape(r->x, r->comment.at);
    r->comment.n = r->x->used - r->comment.at;
    if (s->comments >= COMMENTS_MOST || !rs_xlsx_room(&s->comment, &s->comments_room, s->comments, sizeof *s->comment))
        rs_parse_stop(r->p, "has over 100000 comments");
    else
        s->comment[s->comments++] = r->comment;
}

static void end(void *data, const char *name)
{
    struct reading *r = data;
    if (strcmp(name, "t") == 0)
        r->in_text = false;
    else if (strcmp(name, "rPh") == 0)
        r->phonetic = false;
    else if (strcmp(name, "comment") == 0)
        end_comment(r);
}

bool rs_xlsx_comments(struct rs_xlsx *x, struct rs_xlsx_sheet *sheet, struct rs_parse *p, const char *bytes, size_t n)
{
    struct reading r = {.x = x, .sheet = sheet, .p = p};
    *p = (struct rs_parse){.data = &r, .begin = begin, .end = end, .text = text};
    return rs_parse_run(p, bytes, n);
}
