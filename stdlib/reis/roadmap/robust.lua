-- The plan that one would regret least: over the draws of what is uncertain, or over named scenarios. Regret is what
-- the best candidate gains more than the plan does.

local roadmap = require "reis.roadmap.roadmap"
local simulate = require "reis.roadmap.simulate"

local robust = {}

local DRAWS, SURE = 2000, 0.95

--- The candidate of least regret; the earlier of equals. list: of { start =, regret = (nil: it cannot be) }
local function least(list)
    local best
    for _, one in ipairs(list) do
        if one.regret and (not best or one.regret < best.regret) then best = one end
    end
    return best
end

--- Among the candidates of a simulation that hold its plan's limits and musts at the means, that of least 95 % quantile
-- of regret over the draws. -> its number | nil, diags
function robust.in_draws(sim)
    local best
    for c, one in ipairs(sim.list) do
        one.regret = simulate.holds(sim, one.start) and sim.sim.draws:regret(c, SURE) or nil
        if one.regret and (not best or one.regret < sim.list[best].regret) then best = c end
    end
    if best then return best end
    return nil, { { level = "error", message = "no draw has a figure for every plan, so none can be called robust" } }
end

--- The plan of given starts, told as one that was looked for. found: { regret =, usual =, scenarios = }
-- -> plan | nil, diags
function robust.told(model, F, options, start, found)
    local own = {}
    for key, v in pairs(options) do own[key] = v end
    own.given, own.robust = start, own.robust or true
    local plan, diags = roadmap.plan(model, F, own)
    if not plan then return nil, diags end
    plan.method, plan.robust = "robust", found
    return plan
end

--- The robust plan of a simulation with a plan, for those who show both.
-- -> { plan =, gain = (row of its gain over the draws), same = (whether it is the simulation's own) } | nil, diags
function robust.beside(model, F, sim, options)
    local c, none = robust.in_draws(sim)
    if not c then return nil, none end
    local plan, diags = robust.told(model, F, options, sim.list[c].start, { regret = sim.list[c].regret, usual = sim.list[1].regret })
    if not plan then return nil, diags end
    return { plan = plan, gain = sim.sim:row("gain", "gain", "gain", c), same = c == 1 }
end

local function over_draws(model, F, plan, options)
    local sim, diags = simulate.of(model, plan, { n = options.n or DRAWS, seed = options.seed, tell = options.tell,
        correlated = options.correlated })
    if not sim then return nil, diags end
    local c, none = robust.in_draws(sim)
    if not c then return nil, none end
    return robust.told(model, F, options, sim.list[c].start, { regret = sim.list[c].regret, usual = sim.list[1].regret })
end

local function over_scenarios(model, F, plan, options)
    local list, diags = require "reis.roadmap.robust_scenarios" (model, F, plan, options.robust, options)
    if not list then return nil, diags end
    local best = least(list)
    if not best then return nil, { { level = "error", message = "no plan holds in every one of these scenarios" } } end
    return robust.told(model, F, options, best.start, { regret = best.regret, usual = list[1].regret, scenarios = #options.robust })
end

--- The robust plan. options: as of reis.roadmap.roadmap, and robust: true (over draws) or a list of scenarios; n, seed, tell,
-- correlated.
-- -> plan, with robust = { regret =, usual = (that of the plan on the means; nil: it does not hold in every scenario),
-- scenarios = how many, or nil } | nil, diags
function robust.plan(model, F, options)
    local plan, diags = roadmap.plan(model, F, options)
    if not plan then return nil, diags end
    local way = type(options.robust) == "table" and over_scenarios or over_draws
    return way(model, F, plan, options)
end

return robust
