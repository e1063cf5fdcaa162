#include "host/asks.h"

#include "host/escape.h"
#include "host/frame.h"
#include "host/serve.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MATCHES_MAX = 500, OPENS_MAX = 10000, OPEN_BYTES = 60 };
#define SECONDS 2.0        /* for what only helps */
#define SECONDS_WHOLE 20.0 /* a pasted text may be long */

static int refuse(void *to, const char *s, size_t n)
{
    const char **next = to; /* plain text is given whole, from where it stands */
    if (s != *next)
        return -1;
    *next += n;
    return 0;
}

/* Whether text can be shown as it is. */
static bool is_plain(const char *s, size_t n)
{
    const char *next = s;
    return rs_escape(s, n, 0, refuse, &next) == 0 && next == s + n;
}

static char *plain_copy(const char *s, size_t n)
{
    return s != NULL && is_plain(s, n) ? strndup(s, n) : NULL;
}

static bool ask_packed(char type, const char *a, size_t na, const char *b, size_t nb, struct rs_frame *said)
{
    struct rs_pack q = {0};
    rs_pack_add(&q, a, na);
    rs_pack_add(&q, b, nb);
    bool got = !q.failed && rs_serve_ask(type, q.data, q.len, SECONDS, said);
    rs_pack_free(&q);
    return got;
}

static size_t number_of(const char *s, size_t n)
{
    char digits[12];
    snprintf(digits, sizeof digits, "%.*s", s != NULL ? (int)(n < 11 ? n : 11) : 0, s != NULL ? s : "");
    return (size_t)strtoul(digits, NULL, 10);
}

static struct rs_line_found complete(const char *text, size_t point)
{
    struct rs_line_found found = {0};
    struct rs_frame f;
    if (!ask_packed(RS_F_COMPLETE, text, point, text + point, strlen(text + point), &f))
        return found;
    const char *at = f.data, *s[3] = {NULL};
    size_t left = f.len, n[3] = {0};
    s[0] = rs_unpack(&at, &left, &n[0]);
    found.cut = number_of(s[0], n[0]);
    found.list = calloc(MATCHES_MAX, sizeof *found.list);
    while (found.list != NULL && found.n < MATCHES_MAX) {
        struct rs_line_match *m = &found.list[found.n];
        for (int i = 0; i < 3; i++)
            s[i] = rs_unpack(&at, &left, &n[i]);
        if (s[2] == NULL)
            break;
        *m = (struct rs_line_match){plain_copy(s[0], n[0]), plain_copy(s[1], n[1]), plain_copy(s[2], n[2])};
        if (m->text != NULL && m->label != NULL && m->about != NULL) {
            found.n++;
            continue;
        }
        free(m->text);
        free(m->label);
        free(m->about);
    }
    free(f.data);
    return found;
}

/* A worker that does not answer is seen at the next frame: what was typed is whole then. */
static bool whole(const char *text, char *open, size_t room)
{
    struct rs_frame f;
    if (!rs_serve_ask(RS_F_WHOLE, text, strlen(text), SECONDS_WHOLE, &f))
        return true;
    bool is = f.len == 0 || f.data[0] != '0';
    snprintf(open, room, "%s", !is && f.len <= OPEN_BYTES && is_plain(f.data + 1, f.len - 1) ? f.data + 1 : "");
    free(f.data);
    return is;
}

static struct rs_line_ink ink(const char *text, size_t point)
{
    struct rs_line_ink ink = {0};
    struct rs_frame f;
    char digits[24];
    size_t n = strlen(text), k;
    snprintf(digits, sizeof digits, "%zu", point);
    if (n == 0 || !ask_packed(RS_F_INK, text, n, digits, strlen(digits), &f))
        return ink;
    const char *at = f.data, *letters, *open;
    size_t left = f.len;
    letters = rs_unpack(&at, &left, &k);
    if (letters != NULL && k == n)
        ink.letters = strndup(letters, n);
    if (ink.letters != NULL && strlen(ink.letters) != n) { /* a byte 0 among them */
        free(ink.letters);
        ink.letters = NULL;
    }
    while (ink.nopens < OPENS_MAX && (open = rs_unpack(&at, &left, &k)) != NULL) {
        char **grown = realloc(ink.opens, (ink.nopens + 1) * sizeof *grown);
        if (grown == NULL)
            break;
        ink.opens = grown;
        ink.opens[ink.nopens++] = k <= OPEN_BYTES ? plain_copy(open, k) : NULL;
    }
    free(f.data);
    return ink;
}

const struct rs_line_asks rs_asks = {complete, whole, ink};
