/* Chains: against closed forms, a dense solution in long double, and identities on large ones. */
#include "engine_reference.h"

#include "engine/chain.h"

struct matrix {
    int n, *ptr, *col;
    double *val, *out;
    unsigned char *active;
};

static struct matrix make(int n, int steps)
{
    struct matrix m = {n, calloc((size_t)n + 1, sizeof(int)), calloc((size_t)steps, sizeof(int)),
                       calloc((size_t)steps, sizeof(double)), calloc((size_t)n, sizeof(double)),
                       malloc((size_t)n)};
    memset(m.active, 1, (size_t)n);
    return m;
}

static void scrap(struct matrix *m)
{
    free(m->ptr);
    free(m->col);
    free(m->val);
    free(m->out);
    free(m->active);
}

/* A state that comes back to itself with chance p is visited 1 / (1 - p) times. */
static void test_self_loop(void **state)
{
    (void)state;
    static const double leave[] = {0.01, 0.0001, 1e-9, 1e-15};
    for (int i = 0; i < 4; i++) {
        struct rs_chain c = {0};
        struct matrix m = make(1, 1);
        m.ptr[1] = 1;
        m.val[0] = 1 - leave[i];
        m.out[0] = leave[i];
        assert_int_equal(rs_chain_shape(&c, 1, m.ptr, m.col, m.active), RS_OK);
        assert_int_equal(rs_chain_factor(&c, m.val, m.out), RS_OK);
        double x = 1, z;
        rs_chain_left(&c, &x);
        assert_int_equal(rs_chain_diagonal(&c, &z), RS_OK);
        near(x * leave[i], 1, 1e-15);
        near(z * leave[i], 1, 1e-15);
        rs_chain_free(&c);
        scrap(&m);
    }
}

/* A ring of n states left from the last one only, with chance q: all are visited 1 / q times,
 * and all come back 1 / q times. */
static void test_ring(void **state)
{
    (void)state;
    for (int n = 2; n <= 200; n += 33) {
        double q = 0.0001;
        struct rs_chain c = {0};
        struct matrix m = make(n, n);
        double *x = calloc((size_t)n, sizeof *x), *z = calloc((size_t)n, sizeof *z);
        for (int i = 0; i < n; i++) {
            m.ptr[i + 1] = i + 1;
            m.col[i] = (i + 1) % n;
            m.val[i] = i + 1 < n ? 1 : 1 - q;
        }
        m.out[n - 1] = q;
        x[0] = 1;
        assert_int_equal(rs_chain_shape(&c, n, m.ptr, m.col, m.active), RS_OK);
        assert_int_equal(c.n_parts, 1);
        assert_int_equal(rs_chain_factor(&c, m.val, m.out), RS_OK);
        rs_chain_left(&c, x);
        assert_int_equal(rs_chain_diagonal(&c, z), RS_OK);
        for (int i = 0; i < n; i++) {
            near(x[i] * q, 1, 1e-14);
            near(z[i] * q, 1, 1e-14);
        }
        free(x);
        free(z);
        rs_chain_free(&c);
        scrap(&m);
    }
}

/* n states, each with `degree` steps to states at most `width` away (0: anywhere). */
static struct matrix random_matrix(int n, int degree, int width, double leave)
{
    struct matrix m = make(n, n * degree);
    int used = 0;
    for (int i = 0; i < n; i++) {
        int first = used;
        double sum = 0;
        for (int k = 0; k < degree; k++) {
            int to = width > 0 ? i - width + pick(2 * width + 1) : pick(n);
            bool fresh = to >= 0 && to < n;
            for (int e = first; e < used; e++)
                fresh = fresh && m.col[e] != to;
            if (!fresh)
                continue;
            m.col[used] = to;
            sum += m.val[used++] = 0.1 + dice();
        }
        m.out[i] = used > first ? leave : 1;
        for (int e = first; e < used; e++)
            m.val[e] *= (1 - leave) / sum;
        m.ptr[i + 1] = used;
    }
    return m;
}

static void compare(struct matrix *m)
{
    int n = m->n;
    struct rs_chain c = {0};
    size_t cells = (size_t)n * (size_t)n;
    real *a = calloc(cells, sizeof *a), *inv = calloc(cells, sizeof *a);
    double *x = calloc((size_t)n, sizeof *x), *h = calloc((size_t)n, sizeof *h);
    double *z = calloc((size_t)n, sizeof *z);
    for (int i = 0; i < n; i++) {
        a[i * n + i] = 1;
        for (int e = m->ptr[i]; e < m->ptr[i + 1]; e++)
            a[i * n + m->col[e]] -= m->val[e];
        h[i] = m->out[i] / 2;
    }
    x[0] = 1;
    invert(a, n, inv);
    assert_int_equal(rs_chain_shape(&c, n, m->ptr, m->col, m->active), RS_OK);
    assert_int_equal(rs_chain_factor(&c, m->val, m->out), RS_OK);
    rs_chain_left(&c, x);
    rs_chain_right(&c, h);
    assert_int_equal(rs_chain_diagonal(&c, z), RS_OK);
    for (int i = 0; i < n; i++) {
        near(x[i], (double)inv[i], 1e-12);
        near(h[i], 0.5, 1e-12);
        near(z[i], (double)inv[i * n + i], 1e-12);
    }
    free(a);
    free(inv);
    free(x);
    free(h);
    free(z);
    rs_chain_free(&c);
}

static void test_against_dense(void **state)
{
    (void)state;
    for (int round = 0; round < 120; round++) {
        int n = 1 + pick(110);
        struct matrix m = random_matrix(n, 1 + pick(4), round % 3 == 0 ? 0 : 1 + pick(9), 0.02);
        compare(&m);
        scrap(&m);
    }
}

/* On a large chain there is no second solver; but what comes in must go out, visits count the
 * start and every step in, and a state's returns multiply its first visit. */
static void test_large(void **state)
{
    (void)state;
    int n = 10000;
    struct rs_chain c = {0};
    struct matrix m = random_matrix(n, 3, 5, 0.001);
    double *x = calloc((size_t)n, sizeof *x), *in = calloc((size_t)n, sizeof *x);
    double *z = calloc((size_t)n, sizeof *z), *one = calloc((size_t)n, sizeof *z), gone = 0;
    x[0] = in[0] = 1;
    assert_int_equal(rs_chain_shape(&c, n, m.ptr, m.col, m.active), RS_OK);
    assert_int_equal(rs_chain_factor(&c, m.val, m.out), RS_OK);
    rs_chain_left(&c, x);
    assert_int_equal(rs_chain_diagonal(&c, z), RS_OK);
    for (int i = 0; i < n; i++) {
        gone += x[i] * m.out[i];
        for (int e = m.ptr[i]; e < m.ptr[i + 1]; e++)
            in[m.col[e]] += x[i] * m.val[e];
    }
    near(gone, 1, 1e-12);
    for (int i = 0; i < n; i++) {
        near(in[i], x[i], 1e-12);
        assert_true(z[i] >= 1);
    }
    for (int i = 17; i < n; i += 1111) {
        memset(one, 0, (size_t)n * sizeof *one);
        one[i] = 1;
        rs_chain_left(&c, one);
        near(z[i], one[i], 1e-12);
    }
    free(x);
    free(in);
    free(z);
    free(one);
    rs_chain_free(&c);
    scrap(&m);
}

static void test_no_way_out(void **state)
{
    (void)state;
    struct rs_chain c = {0};
    struct matrix m = make(2, 2);
    m.ptr[1] = 1;
    m.ptr[2] = 2;
    m.col[0] = 1;
    m.val[0] = m.val[1] = 1;
    assert_int_equal(rs_chain_shape(&c, 2, m.ptr, m.col, m.active), RS_OK);
    assert_int_equal(rs_chain_factor(&c, m.val, m.out), RS_ETRAP);
    rs_chain_free(&c);
    scrap(&m);
}

/* Allocation number 0, 1, 2... fails: an answer each time, and nothing is lost. */
static void test_memory_runs_out(void **state)
{
    (void)state;
    struct matrix m = random_matrix(80, 3, 4, 0.01);
    int status = RS_ENOMEM;
    double z[80];
    for (long n = 0; status != RS_OK; n++) {
        struct rs_chain c = {0};
        rs_mem_fail_after(n);
        status = rs_chain_shape(&c, m.n, m.ptr, m.col, m.active);
        if (status == RS_OK)
            status = rs_chain_factor(&c, m.val, m.out);
        if (status == RS_OK)
            status = rs_chain_diagonal(&c, z);
        rs_mem_fail_after(-1);
        assert_true(status == RS_OK || status == RS_ENOMEM);
        rs_chain_free(&c);
        assert_true(n < 10000);
    }
    scrap(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_self_loop),      cmocka_unit_test(test_ring),
        cmocka_unit_test(test_against_dense),  cmocka_unit_test(test_large),
        cmocka_unit_test(test_no_way_out),     cmocka_unit_test(test_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
