#include "host/reader.h"

#include "host/place.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HEAD_MAX = 8192, LEVELS_MAX = 4 }; /* bytes of a library's beginning; folders in folders that are listed */

/* The folders given with --read. Never freed: they last as long as the process. */
static struct rs_folder *given;
static int ngiven;
static bool has_script_folder;
static const struct rs_options *asked; /* the command line, borrowed */
static char message[RS_WHY_MAX];

static bool add_given(const char *path)
{
    struct rs_folder *grown = realloc(given, (size_t)(ngiven + 1) * sizeof *grown);
    if (grown == NULL)
        return false;
    given = grown;
    given[ngiven] = rs_folder_open(NULL, path, strlen(path), NULL, "--read");
    return given[ngiven++].fd >= 0;
}

const char *rs_reader_init(const struct rs_options *o, const char *script, const char **why)
{
    asked = o;
    rs_place_init(o, script);
    has_script_folder = rs_place(1) != NULL && rs_place(1)->fd >= 0;
    for (int i = 0; i < o->ngiven; i++) {
        if (strcmp(o->given[i].option->name, "read") == 0 && !add_given(o->given[i].value)) {
            snprintf(message, sizeof message, "cannot read the folder given with --read: %s", strerror(errno));
            *why = message;
            return o->given[i].value;
        }
    }
    return NULL;
}

/* ---- requests ---- */

struct request {
    const char *name; /* n bytes */
    size_t n;
    const struct rs_folder *place; /* NULL where none was named */
};

static char no_name(void)
{
    snprintf(message, sizeof message, "a module's name is words of letters, digits, _ and - joined by dots, at most %d bytes",
             RS_MODULE_MAX);
    return '!';
}

/* A module in one place: all of it, or its beginning. */
static char read_module(const struct request *r, size_t most, bool whole, struct rs_pack *reply)
{
    char path[RS_MODULE_MAX + 8];
    if (rs_module_path(r->name, r->n, path) != 0)
        return no_name();
    return r->place == NULL ? '!' : rs_folder_read(r->place, path, most, whole, reply, message);
}

static char answer_module(const struct request *r, struct rs_pack *reply)
{
    return read_module(r, RS_SOURCE_MAX, true, reply);
}

static char answer_head(const struct request *r, struct rs_pack *reply)
{
    return read_module(r, HEAD_MAX, false, reply);
}

/* The path beneath a --read folder where the name begins as the folder does on the command line, else the name. */
static const char *path_in(const struct rs_folder *f, const char *name)
{
    size_t n = strlen(f->shown);
    return n > 0 && strncmp(name, f->shown, n) == 0 ? name + n : name;
}

/* A file beneath the script's own folder, or one given with --read. */
static char read_beneath(const struct request *r, size_t most, struct rs_pack *reply)
{
    char path[PATH_MAX];
    if (r->n == 0 || r->n >= sizeof path || memchr(r->name, '\0', r->n) != NULL || !has_script_folder) {
        snprintf(message, sizeof message, "include needs the path of a file beneath the script's folder");
        return '!';
    }
    memcpy(path, r->name, r->n);
    path[r->n] = '\0';
    char first = rs_folder_read(rs_place(1), path, most, true, reply, message);
    for (int i = 0; i < ngiven && first != '+' && first != 'L'; i++) {
        char why[RS_WHY_MAX], next = rs_folder_read(&given[i], path_in(&given[i], path), most, true, reply, why);
        if (first == '-' || next == '+' || next == 'L') { /* the first that refuses says why */
            first = next;
            memcpy(message, why, sizeof message);
        }
    }
    if (first == '-')
        snprintf(message, sizeof message, "no file %.200s beneath the script's folder%s", path,
                 ngiven > 0 ? " or one given with --read" : "");
    return first;
}

static char answer_include(const struct request *r, struct rs_pack *reply)
{
    return read_beneath(r, RS_SOURCE_MAX, reply);
}

static char answer_image(const struct request *r, struct rs_pack *reply)
{
    char got = read_beneath(r, RS_IMAGE_MAX, reply);
    if (got == 'L') {
        snprintf(message, sizeof message, "%.*s is larger than 16 MiB", (int)(r->n < 200 ? r->n : 200), r->name);
        return '!';
    }
    return got;
}

static char answer_log(const struct request *r, struct rs_pack *reply)
{
    char got = read_beneath(r, RS_LOG_MAX, reply);
    if (got == 'L') {
        snprintf(message, sizeof message, "it is larger than 192 MiB: pack it with gzip, or read it with reis mine");
        return '!';
    }
    return got;
}

/* The places: of each where it is from, how it is shown, and "1" where it is there. */
static char answer_places(const struct request *r, struct rs_pack *reply)
{
    (void)r;
    const struct rs_folder *f;
    for (size_t i = 1; (f = rs_place(i)) != NULL; i++) {
        rs_pack_add(reply, f->origin, strlen(f->origin));
        rs_pack_add(reply, f->shown, strlen(f->shown));
        rs_pack_add(reply, "1", f->fd >= 0);
    }
    return '+';
}

/* The modules in a folder of a place, named as a module is: "retail.rules". */
static char answer_list(const struct request *r, struct rs_pack *reply)
{
    char path[RS_MODULE_MAX + 8];
    bool cut;
    if (rs_module_path(r->name, r->n, path) != 0 || r->place == NULL)
        return '!';
    path[r->n] = '\0'; /* the folder, not the module */
    return rs_folder_modules(r->place, path, 0, reply, &cut);
}

/* All modules in a place, as far as is looked; an empty text is the last where there were more. */
static char answer_all(const struct request *r, struct rs_pack *reply)
{
    bool cut = false;
    char got = r->place == NULL ? '!' : rs_folder_modules(r->place, ".", LEVELS_MAX, reply, &cut);
    if (cut)
        rs_pack_add(reply, "", 0);
    return got;
}

static char answer_names_of(const struct request *r, bool outputs, struct rs_pack *reply)
{
    char path[PATH_MAX];
    if (r->n >= sizeof path || memchr(r->name, '\0', r->n) != NULL)
        return '!';
    memcpy(path, r->name, r->n);
    path[r->n] = '\0';
    rs_pack_add(reply, "", 0); /* so that there is always something */
    if (outputs) {
        const struct rs_given *dir = rs_options_get(asked, "write");
        const char *where = dir != NULL ? dir->value : ".";
        struct rs_folder f = rs_folder_open(NULL, where, strlen(where), "", "--write");
        rs_folder_names(&f, path, reply);
        rs_folder_close(&f);
        return '+';
    }
    if (has_script_folder)
        rs_folder_names(rs_place(1), path, reply);
    for (int i = 0; i < ngiven && has_script_folder; i++)
        rs_folder_names(&given[i], path_in(&given[i], path), reply);
    return '+';
}

static char answer_names(const struct request *r, struct rs_pack *reply)
{
    return answer_names_of(r, false, reply);
}

static char answer_outputs(const struct request *r, struct rs_pack *reply)
{
    return answer_names_of(r, true, reply);
}

static char answer_stdlib(const struct request *r, struct rs_pack *reply)
{
    const char *dir = getenv("REIS_STDLIB");
    char path[RS_MODULE_MAX + 8];
    if (dir == NULL || rs_module_path(r->name, r->n, path) != 0)
        return '-';
    struct rs_folder f = rs_folder_open(NULL, dir, strlen(dir), "", "");
    char got = rs_folder_read(&f, path, RS_SOURCE_MAX, true, reply, message);
    rs_folder_close(&f);
    return got;
}

static size_t number_of(const char *s, size_t n)
{
    char digits[12];
    snprintf(digits, sizeof digits, "%.*s", (int)(n < 11 ? n : 11), s);
    long i = strtol(digits, NULL, 10);
    return i > 0 ? (size_t)i : 0;
}

/* What the person has run at the start of every REPL; there may be none. */
static char answer_init(const struct request *r, struct rs_pack *reply)
{
    (void)r;
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
    char got = fd < 0 ? '!' : rs_folder_slurp(fd, path, RS_SOURCE_MAX, true, reply, message);
    if (fd >= 0)
        close(fd);
    return got;
}

/* From now on the n-th file of the command line is the script. */
static char answer_beside(const struct request *r, struct rs_pack *reply)
{
    (void)reply;
    size_t i = number_of(r->name, r->n);
    if (!has_script_folder || i < 1 || i > (size_t)asked->nfiles)
        return '!';
    rs_reader_beside(asked->files[i - 1]);
    return '+';
}

static const struct {
    const char *kind;
    char (*answer)(const struct request *r, struct rs_pack *reply);
} kinds[] = {{"module", answer_module}, {"head", answer_head},     {"include", answer_include}, {"places", answer_places},
             {"list", answer_list},     {"all", answer_all},       {"beside", answer_beside},   {"stdlib", answer_stdlib},
             {"names", answer_names},   {"outputs", answer_outputs},  {"init", answer_init},
             {"image", answer_image},   {"log", answer_log}};

char rs_reader_answer(const char *request, size_t n, struct rs_pack *reply, const char **why)
{
    size_t nkind = 0, nplace = 0;
    struct request r = {NULL, 0, NULL};
    const char *kind = rs_unpack(&request, &n, &nkind);
    r.name = kind != NULL ? rs_unpack(&request, &n, &r.n) : NULL;
    const char *place = r.name != NULL ? rs_unpack(&request, &n, &nplace) : NULL;
    if (place != NULL)
        r.place = rs_place(number_of(place, nplace));
    *why = message;
    snprintf(message, sizeof message, "a broken request");
    for (size_t i = 0; r.name != NULL && i < sizeof kinds / sizeof *kinds; i++)
        if (strlen(kinds[i].kind) == nkind && memcmp(kinds[i].kind, kind, nkind) == 0)
            return kinds[i].answer(&r, reply);
    return '!';
}

bool rs_reader_has_command(const char *name)
{
    char path[RS_MODULE_MAX + 16] = "cli/";
    if (!has_script_folder || strchr(name, '.') != NULL || rs_module_path(name, strlen(name), path + 4) != 0)
        return false;
    int fd = rs_folder_at(rs_place(1), path);
    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

bool rs_reader_beside(const char *path)
{
    bool there = rs_place_beside(path);
    has_script_folder = there || has_script_folder;
    return there;
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
    char r = rs_folder_slurp(fd, path, RS_SOURCE_MAX, true, reply, message);
    close(fd);
    *why = message;
    if (r == '+')
        rs_reader_beside(path);
    return r;
}
