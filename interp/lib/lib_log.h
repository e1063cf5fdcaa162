/* lib_log: the binding of event logs, in parts; what they share. The userdata owns its log; one made by a filter keeps the log
   whose names it borrows as its user value. */
#ifndef RS_LIB_LOG_H
#define RS_LIB_LOG_H

#include "lib/check.h"
#include "log/count.h"
#include "log/figures.h"
#include "log/ocel.h"

#define RS_LOG_META "reis.log"
#define RS_PATHS_META "reis.paths"

struct rs_lib_log {
    struct rs_events events;
    uint32_t *first;
    struct rs_counts counts;
    struct rs_figures figures;
    struct rs_read how; /* of the last file */
    bool unsure, lifecycles, clock, counted; /* counted: counts and figures are made */
    struct rs_bad left; /* rows left out, of the first file that has some */
    int left_file;
    struct rs_ocel ocel; /* while a log of objects is read, and afterwards where its types are asked about */
    bool asks;
};

/* The log at the stack's argument `arg`; with its counts made. */
struct rs_lib_log *rs_lib_log_at(lua_State *L, int arg);
struct rs_lib_log *rs_lib_log_check(lua_State *L, int arg);

/* A new log of zeros on the stack. */
struct rs_lib_log *rs_lib_log_new(lua_State *L);

void rs_lib_log_name(lua_State *L, const struct rs_names *names, uint32_t number);
void rs_lib_log_set_name(lua_State *L, const char *key, const struct rs_names *names, uint32_t number);

/* Methods of a log: L:counts, L:figures, L:cases, L:between */
int rs_lib_log_counts(lua_State *L);
int rs_lib_log_figures(lua_State *L);
int rs_lib_log_cases(lua_State *L);
int rs_lib_log_between(lua_State *L);

/* L:places, L:fit */
int rs_lib_log_places(lua_State *L);
int rs_lib_log_fit(lua_State *L);

/* L:filter */
int rs_lib_log_filter(lua_State *L);

/* L:paths and log.paths */
int rs_lib_log_paths(lua_State *L);
int rs_lib_log_read_paths(lua_State *L);

/* Registers what they give. */
void rs_lib_log_paths_open(lua_State *L);

/* log.columns, log.fits */
int rs_lib_log_columns(lua_State *L);
int rs_lib_log_fits(lua_State *L);

#endif
