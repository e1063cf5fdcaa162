-- From the model to the planner's numbers: which actions are open, what each takes, and the limits.

local change = require "reis.figures.change"
local quantity = require "reis.language.quantity"

local problem = {}

local YEARS = { week = 7 / 365.25, month = 1 / 12, quarter = 1 / 4, year = 1 }
problem.years = YEARS

--- The roadmap by name, the first declared, or none (a default of four quarters).
-- -> thing | nil, message
function problem.roadmap(model, name)
    if name == nil then return model.roadmaps[1] end
    local found = model.roadmaps[name]
    if found then return found end
    local names = {}
    for i, one in ipairs(model.roadmaps) do names[i] = ('"%s"'):format(one.name) end
    return nil, ('there is no roadmap "%s"; %s'):format(tostring(name), #names == 0
        and "none is declared" or "declared: " .. table.concat(names, ", "))
end

--- { now, next, later }: the last period of each horizon.
function problem.horizons(roadmap, periods, get)
    local given = roadmap and get(roadmap, "horizons") or {}
    local now = math.min(given.now or math.ceil(periods / 3), periods)
    local later = math.min(given.later or periods, periods)
    local middle = math.min(math.max(given.next or math.ceil(2 * periods / 3), now), later)
    return { now = now, next = middle, later = later }
end

--- The horizon that a start period falls in.
function problem.horizon_of(horizons, start)
    return start <= horizons.now and "now" or start <= horizons.next and "next" or "later"
end

local function window(action, horizons, periods)
    local horizon = rawget(action, "horizon")
    if horizon == "now" then return 1, horizons.now end
    if horizon == "next" then return horizons.now + 1, horizons.next end
    if horizon == "later" then return horizons.next + 1, horizons.later end
    return 1, periods
end

local function is_closed(action)
    local status = rawget(action, "status")
    return status == "done" or status == "dropped"
end

--- Which actions take part: candidates in declared order, and why each other one does not.
-- -> list, { [thing] = "done" or "dropped" }, { [thing] = the reason (as of reis.roadmap.why) that it is in no plan }
function problem.candidates(model, roadmap, only)
    local listed = only or roadmap and rawget(roadmap.ref, "actions")
    local chosen
    if listed then
        chosen = {}
        for _, action in ipairs(listed) do chosen[action] = true end
    end
    local closed, blocked = {}, {}
    for _, action in ipairs(model.actions) do
        if is_closed(action) then
            closed[action] = action.status
        elseif chosen and not chosen[action] then
            blocked[action] = { limit = "unlisted" }
        elseif rawget(action, "moscow") == "wont" then
            blocked[action] = { limit = "wont" }
        end
    end
    local moved = true
    while moved do
        moved = false
        for _, action in ipairs(model.actions) do
            for _, other in ipairs(action.ref.requires) do
                if not closed[action] and not blocked[action]
                    and (blocked[other] or closed[other] == "dropped") then
                    local cause = closed[other] and "dropped" or blocked[other].limit
                    blocked[action] = { limit = "requires", other = other.name,
                                        cause = cause == "requires" and "either" or cause }
                    moved = true
                end
            end
        end
    end
    local list = {}
    for _, action in ipairs(model.actions) do
        if not closed[action] and not blocked[action] then list[#list + 1] = action end
    end
    return list, closed, blocked
end

--- Days of work per team (by its index in model.teams), and in all.
function problem.effort(action, get)
    local per, total = {}, 0
    local given = get(action, "effort")
    local list = rawget(action.ref, "effort")
    if given ~= rawget(action, "effort") then list = type(given) == "table" and not given.dist and given or nil end
    if list then
        for _, one in ipairs(list) do
            local days = quantity.mean(one.days) or 0
            per[one.team] = (per[one.team] or 0) + days
            total = total + days
        end
        return per, total
    end
    local owner = action.ref.owner
    total = quantity.mean(given) or 0
    if owner and owner.kind == "team" then per[owner] = total end
    return per, total
end

--- What an action costs in all; where that is a list, of each of its periods too.
function problem.cost(action, get)
    local given = get(action, "cost")
    if type(given) ~= "table" or given.dist then return quantity.mean(given) or 0 end
    local total, costs = 0, {}
    for k, one in ipairs(given) do
        costs[k] = quantity.mean(one)
        total = total + costs[k]
    end
    return total, costs
end

--- A list of costs of which all come to so much, every part in proportion; where all are 0, alike.
function problem.scaled(costs, amount)
    local sum, list = 0, {}
    for _, one in ipairs(costs) do sum = sum + one end
    for k, one in ipairs(costs) do list[k] = sum > 0 and one * (amount / sum) or amount / #costs end
    return list
end

--- What of a cost of the planner's problem (all at the start, or a list) is paid k periods after the start; nil: nothing.
function problem.paid(cost, k)
    if type(cost) == "table" and not cost.reg then return cost[k + 1] end
    return k == 0 and cost or nil
end

--- Days of a team as numbers: one, or a list of them, one per period.
local function days_of(v)
    if type(v) ~= "table" or v.dist then return quantity.mean(v) end
    local list = {}
    for q, days in ipairs(v) do list[q] = quantity.mean(days) end
    return list
end

--- What a team can do in period q: of a number, a list of which the last goes on, or nothing (no limit).
function problem.able(days, q)
    if type(days) ~= "table" then return days or math.huge end
    return days[math.min(q, #days)] or math.huge
end

--- Days per period of each team that has a limit: a scenario's over the roadmap's over the team's.
function problem.capacities(model, roadmap, own, get)
    local per = {}
    for _, team in ipairs(model.teams) do per[team] = days_of(get(team, "capacity")) end
    for _, one in ipairs(roadmap and change.resolved(get, roadmap, "capacity") or {}) do
        per[one.team] = days_of(one.days)
    end
    for name, days in pairs(own or {}) do
        local team = type(name) == "table" and name or model.teams[name]
        if team then per[team] = days_of(days) end
    end
    return per
end

local function reroutes(action)
    local out = {}
    for _, one in ipairs(action.ref.reroutes) do out[one.touchpoint] = true end
    return out
end

local function conflicts(list, index)
    local out = {}
    for i, action in ipairs(list) do
        local mine, own = {}, reroutes(action)
        for _, other in ipairs(action.ref.conflicts) do
            if index[other] then mine[#mine + 1] = index[other] end
        end
        for j = 1, i - 1 do
            for _, one in ipairs(list[j].ref.reroutes) do
                if own[one.touchpoint] then
                    mine[#mine + 1] = j
                    break
                end
            end
        end
        out[i] = mine
    end
    return out
end

local function required(action, index)
    local out = {}
    for _, other in ipairs(action.ref.requires) do
        if index[other] then out[#out + 1] = index[other] end
    end
    return out
end

--- The planner's problem, and beside it per action { thing, cost, costs (nil: paid at the start), effort, team_use }.
-- limits = { periods, lookahead, budget, budget_per_period, capacity = { [team] = days }, horizons }
function problem.build(model, F, list, limits, get)
    local index, team_index, entries, actions, capacity = {}, {}, {}, {}, {}
    for i, action in ipairs(list) do index[action] = i end
    for i, team in ipairs(model.teams) do
        team_index[team] = i
        capacity[i] = limits.capacity[team]
    end
    local apart = conflicts(list, index)
    for i, action in ipairs(list) do
        local per, total = problem.effort(action, get)
        local effort, use = {}, {}
        for team, days in pairs(per) do
            if team_index[team] then effort[team_index[team]] = days end
            use[team.name] = days
        end
        local earliest, latest = window(action, limits.horizons, limits.periods)
        local cost, costs = problem.cost(action, get)
        entries[i] = { thing = action, name = action.name, cost = cost, costs = costs, effort = total,
                       periods = get(action, "periods") or 1, team_use = use,
                       must = rawget(action, "must") == true,
                       owner = action.ref.owner and action.ref.owner.name,
                       required = required(action, index) }
        actions[i] = { index = action.index, cost = costs or cost, periods = entries[i].periods,
                       earliest = earliest, latest = latest, must = entries[i].must,
                       effort = effort, required = entries[i].required, conflicts = apart[i] }
    end
    return { engine = F.engine, periods = limits.periods, lookahead = limits.lookahead,
             budget = limits.budget, budget_per_period = limits.budget_per_period,
             teams = #model.teams, capacity = capacity, actions = actions }, entries
end

return problem
