/* place: the folders in which libraries are looked for, in order: the script's own, lib beside it, those given with -I, those
 * in REIS_PATH, the user's data folder, LuaRocks trees, the system's. They last as long as the process.
 */
#ifndef RS_PLACE_H
#define RS_PLACE_H

#include "host/folder.h"
#include "host/options.h"

/* Note all of them for a script (may be NULL or "-": then the current folder stands for its own). */
void rs_place_init(const struct rs_options *o, const char *script);

/* Put another script's folder in the place of the first one's. False, and nothing is changed, where it cannot be opened. */
bool rs_place_beside(const char *script);

/* The i-th place, from 1 on, or NULL. The first is the script's own folder. A place that is not there has fd -1. */
const struct rs_folder *rs_place(size_t i);

#endif
