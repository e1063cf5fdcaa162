-- How each measure is written, in every table and report, and whether a journey is vetoed.

local format = require "reis.words.format"
local i18n = require "reis.words.i18n"

local measures = {}

local KIND = { completion = "share", killer_risk = "share", duration = "duration", cost_to_serve = "money",
    lifetime = "count", handovers = "count", channel_switches = "count" } -- the others are marks

--- What a measure is called.
function measures.label(name, lang)
    local key = "measure.name." .. name
    local label = i18n.of(lang)(key)
    return label ~= key and label or name -- a value is a measure too, by its own name
end

--- Whose row it is: the persona's name, or everyone's in a model without personas.
function measures.who(model, row, lang)
    return #model.personas == 0 and i18n.of(lang)("everyone") or row.persona
end

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

--- Whether a killer vetoes a row of scores: of a persona, or of a journey (by those with a share).
function measures.vetoed(row)
    return row.vetoed == true
end

--- A figure of what is remembered; below 0 it is void.
function measures.mark(x, lang)
    return x and x < 0 and i18n.of(lang)("measure.void") or format.number(x, 1, lang)
end

--- The headline of a row: its experience; where a killer is tolerated what it is but for killers, and
-- then with them ("9.0; 8.0 with killers, 5 %"); "vetoed (5.6)" where one is not. Below 0 it is void.
function measures.headline(row, lang)
    local L = i18n.of(lang)
    local mark = measures.mark
    if row.vetoed then return L("measure.vetoed", mark(row.experience, lang)) end
    if not row.experience or (row.killer_risk or 0) <= 0 then return mark(row.experience, lang) end
    return L("measure.tolerated", mark(row.base, lang), mark(row.experience, lang), format.percent(row.killer_risk, lang))
end

--- The headline of a row that is not vetoed in two parts: "9.0", and "8.0 with killers, 5 %" (nil without killers).
function measures.parts(row, lang)
    local head, beside = measures.headline(row, lang):match("^(.-); (.*)$")
    return head or measures.headline(row, lang), beside
end

-- What a figure needs at more than one touchpoint, or at one, before it is known at all.
local LEAST = { duration = 1, cost_to_serve = 1, handovers = 2, channel_switches = 2 }
measures.known = LEAST

--- How far a figure of a persona's row is known: "unknown" where nothing it needs is given, "of 3 of 9
-- touchpoints" where some is, nil where all is (or it needs nothing).
function measures.coverage(row, name, lang)
    local least, n, all = LEAST[name], row.known and row.known[name], row.touchpoints and #row.touchpoints
    if not least or not n or not all or all == 0 then return nil end
    local L = i18n.of(lang)
    if n < least then return L "measure.unknown", true end
    if n < all then return L("measure.of", n, all), false end
    return nil
end

--- Whether two figures (nil: none) are the same as far as a table can tell.
function measures.same(a, b)
    return a == b or a and b and math.abs(a - b) <= 1e-9 * math.max(1, math.abs(a), math.abs(b))
end

--- A figure of a persona's row as text, with how far it is known.
function measures.cell(row, name, lang, currency)
    local how, none = measures.coverage(row, name, lang)
    if none then return how end
    local text = measures.show(name, row[name], lang, currency)
    return how and row[name] and text .. " " .. how or text
end

--- What decides the consistency of a persona's row: "ease: website over phone"; nil where it is undefined.
function measures.spread(model, row, lang)
    local at = row.spread
    if not at then return nil end
    local L = i18n.of(lang)
    local best, worst = model.channels[at.best], model.channels[at.worst]
    return L("measure.spread", at.value or L "measure.experience", best and best.name or "?", worst and worst.name or "?")
end

return measures
