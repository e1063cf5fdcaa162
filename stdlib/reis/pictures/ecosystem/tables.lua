-- The ecosystem as tables: journeys, who travels, what leads to what, channels, and who runs the touchpoints.

local flows = require "reis.pictures.ecosystem.flows"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local listed = require "reis.pictures.listed.table"
local measures = require "reis.figures.measures"
local quantity = require "reis.language.quantity"
local several = require "reis.model.several"
local verdict = require "reis.figures.verdict"

--- A mean over touchpoints, for each thing that they name in a field.
local function gather(cards, field)
    local list, by = {}, {}
    for _, card in ipairs(cards) do
        for _, t in ipairs(card.future and {} or card.thing.touchpoints) do
            local emotion = card.at(t.index)
            for _, thing in ipairs(several.of(t, field)) do
                local one = by[thing]
                if not one then
                    one = { thing = thing, n = 0, sum = 0, known = 0 }
                    by[thing], list[#list + 1] = one, one
                end
                one.n = one.n + 1
                if emotion then one.sum, one.known = one.sum + emotion, one.known + 1 end
            end
        end
    end
    table.sort(list, function(a, b)
        if a.thing.kind ~= b.thing.kind then return a.thing.kind > b.thing.kind end -- teams, then partners
        return a.thing.index < b.thing.index
    end)
    return list
end

local function mean_of(ctx, one) return one.known > 0 and format.signed(one.sum / one.known, 1, ctx.lang) or "" end

--- Who makes a journey, with what share of it.
local function travellers(ctx, card)
    local names = {}
    for i, row in ipairs(card.score.personas) do names[i] = measures.who(ctx.model, row, ctx.lang) end
    return table.concat(names, ", ")
end

local function journeys(ctx, W, cards, tables)
    local rows = {}
    for i, card in ipairs(cards) do
        local j = card.thing
        local customers = quantity.mean(j.customers)
        rows[i] = { j.name, ctx.L("state." .. j.state), (verdict.verdict(ctx.model, j, card.score, ctx.lang)),
            card.mean and format.signed(card.mean, 1, ctx.lang) or "", tostring(card.phases), tostring(card.n),
            customers and format.count(customers, ctx.lang) or "", travellers(ctx, card) }
    end
    listed.add(tables, W "tab.journeys", { W "col.journey", W "col.state", W "col.verdict", ">" .. W "col.emotion",
        ">" .. W "col.phases", ">" .. W "col.touchpoints", ">" .. W "col.customers", W "col.travellers" }, rows)
end

local function leads(ctx, W, cards, tables)
    local rows = {}
    for _, card in ipairs(cards) do
        local j = card.thing
        for _, one in ipairs(j.ref.leads_to or {}) do
            rows[#rows + 1] = { j.name, one.to.name, W("lead.share", format.percent(quantity.mean(one.share), ctx.lang)) }
        end
        if j.cyclic then rows[#rows + 1] = { j.name, j.name, j.cyclic.label or W "lead.again" } end
        local of = j.state == "to-be" and j.ref.instead_of
        if of then rows[#rows + 1] = { j.name, of.name, W "lead.instead" } end
    end
    listed.add(tables, W "tab.leads", { W "col.from", W "col.to", W "col.share" }, rows)
end

local function personas(ctx, W, cards, tables)
    local rows = {}
    for i, persona in ipairs(ctx.model.personas) do
        local makes = {}
        for _, card in ipairs(cards) do
            for _, row in ipairs(card.score.personas) do
                if row.persona == persona.name then makes[#makes + 1] = card.name end
            end
        end
        local share = quantity.mean(persona.share)
        rows[i] = { persona.name, persona.role or "", share and format.percent(share, ctx.lang) or "", table.concat(makes, "; ") }
    end
    listed.add(tables, W "tab.personas", { W "col.persona", W "col.kind", ">" .. W "col.share", W "tab.journeys" }, rows)
end

--- ctx: of the whole model -> tables
return function(ctx)
    local W, tables, cards = i18n.of(ctx.lang, "table"), {}, flows.of(ctx, flows.order(ctx.model)).cards
    journeys(ctx, W, cards, tables)
    leads(ctx, W, cards, tables)
    personas(ctx, W, cards, tables)
    local rows = {}
    for i, one in ipairs(gather(cards, "channel")) do
        rows[i] = { one.thing.name, W(one.thing.managed ~= false and "yes" or "no"), tostring(one.n), mean_of(ctx, one) }
    end
    listed.add(tables, W "tab.channels", { W "col.channel", W "col.managed", ">" .. W "col.touchpoints", ">" .. W "col.emotion" }, rows)
    rows = {}
    for i, one in ipairs(gather(cards, "owner")) do
        rows[i] = { one.thing.name, W(one.thing.kind == "partner" and "is.third" or "is.own"), tostring(one.n), mean_of(ctx, one) }
    end
    listed.add(tables, W "tab.owners", { W "col.owner", W "col.kind", ">" .. W "col.touchpoints", ">" .. W "col.emotion" }, rows)
    return tables
end
