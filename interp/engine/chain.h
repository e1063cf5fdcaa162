/* Absorbing Markov chains: x = b + x Q, x = b + Q x and the diagonal of (I - Q)^-1, without one
 * subtraction, so that every entry keeps its relative accuracy however often a loop repeats. Q
 * is split in strongly connected parts (iterative Tarjan); within a part states are censored one
 * by one as Grassmann, Taksar and Heyman do, on exit probabilities; the diagonal by the selected
 * inverse (Takahashi; Erisman and Tinney). A struct rs_chain owns its buffers and keeps them
 * between uses; the arrays given to shape and factor stay the caller's and must outlive the
 * solves. */
#ifndef RS_ENGINE_CHAIN_H
#define RS_ENGINE_CHAIN_H

#include "engine/mem.h"
#include "engine/order.h"

struct rs_chain {
    int n;
    const int *ptr, *col;         /* rows of Q */
    const unsigned char *active;  /* [n] states that take part (NULL: those of an order) */
    const double *val, *out;      /* Q's entries; what leaves the chain from each state */
    int n_parts;
    int *part;      /* [n] the part a state is in, -1 when not active; sinks have the lowest */
    int *place;     /* [n] state -> position: part after part, in elimination order within */
    int *state;     /* position -> state */
    int *part_at;   /* [n_parts + 1] first position of each part */
    int *dense_at;  /* [n_parts] first position of its dense tail */
    size_t *dense_off; /* [n_parts] where its dense matrix begins */
    unsigned char *looped; /* [n] the state has a step to itself */
    int *later_ptr; /* [positions + 1] */
    int *later;     /* positions touched after it, ascending */
    double *to, *from;   /* probability of the step to later[i], and back from it */
    double *zto, *zfrom; /* the same entries of the inverse */
    double *pivot, *exit, *z, *rhs, *work;
    double *dense, *zdense;
    size_t n_dense;
    /* private */
    int *low, *num, *stack, *call, *edge, *near_ptr, *near, *local;
    size_t part_room, place_room, state_room, part_at_room, dense_at_room, dense_off_room,
        looped_room, later_ptr_room, later_room, to_room, from_room, zto_room, zfrom_room,
        pivot_room, exit_room, z_room, rhs_room, work_room, dense_room, zdense_room, low_room,
        num_room, stack_room, call_room, edge_room, near_ptr_room, near_room, local_room;
    struct rs_order order;
};

/* Takes the pattern: n states, rows col[ptr[i]..ptr[i+1]) without duplicates. States that are
 * not active have no rows and no columns. Returns RS_OK or RS_ENOMEM. */
int rs_chain_shape(struct rs_chain *c, int n, const int *ptr, const int *col,
                   const unsigned char *active);

/* Likewise, with all of the states order[0..count) as one part that is eliminated in that order,
 * and without the other states: a step to one of them leaves the chain. */
int rs_chain_shape_in_order(struct rs_chain *c, int n, const int *ptr, const int *col,
                            const int *order, int count);

/* Takes the numbers, all >= 0: val beside col, out[i] = 1 - the row's sum, given without
 * subtracting. Returns RS_OK or RS_ETRAP (a state nobody gets out of). */
int rs_chain_factor(struct rs_chain *c, const double *val, const double *out);

/* x (b on entry) becomes the solution of x = b + x Q (expected visits), or of x = b + Q x
 * (chances from each state). Entries of inactive states become 0. */
void rs_chain_left(struct rs_chain *c, double *x);
void rs_chain_right(struct rs_chain *c, double *x);

/* After shape_in_order and factor: p[v] = the chance that a walk from `start` comes to state v and
 * to none of the states that come after it in the order. */
void rs_chain_last(struct rs_chain *c, const double *start, double *p);

/* z[i] = ((I - Q)^-1)_ii, 1 outside loops, 0 for inactive states. RS_OK or RS_ENOMEM. */
int rs_chain_diagonal(struct rs_chain *c, double *z);

void rs_chain_free(struct rs_chain *c);

/* Within chain*.c: sums[j] += u a[j] over from <= j < n, four at a time; the arrays are apart. */
static inline void rs_chain_add_scaled(double *restrict sums, const double *restrict a, double u,
                                       int from, int n)
{
    int j = from;
    for (; j + 4 <= n; j += 4) {
        sums[j] += u * a[j];
        sums[j + 1] += u * a[j + 1];
        sums[j + 2] += u * a[j + 2];
        sums[j + 3] += u * a[j + 3];
    }
    for (; j < n; j++)
        sums[j] += u * a[j];
}

#endif
