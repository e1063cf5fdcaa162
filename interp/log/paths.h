/* Paths of customers through channels, and what each channel brings: the removal effect in a Markov chain of any order, exact, and
   the rules of thumb beside it. A struct of zeros holds no path; it owns its memory until rs_paths_free. */
#ifndef RS_LOG_PATHS_H
#define RS_LOG_PATHS_H

#include "log/read.h"

struct rs_path {
    uint32_t at, n;             /* its steps */
    double conversions, value, null; /* how many took it and converted, what that was worth, how many did not */
};

struct rs_paths {
    struct rs_names channels;
    uint16_t *step;
    size_t steps, steps_room;
    struct rs_path *path;
    size_t n, room;
    double conversions, value; /* of all */
};

/* A path is made step by step, each the number of a channel; false where memory is out, or there are too many channels. */
bool rs_paths_step(struct rs_paths *paths, uint32_t channel);

/* Makes a path of the steps since there were `at` of them; without any it leads nowhere and is none. False where memory is out. */
bool rs_paths_end(struct rs_paths *paths, size_t at, double conversions, double value, double null);

/* Adds the paths of a CSV file. Its columns are, by these or similar names, `path`, of names parted by > (or, where the file has
   none, by an arrow or a bar), or a column for each step, T_1, T_2, …; total_conversions, total_conversion_value, total_null, of
   which the first may say conv or null (yes or no) in words. Without a column for conversions each row is one customer who
   converted. A table without headings has a path, conversions and perhaps value and null. False with how->fault. */
bool rs_paths_read(struct rs_paths *paths, struct rs_source *from, struct rs_read *how);

/* Adds the cases of a sorted log, each as the channels (where there are any, else the activities) of its events up to the first
   of the activity `goal`, with which it converts. False where memory is out. */
bool rs_paths_of_log(struct rs_paths *paths, const struct rs_events *log, const uint32_t *first, uint32_t goal);

/* Whether some path leads through a channel. */
bool rs_paths_touch(const struct rs_paths *paths, uint32_t channel);

enum rs_rule { RS_BY_MARKOV, RS_BY_FIRST, RS_BY_LAST, RS_BY_LINEAR, RS_BY_DECAY, RS_BY_POSITION, RS_RULES };

/* What each channel gets, by number; each list has as many entries as there are channels. */
struct rs_credit {
    double chance;   /* to convert, in the chain */
    double *removal; /* how much smaller that is without the channel, as a share */
    double *conversions[RS_RULES], *value[RS_RULES]; /* by the removal effects' shares, and by rules of thumb */
};

/* order: of the chain, 1 or more: what comes next depends on so many channels before. By decay each step counts half as much
   as the one after it; by position the first and the last get 40 % each, the others share the rest. Source of the removal
   effect: Anderl et al. 2016, Mapping the customer journey. False where memory is out. */
bool rs_paths_credit(const struct rs_paths *paths, int order, struct rs_credit *credit);

void rs_credit_free(struct rs_credit *credit);
void rs_paths_free(struct rs_paths *paths);

#endif
