/* Actions laid over a model: by hand, and against the same change made in the model itself. */
#include "engine_support.h"

#include "engine/overlay.h"

static const unsigned char all[] = {1, 1, 1, 1};

static void improve(struct rs_model *m, int a, int t, enum rs_field field, double delta)
{
    struct rs_action *action = &m->actions[a];
    if (action->improves == NULL)
        action->improves = get(m, 8, sizeof *action->improves);
    action->improves[action->n_improves++] =
        (struct rs_improve){0, t, field == RS_FIELD_VALUE ? 0 : RS_NONE, field, delta};
}

/* Deltas of 4, 4 and -3 on a mark of 7, at f = 1, 1 and .5: the sum 6.5 is clamped once, to 10
 * (clamping after each would give 8.5). A value that is not marked stays so. Each persona is
 * clamped on its own: 1 + 6.5 = 7.5. */
static void test_marks_clamp_once(void **state)
{
    (void)state;
    struct rs_model *m = build(2, 2, 1, 3);
    journey(m, 0, 1);
    mark(m, base(m, 0, 0), 0, 7);
    mark(m, own(m, 0, 0, 1), 0, 1);
    improve(m, 0, 0, RS_FIELD_VALUE, 4);
    improve(m, 1, 0, RS_FIELD_VALUE, 4);
    improve(m, 2, 0, RS_FIELD_VALUE, -3);
    m->actions[2].f = .5;
    struct rs_eval *ev = ready(m);
    assert_int_equal(rs_eval_run(ev, all), RS_OK);
    near(rs_eval_slot(ev, 0, 0)->x[0], 10, 0);
    near(rs_eval_slot(ev, 0, 1)->x[0], 7.5, 1e-15);
    assert_true(isnan(rs_eval_slot(ev, 0, 0)->emotional[0]));
    assert_int_equal(rs_eval_run(ev, NULL), RS_OK);
    near(rs_eval_slot(ev, 0, 0)->x[0], 7, 0);
    drop(m, ev);
}

/* experience and expects move only where they are given; duration stops at 0, and what is not
 * known is not known to be 0; a wait that is added is. */
static void test_only_where_given(void **state)
{
    (void)state;
    struct rs_model *m = build(1, 1, 1, 1);
    journey(m, 0, 2);
    base(m, 0, 0)->experience = 6;
    base(m, 0, 0)->expects = (struct rs_expects){5, 0, true, NULL};
    base(m, 0, 0)->duration = 3;
    for (int t = 0; t < 2; t++) {
        improve(m, 0, t, RS_FIELD_EXPERIENCE, 1);
        improve(m, 0, t, RS_FIELD_EXPECTS, -2);
        improve(m, 0, t, RS_FIELD_DURATION, -9);
        improve(m, 0, t, RS_FIELD_WAIT, t == 0 ? 4 : -4);
    }
    struct rs_eval *ev = ready(m);
    assert_int_equal(rs_eval_run(ev, all), RS_OK);
    const struct rs_slot *slot = rs_eval_slot(ev, 0, 0);
    near(slot->x[0], 7, 0);
    near(slot->expects[0], 3, 0);
    near(slot->minutes[0], 4, 0);
    assert_true(isnan(slot->x[1]) && isnan(slot->minutes[1]));
    near(slot->expects[1], 5.5, 0);
    drop(m, ev);
}

static void compare_next(struct rs_model *m, struct rs_overlay *o, double leave, int n,
                         const struct rs_step *want)
{
    const struct rs_rec *rec = rs_overlay_rec(o, 0, 0, 0, all);
    near(rec->leave, leave, 1e-15);
    assert_int_equal(rec->has_next, n > 0);
    if (n > 0)
        assert_int_equal(rec->n_next, n);
    for (int i = 0; i < n; i++) {
        assert_int_equal(rec->next[i].to, want[i].to);
        near(rec->next[i].p, want[i].p, 1e-15);
    }
    rs_overlay_free(o);
    rs_model_free(m);
    free(m);
}

/* leave .2 and next .6, .2: a direction of .75, .25, whatever leave becomes. */
static void test_leave_keeps_direction(void **state)
{
    (void)state;
    static const double delta[] = {-.1, -.5, .9}, leave[] = {.1, 0, 1};
    for (int i = 0; i < 3; i++) {
        struct rs_overlay o;
        struct rs_model *m = build(1, 1, 1, 1);
        journey(m, 0, 3);
        base(m, 0, 0)->leave = .2;
        step(m, base(m, 0, 0), 2, .6);
        step(m, base(m, 0, 0), RS_DONE, .2);
        improve(m, 0, 0, RS_FIELD_LEAVE, delta[i]);
        assert_int_equal(rs_model_finish(m), RS_OK);
        assert_int_equal(rs_overlay_init(&o, m), RS_OK);
        compare_next(m, &o, leave[i], 2, (struct rs_step[]){{2, .75}, {RS_DONE, .25}});
    }
}

/* Where everybody left, a table next of zeros never had a direction: it goes on to the following
 * touchpoint. One that has a direction keeps it. */
static void test_leave_of_one(void **state)
{
    (void)state;
    for (int led = 0; led < 2; led++) {
        struct rs_overlay o;
        struct rs_model *m = build(1, 1, 1, 1);
        journey(m, 0, 3);
        base(m, 0, 0)->leave = 1;
        step(m, base(m, 0, 0), 2, led);
        improve(m, 0, 0, RS_FIELD_LEAVE, -.25);
        assert_int_equal(rs_model_finish(m), RS_OK);
        assert_int_equal(rs_overlay_init(&o, m), RS_OK);
        compare_next(m, &o, .75, led, (struct rs_step[]){{2, 1}});
    }
}

static void reroute(struct rs_model *m, int a, int n, struct rs_step *next)
{
    m->actions[a].n_reroutes = 1;
    m->actions[a].reroutes = get(m, 1, sizeof *m->actions[a].reroutes);
    m->actions[a].reroutes[0] = (struct rs_reroute){0, 0, n, next};
}

/* leave .2, on to the following; rerouted to the third for .5 and done for .3 (.625 and .375 of
 * who stays) with f = .5: .5, .3125, .1875, and leave becomes .1. */
static void test_reroute(void **state)
{
    (void)state;
    struct rs_overlay o;
    struct rs_model *m = build(1, 1, 1, 2);
    journey(m, 0, 3);
    base(m, 0, 0)->leave = .2;
    m->actions[0].f = .5;
    reroute(m, 0, 2, (struct rs_step[]){{2, .5}, {RS_DONE, .3}});
    improve(m, 1, 0, RS_FIELD_LEAVE, -.1);
    assert_int_equal(rs_model_finish(m), RS_OK);
    assert_int_equal(rs_overlay_init(&o, m), RS_OK);
    compare_next(m, &o, .1, 3,
                 (struct rs_step[]){{1, .5}, {2, .3125}, {RS_DONE, .1875}});
}

/* Where everybody left, a reroute goes where it says once some stay; one that says nothing changes
 * nothing. */
static void test_reroute_where_all_left(void **state)
{
    (void)state;
    for (int says = 0; says < 2; says++) {
        struct rs_overlay o;
        struct rs_model *m = build(1, 1, 1, 2);
        journey(m, 0, 3);
        base(m, 0, 0)->leave = 1;
        reroute(m, 0, 1, (struct rs_step[]){{2, says ? .5 : 0}});
        improve(m, 1, 0, RS_FIELD_LEAVE, -.25);
        assert_int_equal(rs_model_finish(m), RS_OK);
        assert_int_equal(rs_overlay_init(&o, m), RS_OK);
        compare_next(m, &o, .75, 2 * says, (struct rs_step[]){{1, 0}, {2, 1}});
    }
}

/* A killer of .4, removed for .5 with f = .9 and for all with f = .5: .4*.55*.5 = .11. */
static void test_killers(void **state)
{
    (void)state;
    struct rs_model *m = build(1, 1, 1, 2);
    journey(m, 0, 1);
    killer(m, 0, 0, .4);
    static const double f[] = {.9, .5}, share[] = {.5, 1};
    for (int a = 0; a < 2; a++) {
        m->actions[a].f = f[a];
        m->actions[a].n_removes = 1;
        m->actions[a].removes = get(m, 1, sizeof *m->actions[a].removes);
        m->actions[a].removes[0] = (struct rs_remove){0, 0, 0, share[a]};
    }
    struct rs_eval *ev = ready(m);
    assert_int_equal(rs_eval_run(ev, all), RS_OK);
    near(rs_eval_measures(ev, 0)[RS_KILLER_RISK], .11, 1e-15);
    drop(m, ev);
}

/* A reroute that closes a ring is a trap, which is named; without the action there is none,
 * before and after. */
static void test_trap(void **state)
{
    (void)state;
    struct rs_model *m = build(1, 1, 1, 1);
    char text[200];
    journey(m, 0, 2);
    m->actions[0].n_reroutes = 1;
    m->actions[0].reroutes = get(m, 1, sizeof *m->actions[0].reroutes);
    m->actions[0].reroutes[0] = (struct rs_reroute){0, 1, 1, (struct rs_step[]){{0, 1}}};
    struct rs_eval *ev = ready(m);
    double u, before;
    assert_int_equal(rs_eval_utility(ev, NULL, &before), RS_OK);
    assert_int_equal(rs_eval_utility(ev, all, &u), RS_ETRAP);
    assert_true(isnan(u));
    assert_int_equal(rs_eval_trap(ev).touchpoint, 0);
    assert_non_null(strstr(rs_eval_trap_text(ev, rs_eval_trap(ev), text, sizeof text), "nobody gets out of"));
    assert_int_equal(rs_eval_utility(ev, NULL, &u), RS_OK);
    near(u, before, 0);
    drop(m, ev);
}

/* A goal on duration has no figure once everybody leaves: such a set of actions is no way to better
 * things, and the goal is named. One that never had a figure counts nothing. */
static void test_null_goal(void **state)
{
    (void)state;
    struct rs_model *m = build(1, 1, 1, 1);
    char text[200];
    journey(m, 0, 1);
    base(m, 0, 0)->duration = 60;
    base(m, 0, 0)->leave = .5;
    improve(m, 0, 0, RS_FIELD_LEAVE, 1);
    m->n_goals = 2;
    m->goals = (struct rs_goal[]){{"cheap", RS_COST_TO_SERVE, RS_NONE, 1, -1},
                                  {"fast", RS_DURATION, 0, 1, -1}};
    struct rs_eval *ev = ready(m);
    double u;
    assert_int_equal(rs_eval_utility(ev, all, &u), RS_ENULL_GOAL);
    assert_true(isnan(u));
    assert_int_equal(rs_eval_null_goal(ev), 1);
    assert_string_equal(rs_eval_null_text(ev, 1, text, sizeof text),
                        "nobody completes \"journey\", so the goal \"fast\" has no duration");
    assert_int_equal(rs_eval_utility(ev, NULL, &u), RS_OK);
    near(u, -60, 0);
    drop(m, ev);
}

/* Records that are changed in place, and put back: what a fresh evaluator says. */
static void test_changed_in_place(void **state)
{
    (void)state;
    struct rs_model *m = build(1, 1, 2, 0);
    for (int j = 0; j < 2; j++) {
        journey(m, j, 1);
        mark(m, base(m, j, 0), 0, 6 + j);
    }
    struct rs_eval *ev = ready(m);
    double before, u;
    assert_int_equal(rs_eval_utility(ev, NULL, &before), RS_OK);
    assert_int_equal(rs_eval_before_change(ev), RS_OK);
    base(m, 1, 0)->leave = 1;
    base(m, 1, 0)->marks[0].mark = 9;
    rs_eval_changed(ev, 1);
    assert_int_equal(rs_eval_utility(ev, NULL, &u), RS_OK);
    near(u, 7.5 + 5, 1e-15);
    base(m, 1, 0)->leave = 0;
    base(m, 1, 0)->marks[0].mark = 7;
    rs_eval_changed(ev, 1);
    assert_int_equal(rs_eval_utility(ev, NULL, &u), RS_OK);
    near(u, before, 0);
    drop(m, ev);
}

/* Where U is money, what is taken adds f x benefit - upkeep. */
static void test_money(void **state)
{
    (void)state;
    struct rs_model *m = build(1, 1, 1, 2);
    journey(m, 0, 1);
    m->money = true;
    m->n_goals = 1;
    m->goals = (struct rs_goal[]){{"g", RS_COMPLETION, RS_NONE, 1000, 1}};
    m->actions[0].f = .8;
    m->actions[0].benefit = 100;
    m->actions[1].upkeep = 30;
    struct rs_eval *ev = ready(m);
    double u;
    assert_int_equal(rs_eval_utility(ev, all, &u), RS_OK);
    near(u, 1000 + 80 - 30, 1e-15);
    drop(m, ev);
}

static void random_actions(struct rs_model *m)
{
    struct rs_journey *jo = &m->journeys[0];
    m->n_actions = 4;
    m->actions = get(m, 4, sizeof *m->actions);
    for (int a = 0; a < 4; a++) {
        struct rs_action *action = &m->actions[a];
        *action = (struct rs_action){.name = "action", .f = 0.2 + 0.8 * dice()};
        for (int i = 0; i < 3; i++) {
            static const double size[] = {4, 4, 4, .3, 60, 60};
            int field = pick(6);
            improve(m, a, pick(jo->n_touchpoints), (enum rs_field)field,
                    size[field] * (2 * dice() - 1));
        }
        int t = pick(jo->n_touchpoints);
        action->removes = get(m, 1, sizeof *action->removes);
        action->removes[0] = (struct rs_remove){0, t, 0, dice()};
        action->n_removes = jo->touchpoints[t].n_killers > 0;
        if (a == 0) {
            action->n_reroutes = 1;
            action->reroutes = get(m, 1, sizeof *action->reroutes);
            action->reroutes[0] = (struct rs_reroute){0, pick(jo->n_touchpoints), 1,
                                                      get(m, 1, sizeof(struct rs_step))};
            action->reroutes[0].next[0] = (struct rs_step){pick(jo->n_touchpoints), 1};
        }
    }
}

/* An evaluator that has seen other sets of actions gives what a fresh one gives, chances stay
 * chances, and what an action does outside the journey's reach of it is kept. */
static void test_any_order_of_sets(void **state)
{
    (void)state;
    for (int round = 0; round < 60; round++) {
        struct rs_model *m = random_model(1 + pick(12), 0.3);
        random_actions(m);
        struct rs_eval *ev = ready(m);
        for (int set = 0; set < 24; set++) {
            unsigned char taken[4];
            double u, fresh;
            for (int a = 0; a < 4; a++)
                taken[a] = dice() < 0.5;
            int status = rs_eval_utility(ev, taken, &u);
            struct rs_eval *other = rs_eval_new(m);
            assert_int_equal(rs_eval_utility(other, taken, &fresh), status);
            if (status == RS_OK)
                near(u, fresh, 0);
            for (int p = 0; p < m->n_personas && status == RS_OK; p++) {
                const struct rs_slot *slot = rs_eval_slot(ev, 0, p);
                for (int i = 0; i < slot->n; i++) {
                    double sum = slot->leave[i] + slot->done[i];
                    for (int e = slot->ptr[i]; e < slot->ptr[i + 1]; e++)
                        sum += slot->val[e];
                    near(sum, 1, 1e-12);
                    assert_true(slot->reach[i] >= 0 && slot->reach[i] <= 1);
                    assert_true(isnan(slot->x[i]) || (slot->x[i] >= 0 && slot->x[i] <= 10));
                }
            }
            rs_eval_free(other);
        }
        drop(m, ev);
    }
}

static bool equal(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

/* U counts no more than its goals take; what it left out is counted when it is asked for, and nothing of another set
 * of actions stays behind. */
static void test_no_more_than_goals_take(void **state)
{
    (void)state;
    for (int round = 0; round < 4 * RS_MEASURES; round++) {
        struct rs_model *m = random_model(1 + pick(12), 0.3);
        enum rs_measure about = (enum rs_measure)(round % RS_MEASURES);
        random_actions(m);
        struct rs_eval *ev = ready(m);
        m->goals[0].measure = about;
        m->n_goals = 1;
        rs_eval_free(ev);
        ev = rs_eval_new(m);
        for (int set = 0; set < 24; set++) {
            unsigned char taken[4];
            double u, whole;
            for (int a = 0; a < 4; a++)
                taken[a] = dice() < 0.5;
            struct rs_eval *other = rs_eval_new(m);
            assert_true(rs_eval_before_change(other) != RS_ENOMEM);
            int status = rs_eval_run(other, taken);
            if (pick(3) > 0 && rs_eval_utility(ev, taken, &u) == RS_OK) {
                assert_int_equal(rs_eval_utility(other, taken, &whole), RS_OK);
                assert_true(equal(u, whole) && equal(rs_eval_goal(ev, 0), rs_eval_measures(other, 0)[about]));
            }
            bool asked = pick(2) > 0;
            if (asked)
                assert_int_equal(rs_eval_run(ev, taken), status);
            for (int k = 0; k < RS_MEASURES && status == RS_OK && asked; k++) {
                assert_true(equal(rs_eval_measures(ev, 0)[k], rs_eval_measures(other, 0)[k]));
                for (int p = 0; p < m->n_personas; p++)
                    assert_true(equal(rs_eval_slot(ev, 0, p)->m[k], rs_eval_slot(other, 0, p)->m[k]));
            }
            rs_eval_free(other);
        }
        drop(m, ev);
    }
}

/* The same actions declared the other way round give the same U, but for the order of adding. */
static void test_order_of_actions(void **state)
{
    (void)state;
    for (int round = 0; round < 60; round++) {
        struct rs_model *m = random_model(1 + pick(12), 0.3);
        random_actions(m);
        struct rs_eval *ev = ready(m);
        double u, turned;
        int status = rs_eval_utility(ev, all, &u);
        rs_eval_free(ev);
        for (int a = 0; a < 2; a++) {
            struct rs_action keep = m->actions[a];
            m->actions[a] = m->actions[3 - a];
            m->actions[3 - a] = keep;
        }
        ev = rs_eval_new(m);
        assert_int_equal(rs_eval_utility(ev, all, &turned), status);
        if (status == RS_OK)
            near(turned, u, 1e-9);
        drop(m, ev);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_marks_clamp_once), cmocka_unit_test(test_only_where_given),
        cmocka_unit_test(test_leave_keeps_direction), cmocka_unit_test(test_leave_of_one),
        cmocka_unit_test(test_reroute),          cmocka_unit_test(test_killers),
        cmocka_unit_test(test_reroute_where_all_left), cmocka_unit_test(test_null_goal),
        cmocka_unit_test(test_changed_in_place),
        cmocka_unit_test(test_trap),             cmocka_unit_test(test_money),
        cmocka_unit_test(test_any_order_of_sets), cmocka_unit_test(test_no_more_than_goals_take), cmocka_unit_test(test_order_of_actions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
