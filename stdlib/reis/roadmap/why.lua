-- Why an action is in a plan, or what keeps it out, as data; say.lua puts it in words.
--
-- A reason is { limit =, amount =, period =, team = name, other = name, reasons = those of the other }; a list of them has
-- first what matters most: of limits the one that no money mends.

local why = {}

local SOFT = { no_gain = true, fits = true, together = true, skipped = true }

--- A reason of the planner's with names for its numbers.
local function named(ctx, reason)
    local team = reason.team and ctx.model.teams[reason.team]
    local other = reason.other and ctx.entries[reason.other]
    local about, goal = ctx.entries[reason.action], ctx.model.goals[reason.goal]
    return { limit = reason.limit, amount = reason.amount, period = reason.period, message = reason.message,
             goal = goal and goal.name, team = team and team.name, other = other and other.name, periods = about and about.periods,
             horizon = about and rawget(about.thing, "horizon") }
end

--- What keeps entry i out as the plan stands.
local function limits(ctx, i)
    local list = {}
    for k, reason in ipairs(ctx.planner:why(ctx.start, i)) do
        list[k] = named(ctx, reason)
        if reason.limit == "requires" then
            local inner = limits(ctx, reason.other)
            if inner[1].limit ~= "requires" and inner[1].limit ~= "no_gain" then list[k].reasons = inner end
        end
    end
    return list
end

--- The first that i requires, is not in and cannot be in for a limit of its own; nil where there is none.
local function blocked_requirement(ctx, i)
    local closure = ctx.closure(i)
    for j in ipairs(ctx.entries) do
        if closure[j] and j ~= i and ctx.start[j] == 0 and not SOFT[ctx.planner:why(ctx.start, j)[1].limit] then return j end
    end
end

--- Whether another one that gains requires entry i, and so brings what i itself does not.
local function needed_by_any(ctx, i)
    for j, entry in ipairs(ctx.entries) do
        if j ~= i and (entry.gain_alone or 0) > 0 and ctx.closure(j)[i] then return true end
    end
    return false
end

--- Why entry i is left out. -> list of reasons
function why.left_out(ctx, i)
    local entry = ctx.entries[i]
    local list = limits(ctx, i)
    local hard = not SOFT[list[1].limit]
    if entry.gain_alone == nil and list[1].limit ~= "conflict" then
        return { named(ctx, entry.trapped) }
    elseif ctx.skip and ctx.skip[i] or entry.gain_alone and entry.gain_alone <= 0 and hard and not needed_by_any(ctx, i) then
        return { { limit = "no_gain", alone = entry.gain_alone } }
    end
    local blocked = blocked_requirement(ctx, i)
    if blocked then
        return { { limit = "requires", other = ctx.entries[blocked].name, reasons = limits(ctx, blocked) } }
    end
    if list[1].limit == "no_gain" then list[1].alone, list[1].robust = entry.gain_alone, ctx.options.robust end
    return list
end

--- Why entry i is in: { must =, needed = { names }, without = what the plan loses without it and what needs it }
function why.taken(ctx, i)
    local needed, without = {}, {}
    for j, entry in ipairs(ctx.entries) do
        without[j] = ctx.start[j]
        if ctx.start[j] > 0 and j ~= i and ctx.closure(j)[i] then
            without[j] = 0
            needed[#needed + 1] = entry.name
        end
    end
    without[i] = 0
    local rest = ctx.planner:gain(without)
    return { must = ctx.entries[i].must, needed = needed, without = rest and ctx.gain - rest }
end

--- What each action adds to those before it in rank order, each at its start, so that it sums to the gain.
-- order: entry numbers. -> { [entry number] = gain }
function why.adds(ctx, order)
    local start, before, adds = {}, 0, {}
    for i in ipairs(ctx.entries) do start[i] = 0 end
    for _, i in ipairs(order) do
        if ctx.start[i] > 0 then
            start[i] = ctx.start[i]
            local gain = ctx.planner:gain(start)
            adds[i] = gain and gain - before or 0 -- a trap on the way: the next one has it
            before = gain or before
        end
    end
    return adds
end

--- The must that needs entry i, or nil.
local function must_of(ctx, i)
    for j, entry in ipairs(ctx.entries) do
        if entry.must and j ~= i and ctx.closure(j)[i] then return entry end
    end
end

--- Why no roadmap holds all musts; reason as the planner gives it.
-- -> { reason, about = the name it is about, needed_by = the must that needs it, musts = names }, the entry of the must or nil
function why.infeasible(ctx, reason)
    local entry = reason.action and ctx.entries[reason.action]
    local found = { reason = named(ctx, reason), musts = {} }
    for _, one in ipairs(ctx.entries) do
        if one.must then found.musts[#found.musts + 1] = one.name end
    end
    if entry then
        local must = not entry.must and must_of(ctx, reason.action)
        found.about, found.needed_by = entry.name, must and must.name
        if not entry.must and not must then found.about = nil end
        entry = must or entry
    end
    return found, entry
end

return why
