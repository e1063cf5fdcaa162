#include "host/line.h"

#include "host/escape.h"
#include "host/line_history.h"
#include "host/line_keys.h"
#include "host/terminal.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <readline/readline.h>

enum { PROMPT_MAX = 256 };

static volatile sig_atomic_t interrupted, stopped, resized, suspended, reading;
static bool on_terminal;
static struct {
    char s[1024];
    size_t n, at;
} ahead; /* what was typed while somebody else read the terminal */
static const struct rs_line_asks *asks;

void rs_line_interrupt(void)
{
    interrupted = 1;
}

void rs_line_stop(void)
{
    stopped = 1;
}

void rs_line_resize(void)
{
    resized = 1;
}

bool rs_line_suspend(void)
{
    suspended = reading;
    return reading;
}

/* ---- what readline reads ---- */

/* ^Z: the terminal is the shell's until we are to go on. */
static void suspend(void)
{
    rs_line_keys_leave();
    rl_deprep_terminal();
    suspended = 0;
    kill(getpid(), SIGSTOP);
    rl_prep_terminal(1);
    rl_reset_screen_size();
    rl_on_new_line();
    rl_forced_update_display();
}

/* Wait until a character is there. A signal is let in only while we wait, so that none slips in between looking and waiting.
 * -> whether one is there: false after a signal */
static bool wait_for_input(int fd)
{
    struct pollfd wanted = {fd, POLLIN, 0};
    sigset_t block, before;
    sigfillset(&block);
    sigprocmask(SIG_BLOCK, &block, &before);
    int ready = interrupted || stopped || resized || suspended ? 0 : ppoll(&wanted, 1, NULL, &before), error = errno;
    sigprocmask(SIG_SETMASK, &before, NULL);
    return ready > 0 || (ready < 0 && error != EINTR);
}

void rs_line_ahead(const char *s, size_t n)
{
    if (ahead.at == ahead.n)
        ahead.at = ahead.n = 0;
    n = n < sizeof ahead.s - ahead.n ? n : sizeof ahead.s - ahead.n;
    memcpy(ahead.s + ahead.n, s, n);
    ahead.n += n;
}

/* readline's own reader goes on after a signal and keeps the half-typed text; this one gives the line up. */
static int get_character(FILE *in)
{
    unsigned char c;
    for (;;) {
        if (ahead.at < ahead.n && !interrupted && !stopped)
            return (unsigned char)ahead.s[ahead.at++];
        bool ready = wait_for_input(fileno(in));
        if (stopped) { /* readline puts the terminal back when the input ends */
            rl_replace_line("", 0);
            return EOF;
        }
        if (interrupted)
            return rs_line_keys_give_up();
        if (suspended)
            suspend();
        if (resized) {
            resized = 0;
            rs_line_keys_resized();
        }
        if (!ready)
            continue;
        ssize_t k = read(fileno(in), &c, 1);
        if (k == 1)
            return c;
        if (k == 0 || errno != EINTR)
            return EOF;
    }
}

/* ---- entries ---- */

static enum rs_line_outcome read_line(const char *prompt, bool moves, char **line)
{
    interrupted = 0;
    rs_line_keys_begin(prompt, moves);
    reading = 1;
    *line = readline(prompt);
    reading = 0;
    if (interrupted) {
        interrupted = 0;
        free(*line);
        *line = NULL;
        return RS_LINE_INTERRUPTED;
    }
    if (*line == NULL || stopped)
        return RS_LINE_END;
    return RS_LINE_GOT;
}

static enum rs_line_outcome read_piped(char **line)
{
    size_t room = 0;
    ssize_t n = getline(line, &room, stdin);
    if (n < 0) {
        free(*line);
        *line = NULL;
        return RS_LINE_END;
    }
    if (n > 0 && (*line)[n - 1] == '\n')
        (*line)[n - 1] = '\0';
    return RS_LINE_GOT;
}

/* Add a line to what was read before, which is freed; NULL where memory ran out. */
static char *joined(char *text, char *line)
{
    char *both = NULL;
    if (text == NULL)
        return line;
    if (asprintf(&both, "%s\n%s", text, line) < 0)
        both = NULL;
    free(text);
    free(line);
    return both;
}

static void further_prompt(char *to, size_t room, const char *prompt, const char *open)
{
    int width = (int)rs_columns(prompt, strlen(prompt)) - 2, own = (int)rs_columns(open, strlen(open));
    snprintf(to, room, "%*s%s> ", width > own ? width - own : 0, "", open);
}

/* Line by line, where they cannot be shown together: a pipe, or a terminal whose cursor does not move. What there is when the
 * input ends is an entry too. */
static enum rs_line_outcome read_lines(const char *prompt, char **text)
{
    char open[PROMPT_MAX / 2] = "", further[PROMPT_MAX];
    snprintf(further, sizeof further, "%s", prompt);
    for (*text = NULL;;) {
        char *line = NULL;
        enum rs_line_outcome got = on_terminal ? read_line(further, false, &line) : read_piped(&line);
        if (got == RS_LINE_INTERRUPTED) {
            free(*text);
            *text = NULL;
            return got;
        }
        if (got == RS_LINE_END)
            return *text != NULL ? RS_LINE_GOT : RS_LINE_END;
        *text = joined(*text, line);
        if (*text == NULL)
            return RS_LINE_END;
        if (**text == '\0' || asks->whole(*text, open, sizeof open))
            return RS_LINE_GOT;
        further_prompt(further, sizeof further, prompt, open);
    }
}

enum rs_line_outcome rs_line_read(const char *prompt, char **text)
{
    bool moves = on_terminal && rs_terminal_now().moves;
    enum rs_line_outcome got = moves ? read_line(prompt, true, text) : read_lines(prompt, text);
    if (got == RS_LINE_END && moves && !stopped)
        rs_line_keys_leave();
    if (got == RS_LINE_GOT && on_terminal)
        rs_line_history_add(*text);
    return got;
}

void rs_line_init(const struct rs_line_asks *whom)
{
    on_terminal = isatty(0);
    asks = whom;
    if (!on_terminal)
        return;
    rl_readline_name = "reis";
    rl_catch_signals = 0;
    rl_catch_sigwinch = 0;
    rl_change_environment = 0;
    rl_getc_function = get_character;
    rs_line_keys_init(asks);
    rs_line_history_init();
}

bool rs_line_broken_off(void)
{
    bool was = interrupted || stopped;
    interrupted = 0;
    return was;
}

void rs_line_end(void)
{
    if (on_terminal && reading)
        rl_deprep_terminal();
    reading = 0;
}
