#include "host/drawing.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The embedded program, made by scripts/embed. */
extern const unsigned char rs_draw_program[];
extern const size_t rs_draw_program_len;

enum { GRACE = 500 }; /* milliseconds to end in */

/* nothing of the caller's environment: neither Graphviz nor fontconfig takes orders from it */
static char *const environment[] = {"LC_ALL=C.UTF-8", "HOME=/nonexistent", "PATH=/usr/bin:/bin",
#ifdef RS_NO_SECCOMP
                                    "ASAN_OPTIONS=detect_leaks=0", /* Graphviz and pango leak a little of their own */
#endif
                                    NULL};

static struct rs_program child = {.name = "reis-draw", .bytes = rs_draw_program, .environment = environment};
static bool used; /* it has drawn something */

void rs_drawing_end(void)
{
    rs_program_end(&child, 0, used ? GRACE : 0);
}

static bool start(void)
{
    if (child.pid > 0)
        return true;
    used = false;
    child.n = rs_draw_program_len;
    child.tells = getenv("REIS_DRAW_STDERR") != NULL;
    return rs_program_start(&child);
}

static void say(struct rs_drawing *d, enum rs_outcome outcome, const char *message)
{
    free(d->bytes);
    d->bytes = strdup(message);
    d->len = d->bytes != NULL ? strlen(d->bytes) : 0;
    d->outcome = outcome;
}

static bool known(char outcome)
{
    return outcome != '\0' && strchr("+-LIX", outcome) != NULL;
}

/* One try; false where the program died over it. */
static bool attempt(struct rs_drawing *d, const char *request, size_t n, double deadline, const sigset_t *waiting,
                    volatile sig_atomic_t *stop)
{
    struct rs_frame reply;
    char why[160];
    if (!start()) {
        snprintf(why, sizeof why, "cannot start the drawing program: %s", strerror(errno));
        say(d, RS_UNABLE, why);
        return true;
    }
    free(d->bytes);
    bool whole = rs_program_ask(&child, RS_F_DRAW, request, n, &reply, deadline, waiting, stop) && known(reply.type);
    d->bytes = reply.data;
    used = true;
    if (whole) {
        d->outcome = (enum rs_outcome)reply.type;
        d->len = reply.len;
    } else if (rs_clock() >= deadline || *stop) {
        snprintf(why, sizeof why, "drawing limit: a picture took over %d s, or the command's time was over while it was drawn",
                 RS_SECONDS_PICTURE);
        say(d, RS_LIMITED, why);
    } else {
        say(d, RS_DIED, "the drawing program died");
    }
    if (d->outcome != RS_DONE) {
        used = whole; /* one that is broken is not waited for */
        rs_drawing_end();
    }
    return whole || d->outcome != RS_DIED;
}

void rs_drawing_run(struct rs_drawing *d, const char *request, size_t n, double deadline, const sigset_t *waiting,
                    volatile sig_atomic_t *stop)
{
    double most = rs_clock() + RS_SECONDS_PICTURE;
    memset(d, 0, sizeof *d);
    deadline = most < deadline ? most : deadline;
    /* What it died of may be all that came before it, or somebody else's doing: once more, in a fresh one. */
    if (!attempt(d, request, n, deadline, waiting, stop))
        attempt(d, request, n, deadline, waiting, stop);
}
