-- Checks a number of a script: its bounds, and every way in which it may be uncertain.

local schema = require "reis.language.schema"
local ordered = require "reis.words.ordered"
local uncertain = require "reis.language.uncertain"
local judge = require "reis.language.judge"

local wrong, not_fit, deeper = judge.wrong, judge.not_fit, judge.deeper

--- Whether a field takes sums that mostly have thousands.
local function is_large(field)
    return field.name == "customers" or (field.unit or ""):find("^money") ~= nil
end

local function in_bounds(s, thing, field, v, path)
    if v ~= v or v < field.min or v > field.max or field.positive and v == 0 then
        not_fit(s, thing, field, v, path)
        return nil
    end
    if math.type(v) == "float" and v < 1000 and v * 1000 % 1 == 0 and is_large(field) then
        s:thousands(thing, path or { field.name }, v)
    end
    if field.type == "int" then
        if v ~= v // 1 then not_fit(s, thing, field, v, path) return nil end
        return math.tointeger(v)
    end
    return v
end

local function spread_in_bounds(s, thing, field, form, path)
    local low, high = form.low or form.mean, form.high or form.mean
    if low < field.min or high > field.max or field.positive and high == 0 then
        wrong(s, thing, field, path, ("runs from %g to %g; give %s"):format(low, high,
            schema.takes(field)))
        return nil
    end
    if form.dist ~= "around" then return form end
    -- what is written once is one number, so it must be one table wherever the bounds are the same
    local key = field.min .. " " .. field.max
    form.within = form.within or {}
    form.within[key] = form.within[key] or { dist = "around", mean = form.mean, sd = form.sd, low = field.min,
                                             high = field.max }
    return form.within[key]
end

local function each(s, thing, field, form, path, one)
    if not field.each then
        wrong(s, thing, field, path, "cannot differ per persona; give one figure without each")
        return nil
    end
    local out = { dist = "each", per = {} }
    for key, v in ordered.pairs(form.raw) do
        local inner = type(v) == "table" and s.made[v]
        local normal
        if inner and inner.dist == "each" then
            wrong(s, thing, field, deeper(path, field, key), "is an each within an each")
        else
            normal = one(s, thing, field, v, deeper(path, field, key))
        end
        if normal == nil then return nil end
        if key == "default" then out.default = normal else out.per[key] = normal end
    end
    return out
end

local function seen(s, thing, field, form, path, one)
    if not field.seen then
        wrong(s, thing, field, path, "has no sources of its own; only marks take seen")
        return nil
    end
    local out = { dist = "seen", marks = {} }
    for key, v in ordered.pairs(form.raw) do
        local inner = type(v) == "table" and s.made[v]
        if inner and inner.dist == "seen" then
            return wrong(s, thing, field, path, "is a seen within a seen; list the sources in one")
        end
        local normal = one(s, thing, field, v, deeper(path, field, key))
        if normal == nil then return nil end
        out.marks[key] = normal
    end
    return out
end

local function number(s, thing, field, v, path)
    if math.type(v) then return in_bounds(s, thing, field, v, path) end
    local form = type(v) == "table" and s.made[v]
    if not form then return not_fit(s, thing, field, v, path) end
    local dist = form.dist
    if form == uncertain.BAD then s:mark_wrong(thing, path and path[1] or field.name) return nil end
    if dist == "each" then return each(s, thing, field, form, path, number) end
    if dist == "seen" then return seen(s, thing, field, form, path, number) end
    if dist == "duration" then
        if field.type ~= "duration" and field.type ~= "effort" and not field.duration then
            return wrong(s, thing, field, path, "takes no duration; give " .. schema.takes(field))
        end
        form = field.type == "effort" and form.days or form.minutes
        if math.type(form) then return in_bounds(s, thing, field, form, path) end
        dist = form.dist
    end
    if dist == "count" then
        return wrong(s, thing, field, path, "takes no count; only next does")
    end
    if field.type == "int" or field.plain then
        return wrong(s, thing, field, path, "cannot be uncertain; give " .. schema.takes(field))
    end
    return spread_in_bounds(s, thing, field, form, path)
end

-- check(s, thing, field, v, path) and each(…, form, path, one), for what differs per persona.
return { check = number, each = each }
