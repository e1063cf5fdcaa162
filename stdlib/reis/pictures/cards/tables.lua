-- The cards of a workshop as tables: of each journey, and of the actions.

local crowd = require "reis.pictures.lanes.crowd"
local deck = require "reis.pictures.cards.deck"
local i18n = require "reis.words.i18n"
local listed = require "reis.pictures.listed.table"

--- ctx: { only = a journey, or nil: all } -> tables
return function(ctx)
    local V, W, tables = i18n.of(ctx.lang, "service"), i18n.of(ctx.lang, "table"), {}
    local function add(title, cards)
        local rows = {}
        for i, card in ipairs(cards) do rows[i] = { card.number or "", card.kind, card.text, card.under } end
        listed.add(tables, title, { W "col.number", W "col.kind", W "col.card", W "col.under" }, rows)
    end
    for _, journey in ipairs(crowd.journeys(ctx)) do add(V("deck.page", journey.name), deck.journey(V, journey)) end
    add(V "deck.actions", deck.actions(V, ctx.model))
    return tables
end
