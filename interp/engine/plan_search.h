/* plan_search.h - between plan_search.c and plan_moves.c only; owned by plan_search.c. */
#ifndef RS_PLAN_SEARCH_H
#define RS_PLAN_SEARCH_H

#include "engine/plan_core.h"

/* A plan that is being changed, and what it was before the change. */
struct rs_search {
    struct rs_plan *plan;
    struct rs_board board;
    struct rs_place_group group;
    unsigned char *held;        /* [n] musts and what they require */
    int *needed_first, *needed; /* [n + 1] into needed: the actions that require one */
    int *order;                 /* [n] scratch */
    double *worth;              /* [n] what each is thought to add in a period once it is finished */
    double *load;               /* [n] the share of all limits that each takes */
    double *key;                /* [n] scratch */
    double *pays;               /* [T + 1] by finish: the share of the mean's periods that sees it */
    int *was, *changed;         /* [n] starts before the change, and which of them differ */
    unsigned char *is_changed;  /* [n] */
    int count;                  /* of changed */
    uint64_t random;
};

uint32_t rs_search_draw(struct rs_search *s, uint32_t below);

/* Changes the plan at random into another that keeps every limit, but for traps; false: it found
 * nothing to change. rs_move_undo takes it back, rs_move_keep lets it stand. */
bool rs_move(struct rs_search *s);
void rs_move_undo(struct rs_search *s);
void rs_move_keep(struct rs_search *s);
/* What the change is thought to add to the gain, by worth[]. */
double rs_move_guess(const struct rs_search *s);
/* Takes action i off, and all that requires it. */
void rs_move_out(struct rs_search *s, int i);

#endif
