-- Which actions to do when: the roadmap by the method asked for, with a why for every action.

local quantity = require "reis.quantity"
local problem = require "reis.roadmap.problem"
local facts = require "reis.roadmap.facts"
local why = require "reis.roadmap.why"

local roadmap = {}

local METHODS = { "optimal", "rice", "ice", "wsjf", "roi", "odi", "moscow", "value_effort" }
roadmap.methods = METHODS

--- The ranking method by name: ours, or the file methods/NAME.lua beside the script.
-- -> method, whether it is the user's own | nil, message
function roadmap.method(name)
    for _, known in ipairs(METHODS) do
        if name == known then return require("reis.methods." .. name), false end
    end
    local found, message
    local ok, extension = pcall(require, "reis.extension")
    if ok then found, message = extension.load("methods", name) end
    if found and type(found.rank) ~= "function" then
        return nil, ("methods/%s.lua must return a table with a function `rank`"):format(name)
    end
    if found then return found, true end
    return nil, message or ('there is no method "%s"; use one of %s, or put methods/%s.lua beside '
        .. 'the script'):format(name, table.concat(METHODS, ", "), name)
end

local function diag(thing, model, message)
    return nil, { { level = "error", file = thing and thing.file or model.file,
                    line = thing and thing.line or 1, message = message } }
end

-- ranking ---------------------------------------------------------------------------------------

local function key(v)
    if v == true then return 1 end
    if type(v) ~= "number" or v ~= v then return -math.huge end
    return v
end

--- The keys of one action; a user's method sees a read-only action and a copy of the facts.
local function keys_of(method, own, model, entry, view)
    local action, known = entry.thing, entry.facts
    if own then
        action, known = view.actions[action.index], {}
        for name, v in next, entry.facts do known[name] = v end
    end
    local got = table.pack(pcall(method.rank, action, known))
    if not got[1] then
        return nil, ('method "%s" failed on "%s": %s'):format(tostring(method.name), entry.name,
            type(got[2]) == "string" and got[2] or "an error that is no text")
    end
    local list = got
    local from = 2
    if type(got[2]) == "table" then list, from = got[2], 1 end
    local keys = {}
    for k = from, math.max(from, list.n or rawlen(list)) do keys[#keys + 1] = key(list[k]) end
    return keys
end

local function before(a, b)
    for k = 1, math.max(#a.keys, #b.keys) do
        local x, y = a.keys[k] or -math.huge, b.keys[k] or -math.huge
        if x ~= y then return x > y end
    end
    return a.at < b.at
end

--- Entry numbers, best first; ties in declared order. -> list | nil, message
local function ranking(method, own, model, entries)
    local view = own and require("reis.model").view(model)
    local list, order = {}, {}
    for i, entry in ipairs(entries) do
        local keys, message = keys_of(method, own, model, entry, view)
        if not keys then return nil, message end
        list[i] = { keys = keys, at = i }
    end
    table.sort(list, before)
    for k, one in ipairs(list) do
        order[k] = one.at
        entries[one.at].rank = k
        if method.show then entries[one.at].shown = method.show(entries[one.at].thing,
                                                               entries[one.at].facts) end
    end
    return order
end

-- the plan --------------------------------------------------------------------------------------

local function limits_of(model, chosen, options, get)
    local periods = options.periods or chosen and chosen.periods or 4
    local function limit(name)
        local v = options[name]
        if v == nil and chosen then v = rawget(chosen, name) end
        return quantity.mean(v)
    end
    return {
        periods = periods,
        lookahead = options.lookahead or chosen and rawget(chosen, "lookahead") or 2 * periods,
        budget = limit "budget", budget_per_period = limit "budget_per_period",
        capacity = problem.capacities(model, chosen, options.capacity, get),
        horizons = problem.horizons(chosen, periods),
    }
end

--- The starts by a ranked method. -> starts | nil, message, entry
local function place(ctx, method, own)
    local order, message = ranking(method, own, ctx.model, ctx.entries)
    if not order then return nil, message end
    ctx.skip, ctx.never = {}, {}
    for i, entry in ipairs(ctx.entries) do
        ctx.skip[i] = (entry.gain_alone or 0) <= 0
        ctx.never[i] = rawget(entry.thing, "moscow") == "wont" and not entry.must
    end
    local start, reason, must = ctx.planner:place(order, ctx.skip, ctx.never)
    if start then return start end
    local best, general = ctx.planner:solve { time = 1 }
    local entry
    if best then
        message = ('%s is infeasible by method "%s", which places the must "%s" too late: %s; '
            .. 'method "optimal" finds room for it'):format(ctx.title, method.name,
            ctx.entries[must].name, why.limit(ctx, ctx.entries[must], reason))
        entry = ctx.entries[must]
    else
        message, entry = why.infeasible(ctx, general, ctx.title)
    end
    return nil, message, entry
end

local function solve(ctx, options)
    local found, reason = ctx.planner:solve { time = options.time, iterations = options.iterations }
    if found then
        ctx.proven, ctx.bound, ctx.nodes = found.proven, found.bound, found.nodes
        return found.start
    end
    return nil, why.infeasible(ctx, reason, ctx.title)
end

--- Ranks of an optimal plan: in the order of their starts, then by what they gain alone.
local function rank_by_start(ctx)
    local order = {}
    for i in ipairs(ctx.entries) do order[i] = i end
    local function at(i) return ctx.start[i] > 0 and ctx.start[i] or math.huge end
    table.sort(order, function(a, b)
        if at(a) ~= at(b) then return at(a) < at(b) end
        local x, y = ctx.entries[a].gain_alone or 0, ctx.entries[b].gain_alone or 0
        if x ~= y then return x > y end
        return a < b
    end)
    for k, i in ipairs(order) do ctx.entries[i].rank = k end
end

--- Cumulative cost and benefit per period, and the first period in which one reaches the other.
local function curve(ctx, limits, chosen)
    if not ctx.money then return nil end
    local years = problem.years[chosen and chosen.period or "quarter"]
    local none, cost, benefit = ctx.planner:utility {}, 0, 0
    local points, even = {}, nil
    for q = 1, math.max(limits.periods, limits.lookahead) do
        local done = {}
        for i, entry in ipairs(ctx.entries) do
            local s = ctx.start[i]
            if s == q then cost = cost + entry.cost end
            if s > 0 and s + entry.periods - 1 < q then done[#done + 1] = i end
        end
        local u = ctx.planner:utility(done)
        benefit = benefit + ((u or none) - none) * years
        if q <= limits.periods then
            points[q] = { period = q, cost = cost, benefit = benefit }
        end
        if not even and cost > 0 and benefit >= cost - 1e-9 * math.max(1, cost) then even = q end
    end
    return points, even
end

local function by_start(a, b)
    if a.start ~= b.start then return a.start < b.start end
    return a.rank < b.rank
end

local function fill(ctx, P, limits)
    for i, entry in ipairs(ctx.entries) do
        local s = ctx.start[i]
        local row = { name = entry.name, thing = entry.thing, owner = entry.owner,
                      cost = entry.cost, effort = entry.effort, gain_alone = entry.gain_alone, rank = entry.rank,
                      facts = entry.facts, team_use = entry.team_use }
        if s > 0 then
            row.start, row.finish = s, s + entry.periods - 1
            row.horizon = problem.horizon_of(limits.horizons, s)
            row.why, row.adds = why.taken(ctx, i)
            if entry.shown then row.why = row.why .. "; " .. entry.shown end
            P.cost = P.cost + entry.cost
            P.actions[#P.actions + 1] = row
        else
            row.why, row.reason = why.left_out(ctx, i)
            P.left_out[#P.left_out + 1] = row
        end
    end
    table.sort(P.actions, by_start)
end

--- Those that could not take part: blocked ones are left out too, closed ones are told apart.
local function fill_others(P, model, closed, blocked)
    for _, action in ipairs(model.actions) do
        if blocked[action] then
            P.left_out[#P.left_out + 1] = { name = action.name, thing = action,
                why = blocked[action], reason = { limit = "blocked" },
                owner = action.ref.owner and action.ref.owner.name }
        elseif closed[action] then
            P.closed[#P.closed + 1] = { name = action.name, thing = action, why = closed[action] }
        end
    end
    table.sort(P.left_out, function(a, b) return a.thing.index < b.thing.index end)
end

local function context(model, F, chosen, entries, planner, title)
    local known = {}
    return {
        model = model, entries = entries, planner = planner, money = F.flat.money == true,
        title = title, roadmap = chosen, proven = false,
        closure = function(i)
            known[i] = known[i] or facts.closure(entries, i)
            return known[i]
        end,
    }
end

local function blocked_must(model, blocked)
    for _, action in ipairs(model.actions) do
        if blocked[action] and rawget(action, "must") then return action end
    end
end

--- The roadmap of a model. options: roadmap (a name), method, budget, budget_per_period, periods,
-- lookahead, capacity ({ [team] = days }), actions (a list of things), time (seconds of search).
-- -> result, as `reis roadmap --json` shows it and more | nil, diags
function roadmap.plan(model, F, options)
    options = options or {}
    local chosen, missing = problem.roadmap(model, options.roadmap)
    if missing then return diag(nil, model, missing) end
    local name = options.method or chosen and chosen.method or "optimal"
    local method, own = roadmap.method(name)
    if not method then return diag(chosen, model, own) end
    local get = options.get or F.get or function(thing, field) return thing[field] end
    local title = chosen and ('roadmap "%s"'):format(chosen.name) or "the roadmap"
    local list, closed, blocked = problem.candidates(model, chosen, options.actions)
    local must = blocked_must(model, blocked)
    if must then
        return diag(must, model, ('%s is infeasible: the must "%s" %s; take its must off, or let '
            .. 'it in'):format(title, must.name, blocked[must]))
    end
    local limits = limits_of(model, chosen, options, get)
    local numbers, entries = problem.build(model, F, list, limits, get)
    local planner = require "plan".new(numbers)
    local ctx = context(model, F, chosen, entries, planner, title)
    local none, trapped = planner:utility {}
    if not none then
        return diag(nil, model, trapped.message
            or "nobody gets out of a touchpoint; no roadmap can be made")
    end
    facts.fill(model, F, planner, entries, get)
    local message, about
    ctx.start = {}
    for i in ipairs(entries) do ctx.start[i] = 0 end
    local start
    if method.optimal then
        start, message, about = solve(ctx, options)
    else
        start, message, about = place(ctx, method, own)
    end
    if not start then return diag(chosen or about and about.thing, model, message) end
    ctx.start = start
    ctx.gain = planner:gain(start) or 0
    if method.optimal then rank_by_start(ctx) end
    local P = { roadmap = chosen and chosen.name or "roadmap", method = name, gain = ctx.gain,
                cost = 0, proven = ctx.proven, bound = ctx.bound, actions = {}, left_out = {}, closed = {},
                roadmap_thing = chosen, periods = limits.periods, lookahead = limits.lookahead,
                horizons = limits.horizons, money = ctx.money, budget = limits.budget,
                capacity = limits.capacity, title = method.title }
    fill(ctx, P, limits)
    fill_others(P, model, closed, blocked)
    P.curve, P.break_even = curve(ctx, limits, chosen)
    return P
end

return roadmap
