/* options: the command line, read once by the parent from one table.
 *
 * Every string points into argv or into static memory; rs_options_free frees only the lists.
 */
#ifndef RS_OPTIONS_H
#define RS_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#define RS_SECONDS_SCRIPT 10.0 /* wall time for a script's own Lua */
#define RS_SECONDS_WORK 600.0  /* wall time for a command's own work */
#define RS_MEBIBYTES_LUA 256   /* what Lua may allocate */
#define RS_MEBIBYTES_WORKER 1024

enum rs_option_type { RS_OPT_FLAG, RS_OPT_TEXT, RS_OPT_NUMBER };

struct rs_option {
    const char *name; /* long name without dashes */
    char letter;      /* short form, or 0 */
    enum rs_option_type type;
    const char *value; /* how the value is called in help ("a|b": one of these; FILE: one to be read), or NULL */
    const char *doc;
    double low, high; /* bounds of a number */
    const char *only; /* the commands that take it, space separated with a space at both ends, or NULL for all;
                       * after a ! the commands that do not take it */
};

/* The table; ends with a NULL name. */
extern const struct rs_option rs_option_table[];

struct rs_given {
    const struct rs_option *option;
    const char *value; /* NULL for a flag */
    double number;
    int file; /* the number of the file that its value names, among files, from 1 on; 0: it names none */
};

struct rs_options {
    const char *command; /* NULL: none given */
    const char **files;  /* named on the command line, to be opened by the parent: words, then values of options */
    int nfiles, nwords;  /* all; those that are words */
    const char **args; /* the other words after the command */
    int nargs;
    struct rs_given *given;
    int ngiven;
    const char *unknown; /* a word that is no option, at which reading stopped, or NULL */
};

/* Read argv. False after saying what is wrong; an unknown option is not said yet: it ends up in `unknown`. */
bool rs_options_read(struct rs_options *o, int argc, char **argv);
void rs_options_free(struct rs_options *o);

/* The last value given for an option, or NULL. */
const struct rs_given *rs_options_get(const struct rs_options *o, const char *name);
double rs_options_number(const struct rs_options *o, const char *name, double otherwise);

#endif
