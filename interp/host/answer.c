#include "host/answer.h"

#include "host/watch.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

enum { ANSWER_MAX = 64 << 10 };

/* The next byte, or -1 at the end. Signals are let in only while we wait, so that none slips in between looking and waiting. */
static int next_byte(void)
{
    struct pollfd wanted = {0, POLLIN, 0};
    sigset_t before;
    unsigned char c;
    ssize_t n = -1;
    rs_watch_block(&before);
    do {
        if (rs_watch_caught == 0 && ppoll(&wanted, 1, NULL, &before) > 0)
            n = read(0, &c, 1);
    } while (n < 0 && errno == EINTR && rs_watch_caught == 0);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return n == 1 ? c : -1;
}

bool rs_answer_read(char **text)
{
    size_t n = 0;
    int c;
    *text = malloc(ANSWER_MAX + 1);
    if (*text == NULL)
        return false;
    while ((c = next_byte()) >= 0 && c != '\n')
        if (n < ANSWER_MAX)
            (*text)[n++] = (char)c;
    (*text)[n] = '\0';
    if (rs_watch_caught == 0 && (c == '\n' || n > 0))
        return true;
    free(*text);
    *text = NULL;
    return false;
}
