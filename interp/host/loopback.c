#include "host/loopback.h"

#include "host/stdlib.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <unistd.h>

enum { CLIENTS = RS_LOOPBACK_POLLS - 1, REQUEST_MAX = 8192, SECRET = 16 };

struct client {
    int fd; /* -1: free */
    char request[REQUEST_MAX];
    size_t n;
    bool waits; /* for news */
    char *reply;
    size_t len, sent;
};

static struct {
    int fd, port;
    char secret[2 * SECRET + 1], address[64];
    unsigned number; /* of the state, as the news count it */
    struct rs_loopback_state state;
    struct client client[CLIENTS];
} server = {.fd = -1};

static bool make_secret(void)
{
    unsigned char bytes[SECRET];
    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
        return false;
    for (int i = 0; i < SECRET; i++)
        snprintf(server.secret + 2 * i, 3, "%02x", bytes[i]);
    return true;
}

bool rs_loopback_open(int port)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port), .sin_addr = {htonl(INADDR_LOOPBACK)}};
    socklen_t n = sizeof at;
    int on = 1;
    for (int i = 0; i < CLIENTS; i++)
        server.client[i].fd = -1;
    server.fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (server.fd < 0 || !make_secret())
        return false;
    setsockopt(server.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(server.fd, (struct sockaddr *)&at, sizeof at) != 0 || listen(server.fd, 8) != 0 ||
        getsockname(server.fd, (struct sockaddr *)&at, &n) != 0)
        return false;
    server.port = ntohs(at.sin_port);
    snprintf(server.address, sizeof server.address, "http://127.0.0.1:%d/%s/", server.port, server.secret);
    return true;
}

const char *rs_loopback_address(void)
{
    return server.address;
}

/* ---- answers ---- */

static void forget(struct client *c)
{
    close(c->fd);
    free(c->reply);
    *c = (struct client){.fd = -1};
}

/* The head of an answer and its body, which is copied: the state may be another before all is sent. */
static void reply(struct client *c, const char *status, const char *type, const char *policy, const char *body, size_t n)
{
    FILE *out = open_memstream(&c->reply, &c->len);
    c->waits = false;
    if (out != NULL) {
        fprintf(out, "HTTP/1.1 %s\r\nContent-Type: %s; charset=utf-8\r\nContent-Length: %zu\r\nCache-Control: no-store\r\n"
                     "Content-Security-Policy: %s\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n"
                     "Cross-Origin-Resource-Policy: same-origin\r\nConnection: close\r\n\r\n", status, type, n, policy);
        fwrite(body, 1, n, out);
        if (fclose(out) == 0)
            return;
    }
    forget(c);
}

static const char nothing[] = "default-src 'none'; frame-ancestors 'none'", framed[] = "frame-ancestors 'self'";

static void refuse(struct client *c, const char *status)
{
    reply(c, status, "text/plain", nothing, status, strlen(status));
}

static void reply_frame(struct client *c)
{
    static const char policy[] = "default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-%s'; connect-src 'self'; "
                                 "frame-src 'self'; frame-ancestors 'none'";
    static const char mark[] = "@NONCE@";
    const struct rs_stdlib_file *frame = rs_stdlib_find("reis/report/watch.html");
    const char *at = frame != NULL ? memmem(frame->bytes, frame->len, mark, strlen(mark)) : NULL;
    char header[sizeof policy + sizeof server.secret], *body = NULL;
    if (at == NULL || asprintf(&body, "%.*s%s%.*s", (int)(at - (const char *)frame->bytes), (const char *)frame->bytes, server.secret,
                               (int)(frame->len - (size_t)(at - (const char *)frame->bytes) - strlen(mark)), at + strlen(mark)) < 0) {
        refuse(c, "500 Internal Server Error");
        return;
    }
    snprintf(header, sizeof header, policy, server.secret);
    reply(c, "200 OK", "text/html", header, body, strlen(body));
    free(body);
}

/* The number of the state and of the page in a line of its own, then what is said. */
static void reply_news(struct client *c)
{
    char *text = NULL;
    int n = asprintf(&text, "%u %u\n%s", server.number, server.state.pages, server.state.said != NULL ? server.state.said : "");
    if (n >= 0)
        reply(c, "200 OK", "text/plain", nothing, text, (size_t)n);
    else
        forget(c);
    free(text);
}

/* ---- requests ---- */

/* Whether the request names us as the host: a page of another name that resolves to this machine does not (DNS rebinding). */
static bool names_us(const char *request)
{
    char ours[40];
    const char *host = strcasestr(request, "\r\nHost:");
    if (host == NULL)
        return false;
    host += strlen("\r\nHost:") + strspn(host + strlen("\r\nHost:"), " \t");
    size_t n = strcspn(host, "\r\n");
    snprintf(ours, sizeof ours, "127.0.0.1:%d", server.port);
    if (n == strlen(ours) && memcmp(host, ours, n) == 0)
        return true;
    snprintf(ours, sizeof ours, "localhost:%d", server.port);
    return n == strlen(ours) && memcmp(host, ours, n) == 0;
}

/* The same time for each wrong name, so that it cannot be found letter by letter. */
static bool is_secret(const char *s)
{
    unsigned char differs = 0;
    for (size_t i = 0; i < 2 * SECRET; i++) {
        differs |= (unsigned char)(s[i] ^ server.secret[i]);
        if (s[i] == '\0')
            return false;
    }
    return differs == 0;
}

static void answer(struct client *c)
{
    static const char get[] = "GET /";
    const char *path = c->request + strlen(get);
    if (strlen(c->request) != c->n || strncmp(c->request, get, strlen(get)) != 0 || !names_us(c->request)) {
        refuse(c, "400 Bad Request");
        return;
    }
    size_t n = strcspn(path, " \r\n");
    const char *rest = path + 2 * SECRET + 1;
    if (n < 2 * SECRET + 1 || !is_secret(path) || path[2 * SECRET] != '/') {
        refuse(c, "404 Not Found");
        return;
    }
    n -= 2 * SECRET + 1;
    if (n == 0) {
        reply_frame(c);
    } else if (n == 4 && memcmp(rest, "page", n) == 0 && server.state.page != NULL) {
        reply(c, "200 OK", "text/html", framed, server.state.page, server.state.page_n);
    } else if (n > 5 && memcmp(rest, "news?", 5) == 0) {
        c->waits = strtoul(rest + 5, NULL, 10) == server.number && rest[5] != '-';
        if (!c->waits)
            reply_news(c);
    } else {
        refuse(c, "404 Not Found");
    }
}

void rs_loopback_show(const struct rs_loopback_state *state)
{
    server.state = *state;
    server.number++;
    for (int i = 0; i < CLIENTS; i++)
        if (server.client[i].fd >= 0 && server.client[i].waits)
            reply_news(&server.client[i]);
}

/* ---- the sockets ---- */

/* Where all places are taken, whoever only waits makes room: a browser asks again. */
static struct client *free_place(void)
{
    for (int i = 0; i < CLIENTS; i++)
        if (server.client[i].fd < 0)
            return &server.client[i];
    for (int i = 0; i < CLIENTS; i++) {
        if (server.client[i].len == 0) {
            forget(&server.client[i]);
            return &server.client[i];
        }
    }
    return NULL;
}

static void welcome(void)
{
    int fd = accept4(server.fd, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
    struct client *c = fd >= 0 ? free_place() : NULL;
    if (c != NULL)
        c->fd = fd;
    else if (fd >= 0)
        close(fd);
}

static void hear(struct client *c)
{
    char rest[512];
    bool whole = c->len > 0 || c->waits;
    ssize_t n = whole ? read(c->fd, rest, sizeof rest) : read(c->fd, c->request + c->n, sizeof c->request - 1 - c->n);
    if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR)) {
        forget(c);
        return;
    }
    if (whole || n < 0)
        return; /* what comes after a request is not heard */
    c->n += (size_t)n;
    c->request[c->n] = '\0';
    if (strstr(c->request, "\r\n\r\n") != NULL)
        answer(c);
    else if (c->n == sizeof c->request - 1)
        refuse(c, "431 Request Header Fields Too Large");
}

static void speak(struct client *c)
{
    ssize_t n = send(c->fd, c->reply + c->sent, c->len - c->sent, MSG_NOSIGNAL);
    if (n < 0 && errno != EAGAIN && errno != EINTR) {
        forget(c);
        return;
    }
    c->sent += n > 0 ? (size_t)n : 0;
    if (c->sent == c->len)
        forget(c);
}

int rs_loopback_polls(struct pollfd *polls)
{
    int n = 0;
    polls[n++] = (struct pollfd){server.fd, POLLIN, 0};
    for (int i = 0; i < CLIENTS; i++)
        if (server.client[i].fd >= 0)
            polls[n++] = (struct pollfd){server.client[i].fd, server.client[i].len > 0 ? POLLOUT : POLLIN, 0};
    return n;
}

void rs_loopback_serve(const struct pollfd *polls, int n)
{
    for (int i = 1; i < n; i++) {
        for (int k = 0; k < CLIENTS; k++) {
            struct client *c = &server.client[k];
            if (c->fd != polls[i].fd || polls[i].revents == 0)
                continue;
            if (c->len > 0)
                speak(c);
            else
                hear(c);
            break;
        }
    }
    if (n > 0 && polls[0].revents != 0)
        welcome();
}
