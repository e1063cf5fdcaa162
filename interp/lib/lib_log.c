/* The Lua module `log`: event logs.
 *
 * log.read { files = { numbers of files on the command line, or their bytes }, names = { a channel for the events of each that has none, or "" },
 *   case =, activity =, time =, channel =, lifecycle = (names, or nil), columns = { names of others to be kept, for L:filter },
 *   later = true where the counts are made only when they are asked for, as of a log that is filtered at once,
 *   progress = function(place in files, share that is read), called now and then, or nil,
 *   threads = as many as there are cores } -> L | nil, message, line, number of the file, { { line =, value = } } of the first rows whose time is none, how
 *   many there are; where the file has objects of several types and `case` names none of them: { { name =, objects =, events = how many } }
 * log.paths(number of a file) -> P, see lib_log_paths.c. log.when(text) -> seconds since 1970 | nil
 * The userdata owns the events. What is told of the reading stands in L:told(), the figures in L:counts and L:figures
 * (lib_log_push.c); L:filter gives another log (lib_log_filter.c).
 */
#include "lib/lib_log.h"

#include "host/job.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int luaopen_log(lua_State *L);

enum { FILES_MOST = 200, THREADS_MOST = 16 };

static int collect(lua_State *L)
{
    struct rs_lib_log *log = lua_touserdata(L, 1);
    rs_counts_free(&log->counts);
    rs_figures_free(&log->figures);
    free(log->first);
    log->first = NULL;
    rs_events_free(&log->events);
    rs_ocel_free(&log->ocel);
    return 0;
}

struct rs_lib_log *rs_lib_log_new(lua_State *L)
{
    struct rs_lib_log *log = lua_newuserdatauv(L, sizeof *log, 1);
    memset(log, 0, sizeof *log);
    luaL_setmetatable(L, RS_LOG_META);
    return log;
}

struct rs_lib_log *rs_lib_log_at(lua_State *L, int arg)
{
    return luaL_checkudata(L, arg, RS_LOG_META);
}

struct rs_lib_log *rs_lib_log_check(lua_State *L, int arg)
{
    struct rs_lib_log *log = rs_lib_log_at(L, arg);
    if (!log->counted && !rs_figures_with_counts(&log->figures, &log->counts, &log->events, log->first, rs_job()->cores))
        luaL_error(L, "not enough memory for the counts");
    log->counted = true;
    return log;
}

/* The objects of a type as cases; where no type is named, or none of that name is there, the log's types are told instead. */
static bool read_objects(struct rs_lib_log *log, struct rs_source *source, enum rs_form form)
{
    struct rs_ocel *o = &log->ocel;
    struct rs_read *how = &log->how;
    const char *type = how->column[RS_COLUMN_CASE];
    *o = (struct rs_ocel){.log = &log->events, .how = how};
    how->bad.n = how->left.n = 0;
    how->way = RS_WHEN_ISO;
    bool good = form == RS_FORM_JSON ? rs_ocel_read_json(o, source) : form == RS_FORM_SQLITE ? rs_ocel_read_sqlite(o, source) : rs_ocel_read_xml(o, source);
    rs_ocel_settle(o);
    if (good && how->bad.n > 0)
        good = rs_read_fault(how, how->bad.row[0].line, "'%.60s' is no point in time", how->bad.row[0].s);
    uint32_t number = type != NULL ? rs_names_known(&o->types, type, strlen(type), rs_names_hash(type, strlen(type))) : RS_NAMES_NONE;
    if (good && number == RS_NAMES_NONE) {
        log->asks = true;
        return rs_read_fault(how, 0, "%s", type != NULL ? "has no objects of that type" : "has objects of several types");
    }
    good = good && rs_ocel_cases(o, number);
    rs_ocel_free(o);
    snprintf(how->used[RS_COLUMN_CASE], sizeof how->used[0], "%s", type != NULL ? type : "");
    snprintf(how->used[RS_COLUMN_ACTIVITY], sizeof how->used[0], "type");
    snprintf(how->used[RS_COLUMN_TIME], sizeof how->used[0], "time");
    return good;
}

static bool read_as(struct rs_lib_log *log, struct rs_source *source)
{
    struct rs_read *how = &log->how;
    enum rs_form form = rs_read_form(source);
    if (source->why != NULL)
        return rs_read_fault(how, 0, "%s", source->why);
    if (form == RS_FORM_CSV)
        return rs_read_csv(&log->events, source, how);
    if (form != RS_FORM_XML)
        return read_objects(log, source, form);
    if (rs_read_xes(&log->events, source, how))
        return true;
    if (!how->objects)
        return false;
    return rs_source_again(source) ? read_objects(log, source, form) : rs_read_fault(how, 0, "%s", source->why);
}

/* How far the reading of a file is, for the caller's `progress`. An error there is no matter of the log's. */
struct telling {
    lua_State *L;
    int file;
};

static void tell_progress(void *data, size_t done, size_t size)
{
    const struct telling *t = data;
    lua_State *L = t->L;
    if (!lua_checkstack(L, 6))
        return;
    if (rs_check_get(L, 1, "progress") != LUA_TFUNCTION) {
        lua_pop(L, 1);
        return;
    }
    lua_pushinteger(L, t->file);
    lua_pushnumber(L, size > 0 ? (double)done / (double)size : 1);
    if (lua_pcall(L, 2, 0, 0) != LUA_OK)
        lua_pop(L, 1);
}

/* One file, added to the log: the value on the top of the stack is its number on the command line, or its bytes. False with what is
   wrong in log->how. */
static bool read_file(lua_State *L, struct rs_lib_log *log, int file)
{
    struct rs_source source;
    struct rs_read *how = &log->how;
    const struct rs_job *job = rs_job();
    how->fault[0] = '\0';
    how->fault_line = 0;
    how->objects = false;
    bool opened;
    if (lua_type(L, -1) == LUA_TSTRING) {
        size_t n;
        const char *bytes = lua_tolstring(L, -1, &n);
        opened = rs_source_of(&source, bytes, n);
    } else {
        lua_Integer number = lua_tointeger(L, -1);
        if (number < 1 || number > job->options->nfiles)
            return luaL_error(L, "there is no file %d on the command line", (int)number);
        opened = rs_source_open(&source, job->file_fds[number - 1]);
    }
    if (!opened)
        return rs_read_fault(how, 0, "%s", source.why);
    struct telling telling = {L, file};
    source.tick = tell_progress;
    source.tick_data = &telling;
    bool good = read_as(log, &source);
    rs_source_close(&source);
    log->unsure = log->unsure || how->unsure;
    log->lifecycles = log->lifecycles || how->lifecycles;
    if (log->left.n == 0 && how->left.n > 0) {
        log->left = how->left;
        log->left_file = file;
    }
    log->clock = log->clock || how->way == RS_WHEN_CLOCK;
    return good;
}

/* A list of the first rows: { line =, [key] = what is there }. */
static void push_bad(lua_State *L, const struct rs_bad *bad, const char *key)
{
    lua_newtable(L);
    for (size_t i = 0; i < bad->n && i < RS_BAD_SHOWN; i++) {
        lua_createtable(L, 0, 2);
        rs_set_integer(L, "line", (lua_Integer)bad->row[i].line);
        rs_set_text(L, key, bad->row[i].s);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

/* The types of objects: { { name =, objects = how many, events = that concern them } }. */
static void push_types(lua_State *L, const struct rs_ocel *o)
{
    lua_newtable(L);
    for (uint32_t t = 0; t < o->types.count; t++) {
        size_t objects, events;
        rs_ocel_count(o, t, &objects, &events);
        lua_createtable(L, 0, 3);
        rs_lib_log_set_name(L, "name", &o->types, t);
        rs_set_integer(L, "objects", (lua_Integer)objects);
        rs_set_integer(L, "events", (lua_Integer)events);
        lua_rawseti(L, -2, (lua_Integer)t + 1);
    }
}

static int failed(lua_State *L, const struct rs_lib_log *log, int file)
{
    const struct rs_read *how = &log->how;
    lua_pushnil(L);
    lua_pushstring(L, how->fault);
    lua_pushinteger(L, (lua_Integer)how->fault_line);
    lua_pushinteger(L, file);
    push_bad(L, &how->bad, "value");
    lua_pushinteger(L, (lua_Integer)how->bad.n);
    if (!log->asks)
        return 6;
    push_types(L, &log->ocel);
    return 7;
}

/* The name t[key], or NULL; its slot stays on the stack, which keeps it alive. */
static const char *name_of(lua_State *L, const char *key)
{
    return rs_check_get(L, 1, key) == LUA_TNIL ? NULL : luaL_checkstring(L, -1);
}

/* The columns that are asked for beside those of an event. */
static void keep_columns(lua_State *L, struct rs_events *log)
{
    int n = rs_check_list(L, 1, "columns");
    if (n > RS_ATTRIBUTES_MAX)
        luaL_error(L, "field 'columns': at most %d can be kept", RS_ATTRIBUTES_MAX);
    for (int i = 1; i <= n; i++) {
        size_t len;
        lua_rawgeti(L, -1, i);
        const char *name = luaL_checklstring(L, -1, &len);
        if (len == 0 || len >= sizeof log->attribute[0].name)
            luaL_error(L, "field 'columns': a name of 1 to %d bytes is needed", (int)sizeof log->attribute[0].name - 1);
        memcpy(log->attribute[log->attributes++].name, name, len + 1);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static int read_log(lua_State *L)
{
    static const char *const keys[RS_COLUMNS] = {"case", "activity", "time", "channel", NULL, NULL};
    const struct rs_job *job = rs_job();
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    luaL_checkstack(L, 20, NULL);
    struct rs_lib_log *log = rs_lib_log_new(L);
    for (int k = 0; k < RS_COLUMNS; k++)
        log->how.column[k] = keys[k] != NULL ? name_of(L, keys[k]) : NULL;
    log->how.lifecycle = name_of(L, "lifecycle");
    log->how.threads = (int)rs_check_integer(L, 1, "threads", job->cores < THREADS_MOST ? job->cores : THREADS_MOST, 1, THREADS_MOST);
    keep_columns(L, &log->events);
    int n = rs_check_list(L, 1, "files"), files = lua_gettop(L);
    rs_check_list(L, 1, "names");
    for (int i = 1; i <= n && i <= FILES_MOST; i++) {
        lua_rawgeti(L, files + 1, i);
        const char *channel = lua_tostring(L, -1);
        log->how.otherwise = channel != NULL && channel[0] != '\0' ? channel : NULL;
        lua_rawgeti(L, files, i);
        if (!read_file(L, log, i))
            return failed(L, log, i);
        lua_pop(L, 2);
    }
    log->how.otherwise = log->how.lifecycle = NULL; /* they lived on the stack */
    memset(log->how.column, 0, sizeof log->how.column);
    bool later = rs_check_flag(L, 1, "later", false), sorted = rs_events_sort(&log->events, &log->first);
    if (sorted && later) {
        log->counted = false;
    } else if (sorted && rs_figures_with_counts(&log->figures, &log->counts, &log->events, log->first, log->how.threads)) {
        log->counted = true;
    } else {
        rs_read_fault(&log->how, 0, "is too large: memory is out (--max-memory allows more)");
        return failed(L, log, 1);
    }
    lua_settop(L, 2);
    return 1;
}

/* L:told() -> { case =, activity =, time =, channel =, lifecycle =, start = (the columns read, "" for none), way = (how times are written),
 * unsure =, lifecycles =, clock =, foreign = (flags, see log/read.h), left_out = rows, left = the first of
 * these, { { line =, lacks = "case" | "activity" | "time" } }, left_file = theirs, by its place in files, columns = { [name] = whether a file has it } } */
static int told(lua_State *L)
{
    static const char *const keys[RS_COLUMNS] = {"case", "activity", "time", "channel", "lifecycle", "start"};
    const struct rs_lib_log *log = rs_lib_log_at(L, 1);
    lua_createtable(L, 0, 14);
    for (int k = 0; k < RS_COLUMNS; k++)
        rs_set_text(L, keys[k], log->how.used[k]);
    rs_set_text(L, "way", rs_when_names[log->how.way]);
    rs_set_flag(L, "unsure", log->unsure);
    rs_set_flag(L, "lifecycles", log->lifecycles);
    rs_set_flag(L, "clock", log->clock);
    rs_set_flag(L, "foreign", log->how.foreign);
    rs_set_integer(L, "left_out", (lua_Integer)log->events.left_out);
    push_bad(L, &log->left, "lacks");
    lua_setfield(L, -2, "left");
    rs_set_integer(L, "left_file", log->left_file);
    lua_newtable(L);
    for (int k = 0; k < log->events.attributes; k++) {
        lua_pushboolean(L, log->events.attribute[k].found);
        lua_setfield(L, -2, log->events.attribute[k].name);
    }
    lua_setfield(L, -2, "columns");
    return 1;
}

/* log.when(text) -> seconds since 1970 on the clock where it was written, read as a log's times are (year first, else day first)
 * | nil */
static int when(lua_State *L)
{
    static const enum rs_when_way ways[] = {RS_WHEN_ISO, RS_WHEN_DMY, RS_WHEN_COMPACT};
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n);
    int64_t ms;
    bool sure;
    for (size_t k = 0; k < sizeof ways / sizeof *ways; k++)
        if (rs_when_read(s, n, ways[k], &ms, &sure)) {
            lua_pushnumber(L, (double)ms / 1000);
            return 1;
        }
    return 0;
}

int luaopen_log(lua_State *L)
{
    static const luaL_Reg methods[] = {{"counts", rs_lib_log_counts}, {"figures", rs_lib_log_figures}, {"cases", rs_lib_log_cases},
                                       {"between", rs_lib_log_between}, {"filter", rs_lib_log_filter}, {"told", told},
                                       {"places", rs_lib_log_places}, {"fit", rs_lib_log_fit},
                                       {"paths", rs_lib_log_paths}, {NULL, NULL}};
    static const luaL_Reg functions[] = {{"read", read_log}, {"paths", rs_lib_log_read_paths}, {"when", when},
                                         {"columns", rs_lib_log_columns}, {"fits", rs_lib_log_fits}, {NULL, NULL}};
    rs_check_metatable(L, RS_LOG_META, methods, collect);
    rs_lib_log_paths_open(L);
    luaL_newlib(L, functions);
    return 1;
}
