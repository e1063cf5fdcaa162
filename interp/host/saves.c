#include "host/saves.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FOLDERS_MAX = 500, DEEP_MAX = 12 };

static char *folders[FOLDERS_MAX + 1]; /* by the number that inotify gives: 1, 2 … */

static const uint32_t events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ONLYDIR;

/* What a script is made of. Our own outputs are none of these, but for pictures that it shows. */
static bool is_read(const char *name)
{
    static const char *const suffixes[] = {".lua", ".csv", ".xlsx", ".png", ".jpg", ".jpeg"};
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot != NULL && i < sizeof suffixes / sizeof *suffixes; i++)
        if (strcasecmp(dot, suffixes[i]) == 0)
            return true;
    return false;
}

static void add_folder(int fd, const char *path, int deep)
{
    int number = inotify_add_watch(fd, path, events);
    if (number < 1 || number > FOLDERS_MAX || folders[number] != NULL)
        return;
    folders[number] = strdup(path);
    DIR *dir = deep < DEEP_MAX ? opendir(path) : NULL;
    for (struct dirent *entry; dir != NULL && (entry = readdir(dir)) != NULL;) {
        char beneath[PATH_MAX];
        if (entry->d_type == DT_DIR && entry->d_name[0] != '.' &&
            snprintf(beneath, sizeof beneath, "%s/%s", path, entry->d_name) < (int)sizeof beneath)
            add_folder(fd, beneath, deep + 1);
    }
    if (dir != NULL)
        closedir(dir);
}

int rs_saves_open(const char *script)
{
    char folder[PATH_MAX];
    const char *slash = strrchr(script, '/');
    int fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (fd < 0)
        return -1;
    snprintf(folder, sizeof folder, "%.*s", slash != NULL && slash > script ? (int)(slash - script) : 1,
             slash == NULL ? "." : slash > script ? script : "/");
    add_folder(fd, folder, 0);
    if (folders[1] != NULL)
        return fd;
    int error = errno;
    close(fd);
    errno = error;
    return -1;
}

bool rs_saves_taken(int fd)
{
    _Alignas(struct inotify_event) char buffer[8192];
    bool read_by_script = false;
    ssize_t n;
    while ((n = read(fd, buffer, sizeof buffer)) > 0) {
        for (char *at = buffer; at < buffer + n;) {
            const struct inotify_event *e = (const struct inotify_event *)at;
            char path[PATH_MAX];
            bool folder = (e->mask & IN_ISDIR) != 0, known = e->wd > 0 && e->wd <= FOLDERS_MAX && folders[e->wd] != NULL;
            at += sizeof *e + e->len;
            if ((e->mask & IN_Q_OVERFLOW) != 0)
                read_by_script = true; /* who knows */
            if (e->len == 0 || e->name[0] == '.')
                continue;
            if (!folder && (e->mask & IN_CREATE) == 0) /* one that is made is not written yet */
                read_by_script = read_by_script || is_read(e->name);
            if (folder && known && (e->mask & (IN_CREATE | IN_MOVED_TO)) != 0 &&
                snprintf(path, sizeof path, "%s/%s", folders[e->wd], e->name) < (int)sizeof path)
                add_folder(fd, path, 0);
        }
    }
    return read_by_script;
}
