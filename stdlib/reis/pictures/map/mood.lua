-- The experience lane of a map: its scale, the curves and their points, killers and what customers said.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local place = require "reis.pictures.map.place"
local curves = require "reis.pictures.map.curves"
local points = require "reis.pictures.map.points"
local together = require "reis.pictures.map.together"

local mood = {}

local ABOVE, BELOW = 21, 13
local LIMIT = 5
local MOST_QUOTES = 18
local FEW = 3 -- points that have room to say what they are made of

local function grid(page, x0, x1, y_of, L)
    for _, v in ipairs { -5, -2.5, 2.5, 5 } do page:rule(x0, y_of(v), x1, y_of(v), ink.HAIR, 0.5) end
    for _, word in ipairs { { "mood.high", 5 }, { "mood.mid", 0 }, { "mood.low", -5 } } do
        page:line(x0 - 4, y_of(word[2]), L(word[1]), { size = 6.2, color = ink.INK2, align = "right", w = 0 })
    end
end

--- Where a text of width w begins that would at x, and stays in the lane.
local function within(x, w, o) return math.max(o.x0 + 2, math.min(x, o.x1 - w - 1)) end

--- A strip down the lane at each killer, with the word over it. -> those that have one
local function strips(page, lane, o, L, crowd)
    local last, out = nil, {}
    for _, p in ipairs(o.points) do
        if p.killers and p.emotion then
            page:rect(p.x - 9, lane.y + 1, 18, lane.h - 2, ink.STRIP)
            out[#out + 1] = p
            local w = scene.width(L "killer.strip", 6.4, true)
            if not last or p.x - last > w + 6 then
                local x = within(p.x - w / 2, w, o)
                page:line(x, lane.y + 7, L "killer.strip", { size = 6.4, bold = true, color = ink.VERM })
                crowd:block(x - 2, lane.y + 2, w + 4, 10)
                last, p.word = p.x, true
            end
        end
    end
    return out
end

--- Words beside a point, where there is room. -> whether there was
local function say(page, p, words, y_of, size, look, crowd)
    local y = y_of(curves.clip(p.emotion))
    local spot = crowd:seek(p.x, y, words, size, look.upper, y_of(0), look.wide)
    if not spot then return false end
    page:text(spot.x, spot.y, spot.lines, { size = size, lead = size * 1.2, italic = look.italic, bold = look.bold, color = look.color,
        name = look.name or words, tip = look.name or words })
    crowd:block(spot.x - 1, spot.y - 1, spot.w + 2, spot.h + 2)
    return true
end

--- What the killers are called, at their strips: under the word, else where there is room.
local function name_killers(page, lane, list, y_of, o, crowd, L)
    for _, p in ipairs(list) do
        local words, size = table.concat(p.killers, "; "), 6.2
        local look = { color = ink.VERM, upper = p.emotion < 0, name = L("tp.killer", words) }
        local lines, w = scene.wrap(words, 84, { size = size }), 0
        for _, line in ipairs(lines) do w = math.max(w, scene.width(line, size)) end
        local x, y, h = within(p.x - w / 2, w + 4, o), lane.y + 14, #lines * 1.2 * size
        if p.word and crowd:free(x - 1, y, w + 2, h + 1) then
            page:text(x, y, lines, { size = size, lead = 1.2 * size, color = ink.VERM, name = look.name, tip = look.name })
            crowd:block(x - 1, y - 1, w + 2, h + 2)
        else
            say(page, p, words, y_of, size, look, crowd)
        end
    end
end

--- Quotes beside their points, strongest emotion first; those for which there is no room stay in the tooltip.
local function draw_quotes(page, list, y_of, o, crowd)
    local wanted, left = {}, {}
    for i, p in ipairs(list) do
        for k, quote in ipairs(p.emotion and p.quotes or {}) do wanted[#wanted + 1] = { p = p, quote = quote, order = i + k * 1e4 } end
    end
    table.sort(wanted, function(a, b)
        local ea, eb = math.abs(a.p.emotion) - a.order // 1e4 * 10, math.abs(b.p.emotion) - b.order // 1e4 * 10
        if ea ~= eb then return ea > eb end
        return a.order < b.order
    end)
    local size, drawn = math.min(o.scored <= FEW and 14 or 11, math.max(6.2, 0.89 * o.body)), 0
    for _, one in ipairs(wanted) do
        local words = "“" .. one.quote .. "”"
        local done = drawn < MOST_QUOTES and say(page, one.p, words, y_of, size,
            { italic = true, color = ink.INK2, upper = one.p.emotion >= 0, wide = o.scored <= FEW and 2.4 or nil }, crowd)
        if done then drawn = drawn + 1 else left[#left + 1] = { number = one.p.number, words = words } end
    end
    return left
end

--- Why there is no curve.
local function without_marks(page, lane, o, ctx)
    local size = math.min(8, o.body + 0.6)
    local lines = scene.wrap(ctx.L(o.why or "mood.unscored"), (o.x1 - o.x0) * 0.8, { size = size })
    local y = lane.y + (lane.h - #lines * 1.25 * size) / 2
    page:text(o.x0 + 4.5, y, lines, { size = size, lead = 1.25 * size, color = ink.INK3 })
end

--- Draws the lane. o: x0, x1, points (with x), body, main (whether the map has one curve of its own), others (curves, as of
-- curves.draw), all (those of a map of all people, as of together.draw), name, functional_name, band_name, before, after, quotes
-- (whether they are said here), blank. -> the quotes that found no room: list of { number = (of the touchpoint), words = }
function mood.draw(page, ctx, lane, o)
    local scale = (lane.h - ABOVE - BELOW) / (2 * LIMIT)
    local function y_of(v) return lane.y + ABOVE + LIMIT * scale - v * scale end
    if o.bare then
        without_marks(page, lane, o, ctx)
        return {}
    end
    local crowd = place.new(o.x0 + 2, lane.y + 3, o.x1 - 2, lane.y + lane.h - 3)
    grid(page, o.x0, o.x1, y_of, ctx.L)
    page:stroke(o.x0, y_of(0), o.x1, y_of(0), { stroke = ink.INK2, width = 0.7 })
    crowd:block(o.x0, y_of(0) - 1.2, o.x1 - o.x0, 2.4)
    for _, v in ipairs { -5, -2.5, 2.5, 5 } do crowd:line(y_of(v)) end
    if o.blank then return {} end
    if o.all then
        together.draw(page, lane, y_of, o, ctx)
        return {}
    end
    curves.draw(page, y_of, o, crowd)
    local killed = strips(page, lane, o, ctx.L, crowd)
    points.draw(page, o.points, y_of, o, crowd, ctx)
    name_killers(page, lane, killed, y_of, o, crowd, ctx.L)
    if o.scored <= FEW then points.explain(page, o.points, y_of, o, crowd, ctx) end
    return o.quotes and draw_quotes(page, o.points, y_of, o, crowd) or {}
end

return mood
