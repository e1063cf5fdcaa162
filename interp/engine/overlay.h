/* What taken actions change at a touchpoint. A struct rs_overlay indexes a model's effects by
 * touchpoint and owns the index and one scratch record; it borrows the model, which must outlive
 * it. Meaning: "Actions" in the manual's "What the figures mean". */
#ifndef RS_ENGINE_OVERLAY_H
#define RS_ENGINE_OVERLAY_H

#include "engine/model.h"

enum rs_effect_kind { RS_EFFECT_VALUE, RS_EFFECT_EXPERIENCE, RS_EFFECT_EXPECTS, RS_EFFECT_LEAVE,
                      RS_EFFECT_DURATION, RS_EFFECT_WAIT, RS_EFFECT_KILLER, RS_EFFECT_REROUTE };

struct rs_effect {
    enum rs_effect_kind kind;
    int action, index;  /* index: the value or killer it is about */
    double amount;      /* f * delta; 1 - f * share for a killer; f for a reroute */
    const struct rs_reroute *route;
};

struct rs_overlay_journey {
    int *ptr;                  /* [touchpoints + 1] into effects */
    struct rs_effect *effects; /* by touchpoint, then in declared order of the actions */
    int n_chain, n_marks;      /* actions that change the way through, or the marks */
    int *chain, *marks;
    unsigned char *marked;     /* [touchpoints] some action changes its marks or what is expected of it */
    unsigned char *led;        /* [touchpoints] some action changes the rest of it */
};

struct rs_overlay {
    const struct rs_model *model;
    struct rs_arena arena;
    struct rs_overlay_journey *journeys;
    int **at; /* [journey][touchpoint] where the next effect goes while the index is made */
    struct rs_rec rec; /* the scratch record and the room behind it */
    struct rs_step *steps;
    struct rs_mark *marks, *expects;
    double *killers, *sums;
};

/* RS_OK or RS_ENOMEM; free it in both cases. */
int rs_overlay_init(struct rs_overlay *o, const struct rs_model *model);
void rs_overlay_free(struct rs_overlay *o);
/* Reads feasibilities and amounts again, after the model's were changed in place. */
void rs_overlay_reread(struct rs_overlay *o);

/* The record of touchpoint t of journey j for persona p with the actions taken (one byte each,
 * or NULL for none). The model's own record where nothing changes, else the scratch one, good
 * until the next call. */
const struct rs_rec *rs_overlay_rec(struct rs_overlay *o, int j, int t, int p,
                                    const unsigned char *taken);

#endif
