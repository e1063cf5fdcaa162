-- What + - * / and comparing do to durations and uncertain numbers of a script. Loaded when one is used.
-- A form is a number, or a distribution of which a multiple and a shifted one are known.

local schema = require "reis.language.schema"
local uncertain = require "reis.language.uncertain"

local arithmetic = {}

local scaled, PARTS = uncertain.scaled, uncertain.PARTS

--- The form moved up by a number.
local function shifted(form, by)
    if math.type(form) then return form + by end
    local out = { dist = form.dist, sd = form.sd }
    for _, part in ipairs(PARTS[form.dist]) do
        if part ~= "sd" then out[part] = form[part] + by end
    end
    return out
end

--- What an operand is: { minutes =, days = } of a duration, { number = }, or nil and what it is instead.
local function operand(s, v)
    if math.type(v) then return { number = v } end
    local form = type(v) == "table" and s.made[v]
    if form and form.dist == "duration" then return form end
    if form and PARTS[form.dist] then return { number = form } end
    if form == uncertain.BAD then return nil, "bad" end
    return nil, form and form.dist or type(v)
end

local fail = uncertain.fail

local OTHER = {
    each = "what differs per persona is counted within its { … }: each { default = 2 * 3 }",
    seen = "marks with sources are counted within their { … }", count = "counts are counted within their { … }",
}

--- Both operands, or nil and what to answer instead.
local function operands(s, sign, a, b)
    local x, what = operand(s, a)
    local y, other = operand(s, b)
    if x and y then return x, y end
    if what == "bad" or other == "bad" then return nil, uncertain.wrap(s, uncertain.BAD) end
    what = what or other
    return nil, fail(s, ("%s does not go with %s; %s"):format(sign, schema.a(what), OTHER[what] or "give a number or a duration"))
end

local function finite(form)
    if math.type(form) then return form == form and math.abs(form) < math.huge end
    for _, part in ipairs(PARTS[form.dist]) do
        if not finite(form[part]) then return false end
    end
    return true
end

local function made(s, form)
    if not finite(form.number or form.minutes) then
        return fail(s, "the outcome is no number; divide by something above 0")
    end
    if form.number and math.type(form.number) then return form.number end
    return uncertain.wrap(s, form.number or form)
end

--- a + k·b for forms of which at most one is uncertain; nil where both are.
local function sum(a, b, k)
    if math.type(b) then return shifted(a, k * b) end
    if math.type(a) then return shifted(scaled(b, k), a) end
end

local function add(s, sign, a, b, k)
    local x, y = operands(s, sign, a, b)
    if not x then return y end
    if (x.number ~= nil) ~= (y.number ~= nil) then
        return fail(s, ("a duration %s a bare number: give the number its unit, as minutes(5)"):format(sign))
    end
    local number = x.number and sum(x.number, y.number, k)
    if number then return made(s, { number = number }) end
    local minutes = x.minutes and sum(x.minutes, y.minutes, k)
    if minutes then return made(s, { dist = "duration", minutes = minutes, days = sum(x.days, y.days, k) }) end
    return fail(s, ("%s between two uncertain numbers has no simple outcome; give the whole as one between(…)"):format(sign))
end

local function times(form, k)
    if form.number then return { number = scaled(form.number, k) } end
    return { dist = "duration", minutes = scaled(form.minutes, k), days = scaled(form.days, k) }
end

function arithmetic.add(s, a, b)
    local other = s.made[b]
    if type(other) == "table" and other.dist == "date" then return require("reis.language.date").moved(s, b, a, 1) end
    return add(s, "+", a, b, 1)
end
function arithmetic.sub(s, a, b) return add(s, "-", a, b, -1) end
function arithmetic.unm(s, a)
    local x, y = operands(s, "-", a, 1)
    return x and made(s, times(x, -1)) or y
end

function arithmetic.mul(s, a, b)
    local x, y = operands(s, "*", a, b)
    if not x then return y end
    if math.type(y.number) then return made(s, times(x, y.number)) end
    if math.type(x.number) then return made(s, times(y, x.number)) end
    return fail(s, "* needs a plain number on one side, as 2 * hours(1)")
end

function arithmetic.div(s, a, b)
    local x, y = operands(s, "/", a, b)
    if not x then return y end
    if math.type(y.number) then return made(s, times(x, 1 / y.number)) end
    if x.minutes and math.type(y.minutes) then return made(s, { number = scaled(x.minutes, 1 / y.minutes) }) end
    return fail(s, "/ needs a plain number below it, as weeks(2) / 2, or two durations")
end

--- The minutes of both, for comparing; raises at the script's line where they cannot be compared.
local function comparable(s, a, b)
    local x, y = operand(s, a), operand(s, b)
    local m, n = x and x.minutes, y and y.minutes
    if math.type(m) and math.type(n) then return m, n end
    error("only two durations that are certain can be compared, as weeks(1) < days(10)", 3)
end

function arithmetic.lt(s, a, b)
    local m, n = comparable(s, a, b)
    return m < n
end

function arithmetic.le(s, a, b)
    local m, n = comparable(s, a, b)
    return m <= n
end

--- Two durations are equal where they last as long.
function arithmetic.eq(s, a, b)
    local x, y = operand(s, a), operand(s, b)
    return x ~= nil and y ~= nil and x.minutes ~= nil and math.type(x.minutes) and x.minutes == y.minutes or false
end

local UNITS = { { 10080, "week" }, { 1440, "day" }, { 60, "hour" }, { 1, "minute" } }

local function minutes_in_words(n)
    local unit = UNITS[#UNITS]
    for i = #UNITS, 1, -1 do
        if n ~= 0 and n % UNITS[i][1] == 0 then unit = UNITS[i] end
    end
    n = n / unit[1]
    return ("%s %s%s"):format(require "reis.language.quantity".show(n), unit[2], n == 1 and "" or "s")
end

--- A duration or an uncertain number in words: "17 days", "between(2, 4, 9)".
function arithmetic.show(s, a)
    local form = s.made[a]
    if not form or form == uncertain.BAD then return "a number that is wrong" end
    local show = function(n) return ("%.10g"):format(n) end
    if form.dist == "duration" then form, show = form.minutes, minutes_in_words end
    if math.type(form) then return show(form) end
    if not PARTS[form.dist] then return form.dist .. " { … }" end
    local parts = {}
    for i, part in ipairs(PARTS[form.dist]) do parts[i] = show(form[part]) end
    return ("%s(%s)"):format(uncertain.CALLED[form.dist] or form.dist, table.concat(parts, ", "))
end

--- Within a text they are in words.
function arithmetic.concat(s, a, b)
    return (s.made[a] and arithmetic.show(s, a) or a) .. (s.made[b] and arithmetic.show(s, b) or b)
end

return arithmetic
