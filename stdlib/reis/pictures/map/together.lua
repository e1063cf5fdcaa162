-- All people of a journey on one map: a curve each, told apart by colour, dash and the letters at its ends.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local curves = require "reis.pictures.map.curves"

local together = {}

together.MOST = 12 -- curves on a map

local COLORS = { ink.INK, ink.PURPLE, ink.BLUE, ink.VERM, ink.GREEN, ink.INK3 }
local DASHES = { false, { 4.6, 2 }, { 1.2, 1.9 } }

--- The look of the i-th curve: two of one colour differ in their dash.
function together.look(i)
    return { stroke = COLORS[(i - 1) % #COLORS + 1], width = 1.15,
        dash = DASHES[((i - 1) // #COLORS + (i - 1) % #COLORS % 2) % #DASHES + 1] or nil }
end

--- Heights at which labels of a height stand clear of each other, as near as can be to those wanted. wanted: sorted upwards
local function spread(wanted, h, top, bottom)
    local out = {}
    for i, y in ipairs(wanted) do out[i] = math.max(y, i > 1 and out[i - 1] + h or top) end
    local limit = bottom
    for i = #out, 1, -1 do
        out[i] = math.min(out[i], limit)
        limit = out[i] - h
    end
    return out
end

local CLEAR = 4.4 -- from the middle of letters to a line that would go through them

--- The letters of curves at one of their ends; dir: -1 at the left, 1 at the right; edge: of the lane there; zero: the height of
-- the line in the middle, which goes through none of them where there is room.
local function letters(page, list, dir, edge, lane, zero)
    local wanted = {}
    table.sort(list, function(a, b)
        if a.y ~= b.y then return a.y < b.y end
        return a.order < b.order
    end)
    local nearest = edge
    for i, one in ipairs(list) do
        local off = one.y - zero
        wanted[i] = math.abs(off) < CLEAR and zero + (off < 0 and -CLEAR or CLEAR) or one.y
        nearest = i == 1 and one.x or dir * math.max(dir * nearest, dir * one.x)
    end
    for i, y in ipairs(spread(wanted, 7, lane.y + 6, lane.y + lane.h - 16)) do
        local one = list[i]
        local w = scene.width(one.letters, 6, true)
        local x = dir * math.min(dir * (nearest + dir * 12), dir * edge - w - 3)
        page:stroke(one.x, one.y, x, y, { stroke = one.color, width = 0.4 })
        page:line(dir < 0 and x - w - 1.5 or x + 1.5, y, one.letters, { size = 6, bold = true, color = one.color, name = one.name })
    end
end

--- Draws the lane: the touchpoints' numbers along its foot, the curves, their letters. o.all: list of { value(p), look, name,
-- letters }
function together.draw(page, lane, y_of, o, ctx)
    local foot, closest = lane.y + lane.h - 5.5, math.huge
    for i = 2, #o.points do closest = math.min(closest, o.points[i].x - o.points[i - 1].x) end
    for i, p in ipairs(o.points) do
        local w = scene.width(p.number, ink.MICRO, true)
        if closest > w + 1.5 or i % math.ceil((w + 2) / closest) == 1 then
            page:rule(p.x, lane.y + 8, p.x, foot - 5, ink.HAIR, 0.4)
            page:line(p.x, foot, p.number, { size = ink.MICRO, bold = true, align = "center", w = 0, color = p.killers and ink.VERM or ink.INK2,
                name = p.name })
        end
    end
    for _, p in ipairs(o.points) do
        if p.killers then
            page:rect(p.x - math.min(9, closest / 2), lane.y + 1, math.min(18, closest), lane.h - 2, ink.STRIP)
            page:killer(p.x, foot - 8.5, 3.6, ctx.L("tp.killer", table.concat(p.killers, "; ")))
        end
    end
    local from, to = {}, {}
    for i, one in ipairs(o.all) do
        local flat = {}
        for _, p in ipairs(o.points) do
            local v = one.value(p)
            if v then flat[#flat + 1], flat[#flat + 2] = p.x, y_of((curves.clip(v))) end
        end
        local n = #flat
        if n >= 4 then
            page:add { "path", points = scene.curve(flat), stroke = one.look.stroke, width = one.look.width, dash = one.look.dash, name = one.name }
        elseif n == 2 then
            page:add { "diamond", x = flat[1], y = flat[2], r = 2.8, fill = one.look.stroke, name = one.name }
        end
        if n > 0 then
            local end_of = { letters = one.letters, color = one.look.stroke, name = one.name, order = i }
            from[#from + 1] = setmetatable({ x = flat[1], y = flat[2] }, { __index = end_of })
            to[#to + 1] = setmetatable({ x = flat[n - 1], y = flat[n] }, { __index = end_of })
        end
    end
    if #from == 0 then return end
    letters(page, from, -1, o.x0, lane, y_of(0))
    letters(page, to, 1, o.x1, lane, y_of(0))
end

return together
