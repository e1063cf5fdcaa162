#include "host/line_keys.h"

#include "host/escape.h"
#include "host/frame.h"
#include "host/screen.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <readline/history.h>
#include <readline/readline.h>

enum { LABEL_GAP = 2, OPEN_MAX = 100 };

static const struct rs_line_asks *asks;
static const char *prompt;
static bool moves; /* the terminal's cursor can be moved, so that we show the text ourselves */
static bool given_up;
static int goal_column;

void rs_line_found_free(struct rs_line_found *found)
{
    for (size_t i = 0; i < found->n; i++) {
        free(found->list[i].text);
        free(found->list[i].label);
        free(found->list[i].about);
    }
    free(found->list);
    *found = (struct rs_line_found){0};
}

void rs_line_ink_free(struct rs_line_ink *ink)
{
    free(ink->letters);
    for (size_t i = 0; i < ink->nopens; i++)
        free(ink->opens[i]);
    free(ink->opens);
    *ink = (struct rs_line_ink){0};
}

/* ---- showing ---- */

/* More has been typed already: only what comes last need be shown. */
static bool more_waits(void)
{
    struct pollfd in = {fileno(rl_instream), POLLIN, 0};
    return poll(&in, 1, 0) > 0;
}

static void show(size_t point)
{
    struct rs_terminal t = rs_terminal_now();
    struct rs_line_ink ink = asks->ink(rl_line_buffer, point);
    struct rs_screen_text s = {rl_display_prompt != NULL ? rl_display_prompt : "", (const char *const *)ink.opens, ink.nopens,
                               rl_line_buffer, (size_t)rl_end, point, ink.letters};
    if (rl_display_prompt == rl_prompt || rl_display_prompt == NULL)
        s.prompt = prompt;
    rs_screen_show(&s, &t);
    rs_line_ink_free(&ink);
}

static void redisplay(void)
{
    if (!given_up && !more_waits())
        show((size_t)rl_point);
}

void rs_line_keys_resized(void)
{
    rl_reset_screen_size();
    if (!moves)
        return;
    rs_screen_resized(rs_terminal_now().columns);
    show((size_t)rl_point);
}

void rs_line_keys_leave(void)
{
    if (moves)
        rs_screen_leave();
    else
        rl_crlf();
}

int rs_line_keys_give_up(void)
{
    rs_line_keys_leave();
    given_up = true;
    rl_replace_line("", 0);
    return '\n';
}

/* ---- keys ---- */

/* Enter: an entry that is whole is run; one that is not goes on in a new line, at the cursor. */
static int enter(int count, int key)
{
    char open[OPEN_MAX];
    if (given_up) {
        rl_done = 1;
        return 0;
    }
    if (!moves)
        return rl_newline(count, key);
    if (rl_end > 0 && !asks->whole(rl_line_buffer, open, sizeof open)) {
        rl_insert_text("\n");
        return 0;
    }
    show(rl_end > 0 ? (size_t)rl_end : 0);
    rs_screen_leave();
    rl_done = 1;
    return 0;
}

static int new_line(int count, int key)
{
    if (!moves)
        return rl_newline(count, key);
    rl_insert_text("\n");
    return 0;
}

/* Where the line that holds byte `at` begins. */
static int begin_of(int at)
{
    while (at > 0 && rl_line_buffer[at - 1] != '\n')
        at--;
    return at;
}

static int column_of(int begin, int at)
{
    return (int)rs_columns(rl_line_buffer + begin, (size_t)(at - begin));
}

/* Put the cursor in the line that begins there, in the column it came from. */
static void go_to_line(int begin)
{
    int at = begin;
    while (at < rl_end && rl_line_buffer[at] != '\n' && column_of(begin, at) < goal_column)
        at++;
    while (at < rl_end && ((unsigned char)rl_line_buffer[at] & 0xC0) == 0x80)
        at++;
    rl_point = at;
}

static int up(int count, int key);
static int down(int count, int key);

/* The column that a run of ups and downs began in. */
static void keep_column(int begin)
{
    if (goal_column < 0 || (rl_last_func != up && rl_last_func != down))
        goal_column = column_of(begin, rl_point);
}

static int up(int count, int key)
{
    int begin = begin_of(rl_point);
    if (begin == 0) {
        goal_column = -1;
        return rl_get_previous_history(count, key);
    }
    keep_column(begin);
    go_to_line(begin_of(begin - 1));
    return 0;
}

static int down(int count, int key)
{
    int begin = begin_of(rl_point);
    const char *stop = strchr(rl_line_buffer + rl_point, '\n');
    if (stop == NULL) {
        goal_column = -1;
        return rl_get_next_history(count, key);
    }
    keep_column(begin);
    go_to_line((int)(stop - rl_line_buffer) + 1);
    return 0;
}

/* The begin and the end of the line that the cursor is in, not of the whole entry. */
static int line_begin(int count, int key)
{
    (void)count, (void)key;
    rl_point = begin_of(rl_point);
    return 0;
}

static int line_end(int count, int key)
{
    (void)count, (void)key;
    rl_point += (int)strcspn(rl_line_buffer + rl_point, "\n");
    return 0;
}

static int clear(int count, int key)
{
    if (!moves)
        return rl_clear_screen(count, key);
    rs_write_all(1, "\033[H\033[2J", 7);
    rs_screen_begin();
    return 0;
}

/* ---- completion ---- */

/* How much all matches begin with. */
static size_t common(const struct rs_line_found *found)
{
    size_t n = strlen(found->list[0].text);
    for (size_t i = 1; i < found->n; i++) {
        size_t k = 0;
        while (k < n && found->list[i].text[k] == found->list[0].text[k])
            k++;
        n = k;
    }
    while (n > 0 && ((unsigned char)found->list[0].text[n] & 0xC0) == 0x80)
        n--;
    return n;
}

static void pad(FILE *out, size_t n)
{
    while (n-- > 0)
        putc(' ', out);
}

/* The widest label and the widest whole match, in columns. */
static void measure(const struct rs_line_found *found, size_t *label, size_t *both)
{
    size_t about = 0;
    *label = 0;
    for (size_t i = 0; i < found->n; i++) {
        size_t l = rs_columns(found->list[i].label, strlen(found->list[i].label));
        size_t a = rs_columns(found->list[i].about, strlen(found->list[i].about));
        *label = l > *label ? l : *label;
        about = a > about ? a : about;
    }
    *both = *label + (about > 0 ? LABEL_GAP + about : 0);
}

/* All matches below what is typed, in columns, downwards; as many as fit on the screen. */
static void list_matches(const struct rs_line_found *found)
{
    struct rs_terminal t = rs_terminal_now();
    size_t label, both;
    measure(found, &label, &both);
    size_t across = (size_t)t.columns / (both + LABEL_GAP + 1);
    across = across > 0 ? across : 1;
    size_t lines = (found->n + across - 1) / across, most = t.rows > 6 ? (size_t)t.rows - 4 : 2;
    size_t shown = lines < most ? lines : most;
    rs_line_keys_leave();
    for (size_t i = 0; i < shown; i++) {
        for (size_t k = i; k < found->n && k < across * lines; k += lines) {
            const struct rs_line_match *m = &found->list[k];
            fputs(m->label, rl_outstream);
            if (m->about[0] != '\0')
                pad(rl_outstream, label + LABEL_GAP - rs_columns(m->label, strlen(m->label)));
            fprintf(rl_outstream, t.colour && m->about[0] != '\0' ? "\033[2m%s\033[m" : "%s", m->about);
            if (k + lines < found->n) {
                size_t about = rs_columns(m->about, strlen(m->about));
                pad(rl_outstream, m->about[0] != '\0' ? both + LABEL_GAP - label - about - (LABEL_GAP - 1)
                                                      : both + LABEL_GAP + 1 - rs_columns(m->label, strlen(m->label)));
            }
        }
        fputs("\r\n", rl_outstream);
    }
    if (shown < lines)
        fprintf(rl_outstream, "… %zu more; type some letters of it\r\n", found->n - shown * across);
    fflush(rl_outstream);
    rl_on_new_line();
    rl_forced_update_display();
}

static void replace(size_t cut, const char *text, size_t n)
{
    char *copy = strndup(text, n);
    rl_begin_undo_group();
    rl_delete_text(rl_point - (int)cut, rl_point);
    rl_point -= (int)cut;
    if (copy != NULL)
        rl_insert_text(copy);
    rl_end_undo_group();
    free(copy);
}

static int tab(int count, int key)
{
    (void)count, (void)key;
    int begin = begin_of(rl_point);
    if (begin > 0 && (int)strspn(rl_line_buffer + begin, " ") >= rl_point - begin) {
        rl_insert_text("  "); /* at the begin of a further line */
        return 0;
    }
    struct rs_line_found found = asks->complete(rl_line_buffer, (size_t)rl_point);
    if (found.n == 0 || found.cut > (size_t)rl_point) {
        rl_ding();
    } else {
        size_t n = common(&found);
        bool onward = n > found.cut || (n == found.cut && found.n == 1) ||
                      (n > 0 && strncmp(rl_line_buffer + rl_point - found.cut, found.list[0].text, n < found.cut ? n : found.cut) != 0);
        if (found.n == 1 || (onward && n >= found.cut))
            replace(found.cut, found.list[0].text, n);
        else
            list_matches(&found);
    }
    rs_line_found_free(&found);
    return 0;
}

static void bind(Keymap map)
{
    static const struct {
        const char *keys;
        rl_command_func_t *does;
    } table[] = {{"\r", enter},      {"\n", enter},      {"\t", tab},       {"\033\r", new_line}, {"\033\n", new_line},
                 {"\033[A", up},     {"\033OA", up},     {"\033[B", down},  {"\033OB", down},     {"\033[H", line_begin},
                 {"\033OH", line_begin}, {"\033[F", line_end}, {"\033OF", line_end}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        rl_bind_keyseq_in_map(table[i].keys, table[i].does, map);
}

void rs_line_keys_init(const struct rs_line_asks *whom)
{
    asks = whom;
    rl_initialize();
    bind(emacs_standard_keymap);
    bind(vi_insertion_keymap);
    rl_bind_key_in_map('\r', enter, vi_movement_keymap);
    rl_bind_key_in_map('\020', up, emacs_standard_keymap);
    rl_bind_key_in_map('\016', down, emacs_standard_keymap);
    rl_bind_key_in_map('\001', line_begin, emacs_standard_keymap);
    rl_bind_key_in_map('\005', line_end, emacs_standard_keymap);
    rl_bind_key_in_map('\014', clear, emacs_standard_keymap);
}

void rs_line_keys_begin(const char *words, bool can_move)
{
    prompt = words;
    moves = can_move;
    given_up = false;
    rl_redisplay_function = moves ? redisplay : rl_redisplay;
    rs_screen_begin();
}
