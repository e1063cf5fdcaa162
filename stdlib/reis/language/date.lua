-- Dates as values of a script: date "2026-03-14" + weeks(2). Loaded when one is used.

local calendar = require "reis.words.calendar"
local text = require "reis.language.text"

local date = {}

local MINUTES = 1440
local STEPS = { day = { 1, "d" }, week = { 7, "d" }, month = { 1, "m" }, quarter = { 3, "m" }, year = { 12, "m" } }

local meta_of

local FIRST, LAST = calendar.day "0001-01-01", calendar.day "9999-12-31"

local function made(s, day)
    if not (day >= FIRST and day <= LAST) then error("a date lies between the years 1 and 9999", 4) end
    local d = setmetatable({}, meta_of(s))
    s.made[d] = { dist = "date", day = day, text = calendar.date(day) }
    return d
end

--- The form of a date, or of a text that is one; nil for anything else.
local function form_of(s, v)
    local form = type(v) == "table" and s.made[v]
    if form then return form.dist == "date" and form or nil end
    if type(v) ~= "string" or text.date_problem(v) then return nil end
    return { dist = "date", day = calendar.day(v), text = v }
end

--- How many days a duration lasts, or nil.
local function days_of(s, v)
    local form = type(v) == "table" and s.made[v]
    return form and form.dist == "duration" and math.type(form.minutes) and form.minutes / MINUTES or nil
end

local function moved(s, a, b, sign)
    local form, days = form_of(s, a), days_of(s, b)
    if not form and sign > 0 then form, days = form_of(s, b), days_of(s, a) end
    if not form or not days then error('a date moves by a duration, as date "2026-03-14" + weeks(2)', 2) end -- it is tail-called
    return made(s, form.day + math.floor(sign * days + 0.5))
end

--- A date and a duration, whichever comes first, added (sign 1) or taken off (sign -1).
date.moved = moved

local function both(s, a, b)
    local x, y = form_of(s, a), form_of(s, b)
    if not x or not y then error('a date is compared with another date, as date "2026-03-14" < date "2026-04-01"', 3) end
    return x.day, y.day
end

local function weekday(day) return (day + 2) % 7 + 1 end -- 1 March of the year 0 was a Wednesday

--- The number of the week (ISO 8601): the one that holds the year's Thursday.
local function week(day)
    local thursday = day - weekday(day) + 4
    local year = calendar.date(thursday):sub(1, 4)
    return (thursday - calendar.day(year .. "-01-01")) // 7 + 1
end

local methods = {}

--- The same day so many days, weeks, months, quarters or years later; the last day of a month that has fewer.
function methods.later(s, form, n, unit)
    local step = STEPS[unit or "day"] or type(unit) == "string" and STEPS[unit:gsub("s$", "")]
    if not math.tointeger(n) or not step then
        error('later takes a whole number and day, week, month, quarter or year: d:later(2, "month")', 3)
    end
    return made(s, calendar.later(form.day, { n = math.tointeger(n) * step[1], unit = step[2] }))
end

local PARTS = {
    year = function(form) return tonumber(form.text:sub(1, 4)) end,
    month = function(form) return tonumber(form.text:sub(6, 7)) or 1 end,
    day = function(form) return tonumber(form.text:sub(9, 10)) or 1 end,
    quarter = function(form) return ((tonumber(form.text:sub(6, 7)) or 1) + 2) // 3 end,
    weekday = function(form) return weekday(form.day) end,
    week = function(form) return week(form.day) end,
}

local metas = setmetatable({}, { __mode = "k" })

function meta_of(s)
    if metas[s] then return metas[s] end
    local meta = { __metatable = false, __name = "date" }
    function meta.__index(d, key)
        local form = s.made[d]
        if PARTS[key] then return PARTS[key](form) end
        if methods[key] then return function(_, ...) return methods[key](s, form, ...) end end
        error(("a date has no '%s'; it has year, month, day, quarter, week, weekday and later"):format(tostring(key)), 2)
    end
    function meta.__newindex() error("a date cannot be changed; add a duration to it", 2) end
    function meta.__add(a, b) return moved(s, a, b, 1) end
    function meta.__sub(a, b)
        local x, y = form_of(s, a), form_of(s, b)
        if x and y then return s.globals.days(x.day - y.day) end
        return moved(s, a, b, -1)
    end
    function meta.__lt(a, b)
        local x, y = both(s, a, b)
        return x < y
    end
    function meta.__le(a, b)
        local x, y = both(s, a, b)
        return x <= y
    end
    function meta.__eq(a, b)
        local x, y = form_of(s, a), form_of(s, b)
        return x ~= nil and y ~= nil and x.day == y.day
    end
    function meta.__tostring(d) return s.made[d].text end
    function meta.__concat(a, b)
        local x, y = form_of(s, a), form_of(s, b)
        return (x and x.text or a) .. (y and y.text or b)
    end
    metas[s] = meta
    return meta
end

--- `date` of a session: date "2026-03-14"; a month or year alone is its first day. today: the day it is, as a text.
-- -> the date | nil, message
function date.of(s, v, today)
    if v == nil then v = today end
    local form = form_of(s, v)
    if form then return made(s, form.day) end
    local problem = type(v) == "string" and text.date_problem(v)
    return nil, problem and ("date %s: %s"):format(text.quote(v, 40), problem) or 'date takes a text: date "2026-03-14"'
end

return date
