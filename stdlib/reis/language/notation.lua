-- Numbers and dates as people write them, and how a script writes them. Loaded once one is wrong.

local notation = {}

local UNITS = {
    minute = "minutes", min = "minutes", minuut = "minutes", minuten = "minutes", hour = "hours", uur = "hours",
    uren = "hours", h = "hours", day = "days", dag = "days", dagen = "days", d = "days", week = "weeks", weken = "weeks", w = "weeks",
    workday = "workdays", werkdag = "workdays", werkdagen = "workdays",
}

local function plain(x) return ("%.10g"):format(x) end

--- The digits of a number with points, commas, spaces and apostrophes -> as a script writes them, or nil.
-- thousands: whether a single point before three digits parts thousands
local function digits(s, thousands)
    s = s:gsub("\u{A0}", " "):gsub("\u{202F}", " "):gsub("\u{2009}", " "):gsub("\u{2019}", "'"):gsub("^%s+", ""):gsub("%s+$", "")
    if not s:find("^%d[%d.,' _]*$") then return nil end
    s = s:gsub(",%-*$", "")
    local whole = s:match("^(%d%d?%d?[.,' _]%d%d%d[%d.,' _]*)$") and s
    if whole then
        local sign = s:match("^%d+([.,' _])")
        local other = sign == "." and "," or sign == "," and "%." or "[.,]"
        local parts, rest = s:match("^([%d" .. (sign == "." and "%." or sign) .. "]+)" .. other .. "(%d+)$")
        local repeated = select(2, s:gsub(sign == "." and "%." or sign, "")) > 1
        if parts then return (parts:gsub("%D", "")) .. "." .. rest end
        if repeated or sign:find("[' _]") or thousands and sign == "." then return (s:gsub("%D", "")) end
        if thousands and sign == "," then return (s:gsub("%D", "")) end
    end
    local a, b = s:match("^(%d+)[.,](%d+)$")
    if a then return a .. "." .. b end
    return s:match("^%d+$")
end

--- A number in another notation, as a script writes it: "20%" -> "0.2", "€ 1.500" -> "1500", "2 weken" -> "weeks(2)".
-- field: what it is given for (a money field parts thousands), or nil. nil where it is no number.
function notation.number(s, field)
    local money = field and (field.unit or ""):find("money", 1, true) ~= nil
    local bare = s:gsub("\u{20AC}", " "):gsub("\u{A3}", " "):gsub("[$]", " "):gsub("\u{2212}", "-"):gsub("\u{2013}", "-")
    if bare ~= s then money = true end
    bare = bare:gsub("%s*[Ee][Uu][Rr]o?s?%s*", " "):gsub(",%-%s*$", ""):gsub("^%s+", ""):gsub("%s+$", "")
    local sign, body = bare:match("^([-+]?)%s*(.*)$")
    sign = sign == "-" and "-" or ""
    local percent = body:match("^(.-)%s*%%$") or body:match("^(.-)%s*procent$") or body:match("^(.-)%s*percent$")
    if percent then
        local number = tonumber(digits(percent) or "")
        return number and sign .. plain(number / 100)
    end
    local amount, unit = body:match("^([%d.,]+)%s*(%a+)$")
    unit = unit and unit:lower()
    unit = unit and (UNITS[unit] or UNITS[unit:gsub("s$", "")])
    if unit and digits(amount) then return ("%s%s(%s)"):format(sign, unit, digits(amount)) end
    local number = digits(body, money)
    return number and sign .. number
end

local MONTHS = {}
for i, names in ipairs { "jan januari january", "feb februari february", "mrt maart mar march", "apr april", "mei may",
    "jun juni june", "jul juli july", "aug augustus august", "sep sept september", "okt oktober oct october",
    "nov november", "dec december" } do
    for name in names:gmatch("%a+") do MONTHS[name] = i end
end

local function date(year, month, day)
    year, month, day = tonumber(year), tonumber(month), tonumber(day)
    if not year or not month or month < 1 or month > 12 or day and (day < 1 or day > 31) then return nil end
    if year < 100 then year = year + 2000 end
    return day and ("%04d-%02d-%02d"):format(year, month, day) or ("%04d-%02d"):format(year, month)
end

--- A date in another notation (days before months), as a script writes it; nil where it is none.
function notation.date(s)
    s = s:lower():gsub("^%a+day,?%s+", ""):gsub("^%a+dag,?%s+", "")
    local a, b, c = s:match("^(%d+)[-/. ]+(%d+)[-/. ]+(%d+)$")
    if a and #a == 4 then return date(a, b, c) end
    if a and tonumber(b) > 12 then return date(c, a, b) end
    if a then return date(c, b, a) end
    a, b, c = s:match("^(%d+)%a*[-%s.]+(%a+)[-.,%s]+(%d+)$")
    if a then return date(c, MONTHS[b], a) end
    b, a, c = s:match("^(%a+)%.?%s+(%d+)%a*,?%s+(%d+)$")
    if a then return date(c, MONTHS[b], a) end
    b, c = s:match("^(%a+)%.?[-%s,]+(%d%d%d%d)$")
    if b and MONTHS[b] then return date(c, MONTHS[b]) end
    c, b = s:match("^(%d%d%d%d)[-/ ](%d%d?)$")
    if c then return date(c, b) end
    b, c = s:match("^(%d%d?)[-/ ](%d%d%d%d)$")
    if c then return date(c, b) end
    a, b, c = s:match("^(%d%d%d%d)(%d%d)(%d%d)$")
    if a then return date(a, b, c) end
    local quarter
    quarter, c = s:match("^[qk](%d)%s*(%d%d%d%d)$")
    if quarter then return date(c, quarter * 3 - 2) end
end

return notation
