/* embed: writes C source that holds the stdlib (Lua modules compiled to bytecode, other files as they are).
 * usage: embed stdlib FILE… > stdlib_data.c        names are relative to stdlib/
 *        embed program NAME FILE > program_data.c  one file as the array NAME with NAME_len */
#include "host/chunk.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char root[] = "stdlib/";

struct blob {
    char name[256];
    unsigned char *bytes;
    size_t len, cap;
};

static void die(const char *file, const char *why)
{
    fprintf(stderr, "embed: %s: %s\n", file, why);
    exit(1);
}

static int append(lua_State *L, const void *p, size_t n, void *ud)
{
    struct blob *b = ud;
    (void)L;
    if (b->len + n > b->cap) {
        b->cap = (b->len + n) * 2 + 1024;
        b->bytes = realloc(b->bytes, b->cap);
        if (b->bytes == NULL)
            die(b->name, "not enough memory");
    }
    memcpy(b->bytes + b->len, p, n);
    b->len += n;
    return 0;
}

static void read_raw(struct blob *b, const char *path)
{
    char part[4096];
    size_t n;
    FILE *f = fopen(path, "rb");
    if (f == NULL)
        die(path, "cannot read");
    while ((n = fread(part, 1, sizeof part, f)) > 0)
        append(NULL, part, n, b);
    fclose(f);
}

static void compile(lua_State *L, struct blob *b, const char *path)
{
    struct blob text = {0};
    char chunk[300];
    snprintf(chunk, sizeof chunk, RS_CHUNK_OURS "%s", path + strlen(root));
    read_raw(&text, path);
    if (luaL_loadbufferx(L, (char *)text.bytes, text.len, chunk, "t") != LUA_OK)
        die(path, lua_tostring(L, -1));
    lua_dump(L, append, b, 0);
    lua_pop(L, 1);
    free(text.bytes);
}

/* stdlib/reis/rules/x.lua is the module reis.rules.x; a template is a text of that name. */
static void take(lua_State *L, struct blob *b, const char *path)
{
    const char *name = path + strlen(root);
    size_t n = strlen(name);
    if (strncmp(path, root, strlen(root)) != 0 || n >= sizeof b->name)
        die(path, "not a file of stdlib/");
    memcpy(b->name, name, n + 1);
    if (n > 4 && strcmp(name + n - 4, ".lua") == 0 && strncmp(name, "reis/templates/", 15) != 0) {
        b->name[n - 4] = '\0';
        for (char *s = b->name; *s != '\0'; s++)
            if (*s == '/')
                *s = '.';
        compile(L, b, path);
    } else {
        read_raw(b, path);
    }
}

static void print_bytes(const char *declaration, const struct blob *b)
{
    printf("%s = {", declaration);
    for (size_t i = 0; i < b->len; i++)
        printf("%s%u,", i % 32 == 0 ? "\n" : "", b->bytes[i]);
    printf("0};\n");
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct blob *)a)->name, ((const struct blob *)b)->name);
}

static void embed_stdlib(int n, char **files)
{
    struct blob *blobs = calloc((size_t)n + 1, sizeof *blobs);
    lua_State *L = luaL_newstate();
    char declaration[64];
    if (blobs == NULL || L == NULL)
        die("stdlib", "not enough memory");
    for (int i = 0; i < n; i++)
        take(L, &blobs[i], files[i]);
    qsort(blobs, (size_t)n, sizeof *blobs, by_name);
    printf("#include \"host/stdlib.h\"\n");
    for (int i = 0; i < n; i++) {
        snprintf(declaration, sizeof declaration, "static const unsigned char f%d[]", i);
        print_bytes(declaration, &blobs[i]);
    }
    printf("const struct rs_stdlib_file rs_stdlib_files[] = {\n");
    for (int i = 0; i < n; i++)
        printf("{\"%s\", f%d, %zu},\n", blobs[i].name, i, blobs[i].len);
    printf("{0, 0, 0}};\nconst size_t rs_stdlib_count = %d;\n", n);
    for (int i = 0; i < n; i++)
        free(blobs[i].bytes);
    free(blobs);
    lua_close(L);
}

int main(int argc, char **argv)
{
    if (argc > 2 && strcmp(argv[1], "stdlib") == 0) {
        embed_stdlib(argc - 2, argv + 2);
    } else if (argc == 4 && strcmp(argv[1], "program") == 0) {
        struct blob b = {0};
        char declaration[300];
        read_raw(&b, argv[3]);
        snprintf(declaration, sizeof declaration, "extern const unsigned char %s[];\nconst unsigned char %s[]", argv[2], argv[2]);
        printf("#include <stddef.h>\nextern const size_t %s_len;\n", argv[2]);
        print_bytes(declaration, &b);
        printf("const size_t %s_len = %zu;\n", argv[2], b.len);
        free(b.bytes);
    } else {
        fprintf(stderr, "usage: embed stdlib FILE… | embed program NAME FILE\n");
        return 2;
    }
    return ferror(stdout) || fflush(stdout) != 0;
}
