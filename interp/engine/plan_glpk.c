/* The additive stand-in of a roadmap as a mixed integer programme, solved by GLPK: what the search is
 * measured against by `make bench-plan`; no plan depends on it. The only file that knows GLPK. All numbers were checked by rs_plan_new; what GLPK still takes
 * offence at ends in its error hook, which comes back here. */
#include "engine/plan_core.h"

#include <glpk.h>
#include <math.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS_MOST = 20000 };

struct milp {
    const struct rs_plan *plan;
    const double *worth;
    glp_prob *lp;
    int *column;     /* [n * (T + 1)] of action i started in s, 0: not possible */
    int *index;      /* [columns + 1] scratch */
    double *value;   /* [columns + 1] scratch */
    int held;
    jmp_buf broken;
};

static void on_error(void *info)
{
    longjmp(((struct milp *)info)->broken, 1);
}

static int *column(const struct milp *m, int i, int s)
{
    return &m->column[(size_t)i * ((size_t)m->plan->p->periods + 1) + (size_t)s];
}

static void add(struct milp *m, int col, double value)
{
    if (col == 0 || fabs(value) <= 0)
        return;
    m->index[++m->held] = col;
    m->value[m->held] = value;
}

/* Closes the row gathered by add: its sum is at most `limit` (exactly that when `equal`). */
static void row(struct milp *m, double limit, bool equal)
{
    int held = m->held;
    m->held = 0;
    if (!isfinite(limit) || (held == 0 && !equal))
        return;
    int at = glp_add_rows(m->lp, 1);
    glp_set_row_bnds(m->lp, at, equal ? GLP_FX : GLP_UP, limit, limit);
    glp_set_mat_row(m->lp, at, held, m->index, m->value);
}

static double worth_from(const struct milp *m, int i, int s)
{
    double weight = 0;
    for (int t = rs_plan_finish(m->plan, i, s); t <= m->plan->p->periods; t++)
        weight += rs_plan_weight(m->plan, t);
    return m->worth[i] * weight;
}

static void add_columns(struct milp *m)
{
    for (int i = 0; i < m->plan->p->n; i++) {
        const struct rs_plan_action *a = &m->plan->p->action[i];
        for (int s = a->earliest > 1 ? a->earliest : 1; s <= rs_plan_latest(m->plan, i); s++) {
            int col = glp_add_cols(m->lp, 1);
            *column(m, i, s) = col;
            glp_set_col_kind(m->lp, col, GLP_BV);
            glp_set_obj_coef(m->lp, col, worth_from(m, i, s) - 1e-9 * a->cost);
        }
    }
}

static void add_money(struct milp *m)
{
    const struct rs_plan_problem *p = m->plan->p;
    for (int q = 1; q <= p->periods; q++) {
        for (int i = 0; i < p->n; i++)
            for (int k = 0; k < rs_plan_pays(&p->action[i]) && k < q; k++)
                add(m, *column(m, i, q - k), rs_plan_paid(&p->action[i], k));
        row(m, p->budget_per_period, false);
    }
    for (int i = 0; i < p->n; i++)
        for (int s = 1; s <= p->periods; s++)
            add(m, *column(m, i, s), p->action[i].cost);
    row(m, p->budget, false);
}

static void add_team(struct milp *m, int team)
{
    const struct rs_plan *plan = m->plan;
    for (int q = 1; q <= plan->p->periods; q++) {
        for (int i = 0; i < plan->p->n; i++)
            for (int k = plan->use_first[i]; k < plan->use_first[i + 1]; k++)
                for (int s = q - plan->p->action[i].periods + 1;
                     plan->use[k].team == team && s <= q; s++)
                    if (s >= 1)
                        add(m, *column(m, i, s), plan->use[k].rate);
        row(m, rs_plan_capacity(plan, team, q), false);
    }
}

static void add_rules(struct milp *m)
{
    const struct rs_plan_problem *p = m->plan->p;
    for (int i = 0; i < p->n; i++) {
        for (int s = 1; s <= p->periods; s++)
            add(m, *column(m, i, s), 1);
        row(m, 1, p->action[i].must != 0);
        for (int j = 0; j < i; j++) {
            if (!rs_plan_conflict(m->plan, i, j))
                continue;
            for (int s = 1; s <= p->periods; s++) {
                add(m, *column(m, i, s), 1);
                add(m, *column(m, j, s), 1);
            }
            row(m, 1, false);
        }
    }
}

/* Started by s only if what it requires was finished before s. */
static void add_order(struct milp *m, int i, int j)
{
    const struct rs_plan_problem *p = m->plan->p;
    for (int s = 1; s <= p->periods; s++) {
        for (int t = 1; t <= s; t++)
            add(m, *column(m, i, t), 1);
        for (int t = 1; t <= p->periods; t++)
            if (rs_plan_finish(m->plan, j, t) < s)
                add(m, *column(m, j, t), -1);
        row(m, 0, false);
    }
}

static int solve(struct milp *m, double seconds)
{
    const struct rs_plan_problem *p = m->plan->p;
    glp_iocp how;
    glp_set_obj_dir(m->lp, GLP_MAX);
    add_columns(m);
    add_money(m);
    for (int team = 0; team < p->teams; team++)
        if (m->plan->limited[team])
            add_team(m, team);
    add_rules(m);
    for (int i = 0; i < p->n; i++)
        for (int r = 0; r < p->action[i].n_required; r++)
            add_order(m, i, p->action[i].required[r]);
    glp_init_iocp(&how);
    how.presolve = GLP_ON;
    how.msg_lev = GLP_MSG_OFF;
    how.tm_lim = seconds < 1e6 ? (int)(1000 * seconds) : 1000000000;
    glp_intopt(m->lp, &how);
    int status = glp_mip_status(m->lp);
    return status == GLP_OPT || status == GLP_FEAS ? RS_PLAN_OK : RS_PLAN_INFEASIBLE;
}

static void read_starts(const struct milp *m, int *start)
{
    for (int i = 0; i < m->plan->p->n; i++) {
        start[i] = 0;
        for (int s = 1; s <= m->plan->p->periods; s++)
            if (*column(m, i, s) != 0 && glp_mip_col_val(m->lp, *column(m, i, s)) > 0.5)
                start[i] = s;
    }
}

static bool take(struct milp *m)
{
    const struct rs_plan_problem *p = m->plan->p;
    size_t room = (size_t)p->n * ((size_t)p->periods + 1);
    if (room > COLUMNS_MOST)
        return false;
    m->column = rs_mem_take(room, sizeof *m->column);
    m->index = rs_mem_take(2 * room + 1, sizeof *m->index);
    m->value = rs_mem_take(2 * room + 1, sizeof *m->value);
    return m->column && m->index && m->value;
}

int rs_plan_milp(const struct rs_plan *plan, const double *worth, double seconds, int *start)
{
    struct milp m = { .plan = plan, .worth = worth };
    volatile int status = RS_PLAN_INFEASIBLE;
    if (seconds > 0 && take(&m)) {
        glp_term_out(GLP_OFF);
        if (setjmp(m.broken) == 0) {
            glp_error_hook(on_error, &m);
            m.lp = glp_create_prob();
            status = solve(&m, seconds);
            if (status == RS_PLAN_OK)
                read_starts(&m, start);
            glp_delete_prob(m.lp);
            glp_error_hook(NULL, NULL);
        } else {
            status = RS_PLAN_INFEASIBLE;
        }
        glp_free_env();
    }
    free(m.column);
    free(m.index);
    free(m.value);
    return status;
}
