-- What a ranking method knows of an action: its gain with what it requires, what that takes, how
-- sure we are.

local change = require "reis.figures.change"
local quantity = require "reis.language.quantity"

local facts = {}

local CONFIDENCE = { survey = 1, log = 1, usertest = 0.8, interview = 0.8, observation = 0.8 }
local NONE = 0.5

--- a / b; what costs nothing and gains something comes before all else.
function facts.ratio(a, b)
    if b > 0 then return a / b end
    return a > 0 and math.huge or a
end

local function best(list, found)
    for _, evidence in ipairs(list or {}) do
        local own = CONFIDENCE[evidence.kind] or NONE
        if evidence.implicit then own = NONE end
        found = math.max(found or 0, own)
    end
    return found
end

--- How sure we are: by the best evidence of the action, else by the best of what it is about.
function facts.confidence(action, get)
    local ref = action.ref
    local found = best(ref.evidence)
    if found then return found end
    for _, name in ipairs { "resolves", "serves" } do
        for _, thing in ipairs(ref[name]) do found = best(thing.ref.evidence, found) end
    end
    for _, one in ipairs(change.resolved(get, action, "removes")) do found = best(one.killer.ref.evidence, found) end
    for _, one in ipairs(change.resolved(get, action, "improves")) do
        for _, t in ipairs(one.touchpoints) do found = best(t.ref.evidence, found) end
    end
    return found or NONE
end

--- The touchpoints whose figures it changes, each once.
function facts.changed(action, get)
    local out, seen = {}, {}
    local function add(t)
        if t and not seen[t] then
            seen[t] = true
            out[#out + 1] = t
        end
    end
    for _, one in ipairs(change.resolved(get, action, "improves")) do
        for _, t in ipairs(one.touchpoints) do add(t) end
    end
    for _, one in ipairs(change.resolved(get, action, "removes")) do add(one.killer.parent) end
    for _, one in ipairs(action.ref.reroutes) do add(one.touchpoint) end
    return out
end

--- { [journey index] = { [touchpoint index] = share-weighted reach } }, once for all actions.
function facts.reaches(scores)
    local out = {}
    for ji, journey in ipairs(scores.journeys) do
        local per, shares = {}, 0
        for _, persona in ipairs(journey.personas) do
            shares = shares + (persona.share or 0)
            for _, t in ipairs(persona.touchpoints) do
                per[t.index] = (per[t.index] or 0) + (persona.share or 0) * (t.reach or 0)
            end
        end
        for ti, reach in pairs(per) do per[ti] = shares > 0 and reach / shares or 0 end
        out[ji] = per
    end
    return out
end

--- Σ over journeys of customers · the largest reach of a touchpoint it changes.
function facts.reach(action, reaches, flat, get)
    local largest, sum = {}, 0
    for _, t in ipairs(facts.changed(action, get)) do
        local ji = t.journey.index
        largest[ji] = math.max(largest[ji] or 0, reaches[ji] and reaches[ji][t.index] or 0)
    end
    for ji, journey in ipairs(flat.journeys) do
        if largest[ji] then sum = sum + (journey.customers or 1) * largest[ji] end
    end
    return sum
end

--- The largest opportunity among the needs it serves (Ulwick); nil where none has both its figures.
function facts.opportunity(action, get)
    local found
    for _, need in ipairs(action.ref.serves) do
        local importance = quantity.mean(get(need, "importance"))
        local satisfaction = quantity.mean(get(need, "satisfaction"))
        if importance and satisfaction then
            found = math.max(found or 0, importance + math.max(importance - satisfaction, 0))
        end
    end
    return found
end

local function truth(action, personas, get)
    for _, one in ipairs(change.resolved(get, action, "improves")) do
        for _, t in ipairs(one.touchpoints) do
            local flag = rawget(t, "moment_of_truth")
            if quantity.pick(flag) == true then return true end
            for _, persona in ipairs(personas) do
                if quantity.pick(flag, persona) == true then return true end
            end
        end
    end
    return false
end

--- The entry and all it requires, as indices.
function facts.closure(entries, i, found)
    found = found or {}
    if not found[i] then
        found[i] = true
        for _, j in ipairs(entries[i].required) do facts.closure(entries, j, found) end
    end
    return found
end

--- Fills entry.gain_alone (nil where its overlay leaves a trap) and entry.facts for every entry.
function facts.fill(model, F, planner, entries, get)
    local reaches = facts.reaches(F.scores())
    local none = planner:utility {}
    for i, entry in ipairs(entries) do
        local action, members, cost, effort = entry.thing, {}, 0, 0
        local with = facts.closure(entries, i)
        for j, other in ipairs(entries) do
            if with[j] then
                members[#members + 1] = j
                cost, effort = cost + other.cost, effort + other.effort
            end
        end
        local u, trapped = planner:utility(members)
        entry.gain_alone = u and u - none
        entry.trapped = trapped
        local gain, reach = entry.gain_alone or 0, facts.reach(action, reaches, F.flat, get)
        local customers = 0
        for _, journey in ipairs(F.flat.journeys) do
            customers = customers + (journey.customers or 1)
        end
        entry.facts = {
            gain_alone = gain, cost = cost, effort = effort, reach = reach,
            impact = reach > 0 and gain / reach or nil, confidence = facts.confidence(action, get),
            feasibility = quantity.mean(get(action, "feasibility")) or 1, customers = customers,
            opportunity = facts.opportunity(action, get), moscow = rawget(action, "moscow") or "could",
            removes_killer = #change.resolved(get, action, "removes") > 0, must = entry.must,
            moment_of_truth = truth(action, model.personas, get), ratio = facts.ratio,
        }
    end
end

return facts
