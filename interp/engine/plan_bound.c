/* Tables of the exact search: which sets can be taken, their utility, the bound on what follows. */
#include "engine/plan_exact.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool rs_exact_late(struct rs_exact *x)
{
    if (!x->stopped && (++x->steps & 1023) == 0 && rs_plan_clock() > x->until)
        x->stopped = true;
    return x->stopped;
}

/* Whether the teams could do action i from period s on with nothing else to do. */
static bool able(const struct rs_plan *plan, int i, int s)
{
    for (int k = plan->use_first[i]; k < plan->use_first[i + 1]; k++)
        for (int q = s; q <= rs_plan_finish(plan, i, s); q++)
            if (rs_plan_over(plan->use[k].rate, rs_plan_capacity(plan, plan->use[k].team, q)))
                return false;
    return true;
}

/* The first and the last start at which an action could be in any plan, all it requires aside;
 * false: it could be in none. */
static bool possible(const struct rs_plan *plan, int i, int *from, int *to)
{
    const struct rs_plan_action *a = &plan->p->action[i];
    if (rs_plan_over(a->cost, plan->p->budget))
        return false;
    for (int k = 0; k < rs_plan_pays(a); k++)
        if (rs_plan_over(rs_plan_paid(a, k), plan->p->budget_per_period))
            return false;
    *from = a->earliest > 1 ? a->earliest : 1;
    *to = rs_plan_latest(plan, i);
    while (*from <= *to && !able(plan, i, *from))
        ++*from;
    while (*from <= *to && !able(plan, i, *to))
        --*to;
    return *from <= *to;
}

/* Keeps what could be in a plan; local[] maps back. False: more than `most`. */
static bool keep(struct rs_exact *x, int *local, int most)
{
    struct rs_plan *plan = x->plan;
    int *last = local + 2 * plan->p->n;
    int *first = local + plan->p->n;
    for (int k = 0; k < plan->p->n; k++) {
        int i = plan->topo[k];
        const struct rs_plan_action *a = &plan->p->action[i];
        int from = 1, to = 0;
        bool fits = possible(plan, i, &from, &to);
        for (int r = 0; r < a->n_required; r++) {
            fits = fits && local[a->required[r]] >= 0;
            if (fits && first[a->required[r]] + 1 > from)
                from = first[a->required[r]] + 1;
        }
        local[i] = fits && from <= to ? 0 : -1;
        first[i] = rs_plan_finish(plan, i, from);
        last[i] = rs_plan_finish(plan, i, to);
    }
    for (int i = 0; i < plan->p->n; i++) {
        if (local[i] < 0)
            continue;
        if (x->k == most)
            return false;
        local[i] = x->k;
        x->first[x->k] = first[i];
        x->last[x->k] = last[i];
        x->lead[x->k] = plan->p->action[i].periods;
        x->act[x->k++] = i;
    }
    return true;
}

static void fill_masks(struct rs_exact *x, const int *local)
{
    for (int a = 0; a < x->k; a++) {
        const struct rs_plan_action *action = &x->plan->p->action[x->act[a]];
        for (int r = 0; r < action->n_required; r++)
            x->required[a] |= 1u << local[action->required[r]];
        for (int b = 0; b < x->k; b++)
            if (b != a && rs_plan_conflict(x->plan, x->act[a], x->act[b]))
                x->conflict[a] |= 1u << b;
        if (action->must)
            x->must |= 1u << a;
    }
}

/* Running sums of one set while all sets are walked, one member more at each level. */
struct sums {
    double cost, now;      /* all of it; what is paid in the period they finish in */
    double *effort, *rate; /* [teams] */
    uint32_t required;
    int first, last;
};

static void add_member(const struct rs_exact *x, struct sums *s, int a, double sign)
{
    const struct rs_plan *plan = x->plan;
    const struct rs_plan_action *action = &plan->p->action[x->act[a]];
    s->cost += sign * action->cost;
    s->now += sign * rs_plan_paid(action, action->periods - 1);
    for (int k = plan->use_first[x->act[a]]; k < plan->use_first[x->act[a] + 1]; k++) {
        s->effort[plan->use[k].team] += sign * plan->use[k].rate * x->lead[a];
        s->rate[plan->use[k].team] += sign * plan->use[k].rate;
    }
}

/* The least number of periods in which so much fits under a limit per period. */
static int periods_for(double sum, double limit, int most)
{
    if (!isfinite(limit) || sum <= 0)
        return 0;
    for (int q = 1; q <= most; q++)
        if (!rs_plan_over(sum, limit * q))
            return q;
    return most + 1;
}

/* The first period by whose end team t can have done so many days; one too many: never. */
static int done_by(const struct rs_exact *x, int t, double days)
{
    double able = 0;
    for (int q = 1; days > 0 && x->plan->limited[t] && q <= x->periods; q++) {
        able += rs_plan_capacity(x->plan, t, q);
        if (!rs_plan_over(days, able))
            return q;
    }
    return days > 0 && x->plan->limited[t] ? x->periods + 1 : 0;
}

/* A bit for every kind of period in which the teams could do all the work of s at once. */
static unsigned batch_kinds(const struct rs_exact *x, const struct sums *s)
{
    unsigned kinds = 0;
    int teams = x->plan->p->teams;
    for (int c = 0; c < x->kinds; c++) {
        bool fits = true;
        for (int t = 0; fits && t < teams; t++)
            fits = s->rate[t] <= 0 || !rs_plan_over(s->rate[t], x->able[c * teams + t]);
        kinds |= fits ? 1u << c : 0;
    }
    return kinds;
}

static void judge(struct rs_exact *x, const struct sums *s, uint32_t set)
{
    const struct rs_plan_problem *p = x->plan->p;
    int ready = s->first, need = periods_for(s->cost, p->budget_per_period, x->periods);
    bool batch = s->first <= s->last && (s->required & set) == 0
                 && !rs_plan_over(s->now, p->budget_per_period);
    ready = need > ready ? need : ready;
    for (int t = 0; t < p->teams; t++) {
        need = done_by(x, t, s->effort[t]);
        ready = need > ready ? need : ready;
    }
    bool over = s->cost > 0 && rs_plan_over(s->cost, p->budget);
    x->ready[set] = over || ready > x->periods ? RS_EXACT_NEVER : (short)ready;
    x->batch[set] = batch ? (unsigned char)batch_kinds(x, s) : 0;
    x->closed[set] = (s->required & ~set) == 0;
}

/* All conflict-free sets that contain `set`, by adding members from `from` on. Every limit judged
 * is one that a larger set cannot mend: sets beyond one that can never be taken stay as they are. */
static void walk(struct rs_exact *x, struct sums *s, uint32_t set, int from)
{
    struct sums before = *s;
    judge(x, s, set);
    if (x->ready[set] == RS_EXACT_NEVER)
        return;
    for (int a = from; a < x->k; a++) {
        if (x->conflict[a] & set)
            continue;
        s->required |= x->required[a];
        s->first = x->first[a] > s->first ? x->first[a] : s->first;
        s->last = x->last[a] < s->last ? x->last[a] : s->last;
        add_member(x, s, a, 1);
        walk(x, s, set | 1u << a, a + 1);
        add_member(x, s, a, -1);
        s->required = before.required;
        s->first = before.first;
        s->last = before.last;
    }
}

static int walk_sets(struct rs_exact *x)
{
    size_t teams = (size_t)x->plan->p->teams;
    struct sums s = { .first = 0, .last = x->periods };
    s.effort = rs_mem_take(teams, sizeof *s.effort);
    s.rate = rs_mem_take(teams, sizeof *s.rate);
    int status = s.effort != NULL && s.rate != NULL ? RS_PLAN_OK : RS_PLAN_NOMEM;
    for (uint32_t set = 0; set < x->size; set++)
        x->ready[set] = RS_EXACT_NEVER;
    if (status == RS_PLAN_OK)
        walk(x, &s, 0, 0);
    free(s.effort);
    free(s.rate);
    return status;
}

/* Whether asking all of `total` sets would take far longer than there is time for. */
static bool hopeless(const struct rs_exact *x, double began, uint32_t asked, uint32_t total)
{
    double now = rs_plan_clock(), spent = now - began;
    return now > x->until || (spent > 0.3 && spent / asked * total > 1.5 * (x->until - began));
}

static uint32_t count_closed(const struct rs_exact *x)
{
    uint32_t total = 0;
    for (uint32_t set = 0; set < x->size; set++)
        total += x->closed[set] && x->ready[set] != RS_EXACT_NEVER;
    return total;
}

static int ask_utilities(struct rs_exact *x)
{
    struct rs_plan *plan = x->plan;
    unsigned char *in = plan->in;
    double none = 0, began = rs_plan_clock();
    uint32_t asked = 0, total = count_closed(x);
    memset(in, 0, (size_t)plan->p->n);
    int status = rs_plan_u(plan, in, &none);
    for (uint32_t set = 0; status == RS_PLAN_OK && set < x->size; set++) {
        x->most[set] = -INFINITY;
        if (!x->closed[set] || x->ready[set] == RS_EXACT_NEVER) {
            x->closed[set] = 0;
            continue;
        }
        for (int a = 0; a < x->k; a++)
            in[x->act[a]] = set >> a & 1;
        status = rs_plan_u(plan, in, &x->u[set]);
        x->u[set] -= none;
        if (status == RS_PLAN_OK)
            x->most[set] = x->u[set];
        else if (status == RS_PLAN_TRAP && set != 0) {
            x->closed[set] = 0;
            status = RS_PLAN_OK;
        }
        if ((++asked & 63) == 0 && hopeless(x, began, asked, total)) {
            x->stopped = true;
            return RS_PLAN_STOPPED;
        }
    }
    return status;
}

/* most[S] = the largest u over all sets that hold S, one member after the other. */
static void spread_most(struct rs_exact *x)
{
    for (int a = 0; a < x->k; a++)
        for (uint32_t set = 0; set < x->size; set++)
            if (!(set >> a & 1) && x->most[set | 1u << a] > x->most[set])
                x->most[set] = x->most[set | 1u << a];
}

/* Penalties of a size that changes no figure anyone reads: an action 2e-11 of the scale, its cost
 * up to a tenth of that, a period of delay less still. They make one plan the best of equals. */
static void set_penalties(struct rs_exact *x)
{
    double scale = 0, cost = 0, level = fabs(x->plan->u0);
    for (uint32_t set = 0; set < x->size; set++)
        if (x->closed[set] && fabs(x->u[set]) > scale)
            scale = fabs(x->u[set]);
    scale = scale > 1e-3 * level ? scale : 1e-3 * level;
    for (int a = 0; a < x->k; a++)
        cost += x->plan->p->action[x->act[a]].cost;
    for (int a = 0; a < x->k; a++) {
        double part = cost > 0 ? x->plan->p->action[x->act[a]].cost / cost : 0;
        x->penalty[a] = scale * (2e-11 + 2e-12 * part);
    }
    x->tick = scale * 2e-13 / x->periods;
}

double rs_exact_penalty(const struct rs_exact *x, uint32_t batch, int q)
{
    double sum = 0;
    for (int a = 0; batch >> a; a++)
        if (batch >> a & 1)
            sum += x->penalty[a] + x->tick * q;
    return sum;
}

static bool same_kind(const struct rs_exact *x, int kind, int q)
{
    int teams = x->plan->p->teams;
    for (int t = 0; t < teams; t++)
        if (fabs(x->able[kind * teams + t] - rs_plan_capacity(x->plan, t, q)) > 0)
            return false;
    return true;
}

/* Sorts the periods into kinds; those beyond the last kind share it, at the most any can do. */
static void find_kinds(struct rs_exact *x)
{
    int teams = x->plan->p->teams;
    for (int q = 1; q <= x->periods; q++) {
        int kind = 0;
        while (kind < x->kinds && !same_kind(x, kind, q))
            kind++;
        if (kind == RS_EXACT_KINDS)
            kind--;
        for (int t = 0; t < teams; t++) {
            double days = rs_plan_capacity(x->plan, t, q), *able = &x->able[kind * teams + t];
            *able = kind == x->kinds || days > *able ? days : *able;
        }
        x->kinds = kind == x->kinds ? kind + 1 : x->kinds;
        x->kind[q] = (unsigned char)(1u << kind);
    }
}

static int take_tables(struct rs_exact *x)
{
    size_t size = x->size, values = size * ((size_t)x->periods + 1);
    if (x->periods > 250 || values > (size_t)1 << 24)
        return RS_PLAN_INFEASIBLE;
    x->ready = rs_mem_take(size, sizeof *x->ready);
    x->batch = rs_mem_take(size, 1);
    x->closed = rs_mem_take(size, 1);
    x->u = rs_mem_take(size, sizeof *x->u);
    x->most = rs_mem_take(size, sizeof *x->most);
    x->value = rs_mem_take(values, sizeof *x->value);
    x->able = rs_mem_take((size_t)x->plan->p->teams * RS_EXACT_KINDS, sizeof *x->able);
    if (!x->ready || !x->batch || !x->closed || !x->u || !x->most || !x->value || !x->able)
        return RS_PLAN_NOMEM;
    find_kinds(x);
    for (size_t i = 0; i < values; i++)
        x->value[i] = NAN;
    return RS_PLAN_OK;
}

int rs_exact_open(struct rs_exact *x, struct rs_plan *plan, const struct rs_exact_limits *limits)
{
    memset(x, 0, sizeof *x);
    x->plan = plan;
    x->periods = plan->p->periods;
    x->until = limits->until;
    int *local = rs_mem_take(3 * (size_t)plan->p->n, sizeof *local);
    if (local == NULL)
        return RS_PLAN_NOMEM;
    bool fits = keep(x, local, limits->most < RS_EXACT_MOST ? limits->most : RS_EXACT_MOST);
    if (fits)
        fill_masks(x, local);
    for (int i = 0; fits && i < plan->p->n; i++)
        if (plan->p->action[i].must && local[i] < 0)
            x->must = UINT32_MAX; /* a must that is in no plan */
    free(local);
    if (!fits)
        return RS_PLAN_INFEASIBLE;
    x->size = 1u << x->k;
    int status = take_tables(x);
    for (int t = x->periods; t >= 1; t--) {
        x->weight[t] = rs_plan_weight(plan, t);
        x->rest[t] = x->rest[t + 1] + x->weight[t];
    }
    status = status == RS_PLAN_OK ? walk_sets(x) : status;
    status = status == RS_PLAN_OK ? ask_utilities(x) : status;
    if (status == RS_PLAN_OK) {
        spread_most(x);
        set_penalties(x);
    }
    return status;
}

void rs_exact_close(struct rs_exact *x)
{
    free(x->ready);
    free(x->batch);
    free(x->closed);
    free(x->u);
    free(x->most);
    free(x->value);
    free(x->able);
    memset(x, 0, sizeof *x);
}

uint32_t rs_exact_open_to(const struct rs_exact *x, int q, uint32_t finished)
{
    uint32_t open = 0;
    for (int a = 0; a < x->k; a++)
        if (!(finished >> a & 1) && q >= x->first[a] && q <= x->last[a]
            && (x->required[a] & ~finished) == 0 && !(x->conflict[a] & finished))
            open |= 1u << a;
    return open;
}

struct step {
    int q;
    uint32_t finished, open;
    double best;
};

/* Tries every batch out of `open` on top of `batch`, larger ones first. */
static void try_batches(struct rs_exact *x, struct step *s, uint32_t batch, uint32_t open)
{
    while (open != 0 && !rs_exact_late(x)) {
        uint32_t bit = open & (~open + 1), more = batch | bit;
        open ^= bit;
        if ((x->batch[more] & x->kind[s->q]) && x->ready[s->finished | more] <= s->q)
            try_batches(x, s, more, open);
    }
    uint32_t set = s->finished | batch;
    if (!x->closed[set] || x->stopped)
        return;
    double now = x->weight[s->q] * x->u[set];
    if (now + x->rest[s->q + 1] * x->most[set] <= s->best)
        return;
    now -= rs_exact_penalty(x, batch, s->q);
    now += rs_exact_value(x, s->q + 1, set);
    if (now > s->best)
        s->best = now;
}

double rs_exact_value(struct rs_exact *x, int q, uint32_t finished)
{
    if (q > x->periods)
        return (x->must & ~finished) == 0 ? 0 : -INFINITY;
    double *memory = &x->value[(size_t)(q - 1) * x->size + finished];
    if (!isnan(*memory))
        return *memory;
    struct step s = { q, finished, rs_exact_open_to(x, q, finished), -INFINITY };
    try_batches(x, &s, 0, s.open);
    if (!x->stopped)
        *memory = s.best;
    return s.best;
}
