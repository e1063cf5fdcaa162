#include "engine/chain.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define GROW(c, name, count) \
    rs_mem_grow(&(c)->name, &(c)->name##_room, (size_t)(count), sizeof *(c)->name)

static bool grow_states(struct rs_chain *c, size_t n)
{
    return GROW(c, part, n) && GROW(c, place, n) && GROW(c, state, n) && GROW(c, part_at, n + 1) &&
           GROW(c, dense_at, n) && GROW(c, dense_off, n) && GROW(c, looped, n) &&
           GROW(c, later_ptr, n + 1) && GROW(c, pivot, n) && GROW(c, exit, n) && GROW(c, z, n) &&
           GROW(c, rhs, n) && GROW(c, work, 4 * n) && GROW(c, low, n) && GROW(c, num, n) &&
           GROW(c, stack, n) && GROW(c, call, n) && GROW(c, edge, n) && GROW(c, near_ptr, n + 2) &&
           GROW(c, local, n);
}

/* One root of Tarjan's search, with a stack of its own instead of recursion. Parts are numbered
 * as they close, so every step that leaves a part goes to a lower number. */
static void search(struct rs_chain *c, int root, int *count, int *top)
{
    int depth = 0;
    c->call[0] = root;
    c->edge[root] = c->ptr[root];
    c->num[root] = c->low[root] = (*count)++;
    c->stack[(*top)++] = root;
    while (depth >= 0) {
        int v = c->call[depth];
        if (c->edge[v] < c->ptr[v + 1]) {
            int w = c->col[c->edge[v]++];
            if (!c->active[w])
                continue;
            if (c->num[w] < 0) {
                c->num[w] = c->low[w] = (*count)++;
                c->stack[(*top)++] = w;
                c->edge[w] = c->ptr[w];
                c->call[++depth] = w;
            } else if (c->part[w] < 0 && c->num[w] < c->low[v]) {
                c->low[v] = c->num[w];
            }
            continue;
        }
        if (depth > 0 && c->low[v] < c->low[c->call[depth - 1]])
            c->low[c->call[depth - 1]] = c->low[v];
        depth--;
        if (c->low[v] != c->num[v])
            continue;
        int w;
        do {
            w = c->stack[--*top];
            c->part[w] = c->n_parts;
        } while (w != v);
        c->n_parts++;
    }
}

static void find_parts(struct rs_chain *c)
{
    int count = 0, top = 0;
    c->n_parts = 0;
    for (int v = 0; v < c->n; v++) {
        c->part[v] = c->num[v] = -1;
        c->looped[v] = 0;
        for (int e = c->ptr[v]; e < c->ptr[v + 1]; e++)
            if (c->col[e] == v)
                c->looped[v] = 1;
    }
    for (int v = 0; v < c->n; v++)
        if (c->active[v] && c->num[v] < 0)
            search(c, v, &count, &top);
    for (int p = 0; p <= c->n_parts; p++)
        c->part_at[p] = 0;
    for (int v = 0; v < c->n; v++)
        if (c->part[v] >= 0)
            c->part_at[c->part[v] + 1]++;
    for (int p = 0; p < c->n_parts; p++)
        c->part_at[p + 1] += c->part_at[p];
    for (int p = 0; p < c->n_parts; p++)
        c->edge[p] = c->part_at[p];
    for (int v = 0; v < c->n; v++)
        if (c->part[v] >= 0) {
            c->place[v] = c->edge[c->part[v]]++;
            c->state[c->place[v]] = v;
        }
}

/* The undirected neighbours of the states of part p, ascending and once each, in near_ptr and
 * near, by the states' rank in the part (local). Marks are kept in num, which the search no
 * longer needs. */
static bool neighbours(struct rs_chain *c, int p)
{
    int first = c->part_at[p], n = c->part_at[p + 1] - first;
    size_t edges = 0;
    memset(c->near_ptr, 0, ((size_t)n + 2) * sizeof(int));
    for (int i = 0; i < n; i++) {
        int v = c->state[first + i];
        c->local[v] = i;
    }
    for (int i = 0; i < n; i++) {
        int v = c->state[first + i];
        for (int e = c->ptr[v]; e < c->ptr[v + 1]; e++) {
            int w = c->col[e];
            if (w == v || c->part[w] != p)
                continue;
            c->near_ptr[i + 2]++;
            c->near_ptr[c->local[w] + 2]++;
            edges += 2;
        }
    }
    if (edges > INT_MAX / 2 || !GROW(c, near, 2 * edges + 1))
        return false;
    for (int i = 0; i < n; i++)
        c->near_ptr[i + 2] += c->near_ptr[i + 1];
    for (int i = 0; i < n; i++) {
        int v = c->state[first + i];
        for (int e = c->ptr[v]; e < c->ptr[v + 1]; e++) {
            int w = c->col[e];
            if (w == v || c->part[w] != p)
                continue;
            c->near[c->near_ptr[i + 1]++] = c->local[w];
            c->near[c->near_ptr[c->local[w] + 1]++] = i;
        }
    }
    return true;
}

/* Sorts the neighbour lists (transposing a symmetric pattern sorts it) and drops double ones. */
static void tidy_neighbours(struct rs_chain *c, int p)
{
    int n = c->part_at[p + 1] - c->part_at[p];
    int *sorted = c->near + c->near_ptr[n], *at = c->low;
    memcpy(at, c->near_ptr, (size_t)n * sizeof(int));
    for (int i = 0; i < n; i++)
        for (int k = c->near_ptr[i]; k < c->near_ptr[i + 1]; k++)
            sorted[at[c->near[k]]++] = i;
    int used = 0, begin = 0;
    for (int i = 0; i < n; i++) {
        int end = c->near_ptr[i + 1], last = -1;
        for (int k = begin; k < end; k++)
            if (sorted[k] != last)
                c->near[used++] = last = sorted[k];
        begin = end;
        c->near_ptr[i + 1] = used;
    }
}

/* Orders one part of more than RS_ORDER_DENSE states, or takes the order it has, and appends its
 * fill. */
static int order_part(struct rs_chain *c, int p, bool given, size_t *used)
{
    int first = c->part_at[p], n = c->part_at[p + 1] - first;
    struct rs_order *o = &c->order;
    if (!neighbours(c, p))
        return RS_ENOMEM;
    tidy_neighbours(c, p);
    int status = given ? rs_order_given(o, n, c->near_ptr, c->near)
                       : rs_order_find(o, n, c->near_ptr, c->near);
    if (status != RS_OK)
        return status;
    for (int i = 0; i < n; i++)
        c->near[i] = c->state[first + o->node[i]];
    for (int i = 0; i < n; i++) {
        c->state[first + i] = c->near[i];
        c->place[c->near[i]] = first + i;
    }
    size_t fill = (size_t)o->ptr[o->sparse];
    if (*used + fill > INT_MAX || !GROW(c, later, *used + fill + 1))
        return RS_ENOMEM;
    for (int i = 0; i < n; i++)
        c->later_ptr[first + i] = (int)*used + o->ptr[i < o->sparse ? i : o->sparse];
    for (size_t k = 0; k < fill; k++)
        c->later[*used + k] = first + o->later[k];
    *used += fill;
    c->dense_at[p] = first + o->sparse;
    return RS_OK;
}

static int order_parts(struct rs_chain *c, bool given)
{
    size_t used = 0;
    c->n_dense = 0;
    for (int p = 0; p < c->n_parts; p++) {
        int first = c->part_at[p], n = c->part_at[p + 1] - first;
        c->dense_at[p] = first;
        if (n > RS_ORDER_DENSE) {
            int status = order_part(c, p, given, &used);
            if (status != RS_OK)
                return status;
        } else {
            for (int i = 0; i < n; i++)
                c->later_ptr[first + i] = (int)used;
        }
        size_t tail = (size_t)(c->part_at[p + 1] - c->dense_at[p]);
        c->dense_off[p] = c->n_dense;
        if (n > 1)
            c->n_dense += tail * tail;
        if (c->n_dense > SIZE_MAX / 64)
            return RS_ENOMEM;
    }
    c->later_ptr[c->part_at[c->n_parts]] = (int)used;
    if (!GROW(c, to, used + 1) || !GROW(c, from, used + 1) || !GROW(c, dense, c->n_dense + 1))
        return RS_ENOMEM;
    return RS_OK;
}

int rs_chain_shape(struct rs_chain *c, int n, const int *ptr, const int *col,
                   const unsigned char *active)
{
    if (!grow_states(c, (size_t)n))
        return RS_ENOMEM;
    c->n = n;
    c->ptr = ptr;
    c->col = col;
    c->active = active;
    find_parts(c);
    return order_parts(c, false);
}

int rs_chain_shape_in_order(struct rs_chain *c, int n, const int *ptr, const int *col,
                            const int *order, int count)
{
    if (!grow_states(c, (size_t)n))
        return RS_ENOMEM;
    c->n = n;
    c->ptr = ptr;
    c->col = col;
    c->active = NULL;
    c->n_parts = 1;
    c->part_at[0] = 0;
    c->part_at[1] = count;
    for (int v = 0; v < n; v++)
        c->part[v] = -1;
    for (int i = 0; i < count; i++) {
        int v = order[i];
        c->part[v] = 0;
        c->state[i] = v;
        c->place[v] = i;
        c->looped[v] = 0;
        for (int e = ptr[v]; e < ptr[v + 1]; e++)
            if (col[e] == v)
                c->looped[v] = 1;
    }
    return order_parts(c, true);
}

void rs_chain_free(struct rs_chain *c)
{
    void *owned[] = {
        c->part, c->place, c->state, c->part_at, c->dense_at, c->dense_off, c->looped, c->later_ptr,
        c->later, c->to, c->from, c->zto, c->zfrom, c->pivot, c->exit, c->z, c->rhs, c->work,
        c->dense, c->zdense, c->low, c->num, c->stack, c->call, c->edge, c->near_ptr, c->near,
        c->local,
    };
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++)
        free(owned[i]);
    rs_order_free(&c->order);
    memset(c, 0, sizeof *c);
}
