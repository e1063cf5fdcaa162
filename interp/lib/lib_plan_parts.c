/* U is a sum over goals of measures, and a measure that of a journey or a weighted mean over journeys:
 * so a sum over journeys, as long as no journey loses or gains a figure. */
#include "lib/lib_plan.h"

#include <math.h>

/* The largest that a measure can be; INFINITY: there is none. */
static double most_of(enum rs_measure m)
{
    switch (m) {
    case RS_EXPERIENCE: case RS_MEAN: case RS_PEAK: case RS_END: case RS_FUNCTIONAL:
    case RS_EMOTIONAL: case RS_CONSISTENCY: return 10;
    case RS_COMPLETION: case RS_KILLER_RISK: return 1;
    default: return INFINITY;
    }
}

/* Whether an action changes anything in journey j; *strays: it may keep customers from what they
 * meet now. */
static bool touches(const struct rs_action *a, int j, bool *strays)
{
    bool found = false;
    for (int k = 0; k < a->n_improves; k++)
        if (a->improves[k].journey == j) {
            found = true;
            *strays |= a->improves[k].field == RS_FIELD_LEAVE && a->improves[k].delta > 0;
        }
    for (int k = 0; k < a->n_removes; k++)
        found |= a->removes[k].journey == j;
    for (int k = 0; k < a->n_reroutes; k++)
        if (a->reroutes[k].journey == j)
            found = *strays = true;
    return found;
}

static double weights(const struct rs_engine *engine, const struct rs_goal *goal)
{
    double sum = 0;
    for (int j = 0; j < engine->model.n_journeys; j++)
        if (engine->model.journeys[j].counts
            && !isnan(rs_eval_measures(engine->eval, j)[goal->measure]))
            sum += engine->model.journeys[j].weight;
    return sum;
}

/* The factors of journey j, and the most that it can add. */
static double fill_factors(struct rs_parts *parts, int j, double *factor, bool *null)
{
    const struct rs_model *model = &parts->engine->model;
    double most = 0;
    for (int g = 0; g < model->n_goals; g++) {
        const struct rs_goal *goal = &model->goals[g];
        double sum = goal->journey == RS_NONE ? weights(parts->engine, goal) : 1;
        bool about = model->journeys[j].counts && (goal->journey == RS_NONE || goal->journey == j);
        null[g] = isnan(rs_eval_measures(parts->engine->eval, j)[goal->measure]);
        factor[g] = !about ? 0 : goal->sign * goal->worth;
        if (goal->journey == RS_NONE && about)
            factor[g] *= sum > 0 ? model->journeys[j].weight / sum : 0;
        if (factor[g] > 0)
            most += factor[g] * most_of(goal->measure);
        if (about && null[g] && goal->worth > 0)
            most = INFINITY;
    }
    return most;
}

int rs_parts_make(struct rs_parts *parts, struct rs_engine *engine, const int *index,
                  struct rs_arena *arena, struct rs_plan_problem *problem)
{
    const struct rs_model *model = &engine->model;
    size_t journeys = (size_t)model->n_journeys, n = (size_t)problem->n;
    size_t factors = journeys * (size_t)model->n_goals;
    struct rs_plan_part *part = rs_arena_take(arena, journeys, sizeof *part);
    double *own = rs_arena_take(arena, n, sizeof *own);
    int *members = rs_arena_take(arena, journeys * n, sizeof *members);
    parts->engine = engine;
    parts->journey = rs_arena_take(arena, journeys, sizeof *parts->journey);
    parts->factor = rs_arena_take(arena, factors, sizeof *parts->factor);
    parts->null = rs_arena_take(arena, factors, sizeof *parts->null);
    if (!part || !own || !members || !parts->journey || !parts->factor || !parts->null)
        return RS_ENOMEM;
    problem->parts = 0;
    int status = rs_eval_run(engine->eval, NULL);
    if (status != RS_OK)
        return status == RS_ENOMEM ? status : RS_OK;
    for (int j = 0; j < model->n_journeys; j++) {
        bool strays = false;
        int held = 0, k = problem->parts, *list = members + (size_t)j * n;
        for (int i = 0; i < problem->n; i++)
            if (touches(&model->actions[index[i]], j, &strays))
                list[held++] = i;
        size_t from = (size_t)k * (size_t)model->n_goals;
        double most = fill_factors(parts, j, parts->factor + from, parts->null + from);
        if (held == 0)
            continue;
        parts->journey[k] = j;
        part[k].action = list;
        part[k].n = held;
        part[k].most = strays ? INFINITY : most;
        problem->parts++;
    }
    for (int i = 0; i < problem->n; i++) {
        const struct rs_action *a = &model->actions[index[i]];
        own[i] = model->money ? a->f * a->benefit - a->upkeep : 0;
    }
    problem->part = part;
    problem->own = own;
    return RS_OK;
}

int rs_parts_value(const struct rs_parts *parts, int part, const unsigned char *taken, double *v)
{
    const struct rs_model *model = &parts->engine->model;
    int j = parts->journey[part], status = rs_eval_run(parts->engine->eval, taken);
    size_t from = (size_t)part * (size_t)model->n_goals;
    if (status == RS_ENOMEM)
        return RS_PLAN_STOPPED;
    if (status != RS_OK)
        return rs_eval_trap(parts->engine->eval).journey == j ? RS_PLAN_TRAP : RS_PLAN_INFEASIBLE;
    *v = 0;
    for (int g = 0; g < model->n_goals; g++) {
        double m = rs_eval_measures(parts->engine->eval, j)[model->goals[g].measure];
        if (isnan(m) != parts->null[from + (size_t)g])
            return RS_PLAN_INFEASIBLE;
        if (!isnan(m))
            *v += parts->factor[from + (size_t)g] * m;
    }
    return RS_PLAN_OK;
}
