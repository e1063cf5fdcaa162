/* stdlib: the Lua part of reis, compiled at build time and embedded, and the trusted `require` that finds it. */
#ifndef RS_STDLIB_H
#define RS_STDLIB_H

#include <lua.h>
#include <stddef.h>

/* The embedded files, sorted by name: modules as bytecode ("reis.language.dsl"), other files as they are ("manual/map.md"). */
struct rs_stdlib_file {
    const char *name;
    const unsigned char *bytes;
    size_t len;
};
extern const struct rs_stdlib_file rs_stdlib_files[];
extern const size_t rs_stdlib_count;

/* NULL where there is none. */
const struct rs_stdlib_file *rs_stdlib_find(const char *name);

/* Set the global `require` for trusted code: C modules in `preload`, then the stdlib (from disk if the parent was
 * started with REIS_STDLIB). Chunks are named RS_CHUNK_OURS "reis/language/dsl.lua". */
void rs_stdlib_init(lua_State *L, int from_disk);

#endif
