/* Means of uncertain numbers: closed forms, the formula in long double, and the far tails. */
#include "engine_reference.h"

#include "engine/dist.h"

static void test_simple(void **state)
{
    (void)state;
    near(rs_dist_pert_mean(3, 4, 6), 25 / 6.0, 1e-15);
    near(rs_dist_uniform_mean(3, 4), 3.5, 0);
}

/* No bounds: mu. Symmetric bounds: mu. Half a normal: sqrt(2/pi). sd 0: mu within the bounds. */
static void test_known(void **state)
{
    (void)state;
    near(rs_dist_around_mean(7, 2, -INFINITY, INFINITY), 7, 0);
    near(rs_dist_around_mean(5, 2, 0, 10), 5, 1e-15);
    near(rs_dist_around_mean(0, 1, 0, INFINITY), sqrt(2 / M_PI), 1e-14);
    near(rs_dist_around_mean(0, 1, -INFINITY, 0), -sqrt(2 / M_PI), 1e-14);
    near(rs_dist_around_mean(12, 0, 0, 10), 10, 0);
    near(rs_dist_around_mean(3, 1, 4, 4), 4, 0);
}

/* Against the formula itself where it does not cancel, in long double. */
static void test_formula(void **state)
{
    (void)state;
    for (int i = 0; i < 2000; i++) {
        real mu = 12 * dice() - 1, sd = 0.5 + 4 * dice();
        real a = (0 - mu) / sd, b = (10 - mu) / sd, root = sqrtl(2.0L);
        real mass = (erfl(b / root) - erfl(a / root)) / 2;
        real heights = (expl(-a * a / 2) - expl(-b * b / 2)) / sqrtl(2 * acosl(-1.0L));
        real want = mu + sd * heights / mass;
        near(rs_dist_around_mean((double)mu, (double)sd, 0, 10), (double)want, 1e-13);
    }
}

/* Far in a tail the normal is nearly exponential: its mean is 1/a - 2/a^3 + 10/a^5 beyond the
 * bound. */
static void test_far_tails(void **state)
{
    (void)state;
    for (double a = 100; a < 1e12; a *= 10) {
        double want = 1 / a - 2 / (a * a * a) + 10 / pow(a, 5);
        near(rs_dist_around_mean(-a, 1, 0, 10) / want, 1, 1e-10);
        near((10 - rs_dist_around_mean(10 + a, 1, 0, 10)) / want, 1, a < 1e3 ? 1e-10 : 1);
    }
    /* a narrow window in the tail, and a very flat normal, are uniform */
    near(rs_dist_around_mean(-50, 1, 0, 1e-6) / 5e-7, 1, 1e-4);
    near(rs_dist_around_mean(-1, 1e100, 0, 10), 5, 1e-13);
    near(rs_dist_around_mean(-1e300, 1e-10, 0, 10), 0, 0);
    near(rs_dist_around_mean(1e300, 1e-10, 0, 10), 10, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_simple), cmocka_unit_test(test_known),
        cmocka_unit_test(test_formula), cmocka_unit_test(test_far_tails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
