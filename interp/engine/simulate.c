#include "engine/simulate.h"

#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

/* A set of finished actions whose utility a draw asks for once, whichever plans it is part of. */
struct set {
    unsigned char *in; /* [actions] */
};

/* For so many of the periods looked ahead to the actions of set are finished. */
struct level {
    int set, periods;
};

struct plan {
    int n_levels;
    struct level *levels;
};

/* What one hand works with. */
struct desk {
    struct rs_sim *sim;
    const struct rs_hand *hand;
    struct rs_random *random;
    double *reg, *u, *z;            /* registers; the correlated sources' uniforms */
    unsigned char *ok;              /* [actions] what comes off */
    unsigned char *met;             /* [sets][actions] what of a set came off */
    double *gain;                   /* [sets] */
    long from, to;
    int status;
};

struct rs_sim {
    struct rs_sim_setup s;
    struct rs_arena arena;
    int n_actions, n_curve, n_columns, n_plans, n_sets, room_sets;
    struct desk *desks;
    double *columns, *gains; /* [column][n] */
    struct set *sets;
    struct plan *plans;
    bool shape;              /* some place is one the evaluator has read already */
    long done;
};

/* --- registers --------------------------------------------------------------------------------- */

static double picked_mean(const struct rs_sim_op *op, const double *reg)
{
    double sum = 0, weight = 0;
    for (int i = 0; i < op->n; i++) {
        sum += op->weights[i] * reg[op->list[i]];
        weight += op->weights[i];
    }
    return sum / weight;
}

static double result(const struct rs_sim_op *op, const double *reg, bool mean)
{
    switch (op->kind) {
    case RS_SIM_ADD: return reg[op->a] + reg[op->b];
    case RS_SIM_SUB: return reg[op->a] - reg[op->b];
    case RS_SIM_MUL: return reg[op->a] * reg[op->b];
    case RS_SIM_DIV: return reg[op->b] != 0 ? reg[op->a] / reg[op->b] : 1; /* ways where nobody goes on */
    case RS_SIM_POSITIVE: return reg[op->a] > 0 ? reg[op->a] : 0;
    default: return mean ? picked_mean(op, reg) : reg[op->list[(int)reg[op->a]]];
    }
}

/* Fills the registers from the sources on. `set` (or RS_NONE) keeps the value v. */
static void work_out(const struct rs_sim_program *program, double *reg, bool mean, int set, double v)
{
    for (int i = 0; i < program->n_ops; i++) {
        const struct rs_sim_op *op = &program->ops[i];
        reg[op->to] = op->to == set ? v : result(op, reg, mean);
    }
}

static void draw_registers(struct desk *d)
{
    const struct rs_sim_program *program = d->sim->s.program;
    memcpy(d->reg, program->constant, (size_t)program->n_regs * sizeof *d->reg);
    for (int i = 0; i < program->n_sources; i++)
        rs_random_draw(d->random, &program->sources[i], &d->reg[program->source_reg[i]]);
    if (program->n_together > 0)
        rs_random_together(d->random, program->factor, program->n_together, d->z, d->u);
    for (int i = 0; i < program->n_together; i++) {
        int source = program->together[i];
        d->reg[program->source_reg[source]] = rs_random_quantile(&program->sources[source], d->u[i]);
    }
    work_out(program, d->reg, false, RS_NONE, 0);
}

/* One of several shares at v: the others move in proportion. */
static void set_share(const struct rs_source *source, double *share, int which, double v)
{
    double rest = 1 - share[which];
    for (int i = 0; i < source->n; i++)
        if (i != which)
            share[i] = rest > 0 ? share[i] * (1 - v) / rest : (1 - v) / (source->n - 1);
    share[which] = v;
}

static void mean_registers(struct desk *d, int set, double v)
{
    const struct rs_sim_program *program = d->sim->s.program;
    memcpy(d->reg, program->constant, (size_t)program->n_regs * sizeof *d->reg);
    for (int i = 0; i < program->n_sources; i++) {
        const struct rs_source *source = &program->sources[i];
        int first = program->source_reg[i], count = source->dist == RS_DIST_SHARES ? source->n : 1;
        rs_random_mean(source, &d->reg[first]);
        if (set >= first && set < first + count && count > 1)
            set_share(source, &d->reg[first], set - first, v);
        else if (set == first)
            d->reg[first] = v;
    }
    work_out(program, d->reg, true, set, v);
}

/* --- one draw ---------------------------------------------------------------------------------- */

/* Writes the registers into the model. */
static void put(struct desk *d)
{
    const struct rs_model *model = d->hand->model;
    bool all = false;
    for (int i = 0; i < d->sim->s.n_places; i++) {
        const struct rs_place *place = &d->hand->places[i];
        *place->at = d->reg[place->reg];
        all = all || place->journey == RS_NONE;
        if (place->journey != RS_NONE)
            rs_eval_changed(d->hand->eval, place->journey);
    }
    for (int j = 0; j < model->n_journeys && all; j++)
        rs_eval_changed(d->hand->eval, j);
    if (d->sim->shape)
        rs_eval_reread(d->hand->eval);
}

static void seed(struct desk *d, long k)
{
    const struct rs_sim_program *program = d->sim->s.program;
    rs_random_seed(d->random, d->sim->s.seed, (uint64_t)k);
    draw_registers(d);
    for (int a = 0; a < d->sim->n_actions; a++)
        d->ok[a] = rs_random_uniform(d->random) < d->reg[program->feasible[a]];
}

/* The emotion at each touchpoint, the mean over the personas that meet it. */
static void put_curve(const struct desk *d, double *row)
{
    const struct rs_model *model = d->hand->model;
    for (int j = 0; j < model->n_journeys; j++) {
        int n = model->journeys[j].n_touchpoints;
        for (int t = 0; t < n; t++) {
            double sum = 0, weight = 0;
            for (int p = 0; p < model->n_personas; p++) {
                const struct rs_slot *slot = rs_eval_slot(d->hand->eval, j, p);
                int i = slot->makes ? slot->local_at[t] : slot->n;
                if (i >= slot->n || slot->met[i] != t || isnan(slot->x[i] - slot->expects[i]))
                    continue;
                sum += model->personas[p].share * (slot->x[i] - slot->expects[i]);
                weight += model->personas[p].share;
            }
            row[t] = weight > 0 ? sum / weight : NAN;
        }
        row += n;
    }
}

/* All figures but the gains, of the model as it stands. */
static int fill_row(struct desk *d, double *row, double *none)
{
    struct rs_sim *sim = d->sim;
    const struct rs_model *model = d->hand->model;
    for (int c = 0; c < sim->n_columns; c++)
        row[c] = NAN;
    *none = NAN;
    int status = rs_eval_run(d->hand->eval, NULL), at = model->n_journeys * RS_MEASURES;
    if (status == RS_OK)
        status = rs_eval_utility(d->hand->eval, NULL, none);
    for (int w = 0; w < sim->s.n_watched; w++)
        row[at + 1 + model->n_goals + w] = d->reg[sim->s.watched[w]];
    if (status == RS_ETRAP || status == RS_ENOMEM)
        return status == RS_ENOMEM ? status : RS_OK;
    for (int j = 0; j < model->n_journeys; j++)
        memcpy(row + j * RS_MEASURES, rs_eval_measures(d->hand->eval, j), RS_MEASURES * sizeof *row);
    row[at++] = *none;
    for (int g = 0; g < model->n_goals; g++)
        row[at++] = rs_eval_goal(d->hand->eval, g);
    if (sim->s.curve)
        put_curve(d, row + at + sim->s.n_watched);
    return RS_OK;
}

/* U with a set finished, of which only d->ok comes off: the rest costs its upkeep all the same. */
static int set_gain(struct desk *d, int s, double none)
{
    const struct rs_sim *sim = d->sim;
    const struct rs_model *model = d->hand->model;
    size_t n = (size_t)sim->n_actions;
    unsigned char *met = d->met + (size_t)s * n;
    double lost = 0, u;
    for (size_t a = 0; a < n; a++) {
        met[a] = sim->sets[s].in[a] && d->ok[a];
        if (model->money && sim->sets[s].in[a] && !d->ok[a])
            lost += model->actions[a].upkeep;
    }
    int status = rs_eval_utility(d->hand->eval, met, &u);
    d->gain[s] = status == RS_OK ? u - lost - none : NAN;
    return status == RS_ENOMEM ? status : RS_OK;
}

static int fill_gains(struct desk *d, double none, double *gain, size_t stride)
{
    const struct rs_sim *sim = d->sim;
    for (int s = 0; s < sim->n_sets; s++) {
        int status = set_gain(d, s, none);
        if (status != RS_OK)
            return status;
    }
    for (int p = 0; p < sim->n_plans; p++) {
        double sum = 0;
        for (int l = 0; l < sim->plans[p].n_levels; l++)
            sum += sim->plans[p].levels[l].periods * d->gain[sim->plans[p].levels[l].set];
        gain[(size_t)p * stride] = sum / sim->s.lookahead;
    }
    return RS_OK;
}

static int draw(struct desk *d, long k, double *row)
{
    struct rs_sim *sim = d->sim;
    double none;
    seed(d, k);
    put(d);
    int status = fill_row(d, row, &none);
    for (int c = 0; c < sim->n_columns; c++)
        sim->columns[(size_t)c * (size_t)sim->s.n + (size_t)k] = row[c];
    if (status == RS_OK)
        status = fill_gains(d, none, sim->gains + k, (size_t)sim->s.n);
    return status;
}

/* Sets what every action comes to, and has the evaluator read it. */
static void set_feasible(struct desk *d, const unsigned char *ok, bool mean)
{
    for (int a = 0; a < d->sim->n_actions; a++)
        d->hand->model->actions[a].f = mean       ? d->reg[d->sim->s.program->feasible[a]]
                                       : ok != NULL ? ok[a] : 1;
    rs_eval_reread(d->hand->eval);
}

/* --- many draws -------------------------------------------------------------------------------- */

static void *work(void *arg)
{
    struct desk *d = arg;
    double *row = rs_mem_take((size_t)d->sim->n_columns, sizeof *row);
    d->status = row == NULL ? RS_ENOMEM : RS_OK;
    set_feasible(d, NULL, false);
    for (long k = d->from; k < d->to && d->status == RS_OK; k++)
        d->status = draw(d, k, row);
    free(row);
    return NULL;
}

/* Starts a thread a hand but for the first, which works here. Where none can be had, its part is done here too. */
int rs_sim_run(struct rs_sim *sim, long count)
{
    enum { MOST = 64 };
    pthread_t thread[MOST];
    bool runs[MOST] = {false};
    sigset_t all, before;
    int n = sim->s.n_hands < MOST ? sim->s.n_hands : MOST, status = RS_OK;
    count = count < sim->s.n - sim->done ? count : sim->s.n - sim->done;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before); /* signals are for who started us */
    for (int i = 0; i < n; i++) {
        sim->desks[i].from = sim->done + count * i / n;
        sim->desks[i].to = sim->done + count * (i + 1) / n;
        runs[i] = i > 0 && pthread_create(&thread[i], NULL, work, &sim->desks[i]) == 0;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    for (int i = 0; i < n; i++)
        if (!runs[i])
            work(&sim->desks[i]);
    for (int i = 0; i < n; i++) {
        if (runs[i])
            pthread_join(thread[i], NULL);
        status = sim->desks[i].status != RS_OK ? sim->desks[i].status : status;
    }
    if (status == RS_OK)
        sim->done += count;
    return status;
}

void rs_sim_hold(struct rs_sim *sim, long k, double *regs)
{
    struct desk *d = &sim->desks[0];
    seed(d, k);
    put(d);
    set_feasible(d, d->ok, false);
    memcpy(regs, d->reg, (size_t)sim->s.program->n_regs * sizeof *regs);
}

int rs_sim_at_mean(struct rs_sim *sim, int reg, double v, double *row)
{
    struct desk *d = &sim->desks[0];
    double none;
    mean_registers(d, reg, v);
    put(d);
    set_feasible(d, NULL, true);
    memset(d->ok, 1, (size_t)sim->n_actions);
    int status = fill_row(d, row, &none);
    if (status == RS_OK)
        status = fill_gains(d, none, row + sim->n_columns, 1);
    return status;
}

/* --- plans ------------------------------------------------------------------------------------- */

static int find_set(struct rs_sim *sim, const unsigned char *in)
{
    for (int s = 0; s < sim->n_sets; s++)
        if (memcmp(sim->sets[s].in, in, (size_t)sim->n_actions) == 0)
            return s;
    return RS_NONE;
}

/* The number of the set of what a plan has finished before period q; RS_NONE: nothing; -2: no memory. */
static int set_before(struct rs_sim *sim, const struct rs_sim_plan *plan, int q)
{
    unsigned char *in = rs_arena_take(&sim->arena, (size_t)sim->n_actions, 1);
    size_t room = (size_t)sim->room_sets;
    bool any = false;
    if (in == NULL)
        return -2;
    for (int a = 0; a < sim->n_actions; a++) {
        in[a] = plan->finish[a] > 0 && plan->finish[a] < q;
        any = any || in[a];
    }
    int known = any ? find_set(sim, in) : RS_NONE;
    if (!any || known != RS_NONE)
        return known;
    if (!rs_mem_grow(&sim->sets, &room, (size_t)sim->n_sets + 1, sizeof *sim->sets))
        return -2;
    sim->room_sets = (int)room;
    sim->sets[sim->n_sets].in = in;
    return sim->n_sets++;
}

static int read_plan(struct rs_sim *sim, const struct rs_sim_plan *from, struct plan *plan)
{
    int last = -3;
    plan->levels = rs_arena_take(&sim->arena, (size_t)sim->s.lookahead, sizeof *plan->levels);
    if (plan->levels == NULL)
        return RS_ENOMEM;
    for (int q = 1; q <= sim->s.lookahead; q++) {
        int set = set_before(sim, from, q);
        if (set == -2)
            return RS_ENOMEM;
        if (set != RS_NONE && set == last)
            plan->levels[plan->n_levels - 1].periods++;
        else if (set != RS_NONE)
            plan->levels[plan->n_levels++] = (struct level){set, 1};
        last = set;
    }
    return RS_OK;
}

int rs_sim_plans(struct rs_sim *sim, const struct rs_sim_plan *plans, int n)
{
    int status = RS_OK;
    sim->plans = rs_arena_take(&sim->arena, (size_t)n, sizeof *sim->plans);
    free(sim->gains);
    sim->gains = rs_mem_take((size_t)n * (size_t)sim->s.n, sizeof *sim->gains);
    sim->n_plans = n;
    sim->n_sets = 0;
    if (sim->plans == NULL || sim->gains == NULL)
        return RS_ENOMEM;
    for (int p = 0; p < n && status == RS_OK; p++)
        status = read_plan(sim, &plans[p], &sim->plans[p]);
    size_t bytes = (size_t)sim->n_sets * (size_t)sim->n_actions;
    for (int i = 0; i < sim->s.n_hands && status == RS_OK; i++) {
        struct desk *d = &sim->desks[i];
        d->met = rs_arena_take(&sim->arena, bytes, 1);
        d->gain = rs_arena_take(&sim->arena, (size_t)sim->n_sets, sizeof *d->gain);
        status = d->met == NULL || d->gain == NULL ? RS_ENOMEM : RS_OK;
    }
    return status;
}

/* --- making one -------------------------------------------------------------------------------- */

static bool take_desk(struct rs_sim *sim, int i)
{
    const struct rs_sim_program *program = sim->s.program;
    struct desk *d = &sim->desks[i];
    size_t n = (size_t)sim->n_actions, together = (size_t)program->n_together;
    d->sim = sim;
    d->hand = &sim->s.hands[i];
    d->random = rs_random_new();
    d->reg = rs_arena_take(&sim->arena, (size_t)program->n_regs, sizeof *d->reg);
    d->u = rs_arena_take(&sim->arena, together, sizeof *d->u);
    d->z = rs_arena_take(&sim->arena, together, sizeof *d->z);
    d->ok = rs_arena_take(&sim->arena, n, 1);
    return d->random != NULL && d->reg != NULL && d->u != NULL && d->z != NULL && d->ok != NULL &&
           rs_eval_before_change(d->hand->eval) == RS_OK;
}

static void count_columns(struct rs_sim *sim)
{
    const struct rs_model *model = sim->s.hands[0].model;
    sim->n_actions = model->n_actions;
    for (int j = 0; j < model->n_journeys && sim->s.curve; j++)
        sim->n_curve += model->journeys[j].n_touchpoints;
    sim->n_columns = model->n_journeys * RS_MEASURES + 1 + model->n_goals + sim->s.n_watched + sim->n_curve;
    for (int i = 0; i < sim->s.n_places; i++)
        sim->shape = sim->shape || sim->s.hands[0].places[i].shape;
}

struct rs_sim *rs_sim_new(const struct rs_sim_setup *setup)
{
    struct rs_sim *sim = rs_mem_take(1, sizeof *sim);
    if (sim == NULL)
        return NULL;
    sim->s = *setup;
    count_columns(sim);
    sim->desks = rs_arena_take(&sim->arena, (size_t)setup->n_hands, sizeof *sim->desks);
    sim->columns = rs_mem_take((size_t)sim->n_columns * (size_t)setup->n, sizeof *sim->columns);
    bool ok = sim->desks != NULL && sim->columns != NULL;
    for (int i = 0; i < setup->n_hands && ok; i++)
        ok = take_desk(sim, i);
    if (!ok || rs_sim_plans(sim, NULL, 0) != RS_OK) {
        rs_sim_free(sim);
        return NULL;
    }
    return sim;
}

void rs_sim_free(struct rs_sim *sim)
{
    if (sim == NULL)
        return;
    for (int i = 0; i < sim->s.n_hands && sim->desks != NULL; i++)
        rs_random_free(sim->desks[i].random);
    free(sim->columns);
    free(sim->gains);
    free(sim->sets);
    rs_arena_free(&sim->arena);
    free(sim);
}

long rs_sim_done(const struct rs_sim *sim)
{
    return sim->done;
}

int rs_sim_columns(const struct rs_sim *sim)
{
    return sim->n_columns + sim->n_plans;
}

int rs_sim_column_of(const struct rs_sim *sim, enum rs_sim_kind kind, int i)
{
    const struct rs_model *model = sim->s.hands[0].model;
    int utility = model->n_journeys * RS_MEASURES, watched = utility + 1 + model->n_goals;
    switch (kind) {
    case RS_SIM_MEASURE: return i;
    case RS_SIM_UTILITY: return utility;
    case RS_SIM_GOAL: return utility + 1 + i;
    case RS_SIM_WATCHED: return watched + i;
    case RS_SIM_CURVE: return watched + sim->s.n_watched + i;
    default: return sim->n_columns + i;
    }
}

const double *rs_sim_column(const struct rs_sim *sim, enum rs_sim_kind kind, int i)
{
    if (kind == RS_SIM_GAIN)
        return sim->gains + (size_t)i * (size_t)sim->s.n;
    return sim->columns + (size_t)rs_sim_column_of(sim, kind, i) * (size_t)sim->s.n;
}
