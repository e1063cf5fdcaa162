/* typed: what an entry that was typed in the REPL allows beyond what a script may: `:load shop.lua` to read that file,
 * `:edit` to run the person's own editor on the script, `:open map` to show what was drawn. The worker asks for these, and
 * gets them only where the entry itself says so: what it makes up is refused. Only the parent uses this.
 */
#ifndef RS_TYPED_H
#define RS_TYPED_H

#include <stdbool.h>
#include <stddef.h>

/* Note an entry as it was typed; it takes the place of the one before. text: NUL-terminated, borrowed for the call. */
void rs_typed_entry(const char *text);

/* Whether the entry says `:load PATH` for this path of n bytes. */
bool rs_typed_loads(const char *path, size_t n);

/* Whether the entry has another script run: `:load`, `:reload` or `:edit`. */
bool rs_typed_runs_another(void);

/* Note the script that is loaded now (copied); NULL: none. */
void rs_typed_script(const char *path);

/* Run $VISUAL or $EDITOR on the loaded script, where the entry says `:edit` and there is a terminal. false with *why (static). */
bool rs_typed_edit(const char **why);

/* Show a file (NUL-terminated) once the outputs are in their places, where the entry says `:open` and there is a display;
 * false where there is none. */
bool rs_typed_open(const char *path);

/* Show a file or an address with the person's own program, where there is a display; nothing where there is none. */
void rs_typed_show(const char *what);

/* The outputs are in their places: what waits to be shown is. */
void rs_typed_settled(void);

#endif
