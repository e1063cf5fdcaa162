/* A worker that this program plays itself, in the real one's place, against the real parent: what it sends, and what comes
   of it. Each test sets `worker` by running it; nothing is owned. */
#ifndef RS_PARENT_SUPPORT_H
#define RS_PARENT_SUPPORT_H

#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "host/diag.h"
#include "host/frame.h"
#include "host/options.h"
#include "host/parent.h"
#include "host/worker.h"

#define ESC "\033]0;owned\007\x9b" "31m\xc2\x9b" "2J\r\x7f\xe2\x80\xae"

typedef void (*play)(const struct rs_job *job);

static play worker;
static const char *input = "/dev/null"; /* the parent's standard input */
static char folder[] = "/tmp/reis-parent-XXXXXX";
static char out[1 << 16], err[1 << 16]; /* what the parent wrote */

_Noreturn void rs_worker_main(const struct rs_job *job)
{
    alarm(20);
    worker(job);
    _exit(0);
}

/* ---- what a hostile worker does ---- */

static void send(const struct rs_job *job, char type, const void *s, size_t n)
{
    if (rs_frame_write(job->to_parent, type, s, n, NULL, 0) != 0)
        _exit(0);
}

/* Send packed strings, ended by NULL, after `head` where that is not 0. */
static void pack(const struct rs_job *job, char type, char head, ...)
{
    struct rs_pack q = {0};
    va_list args;
    const char *s;
    va_start(args, head);
    while ((s = va_arg(args, const char *)) != NULL)
        rs_pack_add(&q, s, strlen(s));
    va_end(args);
    if (rs_frame_write(job->to_parent, type, &head, head != 0, q.data, q.len) != 0)
        _exit(0);
    rs_pack_free(&q);
}

/* The parent's answer: its first byte; 0 where the parent has gone. */
static char answer(const struct rs_job *job)
{
    struct rs_frame f;
    bool got;
    while ((got = rs_frame_read(job->from_parent, &f) == 1) && f.type == RS_F_WHOLE) {
        send(job, RS_F_SAID, "1", 1); /* each line of the REPL's is an entry */
        free(f.data);
    }
    char kind = got && f.type == RS_F_ANSWER && f.len > 0 ? f.data[0] : 0;
    free(f.data);
    return kind;
}

static void leave(const struct rs_job *job, int status)
{
    char byte = (char)status;
    send(job, RS_F_EXIT, &byte, 1);
}

/* End with status 0 if all is as hoped, else with 2. */
static void hope(const struct rs_job *job, bool all)
{
    leave(job, all ? RS_OK : RS_USAGE);
}

/* ---- the harness ---- */

static void child(char **argv)
{
    struct rs_options o;
    int argc = 0;
    while (argv[argc] != NULL)
        argc++;
    int in = open(input, O_RDONLY);
    dup2(in, 0);
    close(in);
    signal(SIGPIPE, SIG_IGN);
    int status = rs_options_read(&o, argc, argv) ? rs_parent_run(&o) : RS_USAGE;
    rs_options_free(&o);
    fflush(NULL);
    _exit(status);
}

static void read_back(const char *name, char *to, size_t room)
{
    int fd = open(name, O_RDONLY);
    ssize_t n = fd >= 0 ? read(fd, to, room - 1) : 0;
    to[n > 0 ? n : 0] = '\0';
    close(fd);
    unlink(name);
}

/* Run the real parent on a command line with this worker -> its exit status, or 1000 + the signal it died by. */
static int run(play p, const char *line)
{
    char copy[200], *argv[20] = {"reis"};
    int argc = 1, status;
    snprintf(copy, sizeof copy, "%s", line);
    for (char *word = strtok(copy, " "); word != NULL && argc < 19; word = strtok(NULL, " "))
        argv[argc++] = word;
    worker = p;
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        dup2(open("../out", O_WRONLY | O_CREAT | O_TRUNC, 0600), 1);
        dup2(open("../err", O_WRONLY | O_CREAT | O_TRUNC, 0600), 2);
        child(argv);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    read_back("../out", out, sizeof out);
    read_back("../err", err, sizeof err);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

/* No byte of the worker's reaches a terminal as an order: what is written is plain UTF-8. */
static void assert_plain(const char *s)
{
    for (; *s != '\0'; s++) {
        unsigned char c = (unsigned char)*s, next = (unsigned char)s[1];
        assert_false((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F);
        assert_false(c == 0xC2 && next < 0xA0);                                        /* C1 */
        assert_false(c == 0xE2 && next == 0x80 && ((unsigned char)s[2] & 0xF8) == 0xA8); /* bidi */
    }
}

/* How many entries the folder has besides the script. */
static int entries(const char *name)
{
    DIR *d = opendir(name);
    struct dirent *e;
    int n = 0;
    while (d != NULL && (e = readdir(d)) != NULL)
        n += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0 && strcmp(e->d_name, "s.lua") != 0;
    if (d != NULL)
        closedir(d);
    return n;
}

static void refused(play p, const char *line)
{
    int status = run(p, line);
    if (status != RS_BUG)
        print_message("# status %d: %s\n", status, err);
    assert_int_equal(status, RS_BUG);
    assert_non_null(strstr(err, "nothing was written"));
    assert_plain(err);
    assert_plain(out);
    assert_int_equal(entries("."), 0);
}

static int start(void **state)
{
    char where[64];
    (void)state;
    if (mkdtemp(folder) == NULL)
        return -1;
    snprintf(where, sizeof where, "%s/in", folder);
    if (mkdir(where, 0700) != 0 || chdir(where) != 0)
        return -1;
    int fd = open("s.lua", O_WRONLY | O_CREAT, 0600);
    return close(fd);
}

static int stop(void **state)
{
    (void)state;
    unlink("s.lua");
    if (chdir("/") != 0)
        return -1;
    char where[64];
    snprintf(where, sizeof where, "%s/in", folder);
    return rmdir(where) != 0 || rmdir(folder) != 0; /* fails where something was left */
}

static void line(const struct rs_job *job)
{
    send(job, RS_F_LINE, "> ", 2);
    answer(job);
}

#endif
