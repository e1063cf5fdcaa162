/* client: the editor at standard input and output, as the Language Server Protocol has it: a message is a head of lines
 * ("Content-Length: 12"), an empty line, and that many bytes, which are the worker's to read. Only the parent uses this.
 *
 * What is read is malloc'ed and the caller's. The state is static.
 */
#ifndef RS_CLIENT_H
#define RS_CLIENT_H

#include <stdbool.h>
#include <stddef.h>

#define RS_CLIENT_MAX (32u << 20) /* bytes of a message; a longer one is read to its end and refused */

enum rs_client_outcome {
    RS_CLIENT_GOT,
    RS_CLIENT_NONE,   /* none came in time */
    RS_CLIENT_GONE,   /* whoever asked is not there any more */
    RS_CLIENT_END,    /* there are no more, or a signal ends us */
    RS_CLIENT_BROKEN, /* what came is no message: why is said */
};

/* Wait for a message, at most so many milliseconds (-1: as long as it takes), for a worker that is silent meanwhile: something at
 * that descriptor means that it died. GOT: *text, of *n bytes, NUL-terminated. BROKEN:
 * *why (static); what follows is read from the next head on. */
enum rs_client_outcome rs_client_next(int milliseconds, int worker, char **text, size_t *n, const char **why);

/* Send a message; false, with errno, where nobody reads it. */
bool rs_client_send(const char *text, size_t n);

/* Whether the editor has named the file of this path: as the value of a key "uri" (file:///…) of a message. A text that is
 * sent, as a script is, cannot hold such a key: its quotes are escaped. */
bool rs_client_named(const char *path, size_t n);

#endif
