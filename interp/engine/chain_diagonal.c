/* The diagonal of (I - Q)^-1 by the selected inverse. With I - Q = L D U in elimination order,
 * an entry of the inverse Z is needed only where L or U (transposed) has one, and from last to
 * first
 *   Z_ki = sum_m Z_km l_m,  Z_ik = sum_m u_m Z_mk,  Z_ii = 1/e_i + sum_k u_k Z_ki,
 * with l_m = q_mi / e_i and u_m = q_im / e_i over the m that state i touched when it was
 * eliminated. All terms are >= 0. See chain.h. */
#include "engine/chain.h"

#include <string.h>

#define GROW(c, name, count) \
    rs_mem_grow(&(c)->name, &(c)->name##_room, (size_t)(count), sizeof *(c)->name)

/* sum of a[j] b[j] over from <= j < n, in four sums that do not wait for each other. */
static double dot(const double *a, const double *b, int from, int n)
{
    double s[4] = {0, 0, 0, 0};
    int j = from;
    for (; j + 4 <= n; j += 4)
        for (int k = 0; k < 4; k++)
            s[k] += a[j + k] * b[j + k];
    for (; j < n; j++)
        s[0] += a[j] * b[j];
    return (s[0] + s[1]) + (s[2] + s[3]);
}

static void invert_dense(struct rs_chain *c, int p)
{
    int tail = c->dense_at[p];
    int n = c->part_at[p + 1] - tail;
    size_t width = (size_t)n;
    const double *m = c->dense + c->dense_off[p];
    double *z = c->zdense + c->dense_off[p], *l = c->work, *sums = c->work + c->n;
    for (int i = n - 1; i >= 0; i--) {
        double e = c->pivot[tail + i], own = 1 / e;
        double *row = z + (size_t)i * width;
        for (int k = i + 1; k < n; k++) {
            l[k] = m[(size_t)k * width + (size_t)i] / e;
            sums[k] = 0;
        }
        for (int k = i + 1; k < n; k++) {
            double *other = z + (size_t)k * width;
            double u = m[(size_t)i * width + (size_t)k] / e;
            double sum = dot(other, l, i + 1, n);
            if (u > 0)
                rs_chain_add_scaled(sums, other, u, i + 1, n);
            other[i] = sum;
            own += u * sum;
        }
        for (int k = i + 1; k < n; k++)
            row[k] = sums[k];
        row[i] = own;
        c->z[tail + i] = own;
    }
}

/* One sparse state: column[a] = Z_{later[a], i} and row[a] = Z_{i, later[a]}, summed over known
 * entries. */
static void gather_state(struct rs_chain *c, int p, int i, double *column, double *row)
{
    int begin = c->later_ptr[i], n = c->later_ptr[i + 1] - begin, tail = c->dense_at[p];
    size_t width = (size_t)(c->part_at[p + 1] - tail);
    const int *later = c->later + begin;
    const double *to = c->to + begin, *from = c->from + begin;
    memset(column, 0, (size_t)n * sizeof *column);
    memset(row, 0, (size_t)n * sizeof *row);
    for (int a = 0; a < n; a++) {
        column[a] += c->z[later[a]] * from[a];
        row[a] += to[a] * c->z[later[a]];
        int k = later[a] < tail ? c->later_ptr[later[a]] : 0;
        const double *zd = c->zdense + c->dense_off[p];
        for (int b = a + 1; b < n; b++) {
            double ab, ba;
            if (later[a] < tail) {
                while (c->later[k] < later[b])
                    k++;
                ab = c->zto[k];
                ba = c->zfrom[k];
            } else {
                size_t x = (size_t)(later[a] - tail), y = (size_t)(later[b] - tail);
                ab = zd[x * width + y];
                ba = zd[y * width + x];
            }
            column[a] += ab * from[b];
            column[b] += ba * from[a];
            row[a] += to[b] * ba;
            row[b] += to[a] * ab;
        }
    }
}

static void invert_sparse(struct rs_chain *c, int p)
{
    double *column = c->work, *row = c->work + c->n;
    for (int i = c->dense_at[p] - 1; i >= c->part_at[p]; i--) {
        double e = c->pivot[i], own = 1;
        int begin = c->later_ptr[i], end = c->later_ptr[i + 1];
        gather_state(c, p, i, column, row);
        for (int a = begin; a < end; a++) {
            c->zfrom[a] = column[a - begin] / e;
            c->zto[a] = row[a - begin] / e;
            own += c->to[a] * c->zfrom[a];
        }
        c->z[i] = own / e;
    }
}

int rs_chain_diagonal(struct rs_chain *c, double *z)
{
    size_t fill = (size_t)c->later_ptr[c->part_at[c->n_parts]];
    if (!GROW(c, zto, fill + 1) || !GROW(c, zfrom, fill + 1) || !GROW(c, zdense, c->n_dense + 1))
        return RS_ENOMEM;
    for (int p = 0; p < c->n_parts; p++) {
        int first = c->part_at[p];
        if (c->part_at[p + 1] - first == 1) {
            c->z[first] = 1 / c->pivot[first];
            continue;
        }
        invert_dense(c, p);
        invert_sparse(c, p);
    }
    for (int v = 0; v < c->n; v++)
        z[v] = c->part[v] >= 0 ? c->z[c->place[v]] : 0;
    return RS_OK;
}
