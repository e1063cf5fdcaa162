/* line: reads what is typed in the REPL, whole entries of one line or several: with readline on a terminal, plainly elsewhere.
 * Only the files line*.c know readline.
 *
 * rs_line_read gives a malloc'ed text without its last newline; the caller frees it.
 */
#ifndef RS_LINE_H
#define RS_LINE_H

#include <stdbool.h>
#include <stddef.h>

/* What can follow at the cursor: each text takes the place of the last `cut` bytes before it. malloc'ed, by rs_line_found_free. */
struct rs_line_found {
    size_t n, cut;
    struct rs_line_match {
        char *text, *label, *about; /* label: how it is shown; about: a word of what it is, or "" */
    } * list;
};
void rs_line_found_free(struct rs_line_found *found);

/* How a text is shown: see struct rs_screen_text. malloc'ed, by rs_line_ink_free. */
struct rs_line_ink {
    char *letters;
    char **opens;
    size_t nopens;
};
void rs_line_ink_free(struct rs_line_ink *ink);

/* What is asked while a line is typed, of whoever knows the language. None may raise. */
struct rs_line_asks {
    struct rs_line_found (*complete)(const char *text, size_t point);
    bool (*whole)(const char *text, char *open, size_t room); /* open: what is not closed, in words */
    struct rs_line_ink (*ink)(const char *text, size_t point);
};

enum rs_line_outcome { RS_LINE_GOT, RS_LINE_END, RS_LINE_INTERRUPTED };

/* Set up history and keys; only where standard input is a terminal. asks is borrowed for good. */
void rs_line_init(const struct rs_line_asks *asks);

/* Show the prompt and read one whole entry. ^C gives RS_LINE_INTERRUPTED with no text. */
enum rs_line_outcome rs_line_read(const char *prompt, char **text);

/* Put the terminal back as it was; safe to call at any time. */
void rs_line_end(void);

/* These bytes were typed while something else was read: they come before what is typed from now on. What is too much is lost. */
void rs_line_ahead(const char *s, size_t n);

/* Whether there was a ^C or an end of all since this was asked last, while no entry was read: for who else reads the terminal. */
bool rs_line_broken_off(void);

/* For the handlers of signals; all are async-signal-safe: the entry is given up; all reading ends; the terminal's size has
 * changed; we are to be stopped. rs_line_suspend says false where no line is being typed. */
void rs_line_interrupt(void);
void rs_line_stop(void);
void rs_line_resize(void);
bool rs_line_suspend(void);

#endif
