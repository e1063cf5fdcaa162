#include "host/temporary.h"

#include "host/frame.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static rlim_t unnamed; /* files: each is open until it is placed */

/* Whether one more file may stay open: they take a quarter of what this process may have open. */
static bool may_stay_open(void)
{
    struct rlimit r;
    return getrlimit(RLIMIT_NOFILE, &r) == 0 && unnamed < r.rlim_cur / 4;
}

/* The folder that a path's file lies in, "./" where the path names none. */
static void folder_of(const char *path, char *folder, size_t room)
{
    const char *slash = strrchr(path, '/');
    snprintf(folder, room, "%.*s", slash == NULL ? 2 : (int)(slash - path) + 1, slash == NULL ? "./" : path);
}

/* A name beside path for mkostemp. NULL when memory ends. */
static char *name_beside(const char *path)
{
    const char *slash = strrchr(path, '/');
    int folder = slash == NULL ? 0 : (int)(slash - path) + 1;
    char *name = NULL; /* a file's name has at most 255 bytes */
    return asprintf(&name, "%.*s.%.220s.reis.%d.XXXXXX", folder, path, path + folder, (int)getpid()) < 0 ? NULL : name;
}

/* The process that wrote a file of this name, or 0 where it is none of ours. */
static pid_t writer_of(const char *name)
{
    const char *mark = NULL;
    int pid, end = 0;
    for (const char *s = name; (s = strstr(s, ".reis.")) != NULL; s++)
        mark = s;
    if (name[0] != '.' || mark == NULL || sscanf(mark, ".reis.%d.%n", &pid, &end) != 1 || end == 0)
        return 0;
    return strlen(mark + end) == 6 && pid > 0 ? pid : 0;
}

/* Remove what killed processes left in the folder, once for each folder in turn. */
static void sweep(const char *folder)
{
    static char last[PATH_MAX];
    if (strcmp(folder, last) == 0)
        return;
    snprintf(last, sizeof last, "%s", folder);
    DIR *d = opendir(folder);
    if (d == NULL)
        return;
    for (struct dirent *e; (e = readdir(d)) != NULL;) {
        struct stat st;
        pid_t pid = writer_of(e->d_name);
        if (pid > 0 && kill(pid, 0) != 0 && errno == ESRCH && fstatat(dirfd(d), e->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISREG(st.st_mode) && st.st_uid == geteuid())
            unlinkat(dirfd(d), e->d_name, 0);
    }
    closedir(d);
}

static bool open_named(struct rs_temporary *t, const char *path)
{
    t->name = name_beside(path);
    t->fd = t->name != NULL ? mkostemp(t->name, O_CLOEXEC) : -1;
    if (t->fd >= 0)
        return true;
    int error = errno;
    free(t->name);
    t->name = NULL;
    errno = error;
    return false;
}

bool rs_temporary_open(struct rs_temporary *t, const char *path, mode_t mode)
{
    char folder[PATH_MAX];
    t->fd = -1;
    t->name = NULL;
    folder_of(path, folder, sizeof folder);
    sweep(folder);
    if (may_stay_open() && access("/proc/self/fd", X_OK) == 0)
        t->fd = open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    if (t->fd >= 0)
        unnamed++;
    else if (!open_named(t, path))
        return false;
    if (fchmod(t->fd, mode) == 0)
        return true;
    rs_temporary_discard(t);
    return false;
}

bool rs_temporary_finish(struct rs_temporary *t)
{
    bool done = fsync(t->fd) == 0;
    if (t->name != NULL) { /* it can be found by that */
        done = close(t->fd) == 0 && done;
        t->fd = -1;
    }
    return done;
}

static bool link_as(int fd, const char *path)
{
    char open_file[64];
    snprintf(open_file, sizeof open_file, "/proc/self/fd/%d", fd);
    return linkat(AT_FDCWD, open_file, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0;
}

/* An unnamed file can replace nothing: where there is something already it gets a name beside it first. */
static bool place_unnamed(struct rs_temporary *t, const char *path)
{
    bool done = link_as(t->fd, path);
    if (!done && errno == EEXIST && (t->name = name_beside(path)) != NULL) {
        int made = mkostemp(t->name, O_CLOEXEC); /* finds a name that is free */
        if (made >= 0) {
            close(made);
            unlink(t->name);
            done = link_as(t->fd, t->name) && rename(t->name, path) == 0;
        }
    }
    return done;
}

bool rs_temporary_place(struct rs_temporary *t, const char *path)
{
    bool is_unnamed = t->fd >= 0, done = is_unnamed ? place_unnamed(t, path) : rename(t->name, path) == 0;
    int error = errno;
    if (!done && t->name != NULL)
        unlink(t->name);
    if (is_unnamed) {
        unnamed--;
        if (close(t->fd) != 0 && done) {
            done = false;
            error = errno;
        }
    }
    free(t->name);
    errno = error;
    return done;
}

void rs_temporary_discard(const struct rs_temporary *t)
{
    int error = errno;
    if (t->fd >= 0 && close(t->fd) == 0 && t->name == NULL)
        unnamed--;
    if (t->name != NULL)
        unlink(t->name);
    errno = error;
}
