/* The evaluator: slots, what of them is still good, and the sums over personas, journeys and
 * goals. */
#include "engine/eval.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- making one --------------------------------------------------------------------------- */

static bool take_numbers(struct rs_arena *arena, size_t n, double **const *arrays, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        *arrays[i] = rs_arena_take(arena, n, sizeof(double));
        if (*arrays[i] == NULL)
            return false;
    }
    return true;
}

/* No persona's row has more steps than its own next and all reroutes together. */
static size_t count_steps(struct rs_eval *ev, int j, int p, size_t *killers)
{
    const struct rs_journey *journey = &ev->model->journeys[j];
    const struct rs_overlay_journey *index = &ev->overlay.journeys[j];
    size_t steps = 0;
    *killers = 0;
    for (int t = 0; t < journey->n_touchpoints; t++) {
        const struct rs_rec *rec = rs_model_rec(&journey->touchpoints[t], p);
        if (!rec->meets)
            continue;
        steps += (size_t)rec->n_next + 1;
        *killers += (size_t)journey->touchpoints[t].n_killers;
        for (int i = index->ptr[t]; i < index->ptr[t + 1]; i++)
            if (index->effects[i].route != NULL)
                steps += (size_t)index->effects[i].route->n_next;
    }
    return steps;
}

static bool take_slot(struct rs_eval *ev, int j, int p, struct rs_slot *slot)
{
    const struct rs_journey *journey = &ev->model->journeys[j];
    struct rs_arena *arena = &ev->arena;
    size_t n = (size_t)journey->n_touchpoints, killers, steps = count_steps(ev, j, p, &killers);
    double **const arrays[] = {
        &slot->leave, &slot->done, &slot->kill, &slot->keep, &slot->visits, &slot->reach,
        &slot->finish, &slot->minutes, &slot->x, &slot->functional, &slot->emotional,
        &slot->expects, &slot->expects_functional, &slot->expects_emotional, &slot->importance,
    };
    slot->makes = true;
    slot->met = rs_arena_take(arena, n, sizeof(int));
    slot->local_at = rs_arena_take(arena, n + 1, sizeof(int));
    slot->ptr = rs_arena_take(arena, n + 1, sizeof(int));
    slot->killer_ptr = rs_arena_take(arena, n + 1, sizeof(int));
    slot->col = rs_arena_take(arena, steps, sizeof(int));
    slot->val = rs_arena_take(arena, steps, sizeof(double));
    slot->killers = rs_arena_take(arena, killers, sizeof(double));
    if (slot->met == NULL || slot->local_at == NULL || slot->ptr == NULL ||
        slot->killer_ptr == NULL || slot->col == NULL || slot->val == NULL ||
        slot->killers == NULL || steps > INT_MAX / 2 ||
        !take_numbers(arena, n, arrays, sizeof arrays / sizeof *arrays))
        return false;
    for (int t = 0; t < journey->n_touchpoints; t++)
        if (rs_model_rec(&journey->touchpoints[t], p)->meets)
            slot->met[slot->n++] = t;
    for (int t = journey->n_touchpoints, i = slot->n; t >= 0; t--) {
        if (i > 0 && slot->met[i - 1] == t)
            i--;
        slot->local_at[t] = i;
    }
    return true;
}

static bool take_journey(struct rs_eval *ev, int j)
{
    const struct rs_model *model = ev->model;
    struct rs_eval_journey *it = &ev->journeys[j];
    it->chain_taken = rs_arena_take(&ev->arena, (size_t)ev->overlay.journeys[j].n_chain, 1);
    it->marks_taken = rs_arena_take(&ev->arena, (size_t)ev->overlay.journeys[j].n_marks, 1);
    it->slots = rs_arena_take(&ev->arena, (size_t)model->n_personas, sizeof *it->slots);
    it->raised = RS_NONE;
    if (it->chain_taken == NULL || it->marks_taken == NULL || it->slots == NULL)
        return false;
    for (int p = 0; p < model->n_personas; p++)
        if (model->journeys[j].makes[p] && !take_slot(ev, j, p, &it->slots[p]))
            return false;
    return true;
}

static bool take_scratch(struct rs_eval *ev)
{
    size_t most = 1, steps = 1;
    ev->n_channels = 1;
    for (int j = 0; j < ev->model->n_journeys; j++) {
        const struct rs_journey *journey = &ev->model->journeys[j];
        if ((size_t)journey->n_touchpoints > most)
            most = (size_t)journey->n_touchpoints;
        for (int t = 0; t < journey->n_touchpoints; t++)
            if (journey->touchpoints[t].channel >= ev->n_channels)
                ev->n_channels = journey->touchpoints[t].channel + 1;
        for (int p = 0; p < ev->model->n_personas; p++) {
            size_t killers, count = count_steps(ev, j, p, &killers);
            steps = count > steps ? count : steps;
        }
    }
    double **const arrays[] = {&ev->start, &ev->rhs, &ev->out};
    double **const channels[] = {&ev->channel_sum, &ev->channel_weight};
    ev->val = rs_arena_take(&ev->arena, steps, sizeof(double));
    ev->active = rs_arena_take(&ev->arena, most, 1);
    ev->reached = rs_arena_take(&ev->arena, most, 1);
    ev->queue = rs_arena_take(&ev->arena, most, sizeof(int));
    ev->mark = rs_arena_take(&ev->arena, most, sizeof(int));
    ev->alive = rs_arena_take(&ev->arena, most, sizeof(int));
    return take_numbers(&ev->arena, most, arrays, 3) &&
           take_numbers(&ev->arena, (size_t)ev->n_channels, channels, 2) && ev->val != NULL &&
           ev->active != NULL && ev->reached != NULL && ev->queue != NULL && ev->mark != NULL &&
           ev->alive != NULL;
}

struct rs_eval *rs_eval_new(const struct rs_model *model)
{
    struct rs_eval *ev = rs_mem_take(1, sizeof *ev);
    if (ev == NULL)
        return NULL;
    ev->model = model;
    bool ok = rs_overlay_init(&ev->overlay, model) == RS_OK && take_scratch(ev);
    if (ok)
        ev->journeys =
            rs_arena_take(&ev->arena, (size_t)model->n_journeys, sizeof *ev->journeys);
    ok = ok && ev->journeys != NULL;
    for (int j = 0; j < model->n_journeys && ok; j++)
        ok = take_journey(ev, j);
    if (!ok) {
        rs_eval_free(ev);
        return NULL;
    }
    return ev;
}

void rs_eval_free(struct rs_eval *ev)
{
    if (ev == NULL)
        return;
    rs_overlay_free(&ev->overlay);
    rs_chain_free(&ev->chain);
    rs_arena_free(&ev->arena);
    free(ev);
}

const struct rs_model *rs_eval_model(const struct rs_eval *ev)
{
    return ev->model;
}

/* --- running it --------------------------------------------------------------------------- */

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

static double mean_over(const struct rs_eval *ev, int j, enum rs_measure which)
{
    double sum = 0, weight = 0;
    for (int p = 0; p < ev->model->n_personas; p++) {
        const struct rs_slot *slot = &ev->journeys[j].slots[p];
        if (!slot->makes || isnan(slot->m[which]))
            continue;
        sum += ev->model->personas[p].share * slot->m[which];
        weight += ev->model->personas[p].share;
    }
    return weight > 0 ? sum / weight : NAN;
}

static void set_null(struct rs_slot *slot)
{
    for (int m = 0; m < RS_MEASURES; m++)
        slot->m[m] = NAN;
    slot->peak_at = RS_NONE;
    slot->vetoed = false;
}

/* The way of persona p: taken over from an earlier one whose way is the same, or solved. */
static int run_way(struct rs_eval *ev, int j, int p, const unsigned char *taken)
{
    struct rs_slot *slots = ev->journeys[j].slots;
    rs_way_read(ev, j, p, &slots[p], taken);
    for (int q = 0; q < p; q++)
        if (slots[q].makes && rs_way_copy(&slots[p], &slots[q]))
            return RS_OK;
    return rs_way_solve(ev, j, p, &slots[p]);
}

static int run_journey(struct rs_eval *ev, int j, const unsigned char *taken, int raised)
{
    struct rs_eval_journey *it = &ev->journeys[j];
    const struct rs_overlay_journey *index = &ev->overlay.journeys[j];
    bool chain = same_choice(index->chain, index->n_chain, it->chain_taken, taken) &&
                 it->chain_valid;
    bool marks = same_choice(index->marks, index->n_marks, it->marks_taken, taken) &&
                 it->marks_valid && it->raised == raised;
    if (chain && marks)
        return RS_OK;
    it->chain_valid = it->marks_valid = false;
    it->raised = raised;
    for (int p = 0; p < ev->model->n_personas; p++) {
        struct rs_slot *slot = &it->slots[p];
        if (!slot->makes)
            continue;
        if (slot->n == 0) {
            set_null(slot);
            continue;
        }
        if (!chain) {
            int status = run_way(ev, j, p, taken);
            if (status != RS_OK)
                return status;
        }
        if (!marks)
            rs_marks_read(ev, j, p, slot, taken, raised);
        rs_marks_measure(ev, j, slot);
    }
    for (int m = 0; m < RS_MEASURES; m++)
        it->m[m] = mean_over(ev, j, (enum rs_measure)m);
    it->chain_valid = it->marks_valid = true;
    return RS_OK;
}

static int run(struct rs_eval *ev, const unsigned char *taken, int journey, int raised)
{
    for (int j = 0; j < ev->model->n_journeys; j++) {
        int status = run_journey(ev, j, taken, j == journey ? raised : RS_NONE);
        if (status != RS_OK)
            return status;
    }
    return RS_OK;
}

int rs_eval_run(struct rs_eval *ev, const unsigned char *taken)
{
    return run(ev, taken, RS_NONE, RS_NONE);
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

int rs_eval_utility(struct rs_eval *ev, const unsigned char *taken, double *u)
{
    int status = rs_eval_run(ev, taken);
    *u = status == RS_OK ? utility(ev, taken) : NAN;
    return status;
}

int rs_eval_leverage(struct rs_eval *ev, int journey, int touchpoint, const unsigned char *taken,
                     double *gain)
{
    double before;
    *gain = NAN;
    int status = rs_eval_utility(ev, taken, &before);
    if (status != RS_OK)
        return status;
    status = run(ev, taken, journey, touchpoint);
    if (status == RS_OK)
        *gain = utility(ev, taken) - before;
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

struct rs_trap rs_eval_trap(const struct rs_eval *ev)
{
    return ev->trap;
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
