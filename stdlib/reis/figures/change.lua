-- Other figures for a what-if: what `set` puts in the place of what a thing was declared with.

local change = {}

--- Whether an entry of a score holds a persona's own marks.
local function is_own(q) return type(q) == "table" and type(q.dist) ~= "string" end

--- A touchpoint's score with some marks set: those of a value for everyone, over the personas' own as well; those under a
-- persona's name for that one.
local function with_marks(score, marks)
    local out = {}
    for key, q in pairs(score or {}) do
        if is_own(q) then
            local own = {}
            for value, mark in pairs(q) do
                if marks[value] == nil then own[value] = mark end
            end
            q = own
        end
        out[key] = q
    end
    for key, mark in pairs(marks) do
        local own = is_own(mark) and out[key]
        out[key] = own or mark
        for value, one in pairs(own and mark or {}) do out[key][value] = one end
    end
    return out
end

--- The overrides by thing, from a list of { thing, fields, marks } or a table { [thing] = fields };
-- nil where there are none. Keys that are names are looked up as in a scenario; what is wrong with
-- them is raised.
-- bare (may be nil): touchpoints whose own marks are gone, with what is set laid over nothing.
function change.overrides(m, set, bare)
    if not set or next(set) == nil then return nil end
    if type(next(set)) == "string" then
        local scenario, diags = require "reis.model.scenario"(m, { set = set })
        if not scenario then error(diags[1].message, 0) end
        set = scenario.ref.set
    end
    local out = {}
    local function add(thing, fields, marks)
        local entry = out[thing] or { fields = {} }
        out[thing] = entry
        for field, v in pairs(fields) do
            local declared = rawget(thing, field)
            entry.fields[field] = field == "expects" and is_own(v) and is_own(declared) and with_marks(declared, v) or v
        end
        if marks and next(marks) ~= nil then
            entry.fields.score = with_marks(entry.fields.score
                or not (bare and bare[thing]) and rawget(thing, "score") or nil, marks)
        end
    end
    if set[1] then
        for _, one in ipairs(set) do add(one.thing, one.fields, one.marks) end
    else
        for thing, fields in pairs(set) do add(thing, fields) end
    end
    return out
end

local function plain(thing, field) return thing[field] end

-- What is not there any more of a touchpoint that is gone but for those who leave.
local GONE = { duration = true, wait = true, importance = true, experience = true, score = true, expects = true }

--- get where touchpoints are gone (bare: { [touchpoint] = true, or the share that leaves there }).
local function without(bare, get)
    return function(thing, field)
        local of = bare[thing]
        if of == nil then
            if field == "probability" and thing.kind == "killer" and bare[thing.parent] ~= nil then return 0 end
            return get(thing, field)
        end
        if field == "leave" and of ~= true then return of end
        if GONE[field] then return nil end
        return get(thing, field)
    end
end

--- A function get(thing, field) -> the field with the overrides (nil: none) in force. bare (may be nil): touchpoints
-- that are gone; what is set comes over that.
function change.getter(set, bare)
    local get = plain
    if bare and next(bare) ~= nil then get = without(bare, get) end
    if not set then return get end
    return function(thing, field)
        local entry = set[thing]
        local v = entry and entry.fields[field]
        if v ~= nil then return v end
        return get(thing, field)
    end
end

--- A field whose names are resolved: what is set of it, else thing.ref[name or field] (nil: none given).
function change.resolved(get, thing, field, name)
    local v = get(thing, field)
    if v ~= nil and v ~= thing[field] then return v end
    return thing.ref[name or field]
end

return change
