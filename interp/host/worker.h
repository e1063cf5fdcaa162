/* worker: the process in which everything foreign runs: Lua, the stdlib, the engine. It holds only pipes and the files
 * that the parent opened for it, has limits, and can open, run and send nothing itself.
 */
#ifndef RS_WORKER_H
#define RS_WORKER_H

#include "host/options.h"
#include "host/terminal.h"

#include <sys/types.h>

struct rs_job {
    const struct rs_options *options;
    const int *file_fds; /* one for each of options->files */
    int to_parent, from_parent;
    struct rs_terminal terminal; /* as it is at the start */
    pid_t parent;
    int cores; /* that this process may run on */
};

/* Run the job and leave the process; never returns. */
_Noreturn void rs_worker_main(const struct rs_job *job);

#endif
