/* The numbers of a chain: elimination and the two triangular solves. See chain.h. */
#include "engine/chain.h"

#include <string.h>

/* Where the entry between positions lo < hi of part p is kept: the step lo -> hi, and the one
 * back. */
static void find_entry(struct rs_chain *c, int p, int lo, int hi, double **to, double **from)
{
    int tail = c->dense_at[p];
    if (lo >= tail) {
        size_t n = (size_t)(c->part_at[p + 1] - tail);
        size_t a = (size_t)(lo - tail), b = (size_t)(hi - tail);
        *to = &c->dense[c->dense_off[p] + a * n + b];
        *from = &c->dense[c->dense_off[p] + b * n + a];
        return;
    }
    int first = c->later_ptr[lo], last = c->later_ptr[lo + 1] - 1;
    while (first < last) {
        int middle = first + (last - first) / 2;
        if (c->later[middle] < hi)
            first = middle + 1;
        else
            last = middle;
    }
    *to = &c->to[first];
    *from = &c->from[first];
}

/* Puts the steps of a part in place; what leaves the part joins what leaves the chain. */
static void load_part(struct rs_chain *c, int p)
{
    int first = c->part_at[p], end = c->part_at[p + 1];
    size_t tail = (size_t)(end - c->dense_at[p]);
    int a = c->later_ptr[first], b = c->later_ptr[end];
    memset(c->to + a, 0, (size_t)(b - a) * sizeof(double));
    memset(c->from + a, 0, (size_t)(b - a) * sizeof(double));
    if (end - first > 1)
        memset(c->dense + c->dense_off[p], 0, tail * tail * sizeof(double));
    for (int i = first; i < end; i++) {
        int v = c->state[i];
        double out = c->out[v];
        for (int e = c->ptr[v]; e < c->ptr[v + 1]; e++) {
            int w = c->col[e];
            double *to, *from;
            if (c->part[w] != p) {
                out += c->val[e];
            } else if (w != v) {
                int j = c->place[w];
                find_entry(c, p, i < j ? i : j, i < j ? j : i, &to, &from);
                *(i < j ? to : from) = c->val[e];
            }
        }
        c->exit[i] = out;
    }
}

/* Adds a detour over the eliminated state to all steps from later[a], as far as they are sparse. */
static void detour(struct rs_chain *c, int a, int end, double e)
{
    int row = c->later[a], k = c->later_ptr[row];
    double in = c->from[a] / e, back = c->to[a] / e;
    for (int b = a + 1; b < end; b++) {
        while (c->later[k] < c->later[b])
            k++;
        c->to[k] += in * c->to[b];
        c->from[k] += c->from[b] * back;
    }
}

static void detour_dense(struct rs_chain *c, int p, int a, int end, double e)
{
    int tail = c->dense_at[p];
    size_t n = (size_t)(c->part_at[p + 1] - tail), x = (size_t)(c->later[a] - tail);
    double in = c->from[a] / e, back = c->to[a] / e;
    double *m = c->dense + c->dense_off[p];
    for (int b = a + 1; b < end; b++) {
        size_t y = (size_t)(c->later[b] - tail);
        m[x * n + y] += in * c->to[b];
        m[y * n + x] += c->from[b] * back;
    }
}

static int eliminate_sparse(struct rs_chain *c, int p)
{
    int tail = c->dense_at[p];
    for (int i = c->part_at[p]; i < tail; i++) {
        int begin = c->later_ptr[i], end = c->later_ptr[i + 1];
        double e = c->exit[i];
        for (int a = begin; a < end; a++)
            e += c->to[a];
        if (!(e > 0))
            return RS_ETRAP;
        c->pivot[i] = e;
        for (int a = begin; a < end; a++) {
            c->exit[c->later[a]] += c->from[a] * (c->exit[i] / e);
            if (c->later[a] < tail)
                detour(c, a, end, e);
            else
                detour_dense(c, p, a, end, e);
        }
    }
    return RS_OK;
}

static int eliminate_dense(struct rs_chain *c, int p)
{
    int tail = c->dense_at[p];
    int n = c->part_at[p + 1] - tail;
    double *m = c->dense + c->dense_off[p], *exit = c->exit + tail;
    for (int i = 0; i < n; i++) {
        double *row = m + (size_t)i * (size_t)n, e = exit[i];
        for (int k = i + 1; k < n; k++)
            e += row[k];
        if (!(e > 0))
            return RS_ETRAP;
        c->pivot[tail + i] = e;
        for (int k = i + 1; k < n; k++) {
            double *other = m + (size_t)k * (size_t)n;
            if (other[i] == 0)
                continue;
            double in = other[i] / e;
            exit[k] += in * exit[i];
            rs_chain_add_scaled(other, row, in, i + 1, n);
        }
    }
    return RS_OK;
}

int rs_chain_factor(struct rs_chain *c, const double *val, const double *out)
{
    c->val = val;
    c->out = out;
    for (int p = 0; p < c->n_parts; p++) {
        int first = c->part_at[p];
        if (c->part_at[p + 1] - first == 1 && !c->looped[c->state[first]]) {
            c->pivot[first] = c->exit[first] = 1;
            continue;
        }
        load_part(c, p);
        if (c->part_at[p + 1] - first == 1) {
            if (!(c->exit[first] > 0))
                return RS_ETRAP;
            c->pivot[first] = c->exit[first];
            continue;
        }
        int status = eliminate_sparse(c, p);
        if (status == RS_OK)
            status = eliminate_dense(c, p);
        if (status != RS_OK)
            return status;
    }
    return RS_OK;
}

/* The first half of solving: each state hands on what it has to those eliminated after it. */
static void flow_down(struct rs_chain *c, int p, const double *down, bool left)
{
    int first = c->part_at[p], tail = c->dense_at[p], n = c->part_at[p + 1] - tail;
    double *x = c->rhs;
    for (int i = first; i < tail; i++) {
        double share = x[i] / c->pivot[i];
        for (int a = c->later_ptr[i]; a < c->later_ptr[i + 1]; a++)
            x[c->later[a]] += share * down[a];
    }
    const double *m = c->dense + c->dense_off[p];
    size_t row = left ? (size_t)n : 1, column = left ? 1 : (size_t)n;
    for (int i = 0; i < n; i++) {
        double share = x[tail + i] / c->pivot[tail + i];
        for (int k = i + 1; k < n; k++)
            x[tail + k] += share * m[(size_t)i * row + (size_t)k * column];
    }
}

/* Solves within part p for rhs, by position; `left` for x = b + x Q, else x = b + Q x. */
static void solve_part(struct rs_chain *c, int p, bool left)
{
    int first = c->part_at[p], tail = c->dense_at[p], end = c->part_at[p + 1];
    int n = end - tail;
    double *x = c->rhs;
    if (end - first == 1) {
        x[first] /= c->pivot[first];
        return;
    }
    const double *down = left ? c->to : c->from, *up = left ? c->from : c->to;
    flow_down(c, p, down, left);
    const double *m = c->dense + c->dense_off[p];
    size_t row = left ? (size_t)n : 1, column = left ? 1 : (size_t)n;
    for (int i = n - 1; i >= 0; i--) {
        double sum = x[tail + i];
        for (int k = i + 1; k < n; k++)
            sum += x[tail + k] * m[(size_t)k * row + (size_t)i * column];
        x[tail + i] = sum / c->pivot[tail + i];
    }
    for (int i = tail - 1; i >= first; i--) {
        double sum = x[i];
        for (int a = c->later_ptr[i]; a < c->later_ptr[i + 1]; a++)
            sum += x[c->later[a]] * up[a];
        x[i] = sum / c->pivot[i];
    }
}

static void gather(struct rs_chain *c, const double *x)
{
    for (int i = 0; i < c->part_at[c->n_parts]; i++)
        c->rhs[i] = x[c->state[i]];
}

static void scatter(struct rs_chain *c, double *x)
{
    for (int v = 0; v < c->n; v++)
        x[v] = c->part[v] >= 0 ? c->rhs[c->place[v]] : 0;
}

void rs_chain_left(struct rs_chain *c, double *x)
{
    gather(c, x);
    for (int p = c->n_parts - 1; p >= 0; p--) {
        solve_part(c, p, true);
        for (int i = c->part_at[p]; i < c->part_at[p + 1]; i++) {
            int v = c->state[i];
            for (int e = c->ptr[v]; e < c->ptr[v + 1]; e++) {
                int w = c->col[e];
                if (c->part[w] >= 0 && c->part[w] != p)
                    c->rhs[c->place[w]] += c->rhs[i] * c->val[e];
            }
        }
    }
    scatter(c, x);
}

void rs_chain_right(struct rs_chain *c, double *x)
{
    gather(c, x);
    for (int p = 0; p < c->n_parts; p++) {
        for (int i = c->part_at[p]; i < c->part_at[p + 1]; i++) {
            int v = c->state[i];
            for (int e = c->ptr[v]; e < c->ptr[v + 1]; e++) {
                int w = c->col[e];
                if (c->part[w] >= 0 && c->part[w] != p)
                    c->rhs[i] += c->val[e] * c->rhs[c->place[w]];
            }
        }
        solve_part(c, p, false);
    }
    scatter(c, x);
}

/* When v is eliminated, what has come to it came past no later state; it goes on past none with
 * exit / pivot. */
void rs_chain_last(struct rs_chain *c, const double *start, double *p)
{
    gather(c, start);
    if (c->part_at[1] > 1)
        flow_down(c, 0, c->to, true);
    for (int v = 0; v < c->n; v++) {
        int i = c->part[v] >= 0 ? c->place[v] : 0;
        p[v] = c->part[v] >= 0 ? c->rhs[i] * (c->exit[i] / c->pivot[i]) : 0;
    }
}
