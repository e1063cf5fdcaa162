/* parent: the small trusted process: it opens the files named on the command line, starts the worker, owns the clock,
 * every output and the exit status, and lets drawings be made. */
#ifndef RS_PARENT_H
#define RS_PARENT_H

#include "host/options.h"

enum rs_exit {
    RS_OK = 0,
    RS_ERROR = 1, /* the script or the data has errors */
    RS_USAGE = 2,
    RS_LIMIT = 3, /* time, memory or drawing size */
    RS_IO = 4,
    RS_BUG = 70, /* the worker died */
    RS_BROKEN_OFF = 130,
};

/* Carry out the command; gives the exit status. Dies by the signal that interrupted it. */
int rs_parent_run(const struct rs_options *o);

#endif
