/* The Lua module `log`: event logs.
 *
 * log.read { files = { numbers of files on the command line }, names = { a channel for the events of each that has none, or "" },
 *   case =, activity =, time =, channel =, lifecycle = (names, or nil), threads = 1 } -> L | nil, message, line, number of the file
 * log.paths(number of a file) -> P, see below.
 * The userdata owns the events, or the paths. What is told of the reading stands in L:told(), the figures in L:counts(variants).
 */
#include "host/job.h"
#include "lib/check.h"
#include "log/count.h"
#include "log/paths.h"
#include "log/read.h"

#include <stdlib.h>
#include <string.h>

#define RS_LOG_META "reis.log"

int luaopen_log(lua_State *L);

enum { FILES_MOST = 200, THREADS_MOST = 16 };

struct log {
    struct rs_events events;
    uint32_t *first;
    struct rs_counts counts;
    struct rs_read how; /* of the last file */
    bool unsure, lifecycles, clock;
};

static int collect(lua_State *L)
{
    struct log *log = lua_touserdata(L, 1);
    rs_counts_free(&log->counts);
    free(log->first);
    log->first = NULL;
    rs_events_free(&log->events);
    return 0;
}

static struct log *check(lua_State *L)
{
    return luaL_checkudata(L, 1, RS_LOG_META);
}

/* One file, added to the log. False with what is wrong in log->how. */
static bool read_file(struct log *log, int fd)
{
    struct rs_source source;
    struct rs_read *how = &log->how;
    bool xml = rs_read_is_xml(&source, fd);
    how->fault[0] = '\0';
    how->fault_line = 0;
    if (!rs_source_open(&source, fd))
        return rs_read_fault(how, 0, "%s", source.why);
    bool good = xml ? rs_read_xes(&log->events, &source, how) : rs_read_csv(&log->events, &source, how);
    rs_source_close(&source);
    log->unsure = log->unsure || how->unsure;
    log->lifecycles = log->lifecycles || how->lifecycles;
    log->clock = log->clock || how->way == RS_WHEN_CLOCK;
    return good;
}

static int failed(lua_State *L, const struct rs_read *how, int file)
{
    lua_pushnil(L);
    lua_pushstring(L, how->fault);
    lua_pushinteger(L, (lua_Integer)how->fault_line);
    lua_pushinteger(L, file);
    return 4;
}

/* The name t[key], or NULL; its slot stays on the stack, which keeps it alive. */
static const char *name_of(lua_State *L, const char *key)
{
    return rs_check_get(L, 1, key) == LUA_TNIL ? NULL : luaL_checkstring(L, -1);
}

static int read_log(lua_State *L)
{
    static const char *const keys[RS_COLUMNS] = {"case", "activity", "time", "channel", NULL};
    const struct rs_job *job = rs_job();
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    luaL_checkstack(L, 20, NULL);
    struct log *log = lua_newuserdatauv(L, sizeof *log, 0);
    memset(log, 0, sizeof *log);
    luaL_setmetatable(L, RS_LOG_META);
    for (int k = 0; k < RS_COLUMNS; k++)
        log->how.column[k] = keys[k] != NULL ? name_of(L, keys[k]) : NULL;
    log->how.lifecycle = name_of(L, "lifecycle");
    log->how.threads = (int)rs_check_integer(L, 1, "threads", 1, 1, THREADS_MOST);
    int n = rs_check_list(L, 1, "files"), files = lua_gettop(L);
    rs_check_list(L, 1, "names");
    for (int i = 1; i <= n && i <= FILES_MOST; i++) {
        lua_rawgeti(L, files, i);
        lua_Integer file = lua_tointeger(L, -1);
        if (file < 1 || file > job->options->nfiles)
            return luaL_error(L, "there is no file %d on the command line", (int)file);
        lua_rawgeti(L, files + 1, i);
        const char *channel = lua_tostring(L, -1);
        log->how.otherwise = channel != NULL && channel[0] != '\0' ? channel : NULL;
        if (!read_file(log, job->file_fds[file - 1]))
            return failed(L, &log->how, i);
        lua_pop(L, 2);
    }
    log->how.otherwise = log->how.lifecycle = NULL; /* they lived on the stack */
    memset(log->how.column, 0, sizeof log->how.column);
    if (!rs_events_sort(&log->events, &log->first) || !rs_counts_make(&log->counts, &log->events, log->first)) {
        rs_read_fault(&log->how, 0, "is too large: memory is out");
        return failed(L, &log->how, 1);
    }
    lua_settop(L, 2);
    return 1;
}

static void push_name(lua_State *L, const struct rs_names *names, uint32_t number)
{
    size_t n;
    const char *s = rs_names_text(names, number, &n);
    lua_pushlstring(L, s, n);
}

static void set_name(lua_State *L, const char *key, const struct rs_names *names, uint32_t number)
{
    push_name(L, names, number);
    lua_setfield(L, -2, key);
}

static void push_activities(lua_State *L, const struct log *log)
{
    const struct rs_counts *c = &log->counts;
    lua_createtable(L, (int)log->events.activities.count, 0);
    for (uint32_t a = 0; a < log->events.activities.count; a++) {
        if (c->count[a] == 0)
            continue; /* of a reading in another way that came to nothing */
        lua_createtable(L, 0, 4);
        set_name(L, "name", &log->events.activities, a);
        rs_set_integer(L, "count", (lua_Integer)c->count[a]);
        rs_set_integer(L, "starts", (lua_Integer)c->starts[a]);
        rs_set_integer(L, "ends", (lua_Integer)c->ends[a]);
        lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
    }
}

static void push_follows(lua_State *L, const struct log *log)
{
    lua_createtable(L, (int)log->counts.follows, 0);
    for (size_t i = 0; i < log->counts.follows; i++) {
        const struct rs_follow *f = &log->counts.follow[i];
        lua_createtable(L, 0, 5);
        set_name(L, "from", &log->events.activities, f->from);
        set_name(L, "to", &log->events.activities, f->to);
        rs_set_integer(L, "count", (lua_Integer)f->count);
        rs_set_number(L, "median_s", f->median);
        rs_set_number(L, "mean_s", f->mean);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

static void push_variants(lua_State *L, const struct log *log, size_t most)
{
    size_t n = log->counts.variants < most ? log->counts.variants : most;
    lua_createtable(L, (int)n, 0);
    for (size_t i = 0; i < n; i++) {
        const struct rs_variant *v = &log->counts.variant[i];
        lua_createtable(L, 0, 2);
        rs_set_integer(L, "count", (lua_Integer)v->count);
        lua_createtable(L, (int)v->n, 0);
        for (uint32_t k = 0; k < v->n; k++) {
            push_name(L, &log->events.activities, log->events.activity[v->at + k]);
            lua_rawseti(L, -2, (lua_Integer)k + 1);
        }
        lua_setfield(L, -2, "activities");
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

/* L:counts(n) -> { cases =, events =, activities = { { name, count, starts, ends } } in the order of their first event, follows =
 * { { from, to, count, median_s, mean_s } }, variants = how many, top_variants = the n most frequent, { count, activities },
 * median_case_s =, mean_case_s = (absent where there is no case) } */
static int counts(lua_State *L)
{
    const struct log *log = check(L);
    lua_Integer most = luaL_checkinteger(L, 2);
    lua_createtable(L, 0, 8);
    rs_set_integer(L, "cases", (lua_Integer)log->counts.cases);
    rs_set_integer(L, "events", (lua_Integer)log->counts.events);
    rs_set_integer(L, "variants", (lua_Integer)log->counts.variants);
    rs_set_number(L, "median_case_s", log->counts.median_case);
    rs_set_number(L, "mean_case_s", log->counts.mean_case);
    push_activities(L, log);
    lua_setfield(L, -2, "activities");
    push_follows(L, log);
    lua_setfield(L, -2, "follows");
    push_variants(L, log, most > 0 ? (size_t)most : 0);
    lua_setfield(L, -2, "top_variants");
    return 1;
}

/* ---- attribution ---- */

#define RS_PATHS_META "reis.paths"

static int collect_paths(lua_State *L)
{
    rs_paths_free(lua_touserdata(L, 1));
    return 0;
}

static struct rs_paths *new_paths(lua_State *L)
{
    struct rs_paths *paths = lua_newuserdatauv(L, sizeof *paths, 0);
    memset(paths, 0, sizeof *paths);
    luaL_setmetatable(L, RS_PATHS_META);
    return paths;
}

/* log.paths(number of a file on the command line) -> P of a table of paths | nil, message, line */
static int read_paths(lua_State *L)
{
    const struct rs_job *job = rs_job();
    int file = rs_check_index(L, 1, job->options->nfiles);
    struct rs_paths *paths = new_paths(L);
    struct rs_source source;
    struct rs_read how = {.threads = 1};
    if (!rs_source_open(&source, job->file_fds[file - 1]))
        rs_read_fault(&how, 0, "%s", source.why);
    else
        rs_paths_read(paths, &source, &how);
    rs_source_close(&source);
    if (how.fault[0] == '\0')
        return 1;
    lua_pushnil(L);
    lua_pushstring(L, how.fault);
    lua_pushinteger(L, (lua_Integer)how.fault_line);
    return 3;
}

/* L:paths(goal) -> P of the log's cases, which convert with that activity | nil where there is no such activity */
static int paths_of_log(lua_State *L)
{
    const struct log *log = check(L);
    size_t n;
    const char *goal = luaL_checklstring(L, 2, &n);
    uint32_t number = rs_names_known(&log->events.activities, goal, n, rs_names_hash(goal, n));
    if (number == RS_NAMES_NONE)
        return 0;
    if (!rs_paths_of_log(new_paths(L), &log->events, log->first, number))
        return luaL_error(L, "not enough memory for the paths");
    return 1;
}

static void set_credit(lua_State *L, double *const *lists, uint32_t channel)
{
    static const char *const names[RS_RULES] = {"markov", "first", "last", "linear", "decay", "position"};
    lua_createtable(L, 0, RS_RULES);
    for (int i = 0; i < RS_RULES; i++)
        rs_set_number(L, names[i], lists[i][channel]);
}

/* P:credit(order) -> { chance =, conversions =, value =, paths = how many different rows, channels = { { name =, removal =,
 * conversions = { markov, first, last, linear, decay, position }, value = the same } } in the order of their first use } */
static int credit_of(lua_State *L)
{
    struct rs_paths *paths = luaL_checkudata(L, 1, RS_PATHS_META);
    struct rs_credit credit;
    lua_Integer order = luaL_checkinteger(L, 2);
    luaL_argcheck(L, order >= 1 && order <= 100, 2, "an order from 1 to 100 is needed");
    luaL_checkstack(L, 10, NULL);
    if (!rs_paths_credit(paths, (int)order, &credit))
        return luaL_error(L, "not enough memory for the chain");
    lua_createtable(L, 0, 5);
    rs_set_number(L, "chance", credit.chance);
    rs_set_number(L, "conversions", paths->conversions);
    rs_set_number(L, "value", paths->value);
    rs_set_integer(L, "paths", (lua_Integer)paths->n);
    lua_createtable(L, (int)paths->channels.count, 0);
    for (uint32_t k = 0; k < paths->channels.count; k++) {
        if (!rs_paths_touch(paths, k))
            continue; /* of a log: after the goal, or the goal itself */
        lua_createtable(L, 0, 4);
        set_name(L, "name", &paths->channels, k);
        rs_set_number(L, "removal", credit.removal[k]);
        set_credit(L, credit.conversions, k);
        lua_setfield(L, -2, "conversions");
        set_credit(L, credit.value, k);
        lua_setfield(L, -2, "value");
        lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
    }
    lua_setfield(L, -2, "channels");
    rs_credit_free(&credit);
    return 1;
}

/* L:told() -> { case =, activity =, time =, channel =, lifecycle = (the columns read, "" for none), way = (how times are written),
 * unsure =, lifecycles =, clock = (flags, see log/read.h), left_out = rows } */
static int told(lua_State *L)
{
    static const char *const keys[RS_COLUMNS] = {"case", "activity", "time", "channel", "lifecycle"};
    const struct log *log = check(L);
    lua_createtable(L, 0, 10);
    for (int k = 0; k < RS_COLUMNS; k++)
        rs_set_text(L, keys[k], log->how.used[k]);
    rs_set_text(L, "way", rs_when_names[log->how.way]);
    rs_set_flag(L, "unsure", log->unsure);
    rs_set_flag(L, "lifecycles", log->lifecycles);
    rs_set_flag(L, "clock", log->clock);
    rs_set_integer(L, "left_out", (lua_Integer)log->events.left_out);
    return 1;
}

int luaopen_log(lua_State *L)
{
    static const luaL_Reg methods[] = {{"counts", counts}, {"told", told}, {"paths", paths_of_log}, {NULL, NULL}};
    static const luaL_Reg of_paths[] = {{"credit", credit_of}, {NULL, NULL}};
    static const luaL_Reg functions[] = {{"read", read_log}, {"paths", read_paths}, {NULL, NULL}};
    rs_check_metatable(L, RS_LOG_META, methods, collect);
    rs_check_metatable(L, RS_PATHS_META, of_paths, collect_paths);
    luaL_newlib(L, functions);
    return 1;
}
