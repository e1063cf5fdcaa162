/* Marks, expectations, and what is remembered of a journey, for one persona. See eval.h. */
#include "engine/eval.h"

#include <math.h>
#include <string.h>

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

/* The means of n marks, each `up` higher where it does not exceed 10. */
static void means(const struct rs_model *model, const struct rs_mark *marks, int n, double up,
                  double x[WAYS])
{
    struct mean m[WAYS] = {{0, 0}, {0, 0}, {0, 0}};
    for (int k = 0; k < n; k++)
        add(&model->values[marks[k].value], up > 0 ? fmin(marks[k].mark + up, 10) : marks[k].mark, m);
    for (int way = 0; way < WAYS; way++)
        x[way] = mean_or(m[way], NAN);
}

void rs_marks_raised(const struct rs_eval *ev, const struct rs_slot *slot, int i, double x[3])
{
    int n = slot->mark_ptr[i + 1] - slot->mark_ptr[i];
    means(ev->model, slot->marks + slot->mark_ptr[i], n, 1, x);
    if (n == 0)
        x[0] = fmin(slot->x[i] + 1, 10);
    if (isnan(slot->x[i]))
        x[0] = NAN;
}

/* The mean of all n marks alone, to the last bit that of means(). */
static double mean_mark(const struct rs_model *model, const struct rs_mark *marks, int n)
{
    double sum = 0, weight = 0;
    for (int k = 0; k < n; k++) {
        double w = model->values[marks[k].value].weight;
        sum += w * marks[k].mark;
        weight += w;
    }
    return weight > 0 ? sum / weight : NAN;
}

/* What a state is but for its mark: what is expected of it, and its marks one by one. */
static void read_whole(struct rs_eval *ev, int p, struct rs_slot *slot, int i, const struct rs_rec *rec)
{
    double e[WAYS], x[WAYS];
    means(ev->model, rec->marks, rec->n_marks, 0, x);
    slot->functional[i] = x[1];
    slot->emotional[i] = x[2];
    expectation(ev->model, rec, &ev->model->personas[p], e);
    slot->expects[i] = e[0];
    slot->expects_functional[i] = e[1];
    slot->expects_emotional[i] = e[2];
    for (int k = 0; k < rec->n_marks; k++)
        slot->marks[slot->mark_ptr[i] + k] = rec->marks[k];
    slot->mark_ptr[i + 1] = slot->mark_ptr[i] + rec->n_marks;
}

void rs_marks_read(struct rs_eval *ev, int j, int p, struct rs_slot *slot,
                   const unsigned char *taken, enum rs_depth depth)
{
    bool known = ev->journeys[j].before >= depth;
    slot->mark_ptr[0] = 0;
    for (int i = 0; i < slot->n; i++) {
        bool changes = ev->overlay.journeys[j].marked[slot->met[i]];
        if (known && !changes)
            continue;
        const struct rs_rec *rec = rs_overlay_rec(&ev->overlay, j, slot->met[i], p, changes ? taken : NULL);
        slot->x[i] = rec->n_marks > 0 ? mean_mark(ev->model, rec->marks, rec->n_marks) : rec->experience;
        slot->importance[i] = !isnan(rec->importance) ? rec->importance : rec->moment ? 10 : 5;
        if (depth == RS_DEPTH_WHOLE)
            read_whole(ev, p, slot, i, rec);
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

void rs_marks_add_cells(struct rs_eval *ev, int j, const struct rs_slot *slot, int i, double up,
                        double times)
{
    const struct rs_eval_journey *it = &ev->journeys[j];
    int n = it->n_channels, first = slot->mark_ptr[i], last = slot->mark_ptr[i + 1];
    if (isnan(slot->x[i]) || !(slot->reach[i] > 0))
        return;
    for (int c = it->on_ptr[slot->met[i]]; c < it->on_ptr[slot->met[i] + 1]; c++) {
        double w = times * slot->reach[i] * it->on[c].share;
        for (int k = first; k < last || k == first; k++) {
            bool by_value = first < last;
            double mark = by_value ? slot->marks[k].mark : slot->x[i];
            int row = by_value ? slot->marks[k].value : ev->model->n_values;
            size_t cell = (size_t)row * (size_t)n + (size_t)it->on[c].channel;
            ev->cell_sum[cell] += w * (up > 0 ? fmin(mark + up, 10) : mark);
            ev->cell_weight[cell] += w;
        }
    }
}

void rs_marks_fill_cells(struct rs_eval *ev, int j, const struct rs_slot *slot)
{
    size_t cells = ((size_t)ev->model->n_values + 1) * (size_t)ev->journeys[j].n_channels;
    memset(ev->cell_sum, 0, cells * sizeof(double));
    memset(ev->cell_weight, 0, cells * sizeof(double));
    for (int i = 0; i < slot->n; i++)
        rs_marks_add_cells(ev, j, slot, i, 0, 1);
}

double rs_marks_consistency(const struct rs_eval *ev, int j, struct rs_slot *at)
{
    const struct rs_eval_journey *it = &ev->journeys[j];
    double widest = -1;
    int where[3] = {RS_NONE, RS_NONE, RS_NONE};
    for (int v = 0; v <= ev->model->n_values; v++) {
        const double *sum = ev->cell_sum + (size_t)v * (size_t)it->n_channels;
        const double *weight = ev->cell_weight + (size_t)v * (size_t)it->n_channels;
        int best = RS_NONE, worst = RS_NONE;
        for (int c = 0; c < it->n_channels; c++) {
            if (!(weight[c] > 0))
                continue;
            if (best == RS_NONE || sum[c] / weight[c] > sum[best] / weight[best])
                best = c;
            if (worst == RS_NONE || sum[c] / weight[c] <= sum[worst] / weight[worst])
                worst = c;
        }
        if (best == worst || sum[best] / weight[best] - sum[worst] / weight[worst] <= widest)
            continue;
        widest = sum[best] / weight[best] - sum[worst] / weight[worst];
        where[0] = v;
        where[1] = it->channel[best];
        where[2] = it->channel[worst];
    }
    if (at != NULL) {
        at->spread_value = where[0];
        at->best_channel = where[1];
        at->worst_channel = where[2];
    }
    return widest < 0 ? NAN : 10 - widest;
}

int rs_marks_measure(struct rs_eval *ev, int j, int p, struct rs_slot *slot, enum rs_depth depth)
{
    const struct rs_journey *journey = &ev->model->journeys[j];
    double *m = slot->m, risk = m[RS_KILLER_RISK], memory = journey->memory;
    m[RS_MEAN] = over_reached(slot, slot->x, NULL);
    m[RS_END] = find_end(slot);
    int status = rs_peak_measure(ev, j, p, slot);
    slot->base = memory * (m[RS_PEAK] + m[RS_END]) / 2 + (1 - memory) * m[RS_MEAN];
    m[RS_EXPERIENCE] = (1 - risk) * slot->base + risk * journey->killer_score;
    if (depth < RS_DEPTH_WHOLE)
        return status;
    m[RS_FUNCTIONAL] = over_reached(slot, slot->functional, NULL);
    m[RS_EMOTIONAL] = over_reached(slot, slot->emotional, NULL);
    m[RS_EMOTION] = over_reached(slot, slot->x, slot->expects);
    rs_marks_fill_cells(ev, j, slot);
    m[RS_CONSISTENCY] = rs_marks_consistency(ev, j, slot);
    return status;
}
