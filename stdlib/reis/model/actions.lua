-- What actions and scenarios change: improves, removes, reroutes and set, as things and numbers.

local schema = require "reis.language.schema"
local text = require "reis.language.text"
local value = require "reis.language.value"
local ordered = require "reis.words.ordered"
local quantity = require "reis.language.quantity"
local refs = require "reis.model.refs"
local flow = require "reis.model.flow"
local taken = require "reis.model.taken"

local actions = {}

local PARTS = { "touchpoint", "phase" }
local FIELDS = { experience = true, expects = true, leave = true, duration = true, wait = true }

--- The deltas of one target, each for a value or a field.
local function deltas(N, action, name, changes)
    local out = {}
    for key, delta in ordered.pairs(changes) do
        local path = { "improves", name, key }
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

local function improves(N, action, v)
    local out = {}
    for name, changes in ordered.pairs(v) do
        local target, touchpoints = N:part(action, { "improves", name }, PARTS, name)
        local found = deltas(N, action, name, changes)
        if target then
            out[#out + 1] = { target = target, touchpoints = touchpoints, deltas = found }
        end
    end
    refs.of(action).improves = out
end

local function removes(N, action, v)
    local out, shares = {}, v
    if rawlen(v) > 0 then
        shares = {}
        for _, name in ipairs(v) do shares[name] = 1 end
    end
    for name, share in ordered.pairs(shares) do
        local killer = N:one(action, { "removes", name }, { "killer" }, name)
        if killer then out[#out + 1] = { killer = killer, share = share } end
    end
    refs.of(action).removes = out
end

local function reroutes(N, action, v)
    local out = {}
    for name, way in ordered.pairs(v) do
        local path = { "reroutes", name }
        local t = N:one(action, path, { "touchpoint" }, name)
        if t then
            local leave = rawget(t, "leave")
            local list = flow.targets(N, action, path, t, way, leave)
            local sum = 0
            for _, one in ipairs(list or {}) do sum = sum + quantity.mean(one.p) end
            if list and sum <= 0 and (quantity.mean(leave) or 0) < 1 then
                N.s:wrong(action, path, "leads nowhere; give a next with a probability above 0")
            elseif list then
                out[#out + 1] = { touchpoint = t, next = list }
            end
        end
    end
    refs.of(action).reroutes = out
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

--- Resolves what an action changes.
function actions.resolve(N, action)
    local v = rawget(action, "improves")
    if v then improves(N, action, v) end
    v = rawget(action, "removes")
    if v then removes(N, action, v) end
    v = rawget(action, "reroutes")
    if v then reroutes(N, action, v) end
end

function actions.trace(action)
    local ref = rawget(action, "ref")
    if ref then ref.touchpoints = touched(ref) end
end

-- scenarios -------------------------------------------------------------------------------------

local SETTABLE = { "touchpoint", "phase", "journey", "persona", "value", "channel", "killer",
                   "action", "goal", "team", "need", "pain", "fail", "roadmap" }
local mark = schema.field("mark", "mark", "a mark")

local function settable(field)
    if field.number or field.type == "next" then return field end
    if field.type == "alt" then
        for _, option in ipairs(field.options) do
            if option.type == "numbers" then return field end
        end
        for _, option in ipairs(field.options) do
            if option.number then return option end
        end
    end
end

--- A next that is set has to fit the leave then in force.
local function set_next(N, scenario, path, t, changes, way)
    local leave = math.type(changes.leave) and changes.leave or rawget(t, "leave")
    leave = quantity.mean(leave) or 0
    local list = flow.targets(N, scenario, path, t, way, leave)
    local sum = leave
    for _, one in ipairs(list or {}) do sum = sum + quantity.mean(one.p) end
    if list and math.abs(sum - 1) > 0.005 + 1e-9 then
        N.s:wrong(scenario, path, ("and the leave then in force (%s) add up to %s; together they "
            .. "must be 1"):format(quantity.show(leave), quantity.show(sum)))
        return nil
    end
    return list
end

local function set_fields(N, scenario, name, thing, changes)
    local fields, marks = {}, {}
    local kind = schema.kinds[thing.kind]
    for key, v in ordered.pairs(changes) do
        local path = { "set", name, key }
        local field = kind.fields[key] and settable(kind.fields[key])
        if field then
            fields[key] = value.check_at(N.s, scenario, field, v, path)
            if field.type ~= "next" then
                refs.within(N, scenario, path, fields[key])
            elseif fields[key] ~= nil then
                fields[key] = set_next(N, scenario, path, thing, changes, fields[key])
            end
        elseif thing.kind == "touchpoint" and #N:find({ "value" }, key) > 0 then
            marks[key] = value.check_at(N.s, scenario, mark, v, path)
        else
            local known = {}
            for _, one in ipairs(kind.fields) do
                if settable(one) then known[#known + 1] = one.name end
            end
            if thing.kind == "touchpoint" then
                for _, one in ipairs(N.all.value) do known[#known + 1] = one.name end
            end
            local near = N.s:near(key, known)
            N.s:wrong(scenario, path, ("is no figure of a %s; %s"):format(thing.kind, near
                and "did you mean " .. near .. "?" or "it has " .. table.concat(known, ", ")))
        end
    end
    return { thing = thing, fields = fields, marks = marks }
end

local function set(N, scenario, v)
    local out = {}
    for name, changes in ordered.pairs(v) do
        local path = { "set", name }
        local found = N:find(SETTABLE, name, nil)
        if #found > 1 then
            N:ambiguous(scenario, path, name, found)
        elseif #found == 0 then
            if not N.s.ended then N:nothing(scenario, path, SETTABLE, name) end
        else
            out[#out + 1] = set_fields(N, scenario, name, found[1], changes)
        end
    end
    table.sort(out, function(a, b) return a.thing.name < b.thing.name end)
    refs.of(scenario).set = out
end

--- Resolves a scenario's set, and refuses with beside without and to-be journeys that replace none.
function actions.scenario(N, scenario)
    local v = rawget(scenario, "set")
    if v then set(N, scenario, v) end
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
