/* The evaluator: slots, what of them is still good, and the sums over personas, journeys and
 * goals. */
#include "engine/eval.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Whether the choice among the actions listed is the one kept in `kept`; makes it so. */
static bool same_choice(const int *actions, int n, unsigned char *kept, const unsigned char *taken)
{
    bool same = true;
    for (int i = 0; i < n; i++) {
        unsigned char now = taken != NULL && taken[actions[i]] != 0;
        same = same && kept[i] == now;
        kept[i] = now;
    }
    return same;
}

static double figure(const struct rs_slot *slot, int which)
{
    return which < RS_MEASURES ? slot->m[which] : slot->base;
}

/* The share-weighted mean of a measure, or (which = RS_MEASURES) of the base. */
static double mean_over(const struct rs_eval *ev, int j, int which)
{
    double sum = 0, weight = 0;
    for (int p = 0; p < ev->model->n_personas; p++) {
        const struct rs_slot *slot = &ev->journeys[j].slots[p];
        if (!slot->makes || isnan(figure(slot, which)))
            continue;
        sum += ev->model->personas[p].share * figure(slot, which);
        weight += ev->model->personas[p].share;
    }
    return weight > 0 ? sum / weight : NAN;
}

static void set_null(struct rs_slot *slot)
{
    for (int m = 0; m < RS_MEASURES; m++)
        slot->m[m] = NAN;
    slot->base = NAN;
    slot->peak_at = slot->spread_value = RS_NONE;
    slot->best_channel = slot->worst_channel = RS_NONE;
    slot->vetoed = false;
}

/* The way of persona p: taken over from an earlier one whose way is the same, or solved. */
static int run_way(struct rs_eval *ev, int j, int p, const unsigned char *taken, enum rs_depth depth)
{
    struct rs_slot *slots = ev->journeys[j].slots;
    rs_way_read(ev, j, p, &slots[p], taken);
    for (int q = 0; q < p; q++)
        if (slots[q].makes && rs_way_copy(&slots[p], &slots[q]))
            return RS_OK;
    return rs_way_solve(ev, j, p, &slots[p], depth);
}

static enum rs_depth way_of(enum rs_depth depth)
{
    return depth == RS_DEPTH_WHOLE ? RS_DEPTH_WHOLE : RS_DEPTH_WAY;
}

/* What of persona p is not known yet, to a depth. */
static int run_persona(struct rs_eval *ev, int j, int p, const unsigned char *taken, enum rs_depth depth)
{
    const struct rs_eval_journey *it = &ev->journeys[j];
    struct rs_slot *slot = &it->slots[p];
    int status = RS_OK;
    if (!slot->makes)
        return RS_OK;
    if (slot->n == 0) {
        set_null(slot);
        return RS_OK;
    }
    if (it->way < way_of(depth))
        status = run_way(ev, j, p, taken, depth);
    if (status != RS_OK || depth < RS_DEPTH_MEMORY)
        return status;
    if (it->read < depth)
        rs_marks_read(ev, j, p, slot, taken, depth);
    return rs_marks_measure(ev, j, p, slot, depth);
}

/* Forgets what another choice of actions was counted with. */
static void note_choice(struct rs_eval *ev, int j, const unsigned char *taken)
{
    struct rs_eval_journey *it = &ev->journeys[j];
    const struct rs_overlay_journey *index = &ev->overlay.journeys[j];
    if (!same_choice(index->chain, index->n_chain, it->chain_taken, taken))
        it->way = RS_DEPTH_NONE;
    if (!same_choice(index->marks, index->n_marks, it->marks_taken, taken)) {
        it->read = RS_DEPTH_NONE;
        it->depth = it->depth > RS_DEPTH_WAY ? RS_DEPTH_WAY : it->depth;
    }
}

/* Whether measure m is counted at a depth. */
static bool reaches(enum rs_depth depth, int m)
{
    if (m == RS_COMPLETION || m == RS_KILLER_RISK)
        return depth >= RS_DEPTH_WAY;
    if (m == RS_EXPERIENCE || m == RS_MEAN || m == RS_PEAK || m == RS_END)
        return depth >= RS_DEPTH_MEMORY;
    return depth >= RS_DEPTH_WHOLE;
}

static int run_journey(struct rs_eval *ev, int j, const unsigned char *taken, enum rs_depth depth)
{
    struct rs_eval_journey *it = &ev->journeys[j];
    note_choice(ev, j, taken);
    if (it->way >= way_of(depth) && it->depth >= depth)
        return RS_OK;
    it->depth = RS_DEPTH_NONE;
    for (int p = 0; p < ev->model->n_personas; p++) {
        int status = run_persona(ev, j, p, taken, depth);
        if (status != RS_OK) {
            rs_eval_changed(ev, j);
            return status;
        }
    }
    for (int m = 0; m < RS_MEASURES; m++)
        it->m[m] = reaches(depth, m) ? mean_over(ev, j, m) : NAN;
    it->base = depth > RS_DEPTH_WAY ? mean_over(ev, j, RS_MEASURES) : NAN;
    it->way = it->way > way_of(depth) ? it->way : way_of(depth);
    it->depth = depth;
    if (depth > RS_DEPTH_WAY && depth > it->read)
        it->read = it->before = depth;
    return RS_OK;
}

int rs_eval_run(struct rs_eval *ev, const unsigned char *taken)
{
    for (int j = 0; j < ev->model->n_journeys; j++) {
        int status = run_journey(ev, j, taken, RS_DEPTH_WHOLE);
        if (status != RS_OK)
            return status;
    }
    return RS_OK;
}

/* As rs_eval_run, with no more than the goals have. */
static int run_goals(struct rs_eval *ev, const unsigned char *taken)
{
    for (int j = 0; j < ev->model->n_journeys; j++) {
        int status = run_journey(ev, j, taken, ev->journeys[j].goals);
        if (status != RS_OK)
            return status;
    }
    return RS_OK;
}

void rs_eval_find_depths(struct rs_eval *ev)
{
    for (int j = 0; j < ev->model->n_journeys; j++) {
        enum rs_depth *depth = &ev->journeys[j].goals;
        *depth = RS_DEPTH_WAY;
        for (int g = 0; g < ev->model->n_goals; g++) {
            const struct rs_goal *goal = &ev->model->goals[g];
            bool about = goal->journey == RS_NONE ? ev->model->journeys[j].counts : goal->journey == j;
            while (about && !reaches(*depth, goal->measure))
                (*depth)++;
        }
    }
}

void rs_eval_changed(struct rs_eval *ev, int journey)
{
    struct rs_eval_journey *it = &ev->journeys[journey];
    it->way = it->depth = it->read = it->before = RS_DEPTH_NONE;
}

double rs_eval_goal(const struct rs_eval *ev, int goal)
{
    const struct rs_goal *g = &ev->model->goals[goal];
    double sum = 0, weight = 0;
    for (int j = 0; j < ev->model->n_journeys; j++) {
        const struct rs_journey *journey = &ev->model->journeys[j];
        double m = ev->journeys[j].m[g->measure];
        if (!journey->counts || isnan(m) || (g->journey != RS_NONE && g->journey != j))
            continue;
        if (g->journey == j)
            return m;
        sum += journey->weight * m;
        weight += journey->weight;
    }
    return weight > 0 ? sum / weight : NAN;
}

static double utility(const struct rs_eval *ev, const unsigned char *taken)
{
    const struct rs_model *model = ev->model;
    double u = 0;
    for (int g = 0; g < model->n_goals; g++) {
        double m = rs_eval_goal(ev, g);
        if (!isnan(m))
            u += model->goals[g].sign * model->goals[g].worth * m;
    }
    for (int a = 0; model->money && taken != NULL && a < model->n_actions; a++)
        if (taken[a])
            u += model->actions[a].f * model->actions[a].benefit - model->actions[a].upkeep;
    return u;
}

/* Which goals have no figure in the model as it is; where that cannot be told, all may lose
 * theirs. */
int rs_eval_before_change(struct rs_eval *ev)
{
    if (ev->base_known)
        return RS_OK;
    int status = run_goals(ev, NULL);
    if (status == RS_ENOMEM)
        return status;
    for (int g = 0; g < ev->model->n_goals; g++)
        ev->base_null[g] = status != RS_OK || isnan(rs_eval_goal(ev, g));
    ev->base_known = true;
    return RS_OK;
}

void rs_eval_set_base(struct rs_eval *ev, const unsigned char *null)
{
    for (int g = 0; g < ev->model->n_goals; g++)
        ev->base_null[g] = null[g];
    ev->base_known = true;
}

int rs_eval_utility(struct rs_eval *ev, const unsigned char *taken, double *u)
{
    *u = NAN;
    int status = rs_eval_before_change(ev);
    if (status == RS_OK)
        status = run_goals(ev, taken);
    for (int g = 0; g < ev->model->n_goals && status == RS_OK; g++)
        if (!ev->base_null[g] && isnan(rs_eval_goal(ev, g))) {
            ev->null_goal = g;
            return RS_ENULL_GOAL;
        }
    if (status == RS_OK)
        *u = utility(ev, taken);
    return status;
}

const struct rs_slot *rs_eval_slot(const struct rs_eval *ev, int journey, int persona)
{
    return &ev->journeys[journey].slots[persona];
}

const double *rs_eval_measures(const struct rs_eval *ev, int journey)
{
    return ev->journeys[journey].m;
}

double rs_eval_base(const struct rs_eval *ev, int journey)
{
    return ev->journeys[journey].base;
}

struct rs_trap rs_eval_trap(const struct rs_eval *ev)
{
    return ev->trap;
}

int rs_eval_null_goal(const struct rs_eval *ev)
{
    return ev->null_goal;
}

/* Whether anybody completes one of the journeys that the goal is about. */
static bool completed(const struct rs_eval *ev, const struct rs_goal *goal)
{
    for (int j = 0; j < ev->model->n_journeys; j++)
        if (ev->model->journeys[j].counts && (goal->journey == RS_NONE || goal->journey == j) &&
            ev->journeys[j].m[RS_COMPLETION] > 0)
            return true;
    return false;
}

const char *rs_eval_null_text(const struct rs_eval *ev, int goal, char *buffer, size_t size)
{
    const struct rs_goal *g = &ev->model->goals[goal];
    const char *about = g->journey == RS_NONE ? NULL : ev->model->journeys[g->journey].name;
    const char *why = completed(ev, g) ? "nothing that counts for it is met in" : "nobody completes";
    snprintf(buffer, size, "%s %s%s%s, so the goal \"%s\" has no %s", why, about != NULL ? "\"" : "",
             about != NULL ? about : "any journey", about != NULL ? "\"" : "", g->name,
             rs_measure_name(g->measure));
    return buffer;
}

const char *rs_eval_trap_text(const struct rs_eval *ev, struct rs_trap trap, char *buffer,
                              size_t size)
{
    const struct rs_journey *journey = &ev->model->journeys[trap.journey];
    snprintf(buffer, size,
             "in journey '%s' nobody gets out of '%s' (as %s): neither done nor leaving can be "
             "reached from it; give it a leave, or a next that leads out",
             journey->name, journey->touchpoints[trap.touchpoint].name,
             ev->model->personas[trap.persona].name);
    return buffer;
}
