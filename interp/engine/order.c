#include "engine/order.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

static bool grow_all(struct rs_order *o, size_t n, size_t edges)
{
    return rs_mem_grow(&o->node, &o->node_room, n, sizeof(int)) &&
           rs_mem_grow(&o->ptr, &o->ptr_room, n + 1, sizeof(int)) &&
           rs_mem_grow(&o->start, &o->start_room, n, sizeof(int)) &&
           rs_mem_grow(&o->len, &o->len_room, n, sizeof(int)) &&
           rs_mem_grow(&o->cap, &o->cap_room, n, sizeof(int)) &&
           rs_mem_grow(&o->head, &o->head_room, n + 1, sizeof(int)) &&
           rs_mem_grow(&o->next, &o->next_room, n, sizeof(int)) &&
           rs_mem_grow(&o->prev, &o->prev_room, n, sizeof(int)) &&
           rs_mem_grow(&o->merged, &o->merged_room, n, sizeof(int)) &&
           rs_mem_grow(&o->fill, &o->fill_room, n + 1, sizeof(int)) &&
           rs_mem_grow(&o->position, &o->position_room, n, sizeof(int)) &&
           rs_mem_grow(&o->list, &o->list_room, edges + 1, sizeof(int));
}

static void unlink_node(struct rs_order *o, int v)
{
    int d = o->len[v];
    if (o->prev[v] >= 0)
        o->next[o->prev[v]] = o->next[v];
    else
        o->head[d] = o->next[v];
    if (o->next[v] >= 0)
        o->prev[o->next[v]] = o->prev[v];
}

static void link_node(struct rs_order *o, int v)
{
    int d = o->len[v];
    o->prev[v] = -1;
    o->next[v] = o->head[d];
    if (o->head[d] >= 0)
        o->prev[o->head[d]] = v;
    o->head[d] = v;
}

static void begin(struct rs_order *o, int n, const int *near_ptr, const int *near)
{
    memcpy(o->list, near, (size_t)near_ptr[n] * sizeof(int));
    o->list_used = (size_t)near_ptr[n];
    for (int d = 0; d <= n; d++)
        o->head[d] = -1;
    for (int v = n - 1; v >= 0; v--) {
        o->start[v] = near_ptr[v];
        o->len[v] = o->cap[v] = near_ptr[v + 1] - near_ptr[v];
        o->position[v] = -1;
        link_node(o, v);
    }
}

/* merged = (neighbours of u, and of v) without u and v; both lists are ascending. */
static int unite(struct rs_order *o, int u, int v)
{
    const int *a = o->list + o->start[u], *b = o->list + o->start[v];
    int na = o->len[u], nb = o->len[v], i = 0, j = 0, n = 0;
    while (i < na || j < nb) {
        int x = i < na ? a[i] : INT_MAX, y = j < nb ? b[j] : INT_MAX;
        int next = x < y ? x : y;
        i += x == next;
        j += y == next;
        if (next != u && next != v)
            o->merged[n++] = next;
    }
    return n;
}

static bool keep_merged(struct rs_order *o, int u, int n)
{
    if (n > o->cap[u]) {
        size_t want = (size_t)n * 2;
        if (o->list_used + want > INT_MAX ||
            !rs_mem_grow(&o->list, &o->list_room, o->list_used + want, sizeof(int)))
            return false;
        o->start[u] = (int)o->list_used;
        o->cap[u] = (int)want;
        o->list_used += want;
    }
    memcpy(o->list + o->start[u], o->merged, (size_t)n * sizeof(int));
    o->len[u] = n;
    return true;
}

/* Takes v out: its neighbours become neighbours of each other. */
static bool eliminate(struct rs_order *o, int v)
{
    unlink_node(o, v);
    for (int i = 0; i < o->len[v]; i++) {
        int u = o->list[o->start[v] + i];
        unlink_node(o, u);
        if (!keep_merged(o, u, unite(o, u, v)))
            return false;
        link_node(o, u);
    }
    return true;
}

/* From the neighbours each state had when it went to ascending positions, by transposing twice. */
static bool settle(struct rs_order *o)
{
    size_t total = 0;
    o->ptr[0] = 0;
    memset(o->fill, 0, ((size_t)o->n + 1) * sizeof(int));
    for (int i = 0; i < o->sparse; i++) {
        int v = o->node[i];
        total += (size_t)o->len[v];
        if (total > INT_MAX / 2)
            return false;
        o->ptr[i + 1] = (int)total;
        for (int k = 0; k < o->len[v]; k++)
            o->fill[o->position[o->list[o->start[v] + k]] + 1]++;
    }
    if (!rs_mem_grow(&o->later, &o->later_room, 2 * total + 1, sizeof(int)))
        return false;
    for (int s = 0; s < o->n; s++)
        o->fill[s + 1] += o->fill[s];
    int *turned = o->later + total;
    int *at = o->merged;
    memcpy(at, o->fill, (size_t)o->n * sizeof(int));
    for (int i = 0; i < o->sparse; i++) {
        int v = o->node[i];
        for (int k = 0; k < o->len[v]; k++)
            turned[at[o->position[o->list[o->start[v] + k]]]++] = i;
    }
    memcpy(at, o->ptr, (size_t)o->sparse * sizeof(int));
    for (int s = 0; s < o->n; s++)
        for (int k = o->fill[s]; k < o->fill[s + 1]; k++)
            o->later[at[turned[k]]++] = s;
    return true;
}

int rs_order_find(struct rs_order *o, int n, const int *near_ptr, const int *near)
{
    if (!grow_all(o, (size_t)n, (size_t)near_ptr[n]))
        return RS_ENOMEM;
    o->n = n;
    begin(o, n, near_ptr, near);
    int done = 0, least = 0;
    while (n - done > RS_ORDER_DENSE) {
        while (o->head[least] < 0)
            least++;
        if (2 * (long)least >= n - done)
            break;
        int v = o->head[least];
        if (!eliminate(o, v))
            return RS_ENOMEM;
        o->position[v] = done;
        o->node[done++] = v;
        if (least > 0)
            least--;
    }
    o->sparse = done;
    for (int v = 0; v < n; v++)
        if (o->position[v] < 0) {
            o->position[v] = done;
            o->node[done++] = v;
        }
    return settle(o) ? RS_OK : RS_ENOMEM;
}

static int ascending(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

/* What state i touches when it is eliminated: its later neighbours, and what the states whose
 * first later one is i left to it. Appends to later; returns how many, or -1 without memory. */
static int gather_later(struct rs_order *o, int i, const int *near_ptr, const int *near, int used)
{
    if (used > INT_MAX / 2 - o->n ||
        !rs_mem_grow(&o->later, &o->later_room, (size_t)used + (size_t)o->n, sizeof(int)))
        return -1;
    int n = 0, *list = o->later + used;
    o->merged[i] = i;
    for (int k = near_ptr[i]; k < near_ptr[i + 1]; k++)
        if (near[k] > i) {
            o->merged[near[k]] = i;
            list[n++] = near[k];
        }
    bool sorted = true;
    for (int child = o->head[i]; child >= 0; child = o->next[child])
        for (int k = o->ptr[child]; k < o->ptr[child + 1]; k++)
            if (o->merged[o->later[k]] != i) {
                o->merged[o->later[k]] = i;
                list[n++] = o->later[k];
                sorted = false;
            }
    if (!sorted)
        qsort(list, (size_t)n, sizeof(int), ascending);
    return n;
}

int rs_order_given(struct rs_order *o, int n, const int *near_ptr, const int *near)
{
    int i = 0;
    if (!grow_all(o, (size_t)n, 0))
        return RS_ENOMEM;
    o->n = n;
    for (int v = 0; v < n; v++) {
        o->node[v] = v;
        o->head[v] = o->merged[v] = -1;
    }
    o->ptr[0] = 0;
    for (; n - i > RS_ORDER_DENSE; i++) {
        int count = gather_later(o, i, near_ptr, near, o->ptr[i]);
        if (count < 0)
            return RS_ENOMEM;
        if (4L * count >= 3L * (n - i))
            break;
        o->ptr[i + 1] = o->ptr[i] + count;
        if (count > 0) {
            int parent = o->later[o->ptr[i]];
            o->next[i] = o->head[parent];
            o->head[parent] = i;
        }
    }
    o->sparse = i;
    return RS_OK;
}

void rs_order_free(struct rs_order *o)
{
    free(o->node);
    free(o->ptr);
    free(o->later);
    free(o->list);
    free(o->start);
    free(o->len);
    free(o->cap);
    free(o->head);
    free(o->next);
    free(o->prev);
    free(o->merged);
    free(o->fill);
    free(o->position);
    memset(o, 0, sizeof *o);
}
