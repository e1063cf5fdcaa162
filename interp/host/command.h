/* command: what the parent knows of the subcommands: their names, to answer a misspelt one before any file is opened.
 *
 * Nothing is owned; every string stays the caller's.
 */
#ifndef RS_COMMAND_H
#define RS_COMMAND_H

/* Whether name is a command of ours (stdlib/reis/cli/NAME.lua); else it may be a user's own, beside the script. */
int rs_command_is_ours(const char *name);

/* How many single-character edits lie between two words; both are cut to 31 characters. */
int rs_command_distance(const char *a, const char *b);

/* Say that there is no such command, and which one was probably meant. Gives the exit status, 2. */
int rs_command_unknown(const char *name);

#endif
