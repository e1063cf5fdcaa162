/* A zip archive in memory, looked into within limits: nothing is ever written to disk, so the names in it are only names.
   The archive points into the bytes it was opened on, which must outlive it; what is read out of it belongs to the caller (free). */
#ifndef RS_EXCHANGE_ZIP_H
#define RS_EXCHANGE_ZIP_H

#include <stdbool.h>
#include <stddef.h>

struct rs_zip {
    const char *bytes;
    size_t n, at;
    void *handle;
    size_t unpacked; /* so far, of all entries */
    char why[200];
};

/* False with a sentence in why. Nothing is held where it fails. */
bool rs_zip_open(struct rs_zip *z, const char *bytes, size_t n);

/* The entry of just that name (letters of either case), unpacked, with a NUL after it. NULL where there is none (why is empty) or it is
   encrypted, broken or too large (why says which): an entry of over 128 MiB, entries of over 256 MiB together, and anything packed more
   than 400 times smaller than it is. */
char *rs_zip_read(struct rs_zip *z, const char *name, size_t *n);

void rs_zip_close(struct rs_zip *z);

#endif
