-- What an action brings: alone, beside the rest of a plan, through which touchpoints and for whom, and with which others it
-- brings more (synergy) or less (overlap) than each apart. All of utility, once everything is finished.

local result = require "reis.figures.result"

local explain = {}

local TOLD = 3 -- others that are named, at most

--- The entries of a set, as numbers in order; `more` and `without` (sets) put in and left out.
local function members(ctx, set, more, without)
    local list = {}
    for i in ipairs(ctx.entries) do
        if (set[i] or more and more[i]) and not (without and without[i]) then list[#list + 1] = i end
    end
    return list
end

local function taken(ctx)
    local set = {}
    for i, s in ipairs(ctx.start) do set[i] = s > 0 or nil end
    return set
end

--- Entry i and all that cannot be without it.
local function with_followers(ctx, i)
    local set = {}
    for j in ipairs(ctx.entries) do set[j] = ctx.closure(j)[i] end
    return set
end

--- What a set of entries changes on top of another. -> the journeys of a difference of scores
local function through(ctx, before, after)
    local function scores(list)
        local actions = {}
        for k, i in ipairs(list) do actions[k] = ctx.entries[i].thing.index end
        return ctx.F.engine:score { actions = actions }
    end
    local a, b = scores(after), scores(before)
    return a and b and result.difference(a, b).journeys or {}
end

--- How much more (or less) entries i and j bring together than each apart; nil where one needs the other, or nobody can tell.
local function interplay_of(ctx, i, j, none)
    local mine, theirs, shared = ctx.closure(i), ctx.closure(j), {}
    if j == i or mine[j] or theirs[i] then return nil end
    for k in pairs(mine) do shared[k] = theirs[k] end
    local both = ctx.planner:utility(members(ctx, mine, theirs))
    local one, two = ctx.planner:utility(members(ctx, mine)), ctx.planner:utility(members(ctx, theirs))
    local common = next(shared) and ctx.planner:utility(members(ctx, shared)) or none
    local amount = both and one and two and common and both - one - two + common
    return amount and math.abs(amount) > 1e-6 * math.max(1e-3, math.abs(one - none)) and amount or nil
end

--- The largest amounts first; of equals by name.
local function by_amount(x, y)
    if math.abs(x.amount) ~= math.abs(y.amount) then return math.abs(x.amount) > math.abs(y.amount) end
    return x.name < y.name
end

--- The others with which entry i brings another amount than each apart, the largest difference first.
-- -> list of { name =, amount = }
local function interplay(ctx, i, none)
    local list = {}
    for j, other in ipairs(ctx.entries) do
        local amount = interplay_of(ctx, i, j, none)
        if amount then list[#list + 1] = { name = other.name, amount = amount } end
    end
    table.sort(list, by_amount)
    return table.move(list, 1, TOLD, 1, {})
end

--- All pairs that bring another amount together than each apart, the largest difference first.
-- -> list of { first =, second = (names), amount = }
function explain.pairs(ctx)
    local list, none = {}, ctx.planner:utility {}
    for i, one in ipairs(ctx.entries) do
        for j = i + 1, #ctx.entries do
            local amount, other = interplay_of(ctx, i, j, none), ctx.entries[j]
            if amount then list[#list + 1] = { first = one.name, second = other.name, name = one.name .. "\0" .. other.name, amount = amount } end
        end
    end
    table.sort(list, by_amount)
    return list
end

--- What entry i brings alone and beside the rest of the plan (nil where it leaves a trap), and the sets that differ in it.
-- -> { alone =, beside =, before =, after = lists of entries }
function explain.worth(ctx, i)
    local plan, mine = taken(ctx), ctx.closure(i)
    local before = members(ctx, plan, nil, with_followers(ctx, i))
    local after = plan[i] and members(ctx, plan) or members(ctx, plan, mine)
    local u, rest = ctx.planner:utility(after), ctx.planner:utility(before)
    return { alone = ctx.entries[i].gain_alone, beside = u and rest and u - rest, before = before, after = after }
end

--- What entry i brings. -> { alone = (nil where it leaves a trap), beside = (the same), through = the journeys that differ
-- (rows of reis.figures.moved), interplay = { { name =, amount = } } }
function explain.of(ctx, i)
    local worth = explain.worth(ctx, i)
    return { alone = worth.alone, beside = worth.beside, through = through(ctx, worth.before, worth.after),
             interplay = interplay(ctx, i, ctx.planner:utility {}) }
end

return explain
