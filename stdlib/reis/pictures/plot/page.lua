-- A chart on a page of its own, as small as the terminal that shows it: lines, bars, or what runs when.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local chart = require "reis.pictures.sweep.chart"

local SIZE = 7
local ROW = 14 -- of a bar and its name, at most
local STROKES = { ink.BLUE, ink.VERM, ink.PURPLE, ink.GREEN }

local draw = {}

--- A name below each point for which there is room.
local function names(page, at, points, y, label)
    local free = -math.huge
    for _, p in ipairs(points) do
        local text = label(p[1])
        local w = scene.width(text, 6.2)
        local x = at(p[1], 0) - w / 2
        if x > free then
            page:line(math.min(x, page.w - w), y, text, { size = 6.2, color = ink.INK2 })
            free = x + w + 2
        end
    end
end

local function nothing() return "" end

function draw.lines(page, spec, area)
    local o = spec.options
    area = { x = area.x + 40, y = area.y + 14, w = area.w - 46, h = area.h - 36 }
    local ends = o.low and { { spec.series[1][1][1], o.low }, { spec.series[1][1][1], o.high } }
    local lists = { table.unpack(spec.series) }
    lists[#lists + 1] = ends
    local bounds = chart.bounds(lists, o.zero)
    local at = chart.axes(page, area, bounds, { x = spec.x or "", y = spec.y or "", show_x = o.x_label and nothing or o.show_x,
        show_y = o.y_label or o.show_y })
    if o.x_label then names(page, at, spec.series[1], area.y + area.h + 9, o.x_label) end
    for i, points in ipairs(spec.series) do
        local stroke = STROKES[(i - 1) % #STROKES + 1]
        chart.line(page, at, points, { stroke = stroke, width = 1.6, dash = i > 1 and { 4, 2 } or nil })
        for _, p in ipairs(points) do
            if p[2] then
                local x, y = at(p[1], p[2])
                page:add { "circle", x = x, y = y, r = 2, fill = ink.WHITE, stroke = stroke, width = 1.1 }
            end
        end
    end
end

--- The names at the left, each on its row -> where the bars begin, the height of a row
local function rows(page, list, area, name)
    local widest, h = 0, math.min(ROW, area.h / #list)
    for _, one in ipairs(list) do widest = math.max(widest, scene.width(one[1], SIZE)) end
    widest = math.min(widest, area.w * 0.5)
    for i, one in ipairs(list) do
        page:line(area.x, area.y + (i - 0.5) * h, ink.cut(one[1], widest, SIZE), { size = math.min(SIZE, h * 0.8), tip = name and one[1] or nil })
    end
    return area.x + widest + 8, h
end

function draw.bars(page, spec, area)
    local x, h = rows(page, spec.list, area)
    local most, figures = 0, 0
    for _, one in ipairs(spec.list) do
        most, figures = math.max(most, math.abs(one[2] or 0)), math.max(figures, scene.width(one[3], SIZE))
    end
    for i, one in ipairs(spec.list) do
        local w = most > 0 and math.abs(one[2] or 0) / most * (area.x + area.w - x - figures - 6) or 0
        page:rect(x, area.y + (i - 1) * h + 1.5, w, h - 3, ink.BLUE)
        page:line(x + w + 4, area.y + (i - 0.5) * h, one[3], { size = math.min(SIZE, h * 0.8), color = ink.INK2 })
    end
end

function draw.spans(page, spec, area)
    area = { x = area.x, y = area.y + 12, w = area.w, h = area.h - 12 }
    local x, h = rows(page, spec.list, area)
    local each = (area.x + area.w - x) / spec.periods
    for q = 1, spec.periods do
        page:rule(x + (q - 1) * each, area.y - 4, x + (q - 1) * each, area.y + h * #spec.list, ink.HAIR)
        if each > 14 or q % 5 == 1 then page:line(x + (q - 0.5) * each - 2, area.y - 8, tostring(q), { size = 6.2, color = ink.INK2 }) end
    end
    for i, one in ipairs(spec.list) do
        page:rect(x + (one[2] - 1) * each + 1, area.y + (i - 1) * h + 1.5, (one[3] - one[2] + 1) * each - 2, h - 3, ink.GREEN)
    end
end

--- The page. ctx: as ink.page takes it, with plot = what is drawn (command/plot.lua)
return function(ctx)
    local spec = ctx.plot
    local page = ink.page(ctx, spec.title)
    if spec.list then page.h = math.min(page.h, 50 + ROW * #spec.list) end
    local left = 12
    page:line(left, 14, ink.cut(spec.title, page.w - 2 * left, 9, true), { size = 9, bold = true })
    local legend = spec.below and scene.wrap(spec.below, page.w - 2 * left, { size = SIZE, max = 6 }) or {}
    local foot = #legend * SIZE * ink.LEAD
    draw[spec.draws](page, spec, { x = left, y = 26, w = page.w - 2 * left, h = page.h - 34 - foot })
    page:text(left, page.h - 6 - foot, legend, { size = SIZE, color = ink.INK2 })
    return page
end


