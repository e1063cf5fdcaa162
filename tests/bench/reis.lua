-- Times U in the engine and writes the model's numbers, the sets of actions and each one's U for the other evaluators.
-- Run by build/tests/bench_u, which brings the engine and bench.u. usage: bench_u tests/bench/reis.lua EXAMPLE FOLDER

local example, folder = ...
local h = require "harness"
local json = require "reis.words.json"
local figures = require "reis.figures.figures"

local ROUNDS, RUNS = 10, 9

--- The numbers of a touchpoint as a persona finds it; the marks as a list.
local function record(rec)
    local marks = {}
    for value, mark in pairs(rec.marks) do marks[#marks + 1] = { value = value, mark = mark } end
    table.sort(marks, function(a, b) return a.value < b.value end)
    local next = rec.next
    if type(next) == "number" then next = { { to = next, p = 1 } } end
    return { meets = rec.meets, leave = rec.leave, next = next, marks = marks, killers = rec.killers, experience = rec.experience,
        importance = rec.importance or rec.moment and 10 or 5 }
end

--- What U of a flat model is made of. The evaluators beside this file count no starts, no deltas of minutes and no goal
-- but these three.
local function numbers(flat)
    local out = { money = flat.money, goals = {}, actions = flat.actions, journeys = {}, shares = {}, values = {} }
    for i, persona in ipairs(flat.personas) do out.shares[i] = persona.share end
    for i, value in ipairs(flat.values) do out.values[i] = value.weight end
    for i, goal in ipairs(flat.goals) do
        assert(goal.journey and ({ completion = true, killer_risk = true, experience = true })[goal.measure], goal.name)
        assert(not flat.journeys[goal.journey].starts, goal.name)
        out.goals[i] = { journey = goal.journey, measure = goal.measure, worth = goal.sign * goal.worth }
    end
    for j, journey in ipairs(flat.journeys) do
        local own = { makes = journey.makes, memory = journey.memory, killer_score = journey.killer_score, touchpoints = {} }
        for t, touchpoint in ipairs(journey.touchpoints) do
            own.touchpoints[t] = {}
            for p in ipairs(flat.personas) do
                own.touchpoints[t][p] = record(touchpoint.per and touchpoint.per[p] or touchpoint.base)
            end
        end
        out.journeys[j] = own
    end
    return out
end

--- A value as Lua source.
local function source(v)
    if type(v) == "number" then return math.type(v) == "integer" and tostring(v) or ("%.17g"):format(v) end
    if type(v) ~= "table" then return type(v) == "string" and ("%q"):format(v) or tostring(v) end
    local parts = {}
    for key, one in pairs(v) do parts[#parts + 1] = ("[%s]=%s"):format(source(key), source(one)) end
    return "{" .. table.concat(parts, ",") .. "}"
end

--- A value as reis.words.json takes it: a table of names as an object.
local function named(v)
    if type(v) ~= "table" then return v end
    local out = {}
    if next(v) ~= nil and #v == 0 then
        for key, one in pairs(v) do out[#out + 1] = { key, named(one) } end
        return json.object(out)
    end
    for i, one in ipairs(v) do out[i] = named(one) end
    return out
end

--- All sets of n actions, as text of a digit an action, in an order in which neighbours have nothing to do with each other.
local function sets(n)
    local list = {}
    math.randomseed(1)
    for k = 0, 2 ^ n - 1 do
        local digits = {}
        for a = 1, n do digits[a] = k >> (a - 1) & 1 end
        list[#list + 1] = table.concat(digits)
    end
    for i = #list, 2, -1 do
        local j = math.random(i)
        list[i], list[j] = list[j], list[i]
    end
    return list
end

--- Microseconds a U on each of several numbers of threads, which take turns: the least of the runs, as other work on the
-- machine only adds to it. -> { least by number }, U of each set
local function times(flat, list, fresh, hands)
    local engines, took, u = {}, {}, nil
    for i = 1, hands do engines[i] = require "engine".new(flat) end
    for _ = 1, RUNS do
        for n = 1, hands do
            local seconds
            seconds, u = bench.u(table.move(engines, 1, n, 1, {}), list, ROUNDS, fresh)
            took[n] = math.min(took[n] or math.huge, seconds / ROUNDS / #list * 1e6)
        end
    end
    return took, u
end

local model, diags = h.run(h.read("examples/" .. example), example)
for _, d in ipairs(diags) do assert(d.level ~= "error", d.message) end
local flat = figures.flatten(model)
local list = sets(math.min(#flat.actions, 12))
local one, u = times(flat, list, false, 2)
local fresh = times(flat, list, true, 1)
local dump = { model = numbers(flat), sets = list, u = u }
for name, text in pairs { ["u.lua"] = "return " .. source(dump), ["u.json"] = json.encode(named(dump)) } do
    local file = assert(io.open(folder .. "/" .. name, "wb"))
    assert(file:write(text))
    file:close()
end
print(("%d %.3f %.3f %.3f"):format(#list, one[1], one[2], fresh[1]))
