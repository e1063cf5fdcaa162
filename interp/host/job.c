#include "host/job.h"

static const struct rs_job *current;

void rs_job_set(const struct rs_job *job)
{
    current = job;
}

const struct rs_job *rs_job(void)
{
    return current;
}
