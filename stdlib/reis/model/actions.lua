-- What actions change: improves, removes and reroutes, as things and numbers; and what a scenario holds together.

local text = require "reis.language.text"
local ordered = require "reis.words.ordered"
local quantity = require "reis.language.quantity"
local refs = require "reis.model.refs"
local flow = require "reis.model.flow"
local taken = require "reis.model.taken"
local dropped = require "reis.model.dropped"

local actions = {}

local PARTS = { "touchpoint", "phase" }
local FIELDS = { experience = true, expects = true, leave = true, duration = true, wait = true }

local function deeper(path, ...)
    local out = table.move(path, 1, #path, 1, {})
    return table.move({ ... }, 1, select("#", ...), #out + 1, out)
end

--- The deltas of one target, each for a value or a field.
local function deltas(N, action, at, name, changes)
    local out = {}
    for key, delta in ordered.pairs(changes) do
        local path = deeper(at, name, key)
        if FIELDS[key] then
            out[key] = delta
        elseif N:declared("value") and #N:find({ "value" }, key) == 0 then
            local list = ordered.keys(FIELDS)
            for _, known in ipairs(N.all.value) do list[#list + 1] = known.name end
            local near = N.s:near(key, list)
            local out_known = N.s.ended
            for thing in pairs(N.s.left_out) do
                out_known = out_known or thing.kind == "value" and thing.name == key
            end
            if not out_known then
                N.s:wrong(action, path, ("is neither a value nor experience, expects, leave, "
                    .. "duration or wait%s"):format(near and "; did you mean " .. text.quote(near) .. "?"
                    or ""))
            end
        elseif N:one(action, path, { "value" }, key) then
            out[key] = delta
        end
    end
    return out
end

--- What `improves` gives, resolved. thing, path: where it stands (an action, or a scenario that sets it).
function actions.improved(N, thing, path, v)
    local out = {}
    for name, changes in ordered.pairs(v) do
        local target, touchpoints = N:part(thing, deeper(path, name), PARTS, name)
        local found = deltas(N, thing, path, name, changes)
        if target then
            out[#out + 1] = { target = target, touchpoints = touchpoints, deltas = found }
        end
    end
    return out
end

--- What `removes` gives, likewise.
function actions.removed(N, thing, path, v)
    local out, shares = {}, v
    if rawlen(v) > 0 then
        shares = {}
        for _, name in ipairs(v) do shares[name] = 1 end
    end
    for name, share in ordered.pairs(shares) do
        local killer = N:one(thing, deeper(path, name), { "killer" }, name)
        if killer then out[#out + 1] = { killer = killer, share = share } end
    end
    return out
end

--- What `reroutes` gives, likewise.
function actions.rerouted(N, thing, path, v)
    local out = {}
    for name, way in ordered.pairs(v) do
        local at = deeper(path, name)
        local t = N:one(thing, at, { "touchpoint" }, name)
        if t then
            local leave = rawget(t, "leave")
            local list = flow.targets(N, thing, at, t, way, leave)
            local sum = 0
            for _, one in ipairs(list or {}) do sum = sum + quantity.mean(one.p) end
            if list and sum <= 0 and (quantity.mean(leave) or 0) < 1 then
                N.s:wrong(thing, at, "leads nowhere; give a next with a probability above 0")
            elseif list then
                out[#out + 1] = { touchpoint = t, next = list }
            end
        end
    end
    return out
end

--- Every touchpoint an action changes or traces to, in declared order.
local function touched(ref)
    local seen, out = {}, {}
    local function add(t)
        if t and t.kind == "touchpoint" and not seen[t] then
            seen[t] = true
            out[#out + 1] = t
        end
    end
    for _, one in ipairs(ref.improves) do
        for _, t in ipairs(one.touchpoints) do add(t) end
    end
    for _, one in ipairs(ref.removes) do add(one.killer.parent) end
    for _, one in ipairs(ref.reroutes) do add(one.touchpoint) end
    for _, list in ipairs { "resolves", "serves" } do
        for _, one in ipairs(ref[list]) do add(one.parent) end
    end
    local chance = ref.opportunity
    if chance then
        for _, t in ipairs(chance.ref.touchpoints) do add(t) end
        for _, one in ipairs(chance.ref.needs) do add(one.parent) end
        for _, one in ipairs(chance.ref.pains) do add(one.parent) end
    end
    table.sort(out, function(a, b)
        if a.journey ~= b.journey then return a.journey.index < b.journey.index end
        return a.index < b.index
    end)
    return out
end

local CHANGES = { improves = actions.improved, removes = actions.removed, reroutes = actions.rerouted }

--- Resolves what an action changes.
function actions.resolve(N, action)
    for _, field in ipairs { "improves", "removes", "reroutes" } do
        local v = rawget(action, field)
        if v then refs.of(action)[field] = CHANGES[field](N, action, { field }, v) end
    end
end

function actions.trace(action)
    local ref = rawget(action, "ref")
    if ref then ref.touchpoints = touched(ref) end
end

-- scenarios -------------------------------------------------------------------------------------

--- Resolves a scenario's set, and refuses with beside without and to-be journeys that replace none.
function actions.scenario(N, scenario)
    dropped.resolve(N, scenario)
    local v = rawget(scenario, "set")
    if v then require "reis.model.set".resolve(N, scenario, v) end -- which resolves as actions do
    if rawget(scenario, "with") and rawget(scenario, "without") then
        N.s:wrong(scenario, "without", "stands beside with; keep one of them")
        return
    end
    local field, problem = taken.problem(N.all.action, scenario)
    if field then N.s:wrong(scenario, field, problem) end
    for _, journey in ipairs(scenario.ref.use) do
        if journey.state ~= "to-be" or not journey.ref.instead_of then
            N.s:wrong(scenario, "use", ("names journey %s, which replaces none; give it state = "
                .. '"to-be" and instead_of'):format(text.quote(journey.name)))
        end
    end
end

return actions
