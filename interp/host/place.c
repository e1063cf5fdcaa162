#include "host/place.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROCKS "share/lua/5.4" /* where LuaRocks puts modules in a tree */

enum { OWN, LIB, BESIDE }; /* the places that go with the script: its folder, lib in it; how many they are */

static struct rs_folder *places;
static size_t count;

static void add(struct rs_folder f)
{
    struct rs_folder *grown = f.shown != NULL ? realloc(places, (count + 1) * sizeof *grown) : NULL;
    if (grown == NULL) {
        rs_folder_close(&f);
        return;
    }
    places = grown;
    places[count++] = f;
}

/* A folder that the user named, and the modules in it where it is a LuaRocks tree: who names it wants what is in it. */
static void add_named(const char *path, size_t n, const char *origin)
{
    if (n == 0)
        return;
    struct rs_folder f = rs_folder_open(NULL, path, n, NULL, origin);
    struct rs_folder rocks = rs_folder_open(&f, ROCKS, strlen(ROCKS), NULL, origin);
    add(f);
    if (rocks.fd >= 0)
        add(rocks);
    else
        rs_folder_close(&rocks);
}

static void add_list(const char *list, const char *origin)
{
    while (list != NULL && *list != '\0') {
        size_t n = strcspn(list, ":");
        add_named(list, n, origin);
        list += n + (list[n] == ':');
    }
}

static void add_below(const char *base, const char *rest, const char *origin)
{
    char path[PATH_MAX];
    if (base != NULL && base[0] == '/' && snprintf(path, sizeof path, "%s/%s", base, rest) < (int)sizeof path)
        add(rs_folder_open(NULL, path, strlen(path), NULL, origin));
}

static void open_beside(const char *script, struct rs_folder own[BESIDE])
{
    const char *slash = script != NULL && strcmp(script, "-") != 0 ? strrchr(script, '/') : NULL;
    size_t n = slash != NULL ? (size_t)(slash - script) + 1 : 1;
    own[OWN] = rs_folder_open(NULL, slash != NULL ? script : ".", n, slash != NULL ? NULL : "", "script");
    own[LIB] = rs_folder_open(&own[OWN], "lib", 3, NULL, "lib");
}

void rs_place_init(const struct rs_options *o, const char *script)
{
    struct rs_folder own[BESIDE];
    const char *data = getenv("XDG_DATA_HOME");
    open_beside(script, own);
    for (int i = 0; i < BESIDE; i++)
        add(own[i]);
    for (int i = 0; i < o->ngiven; i++)
        if (strcmp(o->given[i].option->name, "include") == 0)
            add_named(o->given[i].value, strlen(o->given[i].value), "-I");
    add_list(getenv("REIS_PATH"), "REIS_PATH");
    if (data != NULL && data[0] != '\0')
        add_below(data, "reis", "data");
    else
        add_below(getenv("HOME"), ".local/share/reis", "data");
    add_below(getenv("HOME"), ".luarocks/" ROCKS, "luarocks");
    add_below("/usr/local", ROCKS, "system");
    add_below("/usr", ROCKS, "system");
}

bool rs_place_beside(const char *script)
{
    struct rs_folder own[BESIDE];
    open_beside(script, own);
    bool there = own[OWN].fd >= 0 && count >= BESIDE;
    for (int i = 0; i < BESIDE; i++) {
        rs_folder_close(there ? &places[i] : &own[i]);
        if (there)
            places[i] = own[i];
    }
    return there;
}

const struct rs_folder *rs_place(size_t i)
{
    return i >= 1 && i <= count ? &places[i - 1] : NULL;
}
