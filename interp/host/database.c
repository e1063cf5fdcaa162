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
    return strcmp(o->command, "mine") == 0 && strncmp(word, PREFIX, sizeof PREFIX - 1) == 0;
}

/* ---- the connection string ---- */

/* One keyword and its value; a value in braces may hold anything, }} for a }. Moves *at on. False at the end. */
static bool next_pair(const char **at, char *keyword, size_t room, const char **value, size_t *n)
{
    const char *s = *at + strspn(*at, "; \t");
    size_t len = strcspn(s, "=;"), used = 0;
    if (*s == '\0')
        return false;
    for (size_t i = 0; i < len && used + 1 < room; i++)
        if (s[i] != ' ' && s[i] != '\t' && s[i] != '_')
            keyword[used++] = s[i];
    keyword[used] = '\0';
    s += len;
    *value = s += *s == '=';
    if (*s == '{')
        for (s++; *s != '\0' && (*s != '}' || s[1] == '}'); s++)
            s += *s == '}';
    s += strcspn(s, ";");
    *n = (size_t)(s - *value);
    *at = s;
    return true;
}

static bool among(const char *word, const char *const *words)
{
    for (; *words != NULL; words++)
        if (strcasecmp(word, *words) == 0)
            return true;
    return false;
}

static const char *refusal(const char *connection)
{
    static const char *const secret[] = {"PWD", "PASSWORD", "PASS", "UID", "USER", "USERNAME", "USERID", "LOGON", "TOKEN", "ACCESSTOKEN",
                                         "AUTHACCESSTOKEN", "AUTHCLIENTSECRET", "CLIENTSECRET", "OAUTHTOKEN", "SECRET", "APIKEY", "KEY",
                                         "PRIVKEYFILEPWD", "KEYFILEPWD", "REFRESHTOKEN", "CREDENTIALS", NULL};
    static char why[200];
    char keyword[64];
    const char *value, *at = connection;
    size_t n;
    while (next_pair(&at, keyword, sizeof keyword, &value, &n)) {
        if (among(keyword, secret)) {
            snprintf(why, sizeof why, "%.40s= on a command line can be read by everybody on this machine: write it beneath the DSN in ~/.odbc.ini, "
                     "and give only odbc:DSN=NAME", keyword);
            return why;
        }
        if (strcasecmp(keyword, "Driver") == 0 && memchr(value, '/', n) != NULL)
            return "a driver is called by its name in odbcinst.ini, as Driver={SQLite3}, not by a file";
        if (strcasecmp(keyword, "FileDSN") == 0 || strcasecmp(keyword, "SaveFile") == 0)
            return "FILEDSN= and SAVEFILE= are not taken: give odbc:DSN=NAME";
    }
    return connection[0] == '\0' ? "a database is named as odbc:DSN=NAME" : NULL;
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
        rs_pack_add(whole, connection, strlen(connection));
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
