/* Which columns of a log are its case, activity, time, channel and lifecycle: those given, else those of usual names, English
   and Dutch. No state. */
#ifndef RS_LOG_COLUMNS_H
#define RS_LOG_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

enum rs_column { RS_COLUMN_CASE, RS_COLUMN_ACTIVITY, RS_COLUMN_TIME, RS_COLUMN_CHANNEL, RS_COLUMN_LIFECYCLE, RS_COLUMNS };

struct rs_heading {
    const char *s;
    size_t n;
};

/* The number of the column among n headings for what `which` is: of the name `given` (NULL: none) whatever its case, else of a
   usual name. -1 where there is none. */
int rs_columns_find(const struct rs_heading *headings, int n, enum rs_column which, const char *given);

/* Whether a key of XES is what `which` is. */
bool rs_columns_is(const char *key, enum rs_column which);

#endif
