/* database: runs the database program, a child that talks to the database named on the command line as odbc:…, for the worker,
 * which cannot. Only the parent uses this.
 *
 * The connection string is the command line's and nobody else's; who may do it is ODBC's to know (odbc.ini, a driver's own
 * file), since a command line can be read by everybody. The program is started at the first request and serves until
 * rs_database_end; what it gives is malloc'ed, the caller frees it.
 */
#ifndef RS_DATABASE_H
#define RS_DATABASE_H

#include "host/options.h"
#include "host/program.h"

/* Whether a word of the command line names a database, for the command `mine`. */
bool rs_database_named(const struct rs_options *o, const char *word);

/* Why the databases on the command line may not be asked, or NULL: a password among them, or a driver that is a file. Static. */
const char *rs_database_refusal(const struct rs_options *o);

/* Carry out what the worker asked (packed, see RS_F_QUERY) until `deadline` (rs_clock seconds); `waiting` and `stop` as
 * rs_program_ask has them. *reply: its type is an outcome, its data packed strings, or a sentence of why not. */
void rs_database_ask(const struct rs_options *o, const char *request, size_t n, struct rs_frame *reply, double deadline,
                     const sigset_t *waiting, volatile sig_atomic_t *stop);

/* End the program, if there is one. */
void rs_database_end(void);

#endif
