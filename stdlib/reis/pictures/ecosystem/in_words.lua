-- The ecosystem in words: how many journeys there are, then each with its verdict, who makes it and where it leads.

local flows = require "reis.pictures.ecosystem.flows"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local measures = require "reis.figures.measures"
local quantity = require "reis.language.quantity"
local sentences = require "reis.pictures.listed.sentences"
local verdict = require "reis.figures.verdict"

--- One journey: "Buy a bike: experience 6.7, completion 33 %. 4 phases, 13 touchpoints. Made by Anna, Bram. 8 % …"
local function journey(ctx, W, card)
    local L, j = ctx.L, card.thing
    local out = { j.name .. ": " .. (verdict.verdict(ctx.model, j, card.score, ctx.lang)) }
    local counts = { card.phases == 1 and L "eco.phase" or L("eco.phases", card.phases),
        card.n == 1 and L "eco.touchpoint" or L("eco.touchpoints", card.n) }
    local customers = quantity.mean(j.customers)
    if customers then counts[3] = W("say.customers", format.count(customers, ctx.lang)) end
    if card.future then table.insert(counts, 1, L "eco.legend.future") end
    out[2] = table.concat(counts, ", ")
    local people = {}
    for i, row in ipairs(card.score.personas) do people[i] = measures.who(ctx.model, row, ctx.lang) end
    if #people > 0 then out[#out + 1] = W("say.made", table.concat(people, ", ")) end
    for _, one in ipairs(j.ref.leads_to or {}) do
        out[#out + 1] = L("eco.leads", format.percent(quantity.mean(one.share), ctx.lang), j.name, one.to.name)
    end
    if card.future and j.ref.instead_of then out[#out + 1] = L("eco.instead.name", j.name, j.ref.instead_of.name) end
    return sentences.join(out)
end

--- ctx: of the whole model -> blocks, as of map/in_words.lua
return function(ctx)
    local W, items, totals = i18n.of(ctx.lang, "table"), {}, flows.totals(ctx)
    for i, card in ipairs(flows.of(ctx, flows.order(ctx.model)).cards) do items[i] = journey(ctx, W, card) end
    local counts = { totals.touchpoints == 1 and ctx.L "eco.touchpoint" or ctx.L("eco.touchpoints", totals.touchpoints),
        format.percent(totals.unmanaged or 0, ctx.lang) .. " " .. ctx.L "eco.unmanaged",
        totals.vetoes .. " " .. ctx.L(i18n.plural("eco.vetoed", totals.vetoes)) }
    local company = ctx.model.company
    return { title = ctx.L "ecosystem" .. (company and ": " .. company.name or ""),
        { text = sentences.join { ctx.L(i18n.plural("eco.title", totals.journeys), tostring(totals.journeys)), table.concat(counts, ", ") } },
        { items = items } }
end
