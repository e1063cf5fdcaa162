/* The expected peak, consistency per value, and leverage: by hand, and each touchpoint's leverage
 * against the model in which its marks are one higher. */
#include "engine_support.h"

/* Marks 8 and 3 are as far from a pass (2.5), and all meet both: the later is the peak. */
static void test_peak_tie(void **state)
{
    (void)state;
    struct rs_model *m = build(1, 1, 1, 0);
    journey(m, 0, 3);
    mark(m, base(m, 0, 0), 0, 8);
    mark(m, base(m, 0, 1), 0, 3);
    mark(m, base(m, 0, 2), 0, 6);
    struct rs_eval *ev = ready(m);
    near(measures(ev, 0)[RS_PEAK], 3, 1e-15);
    assert_int_equal(rs_eval_slot(ev, 0, 0)->peak_at, 1);
    drop(m, ev);
}

/* All meet a 7.5, .3 of them a 1 after it: .7*7.5 + .3*1 = 5.55, most often the first. With 1 of
 * .5 half of the customers have either; of equals the later. A loop changes nothing: who comes
 * back has met it once. */
static void test_expected_peak(void **state)
{
    (void)state;
    static const double meets[] = {.3, .5}, loops[] = {0, .5};
    for (int i = 0; i < 4; i++) {
        double p = meets[i % 2], loop = loops[i / 2];
        struct rs_model *m = build(1, 1, 1, 0);
        journey(m, 0, 3);
        mark(m, base(m, 0, 0), 0, 7.5);
        mark(m, base(m, 0, 1), 0, 1);
        step(m, base(m, 0, 0), 1, p);
        step(m, base(m, 0, 0), 2, 1 - p);
        step(m, base(m, 0, 1), 1, loop);
        step(m, base(m, 0, 1), 2, 1 - loop);
        struct rs_eval *ev = ready(m);
        near(measures(ev, 0)[RS_PEAK], (1 - p) * 7.5 + p, 1e-15);
        assert_int_equal(rs_eval_slot(ev, 0, 0)->peak_at, p < .5 ? 0 : 1);
        drop(m, ev);
    }
}

/* Two values, 10 and 0 on one channel and 5 and 5 on the other: 5 apart on either, although both
 * channels have 5 on the whole. A third channel by shares: 4 of a touchpoint half on it, half on
 * the second, lies 6 from the first. */
static void test_consistency(void **state)
{
    (void)state;
    struct rs_model *m = build(2, 1, 1, 0);
    struct rs_journey *jo = journey(m, 0, 3);
    static const double marks[] = {10, 0, 5, 5, 4, 5};
    for (int t = 0; t < 3; t++) {
        jo->touchpoints[t].channel = t;
        for (int v = 0; v < 2 && t < 2; v++)
            mark(m, base(m, 0, t), v, marks[2 * t + v]);
    }
    struct rs_eval *ev = ready(m);
    near(measures(ev, 0)[RS_CONSISTENCY], 5, 1e-15);
    const struct rs_slot *slot = rs_eval_slot(ev, 0, 0);
    assert_int_equal(slot->spread_value, 0);
    assert_int_equal(slot->best_channel, 0);
    assert_int_equal(slot->worst_channel, 1);
    rs_eval_free(ev);
    for (int v = 0; v < 2; v++)
        mark(m, base(m, 0, 2), v, marks[4 + v]);
    jo->touchpoints[2].channel = 1;
    jo->touchpoints[2].n_channels = 2;
    jo->touchpoints[2].channels = (struct rs_share[]){{1, .5}, {2, .5}};
    ev = ready(m);
    near(measures(ev, 0)[RS_CONSISTENCY], 4, 1e-15);
    slot = rs_eval_slot(ev, 0, 0);
    assert_int_equal(slot->spread_value, 0);
    assert_int_equal(slot->worst_channel, 2);
    drop(m, ev);
}

/* Marks without values are compared among themselves: 9 and 6 on two channels. */
static void test_consistency_without_values(void **state)
{
    (void)state;
    struct rs_model *m = build(1, 1, 1, 0);
    struct rs_journey *jo = journey(m, 0, 3);
    mark(m, base(m, 0, 0), 0, 1);
    base(m, 0, 1)->experience = 9;
    base(m, 0, 2)->experience = 6;
    for (int t = 0; t < 3; t++)
        jo->touchpoints[t].channel = t;
    struct rs_eval *ev = ready(m);
    near(measures(ev, 0)[RS_CONSISTENCY], 7, 1e-15);
    assert_int_equal(rs_eval_slot(ev, 0, 0)->spread_value, 1);
    drop(m, ev);
}

/* All marks of touchpoint t one higher, for everyone, clamped. */
static void raise(struct rs_model *m, int t)
{
    struct rs_touchpoint *touch = &m->journeys[0].touchpoints[t];
    for (int p = -1; p < m->n_personas; p++) {
        struct rs_rec *rec = p < 0 ? &touch->base : touch->per != NULL ? touch->per[p] : NULL;
        for (int k = 0; rec != NULL && k < rec->n_marks; k++)
            rec->marks[k].mark = fmin(rec->marks[k].mark + 1, 10);
        if (rec != NULL && rec->n_marks == 0 && !isnan(rec->experience))
            rec->experience = fmin(rec->experience + 1, 10);
    }
}

/* The leverage of every touchpoint at once is what raising one after the other gives, in goals on
 * all measures that marks enter. */
static void compare_leverage(struct rs_model *m, double tolerance)
{
    static const enum rs_measure about[] = {RS_EXPERIENCE, RS_PEAK, RS_END, RS_CONSISTENCY,
                                            RS_EMOTION, RS_FUNCTIONAL, RS_EMOTIONAL, RS_MEAN};
    int n = m->journeys[0].n_touchpoints;
    double *gain = get(m, (size_t)n, sizeof *gain), before, after;
    m->n_goals = 8;
    m->goals = get(m, 8, sizeof *m->goals);
    for (int g = 0; g < 8; g++)
        m->goals[g] = (struct rs_goal){"g", about[g], g % 2 ? 0 : RS_NONE, 1 + dice(), 1};
    struct rs_eval *ev = ready(m);
    assert_int_equal(rs_eval_utility(ev, NULL, &before), RS_OK);
    assert_int_equal(rs_eval_leverage(ev, 0, NULL, gain), RS_OK);
    rs_eval_free(ev);
    struct rs_arena keep = {0};
    for (int t = 0; t < n; t++) {
        struct rs_touchpoint *touch = &m->journeys[0].touchpoints[t];
        struct rs_rec saved[8];
        for (int p = -1; p < m->n_personas; p++) {
            struct rs_rec *rec = p < 0 ? &touch->base : touch->per != NULL ? touch->per[p] : NULL;
            if (rec == NULL)
                continue;
            saved[p + 1] = *rec;
            rec->marks = rs_arena_take(&keep, (size_t)rec->n_marks, sizeof *rec->marks);
            for (int k = 0; k < rec->n_marks; k++)
                rec->marks[k] = saved[p + 1].marks[k];
        }
        raise(m, t);
        ev = rs_eval_new(m);
        assert_int_equal(rs_eval_utility(ev, NULL, &after), RS_OK);
        near(gain[t], after - before, tolerance);
        rs_eval_free(ev);
        for (int p = -1; p < m->n_personas; p++) {
            struct rs_rec *rec = p < 0 ? &touch->base : touch->per != NULL ? touch->per[p] : NULL;
            if (rec != NULL)
                *rec = saved[p + 1];
        }
    }
    rs_arena_free(&keep);
    drop(m, NULL);
}

static void test_leverage(void **state)
{
    (void)state;
    for (int round = 0; round < 120; round++)
        compare_leverage(random_model(1 + pick(round % 10 == 0 ? 60 : 14), 0.2 * pick(4)), 1e-11);
}

/* A ring of 200 with steps over and back, so that the order of intensity fills most of it. */
static void test_leverage_of_a_thicket(void **state)
{
    (void)state;
    int n = 200;
    struct rs_model *m = build(2, 1, 1, 0);
    journey(m, 0, n);
    for (int t = 0; t < n; t++) {
        struct rs_rec *rec = base(m, 0, t);
        rec->leave = .02;
        mark(m, rec, t % 2, 10 * dice());
        for (int k = 0; k < 4; k++)
            step(m, rec, k == 0 ? (t + 1) % n : pick(n), .1 + dice());
    }
    compare_leverage(m, 1e-11);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_peak_tie),    cmocka_unit_test(test_expected_peak),
        cmocka_unit_test(test_consistency), cmocka_unit_test(test_consistency_without_values),
        cmocka_unit_test(test_leverage),    cmocka_unit_test(test_leverage_of_a_thicket),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
