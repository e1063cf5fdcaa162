/* Two functions here bear the names that libxlsxwriter calls, in place of those of the libraries: lxw_tmpfile would make a file in
   /tmp, zipOpen the archive on disk. */
#include "draw/memory_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <minizip/zip.h>

struct file {
    rs_buffer bytes;
    size_t at;
};

static rs_buffer archive;

FILE *lxw_tmpfile(char *folder);

/* Writes at the place of the file, over what stands there or beyond its end. */
static bool put(struct file *f, const char *bytes, size_t n)
{
    size_t over = f->bytes.n - f->at < n ? f->bytes.n - f->at : n;
    if (over > 0)
        memcpy(f->bytes.s + f->at, bytes, over);
    rs_buffer_add(&f->bytes, bytes + over, n - over);
    f->at += n;
    return !f->bytes.failed;
}

static size_t get(struct file *f, char *to, size_t n)
{
    size_t left = f->bytes.n - f->at;
    n = n < left ? n : left;
    if (n > 0)
        memcpy(to, f->bytes.s + f->at, n);
    f->at += n;
    return n;
}

/* False for a place outside the file. */
static bool seek(struct file *f, long long offset, int origin)
{
    long long from = origin == SEEK_SET ? 0 : (long long)(origin == SEEK_CUR ? f->at : f->bytes.n);
    if (from + offset < 0 || from + offset > (long long)f->bytes.n)
        return false;
    f->at = (size_t)(from + offset);
    return true;
}

/* ---- a temporary file ---- */

static ssize_t cookie_read(void *f, char *to, size_t n)
{
    return (ssize_t)get(f, to, n);
}

static ssize_t cookie_write(void *f, const char *bytes, size_t n)
{
    return put(f, bytes, n) ? (ssize_t)n : 0;
}

static int cookie_seek(void *data, off64_t *offset, int origin)
{
    struct file *f = data;
    if (!seek(f, *offset, origin))
        return -1;
    *offset = (off64_t)f->at;
    return 0;
}

static int cookie_close(void *data)
{
    struct file *f = data;
    rs_buffer_free(&f->bytes);
    free(f);
    return 0;
}

FILE *lxw_tmpfile(char *folder)
{
    (void)folder;
    struct file *f = calloc(1, sizeof *f);
    cookie_io_functions_t io = {cookie_read, cookie_write, cookie_seek, cookie_close};
    FILE *stream = f != NULL ? fopencookie(f, "w+", io) : NULL;
    if (stream == NULL)
        free(f);
    return stream;
}

/* ---- the archive ---- */

static voidpf zip_open(voidpf opaque, const void *name, int mode)
{
    (void)opaque, (void)name, (void)mode;
    return calloc(1, sizeof(struct file));
}

static uLong zip_read(voidpf opaque, voidpf f, void *to, uLong n)
{
    (void)opaque;
    return get(f, to, n);
}

static uLong zip_write(voidpf opaque, voidpf f, const void *bytes, uLong n)
{
    (void)opaque;
    return put(f, bytes, n) ? n : 0;
}

static ZPOS64_T zip_tell(voidpf opaque, voidpf f)
{
    (void)opaque;
    return ((struct file *)f)->at;
}

static long zip_seek(voidpf opaque, voidpf f, ZPOS64_T offset, int origin)
{
    (void)opaque;
    int from = origin == ZLIB_FILEFUNC_SEEK_SET ? SEEK_SET : origin == ZLIB_FILEFUNC_SEEK_CUR ? SEEK_CUR : SEEK_END;
    return seek(f, (long long)offset, from) ? 0 : -1;
}

static int zip_close(voidpf opaque, voidpf data)
{
    (void)opaque;
    struct file *f = data;
    rs_buffer_free(&archive);
    archive = f->bytes;
    free(f);
    return 0;
}

static int zip_error(voidpf opaque, voidpf f)
{
    (void)opaque;
    return ((struct file *)f)->bytes.failed;
}

zipFile ZEXPORT zipOpen(const char *name, int append)
{
    zlib_filefunc64_def io = {zip_open, zip_read, zip_write, zip_tell, zip_seek, zip_close, zip_error, NULL};
    return zipOpen2_64(name, append, NULL, &io);
}

bool rs_memory_file_take(rs_buffer *out)
{
    bool good = archive.n > 0 && !archive.failed;
    rs_buffer_free(out);
    if (good)
        *out = archive;
    else
        rs_buffer_free(&archive);
    archive = (rs_buffer){0};
    return good;
}
