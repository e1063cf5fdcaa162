/* kept: texts that a worker leaves with the parent, for the worker that takes its place when it dies: what is open in an editor.
 * They mean nothing to the parent.
 */
#ifndef RS_KEPT_H
#define RS_KEPT_H

#include "host/frame.h"

#include <stdbool.h>
#include <stddef.h>

#define RS_KEPT_MAX (256u << 20) /* bytes of all of them: what is beyond is not kept */

/* Keep a text by its name, in the place of what was kept by it; none: forget that. */
void rs_kept_put(const char *name, size_t nname, const char *text, size_t n);

/* The i-th, from 1 on: added to reply as packed name and text. False where there are fewer. */
bool rs_kept_get(size_t i, struct rs_pack *reply);

#endif
