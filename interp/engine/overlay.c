#include "engine/overlay.h"

#include <math.h>
#include <string.h>

static double clamp(double v, double lo, double hi)
{
    return v < lo ? lo : v > hi ? hi : v;
}

/* --- the index ---------------------------------------------------------------------------- */

static enum rs_effect_kind kind_of(enum rs_field field)
{
    switch (field) {
    case RS_FIELD_EXPERIENCE: return RS_EFFECT_EXPERIENCE;
    case RS_FIELD_EXPECTS: return RS_EFFECT_EXPECTS;
    case RS_FIELD_LEAVE: return RS_EFFECT_LEAVE;
    case RS_FIELD_DURATION: return RS_EFFECT_DURATION;
    case RS_FIELD_WAIT: return RS_EFFECT_WAIT;
    default: return RS_EFFECT_VALUE;
    }
}

/* Calls for each effect of action a: counts it in ptr (at == NULL), or stores it. */
static void place(struct rs_overlay *o, int journey, int touchpoint, int *const *at,
                  struct rs_effect effect)
{
    struct rs_overlay_journey *j = &o->journeys[journey];
    if (at == NULL)
        j->ptr[touchpoint + 1]++;
    else
        j->effects[at[journey][touchpoint]++] = effect;
}

static void walk(struct rs_overlay *o, int *const *at)
{
    for (int a = 0; a < o->model->n_actions; a++) {
        const struct rs_action *action = &o->model->actions[a];
        for (int i = 0; i < action->n_improves; i++) {
            const struct rs_improve *it = &action->improves[i];
            struct rs_effect e = {kind_of(it->field), a, it->value, action->f * it->delta, NULL};
            place(o, it->journey, it->touchpoint, at, e);
        }
        for (int i = 0; i < action->n_removes; i++) {
            const struct rs_remove *it = &action->removes[i];
            struct rs_effect e = {RS_EFFECT_KILLER, a, it->killer, 1 - action->f * it->share, NULL};
            place(o, it->journey, it->touchpoint, at, e);
        }
        for (int i = 0; i < action->n_reroutes; i++) {
            const struct rs_reroute *it = &action->reroutes[i];
            struct rs_effect e = {RS_EFFECT_REROUTE, a, 0, action->f, it};
            place(o, it->journey, it->touchpoint, at, e);
        }
    }
}

void rs_overlay_reread(struct rs_overlay *o)
{
    for (int j = 0; j < o->model->n_journeys; j++)
        memcpy(o->at[j], o->journeys[j].ptr,
               (size_t)o->model->journeys[j].n_touchpoints * sizeof(int));
    walk(o, o->at);
}

static bool about_marks(const struct rs_effect *e)
{
    return e->kind == RS_EFFECT_VALUE || e->kind == RS_EFFECT_EXPERIENCE ||
           e->kind == RS_EFFECT_EXPECTS;
}

/* Lists which actions touch a journey's marks, and which its chain. */
static bool list_actions(struct rs_overlay *o, struct rs_overlay_journey *j, int n_touchpoints)
{
    size_t n = (size_t)o->model->n_actions;
    unsigned char *seen = rs_arena_take(&o->arena, n, 1);
    j->chain = rs_arena_take(&o->arena, n, sizeof(int));
    j->marks = rs_arena_take(&o->arena, n, sizeof(int));
    j->marked = rs_arena_take(&o->arena, (size_t)n_touchpoints, 1);
    j->led = rs_arena_take(&o->arena, (size_t)n_touchpoints, 1);
    if (seen == NULL || j->chain == NULL || j->marks == NULL || j->marked == NULL || j->led == NULL)
        return false;
    for (int t = 0; t < n_touchpoints; t++)
        for (int i = j->ptr[t]; i < j->ptr[t + 1]; i++) {
            bool marks = about_marks(&j->effects[i]);
            seen[j->effects[i].action] |= marks ? 1 : 2;
            j->marked[t] |= marks;
            j->led[t] |= !marks;
        }
    for (size_t a = 0; a < n; a++) {
        if (seen[a] & 1)
            j->marks[j->n_marks++] = (int)a;
        if (seen[a] & 2)
            j->chain[j->n_chain++] = (int)a;
    }
    return true;
}

static bool build_index(struct rs_overlay *o)
{
    size_t n = (size_t)o->model->n_journeys;
    o->journeys = rs_arena_take(&o->arena, n, sizeof *o->journeys);
    int **at = o->at = rs_arena_take(&o->arena, n, sizeof *at);
    if (o->journeys == NULL || at == NULL)
        return false;
    for (size_t j = 0; j < n; j++) {
        size_t count = (size_t)o->model->journeys[j].n_touchpoints + 1;
        o->journeys[j].ptr = rs_arena_take(&o->arena, count, sizeof(int));
        at[j] = rs_arena_take(&o->arena, count, sizeof(int));
        if (o->journeys[j].ptr == NULL || at[j] == NULL)
            return false;
    }
    walk(o, NULL);
    for (size_t j = 0; j < n; j++) {
        struct rs_overlay_journey *it = &o->journeys[j];
        int count = o->model->journeys[j].n_touchpoints;
        for (int t = 0; t < count; t++)
            it->ptr[t + 1] += it->ptr[t];
        it->effects = rs_arena_take(&o->arena, (size_t)it->ptr[count], sizeof *it->effects);
        if (it->effects == NULL)
            return false;
    }
    rs_overlay_reread(o);
    for (size_t j = 0; j < n; j++) {
        struct rs_overlay_journey *it = &o->journeys[j];
        if (!list_actions(o, it, o->model->journeys[j].n_touchpoints))
            return false;
    }
    return true;
}

static size_t larger(size_t a, int b)
{
    return b > 0 && (size_t)b > a ? (size_t)b : a;
}

/* The room the scratch record needs: the largest of everything in the model. */
static bool take_scratch(struct rs_overlay *o)
{
    const struct rs_model *m = o->model;
    size_t next = 0, routes = 0, marks = 0, expects = 0, killers = 0;
    for (int j = 0; j < m->n_journeys; j++)
        for (int t = 0; t < m->journeys[j].n_touchpoints; t++) {
            const struct rs_touchpoint *touch = &m->journeys[j].touchpoints[t];
            size_t more = 0;
            for (int p = 0; p < m->n_personas; p++) {
                const struct rs_rec *rec = rs_model_rec(touch, p);
                next = larger(next, rec->n_next);
                marks = larger(marks, rec->n_marks);
                expects = larger(expects, rec->expects.n);
            }
            killers = larger(killers, touch->n_killers);
            for (int i = o->journeys[j].ptr[t]; i < o->journeys[j].ptr[t + 1]; i++)
                if (o->journeys[j].effects[i].route != NULL)
                    more += (size_t)o->journeys[j].effects[i].route->n_next;
            routes = more > routes ? more : routes;
        }
    next += routes + 1;
    o->steps = rs_arena_take(&o->arena, next, sizeof *o->steps);
    o->marks = rs_arena_take(&o->arena, marks, sizeof *o->marks);
    o->sums = rs_arena_take(&o->arena, marks, sizeof *o->sums);
    o->expects = rs_arena_take(&o->arena, expects, sizeof *o->expects);
    o->killers = rs_arena_take(&o->arena, killers, sizeof *o->killers);
    return o->steps != NULL && o->marks != NULL && o->sums != NULL && o->expects != NULL &&
           o->killers != NULL;
}

int rs_overlay_init(struct rs_overlay *o, const struct rs_model *model)
{
    memset(o, 0, sizeof *o);
    o->model = model;
    return build_index(o) && take_scratch(o) ? RS_OK : RS_ENOMEM;
}

void rs_overlay_free(struct rs_overlay *o)
{
    rs_arena_free(&o->arena);
    memset(o, 0, sizeof *o);
}

/* --- one record --------------------------------------------------------------------------- */

static double total(const struct rs_reroute *route)
{
    double sum = 0;
    for (int k = 0; k < route->n_next; k++)
        sum += route->next[k].p;
    return sum;
}

/* Whether the effect is a reroute that is taken and leads somewhere. */
static bool reroutes(const struct rs_effect *e, const unsigned char *taken)
{
    return e->route != NULL && taken[e->action] && total(e->route) > 0;
}

/* direction' = (1 - f) direction + f new; leave scales it later. Two reroutes of one touchpoint
 * conflict; should both be here, they share what the first rows leave them, whatever their
 * order. */
static void reroute(struct rs_overlay *o, struct rs_rec *rec, int t, int n_touchpoints,
                    const struct rs_effect *effects, int n, const unsigned char *taken)
{
    double keep = 1, weights = 0;
    for (int i = 0; i < n; i++)
        if (reroutes(&effects[i], taken)) {
            keep *= 1 - effects[i].amount;
            weights += effects[i].amount;
        }
    if (weights <= 0)
        return;
    int count = 0, following = t + 1 < n_touchpoints ? t + 1 : RS_DONE;
    if (!rec->has_next)
        o->steps[count++] = (struct rs_step){following, keep};
    for (int i = 0; i < rec->n_next; i++)
        o->steps[count++] = (struct rs_step){rec->next[i].to, rec->next[i].p * keep};
    for (int i = 0; i < n; i++) {
        if (!reroutes(&effects[i], taken))
            continue;
        const struct rs_reroute *route = effects[i].route;
        double scale = (1 - keep) * (effects[i].amount / weights) / total(route);
        for (int k = 0; k < route->n_next; k++)
            o->steps[count++] = (struct rs_step){route->next[k].to, scale * route->next[k].p};
    }
    rec->has_next = true;
    rec->next = o->steps;
    rec->n_next = count;
}

/* What is not known stays so, unless time is added to it. */
static double change_minutes(double minutes, double delta)
{
    double now = fmax((isnan(minutes) ? 0 : minutes) + delta, 0);
    return isnan(minutes) && now == 0 ? minutes : now;
}

static void change_expects(struct rs_overlay *o, struct rs_rec *rec, double delta)
{
    struct rs_expects *expects = &rec->expects;
    if (!expects->given)
        return;
    if (!isnan(expects->mark)) {
        expects->mark = clamp(expects->mark + delta, 0, 10);
        return;
    }
    for (int i = 0; i < expects->n; i++) {
        o->expects[i] = expects->marks[i];
        o->expects[i].mark = clamp(o->expects[i].mark + delta, 0, 10);
    }
    expects->marks = o->expects;
}

static void change_marks(struct rs_overlay *o, struct rs_rec *rec)
{
    for (int i = 0; i < rec->n_marks; i++) {
        o->marks[i] = rec->marks[i];
        if (o->sums[i] != 0)
            o->marks[i].mark = clamp(o->marks[i].mark + o->sums[i], 0, 10);
    }
    rec->marks = o->marks;
}

struct sums {
    double experience, expects, leave, duration, wait;
    bool values, killers;
};

static void add_effect(struct rs_overlay *o, struct rs_rec *rec, const struct rs_effect *e,
                       struct sums *sums)
{
    switch (e->kind) {
    case RS_EFFECT_VALUE:
        for (int i = 0; i < rec->n_marks; i++)
            if (rec->marks[i].value == e->index) {
                o->sums[i] += e->amount;
                sums->values = true;
            }
        break;
    case RS_EFFECT_EXPERIENCE: sums->experience += e->amount; break;
    case RS_EFFECT_EXPECTS: sums->expects += e->amount; break;
    case RS_EFFECT_LEAVE: sums->leave += e->amount; break;
    case RS_EFFECT_DURATION: sums->duration += e->amount; break;
    case RS_EFFECT_WAIT: sums->wait += e->amount; break;
    case RS_EFFECT_KILLER:
        o->killers[e->index] *= clamp(e->amount, 0, 1);
        sums->killers = true;
        break;
    case RS_EFFECT_REROUTE: break;
    }
}

const struct rs_rec *rs_overlay_rec(struct rs_overlay *o, int j, int t, int p,
                                    const unsigned char *taken)
{
    const struct rs_journey *journey = &o->model->journeys[j];
    const struct rs_touchpoint *touch = &journey->touchpoints[t];
    const struct rs_rec *own = rs_model_rec(touch, p);
    const struct rs_overlay_journey *index = &o->journeys[j];
    const struct rs_effect *effects = index->effects + index->ptr[t];
    int n = index->ptr[t + 1] - index->ptr[t], hits = 0;
    for (int i = 0; taken != NULL && i < n; i++)
        hits += taken[effects[i].action] != 0;
    if (hits == 0)
        return own;

    struct rs_rec *rec = &o->rec;
    struct sums sums = {0, 0, 0, 0, 0, false, false};
    *rec = *own;
    for (int i = 0; i < rec->n_marks; i++)
        o->sums[i] = 0;
    for (int i = 0; i < touch->n_killers; i++)
        o->killers[i] = rec->killers[i];
    for (int i = 0; i < n; i++)
        if (taken[effects[i].action])
            add_effect(o, rec, &effects[i], &sums);
    if (sums.values)
        change_marks(o, rec);
    if (sums.killers)
        rec->killers = o->killers;
    if (sums.experience != 0 && !isnan(rec->experience))
        rec->experience = clamp(rec->experience + sums.experience, 0, 10);
    if (sums.expects != 0)
        change_expects(o, rec, sums.expects);
    if (sums.duration != 0)
        rec->duration = change_minutes(rec->duration, sums.duration);
    if (sums.wait != 0)
        rec->wait = change_minutes(rec->wait, sums.wait);
    reroute(o, rec, t, journey->n_touchpoints, effects, n, taken);
    rec->leave = clamp(rec->leave + sums.leave, 0, 1);
    return rec;
}
