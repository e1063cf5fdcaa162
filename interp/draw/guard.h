/* What the drawing program takes from itself before it reads a request. Holds nothing. */
#ifndef RS_DRAW_GUARD_H
#define RS_DRAW_GUARD_H

/* Limits on memory (1 GiB) and processor time (60 s), no core files, no new privileges, and unless
   built with RS_NO_SECCOMP no programs, sockets, other processes or writing to files. */
void rs_guard(void);

#endif
