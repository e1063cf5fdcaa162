-- The marks of a map of what happened: activities, steps, begin and end.

local scene = require "scene"
local ink = require "reis.pictures.ink"

local paint = {}

local SMALL, NAME, LEAD = ink.MICRO, 6.6, 7.6
local BAR = 2.2

--- A function that gives where a point of the layout lies on the page. area: { x =, y =, w =, h = }
function paint.at(area, laid)
    local s = laid.scale
    local x0, y0 = area.x + (area.w - laid.w * s) / 2, area.y + (area.h - laid.h * s) / 2
    return function(x, y) return x0 + x * s, y0 + y * s end
end

--- How many journeys begin or end there, with their sign, its left end at x
function paint.count_of(page, x, y, s, text, filled, name)
    page:add { "box", x = x, y = y - 2.1 * s, w = 6.4 * s, h = 4.2 * s, round = true, fill = filled and ink.DEEP or ink.WHITE, stroke = ink.DEEP,
        width = 0.7, name = name }
    page:line(x + 8.6 * s, y, text, { size = SMALL * s, color = ink.DEEP, tip = name })
end

--- An activity: its name, the channel, how often, and a bar for the share of cases. o: caption, share (0..1), name, channel, id,
-- begins, ends = { text, name } or nil
function paint.node(page, x, y, box, s, o)
    local w, h = box.w * s, box.h * s
    local left, top = x - w / 2, y - h / 2
    page:card(left, top, w, h, true, { name = o.name, id = o.id, class = "activity", width = 0.6 })
    page:text(left + 4.5 * s, top + 3.2 * s, box.lines, { size = NAME * s, lead = LEAD * s, bold = true, tip = o.name })
    local below = top + (3.2 + #box.lines * LEAD + 4) * s
    page:line(left + 4.5 * s, below, o.caption, { size = SMALL * s, color = ink.INK2, tip = o.name })
    local right = left + w - 4 * s
    if o.channel then
        page:icon(right - 8 * s, below - 4.2 * s, { name = o.channel }, 8 * s, { tip = o.channel })
        right = right - 11 * s
    end
    local row = box.beside and below or below + 8.2 * s
    right = box.beside and right or left + w - 4 * s
    local function wide(text) return 8.6 * s + scene.width(text, SMALL * s) end
    if o.ends then
        right = right - wide(o.ends[1])
        paint.count_of(page, right, row, s, o.ends[1], false, o.ends[2])
    end
    if o.begins then
        local x = box.beside and right - 4 * s - wide(o.begins[1]) or left + 4.5 * s
        paint.count_of(page, x, row, s, o.begins[1], true, o.begins[2])
    end
    local bar = w - 9 * s
    page:rect(left + 4.5 * s, top + h - 4.6 * s, bar, BAR * s, ink.HAIR)
    page:add { "box", x = left + 4.5 * s, y = top + h - 4.6 * s, w = math.max(0.4, bar * o.share), h = BAR * s, fill = ink.BLUE, tip = o.name }
end

--- Where journeys begin or end.
function paint.mark(page, x, y, w, h, s, text, filled, name)
    page:add { "box", x = x - w * s / 2, y = y - h * s / 2, w = w * s, h = h * s, round = true, fill = filled and ink.DEEP or ink.WHITE,
        stroke = ink.DEEP, width = 1, name = name, class = "mark" }
    local size = ink.fit(text, (w - 6) * s, SMALL * 1.1 * s, { bold = true, least = 5 })
    page:line(x - w * s / 2, y, text, { size = size, bold = true, color = filled and ink.WHITE or ink.DEEP, align = "center", w = w * s, tip = name })
end

--- How wide a step's line is, by its share of the most frequent one.
function paint.width(share) return 0.5 + 2.3 * share end

--- A step: its line with an arrow. o: share, color, dash, name
function paint.step(page, chain, o)
    if #chain < 8 then return end
    local width = paint.width(o.share)
    page:add { "path", points = chain, stroke = o.color, width = width, dash = o.dash, arrow = 1.5 + 0.85 * width, name = o.name }
end

--- The label of a step, on white: how often, and how long after, beside it or below. color: of the second, or nil
function paint.label(page, x, y, texts, s, below, name, color)
    local size = SMALL * s
    local a, b = scene.width(texts[1], size, true), texts[2] and scene.width(texts[2], size) or 0
    local under = below and b > 0
    local w = under and math.max(a, b) or a + b + (b > 0 and 4 * s or 0)
    if below then y = y - 1 * s else x = x + 1.8 * s end -- it stands above its line, or at the right of it
    local h = under and 13.6 * s or 7 * s
    page:add { "box", x = x - w / 2 - 1, y = y - h / 2, w = w + 2, h = h, fill = "#ffffffd9", tip = name }
    local up = under and 3.4 * s or 0
    page:line(under and x - a / 2 or x - w / 2, y - up, texts[1], { size = size, bold = true, color = ink.INK, tip = name })
    if b > 0 then page:line(under and x - b / 2 or x + w / 2 - b, y + up, texts[2], { size = size, color = color or ink.INK2, tip = name }) end
end

return paint
