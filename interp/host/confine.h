/* confine: takes from the worker what it does not need: files, programs, the network, core dumps, most system calls. */
#ifndef RS_CONFINE_H
#define RS_CONFINE_H

#include <stdbool.h>

/* Close every descriptor but 0 to 2 and the n in keep, which is sorted here. Where `null`, 0 to 2 become /dev/null.
 * False where that cannot be. To be called before rs_confine, which lets nothing be opened. */
bool rs_confine_descriptors(int *keep, int n, bool null);

/* Confine this process; address_mebibytes caps its memory (0: none), and it writes to nothing but to_parent.
 * 0, or -1 where a wall could not be set up. */
int rs_confine(double address_mebibytes, int to_parent);

#endif
