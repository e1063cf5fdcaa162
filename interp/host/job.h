/* job: what this worker was started for, for the modules that need it. Borrowed, lives as long as the process. */
#ifndef RS_JOB_H
#define RS_JOB_H

#include "host/worker.h"

void rs_job_set(const struct rs_job *job);
const struct rs_job *rs_job(void);

#endif
