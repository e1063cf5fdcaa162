#include "engine/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGN = 16, BLOCK = 64 * 1024 };

struct rs_arena_block {
    struct rs_arena_block *next;
    size_t size;
};

static long fail_after = -1;

void rs_mem_fail_after(long n)
{
    fail_after = n;
}

static bool refused(void)
{
    if (fail_after < 0)
        return false;
    if (fail_after == 0)
        return true;
    fail_after--;
    return false;
}

void *rs_mem_take(size_t count, size_t size)
{
    if (refused())
        return NULL;
    return calloc(count > 0 ? count : 1, size > 0 ? size : 1);
}

bool rs_mem_grow(void *array, size_t *room, size_t need, size_t size)
{
    if (need <= *room)
        return true;
    size_t want = *room < 8 ? 8 : *room;
    while (want < need) {
        if (want > SIZE_MAX / 2)
            return false;
        want *= 2;
    }
    if (want > SIZE_MAX / 2 / size || refused())
        return false;
    void *old;
    memcpy(&old, array, sizeof old);
    void *grown = realloc(old, want * size);
    if (grown == NULL)
        return false;
    memcpy(array, &grown, sizeof grown);
    *room = want;
    return true;
}

void *rs_arena_take(struct rs_arena *arena, size_t count, size_t size)
{
    if (size > 0 && count > (SIZE_MAX / 4) / size)
        return NULL;
    size_t bytes = count * size;
    bytes = (bytes + ALIGN - 1) / ALIGN * ALIGN;
    if (bytes == 0)
        bytes = ALIGN;
    if (bytes > arena->left) {
        size_t header = (sizeof(struct rs_arena_block) + ALIGN - 1) / ALIGN * ALIGN;
        size_t room = bytes > BLOCK ? bytes : BLOCK;
        struct rs_arena_block *block = rs_mem_take(1, header + room);
        if (block == NULL)
            return NULL;
        block->next = arena->head;
        block->size = room;
        arena->head = block;
        arena->next = (char *)block + header;
        arena->left = room;
    }
    void *taken = arena->next;
    arena->next += bytes;
    arena->left -= bytes;
    return taken;
}

char *rs_arena_text(struct rs_arena *arena, const char *text, size_t len)
{
    if (len == SIZE_MAX)
        return NULL;
    char *copy = rs_arena_take(arena, len + 1, 1);
    if (copy != NULL)
        memcpy(copy, text, len);
    return copy;
}

void rs_arena_free(struct rs_arena *arena)
{
    struct rs_arena_block *block = arena->head;
    while (block != NULL) {
        struct rs_arena_block *next = block->next;
        free(block);
        block = next;
    }
    memset(arena, 0, sizeof *arena);
}
