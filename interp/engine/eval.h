/* The inside of an evaluator, shared by eval.c, measure.c, way.c, marks.c, peak.c, leverage.c and
 * part.c only; owned by eval.c. */
#ifndef RS_ENGINE_EVAL_H
#define RS_ENGINE_EVAL_H

#include "engine/chain.h"
#include "engine/measure.h"
#include "engine/overlay.h"

struct rs_eval_journey {
    bool chain_valid, marks_valid;
    unsigned char *chain_taken, *marks_taken; /* the choice of actions it was made with */
    struct rs_slot *slots;                    /* [persona] */
    int n_channels, *channel; /* the channels of its touchpoints -> channel of the model */
    int *on_ptr;              /* [touchpoints + 1] */
    struct rs_share *on;      /* by touchpoint: what of its channels, numbered as in `channel` */
    double m[RS_MEASURES], base;
};

struct rs_rank {
    double away; /* from a pass; -1: no mark */
    int state;
};

struct rs_eval {
    const struct rs_model *model;
    struct rs_arena arena;
    struct rs_overlay overlay;
    struct rs_chain chain, ranked;
    struct rs_eval_journey *journeys;
    struct rs_trap trap;
    bool base_known;
    unsigned char *base_null; /* [goal] it has no figure in the model as it is */
    int null_goal;
    /* scratch, as long as the longest journey */
    double *start, *rhs, *val, *out;
    unsigned char *active, *reached;
    int *queue, *mark, *alive, *order;
    int *local; /* [channels], kept at zero */
    struct rs_rank *rank;
    double *cell_sum, *cell_weight; /* [values + 1][channels of a journey] */
};

/* way.c: reads the chain of a slot with the actions taken, and all measures that come from it. */
void rs_way_read(struct rs_eval *ev, int j, int p, struct rs_slot *slot,
                 const unsigned char *taken);
int rs_way_solve(struct rs_eval *ev, int j, int p, struct rs_slot *slot);
/* Takes the solution from another persona's slot where the way is the same to the last bit;
 * false: it is not. */
bool rs_way_copy(struct rs_slot *slot, const struct rs_slot *from);
/* The chance to meet a killer, for slot->m; needs the shape. kill and keep are [n]. */
int rs_way_killed(struct rs_eval *ev, const struct rs_slot *slot, const double *kill,
                  const double *keep, double *risk);
int rs_way_shape(struct rs_eval *ev, int j, int p, struct rs_slot *slot);
/* Fills ev->start, and slot->done_at_start. */
void rs_way_start(struct rs_eval *ev, int j, struct rs_slot *slot);

/* marks.c: reads the marks of a slot, and all measures that come from them; needs the chain
 * solved. */
void rs_marks_read(struct rs_eval *ev, int j, int p, struct rs_slot *slot,
                   const unsigned char *taken);
int rs_marks_measure(struct rs_eval *ev, int j, int p, struct rs_slot *slot);
/* experience, functional and emotional of state i with its marks one higher, clamped. */
void rs_marks_raised(const struct rs_eval *ev, const struct rs_slot *slot, int i, double x[3]);
/* Fills the cells with the marks of a slot; what of a state with each of its marks `up` higher is
 * added `times` (-1 takes it out). */
void rs_marks_fill_cells(struct rs_eval *ev, int j, const struct rs_slot *slot);
void rs_marks_add_cells(struct rs_eval *ev, int j, const struct rs_slot *slot, int i, double up,
                        double times);
/* 10 - the largest spread between two channels' means on one value; NaN where there is none. What
 * decides it goes into *at (may be NULL). */
double rs_marks_consistency(const struct rs_eval *ev, int j, struct rs_slot *at);

/* peak.c: ranks the reached states of a slot in ev->rank and ev->order, those without a mark first
 * and then the least intense first, and censors the chain on them in ev->ranked. Returns how many
 * have no mark in *unscored and how many there are in *count. */
int rs_peak_rank(struct rs_eval *ev, int j, struct rs_slot *slot, int *unscored, int *count);
/* m[RS_PEAK] and peak_at. */
int rs_peak_measure(struct rs_eval *ev, int j, int p, struct rs_slot *slot);
/* Which of two ranks is eliminated first: < 0, 0 or > 0. */
int rs_peak_compare(const void *a, const void *b);
/* How intense a mark is: its distance from a pass, rounded to 1e-9. */
double rs_peak_away(double mark);

/* Chances do not exceed 1: rounding apart. */
static inline double rs_chance(double v)
{
    return v > 1 ? 1 : v;
}

#endif
