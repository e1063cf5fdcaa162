#include "host/reader.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { NAME_MAX_BYTES = 100 };

struct folder {
    char *shown; /* how paths beneath it are shown: "" or ends in a slash */
    int fd;
};

/* Never freed: they last as long as the process. */
struct folders {
    struct folder *list;
    int n;
};

static struct folders libraries; /* for modules; the script's own is the first */
static struct folders data;      /* for included files: the script's own, and those given with --read */
static bool has_script_folder;
static const struct rs_options *asked; /* the command line, borrowed */
static char message[512];

/* Add the folder at path (of n bytes), shown so; false with errno where it cannot be opened. */
static bool add_folder(struct folders *to, const char *path, size_t n, const char *shown)
{
    char *name = NULL, *copy = strndup(path, n);
    struct folder *grown = realloc(to->list, (size_t)(to->n + 1) * sizeof *grown);
    int fd = copy != NULL && grown != NULL ? open(copy, O_PATH | O_DIRECTORY | O_CLOEXEC) : -1;
    if (grown != NULL)
        to->list = grown;
    if (fd >= 0 && shown != NULL)
        name = strdup(shown);
    else if (fd >= 0 && asprintf(&name, "%s%s", copy, n > 0 && copy[n - 1] == '/' ? "" : "/") < 0)
        name = NULL;
    int error = errno;
    free(copy);
    if (name == NULL) {
        if (fd >= 0)
            close(fd);
        errno = error;
        return false;
    }
    to->list[to->n++] = (struct folder){name, fd};
    return true;
}

/* A library folder that is not there holds no library. */
static void add_library(const char *path, size_t n)
{
    if (n > 0)
        add_folder(&libraries, path, n, NULL);
}

static void add_list(const char *list)
{
    while (list != NULL && *list != '\0') {
        size_t n = strcspn(list, ":");
        add_library(list, n);
        list += n + (list[n] == ':');
    }
}

static void add_below(const char *base, const char *rest)
{
    char path[PATH_MAX];
    if (base != NULL && base[0] == '/' && snprintf(path, sizeof path, "%s/%s", base, rest) < (int)sizeof path)
        add_library(path, strlen(path));
}

static void add_script_folder(const char *script)
{
    const char *slash = script != NULL && strcmp(script, "-") != 0 ? strrchr(script, '/') : NULL;
    const char *path = slash != NULL ? script : ".", *shown = slash != NULL ? NULL : "";
    size_t n = slash != NULL ? (size_t)(slash - script) + 1 : 1;
    has_script_folder = add_folder(&libraries, path, n, shown) && add_folder(&data, path, n, shown);
}

/* Put the folder of another script in the place of the first one's. */
static void swap_script_folder(const char *script)
{
    struct folders old_libraries = libraries, old_data = data;
    libraries = data = (struct folders){NULL, 0};
    add_script_folder(script);
    if (has_script_folder) {
        struct folder own = libraries.list[0], its = data.list[0];
        close(old_libraries.list[0].fd);
        close(old_data.list[0].fd);
        free(old_libraries.list[0].shown);
        free(old_data.list[0].shown);
        old_libraries.list[0] = own;
        old_data.list[0] = its;
    }
    free(libraries.list);
    free(data.list);
    libraries = old_libraries;
    data = old_data;
}

const char *rs_reader_init(const struct rs_options *o, const char *script, const char **why)
{
    asked = o;
    add_script_folder(script);
    for (int i = 0; i < o->ngiven; i++) {
        const struct rs_given *g = &o->given[i];
        if (strcmp(g->option->name, "include") == 0)
            add_library(g->value, strlen(g->value));
        if (strcmp(g->option->name, "read") == 0 && !add_folder(&data, g->value, strlen(g->value), NULL)) {
            snprintf(message, sizeof message, "cannot read the folder given with --read: %s", strerror(errno));
            *why = message;
            return g->value;
        }
    }
    add_list(getenv("REIS_PATH"));
    if (getenv("XDG_DATA_HOME") != NULL)
        add_below(getenv("XDG_DATA_HOME"), "reis");
    else
        add_below(getenv("HOME"), ".local/share/reis");
    add_below(getenv("HOME"), ".luarocks/share/lua/5.4");
    add_library("/usr/local/share/lua/5.4", 24);
    add_library("/usr/share/lua/5.4", 18);
    return NULL;
}

/* Open beneath the folder and nowhere else: no "..", no absolute path, no link out of it. -1 with errno. */
static int open_beneath(int folder, const char *path)
{
    struct open_how how = {.flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY,
                           .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS};
    return (int)syscall(SYS_openat2, folder, path, &how, sizeof how);
}

/* Read a regular file of at most RS_SOURCE_MAX bytes into reply. '+', or '!' or 'L' (too large) with message set. */
static char slurp(int fd, const char *shown, struct rs_pack *reply)
{
    struct stat st;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        snprintf(message, sizeof message, "%.200s is not a regular file", shown);
        return '!';
    }
    if (st.st_size > (off_t)RS_SOURCE_MAX) {
        snprintf(message, sizeof message, "%.200s", shown);
        return 'L';
    }
    char *text = malloc((size_t)st.st_size + 1);
    size_t len = 0;
    ssize_t k = 0;
    while (text != NULL && len < (size_t)st.st_size &&
           ((k = read(fd, text + len, (size_t)st.st_size - len)) > 0 || (k < 0 && errno == EINTR)))
        len += k > 0 ? (size_t)k : 0;
    if (text == NULL || k < 0) {
        snprintf(message, sizeof message, "cannot read %.200s: %s", shown, strerror(errno));
        free(text);
        return '!';
    }
    rs_pack_add(reply, shown, strlen(shown));
    rs_pack_add(reply, text, len);
    free(text);
    return '+';
}

static char read_in(const struct folder *f, const char *path, struct rs_pack *reply)
{
    char shown[PATH_MAX];
    int fd = open_beneath(f->fd, path);
    snprintf(shown, sizeof shown, "%s%s", f->shown != NULL ? f->shown : "", path);
    if (fd < 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return '-';
        if (errno == EXDEV)
            snprintf(message, sizeof message, "%.200s leads outside its folder", shown);
        else
            snprintf(message, sizeof message, "cannot read %.200s: %s", shown, strerror(errno));
        return '!';
    }
    char r = slurp(fd, shown, reply);
    close(fd);
    return r;
}

/* Module names are words of letters, digits, _ and - joined by dots; "a.b" is a/b.lua. 0, or -1. */
static int module_path(const char *name, size_t n, char *path, size_t room)
{
    size_t word = 0;
    if (n == 0 || n > NAME_MAX_BYTES || n + 5 > room)
        return -1;
    for (size_t i = 0; i < n; i++) {
        char c = name[i];
        int letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        if (c == '.' ? word == 0 || i + 1 == n : !letter)
            return -1;
        word = c == '.' ? 0 : word + 1;
        path[i] = c == '.' ? '/' : c;
    }
    memcpy(path + n, ".lua", 5);
    return 0;
}

static char answer_module(const char *name, size_t n, struct rs_pack *reply)
{
    char path[NAME_MAX_BYTES + 8];
    if (module_path(name, n, path, sizeof path) != 0) {
        snprintf(message, sizeof message, "a module's name is words of letters, digits, _ and - joined by dots, at most %d bytes",
                 NAME_MAX_BYTES);
        return '!';
    }
    for (int i = 0; i < libraries.n; i++) {
        char r = read_in(&libraries.list[i], path, reply);
        if (r != '-')
            return r;
    }
    snprintf(message, sizeof message, "no library %s beside the script, in a folder given with -I, or in REIS_PATH", path);
    return '-';
}

/* The path beneath a --read folder where the name begins as the folder does on the command line, else the name. */
static const char *path_in(const struct folder *f, const char *name)
{
    size_t n = strlen(f->shown);
    return n > 0 && strncmp(name, f->shown, n) == 0 ? name + n : name;
}

/* A file beneath the first so many data folders: an extension stands beneath the script's own only. */
static char answer_file(const char *name, size_t n, int folders, struct rs_pack *reply)
{
    char path[PATH_MAX], first = '-';
    if (n == 0 || n >= sizeof path || memchr(name, '\0', n) != NULL || !has_script_folder) {
        snprintf(message, sizeof message, "include needs the path of a file beneath the script's folder");
        return '!';
    }
    memcpy(path, name, n);
    path[n] = '\0';
    for (int i = 0; i < folders; i++) {
        char r = read_in(&data.list[i], i > 0 ? path_in(&data.list[i], path) : path, reply);
        if (r == '+' || r == 'L')
            return r;
        first = first == '-' ? r : first;
    }
    if (first == '-')
        snprintf(message, sizeof message, "no file %.200s beneath the script's folder%s", path,
                 folders > 1 ? " or one given with --read" : "");
    return first;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The modules that stand in a folder beneath the script's: "b.lua" and "a.lua" give a, b, each packed. */
static char list_modules(int fd, struct rs_pack *reply)
{
    char **names = NULL, path[NAME_MAX_BYTES + 8];
    size_t n = 0;
    DIR *d = fdopendir(fd);
    if (d == NULL) {
        close(fd);
        return '-';
    }
    for (struct dirent *e; (e = readdir(d)) != NULL;) {
        size_t stem = strlen(e->d_name) > 4 ? strlen(e->d_name) - 4 : 0;
        if (stem == 0 || strcmp(e->d_name + stem, ".lua") != 0 || memchr(e->d_name, '.', stem) != NULL ||
            module_path(e->d_name, stem, path, sizeof path) != 0)
            continue;
        char **grown = realloc(names, (n + 1) * sizeof *names);
        names = grown != NULL ? grown : names;
        if (grown == NULL || (names[n] = strndup(e->d_name, stem)) == NULL)
            break;
        n++;
    }
    closedir(d);
    if (n > 0)
        qsort(names, n, sizeof *names, by_name);
    for (size_t i = 0; i < n; i++) {
        rs_pack_add(reply, names[i], strlen(names[i]));
        free(names[i]);
    }
    free(names);
    return '+';
}

/* ---- names of files, for completion ---- */

enum { NAMES_MAX = 1000 };

static bool is_folder(int fd, const struct dirent *e)
{
    struct stat st;
    return e->d_type == DT_DIR || (e->d_type != DT_REG && fstatat(fd, e->d_name, &st, 0) == 0 && S_ISDIR(st.st_mode));
}

/* What stands in a folder beneath another, folders with a slash; hidden names are left out. */
static void list_names(int beneath, const char *path, struct rs_pack *reply)
{
    struct open_how how = {.flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC, .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS};
    int fd = (int)syscall(SYS_openat2, beneath, path[0] != '\0' ? path : ".", &how, sizeof how), n = 0;
    DIR *d = fd >= 0 ? fdopendir(fd) : NULL;
    if (d == NULL && fd >= 0)
        close(fd);
    for (struct dirent *e; d != NULL && n < NAMES_MAX && (e = readdir(d)) != NULL;) {
        char name[NAME_MAX + 2];
        if (e->d_name[0] == '.')
            continue;
        int len = snprintf(name, sizeof name, "%s%s", e->d_name, is_folder(fd, e) ? "/" : "");
        rs_pack_add(reply, name, (size_t)len);
        n++;
    }
    if (d != NULL)
        closedir(d);
}

/* "names": of what a script may read; "outputs": of what it may write over. */
static char answer_names(const char *name, size_t n, bool outputs, struct rs_pack *reply)
{
    char path[PATH_MAX];
    if (n >= sizeof path || memchr(name, '\0', n) != NULL)
        return '!';
    memcpy(path, name, n);
    path[n] = '\0';
    rs_pack_add(reply, "", 0); /* so that there is always something */
    if (outputs) {
        const struct rs_given *dir = rs_options_get(asked, "write");
        int fd = open(dir != NULL ? dir->value : ".", O_PATH | O_DIRECTORY | O_CLOEXEC);
        if (fd >= 0)
            list_names(fd, path, reply);
        if (fd >= 0)
            close(fd);
        return '+';
    }
    for (int i = 0; i < data.n && has_script_folder; i++)
        list_names(data.list[i].fd, i > 0 ? path_in(&data.list[i], path) : path, reply);
    return '+';
}

static char answer_list(const char *name, size_t n, struct rs_pack *reply)
{
    char path[NAME_MAX_BYTES + 8];
    struct open_how how = {.flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC, .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS};
    if (!has_script_folder || memchr(name, '.', n) != NULL || module_path(name, n, path, sizeof path) != 0)
        return '!';
    path[n] = '\0'; /* the folder, not the module */
    int fd = (int)syscall(SYS_openat2, libraries.list[0].fd, path, &how, sizeof how);
    return fd < 0 ? '-' : list_modules(fd, reply);
}

static char answer_stdlib(const char *name, size_t n, struct rs_pack *reply)
{
    struct folder f = {"", -1};
    char path[NAME_MAX_BYTES + 8];
    const char *dir = getenv("REIS_STDLIB");
    if (dir == NULL || module_path(name, n, path, sizeof path) != 0)
        return '-';
    f.fd = open(dir, O_PATH | O_DIRECTORY | O_CLOEXEC);
    char r = f.fd < 0 ? '-' : read_in(&f, path, reply);
    if (f.fd >= 0)
        close(f.fd);
    return r;
}

/* What the person has run at the start of every REPL; there may be none. */
static char answer_init(struct rs_pack *reply)
{
    char path[PATH_MAX];
    const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    bool own = config != NULL && config[0] == '/';
    if (strcmp(asked->command, "repl") != 0 || (!own && (home == NULL || home[0] != '/')) ||
        snprintf(path, sizeof path, "%s%s/reis/init.lua", own ? config : home, own ? "" : "/.config") >= (int)sizeof path)
        return '-';
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
        return '-';
    if (fd < 0)
        snprintf(message, sizeof message, "cannot read %.200s: %s", path, strerror(errno));
    char r = fd < 0 ? '!' : slurp(fd, path, reply);
    if (fd >= 0)
        close(fd);
    return r;
}

/* From now on the n-th file of the command line is the script. */
static char answer_beside(const char *name, size_t n)
{
    char digits[12];
    snprintf(digits, sizeof digits, "%.*s", (int)(n < 11 ? n : 11), name);
    int i = atoi(digits);
    if (!has_script_folder || i < 1 || i > asked->nfiles)
        return '!';
    swap_script_folder(asked->files[i - 1]);
    return '+';
}

char rs_reader_answer(const char *request, size_t n, struct rs_pack *reply, const char **why)
{
    size_t nkind = 0, nname = 0;
    const char *kind = rs_unpack(&request, &n, &nkind);
    const char *name = kind != NULL ? rs_unpack(&request, &n, &nname) : NULL;
    char r = '!';
    *why = message;
    snprintf(message, sizeof message, "a broken request");
    if (name == NULL)
        return r;
    if (nkind == 6 && memcmp(kind, "module", 6) == 0)
        r = answer_module(name, nname, reply);
    else if (nkind == 7 && memcmp(kind, "include", 7) == 0)
        r = answer_file(name, nname, data.n, reply);
    else if (nkind == 9 && memcmp(kind, "extension", 9) == 0)
        r = answer_file(name, nname, 1, reply);
    else if (nkind == 4 && memcmp(kind, "list", 4) == 0)
        r = answer_list(name, nname, reply);
    else if (nkind == 6 && memcmp(kind, "beside", 6) == 0)
        r = answer_beside(name, nname);
    else if (nkind == 5 && memcmp(kind, "names", 5) == 0)
        r = answer_names(name, nname, false, reply);
    else if (nkind == 7 && memcmp(kind, "outputs", 7) == 0)
        r = answer_names(name, nname, true, reply);
    else if (nkind == 4 && memcmp(kind, "init", 4) == 0)
        r = answer_init(reply);
    else if (nkind == 6 && memcmp(kind, "stdlib", 6) == 0)
        r = answer_stdlib(name, nname, reply);
    return r;
}

bool rs_reader_has_command(const char *name)
{
    char path[NAME_MAX_BYTES + 16] = "cli/";
    if (!has_script_folder || strchr(name, '.') != NULL || module_path(name, strlen(name), path + 4, sizeof path - 4) != 0)
        return false;
    int fd = open_beneath(libraries.list[0].fd, path);
    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

int rs_reader_open(const char *path, const char **why)
{
    struct stat st;
    bool standard = strcmp(path, "-") == 0;
    int fd = standard ? fcntl(0, F_DUPFD_CLOEXEC, 3) : open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) {
        snprintf(message, sizeof message, "cannot read: %s", strerror(errno));
    } else if (standard) {
        return fd;
    } else if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        snprintf(message, sizeof message, "cannot read: %s", S_ISDIR(st.st_mode) ? "it is a folder" : "not a regular file");
        close(fd);
        fd = -1;
    }
    *why = message;
    return fd;
}

char rs_reader_load(const char *path, struct rs_pack *reply, const char **why)
{
    int fd = rs_reader_open(path, why);
    if (fd < 0)
        return '!';
    char r = slurp(fd, path, reply);
    close(fd);
    *why = message;
    if (r == '+')
        swap_script_folder(path);
    return r;
}
