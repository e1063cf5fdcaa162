/* What the database program may not do: start a program, gain rights, reach into other processes, use memory without end. What
   drivers need it must be let: files, sockets, threads. No state. */
#ifndef RS_DATABASE_GUARD_H
#define RS_DATABASE_GUARD_H

#include <stdbool.h>

/* Confine this process for good. False where the system cannot. */
bool rs_database_guard(void);

#endif
