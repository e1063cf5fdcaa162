/* Which of the formats of cells show a number as a date or a time: those that Excel numbers so, and those whose own pattern says it. */
#include "exchange/xlsx_parts.h"

#include <stdlib.h>
#include <string.h>

enum { FORMATS_MOST = 100000 };

struct own {
    long number;
    enum rs_cell_kind kind;
};

struct reading {
    struct rs_xlsx *x;
    struct rs_parse *p;
    struct own *own;
    size_t owns, owns_room;
    bool in_formats; /* of cells, not of the styles that they are based on */
};

/* A pattern with a year or a day is a date; with hours or seconds alone a time. Quoted text, [colours] and \x are no letters of it. */
static enum rs_cell_kind kind_of(const char *pattern)
{
    bool date = false, time = false;
    for (const char *s = pattern; *s != '\0' && *s != ';'; s++) {
        if (*s == '"') {
            s = strchr(s + 1, '"');
            if (s == NULL)
                break;
        } else if (*s == '\\' || *s == '_' || *s == '*') {
            if (s[1] != '\0')
                s++;
        } else if (*s == '[') {
            const char *close = strchr(s, ']');
            if (close == NULL)
                break;
            time = time || strchr("hHmMsS", s[1]) != NULL; /* [h]: hours beyond a day */
            s = close;
        } else if (strchr("yYdD", *s) != NULL) {
            date = true;
        } else if (strchr("hHsS", *s) != NULL) {
            time = true;
        } else if (strncmp(s, "General", 7) == 0) {
            break;
        }
    }
    return date ? RS_CELL_DATE : time ? RS_CELL_CLOCK : RS_CELL_NUMBER;
}

static enum rs_cell_kind kind_of_number(const struct reading *r, long number)
{
    for (size_t i = 0; i < r->owns; i++)
        if (r->own[i].number == number)
            return r->own[i].kind;
    if ((number >= 14 && number <= 17) || number == 22 || (number >= 27 && number <= 31) || number == 36 || (number >= 50 && number <= 58))
        return RS_CELL_DATE;
    if ((number >= 18 && number <= 21) || (number >= 32 && number <= 35) || (number >= 45 && number <= 47))
        return RS_CELL_CLOCK;
    return RS_CELL_NUMBER;
}

static void begin(void *data, const char *name, const char **attributes)
{
    struct reading *r = data;
    struct rs_xlsx *x = r->x;
    const char *number = rs_parse_attribute(attributes, "numFmtId");
    bool good = true;
    if (strcmp(name, "cellXfs") == 0) {
        r->in_formats = true;
    } else if (strcmp(name, "numFmt") == 0 && number != NULL) {
        const char *pattern = rs_parse_attribute(attributes, "formatCode");
        good = r->owns < FORMATS_MOST && rs_xlsx_room(&r->own, &r->owns_room, r->owns, sizeof *r->own);
        if (good)
            r->own[r->owns++] = (struct own){strtol(number, NULL, 10), kind_of(pattern != NULL ? pattern : "")};
    } else if (strcmp(name, "xf") == 0 && r->in_formats) {
        good = x->styles < FORMATS_MOST && rs_xlsx_room(&x->style, &x->styles_room, x->styles, sizeof *x->style);
        if (good)
            x->style[x->styles++] = (uint8_t)kind_of_number(r, number != NULL ? strtol(number, NULL, 10) : 0);
    }
    if (!good)
        rs_parse_stop(r->p, "holds over 100000 formats of cells");
}

static void end(void *data, const char *name)
{
    struct reading *r = data;
    if (strcmp(name, "cellXfs") == 0)
        r->in_formats = false;
}

bool rs_xlsx_styles(struct rs_xlsx *x, struct rs_parse *p, const char *bytes, size_t n)
{
    struct reading r = {.x = x, .p = p};
    *p = (struct rs_parse){.data = &r, .begin = begin, .end = end};
    bool good = rs_parse_run(p, bytes, n);
    free(r.own);
    return good;
}
