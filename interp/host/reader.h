/* reader: opens files for the worker, which may open none itself: modules beneath the places of libraries,
 * included files beneath the script's folder and those given with --read; never outside them
 * (links included). Only the parent uses this.
 */
#ifndef RS_READER_H
#define RS_READER_H

#include "host/frame.h"
#include "host/options.h"

#include <stdbool.h>

#define RS_SOURCE_MAX (4u << 20) /* bytes of one script */
#define RS_IMAGE_MAX (16u << 20) /* bytes of one image */
#define RS_LOG_MAX (192u << 20)   /* bytes of one log that a script reads */
#define RS_SOURCE_MAX_TEXT "4 MiB"

/* Note the folders: the script's (may be NULL), each --read, and the places of libraries. NULL, or the --read folder that cannot
 * be read, with *why (static). */
const char *rs_reader_init(const struct rs_options *o, const char *script, const char **why);

/* Answer a request (packed: kind, name, and of some the number of a place) into reply, packed:
 *   module, head  a module in that place, all of it or its first 8 KiB: path as shown, bytes
 *   list, all     the names of the modules in a folder of that place (named as a module is), or anywhere in it, sorted; an
 *                 empty name is the last of all where there are more
 *   places        of each place of libraries: where it is from, how it is shown, "1" where it is there, else ""
 *   include       a file beneath the script's folder or one given with --read: path as shown, bytes
 *   stdlib        a module of ours beneath REIS_STDLIB: path, bytes
 *   names, outputs  of a folder of what may be read or written ("" for the first): an empty text, the names in it
 *   init          in a REPL the person's own init.lua: path, bytes
 *   beside        nothing: from then on that file of the command line (its number is the name) is the script
 * Returns '+', or '-' (no such file) or '!' (there, but refused) with a message in *why (static), or 'L' (too large) with the
 * path there. */
char rs_reader_answer(const char *request, size_t n, struct rs_pack *reply, const char **why);

/* Whether a user's own command of that name stands beside the script: cli/NAME.lua. */
bool rs_reader_has_command(const char *name);

/* From now on the file of this path is the script: what it reads lies beside it. False where its folder cannot be opened. */
bool rs_reader_beside(const char *path);

/* Open a file named on the command line; -1 with *why (static) saying what is wrong. "-" is standard input. */
int rs_reader_open(const char *path, const char **why);

/* Read a file that the person named in the REPL, which is the script from then on; answers as rs_reader_answer. */
char rs_reader_load(const char *path, struct rs_pack *reply, const char **why);

#endif
