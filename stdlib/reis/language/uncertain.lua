-- The constructors of uncertain numbers and durations: between, uniform, around, each, seen, count,
-- minutes … workdays. What they return is opaque to a script; the session knows what it stands
-- for.

local text = require "reis.language.text"
local schema = require "reis.language.schema"

local uncertain = {}

local BAD = { dist = "bad" }
uncertain.BAD = BAD

-- Minutes of elapsed time, and person-days of work, that one of a unit is.
local UNITS = {
    minutes = { 1, 1 / 480 }, hours = { 60, 1 / 8 }, days = { 1440, 1 }, weeks = { 10080, 5 },
    workdays = { 10080 / 5, 1 },      -- five to a week
}

local COMMA = " (a number takes a point, not a comma: 7.5)"

local PARTS = { pert = { "low", "likely", "high" }, uniform = { "low", "high" },
                around = { "mean", "sd" } }

-- What a script calls a distribution, where that is another word.
uncertain.CALLED = { pert = "between" }

--- The form with every number times k; below 0 the ends change places.
local function scaled(form, k)
    if math.type(form) then return form * k end
    local out = { dist = form.dist }
    for _, part in ipairs(PARTS[form.dist]) do out[part] = form[part] * k end
    if k < 0 then
        out.low, out.high = out.high, out.low
        out.sd = out.sd and -out.sd
    end
    return out
end

--- An opaque value of the script that stands for form.
local function wrap(s, form)
    local object = setmetatable({}, s.opaque)
    s.made[object] = form
    return object
end

--- Reports at the script's line. -> what stands for a wrong number, so that nothing more is said of it
local function fail(s, message)
    s:problem_here(message)
    return wrap(s, BAD)
end

uncertain.PARTS, uncertain.scaled, uncertain.wrap, uncertain.fail = PARTS, scaled, wrap, fail

--- The metatable of what the constructors return: closed to a script, with the arithmetic of the language.
function uncertain.opaque(s)
    local meta = { __metatable = false, __name = "number" }
    for _, name in ipairs { "add", "sub", "mul", "div", "unm", "concat", "lt", "le", "eq" } do
        meta["__" .. name] = function(a, b) return require "reis.language.arithmetic"[name](s, a, b) end
    end
    meta.__tostring = function(a) return require "reis.language.arithmetic".show(s, a) end
    return meta
end

--- v as a finite number, or as minutes and person-days where it is a duration.
local function argument(s, v)
    if math.type(v) then
        if v ~= v or v > schema.LARGEST or v < -schema.LARGEST then return nil end
        return v
    end
    local form = type(v) == "table" and s.made[v]
    if form and form.dist == "duration" and math.type(form.minutes) then
        return form.minutes, form.days
    end
end

--- Builds a distribution of the numbers given, in minutes and days where they are durations.
local function distribution(s, name, dist, check, ...)
    local parts = PARTS[dist]
    local form, days = { dist = dist }, { dist = dist }
    local durations = 0
    for i, part in ipairs(parts) do
        local v = (select(i, ...))
        if type(v) == "table" and s.made[v] == BAD then return wrap(s, BAD) end
        local amount, in_days = argument(s, v)
        if name == "between" and i == 3 and v == nil then
            return fail(s, "between takes three numbers: low, likely, high; "
                .. "for two write uniform(low, high)")
        end
        if not amount then
            return fail(s, ("%s(%s): %s is %s; give a number"):format(name,
                table.concat(parts, ", "), part, text.show(v)))
        end
        form[part], days[part] = amount, in_days
        if in_days then durations = durations + 1 end
    end
    if select("#", ...) > #parts then
        return fail(s, ("%s(%s) takes %d numbers; take the others out%s"):format(name,
            table.concat(parts, ", "), #parts, COMMA))
    end
    local problem = check(form)
    if problem then return fail(s, name .. ": " .. problem) end
    if durations == 0 then return wrap(s, form) end
    if durations < #parts then
        return fail(s, name .. ": give all as durations or none")
    end
    return wrap(s, { dist = "duration", minutes = form, days = days })
end

local function in_order(form)
    if form.low > (form.likely or form.low) or (form.likely or form.low) > form.high then
        return ("%g, %g, %g are not in order; give them from low to high")
            :format(form.low, form.likely, form.high)
    end
end

local function low_high(form)
    if form.low > form.high then
        return ("%g is above %g; give the lower first"):format(form.low, form.high)
    end
end

local function spread(form)
    if form.sd < 0 then return ("the spread %g is below 0; give 0 or more"):format(form.sd) end
end

--- A raw copy of a table of named entries, or nil and what is wrong with it.
local function named(s, name, t, example)
    if type(t) ~= "table" or s.made[t] or s.things[t] then
        return nil, ("%s takes a table; write %s { %s }"):format(name, name, example)
    end
    if getmetatable(t) ~= nil then
        return nil, name .. " takes a plain table; take its metatable off"
    end
    local copy, n = {}, 0
    for key, v in next, t do
        n = n + 1
        if type(key) ~= "string" or n > 10000 then
            return nil, ("%s takes named entries; write %s { %s }%s"):format(name, name, example,
                math.type(v) == "integer" and COMMA or "")
        end
        s.shy = s.shy or text.key(key) ~= key
        copy[key] = v
    end
    if n == 0 then
        return nil, ("%s is empty; write %s { %s }"):format(name, name, example)
    end
    return copy
end

local function collected(s, name, example, t)
    local copy, problem = named(s, name, t, example)
    if not copy then return fail(s, problem) end
    return wrap(s, { dist = name, raw = copy })
end

local function counted(s, t)
    local copy, problem = named(s, "count", t, "Delivery = 412, leave = 12")
    if not copy then return fail(s, problem) end
    local names, total = {}, 0
    for key in pairs(copy) do names[#names + 1] = key end
    table.sort(names)
    for _, key in ipairs(names) do
        local v = copy[key]
        if not math.type(v) or v ~= v or v < 0 or v > schema.LARGEST or v ~= v // 1 then
            return fail(s, ("count: %s is %s; give a whole number of at least 0"):format(
                text.plain(key), text.show(v)))
        end
        total = total + v
    end
    if total == 0 then return fail(s, "count: all are 0; count at least one") end
    return wrap(s, { dist = "count", counts = copy, total = total })
end

local function duration(s, unit, v)
    local minutes, days = UNITS[unit][1], UNITS[unit][2]
    local form = type(v) == "table" and s.made[v]
    if form == BAD then return wrap(s, BAD) end
    if form and form.dist == "duration" then
        return fail(s, ("%s(…) was given a duration already; take %s( ) away"):format(unit, unit))
    end
    local amount = form and PARTS[form.dist] and form or math.type(v) and argument(s, v)
    if not amount then
        return fail(s, ("%s(%s): give a number, as %s(2)"):format(unit, text.show(v), unit))
    end
    return wrap(s, { dist = "duration", minutes = scaled(amount, minutes),
                     days = scaled(amount, days) })
end

--- Adds the constructors to the session's globals.
function uncertain.install(s)
    local g = s.globals
    function g.between(...) return distribution(s, "between", "pert", in_order, ...) end
    function g.uniform(...) return distribution(s, "uniform", "uniform", low_high, ...) end
    function g.around(...) return distribution(s, "around", "around", spread, ...) end
    function g.each(t) return collected(s, "each", "default = 0.1, Bram = 0.3", t) end
    function g.seen(t) return collected(s, "seen", '["CSAT spring"] = 7', t) end
    function g.count(t) return counted(s, t) end
    for unit in pairs(UNITS) do
        g[unit] = function(v, more)
            if more ~= nil then return fail(s, ("%s(n) takes one number%s"):format(unit, COMMA)) end
            return duration(s, unit, v)
        end
    end
end

return uncertain
