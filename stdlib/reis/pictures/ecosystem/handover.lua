-- Green arrows from a journey to the one it leads to: straight in the gap between neighbours,
-- else an arc at the left.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local mean = require "reis.language.quantity".mean

local handover = {}

local function label(page, x, y, s, said)
    local w = scene.width(s, 6.4, true)
    page:add { "box", x = x - 1.6, y = y - 4.2, w = w + 3.2, h = 8.4, fill = ink.WHITE, tip = said }
    page:line(x, y, s, { size = 6.4, bold = true, color = ink.GREEN, tip = said })
end

local function straight(page, from, to, x, s, said)
    local down = to.y > from.y
    local y1 = down and from.y + from.h or from.y
    local y2 = down and to.y or to.y + to.h
    page:stroke(x, y1, x, y2, { stroke = ink.GREEN, width = 1.2, arrow = 3.2, name = said })
    page:line(x + 5.4, (y1 + y2) / 2, s, { size = 6.4, bold = true, color = ink.GREEN, tip = said })
end

-- ---- arcs ----

local function bezier(p, t)
    local u = 1 - t
    local a, b, c, d = u ^ 3, 3 * u * u * t, 3 * u * t * t, t ^ 3
    return a * p[1] + b * p[3] + c * p[5] + d * p[7], a * p[2] + b * p[4] + c * p[6] + d * p[8]
end

--- Where arcs touch the cards: the ends at one card stand in the order of their other ends.
local function attach(arcs)
    local at, list = {}, {}
    local function add(card, other, arc, field)
        if not at[card] then
            at[card] = {}
            list[#list + 1] = card
        end
        table.insert(at[card], { other = other, arc = arc, field = field, seat = #at[card] })
    end
    for _, a in ipairs(arcs) do
        add(a.from, a.to, a, "y1")
        add(a.to, a.from, a, "y2")
    end
    for _, card in ipairs(list) do
        local ends = at[card]
        table.sort(ends, function(a, b)
            if a.other.y ~= b.other.y then return a.other.y < b.other.y end
            return a.seat < b.seat
        end)
        local first = ends[1].other.y < card.y and 0.26 or 0.62
        local last = ends[#ends].other.y > card.y and 0.86 or 0.5
        for i, e in ipairs(ends) do
            local t = #ends == 1 and (first + last) / 2 or first + (last - first) * (i - 1)
                / (#ends - 1)
            e.arc[e.field] = card.y + card.h * t
        end
    end
end

-- How much a label at (x, y) of width w is in the way of arcs other than its own, and of other
-- labels.
local function in_the_way(arcs, own, taken, x, y, w)
    local cost = 0
    for _, b in ipairs(taken) do
        if x < b[1] + b[3] + 4 and b[1] < x + w + 4 and math.abs(y - b[2]) < 10 then
            cost = cost + 10
        end
    end
    for _, a in ipairs(arcs) do
        for i = 0, a == own and -1 or 40 do
            local px, py = bezier(a.points, i / 40)
            if px > x - 3 and px < x + w + 3 and math.abs(py - y) < 6 then cost = cost + 1 end
        end
    end
    return cost
end

local function draw_arcs(page, arcs)
    attach(arcs)
    table.sort(arcs, function(a, b)
        local sa, sb = math.abs(a.y1 - a.y2), math.abs(b.y1 - b.y2)
        if sa ~= sb then return sa < sb end
        return a.seat < b.seat
    end)
    for i, a in ipairs(arcs) do
        local x, b = a.from.x, math.min(88, 24 + 17 * (i - 1) + 0.02 * math.abs(a.y1 - a.y2))
        a.points = { x, a.y1, x - b, a.y1, x - b, a.y2, x, a.y2 }
        page:add { "path", points = a.points, stroke = ink.GREEN, width = 1.2, arrow = 3.2,
            name = a.said }
    end
    local taken = {}
    for _, a in ipairs(arcs) do
        local w, best, least = scene.width(a.label, 6.4, true), nil, math.huge
        for _, t in ipairs { 0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74 } do
            local px, py = bezier(a.points, t)
            local cost = in_the_way(arcs, a, taken, px - w / 2, py, w)
            if cost < least then best, least = { px - w / 2, py, w }, cost end
        end
        taken[#taken + 1] = best
        label(page, best[1], best[2], a.label, a.said)
    end
end

-- What leads to a journey on another page, under the card and beside the straight arrows there: by name, else by the number
-- that it has in the overview. parts: list of { named, numbered }
local function elsewhere(page, card, parts, arrows)
    if #parts == 0 then return end
    local x = 8 + (arrows and 18 + 34 * arrows or 0)
    local room, whole = card.w - x - 4, nil
    for way = 1, 2 do
        local list = {}
        for i, part in ipairs(parts) do list[i] = part[way] end
        local text = table.concat(list, " · ")
        whole = whole or text
        local size = ink.fit(text, room, 6)
        local short = way == 2 and ink.some(list, room, size, " · ") or text
        if scene.width(text, size, true) <= room or way == 2 then
            if short ~= text then page:compromise("left out", whole) end
            page:line(card.x + x, card.y + card.h + 5.6, ink.cut(short, room, size, true), { size = size, color = ink.GREEN, bold = true,
                tip = whole })
            return
        end
    end
end

--- Draws the arrows of the cards on a page; page_of(journey) gives the page of one that is
-- elsewhere.
function handover.draw(page, ctx, cards, page_of)
    local seat, used, arcs = {}, {}, {}
    for i, card in ipairs(cards) do seat[card.thing] = i end
    for i, card in ipairs(cards) do
        local away = {}
        for _, one in ipairs(not card.future and card.thing.ref.leads_to or {}) do
            local s = format.percent(mean(one.share), ctx.lang)
            local k = seat[one.to]
            local said = ctx.L("eco.leads", s, card.name, one.to.name)
            if k and math.abs(k - i) == 1 then
                local gap = math.min(i, k)
                used[gap] = (used[gap] or 0) + 1
                straight(page, card, cards[k], card.x + 26 + 34 * (used[gap] - 1), s, said)
            elseif k and k ~= i then
                arcs[#arcs + 1] = { from = card, to = cards[k], label = s, said = said,
                    seat = #arcs }
            elseif not k then
                away[#away + 1] = { ctx.L("eco.away", s, one.to.name, page_of(one.to)),
                    ctx.L("eco.away.number", s, one.to.index, page_of(one.to)) }
            end
        end
        card.away = away
    end
    for i, card in ipairs(cards) do elsewhere(page, card, card.away, used[i]) end
    draw_arcs(page, arcs)
end

--- The tie between a future journey and the one it would replace, where they stand together.
function handover.instead(page, ctx, cards)
    for i, card in ipairs(cards) do
        local before = cards[i - 1]
        if card.future and before and card.thing.ref.instead_of == before.thing then
            local x = card.x + card.w - 60
            page:stroke(x, card.y, x, before.y + before.h, { stroke = ink.INK3, width = 0.8,
                dash = { 2, 1.6 }, arrow = 2.6, name = ctx.L("eco.instead.name", card.name,
                before.name) })
            page:line(x + 5, (card.y + before.y + before.h) / 2, ctx.L "eco.instead", { size = 6,
                italic = true, color = ink.INK2 })
        end
    end
end

return handover
