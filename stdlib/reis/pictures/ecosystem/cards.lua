-- The boxes of an ecosystem: customers, journeys with the curve of their emotion, channels,
-- owners.

local scene = require "scene"
local numbering = require "reis.model.numbering"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local frame = require "reis.pictures.frame"
local measures = require "reis.figures.measures"
local flows = require "reis.pictures.ecosystem.flows"

local cards = {}

local MOOD = { good = ink.BLUE, poor = ink.VERM, neutral = ink.INK2 }

local function mood_color(mean) return MOOD[flows.mood(mean)] end

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
    for _, one in ipairs(list) do
        local room = one.to - one.from - 3
        local cut = ink.cut_apart(one.name, card.thing.phases, room, 5.6)
        one.name = utf8.len(cut) > 4 and scene.width(cut, 5.6) <= room and cut
            or tostring(one.phase.index)
    end
    return list, seats(list, 1, 5.6, x, x + w) or {}, 5.6, 1
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

local function dots(page, ctx, card, at, tall, url)
    for _, p in ipairs(card.points) do
        local x, y = at(p)
        local said = ctx.L("point.name", p.number, p.name, format.signed(p.value, 1, ctx.lang))
        if p.killer then
            page:killer(x, y, tall and 5 or 2.9, said .. ", " .. ctx.L "point.killer", url)
        elseif tall then
            page:add { "circle", x = x, y = y, r = 4.2, fill = ink.WHITE, stroke = p.value >= 0
                and ink.BLUE or ink.VERM, width = 1, name = said, label = p.number,
                size = 5.6, bold = true, color = ink.INK, url = url }
        elseif #card.points == 1 then
            page:add { "circle", x = x, y = y, r = 1.6, fill = ink.INK, name = said, url = url }
        end
        if p.moment and tall then
            local side = p.value >= 0 and -1 or 1
            page:moment(x, y + side * 11, 4.4, ctx.L("tp.moment", p.name))
        end
    end
end

--- The curve within x..x+w, top..bottom; a tall one has phases and numbers.
local function curve(page, ctx, card, scale, x, w, top, bottom, url)
    if #card.points == 0 then
        page:line(x, (top + bottom) / 2, ctx.L "verdict.unscored", { size = 6.4, italic = true,
            color = ink.INK3 })
        return
    end
    local tall = bottom - top > 74
    local mark = tall and 17 or 3.2
    local foot = bottom
    if tall then
        local list, found, size, rows = phase_names(card, x, w)
        foot = bottom - 2.6 - NAMES * rows
        phase_marks(page, { list = list, seats = found, size = size }, top, foot)
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
    dots(page, ctx, card, at, tall, url)
end

-- ---- the names behind the numbers, where a card has the room ----

--- The touchpoints of a card in one or two columns, or nil where they do not fit in h.
local function listing(card, h, w)
    for columns = 1, w < 300 and 1 or 2 do
        local rows = math.ceil(card.n / columns)
        for _, pitch in ipairs { 12, 10.4, 8.8 } do
            if card.n > 0 and rows * pitch + 6 <= h then
                return { card = card, columns = columns, rows = rows, pitch = pitch, w = w,
                    h = rows * pitch + 4 }
            end
        end
    end
    return nil
end

local function touchpoints(page, ctx, list, x, y, url)
    page:stroke(x, y - 1, x + list.w, y - 1, { stroke = ink.RULE, width = 0.5 })
    local w = list.w / list.columns
    local size = list.pitch > 10 and 7 or 6.4
    for i, t in ipairs(list.card.thing.touchpoints) do
        local left = x + w * ((i - 1) // list.rows)
        local row = y + 1.6 + list.pitch * ((i - 1) % list.rows + 0.5)
        local emotion = list.card.at(i)
        page:line(left, row, numbering.of(t), { size = size, bold = true, color = ink.INK2,
            align = "right", w = 8, url = url })
        page:icon(left + 12, row - 3.8, t.ref.channel, 7.6, { url = url })
        page:line(left + 23, row, ink.cut(t.name, w - 48 - (#t.killers > 0 and 10 or 0), size),
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
local function verdict(ctx, card)
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
        page:killer(right - taken - r + 4.6, row, r, verdict(ctx, card), url)
        taken = taken + 2 * r + 5
    end
    local room = w - 16 - taken
    local fit = ink.fit(scene.clean(card.name), room, big and 10 or 8.6, { bold = true, least = 7 })
    page:line(x + 8, row, ink.cut_apart(card.name, ctx.model.journeys, room, fit, true),
        { size = fit, bold = true, url = url, tip = said })
    local counts = cards.counts(ctx, card)
    fit = ink.fit(counts, w - 16, big and 7 or 6.2)
    local below = row + (big and 11.6 or 9.4)
    page:line(x + 8, below, ink.cut(counts, w - 16, fit),
        { size = fit, color = ink.INK2, url = url, tip = said })
    return below
end

--- The card of a journey; its whole face opens the map.
function cards.journey(page, ctx, card, scale)
    local x, w, url = card.x + 8, card.w - 16, ctx.link("map", card.thing)
    local said = ("%s – %s. %s"):format(ctx.L("eco.journey", card.name), cards.counts(ctx, card),
        verdict(ctx, card))
    face(page, card, url, said)
    local below = head(page, ctx, card, url, said)
    local list = listing(card, card.h - (below - card.y) - (card.n <= 2 and 38 or 118), w)
    local foot = card.y + card.h - 3 - (list and list.h + 4 or 0)
    if card.h > 40 then curve(page, ctx, card, scale, x, w, below + 5.5, foot, url) end
    if list then touchpoints(page, ctx, list, x, foot + 4, url) end
end

-- ---- the other columns ----

--- A customer: disc, name, role.
function cards.customer(page, ctx, one)
    local x, y, w, h = one.x, one.y, one.w, one.h
    local persona = one.thing
    local role = persona and persona.role
    local name = persona and frame.full_name(persona, ctx.lang) or one.name
    page:add { "box", x = x, y = y, w = w, h = h, round = true, fill = ink.WHITE, stroke = ink.EDGE,
        width = 0.6, name = name .. (role and ", " .. role or "") .. ". " .. ctx.L(
        i18n.plural("eco.makes", #one.to), #one.to), class = "persona" }
    local r = math.min(13, h / 2 - 3)
    local left, room = x + 2 * r + 12, w - 2 * r - 16
    page:avatar(x + r + 7, y + h / 2, r, one.name)
    local lines, size = ink.gentle(one.name, room, 7.4, { bold = true, max = h > 34 and 2 or 1 })
    local rows = role and scene.wrap(role, room, { size = 6, max = math.max(1,
        math.floor((h - 7 - #lines * size * 1.16) / 7)) }) or {}
    if h < 24 then rows = {} end
    local tall = #lines * size * 1.16 + (#rows > 0 and 1.5 or 0) + #rows * 7
    local top = y + (h - tall) / 2
    page:text(left, top, lines, { size = size, bold = true, lead = size * 1.16, tip = name })
    if #rows > 0 then
        page:text(left, top + #lines * size * 1.16 + 1.5, rows, { size = 6, lead = 7,
            color = ink.INK2, tip = role })
    end
end

--- How the channels of a page count their touchpoints: all in full, or all in short where one of
-- them lacks the room. -> function(n) -> words
function cards.channel_count(ctx, nodes)
    local function full(n)
        return n == 1 and ctx.L "eco.touchpoint" or ctx.L("eco.touchpoints", n)
    end
    for _, node in ipairs(nodes) do
        local mw = scene.width(format.signed(node.mean, 1, ctx.lang), 6.2, true)
        if scene.width(full(node.n), 5.8) > node.w - 33 - mw then
            return function(n)
                return n == 1 and ctx.L "eco.touchpoint.short" or ctx.L("eco.touchpoints.short", n)
            end
        end
    end
    return full
end

--- A channel: icon, name, touchpoints in the words of count(n), mean.
function cards.channel(page, ctx, node, count)
    local x, y, w, h = node.x, node.y, node.w, node.h
    local mid = y + h / 2
    local mean = format.signed(node.mean, 1, ctx.lang)
    local n = node.n == 1 and ctx.L "eco.touchpoint" or ctx.L("eco.touchpoints", node.n)
    local said = ("%s: %s, %s"):format(node.name, n, ctx.L("eco.mean", mean))
    local managed = not (node.thing and node.thing.managed == false)
    page:card(x, y, w, h, managed, { name = said, class = "channel", width = managed and 0.6
        or nil })
    page:icon(x + 6, mid - 6, node.thing, 12, { stroke = ink.INK2 })
    local left = x + 22
    local two = h >= 19
    local mw = scene.width(mean, 6.2, true)
    local room = w - 22 - (two and 4 or mw + 8)
    local lines, size = { scene.clean(node.name) }, 7.4
    if scene.width(lines[1], 6.6, true) > room and h >= 29 then
        size = 6.6
        lines = scene.wrap(node.name, room / 0.98, { size = size, bold = true, max = 2 })
    else
        size = ink.fit(lines[1], room, size, { bold = true })
        lines = { ink.cut_apart(node.name, ctx.model.channels, room, size, true) }
    end
    local row = two and mid - 4.4 - 3.6 * (#lines - 1) or mid
    for i, s in ipairs(lines) do
        page:line(left, row + 7.4 * (i - 1), s, { size = size, bold = true, tip = said,
            italic = not managed })
    end
    local under = two and row + 9.4 + 7 * (#lines - 1) or mid
    if two then
        n = count(node.n)
        local cs = ink.fit(n, w - 33 - mw, 6.2)
        page:line(left, under, ink.cut(n, w - 32 - mw, cs), { size = cs, color = ink.INK2,
            tip = said })
    end
    page:line(x + w - 5, under, mean, { size = 6.2, bold = true, color = mood_color(node.mean),
        align = "right", w = 0, tip = said })
end

--- An owner: name, touchpoints, mean; a third party has a dashed outline.
function cards.owner(page, ctx, node)
    local x, y, w, h = node.x, node.y, node.w, node.h
    local mid = y + h / 2
    local mean = format.signed(node.mean, 1, ctx.lang)
    local n = node.n == 1 and ctx.L "eco.touchpoint" or ctx.L("eco.touchpoints", node.n)
    local said = ("%s (%s): %s, %s"):format(node.name, ctx.L(node.ours and "eco.ours"
        or "eco.theirs"), n, ctx.L("eco.mean", mean))
    page:card(x, y, w, h, node.ours, { name = said, class = node.ours and "owner"
        or "owner unmanaged", width = node.ours and 0.6 or nil })
    local plain = not node.thing
    local size = ink.fit(scene.clean(node.name), w - 56, 7.4, { bold = node.ours and not plain })
    page:line(x + 9, mid, ink.cut_apart(node.name, ctx.model[node.ours and "teams" or "partners"], w - 54, size,
        node.ours and not plain), { size = size,
        bold = node.ours and not plain, italic = not node.ours or plain, tip = said })
    page:line(x + w - 30, mid, tostring(node.n), { size = 6.6, color = ink.INK2, align = "right",
        w = 0, tip = said })
    page:line(x + w - 7, mid, mean, { size = 6.4, bold = true, color = mood_color(node.mean),
        align = "right", w = 0, tip = said })
end

return cards
