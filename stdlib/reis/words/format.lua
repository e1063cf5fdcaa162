-- Figures as people read them: marks, shares, money, durations, in the language's own way.

local format = {}

local MINUS = "−"

local function decimals(x, digits, lang)
    local s = ("%." .. digits .. "f"):format(math.abs(x))
    if lang == "nl" then s = s:gsub("%.", ",") end
    if x < 0 and s:find("[1-9]") then s = MINUS .. s end
    return s
end

--- A mark or another plain figure; "–" where undefined.
function format.number(x, digits, lang)
    if not x then return "–" end
    return decimals(x, digits or 1, lang)
end

--- With its sign, as an emotion or an effect is written: +0.4, −1.2, ±0.0.
function format.signed(x, digits, lang)
    if not x then return "–" end
    local s = decimals(x, digits or 1, lang)
    if not s:find("[1-9]") then return "±" .. s end
    return x > 0 and "+" .. s or s
end

--- A share of 0..1 as a percentage; small ones keep a decimal.
function format.percent(x, lang)
    if not x then return "–" end
    local p = x * 100
    local digits = (p ~= 0 and p < 10 and math.abs(p - math.floor(p + 0.5)) > 0.049) and 1 or 0
    return decimals(p, digits, lang) .. " %"
end

local UNITS = {
    en = { { 10080, "weeks", "week" }, { 1440, "days", "day" }, { 60, "hours", "hour" }, { 1, "min", "min" } },
    nl = { { 10080, "weken", "week" }, { 1440, "dagen", "dag" }, { 60, "uur", "uur" }, { 1, "min", "min" } },
}

--- Minutes in the largest unit that leaves a figure of at least 1.
function format.duration(minutes, lang)
    if not minutes then return "–" end
    for _, unit in ipairs(UNITS[lang] or UNITS.en) do
        local n = minutes / unit[1]
        if n >= 1 or unit[1] == 1 then
            local s = decimals(n, 1, lang):gsub("[.,]0$", "")
            return s .. " " .. (s == "1" and unit[3] or unit[2])
        end
    end
end

local SIGNS = { EUR = "€", USD = "$", GBP = "£", JPY = "¥" }

local function grouped(s, lang)
    local mark = lang == "nl" and "." or ","
    local whole = s:reverse():gsub("(%d%d%d)", "%1" .. mark):reverse()
    return (whole:gsub("^%" .. mark, ""))
end

--- Money in full: € 12,500; small amounts with their cents: € 4.50.
function format.money(x, currency, lang)
    if not x then return "–" end
    local sign = SIGNS[currency or "EUR"] or currency
    if math.abs(x) < 100 and math.abs(x - math.floor(x + 0.5)) > 0.004 then
        return (x < 0 and MINUS or "") .. sign .. " " .. decimals(math.abs(x), 2, lang)
    end
    local rounded = math.floor(math.abs(x) + 0.5)
    return (x < 0 and rounded > 0 and MINUS or "") .. sign .. " " .. grouped(("%d"):format(rounded), lang)
end

--- Money in few characters: €12k, €1.5M.
function format.short_money(x, currency, lang)
    if not x then return "–" end
    local sign = SIGNS[currency or "EUR"] or (currency .. " ")
    local a, s = math.abs(x), nil
    if a >= 999500 then
        s = decimals(a / 1e6, a < 1e7 and 2 or 1, lang) .. "M"
    elseif a >= 1000 then
        local k = decimals(a / 1000, a < 99950 and 1 or 0, lang):gsub("[.,]0$", "")
        s = k .. "k"
    else
        s = ("%d"):format(math.floor(a + 0.5))
    end
    return (x < 0 and MINUS or "") .. sign .. s
end

--- A whole number with thousands apart.
function format.count(n, lang)
    return grouped(("%d"):format(math.floor(n + 0.5)), lang)
end

return format
