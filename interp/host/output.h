/* output: files that are whole or absent. Every output is put aside as a temporary file and gets its name only when the
 * whole command succeeded; a device is written straight. Only the parent uses this.
 *
 * The list is static: rs_output_discard may be called from an exit path at any time.
 */
#ifndef RS_OUTPUT_H
#define RS_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

/* Put n bytes aside for the file `path`. Where a script chose the name (scripts), the folders on the way are made, a link
 * is replaced, and no device is written. False after saying why. */
bool rs_output_add(const char *path, const void *bytes, size_t n, bool scripts);

/* Move all that was put aside to its place. False after saying why. */
bool rs_output_commit(void);

/* Remove what was put aside (unlink and close only: fit for a signal's exit path). */
void rs_output_discard(void);

#endif
