-- How each measure is written, in every table and report, and whether a journey is vetoed.

local format = require "reis.words.format"

local measures = {}

local KIND = { completion = "share", killer_risk = "share", duration = "duration", cost_to_serve = "money",
    lifetime = "count", handovers = "count", channel_switches = "count" } -- the others are marks

--- A figure of a measure as text; "–" where it is undefined.
function measures.show(name, x, lang, currency)
    local kind = KIND[name]
    if kind == "share" then return format.percent(x, lang) end
    if kind == "duration" then return format.duration(x, lang) end
    if kind == "money" then return format.money(x, currency, lang) end
    return format.number(x, kind == "count" and 2 or 1, lang)
end

--- A change of a measure, in its own unit and with its sign.
function measures.change(name, x, lang, currency)
    local kind = KIND[name]
    if not x or kind == nil or kind == "count" then return format.signed(x, 2, lang) end
    return (x > 0 and "+" or x < 0 and "−" or "±") .. measures.show(name, math.abs(x), lang, currency)
end

--- Whether a killer vetoes a journey (its scores) for any persona.
function measures.vetoed(j)
    for _, row in ipairs(j.personas) do
        if row.vetoed then return true end
    end
    return false
end

return measures
