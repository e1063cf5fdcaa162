#include "host/paths.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static int has_control(const char *name)
{
    for (const char *s = name; *s != '\0'; s++)
        if ((unsigned char)*s < 0x20 || *s == 0x7F)
            return 1;
    return 0;
}

/* A relative path that stays beneath: no empty, ".", ".." or hidden-control part. */
static int stays_beneath(const char *path)
{
    if (path[0] == '\0' || path[0] == '/')
        return 0;
    for (const char *s = path; s != NULL; s = strchr(s, '/')) {
        s += *s == '/';
        size_t n = strcspn(s, "/");
        if (n == 0 || (n == 1 && s[0] == '.') || (n == 2 && s[0] == '.' && s[1] == '.'))
            return 0;
    }
    return !has_control(path);
}

/* No folder between base and the file may be a link: it could lead out. */
static int links_between(const char *path, size_t base)
{
    char part[PATH_MAX];
    struct stat st;
    snprintf(part, sizeof part, "%s", path);
    for (char *s = part + base; (s = strchr(s, '/')) != NULL; s++) {
        *s = '\0';
        if (lstat(part, &st) == 0 && S_ISLNK(st.st_mode))
            return 1;
        *s = '/';
    }
    return 0;
}

const char *rs_paths_beneath(const char *dir, const char *name, char *path, size_t room)
{
    int n = dir != NULL && dir[0] != '\0' ? snprintf(path, room, "%s/", dir) : -1;
    if (n < 0 || !stays_beneath(name) || (size_t)n + strlen(name) >= room)
        return NULL;
    memcpy(path + n, name, strlen(name) + 1);
    return links_between(path, (size_t)n) ? NULL : path;
}

const char *rs_paths_with_middle(const char *given, const char *middle, const char *suffix, char *path, size_t room)
{
    if (given == NULL || strchr(middle, '/') != NULL || has_control(middle) || (middle[0] != '\0' && strchr("-_", middle[0]) == NULL))
        return NULL;
    const char *slash = strrchr(given, '/'), *dot = strrchr(given, '.');
    size_t stem = dot != NULL && (slash == NULL || dot > slash + 1) ? (size_t)(dot - given) : strlen(given);
    int n = snprintf(path, room, "%.*s%s%s", (int)stem, given, middle, suffix != NULL ? suffix : given + stem);
    return n > 0 && (size_t)n < room ? path : NULL;
}
