/* Measures: by hand (the working is in the comments), against the reference, and as properties. */
#include "engine_reference.h"

/* A line of three: marks 8, 4, 7; leave .2 at the first, .5 at the second. Visits 1, .8, .4;
 * reach the same. Completion .4. Mean = (8 + .8*4 + .4*7)/2.2 = 14/2.2 (importance 5 each). All
 * meet the first, 2.5 from a pass, and the others are nearer: peak 8 at the first. End: ends are .2, .4, .4:
 * .2*8 + .4*4 + .4*7 = 6. Base = (8 + 6)/4 + (14/2.2)/2. Duration of who completes: all three, 1
 * + 2 + 4 = 7. Channels 1, 1, 2 and owners 1, 2, 2: one switch, one handover. Cost (1*3 + .8*3 +
 * .4*5)/.4 = 18.5. Channel means (8 + .8*4)/1.8 = 6.2222..., 7: consistency 10 - .7777... */
static void test_line(void **state)
{
    (void)state;
    struct rs_model *m = build(1, 1, 1, 0);
    struct rs_journey *jo = journey(m, 0, 3);
    static const double marks[] = {8, 4, 7}, leave[] = {.2, .5, 0}, minutes[] = {1, 2, 4};
    static const int channel[] = {0, 0, 1}, owner[] = {0, 1, 1};
    static const double cost[] = {3, 3, 5};
    for (int t = 0; t < 3; t++) {
        struct rs_rec *rec = base(m, 0, t);
        mark(m, rec, 0, marks[t]);
        rec->leave = leave[t];
        rec->duration = minutes[t];
        jo->touchpoints[t].channel = channel[t];
        jo->touchpoints[t].owner = owner[t];
        jo->touchpoints[t].channel_cost = cost[t];
    }
    struct rs_eval *ev = ready(m);
    const double *x = measures(ev, 0);
    near(x[RS_COMPLETION], .4, 1e-15);
    near(x[RS_LIFETIME], .4, 1e-15);
    near(x[RS_MEAN], 14 / 2.2, 1e-15);
    near(x[RS_PEAK], 8, 1e-15);
    assert_int_equal(rs_eval_slot(ev, 0, 0)->peak_at, 0);
    near(x[RS_END], 6, 1e-15);
    near(x[RS_EXPERIENCE], 14 / 4.0 + 14 / 2.2 / 2, 1e-15);
    near(x[RS_DURATION], 7, 1e-15);
    near(x[RS_HANDOVERS], 1, 1e-15);
    near(x[RS_CHANNEL_SWITCHES], 1, 1e-15);
    near(x[RS_COST_TO_SERVE], 18.5, 1e-15);
    near(x[RS_CONSISTENCY], 10 - (7 - 11.2 / 1.8), 1e-15);
    near(x[RS_FUNCTIONAL], 14 / 2.2, 1e-15);
    assert_true(isnan(x[RS_EMOTIONAL]));
    near(x[RS_EMOTION], 14 / 2.2 - 5.5, 1e-15);
    assert_true(x[RS_KILLER_RISK] == 0);
    /* U without goals: experience + 10 x completion */
    double u;
    assert_int_equal(rs_eval_utility(ev, NULL, &u), RS_OK);
    near(u, 14 / 4.0 + 14 / 2.2 / 2 + 4, 1e-15);
    /* the part of the second and third: entered by .8, leaves .8*.5: completion 1 - .4/.8 = .5;
     * duration (.4*2 + .4*4)/.4 = 6 (h of the second is .5); experience (.8*4 + .4*7)/1.2 = 5 */
    double part[1][RS_MEASURES], whole[RS_MEASURES];
    assert_int_equal(rs_eval_part(ev, 0, (int[]){1, 2}, 2, NULL, part, whole), RS_OK);
    near(whole[RS_COMPLETION], .5, 1e-15);
    near(whole[RS_DURATION], 6, 1e-15);
    near(whole[RS_COST_TO_SERVE], (.8 * 3 + .4 * 5) / .4, 1e-15);
    near(whole[RS_EXPERIENCE], 5, 1e-15);
    assert_true(isnan(whole[RS_PEAK]) && isnan(whole[RS_LIFETIME]));
    /* leverage of the first: marks 9. Mean 15/2.2, peak 9, end 6.2: (15.2 - 14)/4 + (1/2.2)/2 */
    double gain[3];
    assert_int_equal(rs_eval_leverage(ev, 0, NULL, gain), RS_OK);
    near(gain[0], 1.2 / 4 + 1 / 2.2 / 2, 1e-14);
    drop(m, ev);
}

/* A skip: the first goes on to the second with .3, past it with .7. The second is reached by .3.
 * A persona that does not meet the second has its .3 go on to the third: reach 1 there, and no
 * row for the second. */
static void test_skip_and_exclusion(void **state)
{
    (void)state;
    struct rs_model *m = build(1, 2, 1, 0);
    journey(m, 0, 3);
    step(m, base(m, 0, 0), 1, .3);
    step(m, base(m, 0, 0), 2, .7);
    mark(m, base(m, 0, 1), 0, 2);
    own(m, 0, 1, 1)->meets = false;
    struct rs_eval *ev = ready(m);
    measures(ev, 0);
    const struct rs_slot *a = rs_eval_slot(ev, 0, 0), *b = rs_eval_slot(ev, 0, 1);
    near(a->reach[1], .3, 1e-15);
    near(a->reach[2], 1, 1e-15);
    near(a->m[RS_PEAK], 2, 1e-15);
    assert_int_equal(b->n, 2);
    near(b->visits[1], 1, 1e-15);
    /* the second persona has no scored touchpoint: its four are null, the journey's are the
     * first's alone */
    assert_true(isnan(b->m[RS_MEAN]) && isnan(b->m[RS_PEAK]) && isnan(b->m[RS_END]));
    assert_true(isnan(b->m[RS_EXPERIENCE]));
    near(rs_eval_measures(ev, 0)[RS_MEAN], 2, 1e-15);
    /* nothing ends at the scored one: its end is the last scored touchpoint's mark */
    near(a->m[RS_END], 2, 1e-15);
    drop(m, ev);
}

/* A loop: the second goes back to the first with p, on with 1 - p. Both are visited 1/(1 - p)
 * times, reached surely. Duration 3/(1 - p) for 1 and 2 minutes. Here for p = .99 and .9999. */
static void test_loop(void **state)
{
    (void)state;
    static const double on[] = {.01, .0001};
    for (int i = 0; i < 2; i++) {
        struct rs_model *m = build(1, 1, 1, 0);
        journey(m, 0, 2);
        base(m, 0, 0)->duration = 1;
        base(m, 0, 1)->duration = 2;
        step(m, base(m, 0, 1), 0, 1 - on[i]);
        step(m, base(m, 0, 1), RS_DONE, on[i]);
        struct rs_eval *ev = ready(m);
        const double *x = measures(ev, 0);
        const struct rs_slot *slot = rs_eval_slot(ev, 0, 0);
        near(slot->visits[0] * on[i], 1, 1e-12);
        near(slot->visits[1] * on[i], 1, 1e-12);
        near(slot->reach[0], 1, 1e-15);
        near(slot->reach[1], 1, 1e-15);
        near(x[RS_COMPLETION], 1, 1e-14);
        near(x[RS_DURATION] * on[i], 3, 1e-12);
        drop(m, ev);
    }
}

/* Two killers of .02 and .5 at one touchpoint: k = 1 - .98*.5 = .51. It comes back to itself
 * with .5, so the chance through is s = .49*(.5 + .5 s) = .245/.755, K = 1 - s = .51/.755.
 * Vetoed. */
static void test_killer(void **state)
{
    (void)state;
    struct rs_model *m = build(1, 1, 1, 0);
    struct rs_journey *jo = journey(m, 0, 1);
    killer(m, 0, 0, .02);
    jo->touchpoints[0].n_killers = 2;
    jo->touchpoints[0].killer_names = (const char *[]){"a", "b"};
    jo->touchpoints[0].base.killers = (double[]){.02, .5};
    mark(m, base(m, 0, 0), 0, 9.5);
    step(m, base(m, 0, 0), 0, .5);
    step(m, base(m, 0, 0), RS_DONE, .5);
    struct rs_eval *ev = ready(m);
    const double *x = measures(ev, 0);
    double k = .51 / .755;
    near(x[RS_KILLER_RISK], k, 1e-15);
    near(rs_eval_base(ev, 0), 9.5, 1e-15);
    near(x[RS_EXPERIENCE], (1 - k) * 9.5 - 10 * k, 1e-14);
    assert_true(rs_eval_slot(ev, 0, 0)->vetoed);
    drop(m, ev);
}

/* K of exactly the tolerance is no veto, and a killer where nobody comes is no risk at all. */
static void test_tolerance(void **state)
{
    (void)state;
    struct rs_model *m = build(1, 1, 1, 0);
    journey(m, 0, 2);
    killer(m, 0, 0, .01);
    killer(m, 0, 1, 1);
    step(m, base(m, 0, 0), RS_DONE, 1);
    struct rs_eval *ev = ready(m);
    near(measures(ev, 0)[RS_KILLER_RISK], .01, 1e-15);
    assert_false(rs_eval_slot(ev, 0, 0)->vetoed);
    drop(m, ev);
    m = build(1, 1, 1, 0);
    journey(m, 0, 2);
    killer(m, 0, 1, 1);
    step(m, base(m, 0, 0), RS_DONE, 1);
    ev = ready(m);
    assert_true(measures(ev, 0)[RS_KILLER_RISK] == 0);
    near(rs_eval_slot(ev, 0, 0)->reach[1], 0, 0);
    drop(m, ev);
}

/* Two touchpoints, leave .5 at the first, a killer of .1 at the second; half comes back, to the
 * second, for 2 rounds. C = .5, C_to = 1, C* = .5*.9 = .45, C*_to = .9. Lifetime = .5 + .5*.45*1
 * + .5*.45*(.5*.9)*1 = .82625. */
static void test_lifetime(void **state)
{
    (void)state;
    struct rs_model *m = build(1, 1, 1, 0);
    struct rs_journey *jo = journey(m, 0, 2);
    base(m, 0, 0)->leave = .5;
    killer(m, 0, 1, .1);
    jo->cyclic = true;
    jo->probability = .5;
    jo->rounds = 2;
    jo->n_to = 1;
    jo->to = (int[]){1};
    struct rs_eval *ev = ready(m);
    near(measures(ev, 0)[RS_LIFETIME], .82625, 1e-15);
    drop(m, ev);
    /* to the start: .5 + .5*.45*.5*(1 + .5*.45) = .6378125 */
    m = build(1, 1, 1, 0);
    jo = journey(m, 0, 2);
    base(m, 0, 0)->leave = .5;
    killer(m, 0, 1, .1);
    jo->cyclic = true;
    jo->probability = .5;
    jo->rounds = 2;
    ev = ready(m);
    near(measures(ev, 0)[RS_LIFETIME], .6378125, 1e-15);
    drop(m, ev);
}

/* A return to where no new customer comes, and from which nobody gets out, is no trap: nobody
 * completes there. */
static void test_return_aside(void **state)
{
    (void)state;
    struct rs_model *m = build(1, 1, 1, 0);
    struct rs_journey *jo = journey(m, 0, 2);
    step(m, base(m, 0, 0), RS_DONE, 1);
    step(m, base(m, 0, 1), 1, 1);
    jo->cyclic = true;
    jo->probability = .5;
    jo->n_to = 1;
    jo->to = (int[]){1};
    struct rs_eval *ev = ready(m);
    near(measures(ev, 0)[RS_LIFETIME], 1, 1e-15);
    drop(m, ev);
}

/* What nobody declared is unknown, not 0. A wait at one of two: 2 minutes, of that one. A part
 * without it has none. One owner hands over to nobody; two do. */
static void test_unknown(void **state)
{
    (void)state;
    double part[1][RS_MEASURES], whole[RS_MEASURES];
    struct rs_model *m = build(1, 1, 1, 0);
    struct rs_journey *jo = journey(m, 0, 2);
    struct rs_eval *ev = ready(m);
    const double *x = measures(ev, 0);
    assert_true(isnan(x[RS_DURATION]) && isnan(x[RS_COST_TO_SERVE]));
    assert_true(isnan(x[RS_HANDOVERS]) && isnan(x[RS_CHANNEL_SWITCHES]));
    rs_eval_free(ev);
    base(m, 0, 0)->wait = 2;
    jo->touchpoints[1].channel_cost = 0;
    jo->touchpoints[0].owner = 0;
    ev = ready(m);
    x = measures(ev, 0);
    near(x[RS_DURATION], 2, 0);
    near(x[RS_COST_TO_SERVE], 0, 0);
    assert_true(isnan(x[RS_HANDOVERS]));
    assert_int_equal(rs_eval_slot(ev, 0, 0)->known.minutes, 1);
    assert_int_equal(rs_eval_slot(ev, 0, 0)->known.owner, 1);
    assert_int_equal(rs_eval_part(ev, 0, (int[]){1}, 1, NULL, part, whole), RS_OK);
    assert_true(isnan(whole[RS_DURATION]));
    near(whole[RS_COST_TO_SERVE], 0, 0);
    assert_int_equal(rs_eval_part(ev, 0, (int[]){0}, 1, NULL, part, whole), RS_OK);
    assert_true(isnan(whole[RS_COST_TO_SERVE]));
    near(whole[RS_DURATION], 2, 0);
    rs_eval_free(ev);
    jo->touchpoints[1].owner = 0;
    ev = ready(m);
    near(measures(ev, 0)[RS_HANDOVERS], 0, 0);
    drop(m, ev);
}

/* .4 start at what the persona does not meet, with nothing after it: they are done, completed and
 * unharmed. Of the others half leaves, and a killer strikes .1: C = .4 + .6*.5, K = .06, and
 * with half coming back for one round: .7 + .5*(.4 + .6*.5*.9)*.7. */
static void test_done_at_start(void **state)
{
    (void)state;
    struct rs_model *m = build(1, 1, 1, 0);
    struct rs_journey *jo = journey(m, 0, 2);
    base(m, 0, 0)->leave = .5;
    base(m, 0, 0)->duration = 4;
    step(m, base(m, 0, 0), RS_DONE, 1);
    base(m, 0, 1)->meets = false;
    killer(m, 0, 0, .1);
    jo->n_starts = 2;
    jo->starts = (struct rs_step[]){{0, .6}, {1, .4}};
    jo->cyclic = true;
    jo->probability = .5;
    jo->rounds = 1;
    struct rs_eval *ev = ready(m);
    const double *x = measures(ev, 0);
    near(x[RS_COMPLETION], .7, 1e-15);
    near(x[RS_KILLER_RISK], .06, 1e-15);
    near(x[RS_DURATION], .3 * 4 / .7, 1e-15);
    near(x[RS_LIFETIME], .7 + .5 * (.4 + .27) * .7, 1e-15);
    drop(m, ev);
}

/* Importance 0 everywhere: mean and experience are null, peak and end are not. */
static void test_no_weight(void **state)
{
    (void)state;
    struct rs_model *m = build(1, 1, 1, 0);
    journey(m, 0, 1);
    mark(m, base(m, 0, 0), 0, 8);
    base(m, 0, 0)->importance = 0;
    struct rs_eval *ev = ready(m);
    const double *x = measures(ev, 0);
    assert_true(isnan(x[RS_MEAN]) && isnan(x[RS_EXPERIENCE]));
    near(x[RS_PEAK], 8, 0);
    near(x[RS_END], 8, 0);
    drop(m, ev);
}

/* Everybody leaves: C = 0, and what is per completion is null. A persona that meets nothing has
 * a row of nulls. */
static void test_nulls(void **state)
{
    (void)state;
    struct rs_model *m = build(1, 2, 1, 0);
    journey(m, 0, 1);
    base(m, 0, 0)->leave = 1;
    killer(m, 0, 0, .5);
    own(m, 0, 0, 1)->meets = false;
    struct rs_eval *ev = ready(m);
    const double *x = measures(ev, 0);
    near(x[RS_COMPLETION], 0, 0);
    near(x[RS_KILLER_RISK], .5, 1e-15);
    assert_true(isnan(x[RS_DURATION]) && isnan(x[RS_COST_TO_SERVE]) && isnan(x[RS_HANDOVERS]));
    const struct rs_slot *none = rs_eval_slot(ev, 0, 1);
    assert_true(isnan(none->m[RS_COMPLETION]) && isnan(none->m[RS_KILLER_RISK]));
    assert_false(none->vetoed);
    double u; /* experience is null and counts nothing; 10 x completion is 0 */
    assert_int_equal(rs_eval_utility(ev, NULL, &u), RS_OK);
    near(u, 0, 0);
    assert_true(isnan(rs_eval_goal(ev, 0)));
    drop(m, ev);
}

/* Values a (functional), b (emotional) and c (functional), of weights 3, 2, 1. The touchpoint is
 * marked 7 on a and 4 on b: x = (21 + 8)/5 = 5.8. The persona expects a = 8 and c = 2: in common
 * a alone, 8. Functional 7 - 8, emotional 4 - 5.5. Without marks, experience 6 and (8*3 + 2*1)/4
 * = 6.5 expected. */
static void test_expectation(void **state)
{
    (void)state;
    struct rs_model *m = build(3, 1, 1, 0);
    journey(m, 0, 2);
    m->values[0].weight = 3;
    m->values[1].weight = 2;
    mark(m, base(m, 0, 0), 1, 4);
    mark(m, base(m, 0, 0), 0, 7);
    base(m, 0, 1)->experience = 6;
    expect_marks(m, &m->personas[0].expects, 2, 2);
    expect_marks(m, &m->personas[0].expects, 0, 8);
    struct rs_eval *ev = ready(m);
    measures(ev, 0);
    const struct rs_slot *slot = rs_eval_slot(ev, 0, 0);
    near(slot->x[0], 5.8, 1e-15);
    near(slot->expects[0], 8, 1e-15);
    near(slot->functional[0] - slot->expects_functional[0], -1, 1e-15);
    near(slot->emotional[0] - slot->expects_emotional[0], -1.5, 1e-15);
    near(slot->expects[1], 6.5, 1e-15);
    drop(m, ev);
}

/* From the first .5 to a ring of the second and third that nobody leaves: the second is named. */
static void test_trap(void **state)
{
    (void)state;
    struct rs_model *m = build(1, 2, 1, 0);
    journey(m, 0, 3);
    struct rs_rec *rec = own(m, 0, 0, 1);
    step(m, rec, 1, .5);
    step(m, rec, RS_DONE, .5);
    step(m, base(m, 0, 0), RS_DONE, 1);
    step(m, base(m, 0, 1), 2, 1);
    step(m, base(m, 0, 2), 1, 1);
    struct rs_eval *ev = ready(m);
    assert_int_equal(rs_eval_run(ev, NULL), RS_ETRAP);
    struct rs_trap trap = rs_eval_trap(ev);
    assert_int_equal(trap.touchpoint, 1);
    assert_int_equal(trap.persona, 1);
    struct rs_trap traps[2];
    int count;
    assert_int_equal(rs_eval_traps(ev, traps, 2, &count), RS_OK);
    assert_int_equal(count, 1);
    assert_int_equal(traps[0].touchpoint, 1);
    drop(m, ev);
}

/* Goals over two journeys of weights 1 and 3, and one that does not count. Completions .5, .9,
 * and 0. */
static void test_goals(void **state)
{
    (void)state;
    struct rs_model *m = build(1, 1, 3, 0);
    static const double leave[] = {.5, .1, 1};
    for (int j = 0; j < 3; j++) {
        journey(m, j, 1)->counts = j < 2;
        base(m, j, 0)->leave = leave[j];
        base(m, j, 0)->duration = 10;
    }
    m->journeys[1].weight = 3;
    m->n_goals = 2;
    m->goals = (struct rs_goal[]){{"g", RS_COMPLETION, RS_NONE, 100, 1},
                                  {"h", RS_DURATION, 0, 2, -1}};
    struct rs_eval *ev = ready(m);
    double u;
    assert_int_equal(rs_eval_utility(ev, NULL, &u), RS_OK);
    near(u, 100 * (.5 + 3 * .9) / 4 - 2 * 10, 1e-14);
    drop(m, ev);
}

static void compare(struct rs_model *m, struct rs_eval *ev, double tolerance)
{
    static struct reference r;
    for (int p = 0; p < m->n_personas; p++) {
        const struct rs_slot *slot = rs_eval_slot(ev, 0, p);
        refer(m, 0, p, &r);
        assert_int_equal(slot->n, r.n);
        for (int i = 0; i < RS_MEASURES; i++)
            near(slot->m[i], r.m[i], tolerance);
        for (int i = 0; i < r.n; i++) {
            near(slot->visits[i], (double)r.visits[i], tolerance);
            near(slot->reach[i], (double)r.reach[i], tolerance);
            near(slot->x[i], (double)r.x[i], tolerance);
            if (!isnan((double)r.x[i]))
                near(slot->expects[i], (double)r.e[i], tolerance);
            assert_true(slot->reach[i] >= 0 && slot->reach[i] <= 1);
            assert_true(slot->finish[i] >= 0 && slot->finish[i] <= 1);
        }
        if (r.n > 0)
            assert_int_equal(slot->vetoed, r.vetoed);
        if (r.n > 0) {
            assert_true(slot->m[RS_COMPLETION] >= 0 && slot->m[RS_COMPLETION] <= 1);
            assert_true(slot->m[RS_KILLER_RISK] >= 0 && slot->m[RS_KILLER_RISK] <= 1);
        }
    }
}

static void test_random_models(void **state)
{
    (void)state;
    for (int round = 0; round < 400; round++) {
        struct rs_model *m = random_model(1 + pick(round % 10 == 0 ? 60 : 14), 0.2 * pick(4));
        struct rs_eval *ev = ready(m);
        assert_int_equal(rs_eval_run(ev, NULL), RS_OK);
        compare(m, ev, 1e-12);
        drop(m, ev);
    }
}

/* Raising any one mark never lowers the experience. */
static void test_raising_a_mark(void **state)
{
    (void)state;
    for (int round = 0; round < 600; round++) {
        struct rs_model *m = random_model(1 + pick(10), 0.3);
        struct rs_eval *ev = ready(m);
        double before = measures(ev, 0)[RS_EXPERIENCE];
        int t = pick(m->journeys[0].n_touchpoints);
        struct rs_rec *rec = base(m, 0, t);
        if (rec->n_marks > 0) {
            struct rs_mark *it = &rec->marks[pick(rec->n_marks)];
            it->mark = fmin(10, it->mark + 3 * dice());
        } else if (!isnan(rec->experience)) {
            rec->experience = fmin(10, rec->experience + 3 * dice());
        }
        rs_eval_free(ev);
        ev = rs_eval_new(m);
        double after = measures(ev, 0)[RS_EXPERIENCE];
        if (!isnan(before))
            assert_true(after >= before - 1e-12);
        drop(m, ev);
    }
}

/* 10,000 touchpoints with skips, 100 steps back and one from last to first: who leaves and who
 * completes are all, visits add up over the steps, and a second persona with the same rows gets
 * the same figures. */
static void test_large(void **state)
{
    (void)state;
    int n = 10000;
    struct rs_model *m = build(2, 2, 1, 0);
    journey(m, 0, n);
    for (int t = 0; t < n; t++) {
        struct rs_rec *rec = base(m, 0, t);
        rec->leave = 0.0005;
        mark(m, rec, t % 2, pick(11));
        if (t % 3 == 0 && t + 3 < n) {
            step(m, rec, t + 1, .7 - 0.0005);
            step(m, rec, t + 2 + pick(2), .3);
        }
    }
    for (int k = 0; k < 100; k++) {
        int t = 60 + 99 * k;
        struct rs_rec *rec = base(m, 0, t);
        rec->n_next = 0;
        step(m, rec, t - 1 - pick(50), .2);
        step(m, rec, t + 1, .8 - 0.0005);
    }
    base(m, 0, n - 1)->n_next = 0;
    step(m, base(m, 0, n - 1), 0, .9);
    step(m, base(m, 0, n - 1), RS_DONE, .1 - 0.0005);
    struct rs_eval *ev = ready(m);
    assert_int_equal(rs_eval_run(ev, NULL), RS_OK);
    const struct rs_slot *a = rs_eval_slot(ev, 0, 0), *b = rs_eval_slot(ev, 0, 1);
    double out = 0, *in = calloc((size_t)n, sizeof *in);
    in[0] = 1;
    for (int i = 0; i < n; i++) {
        out += a->visits[i] * (a->leave[i] + a->done[i]);
        for (int e = a->ptr[i]; e < a->ptr[i + 1]; e++)
            in[a->col[e]] += a->visits[i] * a->val[e];
    }
    near(out, 1, 1e-11);
    for (int i = 0; i < n; i++) {
        near(in[i] / a->visits[i], 1, 1e-12);
        assert_true(a->reach[i] > 0 && a->reach[i] <= 1);
        assert_true(a->reach[i] <= a->visits[i] * (1 + 1e-12));
    }
    assert_memory_equal(a->m, b->m, sizeof a->m);
    near(a->m[RS_COMPLETION], a->finish[0], 1e-12);
    free(in);
    drop(m, ev);
}

static void test_memory_runs_out(void **state)
{
    (void)state;
    struct rs_eval *ev = NULL;
    struct rs_model *m = random_model(60, 0.3);
    assert_int_equal(rs_model_finish(m), RS_OK);
    for (long n = 0; ev == NULL; n++) {
        rs_mem_fail_after(n);
        ev = rs_eval_new(m);
        rs_mem_fail_after(-1);
        assert_true(n < 1000);
    }
    int status = RS_ENOMEM;
    for (long n = 0; status != RS_OK; n++) {
        rs_mem_fail_after(n);
        status = rs_eval_run(ev, NULL);
        rs_mem_fail_after(-1);
        assert_true(status == RS_OK || status == RS_ENOMEM);
        assert_true(n < 1000);
    }
    drop(m, ev);
}

static void test_bad_models(void **state)
{
    (void)state;
    struct rs_model *m = build(1, 1, 1, 0);
    journey(m, 0, 2);
    step(m, base(m, 0, 0), 2, 1);
    assert_int_equal(rs_model_finish(m), RS_EINVALID);
    assert_non_null(m->problem);
    base(m, 0, 0)->next[0] = (struct rs_step){1, .996}; /* only the direction counts */
    assert_int_equal(rs_model_finish(m), RS_OK);
    near(base(m, 0, 0)->next[0].p, 1, 0);
    base(m, 0, 0)->next[0].p = 0;
    assert_int_equal(rs_model_finish(m), RS_OK);
    assert_false(base(m, 0, 0)->has_next);
    drop(m, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_line),           cmocka_unit_test(test_skip_and_exclusion),
        cmocka_unit_test(test_loop),           cmocka_unit_test(test_killer),
        cmocka_unit_test(test_tolerance),      cmocka_unit_test(test_lifetime),
        cmocka_unit_test(test_return_aside),
        cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_done_at_start),
        cmocka_unit_test(test_no_weight),      cmocka_unit_test(test_nulls),
        cmocka_unit_test(test_expectation),    cmocka_unit_test(test_trap),
        cmocka_unit_test(test_goals),          cmocka_unit_test(test_random_models),
        cmocka_unit_test(test_raising_a_mark), cmocka_unit_test(test_large),
        cmocka_unit_test(test_memory_runs_out), cmocka_unit_test(test_bad_models),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
