/* live: `reis watch`: draws the report again at every save, each time in a process of its own, and shows it in a browser. */
#ifndef RS_LIVE_H
#define RS_LIVE_H

#include "host/options.h"

/* Serve until a signal ends it; an exit status where that cannot be. */
int rs_live_run(const struct rs_options *o);

#endif
