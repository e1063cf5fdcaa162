/* The model as the engine sees it: flat arrays, indices from 0, no strings but names. A struct
 * rs_model owns everything that hangs from it through its arena; rs_model_free releases all at
 * once. Undefined numbers are NaN. Rules of meaning: the manual's "What the figures mean". */
#ifndef RS_ENGINE_MODEL_H
#define RS_ENGINE_MODEL_H

#include "engine/mem.h"

#include <stdbool.h>
#include <stdint.h>

enum { RS_DONE = -1, RS_NONE = -1 };

/* The measures of a journey, in the order of their names in rs_measure_name. */
enum rs_measure {
    RS_EXPERIENCE, RS_MEAN, RS_PEAK, RS_END, RS_FUNCTIONAL, RS_EMOTIONAL, RS_EMOTION,
    RS_COMPLETION, RS_LIFETIME, RS_DURATION, RS_COST_TO_SERVE, RS_HANDOVERS,
    RS_CHANNEL_SWITCHES, RS_CONSISTENCY, RS_KILLER_RISK, RS_MEASURES
};

enum rs_kind { RS_KIND_OTHER, RS_KIND_FUNCTIONAL, RS_KIND_EMOTIONAL };

struct rs_mark {
    int value;   /* index of the value */
    double mark; /* 0..10 */
};

struct rs_step {
    int to;   /* touchpoint in declared order, or RS_DONE */
    double p; /* 0..1 */
};

/* An expectation: nothing, one mark, or a mark per value. */
struct rs_expects {
    double mark; /* NaN unless one mark was given */
    int n;       /* marks per value, when `given` and mark is NaN */
    bool given;
    struct rs_mark *marks;
};

/* A touchpoint as one persona finds it. */
struct rs_rec {
    bool meets, moment;
    bool has_next; /* it has a direction of its own; else it goes on to the following one */
    int n_next, n_marks;
    struct rs_step *next; /* the direction: scaled by rs_model_finish to sum to 1, whatever leave */
    struct rs_mark *marks; /* ascending by value */
    double leave;                  /* probability */
    double duration, wait;         /* minutes, NaN when not given */
    double importance, experience; /* NaN when not given */
    struct rs_expects expects;
    double *killers; /* probability per visit of each of the touchpoint's killers */
};

struct rs_share {
    int channel;
    double share; /* > 0; rs_model_finish scales them to sum to 1 */
};

struct rs_touchpoint {
    const char *name;
    int phase, channel, owner; /* RS_NONE when not named; of several the first */
    double channel_cost;       /* money per visit, NaN where no cost is declared */
    int n_channels;            /* when there are several: all of them, with shares */
    struct rs_share *channels;
    int n_killers;
    const char **killer_names;
    struct rs_rec base;
    struct rs_rec **per; /* [persona], NULL members: base; or NULL */
};

struct rs_value {
    const char *name;
    double weight;
    enum rs_kind kind;
};

struct rs_persona {
    const char *name;
    double share;
    struct rs_expects expects;
};

struct rs_journey {
    const char *name;
    double weight, customers, memory, killer_score, tolerance;
    bool counts; /* false: a to-be journey not in use */
    bool *makes; /* [persona] */
    bool cyclic;
    double probability;
    int rounds, n_to;
    int *to; /* candidates for the return, declared order */
    int n_starts; /* 0: the first touchpoint met */
    struct rs_step *starts;
    int n_touchpoints;
    struct rs_touchpoint *touchpoints;
};

struct rs_goal {
    const char *name;
    enum rs_measure measure;
    int journey; /* RS_NONE: the weighted mean over the journeys that count */
    double worth, sign;
};

enum rs_field { RS_FIELD_VALUE, RS_FIELD_EXPERIENCE, RS_FIELD_EXPECTS, RS_FIELD_LEAVE,
                RS_FIELD_DURATION, RS_FIELD_WAIT };

struct rs_improve {
    int journey, touchpoint, value; /* value: RS_NONE unless the field is a value */
    enum rs_field field;
    double delta;
};

struct rs_remove {
    int journey, touchpoint, killer;
    double share;
};

struct rs_reroute {
    int journey, touchpoint, n_next;
    struct rs_step *next;
};

struct rs_action {
    const char *name;
    double f, benefit, upkeep; /* feasibility; money per year */
    int n_improves, n_removes, n_reroutes;
    struct rs_improve *improves;
    struct rs_remove *removes;
    struct rs_reroute *reroutes;
};

struct rs_model {
    struct rs_arena arena;
    int n_values, n_personas, n_journeys, n_goals, n_actions;
    struct rs_value *values;
    struct rs_persona *personas;
    struct rs_journey *journeys;
    struct rs_goal *goals;
    struct rs_action *actions;
    bool money; /* every goal declares its worth: U is money per year */
    const char *problem; /* what rs_model_finish found wrong, in the arena or static */
};

/* The name of a measure ("killer_risk"), and back (-1 for an unknown name). */
const char *rs_measure_name(enum rs_measure m);
int rs_measure_find(const char *name);
/* -1 where less is better (duration, cost_to_serve, handovers, channel_switches, killer_risk),
 * else 1. */
double rs_measure_sign(enum rs_measure m);

/* The record of touchpoint t for persona p. */
static inline const struct rs_rec *rs_model_rec(const struct rs_touchpoint *t, int p)
{
    return t->per != NULL && t->per[p] != NULL ? t->per[p] : &t->base;
}

/* Call once when the model is filled: checks every index, scales each next to a direction, sorts
 * marks, and gives a model without goals its two. Returns RS_OK, RS_ENOMEM or RS_EINVALID with
 * model->problem set. */
int rs_model_finish(struct rs_model *model);
/* The same for one record of a touchpoint of the journey; `where` names it in model->problem. */
int rs_model_finish_rec(struct rs_model *model, const struct rs_journey *journey,
                        struct rs_rec *rec, const char *where);
void rs_model_free(struct rs_model *model);

#endif
