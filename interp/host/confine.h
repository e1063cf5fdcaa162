/* confine: takes from the worker what it does not need: files, programs, the network, core dumps, most system calls. */
#ifndef RS_CONFINE_H
#define RS_CONFINE_H

/* Confine this process; address_mebibytes caps its memory (0: none). 0, or -1 where a wall could not be set up. */
int rs_confine(double address_mebibytes);

#endif
