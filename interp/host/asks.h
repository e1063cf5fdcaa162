/* asks: what the line editor wants to know of the language, asked of the worker that waits for a line. All that it says is
 * held against what it may be before it is shown. */
#ifndef RS_ASKS_H
#define RS_ASKS_H

#include "host/line.h"

extern const struct rs_line_asks rs_asks;

#endif
