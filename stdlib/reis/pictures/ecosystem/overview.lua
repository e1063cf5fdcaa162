-- The whole from above: all journeys as small cards in groups, with what leads to what, on as few pages as are legible.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local quantity = require "reis.language.quantity"
local cards = require "reis.pictures.ecosystem.cards"
local flows = require "reis.pictures.ecosystem.flows"
local groups = require "reis.pictures.ecosystem.groups"
local links = require "reis.pictures.ecosystem.links"
local mini = require "reis.pictures.ecosystem.mini"
local shelves = require "reis.pictures.ecosystem.shelves"

local overview = {}

local TOP, FOOT = 62, 40 -- where shelves begin, and what they leave to the legend
local HEADING = 13
local SIZES = { 9, 8.4, 7.8, 7.2, 6.8, 6.4, 6, 5.8 } -- of names
local SMALL, FEW = 6.4, 48 -- smaller type only where it keeps so few journeys on one page
local LEAST, MOST = 13, 64 -- the height of a curve
local SLIM, WIDE = 88, 250 -- the width of a card
local GAP = { { x = 12, y = 8 }, { x = 8, y = 6 } } -- between cards: with lines in the gutters, and without

--- All the groups of a model with the cards of their journeys. -> list, key, whether journeys lead to others
local function gather(ctx)
    local list, key = groups.of(ctx, flows.order(ctx.model))
    local linked = false
    for _, group in ipairs(list) do
        group.cards = {}
        for i, journey in ipairs(group.journeys) do
            group.cards[i] = flows.card(ctx, journey)
            linked = linked or #links.of(ctx, journey) > 0
        end
    end
    return list, key, linked
end

--- The room for headings on a shelf: where a group begins, or goes on at the top of a page.
local function headed(shelf, first)
    for _, part in ipairs(shelf) do if part.group.name and (first or not part.again) then return HEADING end end
    return 0
end

--- Shelves in one size of type and so many columns; nil where a word would have to be broken by force, unless that is allowed.
local function laid(ctx, all, size, columns, o, broken)
    local w = (o.w - (columns - 1) * o.gap.x) / columns
    for _, group in ipairs(all) do
        for _, card in ipairs(group.cards) do
            local h, forced = mini.measure(ctx, card, w, size, o.linked)
            if forced and columns > 2 and not broken then return nil end
            card.low = h + LEAST
        end
    end
    local list = shelves.of(all, columns)
    for _, shelf in ipairs(list) do
        shelf.low = 0
        for _, part in ipairs(shelf) do
            for _, card in ipairs(part.cards) do shelf.low = math.max(shelf.low, card.low) end
        end
    end
    local pages = shelves.pages(list, o.h, function(shelf, first) return shelf.low + headed(shelf, first) + o.gap.y end)
    local extra = MOST - LEAST -- what each curve can be higher
    for _, page in ipairs(pages) do
        local used = 0
        for k, shelf in ipairs(page) do used = used + shelf.low + headed(shelf, k == 1) + o.gap.y end
        extra = math.min(extra, (o.h - used) / #page)
    end
    return { pages = pages, w = w, size = size, columns = columns, extra = math.max(0, math.min(extra, 0.4 * w - LEAST)) }
end

--- The layout with the fewest pages; then the largest type; then the widest and highest curves together. broken: whether words
-- may be broken by force
local function best(ctx, all, o, broken)
    local found, n = nil, 0
    for _, group in ipairs(all) do n = n + #group.cards end
    for _, size in ipairs(SIZES) do
        if size < SMALL and n > FEW then break end
        for columns = math.max(1, o.w // WIDE), math.max(1, o.w // SLIM) do
            local try = laid(ctx, all, size, columns, o, broken)
            local fewer = try and (not found or #try.pages < #found.pages)
            if fewer or try and #try.pages == #found.pages and size == found.size
                and (try.extra + LEAST) * try.w > (found.extra + LEAST) * found.w then
                found = try
            end
        end
    end
    return found
end

--- The same, with broken words only where that takes fewer pages; all cards are measured for it.
local function chosen(ctx, all, o)
    local found = best(ctx, all, o, false)
    if not found or #found.pages > 1 then
        local other = best(ctx, all, o, true)
        if not found or #other.pages < #found.pages then found = other end
    end
    return laid(ctx, all, found.size, found.columns, o, true)
end

--- What the heading of a group says of it: how many journeys, how many with a veto, how many customers.
local function sums(ctx, group)
    local L, vetoes, customers = ctx.L, 0, nil
    for _, card in ipairs(group.cards) do
        if not card.future then
            if card.vetoed then vetoes = vetoes + 1 end
            local n = quantity.mean(card.thing.customers)
            if n then customers = (customers or 0) + n end
        end
    end
    local parts = { L(i18n.plural("eco.over.journeys", tostring(#group.cards)), #group.cards) }
    if vetoes > 0 then parts[2] = L(i18n.plural("eco.over.vetoes", tostring(vetoes)), vetoes) end
    if customers then parts[#parts + 1] = L("eco.over.customers", format.count(customers, ctx.lang)) end
    return table.concat(parts, " · ")
end

local function at_all(said, at, w) return said ~= "" and at + scene.width(said, 6.2) <= w end

--- The heading of a group, with a box under it.
local function heading(page, ctx, part, x, y, w)
    local group = part.group
    if not group.name then return end
    local name = part.again and ctx.L("eco.over.again", group.name) or group.name
    local said = not part.again and sums(ctx, group) or ""
    local size = ink.fit(name, w, 8, { bold = true, least = 5.8 })
    name = ink.cut(name, w, size, true)
    local whole = scene.width(name, size, true)
    if at_all(said, whole + 6, w) then whole = whole + 6 + scene.width(said, 6.2) end
    page:add { "box", x = x - 1.5, y = y, w = whole + 3, h = 11.5, fill = ink.WHITE } -- over the lines from card to card
    page:line(x, y + 6, name, { size = size, bold = not group.none, italic = group.none, tip = group.name .. ": " .. sums(ctx, group) })
    local at = scene.width(name, size, true) + 6
    if at_all(said, at, w) then
        page:line(x + at, y + 6.3, said, { size = 6.2, color = ink.INK2, tip = group.name .. ": " .. said })
    end
end

--- Draws the shelves of a page, and what leads to what.
local function draw(page, ctx, sheet, layout, o, scale)
    local y, drawn, heads = TOP, {}, {}
    for k, shelf in ipairs(sheet) do
        local strip = headed(shelf, k == 1)
        for _, part in ipairs(shelf) do
            local x = ink.M + part.column * (layout.w + o.gap.x)
            if strip > 0 then heads[#heads + 1] = { part, x, y, #part.cards * (layout.w + o.gap.x) - o.gap.x } end
            for i, card in ipairs(part.cards) do
                card.x, card.y, card.w, card.h = x + (i - 1) * (layout.w + o.gap.x), y + strip, layout.w, shelf.low + layout.extra
                card.strip = y
                drawn[#drawn + 1] = card
            end
        end
        y = y + strip + shelf.low + layout.extra + o.gap.y
    end
    local lines = links.draw(page, ctx, drawn, o.gap)
    for _, head in ipairs(heads) do heading(page, ctx, table.unpack(head)) end
    for _, card in ipairs(drawn) do mini.draw(page, ctx, card, scale) end
    return lines
end

--- The overview as a layout that `draw` puts on pages. -> { sheets = how many pages, journeys = all in the order of the groups,
-- key, draw(page, n) -> whether lines lead from card to card, linked }
function overview.of(ctx)
    local all, key, linked = gather(ctx)
    local o = { linked = linked, gap = GAP[linked and 1 or 2], w = ctx.paper.w - 2 * ink.M, h = ctx.paper.h - TOP - FOOT + 6 }
    local layout, everyone, journeys = chosen(ctx, all, o), {}, {}
    for _, group in ipairs(all) do
        for i, card in ipairs(group.cards) do
            everyone[#everyone + 1], journeys[#journeys + 1] = card, group.journeys[i]
        end
    end
    local scale = cards.scale(everyone)
    return { sheets = #layout.pages, journeys = journeys, key = key, linked = linked, cards = everyone,
        draw = function(page, n) return draw(page, ctx, layout.pages[n], layout, o, scale) end }
end

return overview
