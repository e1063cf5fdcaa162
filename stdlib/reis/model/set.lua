-- What a scenario sets: any number of the model, by the name of what it belongs to.

local schema = require "reis.language.schema"
local value = require "reis.language.value"
local ordered = require "reis.words.ordered"
local quantity = require "reis.language.quantity"
local refs = require "reis.model.refs"
local flow = require "reis.model.flow"

local set = {}

local SETTABLE = { "touchpoint", "phase", "journey", "persona", "value", "channel", "killer",
                   "action", "goal", "team", "need", "pain", "fail", "roadmap" }
local mark = schema.field("mark", "mark", "a mark")

local function settable(field)
    if field.name == "expects" or field.name == "effort" then return field end
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
    local drop = rawget(scenario.ref, "drop")
    local leave = math.type(changes.leave) and changes.leave or math.type(drop and drop.touchpoints[t])
        and drop.touchpoints[t] or rawget(t, "leave")
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

--- Marks that are set of a touchpoint: of a value, or of a persona its own.
local function set_mark(N, scenario, path, key, v, marks)
    if type(v) ~= "table" or #N:find({ "persona" }, key) == 0 then
        marks[key] = value.check_at(N.s, scenario, mark, v, path)
        return
    end
    local own = {}
    for name, one in ordered.pairs(v) do
        local at = { path[1], path[2], key, name }
        if N:one(scenario, at, { "value" }, name) then own[name] = value.check_at(N.s, scenario, mark, one, at) end
    end
    marks[key] = own
end

--- Effort that is set per team, as the resolved list of { team =, days = }; a number as it is.
local function set_effort(N, scenario, path, v)
    if type(v) ~= "table" or v.dist then return v end
    local out = {}
    for name, days in ordered.pairs(v) do
        local team = N:one(scenario, { path[1], path[2], path[3], name }, { "team" }, name)
        if team then out[#out + 1] = { team = team, days = days } end
    end
    return out
end

--- The numbers of a cycle that are set, over those that are declared.
local function set_cyclic(N, scenario, path, thing, v)
    local field = schema.kinds.journey.fields.cyclic
    local given = value.check_at(N.s, scenario, field, v, path)
    if not given then return nil end
    if given.to then
        return N.s:wrong(scenario, path, "leads elsewhere; only its probability and rounds can be set")
    end
    local out = {}
    for k, one in next, rawget(thing, "cyclic") or {} do out[k] = one end
    for k, one in next, type(v) == "table" and given or {} do
        if v[k] ~= nil then out[k] = one end
    end
    return out
end

local function set_fields(N, scenario, name, thing, changes)
    local fields, marks = {}, {}
    local kind = schema.kinds[thing.kind]
    for key, v in ordered.pairs(changes) do
        local path = { "set", name, key }
        local field = kind.fields[key] and settable(kind.fields[key])
        if field then
            fields[key] = value.check_at(N.s, scenario, field, v, path)
            if field.name == "expects" then
                refs.marks(N, scenario, path, fields[key])
            elseif field.name == "effort" then
                fields[key] = set_effort(N, scenario, path, fields[key])
            elseif field.type ~= "next" then
                refs.within(N, scenario, path, fields[key])
            elseif fields[key] ~= nil then
                fields[key] = set_next(N, scenario, path, thing, changes, fields[key])
            end
        elseif thing.kind == "journey" and key == "cyclic" then
            fields[key] = set_cyclic(N, scenario, path, thing, v)
        elseif thing.kind == "touchpoint" and key == "score" and type(v) == "table" then
            for of, one in ordered.pairs(v) do
                if type(of) == "string" then set_mark(N, scenario, { "set", name, of }, of, one, marks) end
            end
        elseif thing.kind == "touchpoint" and (#N:find({ "value" }, key) > 0 or type(v) == "table" and #N:find({ "persona" }, key) > 0) then
            set_mark(N, scenario, path, key, v, marks)
        else
            local known = {}
            for _, one in ipairs(kind.fields) do
                if settable(one) then known[#known + 1] = one.name end
            end
            if thing.kind == "touchpoint" then
                for _, one in ipairs(N.all.value) do known[#known + 1] = one.name end
            end
            local near = N.s:near(key, known)
            N.s:wrong(scenario, path, ("is no figure of %s; %s"):format(schema.a(thing.kind), near
                and "did you mean " .. near .. "?" or "it has " .. table.concat(known, ", ")))
        end
    end
    return { thing = thing, fields = fields, marks = marks }
end

--- Resolves what a scenario sets: { [thing] = { field = number } } into ref.set = { { thing =, fields =, marks = }, … }.
function set.resolve(N, scenario, v)
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

return set
