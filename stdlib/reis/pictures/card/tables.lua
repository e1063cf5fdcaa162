-- Persona cards as tables: who it is, what it expects and finds, the journeys it makes, its pains, needs and words.

local about = require "reis.pictures.card.about"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local journeys = require "reis.pictures.card.journeys"
local listed = require "reis.pictures.listed.table"
local quantity = require "reis.language.quantity"
local values = require "reis.pictures.card.values"
local voices = require "reis.pictures.card.voices"

local function facts(ctx, V, W, persona)
    local rows = {}
    local function add(label, text)
        if text and text ~= "" then rows[#rows + 1] = { label, text } end
    end
    local share = quantity.mean(persona.share)
    add(W "col.share", share and format.percent(share, ctx.lang))
    add(W "col.kind", persona.role)
    for _, text in ipairs(about.facts(ctx, V, persona)) do add(V "card.about", text) end
    add(V "card.about", persona.note)
    add(W "col.quote", persona.quote)
    add(V "card.job", persona.job)
    for _, field in ipairs { "drivers", "context", "interests" } do
        for _, text in ipairs(persona[field] or {}) do add(V("card." .. field), text) end
    end
    return rows
end

local function of(ctx, V, W, persona, tables)
    local function add(title, columns, rows) listed.add(tables, persona.name .. ": " .. title, columns, rows) end
    add(W "tab.about", { W "col.kind", W "col.text" }, facts(ctx, V, W, persona))
    local rows = {}
    local function mark(x) return x and format.number(x, 1, ctx.lang) or "" end
    for i, one in ipairs(values.of(ctx, V, persona)) do rows[i] = { one.label, mark(one.expected), mark(one.found) } end
    add(W "tab.values", { W "col.value", ">" .. W "col.expected", ">" .. W "col.experience" }, rows)
    rows = {}
    for i, one in ipairs(journeys.of(ctx, persona)) do
        rows[i] = { one[1].name, (journeys.verdict(ctx, V, one[1], one[2])), one[2].completion and format.percent(one[2].completion, ctx.lang) or "" }
    end
    add(W "tab.journeys", { W "col.journey", W "col.verdict", ">" .. W "col.completion" }, rows)
    for _, field in ipairs { "pains", "needs" } do
        rows = {}
        for i, one in ipairs(voices.gather(ctx, persona, field)) do rows[i] = { one.text, one.where } end
        add(W("tab." .. field), { W(field == "pains" and "col.pain" or "col.need"), W "col.where" }, rows)
    end
    rows = {}
    for i, one in ipairs(voices.quotes(ctx, persona)) do rows[i] = { one.text, one.where } end
    add(W "tab.quotes", { W "col.quote", W "col.where" }, rows)
end

--- ctx: { persona = (nil: all) } -> tables
return function(ctx)
    local V, W, tables = i18n.of(ctx.lang, "service"), i18n.of(ctx.lang, "table"), {}
    for _, persona in ipairs(ctx.persona and { ctx.persona } or ctx.model.personas) do of(ctx, V, W, persona, tables) end
    return tables
end
