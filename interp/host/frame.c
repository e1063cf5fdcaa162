#include "host/frame.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SMALL = 1024 };

volatile sig_atomic_t rs_write_stop;

int rs_write_all(int fd, const void *s, size_t n)
{
    const char *p = s;
    while (n > 0) {
        ssize_t k = write(fd, p, n);
        if (k < 0) {
            if (errno == EINTR && !rs_write_stop)
                continue;
            return -1;
        }
        p += k;
        n -= (size_t)k;
    }
    return 0;
}

static int read_all(int fd, void *s, size_t n)
{
    char *p = s;
    size_t got = 0;
    while (got < n) {
        ssize_t k = read(fd, p + got, n - got);
        if (k < 0) {
            if (errno == EINTR)
                continue;
            return -1;
        }
        if (k == 0) {
            errno = EPIPE;
            return got == 0 ? 0 : -1;
        }
        got += (size_t)k;
    }
    return 1;
}

void rs_frame_length_put(unsigned char *p, size_t v)
{
    for (int i = 0; i < 4; i++)
        p[i] = (unsigned char)(v >> (8 * i));
}

static size_t get32(const unsigned char *p)
{
    return (size_t)p[0] | (size_t)p[1] << 8 | (size_t)p[2] << 16 | (size_t)p[3] << 24;
}

void rs_frame_head(unsigned char head[RS_FRAME_HEAD], char type, size_t n)
{
    head[0] = (unsigned char)type;
    rs_frame_length_put(head + 1, n);
}

size_t rs_frame_length(const unsigned char head[RS_FRAME_HEAD])
{
    return get32(head + 1);
}

int rs_frame_write(int fd, char type, const void *a, size_t na, const void *b, size_t nb)
{
    unsigned char head[RS_FRAME_HEAD];
    if (na > RS_FRAME_MAX || nb > RS_FRAME_MAX - na) {
        errno = EMSGSIZE;
        return -1;
    }
    rs_frame_head(head, type, na + nb);
    if (na + nb <= SMALL) { /* in one piece: whoever reads is woken once */
        unsigned char whole[RS_FRAME_HEAD + SMALL];
        memcpy(whole, head, sizeof head);
        if (na > 0)
            memcpy(whole + sizeof head, a, na);
        if (nb > 0)
            memcpy(whole + sizeof head + na, b, nb);
        return rs_write_all(fd, whole, sizeof head + na + nb);
    }
    if (rs_write_all(fd, head, sizeof head) != 0)
        return -1;
    if (na > 0 && rs_write_all(fd, a, na) != 0)
        return -1;
    return nb > 0 ? rs_write_all(fd, b, nb) : 0;
}

int rs_frame_read(int fd, struct rs_frame *f)
{
    unsigned char head[RS_FRAME_HEAD];
    f->data = NULL;
    f->len = 0;
    int r = read_all(fd, head, sizeof head);
    if (r <= 0)
        return r;
    f->type = (char)head[0];
    f->len = rs_frame_length(head);
    if (f->len > RS_FRAME_MAX) {
        errno = EMSGSIZE;
        return -1;
    }
    f->data = malloc(f->len + 1);
    if (f->data == NULL)
        return -1;
    f->data[f->len] = '\0';
    if (f->len > 0 && read_all(fd, f->data, f->len) != 1) {
        free(f->data);
        f->data = NULL;
        return -1;
    }
    return 1;
}

void rs_pack_add(struct rs_pack *p, const void *s, size_t n)
{
    if (p->failed || n > RS_FRAME_MAX)
        p->failed = 1;
    if (p->failed)
        return;
    size_t need = p->len + 4 + n;
    if (need > p->cap) {
        size_t cap = p->cap ? p->cap : 256;
        while (cap < need)
            cap *= 2;
        char *grown = realloc(p->data, cap);
        if (grown == NULL) {
            p->failed = 1;
            return;
        }
        p->data = grown;
        p->cap = cap;
    }
    rs_frame_length_put((unsigned char *)p->data + p->len, n);
    if (n > 0)
        memcpy(p->data + p->len + 4, s, n);
    p->len = need;
}

void rs_pack_free(struct rs_pack *p)
{
    free(p->data);
    memset(p, 0, sizeof *p);
}

const char *rs_unpack(const char **at, size_t *left, size_t *n)
{
    if (*left < 4)
        return NULL;
    size_t len = get32((const unsigned char *)*at);
    if (len > *left - 4)
        return NULL;
    const char *s = *at + 4;
    *at = s + len;
    *left -= 4 + len;
    *n = len;
    return s;
}
