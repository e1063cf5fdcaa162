/* The measures of a model under any set of actions. A struct rs_eval owns one slot per journey
 * and persona and all scratch, and borrows the model, which must outlive it. What an evaluation
 * leaves behind (slots, measures, the trap) is good until the next call with the same evaluator.
 * No call allocates for journeys of at most RS_ORDER_DENSE touchpoints, once the first has been
 * made. Formulas: the manual's "What the figures mean"; undefined is NaN. */
#ifndef RS_ENGINE_MEASURE_H
#define RS_ENGINE_MEASURE_H

#include "engine/model.h"

struct rs_eval;

/* A reached touchpoint from which persona cannot get out. */
struct rs_trap {
    int journey, touchpoint, persona;
};

/* Of the touchpoints met: how many have a duration or wait, a cost, an owner, a channel. */
struct rs_known {
    int minutes, cost, owner, channel;
};

/* One persona on one journey: what it meets (local states, declared order) and what comes of it. */
struct rs_slot {
    bool makes;
    int n;         /* touchpoints met */
    int *met;      /* [n] local -> touchpoint */
    int *local_at; /* [touchpoints + 1] touchpoint -> the first state at or after it; n: done */
    int *ptr, *col; /* the steps, by local state */
    double *val;
    double *leave, *done;    /* [n] chances to leave and to be done after a visit */
    double *kill, *keep;     /* [n] chance of meeting a killer on a visit, and 1 minus it */
    double *visits, *reach, *finish; /* n_t, r_t, h_t */
    double *minutes;         /* duration + wait, NaN where neither is known */
    double *x, *functional, *emotional; /* marks as experienced, NaN where unscored */
    double *expects, *expects_functional, *expects_emotional;
    double *importance;
    int *mark_ptr;           /* [n + 1] the marks per value of each state, ascending by value */
    struct rs_mark *marks;
    double *killers;  /* probability of each killer, from killer_ptr[i] on */
    int *killer_ptr;  /* [n + 1] */
    double done_at_start; /* the share of starts with nothing left to meet */
    struct rs_known known;
    int peak_at; /* the touchpoint that is most often the peak, or RS_NONE */
    /* what decides the consistency: the value (n_values: the marks without values) and the two
     * channels, or RS_NONE */
    int spread_value, best_channel, worst_channel;
    bool vetoed;
    double base; /* the experience but for killers */
    double m[RS_MEASURES];
};

/* NULL when memory runs out. */
struct rs_eval *rs_eval_new(const struct rs_model *model);
void rs_eval_free(struct rs_eval *ev);

/* Evaluates every journey with the actions taken: one byte each, or NULL for none; an action
 * counts at its feasibility. RS_OK, RS_ENOMEM, or RS_ETRAP (see rs_eval_trap). What did not
 * change since the last call is not computed again. */
int rs_eval_run(struct rs_eval *ev, const unsigned char *taken);

/* Utility U: sum of worth x measure over the goals, plus f x benefit - upkeep of the taken where
 * U is money. Counts no more than that takes: for slots and measures call rs_eval_run after it.
 * RS_ENULL_GOAL where a goal has no figure and had one in the model as it was when
 * this was first called (see rs_eval_null_goal). */
int rs_eval_utility(struct rs_eval *ev, const unsigned char *taken, double *u);

/* After a successful run: */
const struct rs_slot *rs_eval_slot(const struct rs_eval *ev, int journey, int persona);
const double *rs_eval_measures(const struct rs_eval *ev, int journey); /* [RS_MEASURES] */
double rs_eval_base(const struct rs_eval *ev, int journey); /* its experience but for killers */
double rs_eval_goal(const struct rs_eval *ev, int goal); /* its measure; NaN counts nothing */
/* After RS_ETRAP: which. */
struct rs_trap rs_eval_trap(const struct rs_eval *ev);
/* After RS_ENULL_GOAL: which. */
int rs_eval_null_goal(const struct rs_eval *ev);

/* Call before the records of the model's touchpoints are changed in place, and rs_eval_changed
 * for each journey after it, and again once they are put back: the same touchpoints must be met,
 * with no more steps, marks and killers than before. RS_OK or RS_ENOMEM. */
int rs_eval_before_change(struct rs_eval *ev);
/* Says which goals (null[goal]) had no figure in the model that this one is a variant of, instead
 * of the first call of rs_eval_utility finding out. */
void rs_eval_set_base(struct rs_eval *ev, const unsigned char *null);
void rs_eval_changed(struct rs_eval *ev, int journey);
/* The same for what actions do and come to, and for the shares of channels: reads them again. */
void rs_eval_reread(struct rs_eval *ev);

/* gain[t] = U with the marks of touchpoint t of the journey raised by 1 (clamped) minus U, on top
 * of the actions taken. */
int rs_eval_leverage(struct rs_eval *ev, int journey, const unsigned char *taken, double *gain);

/* The measures of a part: touchpoints[n] of a journey (a phase, or one). Fills part[persona][]
 * for the personas that make the journey, and whole[]; measures that a part does not have are
 * NaN. */
int rs_eval_part(struct rs_eval *ev, int journey, const int *touchpoints, int n,
                 const unsigned char *taken, double (*part)[RS_MEASURES],
                 double whole[RS_MEASURES]);

/* All traps of the model itself, one per journey and persona, as many as there is room for.
 * RS_OK (also when there are some) or RS_ENOMEM. */
int rs_eval_traps(struct rs_eval *ev, struct rs_trap *traps, int room, int *count);

/* One sentence about a goal that lost its figure, cut to size; returns buffer. */
const char *rs_eval_null_text(const struct rs_eval *ev, int goal, char *buffer, size_t size);
/* One sentence about a trap, cut to size; returns buffer. */
const char *rs_eval_trap_text(const struct rs_eval *ev, struct rs_trap trap, char *buffer,
                              size_t size);

#endif
