#include "host/transcript.h"

#include "host/diag.h"
#include "host/frame.h"
#include "host/output.h"
#include "host/parent.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BYTES_MAX = 16 << 20 };

static const char first[] = "> ", more[] = ">> ", any[] = "…";

/* A text as lines, cut at their newlines in place. */
struct lines {
    char **list;
    size_t n;
};

static struct {
    const char *record, *replay; /* the files, or NULL */
    char *bytes;                 /* what came out since the last entry, or the whole transcript that is written */
    size_t n, room;
    bool failed; /* memory ran out */
    char *text;  /* of the file that is run again */
    struct lines lines;
    size_t at, entry; /* the next line, and that of the entry which runs */
    size_t entries, differ;
    bool running;
} t;

/* ---- bytes and lines ---- */

static void add(const char *s, size_t n)
{
    if (n > t.room - t.n) {
        size_t room = (t.n + n) * 2 + 1024;
        char *grown = room <= 2u * BYTES_MAX ? realloc(t.bytes, room) : NULL;
        if (grown == NULL) {
            t.failed = true;
            return;
        }
        t.bytes = grown;
        t.room = room;
    }
    memcpy(t.bytes + t.n, s, n);
    t.n += n;
}

static bool add_line(struct lines *to, char *line)
{
    char **grown = realloc(to->list, (to->n + 1) * sizeof *grown);
    if (grown == NULL)
        return false;
    to->list = grown;
    to->list[to->n++] = line;
    return true;
}

/* The lines of a text of n bytes with a NUL after it, without blanks at their ends. */
static bool cut(char *s, size_t n, struct lines *to)
{
    char *end = s + n;
    while (s < end) {
        char *stop = memchr(s, '\n', (size_t)(end - s)), *last = stop != NULL ? stop : end;
        char *next = stop != NULL ? stop + 1 : end;
        if (strncmp(s, first, 2) != 0 && strncmp(s, more, 3) != 0)
            while (last > s && (last[-1] == ' ' || last[-1] == '\t' || last[-1] == '\r'))
                last--;
        *last = '\0';
        if (!add_line(to, s))
            return false;
        s = next;
    }
    return true;
}

static bool begins(const char *line, const char *with)
{
    return strncmp(line, with, strlen(with)) == 0;
}

/* Some lines without the empty ones at their begin and end. */
static struct lines trimmed(char **list, size_t n)
{
    while (n > 0 && list[0][0] == '\0')
        list++, n--;
    while (n > 0 && list[n - 1][0] == '\0')
        n--;
    return (struct lines){list, n};
}

/* ---- comparing ---- */

/* Whether a line is as wanted, where each "…" stands for any text. */
static bool line_fits(const char *wanted, const char *got)
{
    const char *back_wanted = NULL, *back_got = NULL;
    while (*got != '\0' || *wanted != '\0') {
        if (begins(wanted, any)) {
            wanted += strlen(any);
            back_wanted = wanted;
            back_got = got;
        } else if (*wanted == *got && *got != '\0') {
            wanted++;
            got++;
        } else if (back_got != NULL && *back_got != '\0') {
            wanted = back_wanted;
            got = ++back_got;
        } else {
            return false;
        }
    }
    return true;
}

/* Whether all lines are as wanted; a line "…" stands for any lines. The last such line is gone back to. */
static bool fits(const struct lines *wanted, const struct lines *got)
{
    size_t w = 0, g = 0, back_w = 0, back_g = 0;
    bool back = false;
    while (g < got->n || w < wanted->n) {
        if (w < wanted->n && strcmp(wanted->list[w], any) == 0) {
            back_w = ++w;
            back_g = g;
            back = true;
        } else if (w < wanted->n && g < got->n && line_fits(wanted->list[w], got->list[g])) {
            w++;
            g++;
        } else if (back && back_g < got->n) {
            w = back_w;
            g = ++back_g;
        } else {
            return false;
        }
    }
    return true;
}

static void say_lines(FILE *out, const char *sign, const struct lines *lines)
{
    for (size_t i = 0; i < lines->n; i++)
        fprintf(out, "%s%s\n", sign, lines->list[i]);
}

/* What differs at the entry that ran: the lines that all have in common are shown once. */
static void say_difference(const struct lines *wanted, const struct lines *got)
{
    size_t head = 0, tail = 0;
    size_t least = wanted->n < got->n ? wanted->n : got->n;
    while (head < least && line_fits(wanted->list[head], got->list[head]))
        head++;
    while (tail < least - head && line_fits(wanted->list[wanted->n - 1 - tail], got->list[got->n - 1 - tail]))
        tail++;
    struct lines same = {got->list, head}, old = {wanted->list + head, wanted->n - head - tail},
                 new = {got->list + head, got->n - head - tail}, end = {got->list + got->n - tail, tail};
    printf("%s:%zu: %s\n", t.replay, t.entry + 1, t.lines.list[t.entry]);
    say_lines(stdout, "  ", &same);
    say_lines(stdout, "- ", &old);
    say_lines(stdout, "+ ", &new);
    say_lines(stdout, "  ", &end);
}

/* Hold what came out of the entry that ran against what is written after it. */
static void compare(void)
{
    struct lines got = {NULL, 0};
    size_t stop = t.at;
    while (stop < t.lines.n && !begins(t.lines.list[stop], first))
        stop++;
    add("", 1);
    if (!t.failed && cut(t.bytes, t.n - 1, &got)) {
        struct lines wanted = trimmed(t.lines.list + t.at, stop - t.at), came = trimmed(got.list, got.n);
        if (!fits(&wanted, &came)) {
            t.differ++;
            say_difference(&wanted, &came);
        }
    }
    free(got.list);
    t.at = stop;
    t.n = 0;
}

/* ---- reading and writing ---- */

static bool cannot(const char *file, const char *why)
{
    rs_diag_file(file, "%s", why);
    return false;
}

static bool read_replay(void)
{
    struct stat st;
    int fd = open(t.replay, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    bool regular = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size <= BYTES_MAX;
    const char *why = fd < 0 ? strerror(errno) : "it is no regular file of at most 16 MiB";
    t.text = regular ? calloc((size_t)st.st_size + 1, 1) : NULL;
    size_t n = 0;
    ssize_t k = 1;
    while (t.text != NULL && n < (size_t)st.st_size && k > 0) {
        k = read(fd, t.text + n, (size_t)st.st_size - n);
        n += k > 0 ? (size_t)k : 0;
    }
    if (fd >= 0)
        close(fd);
    if (t.text == NULL || k < 0 || !cut(t.text, n, &t.lines))
        return cannot(t.replay, why);
    while (t.at < t.lines.n && !begins(t.lines.list[t.at], first))
        t.at++; /* what stands before the first prompt is a remark */
    return t.at < t.lines.n || cannot(t.replay, "nothing in it begins with \"> \": no entry to run again");
}

static bool take_message(const char *s, size_t n)
{
    rs_transcript_out(s, n);
    return t.replay != NULL;
}

bool rs_transcript_init(const struct rs_options *o)
{
    const struct rs_given *record = rs_options_get(o, "record"), *replay = rs_options_get(o, "replay");
    t.record = record != NULL ? record->value : NULL;
    t.replay = replay != NULL ? replay->value : NULL;
    if (t.record != NULL && t.replay != NULL) {
        rs_diag_say(RS_LEVEL_ERROR, "--record and --replay are two sessions: give one of them");
        return false;
    }
    if (t.replay != NULL && !read_replay())
        return false;
    rs_diag_also = t.replay != NULL || t.record != NULL ? take_message : NULL;
    return true;
}

bool rs_transcript_on(void)
{
    return t.record != NULL || t.replay != NULL;
}

bool rs_transcript_replays(void)
{
    return t.replay != NULL;
}

char *rs_transcript_next(void)
{
    size_t n = 0;
    if (t.running)
        compare();
    t.running = t.at < t.lines.n;
    if (!t.running)
        return NULL;
    t.n = 0; /* a greeting is nothing's answer */
    t.entry = t.at;
    t.entries++;
    for (size_t i = t.at; i == t.at || (i < t.lines.n && begins(t.lines.list[i], more)); i++)
        n += strlen(t.lines.list[i]) + 1;
    char *text = calloc(n + 1, 1);
    for (bool on = true; on && text != NULL; on = t.at < t.lines.n && begins(t.lines.list[t.at], more)) {
        if (t.at > t.entry)
            strcat(text, "\n");
        strcat(text, t.lines.list[t.at] + (t.at > t.entry ? strlen(more) : strlen(first)));
        t.at++;
    }
    return text;
}

void rs_transcript_typed(const char *text)
{
    if (t.record == NULL)
        return;
    if (t.entries++ == 0)
        t.n = 0;
    else if (t.n > 0 && t.bytes[t.n - 1] != '\n')
        add("\n", 1);
    for (const char *prompt = first;; prompt = more) {
        size_t n = strcspn(text, "\n");
        add(prompt, strlen(prompt));
        add(text, n);
        add("\n", 1);
        if (text[n] == '\0')
            return;
        text += n + 1;
    }
}

void rs_transcript_out(const char *s, size_t n)
{
    if (t.replay != NULL)
        add(s, n);
    for (; t.record != NULL && n > 0;) {
        const char *stop = memchr(s, '\n', n);
        size_t len = stop != NULL ? (size_t)(stop - s) + 1 : n;
        bool prompt = (t.n == 0 || t.bytes[t.n - 1] == '\n') && s[0] == '>';
        if (prompt)
            add(any, strlen(any));
        add(s + prompt, len - prompt);
        s += len;
        n -= len;
    }
}

static int write_record(int status)
{
    if (t.entries == 0)
        t.n = 0; /* only a greeting */
    if (t.failed) {
        rs_diag_file(t.record, "the session is too long for a transcript; nothing is written");
        return RS_IO;
    }
    if (!rs_output_open(t.record, false))
        return RS_IO;
    rs_output_append(t.bytes, t.n);
    return rs_output_close() && rs_output_commit() ? status : RS_IO;
}

int rs_transcript_end(int status)
{
    rs_diag_also = NULL;
    if (t.record != NULL)
        return write_record(status);
    if (t.replay == NULL)
        return status;
    if (t.running)
        compare();
    t.running = false;
    if (t.failed) {
        rs_diag_file(t.replay, "what came out is too long to be compared");
        return RS_IO;
    }
    if (t.at < t.lines.n) {
        printf("%s:%zu: the session has ended before this: %s\n", t.replay, t.at + 1, t.lines.list[t.at]);
        t.differ++;
    }
    if (t.differ > 0)
        printf("%zu of %zu entries differ\n", t.differ, t.entries);
    else
        printf("%zu entries, all as written\n", t.entries);
    return fflush(stdout) != 0 ? RS_IO : t.differ > 0 ? RS_ERROR : status;
}
