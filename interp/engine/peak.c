/* The expected peak of one customer: of the touchpoints met the one furthest from a pass, whichever
 * that is for each way through. Formula: "peak" in the manual's "What the figures mean". See
 * eval.h. */
#include "engine/eval.h"

#include <math.h>
#include <stdlib.h>

static const double pass = 5.5;

double rs_peak_away(double mark)
{
    return floor(fabs(mark - pass) * 1e9 + 0.5);
}

int rs_peak_compare(const void *a, const void *b)
{
    const struct rs_rank *x = a, *y = b;
    if (x->away != y->away)
        return x->away < y->away ? -1 : 1;
    return (x->state > y->state) - (x->state < y->state);
}

/* Most journeys are short, and all but sorted where one touchpoint after the other counts for more or less. */
static void sort(struct rs_rank *list, int n)
{
    enum { SHORT = 48 };
    if (n > SHORT) {
        qsort(list, (size_t)n, sizeof *list, rs_peak_compare);
        return;
    }
    for (int i = 1; i < n; i++) {
        struct rs_rank own = list[i];
        int at = i;
        for (; at > 0 && list[at - 1].away > own.away; at--)
            list[at] = list[at - 1];
        list[at] = own;
    }
}

/* Lists the reached states, least intense first. */
static void rank(struct rs_eval *ev, const struct rs_slot *slot, int *unscored, int *count)
{
    int n = 0, blank = 0;
    for (int i = 0; i < slot->n; i++) {
        if (!(slot->visits[i] > 0))
            continue;
        blank += isnan(slot->x[i]);
        ev->rank[n++] = (struct rs_rank){isnan(slot->x[i]) ? -1 : rs_peak_away(slot->x[i]), i};
    }
    sort(ev->rank, n);
    for (int k = 0; k < n; k++)
        ev->order[k] = ev->rank[k].state;
    *unscored = blank;
    *count = n;
}

int rs_peak_rank(struct rs_eval *ev, int j, struct rs_slot *slot, int *unscored, int *count)
{
    rank(ev, slot, unscored, count);
    if (*unscored == *count)
        return RS_OK;
    rs_way_start(ev, j, slot);
    for (int i = 0; i < slot->n; i++)
        ev->out[i] = slot->leave[i] + slot->done[i];
    int status = rs_chain_shape_in_order(&ev->ranked, slot->n, slot->ptr, slot->col, ev->order,
                                         *count);
    return status == RS_OK ? rs_chain_factor(&ev->ranked, slot->val, ev->out) : status;
}

/* The largest chance to be the peak, of equals (within 1e-9) the later touchpoint. */
static int most_often(const struct rs_slot *slot, const double *chance)
{
    double most = 0;
    for (int i = 0; i < slot->n; i++)
        if (!isnan(slot->x[i]))
            most = fmax(most, chance[i]);
    for (int i = slot->n - 1; most > 0 && i >= 0; i--)
        if (!isnan(slot->x[i]) && chance[i] >= most - 1e-9 && chance[i] > 0)
            return slot->met[i];
    return RS_NONE;
}

int rs_peak_measure(struct rs_eval *ev, int j, int p, struct rs_slot *slot)
{
    int unscored, count;
    double sum = 0, weight = 0;
    slot->peak_at = RS_NONE;
    slot->m[RS_PEAK] = NAN;
    int status = rs_peak_rank(ev, j, slot, &unscored, &count);
    if (status == RS_ETRAP)
        ev->trap = (struct rs_trap){j, slot->met[ev->order[0]], p};
    if (status != RS_OK || unscored == count)
        return status;
    rs_chain_last(&ev->ranked, ev->start, ev->rhs);
    for (int k = unscored; k < count; k++) {
        int i = ev->order[k];
        sum += ev->rhs[i] * slot->x[i];
        weight += ev->rhs[i];
    }
    if (weight > 0)
        slot->m[RS_PEAK] = sum / weight;
    slot->peak_at = most_often(slot, ev->rhs);
    return RS_OK;
}
