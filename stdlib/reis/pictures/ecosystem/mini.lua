-- The small card of a journey in an overview: its number and whole name, veto and figure, its curve, what is experienced, how many
-- customers make it, and where it leads.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local measures = require "reis.figures.measures"
local quantity = require "reis.language.quantity"
local cards = require "reis.pictures.ecosystem.cards"
local links = require "reis.pictures.ecosystem.links"

local mini = {}

local PAD, LEAD = 5, 1.15

local function small(size) return math.max(ink.MICRO, 0.82 * size) end

--- What stands under the curve: the experience and the customers in words, shorter where that does not fit in a line.
local function foot(ctx, card, w, size)
    local L, customers = ctx.L, quantity.mean(card.thing.customers)
    local mark = card.score.experience and L("eco.over.experience", measures.mark(card.score.experience, ctx.lang))
    local parts = {}
    if card.future then parts[1] = L "eco.future" end
    if mark then parts[#parts + 1] = mark end
    if customers then parts[#parts + 1] = L("eco.a_year", format.count(customers, ctx.lang)) end
    for i, part in ipairs(parts) do parts[i] = part:gsub(" ", "\u{A0}") end -- a line ends between two of them
    return scene.wrap(table.concat(parts, "\u{A0}· "), w, { size = size })
end

--- Lays out a card of a width in a size of type; numbered: with the number by which others lead to it.
-- Sets card.mini and gives the height without the curve.
function mini.measure(ctx, card, w, size, numbered)
    local inner, m = w - 2 * PAD, { size = size, small = small(size) }
    m.figure, m.figure_size = format.signed(card.mean, 1, ctx.lang), 1.2 * size
    m.taken = scene.width(m.figure, m.figure_size, true) + 4 + (card.vetoed and 1.9 * size or 0)
    local name = scene.clean(card.name)
    m.number = numbered and tostring(card.thing.index) or nil
    m.after = numbered and scene.width(m.number, size) + 0.5 * size or 0
    local _, forced
    m.title, _, forced = scene.wrap(name, inner, { size = size, bold = true, first = m.taken + m.after })
    m.foot = foot(ctx, card, inner, m.small)
    if m.foot[1] == "" then m.foot = {} end
    m.leads = {}
    local to = links.of(ctx, card.thing)
    if numbered and #to > 0 then
        for i, one in ipairs(to) do to[i] = one.to.index .. "\u{A0}" .. one.share end
        m.leads = scene.wrap("→\u{A0}" .. table.concat(to, ", "), inner, { size = m.small, bold = true })
    end
    local last = m.foot[#m.foot] and scene.width(m.foot[#m.foot], m.small) + 6 or 0
    m.beside = #m.leads == 1 and last > 0 and last + scene.width(m.leads[1], m.small, true) <= inner
    m.rows = (#m.foot + (m.beside and 0 or #m.leads)) * m.small * LEAD
    card.mini = m
    return 2 * PAD - 2 + #m.title * size * LEAD + m.rows + 3, forced
end

--- Draws a card that has its place. scale: as of cards.scale.
function mini.draw(page, ctx, card, scale)
    local m, x, w, url = card.mini, card.x + PAD, card.w - 2 * PAD, ctx.link("map", card.thing)
    local said = cards.said(ctx, card)
    page:add { "box", x = card.x, y = card.y, w = card.w, h = card.h, round = true, fill = card.future and ink.BACK or ink.WHITE,
        stroke = card.future and ink.INK3 or card.vetoed and ink.VERM or ink.DEEP, width = card.future and 0.6 or 0.8,
        dash = card.future and { 3, 1.6 } or nil, url = url, name = said, id = "overview" .. card.thing.index,
        class = "journey" .. (card.vetoed and " vetoed" or "") .. (card.future and " future" or "") }
    local o = { size = m.size, bold = true, lead = m.size * LEAD, url = url, tip = said }
    local y = card.y + PAD - 2
    local middle = y + o.lead / 2
    if m.number then
        page:text(x, y, m.number, { size = m.size, lead = o.lead, color = ink.INK3, url = url, tip = said })
        page:text(x + m.after, y, m.title[1], o)
        if #m.title > 1 then page:text(x, y + o.lead, table.move(m.title, 2, #m.title, 1, {}), o) end
    else
        page:text(x, y, m.title, o)
    end
    page:line(x + w, middle, m.figure, { size = m.figure_size, bold = true, align = "right", w = 0, url = url, tip = said,
        color = card.vetoed and ink.INK2 or cards.mood_color(card.mean) })
    if card.vetoed then
        page:killer(x + w - scene.width(m.figure, m.figure_size, true) - 0.95 * m.size, middle - 0.4, 0.56 * m.size, cards.verdict(ctx, card), url)
    end
    y = y + #m.title * o.lead
    local bottom = card.y + card.h - PAD + 2 - m.rows
    cards.curve(page, ctx, card, scale, x, w, y + 1, bottom - 2, url, true)
    page:text(x, bottom, m.foot, { size = m.small, lead = m.small * LEAD, color = ink.INK2, url = url, tip = said })
    if #m.leads > 0 then
        local names = {}
        for i, one in ipairs(links.of(ctx, card.thing)) do names[i] = ctx.L("eco.leads", one.share, card.name, one.to.name) end
        local row = bottom + (#m.foot - (m.beside and 1 or 0)) * m.small * LEAD
        local at = m.beside and x + w - scene.width(m.leads[1], m.small, true) or x
        page:text(at, row, m.leads, { size = m.small, lead = m.small * LEAD, bold = true,
            color = ink.GREEN, tip = table.concat(names, "; ") })
    end
end

return mini
