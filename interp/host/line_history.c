#include "host/line_history.h"

#include "host/diag.h"
#include "host/frame.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <readline/history.h>

enum { ENTRIES_MAX = 1000, ENTRIES_SPARE = 250 }; /* the file is cut when it has so many more */
enum { BYTES_MAX = 16 << 20 };

static char path[PATH_MAX];

/* Make the folder on the way; false where there can be none. */
static bool find_path(void)
{
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    char base[PATH_MAX - 32];
    int n;
    if (state != NULL && state[0] == '/')
        n = snprintf(base, sizeof base, "%s/reis", state);
    else if (home != NULL && home[0] == '/')
        n = snprintf(base, sizeof base, "%s/.local/state/reis", home);
    else
        return false;
    if (n < 0 || n >= (int)sizeof base)
        return false;
    for (char *p = base + 1; (p = strchr(p, '/')) != NULL; p++) {
        *p = '\0';
        mkdir(base, 0700);
        *p = '/';
    }
    mkdir(base, 0700);
    snprintf(path, sizeof path, "%s/history", base);
    return true;
}

/* The file, locked, and still the one of that name: a session that starts may put a shorter one in its place. -1 with errno. */
static int open_locked(void)
{
    struct stat held, named;
    for (;;) {
        int fd = open(path, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
        if (fd < 0)
            return -1;
        if (fstat(fd, &held) != 0 || !S_ISREG(held.st_mode)) {
            close(fd);
            errno = EINVAL;
            return -1;
        }
        while (flock(fd, LOCK_EX) != 0 && errno == EINTR)
            continue;
        if (lstat(path, &named) == 0 && named.st_ino == held.st_ino && named.st_dev == held.st_dev) {
            fchmod(fd, 0600);
            return fd;
        }
        close(fd);
    }
}

static char *read_all(int fd, size_t *n)
{
    struct stat st;
    if (fstat(fd, &st) != 0 || st.st_size > BYTES_MAX)
        return NULL;
    char *s = malloc((size_t)st.st_size + 1);
    ssize_t k = 1;
    *n = 0;
    while (s != NULL && *n < (size_t)st.st_size && k > 0) {
        k = pread(fd, s + *n, (size_t)st.st_size - *n, (off_t)*n);
        *n += k > 0 ? (size_t)k : 0;
    }
    return s;
}

/* How many backslashes a line of n bytes ends in. */
static size_t backslashes(const char *s, size_t n)
{
    size_t k = 0;
    while (k < n && s[n - 1 - k] == '\\')
        k++;
    return k;
}

/* Take the next entry off *at, into text (which has room for all of it); false where there is none. */
static bool next_entry(const char **at, const char *end, char *text)
{
    size_t used = 0;
    if (*at >= end)
        return false;
    for (bool on = true; on && *at < end;) {
        const char *stop = memchr(*at, '\n', (size_t)(end - *at));
        size_t n = (size_t)((stop != NULL ? stop : end) - *at), k = backslashes(*at, n);
        on = k % 2 == 1;
        memcpy(text + used, *at, n - k + k / 2);
        used += n - k + k / 2;
        *at += n + 1;
        if (on && *at < end)
            text[used++] = '\n';
    }
    text[used] = '\0';
    return true;
}

/* An entry as the file has it, malloc'ed, with its newline. */
static char *written(const char *text, size_t *n)
{
    char *s = malloc(strlen(text) * 2 + 2);
    *n = 0;
    for (const char *line = text; s != NULL;) {
        size_t len = strcspn(line, "\n"), k = backslashes(line, len) + (line[len] == '\n');
        memcpy(s + *n, line, len);
        memset(s + *n + len, '\\', k);
        *n += len + k;
        s[(*n)++] = '\n';
        if (line[len] == '\0')
            break;
        line += len + 1;
    }
    return s;
}

/* Put a file of the entries that are kept in the place of a longer one. */
static void shorten(void)
{
    char other[PATH_MAX + 8];
    snprintf(other, sizeof other, "%s.XXXXXX", path);
    int fd = mkostemp(other, O_CLOEXEC);
    bool done = fd >= 0;
    for (int i = 0; done && i < history_length; i++) {
        size_t n;
        char *s = written(history_get(history_base + i)->line, &n);
        done = s != NULL && rs_write_all(fd, s, n) == 0;
        free(s);
    }
    if (fd >= 0)
        done = fsync(fd) == 0 && done;
    if (fd >= 0)
        close(fd);
    if (fd >= 0 && (!done || rename(other, path) != 0))
        unlink(other);
}

void rs_line_history_init(void)
{
    using_history();
    stifle_history(ENTRIES_MAX);
    int fd = find_path() ? open_locked() : -1, entries = 0;
    if (fd < 0) {
        rs_diag_say(RS_LEVEL_WARNING, "no history is kept: %s", strerror(errno));
        path[0] = '\0';
        return;
    }
    size_t n = 0;
    char *s = read_all(fd, &n), *text = s != NULL ? malloc(n + 1) : NULL;
    const char *at = s;
    for (; text != NULL && next_entry(&at, s + n, text); entries++)
        add_history(text);
    if (entries > ENTRIES_MAX + ENTRIES_SPARE)
        shorten();
    free(text);
    free(s);
    close(fd); /* and lets go of the lock */
}

void rs_line_history_add(const char *text)
{
    HIST_ENTRY *last = history_length > 0 ? history_get(history_base + history_length - 1) : NULL;
    if (text[strspn(text, " \t\n")] == '\0' || (last != NULL && strcmp(last->line, text) == 0))
        return;
    add_history(text);
    int fd = path[0] != '\0' ? open_locked() : -1;
    if (fd < 0)
        return;
    size_t n;
    char *s = written(text, &n);
    if (s != NULL && rs_write_all(fd, s, n) != 0)
        rs_diag_say(RS_LEVEL_WARNING, "the history could not be written: %s", strerror(errno));
    free(s);
    close(fd);
}
