/* The inside of an evaluator, shared by eval.c, measure.c, way.c, marks.c, peak.c, leverage.c and
 * part.c only; owned by eval.c. */
#ifndef RS_ENGINE_EVAL_H
#define RS_ENGINE_EVAL_H

#include "engine/chain.h"
#include "engine/measure.h"
#include "engine/overlay.h"

/* How much of a journey is counted: nothing; who comes through it (visits, completion, killer risk); what is
 * remembered of it too (experience, mean, peak, end); every measure. */
enum rs_depth { RS_DEPTH_NONE, RS_DEPTH_WAY, RS_DEPTH_MEMORY, RS_DEPTH_WHOLE };

struct rs_eval_journey {
    enum rs_depth way;    /* how deep the chains of its slots are solved, for the choice it was made with */
    enum rs_depth depth;  /* how deep its measures are, for that choice */
    enum rs_depth read;   /* how deep the marks of its slots are read, for that choice */
    enum rs_depth before; /* the same for some choice: only touchpoints that actions mark differ */
    enum rs_depth goals;  /* how deep the goals have it */
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

/* measure.c: how deep the goals have each journey. */
void rs_eval_find_depths(struct rs_eval *ev);

/* way.c: reads the chain of a slot with the actions taken, and measures what comes from it; only at RS_DEPTH_WHOLE
 * finish, lifetime and what is counted per completion. */
void rs_way_read(struct rs_eval *ev, int j, int p, struct rs_slot *slot,
                 const unsigned char *taken);
int rs_way_solve(struct rs_eval *ev, int j, int p, struct rs_slot *slot, enum rs_depth depth);
/* Takes the solution from another persona's slot where the way is the same to the last bit;
 * false: it is not. */
bool rs_way_copy(struct rs_slot *slot, const struct rs_slot *from);
/* The chance to meet a killer, for slot->m; needs the shape. kill and keep are [n]. */
int rs_way_killed(struct rs_eval *ev, const struct rs_slot *slot, const double *kill,
                  const double *keep, double *risk);
int rs_way_shape(struct rs_eval *ev, int j, int p, struct rs_slot *slot);
/* Fills ev->start, and slot->done_at_start. */
void rs_way_start(struct rs_eval *ev, int j, struct rs_slot *slot);

/* marks.c: reads the marks of a slot, and measures what comes from them; needs the chain solved.
 * At RS_DEPTH_MEMORY only what experience, mean, peak and end are made of. */
void rs_marks_read(struct rs_eval *ev, int j, int p, struct rs_slot *slot,
                   const unsigned char *taken, enum rs_depth depth);
int rs_marks_measure(struct rs_eval *ev, int j, int p, struct rs_slot *slot, enum rs_depth depth);
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
