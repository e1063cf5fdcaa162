/* reader: opens files for the worker, which may open none itself: modules beneath the script's folder and the library
 * folders, included files beneath the script's folder and those given with --read, a user's extensions beneath the
 * script's folder; never outside them (links included). Only the parent uses this.
 */
#ifndef RS_READER_H
#define RS_READER_H

#include "host/frame.h"
#include "host/options.h"

#include <stdbool.h>

#define RS_SOURCE_MAX (4u << 20) /* bytes of one script */
#define RS_SOURCE_MAX_TEXT "4 MiB"

/* Note the folders: the script's (may be NULL), each --read, each -I, REIS_PATH, the user's and the system's library
 * folders. NULL, or the --read folder that cannot be read, with *why (static). */
const char *rs_reader_init(const struct rs_options *o, const char *script, const char **why);

/* Answer a request (packed: kind "module" | "include" | "extension" | "stdlib", name; or kind "init", in a REPL: the person's
 * own init.lua) into reply, packed: path as shown, bytes; or
 * (kind "list", a folder beneath the script's) packed: the names of the modules in it, sorted; or (kind "beside", the number
 * of a file of the command line) nothing: from then on that one is the script.
 * (kind "names" or "outputs", a folder of what may be read or written, "" for the first) packed: an empty text, the names in it.
 * Returns '+', or '-' (no such file) or '!' (there, but refused) with a message in *why (static), or 'L' (too large) with the
 * path there. */
char rs_reader_answer(const char *request, size_t n, struct rs_pack *reply, const char **why);

/* Whether a user's own command of that name stands beside the script: cli/NAME.lua. */
bool rs_reader_has_command(const char *name);

/* Read a file that the person named in the REPL, which is the script from then on; answers as rs_reader_answer. */
char rs_reader_load(const char *path, struct rs_pack *reply, const char **why);

/* Open a file named on the command line; -1 with *why (static) saying what is wrong. "-" is standard input. */
int rs_reader_open(const char *path, const char **why);

#endif
