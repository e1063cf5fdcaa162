#include "exchange/xlsx.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "exchange/xlsx_parts.h"
#include "exchange/zip.h"

enum { SHEETS_MOST = 200, NAME_MOST = 300 };

/* A sheet of the workbook as it is listed, and the part that holds it. */
struct listed {
    char name[NAME_MOST], id[NAME_MOST], part[NAME_MOST];
    bool hidden;
};

struct contents {
    struct rs_parse *p;
    struct listed *sheet;
    size_t sheets, room;
    bool from_1904;
    const char *folder; /* of the workbook's part */
};

static bool fail(struct rs_xlsx *x, const char *part, const char *why)
{
    snprintf(x->why, sizeof x->why, "%s %s", part[0] != '\0' ? part : "it", why);
    return false;
}

/* ---- what the workbook says of itself ---- */

static bool is_true(const char *value)
{
    return value != NULL && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

static void begin_workbook(void *data, const char *name, const char **attributes)
{
    struct contents *c = data;
    if (strcmp(name, "workbookPr") == 0)
        c->from_1904 = is_true(rs_parse_attribute(attributes, "date1904"));
    if (strcmp(name, "sheet") != 0)
        return;
    const char *title = rs_parse_attribute(attributes, "name"), *state = rs_parse_attribute(attributes, "state");
    const char *id = NULL;
    for (const char **a = attributes; a[0] != NULL; a += 2) { /* r:id, not sheetId */
        const char *colon = strchr(a[0], ':');
        if (colon != NULL && strcmp(colon, ":id") == 0)
            id = a[1];
    }
    if (c->sheets >= SHEETS_MOST || !rs_xlsx_room(&c->sheet, &c->room, c->sheets, sizeof *c->sheet)) {
        rs_parse_stop(c->p, "has over 200 sheets");
        return;
    }
    struct listed *s = &c->sheet[c->sheets++];
    *s = (struct listed){.hidden = state != NULL && strcmp(state, "visible") != 0};
    snprintf(s->name, sizeof s->name, "%s", title != NULL ? title : "");
    snprintf(s->id, sizeof s->id, "%s", id != NULL ? id : "");
}

/* Where a part lies that another in `folder` names: "worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml". A way out of the archive leads
   to no part. */
static void resolve(char *to, size_t room, const char *folder, const char *target)
{
    if (target[0] == '/')
        snprintf(to, room, "%s", target + 1);
    else
        snprintf(to, room, "%s%s", folder, target);
}

static void begin_relations(void *data, const char *name, const char **attributes)
{
    struct contents *c = data;
    const char *id = rs_parse_attribute(attributes, "Id"), *target = rs_parse_attribute(attributes, "Target");
    if (strcmp(name, "Relationship") != 0 || id == NULL || target == NULL)
        return;
    for (size_t i = 0; i < c->sheets; i++)
        if (strcmp(c->sheet[i].id, id) == 0)
            resolve(c->sheet[i].part, sizeof c->sheet[i].part, c->folder, target);
}

static void end_nothing(void *data, const char *name)
{
    (void)data, (void)name;
}

/* ---- the parts ---- */

typedef bool take_part(struct rs_xlsx *x, void *to, struct rs_parse *p, const char *bytes, size_t n);

static bool take_contents(struct rs_xlsx *x, void *to, struct rs_parse *p, const char *bytes, size_t n)
{
    (void)x;
    ((struct contents *)to)->p = p;
    *p = (struct rs_parse){.data = to, .begin = begin_workbook, .end = end_nothing};
    return rs_parse_run(p, bytes, n);
}

static bool take_relations(struct rs_xlsx *x, void *to, struct rs_parse *p, const char *bytes, size_t n)
{
    (void)x;
    *p = (struct rs_parse){.data = to, .begin = begin_relations, .end = end_nothing};
    return rs_parse_run(p, bytes, n);
}

static bool take_strings(struct rs_xlsx *x, void *to, struct rs_parse *p, const char *bytes, size_t n)
{
    (void)to;
    return rs_xlsx_strings(x, p, bytes, n);
}

static bool take_styles(struct rs_xlsx *x, void *to, struct rs_parse *p, const char *bytes, size_t n)
{
    (void)to;
    return rs_xlsx_styles(x, p, bytes, n);
}

static bool take_sheet(struct rs_xlsx *x, void *to, struct rs_parse *p, const char *bytes, size_t n)
{
    return rs_xlsx_sheet(x, to, p, bytes, n);
}

/* Reads a part and gives it to `take`; one that is not there is nothing wrong, unless it is needed. */
static bool part(struct rs_xlsx *x, struct rs_zip *z, const char *name, bool needed, take_part *take, void *to)
{
    struct rs_parse p = {0};
    size_t n = 0;
    char *bytes = rs_zip_read(z, name, &n);
    if (bytes == NULL) {
        if (z->why[0] != '\0')
            return fail(x, "", z->why);
        return !needed || fail(x, "", "is an archive, but no workbook; save it as .xlsx (an .ods, .numbers or .docx is none)");
    }
    bool good = take(x, to, &p, bytes, n);
    free(bytes);
    return good || fail(x, name, p.why);
}

static bool take_comments_part(struct rs_xlsx *x, void *to, struct rs_parse *p, const char *bytes, size_t n)
{
    (void)x;
    return rs_xlsx_comments_part(to, NAME_MOST, p, bytes, n);
}

static bool take_comments(struct rs_xlsx *x, void *to, struct rs_parse *p, const char *bytes, size_t n)
{
    return rs_xlsx_comments(x, to, p, bytes, n);
}

/* The comments of a sheet, which lie in the part that "_rels/NAME.rels" beside it names. */
static bool add_comments(struct rs_xlsx *x, struct rs_zip *z, const struct listed *listed, struct rs_xlsx_sheet *sheet)
{
    char relations[NAME_MOST + 16], comments[NAME_MOST] = "";
    const char *name = strrchr(listed->part, '/') + 1;
    snprintf(relations, sizeof relations, "%.*s_rels/%s.rels", (int)(name - listed->part), listed->part, name);
    return part(x, z, relations, false, take_comments_part, comments) &&
           (comments[0] == '\0' || part(x, z, comments, false, take_comments, sheet));
}

static bool add_sheet(struct rs_xlsx *x, struct rs_zip *z, const struct listed *listed)
{
    if (strstr(listed->part, "worksheets/") == NULL)
        return true; /* a sheet that is one chart, or a macro */
    if (!rs_xlsx_room(&x->sheet, &x->sheets_room, x->sheets, sizeof *x->sheet))
        return fail(x, "", "is too large: memory is out");
    struct rs_xlsx_sheet *sheet = &x->sheet[x->sheets++];
    *sheet = (struct rs_xlsx_sheet){.hidden = listed->hidden, .name = strdup(listed->name)};
    return (sheet->name != NULL || fail(x, "", "is too large: memory is out")) && part(x, z, listed->part, false, take_sheet, sheet) &&
           add_comments(x, z, listed, sheet);
}

static bool read_parts(struct rs_xlsx *x, struct rs_zip *z, struct contents *c)
{
    if (!part(x, z, "xl/workbook.xml", true, take_contents, c) || !part(x, z, "xl/_rels/workbook.xml.rels", true, take_relations, c) ||
        !part(x, z, "xl/styles.xml", false, take_styles, NULL) || !part(x, z, "xl/sharedStrings.xml", false, take_strings, NULL))
        return false;
    x->from_1904 = c->from_1904;
    for (size_t i = 0; i < c->sheets; i++)
        if (!add_sheet(x, z, &c->sheet[i]))
            return false;
    return true;
}

/* An OLE file: a workbook that is encrypted says so in the names of its streams, which are in UTF-16. */
static bool refuse_ole(struct rs_xlsx *x, const char *bytes, size_t n)
{
    static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
    bool encrypted = memmem(bytes, n, name, sizeof name - 1) != NULL;
    return fail(x, "", encrypted ? "is encrypted: save it without a password" : "is an old .xls; save it as .xlsx or .csv");
}

bool rs_xlsx_read(struct rs_xlsx *x, const char *bytes, size_t n)
{
    static const char ole[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    struct rs_zip z;
    struct contents c = {.folder = "xl/"};
    *x = (struct rs_xlsx){0};
    if (n >= sizeof ole - 1 && memcmp(bytes, ole, sizeof ole - 1) == 0)
        return refuse_ole(x, bytes, n);
    if (!rs_zip_open(&z, bytes, n))
        return fail(x, "", z.why);
    bool good = read_parts(x, &z, &c);
    free(c.sheet);
    rs_zip_close(&z);
    return good;
}

void rs_xlsx_free(struct rs_xlsx *x)
{
    for (size_t i = 0; i < x->sheets; i++) {
        free(x->sheet[i].name);
        free(x->sheet[i].cell);
        free(x->sheet[i].merge);
        free(x->sheet[i].comment);
    }
    free(x->sheet);
    free(x->shared);
    free(x->style);
    free(x->pool);
    *x = (struct rs_xlsx){0};
}
