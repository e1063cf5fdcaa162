#include "host/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { ENTRIES_MAX = 4096, NAMES_MAX = 1000 }; /* of all folders that one listing of modules looks into; names given of one */

static int open_how(int folder, const char *path, int flags, unsigned long resolve)
{
    struct open_how how = {.flags = (unsigned)(flags | O_CLOEXEC), .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS | resolve};
    return (int)syscall(SYS_openat2, folder, path, &how, sizeof how);
}

struct rs_folder rs_folder_open(const struct rs_folder *beneath, const char *path, size_t n, const char *shown, const char *origin)
{
    struct rs_folder f = {NULL, -1, origin};
    const char *before = beneath != NULL ? beneath->shown : "";
    char *copy = strndup(path, n);
    if (copy == NULL)
        return f;
    if (beneath == NULL)
        f.fd = open(copy, O_PATH | O_DIRECTORY | O_CLOEXEC);
    else if (beneath->fd >= 0)
        f.fd = open_how(beneath->fd, copy, O_PATH | O_DIRECTORY, 0);
    int error = errno;
    if (shown != NULL)
        f.shown = strdup(shown);
    else if (asprintf(&f.shown, "%s%s%s", before != NULL ? before : "", copy, n > 0 && path[n - 1] == '/' ? "" : "/") < 0)
        f.shown = NULL;
    free(copy);
    if (f.shown == NULL)
        rs_folder_close(&f);
    errno = error;
    return f;
}

void rs_folder_close(struct rs_folder *f)
{
    if (f->fd >= 0)
        close(f->fd);
    free(f->shown);
    f->fd = -1;
    f->shown = NULL;
}

int rs_folder_at(const struct rs_folder *f, const char *path)
{
    return open_how(f->fd, path, O_RDONLY | O_NONBLOCK | O_NOCTTY, 0);
}

/* ---- files ---- */

char rs_folder_slurp(int fd, const char *shown, size_t most, bool whole, struct rs_pack *reply, char why[RS_WHY_MAX])
{
    struct stat st;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        snprintf(why, RS_WHY_MAX, "%.200s is not a regular file", shown);
        return '!';
    }
    if (whole && st.st_size > (off_t)most) {
        snprintf(why, RS_WHY_MAX, "%.200s", shown);
        return 'L';
    }
    size_t len = 0, size = st.st_size > (off_t)most ? most : (size_t)st.st_size;
    char *text = malloc(size + 1);
    ssize_t k = 0;
    while (text != NULL && len < size && ((k = read(fd, text + len, size - len)) > 0 || (k < 0 && errno == EINTR)))
        len += k > 0 ? (size_t)k : 0;
    if (text == NULL || k < 0) {
        snprintf(why, RS_WHY_MAX, "cannot read %.200s: %s", shown, strerror(errno));
        free(text);
        return '!';
    }
    rs_pack_add(reply, shown, strlen(shown));
    rs_pack_add(reply, text, len);
    free(text);
    return '+';
}

char rs_folder_read(const struct rs_folder *f, const char *path, size_t most, bool whole, struct rs_pack *reply, char why[RS_WHY_MAX])
{
    char shown[PATH_MAX];
    if (f->fd < 0)
        return '-';
    int fd = rs_folder_at(f, path);
    snprintf(shown, sizeof shown, "%s%s", f->shown, path);
    if (fd < 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return '-';
        if (errno == EXDEV)
            snprintf(why, RS_WHY_MAX, "%.200s leads outside its folder", shown);
        else
            snprintf(why, RS_WHY_MAX, "cannot read %.200s: %s", shown, strerror(errno));
        return '!';
    }
    char r = rs_folder_slurp(fd, shown, most, whole, reply, why);
    close(fd);
    return r;
}

/* ---- names of files ---- */

static bool is_folder(int fd, const struct dirent *e)
{
    struct stat st;
    return e->d_type == DT_DIR || (e->d_type != DT_REG && fstatat(fd, e->d_name, &st, 0) == 0 && S_ISDIR(st.st_mode));
}

void rs_folder_names(const struct rs_folder *f, const char *path, struct rs_pack *reply)
{
    int fd = f->fd < 0 ? -1 : open_how(f->fd, path[0] != '\0' ? path : ".", O_RDONLY | O_DIRECTORY, 0), n = 0;
    DIR *d = fd >= 0 ? fdopendir(fd) : NULL;
    if (d == NULL && fd >= 0)
        close(fd);
    for (struct dirent *e; d != NULL && n < NAMES_MAX && (e = readdir(d)) != NULL;) {
        char name[NAME_MAX + 2];
        if (e->d_name[0] == '.')
            continue;
        int len = snprintf(name, sizeof name, "%s%s", e->d_name, is_folder(fd, e) ? "/" : "");
        rs_pack_add(reply, name, (size_t)len);
        n++;
    }
    if (d != NULL)
        closedir(d);
}

/* ---- modules ---- */

/* The length of the word of a module's name that s begins with. */
static size_t word_length(const char *s, size_t n)
{
    size_t i = 0;
    while (i < n && ((s[i] >= 'a' && s[i] <= 'z') || (s[i] >= 'A' && s[i] <= 'Z') || (s[i] >= '0' && s[i] <= '9') || s[i] == '_' ||
                     s[i] == '-'))
        i++;
    return i;
}

int rs_module_path(const char *name, size_t n, char path[RS_MODULE_MAX + 8])
{
    size_t at = 0;
    if (n == 0 || n > RS_MODULE_MAX)
        return -1;
    for (;;) {
        size_t word = word_length(name + at, n - at);
        if (word == 0)
            return -1;
        memcpy(path + at, name + at, word);
        at += word;
        if (at == n)
            break;
        if (name[at] != '.')
            return -1;
        path[at++] = '/';
    }
    memcpy(path + n, ".lua", 5);
    return 0;
}

struct listing {
    char **names;
    size_t n, seen;
    bool cut;
};

static void add_name(struct listing *l, const char *prefix, const char *stem, size_t n)
{
    char **grown = realloc(l->names, (l->n + 1) * sizeof *grown);
    if (grown == NULL)
        return;
    l->names = grown;
    if (strlen(prefix) + n <= RS_MODULE_MAX && asprintf(&l->names[l->n], "%s%.*s", prefix, (int)n, stem) >= 0)
        l->n++;
}

/* List the folder open at fd, which is closed. */
static void list_in(struct listing *l, int fd, const char *prefix, int levels)
{
    DIR *d = fdopendir(fd);
    if (d == NULL) {
        close(fd);
        return;
    }
    for (struct dirent *e; !l->cut && (e = readdir(d)) != NULL;) {
        size_t n = strlen(e->d_name), word = word_length(e->d_name, n);
        char deeper[RS_MODULE_MAX + 2];
        l->cut = ++l->seen > ENTRIES_MAX;
        if (word > 0 && word + 4 == n && strcmp(e->d_name + word, ".lua") == 0) {
            add_name(l, prefix, e->d_name, word);
        } else if (word == n && levels > 0 && (e->d_type == DT_DIR || e->d_type == DT_UNKNOWN) &&
                   snprintf(deeper, sizeof deeper, "%s%s.", prefix, e->d_name) < (int)sizeof deeper) {
            int inner = open_how(dirfd(d), e->d_name, O_RDONLY | O_DIRECTORY, RESOLVE_NO_SYMLINKS);
            if (inner >= 0)
                list_in(l, inner, deeper, levels - 1);
        }
    }
    closedir(d);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

char rs_folder_modules(const struct rs_folder *f, const char *path, int levels, struct rs_pack *reply, bool *cut)
{
    struct listing l = {NULL, 0, 0, false};
    int fd = f->fd < 0 ? -1 : open_how(f->fd, path, O_RDONLY | O_DIRECTORY, 0);
    if (fd < 0)
        return '-';
    list_in(&l, fd, "", levels);
    if (l.n > 0)
        qsort(l.names, l.n, sizeof *l.names, by_name);
    for (size_t i = 0; i < l.n; i++) {
        rs_pack_add(reply, l.names[i], strlen(l.names[i]));
        free(l.names[i]);
    }
    free(l.names);
    *cut = l.cut;
    return '+';
}
