/* One connection to a database, through unixODBC, and what is asked of it. Only odbc.c knows ODBC.

   Every answer is packed strings (host/frame.h) in *out, or, where the function gives no RS_DONE, one sentence of why not, not
   packed; the caller frees it in either case. Nothing is written to the database: only a lone SELECT passes, in a transaction
   that is read-only where the database has such. */
#ifndef RS_DATABASE_ODBC_H
#define RS_DATABASE_ODBC_H

#include "host/frame.h"

#include <stdbool.h>

/* Connect with a connection string, as DSN=shop or Driver={SQLite3};Database=x.db. Gives what kind of database answers, its
   version, and the driver's name. */
enum rs_outcome rs_odbc_connect(const char *connection, struct rs_pack *out);

/* Gives of each source that ODBC knows "source" and its name, of each driver "driver" and its name; asked without a connection. */
enum rs_outcome rs_odbc_sources(struct rs_pack *out);

/* Gives of each table and view: its schema (or ""), its name. */
enum rs_outcome rs_odbc_tables(struct rs_pack *out);

/* Gives of each column of a table: its name, "text", "number", "time" or "other", and its type as the database calls it. schema "":
   whichever. */
enum rs_outcome rs_odbc_columns(const char *schema, const char *table, struct rs_pack *out);

/* Run one SELECT of n bytes, for so many seconds at most. Gives the number of its columns, and the values row by row as text;
   "" for NULL. */
enum rs_outcome rs_odbc_select(const char *sql, size_t n, long seconds, struct rs_pack *out);

/* End a SELECT that runs, from another thread. False where none does. */
bool rs_odbc_cancel(void);

void rs_odbc_end(void);

#endif
