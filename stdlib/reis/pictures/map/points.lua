-- The points on the curve of a map: numbers, killers, moments of truth, values beyond the scale, and what few points tell.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local curves = require "reis.pictures.map.curves"

local points = {}

local LARGEST = 4.7

local function point_name(p, L, lang)
    local s = L("point.name", p.number, p.name, format.signed(p.emotion, 1, lang))
    if p.band and p.band.p95 - p.band.p05 > 1e-9 then
        s = ("%s (%s … %s)"):format(s, format.signed(p.band.p05, 1, lang), format.signed(p.band.p95, 1, lang))
    end
    if p.killers then s = s .. " – " .. L("tp.killer", table.concat(p.killers, "; ")) end
    for _, q in ipairs(p.quotes) do s = s .. " – “" .. q .. "”" end
    return s
end

--- The least distance between two points beside each other.
local function spacing_of(list)
    local least, last = math.huge, nil
    for _, p in ipairs(list) do
        if p.emotion then
            if last then least = math.min(least, p.x - last) end
            last = p.x
        end
    end
    return least
end

--- How large the points of a page are: all alike, large enough for the longest number. -> { r =, size = (nil: no number) }
local function look_of(list, body)
    local spacing, size = spacing_of(list), math.max(ink.MICRO, math.min(8, 0.8 * body, 5.8 * math.max(1, body / 9)))
    local widest = 0
    for _, p in ipairs(list) do
        if p.emotion then widest = math.max(widest, scene.width(p.number, size, true)) end
    end
    local r = math.max(LARGEST, widest / 2 + 1, 0.8 * size)
    if r <= 0.48 * spacing then return { r = r, size = size, spacing = spacing } end
    size = ink.MICRO
    r = math.max(3.5, widest / 2 * size / 5.8 + 0.6)
    if r <= 0.5 * spacing then return { r = math.min(LARGEST, math.max(r, 0.46 * spacing)), size = size, spacing = spacing } end
    return { r = math.max(1.6, math.min(LARGEST, 0.46 * spacing)), spacing = spacing }
end

--- That a value lies beyond the scale: a flag with its figure.
local function beyond(page, p, y, radius, up, crowd, lang)
    local dir = up and -1 or 1
    page:add { "triangle", x = p.x, y = y + dir * (radius + 2.6), w = 5, h = 3.6, down = not up, fill = ink.INK }
    local s = format.signed(p.emotion, 1, lang)
    local w = scene.width(s, ink.MICRO, true)
    page:line(p.x + radius + 2, y + dir * 4, s, { size = ink.MICRO, bold = true, color = ink.INK })
    crowd:block(p.x + radius + 1, y + dir * 4 - 4, w + 2, 8)
end

--- Draws the points with an emotion and keeps their places in crowd. -> how they look
function points.draw(page, list, y_of, o, crowd, ctx)
    local look = look_of(list, o.body)
    local r = look.r
    for _, p in ipairs(list) do
        if p.emotion then
            local v, clipped = curves.clip(p.emotion)
            local y, up = y_of(v), p.emotion >= 0
            local radius = p.killers and math.max(r, math.min(1.4 * r, look.spacing - r - 0.4)) or r
            page:add { p.killers and "octagon" or "circle", x = p.x, y = y, r = radius,
                fill = p.killers and ink.VERM or ink.WHITE, width = p.killers and 0.5 or 1.15 * math.max(0.6, math.min(1, r / LARGEST)),
                stroke = p.killers and ink.INK or up and ink.BLUE or ink.VERM, label = look.size and p.number or nil,
                size = look.size or ink.MICRO, bold = true, color = p.killers and ink.WHITE or ink.INK, name = point_name(p, ctx.L, ctx.lang),
                id = "exp" .. p.number, class = p.killers and "point killer" or "point" }
            crowd:block(p.x - radius - 2.3, y - radius - 2.3, 2 * radius + 4.6, 2 * radius + 4.6)
            if clipped then beyond(page, p, y, radius, up, crowd, ctx.lang) end
            if p.moment then
                local far = radius + 5.9 + (clipped and 4 or 0)
                local star = y + (up and -far or far)
                page:moment(p.x, star, look.size and 4.8 or 3.4, ctx.L("tp.moment", p.name))
                crowd:block(p.x - 6, star - 6, 12, 12)
            end
        end
    end
    return look
end

--- Where few points are: what each figure is made of, beside it.
function points.explain(page, list, y_of, o, crowd, ctx)
    local size = math.min(10, o.body)
    for _, p in ipairs(list) do
        if p.emotion then
            local s = ctx.L("point.made_of", format.signed(p.emotion, 1, ctx.lang), format.number(p.figure, 1, ctx.lang),
                format.number(p.figure - p.emotion, 1, ctx.lang))
            local y = y_of(curves.clip(p.emotion))
            local spot = crowd:seek(p.x, y, s, size, p.emotion < 0, y_of(0), 3)
            if spot then
                page:text(spot.x, spot.y, spot.lines, { size = size, lead = 1.2 * size, color = ink.INK })
                crowd:block(spot.x - 1, spot.y - 1, spot.w + 2, spot.h + 2)
            end
        end
    end
end

return points
