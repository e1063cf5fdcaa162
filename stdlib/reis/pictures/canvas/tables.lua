-- The canvases as tables: a row for each note, in which block it stands and what it is in the journeys.

local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local listed = require "reis.pictures.listed.table"
local circle = require "reis.pictures.canvas.circle"
local links = require "reis.pictures.canvas.links"

local MODEL = { "key_partners", "key_activities", "key_resources", "value_propositions", "customer_relationships", "channels",
    "customer_segments", "cost_structure", "revenue_streams" }
local PROPOSITION = { "jobs", "pains", "gains", "products", "pain_relievers", "gain_creators" }

local function notes(tables, ctx, V, kicker, thing, fields)
    local rows, find = {}, links.of(ctx, V, thing)
    for _, field in ipairs(fields) do
        for _, text in ipairs(rawget(thing, field) or {}) do
            local link = find(text)
            rows[#rows + 1] = { V("canvas." .. field), text, link and link.say or V "canvas.loose" }
        end
    end
    listed.add(tables, V("canvas.page", V(kicker), thing.name), { V "canvas.block", V "canvas.text", V "canvas.also" }, rows)
end

local function company(tables, ctx, V, thing)
    local rows = {}
    for _, field in ipairs { "why", "how", "what" } do rows[#rows + 1] = rawget(thing, field) and { V("canvas." .. field), thing[field] } end
    for _, text in ipairs(thing.unique or {}) do rows[#rows + 1] = { V "canvas.unique.one", text } end
    listed.add(tables, V("canvas.page", V "canvas.kicker.circle", thing.name), { V "canvas.block", V "canvas.text" }, rows)
    rows = {}
    for _, one in ipairs(circle.promises(ctx, V)) do
        rows[#rows + 1] = { one.name, one.text or "", one.mark and format.number(one.mark, 1, ctx.lang) or "" }
    end
    listed.add(tables, V "canvas.promises", { V "canvas.promise", V "canvas.text", ">" .. V "canvas.mark" }, rows)
end

--- ctx: with `thing` (the canvas) or without (all) -> tables
return function(ctx)
    local V, tables, m = i18n.of(ctx.lang, "canvas"), {}, ctx.model
    local function wanted(thing) return thing and (not ctx.thing or ctx.thing == thing) end
    if wanted(m.company) then company(tables, ctx, V, m.company) end
    for _, one in ipairs(m.business_models) do
        if wanted(one) then notes(tables, ctx, V, "canvas.kicker.model", one, MODEL) end
    end
    for _, one in ipairs(m.value_propositions) do
        if wanted(one) then
            notes(tables, ctx, V, "canvas.kicker.proposition", one, PROPOSITION)
            local rows = {}
            for i, left in ipairs(links.missing(ctx, one.ref and one.ref.persona, links.texts(one))) do
                rows[i] = { left.thing.name, left.n > 0 and format.count(left.n, ctx.lang) or "" }
            end
            listed.add(tables, V("canvas.missing", one.name), { V "canvas.text", ">" .. V "canvas.mentions" }, rows)
        end
    end
    return tables
end
