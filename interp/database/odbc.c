#include "database/odbc.h"

#include "database/select.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <sql.h>
#include <sqlext.h>

#include <odbcinst.h>

enum { NAME = 512, ANSWER_MOST = 256 << 20, TABLES_MOST = 5000, SECONDS_LOGIN = 20 };

static struct {
    SQLHENV environment;
    SQLHDBC connection;
    bool connected;
    char kind[NAME]; /* of the database */
    SQLHSTMT running; /* may be cancelled */
    pthread_mutex_t lock; /* of running */
} db = {.lock = PTHREAD_MUTEX_INITIALIZER};

/* ---- what went wrong ---- */

static enum rs_outcome say(struct rs_pack *out, enum rs_outcome outcome, const char *s)
{
    rs_pack_free(out);
    out->data = strdup(s);
    out->len = out->data != NULL ? strlen(s) : 0;
    return outcome;
}

/* The first record of a handle's errors, without the names of those it went through: "[unixODBC][psqlODBC]…". */
static enum rs_outcome failed(struct rs_pack *out, SQLSMALLINT type, SQLHANDLE handle)
{
    SQLCHAR state[6] = "", text[1500] = "";
    SQLINTEGER native;
    SQLSMALLINT n;
    if (!SQL_SUCCEEDED(SQLGetDiagRec(type, handle, 1, state, &native, text, sizeof text, &n)))
        return say(out, RS_REFUSED, "HY000 the driver says no more");
    const char *s = (const char *)text;
    char whole[1600];
    for (const char *close; *s == '[' && (close = strchr(s, ']')) != NULL;)
        s = close + 1;
    snprintf(whole, sizeof whole, "%s %s", state, s);
    return say(out, RS_REFUSED, whole);
}

/* ---- connecting ---- */

static bool start_manager(struct rs_pack *out)
{
    bool good = db.environment != SQL_NULL_HENV || (SQL_SUCCEEDED(SQLAllocHandle(SQL_HANDLE_ENV, SQL_NULL_HANDLE, &db.environment)) &&
                SQL_SUCCEEDED(SQLSetEnvAttr(db.environment, SQL_ATTR_ODBC_VERSION, (SQLPOINTER)SQL_OV_ODBC3, 0)));
    if (!good)
        say(out, RS_REFUSED, "HY001 unixODBC does not start: memory is out");
    return good;
}

enum rs_outcome rs_odbc_sources(struct rs_pack *out)
{
    SQLCHAR name[NAME], about[NAME];
    SQLSMALLINT n, m;
    if (!start_manager(out))
        return RS_REFUSED;
    SQLUSMALLINT which = SQL_FETCH_FIRST;
    for (; SQL_SUCCEEDED(SQLDataSources(db.environment, which, name, sizeof name, &n, about, sizeof about, &m)); which = SQL_FETCH_NEXT) {
        rs_pack_add(out, "source", 6);
        rs_pack_add(out, name, strlen((const char *)name));
    }
    for (which = SQL_FETCH_FIRST; SQL_SUCCEEDED(SQLDrivers(db.environment, which, name, sizeof name, &n, about, sizeof about, &m)); which = SQL_FETCH_NEXT) {
        rs_pack_add(out, "driver", 6);
        rs_pack_add(out, name, strlen((const char *)name));
    }
    return RS_DONE;
}

/* The value of a keyword, as "DSN=", in a connection string, which the parent has made plain. False where it has none. */
static bool value_of(const char *connection, const char *keyword, char *value, size_t room)
{
    for (const char *at = connection; at != NULL && *at != '\0'; at = strchr(at, ';'), at += at != NULL)
        if (strncasecmp(at, keyword, strlen(keyword)) == 0) {
            at += strlen(keyword);
            snprintf(value, room, "%.*s", (int)strcspn(at, ";"), at);
            return true;
        }
    return false;
}

/* SQLite makes a database of a name that it does not know, unless it is told not to. A driver may have any name: its file tells. */
static bool is_sqlite(const char *connection)
{
    char value[NAME] = "", driver[NAME] = "", file[NAME] = "";
    if (!value_of(connection, "Driver=", driver, sizeof driver) && value_of(connection, "DSN=", value, sizeof value))
        SQLGetPrivateProfileString(value, "Driver", "", driver, sizeof driver, "odbc.ini");
    SQLGetPrivateProfileString(driver, "Driver", "", file, sizeof file, "odbcinst.ini");
    return strcasestr(driver, "sqlite") != NULL || strcasestr(file, "sqlite") != NULL;
}

/* What makes a session one that only reads, sees one state of the data, and writes times and texts in one way. */
static const struct {
    const char *kind, *statement;
} SETTLE[] = {
    {"PostgreSQL", "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"},
    {"PostgreSQL", "SET LOCAL TIME ZONE 'UTC'"},
    {"PostgreSQL", "SET LOCAL DateStyle = 'ISO, YMD'"},
    {"PostgreSQL", "SET LOCAL standard_conforming_strings = on"},
    {"PostgreSQL", "SET LOCAL client_encoding = 'UTF8'"},
    {"PostgreSQL", "SET LOCAL enable_partitionwise_aggregate = on"},
    {"SQLite", "PRAGMA query_only = 1"},
};

static enum rs_outcome settle(struct rs_pack *out)
{
    enum rs_outcome outcome = RS_DONE;
    SQLHSTMT s;
    for (size_t i = 0; i < sizeof SETTLE / sizeof *SETTLE && outcome == RS_DONE; i++) {
        if (strcmp(SETTLE[i].kind, db.kind) != 0)
            continue;
        if (!SQL_SUCCEEDED(SQLAllocHandle(SQL_HANDLE_STMT, db.connection, &s)))
            return failed(out, SQL_HANDLE_DBC, db.connection);
        SQLRETURN r = SQLExecDirect(s, (SQLCHAR *)SETTLE[i].statement, SQL_NTS);
        if (!SQL_SUCCEEDED(r) && r != SQL_NO_DATA)
            outcome = failed(out, SQL_HANDLE_STMT, s);
        SQLFreeHandle(SQL_HANDLE_STMT, s);
    }
    return outcome;
}

static void add_info(struct rs_pack *out, SQLUSMALLINT which, char *to, size_t room)
{
    SQLSMALLINT n = 0;
    to[0] = '\0';
    SQLGetInfo(db.connection, which, to, (SQLSMALLINT)room, &n);
    rs_pack_add(out, to, strlen(to));
}

enum rs_outcome rs_odbc_connect(const char *connection, struct rs_pack *out)
{
    char text[2048], info[NAME];
    if (db.connected)
        return say(out, RS_REFUSED, "HY000 there is a connection already");
    if (snprintf(text, sizeof text, "%s%s", connection, is_sqlite(connection) ? ";NoCreat=1" : "") >= (int)sizeof text)
        return say(out, RS_REFUSED, "HY000 a connection string of over 2,000 bytes");
    if (!start_manager(out))
        return RS_REFUSED;
    if (!SQL_SUCCEEDED(SQLAllocHandle(SQL_HANDLE_DBC, db.environment, &db.connection)))
        return failed(out, SQL_HANDLE_ENV, db.environment);
    SQLSetConnectAttr(db.connection, SQL_ATTR_LOGIN_TIMEOUT, (SQLPOINTER)SECONDS_LOGIN, 0);
    SQLSetConnectAttr(db.connection, SQL_ATTR_ACCESS_MODE, (SQLPOINTER)SQL_MODE_READ_ONLY, 0);
    SQLRETURN r = SQLDriverConnect(db.connection, NULL, (SQLCHAR *)text, SQL_NTS, NULL, 0, NULL, SQL_DRIVER_NOPROMPT);
    if (!SQL_SUCCEEDED(r))
        return failed(out, SQL_HANDLE_DBC, db.connection);
    db.connected = true;
    SQLSetConnectAttr(db.connection, SQL_ATTR_AUTOCOMMIT, (SQLPOINTER)SQL_AUTOCOMMIT_OFF, 0);
    add_info(out, SQL_DBMS_NAME, db.kind, sizeof db.kind);
    add_info(out, SQL_DBMS_VER, info, sizeof info);
    add_info(out, SQL_DRIVER_NAME, info, sizeof info);
    return settle(out);
}

/* ---- reading what comes ---- */

/* The value in a column of this row as text, whole, added to *out. False with the error in the statement, or too much of it. */
static bool add_value(SQLHSTMT s, SQLUSMALLINT column, struct rs_pack *out)
{
    char piece[8192], *whole = NULL;
    size_t n = 0;
    SQLLEN left = 0;
    SQLRETURN r;
    while (SQL_SUCCEEDED(r = SQLGetData(s, column, SQL_C_CHAR, piece, sizeof piece, &left)) && left != SQL_NULL_DATA) {
        bool cut = left == SQL_NO_TOTAL || left >= (SQLLEN)sizeof piece;
        size_t len = cut ? sizeof piece - 1 : (size_t)left;
        char *grown = n + len <= ANSWER_MOST ? realloc(whole, n + len + 1) : NULL;
        if (grown == NULL) {
            out->failed = 1;
            break;
        }
        whole = grown;
        memcpy(whole + n, piece, len);
        n += len;
        if (!cut)
            break;
    }
    rs_pack_add(out, whole != NULL ? whole : "", n);
    free(whole);
    return (SQL_SUCCEEDED(r) || r == SQL_NO_DATA) && !out->failed && out->len <= ANSWER_MOST;
}

static enum rs_outcome too_much(struct rs_pack *out)
{
    return say(out, RS_LIMITED, "the database answers with more than 256 MiB: is the column of the activity right?");
}

/* The rows of a result, of each these columns. */
static enum rs_outcome add_rows(SQLHSTMT s, const SQLUSMALLINT *column, int columns, long most, struct rs_pack *out)
{
    SQLRETURN r = SQL_SUCCESS;
    for (long row = 0; row < most && SQL_SUCCEEDED(r = SQLFetch(s)); row++)
        for (int c = 0; c < columns; c++)
            if (!add_value(s, column[c], out))
                return out->failed || out->len > ANSWER_MOST ? too_much(out) : failed(out, SQL_HANDLE_STMT, s);
    return SQL_SUCCEEDED(r) || r == SQL_NO_DATA ? RS_DONE : failed(out, SQL_HANDLE_STMT, s);
}

static void set_running(SQLHSTMT s)
{
    pthread_mutex_lock(&db.lock);
    db.running = s;
    pthread_mutex_unlock(&db.lock);
}

bool rs_odbc_cancel(void)
{
    pthread_mutex_lock(&db.lock);
    bool runs = db.running != SQL_NULL_HSTMT;
    if (runs)
        SQLCancel(db.running);
    pthread_mutex_unlock(&db.lock);
    return runs;
}

/* A statement of this connection; NULL after saying why there is none. */
static SQLHSTMT statement(struct rs_pack *out)
{
    SQLHSTMT s = SQL_NULL_HSTMT;
    if (!db.connected)
        say(out, RS_REFUSED, "08003 there is no connection");
    else if (!SQL_SUCCEEDED(SQLAllocHandle(SQL_HANDLE_STMT, db.connection, &s)))
        failed(out, SQL_HANDLE_DBC, db.connection);
    else
        set_running(s);
    return s;
}

static void finish(SQLHSTMT s)
{
    set_running(SQL_NULL_HSTMT);
    SQLFreeHandle(SQL_HANDLE_STMT, s);
}

enum rs_outcome rs_odbc_tables(struct rs_pack *out)
{
    static const SQLUSMALLINT column[] = {2, 3};
    SQLHSTMT s = statement(out);
    if (s == SQL_NULL_HSTMT)
        return RS_REFUSED;
    SQLRETURN r = SQLTables(s, NULL, 0, NULL, 0, NULL, 0, (SQLCHAR *)"TABLE,VIEW,MATERIALIZED VIEW,FOREIGN TABLE,PARTITIONED TABLE", SQL_NTS);
    enum rs_outcome outcome = SQL_SUCCEEDED(r) ? add_rows(s, column, 2, TABLES_MOST, out) : failed(out, SQL_HANDLE_STMT, s);
    finish(s);
    return outcome;
}

/* ---- columns ---- */

static const char *kind_of(SQLLEN type)
{
    switch (type) {
    case SQL_CHAR: case SQL_VARCHAR: case SQL_LONGVARCHAR: case SQL_WCHAR: case SQL_WVARCHAR: case SQL_WLONGVARCHAR: return "text";
    case SQL_NUMERIC: case SQL_DECIMAL: case SQL_INTEGER: case SQL_SMALLINT: case SQL_FLOAT: case SQL_REAL: case SQL_DOUBLE:
    case SQL_BIGINT: case SQL_TINYINT: return "number";
    case SQL_TYPE_DATE: case SQL_TYPE_TIMESTAMP: case SQL_DATETIME: case SQL_TIMESTAMP: return "time";
    default: return "other";
    }
}

/* A column's value in this row, or "" for none. */
static const char *value(SQLHSTMT s, SQLUSMALLINT column, char *to, size_t room)
{
    SQLLEN n = 0;
    to[0] = '\0';
    if (!SQL_SUCCEEDED(SQLGetData(s, column, SQL_C_CHAR, to, (SQLLEN)room, &n)) || n == SQL_NULL_DATA)
        to[0] = '\0';
    return to;
}

enum rs_outcome rs_odbc_columns(const char *schema, const char *table, struct rs_pack *out)
{
    char of_schema[NAME], of_table[NAME], name[NAME], type[32], called[NAME];
    SQLHSTMT s = statement(out);
    if (s == SQL_NULL_HSTMT)
        return RS_REFUSED;
    /* the names are patterns, in which _ is any letter: what comes is looked at again */
    SQLRETURN r = SQLColumns(s, NULL, 0, (SQLCHAR *)(schema[0] != '\0' ? schema : NULL), SQL_NTS, (SQLCHAR *)table, SQL_NTS, NULL, 0);
    enum rs_outcome outcome = SQL_SUCCEEDED(r) ? RS_DONE : failed(out, SQL_HANDLE_STMT, s);
    while (outcome == RS_DONE && SQL_SUCCEEDED(r = SQLFetch(s))) {
        value(s, 2, of_schema, sizeof of_schema);
        value(s, 3, of_table, sizeof of_table);
        value(s, 4, name, sizeof name);
        value(s, 5, type, sizeof type);
        value(s, 6, called, sizeof called);
        if (strcmp(of_table, table) == 0 && (schema[0] == '\0' || strcmp(of_schema, schema) == 0)) {
            const char *kind = kind_of(strtol(type, NULL, 10));
            rs_pack_add(out, name, strlen(name));
            rs_pack_add(out, kind, strlen(kind));
            rs_pack_add(out, called, strlen(called));
        }
    }
    if (outcome == RS_DONE && !SQL_SUCCEEDED(r) && r != SQL_NO_DATA)
        outcome = failed(out, SQL_HANDLE_STMT, s);
    finish(s);
    return outcome;
}

/* ---- the one statement ---- */

enum rs_outcome rs_odbc_select(const char *sql, size_t n, long seconds, struct rs_pack *out)
{
    SQLSMALLINT columns = 0;
    SQLUSMALLINT column[32];
    char number[16];
    bool plain = strcmp(db.kind, "PostgreSQL") == 0 || strcmp(db.kind, "SQLite") == 0;
    if (!rs_select_alone(sql, n, plain))
        return say(out, RS_REFUSED, "42000 only a SELECT by itself is run; a name or pattern with both a backslash and a semicolon cannot be asked for");
    SQLHSTMT s = statement(out);
    if (s == SQL_NULL_HSTMT)
        return RS_REFUSED;
    SQLSetStmtAttr(s, SQL_ATTR_QUERY_TIMEOUT, (SQLPOINTER)(SQLULEN)(seconds > 0 ? seconds : 1), 0);
    SQLRETURN r = SQLExecDirect(s, (SQLCHAR *)sql, (SQLINTEGER)n);
    enum rs_outcome outcome = SQL_SUCCEEDED(r) || r == SQL_NO_DATA ? RS_DONE : failed(out, SQL_HANDLE_STMT, s);
    if (outcome == RS_DONE) {
        SQLNumResultCols(s, &columns);
        columns = columns < (SQLSMALLINT)(sizeof column / sizeof *column) ? columns : (SQLSMALLINT)(sizeof column / sizeof *column);
        for (SQLSMALLINT c = 0; c < columns; c++)
            column[c] = (SQLUSMALLINT)(c + 1);
        rs_pack_add(out, number, (size_t)snprintf(number, sizeof number, "%d", columns));
        outcome = add_rows(s, column, columns, 100000000, out);
    }
    finish(s);
    return outcome;
}

void rs_odbc_end(void)
{
    if (db.connected) {
        SQLEndTran(SQL_HANDLE_DBC, db.connection, SQL_ROLLBACK);
        SQLDisconnect(db.connection);
    }
    db.connected = false;
}
