/* paths: where an output may go: beneath a folder, or at -o's path with a name put in.
 *
 * Nothing is owned: the answer is the caller's buffer, or NULL where the path is refused.
 */
#ifndef RS_PATHS_H
#define RS_PATHS_H

#include <stddef.h>

/* dir/name, where name stays beneath dir and no folder on the way is a link; NULL otherwise, or without a dir. */
const char *rs_paths_beneath(const char *dir, const char *name, char *path, size_t room);

/* given with text put before its suffix: map.svg and "-anna" give map-anna.svg; another suffix (".svg") stands in its place
 * where one is given (NULL: none). NULL without a given path, or where middle is neither empty nor begins with a dash or an
 * underscore. */
const char *rs_paths_with_middle(const char *given, const char *middle, const char *suffix, char *path, size_t room);

#endif
