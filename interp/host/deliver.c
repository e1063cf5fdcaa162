#include "host/deliver.h"

#include "host/diag.h"
#include "host/escape.h"
#include "host/frame.h"
#include "host/graphics.h"
#include "host/output.h"
#include "host/pager.h"
#include "host/paths.h"
#include "host/sixel.h"
#include "host/terminal.h"
#include "host/transcript.h"
#include "host/watch.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct rs_options *options;
static const char *folder; /* where what is typed may write without --write */
static bool typed;         /* it runs now */
static int stdout_error;   /* errno of the first failed write */
static bool failed;        /* an output could not be put aside */
static bool plot;          /* the output that is open is a picture for the terminal */

void rs_deliver_init(const struct rs_options *o, const char *beneath)
{
    options = o;
    folder = beneath;
}

/* ---- standard output ---- */

void rs_deliver_unread(void)
{
    stdout_error = errno;
    rs_watch_kill(); /* nobody reads on: stop the work */
}

static void write_stdout(const char *s, size_t n)
{
    rs_transcript_out(s, n);
    if (stdout_error == 0 && !rs_transcript_replays() && rs_write_all(1, s, n) != 0)
        rs_deliver_unread();
}

/* Escaped text on its way out, of which no more than this is kept, however much there is. */
struct piece {
    char bytes[1 << 15];
    size_t n;
};

static int put(void *to, const char *s, size_t n)
{
    struct piece *piece = to;
    if (n > sizeof piece->bytes - piece->n) {
        write_stdout(piece->bytes, piece->n);
        piece->n = 0;
    }
    if (n > sizeof piece->bytes)
        write_stdout(s, n);
    else
        memcpy(piece->bytes + piece->n, s, n);
    piece->n += n > sizeof piece->bytes ? 0 : n;
    return stdout_error;
}

void rs_deliver_text(const char *s, size_t n)
{
    struct piece piece;
    piece.n = 0;
    if (rs_escape(s, n, 1, put, &piece) == 0)
        write_stdout(piece.bytes, piece.n);
}

static int collect(void *to, const char *s, size_t n)
{
    return fwrite(s, 1, n, to) == n ? 0 : -1;
}

void rs_deliver_page(const char *s, size_t n)
{
    char *clean = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&clean, &len);
    bool whole = out != NULL && rs_pager_clean(s, n, rs_terminal_now().colour && !rs_transcript_on(), collect, out) == 0;
    if (out != NULL && fclose(out) == 0 && whole) {
        if (!rs_transcript_replays() && rs_pager_show(clean, len))
            rs_transcript_out(clean, len);
        else
            write_stdout(clean, len);
    }
    free(clean);
}

int rs_deliver_stdout_error(void)
{
    return stdout_error;
}

/* ---- named outputs ---- */

/* The file of the command line that `format` lays out, by its number; of a link the file that it leads to. */
static const char *file_in_place(const char *number)
{
    static char path[PATH_MAX];
    long i = strtol(number, NULL, 10);
    bool formats = strcmp(options->command, "format") == 0 && rs_options_get(options, "check") == NULL;
    return formats && i >= 1 && i <= options->nfiles && strcmp(options->files[i - 1], "-") != 0 ? realpath(options->files[i - 1], path) : NULL;
}

/* The path of an output: beside -o's, that of --emit, as a picture beside it, beneath the script's folder for outputs, or beneath `new`'s. NULL: refused. */
static const char *path_of(char where, const char *name, char *buffer, size_t room)
{
    const struct rs_given *dir = rs_options_get(options, "write"), *o = rs_options_get(options, "output"),
                          *emit = rs_options_get(options, "emit");
    const char *made = strcmp(options->command, "new") == 0 ? "my-journey" : NULL; /* where `new --ask` was given no DIR */
    if (made != NULL && options->nargs > 0)
        made = options->args[0];
    switch (where) {
    case 'o': return rs_paths_with_middle(o != NULL ? o->value : NULL, name, NULL, buffer, room);
    case 'e': return emit != NULL ? emit->value : NULL;
    case 's': return name[0] == '\0' ? NULL : rs_paths_with_middle(o != NULL ? o->value : NULL, name, ".svg", buffer, room);
    case 'w': return rs_paths_beneath(dir != NULL ? dir->value : typed ? folder : NULL, name, buffer, room);
    case 'f': return file_in_place(name);
    case 'n': return rs_paths_beneath(made, name, buffer, room);
    default: return NULL;
    }
}

void rs_deliver_typed(bool runs)
{
    typed = runs;
}

static char unable(const char **text, const char *why)
{
    failed = true;
    *text = why;
    return RS_UNABLE;
}

/* A picture for the terminal is begun: how large it may be, "WIDTH HEIGHT" in pixels. */
static char open_plot(const char **text)
{
    static char room[32];
    int width, height;
    rs_watch_pause();
    bool shows = strcmp(options->command, "repl") == 0 && !rs_transcript_on() && rs_graphics_room(&width, &height);
    rs_watch_resume();
    *text = "the terminal shows no pictures";
    if (!shows)
        return RS_REFUSED;
    snprintf(room, sizeof room, "%d %d", width, height);
    *text = room;
    plot = rs_output_open(NULL, false);
    return plot ? RS_DONE : unable(text, "cannot be written");
}

/* Where is "o" (-o), "e" (--emit), "s" (a picture beside -o's), "w" (--write), "f" (a file in its own place), "n" (`new`), "-" (standard output) or "t" (a
 * picture in the REPL's terminal). The worker never names a path of its own. */
char rs_deliver_open(const char *s, size_t n, const char **text)
{
    static char path[PATH_MAX];
    char name[PATH_MAX];
    size_t nw = 0, nn = 0;
    const char *where = rs_unpack(&s, &n, &nw), *given = where ? rs_unpack(&s, &n, &nn) : NULL;
    rs_output_drop();
    plot = false;
    if (given == NULL || n != 0 || nw != 1 || nn >= sizeof name) {
        *text = "a broken output request";
        return '!';
    }
    if (where[0] == 't')
        return open_plot(text);
    memcpy(name, given, nn);
    name[nn] = '\0';
    if (memchr(given, '\0', nn) != NULL)
        name[0] = '\0'; /* no name at all: refused below */
    *text = where[0] == '-' ? "standard output" : path_of(where[0], name, path, sizeof path);
    if (*text == NULL) {
        *text = where[0] == 'o' || where[0] == 's' ? "is no name for a file beside that of -o"
                                : "may not be written: a script writes beneath the folder given with --write, without links or ..";
        return '!';
    }
    if (where[0] == 'n' && access(path, F_OK) == 0) {
        rs_diag_file(path, "is there already, and `reis new` writes over nothing; name another folder");
        return unable(text, "is there already");
    }
    if (!rs_output_open(where[0] == '-' ? NULL : *text, where[0] != 'o' && where[0] != 'e' && where[0] != 'f'))
        return unable(text, "cannot be written");
    return RS_DONE;
}

bool rs_deliver_begun(void)
{
    return rs_output_is_open();
}

void rs_deliver_bytes(const char *s, size_t n)
{
    rs_output_append(s, n);
}

static void close_stdout(void)
{
    size_t n;
    const char *bytes = rs_output_bytes(&n);
    if (bytes == NULL)
        rs_deliver_unread();
    else if (isatty(1))
        rs_deliver_text(bytes, n); /* bytes could give a terminal orders */
    else
        write_stdout(bytes, n);
    rs_output_drop();
}

/* The only bytes that reach a terminal as they are: a picture and nothing else. */
static char close_plot(const char **text)
{
    size_t n;
    const char *bytes = rs_output_bytes(&n);
    const char *fault = bytes != NULL ? rs_sixel_fault(bytes, n) : "a picture that is lost";
    if (fault == NULL && (rs_write_all(1, bytes, n) != 0 || rs_write_all(1, "\n", 1) != 0))
        rs_deliver_unread();
    rs_output_drop();
    plot = false;
    *text = fault != NULL ? fault : "";
    return fault == NULL ? RS_DONE : RS_DIED;
}

char rs_deliver_close(bool whole, const char **text)
{
    *text = "";
    if (!rs_output_is_open()) {
        *text = "no output was begun";
        return '!';
    }
    if (!whole)
        rs_output_drop();
    else if (plot)
        return close_plot(text);
    else if (rs_output_is_standard())
        close_stdout(); /* what goes wrong with it is said when the worker is gone, as for text */
    else if (!rs_output_close())
        return unable(text, "cannot be written");
    return RS_DONE;
}

void rs_deliver_commit(void)
{
    if (!rs_output_commit())
        failed = true;
}

bool rs_deliver_failed(void)
{
    return failed;
}
