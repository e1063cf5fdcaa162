/* command: the one table of the subcommands and of the words that each takes. Who misspells one is told so by the worker,
 * which knows all names; the parent asks only which words are files, for those it opens itself.
 *
 * Nothing is owned; every string is static or stays the caller's.
 */
#ifndef RS_COMMAND_H
#define RS_COMMAND_H

#include <stdbool.h>

struct rs_command {
    const char *name;
    const char *words; /* as in `usage`: FILE is a file, […] may be left out, … may be repeated */
};

/* Sorted by name; ends with a NULL name. */
extern const struct rs_command rs_command_table[];

/* How the words after a command are to be read. */
struct rs_shape {
    int first;  /* the word from which on there are files */
    int files;  /* how many; -1: all that follow */
    int needed; /* how many files must be there */
    int others; /* how many other words may be there; -1: any number */
};

/* Whether name is a command of ours (stdlib/reis/cli/NAME.lua); else it may be a user's own, beside the script. */
bool rs_command_is_ours(const char *name);

/* The shape of a command's words; that of a user's own is one file that may be there, and any others. */
struct rs_shape rs_command_shape(const char *name);

#endif
