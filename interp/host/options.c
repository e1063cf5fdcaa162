#include "host/options.h"

#include "host/command.h"
#include "host/diag.h"

#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PICTURES " status map zoom ecosystem roadmap report view matrix compare simulate sweep whatif diff review mine "

/* An option whose words or choice differ by command has a row for each; in all else its rows are alike, but for --order, which must
   stand after the command. */
const struct rs_option rs_option_table[] = {
    {"help", 'h', RS_OPT_FLAG, NULL, "show what a command does and takes", 0, 0, NULL},
    {"version", 0, RS_OPT_FLAG, NULL, "show the version", 0, 0, NULL},
    {"output", 'o', RS_OPT_TEXT, "PATH", "write here; the suffix chooses svg, pdf, png, dot, txt, html, md, json or csv", 0, 0,
     "! check run repl new help watch import export format lsp "},
    {"output", 'o', RS_OPT_TEXT, "PATH", "write the script here", 0, 0, " import "},
    {"output", 'o', RS_OPT_TEXT, "PATH", "write here; the suffix chooses the format", 0, 0, " export "},
    {"from", 0, RS_OPT_TEXT, "FORMAT", "the format of the file, where its name and contents do not tell", 0, 0, " import "},
    {"to", 0, RS_OPT_TEXT, "FORMAT", "the format to export, where there is no suffix to tell", 0, 0, " export "},
    {"raw-csv", 0, RS_OPT_FLAG, NULL, "leave texts that look like formulas as they are", 0, 0, " export "},
    {"json", 0, RS_OPT_FLAG, NULL, "print JSON with full precision", 0, 0,
     " status score roadmap check whatif sweep simulate diff review matrix compare libraries mine attribute marks "},
    {"journey", 0, RS_OPT_TEXT, "NAME", "only this journey", 0, 0, " score map zoom view export "},
    {"persona", 0, RS_OPT_TEXT, "NAME", "from this persona's point of view", 0, 0, " score map zoom view "},
    {"lang", 0, RS_OPT_TEXT, "en|nl", "language of all that is told (else the company's; commands, fields and levels stay English)", 0, 0, "! new "},
    {"lang", 0, RS_OPT_TEXT, "en|nl", "language of the project", 0, 0, " new "},
    {"ask", 0, RS_OPT_FLAG, NULL, "ask ten questions and write the journey from the answers (DIR is then my-journey, if not given)", 0, 0,
     " new "},
    {"template", 0, RS_OPT_TEXT, "NAME", "what to start from (journey); a name that there is not lists them", 0, 0, " new "},
    {"include", 'I', RS_OPT_TEXT, "DIR", "look for libraries here too (may be repeated)", 0, 0, NULL},
    {"read", 0, RS_OPT_TEXT, "DIR", "a script may include files beneath this folder too (may be repeated)", 0, 0, NULL},
    {"write", 0, RS_OPT_TEXT, "DIR", "a script may write pictures and reports beneath this folder", 0, 0, NULL},
    {"trust", 0, RS_OPT_FLAG, NULL, "give the script os and io, and lift the limits", 0, 0, "! lsp "},
    {"strict", 0, RS_OPT_FLAG, NULL, "a failed criterion is an error, and warnings count as errors for the exit status", 0, 0, " check "},
    {"rule", 0, RS_OPT_TEXT, "ID", "only what this rule finds (may be repeated); `reis help rules` lists them", 0, 0, " check "},
    {"strict", 0, RS_OPT_FLAG, NULL, "a picture that had to cut a name or leave something out is an error", 0, 0, PICTURES},
    {"all", 0, RS_OPT_FLAG, NULL, "every finding by itself, also those that are much alike", 0, 0, " check "},
    {"all", 0, RS_OPT_FLAG, NULL, "of guide: every question, not only what is worth most", 0, 0, " view "},
    {"check", 0, RS_OPT_FLAG, NULL, "write nothing; the status is 1 where a file would be", 0, 0, " format "},
    {"stdio", 0, RS_OPT_FLAG, NULL, "what some editors add; it is always so", 0, 0, " lsp "},
    {"completion", 0, RS_OPT_TEXT, "bash|zsh|fish", "print what this shell needs to complete commands and options", 0, 0, " help "},
    {"annotations", 0, RS_OPT_FLAG, NULL, "print what lua-language-server needs to complete and check scripts", 0, 0, " help "},
    {"man", 0, RS_OPT_TEXT, "NAME", "print the page of man of a command, or of reis", 0, 0, " help "},
    {"order", 0, RS_OPT_FLAG, NULL, "fields in the order of the schema", 0, 0, " format "},
    {"traceback", 0, RS_OPT_FLAG, NULL, "show where a Lua error came from", 0, 0, NULL},
    {"max-time", 0, RS_OPT_NUMBER, "SECONDS", "wall time for the script's own Lua (10)", 0.01, 86400, NULL},
    {"max-memory", 0, RS_OPT_NUMBER, "MIB", "memory for Lua, in MiB (256)", 16, 65536, NULL},
    {"quiet", 'q', RS_OPT_FLAG, NULL, "say nothing but errors", 0, 0, NULL},
    {"method", 0, RS_OPT_TEXT, "NAME", "optimal, rice, ice, wsjf, roi, odi, moscow, value_effort, or your own file's name", 0, 0,
     " matrix roadmap report watch export "},
    {"budget", 0, RS_OPT_NUMBER, "MONEY", "plan within this budget instead of the roadmap's", 0, 1e15, " compare matrix roadmap report watch export "},
    {"roadmap", 0, RS_OPT_TEXT, "NAME", "this roadmap, not the first", 0, 0, " compare matrix roadmap report watch map zoom ecosystem review export "},
    {"group", 0, RS_OPT_TEXT, "tag|owner|persona|phase", "how the overview of journeys is grouped (what tells most)", 0, 0,
     " ecosystem "},
    {"leverage", 0, RS_OPT_FLAG, NULL, "what is decisive: the touchpoints by what one mark more would gain", 0, 0, " score "},
    {"headline", 0, RS_OPT_FLAG, NULL, "only the line that matters: which actions first, and why", 0, 0, " roadmap "},
    {"time", 0, RS_OPT_NUMBER, "SECONDS", "how long the planner may search (5)", 0.01, 3600, " compare matrix roadmap export "},
    {"time", 0, RS_OPT_NUMBER, "SECONDS", "how long the planner may search (so many steps, always the same)", 0.01, 3600, " report watch map zoom "},
    {"time", 0, RS_OPT_NUMBER, "SECONDS", "how long the planner may search for each plan (1)", 0.01, 3600, " sweep "},
    {"explain", 0, RS_OPT_TEXT, "ACTION", "why this action is in or out, what it brings, through what and with which others",
     0, 0, " roadmap "},
    {"record", 0, RS_OPT_TEXT, "PATH", "write the session down as a transcript", 0, 0, " repl "},
    {"replay", 0, RS_OPT_TEXT, "PATH", "run a transcript again and show what differs (status 1)", 0, 0, " repl "},
    {"n", 0, RS_OPT_NUMBER, "N", "how many draws (10000)", 1, 1e7, " simulate "},
    {"n", 0, RS_OPT_NUMBER, "N", "how many draws of the fan (1000)", 1, 1e7, " map "},
    {"seed", 0, RS_OPT_NUMBER, "N", "of the draws: the same seed, the same figures (1)", -9e15, 9e15, " simulate map "},
    {"robust", 0, RS_OPT_FLAG, NULL, "the plan one would regret least over the draws, beside the plan on the means", 0, 0, " simulate "},
    {"threads", 0, RS_OPT_NUMBER, "N", "count with so many threads (2)", 1, 64, " simulate "},
    {"threads", 0, RS_OPT_NUMBER, "N", "read with so many threads (as many as there are cores)", 1, 16, " mine "},
    {"case", 0, RS_OPT_TEXT, "COLUMN", "which column, key of XES or type of objects of OCEL says whose journey an event belongs to", 0, 0,
     " mine attribute "},
    {"activity", 0, RS_OPT_TEXT, "COLUMN", "which says what happened", 0, 0, " mine attribute "},
    {"time-column", 0, RS_OPT_TEXT, "COLUMN", "which says when", 0, 0, " mine attribute "},
    {"channel", 0, RS_OPT_TEXT, "COLUMN", "which says through what channel", 0, 0, " mine attribute "},
    {"goal", 0, RS_OPT_TEXT, "ACTIVITY", "of a log: the activity with which a customer converts", 0, 0, " attribute "},
    {"goal", 0, RS_OPT_TEXT, "NAMES", "of --emit: the activities with which a case is complete, parted by commas (every end)", 0, 0, " mine "},
    {"emit", 0, RS_OPT_TEXT, "PATH", "write the journey that the log shows as a script", 0, 0, " mine "},
    {"against", 0, RS_OPT_TEXT, "FILE", "hold a journey of this script against the log", 0, 0, " mine "},
    {"journey", 0, RS_OPT_TEXT, "NAME", "of --against: this journey", 0, 0, " mine "},
    {"map", 0, RS_OPT_TEXT, "FILE", "of --emit: a CSV that says of activities their phase, touchpoint, channel, owner", 0, 0, " mine "},
    {"name", 0, RS_OPT_TEXT, "NAME", "of --emit: what the journey is called (as the log)", 0, 0, " mine "},
    {"order", 0, RS_OPT_NUMBER, "N", "of the Markov chain: how many channels back what comes next depends on (1)", 1, 20, " attribute "},
    {"from", 0, RS_OPT_TEXT, "TIME", "only events from this day or time on: 2026-03-01", 0, 0, " mine "},
    {"until", 0, RS_OPT_TEXT, "TIME", "only events before this day or time", 0, 0, " mine "},
    {"keep", 0, RS_OPT_TEXT, "NAMES", "only activities of these names, parted by commas; * is any text, ? a letter (may be repeated)", 0, 0,
     " mine "},
    {"drop", 0, RS_OPT_TEXT, "NAMES", "leave activities of these names out (may be repeated)", 0, 0, " mine "},
    {"coverage", 0, RS_OPT_NUMBER, "SHARE", "only the most frequent steps, so many of all: 0.9 (of the map 0.9 by itself)", 0, 1, " mine "},
    {"variants", 0, RS_OPT_NUMBER, "N", "how many variants are shown (10)", 0, 100000, " mine "},
    {"table", 0, RS_OPT_TEXT, "NAME", "only this table, whole; a name that there is not lists them", 0, 0, " mine "},
    {"show", 0, RS_OPT_TEXT, "NAME", "the same, of a database too", 0, 0, " mine "},
    {"edges", 0, RS_OPT_FLAG, NULL, "only the table of steps, whole", 0, 0, " mine "},
    {"between", 0, RS_OPT_TEXT, "A B", "how long it takes from activity A to the next B, case by case", 0, 0, " mine "},
    {"strict", 0, RS_OPT_FLAG, NULL, "a row without a case, an activity or a time is an error", 0, 0, " mine "},
    {"max-activities", 0, RS_OPT_NUMBER, "N", "of the map: the most frequent activities, at most so many (60)", 1, 300, " mine "},
    {"lifecycle", 0, RS_OPT_TEXT, "TRANSITION", "only events of this transition: start, complete …", 0, 0, " mine "},
    {"format", 0, RS_OPT_TEXT, "text|json|sarif|github", "how findings are printed: lines, JSON, SARIF 2.1.0, or GitHub's annotations", 0, 0,
     " check "},
    {"table", 0, RS_OPT_TEXT, "NAME", "of a database: the table of the events; shop.events is that of a schema", 0, 0, " mine "},
    {"order-column", 0, RS_OPT_TEXT, "COLUMN", "of a database: which says what came first of what is equal in time", 0, 0, " mine "},
    {"sql", 0, RS_OPT_FLAG, NULL, "print the statements that would be asked of a database, and ask nothing; needs no FILE", 0, 0, " mine "},
    {"dialect", 0, RS_OPT_TEXT, "postgresql|spark|trino|clickhouse|snowflake|bigquery|duckdb|sqlite",
     "how a database speaks SQL (as the one does that answers)", 0, 0, " mine "},
    {"format", 0, RS_OPT_TEXT, "svg|pdf|png|dot|text|html|md|json|csv",
     "format of the output, where there is no suffix to tell; text and md: the picture in words", 0, 0,
     PICTURES},
    {"dpi", 0, RS_OPT_NUMBER, "DPI", "resolution of PNG pictures (200)", 36, 600, PICTURES},
    {"paper", 0, RS_OPT_TEXT, "a3|a4|a5|letter", "size of the page (a4)", 0, 0, PICTURES},
    {"portrait", 0, RS_OPT_FLAG, NULL, "the page upright", 0, 0, PICTURES},
    {"landscape", 0, RS_OPT_FLAG, NULL, "the page lying, as it is by itself", 0, 0, PICTURES},
    {"blank", 0, RS_OPT_FLAG, NULL, "an empty map for a workshop; needs no FILE", 0, 0, " map "},
    {"phases", 0, RS_OPT_TEXT, "NAMES", "of an empty map without a FILE: \"Find, Buy, Use\", or how many (6)", 0, 0, " map "},
    {"port", 0, RS_OPT_NUMBER, "N", "serve at this port of 127.0.0.1 (one that is free)", 1, 65535, " watch "},
    {"layers", 0, RS_OPT_TEXT, "NAME", "the layers of research of your file method/NAME.lua", 0, 0, " status view "},
    {"questions", 0, RS_OPT_TEXT, "NAME", "of guide: the wording of your file method/NAME.lua", 0, 0, " view "},
    {"phase", 0, RS_OPT_TEXT, "NAME", "of guide: only this phase, by name or number", 0, 0, " view "},
    {"lanes", 0, RS_OPT_TEXT, "A,B,…", "the lanes of the map, from top to bottom, instead of the journey's own", 0, 0, " map "},
    {"against", 0, RS_OPT_TEXT, "NAME", "beside it as it will be: by the plan (plan), a scenario, or the journey that takes its place", 0,
     0, " map "},
    {"against", 0, RS_OPT_TEXT, "FILE", "the script whose touchpoints, values and personas the columns are about", 0, 0, " marks "},
    {"emit", 0, RS_OPT_TEXT, "PATH", "write here what to paste into a script", 0, 0, " marks "},
    {"map", 0, RS_OPT_TEXT, "FILE", "a table that says what each column is: column, role, touchpoint, value, scale, direction, missing", 0, 0,
     " marks "},
    {"overall", 0, RS_OPT_TEXT, "COLUMN", "the answer about the whole, from which importance is derived", 0, 0, " marks "},
    {"scale", 0, RS_OPT_TEXT, "LOW-HIGH", "of all answers in numbers, where the map says none: 1-5, 0-100", 0, 0, " marks "},
    {"missing", 0, RS_OPT_TEXT, "A,B,…", "answers that are none: 0,99,skipped", 0, 0, " marks "},
    {"metric", 0, RS_OPT_TEXT, "KIND=COLUMN", "nps, csat or ces of a column (several parted by ;), with its scale and direction where they are "
     "not the usual: ces=Effort 1-7 lower", 0, 0, " marks "},
    {"low", 0, RS_OPT_NUMBER, "MARK", "an answer at or below this mark is low (4)", 0, 10, " marks "},
    {"high", 0, RS_OPT_NUMBER, "MARK", "one at or above this is high (8)", 0, 10, " marks "},
    {"fan", 0, RS_OPT_FLAG, NULL, "on the map, the band in which the curve lies in nine of ten draws", 0, 0, " map "},
    {"max-touchpoints", 0, RS_OPT_NUMBER, "N", "the most touchpoints a map may have (10000)", 1, 100000, " map "},
    {NULL, 0, RS_OPT_FLAG, NULL, NULL, 0, 0, NULL},
};

static bool applies(const struct rs_option *opt, const char *command)
{
    char word[72];
    if (opt->only == NULL)
        return true;
    snprintf(word, sizeof word, " %.64s ", command);
    return (strstr(opt->only, word) != NULL) == (opt->only[0] != '!');
}

/* The row of the option that is for this command, or NULL. */
static const struct rs_option *row_for(const char *command, const struct rs_option *given)
{
    for (const struct rs_option *opt = rs_option_table; opt->name != NULL; opt++)
        if (strcmp(opt->name, given->name) == 0 && applies(opt, command))
            return opt;
    return NULL;
}

/* The row of the command where there is one, else the first of that name: before the command is known, it may be that. */
static const struct rs_option *find(const char *command, const char *name, size_t n)
{
    const struct rs_option *first = NULL;
    for (const struct rs_option *opt = rs_option_table; opt->name != NULL; opt++) {
        if (strlen(opt->name) != n || memcmp(opt->name, name, n) != 0)
            continue;
        if (command == NULL || applies(opt, command))
            return opt;
        first = first != NULL ? first : opt;
    }
    return first;
}

static const struct rs_option *find_letter(char letter)
{
    for (const struct rs_option *opt = rs_option_table; opt->name != NULL; opt++)
        if (opt->letter == letter)
            return opt;
    return NULL;
}

/* No option of ours: the worker says so, and which one was probably meant. */
static bool unknown(struct rs_options *o, const char *word)
{
    o->unknown = word;
    return false;
}

/* Say what is wrong with the command line. */
static bool __attribute__((format(printf, 1, 2))) wrong(const char *format, ...)
{
    char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    rs_diag_say(RS_LEVEL_ERROR, "%s", text);
    return false;
}

/* Whether value is one of the words in "one|two|three"; where there is no bar, any text will do. */
static bool among(const char *value, const char *words)
{
    size_t n = strlen(value);
    if (strchr(words, '|') == NULL)
        return true;
    if (strchr(value, '|') != NULL)
        return false;
    for (const char *s = words; s != NULL; s = strchr(s, '|')) {
        s += *s == '|';
        if (strncmp(s, value, n) == 0 && n > 0 && (s[n] == '|' || s[n] == '\0'))
            return true;
    }
    return false;
}

static bool take(struct rs_options *o, const struct rs_option *opt, const char *value)
{
    struct rs_given *g = &o->given[o->ngiven];
    g->option = opt;
    g->value = value;
    if (opt->type == RS_OPT_NUMBER) {
        char *end;
        g->number = strtod(value, &end);
        if (end == value || *end != '\0' || !isfinite(g->number) || g->number < opt->low || g->number > opt->high)
            return wrong("--%s needs a number from %g to %g, not '%.60s'", opt->name, opt->low, opt->high, value);
    }
    if (opt->type == RS_OPT_TEXT && value[0] == '\0') /* "--write $UNSET" must not come to mean the root folder */
        return wrong("--%s needs a value, not an empty text: --%s %s", opt->name, opt->name, opt->value);
    o->ngiven++;
    return true;
}

/* The option that a word names, or NULL; *value is what stands in the same word: --name=value, -nvalue. */
static const struct rs_option *named_by(const char *command, const char *word, const char **value)
{
    const struct rs_option *opt;
    *value = NULL;
    if (word[0] != '-' || word[1] == '\0')
        return NULL;
    if (word[1] == '-') {
        size_t n = strcspn(word + 2, "=");
        opt = find(command, word + 2, n);
        if (opt != NULL && word[2 + n] == '=')
            *value = word + 3 + n;
        return opt;
    }
    opt = find_letter(word[1]);
    if (opt != NULL && word[2] != '\0')
        *value = word + 2;
    return opt != NULL && *value != NULL && opt->type == RS_OPT_FLAG ? NULL : opt;
}

/* Read one option at argv[*i]; moves *i on over a value in a word of its own. */
static bool read_option(struct rs_options *o, int argc, char **argv, int *i)
{
    const char *value;
    const struct rs_option *opt = named_by(o->command, argv[*i], &value);
    if (opt == NULL)
        return unknown(o, argv[*i]);
    if (opt->type == RS_OPT_FLAG)
        return value != NULL ? wrong("--%s takes no value", opt->name) : take(o, opt, NULL);
    if (value == NULL) {
        if (*i + 1 >= argc)
            return wrong("--%s needs a value: --%s %s", opt->name, opt->name, opt->value);
        value = argv[++*i];
    }
    if (!take(o, opt, value))
        return false;
    if (strchr(opt->value, ' ') == NULL) /* "A B": two words */
        return true;
    return *i + 1 < argc ? take(o, opt, argv[++*i]) : wrong("--%s needs two values: --%s %s", opt->name, opt->name, opt->value);
}

/* The files that values of options name come after those that are words. */
static void place_values(struct rs_options *o)
{
    o->nwords = o->nfiles;
    for (int i = 0; i < o->ngiven; i++) {
        struct rs_given *g = &o->given[i];
        for (const struct rs_option *opt = rs_option_table; opt->name != NULL && g->file == 0; opt++)
            if (strcmp(opt->name, g->option->name) == 0 && applies(opt, o->command) && opt->value != NULL
                && strcmp(opt->value, "FILE") == 0) {
                o->files[o->nfiles++] = g->value;
                g->file = o->nfiles;
            }
    }
}

static bool place_words(struct rs_options *o, const char **words, int n)
{
    const struct rs_shape s = rs_command_shape(o->command);
    bool ours = rs_command_is_ours(o->command);
    for (int i = 0; i < n; i++) {
        if (words[i][0] == '\0' && strcmp(o->command, "run") != 0)
            return wrong("an empty word after `reis %.40s`; see `reis %.40s --help`", o->command, o->command);
        if (i >= s.first && (s.files < 0 || i < s.first + s.files))
            o->files[o->nfiles++] = words[i];
        else
            o->args[o->nargs++] = words[i];
    }
    if (s.others >= 0 && o->nargs > s.others && ours)
        return wrong("`reis %.40s` does not know what to do with '%.60s'; see `reis %.40s --help`", o->command,
                     o->args[s.others], o->command);
    if (o->nfiles < s.needed && rs_options_get(o, "help") == NULL && rs_options_get(o, "sql") == NULL)
        return wrong("`reis %.40s` needs a FILE; see `reis %.40s --help`", o->command, o->command);
    return true;
}

static bool check_given(const struct rs_options *o)
{
    for (int i = 0; i < o->ngiven; i++) {
        const struct rs_given *g = &o->given[i];
        const struct rs_option *opt = row_for(o->command, g->option);
        if (opt == NULL)
            return wrong("`reis %.40s` takes no --%s; see `reis %.40s --help`", o->command, g->option->name, o->command);
        if (opt->type == RS_OPT_TEXT && !among(g->value, opt->value))
            return wrong("--%s is one of %s, not '%.60s'", opt->name, opt->value, g->value);
    }
    return true;
}

/* What follows a script's name belongs to the script: say so where it was probably meant for us. */
static void note_option_of_ours(const struct rs_options *o, const char *word)
{
    const char *value;
    if (named_by(o->command, word, &value) != NULL && rs_options_get(o, "quiet") == NULL)
        rs_diag_say(RS_LEVEL_NOTE, "%.60s stands after the script's name and goes to the script; options of reis stand before it", word);
}

/* Take the words of the command line one by one; what is no option is a word of the command's. */
static bool read_words(struct rs_options *o, int argc, char **argv, const char **words, int *n)
{
    bool options_end = false;
    for (int i = 1; i < argc; i++) {
        bool scripts = o->command != NULL && strcmp(o->command, "run") == 0 && *n > 0;
        if (!options_end && strcmp(argv[i], "--") == 0) {
            options_end = true;
        } else if (!options_end && !scripts && argv[i][0] == '-' && argv[i][1] != '\0') {
            if (!read_option(o, argc, argv, &i))
                return false;
        } else if (o->command == NULL) {
            o->command = argv[i];
        } else {
            if (scripts && !options_end)
                note_option_of_ours(o, argv[i]);
            words[(*n)++] = argv[i];
        }
    }
    return true;
}

bool rs_options_read(struct rs_options *o, int argc, char **argv)
{
    size_t room = (size_t)(argc > 0 ? argc : 1);
    const char **words = calloc(room, sizeof *words);
    int n = 0;
    memset(o, 0, sizeof *o);
    o->files = calloc(room, sizeof *o->files);
    o->args = calloc(room, sizeof *o->args);
    o->given = calloc(room, sizeof *o->given);
    if (words == NULL || o->files == NULL || o->args == NULL || o->given == NULL) {
        free(words);
        return wrong("not enough memory for the command line");
    }
    bool read = read_words(o, argc, argv, words, &n);
    if (read && o->command != NULL)
        read = place_words(o, words, n) && check_given(o);
    if (read && o->command != NULL)
        place_values(o);
    free(words);
    return read || o->unknown != NULL;
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
