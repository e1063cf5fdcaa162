/* reis: reads the command line and hands over to the parent. */
#include "host/diag.h"
#include "host/live.h"
#include "host/options.h"
#include "host/parent.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A closed standard descriptor would be taken by the next file we open: fill the gap. */
static void fill_standard_descriptors(void)
{
    for (int fd = 0; fd <= 2; fd++) {
        if (fcntl(fd, F_GETFD) >= 0)
            continue;
        if (open("/dev/null", fd == 0 ? O_RDONLY : O_WRONLY) != fd)
            _exit(RS_IO);
    }
}

/* Whoever started us may have blocked or ignored what the clocks and the wait for children need. */
static void set_signals(void)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGCHLD, SIG_DFL);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
}

int main(int argc, char **argv)
{
    struct rs_options o;
    fill_standard_descriptors();
    set_signals();
    int status = RS_USAGE;
    if (rs_options_read(&o, argc, argv)) {
        if (rs_options_get(&o, "version") != NULL && o.unknown == NULL)
            o.command = "version";
        else if (o.command == NULL)
            o.command = "help";
        if (rs_options_get(&o, "trust") != NULL)
            rs_diag_say(RS_LEVEL_NOTE, "--trust: the script may read and write any file and run programs, without limits");
        bool watches = strcmp(o.command, "watch") == 0 && rs_options_get(&o, "help") == NULL && o.unknown == NULL;
        status = watches ? rs_live_run(&o) : rs_parent_run(&o);
    }
    rs_options_free(&o);
    return status;
}
