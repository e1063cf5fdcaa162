#include "host/terminal.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static long among(long n, long least, long most, long otherwise)
{
    return n >= least && n <= most ? n : otherwise;
}

void rs_terminal_init(void)
{
    setlocale(LC_CTYPE, ""); /* never LC_NUMERIC: figures are written with a point */
}

/* Whether texts are shown in UTF-8: by the name of the user's locale, "nl_NL.UTF-8"; ours stays as it is. */
static bool shows_utf8(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    const char *name = NULL;
    for (size_t i = 0; i < sizeof variables / sizeof *variables && (name == NULL || name[0] == '\0'); i++)
        name = getenv(variables[i]);
    return name != NULL && (strcasestr(name, ".UTF-8") != NULL || strcasestr(name, ".utf8") != NULL);
}

struct rs_terminal rs_terminal_now(void)
{
    struct rs_terminal t = {0};
    struct winsize w = {0};
    const char *columns = getenv("COLUMNS"), *term = getenv("TERM");
    t.there = isatty(1);
    bool known = t.there && ioctl(1, TIOCGWINSZ, &w) == 0;
    t.columns = (int)among(columns != NULL ? strtol(columns, NULL, 10) : 0, 20, 500,
                           known ? among(w.ws_col, 20, 500, w.ws_col > 0 && w.ws_col < 20 ? 20 : 100) : 100);
    t.rows = (int)among(known ? w.ws_row : 0, 2, 500, t.there ? 24 : 40);
    t.moves = t.there && term != NULL && term[0] != '\0' && strcmp(term, "dumb") != 0 && strcmp(term, "unknown") != 0;
    t.colour = t.moves && getenv("NO_COLOR") == NULL;
    t.utf8 = shows_utf8();
    return t;
}

int rs_terminal_text(char *to, size_t room)
{
    struct rs_terminal t = rs_terminal_now();
    return snprintf(to, room, "%d %d %d %d %d", t.columns, t.rows, t.there, t.colour, t.utf8);
}
