-- Figures as people read them: marks, shares, money, durations, in the language's own way.

local format = {}

local MINUS = "−"

-- From here on a figure is written as 1.5·10^20: nobody counts that many digits.
local VAST = 1e15

local function comma(s, lang)
    return lang == "nl" and (s:gsub("%.", ",")) or s
end

--- A figure that is too large to write out; "∞" where it is more than a double holds.
local function vast(x, lang)
    if x == math.huge then return "∞" end
    local mantissa, power = ("%.1e"):format(x):match("^([%d.]+)e%+?(%d+)$")
    return comma(mantissa, lang) .. "·10^" .. power
end

local function grouped(s, lang)
    local mark = lang == "nl" and "." or ","
    local whole = s:reverse():gsub("(%d%d%d)", "%1" .. mark):reverse()
    return (whole:gsub("^%" .. mark, ""))
end

--- |x| with so many decimals, thousands apart from 10,000 on; every double has its words ("–" where it is no number).
local function absolute(x, digits, lang)
    x = math.abs(x)
    if x ~= x then return "–" end
    if x >= VAST then return vast(x, lang) end
    local s = comma(("%." .. digits .. "f"):format(x), lang)
    if x < 10000 then return s end
    local before, after = s:match("^(%d+)(.*)$")
    return grouped(before, lang) .. after
end

local function decimals(x, digits, lang)
    local s = absolute(x, digits, lang)
    if x < 0 and s:find("[1-9∞]") then s = MINUS .. s end
    return s
end

--- |x| as a whole number, half up, with thousands apart.
local function whole(x, lang)
    x = math.abs(x)
    if not (x < VAST) then return absolute(x, 0, lang) end
    return grouped(("%.0f"):format(math.floor(x + 0.5)), lang)
end

--- A mark or another plain figure; "–" where undefined.
function format.number(x, digits, lang)
    if not x then return "–" end
    return decimals(x, digits or 1, lang)
end

--- A figure with at most so many decimals (1), none that says nothing: 34, 34.5.
function format.short(x, digits, lang)
    if not x then return "–" end
    local s = decimals(x, digits or 1, lang)
    local point = lang == "nl" and "," or "."
    if not s:find("^", 1, true) then s = s:gsub("(%" .. point .. "%d-)0+$", "%1"):gsub("%" .. point .. "$", "") end
    return s
end

--- A figure in so many significant digits, never with an exponent where it can be written out: 0.0412, 12.3, 835,000.
function format.significant(x, digits, lang)
    if not x or x ~= x then return "–" end
    local a = math.abs(x)
    if a == 0 or a >= VAST then return format.number(x, 0, lang) end
    local size = math.floor(math.log(a, 10)) + 1 -- digits before the point
    if size > digits then return decimals(x, 0, lang) end
    return format.short(x, math.min(12, digits - size), lang)
end

--- With its sign, as an emotion or an effect is written: +0.4, −1.2, ±0.0.
function format.signed(x, digits, lang)
    if not x or x ~= x then return "–" end
    local s = decimals(x, digits or 1, lang)
    if not s:find("[1-9∞]") then return "±" .. s end
    return x > 0 and "+" .. s or s
end

--- A share of 0..1 as a percentage; small ones keep a decimal.
function format.percent(x, lang)
    if not x then return "–" end
    local p = x * 100
    local digits = (p ~= 0 and p < 10 and math.abs(p - math.floor(p + 0.5)) > 0.049) and 1 or 0
    return decimals(p, digits, lang) .. " %"
end

--- Two figures with as many decimals as it takes to tell them apart; `share`: as percentages.
function format.apart(from, to, share, lang)
    local function show(x, digits)
        if not x then return "–" end
        return share and decimals(x * 100, digits, lang) .. " %" or decimals(x, digits, lang)
    end
    local digits = share and 0 or 1
    while digits < 8 and show(from, digits) == show(to, digits) do digits = digits + 1 end
    return show(from, digits), show(to, digits)
end

local UNITS = {
    en = { { 10080, "weeks", "week" }, { 1440, "days", "day" }, { 60, "hours", "hour" }, { 1, "min", "min" } },
    nl = { { 10080, "weken", "week" }, { 1440, "dagen", "dag" }, { 60, "uur", "uur" }, { 1, "min", "min" } },
}

--- The largest unit in which so many minutes make at least 1: { minutes, many, one }.
local function unit_of(minutes, lang)
    for _, unit in ipairs(UNITS[lang] or UNITS.en) do
        if minutes / unit[1] >= 1 or unit[1] == 1 then return unit end
    end
end

--- Minutes in the largest unit that leaves a figure of at least 1.
function format.duration(minutes, lang)
    if not minutes or minutes ~= minutes then return "–" end
    local unit = unit_of(math.abs(minutes), lang)
    local s = absolute(minutes / unit[1], 1, lang):gsub("[.,]0$", "")
    return (minutes < 0 and s ~= "0" and MINUS or "") .. s .. " " .. (s == "1" and unit[3] or unit[2])
end

--- From so many minutes to so many: "1–2 weeks" where one unit suits both, else "3 days – 2 weeks".
function format.span(low, high, lang)
    local to = format.duration(high, lang)
    if not (high - low >= 0.5) then return to end
    local from = low / unit_of(high, lang)[1]
    if from < 0.95 or from >= VAST then return format.duration(low, lang) .. " – " .. to end
    return format.short(from, 1, lang) .. "–" .. to
end

local SIGNS = { EUR = "€", USD = "$", GBP = "£", JPY = "¥" }

--- The sign of a currency, else its code.
function format.currency(currency)
    return SIGNS[currency or "EUR"] or currency
end

--- Money in full: € 12,500; small amounts with their cents: € 4.50.
function format.money(x, currency, lang)
    if not x or x ~= x then return "–" end
    local sign, s = format.currency(currency), nil
    if math.abs(x) < 100 and math.abs(x - math.floor(x + 0.5)) > 0.004 then
        s = absolute(x, 2, lang)
    else
        s = whole(x, lang)
    end
    return (x < 0 and s:find("[1-9∞]") and MINUS or "") .. sign .. " " .. s
end

-- How money is shortened: from which amount, by what it is divided, and the word behind it.
local SHORT = {
    en = { { 999.5e9, 1e12, "T" }, { 999.5e6, 1e9, "bn" }, { 999500, 1e6, "M" }, { 1000, 1e3, "k" } },
    nl = { { 999.5e9, 1e12, " bln" }, { 999.5e6, 1e9, " mld" }, { 999500, 1e6, " mln" }, { 1000, 1e3, "k" } },
}

--- Money in few characters: €12k, €1.5M, €2.1bn; in Dutch €12k, €1,5 mln, €2,1 mld.
function format.short_money(x, currency, lang)
    if not x or x ~= x then return "–" end
    local sign = format.currency(currency)
    if #sign > 2 and not sign:find("[\128-\255]") then sign = sign .. " " end
    local a, s = math.abs(x), nil
    for _, step in ipairs(a < VAST and (SHORT[lang] or SHORT.en) or {}) do
        if a >= step[1] then
            local n = a / step[2]
            local digits = step[2] > 1e3 and (n < 10 and 2 or 1) or n < 99.95 and 1 or 0
            s = absolute(n, digits, lang)
            if step[2] == 1e3 then s = s:gsub("[.,]0$", "") end
            s = s .. step[3]
            break
        end
    end
    s = s or whole(a, lang)
    return (x < 0 and s:find("[1-9∞]") and MINUS or "") .. sign .. s
end

--- A whole number with thousands apart.
function format.count(n, lang)
    if not n then return "–" end
    local s = whole(n, lang)
    return n < 0 and s:find("[1-9∞]") and MINUS .. s or s
end

return format
