#include "host/kept.h"

#include <stdlib.h>
#include <string.h>

enum { COUNT_MAX = 5000 };

static struct kept {
    char *name, *text; /* both NUL-terminated for convenience */
    size_t nname, n;
} *list;
static size_t count, total;

static char *copy(const char *s, size_t n)
{
    char *c = malloc(n + 1);
    if (c != NULL && n > 0)
        memcpy(c, s, n);
    if (c != NULL)
        c[n] = '\0';
    return c;
}

static void forget(size_t i)
{
    total -= list[i].n + list[i].nname;
    free(list[i].name);
    free(list[i].text);
    memmove(&list[i], &list[i + 1], (--count - i) * sizeof *list);
}

void rs_kept_put(const char *name, size_t nname, const char *text, size_t n)
{
    for (size_t i = 0; i < count; i++)
        if (list[i].nname == nname && memcmp(list[i].name, name, nname) == 0) {
            forget(i);
            break;
        }
    if (n == 0 || count >= COUNT_MAX || n > RS_KEPT_MAX || nname > RS_KEPT_MAX || total + n + nname > RS_KEPT_MAX)
        return;
    struct kept *grown = realloc(list, (count + 1) * sizeof *grown);
    if (grown == NULL)
        return;
    list = grown;
    struct kept one = {copy(name, nname), copy(text, n), nname, n};
    if (one.name == NULL || one.text == NULL) {
        free(one.name);
        free(one.text);
        return;
    }
    list[count++] = one;
    total += n + nname;
}

bool rs_kept_get(size_t i, struct rs_pack *reply)
{
    if (i < 1 || i > count)
        return false;
    rs_pack_add(reply, list[i - 1].name, list[i - 1].nname);
    rs_pack_add(reply, list[i - 1].text, list[i - 1].n);
    return true;
}
