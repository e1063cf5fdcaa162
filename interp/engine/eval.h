/* The inside of an evaluator, shared by measure.c, way.c, marks.c and part.c only; owned by
 * measure.c. */
#ifndef RS_ENGINE_EVAL_H
#define RS_ENGINE_EVAL_H

#include "engine/chain.h"
#include "engine/measure.h"
#include "engine/overlay.h"

struct rs_eval_journey {
    bool chain_valid, marks_valid;
    unsigned char *chain_taken, *marks_taken; /* the choice of actions it was made with */
    int raised;                               /* touchpoint whose marks are one up, or RS_NONE */
    struct rs_slot *slots;                    /* [persona] */
    double m[RS_MEASURES];
};

struct rs_eval {
    const struct rs_model *model;
    struct rs_arena arena;
    struct rs_overlay overlay;
    struct rs_chain chain;
    struct rs_eval_journey *journeys;
    struct rs_trap trap;
    /* scratch, as long as the longest journey */
    double *start, *rhs, *val, *out;
    unsigned char *active, *reached;
    int *queue, *mark, *alive;
    double *channel_sum, *channel_weight; /* [channels], kept at zero */
    int n_channels;
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

/* marks.c: reads the marks of a slot, and all measures that come from them; needs the chain
 * solved. */
void rs_marks_read(struct rs_eval *ev, int j, int p, struct rs_slot *slot,
                   const unsigned char *taken, int raised);
void rs_marks_measure(struct rs_eval *ev, int j, struct rs_slot *slot);

/* Chances do not exceed 1: rounding apart. */
static inline double rs_chance(double v)
{
    return v > 1 ? 1 : v;
}

#endif
