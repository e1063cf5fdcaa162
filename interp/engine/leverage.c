/* What is decisive: by how much U rises when the marks of one touchpoint do, for all touchpoints of
 * a journey at once. Only what a touchpoint adds to each sum changes; of the peak, its place among
 * the others. The sums are those of the manual's "What the figures mean". See eval.h.
 *
 * The peak. Let the chain be censored in the order of intensity, least intense first. A touchpoint
 * whose mark rises from x to x' takes another place in that order, and passes others. Let
 * G = the chance that a customer meets it and none of those still to be eliminated; P is G at its
 * old place. Each other j that it passes changes G by V_j, the chance that both are met and none
 * after the later of the two. Of sum P x, then, passing upwards changes
 *   x'(P + sum V) - x P - sum V_j x_j, and downwards x'(P - sum V) - x P + sum V_j x_j. */
#include "engine/eval.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A step between two positions of the order, with the way back. */
struct link {
    int at;
    double to, from;
};

struct levers {
    struct rs_eval *ev;
    int j, unscored, count;
    struct rs_slot *slot;
    struct rs_arena arena;
    struct link *row;          /* [count] the later neighbours of one position */
    int *early_ptr;            /* [count + 1] the earlier neighbours of each, in the sparse part */
    struct link *early, *near; /* near: [count] those of one position, all of them */
    double *flow, *open;       /* [count] what had come to it, and its exit, before each of near */
    double *y, *z;             /* [count] of the touchpoint that moves up, kept at zero */
    double weight;             /* sum of P */
    double *chance;            /* [n] P of each state */
    double w, w_functional, w_emotional, w_end; /* the weights of the means */
    int last;                  /* the last scored state, for an end nobody comes to */
    double worth[RS_MEASURES]; /* of one unit of this persona's measure, in U */
};

/* --- the censored chain --------------------------------------------------------------------- */

/* The later neighbours of position i, in v->row. */
static int load_row(struct levers *v, int i)
{
    const struct rs_chain *c = &v->ev->ranked;
    int n = 0, tail = c->dense_at[0];
    if (i < tail) {
        for (int k = c->later_ptr[i]; k < c->later_ptr[i + 1]; k++)
            v->row[n++] = (struct link){c->later[k], c->to[k], c->from[k]};
        return n;
    }
    size_t width = (size_t)(v->count - tail);
    for (int k = i + 1; k < v->count; k++) {
        double to = c->dense[(size_t)(i - tail) * width + (size_t)(k - tail)];
        double from = c->dense[(size_t)(k - tail) * width + (size_t)(i - tail)];
        if (to > 0 || from > 0)
            v->row[n++] = (struct link){k, to, from};
    }
    return n;
}

/* Turns the rows of the sparse part round. */
static int index_early(struct levers *v)
{
    const struct rs_chain *c = &v->ev->ranked;
    int tail = c->dense_at[0], links = c->later_ptr[tail];
    v->early_ptr = rs_arena_take(&v->arena, (size_t)v->count + 2, sizeof(int));
    v->early = rs_arena_take(&v->arena, (size_t)links, sizeof *v->early);
    if (v->early_ptr == NULL || v->early == NULL)
        return RS_ENOMEM;
    for (int k = 0; k < links; k++)
        v->early_ptr[c->later[k] + 2]++;
    for (int i = 0; i < v->count; i++)
        v->early_ptr[i + 2] += v->early_ptr[i + 1];
    for (int i = 0; i < tail; i++)
        for (int k = c->later_ptr[i]; k < c->later_ptr[i + 1]; k++)
            v->early[v->early_ptr[c->later[k] + 1]++] = (struct link){i, c->to[k], c->from[k]};
    return RS_OK;
}

/* The earlier neighbours of position i, in v->near; `to` is the step to i. */
static int load_early(struct levers *v, int i)
{
    const struct rs_chain *c = &v->ev->ranked;
    int n = 0, tail = c->dense_at[0];
    size_t width = (size_t)(v->count - tail);
    for (int k = v->early_ptr[i]; k < v->early_ptr[i + 1]; k++)
        v->near[n++] = v->early[k];
    for (int k = tail; k < i; k++) {
        double to = c->dense[(size_t)(k - tail) * width + (size_t)(i - tail)];
        double from = c->dense[(size_t)(i - tail) * width + (size_t)(k - tail)];
        if (to > 0 || from > 0)
            v->near[n++] = (struct link){k, to, from};
    }
    return n;
}

/* --- the peak ------------------------------------------------------------------------------- */

/* Position i moves down past those from `low` on: what came to it and left it before each of them
 * was taken out is summed from the beginning, its pivot taken back from the end. */
static double moves_down(struct levers *v, int i, int low, double x, double to_x)
{
    const struct rs_chain *c = &v->ev->ranked;
    const struct rs_slot *slot = v->slot;
    int n = load_early(v, i), state = v->ev->order[i];
    double flow = v->ev->start[state], open = v->ev->out[state], pivot = c->pivot[i];
    double first = v->chance[state], sum = 0, marks = 0;
    for (int k = 0; k < n; k++) {
        const struct link *it = &v->near[k];
        v->flow[k] = flow;
        v->open[k] = open;
        flow += c->rhs[it->at] * (it->to / c->pivot[it->at]);
        open += it->from * (c->exit[it->at] / c->pivot[it->at]);
    }
    for (int k = n - 1, after = 1; k >= 0 && v->near[k].at >= low; k--, after = 0) {
        const struct link *it = &v->near[k];
        double now = (after ? flow * open : v->flow[k + 1] * v->open[k + 1]) / pivot;
        pivot += it->from * (it->to / c->pivot[it->at]);
        double passed = now - v->flow[k] * v->open[k] / pivot;
        sum += passed;
        marks += passed * slot->x[v->ev->order[it->at]];
    }
    return to_x * (first - sum) - x * first + marks;
}

/* Position i moves up past those before `high`, which are taken out one by one while it stays: y is
 * where one goes from it first, of what is left, and z how often it is met from there on the way
 * to what is left; often and again count the meetings of a new customer, and of one who is there. */
static double moves_up(struct levers *v, int i, int high, double x, double to_x)
{
    const struct rs_chain *c = &v->ev->ranked;
    const struct rs_slot *slot = v->slot;
    double often = c->rhs[i] / c->pivot[i], again = 1 / c->pivot[i];
    double out = c->exit[i] / c->pivot[i], first = v->chance[v->ev->order[i]];
    double now = first, sum = 0, marks = 0;
    int n = load_row(v, i), most = i;
    for (int k = 0; k < n; k++) {
        v->y[v->row[k].at] = v->row[k].to / c->pivot[i];
        v->z[v->row[k].at] = v->row[k].from / c->pivot[i];
        most = v->row[k].at > most ? v->row[k].at : most;
    }
    for (int j = i + 1; j < high && j <= most; j++) {
        double y = v->y[j], z = v->z[j] / c->pivot[j];
        if (y == 0 && z == 0)
            continue;
        n = load_row(v, j);
        for (int k = 0; k < n; k++) {
            v->y[v->row[k].at] += y * (v->row[k].to / c->pivot[j]);
            v->z[v->row[k].at] += z * v->row[k].from;
            most = v->row[k].at > most ? v->row[k].at : most;
        }
        out += y * (c->exit[j] / c->pivot[j]);
        often += c->rhs[j] * z;
        again += y * z;
        double passed = often / again * out - now;
        now += passed;
        sum += passed;
        marks += passed * slot->x[v->ev->order[j]];
    }
    memset(v->y + i, 0, (size_t)(most - i + 1) * sizeof(double));
    memset(v->z + i, 0, (size_t)(most - i + 1) * sizeof(double));
    return to_x * (first + sum) - x * first - marks;
}

/* The first position whose rank is after r. */
static int place_after(const struct levers *v, struct rs_rank r)
{
    int low = v->unscored, high = v->count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (rs_peak_compare(&v->ev->rank[middle], &r) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* By how much the peak changes when the mark at position i does. */
static double peak_change(struct levers *v, int i, double to_x)
{
    struct rs_rank r = {rs_peak_away(to_x), v->ev->order[i]};
    double x = v->slot->x[r.state];
    int place = place_after(v, r);
    double change = place > i ? moves_up(v, i, place, x, to_x) : moves_down(v, i, place, x, to_x);
    return v->weight > 0 ? change / v->weight : 0;
}

/* --- what the means are worth --------------------------------------------------------------- */

/* What one unit of a measure of journey j is worth in U. */
static double worth_of(const struct rs_eval *ev, int j, enum rs_measure m)
{
    double worth = 0;
    for (int g = 0; g < ev->model->n_goals; g++) {
        const struct rs_goal *goal = &ev->model->goals[g];
        double all = 0;
        if (goal->measure != m || !ev->model->journeys[j].counts || isnan(ev->journeys[j].m[m]))
            continue;
        for (int k = 0; k < ev->model->n_journeys; k++)
            if (ev->model->journeys[k].counts && !isnan(ev->journeys[k].m[m]))
                all += ev->model->journeys[k].weight;
        if (goal->journey == j)
            worth += goal->sign * goal->worth;
        else if (goal->journey == RS_NONE && all > 0)
            worth += goal->sign * goal->worth * ev->model->journeys[j].weight / all;
    }
    return worth;
}

/* The share of persona p among those with a figure. */
static double share_of(const struct rs_eval *ev, int j, int p, enum rs_measure m)
{
    double all = 0;
    for (int q = 0; q < ev->model->n_personas; q++) {
        const struct rs_slot *slot = &ev->journeys[j].slots[q];
        if (slot->makes && !isnan(slot->m[m]))
            all += ev->model->personas[q].share;
    }
    return isnan(ev->journeys[j].slots[p].m[m]) || !(all > 0) ? 0
                                                              : ev->model->personas[p].share / all;
}

static void sum_weights(struct levers *v)
{
    const struct rs_slot *slot = v->slot;
    for (int i = 0; i < slot->n; i++) {
        double w = slot->importance[i] * slot->reach[i];
        if (!(slot->reach[i] > 0))
            continue;
        v->w_functional += isnan(slot->functional[i]) ? 0 : w;
        v->w_emotional += isnan(slot->emotional[i]) ? 0 : w;
        if (isnan(slot->x[i]))
            continue;
        v->w += w;
        v->w_end += slot->visits[i] * (slot->leave[i] + slot->done[i]);
        v->last = i;
    }
}

static double part_of(double delta, double w, double all)
{
    return all > 0 && delta != 0 && !isnan(delta) ? delta * w / all : 0;
}

static double consistency_change(struct levers *v, int i)
{
    rs_marks_add_cells(v->ev, v->j, v->slot, i, 0, -1);
    rs_marks_add_cells(v->ev, v->j, v->slot, i, 1, 1);
    double now = rs_marks_consistency(v->ev, v->j, NULL);
    rs_marks_add_cells(v->ev, v->j, v->slot, i, 1, -1);
    rs_marks_add_cells(v->ev, v->j, v->slot, i, 0, 1);
    return now - v->slot->m[RS_CONSISTENCY];
}

/* What U gains by the marks at position k of the order. */
static double gain_at(struct levers *v, int k)
{
    const struct rs_slot *slot = v->slot;
    const struct rs_journey *journey = &v->ev->model->journeys[v->j];
    int i = v->ev->order[k];
    double x[3], d[RS_MEASURES] = {0}, gain = 0, w = slot->importance[i] * slot->reach[i];
    rs_marks_raised(v->ev, slot, i, x);
    double delta = x[0] - slot->x[i];
    if (delta != 0) {
        bool asked = v->worth[RS_PEAK] != 0 || v->worth[RS_EXPERIENCE] != 0;
        d[RS_MEAN] = d[RS_EMOTION] = part_of(delta, w, v->w);
        d[RS_PEAK] = asked ? peak_change(v, k, x[0]) : 0;
        d[RS_END] = v->w_end > 0
                        ? part_of(delta, slot->visits[i] * (slot->leave[i] + slot->done[i]), v->w_end)
                        : i == v->last ? delta : 0;
    }
    d[RS_FUNCTIONAL] = part_of(x[1] - slot->functional[i], w, v->w_functional);
    d[RS_EMOTIONAL] = part_of(x[2] - slot->emotional[i], w, v->w_emotional);
    d[RS_EXPERIENCE] = (1 - slot->m[RS_KILLER_RISK]) *
                       (journey->memory * (d[RS_PEAK] + d[RS_END]) / 2 +
                        (1 - journey->memory) * d[RS_MEAN]);
    if (v->worth[RS_CONSISTENCY] != 0)
        d[RS_CONSISTENCY] = consistency_change(v, i);
    for (int m = 0; m < RS_MEASURES; m++)
        if (v->worth[m] != 0)
            gain += v->worth[m] * d[m];
    return gain;
}

/* --- all of a journey ----------------------------------------------------------------------- */

static int take_room(struct levers *v)
{
    size_t n = (size_t)v->count;
    v->row = rs_arena_take(&v->arena, n, sizeof *v->row);
    v->near = rs_arena_take(&v->arena, n, sizeof *v->near);
    v->flow = rs_arena_take(&v->arena, n, sizeof(double));
    v->open = rs_arena_take(&v->arena, n, sizeof(double));
    v->y = rs_arena_take(&v->arena, n, sizeof(double));
    v->z = rs_arena_take(&v->arena, n, sizeof(double));
    v->chance = rs_arena_take(&v->arena, (size_t)v->slot->n, sizeof(double));
    bool ok = v->row != NULL && v->near != NULL && v->flow != NULL && v->open != NULL &&
              v->y != NULL && v->z != NULL && v->chance != NULL;
    return ok ? index_early(v) : RS_ENOMEM;
}

static int add_persona(struct rs_eval *ev, int j, int p, double *gain)
{
    struct levers v = {.ev = ev, .j = j, .slot = &ev->journeys[j].slots[p], .last = RS_NONE};
    for (int m = 0; m < RS_MEASURES; m++)
        v.worth[m] = worth_of(ev, j, (enum rs_measure)m) * share_of(ev, j, p, (enum rs_measure)m);
    int status = rs_peak_rank(ev, j, v.slot, &v.unscored, &v.count);
    if (status != RS_OK || v.unscored == v.count)
        return status;
    status = take_room(&v);
    if (status == RS_OK) {
        rs_chain_last(&ev->ranked, ev->start, v.chance);
        for (int k = v.unscored; k < v.count; k++)
            v.weight += v.chance[ev->order[k]];
        sum_weights(&v);
        rs_marks_fill_cells(ev, j, v.slot);
        for (int k = v.unscored; k < v.count; k++)
            gain[v.slot->met[ev->order[k]]] += gain_at(&v, k);
    }
    rs_arena_free(&v.arena);
    return status;
}

int rs_eval_leverage(struct rs_eval *ev, int journey, const unsigned char *taken, double *gain)
{
    double u;
    for (int t = 0; t < ev->model->journeys[journey].n_touchpoints; t++)
        gain[t] = 0;
    int status = rs_eval_utility(ev, taken, &u);
    if (status == RS_OK)
        status = rs_eval_run(ev, taken);
    for (int p = 0; p < ev->model->n_personas && status == RS_OK; p++) {
        const struct rs_slot *slot = &ev->journeys[journey].slots[p];
        if (slot->makes && slot->n > 0)
            status = add_persona(ev, journey, p, gain);
    }
    return status;
}
