/* Draws of a model. A struct rs_sim owns its matrix of figures and what it needs to count them; it borrows
 * the program, the plans and, of each hand, a model with its evaluator and the places in that model that
 * numbers are written to; all must outlive it. Hands count at the same time: each has a model of its own.
 * Draw k is the same whatever the number of hands. Meaning: "Scenarios and simulation" in the manual's
 * "What the figures mean". */
#ifndef RS_ENGINE_SIMULATE_H
#define RS_ENGINE_SIMULATE_H

#include "engine/measure.h"
#include "engine/random.h"

#include <stddef.h>

/* Registers: first what is drawn and what is constant, then what is worked out of them, in order. */
enum rs_sim_op_kind { RS_SIM_ADD, RS_SIM_SUB, RS_SIM_MUL, RS_SIM_DIV, RS_SIM_POSITIVE, RS_SIM_PICK };

struct rs_sim_op {
    enum rs_sim_op_kind kind;
    int to, a, b;    /* registers; pick: a is the choice's */
    int n;           /* pick: the registers to pick from, and their chances */
    const int *list;
    const double *weights;
};

struct rs_sim_program {
    int n_regs, n_sources, n_ops;
    const double *constant; /* [n_regs] */
    const struct rs_source *sources;
    const int *source_reg;  /* [n_sources] the first register of each */
    const struct rs_sim_op *ops;
    const int *feasible;    /* [actions of the model] the register of each one's feasibility */
    int n_together;         /* correlated sources: their numbers, and the factor of their matrix */
    const int *together;
    const double *factor;
};

/* A number of a model that is drawn: the register's value is written there. */
struct rs_place {
    double *at;
    int reg;
    int journey; /* the one it can change, or RS_NONE: any */
    bool shape;  /* it is an action's, or a share of a channel: the evaluator has read it already */
};

struct rs_hand {
    struct rs_model *model;
    struct rs_eval *eval;
    const struct rs_place *places; /* [n_places], in the same order for every hand */
};

/* A plan: the period each action is finished in, 0: not taken. */
struct rs_sim_plan {
    const int *finish; /* [actions of the model] */
};

struct rs_sim_setup {
    const struct rs_sim_program *program;
    int n_places, n_hands, lookahead;
    const struct rs_hand *hands;
    int n_watched;         /* registers whose values are kept */
    const int *watched;
    bool curve;            /* keep the emotion at each touchpoint */
    uint64_t seed;
    long n;                /* draws in all */
};

struct rs_sim;

/* NULL when memory runs out. */
struct rs_sim *rs_sim_new(const struct rs_sim_setup *setup);
void rs_sim_free(struct rs_sim *sim);

/* The plans whose gain each draw counts, before the first rs_sim_run. RS_OK or RS_ENOMEM. */
int rs_sim_plans(struct rs_sim *sim, const struct rs_sim_plan *plans, int n);

/* Counts the next `count` draws (at most those left). RS_OK or RS_ENOMEM. */
int rs_sim_run(struct rs_sim *sim, long count);
long rs_sim_done(const struct rs_sim *sim);

/* Columns of figures, each [n], the first rs_sim_done filled; NaN where a draw has no figure. In order: the
 * measures of each journey, U, each goal's measure, the watched registers, the emotion at each touchpoint
 * (all journeys, if kept), the gain of each plan. */
enum rs_sim_kind { RS_SIM_MEASURE, RS_SIM_UTILITY, RS_SIM_GOAL, RS_SIM_WATCHED, RS_SIM_CURVE, RS_SIM_GAIN };
const double *rs_sim_column(const struct rs_sim *sim, enum rs_sim_kind kind, int i);

/* Puts draw k in the model of the first hand, each action at what came of it (f 0 or 1). regs[n_regs] gets the
 * registers. */
void rs_sim_hold(struct rs_sim *sim, long k, double *regs);

/* The means, with register reg (RS_NONE: none) at v in the place of its own; each action at its mean f. One row of
 * figures as of the columns into row[rs_sim_columns]. RS_OK, RS_ENOMEM. */
int rs_sim_at_mean(struct rs_sim *sim, int reg, double v, double *row);
int rs_sim_columns(const struct rs_sim *sim);
int rs_sim_column_of(const struct rs_sim *sim, enum rs_sim_kind kind, int i);

#endif
