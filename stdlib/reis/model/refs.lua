-- Turns the names in the fields of every thing into the things they refer to (thing.ref).

local schema = require "reis.language.schema"
local known_lanes = require "reis.language.lanes"
local text = require "reis.language.text"
local ordered = require "reis.words.ordered"
local quantity = require "reis.language.quantity"

local refs = {}

local PERSONA, VALUE = { "persona" }, { "value" }

--- The table to put a thing's references in.
function refs.of(thing)
    local ref = rawget(thing, "ref")
    if not ref then
        ref = setmetatable({}, schema.kinds[thing.kind].refs)
        rawset(thing, "ref", ref)
    end
    return ref
end

--- The things of a list of names, each once.
function refs.list(N, thing, path, kinds, list)
    local out, seen = {}, {}
    for _, name in ipairs(list) do
        local found = N:one(thing, path, kinds, name)
        if found and not seen[found] then
            seen[found] = true
            out[#out + 1] = found
        end
    end
    return out
end

local function add(path, key)
    local out = table.move(path, 1, #path, 1, {})
    out[#out + 1] = key
    return out
end

--- Checks the names within an uncertain number: personas of each, sources of seen.
local function within(N, thing, path, q)
    if type(q) ~= "table" then return end
    for _, one in ipairs(q) do within(N, thing, path, one) end -- a list, one per period
    if q.dist == "each" then
        for name, one in ordered.pairs(q.per) do
            N:one(thing, path, PERSONA, name)
            within(N, thing, path, one)
        end
        within(N, thing, path, q.default)
    elseif q.dist == "seen" then
        local n = {}
        for name in ordered.pairs(q.marks) do
            local source = N:one(thing, path, schema.evidence_kinds, name)
            n[name] = source and rawget(source, "n")
        end
        for name in pairs(q.marks) do
            if not n[name] then n = nil break end
        end
        q.n = n
    end
end
refs.within = within

-- marks per value, and under a persona's name its own ----------------------------------------

local function neither(N, thing, path, key)
    if N.s.ended then return end
    local out = {}
    for _, kind in ipairs { "value", "persona" } do
        for _, one in ipairs(N.all[kind]) do out[#out + 1] = one.name end
    end
    for left in pairs(N.s.left_out) do
        if (left.kind == "value" or left.kind == "persona") and left.name == key then return end
    end
    local near = N.s:near(key, out)
    N.s:wrong(thing, add(path, key), ("is neither a value nor a persona%s"):format(
        near and "; did you mean " .. text.quote(near) .. "?" or "; declare one of that name"))
end

local function mark_keys(N, thing, path, marks)
    for key, q in ordered.pairs(marks) do
        local plain = type(q) == "table" and type(q.dist) ~= "string"
        local at = add(path, key)
        local kind = plain and "persona" or "value"
        local other = plain and "value" or "persona"
        if #N:find({ kind }, key) == 0 and N:declared(kind) then
            if #N:find({ other }, key) > 0 then
                N.s:wrong(thing, at, plain and "is a value; give it a mark"
                    or ("is a persona; give marks per value, { ease = %s }"):format(
                        type(q) == "number" and ("%g"):format(q) or "7"))
            else
                neither(N, thing, path, key)
            end
        else
            N:one(thing, at, { kind }, key)
        end
        if plain then mark_keys(N, thing, at, q) else within(N, thing, at, q) end
    end
end

--- Whether all keys are declared values with plain marks, or personas with such: nothing to do.
local function all_known(values, personas, v)
    for key, q in next, v do
        if math.type(q) then
            if not values[key] then return false end
        elseif not personas or not personas[key] or type(q.dist) == "string"
            or not all_known(values, nil, q) then
            return false
        end
    end
    return true
end

local function marks(N, thing, field, v)
    if type(v) == "table" and all_known(N:index "value", N:index "persona", v) then return end
    if type(v) == "table" and type(v.dist) ~= "string" then
        mark_keys(N, thing, { field.name }, v)
    else
        within(N, thing, { field.name }, v)
    end
end

--- Checks the names in marks that are given elsewhere than in a field of their own.
function refs.marks(N, thing, path, v)
    if type(v) == "table" and type(v.dist) ~= "string" then mark_keys(N, thing, path, v) else within(N, thing, path, v) end
end

-- handlers: how a field's names are looked up ---------------------------------------------------

local by_type = {}

function by_type.ref(N, thing, field, v)
    refs.of(thing)[field.name] = N:one(thing, field.name, field.kinds, v)
end

function by_type.refs(N, thing, field, v)
    refs.of(thing)[field.name] = refs.list(N, thing, { field.name }, field.kinds, v)
end

--- Several of one kind, by name or with their shares, the one with the largest first. name: what each is called in the list.
-- -> list of { [name] =, share = (nil where none is given) }
function refs.shares(N, thing, path, name, kinds, v)
    local out, given = {}, rawlen(v) == 0
    for _, found in ipairs(refs.list(N, thing, path, kinds, given and ordered.keys(v) or v)) do
        local share = given and v[found.name] or nil
        out[#out + 1] = { [name] = found, share = share }
    end
    if given then
        table.sort(out, function(a, b)
            local p, q = quantity.mean(a.share) or 0, quantity.mean(b.share) or 0
            if p ~= q then return p > q end
            return a[name].name < b[name].name
        end)
    end
    return out
end

--- Several of one field: ref.channel is the first, or the one with the largest share; where there are
-- more, ref.channels = { { channel =, share = (nil where none is given) }, … }.
function by_type.shares(N, thing, field, v)
    local name, ref = field.name, refs.of(thing)
    if type(v) == "string" then
        ref[name] = N:one(thing, name, field.kinds, v)
        return
    end
    local out = refs.shares(N, thing, { name }, name, field.kinds, v)
    ref[name] = out[1] and out[1][name]
    if #out > 1 then ref[name .. "s"] = out end
end

local function number(N, thing, field, v) within(N, thing, { field.name }, v) end

local function evidence(N, thing, field, v)
    local list = v
    if rawlen(v) == 0 then list = ordered.keys(v) end
    refs.of(thing).evidence = refs.list(N, thing, { "evidence" }, field.kinds, list)
end

--- Days by name of a team, resolved: list of { team =, days = }. path: where they stand in thing.
function refs.per_team(N, thing, path, v)
    local out = {}
    for name, days in ordered.pairs(v) do
        local team = N:one(thing, add(path, name), { "team" }, name)
        if team then out[#out + 1] = { team = team, days = days } end
    end
    return out
end

local function per_team(N, thing, field, v)
    if type(v) ~= "table" or type(v.dist) == "string" then
        return within(N, thing, { field.name }, v)
    end
    refs.of(thing)[field.name] = refs.per_team(N, thing, { field.name }, v)
end

local function quotes(N, thing, field, v)
    for i, quote in ipairs(v) do
        if quote.persona then N:one(thing, { field.name, i }, PERSONA, quote.persona) end
        if quote.evidence then
            N:one(thing, { field.name, i }, schema.evidence_kinds, quote.evidence)
        end
    end
end

local function leads_to(N, thing, field, v)
    local out, sum = {}, 0
    for name, share in ordered.pairs(v) do
        local journey = N:one(thing, { field.name, name }, { "journey" }, name)
        if journey then out[#out + 1] = { to = journey, share = share } end
    end
    table.sort(out, function(a, b) return a.to.index < b.to.index end)
    for _, one in ipairs(out) do sum = sum + quantity.mean(one.share) end
    if sum > 1.005 then
        N.s:wrong(thing, field.name, ("adds up to %g; shares of completions make at most 1")
            :format(sum))
    end
    refs.of(thing).leads_to = out
end

local function measure(N, thing, field, v)
    if not field.value then return end
    for _, known in ipairs(schema.measures) do
        if v == known then return end
    end
    if field.other and v == "other" then return end
    if N:declared("value") and #N:find(VALUE, v) == 0 then
        if N.s.ended then return end
        local list = table.move(schema.measures, 1, #schema.measures, 1, {})
        for _, value in ipairs(N.all.value) do list[#list + 1] = value.name end
        local near = N.s:near(v, list)
        N.s:wrong(thing, field.name, ("is %s, which is neither a measure nor a value%s"):format(
            text.quote(v), near and "; did you mean " .. text.quote(near) .. "?" or ""))
        return
    end
    refs.of(thing).measure = N:one(thing, { field.name }, VALUE, v)
end

local function cyclic(N, thing, _, v)
    if not v.to then return end
    local journey = thing
    local phase = journey.phases[v.to]
    local t = journey.touchpoints[v.to]
    local path = { "cyclic", "to" }
    if phase and t then
        return N:ambiguous(thing, path, v.to, { phase, t })
    end
    local name = v.to:match("^(.*)/%*$")
    phase = phase or name and journey.phases[name]
    local target = phase or N:own(thing, path, journey, v.to)
    if not target then return end
    refs.of(thing).cyclic = target.kind == "phase" and target.touchpoints or { target }
end

--- The lanes of a journey's map: ours, or declared ones.
local function lanes(N, thing, field, v)
    for i, name in ipairs(v) do
        if not known_lanes.find(name) and #N:find({ "lane" }, name) == 0 then
            local near = N.s:near(name, known_lanes.all({ lanes = N.all.lane }, N.s:tongue(thing)))
            N.s:wrong(thing, field.name, ("names %s, which is no lane%s"):format(text.quote(name), near
                and ("; did you mean %s?"):format(text.quote(near)) or "; there is " .. table.concat(known_lanes.NAMES, ", ")))
        end
    end
end

--- The field that a lane shows: of touchpoints or of phases.
local function lane_from(N, thing, _, v)
    local kind, field = v:match "^([%a_]+)%.([%a_][%w_]*)$"
    local T = N.s:tongue(thing)
    local of = T and kind and T:kind(kind) or kind
    if of ~= "touchpoint" and of ~= "phase" then
        return N.s:wrong(thing, "from", ("is %s; write \"touchpoint.FIELD\" or \"phase.FIELD\""):format(text.quote(v)))
    end
    local fields, own = schema.kinds[of].fields, N.s.own[of] or {}
    local found = own[field] or (T and T:field(fields, field) or fields[field])
    if not found then
        local names = T and T:fields(fields) or {}
        for i, one in ipairs(T and {} or fields) do names[i] = one.name end
        for name in ordered.pairs(own) do names[#names + 1] = name end
        local near = N.s:near(field, names)
        return N.s:wrong(thing, "from", ("names %s, which is no field of %s%s"):format(text.quote(field), schema.a(of),
            near and ("; did you mean %s?"):format(near) or "; `fields` of the company makes one"))
    end
    refs.of(thing).from = { kind = of, field = found }
end

local SPECIAL = {
    score = marks, expects = marks, quote = quotes, leads_to = leads_to, effort = per_team,
    capacity = per_team, measure = measure, evidence = evidence, lanes = lanes, from = lane_from,
}

-- These have a file of their own.
local ELSEWHERE = { next = true, starts = true, cyclic = true, improves = true, removes = true,
                    reroutes = true, set = true }

--- How the fields of a kind are resolved, by name, and where they stand in it.
local function of_kind(kind)
    local of, at = {}, {}
    for i, field in ipairs(kind.fields) do
        at[field.name] = i
        if not ELSEWHERE[field.name] then
            local special = SPECIAL[field.name]
            if field.name == "capacity" and field.type ~= "map" then special = nil end
            local handler = special or by_type[field.type] or field.number and number
            if handler then of[field.name] = { handler, field } end
        end
    end
    return { handlers = of, position = at }
end

-- kind -> that, made when a thing of the kind is first met
local known = setmetatable({}, { __index = function(known, name)
    known[name] = schema.kinds[name] and of_kind(schema.kinds[name]) or false
    return known[name]
end })

--- Resolves the fields of one thing.
function refs.resolve(N, thing)
    local kind, keys, n = known[thing.kind], nil, 0
    if not kind then return end
    local of = kind.handlers
    rawset(thing, "ref", nil)
    local only
    for key, v in next, thing do
        local handler = of[key]
        if handler and (type(v) == "table" or type(v) == "string") then
            n = n + 1
            if n == 1 then
                only = key
            else
                keys = keys or { only }
                keys[n] = key
            end
        end
    end
    if n == 1 then
        local handler = of[only]
        return handler[1](N, thing, handler[2], rawget(thing, only))
    end
    if n > 1 then
        local at = kind.position
        table.sort(keys, function(a, b) return at[a] < at[b] end)
    end
    for i = 1, n do
        local handler = of[keys[i]]
        handler[1](N, thing, handler[2], rawget(thing, keys[i]))
    end
end

--- The loop of a journey, once all its touchpoints are known.
function refs.cyclic(N, journey)
    local v = rawget(journey, "cyclic")
    if v then cyclic(N, journey, nil, v) end
end

return refs
