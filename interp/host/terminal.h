/* terminal: what the terminal is like right now. Nothing is owned. */
#ifndef RS_TERMINAL_H
#define RS_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

struct rs_terminal {
    int columns, rows; /* 20 to 500, 2 to 500; 100 and 40 where standard output is no terminal */
    bool there;        /* standard output is a terminal */
    bool moves;        /* its cursor can be moved, by the usual sequences */
    bool colour;       /* it takes colours, and NO_COLOR is not set */
    bool utf8;         /* text is UTF-8 there */
};

/* Ask anew: the size may have changed. COLUMNS stands in for the width where it is set. */
struct rs_terminal rs_terminal_now(void);

/* The same as text, for the worker: columns, rows, there, colour, utf8, parted by blanks -> its length. */
int rs_terminal_text(char *to, size_t room);

/* Take the locale's letters (never its numbers) from the environment. Once, before the first of the above. */
void rs_terminal_init(void);

#endif
