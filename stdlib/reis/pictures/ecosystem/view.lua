-- The ecosystem: who travels, which journeys, through which channels, and who runs the
-- touchpoints.

local calendar = require "reis.words.calendar"
local scene = require "scene"
local ink = require "reis.pictures.ink"
local frame = require "reis.pictures.frame"
local format = require "reis.words.format"
local flows = require "reis.pictures.ecosystem.flows"
local order = require "reis.pictures.ecosystem.order"
local place = require "reis.pictures.ecosystem.place"
local boxes = require "reis.pictures.ecosystem.boxes"
local cards = require "reis.pictures.ecosystem.cards"
local overview = require "reis.pictures.ecosystem.overview"
local handover = require "reis.pictures.ecosystem.handover"

local PER_PAGE = 8
local RIBBON = { good = ink.GOOD, neutral = ink.NEUTRAL, poor = ink.POOR }
local TRAVEL = "#46546240"

--- Pages of journeys, evenly filled; larger paper takes more.
local function paged(list, paper)
    local most = math.min(PER_PAGE * paper.h // 595, PER_PAGE * (paper.h - 170) // 425) -- names on small paper take two lines
    local pages = math.max(1, math.ceil(#list / most))
    local out, from = {}, 1
    for i = 1, pages do
        local n = (#list - from + 1 + pages - i) // (pages - i + 1)
        out[i] = table.move(list, from, from + n - 1, 1, {})
        from = from + n
    end
    return out
end

local function title_of(ctx, n)
    local words = ctx.L("eco.numbers")
    local word, i = tostring(n), 0
    for w in words:gmatch("%S+") do
        i = i + 1
        if i == n then word = w end
    end
    local what = n == 1 and ctx.L("eco.title.one", word) or ctx.L("eco.title", word)
    if ctx.model.company then return ctx.model.company.name .. ", " .. what end
    return ink.capital(what)
end

--- The day of the youngest map, as it was written.
local function latest(model)
    local date
    for _, j in ipairs(model.journeys) do
        local d = j.date and tostring(j.date)
        if d and (not date or d > date) then date = d end
    end
    return date
end

--- The title band; sub: what the page shows.
local function header(page, ctx, number, count, sub, linked)
    local L, totals = ctx.L, flows.totals(ctx)
    local kicker = count > 1 and L("kicker.page", L "kicker.ecosystem", number, count)
        or L "kicker.ecosystem"
    local date = latest(ctx.model)
    if date then sub = sub .. " · " .. calendar.said(date, ctx.lang) end
    if linked then sub = sub .. " · " .. L "eco.click" end
    frame.header(page, { kicker = kicker, title = title_of(ctx, totals.journeys), evidence = sub,
        max = page.w - 342, line = page.w - 2 * ink.M })
    local function x(i) return page.w - 282 + 92 * (i - 1) end
    frame.figure(page, x(1), format.count(totals.touchpoints, ctx.lang), totals.touchpoints == 1
        and L "eco.touchpoint.word" or L "eco.touchpoints.word")
    frame.figure(page, x(2), totals.unmanaged and format.percent(math.floor(totals.unmanaged * 100
        + 0.5) / 100, ctx.lang) or "–", L "eco.unmanaged")
    frame.figure(page, x(3), tostring(totals.vetoes), totals.vetoes == 1 and L "eco.vetoed.one"
        or L "eco.vetoed", { color = totals.vetoes > 0 and ink.VERM or ink.INK })
end

local function headings(page, ctx, C)
    for _, one in ipairs { { "customers", "eco.customers" }, { "cards", "eco.journeys" },
        { "channels", "eco.channels" }, { "owners", "eco.owners" } } do
        local column = C[one[1]]
        if column then page:line(column[1], 68, ctx.L(one[2]), { size = 8.2, bold = true }) end
    end
end

local function cluster(page, list, name, fill)
    if #list == 0 then return end
    local first, last = list[1], list[#list]
    page.clusters[#page.clusters + 1] = { x = first.x - 6, y = first.y - 6.5, w = first.w + 12,
        h = last.y + last.h - first.y + 13, round = true, fill = fill, name = name }
end

local function band(page, r, width, color, name, class)
    local x1, x2 = r.from.x + r.from.w, r.to.x
    local m = (x1 + x2) / 2
    page:add { "path", points = { x1, r.y1, m, r.y1, m, r.y2, x2, r.y2 }, stroke = color,
        width = width, name = name, class = class }
end

local function ribbons(page, ctx, f)
    local function width(r) return f.u * r.n end
    for _, list in ipairs { f.left, f.right } do
        place.attach(list, width)
        for _, mood in ipairs { "neutral", "good", "poor" } do
            for _, r in ipairs(list) do
                if flows.mood(r.mean) == mood then
                    local n = r.n == 1 and ctx.L "eco.touchpoint" or ctx.L("eco.touchpoints", r.n)
                    band(page, r, width(r), RIBBON[mood], ("%s → %s: %s, %s"):format(r.from.name,
                        r.to.name, n, ctx.L("eco.mean", format.signed(r.mean, 1, ctx.lang))),
                        "ribbon " .. mood)
                end
            end
        end
    end
end

local function travellers(page, ctx, f)
    local list = {}
    for _, one in ipairs(f.customers) do
        for _, card in ipairs(one.to) do list[#list + 1] = { from = one, to = card, n = 1 } end
    end
    local w = #f.cards <= 2 and 6 or 4.2
    place.attach(list, function() return w end)
    for _, r in ipairs(list) do
        band(page, r, w, TRAVEL, ctx.L("eco.travels", r.from.name, r.to.name), "travels")
    end
end

--- Whether the curves, of the emotional values, differ from the figures, of all values.
local function two_measures(f)
    for _, card in ipairs(f.cards) do
        for _, p in ipairs(card.points) do
            if math.abs(p.value - card.at(p.index)) > 0.05 then return true end
        end
    end
    return false
end

local function curve_key(L)
    return frame.key.of(14, L "eco.legend.curve", function(p, x, y)
        p:add { "path", points = scene.curve { x, y, x + 3.5, y - 2.6, x + 7.5, y + 2.6, x + 11,
            y - 2.4, x + 14, y - 0.6 }, stroke = ink.INK, width = 1.05 }
    end)
end

local function future_key(L)
    return frame.key.line(L "eco.legend.future", { stroke = ink.INK3, width = 0.8, dash = { 3, 1.6 } })
end

local function legend(page, ctx, f, number, count)
    local L, key, entries = ctx.L, frame.key, {}
    if #f.left > 0 then
        entries = { key.swatch(L "eco.good", ink.GOOD), key.swatch(L "eco.neutral", ink.NEUTRAL),
            key.swatch(L "eco.poor", ink.POOR), key.words(L "eco.width") }
    end
    local thirds, vetoes, leads, future = #f.thirds > 0, false, false, false
    for _, card in ipairs(f.cards) do
        vetoes, future = vetoes or card.vetoed, future or card.future
        leads = leads or not card.future and #(card.thing.ref.leads_to or {}) > 0
    end
    if thirds then entries[#entries + 1] = key.dashed(L "eco.dashed") end
    if vetoes then entries[#entries + 1] = key.killer(L "eco.legend.vetoed") end
    if leads then
        entries[#entries + 1] = key.arrow(L "eco.legend.leads", { stroke = ink.GREEN })
    end
    entries[#entries + 1] = curve_key(L)
    if two_measures(f) then entries[#entries + 1] = key.words(L "eco.legend.figures") end
    if future then entries[#entries + 1] = future_key(L) end
    frame.legend(page, entries, frame.footer(ctx, number, count))
end

local function build_page(ctx, journeys, number, count, page_of)
    local f = flows.of(ctx, journeys)
    order.least_crossings(f)
    local C = place.all(f, ctx.paper.w, ctx.paper.h, boxes.labels)
    local page = ink.page(ctx, title_of(ctx, flows.totals(ctx).journeys))
    header(page, ctx, number, count, ctx.L "eco.sub", ctx.link("map", journeys[1]) ~= nil)
    headings(page, ctx, C)
    cluster(page, f.customers, ctx.L "eco.customers", ink.BAND)
    cluster(page, f.units, ctx.L "eco.ours", ink.BAND)
    cluster(page, f.thirds, ctx.L "eco.theirs", ink.FAIL .. "80")
    travellers(page, ctx, f)
    ribbons(page, ctx, f)
    local scale = cards.scale(f.cards)
    for _, one in ipairs(f.customers) do boxes.customer(page, ctx, one) end
    for _, card in ipairs(f.cards) do cards.journey(page, ctx, card, scale) end
    local in_words = boxes.channel_count(ctx, f.channels)
    for _, node in ipairs(f.channels) do boxes.channel(page, ctx, node, in_words) end
    for _, list in ipairs { f.units, f.thirds } do
        for _, node in ipairs(list) do boxes.owner(page, ctx, node) end
    end
    for _, list in ipairs { f.customers, f.channels, f.units, f.thirds } do
        for _, node in ipairs(list) do
            for _, name in ipairs(node.names or {}) do page:compromise("left out", name) end
        end
    end
    handover.draw(page, ctx, f.cards, page_of)
    handover.instead(page, ctx, f.cards)
    legend(page, ctx, f, number, count)
    return page
end

--- A page of the overview.
local function overview_page(ctx, all, n, number, count)
    local L, key = ctx.L, frame.key
    local page = ink.page(ctx, title_of(ctx, flows.totals(ctx).journeys))
    header(page, ctx, number, count, all.key and L("eco.over.sub." .. all.key) or L "eco.over.sub", ctx.link("map", all.journeys[1]) ~= nil)
    local drawn = all.draw(page, n)
    local entries, vetoes, future = { curve_key(L) }, false, false
    for _, card in ipairs(all.cards) do vetoes, future = vetoes or card.vetoed, future or card.future end
    entries[2] = key.words(L "eco.over.legend.figure")
    if vetoes then entries[#entries + 1] = key.killer(L "eco.legend.vetoed") end
    if drawn then entries[#entries + 1] = key.arrow(L "eco.legend.leads", { stroke = ink.GREEN }) end
    if all.linked then entries[#entries + 1] = key.words(L "eco.over.legend.leads") end
    if future then entries[#entries + 1] = future_key(L) end
    frame.legend(page, entries, frame.footer(ctx, number, count))
    return page
end

--- One page where all journeys are on it; else an overview of everything, and then pages of a few with all that belongs to them.
local function build(ctx)
    local sets, where, pages = paged(flows.order(ctx.model), ctx.paper), {}, {}
    if #sets[1] == 0 then return {} end
    local all = (#sets > 1 or ctx.group) and overview.of(ctx)
    if all then sets = paged(all.journeys, ctx.paper) end
    local first = all and all.sheets or 0
    for i, set in ipairs(sets) do
        for _, journey in ipairs(set) do where[journey] = first + i end
    end
    for n = 1, first do pages[n] = overview_page(ctx, all, n, n, first + #sets) end
    for i, set in ipairs(sets) do
        pages[first + i] = build_page(ctx, set, first + i, first + #sets, function(journey) return where[journey] end)
    end
    return pages
end

return { name = "ecosystem", build = build }
