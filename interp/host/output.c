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
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct output {
    char *target;                  /* NULL: standard output */
    struct rs_temporary temporary; /* a file's */
};

static struct output *outputs; /* put aside */
static volatile size_t noutputs;
static size_t room;

static struct {
    struct output output;
    int fd;      /* of its bytes so far, -1: none is open */
    bool waits;  /* for a device or standard output: they are in memory */
    int error;   /* errno of the first byte that could not be kept */
    char *bytes; /* mapped, where they were asked for */
    size_t length;
} now = {.fd = -1};

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

/* Whether the bytes are for a device, and the mode of the file. False with errno. */
static bool look_at(const char *path, bool scripts, bool *device, mode_t *mode)
{
    struct stat st;
    *device = !scripts && is_descriptor(path);
    *mode = mode_of_new_files();
    if (*device || (scripts ? lstat(path, &st) : stat(path, &st)) != 0)
        return true;
    if (S_ISDIR(st.st_mode)) {
        errno = EISDIR;
        return false;
    }
    if (scripts && !S_ISREG(st.st_mode) && !S_ISLNK(st.st_mode)) {
        errno = EEXIST;
        return false;
    }
    *device = !S_ISREG(st.st_mode) && !scripts;
    if (S_ISREG(st.st_mode))
        *mode = st.st_mode & 0777;
    return true;
}

/* False with errno. */
static bool open_file(const char *path, bool scripts)
{
    mode_t mode;
    if (strlen(path) >= PATH_MAX - 16) {
        errno = ENAMETOOLONG;
        return false;
    }
    if ((scripts && !make_parents(path)) || !look_at(path, scripts, &now.waits, &mode))
        return false;
    now.output.target = strdup(path);
    if (now.output.target == NULL || (!now.waits && !rs_temporary_open(&now.output.temporary, path, mode)))
        return false;
    now.fd = now.output.temporary.fd;
    return true;
}

bool rs_output_open(const char *path, bool scripts)
{
    rs_output_drop();
    now.waits = path == NULL;
    now.error = 0;
    bool good = path == NULL || open_file(path, scripts);
    if (good && now.waits)
        now.fd = memfd_create("output", MFD_CLOEXEC);
    if (good && now.fd >= 0)
        return true;
    fail(path != NULL ? path : "standard output");
    rs_output_drop();
    return false;
}

bool rs_output_is_open(void)
{
    return now.fd >= 0;
}

bool rs_output_is_standard(void)
{
    return now.fd >= 0 && now.output.target == NULL;
}

void rs_output_append(const void *bytes, size_t n)
{
    if (now.fd >= 0 && now.error == 0 && rs_write_all(now.fd, bytes, n) != 0)
        now.error = errno;
}

const char *rs_output_bytes(size_t *n)
{
    struct stat st;
    errno = now.error;
    if (now.error != 0 || fstat(now.fd, &st) != 0)
        return NULL;
    *n = (size_t)st.st_size;
    if (*n == 0)
        return "";
    void *p = mmap(NULL, *n, PROT_READ, MAP_SHARED, now.fd, 0);
    if (p == MAP_FAILED)
        return NULL;
    now.bytes = p;
    now.length = *n;
    return p;
}

/* False with errno. */
static bool write_device(const char *path)
{
    size_t n;
    const char *bytes = rs_output_bytes(&n);
    int fd = bytes != NULL ? open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY) : -1;
    if (fd < 0)
        return false;
    int error = rs_write_all(fd, bytes, n) == 0 ? 0 : errno;
    if (close(fd) != 0 && error == 0)
        error = errno;
    errno = error;
    return error == 0;
}

/* False with errno. */
static bool put_aside(void)
{
    if (noutputs == room) {
        struct output *grown = realloc(outputs, (room * 2 + 16) * sizeof *grown);
        if (grown == NULL)
            return false;
        outputs = grown;
        room = room * 2 + 16;
    }
    if (!rs_temporary_finish(&now.output.temporary))
        return false;
    outputs[noutputs] = now.output;
    noutputs++;
    now.output.target = NULL;
    now.fd = -1;
    return true;
}

bool rs_output_close(void)
{
    errno = now.error;
    bool good = now.error == 0 && (now.waits ? write_device(now.output.target) : put_aside());
    if (!good)
        fail(now.output.target);
    rs_output_drop();
    return good;
}

/* Its file, if it has one, is gone. */
static void remove_open(void)
{
    if (now.fd >= 0 && now.waits)
        close(now.fd);
    else if (now.fd >= 0)
        rs_temporary_discard(&now.output.temporary);
    now.fd = -1;
}

void rs_output_drop(void)
{
    bool named = now.fd >= 0 && !now.waits;
    if (now.bytes != NULL)
        munmap(now.bytes, now.length);
    now.bytes = NULL;
    remove_open();
    if (named)
        free(now.output.temporary.name);
    free(now.output.target);
    now.output.target = NULL;
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
    rs_output_drop();
    for (size_t i = 0; i < noutputs; i++) {
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
    remove_open();
    for (size_t i = 0; i < noutputs; i++)
        rs_temporary_discard(&outputs[i].temporary);
    noutputs = 0;
}
