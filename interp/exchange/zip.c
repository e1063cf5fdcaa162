#include "exchange/zip.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <minizip/unzip.h>

enum { ENTRIES_MOST = 10000, RATIO_MOST = 400, SMALL = 1 << 20 };

static const size_t ENTRY_MOST = (size_t)128 << 20, ALL_MOST = (size_t)256 << 20;

static bool fail(struct rs_zip *z, const char *why)
{
    snprintf(z->why, sizeof z->why, "%s", why);
    return false;
}

/* ---- the bytes as minizip's file ---- */

static voidpf open_bytes(voidpf opaque, const void *name, int mode)
{
    (void)name, (void)mode;
    return opaque;
}

static uLong read_bytes(voidpf opaque, voidpf stream, void *to, uLong n)
{
    struct rs_zip *z = opaque;
    (void)stream;
    size_t left = z->n - z->at;
    n = n < left ? n : left;
    if (n > 0)
        memcpy(to, z->bytes + z->at, n);
    z->at += n;
    return n;
}

static uLong write_bytes(voidpf opaque, voidpf stream, const void *bytes, uLong n)
{
    (void)opaque, (void)stream, (void)bytes, (void)n;
    return 0;
}

static ZPOS64_T tell_bytes(voidpf opaque, voidpf stream)
{
    (void)stream;
    return ((struct rs_zip *)opaque)->at;
}

static long seek_bytes(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin)
{
    struct rs_zip *z = opaque;
    (void)stream;
    size_t from = origin == ZLIB_FILEFUNC_SEEK_SET ? 0 : origin == ZLIB_FILEFUNC_SEEK_CUR ? z->at : z->n;
    if (offset > z->n - from)
        return -1;
    z->at = from + (size_t)offset;
    return 0;
}

static int close_bytes(voidpf opaque, voidpf stream)
{
    (void)opaque, (void)stream;
    return 0;
}

bool rs_zip_open(struct rs_zip *z, const char *bytes, size_t n)
{
    zlib_filefunc64_def io = {open_bytes, read_bytes, write_bytes, tell_bytes, seek_bytes, close_bytes, close_bytes, z};
    unz_global_info64 info;
    *z = (struct rs_zip){.bytes = bytes, .n = n};
    z->handle = unzOpen2_64("", &io);
    if (z->handle == NULL)
        return fail(z, "is no whole zip archive");
    if (unzGetGlobalInfo64(z->handle, &info) == UNZ_OK && info.number_entry <= ENTRIES_MOST)
        return true;
    rs_zip_close(z);
    return fail(z, "is an archive of over 10000 files");
}

/* Whether the entry that is found may be unpacked: by what it says of itself, which the reading then holds it to. */
static bool allowed(struct rs_zip *z, const unz_file_info64 *info)
{
    if ((info->flag & 1) != 0)
        return fail(z, "is encrypted: save it without a password");
    if (info->uncompressed_size > ENTRY_MOST || info->uncompressed_size > ALL_MOST - z->unpacked)
        return fail(z, "holds over 128 MiB in one part, or 256 MiB in all, once unpacked");
    if (info->uncompressed_size > SMALL && info->uncompressed_size / RATIO_MOST > info->compressed_size)
        return fail(z, "is packed over 400 times smaller than what it holds, as no program does");
    return true;
}

/* Reads the entry that is open: just as many bytes as it said. */
static bool unpack(struct rs_zip *z, char *to, size_t n)
{
    size_t got = 0;
    char beyond;
    while (got < n) {
        size_t want = n - got < SMALL ? n - got : SMALL;
        int k = unzReadCurrentFile(z->handle, to + got, (unsigned)want);
        if (k <= 0)
            return fail(z, "is a broken archive");
        got += (size_t)k;
    }
    return unzReadCurrentFile(z->handle, &beyond, 1) == 0 || fail(z, "is a broken archive: a part is longer than it says");
}

char *rs_zip_read(struct rs_zip *z, const char *name, size_t *n)
{
    unz_file_info64 info;
    z->why[0] = '\0';
    if (unzLocateFile(z->handle, name, 2) != UNZ_OK)
        return NULL;
    if (unzGetCurrentFileInfo64(z->handle, &info, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK) {
        fail(z, "is a broken archive");
        return NULL;
    }
    if (!allowed(z, &info))
        return NULL;
    size_t size = (size_t)info.uncompressed_size;
    char *bytes = malloc(size + 1);
    if (bytes == NULL || unzOpenCurrentFile(z->handle) != UNZ_OK) {
        fail(z, bytes == NULL ? "is too large: memory is out" : "is a broken archive, or packed in a way that is not known");
        free(bytes);
        return NULL;
    }
    bool good = unpack(z, bytes, size);
    good = (unzCloseCurrentFile(z->handle) != UNZ_CRCERROR || fail(z, "is a broken archive: a checksum is wrong")) && good;
    if (!good) {
        free(bytes);
        return NULL;
    }
    bytes[size] = '\0';
    z->unpacked += size;
    *n = size;
    return bytes;
}

void rs_zip_close(struct rs_zip *z)
{
    if (z->handle != NULL)
        unzClose(z->handle);
    z->handle = NULL;
}
