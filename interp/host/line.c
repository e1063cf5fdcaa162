#include "host/line.h"

#include "host/diag.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

enum { HISTORY_LINES = 1000 };

static volatile sig_atomic_t interrupted, stopped;
static int on_terminal, reading;
static char history_file[PATH_MAX];
static rs_line_complete completer;

void rs_line_interrupt(void)
{
    interrupted = 1;
}

void rs_line_stop(void)
{
    stopped = 1;
}

/* readline's own reader goes on after a signal and keeps the half-typed text; this one gives the line up. The signal is
 * let in only while we wait, so that none slips in between looking and waiting. */
static int get_character(FILE *in)
{
    struct pollfd wanted = {fileno(in), POLLIN, 0};
    sigset_t block, before;
    unsigned char c;
    for (;;) {
        sigfillset(&block);
        sigprocmask(SIG_BLOCK, &block, &before);
        int ready = interrupted || stopped ? 0 : ppoll(&wanted, 1, NULL, &before), error = errno;
        sigprocmask(SIG_SETMASK, &before, NULL);
        if (stopped) { /* readline puts the terminal back when the input ends */
            rl_replace_line("", 0);
            return EOF;
        }
        if (interrupted) {
            rl_replace_line("", 0);
            rl_crlf();
            return '\n';
        }
        if (ready < 0 && error == EINTR)
            continue;
        ssize_t k = read(fileno(in), &c, 1);
        if (k == 1)
            return c;
        if (k == 0 || errno != EINTR)
            return EOF;
    }
}

static char **attempt(const char *word, int start, int end)
{
    (void)end;
    rl_attempted_completion_over = 1; /* never offer file names */
    rl_completion_append_character = '\0';
    char **found = completer != NULL ? completer(rl_line_buffer, word, start) : NULL;
    if (found == NULL)
        return NULL;
    size_t n = 0, common;
    while (found[n] != NULL)
        n++;
    char **all = n > 0 ? calloc(n + 2, sizeof *all) : NULL;
    if (all == NULL) {
        for (size_t i = 0; i < n; i++)
            free(found[i]);
        free(found);
        return NULL;
    }
    common = strlen(found[0]);
    for (size_t i = 1; i < n; i++) {
        size_t k = 0;
        while (k < common && found[i][k] == found[0][k])
            k++;
        common = k;
    }
    all[0] = strndup(found[0], common);
    memcpy(all + 1, found, n * sizeof *found);
    free(found);
    return all;
}

/* Make the folder on the way and open the history; -1 where it cannot be had. */
static int open_history(void)
{
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    char base[PATH_MAX - 32];
    int n;
    if (state != NULL && state[0] == '/')
        n = snprintf(base, sizeof base, "%s/reis", state);
    else if (home != NULL && home[0] == '/')
        n = snprintf(base, sizeof base, "%s/.local/state/reis", home);
    else
        return -1;
    if (n < 0 || n >= (int)sizeof base)
        return -1;
    for (char *p = base + 1; (p = strchr(p, '/')) != NULL; p++) {
        *p = '\0';
        mkdir(base, 0700);
        *p = '/';
    }
    mkdir(base, 0700);
    snprintf(history_file, sizeof history_file, "%s/history", base);
    return open(history_file, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
}

void rs_line_init(rs_line_complete complete)
{
    on_terminal = isatty(0);
    completer = complete;
    if (!on_terminal)
        return;
    setlocale(LC_CTYPE, ""); /* never LC_NUMERIC: figures are written with a point */
    rl_readline_name = "reis";
    rl_catch_signals = 0;
    rl_getc_function = get_character;
    rl_attempted_completion_function = attempt;
    rl_basic_word_break_characters = " \t\n\"'`@$><=;|&{(,[]~+-*/%^#";
    using_history();
    stifle_history(HISTORY_LINES);
    int fd = open_history();
    if (fd < 0) {
        rs_diag_say(RS_LEVEL_WARNING, "no history is kept: %s", strerror(errno));
        history_file[0] = '\0';
        return;
    }
    flock(fd, LOCK_EX);
    read_history(history_file);
    history_truncate_file(history_file, HISTORY_LINES);
    close(fd);
}

static void remember(const char *line)
{
    HIST_ENTRY *last = history_length > 0 ? history_get(history_base + history_length - 1) : NULL;
    if (line[strspn(line, " \t")] == '\0' || (last != NULL && strcmp(last->line, line) == 0))
        return;
    add_history(line);
    if (history_file[0] == '\0')
        return;
    int fd = open(history_file, O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd >= 0) {
        flock(fd, LOCK_EX);
        append_history(1, history_file);
        close(fd);
    }
}

enum rs_line_outcome rs_line_read(const char *prompt, char **line)
{
    *line = NULL;
    interrupted = 0;
    if (!on_terminal) {
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
    reading = 1;
    *line = readline(prompt);
    reading = 0;
    if (interrupted) {
        interrupted = 0;
        return RS_LINE_INTERRUPTED;
    }
    if (*line == NULL || stopped)
        return RS_LINE_END;
    remember(*line);
    return RS_LINE_GOT;
}

void rs_line_end(void)
{
    if (on_terminal && reading)
        rl_deprep_terminal();
    reading = 0;
}
