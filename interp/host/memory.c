#include "host/memory.h"

#include <stdlib.h>

static size_t used, cap;
static volatile unsigned long calls;

void rs_memory_cap(size_t bytes)
{
    cap = bytes;
}

void *rs_memory_alloc(void *ud, void *block, size_t old, size_t size)
{
    (void)ud;
    calls++;
    if (block == NULL)
        old = 0; /* then old is a type tag, not a size */
    if (size == 0) {
        free(block);
        used -= old;
        return NULL;
    }
    if (size > old && cap > 0 && (used > cap || size - old > cap - used))
        return NULL;
    void *p = realloc(block, size);
    if (p == NULL)
        return size <= old ? block : NULL; /* Lua relies on shrinking */
    used = used - old + size;
    return p;
}

unsigned long rs_memory_calls(void)
{
    return calls;
}
