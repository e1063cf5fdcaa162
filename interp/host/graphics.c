#include "host/graphics.h"

#include "host/drawing.h"
#include "host/frame.h"
#include "host/line.h"
#include "host/terminal.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

enum { CELL_W = 9, CELL_H = 18 }; /* pixels, where the terminal does not say */
enum { COLUMNS_MOST = 120, ROWS_MOST = 22, MARGIN = 4 };
#define PATIENCE 1.0 /* seconds: a terminal that knows the question answers at once, one far away within this */
enum { SIXELS = 4 };      /* the attribute of a terminal that shows them (DEC STD 070, primary device attributes) */

/* The answer within what came, ESC [ ? n ; n … c; `from` and `to` its bytes. */
static bool find_answer(const char *s, size_t n, size_t *from, size_t *to)
{
    for (size_t i = 0; i + 3 < n; i++) {
        if (memcmp(s + i, "\033[?", 3) != 0)
            continue;
        size_t k = i + 3;
        while (k < n && (s[k] == ';' || (s[k] >= '0' && s[k] <= '9')))
            k++;
        if (k < n && s[k] == 'c') {
            *from = i;
            *to = k + 1;
            return true;
        }
    }
    return false;
}

static bool has_sixels(const char *s, const char *end)
{
    while (s < end) {
        char *next;
        if (strtol(s, &next, 10) == SIXELS)
            return true;
        s = next < end ? next + 1 : end;
    }
    return false;
}

/* Reads until the answer is there or nobody gives one; all else that comes is somebody typing ahead, and is kept. */
static bool hear(void)
{
    char s[1024];
    size_t n = 0, from, to;
    double until = rs_clock() + PATIENCE;
    while (n + 1 < sizeof s) {
        double left = until - rs_clock();
        struct pollfd wanted = {0, POLLIN, 0};
        ssize_t k = 0;
        if (left <= 0)
            break;
        if (poll(&wanted, 1, (int)(1000 * left) + 1) > 0 && (k = read(0, s + n, sizeof s - 1 - n)) <= 0)
            break;
        n += (size_t)k;
        s[n] = '\0';
        if (find_answer(s, n, &from, &to)) {
            rs_line_ahead(s, from);
            rs_line_ahead(s + to, n - to);
            return has_sixels(s + from + 3, s + to);
        }
    }
    rs_line_ahead(s, n);
    return false;
}

static bool ask(void)
{
    struct termios before, raw;
    struct rs_terminal t = rs_terminal_now();
    if (!t.moves || !isatty(0) || tcgetattr(0, &before) != 0)
        return false;
    raw = before;
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    if (tcsetattr(0, TCSADRAIN, &raw) != 0)
        return false;
    bool shows = rs_write_all(1, "\033[c", 3) == 0 && hear();
    tcsetattr(0, TCSADRAIN, &before);
    return shows;
}

bool rs_graphics_room(int *width, int *height)
{
    static enum { UNKNOWN, SHOWS, SHOWS_NOT } known;
    struct winsize w = {0};
    if (known == UNKNOWN)
        known = ask() ? SHOWS : SHOWS_NOT;
    if (known != SHOWS || ioctl(1, TIOCGWINSZ, &w) != 0)
        return false;
    struct rs_terminal t = rs_terminal_now();
    int cell_w = w.ws_xpixel / (w.ws_col > 0 ? w.ws_col : 1), cell_h = w.ws_ypixel / (w.ws_row > 0 ? w.ws_row : 1);
    int columns = t.columns < COLUMNS_MOST ? t.columns : COLUMNS_MOST;
    int rows = t.rows - MARGIN < ROWS_MOST ? t.rows - MARGIN : ROWS_MOST;
    *width = columns * (cell_w > 2 && cell_w < 100 ? cell_w : CELL_W);
    *height = rows * (cell_h > 4 && cell_h < 200 ? cell_h : CELL_H);
    return rows >= 6 && columns >= 30;
}
