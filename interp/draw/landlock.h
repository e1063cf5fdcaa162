/* Landlock: the kernel's own wall before files, a second one behind the filter of system calls.
   Holds nothing. */
#ifndef RS_DRAW_LANDLOCK_H
#define RS_DRAW_LANDLOCK_H

#include <stdbool.h>

/* From now on this process can run, write, make and remove no file, whatever it is asked by, nor
   look into a process outside. Needs no_new_privs. False where the kernel has no Landlock. */
bool rs_landlock_read_only(void);

#endif
