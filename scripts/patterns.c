/* patterns: writes C source that holds the hyphenation patterns of languages, as tries that are read without being built.
 * usage: patterns LANG FILE [LANG FILE]… > patterns_data.c        FILE: patterns as libhyphen reads them, UTF-8 or ISO8859-1
 *
 * A pattern is letters with digits between them ("be1re4"). A node of a trie is a letter; its children are those from
 * first[node] up to first[node + 1], in order. Patterns with letters beyond Latin-1 (ligatures) are left out. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LETTERS = 60, MOST = 65535 };

struct pattern {
    unsigned char letter[LETTERS];
    unsigned char value[LETTERS + 1]; /* before each letter, and after the last */
    size_t n;
};

struct list {
    struct pattern *p;
    size_t count;
};

struct node {
    unsigned char letter;
    size_t from, to, depth; /* the patterns that begin with the letters up to here */
};

static void die(const char *file, const char *why)
{
    fprintf(stderr, "patterns: %s: %s\n", file, why);
    exit(1);
}

/* One letter of Latin-1 from s; 0 for one beyond. *s moves on. */
static unsigned char letter_of(const char **s, bool utf8)
{
    unsigned char c = (unsigned char)*(*s)++;
    if (!utf8 || c < 0x80)
        return c;
    if (c == 0xC2 || c == 0xC3)
        return (unsigned char)((c & 3) << 6 | (*(*s)++ & 0x3F));
    while (((unsigned char)**s & 0xC0) == 0x80)
        (*s)++;
    return 0;
}

/* Whether the line is a pattern that can be used. */
static bool parse(const char *file, const char *line, bool utf8, struct pattern *p)
{
    *p = (struct pattern){.n = 0};
    while (*line != '\0' && *line != '\n' && *line != '\r') {
        if (*line == '/')
            die(file, "a pattern that changes letters");
        if (*line >= '0' && *line <= '9') {
            p->value[p->n] = (unsigned char)(*line++ - '0');
            continue;
        }
        unsigned char c = letter_of(&line, utf8);
        if (c == 0 || p->n == LETTERS)
            return false;
        p->letter[p->n++] = c;
    }
    return p->n > 0;
}

static int by_letters(const void *a, const void *b)
{
    const struct pattern *p = a, *q = b;
    int order = memcmp(p->letter, q->letter, p->n < q->n ? p->n : q->n);
    return order != 0 ? order : (p->n > q->n) - (p->n < q->n);
}

static struct list read_patterns(const char *file)
{
    static const char *const settings[] = {"LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUND", "NOHYPHEN", "NEXTLEVEL", "%"};
    char line[256];
    struct list list = {calloc(MOST, sizeof *list.p), 0};
    FILE *f = fopen(file, "r");
    if (f == NULL || list.p == NULL || fgets(line, sizeof line, f) == NULL)
        die(file, "cannot read");
    bool utf8 = strncmp(line, "UTF-8", 5) == 0;
    if (!utf8 && strncmp(line, "ISO8859-1\n", 10) != 0 && strncmp(line, "ISO8859-1\r", 10) != 0)
        die(file, "neither UTF-8 nor ISO8859-1");
    while (fgets(line, sizeof line, f) != NULL) {
        bool pattern = true;
        for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
            pattern = pattern && strncmp(line, settings[i], strlen(settings[i])) != 0;
        if (list.count == MOST)
            die(file, "too many patterns");
        if (pattern && parse(file, line, utf8, &list.p[list.count]))
            list.count++;
    }
    fclose(f);
    qsort(list.p, list.count, sizeof *list.p, by_letters);
    return list;
}

/* The nodes from the root down, level by level, so that the children of one follow each other. */
static size_t build(const char *file, const struct list *list, struct node *node, unsigned *first)
{
    size_t count = 1;
    node[0] = (struct node){.letter = 0, .from = 0, .to = list->count, .depth = 0};
    for (size_t i = 0; i < count; i++) {
        size_t depth = node[i].depth;
        first[i] = (unsigned)count;
        for (size_t k = node[i].from; k < node[i].to;) {
            if (list->p[k].n == depth) { /* the pattern of this node itself */
                k++;
                continue;
            }
            unsigned char letter = list->p[k].letter[depth];
            size_t from = k;
            while (k < node[i].to && list->p[k].letter[depth] == letter)
                k++;
            if (count == MOST)
                die(file, "more nodes than sixteen bits can count");
            node[count++] = (struct node){.letter = letter, .from = from, .to = k, .depth = depth + 1};
        }
    }
    first[count] = (unsigned)count;
    return count;
}

struct pool {
    unsigned char bytes[MOST];
    size_t n;
};

/* Where the values of a pattern stand in the pool: their count, then they. */
static size_t pooled(const char *file, struct pool *pool, const struct pattern *p)
{
    unsigned char own[LETTERS + 2];
    size_t n = p->n + 2;
    own[0] = (unsigned char)(p->n + 1);
    memcpy(own + 1, p->value, p->n + 1);
    for (size_t i = 1; i + n <= pool->n; i += pool->bytes[i] + 1u)
        if (memcmp(pool->bytes + i, own, n) == 0)
            return i;
    if (pool->n + n > MOST)
        die(file, "too many different values");
    memcpy(pool->bytes + pool->n, own, n);
    pool->n += n;
    return pool->n - n;
}

static void write_language(const char *lang, const char *file)
{
    static struct node node[MOST + 1];
    static unsigned first[MOST + 2];
    static struct pool pool;
    struct list list = read_patterns(file);
    size_t count = build(file, &list, node, first);
    pool.n = 1; /* 0: no pattern ends here */
    printf("static const unsigned short first_%s[] = {", lang);
    for (size_t i = 0; i <= count; i++)
        printf("%s%u,", i % 24 == 0 ? "\n" : "", first[i]);
    printf("};\nstatic const unsigned char letter_%s[] = {", lang);
    for (size_t i = 0; i < count; i++)
        printf("%s%u,", i % 32 == 0 ? "\n" : "", node[i].letter);
    printf("};\nstatic const unsigned short values_%s[] = {", lang);
    for (size_t i = 0; i < count; i++) {
        const struct pattern *own = i > 0 ? &list.p[node[i].from] : NULL;
        bool ends = own != NULL && own->n == node[i].depth;
        printf("%s%zu,", i % 24 == 0 ? "\n" : "", ends ? pooled(file, &pool, own) : 0);
    }
    printf("};\nstatic const unsigned char pool_%s[] = {", lang);
    for (size_t i = 0; i < pool.n; i++)
        printf("%s%u,", i % 32 == 0 ? "\n" : "", pool.bytes[i]);
    printf("};\n");
    free(list.p);
}

int main(int argc, char **argv)
{
    if (argc < 3 || argc % 2 == 0) {
        fprintf(stderr, "usage: patterns LANG FILE [LANG FILE]…\n");
        return 2;
    }
    printf("#include \"scene/hyphen.h\"\n");
    for (int i = 1; i < argc; i += 2)
        write_language(argv[i], argv[i + 1]);
    printf("const rs_patterns rs_patterns_all[] = {\n");
    for (int i = 1; i < argc; i += 2)
        printf("{\"%s\", first_%s, letter_%s, values_%s, pool_%s},\n", argv[i], argv[i], argv[i], argv[i], argv[i]);
    printf("{0, 0, 0, 0, 0}};\n");
    return ferror(stdout) || fflush(stdout) != 0;
}
