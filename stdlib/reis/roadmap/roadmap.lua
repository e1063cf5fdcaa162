-- Which actions to do when: the roadmap by the method asked for, with a why for every action.

local problem = require "reis.roadmap.problem"
local facts = require "reis.roadmap.facts"
local options_of = require "reis.roadmap.options"
local ranking = require "reis.roadmap.ranking"
local why = require "reis.roadmap.why"
local i18n = require "reis.words.i18n"
local say = require "reis.roadmap.say"
local against = require "reis.figures.against"
local criteria = require "reis.figures.criteria"

local roadmap = {}

local function diag(thing, model, message, status)
    return nil, { { level = "error", file = thing and thing.file or model.file,
                    line = thing and thing.line or 1, message = message }, status = status }
end

-- the plan --------------------------------------------------------------------------------------

-- More actions than this are not sure to be proven.
local PROVEN_MOST = 16
-- Steps of the search, where a plan under other limits is not proven.
local AGAIN = 20000

--- The plan by a ranked method, each for what gains alone. -> starts, reasons | nil, reason, must
local function by_rank(ctx, order)
    local skip = {}
    for i, entry in ipairs(ctx.entries) do skip[i] = (entry.gain_alone or 0) <= 0 end
    return ctx.planner:place(order, skip)
end

--- The best plan, no worse than any that a ranked method makes; again: under other limits, from the plan that there is.
-- -> as of planner:solve
local function best(ctx, again)
    local seeds = {}
    for _, name in ipairs(#ctx.entries > PROVEN_MOST and ranking.methods or {}) do
        local method = ranking.method(name)
        if not method.optimal then seeds[#seeds + 1] = by_rank(ctx, (ranking.order(method, ctx.model, ctx.entries))) end
    end
    if not again then return ctx.planner:solve { time = ctx.time, iterations = ctx.iterations, seeds = seeds } end
    seeds[#seeds + 1] = ctx.start
    return ctx.planner:solve { iterations = AGAIN, bound = false, seeds = seeds }
end

--- The starts under a problem (numbers as planner:change takes them), by the method and order of ctx; ctx.searched tells
-- whether one of them was not proven the best. -> starts | nil
local function replan(ctx, numbers)
    ctx.planner:change(numbers)
    if not ctx.method.optimal then return (ctx.planner:place(ctx.order, ctx.skip)) end
    local found = best(ctx, true)
    if found and not found.proven then ctx.searched = true end
    return found and found.start
end

--- The starts by a ranked method. -> starts | nil, message, entry
local function place(ctx)
    local order, message = ranking.order(ctx.method, ctx.model, ctx.entries)
    if not order then return nil, message end
    ctx.order, ctx.skip = order, {}
    for i, entry in ipairs(ctx.entries) do ctx.skip[i] = (entry.gain_alone or 0) <= 0 end
    local start, reason, must = ctx.planner:place(order, ctx.skip)
    if start then return start end
    local any, general = ctx.planner:solve { iterations = 1, bound = false }
    if not any then return nil, why.infeasible(ctx, general) end
    ctx.start = {}
    for i in ipairs(ctx.entries) do ctx.start[i] = 0 end
    local found = why.infeasible(ctx, reason)
    return nil, ctx.voice.L("plan.infeasible.method", ctx.title, ctx.method.name, ctx.entries[must].name, say.reason(ctx.voice, found.reason)),
        ctx.entries[must]
end

local function solve(ctx)
    local found, reason = best(ctx)
    if not found then return nil, why.infeasible(ctx, reason) end
    ctx.proven, ctx.bound = found.proven, found.bound
    return found.start
end

--- Cumulative cost and benefit per period, and the first period in which benefit has reached what was to be paid.
local function curve(ctx, limits, chosen)
    if not ctx.money then return nil end
    local years = problem.years[chosen and chosen.period or "quarter"]
    local none, cost, benefit = ctx.planner:utility {}, 0, 0
    local points, even = {}, nil
    for q = 1, math.max(limits.periods, limits.lookahead) do
        local done = {}
        for i, entry in ipairs(ctx.entries) do
            local s = ctx.start[i]
            cost = cost + (s > 0 and problem.paid(ctx.numbers.actions[i].cost, q - s) or 0)
            if s > 0 and s + entry.periods - 1 < q then done[#done + 1] = i end
        end
        local u = ctx.planner:utility(done)
        benefit = benefit + ((u or none) - none) * years
        if q <= limits.periods then points[q] = { period = q, cost = cost, benefit = benefit } end
        if not even and cost > 0 and benefit >= cost - 1e-9 * math.max(1, cost) then even = q end
    end
    return points, even
end

local function by_start(a, b)
    if a.start ~= b.start then return a.start < b.start end
    return a.rank < b.rank
end

--- What a ranked method shows of an action beside its reason, as a function of the voice; nil where it shows nothing.
local function shown(ctx, entry)
    if not ctx.method.show or ctx.method.own then return nil end
    return function(V) return ctx.method.show(V, entry.facts) end
end

local function fill(ctx, P, limits)
    local adds = why.adds(ctx, ctx.order)
    for k, i in ipairs(ctx.order) do ctx.entries[i].rank = k end
    for i, entry in ipairs(ctx.entries) do
        local s = ctx.start[i]
        local row = { name = entry.name, thing = entry.thing, owner = entry.owner, cost = entry.cost, costs = entry.costs,
                      effort = entry.effort, gain_alone = entry.gain_alone, rank = entry.rank,
                      facts = entry.facts, team_use = entry.team_use, entry = i }
        if s > 0 then
            row.start, row.finish = s, s + entry.periods - 1
            row.horizon = problem.horizon_of(limits.horizons, s)
            row.adds, row.taken, row.shown = adds[i], why.taken(ctx, i), shown(ctx, entry)
            row.why = say.taken(ctx.voice, row)
            P.cost = P.cost + entry.cost
            P.actions[#P.actions + 1] = row
        else
            row.reasons = why.left_out(ctx, i)
            row.why = say.left_out(ctx.voice, row)
            P.left_out[#P.left_out + 1] = row
        end
    end
    table.sort(P.actions, by_start)
end

--- Those that could not take part: blocked ones are left out too, closed ones are told apart.
local function fill_others(ctx, P, model, closed, blocked)
    for _, action in ipairs(model.actions) do
        if blocked[action] then
            local row = { name = action.name, thing = action, reasons = { blocked[action] },
                          owner = action.ref.owner and action.ref.owner.name }
            row.why = say.left_out(ctx.voice, row)
            P.left_out[#P.left_out + 1] = row
        elseif closed[action] then
            P.closed[#P.closed + 1] = { name = action.name, thing = action, why = closed[action] }
        end
    end
    table.sort(P.left_out, function(a, b) return a.thing.index < b.thing.index end)
end

--- What the plan, once all of it is finished, makes worse for customers while utility rises, and the criteria as they stand.
local function turns(ctx)
    local taken = {}
    for i, entry in ipairs(ctx.entries) do
        if ctx.start[i] > 0 then taken[#taken + 1] = entry.thing.index end
    end
    local after = #taken > 0 and require "reis.figures.under".of(ctx.F, { actions = taken })
    local standing = #ctx.model.criteria > 0 and criteria.standing(ctx.F, after or ctx.F) or {}
    return after and against.customers(ctx.F.scores(), after.scores()) or {}, standing
end

local function blocked_must(model, blocked)
    for _, action in ipairs(model.actions) do
        if blocked[action] and rawget(action, "must") then return action end
    end
end

--- What is too large for the planner, or nil. -> message, the name of the limit
local function too_large(model, list)
    local most = require "plan".most
    for _, one in ipairs { { "actions", #list }, { "teams", #model.teams } } do
        local what, n = one[1], one[2]
        if n > most[what] then
            return ("%d %s are more than a roadmap can hold: the limit %s is %d"):format(n, what, "roadmap-" .. what,
                most[what]), list[most.actions + 1]
        end
    end
end

local function context(model, F, chosen, method, options, title)
    local currency = model.company and model.company.currency
    local ctx = { model = model, F = F, roadmap = chosen, method = method, title = title, money = F.flat.money == true,
                  currency = currency, proven = false, time = options.time, iterations = options.iterations, options = options, start = {} }
    ctx.voice = say.voice(ctx, options.lang or model.company and model.company.language)
    ctx.replan = function(numbers) return replan(ctx, numbers) end
    return ctx
end

--- The problem, its planner and the facts of its actions into ctx. -> whether U can be counted, or the reason
local function prepare(ctx, list, limits, get)
    local known = {}
    ctx.numbers, ctx.entries = problem.build(ctx.model, ctx.F, list, limits, get)
    ctx.planner = require "plan".new(ctx.numbers)
    ctx.closure = function(i)
        known[i] = known[i] or facts.closure(ctx.entries, i)
        return known[i]
    end
    for i in ipairs(ctx.entries) do ctx.start[i] = 0 end
    local none, reason = ctx.planner:utility {}
    if not none then return false, reason end
    facts.fill(ctx.model, ctx.F, ctx.planner, ctx.entries, get)
    return true
end

-- What those need that plan again: of the plans that were made.
local contexts = setmetatable({}, { __mode = "k" })

--- The roadmap of a model; F: its figures (those of a scenario, where the plan is made under one). options: roadmap (a
-- name), method, budget, budget_per_period, capacity ({ [team] = days, or a list of them, one per period }), periods,
-- lookahead, with (a list of actions as things: only these),
-- given (the starts of a plan found elsewhere, to be told of), time (seconds of search), iterations, lang (of the reasons).
-- -> result, as `reis roadmap --json` shows it and more | nil, diags; diags.status is the exit status where it is not 1
function roadmap.plan(model, F, options)
    options = options or {}
    local wrong = options_of.wrong(model, options)
    if wrong then return diag(nil, model, wrong) end
    local chosen, missing = problem.roadmap(model, options.roadmap)
    if missing then return diag(nil, model, missing) end
    local name = options.method or chosen and chosen.method or "optimal"
    local method, unknown = ranking.method(name)
    if not method then return diag(not options.method and chosen, model, unknown, options.method and 2) end
    local get = options.get or F.get or function(thing, field) return thing[field] end
    local L = i18n.of(options.lang or model.company and model.company.language)
    local title = chosen and L("plan.title", chosen.name) or L "plan.title.none"
    local list, closed, blocked = problem.candidates(model, chosen, options.with)
    local ctx = context(model, F, chosen, method, options, title)
    local must = blocked_must(model, blocked)
    if must then
        return diag(must, model, L("plan.infeasible", title, L("plan.must", must.name), say.reason(ctx.voice, blocked[must]), L "plan.way.blocked"))
    end
    local limits = options_of.limits(model, chosen, options, get)
    local large, first = too_large(model, list)
    if large then return diag(first or chosen, model, large, 3) end
    local countable, reason = prepare(ctx, list, limits, get)
    if not countable then
        return diag(nil, model, reason.message or "nobody gets out of a touchpoint; no roadmap can be made")
    end
    local start, failed, about = options.given, nil, nil
    if not start then start, failed, about = (method.optimal and solve or place)(ctx) end
    if not start then
        local message = type(failed) == "string" and failed or say.infeasible(ctx.voice, failed, title)
        return diag(chosen or about and about.thing, model, message)
    end
    ctx.start = start
    ctx.gain = ctx.planner:gain(start) or 0
    ctx.order = ctx.order or ranking.by_start(ctx.entries, start)
    local P = { roadmap = chosen and chosen.name or "roadmap", method = name, gain = ctx.gain,
                cost = 0, proven = ctx.proven, bound = ctx.bound, actions = {}, left_out = {}, closed = {},
                roadmap_thing = chosen, periods = limits.periods, lookahead = limits.lookahead,
                horizons = limits.horizons, money = ctx.money, currency = ctx.currency, budget = limits.budget,
                budget_per_period = limits.budget_per_period, time = options.time,
                capacity = limits.capacity, title = method.title, own = method.own }
    P.gap = P.bound and P.gain > 0 and (P.bound - P.gain) / P.gain or P.bound and P.bound <= P.gain and 0 or nil
    fill(ctx, P, limits)
    fill_others(ctx, P, model, closed, blocked)
    P.against, P.standing = turns(ctx)
    P.criteria = criteria.flipping(P.standing)
    P.curve, P.break_even = curve(ctx, limits, chosen)
    contexts[P] = ctx
    return P
end

--- The numbers that a plan was made with, read anew: what reads uncertain numbers otherwise gets other ones.
-- -> the planner's problem, its entries (see reis.roadmap.problem)
function roadmap.numbers(P)
    local ctx = contexts[P]
    local options, get = ctx.options, ctx.options.get or ctx.F.get
    local list = problem.candidates(ctx.model, ctx.roadmap, options.with)
    return problem.build(ctx.model, ctx.F, list, options_of.limits(ctx.model, ctx.roadmap, options, get), get)
end

--- The period in which each action of roadmap.numbers starts in a plan; 0: it is out.
function roadmap.starts(P)
    return { table.unpack(contexts[P].start) }
end

--- What a plan was made of, for those that plan again; nil where it was not made here.
function roadmap.context(P) return contexts[P] end

return roadmap
