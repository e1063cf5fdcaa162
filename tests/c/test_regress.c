/* Linear regression: Longley's data with the certified values of NIST's Statistical Reference Datasets, closed forms for one and two
   columns, relative weights, columns that say nothing new, weights of rows. */
#include "engine_reference.h"

#include "engine/regress.h"

#include <string.h>

static const double longley[16][7] = {
    {60323, 83.0, 234289, 2356, 1590, 107608, 1947}, {61122, 88.5, 259426, 2325, 1456, 108632, 1948},
    {60171, 88.2, 258054, 3682, 1616, 109773, 1949}, {61187, 89.5, 284599, 3351, 1650, 110929, 1950},
    {63221, 96.2, 328975, 2099, 3099, 112075, 1951}, {63639, 98.1, 346999, 1932, 3594, 113270, 1952},
    {64989, 99.0, 365385, 1870, 3547, 115094, 1953}, {63761, 100.0, 363112, 3578, 3350, 116219, 1954},
    {66019, 101.2, 397469, 2904, 3048, 117388, 1955}, {67857, 104.6, 419180, 2822, 2857, 118734, 1956},
    {68169, 108.4, 442769, 2936, 2798, 120445, 1957}, {66513, 110.8, 444546, 4681, 2637, 121950, 1958},
    {68655, 112.6, 482704, 3813, 2552, 123366, 1959}, {69564, 114.2, 502601, 3931, 2514, 125368, 1960},
    {69331, 115.7, 518173, 4806, 2572, 127852, 1961}, {70551, 116.9, 554894, 4007, 2827, 130081, 1962}};

static void relative(double a, double b, double tolerance)
{
    near(a / b, 1, tolerance);
}

static void test_longley(void **state)
{
    (void)state;
    static const double b[6] = {15.0618722713733, -0.0358191792925910, -2.02022980381683, -1.03322686717359, -0.0511041056535807,
                                1829.15146461355};
    static const double se[6] = {84.9149257747669, 0.0334910077722432, 0.488399681651699, 0.214274163161675, 0.226073200069370,
                                 455.478499142212};
    double x[16 * 6], y[16], sum = 0;
    for (int i = 0; i < 16; i++) {
        y[i] = longley[i][0];
        memcpy(x + 6 * i, longley[i] + 1, 6 * sizeof *x);
    }
    struct rs_regress r;
    assert_int_equal(rs_regress_fit(x, y, NULL, 16, 6, &r), RS_OK);
    near(r.df, 9, 0);
    near(r.r2, 0.995479004577296, 1e-12);
    for (int c = 0; c < 6; c++) {
        relative(r.b[c], b[c], 1e-8);
        relative(r.se[c], se[c], 1e-8);
        assert_false(r.left[c]);
        sum += r.share[c];
    }
    near(r.vif[0], 135.53, 0.005);
    near(r.vif[1], 1788.51, 0.005);
    near(r.vif[3], 3.59, 0.005);
    near(r.vif[5], 758.98, 0.005);
    near(sum, r.r2, 1e-9);
    near(r.p_value[5], 0.003037, 5e-7); /* t = 4.016 with 9 degrees of freedom */
    rs_regress_free(&r);
}

/* Columns that are not correlated: relative weights are squared betas, no inflation. Of two columns: Johnson's weights and the
   means of the two orders in which they can come in (Shapley) are the same. */
static void test_weights(void **state)
{
    (void)state;
    static const double x[] = {1, 1, 1, -1, -1, 1, -1, -1, 1, 1, 1, -1, -1, 1, -1, -1};
    static const double y[] = {3, 1.5, -0.5, -2, 3.5, 1, -1, -1.5};
    struct rs_regress r;
    assert_int_equal(rs_regress_fit(x, y, NULL, 8, 2, &r), RS_OK);
    for (int c = 0; c < 2; c++) {
        near(r.share[c], r.beta[c] * r.beta[c], 1e-12);
        near(r.vif[c], 1, 1e-12);
    }
    near(r.b[0], 2 * 0.875, 1e-12);
    near(r.beta[0] * r.beta[0] + r.beta[1] * r.beta[1], r.r2, 1e-12);
    rs_regress_free(&r);

    static const double xx[] = {1, 2, 2, 1, 3, 4, 4, 3, 5, 7, 6, 5, 7, 6, 8, 9};
    static const double yy[] = {1, 3, 2, 5, 4, 8, 6, 9};
    assert_int_equal(rs_regress_fit(xx, yy, NULL, 8, 2, &r), RS_OK);
    double r12 = sqrt(1 - 1 / r.vif[0]), ry1 = r.beta[0] + r12 * r.beta[1], ry2 = r.beta[1] + r12 * r.beta[0];
    near(r.r2, ry1 * r.beta[0] + ry2 * r.beta[1], 1e-12);
    near(r.share[0], (ry1 * ry1 + r.r2 - ry2 * ry2) / 2, 1e-9);
    near(r.share[1], (ry2 * ry2 + r.r2 - ry1 * ry1) / 2, 1e-9);
    rs_regress_free(&r);
}

/* The third column is the sum of the first two, the fourth is constant: both are left out, the rest is as without them. */
static void test_left_out(void **state)
{
    (void)state;
    static const double two[] = {1, 2, 2, 1, 3, 4, 4, 3, 5, 7, 6, 5, 7, 6, 8, 9};
    static const double y[] = {1, 3, 2, 5, 4, 8, 6, 9};
    double four[32];
    for (int i = 0; i < 8; i++) {
        four[4 * i] = two[2 * i];
        four[4 * i + 1] = two[2 * i + 1];
        four[4 * i + 2] = two[2 * i] + two[2 * i + 1];
        four[4 * i + 3] = 7;
    }
    struct rs_regress a, b;
    assert_int_equal(rs_regress_fit(two, y, NULL, 8, 2, &a), RS_OK);
    assert_int_equal(rs_regress_fit(four, y, NULL, 8, 4, &b), RS_OK);
    assert_true(!b.left[0] && !b.left[1] && b.left[2] && b.left[3]);
    near(b.b[1], a.b[1], 1e-12);
    near(b.se[1], a.se[1], 1e-12);
    near(b.adjusted, a.adjusted, 1e-12);
    assert_true(isnan(b.b[2]) && isnan(b.share[3]));
    assert_int_equal(b.p, 2);
    rs_regress_free(&a);
    rs_regress_free(&b);
}

/* y on one column, by hand: x = 1..4, y = 2 4 5 8: b = 1.9, residuals sum to 0.7. A weight of 2 is a row twice, as far as b goes. */
static void test_by_hand(void **state)
{
    (void)state;
    static const double x[] = {1, 2, 3, 4, 4}, y[] = {2, 4, 5, 8, 8}, w[] = {1, 1, 1, 2};
    struct rs_regress r, twice;
    assert_int_equal(rs_regress_fit(x, y, NULL, 4, 1, &r), RS_OK);
    near(r.b[0], 1.9, 1e-12);
    near(r.se[0], sqrt(0.7 / 2 / 5), 1e-12);
    near(r.r2, 1 - 0.7 / 18.75, 1e-12);
    near(r.share[0], r.r2, 1e-12);
    rs_regress_free(&r);
    assert_int_equal(rs_regress_fit(x, y, w, 4, 1, &r), RS_OK);
    assert_int_equal(rs_regress_fit(x, y, NULL, 5, 1, &twice), RS_OK);
    near(r.b[0], twice.b[0], 1e-12);
    near(r.r2, twice.r2, 1e-12);
    rs_regress_free(&r);
    rs_regress_free(&twice);
}

static void test_cannot(void **state)
{
    (void)state;
    static const double x[] = {1, 2, 3, 4}, alike[] = {5, 5, 5, 5}, y[] = {1, 2, 3, 5};
    struct rs_regress r;
    assert_int_equal(rs_regress_fit(x, alike, NULL, 4, 1, &r), RS_EINVALID);
    assert_int_equal(rs_regress_fit(alike, y, NULL, 4, 1, &r), RS_EINVALID);
    assert_int_equal(rs_regress_fit(x, y, NULL, 2, 1, &r), RS_EINVALID);
    assert_int_equal(rs_regress_fit(x, y, NULL, 4, 0, &r), RS_EINVALID);
    assert_null(r.b);
    for (long n = 0; n < 9; n++) {
        rs_mem_fail_after(n);
        assert_int_equal(rs_regress_fit(x, y, NULL, 4, 1, &r), RS_ENOMEM);
    }
    rs_mem_fail_after(-1);
    static const double wide[] = {1, 2, 9, 4, 3, 8, 7, 1, 2}; /* three rows, three columns */
    assert_int_equal(rs_regress_fit(wide, y, NULL, 3, 3, &r), RS_EINVALID);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_longley), cmocka_unit_test(test_weights), cmocka_unit_test(test_left_out),
                                       cmocka_unit_test(test_by_hand), cmocka_unit_test(test_cannot)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
