/* The exact search: period by period, which actions finish, best bound first.
 *
 * A node is a period q, the set finished before it, and when the recent ones finished. The bound of
 * plan_bound.c forgets only what multi-period work uses of the periods before its finish, so
 * with leads of one period the first descent is the optimum. A memory of nodes keeps what each can
 * still bring at most.
 */
#include "engine/plan_exact.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MEMORY = 1 << 16 };

struct seen {
    unsigned char key[RS_EXACT_MOST + 4];
    double most;
    bool held;
};

struct search {
    struct rs_exact *x;
    struct rs_board board; /* starts of what is finished, all on the board */
    struct seen *seen;     /* [MEMORY] */
    double best;           /* the value to beat */
    int *start;            /* the best so far */
    bool found, failed;
};

struct choice {
    double bound;
    uint32_t batch;
};

struct list {
    struct choice *item;
    size_t count, room;
};

/* Which node this is: finishes older than the longest lead still ahead make no difference. */
static struct seen *remember(const struct search *s, int q, uint32_t finished, unsigned char *key)
{
    const struct rs_exact *x = s->x;
    int longest = 1;
    for (int a = 0; a < x->k; a++)
        if (!(finished >> a & 1) && q <= x->last[a] && x->lead[a] > longest)
            longest = x->lead[a];
    memset(key, 0, RS_EXACT_MOST + 4);
    memcpy(key, &q, 2);
    uint64_t h = 0xcbf29ce484222325u + (uint64_t)q;
    for (int a = 0; a < x->k; a++) {
        if (finished >> a & 1) {
            int age = q - rs_plan_finish(x->plan, x->act[a], s->board.start[x->act[a]]);
            key[a + 4] = (unsigned char)(age >= longest || age > 250 ? 255 : age);
        }
        h = (h ^ key[a + 4]) * 0x100000001b3u;
    }
    h ^= h >> 29;
    return &s->seen[h & (MEMORY - 1)];
}

static bool push(struct list *list, uint32_t batch, double bound)
{
    if (!rs_mem_grow(&list->item, &list->room, list->count + 1, sizeof *list->item))
        return false;
    struct choice c = { bound, batch };
    list->item[list->count++] = c;
    return true;
}

static int by_bound(const void *a, const void *b)
{
    const struct choice *x = a, *y = b;
    if (x->bound != y->bound)
        return x->bound > y->bound ? -1 : 1;
    return x->batch < y->batch ? -1 : x->batch > y->batch;
}

/* Collects the batches that keep every limit and may lead to something better. */
static void collect(struct search *s, struct list *list, int q, uint32_t finished, uint32_t batch,
                    uint32_t open, double so_far)
{
    struct rs_exact *x = s->x;
    for (; open != 0 && !s->failed && !rs_exact_late(x); open &= open - 1) {
        int a = __builtin_ctz(open), start = q - x->lead[a] + 1;
        uint32_t more = batch | 1u << a;
        if (!(x->batch[more] & x->kind[q]) || x->ready[finished | more] > q
            || !rs_board_fits(&s->board, x->act[a], start, NULL))
            continue;
        rs_board_put(&s->board, x->act[a], start);
        collect(s, list, q, finished, more, open & (open - 1), so_far);
        rs_board_drop(&s->board, x->act[a]);
    }
    uint32_t set = finished | batch;
    if (!x->closed[set] || x->stopped || s->failed)
        return;
    double now = so_far + x->weight[q] * x->u[set] - rs_exact_penalty(x, batch, q);
    if (now + x->rest[q + 1] * x->most[set] <= s->best)
        return;
    now += rs_exact_value(x, q + 1, set);
    if (now > s->best && !push(list, batch, now))
        s->failed = true;
}

static void put_batch(struct search *s, int q, uint32_t batch, bool put)
{
    for (int a = 0; batch >> a; a++) {
        if (!(batch >> a & 1))
            continue;
        if (put)
            rs_board_put(&s->board, s->x->act[a], q - s->x->lead[a] + 1);
        else
            rs_board_drop(&s->board, s->x->act[a]);
    }
}

static void arrive(struct search *s, uint32_t finished, double value)
{
    if ((s->x->must & ~finished) != 0 || value <= s->best)
        return;
    s->best = value;
    s->found = true;
    memcpy(s->start, s->board.start, (size_t)s->x->plan->p->n * sizeof *s->start);
}

static void visit(struct search *s, int q, uint32_t finished, double value)
{
    struct rs_exact *x = s->x;
    unsigned char key[RS_EXACT_MOST + 4];
    if (q > x->periods) {
        arrive(s, finished, value);
        return;
    }
    if (value + rs_exact_value(x, q, finished) <= s->best || rs_exact_late(x))
        return;
    struct seen *node = remember(s, q, finished, key);
    if (node->held && memcmp(node->key, key, sizeof key) == 0 && value + node->most <= s->best)
        return;
    struct list list = { NULL, 0, 0 };
    collect(s, &list, q, finished, 0, rs_exact_open_to(x, q, finished), value);
    if (list.count > 1)
        qsort(list.item, list.count, sizeof *list.item, by_bound);
    for (size_t c = 0; c < list.count && !x->stopped && !s->failed; c++) {
        uint32_t batch = list.item[c].batch, set = finished | batch;
        if (list.item[c].bound <= s->best)
            break;
        put_batch(s, q, batch, true);
        visit(s, q + 1, set, value + x->weight[q] * x->u[set] - rs_exact_penalty(x, batch, q));
        put_batch(s, q, batch, false);
    }
    free(list.item);
    if (x->stopped || s->failed)
        return;
    memcpy(node->key, key, sizeof key);
    node->most = s->best - value;
    node->held = true;
}

/* The value of a plan in the search's own terms, to have one to beat; -INFINITY if it is none. */
static double value_of(struct rs_exact *x, const int *start)
{
    double sum = 0;
    uint32_t set = 0;
    for (int q = 1; q <= x->periods; q++) {
        uint32_t batch = 0;
        for (int a = 0; a < x->k; a++)
            if (start[x->act[a]] > 0
                && rs_plan_finish(x->plan, x->act[a], start[x->act[a]]) == q)
                batch |= 1u << a;
        set |= batch;
        if (!x->closed[set])
            return -INFINITY;
        sum += x->weight[q] * x->u[set] - rs_exact_penalty(x, batch, q);
    }
    return (x->must & ~set) == 0 ? sum : -INFINITY;
}

static int run(struct rs_exact *x, int *start, bool *found, struct rs_plan_result *result)
{
    struct search s = { .x = x, .best = -INFINITY, .start = start, .found = *found };
    double slack = rs_exact_penalty(x, x->size - 1, x->periods);
    double bound = rs_exact_value(x, 1, 0);
    if (!x->stopped && isfinite(bound)) {
        result->has_bound = 1;
        result->bound = (bound + slack) / x->plan->p->lookahead;
    }
    if (*found)
        s.best = value_of(x, start);
    s.seen = rs_mem_take(MEMORY, sizeof *s.seen);
    if (s.seen == NULL || !rs_board_open(&s.board, x->plan)) {
        free(s.seen);
        return RS_PLAN_NOMEM;
    }
    visit(&s, 1, 0, 0);
    *found = s.found;
    rs_board_close(&s.board);
    free(s.seen);
    return s.failed ? RS_PLAN_NOMEM : RS_PLAN_OK;
}

int rs_plan_exact(struct rs_plan *plan, const struct rs_exact_limits *limits, int *start,
                  bool *found, bool *complete, struct rs_plan_result *result)
{
    struct rs_exact x;
    *complete = false;
    int status = rs_exact_open(&x, plan, limits);
    if (status == RS_PLAN_OK && x.must == UINT32_MAX) {
        *complete = true;
        *found = false;
    } else if (status == RS_PLAN_OK) {
        status = run(&x, start, found, result);
        *complete = status == RS_PLAN_OK && !x.stopped;
    } else if (status == RS_PLAN_INFEASIBLE || (status == RS_PLAN_STOPPED && x.stopped)) {
        status = RS_PLAN_OK; /* too many, or too slow: not an error, only nothing proven */
    }
    result->nodes += x.steps;
    rs_exact_close(&x);
    return status;
}
