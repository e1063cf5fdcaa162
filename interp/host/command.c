#include "host/command.h"

#include <stddef.h>
#include <string.h>

const struct rs_command rs_command_table[] = {
    {"attribute", "FILE"},
    {"check", "FILE…"},
    {"compare", "FILE [NAME…]"},
    {"diff", "OLD NEW"},
    {"ecosystem", "FILE"},
    {"export", "FILE"},
    {"format", "FILE…"},
    {"help", "[TOPIC] [RULE]"},
    {"import", "FILE…"},
    {"libraries", "[FILE]"},
    {"lsp", ""},
    {"map", "[FILE]"},
    {"marks", "FILE…"},
    {"matrix", "FILE"},
    {"mine", "FILE…"},
    {"new", "DIR"},
    {"repl", "[FILE]"},
    {"report", "FILE"},
    {"review", "FILE"},
    {"roadmap", "FILE"},
    {"run", "FILE [ARG…]"},
    {"score", "FILE"},
    {"simulate", "FILE"},
    {"status", "FILE"},
    {"sweep", "FILE THING FROM TO [STEPS]"},
    {"version", ""},
    {"view", "NAME FILE [THING…]"},
    {"watch", "FILE"},
    {"whatif", "FILE [SCENARIO…]"},
    {"zoom", "FILE [PHASE]"},
    {NULL, NULL},
};

static const char own[] = "[FILE] [ARG…]";

/* What a word of a command stands for: a file of the command line, or something else. */
static bool names_file(const char *word)
{
    return strncmp(word, "FILE", 4) == 0 || strncmp(word, "OLD", 3) == 0 || strncmp(word, "NEW", 3) == 0;
}

static const struct rs_command *find(const char *name)
{
    for (const struct rs_command *c = rs_command_table; c->name != NULL; c++)
        if (strcmp(c->name, name) == 0)
            return c;
    return NULL;
}

bool rs_command_is_ours(const char *name)
{
    return find(name) != NULL;
}

struct rs_shape rs_command_shape(const char *name)
{
    const struct rs_command *c = find(name);
    const char *word = c != NULL ? c->words : own;
    struct rs_shape shape = {-1, 0, 0, 0};
    for (int i = 0; *word != '\0'; i++) {
        size_t n = strcspn(word, " ");
        bool optional = *word == '[', repeated = memmem(word, n, "…", strlen("…")) != NULL;
        if (names_file(word + optional)) {
            shape.first = shape.first < 0 ? i : shape.first;
            shape.needed += !optional;
            shape.files = repeated ? -1 : shape.files + 1;
        } else if (shape.others >= 0) {
            shape.others = repeated ? -1 : shape.others + 1;
        }
        word += n + strspn(word + n, " ");
    }
    shape.first = shape.first < 0 ? 0 : shape.first;
    return shape;
}
