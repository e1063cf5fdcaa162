/* Which columns of a log are its case, activity, time, channel, lifecycle and start: those given, else those of usual names, English
   and Dutch. No state. */
#ifndef RS_LOG_COLUMNS_H
#define RS_LOG_COLUMNS_H

#include "log/csv.h"

enum rs_column { RS_COLUMN_CASE, RS_COLUMN_ACTIVITY, RS_COLUMN_TIME, RS_COLUMN_CHANNEL, RS_COLUMN_LIFECYCLE, RS_COLUMN_START, RS_COLUMNS };

/* The number of the column among n headings for what `which` is: of the name `given` (NULL: none) whatever its case, else of a
   usual name. -1 where there is none. */
int rs_columns_find(const struct rs_csv_field *headings, int n, enum rs_column which, const char *given);

/* The number of the column of that name, whatever its case and signs between its words. -1 where there is none. */
int rs_columns_named(const struct rs_csv_field *headings, int n, const char *name);

/* The number of the column whose name is nearest to one that none has: what was probably meant. -1 where none is near. */
int rs_columns_near(const struct rs_csv_field *headings, int n, const char *name);

/* Whether a key of XES is what `which` is. */
bool rs_columns_is(const char *key, enum rs_column which);

#endif
