/* folder: a folder that the parent holds open, and what is read beneath it: never outside it, links included. A folder is
 * opened once and lasts as long as the process, or until rs_folder_close.
 */
#ifndef RS_FOLDER_H
#define RS_FOLDER_H

#include "host/frame.h"

#include <stdbool.h>
#include <stddef.h>

enum { RS_MODULE_MAX = 100, RS_WHY_MAX = 512 }; /* bytes of a module's name, of what is said when something is refused */

struct rs_folder {
    char *shown;        /* how paths beneath it are shown: "" or ends in a slash; owned */
    int fd;             /* -1 where there is no such folder */
    const char *origin; /* why it is looked in; a literal */
};

/* Open the folder at path (n bytes), beneath another one (and then shown as beneath that) or anywhere (beneath NULL), shown
 * as given or (NULL) by its path. One that cannot be opened has fd -1 and leaves errno. */
struct rs_folder rs_folder_open(const struct rs_folder *beneath, const char *path, size_t n, const char *shown, const char *origin);

void rs_folder_close(struct rs_folder *f);

/* Open what lies at path beneath f for reading: no "..", no absolute path, no link out of it. -1 with errno. */
int rs_folder_at(const struct rs_folder *f, const char *path);

/* Read a regular file beneath f into reply, packed: path as shown, bytes. One of more than `most` bytes is cut there, or (where
 * whole) refused. Returns '+', '-' (no such file), '!' (refused) with a message in why, 'L' (too large) with the path there. */
char rs_folder_read(const struct rs_folder *f, const char *path, size_t most, bool whole, struct rs_pack *reply, char why[RS_WHY_MAX]);

/* Read what is open at fd, as rs_folder_read. */
char rs_folder_slurp(int fd, const char *shown, size_t most, bool whole, struct rs_pack *reply, char why[RS_WHY_MAX]);

/* Put what stands in a folder (path beneath f; "" is f itself) into reply, packed, folders with a slash; hidden names are left
 * out, and what comes after the first 1,000. */
void rs_folder_names(const struct rs_folder *f, const char *path, struct rs_pack *reply);

/* Put the names of the modules in a folder (path beneath f; "." is f itself) into reply, packed, sorted: "a.lua" is a, and in
 * folders down to so many levels "b/c.lua" is b.c; hidden ones and links to folders are passed over. Returns '+', or '-' (no
 * such folder); *cut says whether there was more than is looked at (4,096 entries). */
char rs_folder_modules(const struct rs_folder *f, const char *path, int levels, struct rs_pack *reply, bool *cut);

/* The path of a module: names are words of letters, digits, _ and - joined by dots, "a.b" is at a/b.lua. 0, or -1. */
int rs_module_path(const char *name, size_t n, char path[RS_MODULE_MAX + 8]);

#endif
