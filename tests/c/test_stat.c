/* Distribution functions: tables of textbooks, closed forms for few degrees of freedom, and there and back. */
#include "engine_reference.h"

#include "engine/stat.h"

/* The tables at the back of every textbook, to the digits they print. */
static void test_tables(void **state)
{
    (void)state;
    static const double t975[][2] = {{1, 12.706}, {2, 4.303}, {5, 2.571}, {10, 2.228}, {30, 2.042}, {120, 1.980}};
    for (size_t i = 0; i < sizeof t975 / sizeof *t975; i++)
        near(rs_stat_t_quantile(0.975, t975[i][0]), t975[i][1], 5e-4);
    near(rs_stat_t_quantile(0.95, 7), 1.895, 5e-4);
    near(rs_stat_normal_quantile(0.975), 1.959963984540054, 1e-12);
    near(rs_stat_normal_quantile(0.995), 2.5758293035489004, 1e-12);
    near(rs_stat_normal_cdf(1.96), 0.9750021048517795, 1e-12);
}

/* df 1 is Cauchy, df 2 has t = (2p - 1) / sqrt(2 p (1 - p)). */
static void test_closed_forms(void **state)
{
    (void)state;
    for (double p = 0.001; p < 1; p += 0.0171) {
        double cauchy = tan(M_PI * (p - 0.5)), two = (2 * p - 1) / sqrt(2 * p * (1 - p));
        near(rs_stat_t_quantile(p, 1), cauchy, 1e-8 * (1 + fabs(cauchy)));
        near(rs_stat_t_quantile(p, 2), two, 1e-8 * (1 + fabs(two)));
        near(rs_stat_t_cdf(two, 2), p, 1e-12);
        near(rs_stat_normal_cdf(rs_stat_normal_quantile(p)), p, 1e-12);
    }
}

/* Degrees of freedom that are not whole, few and very many: there and back, and near the normal. */
static void test_there_and_back(void **state)
{
    (void)state;
    for (double df = 0.5; df < 1e7; df *= 1.7)
        for (double p = 0.005; p < 1; p += 0.09)
            near(rs_stat_t_cdf(rs_stat_t_quantile(p, df), df), p, 1e-9);
    near(rs_stat_t_quantile(0.975, 1e9), rs_stat_normal_quantile(0.975), 1e-7);
}

static void test_outside(void **state)
{
    (void)state;
    assert_true(isnan(rs_stat_t_quantile(0, 5)) && isnan(rs_stat_t_quantile(1, 5)));
    assert_true(isnan(rs_stat_t_quantile(0.5, 0)) && isnan(rs_stat_t_quantile(0.5, NAN)));
    assert_true(isnan(rs_stat_t_cdf(NAN, 5)) && isnan(rs_stat_normal_quantile(1.5)));
    near(rs_stat_t_cdf(INFINITY, 5), 1, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_tables), cmocka_unit_test(test_closed_forms),
                                       cmocka_unit_test(test_there_and_back), cmocka_unit_test(test_outside)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
