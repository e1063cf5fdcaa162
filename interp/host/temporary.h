/* temporary: a file that is written whole before it has its name. It has no name at all where the file system can do that
 * (O_TMPFILE), so that a killed process leaves nothing; else it is `.NAME.reis.PID.XXXXXX` beside its place, and what a
 * killed process left of that kind is removed by the next one that writes in the folder. Only the parent uses this.
 *
 * A temporary is the caller's, who places or discards it, once.
 */
#ifndef RS_TEMPORARY_H
#define RS_TEMPORARY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct rs_temporary {
    int fd;     /* open while it is written, and until it is placed where it has no name; or -1 */
    char *name; /* of a file with one, or NULL */
};

/* Begin one for the file `path`; its bytes are written to its fd. False with errno, and then nothing is left. */
bool rs_temporary_open(struct rs_temporary *t, const char *path, mode_t mode);

/* It is whole: through to the disk with it. False with errno; it is still to be discarded. */
bool rs_temporary_finish(struct rs_temporary *t);

/* Give it its name, whatever bore it before. False with errno; it is gone either way. */
bool rs_temporary_place(struct rs_temporary *t, const char *path);

/* Remove it (unlink and close only: fit for a signal's exit path); errno stays, and so does the memory of its name. */
void rs_temporary_discard(const struct rs_temporary *t);

#endif
