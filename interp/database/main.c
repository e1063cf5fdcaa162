/* reis-database: serves one request after another, each a frame on standard input (host/frame.h), and answers each with a frame
   on standard output whose type is an outcome: packed strings, or a sentence of why not. A request is packed strings: "connect" and a
   connection string; "sources"; "tables"; "columns", a schema or "", a table; "select", a statement, seconds. SIGTERM ends it, and with it what
   the database is doing for it. */
#include <pthread.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "database/guard.h"
#include "database/odbc.h"
#include "host/frame.h"

enum { WORDS = 4 };

static bool is(const char *word, const char *what)
{
    return word != NULL && strcmp(word, what) == 0;
}

static enum rs_outcome act(char *const *word, struct rs_pack *out)
{
    if (is(word[0], "connect") && word[1] != NULL)
        return rs_odbc_connect(word[1], out);
    if (is(word[0], "sources"))
        return rs_odbc_sources(out);
    if (is(word[0], "tables"))
        return rs_odbc_tables(out);
    if (is(word[0], "columns") && word[2] != NULL)
        return rs_odbc_columns(word[1], word[2], out);
    if (is(word[0], "select") && word[2] != NULL)
        return rs_odbc_select(word[1], strlen(word[1]), strtol(word[2], NULL, 10), out);
    return RS_REFUSED;
}

/* One request; false where its answer reaches nobody. */
static bool serve(const struct rs_frame *f)
{
    char *word[WORDS] = {NULL};
    const char *at = f->data, *s;
    size_t left = f->len, n;
    struct rs_pack out = {0};
    bool cut = false; /* a NUL in a word: it would say another thing than what was sent */
    for (int i = 0; i < WORDS && (s = rs_unpack(&at, &left, &n)) != NULL; i++) {
        word[i] = strndup(s, n);
        cut = cut || word[i] == NULL || strlen(word[i]) != n;
    }
    enum rs_outcome outcome = cut ? RS_REFUSED : act(word, &out);
    if (outcome == RS_DONE && out.failed)
        outcome = RS_LIMITED;
    bool sent = rs_frame_write(STDOUT_FILENO, (char)outcome, out.data, out.data != NULL ? out.len : 0, NULL, 0) == 0;
    rs_pack_free(&out);
    for (int i = 0; i < WORDS; i++)
        free(word[i]);
    return sent;
}

/* Waits for the signal; what runs is cancelled, and its end awaited a moment, so that the database hears of it. */
static void *wait_for_the_end(void *signals)
{
    int sig;
    sigwait(signals, &sig);
    if (rs_odbc_cancel())
        sleep(2);
    _exit(0);
}

int main(void)
{
    static sigset_t signals;
    static const char why[] = "cannot confine the database program on this system";
    pthread_t waiting;
    struct rs_frame f;
    bool goes_on = true;
    signal(SIGPIPE, SIG_IGN);
    setlocale(LC_CTYPE, "C.UTF-8"); /* what drivers make of the letters of a text */
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
    if (!rs_database_guard() || pthread_create(&waiting, NULL, wait_for_the_end, &signals) != 0)
        return rs_frame_write(STDOUT_FILENO, RS_UNABLE, why, sizeof why - 1, NULL, 0) != 0;
    while (goes_on && rs_frame_read(STDIN_FILENO, &f) == 1) {
        goes_on = serve(&f);
        free(f.data);
    }
    rs_odbc_end();
    return 0;
}
