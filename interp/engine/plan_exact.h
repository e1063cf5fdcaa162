/* plan_exact.h - the tables of the exact search, shared by its two files; not for others.
 *
 * Ownership: struct rs_exact owns its tables, borrows the plan. Sets of kept actions are bit masks.
 */
#ifndef RS_PLAN_EXACT_H
#define RS_PLAN_EXACT_H

#include "engine/plan_core.h"

/* KINDS: as many kinds of periods, by what the teams can do in them, are told apart. */
enum { RS_EXACT_MOST = 20, RS_EXACT_NEVER = 0x7fff, RS_EXACT_KINDS = 8 };

struct rs_exact {
    struct rs_plan *plan;
    int k, periods;              /* kept actions, T */
    int act[RS_EXACT_MOST];      /* kept action -> action of the problem */
    uint32_t size, must;
    uint32_t required[RS_EXACT_MOST], conflict[RS_EXACT_MOST];
    int lead[RS_EXACT_MOST];     /* periods of each */
    int first[RS_EXACT_MOST], last[RS_EXACT_MOST]; /* finish window, chains counted in */
    double penalty[RS_EXACT_MOST]; /* so small that it only settles ties */
    double tick;                   /* the same per period of finish */
    short *ready;        /* [size] no set is finished before this period; RS_EXACT_NEVER */
    unsigned char *batch;  /* [size] a bit per kind of period: whether all could finish in one */
    unsigned char kind[RS_PLAN_MAX_PERIODS + 1]; /* of each period: the bit of its kind */
    int kinds;
    double *able;        /* [kinds * teams] the most a team can do in a period of that kind */
    unsigned char *closed; /* [size] holds all its members require, and leaves no trap */
    double *u;           /* [size] U - U(none) of closed sets */
    double *most;        /* [size] the largest u of a closed set that contains it */
    double *value;       /* [periods * size] upper bound of what comes after, NAN: not yet asked */
    double weight[RS_PLAN_MAX_PERIODS + 1], rest[RS_PLAN_MAX_PERIODS + 2];
    double until;
    long steps;
    bool stopped;
};

/* Tables filled; RS_PLAN_OK, or RS_PLAN_INFEASIBLE (more kept actions than `most`, or too much
 * memory), RS_PLAN_STOPPED with x->stopped when the time is over, or a failure. */
int rs_exact_open(struct rs_exact *x, struct rs_plan *plan, const struct rs_exact_limits *limits);
void rs_exact_close(struct rs_exact *x);

/* The largest sum of weight * u - penalties that periods q..T can still bring after `finished`,
 * what multi-period work uses of earlier periods left out: an upper bound, exact where all leads are
 * 1. */
double rs_exact_value(struct rs_exact *x, int q, uint32_t finished);

bool rs_exact_late(struct rs_exact *x); /* counts a step; whether the time is over */

/* What finishing `batch` in period q costs in penalties. */
double rs_exact_penalty(const struct rs_exact *x, uint32_t batch, int q);

/* Actions that might finish in period q when `finished` is. */
uint32_t rs_exact_open_to(const struct rs_exact *x, int q, uint32_t finished);

#endif
