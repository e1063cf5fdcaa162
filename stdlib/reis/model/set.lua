-- What a scenario sets: any number of the model that a figure depends on, by the name of what it belongs to.

local schema = require "reis.language.schema"
local value = require "reis.language.value"
local ordered = require "reis.words.ordered"
local quantity = require "reis.language.quantity"
local refs = require "reis.model.refs"
local flow = require "reis.model.flow"
local parts = require "reis.model.set_parts"
local costs = require "reis.model.costs"

local set = {}

local SETTABLE = { "touchpoint", "journey", "persona", "value", "channel", "killer", "action", "goal", "team", "need", "roadmap",
    "criterion" }
local mark = schema.field("mark", "mark", "a mark")

-- Numbers of these that are told and drawn, and enter no figure.
local TOLD = {
    persona = { age = true, income = true }, channel = { upkeep = true }, goal = { target = true }, journey = { leads_to = true },
    touchpoint = { rivals = true, evidence = true }, need = { mentions = true, evidence = true }, killer = { evidence = true },
    criterion = { evidence = true }, action = { evidence = true },
}

-- Why nothing of the others can be set.
local WHY = {
    metric = "is a metric, which is measured and not modelled; set what it measures",
    scenario = "is a scenario; give what it sets, its budget and its capacity beside set",
    company = "is the company, of which no figure takes a number",
}
for _, kind in ipairs(schema.evidence_kinds) do WHY[kind] = "is evidence: what was found, not what could be; set the mark that rests on it" end

local CAN, OTHERS = {}, {}
for _, kind in ipairs(SETTABLE) do CAN[kind] = true end
for _, kind in ipairs(schema.order) do
    if not CAN[kind] then OTHERS[#OTHERS + 1] = kind end
end

-- what is a number ------------------------------------------------------------------------------

--- The field as a number of it is checked; nil where it holds none.
local function settable(field)
    if parts[field.name] or field.name == "expects" or field.number or field.type == "next" then return field end
    for _, option in ipairs(field.type == "alt" and field.options or {}) do
        if option.type == "numbers" then return field end
    end
    for _, option in ipairs(field.type == "alt" and field.options or {}) do
        if option.number then return option end
    end
end

--- Whether a field holds numbers, at whatever depth.
local function has_number(field)
    if field.number or field.type == "next" or field.type == "shares" then return true end
    for _, list in ipairs { field.options or {}, field.fields or {}, { field.value } } do
        for _, part in ipairs(list) do
            if type(part) == "table" and has_number(part) then return true end
        end
    end
    return false
end

-- next and marks --------------------------------------------------------------------------------

local function mean_of(q, persona) return quantity.mean(quantity.pick(q, persona)) or 0 end

--- One next that is set, for everyone or for a persona: it has to fit the leave then in force.
local function one_next(N, scenario, path, t, leave, way, persona)
    local list, counted = flow.targets(N, scenario, path, t, way, mean_of(leave, persona))
    local sum = counted or mean_of(leave, persona)
    for _, one in ipairs(list or {}) do sum = sum + quantity.mean(one.p) end
    if list and math.abs(sum - 1) > 0.005 + 1e-9 then
        return N.s:wrong(scenario, path, ("and the leave then in force (%s) add up to %s; together they "
            .. "must be 1"):format(quantity.show(mean_of(leave, persona)), quantity.show(sum)))
    end
    return list, counted
end

--- A next that is set. -> a list of ways, or { dist = "each", default = list, per = { [persona] = list } }; the leave that
-- counts give
local function set_next(N, scenario, path, t, changes, way)
    local drop = rawget(scenario.ref, "drop")
    local share = drop and math.type(drop.touchpoints[t]) and drop.touchpoints[t]
    local leave = changes.leave == nil and (share or rawget(t, "leave")) or changes.leave
    if type(leave) == "table" and N.s.made[leave] then leave = value.check_at(N.s, scenario, schema.kinds.touchpoint.fields.leave, leave, path) end
    if type(way) ~= "table" or way.dist ~= "each" then return one_next(N, scenario, path, t, leave, way) end
    local out = { dist = "each", per = {} }
    if way.default ~= nil then out.default = one_next(N, scenario, path, t, leave, way.default) end
    for name, one in ordered.pairs(way.per) do
        local persona = N:one(scenario, path, { "persona" }, name)
        if persona then out.per[name] = one_next(N, scenario, path, t, leave, one, persona) end
    end
    return out
end

--- Marks that are set of a touchpoint: of a value, or of a persona its own.
local function set_mark(N, scenario, path, key, v, marks)
    if type(v) ~= "table" or #N:find({ "persona" }, key) == 0 then
        marks[key] = value.check_at(N.s, scenario, mark, v, path)
        refs.within(N, scenario, path, marks[key])
        return
    end
    local own = {}
    for name, one in ordered.pairs(v) do
        local at = { path[1], path[2], key, name }
        if N:one(scenario, at, { "value" }, name) then
            own[name] = value.check_at(N.s, scenario, mark, one, at)
            refs.within(N, scenario, at, own[name])
        end
    end
    marks[key] = own
end

-- all of a thing --------------------------------------------------------------------------------

--- What is wrong with a key that is no number: of a field that is there, or of none.
local function refused(N, scenario, path, thing, key)
    local kind = schema.kinds[thing.kind]
    local field = kind.fields[key]
    if field and (WHY[thing.kind] or (TOLD[thing.kind] or {})[key] or not CAN[thing.kind] and has_number(field)) then
        return N.s:wrong(scenario, path, WHY[thing.kind]
            or ("enters no figure: %s of %s is told and drawn, and no what-if moves it"):format(key, schema.a(thing.kind)))
    end
    local known = {}
    for _, one in ipairs(CAN[thing.kind] and kind.fields or {}) do
        if settable(one) and not (TOLD[thing.kind] or {})[one.name] then known[#known + 1] = one.name end
    end
    if thing.kind == "touchpoint" then
        known[#known + 1] = "score"
        for _, one in ipairs(N.all.value) do known[#known + 1] = one.name end
    end
    local near = N.s:near(key, known)
    N.s:wrong(scenario, path, ("is no figure of %s; %s"):format(schema.a(thing.kind), near
        and "did you mean " .. near .. "?" or #known > 0 and "it has " .. table.concat(known, ", ") or "it has none that can be set"))
end

--- One field that is set, into fields.
local function set_field(N, scenario, path, thing, field, changes, fields)
    local key = path[3]
    local raw = changes[key]
    local v = value.check_at(N.s, scenario, field, raw, path)
    if v == nil then return end
    if parts[key] then
        fields[key] = parts[key](N, scenario, path, thing, v, raw)
    elseif field.type == "next" then
        local counted
        fields[key], counted = set_next(N, scenario, path, thing, changes, v)
        if counted and changes.leave == nil then fields.leave = counted end
    else
        fields[key] = v
        if field.name == "expects" then refs.marks(N, scenario, path, v) else refs.within(N, scenario, path, v) end
    end
end

local function set_fields(N, scenario, name, thing, changes)
    local fields, marks, told = {}, {}, TOLD[thing.kind] or {}
    local kind = schema.kinds[thing.kind]
    for key, v in ordered.pairs(changes) do
        local path = { "set", name, key }
        local field = kind.fields[key] and not told[key] and settable(kind.fields[key])
        if field then
            set_field(N, scenario, path, thing, field, changes, fields)
        elseif thing.kind == "touchpoint" and key == "score" then
            for of, one in ordered.pairs(value.check_at(N.s, scenario, kind.fields.score, v, path) and v or {}) do
                if type(of) == "string" then set_mark(N, scenario, { "set", name, of }, of, one, marks) end
            end
        elseif thing.kind == "touchpoint" and (#N:find({ "value" }, key) > 0 or type(v) == "table" and #N:find({ "persona" }, key) > 0) then
            set_mark(N, scenario, path, key, v, marks)
        else
            refused(N, scenario, path, thing, key)
        end
    end
    if thing.kind == "action" then costs.check_set(N, scenario, name, thing, fields) end
    return { thing = thing, fields = fields, marks = marks }
end

--- What a name that fits nothing of which a number can be set is, if it is anything.
local function nothing(N, scenario, name, changes)
    local other = N:find(OTHERS, name, nil)[1]
    if not other then
        if not N.s.ended then N:nothing(scenario, { "set", name }, SETTABLE, name) end
        return
    end
    if WHY[other.kind] then return N.s:wrong(scenario, { "set", name }, WHY[other.kind]) end
    for key in ordered.pairs(changes) do refused(N, scenario, { "set", name, key }, other, key) end
end

--- Resolves what a scenario sets: { [thing] = { field = number } } into ref.set = { { thing =, fields =, marks = }, … }.
function set.resolve(N, scenario, v)
    local out = {}
    for name, changes in ordered.pairs(v) do
        local found = N:find(SETTABLE, name, nil)
        if #found > 1 then
            N:ambiguous(scenario, { "set", name }, name, found)
        elseif #found == 0 then
            nothing(N, scenario, name, changes)
        else
            out[#out + 1] = set_fields(N, scenario, name, found[1], changes)
        end
    end
    table.sort(out, function(a, b) return a.thing.name < b.thing.name end)
    refs.of(scenario).set = out
end

return set
