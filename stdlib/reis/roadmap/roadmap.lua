-- Which actions to do when: the roadmap by the method asked for, with a why for every action.

local quantity = require "reis.language.quantity"
local ordered = require "reis.words.ordered"
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
        if name == known then return require("reis.roadmap.methods." .. name), false end
    end
    local found, message
    local ok, extension = pcall(require, "reis.language.extension")
    if ok then found, message = extension.load("methods", name) end
    if found and type(found.rank) ~= "function" then
        return nil, ("methods/%s.lua must return a table with a function `rank`"):format(name)
    end
    if found then
        local title = type(found.title) == "string" and found.title or name
        return { name = name, title = title, rank = found.rank }, true
    end
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
    local view = own and require("reis.model.model").view(model)
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
        if method.show and not own then
            entries[one.at].shown = method.show(entries[one.at].thing, entries[one.at].facts)
        end
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

local NUMBERS = { budget = { 0, 1e15 }, budget_per_period = { 0, 1e15 }, time = { 0, 1e6 },
                  periods = { 1, 1000, true }, lookahead = { 1, 10000, true },
                  iterations = { 0, 1e8, true } }

local function is_number(v, low, high, whole)
    return type(v) == "number" and v >= low and v <= high and (not whole or v == math.floor(v))
end

--- What is wrong with the options, or nil.
local function wrong_options(model, options)
    for _, name in ipairs { "budget", "budget_per_period", "time", "periods", "lookahead",
                            "iterations" } do
        local bounds, v = NUMBERS[name], options[name]
        if v ~= nil and not is_number(v, bounds[1], bounds[2], bounds[3]) then
            return ("%s must be a %s of at least %d, at most %.0f"):format(name,
                bounds[3] and "whole number" or "number", bounds[1], bounds[2])
        end
    end
    for _, name in ipairs { "method", "roadmap" } do
        if options[name] ~= nil and type(options[name]) ~= "string" then
            return name .. " must be a name"
        end
    end
    if options.capacity == nil then return nil end
    if type(options.capacity) ~= "table" then return "capacity must be a table: { [team] = days }" end
    for team, days in ordered.pairs(options.capacity) do
        if type(team) ~= "table" and not model.teams[team] then
            return ('capacity names "%s", which is no team'):format(tostring(team))
        elseif type(days) ~= "table" and not is_number(days, 0, 1e15) then
            return "capacity must hold days of at least 0 per team"
        end
    end
end

--- The roadmap of a model. options: roadmap (a name), method, budget, budget_per_period, periods,
-- lookahead, capacity ({ [team] = days }), actions (a list of things), time (seconds of search).
-- -> result, as `reis roadmap --json` shows it and more | nil, diags
function roadmap.plan(model, F, options)
    options = options or {}
    local wrong = wrong_options(model, options)
    if wrong then return diag(nil, model, wrong) end
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
                budget_per_period = limits.budget_per_period,
                capacity = limits.capacity, title = method.title }
    fill(ctx, P, limits)
    fill_others(P, model, closed, blocked)
    P.curve, P.break_even = curve(ctx, limits, chosen)
    return P
end

local function find_row(P, name)
    for _, list in ipairs { P.actions, P.left_out } do
        for _, row in ipairs(list) do
            if row.name == name then return row, list == P.actions end
        end
    end
end

--- The options under which a limit is out of the way of a row, and what they are in words.
local function loosened(model, P, row, options)
    local reason, more = row.reason, {}
    for k, v in next, options do more[k] = v end
    if reason.limit == "budget" then
        more.budget = P.budget + reason.amount
        return more, "a budget of " .. why.money(model, more.budget)
    elseif reason.limit == "budget_per_period" and P.budget_per_period then
        more.budget_per_period = P.budget_per_period + reason.amount
        return more, "a budget per period of " .. why.money(model, more.budget_per_period)
    elseif reason.limit == "capacity" then
        more.capacity = {}
        for team, days in next, P.capacity do more.capacity[team.name] = days end
        local days = (more.capacity[reason.team] or 0) + reason.amount
        more.capacity[reason.team] = days
        return more, ('a capacity of %.4g days a period for team "%s"'):format(days, reason.team)
    elseif reason.limit == "horizon" or reason.limit == "chain" then
        more.periods = P.periods + 1
        return more, ("%d periods"):format(more.periods)
    end
end

--- Why an action is in or out of a plan, and what would flip it. options: as the plan was made.
function roadmap.explain(model, F, P, name, options)
    local row, taken = find_row(P, name)
    if not row then return "it is done or dropped: not open" end
    local text = (taken and "in: " or "out: ") .. row.why
    if taken then
        if row.adds and row.adds > 0 then
            text = text .. "; it would leave the plan if it added nothing more"
        end
        return text
    end
    local more, words = loosened(model, P, row, options or {})
    local other = more and roadmap.plan(model, F, more)
    if not other then return text end
    local found, now_in = find_row(other, name)
    if found and now_in then
        return ("%s; with %s it is in, and the gain goes from %.6g to %.6g"):format(text, words,
            P.gain, other.gain)
    end
    return ("%s; even with %s it stays out"):format(text, words)
end

return roadmap
