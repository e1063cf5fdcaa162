-- What a script asks of `sweep`, and what it gets.

local ordered = require "reis.words.ordered"

local sweeping = {}

--- Numbers from low to high, both among them where the step fits: what `range` gives a script. -> list | nil, message
function sweeping.range(low, high, step)
    for _, v in ipairs { low or false, high or false, step or false } do
        if type(v) ~= "number" or v ~= v or math.abs(v) == math.huge then
            return nil, "range takes three numbers: range(from, to, step)"
        end
    end
    if high <= low or step <= 0 then return nil, "range goes up: range(5000, 50000, 5000)" end
    local n = math.floor((high - low) / step + 1e-9)
    if n > 1000 then return nil, ("range would have %.0f numbers; at most 1001 will do"):format(n + 1) end
    local list = {}
    for i = 0, n do list[i + 1] = low + i * step end
    if math.abs(list[#list] - high) <= 1e-9 * math.max(1, math.abs(high)) then list[#list] = high end
    return list
end

--- What a script gives to `sweep`, as a plain list: { { name =, values = }, … }, one or two. -> list | nil, message
function sweeping.read(given)
    local how = 'sweep takes one or two quantities: sweep { budget = range(5000, 50000, 5000) }, sweep { ["Checkout.leave"] = { 0, 0.5 } }'
    if type(given) ~= "table" then return nil, how end
    local plain, list = {}, {}
    for key, values in next, given do
        if type(key) ~= "string" or type(values) ~= "table" then return nil, how end
        local copy = {}
        for i = 1, math.min(rawlen(values), 1001) do copy[i] = rawget(values, i) end
        plain[key] = copy
    end
    for name, values in ordered.pairs(plain) do list[#list + 1] = { name = name, values = values } end
    if #list < 1 or #list > 2 then return nil, how end
    return list
end

local function actions_of(plan)
    local list = {}
    for i, row in ipairs(plan and plan.actions or {}) do list[i] = row.name end
    return list
end

local function points_of(points)
    local out = {}
    for i, p in ipairs(points) do
        out[i] = { x = p.x, utility = p.utility, gain = p.gain, cost = p.cost, proven = p.proven, actions = actions_of(p.plan),
            message = p.message or p.plan_message, journeys = p.scores and p.scores.journeys }
    end
    return out
end

local function breaks_of(breaks)
    local out = {}
    for i, one in ipairs(breaks) do
        out[i] = { at = one.at, below = one.below, above = one.above, proven = one.proven }
        for k, v in next, one.change do out[i][k] = v end
    end
    return out
end

--- A plain copy of a sweep for a script.
function sweeping.data(result)
    local data = { name = result.name, values = result.values, other = result.other }
    if not result.lines then
        data.points, data.breaks = points_of(result.points), breaks_of(result.breaks)
        return data
    end
    data.lines = {}
    for i, one in ipairs(result.lines) do
        data.lines[i] = { value = one.value, points = points_of(one.points), breaks = breaks_of(one.breaks) }
    end
    return data
end

return sweeping
