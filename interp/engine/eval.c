/* The evaluator: making one, with all the room it needs. See eval.h. */
#include "engine/eval.h"

#include <limits.h>
#include <stdlib.h>

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
static size_t count_steps(struct rs_eval *ev, int j, int p, size_t *killers, size_t *marks)
{
    const struct rs_journey *journey = &ev->model->journeys[j];
    const struct rs_overlay_journey *index = &ev->overlay.journeys[j];
    size_t steps = 0;
    *killers = *marks = 0;
    for (int t = 0; t < journey->n_touchpoints; t++) {
        const struct rs_rec *rec = rs_model_rec(&journey->touchpoints[t], p);
        if (!rec->meets)
            continue;
        steps += (size_t)rec->n_next + 1;
        *killers += (size_t)journey->touchpoints[t].n_killers;
        *marks += (size_t)rec->n_marks;
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
    size_t n = (size_t)journey->n_touchpoints, killers, marks;
    size_t steps = count_steps(ev, j, p, &killers, &marks);
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
    slot->mark_ptr = rs_arena_take(arena, n + 1, sizeof(int));
    slot->marks = rs_arena_take(arena, marks, sizeof *slot->marks);
    if (slot->met == NULL || slot->local_at == NULL || slot->ptr == NULL ||
        slot->killer_ptr == NULL || slot->col == NULL || slot->val == NULL ||
        slot->killers == NULL || slot->mark_ptr == NULL || slot->marks == NULL ||
        steps > INT_MAX / 2 || marks > INT_MAX / 2 ||
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

/* The share of touch on its k-th channel; false: it has no more. */
static bool channel_of(const struct rs_touchpoint *touch, int k, struct rs_share *share)
{
    if (touch->n_channels > 0) {
        if (k < touch->n_channels)
            *share = touch->channels[k];
        return k < touch->n_channels;
    }
    *share = (struct rs_share){touch->channel, 1};
    return k == 0 && touch->channel >= 0;
}

/* Numbers the channels of a journey from 0, in the order in which its touchpoints name them.
 * ev->local[channel] is its number + 1. */
static bool take_channels(struct rs_eval *ev, int j)
{
    const struct rs_journey *journey = &ev->model->journeys[j];
    struct rs_eval_journey *it = &ev->journeys[j];
    size_t n = (size_t)journey->n_touchpoints, most = 0;
    struct rs_share share;
    int used = 0;
    for (size_t t = 0; t < n; t++)
        most += journey->touchpoints[t].n_channels > 0 ? (size_t)journey->touchpoints[t].n_channels : 1;
    it->channel = rs_arena_take(&ev->arena, most, sizeof(int));
    it->on_ptr = rs_arena_take(&ev->arena, n + 1, sizeof(int));
    it->on = rs_arena_take(&ev->arena, most, sizeof *it->on);
    if (it->channel == NULL || it->on_ptr == NULL || it->on == NULL || most > INT_MAX / 2)
        return false;
    for (size_t t = 0; t < n; t++) {
        for (int k = 0; channel_of(&journey->touchpoints[t], k, &share); k++) {
            int *local = &ev->local[share.channel];
            if (*local == 0) {
                it->channel[it->n_channels++] = share.channel;
                *local = it->n_channels;
            }
            it->on[used++] = (struct rs_share){*local - 1, share.share};
        }
        it->on_ptr[t + 1] = used;
    }
    for (int c = 0; c < it->n_channels; c++)
        ev->local[it->channel[c]] = 0;
    return true;
}

/* The shares that take_channels has read. */
static void reread_channels(struct rs_eval *ev, int j)
{
    const struct rs_journey *journey = &ev->model->journeys[j];
    struct rs_eval_journey *it = &ev->journeys[j];
    struct rs_share share;
    for (int t = 0; t < journey->n_touchpoints; t++)
        for (int k = 0; channel_of(&journey->touchpoints[t], k, &share); k++)
            it->on[it->on_ptr[t] + k].share = share.share;
}

void rs_eval_reread(struct rs_eval *ev)
{
    rs_overlay_reread(&ev->overlay);
    for (int j = 0; j < ev->model->n_journeys; j++) {
        reread_channels(ev, j);
        rs_eval_changed(ev, j);
    }
}

static bool take_journey(struct rs_eval *ev, int j)
{
    const struct rs_model *model = ev->model;
    struct rs_eval_journey *it = &ev->journeys[j];
    it->chain_taken = rs_arena_take(&ev->arena, (size_t)ev->overlay.journeys[j].n_chain, 1);
    it->marks_taken = rs_arena_take(&ev->arena, (size_t)ev->overlay.journeys[j].n_marks, 1);
    it->slots = rs_arena_take(&ev->arena, (size_t)model->n_personas, sizeof *it->slots);
    if (it->chain_taken == NULL || it->marks_taken == NULL || it->slots == NULL ||
        !take_channels(ev, j))
        return false;
    for (int p = 0; p < model->n_personas; p++)
        if (model->journeys[j].makes[p] && !take_slot(ev, j, p, &it->slots[p]))
            return false;
    return true;
}

static int most_channels(const struct rs_model *model)
{
    int most = 0;
    struct rs_share share;
    for (int j = 0; j < model->n_journeys; j++)
        for (int t = 0; t < model->journeys[j].n_touchpoints; t++)
            for (int k = 0; channel_of(&model->journeys[j].touchpoints[t], k, &share); k++)
                most = share.channel + 1 > most ? share.channel + 1 : most;
    return most;
}

static bool take_cells(struct rs_eval *ev)
{
    size_t most = 0;
    for (int j = 0; j < ev->model->n_journeys; j++)
        if ((size_t)ev->journeys[j].n_channels > most)
            most = (size_t)ev->journeys[j].n_channels;
    double **const cells[] = {&ev->cell_sum, &ev->cell_weight};
    return take_numbers(&ev->arena, ((size_t)ev->model->n_values + 1) * most, cells, 2);
}

static bool take_scratch(struct rs_eval *ev)
{
    size_t most = 1, steps = 1;
    for (int j = 0; j < ev->model->n_journeys; j++) {
        const struct rs_journey *journey = &ev->model->journeys[j];
        if ((size_t)journey->n_touchpoints > most)
            most = (size_t)journey->n_touchpoints;
        for (int p = 0; p < ev->model->n_personas; p++) {
            size_t killers, marks, count = count_steps(ev, j, p, &killers, &marks);
            steps = count > steps ? count : steps;
        }
    }
    double **const arrays[] = {&ev->start, &ev->rhs, &ev->out};
    ev->val = rs_arena_take(&ev->arena, steps, sizeof(double));
    ev->active = rs_arena_take(&ev->arena, most, 1);
    ev->reached = rs_arena_take(&ev->arena, most, 1);
    ev->queue = rs_arena_take(&ev->arena, most, sizeof(int));
    ev->mark = rs_arena_take(&ev->arena, most, sizeof(int));
    ev->alive = rs_arena_take(&ev->arena, most, sizeof(int));
    ev->order = rs_arena_take(&ev->arena, most, sizeof(int));
    ev->rank = rs_arena_take(&ev->arena, most, sizeof *ev->rank);
    ev->base_null = rs_arena_take(&ev->arena, (size_t)ev->model->n_goals, 1);
    ev->local = rs_arena_take(&ev->arena, (size_t)most_channels(ev->model), sizeof(int));
    return take_numbers(&ev->arena, most, arrays, 3) && ev->val != NULL && ev->active != NULL &&
           ev->reached != NULL && ev->queue != NULL && ev->mark != NULL && ev->alive != NULL &&
           ev->order != NULL && ev->rank != NULL && ev->base_null != NULL && ev->local != NULL;
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
    ok = ok && take_cells(ev);
    if (!ok) {
        rs_eval_free(ev);
        return NULL;
    }
    rs_eval_find_depths(ev);
    return ev;
}

void rs_eval_free(struct rs_eval *ev)
{
    if (ev == NULL)
        return;
    rs_overlay_free(&ev->overlay);
    rs_chain_free(&ev->chain);
    rs_chain_free(&ev->ranked);
    rs_arena_free(&ev->arena);
    free(ev);
}
