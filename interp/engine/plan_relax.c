/* A bound on what any plan gains, where utility is a sum over parts that not too many actions touch.
 *
 * A plan is taken apart into questions that are easy each: which set of a part's actions is best to
 * have ended by period t (its table is read through), and when each action is best started. What ties
 * them together has a price instead: that both speak of the same actions, the days of each team and the
 * money in each period, that what is required ends first, that no two conflict. Every choice of prices
 * gives a bound (Lagrangian decomposition); better prices are looked for by a subgradient method
 * (steps after Polyak, in a direction that remembers the ones before). */
#include "engine/plan_relax.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Of how many rounds one reads all tables; of those, how many without a better bound before the steps
 * become shorter. */
enum { EVERY = 8, PATIENCE = 3 };

static const double MEMORY = 0.6, FIRST_STEP = 0.6, SHORTER = 0.75;

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
static void fill_able(struct rs_relax *x)
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

/* One step along the direction; false: there is none to go. */
static bool step(struct rs_relax *x, double length, double above)
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
static double descend(struct rs_relax *x, long rounds, double until)
{
    double least = INFINITY, length = FIRST_STEP;
    int idle = 0;
    for (long round = 0; round < rounds; round++) {
        x->whole = round % EVERY == 0 || round < EVERY;
        double now = rs_relax_at_prices(x);
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
static int first_prices(struct rs_relax *x, const int *start)
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
                *rs_relax_link(x->price, x, part, k, t) = x->weight[t] * adds;
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

static bool take(struct rs_relax *x)
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
    x->sum = rs_mem_take(RS_RELAX_CHUNKS, sizeof *x->sum);
    return x->link && x->pool && x->weight && x->able && x->price && x->slope && x->way && x->size && x->kept
           && x->ended && x->begun && x->sum;
}

static void give_back(struct rs_relax *x)
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
    struct rs_relax x = { .plan = plan, .aim = gain * p->lookahead };
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
