-- The emotion curve of a journey with the band in which it lies in nine of ten draws.

local scene = require "scene"
local band = require "reis.pictures.band"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"

local fan = {}

--- The points that are known, as list of { x =, p05 =, p50 =, p95 =, name =, number = }; runs of them, as nothing is drawn
-- over a gap.
local function runs(points, area)
    local list, run = {}, nil
    local step = area.w / math.max(1, #points)
    for i, point in ipairs(points) do
        if not point.p50 then
            run = nil
        else
            if not run then
                run = {}
                list[#list + 1] = run
            end
            run[#run + 1] = { x = area.x + step * (i - 0.5), p05 = point.p05, p50 = point.p50, p95 = point.p95, name = point.name,
                number = point.number }
        end
    end
    return list, step
end

local function range(points)
    local low, high = -1, 1
    for _, point in ipairs(points) do low, high = math.min(low, point.p05 or 0), math.max(high, point.p95 or 0) end
    return math.floor(low), math.ceil(high)
end

local function draw_band(page, run, y)
    if #run < 2 then return end
    local points = {}
    for i, one in ipairs(run) do points[i] = { x = one.x, low = y(one.p05), high = y(one.p95) } end
    page:add { "polygon", points = band.corners(points), fill = band.FILL }
end

local function curve(page, run, y, lang, r)
    local points = {}
    for i, one in ipairs(run) do points[2 * i - 1], points[2 * i] = one.x, y(one.p50) end
    if #run > 1 then page:add { "path", points = scene.curve(points), stroke = ink.BLUE, width = 1.6 } end
    for _, one in ipairs(run) do
        page:stroke(one.x, y(one.p05), one.x, y(one.p95), { stroke = ink.BLUE, width = 0.6 })
        local size = math.max(ink.MICRO, 5.8 * r / 4.7)
        local fits = scene.width(one.number, size, true) <= 2 * r - 1
        page:add { "circle", x = one.x, y = y(one.p50), r = r, fill = ink.WHITE, stroke = ink.BLUE, width = 1.1, label = fits and one.number or nil,
            size = fits and size or nil, bold = true, color = ink.INK, tip = ("%s: %s (%s … %s)"):format(one.name,
            format.signed(one.p50, 1, lang), format.signed(one.p05, 1, lang), format.signed(one.p95, 1, lang)) }
    end
end

fan.MOST = 80 -- touchpoints on a page

--- What the points are called: lines under each where they have room there (under = true), else all by their numbers in lines over
-- the whole width. -> { under =, lines =, h = }
local function names_of(points, step, w)
    local under, tall, texts = step >= 29, 1, {}
    for i, point in ipairs(under and points or {}) do
        local lines, _, forced = scene.wrap(point.name, step - 3, { size = 6.2 })
        texts[i], tall = lines, math.max(tall, #lines)
        under = under and (not forced or step >= 60)
    end
    if under and tall <= 7 then return { under = true, lines = texts, h = tall * 7.4 + 12 } end
    for i, point in ipairs(points) do texts[i] = point.number .. " " .. point.name end
    local lines = scene.wrap(table.concat(texts, " · "), w, { size = 6.2 })
    return { lines = lines, h = #lines * 7.4 + 12 }
end

--- points: of simulate:band, each with its number; fan.MOST at most; all: those of the whole journey, for one scale
function fan.draw(page, ctx, area, points, all)
    local list, step = runs(points, area)
    local low, high = range(all)
    local names = names_of(points, step, area.w)
    local tall = area.h - names.h
    local function y(v) return area.y + (high - v) / (high - low) * tall end
    for v = low, high do
        page:rule(area.x, y(v), area.x + area.w, y(v), v == 0 and ink.INK3 or ink.HAIR, v == 0 and 0.7 or 0.4)
        page:line(area.x - 4, y(v), format.signed(v, 0, ctx.lang), { size = 6, color = ink.INK2, align = "right", w = 0 })
    end
    for _, run in ipairs(list) do draw_band(page, run, y) end
    for _, run in ipairs(list) do curve(page, run, y, ctx.lang, math.min(4.7, 0.45 * step)) end
    if not names.under then
        page:text(area.x, area.y + tall + 10, names.lines, { size = 6.2, lead = 7.4, color = ink.INK2 })
        return
    end
    for i, point in ipairs(points) do
        page:text(area.x + step * (i - 1) + 1.5, area.y + tall + 10, names.lines[i], { size = 6.2, lead = 7.4, color = ink.INK2, align = "center",
            w = step - 3, tip = point.name })
    end
end

return fan
