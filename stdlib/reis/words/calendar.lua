-- Dates as days, and rhythms in words: "6 weeks", "every month", "elk kwartaal".

local calendar = {}

--- The day number of a date; a month or year without its day counts from its first. nil for what is no date.
function calendar.day(date)
    local year, month, day = tostring(date):match("^(%d%d%d%d)%-?(%d?%d?)%-?(%d?%d?)$")
    if not year then return nil end
    local y, m, d = tonumber(year), tonumber(month) or 1, tonumber(day) or 1
    if m <= 2 then y = y - 1 end
    local era, shifted = y // 400, (m + 9) % 12 -- days since 1 March of a leap cycle's first year
    local of_era = y - era * 400
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + (153 * shifted + 2) // 5 + d - 1
end

--- The date of a day number, as 2026-03-14.
function calendar.date(day)
    local era = day // 146097
    local left = day - era * 146097
    local y = (left - left // 1460 + left // 36524 - left // 146096) // 365
    local rest = left - (365 * y + y // 4 - y // 100)
    local shifted = (5 * rest + 2) // 153
    local month = shifted < 10 and shifted + 3 or shifted - 9
    return ("%04d-%02d-%02d"):format(y + era * 400 + (month <= 2 and 1 or 0), month, rest - (153 * shifted + 2) // 5 + 1)
end

local MONTHS = {
    en = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" },
    nl = { "jan.", "feb.", "mrt.", "apr.", "mei", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec." },
}

--- A date as it is said in a sentence: 14 Mar 2026, 14 mrt. 2026; a month or a year where that is all there is; what is no date
-- as it is. Tables keep 2026-03-14, which can be sorted.
function calendar.said(date, lang)
    local year, month, day = tostring(date):match("^(%d%d%d%d)%-?(%d?%d?)%-?(%d?%d?)$")
    local name = year and (MONTHS[lang] or MONTHS.en)[tonumber(month)]
    if not name then return tostring(date) end
    return (day ~= "" and ("%d "):format(tonumber(day)) or "") .. name .. " " .. year
end

local UNITS = { day = { 1, "d" }, dag = { 1, "d" }, week = { 7, "d" }, month = { 1, "m" }, maand = { 1, "m" },
    quarter = { 3, "m" }, kwartaal = { 3, "m" }, year = { 12, "m" }, jaar = { 12, "m" } }
local PLURAL = { days = "day", dagen = "dag", weeks = "week", weken = "week", months = "month", maanden = "maand",
    quarters = "quarter", kwartalen = "kwartaal", years = "year", jaren = "jaar" }
local EACH = { every = true, each = true, elke = true, elk = true, iedere = true, ieder = true }

--- A rhythm said in words: the first "6 weeks" or "every month" in it. -> { n =, unit = "d" or "m", words = } | nil
function calendar.rhythm(words)
    local before
    for word in words:lower():gmatch("[%w\128-\255]+") do
        local unit = UNITS[PLURAL[word] or word]
        local n = before and math.tointeger(tonumber(before)) or EACH[before] and 1
        if unit and n and n > 0 then
            return { n = n * unit[1], unit = unit[2], words = EACH[before] and word or before .. " " .. word }
        end
        before = word
    end
end

--- The day number so much later; the last day of a month that has fewer.
function calendar.later(day, rhythm)
    if rhythm.unit == "d" then return day + rhythm.n end
    local year, month, of_month = calendar.date(day):match("(%d+)-(%d+)-(%d+)")
    local months = year * 12 + month - 1 + rhythm.n
    local first = calendar.day(("%04d-%02d-01"):format(months // 12, months % 12 + 1))
    local after = calendar.day(("%04d-%02d-01"):format((months + 1) // 12, (months + 1) % 12 + 1))
    return math.min(first + of_month - 1, after - 1)
end

return calendar
