/* chunk: how the chunks of our own stdlib are told from a script's: a name that no file can have, since a file's chunk is
 * called "@" and its path. A script that gives a chunk such a name itself gets another. */
#ifndef RS_CHUNK_H
#define RS_CHUNK_H

#include <stdbool.h>
#include <string.h>

#define RS_CHUNK_OURS "=stdlib/"

static inline bool rs_chunk_is_ours(const char *source)
{
    return strncmp(source, RS_CHUNK_OURS, sizeof RS_CHUNK_OURS - 1) == 0;
}

#endif
