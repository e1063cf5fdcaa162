#include "host/output.h"

#include "host/diag.h"
#include "host/frame.h"
#include "host/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { OUTPUTS_MAX = 4096 };

static struct {
    char *target;
    struct rs_temporary temporary;
} outputs[OUTPUTS_MAX];
static volatile int noutputs;

static bool fail(const char *path)
{
    rs_diag_file(path, "cannot write: %s", strerror(errno));
    return false;
}

/* An open file under another name: what is renamed over it would replace the name, /dev/stdout itself for root. */
static bool is_descriptor(const char *path)
{
    return strncmp(path, "/dev/std", 8) == 0 || strncmp(path, "/dev/fd/", 8) == 0 || strncmp(path, "/proc/", 6) == 0;
}

static bool write_device(const char *path, const void *bytes, size_t n)
{
    int fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return fail(path);
    bool done = rs_write_all(fd, bytes, n) == 0;
    if (close(fd) != 0)
        done = false;
    return done || fail(path);
}

static bool make_parents(const char *path)
{
    char part[PATH_MAX];
    snprintf(part, sizeof part, "%s", path);
    for (char *p = part + 1; (p = strchr(p, '/')) != NULL; p++) {
        *p = '\0';
        if (mkdir(part, 0777) != 0 && errno != EEXIST)
            return false;
        *p = '/';
    }
    return true;
}

static mode_t mode_of_new_files(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

bool rs_output_add(const char *path, const void *bytes, size_t n, bool scripts)
{
    struct stat st;
    mode_t mode = mode_of_new_files();
    if (noutputs >= OUTPUTS_MAX) {
        rs_diag_file(path, "cannot write: one command writes at most %d files", OUTPUTS_MAX);
        return false;
    }
    if (strlen(path) >= PATH_MAX - 16) {
        errno = ENAMETOOLONG;
        return fail(path);
    }
    if (scripts && !make_parents(path))
        return fail(path);
    if (!scripts && is_descriptor(path))
        return write_device(path, bytes, n);
    if ((scripts ? lstat(path, &st) : stat(path, &st)) == 0) {
        if (S_ISDIR(st.st_mode)) {
            errno = EISDIR;
            return fail(path);
        }
        if (scripts && !S_ISREG(st.st_mode) && !S_ISLNK(st.st_mode)) {
            errno = EEXIST;
            return fail(path);
        }
        if (S_ISREG(st.st_mode))
            mode = st.st_mode & 0777;
        else if (!scripts)
            return write_device(path, bytes, n);
    }
    char *target = strdup(path);
    if (target == NULL || !rs_temporary_write(&outputs[noutputs].temporary, path, bytes, n, mode)) {
        fail(path);
        free(target);
        return false;
    }
    outputs[noutputs].target = target;
    noutputs++;
    return true;
}

/* A rename lasts over a power cut only once its folder is written too. */
static void sync_folder(const char *path)
{
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');
    snprintf(folder, sizeof folder, "%.*s", slash == NULL ? 1 : (int)(slash - path) + 1, slash == NULL ? "." : path);
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
}

bool rs_output_commit(void)
{
    bool done = true;
    for (int i = 0; i < noutputs; i++) {
        if (!rs_temporary_place(&outputs[i].temporary, outputs[i].target))
            done = fail(outputs[i].target);
        else if (i + 1 == noutputs || strcmp(outputs[i].target, outputs[i + 1].target) != 0)
            sync_folder(outputs[i].target);
        free(outputs[i].target);
    }
    noutputs = 0;
    return done;
}

void rs_output_discard(void)
{
    for (int i = 0; i < noutputs; i++)
        rs_temporary_discard(&outputs[i].temporary);
    noutputs = 0;
}
