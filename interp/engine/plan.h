/* plan.h - choosing which actions to take and when, within the limits of a roadmap.
 *
 * Ownership: rs_plan borrows the problem and all it points to, which must outlive it; everything
 * else it allocates itself, and rs_plan_free gives it back. No Lua, no journeys: a plan is numbers
 * and a utility callback. The meaning of every limit is that of "Roadmap" in the manual.
 */
#ifndef RS_PLAN_H
#define RS_PLAN_H

#include <stdbool.h>
#include <stddef.h>

/* Limits of size; more is refused by rs_plan_new. */
enum { RS_PLAN_MAX_ACTIONS = 2000, RS_PLAN_MAX_TEAMS = 1000, RS_PLAN_MAX_PERIODS = 1000 };

/* What a utility callback, and the functions that lean on it, answer. */
enum { RS_PLAN_OK = 0, RS_PLAN_TRAP = 1, RS_PLAN_INFEASIBLE = 2, RS_PLAN_STOPPED = -1,
       RS_PLAN_NOMEM = -2 };

/* U with the actions whose byte in `in` (n bytes) is 1; *u in goal points or money.
 * Returns RS_PLAN_OK, RS_PLAN_TRAP (the overlay leaves a touchpoint nobody gets out of; *u unused)
 * or RS_PLAN_STOPPED (give up: the caller keeps the reason). Any set function will do. */
typedef int rs_plan_utility(void *ctx, const unsigned char *in, double *u);

/* One open action. Indices are 0-based into the problem's actions, periods 1-based. */
struct rs_plan_action {
    double cost;            /* >= 0, money, over all its periods */
    const double *costs;    /* [periods] >= 0, what of cost each of its periods takes; NULL: all of it the first */
    const double *effort;   /* [teams] >= 0, days over the whole action; NULL: none */
    int periods;            /* >= 1, lead time */
    int earliest, latest;   /* starts its horizon allows; latest < earliest: none */
    int must;               /* in, or the roadmap is infeasible */
    const int *required;    /* taken too, and finished before this one starts */
    int n_required;
    const int *conflicts;   /* never taken together with this one; one direction is enough */
    int n_conflicts;
};

/* A part of U that these actions touch and no others. */
struct rs_plan_part {
    const int *action;
    int n;
    double most; /* the part is no more than this whatever is done; INFINITY: who knows */
};

struct rs_plan_problem {
    int n, teams;             /* actions, teams */
    int periods, lookahead;   /* T, H; both >= 1 */
    double budget;            /* over all; INFINITY: none */
    double budget_per_period; /* by the period in which it is paid; INFINITY: none */
    const double *capacity;   /* [teams * periods] days of a team in a period; INFINITY: unlimited */
    const struct rs_plan_action *action;
    rs_plan_utility *utility;
    void *ctx;
    /* For a bound alone, or parts = 0: U(set) = the sum of all parts + own[i] of what is in. */
    int parts;
    const struct rs_plan_part *part;
    const double *own; /* [n], or NULL: 0 */
    /* The part `k` of U with the actions in `in`; RS_PLAN_TRAP: no plan holds such a set;
     * RS_PLAN_INFEASIBLE: U is no such sum here, and there is no bound. */
    int (*part_value)(void *ctx, int k, const unsigned char *in, double *v);
};

/* What stands in the way of an action, or of every plan. */
enum rs_plan_limit {
    RS_PLAN_FITS = 0,
    RS_PLAN_BUDGET,        /* amount: money short */
    RS_PLAN_BUDGET_PERIOD, /* period, amount: money short in it (period 0: over all periods) */
    RS_PLAN_CAPACITY,      /* team, period, amount: days short in it (period 0: over all periods) */
    RS_PLAN_HORIZON,       /* no start leaves time to finish within its horizon and the periods */
    RS_PLAN_CHAIN,         /* other: what it waits for ends too late; period: its finish */
    RS_PLAN_REQUIRES,      /* other: a required action that cannot be in (see its own reason) */
    RS_PLAN_CONFLICT,      /* other: the taken action it conflicts with */
    RS_PLAN_LEAVES_TRAP,   /* nobody would get out of a touchpoint */
    RS_PLAN_NO_GAIN,       /* fits at `period`, and changes the plan's gain by amount <= 0 */
    RS_PLAN_SKIPPED,       /* the caller asked to leave it out */
    RS_PLAN_TOGETHER       /* the limits together; no single one */
};

struct rs_plan_reason {
    enum rs_plan_limit limit;
    int action;    /* whom it concerns, or -1 */
    int other;     /* another action, or -1 */
    int team;      /* or -1 */
    int period;    /* or 0 */
    double amount; /* how much is short, or the change of the gain */
};

struct rs_plan;

/* A planner for this problem; NULL with a sentence in *error (a static string) when a number is
 * out of its bounds, `required` has a cycle, or memory is short. */
struct rs_plan *rs_plan_new(const struct rs_plan_problem *problem, const char **error);
/* To be called when budgets, capacities, costs or efforts of the problem were changed in place and
 * nothing else: every utility asked for stays known. False with *error set (a static string) when a
 * number is out of its bounds or memory is short; put the old numbers back and call again. */
bool rs_plan_changed(struct rs_plan *plan, const char **error);
void rs_plan_free(struct rs_plan *plan); /* NULL is fine */

/* U of a set (n bytes), remembered: the callback is asked once per set. */
int rs_plan_u(struct rs_plan *plan, const unsigned char *in, double *u);

/* The set of action i and all it requires, written into in[n]. */
void rs_plan_closure(const struct rs_plan *plan, int i, unsigned char *in);

/* The gain of start[n] (0: left out, else its start period): the mean over q = 1..H of
 * U(finish < q) - U(none). RS_PLAN_TRAP when one of its overlays leaves a trap. */
int rs_plan_gain(struct rs_plan *plan, const int *start, double *gain);

/* Whether action i, now out of start[], could start in period s beside what is in; the first limit
 * in the way goes to *why (may be NULL). Looks at no trap and at no conflict with what is out. */
int rs_plan_fits(const struct rs_plan *plan, const int *start, int i, int s,
                 struct rs_plan_reason *why);

/* Whether start[] keeps every limit: RS_PLAN_OK, RS_PLAN_INFEASIBLE, RS_PLAN_TRAP or a failure. */
int rs_plan_check(struct rs_plan *plan, const int *start, struct rs_plan_reason *why);

/* Places actions in the order given (musts first, in that order too), each with what it requires,
 * at the earliest start that fits, together or not at all. skip[i] leaves i out unless it is a must or
 * required by one that is taken; it may be NULL. start[n] is written; reason[n] (may be NULL) tells why each one is out.
 * RS_PLAN_INFEASIBLE when a must did not fit: *must (may be NULL) has its index. */
int rs_plan_place(struct rs_plan *plan, const int *order, int count, const unsigned char *skip,
                  int *start, struct rs_plan_reason *reason, int *must);

struct rs_plan_options {
    double seconds;  /* how long to look, used whole unless the plan is proven; <= 0: 5 at most */
    long iterations; /* steps of the search that follows when nothing is proven; <= 0: as many as
                        there is time for, without `seconds` a number that is always the same;
                        given alone the clock ends no search */
    int exact;       /* 0: up to 20 actions; else no more than this; < 0: not at all */
    int no_bound;    /* only the plan is asked for: no time goes to a bound of one that is not proven */
    const int *seeds; /* [n_seeds * n] plans that the result is to be no worse than; those that do
                         not hold are left out */
    int n_seeds;
};

struct rs_plan_result {
    double gain;       /* as rs_plan_gain */
    int proven;        /* no better plan exists (to about 1e-10 of what actions change) */
    int has_bound;     /* bound below is valid */
    double bound;      /* no plan has a larger gain */
    long utilities;    /* sets whose utility was asked */
    long nodes;        /* steps of the exact search */
};

/* The plan with the largest gain into start[n]. Of plans that gain the same the one with the fewest
 * actions, the lowest cost, the earliest finish. Proven results do not depend on the clock.
 * RS_PLAN_INFEASIBLE: no plan holds every must (see rs_plan_infeasible). */
int rs_plan_solve(struct rs_plan *plan, const struct rs_plan_options *options, int *start,
                  struct rs_plan_result *result);

/* Why action i is not in start[]: the limits that keep it, with what it requires, from coming beside
 * the plan as it stands, each looked at apart from the others; of those that bind the ones money
 * cannot mend come first, then the one that falls most short. Where none does alone: what is met
 * first of all together; where it fits: RS_PLAN_NO_GAIN or RS_PLAN_LEAVES_TRAP. Writes *count >= 1
 * reasons, at most `most` (>= 1), into why[]. */
int rs_plan_why(struct rs_plan *plan, const int *start, int i, struct rs_plan_reason *why,
                int most, int *count);

/* Which limit keeps the musts from fitting; after RS_PLAN_INFEASIBLE. */
int rs_plan_infeasible(struct rs_plan *plan, struct rs_plan_reason *why);

#endif
