/* plan_core.h - what the parts of the planner share; not for others.
 *
 * Ownership: struct rs_plan owns its tables and boards own their arrays; both only borrow the
 * problem. A board is a plan under construction, with what it uses of every limit kept up.
 */
#ifndef RS_PLAN_CORE_H
#define RS_PLAN_CORE_H

#include "engine/mem.h"
#include "engine/plan.h"

#include <stdbool.h>
#include <stdint.h>

struct rs_plan_use {
    int team;
    double rate; /* days in each period the action runs */
};

struct rs_plan_cell {
    double u;
    unsigned char state; /* 0 empty, 1 known, 2 leaves a trap */
};

struct rs_plan_table;

struct rs_plan {
    const struct rs_plan_problem *p;
    int *topo;                 /* actions, required ones first, declared order otherwise */
    unsigned char *conflict;   /* n * n, symmetric */
    int *against_first;        /* [n + 1] into against: what each conflicts with */
    int *against;
    uint64_t *ends;            /* [(T + 1) * words] scratch */
    int *use_first;            /* [n + 1] into use */
    struct rs_plan_use *use;
    int *limited;              /* [teams] whether it has a capacity in some period */
    double u0;                 /* U(none) */
    bool has_u0;
    size_t words, cells, held; /* of the memory of utilities */
    uint64_t *keys;            /* cells * words */
    struct rs_plan_cell *cell;
    uint64_t *key;             /* [words] scratch */
    unsigned char *in, *done;  /* [n] scratch */
    struct rs_plan_table *tables; /* [parts], or NULL: none looked up yet (plan_table.c) */
    long asked;
};

struct rs_board {
    const struct rs_plan *plan;
    int *start;    /* [n], 0: out */
    double *used;  /* [teams * (T + 1)], by period */
    double *spent; /* [T + 1], by the period in which it is paid; [0]: all */
    int budget, budget_per_period; /* whether they are looked at */
    int team;                      /* whose capacity is looked at, or RS_BOARD_ALL or _NONE */
};

enum { RS_BOARD_ALL = -1, RS_BOARD_NONE = -2 };

/* More than the limit, beyond what rounding explains. */
static inline bool rs_plan_over(double sum, double limit)
{
    double scale = limit > 1 ? limit : 1;
    return sum > limit + 1e-9 * scale;
}

static inline struct rs_plan_reason rs_plan_because(enum rs_plan_limit limit, int action)
{
    struct rs_plan_reason r = { .limit = limit, .action = action, .other = -1, .team = -1 };
    return r;
}

/* What a team can do in period q, in days. */
static inline double rs_plan_capacity(const struct rs_plan *plan, int team, int q)
{
    return plan->p->capacity[team * plan->p->periods + q - 1];
}

static inline bool rs_plan_conflict(const struct rs_plan *plan, int a, int b)
{
    return plan->conflict[(size_t)a * (size_t)plan->p->n + (size_t)b] != 0;
}

/* The last start that leaves time to finish; less than `earliest` when there is none. */
static inline int rs_plan_latest(const struct rs_plan *plan, int i)
{
    const struct rs_plan_action *a = &plan->p->action[i];
    int last = plan->p->periods - a->periods + 1;
    return a->latest < last ? a->latest : last;
}

static inline int rs_plan_finish(const struct rs_plan *plan, int i, int start)
{
    return start + plan->p->action[i].periods - 1;
}

/* What action i pays in the k-th of its periods, from 0. */
static inline double rs_plan_paid(const struct rs_plan_action *a, int k)
{
    return a->costs != NULL ? a->costs[k] : k == 0 ? a->cost : 0;
}

/* In how many of its periods an action may pay something, from the first on. */
static inline int rs_plan_pays(const struct rs_plan_action *a)
{
    return a->costs != NULL ? a->periods : 1;
}

/* How many of the periods q of the mean see exactly what was finished by the end of q - 1 = t:
 * 1, or for t = T all that are left; 0 beyond the lookahead. */
static inline double rs_plan_weight(const struct rs_plan *plan, int t)
{
    int left = plan->p->lookahead - t;
    if (left <= 0)
        return 0;
    return t < plan->p->periods ? 1 : left;
}

/* plan_board.c */
/* Empty; false: no memory. */
bool rs_board_open(struct rs_board *board, const struct rs_plan *plan);
void rs_board_close(struct rs_board *board);
void rs_board_clear(struct rs_board *board);
void rs_board_put(struct rs_board *board, int i, int start);
void rs_board_drop(struct rs_board *board, int i);
bool rs_board_fits(const struct rs_board *board, int i, int s, struct rs_plan_reason *why);
/* The first start of i from `from` on that fits, or 0 and the reason at the most telling start, of
 * equal reasons the one that falls least short. */
int rs_board_earliest(const struct rs_board *board, int i, int from, struct rs_plan_reason *why);

/* plan_place.c: action i and what it requires onto the board, required ones first, each at its
 * earliest start, or nothing. RS_PLAN_OK, RS_PLAN_INFEASIBLE with *why, or a failure. What it adds goes to
 * group->list[n]. With `traps` a plan that leaves a trap does not fit. */
struct rs_place_group {
    unsigned char *in; /* [n] scratch */
    int *list;         /* [n] */
    int count;
};
bool rs_group_open(struct rs_place_group *group, const struct rs_plan *plan);
void rs_group_close(struct rs_place_group *group);
int rs_place_group(struct rs_plan *plan, struct rs_board *board, int i, bool traps,
                   struct rs_place_group *group, struct rs_plan_reason *why);
void rs_plan_musts(const struct rs_plan *plan, unsigned char *in); /* musts and what they require */

/* plan_exact.c: proves the best plan of the kept actions, start[] being one to beat (or NULL gain).
 * *complete tells whether it was all searched. */
struct rs_exact_limits {
    double until; /* of rs_plan_clock */
    int most;     /* actions at most */
};
int rs_plan_exact(struct rs_plan *plan, const struct rs_exact_limits *limits, int *start,
                  bool *found, bool *complete, struct rs_plan_result *result);

/* plan_search.c: improves start[] by so many random changes; never to a worse plan. */
int rs_plan_search(struct rs_plan *plan, long steps, double until, int *start, double *gain);

/* plan_relax.c: no plan gains more than *bound. It looks up so many sets of the parts' actions, and
 * looks so many rounds for better prices, both until then (of rs_plan_clock); a part with too many sets
 * counts as much as it can be at most. start[] is a good plan, from which it starts, and gain its gain.
 * RS_PLAN_INFEASIBLE: it cannot tell. */
struct rs_relax_limits {
    size_t sets;
    long rounds;
    double until;
};
int rs_plan_relax(struct rs_plan *plan, const struct rs_relax_limits *limits, const int *start,
                  double gain, double *bound);

/* plan_table.c: *some: whether some part has few enough sets for a table. */
int rs_plan_tabled(struct rs_plan *plan, bool *some);

/* plan_glpk.c: the best plan of an additive stand-in for U, worth[i] per period after its finish,
 * into start[]. RS_PLAN_INFEASIBLE when GLPK found none; start[] is then as it was. */
int rs_plan_milp(const struct rs_plan *plan, const double *worth, double seconds, int *start);

/* plan_why.c: a schedule for the musts alone, by exhaustive search: RS_PLAN_OK (start[] written),
 * RS_PLAN_INFEASIBLE, or RS_PLAN_STOPPED when it is too long a search to tell. */
int rs_plan_schedule(const struct rs_plan *plan, int *start);

double rs_plan_clock(void); /* seconds, monotonic */

#endif
