/* An independent reference for the tests of the engine: dense, in long double, written from the
 * definitions and not from the engine. It owns nothing. */
#ifndef RS_TESTS_ENGINE_REFERENCE_H
#define RS_TESTS_ENGINE_REFERENCE_H

#include "engine_support.h"

typedef long double real;

/* Inverts a (n x n, row after row) by Gauss and Jordan with the largest pivot of the column. */
static UNUSED void invert(real *a, int n, real *out)
{
    for (int i = 0; i < n; i++)
        for (int k = 0; k < n; k++)
            out[i * n + k] = i == k;
    for (int c = 0; c < n; c++) {
        int best = c;
        for (int r = c; r < n; r++)
            if (fabsl(a[r * n + c]) > fabsl(a[best * n + c]))
                best = r;
        for (int k = 0; k < n; k++) {
            real t = a[c * n + k];
            a[c * n + k] = a[best * n + k];
            a[best * n + k] = t;
            t = out[c * n + k];
            out[c * n + k] = out[best * n + k];
            out[best * n + k] = t;
        }
        real pivot = a[c * n + c];
        assert_true(pivot != 0);
        for (int k = 0; k < n; k++) {
            a[c * n + k] /= pivot;
            out[c * n + k] /= pivot;
        }
        for (int r = 0; r < n; r++) {
            real f = a[r * n + c];
            if (r == c || f == 0)
                continue;
            for (int k = 0; k < n; k++) {
                a[r * n + k] -= f * a[c * n + k];
                out[r * n + k] -= f * out[c * n + k];
            }
        }
    }
}

struct reference {
    int n, met[64];
    real q[64 * 64], leave[64], done[64], start[64], kill[64], inv[64 * 64], kept[64 * 64];
    real done_at_start;
    real visits[64], reach[64], finish[64], x[64], e[64];
    double m[RS_MEASURES];
    int peak_at;
    bool vetoed;
};

/* The state a touchpoint stands for: it, or the first met one after it; -1 is done. */
static int stands_for(const struct reference *r, int touchpoint)
{
    for (int i = 0; i < r->n && touchpoint >= 0; i++)
        if (r->met[i] >= touchpoint)
            return i;
    return -1;
}

static UNUSED real mark_over(const struct rs_model *m, const struct rs_mark *marks, int n, int kind,
                      const struct rs_rec *common)
{
    real sum = 0, weight = 0;
    for (int i = 0; i < n; i++) {
        bool in = common == NULL || common->n_marks == 0;
        for (int k = 0; !in && k < common->n_marks; k++)
            in = common->marks[k].value == marks[i].value;
        if (!in || (kind >= 0 && (int)m->values[marks[i].value].kind != kind))
            continue;
        sum += m->values[marks[i].value].weight * (real)marks[i].mark;
        weight += m->values[marks[i].value].weight;
    }
    return weight > 0 ? sum / weight : (real)NAN;
}

static UNUSED void refer_chain(const struct rs_model *m, int j, int p, struct reference *r)
{
    const struct rs_journey *jo = &m->journeys[j];
    memset(r, 0, sizeof *r);
    for (int t = 0; t < jo->n_touchpoints; t++)
        if (rs_model_rec(&jo->touchpoints[t], p)->meets)
            r->met[r->n++] = t;
    int n = r->n;
    for (int i = 0; i < n; i++) {
        const struct rs_rec *rec = rs_model_rec(&jo->touchpoints[r->met[i]], p);
        real safe = 1;
        r->leave[i] = rec->leave;
        for (int k = 0; k < jo->touchpoints[r->met[i]].n_killers; k++)
            safe *= 1 - (real)rec->killers[k];
        r->kill[i] = 1 - safe;
        for (int k = 0; k < rec->n_next; k++) {
            int to = stands_for(r, rec->next[k].to);
            real chance = rec->next[k].p * (1 - (real)rec->leave);
            if (to < 0)
                r->done[i] += chance;
            else
                r->q[i * n + to] += chance;
        }
        if (!rec->has_next && i + 1 < n)
            r->q[i * n + i + 1] = 1 - (real)rec->leave;
        else if (!rec->has_next)
            r->done[i] = 1 - (real)rec->leave;
    }
    if (jo->n_starts == 0 && n > 0)
        r->start[0] = 1;
    for (int k = 0; k < jo->n_starts; k++) {
        int to = stands_for(r, jo->starts[k].to);
        if (to >= 0)
            r->start[to] += jo->starts[k].p;
        else
            r->done_at_start += jo->starts[k].p;
    }
}

/* Entries of an inverse between states that no step connects are rounding: they are 0. */
static UNUSED void clear_unconnected(struct reference *r)
{
    static bool way[64 * 64];
    int n = r->n;
    for (int i = 0; i < n * n; i++)
        way[i] = i / n == i % n || r->q[i] > 0;
    for (int k = 0; k < n; k++)
        for (int i = 0; i < n * n; i++)
            way[i] = way[i] || (way[i / n * n + k] && way[k * n + i % n]);
    for (int i = 0; i < n * n; i++)
        if (!way[i])
            r->inv[i] = r->kept[i] = 0;
}

static UNUSED void refer_inverses(struct reference *r)
{
    static real a[64 * 64];
    int n = r->n;
    for (int i = 0; i < n * n; i++)
        a[i] = (i / n == i % n) - r->q[i];
    invert(a, n, r->inv);
    for (int i = 0; i < n * n; i++)
        a[i] = (i / n == i % n) - (1 - r->kill[i / n]) * r->q[i];
    invert(a, n, r->kept);
    clear_unconnected(r);
    for (int t = 0; t < n; t++)
        for (int s = 0; s < n; s++) {
            r->visits[t] += r->start[s] * r->inv[s * n + t];
            r->finish[t] += r->inv[t * n + s] * r->done[s];
        }
    for (int t = 0; t < n; t++)
        r->reach[t] = r->visits[t] / r->inv[t * n + t];
}

static UNUSED void refer_way(const struct rs_model *m, int j, struct reference *r)
{
    const struct rs_journey *jo = &m->journeys[j];
    int n = r->n, back = -1;
    real c = r->done_at_start, kept = r->done_at_start, through = r->done_at_start;
    real minutes = 0, cost = 0, hand = 0, chan = 0;
    int timed = 0, priced = 0, owned = 0, placed = 0;
    bool any = false;
    for (int t = 0; t < n; t++) {
        c += r->visits[t] * r->done[t];
        any = any || (r->reach[t] > 0 && r->kill[t] > 0);
        for (int s = 0; s < n; s++) {
            kept += r->start[s] * r->kept[s * n + t] * (1 - r->kill[t]) * r->done[t];
            through += r->start[s] * r->kept[s * n + t] * (1 - r->kill[t]) *
                       (r->done[t] + r->leave[t]);
        }
    }
    for (int i = 0; i < n; i++) {
        const struct rs_touchpoint *a = &jo->touchpoints[r->met[i]];
        minutes += isnan(r->x[i]) ? 0 : r->visits[i] * r->finish[i] * r->x[i];
        cost += isnan(a->channel_cost) ? 0 : r->visits[i] * a->channel_cost;
        timed += !isnan(r->x[i]);
        priced += !isnan(a->channel_cost);
        owned += a->owner >= 0;
        placed += a->channel >= 0;
        for (int k = 0; k < n; k++) {
            const struct rs_touchpoint *b = &jo->touchpoints[r->met[k]];
            real often = r->visits[i] * r->q[i * n + k] * r->finish[k];
            hand += a->owner >= 0 && b->owner >= 0 && a->owner != b->owner ? often : 0;
            chan += a->channel >= 0 && b->channel >= 0 && a->channel != b->channel ? often : 0;
        }
        for (int k = 0; k < jo->n_to && back < 0; k++)
            back = jo->to[k] == r->met[i] ? i : -1;
    }
    r->m[RS_COMPLETION] = (double)c;
    r->m[RS_DURATION] = c > 0 && timed > 0 ? (double)(minutes / c) : NAN;
    r->m[RS_COST_TO_SERVE] = c > 0 && priced > 0 ? (double)(cost / c) : NAN;
    r->m[RS_HANDOVERS] = c > 0 && owned > 1 ? (double)(hand / c) : NAN;
    r->m[RS_CHANNEL_SWITCHES] = c > 0 && placed > 1 ? (double)(chan / c) : NAN;
    r->m[RS_KILLER_RISK] = any ? (double)(1 - through) : 0;
    r->vetoed = r->m[RS_KILLER_RISK] > jo->tolerance + 1e-12;
    real c_to = c, kept_to = kept, life = c;
    if (back >= 0) {
        c_to = r->finish[back];
        kept_to = 0;
        for (int s = 0; s < n; s++)
            kept_to += r->kept[back * n + s] * (1 - r->kill[s]) * r->done[s];
    }
    for (int i = 1; jo->cyclic && i <= jo->rounds; i++)
        life += jo->probability * kept * powl(jo->probability * kept_to, i - 1) * c_to;
    r->m[RS_LIFETIME] = (double)life;
}

static UNUSED double refer_mean(const struct rs_model *m, int j, int p, const struct reference *r,
                         int kind, bool emotion)
{
    real sum = 0, weight = 0;
    for (int i = 0; i < r->n; i++) {
        const struct rs_rec *rec = rs_model_rec(&m->journeys[j].touchpoints[r->met[i]], p);
        real v = kind < 0 ? r->x[i] : mark_over(m, rec->marks, rec->n_marks, kind, NULL);
        real w = !isnan(rec->importance) ? rec->importance : rec->moment ? 10 : 5;
        if (isnan(v) || !(r->reach[i] > 0))
            continue;
        sum += w * r->reach[i] * (emotion ? v - r->e[i] : v);
        weight += w * r->reach[i];
    }
    return weight > 0 ? (double)(sum / weight) : NAN;
}

/* The chance to come to one of the states that are set. */
static UNUSED real hits(const struct reference *r, const bool *set)
{
    static real a[64 * 64], inverse[64 * 64];
    int n = r->n;
    real sum = 0;
    for (int i = 0; i < n * n; i++)
        a[i] = (i / n == i % n) - (set[i / n] ? 0 : r->q[i]);
    invert(a, n, inverse);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < n; k++)
            if (set[k])
                sum += r->start[i] * inverse[i * n + k];
    return sum;
}

/* Adds the touchpoints to a set, most intense first: what each adds to the chance to come to the
 * set is its chance to be the peak. */
static UNUSED real refer_peak(struct reference *r)
{
    bool set[64] = {false};
    real before = 0, sum = 0, chance[64] = {0}, most = 0;
    r->peak_at = RS_NONE;
    for (;;) {
        int next = -1;
        for (int i = 0; i < r->n; i++) {
            if (isnan(r->x[i]) || !(r->reach[i] > 0) || set[i])
                continue;
            if (next < 0 || roundl(1e9L * fabsl(r->x[i] - 5.5L)) >=
                                roundl(1e9L * fabsl(r->x[next] - 5.5L)))
                next = i;
        }
        if (next < 0)
            break;
        set[next] = true;
        real now = hits(r, set);
        chance[next] = now - before;
        sum += chance[next] * r->x[next];
        most = fmaxl(most, chance[next]);
        before = now;
    }
    for (int i = 0; i < r->n; i++)
        if (set[i] && chance[i] >= most - 1e-9L)
            r->peak_at = r->met[i];
    return before > 0 ? sum / before : (real)NAN;
}

/* The spread between channels on value v; v == n_values: where there are no marks per value. */
static UNUSED real refer_spread(const struct rs_model *m, int j, int p, const struct reference *r, int v)
{
    real low = 1e9, high = -1e9;
    int channels = 0;
    for (int c = 0; c < 64; c++) {
        real s = 0, w = 0;
        for (int i = 0; i < r->n; i++) {
            const struct rs_touchpoint *touch = &m->journeys[j].touchpoints[r->met[i]];
            const struct rs_rec *rec = rs_model_rec(touch, p);
            real share = touch->channel == c;
            for (int k = 0; k < touch->n_channels; k++)
                share = touch->channels[k].channel == c ? touch->channels[k].share
                        : k == 0                        ? 0
                                                        : share;
            if (isnan(r->x[i]))
                continue;
            for (int k = 0; k < rec->n_marks; k++)
                if (rec->marks[k].value == v) {
                    s += share * r->reach[i] * rec->marks[k].mark;
                    w += share * r->reach[i];
                }
            if (v == m->n_values && rec->n_marks == 0) {
                s += share * r->reach[i] * r->x[i];
                w += share * r->reach[i];
            }
        }
        if (w > 0) {
            low = fminl(low, s / w);
            high = fmaxl(high, s / w);
            channels++;
        }
    }
    return channels < 2 ? (real)NAN : high - low;
}

static UNUSED void refer_memory(const struct rs_model *m, int j, int p, struct reference *r)
{
    const struct rs_journey *jo = &m->journeys[j];
    real sum = 0, weight = 0, last = NAN, widest = NAN;
    for (int i = 0; i < r->n; i++) {
        if (isnan(r->x[i]) || !(r->reach[i] > 0))
            continue;
        sum += r->visits[i] * (r->leave[i] + r->done[i]) * r->x[i];
        weight += r->visits[i] * (r->leave[i] + r->done[i]);
        last = r->x[i];
    }
    real peak = refer_peak(r), end = weight > 0 ? sum / weight : last;
    real base_line = jo->memory * (peak + end) / 2 + (1 - (real)jo->memory) * r->m[RS_MEAN];
    real k = r->m[RS_KILLER_RISK];
    r->m[RS_PEAK] = (double)peak;
    r->m[RS_END] = (double)end;
    r->m[RS_EXPERIENCE] = (double)((1 - k) * base_line + k * jo->killer_score);
    for (int v = 0; v <= m->n_values; v++)
        widest = fmaxl(widest, refer_spread(m, j, p, r, v));
    r->m[RS_CONSISTENCY] = (double)(10 - widest);
}

/* All measures of persona p on journey j, without actions; at most 64 touchpoints, everyone can
 * leave. */
static UNUSED void refer(const struct rs_model *m, int j, int p, struct reference *r)
{
    refer_chain(m, j, p, r);
    refer_inverses(r);
    for (int i = 0; i < r->n; i++) {
        const struct rs_rec *rec = rs_model_rec(&m->journeys[j].touchpoints[r->met[i]], p);
        bool none = isnan(rec->duration) && isnan(rec->wait);
        r->x[i] = none ? (real)NAN
                       : (isnan(rec->duration) ? 0 : rec->duration) +
                             (real)(isnan(rec->wait) ? 0 : rec->wait);
    }
    refer_way(m, j, r);
    for (int i = 0; i < r->n; i++) {
        const struct rs_rec *rec = rs_model_rec(&m->journeys[j].touchpoints[r->met[i]], p);
        const struct rs_expects *e = rec->expects.given ? &rec->expects
                                                        : &m->personas[p].expects;
        r->x[i] = rec->n_marks > 0 ? mark_over(m, rec->marks, rec->n_marks, -1, NULL)
                                   : (real)rec->experience;
        r->e[i] = !e->given ? 5.5L : !isnan(e->mark) ? (real)e->mark
                                                     : mark_over(m, e->marks, e->n, -1, rec);
        if (isnan(r->e[i]))
            r->e[i] = 5.5L;
    }
    r->m[RS_MEAN] = refer_mean(m, j, p, r, -1, false);
    r->m[RS_EMOTION] = refer_mean(m, j, p, r, -1, true);
    r->m[RS_FUNCTIONAL] = refer_mean(m, j, p, r, RS_KIND_FUNCTIONAL, false);
    r->m[RS_EMOTIONAL] = refer_mean(m, j, p, r, RS_KIND_EMOTIONAL, false);
    refer_memory(m, j, p, r);
    if (r->n == 0) {
        for (int i = 0; i < RS_MEASURES; i++)
            r->m[i] = NAN;
        r->vetoed = false;
    }
}

#endif
