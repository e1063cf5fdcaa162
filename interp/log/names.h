/* Names by number, in the order of their first use: cases, activities, channels. A struct of zeros holds none; it owns its
   memory until rs_names_free. */
#ifndef RS_LOG_NAMES_H
#define RS_LOG_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rs_names {
    char *bytes;
    size_t used, room;
    uint64_t *start; /* of each name in bytes; its end is the next one's start */
    uint32_t count, named;
    uint64_t *slot; /* of the hash table: the hash's upper half and the number + 1 */
    uint32_t mask;
};

#define RS_NAMES_NONE UINT32_MAX

uint64_t rs_names_hash(const char *s, size_t n);

/* The number of a name with its hash, which is added where it is new; RS_NAMES_NONE where memory is out. */
uint32_t rs_names_number(struct rs_names *names, const char *s, size_t n, uint64_t hash);

/* The number of a name that is known, else RS_NAMES_NONE. */
uint32_t rs_names_known(const struct rs_names *names, const char *s, size_t n, uint64_t hash);

/* The bytes of a name, borrowed; *n of them, no NUL after. */
const char *rs_names_text(const struct rs_names *names, uint32_t number, size_t *n);

/* Forgets the names and keeps the memory. */
void rs_names_clear(struct rs_names *names);

/* Bring what a later rs_names_number of that hash will look at near, each a while after the one before. */
static inline void rs_names_soon(const struct rs_names *names, uint64_t hash)
{
    if (names->slot != NULL)
        __builtin_prefetch(&names->slot[(uint32_t)hash & names->mask]);
}

static inline void rs_names_sooner(const struct rs_names *names, uint64_t hash)
{
    uint64_t slot = names->slot != NULL ? names->slot[(uint32_t)hash & names->mask] : 0;
    if (slot != 0)
        __builtin_prefetch(&names->start[(uint32_t)slot - 1]);
}

static inline void rs_names_next(const struct rs_names *names, uint64_t hash)
{
    uint64_t slot = names->slot != NULL ? names->slot[(uint32_t)hash & names->mask] : 0;
    if (slot != 0)
        __builtin_prefetch(names->bytes + names->start[(uint32_t)slot - 1]);
}

void rs_names_free(struct rs_names *names);

#endif
