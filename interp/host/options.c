#include "host/options.h"

#include "host/command.h"
#include "host/diag.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PICTURES " map zoom ecosystem roadmap report view matrix "

const struct rs_option rs_option_table[] = {
    {"help", 'h', RS_OPT_FLAG, NULL, "show what a command does and takes", 0, 0, NULL},
    {"version", 0, RS_OPT_FLAG, NULL, "show the version", 0, 0, NULL},
    {"output", 'o', RS_OPT_TEXT, "PATH", "write here; the suffix chooses svg, pdf, png, dot, html, md or json", 0, 0,
     "! check run repl new help "},
    {"json", 0, RS_OPT_FLAG, NULL, "print JSON with full precision", 0, 0, " score roadmap check whatif "},
    {"journey", 0, RS_OPT_TEXT, "NAME", "only this journey", 0, 0, " score map zoom view "},
    {"persona", 0, RS_OPT_TEXT, "NAME", "from this persona's point of view", 0, 0, " score map zoom view "},
    {"lang", 0, RS_OPT_TEXT, "en|nl", "language of the pictures and reports", 0, 0, NULL},
    {"include", 'I', RS_OPT_TEXT, "DIR", "look for libraries here too (may be repeated)", 0, 0, NULL},
    {"read", 0, RS_OPT_TEXT, "DIR", "a script may read data beneath this folder", 0, 0, NULL},
    {"write", 0, RS_OPT_TEXT, "DIR", "a script may write pictures and reports beneath this folder", 0, 0, NULL},
    {"trust", 0, RS_OPT_FLAG, NULL, "give the script os and io, and lift the limits", 0, 0, NULL},
    {"strict", 0, RS_OPT_FLAG, NULL, "a failed criterion is an error", 0, 0, " check "},
    {"traceback", 0, RS_OPT_FLAG, NULL, "show where a Lua error came from", 0, 0, NULL},
    {"max-time", 0, RS_OPT_NUMBER, "SECONDS", "wall time for the script's own Lua (10)", 0.01, 86400, NULL},
    {"max-memory", 0, RS_OPT_NUMBER, "MIB", "memory for Lua, in MiB (256)", 16, 65536, NULL},
    {"quiet", 'q', RS_OPT_FLAG, NULL, "say nothing but errors", 0, 0, NULL},
    {"method", 0, RS_OPT_TEXT, "NAME", "optimal, rice, ice, wsjf, roi, odi, moscow, value_effort, or your own file's name", 0, 0,
     " roadmap report "},
    {"budget", 0, RS_OPT_NUMBER, "MONEY", "plan within this budget instead of the roadmap's", 0, 1e15, " roadmap report "},
    {"roadmap", 0, RS_OPT_TEXT, "NAME", "this roadmap, not the first", 0, 0, " roadmap report map zoom ecosystem "},
    {"leverage", 0, RS_OPT_FLAG, NULL, "what is decisive: the touchpoints by what one mark more would gain", 0, 0, " score "},
    {"headline", 0, RS_OPT_FLAG, NULL, "only the line that matters: which actions first, and why", 0, 0, " roadmap "},
    {"time", 0, RS_OPT_NUMBER, "SECONDS", "how long the planner may search (5)", 0.01, 3600, " roadmap report map zoom "},
    {"format", 0, RS_OPT_TEXT, "svg|pdf|png|dot|html|md", "format of the output, where there is no suffix to tell", 0, 0, PICTURES},
    {"dpi", 0, RS_OPT_NUMBER, "DPI", "resolution of PNG pictures (200)", 36, 600, PICTURES},
    {"paper", 0, RS_OPT_TEXT, "a4|a3", "size of the page, landscape", 0, 0, PICTURES},
    {"blank", 0, RS_OPT_FLAG, NULL, "an empty map for a workshop", 0, 0, " map "},
    {"max-touchpoints", 0, RS_OPT_NUMBER, "N", "the most touchpoints a picture may have (10000)", 1, 100000, PICTURES},
    {NULL, 0, RS_OPT_FLAG, NULL, NULL, 0, 0, NULL},
};

/* How many of a command's words are files: from the word `first` on, `count` of them (-1: all that follow); `needed` must
 * be there, and `rest` further words may be (-1: any number; so too for a user's own command). */
static const struct shape {
    const char *command;
    int first, count, needed, rest;
} shapes[] = {
    {"new", 0, 0, 0, 1},  {"help", 0, 0, 0, 1}, {"repl", 0, 1, 0, 0}, {"check", 0, -1, 1, 0}, {"run", 0, 1, 1, -1},
    {"zoom", 0, 1, 1, 1}, {"whatif", 0, 1, 1, -1}, {"diff", 0, 2, 2, 0}, {"view", 1, 1, 1, 1}, {NULL, 0, 1, 1, 0},
};

static const struct shape *shape_of(const char *command)
{
    const struct shape *s = shapes;
    while (s->command != NULL && strcmp(s->command, command) != 0)
        s++;
    return s;
}

static int applies(const struct rs_option *opt, const char *command)
{
    char word[72];
    if (opt->only == NULL)
        return 1;
    snprintf(word, sizeof word, " %.64s ", command);
    return (strstr(opt->only, word) != NULL) == (opt->only[0] != '!');
}

static const struct rs_option *find(const char *name, size_t n)
{
    for (const struct rs_option *opt = rs_option_table; opt->name != NULL; opt++)
        if (strlen(opt->name) == n && memcmp(opt->name, name, n) == 0)
            return opt;
    return NULL;
}

static const struct rs_option *find_letter(char letter)
{
    for (const struct rs_option *opt = rs_option_table; opt->name != NULL; opt++)
        if (opt->letter == letter)
            return opt;
    return NULL;
}

static int unknown(const char *word)
{
    const char *best = NULL;
    int least = 3;
    char name[64];
    snprintf(name, sizeof name, "%s", word + strspn(word, "-"));
    name[strcspn(name, "=")] = '\0';
    for (const struct rs_option *opt = rs_option_table; opt->name != NULL; opt++) {
        int d = rs_command_distance(name, opt->name);
        if (d < least) {
            least = d;
            best = opt->name;
        }
    }
    if (best != NULL)
        rs_diag_say(RS_LEVEL_ERROR, "unknown option %.60s; did you mean --%s?", word, best);
    else
        rs_diag_say(RS_LEVEL_ERROR, "unknown option %.60s; `reis COMMAND --help` lists them", word);
    return 2;
}

/* Whether value is one of the words in "one|two|three"; where there is no bar, any text will do. */
static int among(const char *value, const char *words)
{
    size_t n = strlen(value);
    if (strchr(words, '|') == NULL)
        return 1;
    if (strchr(value, '|') != NULL)
        return 0;
    for (const char *s = words; s != NULL; s = strchr(s, '|')) {
        s += *s == '|';
        if (strncmp(s, value, n) == 0 && n > 0 && (s[n] == '|' || s[n] == '\0'))
            return 1;
    }
    return 0;
}

static int take(struct rs_options *o, const struct rs_option *opt, const char *value)
{
    struct rs_given *g = &o->given[o->ngiven];
    g->option = opt;
    g->value = value;
    if (opt->type == RS_OPT_NUMBER) {
        char *end;
        g->number = strtod(value, &end);
        if (end == value || *end != '\0' || !isfinite(g->number) || g->number < opt->low || g->number > opt->high) {
            rs_diag_say(RS_LEVEL_ERROR, "--%s needs a number from %g to %g, not '%.60s'", opt->name, opt->low, opt->high, value);
            return 2;
        }
    }
    if (opt->type == RS_OPT_TEXT && value[0] == '\0') { /* "--write $UNSET" must not come to mean the root folder */
        rs_diag_say(RS_LEVEL_ERROR, "--%s needs a value, not an empty text: --%s %s", opt->name, opt->name, opt->value);
        return 2;
    }
    if (opt->type == RS_OPT_TEXT && !among(value, opt->value)) {
        rs_diag_say(RS_LEVEL_ERROR, "--%s is one of %s, not '%.60s'", opt->name, opt->value, value);
        return 2;
    }
    o->ngiven++;
    return 0;
}

/* Read one option at argv[*i]; moves *i on over a value in a word of its own. */
static int read_option(struct rs_options *o, int argc, char **argv, int *i)
{
    const char *word = argv[*i], *value = NULL;
    const struct rs_option *opt;
    if (word[1] == '-') {
        size_t n = strcspn(word + 2, "=");
        opt = find(word + 2, n);
        if (opt != NULL && word[2 + n] == '=')
            value = word + 3 + n;
    } else {
        opt = find_letter(word[1]);
        if (opt != NULL && word[2] != '\0') {
            value = word + 2;
            if (opt->type == RS_OPT_FLAG)
                return unknown(word);
        }
    }
    if (opt == NULL)
        return unknown(word);
    if (opt->type == RS_OPT_FLAG) {
        if (value != NULL) {
            rs_diag_say(RS_LEVEL_ERROR, "--%s takes no value", opt->name);
            return 2;
        }
        return take(o, opt, NULL);
    }
    if (value == NULL) {
        if (*i + 1 >= argc) {
            rs_diag_say(RS_LEVEL_ERROR, "--%s needs a value: --%s %s", opt->name, opt->name, opt->value);
            return 2;
        }
        value = argv[++*i];
    }
    return take(o, opt, value);
}

static int place_words(struct rs_options *o, const char **words, int n)
{
    const struct shape *s = shape_of(o->command);
    for (int i = 0; i < n; i++) {
        if (words[i][0] == '\0' && strcmp(o->command, "run") != 0) {
            rs_diag_say(RS_LEVEL_ERROR, "an empty word after `reis %.40s`; see `reis %.40s --help`", o->command, o->command);
            return 2;
        }
        int is_file = i >= s->first && (s->count < 0 || i < s->first + s->count);
        if (is_file)
            o->files[o->nfiles++] = words[i];
        else
            o->args[o->nargs++] = words[i];
    }
    if (o->nfiles < s->needed && !rs_command_is_ours(o->command))
        return rs_command_unknown(o->command);
    if (s->rest >= 0 && o->nargs > s->rest && rs_command_is_ours(o->command)) {
        rs_diag_say(RS_LEVEL_ERROR, "`reis %.40s` does not know what to do with '%.60s'; see `reis %.40s --help`", o->command,
                    o->args[s->rest], o->command);
        return 2;
    }
    if (o->nfiles < s->needed && rs_options_get(o, "help") == NULL) {
        rs_diag_say(RS_LEVEL_ERROR, "`reis %.40s` needs %s; see `reis %.40s --help`", o->command,
                    s->needed == 1 ? "a FILE" : "two files", o->command);
        return 2;
    }
    return 0;
}

static int check_given(const struct rs_options *o)
{
    for (int i = 0; i < o->ngiven; i++) {
        if (!applies(o->given[i].option, o->command)) {
            rs_diag_say(RS_LEVEL_ERROR, "`reis %.40s` takes no --%s; see `reis %.40s --help`", o->command,
                        o->given[i].option->name, o->command);
            return 2;
        }
    }
    return 0;
}

int rs_options_read(struct rs_options *o, int argc, char **argv)
{
    size_t room = (size_t)(argc > 0 ? argc : 1);
    const char **words = calloc(room, sizeof *words);
    int n = 0, status = 0, options_end = 0;
    memset(o, 0, sizeof *o);
    o->files = calloc(room, sizeof *o->files);
    o->args = calloc(room, sizeof *o->args);
    o->given = calloc(room, sizeof *o->given);
    if (words == NULL || o->files == NULL || o->args == NULL || o->given == NULL) {
        free(words);
        rs_diag_say(RS_LEVEL_ERROR, "not enough memory for the command line");
        return 3;
    }
    for (int i = 1; i < argc && status == 0; i++) {
        /* what follows a script's name belongs to the script */
        int script_args = o->command != NULL && strcmp(o->command, "run") == 0 && n > 0;
        if (!options_end && strcmp(argv[i], "--") == 0)
            options_end = 1;
        else if (!options_end && !script_args && argv[i][0] == '-' && argv[i][1] != '\0')
            status = read_option(o, argc, argv, &i);
        else if (o->command == NULL)
            o->command = argv[i];
        else
            words[n++] = argv[i];
    }
    if (status == 0 && o->command != NULL) {
        status = place_words(o, words, n);
        if (status == 0)
            status = check_given(o);
    }
    free(words);
    return status;
}

void rs_options_free(struct rs_options *o)
{
    free(o->files);
    free(o->args);
    free(o->given);
    memset(o, 0, sizeof *o);
}

const struct rs_given *rs_options_get(const struct rs_options *o, const char *name)
{
    for (int i = o->ngiven - 1; i >= 0; i--)
        if (strcmp(o->given[i].option->name, name) == 0)
            return &o->given[i];
    return NULL;
}

double rs_options_number(const struct rs_options *o, const char *name, double otherwise)
{
    const struct rs_given *g = rs_options_get(o, name);
    return g != NULL ? g->number : otherwise;
}
