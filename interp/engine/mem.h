/* Memory of the engine: checked growth of arrays, and arenas. An arena owns all it handed out
 * until rs_arena_free; an array grown by rs_mem_grow belongs to the pointer it was grown in
 * (free()). */
#ifndef RS_ENGINE_MEM_H
#define RS_ENGINE_MEM_H

#include <stdbool.h>
#include <stddef.h>

/* What an engine function can answer. */
enum rs_status {
    RS_OK = 0,
    RS_ENOMEM = -1,   /* memory ran out, or a size would overflow */
    RS_ETRAP = -2,    /* a reached touchpoint from which nobody can get out */
    RS_EINVALID = -3, /* the model breaks a rule of its own structure */
    RS_ENULL_GOAL = -4 /* the actions taken leave a goal without the figure it had */
};

struct rs_arena {
    struct rs_arena_block *head;
    size_t left;
    char *next;
};

/* Zeroed memory for count members of size bytes, or NULL. Count 0 gives a valid pointer. */
void *rs_arena_take(struct rs_arena *arena, size_t count, size_t size);
/* A copy of len bytes with a NUL after it, or NULL. */
char *rs_arena_text(struct rs_arena *arena, const char *text, size_t len);
void rs_arena_free(struct rs_arena *arena);

/* Makes room for `need` members of `size` bytes in *array (a T**, of *room members); grows by
 * doubling and keeps the contents. False when memory runs out; *array is then as it was. */
bool rs_mem_grow(void *array, size_t *room, size_t need, size_t size);

/* calloc with a floor of one member, so that NULL always means failure. */
void *rs_mem_take(size_t count, size_t size);

/* For tests: the n-th allocation from now on, and all after it, fail; negative: none does. */
void rs_mem_fail_after(long n);

#endif
