#include "host/output.h"

#include "host/diag.h"
#include "host/frame.h"

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
    char *target, *temporary;
} outputs[OUTPUTS_MAX];
static volatile int noutputs;

static int fail(const char *path)
{
    rs_diag_file(path, "cannot write: %s", strerror(errno));
    return -1;
}

/* An open file under another name: what is renamed over it would replace the name, /dev/stdout itself for root. */
static int is_descriptor(const char *path)
{
    return strncmp(path, "/dev/std", 8) == 0 || strncmp(path, "/dev/fd/", 8) == 0 || strncmp(path, "/proc/", 6) == 0;
}

static int write_device(const char *path, const void *bytes, size_t n)
{
    int fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return fail(path);
    int bad = rs_write_all(fd, bytes, n);
    if (close(fd) != 0)
        bad = -1;
    return bad ? fail(path) : 0;
}

static int make_parents(const char *path)
{
    char part[PATH_MAX];
    snprintf(part, sizeof part, "%s", path);
    for (char *p = part + 1; (p = strchr(p, '/')) != NULL; p++) {
        *p = '\0';
        if (mkdir(part, 0777) != 0 && errno != EEXIST)
            return -1;
        *p = '/';
    }
    return 0;
}

/* The name of a temporary file in the target's folder: `.name.XXXXXX`. NULL when memory or the path's length ends. */
static char *temporary_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    size_t folder = slash == NULL ? 0 : (size_t)(slash - path) + 1, n = strlen(path);
    char *name = malloc(n + 16);
    if (name != NULL) /* a file's name has at most 255 bytes */
        sprintf(name, "%.*s.%.240s.XXXXXX", (int)folder, path, path + folder);
    return name;
}

static int write_temporary(char *name, const void *bytes, size_t n, mode_t mode)
{
    int fd = mkostemp(name, O_CLOEXEC);
    if (fd < 0)
        return -1;
    int bad = fchmod(fd, mode) != 0 || rs_write_all(fd, bytes, n) != 0 || fsync(fd) != 0;
    int error = errno;
    if (close(fd) != 0 && !bad) {
        bad = 1;
        error = errno;
    }
    if (bad)
        unlink(name);
    errno = error;
    return bad ? -1 : 0;
}

static mode_t mode_of_new_files(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

int rs_output_add(const char *path, const void *bytes, size_t n, int scripts)
{
    struct stat st;
    mode_t mode = mode_of_new_files();
    if (noutputs >= OUTPUTS_MAX) {
        rs_diag_file(path, "cannot write: one command writes at most %d files", OUTPUTS_MAX);
        return -1;
    }
    if (strlen(path) >= PATH_MAX - 16) {
        errno = ENAMETOOLONG;
        return fail(path);
    }
    if (scripts && make_parents(path) != 0)
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
    char *target = strdup(path), *temporary = temporary_name(path);
    if (target == NULL || temporary == NULL || write_temporary(temporary, bytes, n, mode) != 0) {
        fail(path);
        free(target);
        free(temporary);
        return -1;
    }
    outputs[noutputs].target = target;
    outputs[noutputs].temporary = temporary;
    noutputs++;
    return 0;
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

int rs_output_commit(void)
{
    int status = 0;
    for (int i = 0; i < noutputs; i++) {
        if (rename(outputs[i].temporary, outputs[i].target) != 0) {
            status = fail(outputs[i].target);
            unlink(outputs[i].temporary);
        } else if (i + 1 == noutputs || strcmp(outputs[i].target, outputs[i + 1].target) != 0) {
            sync_folder(outputs[i].target);
        }
        free(outputs[i].target);
        free(outputs[i].temporary);
    }
    noutputs = 0;
    return status;
}

void rs_output_discard(void)
{
    for (int i = 0; i < noutputs; i++)
        unlink(outputs[i].temporary);
    noutputs = 0;
}
