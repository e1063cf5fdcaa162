#include "host/database.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* The embedded program, made by scripts/embed. */
extern const unsigned char rs_database_program[];
extern const size_t rs_database_program_len;

enum { GRACE = 1500 }; /* milliseconds in which the database is told that its work is not wanted any more */

static const char PREFIX[] = "odbc:";

static struct rs_program child = {.name = "reis-database", .bytes = rs_database_program}; /* in the user's environment */

bool rs_database_named(const struct rs_options *o, const char *word)
{
    return strcmp(o->command, "mine") == 0 && strncasecmp(word, PREFIX, sizeof PREFIX - 1) == 0;
}

/* ---- the connection string ---- */

/* A keyword of a connection string, or its value, as it stands in that string. */
struct piece {
    const char *s;
    size_t n;
};

static struct piece trimmed(struct piece p)
{
    while (p.n > 0 && (*p.s == ' ' || *p.s == '\t')) {
        p.s++;
        p.n--;
    }
    while (p.n > 0 && (p.s[p.n - 1] == ' ' || p.s[p.n - 1] == '\t'))
        p.n--;
    return p;
}

/* One keyword and its value, which may stand in braces; moves *at on. False at the end. Drivers take strings apart each in its own
   way, some without regard to braces: what one of them could see as another pair is another pair to us too. */
static bool next_pair(const char **at, struct piece *keyword, struct piece *value)
{
    const char *s = *at + strspn(*at, "; \t");
    if (*s == '\0')
        return false;
    size_t key = strcspn(s, "=;"), all = key + strcspn(s + key, ";");
    *keyword = trimmed((struct piece){s, key});
    *value = trimmed((struct piece){s + key + (key < all), all - key - (key < all)});
    if (value->n > 1 && value->s[0] == '{' && value->s[value->n - 1] == '}')
        *value = trimmed((struct piece){value->s + 1, value->n - 2});
    *at = s + all;
    return true;
}

/* Whether a keyword is among the words, whatever its case, and blanks and _ in it. */
static bool among(struct piece keyword, const char *const *words)
{
    char bare[64];
    size_t n = 0;
    for (size_t i = 0; i < keyword.n && n + 1 < sizeof bare; i++)
        if (keyword.s[i] != ' ' && keyword.s[i] != '_')
            bare[n++] = keyword.s[i];
    bare[n] = '\0';
    for (; *words != NULL; words++)
        if (strcasecmp(bare, *words) == 0)
            return true;
    return false;
}

/* What is not here may be a secret, have a driver run something, load something, or write a file. */
static const char *const TAKEN[] = {"DSN", "Driver", "Database", "Server", "Servername", "Host", "Port", "Schema", "Catalog", "Warehouse",
                                    "Role", "SSLmode", NULL};
static const char *const SECRET[] = {"PWD", "PASSWORD", "PASS", "UID", "USER", "USERNAME", "USERID", "LOGON", "TOKEN", "ACCESSTOKEN",
                                     "AUTHACCESSTOKEN", "AUTHCLIENTSECRET", "CLIENTSECRET", "OAUTHTOKEN", "SECRET", "APIKEY", "KEY",
                                     "PRIVKEYFILEPWD", "KEYFILEPWD", "REFRESHTOKEN", "CREDENTIALS", NULL};

/* Why a pair is not taken, or NULL. What was given is not repeated: it may be a password at the wrong place. */
static const char *pair_refusal(struct piece keyword, struct piece value)
{
    if (among(keyword, SECRET))
        return "a user or a password on a command line can be read by everybody on this machine: write it beneath the DSN in ~/.odbc.ini, and give "
               "only odbc:DSN=NAME";
    if (!among(keyword, TAKEN) || value.n == 0)
        return "a database is named as odbc:DSN=NAME; beside it the command line takes Driver=, Database=, Server=, Servername=, Host=, Port=, "
               "Schema=, Catalog=, Warehouse=, Role= and SSLmode=, each with a value: all else stands beneath the DSN in ~/.odbc.ini";
    if (memchr(value.s, '{', value.n) != NULL || memchr(value.s, '}', value.n) != NULL)
        return "a value that names a database holds no ; and no braces but those about it: write it beneath a DSN in ~/.odbc.ini";
    if (memmem(value.s, value.n, "://", 3) != NULL)
        return "an address is no name of a database: write it beneath a DSN in ~/.odbc.ini, and give odbc:DSN=NAME";
    if (among(keyword, (const char *const[]){"Driver", NULL}) && memchr(value.s, '/', value.n) != NULL)
        return "a driver is called by its name in odbcinst.ini, as Driver={SQLite3}, not by a file";
    return NULL;
}

static const char *refusal(const char *connection)
{
    struct piece keyword, value;
    const char *why = connection[strspn(connection, "; \t")] == '\0' ? "a database is named as odbc:DSN=NAME" : NULL;
    for (const char *c = connection; *c != '\0' && why == NULL; c++)
        if ((unsigned char)*c < ' ' && *c != '\t')
            why = "a control character in the name of a database";
    for (const char *at = connection; why == NULL && next_pair(&at, &keyword, &value);)
        why = pair_refusal(keyword, value);
    return why;
}

/* The connection string as the program gets it: its pairs, without blanks and braces about them. */
static void add_connection(struct rs_pack *whole, const char *connection)
{
    struct piece keyword, value;
    char *text = malloc(2 * strlen(connection) + 2);
    size_t n = 0;
    while (text != NULL && next_pair(&connection, &keyword, &value))
        n += (size_t)sprintf(text + n, "%s%.*s=%.*s", n > 0 ? ";" : "", (int)keyword.n, keyword.s, (int)value.n, value.s);
    rs_pack_add(whole, text != NULL ? text : "", n);
    free(text);
}

const char *rs_database_refusal(const struct rs_options *o)
{
    const char *why = NULL;
    for (int i = 0; i < o->nfiles && why == NULL; i++)
        if (rs_database_named(o, o->files[i]))
            why = refusal(o->files[i] + sizeof PREFIX - 1);
    return why;
}

/* ---- requests ---- */

static void say(struct rs_frame *reply, enum rs_outcome outcome, const char *message)
{
    free(reply->data);
    reply->type = (char)outcome;
    reply->data = strdup(message);
    reply->len = reply->data != NULL ? strlen(message) : 0;
}

/* The request as the program gets it: what only the command line says, and how long there is, is added here. */
static bool complete(const struct rs_options *o, const char *request, size_t n, double deadline, struct rs_pack *whole)
{
    const char *connection = NULL;
    char seconds[32];
    size_t len, left = n;
    const char *at = request, *kind = rs_unpack(&at, &left, &len);
    for (int i = 0; i < o->nfiles && connection == NULL; i++)
        if (rs_database_named(o, o->files[i]))
            connection = o->files[i] + sizeof PREFIX - 1;
    if (connection == NULL || kind == NULL)
        return false;
    rs_pack_add(whole, kind, len);
    if (len == 7 && memcmp(kind, "connect", 7) == 0)
        add_connection(whole, connection);
    else
        for (const char *word; (word = rs_unpack(&at, &left, &len)) != NULL;)
            rs_pack_add(whole, word, len);
    snprintf(seconds, sizeof seconds, "%ld", (long)(deadline - rs_clock()));
    rs_pack_add(whole, seconds, strlen(seconds));
    return left == 0;
}

static void ask(const struct rs_pack *whole, struct rs_frame *reply, double deadline, const sigset_t *waiting, volatile sig_atomic_t *stop)
{
    char why[160];
    child.n = rs_database_program_len;
    if (!rs_program_start(&child)) {
        snprintf(why, sizeof why, "cannot start the database program: %s", strerror(errno));
        say(reply, RS_UNABLE, why);
    } else if (!rs_program_ask(&child, RS_F_QUERY, whole->data, whole->len, reply, deadline, waiting, stop)) {
        bool stopped = *stop || rs_clock() >= deadline;
        rs_program_end(&child, SIGTERM, GRACE);
        say(reply, stopped ? RS_LIMITED : RS_DIED, stopped ? "the time of the command was over while the database worked"
            : "the database program died: it needs unixODBC (Debian: unixodbc) and the database's driver");
    } else if (reply->type == 0 || strchr("+-LI", reply->type) == NULL) {
        rs_program_end(&child, SIGTERM, GRACE);
        say(reply, RS_DIED, "the database program sent what it may not");
    }
}

void rs_database_ask(const struct rs_options *o, const char *request, size_t n, struct rs_frame *reply, double deadline,
                     const sigset_t *waiting, volatile sig_atomic_t *stop)
{
    struct rs_pack whole = {0};
    *reply = (struct rs_frame){0};
    if (complete(o, request, n, deadline, &whole) && !whole.failed)
        ask(&whole, reply, deadline, waiting, stop);
    else
        say(reply, RS_REFUSED, "the command line names no database");
    rs_pack_free(&whole);
}

void rs_database_end(void)
{
    rs_program_end(&child, 0, GRACE);
}
