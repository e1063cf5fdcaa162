/* loopback: a page for the browser on this machine and nobody else: a server on 127.0.0.1 that knows three addresses, all
 * beneath a name that cannot be guessed: "" the frame that looks for news, "page" the page, "news?N" the state once it is no
 * longer the N-th. Anything else, another host's name or another method is refused. It reads no file.
 *
 * All texts given are borrowed until the next rs_loopback_show. One server a process; the state is static.
 */
#ifndef RS_LOOPBACK_H
#define RS_LOOPBACK_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>

struct rs_loopback_state {
    const char *page; /* HTML; NULL while there is none */
    size_t page_n;
    unsigned pages;   /* how many there were */
    const char *said; /* what is wrong, as text; "" for nothing */
};

/* Listen at that port, 0 for any that is free. False with errno. */
bool rs_loopback_open(int port);

/* The address of the page, to be shown and opened. */
const char *rs_loopback_address(void);

/* From now on this is the state: whoever waits for news is told. */
void rs_loopback_show(const struct rs_loopback_state *state);

enum { RS_LOOPBACK_POLLS = 33 };

/* What to poll for, at most RS_LOOPBACK_POLLS -> how many. */
int rs_loopback_polls(struct pollfd *polls);

/* Serve what the poll found. */
void rs_loopback_serve(const struct pollfd *polls, int n);

#endif
