/* Whether a text is one SELECT and nothing else: what the worker sends is not trusted. No state. */
#ifndef RS_DATABASE_SELECT_H
#define RS_DATABASE_SELECT_H

#include <stdbool.h>
#include <stddef.h>

/* True of SELECT … and WITH …, where outside quotes there is no second statement, comment, or quote of another kind ($$, E''). plain:
   a backslash in quotes is a letter to this database; where it may be more, none passes beside a semicolon. */
bool rs_select_alone(const char *sql, size_t n, bool plain);

#endif
