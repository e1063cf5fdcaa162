/* For the tests of the engine: models built in a few lines, and random ones. The models own
 * themselves; free them with drop(). */
#ifndef RS_TESTS_ENGINE_SUPPORT_H
#define RS_TESTS_ENGINE_SUPPORT_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "engine/measure.h"

#define UNUSED __attribute__((unused))

static void *get(struct rs_model *m, size_t count, size_t size)
{
    void *memory = rs_arena_take(&m->arena, count, size);
    assert_non_null(memory);
    return memory;
}

/* v values of weight 1 (the even ones functional, the odd ones emotional), p personas with equal
 * shares. */
static UNUSED struct rs_model *build(int v, int p, int j, int a)
{
    static const char *const names[] = {"a", "b", "c", "d", "e", "f", "g", "h"};
    struct rs_model *m = calloc(1, sizeof *m);
    assert_non_null(m);
    m->n_values = v;
    m->n_personas = p;
    m->n_journeys = j;
    m->n_actions = a;
    m->values = get(m, (size_t)v, sizeof *m->values);
    m->personas = get(m, (size_t)p, sizeof *m->personas);
    m->journeys = get(m, (size_t)j, sizeof *m->journeys);
    m->actions = get(m, (size_t)a, sizeof *m->actions);
    for (int i = 0; i < v; i++)
        m->values[i] = (struct rs_value){names[i], 1, i % 2 ? RS_KIND_EMOTIONAL
                                                            : RS_KIND_FUNCTIONAL};
    for (int i = 0; i < p; i++)
        m->personas[i] = (struct rs_persona){names[i], 1.0 / p, {NAN, 0, false, NULL}};
    for (int i = 0; i < a; i++)
        m->actions[i] = (struct rs_action){.name = names[i % 8], .f = 1};
    return m;
}

/* Journey j with n touchpoints that everyone meets, without marks, killers or leaving. */
static UNUSED struct rs_journey *journey(struct rs_model *m, int j, int n)
{
    struct rs_journey *it = &m->journeys[j];
    *it = (struct rs_journey){.name = "journey", .weight = 1, .customers = 1, .memory = 0.5,
                              .killer_score = -10, .tolerance = 0.01, .counts = true,
                              .rounds = 20, .n_touchpoints = n};
    it->makes = get(m, (size_t)m->n_personas, sizeof *it->makes);
    memset(it->makes, 1, (size_t)m->n_personas);
    it->touchpoints = get(m, (size_t)n, sizeof *it->touchpoints);
    for (int t = 0; t < n; t++) {
        struct rs_touchpoint *touch = &it->touchpoints[t];
        touch->name = "touchpoint";
        touch->channel = touch->owner = touch->phase = RS_NONE;
        touch->base.meets = true;
        touch->base.importance = touch->base.experience = touch->base.expects.mark = NAN;
        touch->base.duration = touch->base.wait = touch->channel_cost = NAN;
    }
    return it;
}

static UNUSED struct rs_rec *base(struct rs_model *m, int j, int t)
{
    return &m->journeys[j].touchpoints[t].base;
}

/* A record of persona p's own, a copy of the base. */
static UNUSED struct rs_rec *own(struct rs_model *m, int j, int t, int p)
{
    struct rs_touchpoint *touch = &m->journeys[j].touchpoints[t];
    if (touch->per == NULL)
        touch->per = get(m, (size_t)m->n_personas, sizeof *touch->per);
    touch->per[p] = get(m, 1, sizeof **touch->per);
    struct rs_rec *rec = touch->per[p];
    *rec = touch->base;
    rec->next = get(m, (size_t)rec->n_next + 4, sizeof *rec->next);
    rec->marks = get(m, (size_t)m->n_values, sizeof *rec->marks);
    rec->killers = get(m, (size_t)touch->n_killers, sizeof *rec->killers);
    for (int i = 0; i < rec->n_next; i++)
        rec->next[i] = touch->base.next[i];
    for (int i = 0; i < rec->n_marks; i++)
        rec->marks[i] = touch->base.marks[i];
    for (int i = 0; i < touch->n_killers; i++)
        rec->killers[i] = touch->base.killers[i];
    return rec;
}

static UNUSED void mark(struct rs_model *m, struct rs_rec *rec, int value, double v)
{
    if (rec->marks == NULL)
        rec->marks = get(m, (size_t)m->n_values, sizeof *rec->marks);
    for (int i = 0; i < rec->n_marks; i++)
        if (rec->marks[i].value == value) {
            rec->marks[i].mark = v;
            return;
        }
    rec->marks[rec->n_marks++] = (struct rs_mark){value, v};
}

/* One more step of at most 8 in the record's next. */
static UNUSED void step(struct rs_model *m, struct rs_rec *rec, int to, double p)
{
    if (!rec->has_next)
        rec->next = get(m, 8, sizeof *rec->next);
    rec->has_next = true;
    rec->next[rec->n_next++] = (struct rs_step){to, p};
}

/* The one killer of touchpoint t, for the base record. */
static UNUSED void killer(struct rs_model *m, int j, int t, double p)
{
    struct rs_touchpoint *touch = &m->journeys[j].touchpoints[t];
    touch->n_killers = 1;
    touch->killer_names = get(m, 1, sizeof *touch->killer_names);
    touch->killer_names[0] = "killer";
    touch->base.killers = get(m, 1, sizeof(double));
    touch->base.killers[0] = p;
}

static UNUSED void expect_marks(struct rs_model *m, struct rs_expects *e, int value, double v)
{
    if (e->marks == NULL)
        e->marks = get(m, (size_t)m->n_values, sizeof *e->marks);
    e->given = true;
    e->mark = NAN;
    e->marks[e->n++] = (struct rs_mark){value, v};
}

static UNUSED struct rs_eval *ready(struct rs_model *m)
{
    int status = rs_model_finish(m);
    if (status != RS_OK)
        fail_msg("%s", m->problem != NULL ? m->problem : "no memory");
    struct rs_eval *ev = rs_eval_new(m);
    assert_non_null(ev);
    return ev;
}

static UNUSED void drop(struct rs_model *m, struct rs_eval *ev)
{
    rs_eval_free(ev);
    rs_model_free(m);
    free(m);
}

static UNUSED void near(double got, double want, double tolerance)
{
    if (isnan(want) && isnan(got))
        return;
    double scale = fabs(want) > 1 ? fabs(want) : 1;
    if (!(fabs(got - want) <= tolerance * scale))
        fail_msg("got %.17g, not %.17g", got, want);
}

static UNUSED const double *measures(struct rs_eval *ev, int j)
{
    assert_int_equal(rs_eval_run(ev, NULL), RS_OK);
    return rs_eval_measures(ev, j);
}

/* --- the same figure on every machine ----------------------------------------------------- */

static uint64_t dice_state = 88172645463325252u;

static UNUSED double dice(void)
{
    dice_state ^= dice_state << 13;
    dice_state ^= dice_state >> 7;
    dice_state ^= dice_state << 17;
    return (double)(dice_state >> 11) / 9007199254740992.0;
}

static UNUSED int pick(int n)
{
    return (int)(dice() * n);
}

/* --- a random model ----------------------------------------------------------------------- */

static UNUSED void random_rec(struct rs_model *m, int j, int t, struct rs_rec *rec, double back)
{
    int n = m->journeys[j].n_touchpoints;
    rec->leave = dice() < 0.3 ? 0.01 + 0.4 * dice() : 0.01;
    rec->duration = dice() < 0.7 ? 100 * dice() : NAN;
    rec->wait = dice() < 0.3 ? 50 * dice() : NAN;
    rec->moment = dice() < 0.1;
    rec->importance = dice() < 0.3 ? pick(11) : NAN;
    rec->n_marks = 0;
    for (int v = 0; v < m->n_values; v++)
        if (dice() < 0.5)
            mark(m, rec, v, pick(101) / 10.0);
    rec->experience = dice() < 0.3 ? pick(11) : NAN;
    rec->has_next = false;
    rec->n_next = 0;
    if (dice() < 0.5) {
        int steps = 1 + pick(4);
        double p[4], sum = 0;
        for (int k = 0; k < steps; k++)
            sum += p[k] = 0.05 + dice();
        for (int k = 0; k < steps; k++) {
            int to = dice() < back ? pick(t + 1) : dice() < 0.1 ? RS_DONE : pick(n);
            step(m, rec, to, p[k] / sum);
        }
    }
}

static UNUSED struct rs_model *random_model(int n, double back)
{
    struct rs_model *m = build(1 + pick(4), 1 + pick(3), 1, 0);
    struct rs_journey *jo = journey(m, 0, n);
    jo->memory = dice();
    jo->cyclic = dice() < 0.5;
    jo->probability = dice();
    for (int p = 0; p < m->n_personas; p++) {
        if (dice() < 0.5)
            expect_marks(m, &m->personas[p].expects, pick(m->n_values), pick(11));
        m->personas[p].share = dice();
    }
    if (jo->cyclic && dice() < 0.7) {
        jo->n_to = 1;
        jo->to = get(m, 1, sizeof(int));
        jo->to[0] = pick(n);
    }
    if (dice() < 0.3) {
        double p = dice();
        jo->n_starts = 2;
        jo->starts = get(m, 2, sizeof *jo->starts);
        jo->starts[0] = (struct rs_step){pick(n), p};
        jo->starts[1] = (struct rs_step){pick(n), 1 - p};
    }
    for (int t = 0; t < n; t++) {
        jo->touchpoints[t].channel = pick(4) - 1;
        jo->touchpoints[t].owner = pick(4) - 1;
        jo->touchpoints[t].channel_cost = dice() < 0.6 ? 10 * dice() : NAN;
        if (dice() < 0.2) {
            struct rs_share two[] = {{pick(2), dice()}, {2, dice()}};
            jo->touchpoints[t].n_channels = 2;
            jo->touchpoints[t].channels = get(m, 2, sizeof two[0]);
            memcpy(jo->touchpoints[t].channels, two, sizeof two);
            jo->touchpoints[t].channel = two[0].channel;
        }
        if (dice() < 0.1)
            killer(m, 0, t, dice() < 0.2 ? 1 : 0.2 * dice());
        random_rec(m, 0, t, base(m, 0, t), back);
        for (int p = 0; p < m->n_personas; p++)
            if (dice() < 0.2) {
                struct rs_rec *rec = own(m, 0, t, p);
                random_rec(m, 0, t, rec, back);
                rec->meets = dice() < 0.6;
            }
    }
    return m;
}

#endif
