/* client_uri: the files that an editor has named in its messages: only beside these the worker may have files read.
 *
 * The list is kept here for as long as the process lasts.
 */
#ifndef RS_CLIENT_URI_H
#define RS_CLIENT_URI_H

#include <stdbool.h>
#include <stddef.h>

/* Note each "uri": "file:///…" of a message, which may be anything; text is NUL-terminated after its n bytes. */
void rs_client_uri_note(const char *text, size_t n);

/* Whether the file of this path was noted. */
bool rs_client_uri_noted(const char *path, size_t n);

#endif
