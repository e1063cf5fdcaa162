/* memory: Lua's allocator, with a cap. One per process. */
#ifndef RS_MEMORY_H
#define RS_MEMORY_H

#include <stddef.h>

/* At most this many bytes for Lua; 0 is no cap. */
void rs_memory_cap(size_t bytes);

/* A lua_Alloc; NULL where the cap is reached, and Lua then collects, tries again and raises. */
void *rs_memory_alloc(void *ud, void *block, size_t old, size_t size);

/* How often it was called. */
unsigned long rs_memory_calls(void);

#endif
