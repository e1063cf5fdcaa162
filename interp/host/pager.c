#include "host/pager.h"

#include "host/escape.h"
#include "host/frame.h"
#include "host/line.h"
#include "host/terminal.h"

#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { FIND_MAX = 80, STEP = 8, CODES_MAX = 24 };

/* ---- colours ---- */

/* The length of a sequence at s that sets only colours, bold and the like; 0 where there is none. */
static size_t colours_at(const char *s, size_t n)
{
    size_t i = 2, number = 0;
    if (n < 3 || s[0] != '\033' || s[1] != '[')
        return 0;
    for (; i < n && i < CODES_MAX; i++) {
        if (s[i] >= '0' && s[i] <= '9') {
            number = number * 10 + (size_t)(s[i] - '0');
            continue;
        }
        bool known = number <= 4 || number == 7 || (number >= 22 && number <= 24) || number == 27 || (number >= 30 && number <= 49) ||
                     (number >= 90 && number <= 97); /* nothing hidden, nothing that blinks */
        if (!known || (s[i] != ';' && s[i] != 'm'))
            return 0;
        if (s[i] == 'm')
            return i + 1;
        number = 0;
    }
    return 0;
}

int rs_pager_clean(const char *s, size_t n, int colour, int (*put)(void *, const char *, size_t), void *to)
{
    size_t from = 0;
    for (size_t i = 0; i < n; i++) {
        size_t codes = s[i] == '\033' ? colours_at(s + i, n - i) : 0;
        if (codes == 0)
            continue;
        if (rs_escape(s + from, i - from, 1, put, to) != 0 || (colour && put(to, s + i, codes) != 0))
            return -1;
        i += codes - 1;
        from = i + 1;
    }
    return rs_escape(s + from, n - from, 1, put, to);
}

/* ---- the text on the screen ---- */

struct span {
    const char *s;
    size_t n;
};

static struct {
    struct span *lines;
    size_t n, top;
    int left; /* columns that are out of sight */
    struct rs_terminal t;
    char find[FIND_MAX];
} pager;

static bool cut(const char *s, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += s[i] == '\n';
    pager.lines = calloc(count + 1, sizeof *pager.lines);
    pager.n = 0;
    for (const char *end = s + n; pager.lines != NULL && s < end;) {
        const char *stop = memchr(s, '\n', (size_t)(end - s));
        size_t len = (size_t)((stop != NULL ? stop : end) - s);
        pager.lines[pager.n++] = (struct span){s, len};
        s += len + 1;
    }
    return pager.lines != NULL;
}

/* The part of a line that is in sight; its colours are kept from its begin on. */
static void show_line(FILE *out, struct span line)
{
    int column = 0, right = pager.left + pager.t.columns;
    for (size_t i = 0; i < line.n;) {
        unsigned code;
        size_t codes = colours_at(line.s + i, line.n - i), len = rs_utf8_decode(line.s + i, line.n - i, &code);
        if (codes > 0) {
            fwrite(line.s + i, 1, codes, out);
            i += codes;
            continue;
        }
        len = len > 0 ? len : 1;
        int width = line.s[i] == '\t' ? STEP - column % STEP : (int)rs_columns(line.s + i, len);
        if (column >= pager.left && column + width <= right) {
            if (line.s[i] == '\t')
                fprintf(out, "%*s", width, "");
            else
                fwrite(line.s + i, 1, len, out);
        }
        column += width;
        i += len;
    }
}

static size_t page(void)
{
    return (size_t)pager.t.rows - 1;
}

static void show(const char *asks)
{
    char *bytes = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&bytes, &n);
    if (out == NULL)
        return;
    pager.t = rs_terminal_now();
    size_t last = pager.n > page() ? pager.n - page() : 0;
    pager.top = pager.top > last ? last : pager.top;
    fputs("\033[H", out);
    for (size_t i = 0; i < page(); i++) {
        fputs("\033[K", out);
        if (pager.top + i < pager.n)
            show_line(out, pager.lines[pager.top + i]);
        fputs("\033[m\r\n", out);
    }
    char words[120];
    size_t end = pager.top + page() < pager.n ? pager.top + page() : pager.n;
    if (asks != NULL)
        snprintf(words, sizeof words, "/%s", asks);
    else
        snprintf(words, sizeof words, "%zu-%zu of %zu  space b g G / n  q leaves", pager.top + 1, end, pager.n);
    fprintf(out, "\033[K%s%.*s\033[m", asks != NULL ? "" : "\033[7m", pager.t.columns - 1, words);
    if (fclose(out) == 0)
        rs_write_all(1, bytes, n);
    free(bytes);
}

/* ---- keys ---- */

enum { KEY_NONE = -2, KEY_LEAVE = -1, KEY_UP = 256, KEY_DOWN, KEY_LEFT, KEY_RIGHT };

/* A byte that was typed; KEY_LEAVE at the end or after ^C, KEY_NONE where only the size has changed. */
static int read_byte(void)
{
    unsigned char c;
    struct pollfd in = {0, POLLIN, 0};
    if (rs_line_broken_off())
        return KEY_LEAVE;
    if (poll(&in, 1, -1) < 0)
        return errno == EINTR && !rs_line_broken_off() ? KEY_NONE : KEY_LEAVE;
    return read(0, &c, 1) == 1 && !rs_line_broken_off() ? c : KEY_LEAVE;
}

static int read_key(void)
{
    struct pollfd in = {0, POLLIN, 0};
    int c = read_byte();
    if (c != '\033' || poll(&in, 1, 50) <= 0)
        return c;
    c = read_byte();
    if (c != '[' && c != 'O')
        return KEY_NONE;
    switch (read_byte()) {
    case 'A': return KEY_UP;
    case 'B': return KEY_DOWN;
    case 'C': return KEY_RIGHT;
    case 'D': return KEY_LEFT;
    case '5': return read_byte() == '~' ? 'b' : KEY_NONE;
    case '6': return read_byte() == '~' ? ' ' : KEY_NONE;
    case 'H': return 'g';
    case 'F': return 'G';
    default: return KEY_NONE;
    }
}

/* Whether a line holds what is looked for, its colours aside. */
static bool holds(struct span line)
{
    size_t m = strlen(pager.find);
    for (size_t i = 0; i < line.n; i++) {
        size_t k = i, f = 0;
        while (k < line.n && f < m) {
            size_t codes = colours_at(line.s + k, line.n - k);
            if (codes > 0)
                k += codes;
            else if (line.s[k] == pager.find[f])
                k++, f++;
            else
                break;
        }
        if (f == m)
            return true;
    }
    return m == 0;
}

/* Go to the next line that holds what is looked for, from this one on. */
static void find_from(size_t from)
{
    for (size_t i = from; i < pager.n && pager.find[0] != '\0'; i++) {
        if (holds(pager.lines[i])) {
            pager.top = i;
            return;
        }
    }
    rs_write_all(1, "\a", 1);
}

/* Read what to look for in the last row. -> false where the pager is to be left */
static bool ask_find(void)
{
    char text[FIND_MAX] = "";
    for (size_t n = 0;;) {
        show(text);
        int c = read_byte();
        if (c == KEY_LEAVE)
            return false;
        if (c == '\033')
            return true;
        if (c == '\r' || c == '\n')
            break;
        if (c == 0x7F || c == '\b') {
            while (n > 0 && ((unsigned char)text[--n] & 0xC0) == 0x80)
                continue;
            text[n] = '\0';
        } else if (c >= ' ' && n + 1 < sizeof text) {
            text[n++] = (char)c;
            text[n] = '\0';
        }
    }
    if (text[0] != '\0')
        memcpy(pager.find, text, sizeof text);
    find_from(pager.top);
    return true;
}

static void up(size_t rows)
{
    pager.top = pager.top > rows ? pager.top - rows : 0;
}

/* -> false where the pager is to be left */
static bool act(int key)
{
    switch (key) {
    case 'q': case 'Q': case KEY_LEAVE: case 4: return false;
    case ' ': case 'f': pager.top += page(); break;
    case 'b': up(page()); break;
    case KEY_DOWN: case 'j': case '\r': case '\n': pager.top++; break;
    case KEY_UP: case 'k': up(1); break;
    case KEY_RIGHT: pager.left += STEP; break;
    case KEY_LEFT: pager.left = pager.left > STEP ? pager.left - STEP : 0; break;
    case 'g': pager.top = 0; break;
    case 'G': pager.top = pager.n; break;
    case 'n': find_from(pager.top + 1); break;
    case '/': return ask_find();
    default: break;
    }
    return true;
}

int rs_pager_show(const char *text, size_t n)
{
    static const char enter[] = "\033[?1049h", leave[] = "\033[?1049l";
    struct termios before, raw;
    memset(&pager, 0, sizeof pager);
    pager.t = rs_terminal_now();
    if (!pager.t.moves || !isatty(0) || tcgetattr(0, &before) != 0 || !cut(text, n) || pager.n < (size_t)pager.t.rows) {
        free(pager.lines);
        return 0;
    }
    raw = before;
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    tcsetattr(0, TCSANOW, &raw);
    rs_line_broken_off();
    rs_write_all(1, enter, sizeof enter - 1);
    do
        show(NULL);
    while (act(read_key()));
    rs_write_all(1, leave, sizeof leave - 1);
    tcsetattr(0, TCSANOW, &before);
    free(pager.lines);
    return 1;
}
