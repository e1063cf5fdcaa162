#include "engine/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[RS_MEASURES] = {
    "experience", "mean", "peak", "end", "functional", "emotional", "emotion",
    "completion", "lifetime", "duration", "cost_to_serve", "handovers",
    "channel_switches", "consistency", "killer_risk",
};

const char *rs_measure_name(enum rs_measure m)
{
    return names[m];
}

int rs_measure_find(const char *name)
{
    for (int i = 0; i < RS_MEASURES; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    return -1;
}

double rs_measure_sign(enum rs_measure m)
{
    switch (m) {
    case RS_DURATION:
    case RS_COST_TO_SERVE:
    case RS_HANDOVERS:
    case RS_CHANNEL_SWITCHES:
    case RS_KILLER_RISK:
        return -1;
    default:
        return 1;
    }
}

static int complain(struct rs_model *model, const char *what, const char *where)
{
    char text[512];
    int n = snprintf(text, sizeof text, "%s: %s", where != NULL ? where : "model", what);
    size_t len = n < 0 ? 0 : (size_t)n < sizeof text ? (size_t)n : sizeof text - 1;
    model->problem = rs_arena_text(&model->arena, text, len);
    return model->problem == NULL ? RS_ENOMEM : RS_EINVALID;
}

static int by_value(const void *a, const void *b)
{
    const struct rs_mark *x = a, *y = b;
    return (x->value > y->value) - (x->value < y->value);
}

static bool marks_fit(const struct rs_model *model, struct rs_mark *marks, int n)
{
    for (int i = 0; i < n; i++)
        if (marks[i].value < 0 || marks[i].value >= model->n_values)
            return false;
    if (n > 1)
        qsort(marks, (size_t)n, sizeof *marks, by_value);
    return true;
}

static bool steps_fit(const struct rs_step *steps, int n, int n_touchpoints)
{
    for (int i = 0; i < n; i++)
        if (steps[i].to < RS_DONE || steps[i].to >= n_touchpoints || !(steps[i].p >= 0))
            return false;
    return true;
}

static double total(const struct rs_step *steps, int n)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += steps[i].p;
    return sum;
}

/* Direction and leave are kept apart; a next that goes nowhere is none. */
static void finish_next(struct rs_rec *rec)
{
    double sum = rec->has_next ? total(rec->next, rec->n_next) : 0;
    rec->has_next = sum > 0;
    if (!rec->has_next)
        rec->n_next = 0;
    for (int i = 0; i < rec->n_next; i++)
        rec->next[i].p /= sum;
}

int rs_model_finish_rec(struct rs_model *model, const struct rs_journey *journey,
                        struct rs_rec *rec, const char *where)
{
    if (!marks_fit(model, rec->marks, rec->n_marks) ||
        !marks_fit(model, rec->expects.marks, rec->expects.n))
        return complain(model, "a mark for a value that does not exist", where);
    if (!steps_fit(rec->next, rec->n_next, journey->n_touchpoints))
        return complain(model, "next goes to a touchpoint that does not exist", where);
    if (!(rec->leave >= 0 && rec->leave <= 1))
        return complain(model, "leave is outside 0..1", where);
    finish_next(rec);
    return RS_OK;
}

static int finish_channels(struct rs_model *model, struct rs_touchpoint *touch)
{
    double sum = 0;
    for (int i = 0; i < touch->n_channels; i++)
        sum += touch->channels[i].share;
    if (touch->n_channels > 0 && !(sum > 0))
        return complain(model, "the shares of its channels are all 0", touch->name);
    for (int i = 0; i < touch->n_channels; i++)
        touch->channels[i].share /= sum;
    return RS_OK;
}

static int finish_journey(struct rs_model *model, struct rs_journey *journey)
{
    int status = RS_OK;
    for (int i = 0; i < journey->n_to; i++)
        if (journey->to[i] < 0 || journey->to[i] >= journey->n_touchpoints)
            return complain(model, "cyclic.to names no touchpoint", journey->name);
    if (!steps_fit(journey->starts, journey->n_starts, journey->n_touchpoints))
        return complain(model, "starts names no touchpoint", journey->name);
    for (int t = 0; t < journey->n_touchpoints && status == RS_OK; t++) {
        struct rs_touchpoint *touch = &journey->touchpoints[t];
        status = finish_channels(model, touch);
        if (status == RS_OK)
            status = rs_model_finish_rec(model, journey, &touch->base, touch->name);
        for (int p = 0; touch->per != NULL && p < model->n_personas && status == RS_OK; p++)
            if (touch->per[p] != NULL)
                status = rs_model_finish_rec(model, journey, touch->per[p], touch->name);
    }
    return status;
}

static const struct rs_touchpoint *find(const struct rs_model *model, int journey, int touchpoint)
{
    if (journey < 0 || journey >= model->n_journeys || touchpoint < 0 ||
        touchpoint >= model->journeys[journey].n_touchpoints)
        return NULL;
    return &model->journeys[journey].touchpoints[touchpoint];
}

static int finish_action(struct rs_model *model, struct rs_action *action)
{
    for (int i = 0; i < action->n_improves; i++) {
        const struct rs_improve *it = &action->improves[i];
        bool value = it->field == RS_FIELD_VALUE;
        if (find(model, it->journey, it->touchpoint) == NULL ||
            (value && (it->value < 0 || it->value >= model->n_values)))
            return complain(model, "improves something that does not exist", action->name);
    }
    for (int i = 0; i < action->n_removes; i++) {
        const struct rs_remove *it = &action->removes[i];
        const struct rs_touchpoint *touch = find(model, it->journey, it->touchpoint);
        if (touch == NULL || it->killer < 0 || it->killer >= touch->n_killers)
            return complain(model, "removes a killer that does not exist", action->name);
    }
    for (int i = 0; i < action->n_reroutes; i++) {
        const struct rs_reroute *it = &action->reroutes[i];
        if (find(model, it->journey, it->touchpoint) == NULL ||
            !steps_fit(it->next, it->n_next, model->journeys[it->journey].n_touchpoints))
            return complain(model, "reroutes something that does not exist", action->name);
    }
    return RS_OK;
}

/* Without goals there are two: experience worth 1, and completion worth 10. */
static int default_goals(struct rs_model *model)
{
    model->goals = rs_arena_take(&model->arena, 2, sizeof *model->goals);
    if (model->goals == NULL)
        return RS_ENOMEM;
    model->goals[0] = (struct rs_goal){"experience", RS_EXPERIENCE, RS_NONE, 1, 1};
    model->goals[1] = (struct rs_goal){"completion", RS_COMPLETION, RS_NONE, 10, 1};
    model->n_goals = 2;
    model->money = false;
    return RS_OK;
}

int rs_model_finish(struct rs_model *model)
{
    int status = RS_OK;
    if (model->n_personas < 1)
        return complain(model, "at least one persona is needed", NULL);
    for (int p = 0; p < model->n_personas; p++) {
        struct rs_expects *expects = &model->personas[p].expects;
        if (!marks_fit(model, expects->marks, expects->n))
            return complain(model, "expects a value that does not exist", model->personas[p].name);
    }
    for (int j = 0; j < model->n_journeys && status == RS_OK; j++)
        status = finish_journey(model, &model->journeys[j]);
    for (int a = 0; a < model->n_actions && status == RS_OK; a++)
        status = finish_action(model, &model->actions[a]);
    for (int g = 0; g < model->n_goals && status == RS_OK; g++)
        if (model->goals[g].journey < RS_NONE || model->goals[g].journey >= model->n_journeys)
            status = complain(model, "the goal's journey does not exist", model->goals[g].name);
    if (status == RS_OK && model->n_goals == 0)
        status = default_goals(model);
    return status;
}

void rs_model_free(struct rs_model *model)
{
    rs_arena_free(&model->arena);
    memset(model, 0, sizeof *model);
}
