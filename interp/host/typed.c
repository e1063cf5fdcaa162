#include "host/typed.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char *entry, *script, *waiting;

void rs_typed_entry(const char *text)
{
    free(entry);
    entry = strdup(text);
}

void rs_typed_script(const char *path)
{
    free(script);
    script = path != NULL ? strdup(path) : NULL;
}

/* The next line of the entry from *at on that is the command `:NAME`: what follows it on that line, *n bytes without blanks
 * at its ends; NULL where there is none. */
static const char *argument(const char *name, const char **at, size_t *n)
{
    size_t len = strlen(name);
    for (const char *line = *at; line != NULL && *line != '\0';) {
        const char *end = line + strcspn(line, "\n"), *s = line + strspn(line, " \t");
        *at = *end == '\n' ? end + 1 : end;
        if (*s == ':')
            s += 1 + strspn(s + 1, " \t");
        else
            s = end;
        if ((size_t)(end - s) >= len && memcmp(s, name, len) == 0 && (s + len == end || strchr(" \t", s[len]) != NULL)) {
            s += len;
            while (s < end && strchr(" \t", *s) != NULL)
                s++;
            while (end > s && strchr(" \t\r", end[-1]) != NULL)
                end--;
            *n = (size_t)(end - s);
            return s;
        }
        line = *at;
    }
    return NULL;
}

static bool says(const char *name)
{
    const char *at = entry;
    size_t n;
    return entry != NULL && argument(name, &at, &n) != NULL;
}

bool rs_typed_runs_another(void)
{
    return says("load") || says("reload") || says("edit");
}

bool rs_typed_loads(const char *path, size_t n)
{
    const char *at = entry, *found;
    size_t nfound;
    while (at != NULL && (found = argument("load", &at, &nfound)) != NULL)
        if (nfound == n && n > 0 && memcmp(found, path, n) == 0)
            return true;
    return false;
}

/* Run a program of the person's own through the shell, with one argument. It is not ours: no limit, no confinement. */
static pid_t start(const char *command, const char *argument_of, bool quiet)
{
    pid_t pid = fork();
    if (pid != 0)
        return pid;
    sigset_t none;
    sigemptyset(&none);
    for (int i = 1; i < 32; i++)
        signal(i, SIG_DFL);
    sigprocmask(SIG_SETMASK, &none, NULL);
    if (quiet) {
        int null = open("/dev/null", O_RDWR);
        setsid();
        for (int fd = 0; null >= 0 && fd < 3; fd++)
            dup2(null, fd);
    }
    execl("/bin/sh", "sh", "-c", command, "sh", argument_of, (char *)NULL);
    _exit(127);
}

bool rs_typed_edit(const char **why)
{
    static char message[128];
    int status = 0;
    *why = message;
    if (!says("edit") || script == NULL || strcmp(script, "-") == 0) {
        snprintf(message, sizeof message, "no script is loaded that could be edited");
        return false;
    }
    if (!isatty(0) || !isatty(1)) {
        snprintf(message, sizeof message, "an editor needs a terminal");
        return false;
    }
    struct sigaction ignore = {.sa_handler = SIG_IGN}, old_int, old_quit; /* they are the editor's */
    sigaction(SIGINT, &ignore, &old_int);
    sigaction(SIGQUIT, &ignore, &old_quit);
    pid_t pid = start("exec ${VISUAL:-${EDITOR:-vi}} \"$1\"", script, false);
    while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
        continue;
    sigaction(SIGINT, &old_int, NULL);
    sigaction(SIGQUIT, &old_quit, NULL);
    if (pid > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    snprintf(message, sizeof message, "the editor ended with an error; VISUAL or EDITOR names another");
    return false;
}

static bool has_display(void)
{
    const char *x = getenv("DISPLAY"), *wayland = getenv("WAYLAND_DISPLAY");
    return (x != NULL && x[0] != '\0') || (wayland != NULL && wayland[0] != '\0');
}

bool rs_typed_open(const char *path)
{
    if (!has_display() || !says("open"))
        return false;
    free(waiting);
    waiting = strdup(path);
    return waiting != NULL;
}

void rs_typed_show(const char *what)
{
    pid_t pid = has_display() ? start("xdg-open \"$1\" & exit 0", what, true) : 0; /* the one that waits is gone at once */
    while (pid > 0 && waitpid(pid, NULL, 0) < 0 && errno == EINTR)
        continue;
}

void rs_typed_settled(void)
{
    char *path = waiting;
    waiting = NULL;
    if (path != NULL)
        rs_typed_show(path);
    free(path);
}
