-- Other figures for a what-if: what `set` puts in the place of what a thing was declared with.

local change = {}

--- A touchpoint's score with some marks set for everyone, over the personas' own as well.
local function with_marks(score, marks)
    local out = {}
    for key, q in pairs(score or {}) do
        if type(q) == "table" and type(q.dist) ~= "string" then
            local own = {}
            for value, mark in pairs(q) do
                if marks[value] == nil then own[value] = mark end
            end
            q = own
        end
        out[key] = q
    end
    for value, mark in pairs(marks) do out[value] = mark end
    return out
end

--- The overrides by thing, from a list of { thing, fields, marks } or a table { [thing] = fields };
-- nil where there are none. Keys that are names are looked up as in a scenario; what is wrong with
-- them is raised.
function change.overrides(m, set)
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
        for field, v in pairs(fields) do entry.fields[field] = v end
        if marks and next(marks) ~= nil then
            entry.fields.score = with_marks(entry.fields.score or rawget(thing, "score"), marks)
        end
        -- a next that is set, as resolved targets
        if type(entry.fields.next) == "table" then
            entry.next = entry.fields.next
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

--- A function get(thing, field) -> the field with the overrides (nil: none) in force.
function change.getter(set)
    if not set then return plain end
    return function(thing, field)
        local entry = set[thing]
        local v = entry and entry.fields[field]
        if v ~= nil then return v end
        return thing[field]
    end
end

return change
