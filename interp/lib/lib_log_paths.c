/* lib_log_paths: attribution, log.paths and L:paths. */
#include "lib/lib_log.h"

#include "host/job.h"
#include "log/paths.h"

#include <string.h>

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
int rs_lib_log_read_paths(lua_State *L)
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
int rs_lib_log_paths(lua_State *L)
{
    const struct rs_lib_log *log = rs_lib_log_at(L, 1);
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
        rs_lib_log_set_name(L, "name", &paths->channels, k);
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

void rs_lib_log_paths_open(lua_State *L)
{
    static const luaL_Reg methods[] = {{"credit", credit_of}, {NULL, NULL}};
    rs_check_metatable(L, RS_PATHS_META, methods, collect_paths);
}
