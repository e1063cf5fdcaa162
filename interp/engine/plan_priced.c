/* What each question behind the bound answers at given prices: the best set of each part by the end of
 * each period, the best start of each action; and how the bound changes with each price. */
#include "engine/plan_relax.h"

#include <math.h>
#include <string.h>

static double *at(double *table, const struct rs_relax *x, int i)
{
    return table + (size_t)i * ((size_t)x->periods + 2);
}

static double own(const struct rs_plan *plan, int i)
{
    return plan->p->own != NULL ? plan->p->own[i] : 0;
}

/* What is allowed and no rounding explains more. */
static double slack(double limit)
{
    return 1 + 1e-9 * (limit > 1 ? 1 : 1 / limit);
}

static bool binds(double limit)
{
    return isfinite(limit) && limit > 0;
}

/* The price of every combination of the members of a part, RS_RELAX_CHUNK of them at a time, at the end of t. */
static void fill_sums(struct rs_relax *x, int part, int t)
{
    int n = x->plan->tables[part].of->n;
    for (int c = 0; c < RS_RELAX_CHUNKS && c * RS_RELAX_CHUNK < n; c++) {
        int held = n - c * RS_RELAX_CHUNK < RS_RELAX_CHUNK ? n - c * RS_RELAX_CHUNK : RS_RELAX_CHUNK;
        x->sum[c][0] = 0;
        for (int set = 1; set < 1 << held; set++)
            x->sum[c][set] = x->sum[c][set & (set - 1)]
                             + *rs_relax_link(x->price, x, part, c * RS_RELAX_CHUNK + __builtin_ctz((unsigned)set), t);
    }
}

/* The best of a table's sets at those prices: its place in it; what it brings in *best. */
static size_t read_sets(const struct rs_relax *x, const struct rs_plan_table *table, double weight,
                        double *best)
{
    const double *low = x->sum[0], *mid = x->sum[1], *high = x->sum[2];
    const uint32_t mask = (1u << RS_RELAX_CHUNK) - 1;
    int n = table->of->n;
    size_t found = 0;
    *best = -INFINITY;
    for (size_t k = 0; k < table->count; k++) {
        uint32_t set = table->set[k];
        double v = weight * table->value[k] - low[set & mask];
        if (n > RS_RELAX_CHUNK)
            v -= mid[set >> RS_RELAX_CHUNK & mask];
        if (n > 2 * RS_RELAX_CHUNK)
            v -= high[set >> 2 * RS_RELAX_CHUNK];
        if (v > *best) {
            *best = v;
            found = k;
        }
    }
    return found;
}

static void keep(struct rs_relax_pool *pool, uint32_t set, double value)
{
    for (size_t k = 0; k < pool->count; k++)
        if (pool->set[k] == set)
            return;
    pool->set[pool->next] = set;
    pool->value[pool->next] = value;
    pool->next = (pool->next + 1) % RS_RELAX_POOL;
    pool->count += pool->count < RS_RELAX_POOL;
}

/* The best set in the pool, as it was when it was kept. */
static uint32_t read_pool(const struct rs_relax *x, int part, int t, double *best)
{
    const struct rs_relax_pool *pool = &x->pool[part];
    uint32_t found = 0;
    *best = -INFINITY;
    for (size_t k = 0; k < pool->count; k++) {
        double v = x->weight[t] * pool->value[k];
        for (uint32_t left = pool->set[k]; left != 0; left &= left - 1)
            v -= *rs_relax_link(x->price, x, part, __builtin_ctz(left), t);
        if (v > *best) {
            *best = v;
            found = pool->set[k];
        }
    }
    return found;
}

/* The best set of one part by the end of t at these prices; how the bound changes goes to the slopes. */
static double best_set(struct rs_relax *x, int part, int t)
{
    const struct rs_plan_table *table = &x->plan->tables[part];
    double best;
    uint32_t found;
    if (x->whole) {
        fill_sums(x, part, t);
        size_t place = read_sets(x, table, x->weight[t], &best);
        found = table->set[place];
        keep(&x->pool[part], found, table->value[place]);
    } else {
        found = read_pool(x, part, t, &best);
    }
    for (int k = 0; k < table->of->n; k++)
        *rs_relax_link(x->slope, x, part, k, t) -= found >> k & 1;
    return best;
}

static double best_sets(struct rs_relax *x)
{
    double sum = 0;
    for (int part = 0; part < x->plan->p->parts; part++)
        for (int t = 1; t <= x->periods; t++) {
            if (x->weight[t] <= 0)
                continue;
            sum += x->plan->tables[part].count > 0 ? best_set(x, part, t)
                                                   : x->weight[t] * x->plan->tables[part].most;
        }
    return sum;
}

/* What each action is paid for having begun and ended by each t, from t on. */
static void fill_pay(struct rs_relax *x)
{
    const struct rs_plan_problem *p = x->plan->p;
    int last = x->periods;
    memset(x->ended, 0, (size_t)p->n * ((size_t)last + 2) * sizeof *x->ended);
    memset(x->begun, 0, (size_t)p->n * ((size_t)last + 2) * sizeof *x->begun);
    for (int part = 0; part < p->parts; part++)
        for (int k = 0; k < p->part[part].n && x->plan->tables[part].count > 0; k++)
            for (int t = 1; t <= last; t++)
                at(x->ended, x, x->plan->tables[part].member[k])[t] += *rs_relax_link(x->price, x, part, k, t);
    const double *price = x->price + x->requires;
    for (int i = 0; i < p->n; i++)
        for (int r = 0; r < p->action[i].n_required; r++, price += last)
            for (int t = 1; t <= last; t++) {
                at(x->begun, x, i)[t] -= price[t - 1];
                at(x->ended, x, p->action[i].required[r])[t - 1] += price[t - 1];
            }
    for (int i = 0; i < p->n; i++) {
        double *ended = at(x->ended, x, i), *begun = at(x->begun, x, i);
        for (int t = last; t >= 1; t--) {
            ended[t] += ended[t + 1] + x->weight[t] * own(x->plan, i);
            begun[t] += begun[t + 1];
        }
    }
    price = x->price + x->conflicts;
    for (int i = 0; i < p->n; i++)
        for (int k = x->plan->against_first[i]; k < x->plan->against_first[i + 1]; k++)
            if (x->plan->against[k] > i) {
                for (int t = 1; t <= last; t++) {
                    at(x->begun, x, i)[t] -= *price;
                    at(x->begun, x, x->plan->against[k])[t] -= *price;
                }
                price++;
            }
}

/* What action i pays when it starts in s; or, with a share to take, that of the limits it takes. */
static double pays(struct rs_relax *x, int i, int s, double *slope)
{
    const struct rs_plan *plan = x->plan;
    const struct rs_plan_problem *p = plan->p;
    const struct rs_plan_action *a = &p->action[i];
    double sum = 0;
    for (int k = plan->use_first[i]; k < plan->use_first[i + 1]; k++)
        for (int q = s; q <= rs_plan_finish(plan, i, s); q++) {
            double limit = rs_plan_capacity(plan, plan->use[k].team, q);
            size_t row = x->links + (size_t)plan->use[k].team * (size_t)x->periods + (size_t)q - 1;
            double share = binds(limit) ? plan->use[k].rate / limit : 0;
            sum += share * x->price[row];
            if (slope != NULL)
                slope[row] -= share;
        }
    for (int k = -1; k < rs_plan_pays(a); k++) { /* -1: of the budget over all */
        double limit = k < 0 ? p->budget : p->budget_per_period, paid = k < 0 ? a->cost : rs_plan_paid(a, k);
        size_t row = x->money + (size_t)(k < 0 ? 0 : s + k);
        double share = binds(limit) ? paid / limit : 0;
        sum += share * x->price[row];
        if (slope != NULL)
            slope[row] -= share;
    }
    return sum;
}

/* Action i started in s, as the slopes of what is neither a team nor money see it. */
static void mark_start(struct rs_relax *x, int i, int s, double *begun)
{
    int finish = rs_plan_finish(x->plan, i, s);
    double *ended = at(x->ended, x, i);
    for (int t = 0; t <= x->periods + 1; t++) {
        ended[t] = t >= finish;
        begun[t] = t >= s;
    }
}

/* The best start of each action, or none; the sum of what they bring. Leaves in ended and begun 1 where
 * an action has. */
static double best_starts(struct rs_relax *x)
{
    const struct rs_plan_problem *p = x->plan->p;
    double sum = 0;
    for (int i = 0; i < p->n; i++) {
        const unsigned char *able = x->able + (size_t)i * ((size_t)x->periods + 1);
        double best = p->action[i].must ? -INFINITY : 0, *begun = at(x->begun, x, i);
        int start = 0;
        for (int s = 1; s <= x->periods; s++) {
            if (!able[s])
                continue;
            double v = at(x->ended, x, i)[rs_plan_finish(x->plan, i, s)] + begun[s] - pays(x, i, s, NULL);
            if (v > best) {
                best = v;
                start = s;
            }
        }
        sum += start > 0 ? best : 0;
        if (start > 0)
            pays(x, i, start, x->slope);
        mark_start(x, i, start > 0 ? start : 2 * x->periods + 2, begun);
    }
    return sum;
}

static void add_slopes(struct rs_relax *x)
{
    const struct rs_plan_problem *p = x->plan->p;
    for (int part = 0; part < p->parts; part++)
        for (int k = 0; k < p->part[part].n && x->plan->tables[part].count > 0; k++)
            for (int t = 1; t <= x->periods; t++)
                *rs_relax_link(x->slope, x, part, k, t) += at(x->ended, x, x->plan->tables[part].member[k])[t];
    double *slope = x->slope + x->requires;
    for (int i = 0; i < p->n; i++)
        for (int r = 0; r < p->action[i].n_required; r++, slope += x->periods)
            for (int t = 1; t <= x->periods; t++)
                slope[t - 1] += at(x->ended, x, p->action[i].required[r])[t - 1] - at(x->begun, x, i)[t];
    slope = x->slope + x->conflicts;
    for (int i = 0; i < p->n; i++)
        for (int k = x->plan->against_first[i]; k < x->plan->against_first[i + 1]; k++)
            if (x->plan->against[k] > i)
                *slope++ += 1 - at(x->begun, x, i)[x->periods]
                            - at(x->begun, x, x->plan->against[k])[x->periods];
}

/* What all that is allowed costs at these prices. */
static double allowance(struct rs_relax *x)
{
    const struct rs_plan_problem *p = x->plan->p;
    double sum = 0;
    for (size_t k = x->links; k < x->requires; k++) {
        double limit = k == x->money ? p->budget : k > x->money ? p->budget_per_period
                     : p->capacity[k - x->links];
        if (binds(limit)) {
            x->slope[k] += slack(limit);
            sum += x->price[k] * slack(limit);
        }
    }
    for (size_t k = x->conflicts; k < x->count; k++)
        sum += x->price[k];
    return sum;
}

double rs_relax_at_prices(struct rs_relax *x)
{
    memset(x->slope, 0, x->count * sizeof *x->slope);
    double sum = best_sets(x) + allowance(x);
    fill_pay(x);
    sum += best_starts(x);
    add_slopes(x);
    return sum;
}

