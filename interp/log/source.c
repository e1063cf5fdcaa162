#include "log/source.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

enum { PACKED = 1 << 18, TICK = 1 << 20 };

struct rs_source_gzip {
    z_stream stream;
    unsigned char in[PACKED];
    bool between; /* a member has ended; another may follow */
};

static size_t read_some(struct rs_source *s, void *to, size_t n)
{
    ssize_t k;
    if (s->bytes != NULL) {
        size_t left = s->size - s->done;
        memcpy(to, s->bytes + s->done, n < left ? n : left);
        s->done += n < left ? n : left;
        return n < left ? n : left;
    }
    do
        k = read(s->fd, to, n);
    while (k < 0 && errno == EINTR);
    if (k < 0)
        s->why = "cannot be read";
    s->done += k > 0 ? (size_t)k : 0;
    return k > 0 ? (size_t)k : 0;
}

static bool to_begin(struct rs_source *s)
{
    s->done = 0;
    return s->bytes != NULL || lseek(s->fd, 0, SEEK_SET) == 0;
}

static bool begin(struct rs_source *s)
{
    unsigned char magic[2] = {0};
    if (!to_begin(s)) {
        s->why = "cannot be read twice, as a log is; name a file";
        return false;
    }
    bool packed = read_some(s, magic, 2) == 2 && magic[0] == 0x1F && magic[1] == 0x8B;
    if (s->why != NULL || !to_begin(s))
        return false;
    if (!packed)
        return true;
    s->gzip = calloc(1, sizeof *s->gzip);
    if (s->gzip != NULL && inflateInit2(&s->gzip->stream, 15 + 16) == Z_OK)
        return true;
    free(s->gzip);
    s->gzip = NULL;
    s->why = "memory is out";
    return false;
}

bool rs_source_open(struct rs_source *s, int fd)
{
    off_t size = lseek(fd, 0, SEEK_END);
    *s = (struct rs_source){.fd = fd, .size = size > 0 ? (size_t)size : 0};
    return begin(s);
}

bool rs_source_of(struct rs_source *s, const char *bytes, size_t n)
{
    *s = (struct rs_source){.fd = -1, .bytes = bytes, .size = n};
    return begin(s);
}

bool rs_source_again(struct rs_source *s)
{
    rs_source_close(s);
    s->why = NULL;
    s->ticked = 0;
    return begin(s);
}

static size_t unpack(struct rs_source *s, char *to, size_t n)
{
    struct rs_source_gzip *g = s->gzip;
    g->stream.next_out = (unsigned char *)to;
    g->stream.avail_out = (unsigned)n;
    while (g->stream.avail_out > 0) {
        if (g->stream.avail_in == 0) {
            g->stream.next_in = g->in;
            g->stream.avail_in = (unsigned)read_some(s, g->in, sizeof g->in);
            if (g->stream.avail_in == 0)
                break;
        }
        if (g->between && inflateReset(&g->stream) != Z_OK)
            break;
        int got = inflate(&g->stream, Z_NO_FLUSH);
        g->between = got == Z_STREAM_END;
        if (got != Z_OK && got != Z_STREAM_END) {
            s->why = "is no whole gzip file";
            break;
        }
    }
    size_t came = n - g->stream.avail_out;
    if (came < n && !g->between && s->why == NULL)
        s->why = "is no whole gzip file: its end is missing";
    return came;
}

size_t rs_source_read(struct rs_source *s, char *to, size_t n)
{
    size_t came = 0, k;
    if (s->why != NULL)
        return 0;
    if (s->tick != NULL && s->done - s->ticked >= TICK) {
        s->ticked = s->done;
        s->tick(s->tick_data, s->done, s->size);
    }
    if (s->gzip != NULL)
        return unpack(s, to, n);
    while (came < n && (k = read_some(s, to + came, n - came)) > 0)
        came += k;
    return came;
}

void rs_source_close(struct rs_source *s)
{
    if (s->gzip != NULL)
        inflateEnd(&s->gzip->stream);
    free(s->gzip);
    s->gzip = NULL;
}
