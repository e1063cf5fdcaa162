-- The smallest change of one limit, or of what an action takes itself, that puts an action in or throws it out: found by
-- planning again.
--
-- A plan that is best (or is placed) under a limit, and uses less of it, is the same plan down to what it uses. So from a
-- limit under which the action is in, all plans below are met by going on just under what the last one uses.

local problem = require "reis.roadmap.problem"

local able = problem.able

local flip = {}

local ROUNDS = 6 -- of several limits in turn
local STEPS = 60 -- plans made for one kind of change, at most
local PLANS, SEARCHED = 2000, 300 -- plans made for one action, at most; fewer where none is proven
local PART = 8 -- of what a limit can grow by: where to begin with one that is not in the way as it stands
local FREE = { no_gain = true, trap = true, wont = true, unlisted = true, conflict = true, skipped = true }

local RANKS_BY_COST = { roi = true }
local RANKS_BY_EFFORT = { rice = true, wsjf = true, value_effort = true }

local function nearly(x) return 1e-6 * math.max(1, math.abs(x)) end

-- what a plan uses -------------------------------------------------------------------------------

local function spent(ctx, start)
    local sum = 0
    for i, entry in ipairs(ctx.entries) do
        if start[i] > 0 then sum = sum + entry.cost end
    end
    return sum
end

local function most_spent(ctx, start)
    local per, most = {}, 0
    for i, entry in ipairs(ctx.entries) do
        for q = start[i], start[i] > 0 and start[i] + entry.periods - 1 or -1 do
            per[q] = (per[q] or 0) + (problem.paid(ctx.numbers.actions[i].cost, q - start[i]) or 0)
            most = math.max(most, per[q])
        end
    end
    return most
end

--- Days of a team in use in period q.
local function used_in(ctx, start, t, q)
    local sum = 0
    for i, entry in ipairs(ctx.entries) do
        if start[i] > 0 and start[i] <= q and q < start[i] + entry.periods then
            sum = sum + (ctx.numbers.actions[i].effort[t] or 0) / entry.periods
        end
    end
    return sum
end

local function beyond(ctx, start, t)
    local most = 0
    for q = 1, ctx.numbers.periods do
        most = math.max(most, used_in(ctx, start, t, q) - able(ctx.numbers.capacity[t], q))
    end
    return most
end

-- limits made wider ------------------------------------------------------------------------------

local function copy(t, fields)
    local c = {}
    for k, v in next, t do c[k] = v end
    for k, v in next, fields do c[k] = v end
    return c
end

--- Kinds of limit: low = as it is, high = where it binds no more, wider(numbers, level) = the problem at a level, used =
-- the level a plan needs, guess = where to begin.
local function money(ctx, name, used, short)
    local high = 0
    for _, entry in ipairs(ctx.entries) do high = high + entry.cost end
    return { low = ctx.numbers[name], high = math.max(high, ctx.numbers[name]), used = used,
             guess = ctx.numbers[name] + short,
             wider = function(numbers, level) return copy(numbers, { [name] = level }) end,
             found = function(level) return { what = name, value = level, short = level - ctx.numbers[name] } end }
end

local function capacity(ctx, t, short)
    local days, high, name = ctx.numbers.capacity[t], 0, ctx.model.teams[t].name
    for _, action in ipairs(ctx.numbers.actions) do high = high + (action.effort[t] or 0) end
    return { low = 0, high = high, guess = short, used = function(_, start) return beyond(ctx, start, t) end,
        wider = function(numbers, level)
            local list = {}
            for q = 1, ctx.numbers.periods do list[q] = able(days, q) + level end
            return copy(numbers, { capacity = copy(numbers.capacity, { [t] = list }) })
        end,
        found = function(level)
            local more = type(days) == "table"
            return { what = "capacity", team = name, more = more, value = more and level or days + level }
        end }
end

--- Whether so many plans were made for this action that no more is said of it.
local function tired(ctx) return ctx.plans > (ctx.proven and PLANS or SEARCHED) end

--- The starts under other numbers; nil where there are none, or too many plans were made.
local function again(ctx, numbers)
    ctx.plans = ctx.plans + 1
    if tired(ctx) then return nil end
    return ctx.replan(numbers)
end

--- Whether entry i is in under other numbers.
local function is_in(ctx, i, numbers)
    local start = again(ctx, numbers)
    return start ~= nil and start[i] > 0
end

--- The smallest level from kind.low up at which entry i is in, all else being as in numbers; where no plan is proven, the
-- smallest that was found. -> level | nil
local function smallest(ctx, i, kind, numbers)
    local steps = 0
    local function at(level)
        steps = steps + 1
        return again(ctx, kind.wider(numbers, level))
    end
    local level, start = math.min(kind.guess, kind.high), nil
    while true do -- some level at which it is in
        start = at(level)
        if start and start[i] > 0 then break end
        if level >= kind.high or steps > STEPS then return nil end
        level = math.min(kind.high, level + math.max(level - kind.low, nearly(level)))
    end
    local found, tried
    while start do -- and all plans below it
        local used = kind.used(ctx, start)
        if start[i] > 0 then found, tried = math.max(used, kind.low), level end
        if used <= kind.low + nearly(kind.low) then break end
        if steps > STEPS then return nil end
        level = math.max(used - nearly(used), kind.low)
        start = at(level)
    end
    if not found or tired(ctx) then return nil end
    return (not ctx.searched or is_in(ctx, i, kind.wider(numbers, found))) and found or tried
end

--- The numbers with these kinds at these levels.
local function widened(ctx, kinds, levels)
    local numbers = ctx.numbers
    for k, kind in ipairs(kinds) do numbers = kind.wider(numbers, levels[k] or kind.high) end
    return numbers
end

--- Of kinds those without which entry i is not in although all others bind no more, what is not in the way as it stands
-- (the last ones) left out first; nil where it is not in even then.
local function needed(ctx, i, kinds)
    if not is_in(ctx, i, widened(ctx, kinds, {})) then return nil end
    local left = kinds
    for k = #kinds, 1, -1 do
        local fewer = {}
        for _, kind in ipairs(left) do fewer[#fewer + 1] = kind ~= kinds[k] and kind or nil end
        if is_in(ctx, i, widened(ctx, fewer, {})) then left = fewer end
    end
    return left
end

--- Levels of several limits that put entry i in together, each the smallest beside the others, and planned again at all of
-- them; nil where there are none.
local function together(ctx, i, kinds)
    local levels, all, settled = {}, {}, 0
    kinds = needed(ctx, i, kinds)
    if not kinds then return nil end
    for k, kind in ipairs(kinds) do levels[k] = kind.high end
    for turn = 1, ROUNDS * #kinds do -- each in its turn, until none can do with less
        local k = (turn - 1) % #kinds + 1
        local numbers = ctx.numbers
        for other, level in ipairs(levels) do
            if other ~= k then numbers = kinds[other].wider(numbers, level) end
        end
        local level = smallest(ctx, i, kinds[k], numbers)
        if not level then return nil end
        settled = turn > #kinds and level >= levels[k] - nearly(level) and settled + 1 or 0
        levels[k] = level
        if settled >= #kinds - 1 then break end
    end
    if settled < #kinds - 1 then return nil end
    for k, kind in ipairs(kinds) do
        if levels[k] > kind.low then all[#all + 1] = kind.found(levels[k]) end
    end
    if #all == 0 or not is_in(ctx, i, widened(ctx, kinds, levels)) then return nil end
    return #all == 1 and all[1] or { what = "together", all = all }
end

-- more or less asked for --------------------------------------------------------------------------

local CENT = 0.01

--- The largest cost (or effort) of entry i itself at which it is in, to a hundredth: it is in at low and out at high. Of a
-- cost per period all parts change by the same share.
local function largest(ctx, i, what, low, high)
    local function taken(amount)
        local actions, own, days = copy(ctx.numbers.actions, {}), ctx.numbers.actions[i], {}
        local share = what == "effort" and amount / ctx.entries[i].effort or 1
        local costs = ctx.entries[i].costs
        for t, d in next, own.effort do days[t] = d * share end
        local cost = what ~= "cost" and own.cost or costs and problem.scaled(costs, amount) or amount
        actions[i] = copy(own, { cost = cost, effort = days })
        return is_in(ctx, i, copy(ctx.numbers, { actions = actions }))
    end
    if not taken(low) or taken(high) or tired(ctx) then return nil end
    while high - low > 0.4 * CENT do
        local middle = (low + high) / 2
        if taken(middle) then low = middle else high = middle end
    end
    for _, amount in ipairs { math.ceil(low / CENT) * CENT, math.floor(low / CENT) * CENT } do
        if amount > 0 and taken(amount) then return amount end
    end
end

--- Whether the method ranks by what an action takes itself: then a change of it changes all else too.
local function ranks_by(method, what)
    return method.own or (what == "cost" and RANKS_BY_COST or RANKS_BY_EFFORT)[method.name]
end

-- all of them ------------------------------------------------------------------------------------

--- The limits among reasons, and among those of what it waits for, each once.
local function kinds_of(ctx, reasons, list, seen)
    list, seen = list or {}, seen or {}
    for _, reason in ipairs(reasons) do
        local name = reason.team or reason.limit
        local kind = not seen[name] and (reason.limit == "budget" and money(ctx, "budget", spent, reason.amount)
            or reason.limit == "budget_per_period" and money(ctx, "budget_per_period", most_spent, reason.amount)
            or reason.limit == "capacity" and capacity(ctx, ctx.model.teams[reason.team].index, reason.amount))
        if kind then
            seen[name], list[#list + 1] = true, kind
            seen.money = seen.money or not reason.team
        end
        kinds_of(ctx, reason.reasons or {}, list, seen)
    end
    return list, seen
end

--- The limits that are not among the reasons, as far as they can bind at all.
local function others_of(ctx, seen)
    local list, numbers = {}, ctx.numbers
    local function add(kind)
        if kind.high > kind.low then
            kind.guess = kind.low + (kind.high - kind.low) / PART
            list[#list + 1] = kind
        end
    end
    if numbers.budget and not seen.budget then add(money(ctx, "budget", spent, 0)) end
    if numbers.budget_per_period and not seen.budget_per_period then add(money(ctx, "budget_per_period", most_spent, 0)) end
    for t, team in ipairs(ctx.model.teams) do
        if numbers.capacity[t] and not seen[team.name] then add(capacity(ctx, t, 0)) end
    end
    return list
end

--- Adds the changes of one limit that put entry i in. -> whether there is any
local function add_single(ctx, i, kinds, list)
    local any = false
    for _, kind in ipairs(kinds) do
        local level = smallest(ctx, i, kind, ctx.numbers)
        if level and level > kind.low then list[#list + 1], any = kind.found(level), true end
    end
    return any
end

--- Changes that put entry i in, of the limits among its reasons (and those of what it waits for) and of its own cost and
-- effort where the method does not rank by them; where none of those limits does alone, of another limit, else of several
-- together, those among them that are not in the way as it stands.
-- -> list of { what =, value =, team =, more =, short =, all = }, whether all were looked for
function flip.of(ctx, i, reasons)
    local list, entry, method = {}, ctx.entries[i], ctx.method
    if FREE[reasons[1].limit] then return list, false end
    ctx.plans, ctx.searched = 0, nil
    local kinds, seen = kinds_of(ctx, reasons)
    local single = add_single(ctx, i, kinds, list)
    if seen.money and entry.cost > 0 and not ranks_by(method, "cost") then
        local cost = largest(ctx, i, "cost", 0, entry.cost)
        if cost then list[#list + 1] = { what = "cost", value = cost, parts = entry.costs and #entry.costs } end
    end
    if reasons[1].limit == "capacity" and entry.effort > 0 and not ranks_by(method, "effort") then
        local days = largest(ctx, i, "effort", 0, entry.effort)
        if days then list[#list + 1] = { what = "effort", value = days } end
    end
    if not single and #kinds > 0 then
        local others = others_of(ctx, seen)
        if not add_single(ctx, i, others, list) then
            list[#list + 1] = together(ctx, i, table.move(others, 1, #others, #kinds + 1, table.move(kinds, 1, #kinds, 1, {})))
        end
    end
    ctx.planner:change(ctx.numbers)
    return list, #kinds > 0 and not tired(ctx)
end

--- The largest cost and effort of its own with which entry i, which is in, stays in; an empty list for a must, and where
-- no limit asks for either. -> list as of flip.of
function flip.holds(ctx, i)
    local list, entry, numbers = {}, ctx.entries[i], ctx.numbers
    if entry.must then return list end
    ctx.plans, ctx.searched = 0, nil
    local parts = entry.costs and #entry.costs
    local budget = math.min(numbers.budget or math.huge, (numbers.budget_per_period or math.huge) * (parts or 1))
    if budget < math.huge and not ranks_by(ctx.method, "cost") then
        local cost = largest(ctx, i, "cost", entry.cost, budget + 1)
        if cost then list[1] = { what = "cost", value = cost, parts = parts } end
    end
    local able_in_all = 0
    for t, days in next, numbers.actions[i].effort do
        for q = 1, numbers.periods do able_in_all = able_in_all + (days > 0 and able(numbers.capacity[t], q) or 0) end
    end
    if entry.effort > 0 and able_in_all > 0 and able_in_all < math.huge and not ranks_by(ctx.method, "effort") then
        local days = largest(ctx, i, "effort", entry.effort, entry.effort + able_in_all + 1)
        if days then list[#list + 1] = { what = "effort", value = days } end
    end
    ctx.planner:change(ctx.numbers)
    return list
end

return flip
