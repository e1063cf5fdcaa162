/* The measures of a part of a journey: a phase, or one touchpoint. See measure.h. */
#include "engine/eval.h"

#include <math.h>
#include <string.h>

/* The chance to enter the part: the chance to hit it, with its states absorbing. Needs the
 * shape. */
static int enter(struct rs_eval *ev, const struct rs_slot *slot, const unsigned char *in,
                 double *rho)
{
    double sum = 0;
    for (int i = 0; i < slot->n; i++) {
        bool inside = in[slot->met[i]];
        ev->out[i] = inside ? 1 : slot->leave[i] + slot->done[i];
        ev->rhs[i] = inside ? 1 : 0;
        for (int e = slot->ptr[i]; e < slot->ptr[i + 1]; e++)
            ev->val[e] = inside ? 0 : slot->val[e];
    }
    int status = rs_chain_factor(&ev->chain, ev->val, ev->out);
    if (status != RS_OK)
        return status;
    rs_chain_right(&ev->chain, ev->rhs);
    for (int i = 0; i < slot->n; i++)
        sum += ev->start[i] * ev->rhs[i];
    *rho = rs_chance(sum);
    return RS_OK;
}

struct mean {
    double sum, weight;
};

static void weigh(struct mean *m, double v, double w)
{
    if (!isnan(v)) {
        m->sum += w * v;
        m->weight += w;
    }
}

static double value_of(struct mean m)
{
    return m.weight > 0 ? m.sum / m.weight : NAN;
}

static void from_marks(const struct rs_slot *slot, const unsigned char *in, double *m)
{
    struct mean x = {0, 0}, functional = {0, 0}, emotional = {0, 0}, emotion = {0, 0};
    for (int i = 0; i < slot->n; i++) {
        if (!in[slot->met[i]] || !(slot->reach[i] > 0))
            continue;
        double w = slot->importance[i] * slot->reach[i];
        weigh(&x, slot->x[i], w);
        weigh(&functional, slot->functional[i], w);
        weigh(&emotional, slot->emotional[i], w);
        weigh(&emotion, slot->x[i] - slot->expects[i], w);
    }
    m[RS_EXPERIENCE] = value_of(x);
    m[RS_FUNCTIONAL] = value_of(functional);
    m[RS_EMOTIONAL] = value_of(emotional);
    m[RS_EMOTION] = value_of(emotion);
}

static int measure(struct rs_eval *ev, int j, int p, struct rs_slot *slot,
                   const unsigned char *in, double *scratch, double *m)
{
    const struct rs_touchpoint *touch = ev->model->journeys[j].touchpoints;
    double *kill = scratch, *keep = scratch + slot->n;
    double minutes = 0, cost = 0, left = 0, rho = 0, c = slot->m[RS_COMPLETION];
    bool timed = false, priced = false;
    int status = rs_way_shape(ev, j, p, slot);
    for (int i = 0; i < slot->n; i++) {
        bool inside = in[slot->met[i]];
        kill[i] = inside ? slot->kill[i] : 0;
        keep[i] = inside ? slot->keep[i] : 1;
        if (!inside)
            continue;
        double price = touch[slot->met[i]].channel_cost;
        if (!isnan(slot->minutes[i]))
            minutes += slot->visits[i] * slot->finish[i] * slot->minutes[i];
        if (!isnan(price))
            cost += slot->visits[i] * price;
        timed = timed || !isnan(slot->minutes[i]);
        priced = priced || !isnan(price);
        left += slot->visits[i] * slot->leave[i];
    }
    from_marks(slot, in, m);
    if (c > 0 && timed)
        m[RS_DURATION] = minutes / c;
    if (c > 0 && priced)
        m[RS_COST_TO_SERVE] = cost / c;
    if (status == RS_OK)
        status = rs_way_killed(ev, slot, kill, keep, &m[RS_KILLER_RISK]);
    if (status == RS_OK)
        status = enter(ev, slot, in, &rho);
    if (status == RS_OK && rho > 0)
        m[RS_COMPLETION] = fmax(1 - left / rho, 0);
    return status;
}

static void add_up(const struct rs_eval *ev, int j, double (*part)[RS_MEASURES], double *whole)
{
    for (int m = 0; m < RS_MEASURES; m++) {
        struct mean mean = {0, 0};
        for (int p = 0; p < ev->model->n_personas; p++)
            if (ev->journeys[j].slots[p].makes)
                weigh(&mean, part[p][m], ev->model->personas[p].share);
        whole[m] = value_of(mean);
    }
}

int rs_eval_part(struct rs_eval *ev, int journey, const int *touchpoints, int n,
                 const unsigned char *taken, double (*part)[RS_MEASURES],
                 double whole[RS_MEASURES])
{
    size_t count = (size_t)ev->model->journeys[journey].n_touchpoints;
    struct rs_arena arena = {0};
    int status = rs_eval_run(ev, taken);
    unsigned char *in = rs_arena_take(&arena, count, 1);
    double *scratch = rs_arena_take(&arena, 2 * count, sizeof(double));
    if (status == RS_OK && (in == NULL || scratch == NULL))
        status = RS_ENOMEM;
    for (int i = 0; i < n && status == RS_OK; i++)
        in[touchpoints[i]] = 1;
    for (int p = 0; p < ev->model->n_personas && status == RS_OK; p++) {
        struct rs_slot *slot = &ev->journeys[journey].slots[p];
        for (int m = 0; m < RS_MEASURES; m++)
            part[p][m] = NAN;
        if (slot->makes && slot->n > 0)
            status = measure(ev, journey, p, slot, in, scratch, part[p]);
    }
    if (status == RS_OK)
        add_up(ev, journey, part, whole);
    rs_arena_free(&arena);
    return status;
}
