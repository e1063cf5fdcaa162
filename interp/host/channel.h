/* channel: the worker's end of the pipes to the parent. One channel a process, so the functions take none.
 *
 * Replies are malloc'ed and freed by the caller. A broken pipe means the parent has gone: the worker leaves at once.
 */
#ifndef RS_CHANNEL_H
#define RS_CHANNEL_H

#include "host/frame.h"

void rs_channel_init(int to_parent, int from_parent);

/* Text for standard output, buffered. */
void rs_channel_text(const char *s, size_t n);
void rs_channel_flush(void);

/* Send a frame (what was printed before goes first). */
void rs_channel_send(char type, const void *s, size_t n);
void rs_channel_send2(char type, const void *a, size_t na, const void *b, size_t nb); /* a payload of two parts */

/* Send a frame and read the parent's answer: its first byte is the outcome, the rest its bytes. */
char rs_channel_ask(char type, const void *s, size_t n, struct rs_frame *reply);

/* Send a frame of two parts and go on: both sides work meanwhile. Its answer is given by rs_channel_late, which is to be
 * called before this is used again; RS_DONE and no bytes where nothing was asked. */
void rs_channel_ask_later(char type, const void *a, size_t na, const void *b, size_t nb);
char rs_channel_late(struct rs_frame *reply);

/* Wait for that answer now: what is read next is not it. */
void rs_channel_settle(void);

/* Read the next frame from the parent. */
void rs_channel_next(struct rs_frame *f);

/* The last frame: the exit status; leaves the process. */
_Noreturn void rs_channel_exit(int status);

/* Where the worker cannot go on even to say so. */
#define RS_EXIT_PARENT_GONE 71
#define RS_EXIT_UNCONFINED 72

#endif
