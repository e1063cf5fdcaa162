/* line_keys: what readline's keys do in the REPL, and how it shows what is typed. For line.c. */
#ifndef RS_LINE_KEYS_H
#define RS_LINE_KEYS_H

#include "host/line.h"

/* Bind the keys; asks is borrowed for good. */
void rs_line_keys_init(const struct rs_line_asks *asks);

/* A new entry is typed after this prompt (borrowed until it is whole), in colours where `moves`. */
void rs_line_keys_begin(const char *prompt, bool moves);

/* Leave what is shown, for a message or another program. */
void rs_line_keys_leave(void);

/* ^C: forget what is typed -> the key to end the entry with. */
int rs_line_keys_give_up(void);

/* The terminal has another size. */
void rs_line_keys_resized(void);

#endif
