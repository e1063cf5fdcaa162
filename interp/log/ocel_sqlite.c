/* OCEL 2.0 in SQLite: the tables event, object, event_object, event_map_type, and one of each event type. The database lies in
   memory and is a stranger's: it is read only, runs nothing of its own (views, triggers, extensions), and has limits. */
#include "log/ocel.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

enum { DATABASE_MOST = 700 << 20, STEPS = 10000, CHECKS_MOST = 2000000, VALUE_MOST = 1 << 20 };

struct reading {
    struct rs_ocel *ocel;
    sqlite3 *db;
    long checks;
};

/* Called every so many steps of a query: one that does not end is ended. */
static int too_long(void *data)
{
    struct reading *r = data;
    return ++r->checks > CHECKS_MOST;
}

/* Only reading of tables is allowed. */
static int only_reads(void *data, int action, const char *a, const char *b, const char *database, const char *by)
{
    (void)data, (void)a, (void)b, (void)database, (void)by;
    return action == SQLITE_SELECT || action == SQLITE_READ ? SQLITE_OK : SQLITE_DENY;
}

static bool failed(struct reading *r)
{
    const char *why = r->checks > CHECKS_MOST ? "it takes too long to read" : sqlite3_errmsg(r->db);
    return rs_read_fault(r->ocel->how, 0, "cannot be read as an SQLite database: %.200s", why);
}

static bool guard(struct reading *r)
{
    static const int limits[][2] = {
        {SQLITE_LIMIT_LENGTH, VALUE_MOST}, {SQLITE_LIMIT_SQL_LENGTH, 10000}, {SQLITE_LIMIT_COLUMN, 200}, {SQLITE_LIMIT_EXPR_DEPTH, 20},
        {SQLITE_LIMIT_COMPOUND_SELECT, 3}, {SQLITE_LIMIT_VDBE_OP, 25000}, {SQLITE_LIMIT_FUNCTION_ARG, 8}, {SQLITE_LIMIT_ATTACHED, 0},
        {SQLITE_LIMIT_TRIGGER_DEPTH, 1}, {SQLITE_LIMIT_WORKER_THREADS, 0}};
    static const int set[][2] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1}, {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0}, {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0}, {SQLITE_DBCONFIG_ENABLE_VIEW, 0}, {SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0}};
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        sqlite3_limit(r->db, limits[i][0], limits[i][1]);
    for (size_t i = 0; i < sizeof set / sizeof *set; i++)
        if (sqlite3_db_config(r->db, set[i][0], set[i][1], NULL) != SQLITE_OK)
            return failed(r);
    sqlite3_progress_handler(r->db, STEPS, too_long, r);
    return sqlite3_set_authorizer(r->db, only_reads, r) == SQLITE_OK || failed(r);
}

/* Whether there is a table of that name that holds its own rows. */
static bool is_table(struct reading *r, const char *name)
{
    sqlite3_stmt *s = NULL;
    bool is = sqlite3_prepare_v2(r->db, "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?1", -1, &s, NULL) == SQLITE_OK &&
              sqlite3_bind_text(s, 1, name, -1, SQLITE_STATIC) == SQLITE_OK && sqlite3_step(s) == SQLITE_ROW;
    const unsigned char *sql = is ? sqlite3_column_text(s, 0) : NULL;
    is = sql != NULL && sqlite3_strnicmp((const char *)sql, "CREATE TABLE", 12) == 0;
    sqlite3_finalize(s);
    return is;
}

static const char *text(sqlite3_stmt *s, int column, size_t *n)
{
    const unsigned char *t = column >= 0 ? sqlite3_column_text(s, column) : NULL;
    *n = t != NULL ? (size_t)sqlite3_column_bytes(s, column) : 0;
    return (const char *)t;
}

typedef bool takes(struct reading *r, sqlite3_stmt *s);

/* Runs a query of ours over a table and gives each row to f. */
static bool each(struct reading *r, const char *table, const char *query, takes *f)
{
    sqlite3_stmt *s = NULL;
    if (!is_table(r, table) && (sqlite3_errcode(r->db) == SQLITE_CORRUPT || sqlite3_errcode(r->db) == SQLITE_NOTADB))
        return failed(r);
    if (!is_table(r, table))
        return rs_read_fault(r->ocel->how, 0, "has no table \"%.100s\": it is no OCEL 2.0 in SQLite", table);
    bool good = query != NULL && sqlite3_prepare_v2(r->db, query, -1, &s, NULL) == SQLITE_OK;
    int step = SQLITE_DONE;
    while (good && (step = sqlite3_step(s)) == SQLITE_ROW)
        if (!f(r, s)) {
            sqlite3_finalize(s);
            return false;
        }
    good = good && step == SQLITE_DONE;
    bool done = good || failed(r);
    sqlite3_finalize(s);
    return done;
}

static bool take_object(struct reading *r, sqlite3_stmt *s)
{
    size_t n, type_n;
    const char *id = text(s, 0, &n), *type = text(s, 1, &type_n);
    return id == NULL || type == NULL || rs_ocel_object(r->ocel, id, n, type, type_n);
}

static bool take_event(struct reading *r, sqlite3_stmt *s)
{
    struct rs_ocel *o = r->ocel;
    size_t n, type_n;
    const char *id = text(s, 0, &n), *type = text(s, 1, &type_n);
    uint32_t before = o->ids.count;
    if (id == NULL)
        return true;
    uint32_t e = rs_names_number(&o->ids, id, n, rs_names_hash(id, n));
    if (e == RS_NAMES_NONE)
        return rs_read_fault(o->how, 0, "is too large: memory is out (--max-memory allows more)");
    return (o->ids.count == before || rs_ocel_event(o)) && (type == NULL || rs_ocel_activity(o, e, type, type_n));
}

static uint32_t event_of(const struct reading *r, sqlite3_stmt *s, int column)
{
    size_t n;
    const char *id = text(s, column, &n);
    return id != NULL ? rs_names_known(&r->ocel->ids, id, n, rs_names_hash(id, n)) : RS_NAMES_NONE;
}

static bool take_pair(struct reading *r, sqlite3_stmt *s)
{
    size_t n;
    uint32_t e = event_of(r, s, 0);
    const char *id = text(s, 1, &n);
    return e == RS_NAMES_NONE || id == NULL || rs_ocel_concerns(r->ocel, e, id, n);
}

/* A row of an event type's table: ocel_id, ocel_time and the type's attributes. */
static bool take_details(struct reading *r, sqlite3_stmt *s)
{
    uint32_t e = RS_NAMES_NONE;
    int columns = sqlite3_column_count(s);
    for (int k = 0; k < columns && e == RS_NAMES_NONE; k++)
        if (strcmp(sqlite3_column_name(s, k), "ocel_id") == 0)
            e = event_of(r, s, k);
    for (int k = 0; k < columns && e != RS_NAMES_NONE; k++) {
        const char *name = sqlite3_column_name(s, k);
        bool time = strcmp(name, "ocel_time") == 0;
        if (!time && !rs_ocel_wants(r->ocel, name, strlen(name)))
            continue;
        size_t n;
        const char *value = text(s, k, &n);
        if (value != NULL && !(time ? rs_ocel_time(r->ocel, e, value, n, 0) : rs_ocel_value(r->ocel, e, name, strlen(name), value, n)))
            return false;
    }
    return true;
}

static bool take_type(struct reading *r, sqlite3_stmt *s)
{
    size_t n;
    const char *map = text(s, 0, &n);
    if (map == NULL)
        return true;
    char *table = sqlite3_mprintf("event_%s", map), *query = sqlite3_mprintf("SELECT * FROM \"event_%w\"", map);
    bool good = table != NULL && each(r, table, query, take_details);
    sqlite3_free(table);
    sqlite3_free(query);
    return good;
}

/* The whole file, in memory that is SQLite's. NULL with a fault. */
static unsigned char *load(struct rs_ocel *o, struct rs_source *from, size_t *n)
{
    size_t room = 0, came = 1;
    unsigned char *bytes = NULL;
    for (*n = 0; came > 0; *n += came) {
        if (*n == room) {
            room = room * 2 + (1 << 20);
            unsigned char *grown = room <= DATABASE_MOST ? sqlite3_realloc64(bytes, room) : NULL;
            if (grown == NULL) {
                sqlite3_free(bytes);
                rs_read_fault(o->how, 0, "is too large: memory is out after %zu MiB (--max-memory allows more)", *n >> 20);
                return NULL;
            }
            bytes = grown;
        }
        came = rs_source_read(from, (char *)bytes + *n, room - *n);
    }
    if (from->why == NULL)
        return bytes;
    sqlite3_free(bytes);
    rs_read_fault(o->how, 0, "%s", from->why);
    return NULL;
}

static bool read_all(struct reading *r)
{
    return each(r, "object", "SELECT ocel_id, ocel_type FROM object", take_object) &&
           each(r, "event", "SELECT ocel_id, ocel_type FROM event ORDER BY rowid", take_event) &&
           each(r, "event_object", "SELECT ocel_event_id, ocel_object_id FROM event_object", take_pair) &&
           each(r, "event_map_type", "SELECT ocel_type_map FROM event_map_type ORDER BY ocel_type", take_type);
}

bool rs_ocel_read_sqlite(struct rs_ocel *o, struct rs_source *from)
{
    struct reading r = {.ocel = o};
    size_t n = 0;
    unsigned char *bytes = load(o, from, &n);
    if (bytes == NULL)
        return false;
    if (sqlite3_open_v2(":memory:", &r.db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
        sqlite3_free(bytes);
        sqlite3_close(r.db);
        return rs_read_fault(o->how, 0, "is too large: memory is out (--max-memory allows more)");
    }
    const unsigned flags = SQLITE_DESERIALIZE_READONLY | SQLITE_DESERIALIZE_FREEONCLOSE;
    int taken = sqlite3_deserialize(r.db, "main", bytes, (sqlite3_int64)n, (sqlite3_int64)n, flags);
    bool good = taken == SQLITE_OK ? guard(&r) && read_all(&r) : failed(&r); /* the bytes are the database's, also where it failed */
    sqlite3_close(r.db);
    return good;
}
