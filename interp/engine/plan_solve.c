/* The best plan: seeds, a short search, the proof where it can be had, else a longer search. */
#include "engine/plan_core.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Steps without a time; sets that the bound looks up at most: where steps are counted (many plans in a
 * row), where nothing is asked, in a time; its rounds where it has no time. */
enum { USUAL_STEPS = 60000, SETS = 100000, USUAL_SETS = 1 << 19, SETS_IN_TIME = 1 << 22, ROUNDS = 150 };

/* Of a given time, what is kept for the bound of a plan that is not proven; where none of it can be
 * read from tables. The same share of any time, so that more time is more search. */
static const double BOUND_SHARE = 0.5, LOOSE_SHARE = 0.01;

struct solve {
    struct rs_plan *plan;
    int *best, *try, *order;
    double *worth;   /* [n] what each adds to U alone, with all it requires */
    double *key;     /* [n] by which seeds are ordered */
    unsigned char *in;
    double gain;
    bool found;
    double until;
};

static bool open_solve(struct solve *s, struct rs_plan *plan)
{
    size_t n = (size_t)plan->p->n;
    memset(s, 0, sizeof *s);
    s->plan = plan;
    s->best = rs_mem_take(n, sizeof *s->best);
    s->try = rs_mem_take(n, sizeof *s->try);
    s->order = rs_mem_take(n, sizeof *s->order);
    s->worth = rs_mem_take(n, sizeof *s->worth);
    s->key = rs_mem_take(n, sizeof *s->key);
    s->in = rs_mem_take(n, 1);
    return s->best && s->try && s->order && s->worth && s->key && s->in;
}

static void close_solve(struct solve *s)
{
    free(s->best);
    free(s->try);
    free(s->order);
    free(s->worth);
    free(s->key);
    free(s->in);
}

/* Keeps the plan in s->try if it holds and is better. */
static int offer(struct solve *s)
{
    double gain;
    int status = rs_plan_check(s->plan, s->try, NULL);
    if (status == RS_PLAN_OK)
        status = rs_plan_gain(s->plan, s->try, &gain);
    if (status == RS_PLAN_OK && (!s->found || gain > s->gain)) {
        memcpy(s->best, s->try, (size_t)s->plan->p->n * sizeof *s->best);
        s->gain = gain;
        s->found = true;
    }
    return status < 0 ? status : RS_PLAN_OK;
}

static int measure_alone(struct solve *s)
{
    int status = RS_PLAN_OK;
    for (int i = 0; status >= 0 && i < s->plan->p->n; i++) {
        double u = 0;
        rs_plan_closure(s->plan, i, s->in);
        status = rs_plan_u(s->plan, s->in, &u);
        s->worth[i] = status == RS_PLAN_OK ? u - s->plan->u0 : 0;
    }
    return status < 0 ? status : RS_PLAN_OK;
}

static void sort_by_key(struct solve *s)
{
    int n = s->plan->p->n;
    for (int i = 0; i < n; i++)
        s->order[i] = i;
    for (int k = 1; k < n; k++) { /* insertion: stable, and n is small */
        int i = s->order[k], at = k;
        for (; at > 0 && s->key[s->order[at - 1]] < s->key[i]; at--)
            s->order[at] = s->order[at - 1];
        s->order[at] = i;
    }
}

static double total_effort(const struct rs_plan *plan, int i)
{
    double sum = 0;
    for (int k = plan->use_first[i]; k < plan->use_first[i + 1]; k++)
        sum += plan->use[k].rate * plan->p->action[i].periods;
    return sum;
}

/* Places all in three orders: by gain, gain per effort, gain per cost. */
static int greedy_seeds(struct solve *s)
{
    int status = RS_PLAN_OK, n = s->plan->p->n;
    unsigned char *skip = s->in;
    for (int kind = 0; status >= 0 && kind < 3; kind++) {
        for (int i = 0; i < n; i++) {
            double by = kind == 1 ? total_effort(s->plan, i) : s->plan->p->action[i].cost;
            s->key[i] = s->worth[i] / (kind == 0 ? 1 : by + 1e-9);
            skip[i] = s->worth[i] <= 0;
        }
        sort_by_key(s);
        status = rs_plan_place(s->plan, s->order, n, skip, s->try, NULL, NULL);
        if (status == RS_PLAN_OK)
            status = offer(s);
    }
    return status < 0 ? status : RS_PLAN_OK;
}

static int search(struct solve *s, long steps, double until)
{
    if (!s->found || s->plan->p->n == 0)
        return RS_PLAN_OK;
    return rs_plan_search(s->plan, steps, until, s->best, &s->gain);
}

static int prove(struct solve *s, const struct rs_plan_options *o, double seconds, int *feasible,
                 struct rs_plan_result *result)
{
    bool found = s->found, complete = false;
    struct rs_exact_limits limits = { rs_plan_clock() + seconds, o->exact > 0 ? o->exact : 20 };
    if (o->exact < 0)
        return RS_PLAN_OK;
    int status = rs_plan_exact(s->plan, &limits, s->best, &found, &complete, result);
    if (status == RS_PLAN_NOMEM) /* its tables are large: go on without a proof */
        return s->found ? rs_plan_gain(s->plan, s->best, &s->gain) : RS_PLAN_OK;
    if (status != RS_PLAN_OK)
        return status;
    s->found = found;
    result->proven = complete && found;
    *feasible = !(complete && !found);
    return found ? rs_plan_gain(s->plan, s->best, &s->gain) : RS_PLAN_OK;
}

/* The caller's plans. */
static int given_seeds(struct solve *s, const struct rs_plan_options *o)
{
    size_t n = (size_t)s->plan->p->n;
    int status = RS_PLAN_OK;
    for (int k = 0; status == RS_PLAN_OK && k < o->n_seeds; k++) {
        memcpy(s->try, o->seeds + (size_t)k * n, n * sizeof *s->try);
        status = offer(s);
    }
    return status;
}

/* The musts alone, and nothing: plans to start from. */
static int first_seeds(struct solve *s)
{
    int status = rs_plan_schedule(s->plan, s->try);
    if (status == RS_PLAN_OK)
        return offer(s);
    return status == RS_PLAN_STOPPED ? RS_PLAN_OK : status;
}

/* A bound on any plan, tighter than one that is known; what cannot tell, or has no memory for it, gives
 * none. Where steps are counted, or no time is given, the same work each time. */
static void relax(struct solve *s, const struct rs_plan_options *o, struct rs_plan_result *result)
{
    double bound = 0;
    bool counted = o->iterations > 0, timed = !counted && o->seconds > 0;
    struct rs_relax_limits limits = { counted ? SETS : timed ? SETS_IN_TIME : USUAL_SETS,
                                      timed ? LONG_MAX : ROUNDS, o->seconds > 0 ? s->until : INFINITY };
    if (!s->found)
        return;
    int status = rs_plan_relax(s->plan, &limits, s->best, s->gain, &bound);
    if (status == RS_PLAN_OK && (!result->has_bound || bound < result->bound)) {
        result->has_bound = 1;
        result->bound = bound;
    }
}

static int run(struct solve *s, const struct rs_plan_options *o, struct rs_plan_result *result)
{
    double seconds = o->seconds > 0 ? o->seconds : 5, gain;
    long steps = o->iterations > 0 ? o->iterations : o->seconds > 0 ? LONG_MAX : USUAL_STEPS;
    int feasible = 1, n = s->plan->p->n;
    s->until = rs_plan_clock() + seconds;
    memset(s->try, 0, (size_t)n * sizeof *s->try);
    int status = rs_plan_gain(s->plan, s->try, &gain);
    status = status == RS_PLAN_OK ? first_seeds(s) : status;
    status = status == RS_PLAN_OK ? given_seeds(s, o) : status;
    status = status == RS_PLAN_OK ? measure_alone(s) : status;
    status = status == RS_PLAN_OK ? greedy_seeds(s) : status;
    status = status == RS_PLAN_OK ? search(s, 300, s->until - 0.8 * seconds) : status;
    status = status == RS_PLAN_OK ? prove(s, o, seconds, &feasible, result) : status;
    if (status != RS_PLAN_OK || result->proven || !feasible)
        return status != RS_PLAN_OK ? status : feasible ? RS_PLAN_OK : RS_PLAN_INFEASIBLE;
    bool tabled = false;
    status = o->no_bound ? RS_PLAN_OK : rs_plan_tabled(s->plan, &tabled);
    double bounding = o->seconds > 0 && !o->no_bound ? (tabled ? BOUND_SHARE : LOOSE_SHARE) * seconds : 0;
    double until = o->iterations > 0 && o->seconds <= 0 ? INFINITY : s->until - bounding;
    status = status == RS_PLAN_OK ? search(s, steps, until) : status;
    if (status == RS_PLAN_OK && !o->no_bound)
        relax(s, o, result);
    return status != RS_PLAN_OK || s->found ? status : RS_PLAN_INFEASIBLE;
}

int rs_plan_solve(struct rs_plan *plan, const struct rs_plan_options *options, int *start,
                  struct rs_plan_result *result)
{
    struct solve s;
    struct rs_plan_options usual = { .seconds = 0 };
    memset(result, 0, sizeof *result);
    int status = open_solve(&s, plan) ? RS_PLAN_OK : RS_PLAN_NOMEM;
    if (status == RS_PLAN_OK)
        status = run(&s, options != NULL ? options : &usual, result);
    if (status == RS_PLAN_OK) {
        memcpy(start, s.best, (size_t)plan->p->n * sizeof *start);
        status = rs_plan_gain(plan, start, &result->gain);
    }
    if (status == RS_PLAN_OK && result->proven) {
        result->has_bound = 1;
        result->bound = result->gain;
    } else if (result->has_bound && result->bound < result->gain) {
        result->bound = result->gain;
    }
    result->utilities = plan->asked;
    close_solve(&s);
    return status;
}
