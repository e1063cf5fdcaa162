/* A bound on what any plan gains, where utility is a sum over parts that not too many actions touch.
 *
 * A plan is taken apart into questions that are easy each: which set of a part's actions is best to
 * have ended by period t (its table is read through), and when each action is best started. What ties
 * them together has a price instead: that both speak of the same actions, the days of each team and the
 * money in each period, that what is required ends first, that no two conflict. Every choice of prices
 * gives a bound (Lagrangian decomposition); better prices are looked for by a subgradient method
 * (steps after Polyak, in a direction that remembers the ones before). */
#include "engine/plan_table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Sets in a pool; of how many rounds one reads all tables. */
enum { CHUNK = 11, CHUNKS = 3, POOL = 256, EVERY = 8, PATIENCE = 3 };

static const double MEMORY = 0.6, FIRST_STEP = 0.6, SHORTER = 0.75;

/* Sets of a part that were best once, where most rounds look instead of in the whole table. */
struct pool {
    uint32_t set[POOL];
    double value[POOL];
    size_t count, next;
};

struct relax {
    struct rs_plan *plan;
    struct pool *pool;     /* [parts] */
    bool whole;            /* whether this round reads all tables: only then it gives a bound */
    int periods;
    double aim;            /* what the best plan known gains, summed over the lookahead */
    double *weight;        /* [T + 1] */
    unsigned char *able;   /* [n * (T + 1)] whether it could start in s */
    /* The prices, and for each: how the bound changes with it, the direction, how large it may well be.
     * Links of each part's members for each t, then, from 0 up: teams, money, requires, conflicts. */
    size_t links, money, requires, conflicts, count;
    size_t *link;          /* [parts] of the first member, in t = 1 */
    double *price, *slope, *way, *size, *kept;
    double *ended, *begun; /* [n * (T + 2)] what an action is paid for each t by which it has */
    double (*sum)[1 << CHUNK]; /* [CHUNKS] */
};

static double *at(double *table, const struct relax *x, int i)
{
    return table + (size_t)i * ((size_t)x->periods + 2);
}

static double *of_link(double *list, const struct relax *x, int part, int member, int t)
{
    return list + x->link[part] + (size_t)member * (size_t)x->periods + (size_t)t - 1;
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

static bool able_at(const struct rs_plan *plan, int i, int s)
{
    const struct rs_plan_action *a = &plan->p->action[i];
    if (rs_plan_over(a->cost, plan->p->budget))
        return false;
    for (int k = 0; k < rs_plan_pays(a); k++)
        if (rs_plan_over(rs_plan_paid(a, k), plan->p->budget_per_period))
            return false;
    for (int k = plan->use_first[i]; k < plan->use_first[i + 1]; k++)
        for (int q = s; q <= rs_plan_finish(plan, i, s); q++)
            if (rs_plan_over(plan->use[k].rate, rs_plan_capacity(plan, plan->use[k].team, q)))
                return false;
    return true;
}

/* The starts at which each could be in a plan, after the soonest end of what it requires. */
static void fill_able(struct relax *x)
{
    const struct rs_plan *plan = x->plan;
    size_t row = (size_t)x->periods + 1;
    for (int k = 0; k < plan->p->n; k++) {
        int i = plan->topo[k], from = plan->p->action[i].earliest;
        for (int r = 0; r < plan->p->action[i].n_required; r++) {
            int j = plan->p->action[i].required[r], s = 1;
            while (s <= x->periods && !x->able[(size_t)j * row + (size_t)s])
                s++;
            int end = s > x->periods ? x->periods + 1 : rs_plan_finish(plan, j, s);
            from = end >= from ? end + 1 : from;
        }
        for (int s = from > 1 ? from : 1; s <= rs_plan_latest(plan, i); s++)
            x->able[(size_t)i * row + (size_t)s] = able_at(plan, i, s);
    }
}

/* The price of every combination of the members of a part, CHUNK of them at a time, at the end of t. */
static void fill_sums(struct relax *x, int part, int t)
{
    int n = x->plan->tables[part].of->n;
    for (int c = 0; c < CHUNKS && c * CHUNK < n; c++) {
        int held = n - c * CHUNK < CHUNK ? n - c * CHUNK : CHUNK;
        x->sum[c][0] = 0;
        for (int set = 1; set < 1 << held; set++)
            x->sum[c][set] = x->sum[c][set & (set - 1)]
                             + *of_link(x->price, x, part, c * CHUNK + __builtin_ctz((unsigned)set), t);
    }
}

/* The best of a table's sets at those prices: its place in it; what it brings in *best. */
static size_t read_sets(const struct relax *x, const struct rs_plan_table *table, double weight,
                        double *best)
{
    const double *low = x->sum[0], *mid = x->sum[1], *high = x->sum[2];
    const uint32_t mask = (1u << CHUNK) - 1;
    int n = table->of->n;
    size_t found = 0;
    *best = -INFINITY;
    for (size_t k = 0; k < table->count; k++) {
        uint32_t set = table->set[k];
        double v = weight * table->value[k] - low[set & mask];
        if (n > CHUNK)
            v -= mid[set >> CHUNK & mask];
        if (n > 2 * CHUNK)
            v -= high[set >> 2 * CHUNK];
        if (v > *best) {
            *best = v;
            found = k;
        }
    }
    return found;
}

static void keep(struct pool *pool, uint32_t set, double value)
{
    for (size_t k = 0; k < pool->count; k++)
        if (pool->set[k] == set)
            return;
    pool->set[pool->next] = set;
    pool->value[pool->next] = value;
    pool->next = (pool->next + 1) % POOL;
    pool->count += pool->count < POOL;
}

/* The best set in the pool, as it was when it was kept. */
static uint32_t read_pool(const struct relax *x, int part, int t, double *best)
{
    const struct pool *pool = &x->pool[part];
    uint32_t found = 0;
    *best = -INFINITY;
    for (size_t k = 0; k < pool->count; k++) {
        double v = x->weight[t] * pool->value[k];
        for (uint32_t left = pool->set[k]; left != 0; left &= left - 1)
            v -= *of_link(x->price, x, part, __builtin_ctz(left), t);
        if (v > *best) {
            *best = v;
            found = pool->set[k];
        }
    }
    return found;
}

/* The best set of one part by the end of t at these prices; how the bound changes goes to the slopes. */
static double best_set(struct relax *x, int part, int t)
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
        *of_link(x->slope, x, part, k, t) -= found >> k & 1;
    return best;
}

static double best_sets(struct relax *x)
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
static void fill_pay(struct relax *x)
{
    const struct rs_plan_problem *p = x->plan->p;
    int last = x->periods;
    memset(x->ended, 0, (size_t)p->n * ((size_t)last + 2) * sizeof *x->ended);
    memset(x->begun, 0, (size_t)p->n * ((size_t)last + 2) * sizeof *x->begun);
    for (int part = 0; part < p->parts; part++)
        for (int k = 0; k < p->part[part].n && x->plan->tables[part].count > 0; k++)
            for (int t = 1; t <= last; t++)
                at(x->ended, x, x->plan->tables[part].member[k])[t] += *of_link(x->price, x, part, k, t);
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
static double pays(struct relax *x, int i, int s, double *slope)
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
static void mark_start(struct relax *x, int i, int s, double *begun)
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
static double best_starts(struct relax *x)
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

static void add_slopes(struct relax *x)
{
    const struct rs_plan_problem *p = x->plan->p;
    for (int part = 0; part < p->parts; part++)
        for (int k = 0; k < p->part[part].n && x->plan->tables[part].count > 0; k++)
            for (int t = 1; t <= x->periods; t++)
                *of_link(x->slope, x, part, k, t) += at(x->ended, x, x->plan->tables[part].member[k])[t];
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
static double allowance(struct relax *x)
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

/* The bound, summed over the lookahead, at the prices in force. */
static double at_prices(struct relax *x)
{
    memset(x->slope, 0, x->count * sizeof *x->slope);
    double sum = best_sets(x) + allowance(x);
    fill_pay(x);
    sum += best_starts(x);
    add_slopes(x);
    return sum;
}

/* One step along the direction; false: there is none to go. */
static bool step(struct relax *x, double length, double above)
{
    double square = 0, along = 0;
    for (size_t k = 0; k < x->count; k++) {
        if (k >= x->links && x->price[k] <= 0 && x->slope[k] > 0)
            x->slope[k] = 0; /* it is as low as it may be */
        x->way[k] = x->slope[k] + MEMORY * x->way[k];
        along += x->size[k] * x->slope[k] * x->slope[k];
        square += x->size[k] * x->way[k] * x->way[k];
    }
    if (along <= 0 || square <= 0)
        return false;
    for (size_t k = 0; k < x->count; k++) {
        x->price[k] -= length * above / square * x->size[k] * x->way[k];
        if (k >= x->links)
            x->price[k] = fmax(0, x->price[k]);
    }
    return true;
}

/* The least bound that so many rounds of prices give; more rounds go on from where fewer ended. */
static double descend(struct relax *x, long rounds, double until)
{
    double least = INFINITY, length = FIRST_STEP;
    int idle = 0;
    for (long round = 0; round < rounds; round++) {
        x->whole = round % EVERY == 0 || round < EVERY;
        double now = at_prices(x);
        if (x->whole) {
            idle = now < least - 1e-3 * (least - x->aim) ? 0 : idle + 1;
            if (now < least)
                memcpy(x->kept, x->price, x->count * sizeof *x->kept);
            least = fmin(least, now);
        }
        if (x->whole && idle >= PATIENCE && round > 2 * EVERY) {
            idle = 0;
            length = fmax(length * SHORTER, 1e-4);
            memcpy(x->price, x->kept, x->count * sizeof *x->kept);
            memset(x->way, 0, x->count * sizeof *x->way);
        } else if (!step(x, length, fmax(now - x->aim, 1e-4 * fabs(x->aim))) && x->whole) {
            break;
        }
        if (rs_plan_clock() >= until)
            break;
    }
    return least;
}

/* Links start at what an action adds to its part beside, or takes from, the best plan known. */
static int first_prices(struct relax *x, const int *start)
{
    const struct rs_plan_problem *p = x->plan->p;
    unsigned char *in = x->plan->in;
    double scale = 0, with, without;
    int status = RS_PLAN_OK, links = 0;
    for (int i = 0; i < p->n; i++)
        in[i] = start[i] > 0;
    for (int part = 0; part < p->parts; part++)
        for (int k = 0; k < p->part[part].n && x->plan->tables[part].count > 0; k++) {
            int i = x->plan->tables[part].member[k];
            unsigned char was = in[i];
            in[i] = 1;
            status = p->part_value(p->ctx, part, in, &with);
            in[i] = 0;
            status = status == RS_PLAN_OK ? p->part_value(p->ctx, part, in, &without) : status;
            in[i] = was;
            if (status < 0)
                return status;
            double adds = status == RS_PLAN_OK ? with - without : 0;
            scale += fabs(adds);
            links++;
            for (int t = 1; t <= x->periods; t++)
                *of_link(x->price, x, part, k, t) = x->weight[t] * adds;
        }
    scale = links > 0 && scale > 0 ? scale / links : 1;
    for (size_t k = 0; k < x->count; k++) {
        double typical = k < x->links ? x->weight[k % (size_t)x->periods + 1] * scale : scale;
        if (k >= x->links && k < x->requires)
            typical = fmax(x->aim, scale * x->plan->p->lookahead) / 30;
        x->size[k] = typical * typical;
    }
    return RS_PLAN_OK;
}

static bool take(struct relax *x)
{
    const struct rs_plan_problem *p = x->plan->p;
    size_t n = (size_t)p->n, last = (size_t)p->periods, needs = 0, against = 0;
    x->periods = p->periods;
    x->link = rs_mem_take((size_t)p->parts, sizeof *x->link);
    for (int k = 0; x->link != NULL && k < p->parts; k++) {
        x->link[k] = x->links;
        x->links += x->plan->tables[k].count > 0 ? (size_t)p->part[k].n * last : 0;
    }
    for (int i = 0; i < p->n; i++) {
        needs += (size_t)p->action[i].n_required;
        for (int k = x->plan->against_first[i]; k < x->plan->against_first[i + 1]; k++)
            against += x->plan->against[k] > i;
    }
    x->money = x->links + (size_t)p->teams * last;
    x->requires = x->money + 1 + last;
    x->conflicts = x->requires + needs * last;
    x->count = x->conflicts + against;
    x->weight = rs_mem_take(last + 1, sizeof *x->weight);
    x->pool = rs_mem_take((size_t)p->parts, sizeof *x->pool);
    x->able = rs_mem_take(n * (last + 1), 1);
    x->price = rs_mem_take(x->count, sizeof *x->price);
    x->slope = rs_mem_take(x->count, sizeof *x->slope);
    x->way = rs_mem_take(x->count, sizeof *x->way);
    x->size = rs_mem_take(x->count, sizeof *x->size);
    x->kept = rs_mem_take(x->count, sizeof *x->kept);
    x->ended = rs_mem_take(n * (last + 2), sizeof *x->ended);
    x->begun = rs_mem_take(n * (last + 2), sizeof *x->begun);
    x->sum = rs_mem_take(CHUNKS, sizeof *x->sum);
    return x->link && x->pool && x->weight && x->able && x->price && x->slope && x->way && x->size && x->kept
           && x->ended && x->begun && x->sum;
}

static void give_back(struct relax *x)
{
    free(x->link);
    free(x->pool);
    free(x->weight);
    free(x->able);
    free(x->price);
    free(x->slope);
    free(x->way);
    free(x->size);
    free(x->kept);
    free(x->ended);
    free(x->begun);
    free(x->sum);
}

int rs_plan_relax(struct rs_plan *plan, const struct rs_relax_limits *limits, const int *start,
                  double gain, double *bound)
{
    const struct rs_plan_problem *p = plan->p;
    struct relax x = { .plan = plan, .aim = gain * p->lookahead };
    if (p->parts == 0)
        return RS_PLAN_INFEASIBLE;
    double now = rs_plan_clock();
    int status = rs_plan_tables(plan, limits->sets, now + 0.8 * (limits->until - now));
    if (status == RS_PLAN_OK)
        status = take(&x) ? RS_PLAN_OK : RS_PLAN_NOMEM;
    if (status == RS_PLAN_OK) {
        for (int t = 1; t <= p->periods; t++)
            x.weight[t] = rs_plan_weight(plan, t);
        fill_able(&x);
        status = first_prices(&x, start);
    }
    if (status == RS_PLAN_OK) {
        double sum = descend(&x, limits->rounds, limits->until);
        *bound = sum / p->lookahead + 1e-9 * fabs(sum / p->lookahead);
    }
    give_back(&x);
    return status;
}
