/* The bytes of a file, or of memory, unpacked where it is gzip. The descriptor and the memory stay the caller's; rs_source_close
   frees the rest. */
#ifndef RS_LOG_SOURCE_H
#define RS_LOG_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

struct rs_source {
    int fd;            /* -1: of memory */
    const char *bytes; /* size of them */
    struct rs_source_gzip *gzip; /* NULL: not packed */
    const char *why;             /* what went wrong, or NULL */
    size_t done, size;           /* bytes of the file itself that were read, and how many it has */
    void (*tick)(void *data, size_t done, size_t size); /* called now and then while it is read, where it is set after opening */
    void *tick_data;
    size_t ticked;
};

/* Begins at the file's begin. False with why. */
bool rs_source_open(struct rs_source *s, int fd);

/* The same of n bytes in memory. */
bool rs_source_of(struct rs_source *s, const char *bytes, size_t n);

/* Begins anew. False with why. */
bool rs_source_again(struct rs_source *s);

/* Reads up to n bytes; less only at the end or where something is wrong (why). */
size_t rs_source_read(struct rs_source *s, char *to, size_t n);

void rs_source_close(struct rs_source *s);

#endif
