/* A bound on what any plan gains, where utility is a sum over parts that few actions touch each.
 *
 * What has ended by period t costs no more than the budget, and has taken no more days of a team than
 * it had until then. With a price on each of these limits and without the limits themselves, the best
 * set falls apart into the best set of each part, which is looked up; every choice of prices gives a
 * bound (Lagrangian decomposition; an action of several parts pays a share of its price in each). */
#include "engine/plan_core.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PRICES = 40 }; /* rounds of looking for better prices, for each period */

struct part {
    const struct rs_plan_part *of;
    double *value; /* [2^n] above that of the empty set, or NULL: too many, `most` is all we know */
    double most;
};

struct relax {
    struct rs_plan *plan;
    double until; /* of rs_plan_clock: no more sets are looked up then, and no better prices for */
    struct part *part;
    int *in_parts;      /* [n] how many parts each is in */
    int *soonest;       /* [n] the first period by whose end it can be done; 0: never */
    double *price;      /* [1 + teams] of all that is allowed */
    double *limit, *use;
    double *share;      /* [n] what each pays in one of its parts */
    double *sum;        /* [2^most] */
    unsigned char *in;  /* [n] scratch; in the best set, how often */
    double *taken;      /* [n] the share of its parts that take it */
};

static double own(const struct rs_plan *plan, int i)
{
    return plan->p->own != NULL ? plan->p->own[i] : 0;
}

/* Whether member k of a part may be in a set of its members beside the others. */
static bool allowed(const struct rs_plan *plan, const struct rs_plan_part *of, uint32_t set, int k)
{
    const struct rs_plan_action *a = &plan->p->action[of->action[k]];
    for (int m = 0; m < of->n; m++) {
        bool in = set >> m & 1;
        if (in && rs_plan_conflict(plan, of->action[k], of->action[m]))
            return false;
        for (int r = 0; !in && r < a->n_required; r++)
            if (a->required[r] == of->action[m])
                return false;
    }
    return true;
}

/* The values of all sets of a part's members. RS_PLAN_INFEASIBLE: U is no sum over the parts. */
static int fill_part(struct relax *x, int at)
{
    struct part *part = &x->part[at];
    const struct rs_plan_problem *p = x->plan->p;
    double none = 0;
    memset(x->in, 0, (size_t)p->n);
    int status = p->part_value(p->ctx, at, x->in, &none);
    part->most = part->of->most - none;
    if (status != RS_PLAN_OK || part->value == NULL)
        return status != RS_PLAN_OK ? status : isfinite(part->most) ? RS_PLAN_OK : RS_PLAN_INFEASIBLE;
    for (uint32_t set = 0; set < 1u << part->of->n; set++) {
        bool fits = true;
        if ((set & 63) == 63 && rs_plan_clock() > x->until) {
            free(part->value);
            part->value = NULL;
            return isfinite(part->most) ? RS_PLAN_OK : RS_PLAN_INFEASIBLE;
        }
        for (int k = 0; k < part->of->n; k++) {
            x->in[part->of->action[k]] = set >> k & 1;
            fits = fits && (!(set >> k & 1) || allowed(x->plan, part->of, set, k));
        }
        part->value[set] = -INFINITY;
        if (!fits)
            continue;
        status = p->part_value(p->ctx, at, x->in, &part->value[set]);
        part->value[set] -= none;
        if (status == RS_PLAN_TRAP)
            part->value[set] = -INFINITY;
        else if (status != RS_PLAN_OK)
            return status;
    }
    return RS_PLAN_OK;
}

static void fill_soonest(struct relax *x)
{
    const struct rs_plan_problem *p = x->plan->p;
    for (int k = 0; k < p->n; k++) {
        int i = x->plan->topo[k], first = p->action[i].earliest;
        bool possible = true;
        for (int r = 0; r < p->action[i].n_required; r++) {
            int needed = x->soonest[p->action[i].required[r]];
            possible = possible && needed > 0;
            first = needed >= first ? needed + 1 : first;
        }
        x->soonest[i] = possible && first <= rs_plan_latest(x->plan, i)
                            ? rs_plan_finish(x->plan, i, first) : 0;
    }
}

/* What is allowed until the end of period t: money, then the days of each team. */
static void fill_limits(struct relax *x, int t)
{
    const struct rs_plan_problem *p = x->plan->p;
    x->limit[0] = fmin(p->budget, p->budget_per_period * t);
    for (int k = 0; k < p->teams; k++) {
        x->limit[1 + k] = 0;
        for (int q = 1; q <= t; q++)
            x->limit[1 + k] += rs_plan_capacity(x->plan, k, q);
    }
    for (int k = 0; k <= p->teams; k++)
        x->price[k] = 0;
}

static bool binds(const struct relax *x, int k)
{
    return x->limit[k] > 0 && isfinite(x->limit[k]);
}

static void fill_shares(struct relax *x)
{
    const struct rs_plan *plan = x->plan;
    for (int i = 0; i < plan->p->n; i++) {
        double pays = binds(x, 0) ? x->price[0] * plan->p->action[i].cost / x->limit[0] : 0;
        for (int k = plan->use_first[i]; k < plan->use_first[i + 1]; k++) {
            int team = 1 + plan->use[k].team;
            if (binds(x, team))
                pays += x->price[team] * plan->use[k].rate * plan->p->action[i].periods
                        / x->limit[team];
        }
        x->share[i] = (own(plan, i) - pays) / (x->in_parts[i] > 0 ? x->in_parts[i] : 1);
        x->taken[i] = 0;
    }
}

/* The best that a part adds by the end of t at these prices. */
static double best_of(struct relax *x, const struct part *part, int t)
{
    const struct rs_plan_part *of = part->of;
    uint32_t found = 0, able = 0;
    double best = 0;
    if (part->value == NULL) { /* all its members pay for themselves, and it adds the most it can */
        best = part->most;
        for (int k = 0; k < of->n; k++) {
            int i = of->action[k];
            if (x->share[i] > 0 && x->soonest[i] > 0 && x->soonest[i] <= t) {
                best += x->share[i];
                x->taken[i] += 1.0 / x->in_parts[i];
            }
        }
        return best;
    }
    for (int k = 0; k < of->n; k++)
        if (x->soonest[of->action[k]] > 0 && x->soonest[of->action[k]] <= t)
            able |= 1u << k;
    x->sum[0] = 0;
    for (uint32_t set = 1; set < 1u << of->n; set++) {
        x->sum[set] = x->sum[set & (set - 1)] + x->share[of->action[__builtin_ctz(set)]];
        if ((set & ~able) == 0 && part->value[set] + x->sum[set] > best) {
            best = part->value[set] + x->sum[set];
            found = set;
        }
    }
    for (int k = 0; k < of->n; k++)
        x->taken[of->action[k]] += found >> k & 1 ? 1.0 / x->in_parts[of->action[k]] : 0;
    return best;
}

/* The bound on U(ended by t) - U(none) at the prices in force. */
static double at_prices(struct relax *x, int t)
{
    const struct rs_plan_problem *p = x->plan->p;
    double sum = 0;
    fill_shares(x);
    for (int k = 0; k <= p->teams; k++)
        sum += binds(x, k) ? x->price[k] : 0;
    for (int k = 0; k < p->parts; k++)
        sum += best_of(x, &x->part[k], t);
    for (int i = 0; i < p->n; i++)
        if (x->in_parts[i] == 0 && x->share[i] > 0) {
            sum += x->share[i];
            x->taken[i] = 1;
        }
    return sum;
}

/* How far the sets found go over each limit, as a share of it; the sum of squares. */
static double overshoot(struct relax *x)
{
    const struct rs_plan *plan = x->plan;
    double square = 0;
    memset(x->use, 0, ((size_t)plan->p->teams + 1) * sizeof *x->use);
    for (int i = 0; i < plan->p->n; i++) {
        x->use[0] += x->taken[i] * plan->p->action[i].cost;
        for (int k = plan->use_first[i]; k < plan->use_first[i + 1]; k++)
            x->use[1 + plan->use[k].team] += x->taken[i] * plan->use[k].rate
                                             * plan->p->action[i].periods;
    }
    for (int k = 0; k <= plan->p->teams; k++) {
        x->use[k] = binds(x, k) ? x->use[k] / x->limit[k] - 1 : 0;
        square += x->use[k] * x->use[k];
    }
    return square;
}

/* The least bound that some rounds of prices give. */
static double bound_by(struct relax *x, int t)
{
    double least = INFINITY;
    fill_limits(x, t);
    for (int round = 0; round < PRICES; round++) {
        double now = at_prices(x, t), square = overshoot(x);
        least = fmin(least, now);
        if (square <= 0 || rs_plan_clock() > x->until)
            break;
        double step = 0.3 * now / square / (1 + 0.15 * round);
        for (int k = 0; k <= x->plan->p->teams; k++)
            x->price[k] = fmax(0, x->price[k] + step * x->use[k]);
    }
    return least;
}

/* Room for the sets of the parts with the fewest members, as long as there are no more than so many
 * sets in all; the most members of one in *most. */
static bool take_sets(struct relax *x, long sets, int *most)
{
    const struct rs_plan_problem *p = x->plan->p;
    for (int n = 0; n < 30 && 1L << n <= sets; n++)
        for (int k = 0; k < p->parts; k++) {
            if (p->part[k].n != n || 1L << n > sets)
                continue;
            sets -= 1L << n;
            *most = n;
            x->part[k].value = rs_mem_take((size_t)1 << n, sizeof (double));
            if (x->part[k].value == NULL)
                return false;
        }
    return true;
}

static bool take(struct relax *x, long sets)
{
    const struct rs_plan_problem *p = x->plan->p;
    size_t n = (size_t)p->n, limits = (size_t)p->teams + 1;
    int most = 0;
    x->part = rs_mem_take((size_t)p->parts, sizeof *x->part);
    for (int k = 0; x->part != NULL && k < p->parts; k++)
        x->part[k].of = &p->part[k];
    bool ok = x->part != NULL && take_sets(x, sets, &most);
    x->in_parts = rs_mem_take(n, sizeof *x->in_parts);
    x->soonest = rs_mem_take(n, sizeof *x->soonest);
    x->price = rs_mem_take(limits, sizeof *x->price);
    x->limit = rs_mem_take(limits, sizeof *x->limit);
    x->use = rs_mem_take(limits, sizeof *x->use);
    x->share = rs_mem_take(n, sizeof *x->share);
    x->sum = rs_mem_take((size_t)1 << most, sizeof *x->sum);
    x->in = rs_mem_take(n, 1);
    x->taken = rs_mem_take(n, sizeof *x->taken);
    return ok && x->in_parts && x->soonest && x->price && x->limit && x->use
           && x->share && x->sum && x->in && x->taken;
}

static void give_back(struct relax *x)
{
    for (int k = 0; x->part != NULL && k < x->plan->p->parts; k++)
        free(x->part[k].value);
    free(x->part);
    free(x->in_parts);
    free(x->soonest);
    free(x->price);
    free(x->limit);
    free(x->use);
    free(x->share);
    free(x->sum);
    free(x->in);
    free(x->taken);
}

int rs_plan_relax(struct rs_plan *plan, long sets, double until, double *bound)
{
    const struct rs_plan_problem *p = plan->p;
    struct relax x = { .plan = plan, .until = until };
    if (p->parts == 0)
        return RS_PLAN_INFEASIBLE;
    int status = take(&x, sets) ? RS_PLAN_OK : RS_PLAN_NOMEM;
    for (int k = 0; status == RS_PLAN_OK && k < p->parts; k++) {
        for (int m = 0; m < p->part[k].n; m++)
            x.in_parts[p->part[k].action[m]]++;
        status = fill_part(&x, k);
    }
    if (status == RS_PLAN_OK) {
        double sum = 0;
        fill_soonest(&x);
        for (int t = 1; t <= p->periods; t++)
            if (rs_plan_weight(plan, t) > 0)
                sum += rs_plan_weight(plan, t) * bound_by(&x, t);
        *bound = sum / p->lookahead + 1e-9 * fabs(sum / p->lookahead);
    }
    give_back(&x);
    return status;
}
