/* output: files that are whole or absent. Every output is put aside as a temporary file and gets its name only when the
 * whole command succeeded; what is to go to a device or to standard output waits in memory until it is whole. Only the
 * parent uses this.
 *
 * One output is open at a time. The list of those put aside is static: rs_output_discard may be called from an exit path
 * at any time.
 */
#ifndef RS_OUTPUT_H
#define RS_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

/* Begin an output for the file `path`, NULL for standard output; one that was still open is dropped. Where a script chose
 * the name (scripts), the folders on the way are made, a link is replaced, and no device is written. False after saying
 * why. */
bool rs_output_open(const char *path, bool scripts);

/* Add n bytes to the open output. What goes wrong is said when it is closed. */
void rs_output_append(const void *bytes, size_t n);

/* Whether one is open, and whether that is standard output. */
bool rs_output_is_open(void);
bool rs_output_is_standard(void);

/* The bytes of the open output for a device or standard output, its own until it is dropped; NULL with errno. */
const char *rs_output_bytes(size_t *n);

/* The open output is whole: a file is put aside, a device is written. Not for standard output, whose bytes the caller
 * writes. False after saying why. */
bool rs_output_close(void);

/* Forget the open output, if there is one. */
void rs_output_drop(void);

/* Move all that was put aside to its place, and drop what is open. False after saying why. */
bool rs_output_commit(void);

/* Remove what was put aside or is open (unlink and close only: fit for a signal's exit path). */
void rs_output_discard(void);

#endif
