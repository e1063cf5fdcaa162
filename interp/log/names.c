#include "log/names.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 1024 };

static uint64_t mixed(uint64_t a, uint64_t b)
{
    __uint128_t product = (__uint128_t)(a ^ 0x9E3779B97F4A7C15u) * (b ^ 0xD1B54A32D192ED03u);
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* Up to 8 bytes as a number; no byte beyond them is read. */
static uint64_t word(const char *s, size_t n)
{
    uint64_t w = 0;
    uint32_t low, high;
    if (n == 8) {
        memcpy(&w, s, 8);
    } else if (n >= 4) { /* two halves that overlap */
        memcpy(&low, s, 4);
        memcpy(&high, s + n - 4, 4);
        w = (uint64_t)high << 32 | low;
    } else if (n > 0) {
        w = (uint64_t)(unsigned char)s[0] << 16 | (uint64_t)(unsigned char)s[n / 2] << 8 | (unsigned char)s[n - 1];
    }
    return w;
}

uint64_t rs_names_hash(const char *s, size_t n)
{
    uint64_t hash = n;
    for (; n > 8; s += 8, n -= 8)
        hash = mixed(hash, word(s, 8));
    return mixed(hash, word(s, n));
}

/* Whether n bytes are the same: as memcmp, without a call, as names are short. */
static bool equal(const char *a, const char *b, size_t n)
{
    if (n < 8)
        return word(a, n) == word(b, n);
    for (size_t at = 0; at + 8 < n; at += 8)
        if (word(a + at, 8) != word(b + at, 8))
            return false;
    return word(a + n - 8, 8) == word(b + n - 8, 8);
}

static bool same(const struct rs_names *names, uint32_t number, const char *s, size_t n)
{
    uint64_t from = names->start[number];
    return names->start[number + 1] - from == n && equal(names->bytes + from, s, n);
}

/* The slot that holds the name, or the free one in which it would be. There is one free at least. */
static uint32_t slot_of(const struct rs_names *names, const char *s, size_t n, uint64_t hash)
{
    uint32_t at = (uint32_t)hash & names->mask;
    for (; names->slot[at] != 0; at = (at + 1) & names->mask)
        if (names->slot[at] >> 32 == hash >> 32 && same(names, (uint32_t)names->slot[at] - 1, s, n))
            break;
    return at;
}

static bool more_slots(struct rs_names *names)
{
    uint32_t mask = names->slot == NULL ? FIRST_SLOTS - 1 : names->mask * 2 + 1;
    uint64_t *slot = mask < UINT32_MAX / 2 ? calloc((size_t)mask + 1, sizeof *slot) : NULL;
    if (slot == NULL)
        return false;
    for (uint32_t i = 0; i < names->count; i++) {
        uint64_t hash = rs_names_hash(names->bytes + names->start[i], names->start[i + 1] - names->start[i]);
        uint32_t at = (uint32_t)hash & mask;
        while (slot[at] != 0)
            at = (at + 1) & mask;
        slot[at] = (hash >> 32 << 32) | (i + 1);
    }
    free(names->slot);
    names->slot = slot;
    names->mask = mask;
    return true;
}

static bool more_names(struct rs_names *names, size_t n)
{
    if (names->count + 2 > names->named) {
        uint32_t named = names->named * 2 + 256;
        uint64_t *grown = named < UINT32_MAX / 4 ? realloc(names->start, named * sizeof *grown) : NULL;
        if (grown == NULL)
            return false;
        grown[names->count] = names->used;
        names->start = grown;
        names->named = named;
    }
    if (names->bytes == NULL || n > names->room - names->used) {
        size_t room = (names->used + n) + (names->used + n) / 2 + 4096;
        char *grown = realloc(names->bytes, room);
        if (grown == NULL)
            return false;
        names->bytes = grown;
        names->room = room;
    }
    return true;
}

uint32_t rs_names_number(struct rs_names *names, const char *s, size_t n, uint64_t hash)
{
    if (names->count >= names->mask / 2 && !more_slots(names))
        return RS_NAMES_NONE;
    uint32_t at = slot_of(names, s, n, hash);
    if (names->slot[at] != 0)
        return (uint32_t)names->slot[at] - 1;
    if (!more_names(names, n))
        return RS_NAMES_NONE;
    memcpy(names->bytes + names->used, s, n);
    names->used += n;
    names->start[++names->count] = names->used;
    names->slot[at] = (hash >> 32 << 32) | names->count;
    return names->count - 1;
}

uint32_t rs_names_known(const struct rs_names *names, const char *s, size_t n, uint64_t hash)
{
    uint64_t found = names->slot != NULL ? names->slot[slot_of(names, s, n, hash)] : 0;
    return found != 0 ? (uint32_t)found - 1 : RS_NAMES_NONE;
}

const char *rs_names_text(const struct rs_names *names, uint32_t number, size_t *n)
{
    *n = (size_t)(names->start[number + 1] - names->start[number]);
    return names->bytes + names->start[number];
}

void rs_names_clear(struct rs_names *names)
{
    if (names->count > 0)
        memset(names->slot, 0, ((size_t)names->mask + 1) * sizeof *names->slot);
    names->count = 0;
    names->used = 0;
    if (names->start != NULL)
        names->start[0] = 0;
}

void rs_names_free(struct rs_names *names)
{
    free(names->bytes);
    free(names->start);
    free(names->slot);
    *names = (struct rs_names){0};
}
