/* The way through a journey for one persona: its chain, and the measures that come from it. See
 * eval.h. */
#include "engine/eval.h"

#include <math.h>
#include <string.h>

/* Adds a step of row i; two targets that come to the same state add up. mark[state] is where the
 * row has it. */
static int add_step(struct rs_eval *ev, struct rs_slot *slot, int i, int used, int to, double p)
{
    int local = to == RS_DONE ? slot->n : slot->local_at[to];
    if (!(p > 0))
        return used;
    if (local >= slot->n) {
        slot->done[i] += p;
        return used;
    }
    if (ev->mark[local] >= slot->ptr[i]) {
        slot->val[ev->mark[local]] += p;
        return used;
    }
    ev->mark[local] = used;
    slot->col[used] = local;
    slot->val[used] = p;
    return used + 1;
}

static void read_killers(struct rs_slot *slot, int i, const struct rs_rec *rec, int n)
{
    double kill = 0, keep = 1;
    int at = slot->killer_ptr[i];
    for (int k = 0; k < n; k++) {
        double p = rec->killers[k];
        slot->killers[at + k] = p;
        kill += keep * p;
        keep *= 1 - p;
    }
    slot->kill[i] = rs_chance(kill);
    slot->keep[i] = keep;
    slot->killer_ptr[i + 1] = at + n;
}

/* duration + wait; NaN where neither is known. */
static double minutes(const struct rs_rec *rec)
{
    if (isnan(rec->duration))
        return rec->wait;
    return isnan(rec->wait) ? rec->duration : rec->duration + rec->wait;
}

void rs_way_read(struct rs_eval *ev, int j, int p, struct rs_slot *slot,
                 const unsigned char *taken)
{
    const struct rs_journey *journey = &ev->model->journeys[j];
    const struct rs_overlay_journey *index = &ev->overlay.journeys[j];
    int used = 0;
    slot->killer_ptr[0] = 0;
    for (int i = 0; i < slot->n; i++)
        ev->mark[i] = -1;
    for (int i = 0; i < slot->n; i++) {
        int t = slot->met[i];
        const struct rs_rec *rec = rs_overlay_rec(&ev->overlay, j, t, p, index->led[t] ? taken : NULL);
        slot->ptr[i] = used;
        slot->leave[i] = rec->leave;
        slot->done[i] = 0;
        slot->minutes[i] = minutes(rec);
        read_killers(slot, i, rec, journey->touchpoints[t].n_killers);
        double stay = 1 - rec->leave;
        for (int k = 0; k < rec->n_next; k++)
            used = add_step(ev, slot, i, used, rec->next[k].to, stay * rec->next[k].p);
        if (!rec->has_next)
            used = add_step(ev, slot, i, used, t + 1, stay);
    }
    slot->ptr[slot->n] = used;
}

void rs_way_start(struct rs_eval *ev, int j, struct rs_slot *slot)
{
    const struct rs_journey *journey = &ev->model->journeys[j];
    memset(ev->start, 0, (size_t)slot->n * sizeof *ev->start);
    slot->done_at_start = 0;
    if (journey->n_starts == 0)
        ev->start[0] = 1;
    for (int k = 0; k < journey->n_starts; k++) {
        const struct rs_step *step = &journey->starts[k];
        int local = step->to == RS_DONE ? slot->n : slot->local_at[step->to];
        if (local < slot->n)
            ev->start[local] += step->p;
        else
            slot->done_at_start += step->p;
    }
}

/* The state a returning customer starts at, or RS_NONE: where a new one does. */
static int return_state(const struct rs_journey *journey, const struct rs_slot *slot)
{
    int best = RS_NONE;
    for (int k = 0; journey->cyclic && k < journey->n_to; k++) {
        int local = slot->local_at[journey->to[k]];
        if (local < slot->n && slot->met[local] == journey->to[k] &&
            (best == RS_NONE || local < best))
            best = local;
    }
    return best;
}

/* Marks all states reachable from those in the queue. */
static void flood(struct rs_eval *ev, const struct rs_slot *slot, int count)
{
    while (count > 0) {
        int i = ev->queue[--count];
        for (int e = slot->ptr[i]; e < slot->ptr[i + 1]; e++)
            if (!ev->active[slot->col[e]]) {
                ev->active[slot->col[e]] = 1;
                ev->queue[count++] = slot->col[e];
            }
    }
}

static void find_active(struct rs_eval *ev, const struct rs_slot *slot, int back)
{
    int count = 0;
    memset(ev->active, 0, (size_t)slot->n);
    for (int i = 0; i < slot->n; i++)
        if (ev->start[i] > 0) {
            ev->active[i] = 1;
            ev->queue[count++] = i;
        }
    flood(ev, slot, count);
    memcpy(ev->reached, ev->active, (size_t)slot->n);
    if (back != RS_NONE && !ev->active[back]) {
        ev->active[back] = 1;
        ev->queue[0] = back;
        flood(ev, slot, 1);
    }
}

/* Parts are numbered sinks first, so one pass tells which of them have a way out. Returns how
 * many states have none; a reached one among them is a trap, and the first is put in *trap. */
static int find_dead(struct rs_eval *ev, const struct rs_slot *slot, int *trap)
{
    const struct rs_chain *c = &ev->chain;
    int dead = 0;
    *trap = RS_NONE;
    for (int part = 0; part < c->n_parts; part++) {
        bool out = false;
        for (int at = c->part_at[part]; at < c->part_at[part + 1] && !out; at++) {
            int i = c->state[at];
            out = slot->leave[i] > 0 || slot->done[i] > 0;
            for (int e = slot->ptr[i]; e < slot->ptr[i + 1] && !out; e++) {
                int other = c->part[slot->col[e]];
                out = other >= 0 && other != part && ev->alive[other];
            }
        }
        ev->alive[part] = out;
    }
    for (int i = slot->n - 1; i >= 0; i--) {
        if (!ev->active[i] || ev->alive[c->part[i]])
            continue;
        dead++;
        if (ev->reached[i])
            *trap = i;
    }
    for (int i = 0; i < slot->n; i++)
        if (ev->active[i] && !ev->alive[c->part[i]])
            ev->active[i] = 0;
    return dead;
}

int rs_way_shape(struct rs_eval *ev, int j, int p, struct rs_slot *slot)
{
    int trap;
    rs_way_start(ev, j, slot);
    find_active(ev, slot, return_state(&ev->model->journeys[j], slot));
    int status = rs_chain_shape(&ev->chain, slot->n, slot->ptr, slot->col, ev->active);
    if (status != RS_OK)
        return status;
    if (find_dead(ev, slot, &trap) > 0 && trap == RS_NONE)
        status = rs_chain_shape(&ev->chain, slot->n, slot->ptr, slot->col, ev->active);
    if (trap != RS_NONE) {
        ev->trap = (struct rs_trap){j, slot->met[trap], p};
        return RS_ETRAP;
    }
    return status;
}

int rs_eval_traps(struct rs_eval *ev, struct rs_trap *traps, int room, int *count)
{
    *count = 0;
    for (int j = 0; j < ev->model->n_journeys; j++) {
        rs_eval_changed(ev, j);
        for (int p = 0; p < ev->model->n_personas; p++) {
            struct rs_slot *slot = &ev->journeys[j].slots[p];
            if (!slot->makes || slot->n == 0)
                continue;
            rs_way_read(ev, j, p, slot, NULL);
            int status = rs_way_shape(ev, j, p, slot);
            if (status == RS_ENOMEM)
                return status;
            if (status == RS_ETRAP && *count < room)
                traps[(*count)++] = ev->trap;
        }
    }
    return RS_OK;
}

/* Elimination found nobody to get out where the steps are too small to count: report the first
 * such. */
static int numeric_trap(struct rs_eval *ev, int j, int p, const struct rs_slot *slot, int status)
{
    for (int i = slot->n - 1; status == RS_ETRAP && i >= 0; i--)
        if (ev->reached[i])
            ev->trap = (struct rs_trap){j, slot->met[i], p};
    return status;
}

static int visits_and_reach(struct rs_eval *ev, struct rs_slot *slot, enum rs_depth depth)
{
    struct rs_chain *c = &ev->chain;
    for (int i = 0; i < slot->n; i++) {
        ev->out[i] = slot->leave[i] + slot->done[i];
        slot->visits[i] = ev->start[i];
        slot->finish[i] = slot->done[i];
    }
    int status = rs_chain_factor(c, slot->val, ev->out);
    if (status == RS_OK)
        status = rs_chain_diagonal(c, slot->reach);
    if (status != RS_OK)
        return status;
    rs_chain_left(c, slot->visits);
    for (int i = 0; i < slot->n; i++) {
        double often = slot->reach[i];
        slot->reach[i] = slot->visits[i] > 0 ? rs_chance(slot->visits[i] / often) : 0;
    }
    if (depth < RS_DEPTH_WHOLE)
        return RS_OK;
    rs_chain_right(c, slot->finish);
    for (int i = 0; i < slot->n; i++)
        slot->finish[i] = rs_chance(slot->finish[i]);
    return RS_OK;
}

/* Every row of the chain times (1 - k_t): what a killer takes leaves the chain. */
static int factor_killed(struct rs_eval *ev, const struct rs_slot *slot, const double *kill,
                         const double *keep)
{
    for (int i = 0; i < slot->n; i++) {
        ev->out[i] = kill[i] + keep[i] * (slot->leave[i] + slot->done[i]);
        for (int e = slot->ptr[i]; e < slot->ptr[i + 1]; e++)
            ev->val[e] = keep[i] * slot->val[e];
    }
    return rs_chain_factor(&ev->chain, ev->val, ev->out);
}

int rs_way_killed(struct rs_eval *ev, const struct rs_slot *slot, const double *kill,
                  const double *keep, double *risk)
{
    bool any = false, reached = false;
    double sum = 0;
    *risk = 0;
    for (int i = 0; i < slot->n; i++) {
        any = any || (ev->active[i] && kill[i] > 0);
        reached = reached || (ev->reached[i] && kill[i] > 0);
    }
    if (!any)
        return RS_OK;
    int status = factor_killed(ev, slot, kill, keep);
    if (status != RS_OK)
        return status;
    for (int i = 0; i < slot->n; i++)
        ev->rhs[i] = kill[i];
    rs_chain_right(&ev->chain, ev->rhs);
    for (int i = 0; i < slot->n; i++)
        sum += ev->start[i] * ev->rhs[i];
    *risk = reached ? rs_chance(sum) : 0;
    return RS_OK;
}

/* Expected completions per new customer: the returns are a chain of rounds, from which killers
 * drop people. Needs the factors of rs_way_killed where `killed`. */
static void lifetime(struct rs_eval *ev, const struct rs_journey *journey, struct rs_slot *slot,
                     bool killed)
{
    double first = slot->m[RS_COMPLETION], first_kept = slot->done_at_start, again, again_kept;
    int back = return_state(journey, slot);
    slot->m[RS_LIFETIME] = first;
    if (!journey->cyclic)
        return;
    for (int i = 0; i < slot->n; i++)
        ev->rhs[i] = slot->keep[i] * slot->done[i];
    if (killed) {
        rs_chain_right(&ev->chain, ev->rhs);
        for (int i = 0; i < slot->n; i++)
            first_kept += ev->start[i] * ev->rhs[i];
    } else {
        first_kept = first;
    }
    again = back == RS_NONE ? first : slot->finish[back];
    again_kept = back == RS_NONE ? first_kept : killed ? ev->rhs[back] : slot->finish[back];
    double chance = journey->probability * first_kept, sum = 0;
    for (int i = 0; i < journey->rounds && chance > 0; i++) {
        sum += chance * again;
        chance *= journey->probability * again_kept;
    }
    slot->m[RS_LIFETIME] = first + sum;
}

/* How many of the touchpoints met have what a figure needs. */
static void count_known(struct rs_eval *ev, int j, struct rs_slot *slot)
{
    const struct rs_touchpoint *touch = ev->model->journeys[j].touchpoints;
    struct rs_known known = {0, 0, 0, 0};
    for (int i = 0; i < slot->n; i++) {
        const struct rs_touchpoint *t = &touch[slot->met[i]];
        known.minutes += !isnan(slot->minutes[i]);
        known.cost += !isnan(t->channel_cost);
        known.owner += t->owner >= 0;
        known.channel += t->channel >= 0;
    }
    slot->known = known;
}

/* Handovers and channel switches among those who complete. */
static void steps_between(struct rs_eval *ev, int j, struct rs_slot *slot)
{
    const struct rs_touchpoint *touch = ev->model->journeys[j].touchpoints;
    double owners = 0, channels = 0, c = slot->m[RS_COMPLETION];
    for (int i = 0; i < slot->n; i++) {
        const struct rs_touchpoint *a = &touch[slot->met[i]];
        for (int e = slot->ptr[i]; e < slot->ptr[i + 1]; e++) {
            const struct rs_touchpoint *b = &touch[slot->met[slot->col[e]]];
            double often = slot->visits[i] * slot->val[e] * slot->finish[slot->col[e]];
            if (a->owner >= 0 && b->owner >= 0 && a->owner != b->owner)
                owners += often;
            if (a->channel >= 0 && b->channel >= 0 && a->channel != b->channel)
                channels += often;
        }
    }
    if (slot->known.owner > 1)
        slot->m[RS_HANDOVERS] = owners / c;
    if (slot->known.channel > 1)
        slot->m[RS_CHANNEL_SWITCHES] = channels / c;
}

/* The chance to complete, not cut to 1. */
static double completion(struct rs_slot *slot)
{
    double done = slot->done_at_start;
    for (int i = 0; i < slot->n; i++)
        done += slot->visits[i] * slot->done[i];
    slot->m[RS_COMPLETION] = rs_chance(done);
    return done;
}

/* What is counted per completion; NaN where nobody completes, or where nothing of what was met is
 * known. */
static void per_completion(struct rs_eval *ev, int j, struct rs_slot *slot, double done)
{
    const struct rs_touchpoint *touch = ev->model->journeys[j].touchpoints;
    double minutes = 0, cost = 0;
    slot->m[RS_DURATION] = slot->m[RS_COST_TO_SERVE] = NAN;
    slot->m[RS_HANDOVERS] = slot->m[RS_CHANNEL_SWITCHES] = NAN;
    count_known(ev, j, slot);
    if (!(done > 0))
        return;
    for (int i = 0; i < slot->n; i++) {
        double price = touch[slot->met[i]].channel_cost;
        if (!isnan(slot->minutes[i]))
            minutes += slot->visits[i] * slot->finish[i] * slot->minutes[i];
        if (!isnan(price))
            cost += slot->visits[i] * price;
    }
    if (slot->known.minutes > 0)
        slot->m[RS_DURATION] = minutes / done;
    if (slot->known.cost > 0)
        slot->m[RS_COST_TO_SERVE] = cost / done;
    steps_between(ev, j, slot);
}

int rs_way_solve(struct rs_eval *ev, int j, int p, struct rs_slot *slot, enum rs_depth depth)
{
    const struct rs_journey *journey = &ev->model->journeys[j];
    int status = rs_way_shape(ev, j, p, slot);
    if (status != RS_OK)
        return status;
    status = visits_and_reach(ev, slot, depth);
    if (status != RS_OK)
        return numeric_trap(ev, j, p, slot, status);
    double done = completion(slot);
    if (depth == RS_DEPTH_WHOLE)
        per_completion(ev, j, slot, done);
    bool killed = false;
    for (int i = 0; i < slot->n; i++)
        killed = killed || (ev->active[i] && slot->kill[i] > 0);
    status = rs_way_killed(ev, slot, slot->kill, slot->keep, &slot->m[RS_KILLER_RISK]);
    if (status != RS_OK)
        return numeric_trap(ev, j, p, slot, status);
    if (depth == RS_DEPTH_WHOLE)
        lifetime(ev, journey, slot, killed);
    slot->vetoed = slot->m[RS_KILLER_RISK] > journey->tolerance + 1e-12;
    return RS_OK;
}

static bool same(const void *a, const void *b, int n, size_t size)
{
    return n == 0 || memcmp(a, b, (size_t)n * size) == 0;
}

bool rs_way_copy(struct rs_slot *slot, const struct rs_slot *from)
{
    int n = slot->n;
    size_t bytes = (size_t)n * sizeof(double);
    if (n != from->n || !same(slot->met, from->met, n, sizeof(int)) ||
        !same(slot->ptr, from->ptr, n + 1, sizeof(int)) ||
        !same(slot->col, from->col, slot->ptr[n], sizeof(int)) ||
        !same(slot->val, from->val, slot->ptr[n], sizeof(double)) ||
        !same(slot->leave, from->leave, n, sizeof(double)) ||
        !same(slot->done, from->done, n, sizeof(double)) ||
        !same(slot->kill, from->kill, n, sizeof(double)) ||
        !same(slot->keep, from->keep, n, sizeof(double)) ||
        !same(slot->minutes, from->minutes, n, sizeof(double)))
        return false;
    memcpy(slot->visits, from->visits, bytes);
    memcpy(slot->reach, from->reach, bytes);
    memcpy(slot->finish, from->finish, bytes);
    memcpy(slot->m, from->m, sizeof slot->m);
    slot->done_at_start = from->done_at_start;
    slot->known = from->known;
    slot->vetoed = from->vetoed;
    return true;
}
