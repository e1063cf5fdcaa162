/* What the drawing program takes from itself before it reads a request. Holds nothing. */
#ifndef RS_DRAW_GUARD_H
#define RS_DRAW_GUARD_H

#include <stdbool.h>

/* Limits on memory (1 GiB; the parent keeps the time), no core files, no new privileges, and unless
   built with RS_NO_SECCOMP a filter of system calls: files can be read, and that is all: nothing is
   written, created or removed, no program or process is started, nobody is signalled, there is no
   network. False where a wall could not be set up: then nothing may be drawn. */
bool rs_guard(void);

#endif
