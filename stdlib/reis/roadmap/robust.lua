-- The plan that one would regret least: over the draws of what is uncertain, or over named scenarios. Regret is what
-- the best candidate gains more than the plan does.

local quantity = require "reis.language.quantity"
local figures = require "reis.figures.figures"
local roadmap = require "reis.roadmap.roadmap"
local simulate = require "reis.roadmap.simulate"

local robust = {}

local DRAWS, SURE = 2000, 0.95

local function none_of(start)
    local none = {}
    for i in ipairs(start) do none[i] = 0 end
    return none
end

--- The candidate of least regret; the earlier of equals. list: of { start =, regret = (nil: it cannot be) }
local function least(list)
    local best
    for _, one in ipairs(list) do
        if one.regret and (not best or one.regret < best.regret) then best = one end
    end
    return best
end

--- The plan of least 95 % quantile of regret over draws, among those that hold its limits and musts at the means.
-- -> best, the plan's own | nil, diags
local function over_draws(model, plan, options)
    local sim, diags = simulate.of(model, plan, { n = options.n or DRAWS, seed = options.seed, tell = options.tell })
    if not sim then return nil, diags end
    for c, one in ipairs(sim.list) do
        one.regret = simulate.holds(sim, one.start) and sim.sim.draws:regret(c, SURE) or nil
    end
    return least(sim.list), sim.list[1]
end

--- The figures of the model under a scenario.
local function figures_under(model, F, scenario)
    local ref, used = scenario.ref, {}
    for i, journey in ipairs(ref.use or {}) do used[i] = journey.name end
    return figures.of(model, { set = ref.set, use = used, base = F, drop = rawget(ref, "drop"), instead = rawget(ref, "instead") })
end

--- The options under which a plan is made in a scenario.
local function options_under(options, scenario)
    local out = {}
    for key, v in pairs(options) do out[key] = v end
    out.budget = quantity.mean(rawget(scenario, "budget")) or out.budget
    return out
end

--- The plan of least greatest regret over scenarios, among the plan, those that are best in one of them, and doing nothing.
local function over_scenarios(model, F, plan, scenarios, options)
    local list, planners = { { start = roadmap.starts(plan) } }, {}
    for s, scenario in ipairs(scenarios) do
        local own, diags = roadmap.plan(model, figures_under(model, F, scenario), options_under(options, scenario))
        if not own then return nil, diags end
        planners[s] = require "plan".new((roadmap.numbers(own)))
        list[#list + 1] = { start = roadmap.starts(own) }
    end
    list[#list + 1] = { start = none_of(list[1].start) }
    local holds = simulate.limits(plan)
    for _, one in ipairs(list) do one.regret, one.gain = holds(one.start) and 0 or nil, {} end
    for s in ipairs(scenarios) do
        local most = -math.huge
        for _, one in ipairs(list) do
            one.gain[s] = planners[s]:gain(one.start)
            if one.gain[s] then most = math.max(most, one.gain[s]) end
        end
        for _, one in ipairs(list) do
            if one.regret then one.regret = one.gain[s] and math.max(one.regret, most - one.gain[s]) or nil end
        end
    end
    return least(list), list[1]
end

--- The robust plan. options: as of reis.roadmap.roadmap, and robust: true (over draws) or a list of scenarios; n, seed, tell.
-- -> plan, with robust = { regret =, usual = (that of the plan on the means), scenarios = how many, or nil } | nil, diags
function robust.plan(model, F, options)
    local plan, diags = roadmap.plan(model, F, options)
    if not plan then return nil, diags end
    local scenarios = type(options.robust) == "table" and options.robust or nil
    local best, usual
    if scenarios then
        best, usual = over_scenarios(model, F, plan, scenarios, options)
    else
        best, usual = over_draws(model, plan, options)
    end
    if not best then return nil, usual or { { level = "error", message = "no plan holds in every scenario" } } end
    local own = {}
    for key, v in pairs(options) do own[key] = v end
    own.given = best.start
    local found, wrong = roadmap.plan(model, F, own)
    if not found then return nil, wrong end
    found.method, found.robust = "robust", { regret = best.regret, usual = usual.regret, scenarios = scenarios and #scenarios }
    return found
end

return robust
