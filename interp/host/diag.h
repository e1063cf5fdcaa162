/* diag: the one printer of messages on standard error: `file:line: level: message [rule]`, the source line and a caret.
 *
 * Everything foreign in a message is escaped and cut (4 KiB a message, 120 columns around the caret, 100 messages and
 * then a count). Colour only on a terminal. Strings are borrowed for the call.
 */
#ifndef RS_DIAG_H
#define RS_DIAG_H

#include <stdbool.h>
#include <stddef.h>

struct rs_text {
    const char *s;
    size_t n;
};

/* In a frame one byte; whatever else stands there is refused. */
enum rs_level { RS_LEVEL_ERROR = 'e', RS_LEVEL_WARNING = 'w', RS_LEVEL_NOTE = 'n' };

struct rs_diag {
    enum rs_level level;
    struct rs_text file; /* empty: no place */
    long line, column;   /* 0: unknown; columns count bytes from 1 */
    struct rs_text message, rule, source;
};

/* Whether a byte names a level. */
bool rs_level_known(char byte);

/* Print one diagnostic; after 100 of them only count. */
void rs_diag_print(const struct rs_diag *d);

/* Say how many messages were held back, if any. */
void rs_diag_finish(void);

/* `reis: error: …` in printf style, for what has no place in a file. */
void rs_diag_say(enum rs_level level, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* `NAME: error: …`: about a file as a whole. */
void rs_diag_file(const char *name, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* How long work goes on: one line, rewritten in place, on a terminal only; "" wipes it. */
void rs_diag_progress(const char *s, size_t n);

/* Who else takes each message, or NULL; true where it is not to be shown. */
extern bool (*rs_diag_also)(const char *s, size_t n);

#endif
