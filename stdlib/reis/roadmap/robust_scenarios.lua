-- Plans held against scenarios: what each may contain and cost there, what it gains there, and how much one regrets it.
-- A scenario leaves a plan what it may take (`with`, `without`) and bounds it (budget, capacity, what it sets of them); a
-- plan is a candidate where it holds in every one of them.

local quantity = require "reis.language.quantity"
local figures = require "reis.figures.figures"
local taken = require "reis.model.taken"
local options_of = require "reis.roadmap.options"
local problem = require "reis.roadmap.problem"
local roadmap = require "reis.roadmap.roadmap"
local simulate = require "reis.roadmap.simulate"

--- The figures of the model under a scenario.
local function figures_under(model, F, scenario)
    local ref, used = scenario.ref, {}
    for i, journey in ipairs(ref.use or {}) do used[i] = journey.name end
    return figures.of(model, { set = ref.set, use = used, base = F, drop = rawget(ref, "drop"), instead = rawget(ref, "instead") })
end

--- Of the actions that a plan can be made of, those that a scenario may take; nil: all of them.
local function allowed(model, scenario, things)
    if not scenario.ref.with and not scenario.ref.without then return nil end
    local may, list = {}, {}
    for _, action in ipairs((taken.of(model.actions, scenario))) do may[action] = true end
    for _, thing in ipairs(things) do
        if may[thing] then list[#list + 1] = thing end
    end
    return list
end

--- Days per team of a request, and over them a scenario's; nil for nothing.
local function capacity_under(model, options, scenario)
    local out
    for _, given in ipairs { options.capacity or {}, options_of.capacity(scenario) or {} } do
        for team, days in pairs(given) do
            out = out or {}
            out[type(team) == "table" and team or model.teams[team]] = days
        end
    end
    return out
end

local function options_under(model, options, scenario, things)
    local out = {}
    for key, v in pairs(options) do out[key] = v end
    out.budget = quantity.mean(rawget(scenario, "budget")) or out.budget
    out.capacity = capacity_under(model, options, scenario)
    out.with = allowed(model, scenario, things) or things
    return out
end

local function smaller(a, b) return a and b and math.min(a, b) or a or b end

--- The limits that all plans hold together: what all may take, the least budgets and days.
local function together(model, plans, options)
    local out, times = { with = {}, capacity = {} }, {}
    for key, v in pairs(options) do out[key] = out[key] or v end
    for _, plan in ipairs(plans) do
        out.budget, out.budget_per_period = smaller(out.budget, plan.budget), smaller(out.budget_per_period, plan.budget_per_period)
        local _, entries = roadmap.numbers(plan)
        for _, entry in ipairs(entries) do times[entry.thing] = (times[entry.thing] or 0) + 1 end
    end
    for _, action in ipairs(model.actions) do
        if times[action] == #plans then out.with[#out.with + 1] = action end
    end
    for _, team in ipairs(model.teams) do
        local days = {}
        for q = 1, plans[1].periods do
            days[q] = 1e15
            for _, plan in ipairs(plans) do days[q] = math.min(days[q], problem.able(plan.capacity[team], q)) end
        end
        out.capacity[team] = days
    end
    return out
end

--- A plan as the period in which each of its actions starts.
local function by_thing(plan)
    local out = {}
    for _, row in ipairs(plan.actions) do out[row.thing] = row.start end
    return out
end

--- The same among the actions of a problem; nil where it holds another one.
local function among(entries, plan)
    local start, count, all = {}, 0, 0
    for i, entry in ipairs(entries) do
        start[i] = plan[entry.thing] or 0
        count = start[i] > 0 and count + 1 or count
    end
    for _ in pairs(plan) do all = all + 1 end
    return count == all and start or nil
end

--- A scenario as plans are held against it: gain(plan by thing) -> what it gains there, nil where it does not hold.
local function held(model, plan)
    local numbers, entries = roadmap.numbers(plan)
    local planner, holds = require "plan".new(numbers), simulate.limits(plan)
    return function(one)
        local start = among(entries, one)
        return start and holds(start) and planner:gain(start) or nil
    end
end

local function named(diags, scenario)
    for _, diag in ipairs(diags) do diag.message = ('in scenario "%s": %s'):format(scenario.name, diag.message) end
    return diags
end

--- The plan made in each scenario, by its figures. -> list of plans, of figures | nil, diags
local function plans_under(model, F, scenarios, options, things)
    local plans, under = {}, {}
    for s, scenario in ipairs(scenarios) do
        local diags
        under[s] = figures_under(model, F, scenario)
        plans[s], diags = roadmap.plan(model, under[s], options_under(model, options, scenario, things))
        if not plans[s] then return nil, named(diags, scenario) end
    end
    return plans, under
end

--- The candidates: the plan, those best in one scenario, those best by the figures of the model and of each scenario within
-- the limits of all, and doing nothing.
local function candidates(model, F, plan, plans, under, options)
    local list, limits = { by_thing(plan) }, together(model, plans, options)
    for _, one in ipairs(plans) do list[#list + 1] = by_thing(one) end
    for _, own in ipairs { F, table.unpack(under) } do
        local one = roadmap.plan(model, own, limits)
        if one then list[#list + 1] = by_thing(one) end
    end
    list[#list + 1] = {}
    return list
end

--- plan: that of the model itself. -> candidates, the plan first: list of { start = (as of its actions), regret = the greatest
-- over the scenarios, nil where it does not hold in all } | nil, diags
return function(model, F, plan, scenarios, options)
    local _, entries = roadmap.numbers(plan)
    local things, gains, list = {}, {}, {}
    for i, entry in ipairs(entries) do things[i] = entry.thing end
    local plans, under = plans_under(model, F, scenarios, options, things)
    if not plans then return nil, under end
    local all, own = candidates(model, F, plan, plans, under, options), held(model, plan)
    for s, one in ipairs(plans) do gains[s] = held(model, one) end
    for i, one in ipairs(all) do list[i] = { start = among(entries, one), regret = own(one) and 0 or nil } end
    for s in ipairs(scenarios) do
        local most, gain = -math.huge, {}
        for i, one in ipairs(all) do
            gain[i] = gains[s](one)
            most = math.max(most, gain[i] or most)
        end
        for i, one in ipairs(list) do
            one.regret = one.regret and gain[i] and math.max(one.regret, most - gain[i]) or nil
        end
    end
    return list
end
