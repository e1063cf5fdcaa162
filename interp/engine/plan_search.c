/* Beyond proof: a plan changed at random many times, worse ones being kept ever more rarely, and the
 * best one met. Its random numbers are its own and start the same, and no step looks at the clock:
 * equal steps give equal plans, and more steps go on from where fewer ended.
 *
 * What a change adds is guessed first by what each action was seen to add lately; only one that may
 * be kept by that guess is counted. */
#include "engine/plan_search.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ROUND = 6000 }; /* steps of the first cooling; each next one is half as long again */

static const double HOT = 0.25, COLD = 0.004; /* of what an action adds on average */

/* The course of the search. */
struct course {
    struct rs_search s;
    int *best;
    double best_gain, best_cost, now_gain;
    double error; /* of a guess, as seen lately */
    double scale; /* what an action adds on average */
};

uint32_t rs_search_draw(struct rs_search *s, uint32_t below)
{
    uint64_t z = s->random += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return (uint32_t)((z ^ (z >> 31)) % below);
}

static void load(struct rs_search *s, const int *start)
{
    rs_board_clear(&s->board);
    for (int i = 0; i < s->plan->p->n; i++)
        if (start[i] > 0)
            rs_board_put(&s->board, i, start[i]);
}

/* Keeps the plan on the board as the best one if it is. */
static void offer(struct course *c, double gain)
{
    double tie = 1e-11 * fabs(c->best_gain), cost = c->s.board.spent[0];
    if (gain > c->best_gain + tie || (gain >= c->best_gain - tie && cost < c->best_cost - 1e-9)) {
        memcpy(c->best, c->s.board.start, (size_t)c->s.plan->p->n * sizeof *c->best);
        c->best_gain = gain;
        c->best_cost = cost;
    }
}

/* What was seen of a change goes to the actions in it, each its part. */
static void learn(struct course *c, double guess, double seen)
{
    struct rs_search *s = &c->s;
    double miss = seen - guess, weight = 0;
    c->error += 0.01 * (fabs(miss) - c->error);
    for (int k = 0; k < s->count; k++) {
        int i = s->changed[k], now = s->board.start[i], was = s->was[i];
        double more = (now > 0 ? s->pays[rs_plan_finish(s->plan, i, now)] : 0)
                      - (was > 0 ? s->pays[rs_plan_finish(s->plan, i, was)] : 0);
        s->key[i] = more;
        weight += more * more;
    }
    for (int k = 0; weight > 0 && k < s->count; k++)
        s->worth[s->changed[k]] += 0.4 * miss * s->key[s->changed[k]] / weight;
}

/* One change, kept or taken back. */
static int step(struct course *c, double heat)
{
    struct rs_search *s = &c->s;
    double gain = 0, luck = (rs_search_draw(s, 1u << 20) + 1.0) / (1u << 20);
    double least = heat * log(luck);
    if (!rs_move(s))
        return RS_PLAN_OK;
    double guess = rs_move_guess(s);
    if (guess + 2 * c->error < least && rs_search_draw(s, 64) != 0) {
        rs_move_undo(s);
        return RS_PLAN_OK;
    }
    int status = rs_plan_gain(s->plan, s->board.start, &gain);
    if (status == RS_PLAN_OK) {
        learn(c, guess, gain - c->now_gain);
        offer(c, gain);
    }
    if (status == RS_PLAN_OK && gain - c->now_gain >= least) {
        c->now_gain = gain;
        rs_move_keep(s);
    } else {
        rs_move_undo(s);
    }
    return status < 0 ? status : RS_PLAN_OK;
}

/* Leaves out of the best plan, one by one, what adds nothing to it. */
static int prune(struct course *c)
{
    struct rs_search *s = &c->s;
    int status = RS_PLAN_OK;
    load(s, c->best);
    for (int k = s->plan->p->n - 1; status >= 0 && k >= 0; k--) {
        double gain;
        int i = s->plan->topo[k];
        if (s->board.start[i] == 0 || s->held[i])
            continue;
        rs_move_out(s, i);
        status = rs_plan_gain(s->plan, s->board.start, &gain);
        if (status == RS_PLAN_OK && fabs(gain - c->best_gain) <= 1e-11 * fabs(c->best_gain))
            rs_move_keep(s);
        else
            rs_move_undo(s);
    }
    memcpy(c->best, s->board.start, (size_t)s->plan->p->n * sizeof *c->best);
    return status < 0 ? status : RS_PLAN_OK;
}

static bool take(struct course *c, struct rs_plan *plan)
{
    struct rs_search *s = &c->s;
    size_t n = (size_t)plan->p->n, needs = 0;
    s->plan = plan;
    for (size_t i = 0; i < n; i++)
        needs += (size_t)plan->p->action[i].n_required;
    c->best = rs_mem_take(n, sizeof *c->best);
    s->held = rs_mem_take(n, 1);
    s->needed_first = rs_mem_take(n + 1, sizeof *s->needed_first);
    s->needed = rs_mem_take(needs, sizeof *s->needed);
    s->order = rs_mem_take(n, sizeof *s->order);
    s->worth = rs_mem_take(n, sizeof *s->worth);
    s->load = rs_mem_take(n, sizeof *s->load);
    s->key = rs_mem_take(n, sizeof *s->key);
    s->pays = rs_mem_take((size_t)plan->p->periods + 2, sizeof *s->pays);
    s->was = rs_mem_take(n, sizeof *s->was);
    s->changed = rs_mem_take(n, sizeof *s->changed);
    s->is_changed = rs_mem_take(n, 1);
    bool board = rs_board_open(&s->board, plan), group = rs_group_open(&s->group, plan);
    return c->best && s->held && s->needed_first && s->needed && s->order && s->worth && s->load
           && s->key && s->pays && s->was && s->changed && s->is_changed && board && group;
}

static void give_back(struct course *c)
{
    struct rs_search *s = &c->s;
    rs_board_close(&s->board);
    rs_group_close(&s->group);
    free(c->best);
    free(s->held);
    free(s->needed_first);
    free(s->needed);
    free(s->order);
    free(s->worth);
    free(s->load);
    free(s->key);
    free(s->pays);
    free(s->was);
    free(s->changed);
    free(s->is_changed);
}

/* Who requires whom, the other way round. */
static void fill_needed(struct rs_search *s)
{
    const struct rs_plan_problem *p = s->plan->p;
    int *first = s->needed_first;
    for (int i = 0; i < p->n; i++)
        for (int k = 0; k < p->action[i].n_required; k++)
            first[p->action[i].required[k]]++;
    for (int i = 1; i <= p->n; i++)
        first[i] += first[i - 1];
    for (int i = p->n - 1; i >= 0; i--) /* from the end of each back, down to its first */
        for (int k = p->action[i].n_required - 1; k >= 0; k--)
            s->needed[--first[p->action[i].required[k]]] = i;
}

/* The share of all money and days that each takes. */
static void fill_load(struct rs_search *s)
{
    const struct rs_plan_problem *p = s->plan->p;
    for (int i = 0; i < p->n; i++) {
        double sum = p->action[i].cost / (p->budget + 1)
                     + p->action[i].cost / (p->budget_per_period * p->periods + 1);
        for (int k = s->plan->use_first[i]; k < s->plan->use_first[i + 1]; k++) {
            double able = 1e-9;
            for (int q = 1; q <= p->periods; q++)
                able += rs_plan_capacity(s->plan, s->plan->use[k].team, q);
            sum += s->plan->use[k].rate * p->action[i].periods / able;
        }
        s->load[i] = sum + 1e-6;
    }
}

/* What each would add to, or take from, the first plan once all is finished. */
static int fill_worth(struct course *c)
{
    struct rs_plan *plan = c->s.plan;
    double u, with;
    int n = plan->p->n;
    unsigned char *in = c->s.group.in;
    for (int i = 0; i < n; i++)
        in[i] = c->best[i] > 0;
    int status = rs_plan_u(plan, in, &u);
    for (int i = 0; status >= 0 && i < n; i++) {
        in[i] ^= 1;
        status = rs_plan_u(plan, in, &with);
        in[i] ^= 1;
        c->s.worth[i] = status == RS_PLAN_OK ? (in[i] ? u - with : with - u) : 0;
        c->scale += fabs(c->s.worth[i]) / n;
    }
    for (int t = plan->p->periods; t >= 1; t--)
        c->s.pays[t] = c->s.pays[t + 1] + rs_plan_weight(plan, t) / plan->p->lookahead;
    c->scale *= c->s.pays[1];
    c->error = c->scale;
    return status < 0 ? status : RS_PLAN_OK;
}

/* One cooling of so many steps, from the best plan on; all coolings are alike but for length. */
static int cool(struct course *c, long steps, long *left, double until)
{
    int status = RS_PLAN_OK;
    load(&c->s, c->best);
    c->now_gain = c->best_gain;
    for (long k = 0; status == RS_PLAN_OK && k < steps && *left > 0; k++, --*left) {
        double cooled = (double)k / (double)steps;
        if (rs_plan_clock() >= until)
            *left = 1;
        status = step(c, c->scale * HOT * pow(COLD / HOT, cooled));
    }
    return status;
}

int rs_plan_search(struct rs_plan *plan, long steps, double until, int *start, double *gain)
{
    struct course c;
    size_t bytes = (size_t)plan->p->n * sizeof *start;
    memset(&c, 0, sizeof c);
    int status = take(&c, plan) ? RS_PLAN_OK : RS_PLAN_NOMEM;
    if (status == RS_PLAN_OK && plan->p->n > 0) {
        rs_plan_musts(plan, c.s.held);
        fill_needed(&c.s);
        fill_load(&c.s);
        memcpy(c.best, start, bytes);
        load(&c.s, start);
        c.best_cost = c.s.board.spent[0];
        c.best_gain = *gain;
        status = fill_worth(&c);
        for (long round = ROUND; status == RS_PLAN_OK && steps > 0; round += round / 2)
            status = cool(&c, round, &steps, until);
        if (status == RS_PLAN_OK)
            status = prune(&c);
        memcpy(start, c.best, bytes);
        *gain = c.best_gain;
    }
    give_back(&c);
    return status;
}
