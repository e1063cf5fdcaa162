-- What was measured against what was expected: a dot with its interval, and a diamond where it was expected.

local scene = require "scene"
local ink = require "reis.pictures.ink"

local whiskers = {}

local LOOK = { ["as expected"] = ink.BLUE, better = ink.GREEN, worse = ink.VERM, ["not shown"] = ink.GREY,
    ["not compared"] = ink.INK2, ["no interval"] = ink.INK2 }

--- The colour of a verdict.
function whiskers.color(verdict) return LOOK[verdict] or ink.INK2 end

--- Where a change stands in an area with no change in its middle and what is better at the right. -> function (x) -> place
local function scale(one, area)
    local most = 1e-12
    for _, v in ipairs { one.effect, one.low or 0, one.high or 0, one.expected or 0 } do most = math.max(most, math.abs(v)) end
    local way = one.higher and 1 or -1
    return function(v) return area.x + area.w / 2 + way * v / most * (area.w / 2 - 4) end
end

--- Texts centred at places on a line, none over another, none outside; those that would be are left out (they stand in words
-- beside). list: { at =, text =, color = }, the most important first
local function labels(page, area, y, list)
    local taken = {}
    for _, one in ipairs(list) do
        local w = scene.width(one.text, 5.8)
        local left = math.max(area.x, math.min(one.at - w / 2, area.x + area.w - w))
        local free = true
        for _, other in ipairs(taken) do free = free and (left > other[2] + 3 or left + w < other[1] - 3) end
        if free then
            page:line(left, y, one.text, { size = 5.8, color = one.color or ink.INK2 })
            taken[#taken + 1] = { left, left + w }
        end
    end
end

--- Draws one judgement in an area { x, y, w, h }. texts: low, high, measured, expected; name: what it is told as
function whiskers.draw(page, one, area, texts, name)
    local at, y, color = scale(one, area), area.y + area.h / 2, whiskers.color(one.verdict)
    page:rule(area.x, y, area.x + area.w, y, ink.HAIR, 0.5)
    page:stroke(at(0), y - 5.5, at(0), y + 5.5, { stroke = ink.INK3, width = 0.7 })
    if one.low then
        page:stroke(at(one.low), y, at(one.high), y, { stroke = color, width = 1.8, name = name })
        for _, v in ipairs { one.low, one.high } do
            page:stroke(at(v), y - 4, at(v), y + 4, { stroke = color, width = 1.2 })
        end
    end
    if one.expected then
        page:add { "diamond", x = at(one.expected), y = y, r = 5.2, fill = ink.WHITE, stroke = ink.INK, width = 1, name = texts.expected_name }
    end
    page:add { "circle", x = at(one.effect), y = y, r = 3.2, fill = one.low and color or ink.WHITE, stroke = color, width = 1.2, name = name }
    labels(page, area, y - 9, { one.expected and { at = at(one.expected), text = texts.expected } or nil })
    local below = { { at = at(one.effect), text = texts.measured, color = color } }
    if one.low then
        below[2], below[3] = { at = at(one.low), text = texts.low }, { at = at(one.high), text = texts.high }
    end
    labels(page, area, y + 9.5, below)
end

return whiskers
