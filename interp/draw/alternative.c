#include "draw/alternative.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 30000, SLOTS = 4096 }; /* bytes: readers of PDF take strings up to 32,767 */

/* The names that were said, by their hash; a full table lets a name be said again. */
typedef struct {
    const rs_string *slot[SLOTS];
} said;

static bool is_new(said *t, const rs_string *s)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < s->n; i++)
        h = (h ^ (unsigned char)s->s[i]) * 16777619u;
    for (int tries = 0; tries < 64; tries++) {
        const rs_string **at = &t->slot[(h + (unsigned)tries) % SLOTS];
        if (!*at) {
            *at = s;
            return true;
        }
        if ((*at)->n == s->n && memcmp((*at)->s, s->s, s->n) == 0)
            return false;
    }
    return true;
}

void rs_alternative(const rs_page *page, rs_buffer *out)
{
    said *t = calloc(1, sizeof *t);
    if (!t) {
        out->failed = true;
        return;
    }
    rs_buffer_add(out, page->title.s, page->title.n);
    for (size_t i = 0; i < page->items; i++) {
        const rs_string *name = &page->item[i].str[RS_NAME];
        if (!name->s || name->n == 0 || !is_new(t, name))
            continue;
        if (out->n + name->n + 8 > MOST) {
            rs_buffer_puts(out, "\n\xE2\x80\xA6");
            break;
        }
        rs_buffer_puts(out, "\n");
        rs_buffer_add(out, name->s, name->n);
    }
    free(t);
}
