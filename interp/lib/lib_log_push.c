/* lib_log_push: what a log shows, as Lua tables. */
#include "lib/lib_log.h"

#include "log/utf8.h"

#include <stdlib.h>
#include <string.h>

void rs_lib_log_name(lua_State *L, const struct rs_names *names, uint32_t number)
{
    size_t n;
    const char *s = rs_names_text(names, number, &n);
    if (rs_utf8_is(s, n)) {
        lua_pushlstring(L, s, n);
        return;
    }
    luaL_Buffer b; /* the id of a case: other names are UTF-8 already */
    char *to = luaL_buffinitsize(L, &b, 3 * n);
    luaL_pushresultsize(&b, rs_utf8_of_1252(s, n, to));
}

void rs_lib_log_set_name(lua_State *L, const char *key, const struct rs_names *names, uint32_t number)
{
    rs_lib_log_name(L, names, number);
    lua_setfield(L, -2, key);
}

static void push_activities(lua_State *L, const struct rs_lib_log *log)
{
    const struct rs_counts *c = &log->counts;
    lua_createtable(L, (int)log->events.activities.count, 0);
    for (uint32_t a = 0; a < log->events.activities.count; a++) {
        if (c->count[a] == 0)
            continue; /* of a reading in another way that came to nothing */
        lua_createtable(L, 0, 4);
        rs_lib_log_set_name(L, "name", &log->events.activities, a);
        rs_set_integer(L, "count", (lua_Integer)c->count[a]);
        rs_set_integer(L, "starts", (lua_Integer)c->starts[a]);
        rs_set_integer(L, "ends", (lua_Integer)c->ends[a]);
        lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
    }
}

static void push_follows(lua_State *L, const struct rs_lib_log *log)
{
    lua_createtable(L, (int)log->counts.follows, 0);
    for (size_t i = 0; i < log->counts.follows; i++) {
        const struct rs_follow *f = &log->counts.follow[i];
        lua_createtable(L, 0, 5);
        rs_lib_log_set_name(L, "from", &log->events.activities, f->from);
        rs_lib_log_set_name(L, "to", &log->events.activities, f->to);
        rs_set_integer(L, "count", (lua_Integer)f->count);
        rs_set_number(L, "median_s", f->median);
        rs_set_number(L, "mean_s", f->mean);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

static void push_steps(lua_State *L, const struct rs_events *log, size_t from, size_t n)
{
    lua_createtable(L, (int)n, 0);
    for (size_t k = 0; k < n; k++) {
        rs_lib_log_name(L, &log->activities, log->activity[from + k]);
        lua_rawseti(L, -2, (lua_Integer)k + 1);
    }
    lua_setfield(L, -2, "activities");
}

static void push_variant(lua_State *L, const struct rs_lib_log *log, size_t i, const double *median)
{
    const struct rs_variant *v = &log->counts.variant[i];
    lua_createtable(L, 0, 3);
    rs_set_integer(L, "count", (lua_Integer)v->count);
    rs_set_number(L, "median_s", median[i]);
    push_steps(L, &log->events, v->at, v->n);
}

struct slow {
    double median;
    size_t variant;
};

static int slower(const void *a, const void *b)
{
    const struct slow *x = a, *y = b;
    return x->median != y->median ? (x->median < y->median) - (x->median > y->median) : (x->variant > y->variant) - (x->variant < y->variant);
}

/* top[key] = the first n variants, in the order of the list, NULL: their own. */
static void push_variants(lua_State *L, const struct rs_lib_log *log, const char *key, const struct slow *list, size_t n, const double *median)
{
    lua_createtable(L, (int)n, 0);
    for (size_t i = 0; i < n; i++) {
        push_variant(L, log, list != NULL ? list[i].variant : i, median);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, key);
}

/* top.top_variants and top.slow_variants. What is allocated hangs in userdata, for a Lua error. */
static void push_both_variants(lua_State *L, const struct rs_lib_log *log, size_t most)
{
    const struct rs_counts *c = &log->counts;
    size_t n = c->variants < most ? c->variants : most;
    struct slow *list = lua_newuserdatauv(L, (c->variants + 1) * sizeof *list, 0);
    double *median = lua_newuserdatauv(L, (c->variants + 1) * sizeof *median, 0), *made = rs_figures_of_variants(c, &log->events, log->first);
    if (made != NULL)
        memcpy(median, made, c->variants * sizeof *median);
    free(made);
    if (made == NULL)
        luaL_error(L, "not enough memory for the variants");
    for (size_t i = 0; i < c->variants; i++)
        list[i] = (struct slow){median[i], i};
    if (c->variants > 0)
        qsort(list, c->variants, sizeof *list, slower);
    lua_rotate(L, -3, 2);
    push_variants(L, log, "top_variants", NULL, n, median);
    push_variants(L, log, "slow_variants", list, n, median);
    lua_insert(L, -3);
    lua_pop(L, 2);
}

/* L:counts(n) -> { cases =, events =, activities = { { name, count, starts, ends } } in the order of their first event, follows =
 * { { from, to, count, median_s, mean_s } }, variants = how many, top_variants = the n most frequent, { count, median_s, activities },
 * slow_variants = the n whose cases take longest in the middle, median_case_s =, mean_case_s = (absent where there is no case) } */
int rs_lib_log_counts(lua_State *L)
{
    const struct rs_lib_log *log = rs_lib_log_check(L, 1);
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
    push_both_variants(L, log, most > 0 ? (size_t)most : 0);
    return 1;
}

/* ---- figures ---- */

/* Names of channels, where a number may stand for none. */
static void set_channel(lua_State *L, const char *key, const struct rs_events *log, uint32_t channel)
{
    if (channel == 0)
        rs_set_text(L, key, "");
    else
        rs_lib_log_set_name(L, key, &log->channels, channel - 1);
}

static void set_spread(lua_State *L, const char *key, const struct rs_spread *s)
{
    if (s->n == 0)
        return;
    lua_createtable(L, 0, 3);
    rs_set_integer(L, "n", (lua_Integer)s->n);
    rs_set_number(L, "median_s", s->median);
    rs_set_number(L, "mean_s", s->mean);
    lua_setfield(L, -2, key);
}

/* top[activity's name] = its own figures. */
static void push_own(lua_State *L, const struct rs_lib_log *log, const struct rs_figures *f)
{
    size_t at = 0;
    for (uint32_t a = 0; a < log->events.activities.count; a++) {
        if (f->visits[a] == 0)
            continue;
        rs_lib_log_name(L, &log->events.activities, a);
        lua_createtable(L, 0, 6);
        rs_set_integer(L, "cases", (lua_Integer)f->visits[a]);
        rs_set_integer(L, "repeated", (lua_Integer)f->repeated[a]);
        rs_set_integer(L, "repeats", (lua_Integer)f->again[a]);
        set_spread(L, "duration", &f->took[a]);
        set_spread(L, "wait", &f->waited[a]);
        lua_newtable(L);
        for (lua_Integer n = 1; at < f->channel_pairs && f->channels[at].row == a; at++, n++) {
            lua_createtable(L, 0, 2);
            set_channel(L, "name", &log->events, f->channels[at].column);
            rs_set_integer(L, "count", (lua_Integer)f->channels[at].count);
            lua_rawseti(L, -2, n);
        }
        lua_setfield(L, -2, "channels");
        lua_rawset(L, -3);
    }
}

static void push_figures(lua_State *L, const struct rs_lib_log *log, const struct rs_figures *f)
{
    static const char *const quantiles[RS_QUANTILES] = {"p05", "p25", "p50", "p75", "p90", "p95"};
    lua_createtable(L, 0, 5);
    lua_newtable(L);
    push_own(L, log, f);
    lua_setfield(L, -2, "activities");
    lua_createtable(L, (int)f->switch_pairs, 0);
    for (size_t i = 0; i < f->switch_pairs; i++) {
        lua_createtable(L, 0, 3);
        set_channel(L, "from", &log->events, f->switches[i].row);
        set_channel(L, "to", &log->events, f->switches[i].column);
        rs_set_integer(L, "count", (lua_Integer)f->switches[i].count);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "channel_steps");
    lua_createtable(L, (int)f->loop_pairs, 0);
    for (size_t i = 0; i < f->loop_pairs; i++) {
        lua_createtable(L, 0, 3);
        rs_lib_log_set_name(L, "from", &log->events.activities, f->loops[i].row);
        rs_lib_log_set_name(L, "to", &log->events.activities, f->loops[i].column);
        rs_set_integer(L, "count", (lua_Integer)f->loops[i].count);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "loops");
    lua_createtable(L, 0, RS_QUANTILES);
    for (int k = 0; k < RS_QUANTILES; k++)
        rs_set_number(L, quantiles[k], f->quantile[k]);
    lua_setfield(L, -2, "throughput");
    rs_set_integer(L, "rework", (lua_Integer)f->rework);
}

/* L:figures() -> { activities = { [name] = { cases = with it, repeated = of these where it occurs again, repeats = how often it
 * does, duration =, wait = { n, median_s, mean_s } or nil, channels = { { name =, count = } } } }, channel_steps = { { from, to,
 * count } } ("" for no channel), loops = { { from = a, to = b, count = how often a, b, a } }, throughput = { p05, p25, p50, p75,
 * p90, p95 } in seconds (absent where there is no case), rework = cases in which something occurs again } */
int rs_lib_log_figures(lua_State *L)
{
    const struct rs_lib_log *log = rs_lib_log_check(L, 1);
    luaL_checkstack(L, 20, NULL);
    push_figures(L, log, &log->figures);
    return 1;
}

/* ---- cases ---- */

/* L:cases(most cases, most events) -> list of the first cases that have an event, with no more events than that together: { id =,
 * start =, ["end"] = (seconds since 1970), activities = { names } } */
int rs_lib_log_cases(lua_State *L)
{
    const struct rs_lib_log *log = rs_lib_log_check(L, 1);
    lua_Integer most = luaL_checkinteger(L, 2), events = luaL_checkinteger(L, 3), n = 0;
    lua_newtable(L);
    for (uint32_t c = 0; c < log->events.cases.count && n < most; c++) {
        uint32_t from = log->first[c], to = log->first[c + 1];
        if (from == to)
            continue;
        if ((events -= to - from) < 0)
            break;
        lua_createtable(L, 0, 4);
        rs_lib_log_set_name(L, "id", &log->events.cases, c);
        rs_set_number(L, "start", (double)log->events.time[from] / 1000);
        rs_set_number(L, "end", (double)log->events.time[to - 1] / 1000);
        push_steps(L, &log->events, from, to - from);
        lua_rawseti(L, -2, ++n);
    }
    return 1;
}

static bool known(lua_State *L, const struct rs_lib_log *log, int arg, uint16_t *activity)
{
    size_t n;
    const char *s = luaL_checklstring(L, arg, &n);
    uint32_t number = rs_names_known(&log->events.activities, s, n, rs_names_hash(s, n));
    *activity = (uint16_t)number;
    return number != RS_NAMES_NONE;
}

/* L:between(a, b) -> list of { case =, from =, to = (seconds since 1970), seconds = }, a case each that has a and b after it; nil, 1
 * or 2 where there is no such activity */
int rs_lib_log_between(lua_State *L)
{
    const struct rs_lib_log *log = rs_lib_log_check(L, 1);
    uint16_t a, b;
    size_t n;
    for (int k = 1; k <= 2; k++)
        if (!known(L, log, k + 1, k == 1 ? &a : &b)) {
            lua_pushnil(L);
            lua_pushinteger(L, k);
            return 2;
        }
    struct rs_between *made = rs_figures_between(&log->events, log->first, a, b, &n);
    if (made == NULL)
        return luaL_error(L, "not enough memory for the cases");
    struct rs_between *list = n < SIZE_MAX / sizeof *list ? lua_newuserdatauv(L, (n + 1) * sizeof *list, 0) : NULL;
    memcpy(list, made, n * sizeof *list);
    free(made);
    lua_createtable(L, (int)n, 0);
    for (size_t i = 0; i < n; i++) {
        lua_createtable(L, 0, 4);
        rs_lib_log_set_name(L, "case", &log->events.cases, list[i].of_case);
        rs_set_number(L, "from", (double)list[i].from / 1000);
        rs_set_number(L, "to", (double)list[i].to / 1000);
        rs_set_number(L, "seconds", (double)(list[i].to - list[i].from) / 1000);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}
