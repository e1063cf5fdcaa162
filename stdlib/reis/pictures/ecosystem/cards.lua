-- The boxes of an ecosystem: customers, journeys with the curve of their emotion, channels,
-- owners.

local scene = require "scene"
local numbering = require "reis.model.numbering"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local measures = require "reis.figures.measures"
local flows = require "reis.pictures.ecosystem.flows"

local cards = {}

local MOOD = { good = ink.BLUE, poor = ink.VERM, neutral = ink.INK2 }

function cards.mood_color(mean) return MOOD[flows.mood(mean)] end
local mood_color = cards.mood_color

--- The counts under a journey's name.
function cards.counts(ctx, card)
    local L, journey = ctx.L, card.thing
    local parts = { card.phases == 1 and L "eco.phase" or L("eco.phases", card.phases),
        card.n == 1 and L "eco.touchpoint" or L("eco.touchpoints", card.n) }
    local customers = require "reis.language.quantity".mean(journey.customers)
    if customers then parts[3] = L("eco.a_year", format.count(customers, ctx.lang)) end
    if card.future then table.insert(parts, 1, L "eco.future") end
    local risk = not card.vetoed and card.score.killer_risk or 0
    if risk > 0 then parts[#parts + 1] = L("zoom.risk", format.percent(risk, ctx.lang)) end
    return table.concat(parts, " · ")
end

-- ---- the curve ----

--- The heights that all curves of a page share: how far above and below zero they reach.
function cards.scale(list)
    local up, down = 0.6, 0.6
    for _, card in ipairs(list) do
        for _, p in ipairs(card.points) do
            local v = math.max(-5, math.min(5, p.value))
            up, down = math.max(up, v), math.max(down, -v)
        end
    end
    return { up = up, down = down }
end

--- The phases with touchpoints: name, from, to (their share of the width), in declared order.
local function spans(card, x, w)
    local out, from, n = {}, 0, #card.thing.touchpoints
    for _, phase in ipairs(card.thing.phases) do
        local k = #phase.touchpoints
        if k > 0 then
            out[#out + 1] = { phase = phase, name = scene.clean(phase.name), from = x + w * from / n,
                to = x + w * (from + k) / n }
        end
        from = from + k
    end
    return out
end

--- Names in so many rows, each in the first row where it is clear of those before it; they stay
-- within left..right. -> list of { x, row } | nil where one finds no place
local function seats(list, rows, size, left, right)
    local ends, out = {}, {}
    for i, one in ipairs(list) do
        local w, middle = scene.width(one.name, size), (one.from + one.to) / 2
        local x = math.max(left, math.min(right - w, middle - w / 2))
        if rows == 1 and w > one.to - one.from - 2 then return nil end
        for row = 1, rows do
            if not out[i] and x >= (ends[row] or left - 4) + 4 then
                out[i], ends[row] = { x = x, row = row }, x + w
            end
        end
        if not out[i] or w > right - left then return nil end
    end
    return out
end

-- Height of a row of names under a curve.
local NAMES = 7.4

--- How the names of the phases stand under a curve: in a row, staggered over two or three, else
-- their numbers. -> list with x and row, size, rows
local function phase_names(card, x, w)
    local list = spans(card, x, w)
    for rows = 1, 3 do
        for _, size in ipairs { 6.4, 6.0, 5.6 } do
            local found = seats(list, rows, size, x, x + w)
            if found then return list, found, size, rows end
        end
    end
    for _, one in ipairs(list) do one.name = tostring(one.phase.index) end -- the map names them
    return list, seats(list, 1, 5.6, x, x + w) or {}, 5.6, 1
end

--- What numbers that stand for phases mean, as lines; none where the names stand there.
local function numbered(list, w)
    local names, short = {}, false
    for i, one in ipairs(list) do
        names[i] = ("%d\u{A0}%s"):format(one.phase.index, scene.clean(one.phase.name))
        short = short or one.name == tostring(one.phase.index)
    end
    return short and scene.wrap(table.concat(names, "\u{A0}· "), w, { size = 6 }) or {}
end

local function phase_marks(page, names, top, foot)
    for i, one in ipairs(names.list) do
        if i > 1 then
            page:stroke(one.from, top, one.from, foot, { stroke = ink.HAIR, width = 0.5 })
        end
        local at = names.seats[i]
        if at then
            page:line(at.x, foot + 6.4 + NAMES * (at.row - 1), one.name, { size = names.size,
                color = ink.INK3, tip = one.phase.name })
        end
    end
end

--- The points of a curve, `apart` points from one to the next: numbered where there is room for the numbers.
local function dots(page, ctx, card, at, tall, apart, url)
    local r = math.min(4.2, 0.46 * apart)
    for _, p in ipairs(card.points) do
        local x, y = at(p)
        local said = ctx.L("point.name", p.number, p.name, format.signed(p.value, 1, ctx.lang))
        if p.killer then
            page:killer(x, y, tall and math.max(2.9, math.min(5, 1.2 * r)) or 2.9, said .. ", " .. ctx.L "point.killer", url)
        elseif tall then
            local numbered = r >= 0.55 * scene.width(tostring(p.number), 5.6, true)
            page:add { "circle", x = x, y = y, r = numbered and r or math.min(r, 1.9), fill = ink.WHITE, stroke = p.value >= 0
                and ink.BLUE or ink.VERM, width = numbered and 1 or 0.7, name = said, label = numbered and p.number or nil,
                size = 5.6, bold = true, color = ink.INK, url = url }
        elseif #card.points == 1 then
            page:add { "circle", x = x, y = y, r = 1.6, fill = ink.INK, name = said, url = url }
        end
        if p.moment and tall and apart > 6 then
            local side = p.value >= 0 and -1 or 1
            page:moment(x, y + side * 11, math.min(4.4, 0.45 * apart), ctx.L("tp.moment", p.name))
        end
    end
end

--- The curve within x..x+w, top..bottom; a tall one has phases and numbers, unless it is to be plain.
function cards.curve(page, ctx, card, scale, x, w, top, bottom, url, plain)
    if #card.points == 0 then
        page:line(x, (top + bottom) / 2, ctx.L "verdict.unscored", { size = 6.4, italic = true,
            color = ink.INK3 })
        return
    end
    local tall = bottom - top > 74 and not plain
    local mark = tall and 17 or 3.2
    local foot = bottom
    if tall then
        local list, found, size, rows = phase_names(card, x, w)
        local key = numbered(list, w)
        if #key * NAMES > 0.3 * (bottom - top) then key = {} end
        foot = bottom - 2.6 - NAMES * (rows + #key)
        phase_marks(page, { list = list, seats = found, size = size }, top, foot)
        if #key > 0 then
            page:text(x, foot + 3 + NAMES * rows, key, { size = 6, lead = NAMES, color = ink.INK3 })
        end
    end
    local sc = math.min(30, (foot - top - 2 * mark) / (scale.up + scale.down))
    local zero = (top + foot) / 2 + (scale.up - scale.down) / 2 * sc
    local n = #card.thing.touchpoints
    local function at(p)
        local v = math.max(-5, math.min(5, p.value))
        return x + w * (p.index - 0.5) / n, zero - v * sc
    end
    page:stroke(x, zero, x + w, zero, { stroke = tall and ink.INK2 or ink.RULE, width = tall and 0.6
        or 0.5 })
    if #card.points > 1 then
        local points = {}
        for _, p in ipairs(card.points) do
            local px, py = at(p)
            points[#points + 1], points[#points + 2] = px, py
        end
        page:add { "path", points = scene.curve(points), stroke = card.future and ink.INK3
            or ink.INK, width = tall and 1.7 or 1.05, dash = card.future and { 3, 1.6 } or nil,
            url = url, name = ctx.L("eco.curve", card.name, format.signed(card.mean, 1, ctx.lang)) }
    end
    dots(page, ctx, card, at, tall, w / n, url)
end

-- ---- the names behind the numbers, where a card has the room ----

local NAME, FIGURE = 23, 25 -- where a name begins in a column, and what stands at its right

--- The touchpoints of a card in one or two columns, or nil where they do not fit in h with their names whole.
local function listing(card, h, w)
    for columns = 1, w < 300 and 1 or 2 do
        local rows = math.ceil(card.n / columns)
        for _, pitch in ipairs { 12, 10.4, 8.8 } do
            local size, whole = pitch > 10 and 7 or 6.4, true
            for _, t in ipairs(card.thing.touchpoints) do
                local room = w / columns - NAME - FIGURE - (#t.killers > 0 and 10 or 0)
                whole = whole and scene.width(scene.clean(t.name), size) <= room
            end
            if card.n > 0 and whole and rows * pitch + 6 <= h then
                return { card = card, columns = columns, rows = rows, pitch = pitch, size = size, w = w,
                    h = rows * pitch + 4 }
            end
        end
    end
    return nil
end

local function touchpoints(page, ctx, list, x, y, url)
    page:stroke(x, y - 1, x + list.w, y - 1, { stroke = ink.RULE, width = 0.5 })
    local w = list.w / list.columns
    local size = list.size
    for i, t in ipairs(list.card.thing.touchpoints) do
        local left = x + w * ((i - 1) // list.rows)
        local row = y + 1.6 + list.pitch * ((i - 1) % list.rows + 0.5)
        local emotion = list.card.at(i)
        page:line(left, row, numbering.of(t), { size = size, bold = true, color = ink.INK2,
            align = "right", w = 8, url = url })
        page:icon(left + 12, row - 3.8, t.ref.channel, 7.6, { url = url })
        page:line(left + NAME, row, scene.clean(t.name),
            { size = size, italic = not t.managed, tip = t.name, url = url })
        if #t.killers > 0 then
            page:killer(left + w - 27, row, 3.6, ctx.L("tp.killer", t.killers[1].name), url)
        end
        local right = left + w - (list.columns > 1 and 6 or 0)
        page:line(right, row, format.signed(emotion, 1, ctx.lang), { size = size - 0.4, bold = true,
            color = mood_color(emotion), align = "right", w = 0, url = url })
    end
end

--- What a journey's figure says in words.
function cards.verdict(ctx, card)
    if card.vetoed then
        local killer = card.veto.killers[1]
        return ctx.L("verdict.name.vetoed", killer and killer.name or "–")
    end
    local mean = ctx.L("eco.mean", format.signed(card.mean, 1, ctx.lang))
    return mean .. "; " .. ctx.L("verdict.experience", measures.headline(card.score, ctx.lang))
end

--- The face of a card; it catches the pointer everywhere.
local function face(page, card, url, said)
    local future = card.future
    page:add { "box", x = card.x, y = card.y, w = card.w, h = card.h, round = true,
        fill = future and ink.BACK or ink.WHITE, stroke = future and ink.INK3 or ink.DEEP,
        width = future and 0.7 or 1, dash = future and { 3, 1.6 } or nil,
        url = url, name = said, id = "journey" .. card.thing.index,
        class = "journey" .. (card.vetoed and " vetoed" or "") .. (future and " future" or "") }
end

--- Name and figure, an octagon before the figure of a vetoed journey, the counts. -> y below them
local function head(page, ctx, card, url, said)
    local x, w, big = card.x, card.w, card.h >= 96
    local row = card.y + (big and 13 or 10)
    local figure, size = format.signed(card.mean, 1, ctx.lang), big and 11 or 9
    local right, taken = x + w - 8, scene.width(figure, size, true) + 8
    page:line(right, row, figure, { size = size, bold = true, align = "right", w = 0, url = url,
        tip = said, color = card.vetoed and ink.INK2 or mood_color(card.mean) })
    if card.vetoed then
        local r = big and 6.6 or 5.6
        page:killer(right - taken - r + 4.6, row, r, cards.verdict(ctx, card), url)
        taken = taken + 2 * r + 5
    end
    local room, most, lead = w - 16 - taken, big and 10 or 8.6, 9.4
    local fit = ink.fit(scene.clean(card.name), room, most, { bold = true, least = 7 })
    local lines = { scene.clean(card.name) }
    if scene.width(lines[1], fit, true) > room then -- in more lines, under the figure too
        for _, size in ipairs(big and { 8.6, 7.8, 7, 6.2 } or { 7.4, 6.8, 6.2 }) do
            local clipped
            lines, clipped = scene.wrap(card.name, w - 16, { size = size, bold = true, first = taken, max = big and 3 or card.h >= 44 and 2 or 1 })
            fit, lead = size, (big and 1.4 or 2.2) + size
            if not clipped then break end
        end
        if card.vetoed and #lines > 1 then lead = lead + 1.2 end
    end
    for i, s in ipairs(lines) do
        page:line(x + 8, row + lead * (i - 1), s, { size = fit, bold = true, url = url, tip = said })
    end
    row = row + lead * (#lines - 1)
    local counts = cards.counts(ctx, card)
    fit = ink.fit(counts, w - 16, big and 7 or 6.2)
    local below = row + (big and 11.6 or 9.4)
    page:line(x + 8, below, ink.cut(counts, w - 16, fit),
        { size = fit, color = ink.INK2, url = url, tip = said })
    return below
end

--- A journey as a sentence.
function cards.said(ctx, card)
    return ("%s – %s. %s"):format(ctx.L("eco.journey", card.name), cards.counts(ctx, card), cards.verdict(ctx, card))
end

--- The card of a journey; its whole face opens the map.
function cards.journey(page, ctx, card, scale)
    local x, w, url = card.x + 8, card.w - 16, ctx.link("map", card.thing)
    local said = cards.said(ctx, card)
    face(page, card, url, said)
    local below = head(page, ctx, card, url, said)
    local list = listing(card, card.h - (below - card.y) - (card.n <= 2 and 38 or 118), w)
    local foot = card.y + card.h - 3 - (list and list.h + 4 or 0)
    if card.h > 40 then cards.curve(page, ctx, card, scale, x, w, below + 5.5, foot, url) end
    if list then touchpoints(page, ctx, list, x, foot + 4, url) end
end

return cards
