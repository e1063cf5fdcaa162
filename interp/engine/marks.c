/* Marks, expectations, and what is remembered of a journey, for one persona. See eval.h. */
#include "engine/eval.h"

#include <math.h>

enum { WAYS = 3 }; /* over all values, the functional ones, the emotional ones */

static const double pass = 5.5;

struct mean {
    double sum, weight;
};

static void add(const struct rs_value *value, double mark, struct mean m[WAYS])
{
    double w = value->weight;
    m[0].sum += w * mark;
    m[0].weight += w;
    if (value->kind != RS_KIND_OTHER) {
        int way = value->kind == RS_KIND_FUNCTIONAL ? 1 : 2;
        m[way].sum += w * mark;
        m[way].weight += w;
    }
}

static double mean_or(struct mean m, double otherwise)
{
    return m.weight > 0 ? m.sum / m.weight : otherwise;
}

/* An expectation counts over the values the touchpoint is marked on; over all where it has no
 * marks. */
static void expectation(const struct rs_model *model, const struct rs_rec *rec,
                        const struct rs_persona *persona, double e[WAYS])
{
    const struct rs_expects *expects = rec->expects.given ? &rec->expects : &persona->expects;
    struct mean m[WAYS] = {{0, 0}, {0, 0}, {0, 0}};
    if (!expects->given || !isnan(expects->mark)) {
        e[0] = e[1] = e[2] = expects->given ? expects->mark : pass;
        return;
    }
    for (int i = 0, k = 0; i < expects->n; i++) {
        const struct rs_mark *mark = &expects->marks[i];
        while (k < rec->n_marks && rec->marks[k].value < mark->value)
            k++;
        if (rec->n_marks == 0 || (k < rec->n_marks && rec->marks[k].value == mark->value))
            add(&model->values[mark->value], mark->mark, m);
    }
    for (int way = 0; way < WAYS; way++)
        e[way] = mean_or(m[way], pass);
}

static double up(double mark, double by)
{
    return by > 0 ? fmin(mark + by, 10) : mark;
}

void rs_marks_read(struct rs_eval *ev, int j, int p, struct rs_slot *slot,
                   const unsigned char *taken, int raised)
{
    const struct rs_model *model = ev->model;
    for (int i = 0; i < slot->n; i++) {
        const struct rs_rec *rec = rs_overlay_rec(&ev->overlay, j, slot->met[i], p, taken);
        double e[WAYS], by = slot->met[i] == raised ? 1 : 0;
        struct mean m[WAYS] = {{0, 0}, {0, 0}, {0, 0}};
        for (int k = 0; k < rec->n_marks; k++)
            add(&model->values[rec->marks[k].value], up(rec->marks[k].mark, by), m);
        slot->x[i] = mean_or(m[0], rec->n_marks > 0 ? NAN : up(rec->experience, by));
        slot->functional[i] = mean_or(m[1], NAN);
        slot->emotional[i] = mean_or(m[2], NAN);
        expectation(model, rec, &model->personas[p], e);
        slot->expects[i] = e[0];
        slot->expects_functional[i] = e[1];
        slot->expects_emotional[i] = e[2];
        slot->importance[i] = !isnan(rec->importance) ? rec->importance : rec->moment ? 10 : 5;
    }
}

/* The weighted mean of v - minus (minus may be NULL) over the reached states that have one. */
static double over_reached(const struct rs_slot *slot, const double *v, const double *minus)
{
    struct mean m = {0, 0};
    for (int i = 0; i < slot->n; i++) {
        if (isnan(v[i]) || !(slot->reach[i] > 0))
            continue;
        double w = slot->importance[i] * slot->reach[i];
        m.sum += w * (minus != NULL ? v[i] - minus[i] : v[i]);
        m.weight += w;
    }
    return mean_or(m, NAN);
}

/* The touchpoint furthest from a pass, weighted by reach; of equals (within 1e-9) the later. */
static void find_peak(struct rs_slot *slot)
{
    double most = -1;
    slot->peak_at = RS_NONE;
    slot->m[RS_PEAK] = NAN;
    for (int i = 0; i < slot->n; i++)
        if (!isnan(slot->x[i]) && slot->reach[i] > 0)
            most = fmax(most, fabs(slot->reach[i] * (slot->x[i] - pass)));
    for (int i = slot->n - 1; most >= 0 && i >= 0; i--) {
        double away = slot->reach[i] * (slot->x[i] - pass);
        if (isnan(slot->x[i]) || !(slot->reach[i] > 0) || fabs(away) < most - 1e-9)
            continue;
        slot->peak_at = slot->met[i];
        slot->m[RS_PEAK] = pass + away;
        return;
    }
}

static double find_end(const struct rs_slot *slot)
{
    struct mean m = {0, 0};
    double last = NAN;
    for (int i = 0; i < slot->n; i++) {
        if (isnan(slot->x[i]) || !(slot->reach[i] > 0))
            continue;
        double w = slot->visits[i] * (slot->leave[i] + slot->done[i]);
        m.sum += w * slot->x[i];
        m.weight += w;
        last = slot->x[i];
    }
    return mean_or(m, last);
}

/* 10 - (best - worst) of the channels' means; NaN with fewer than two channels that have one. */
static double consistency(struct rs_eval *ev, int j, const struct rs_slot *slot)
{
    const struct rs_touchpoint *touch = ev->model->journeys[j].touchpoints;
    double best = -INFINITY, worst = INFINITY;
    int channels = 0;
    for (int i = 0; i < slot->n; i++) {
        int channel = touch[slot->met[i]].channel;
        if (channel < 0 || isnan(slot->x[i]))
            continue;
        ev->channel_sum[channel] += slot->reach[i] * slot->x[i];
        ev->channel_weight[channel] += slot->reach[i];
    }
    for (int i = 0; i < slot->n; i++) {
        int channel = touch[slot->met[i]].channel;
        if (channel < 0 || isnan(slot->x[i]))
            continue;
        if (ev->channel_weight[channel] > 0) {
            double mean = ev->channel_sum[channel] / ev->channel_weight[channel];
            best = fmax(best, mean);
            worst = fmin(worst, mean);
            channels++;
        }
        ev->channel_sum[channel] = ev->channel_weight[channel] = 0;
    }
    return channels < 2 ? NAN : 10 - (best - worst);
}

void rs_marks_measure(struct rs_eval *ev, int j, struct rs_slot *slot)
{
    const struct rs_journey *journey = &ev->model->journeys[j];
    double *m = slot->m, risk = m[RS_KILLER_RISK], memory = journey->memory;
    m[RS_MEAN] = over_reached(slot, slot->x, NULL);
    m[RS_FUNCTIONAL] = over_reached(slot, slot->functional, NULL);
    m[RS_EMOTIONAL] = over_reached(slot, slot->emotional, NULL);
    m[RS_EMOTION] = over_reached(slot, slot->x, slot->expects);
    m[RS_END] = find_end(slot);
    find_peak(slot);
    double base = memory * (m[RS_PEAK] + m[RS_END]) / 2 + (1 - memory) * m[RS_MEAN];
    m[RS_EXPERIENCE] = (1 - risk) * base + risk * journey->killer_score;
    m[RS_CONSISTENCY] = consistency(ev, j, slot);
}
