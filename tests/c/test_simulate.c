/* Draws of one number, what a sample says, and memory that runs out. */
#include "engine/dist.h"
#include "engine/mem.h"
#include "engine/random.h"
#include "engine/sample.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { N = 40000 };

static double x[N], y[N], z[N], none[N];

static void fill(const struct rs_source *source, double *out)
{
    struct rs_random *r = rs_random_new();
    assert_non_null(r);
    for (int k = 0; k < N; k++) {
        rs_random_seed(r, 5, (uint64_t)k);
        rs_random_draw(r, source, &out[k]);
    }
    rs_random_free(r);
}

/* Mean and quantiles of draws are those of the distribution, within 4 standard errors. */
static void check_draws(const struct rs_source *source)
{
    static const double p[RS_SAMPLE_QUANTILES] = {0.05, 0.25, 0.5, 0.75, 0.95};
    struct rs_sample sample;
    double mean;
    fill(source, x);
    assert_int_equal(rs_sample_summary(x, N, &sample), RS_OK);
    rs_random_mean(source, &mean);
    assert_true(fabs(sample.mean - mean) < 4 * sample.sd / sqrt(N));
    for (int i = 0; i < RS_SAMPLE_QUANTILES; i++) {
        double q = rs_random_quantile(source, p[i]), below = 1 - rs_sample_above(x, N, q);
        assert_true(fabs(below - p[i]) < 4 * sqrt(p[i] * (1 - p[i]) / N));
    }
}

static void test_single_numbers(void **state)
{
    (void)state;
    const struct rs_source sources[] = {
        {RS_DIST_PERT, 3, 4, 9, 0, 0, 0, NULL},
        {RS_DIST_PERT, 2, 2, 4, 0, 0, 0, NULL},
        {RS_DIST_UNIFORM, -1, 0, 4, 0, 0, 0, NULL},
        {RS_DIST_AROUND, 0, 0, 10, 9, 2, 0, NULL},
        {RS_DIST_AROUND, 0, 0, 1, -3, 0.5, 0, NULL},
        {RS_DIST_AROUND, -INFINITY, 0, INFINITY, 2, 3, 0, NULL},
    };
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        check_draws(&sources[i]);
}

/* 30 deviations away from its bounds a normal is as good as exponential: the mean over the bound is sd² / 30 sd. */
static void test_far_tail(void **state)
{
    (void)state;
    const struct rs_source source = {RS_DIST_AROUND, 0, 0, 10, -30, 1, 0, NULL};
    struct rs_sample sample;
    fill(&source, x);
    assert_int_equal(rs_sample_summary(x, N, &sample), RS_OK);
    assert_true(fabs(sample.mean - rs_dist_around_mean(-30, 1, 0, 10)) < 4 * sample.sd / sqrt(N));
    assert_true(sample.quantile[0] > 0);
}

static void test_shares_and_choice(void **state)
{
    (void)state;
    const double counts[] = {3, 0, 6};
    const struct rs_source shares = {RS_DIST_SHARES, 0, 0, 0, 0, 0, 3, counts};
    const struct rs_source choice = {RS_DIST_CHOICE, 0, 0, 0, 0, 0, 3, counts};
    double out[3], sum[3] = {0}, times[3] = {0};
    struct rs_random *r = rs_random_new();
    for (int k = 0; k < N; k++) {
        rs_random_seed(r, 1, (uint64_t)k);
        rs_random_draw(r, &shares, out);
        assert_true(fabs(out[0] + out[1] + out[2] - 1) < 1e-12);
        for (int i = 0; i < 3; i++)
            sum[i] += out[i] / N;
        rs_random_draw(r, &choice, out);
        times[(int)out[0]] += 1.0 / N;
    }
    rs_random_free(r);
    for (int i = 0; i < 3; i++) { /* Dirichlet of counts + 1/2: mean (n + 1/2) / 10.5 */
        assert_true(fabs(sum[i] - (counts[i] + 0.5) / 10.5) < 4 * 0.15 / sqrt(N));
        assert_true(fabs(times[i] - counts[i] / 9) < 4 * 0.5 / sqrt(N));
    }
}

/* The variance of n numbers, and its standard error from their fourth moment. */
static double variance_of(const double *v, int n, double *error)
{
    double mean = 0, m2 = 0, m4 = 0;
    for (int k = 0; k < n; k++)
        mean += v[k] / n;
    for (int k = 0; k < n; k++) {
        double square = (v[k] - mean) * (v[k] - mean);
        m2 += square / n;
        m4 += square * square / n;
    }
    *error = sqrt((m4 - m2 * m2) / n);
    return m2;
}

/* The second moments, too, are those of the distributions: PERT (mean - low)(high - mean)/7, a truncated normal
 * sd² (1 + (aφ(a) - bφ(b))/Z - ((φ(a) - φ(b))/Z)²). */
static void test_variances(void **state)
{
    (void)state;
    double a = (0 - 9) / 2.0, b = (10 - 9) / 2.0, cut = (erfc(-b / M_SQRT2) - erfc(-a / M_SQRT2)) / 2;
    double at = exp(-a * a / 2) / sqrt(2 * M_PI) / cut, bt = exp(-b * b / 2) / sqrt(2 * M_PI) / cut;
    const struct {
        struct rs_source source;
        double variance;
    } known[] = {
        {{RS_DIST_PERT, 3, 4, 9, 0, 0, 0, NULL}, (28 / 6.0 - 3) * (9 - 28 / 6.0) / 7},
        {{RS_DIST_PERT, 2, 2, 4, 0, 0, 0, NULL}, (14 / 6.0 - 2) * (4 - 14 / 6.0) / 7},
        {{RS_DIST_UNIFORM, -1, 0, 4, 0, 0, 0, NULL}, 25 / 12.0},
        {{RS_DIST_AROUND, 0, 0, 10, 9, 2, 0, NULL}, 4 * (1 + a * at - b * bt - (at - bt) * (at - bt))},
        {{RS_DIST_AROUND, -INFINITY, 0, INFINITY, 2, 3, 0, NULL}, 9},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        double error, got;
        fill(&known[i].source, x);
        got = variance_of(x, N, &error);
        assert_true(fabs(got - known[i].variance) < 4 * error);
    }
}

/* Dirichlet: variance a(A - a)/(A²(A + 1)), covariance -ab/(A²(A + 1)), with a a count and ½, A their sum. */
static void test_shares_vary(void **state)
{
    (void)state;
    const double counts[] = {3, 0, 6}, all = 10.5;
    const struct rs_source shares = {RS_DIST_SHARES, 0, 0, 0, 0, 0, 3, counts};
    double out[3], error;
    struct rs_random *r = rs_random_new();
    for (int k = 0; k < N; k++) {
        rs_random_seed(r, 9, (uint64_t)k);
        rs_random_draw(r, &shares, out);
        x[k] = out[0];
        y[k] = out[2];
        z[k] = out[0] + out[2];
    }
    rs_random_free(r);
    double first = variance_of(x, N, &error);
    assert_true(fabs(first - 3.5 * 7 / (all * all * 11.5)) < 4 * error);
    double third = variance_of(y, N, &error);
    assert_true(fabs(third - 6.5 * 4 / (all * all * 11.5)) < 4 * error);
    double both = variance_of(z, N, &error); /* of a sum: both variances and twice the covariance */
    assert_true(fabs(both - (3.5 * 7 + 6.5 * 4 - 2 * 3.5 * 6.5) / (all * all * 11.5)) < 4 * error);
}

static void test_seed(void **state)
{
    (void)state;
    const struct rs_source source = {RS_DIST_UNIFORM, 0, 0, 1, 0, 0, 0, NULL};
    fill(&source, x);
    fill(&source, y);
    assert_memory_equal(x, y, sizeof x);
    double same = 0; /* neighbours have nothing to do with each other */
    for (int k = 1; k < N; k++)
        same += (x[k] - 0.5) * (x[k - 1] - 0.5) * 12 / N;
    assert_true(fabs(same) < 4 / sqrt(N));
}

static void test_together(void **state)
{
    (void)state;
    double matrix[] = {1, 0.6, 0.6, 1}, wrong[] = {1, 0.9, 0.9, 0.9, 1, -0.9, 0.9, -0.9, 1}, w[2], u[2], sum = 0;
    struct rs_random *r = rs_random_new();
    assert_false(rs_random_factor(wrong, 3));
    assert_true(rs_random_factor(matrix, 2));
    for (int k = 0; k < N; k++) {
        rs_random_seed(r, 2, (uint64_t)k);
        rs_random_together(r, matrix, 2, w, u);
        sum += 12 * (u[0] - 0.5) * (u[1] - 0.5) / N;
    }
    rs_random_free(r);
    /* Spearman's rho of a Gaussian copula: 6/π · asin(ρ/2) */
    assert_true(fabs(sum - 6 / M_PI * asin(0.3)) < 4 / sqrt(N));
}

/* The normal numbers behind three that hang together have the correlations asked for (Pearson; its error is
 * (1 - ρ²)/√n), each alone is uniform, and their order is that of what is drawn by them, whatever its distribution. */
static void test_together_normals(void **state)
{
    (void)state;
    enum { MANY = 3 };
    const double target[MANY * MANY] = {1, 0.8, -0.5, 0.8, 1, -0.2, -0.5, -0.2, 1};
    const struct rs_source normal = {RS_DIST_AROUND, -INFINITY, 0, INFINITY, 0, 1, 0, NULL};
    const struct rs_source pert = {RS_DIST_PERT, 2, 3, 9, 0, 0, 0, NULL};
    double matrix[MANY * MANY], w[MANY], u[MANY], last = -1, last_pert = -1, *normals[] = {x, y, z};
    struct rs_random *r = rs_random_new();
    memcpy(matrix, target, sizeof matrix);
    assert_true(rs_random_factor(matrix, MANY));
    for (int k = 0; k < N; k++) {
        rs_random_seed(r, 11, (uint64_t)k);
        rs_random_together(r, matrix, MANY, w, u);
        for (int i = 0; i < MANY; i++)
            normals[i][k] = rs_random_quantile(&normal, u[i]);
        double drawn = rs_random_quantile(&pert, u[0]);
        assert_true(k == 0 || (drawn > last_pert) == (u[0] > last));
        last = u[0];
        last_pert = drawn;
    }
    rs_random_free(r);
    for (int i = 0; i < MANY; i++)
        for (int j = 0; j <= i; j++) {
            double sum = 0, square_i = 0, square_j = 0, rho = target[i * MANY + j];
            for (int k = 0; k < N; k++) {
                sum += normals[i][k] * normals[j][k];
                square_i += normals[i][k] * normals[i][k];
                square_j += normals[j][k] * normals[j][k];
            }
            assert_true(fabs(sum / sqrt(square_i * square_j) - rho) <= 4 * (1 - rho * rho) / sqrt(N) + 1e-12);
            assert_true(fabs(square_i / N - 1) < 4 * sqrt(2.0 / N));
        }
}

static void test_quantiles(void **state)
{
    (void)state;
    const double v[] = {4, NAN, 1, 3, 2}, sorted[] = {1, 2, 3, 4};
    long count[3];
    struct rs_sample s;
    assert_int_equal(rs_sample_summary(v, 5, &s), RS_OK);
    assert_int_equal(s.n, 4);
    assert_true(s.mean == 2.5 && fabs(s.quantile[0] - 1.15) < 1e-15 && s.quantile[2] == 2.5);
    assert_true(rs_sample_quantile(sorted, 4, 1) == 4 && rs_sample_quantile(sorted, 1, 0.3) == 1);
    assert_true(rs_sample_above(v, 5, 2) == 0.5 && isnan(rs_sample_above(v + 1, 1, 0)));
    rs_sample_histogram(v, 5, 1, 4, 3, count);
    assert_true(count[0] == 1 && count[1] == 1 && count[2] == 2);
    assert_int_equal(rs_sample_summary(v + 1, 1, &s), RS_OK);
    assert_true(s.n == 0 && isnan(s.mean) && isnan(s.quantile[2]));
}

/* One normal gain against nothing: σφ(μ/σ) − |μ|Φ(−|μ|/σ), and nothing for what has nothing to do with it. */
static void test_knowing(void **state)
{
    (void)state;
    const double mu = -0.5, sd = 2;
    const struct rs_source gain = {RS_DIST_AROUND, -INFINITY, 0, INFINITY, mu, sd, 0, NULL};
    const double *columns[] = {none, x};
    const struct rs_gains g = {columns, 2, N};
    double worth, bias, spread, regret, phi = exp(-mu * mu / sd / sd / 2) / sqrt(2 * M_PI);
    double exact = sd * phi - fabs(mu) * erfc(fabs(mu) / sd / M_SQRT2) / 2;
    fill(&gain, x);
    for (int k = 0; k < N; k++)
        y[k] = sin(k); /* nothing to do with it */
    assert_int_equal(rs_sample_bias(&g, 3, &bias, &spread), RS_OK);
    assert_int_equal(rs_sample_binned(&g, x, &worth), RS_OK);
    assert_true(fabs(worth - bias - exact) < 0.02 * exact);
    assert_true(fabs(rs_sample_perfect(&g) - exact) < 0.02 * exact);
    assert_int_equal(rs_sample_binned(&g, y, &worth), RS_OK);
    assert_true(fabs(worth - bias) < 4 * spread + 1e-3 * exact);
    assert_int_equal(rs_sample_regret(&g, 0, 0.95, &regret), RS_OK);
    assert_true(fabs(regret - (mu + sd * 1.6448536)) < 0.06);
}

static void test_memory(void **state)
{
    (void)state;
    struct rs_sample s;
    const double *columns[] = {x};
    const struct rs_gains g = {columns, 1, 10};
    double worth;
    rs_mem_fail_after(0);
    assert_null(rs_random_new());
    assert_int_equal(rs_sample_summary(x, 10, &s), RS_ENOMEM);
    assert_int_equal(rs_sample_binned(&g, y, &worth), RS_ENOMEM);
    assert_true(isnan(rs_sample_perfect(&g)));
    rs_mem_fail_after(-1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_single_numbers), cmocka_unit_test(test_far_tail),
        cmocka_unit_test(test_shares_and_choice), cmocka_unit_test(test_seed), cmocka_unit_test(test_variances),
        cmocka_unit_test(test_shares_vary), cmocka_unit_test(test_together_normals), cmocka_unit_test(test_together),
        cmocka_unit_test(test_quantiles), cmocka_unit_test(test_knowing), cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
