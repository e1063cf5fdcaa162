-- Who a persona is: facts, the job, what drives it, its day, its interests.

local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local quantity = require "reis.language.quantity"
local own_fields = require "reis.pictures.own_fields"
local column = require "reis.pictures.card.column"

local about = {}

local function dot(page, x, y) page:add { "circle", x = x + 1.6, y = y + 0.4, r = 1.3, fill = ink.INK3 } end

local function income(ctx, value)
    if type(value) == "string" then return value end
    local n = quantity.mean(value)
    return n and format.money(n, ctx.model.company and ctx.model.company.currency, ctx.lang) or nil
end

local function list(out, V, key, texts, w)
    if #texts == 0 then return end
    column.heading(out, V(key), w)
    for _, text in ipairs(texts) do
        column.text(out, text, w, { indent = #texts > 1 and 7 or 0, sign = #texts > 1 and dot or nil, after = 2.6 })
    end
end

--- Who a persona is, by its fields: list of texts.
function about.facts(ctx, V, persona)
    local facts = {}
    if persona.full then facts[1] = V("card.full", persona.full) end
    if persona.gender then facts[#facts + 1] = persona.gender end
    if persona.home then facts[#facts + 1] = persona.home end
    local earns = persona.income ~= nil and income(ctx, persona.income)
    if earns then facts[#facts + 1] = earns end
    return facts
end

--- Adds what is known of a persona. said: its quote too, where the head has no room for it
function about.add(out, ctx, V, persona, w, said)
    list(out, V, "card.about", about.facts(ctx, V, persona), w)
    if persona.note then column.text(out, persona.note, w, { color = ink.INK2, after = 2 }) end
    if said and persona.quote then
        column.heading(out, V "card.quotes", w)
        column.text(out, "“" .. persona.quote .. "”", w, { italic = true, after = 3 })
    end
    list(out, V, "card.job", { persona.job }, w)
    list(out, V, "card.drivers", persona.drivers or {}, w)
    list(out, V, "card.context", persona.context or {}, w)
    list(out, V, "card.interests", persona.interests or {}, w)
    for _, one in ipairs(own_fields.of(ctx, persona)) do
        column.heading(out, one.label, w)
        column.text(out, one.text, w, { after = 2.6 })
    end
    list(out, V, "card.tags", persona.tags or {}, w)
    if persona.url then
        column.heading(out, V "card.more", w)
        column.text(out, persona.url, w, { color = ink.BLUE, url = persona.url })
    end
end

return about
