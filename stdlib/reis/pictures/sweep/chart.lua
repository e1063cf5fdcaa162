-- A chart of one quantity against another: axes with round figures, lines straight or in steps, marks with numbers, and
-- beside it a numbered list.

local axis = require "reis.pictures.axis"
local scene = require "scene"
local ink = require "reis.pictures.ink"

local chart = {}

local SIZE = 7

--- The lowest and highest of both coordinates over lists of { x, y }, with zero among the ys; never an empty span.
function chart.bounds(lists, zero)
    local b = { x0 = math.huge, x1 = -math.huge, y0 = zero and 0 or math.huge, y1 = zero and 0 or -math.huge }
    for _, list in ipairs(lists) do
        for _, p in ipairs(list) do
            b.x0, b.x1 = math.min(b.x0, p[1]), math.max(b.x1, p[1])
            if p[2] then b.y0, b.y1 = math.min(b.y0, p[2]), math.max(b.y1, p[2]) end
        end
    end
    if b.x0 > b.x1 then b.x0, b.x1 = 0, 1 end
    if b.y0 > b.y1 then b.y0, b.y1 = 0, 1 end
    if b.x1 - b.x0 <= 0 then b.x1 = b.x0 + 1 end
    if b.y1 - b.y0 <= 1e-12 * math.max(1, math.abs(b.y0)) then b.y0, b.y1 = b.y0 - 0.5, b.y1 + 0.5 end
    return b
end

--- Draws the axes in an area { x, y, w, h }. labels: x, y (what they are), show_x, show_y (figure -> text).
-- -> function (x, y) -> where on the page
function chart.axes(page, area, b, labels)
    local function at(x, y)
        return area.x + (x - b.x0) / (b.x1 - b.x0) * area.w, area.y + area.h - (y - b.y0) / (b.y1 - b.y0) * area.h
    end
    local step = axis.step(b.y1 - b.y0, 5)
    for k = math.ceil(b.y0 / step - 1e-9), math.floor(b.y1 / step + 1e-9) do
        local _, y = at(b.x0, k * step)
        page:rule(area.x, y, area.x + area.w, y, k == 0 and ink.INK3 or ink.HAIR, k == 0 and 0.7 or 0.4)
        page:line(area.x - 7, y, labels.show_y(k * step), { size = 6.2, color = ink.INK2, align = "right", w = 0 })
    end
    step = axis.step(b.x1 - b.x0, 5)
    page:rule(area.x, area.y + area.h, area.x + area.w, area.y + area.h, ink.INK3, 0.5)
    for k = math.ceil(b.x0 / step - 1e-9), math.floor(b.x1 / step + 1e-9) do
        local x = at(k * step, b.y0)
        page:rule(x, area.y + area.h, x, area.y + area.h + 3, ink.INK3, 0.5)
        local s = labels.show_x(k * step)
        local w = scene.width(s, 6.2)
        page:line(math.min(x - w / 2, page.w - ink.M - w), area.y + area.h + 9, s, { size = 6.2, color = ink.INK2 })
    end
    page:line(area.x, area.y - 9, labels.y, { size = SIZE, bold = true, color = ink.INK2 })
    page:line(area.x + area.w, area.y + area.h + 19, labels.x, { size = SIZE, bold = true, color = ink.INK2, align = "right", w = 0 })
    return at
end

--- A line through points { x, y } (y nil: a gap); o.steps: each holds up to the next; o.to: how far the last one holds.
function chart.line(page, at, points, o)
    local chain, last
    local function close()
        if chain and #chain > 2 then
            page:add { "path", points = chain, stroke = o.stroke, width = o.width or 1.7, dash = o.dash, name = o.name }
        end
        chain = nil
    end
    local function to(x, y)
        local px, py = at(x, y)
        if not chain then
            chain = { px, py }
            return
        end
        local n = #chain
        local seg = ink.straight(chain[n - 1], chain[n], px, py)
        for k = 3, 8 do chain[#chain + 1] = seg[k] end
    end
    for _, p in ipairs(points) do
        if p[2] == nil then
            close()
        else
            if o.steps and chain then to(p[1], last) end
            to(p[1], p[2])
            last = p[2]
        end
    end
    if o.to and last and chain then to(o.to, last) end
    close()
end

--- A numbered mark. o: hollow (not proven), color, name.
function chart.mark(page, x, y, number, o)
    local color = o.color or ink.BLUE
    page:add { "circle", x = x, y = y, r = 4.7, fill = o.hollow and ink.WHITE or color, stroke = color, width = 1.1,
        label = tostring(number), color = o.hollow and ink.INK or ink.WHITE, bold = true, size = number > 9 and 5.6 or 6, name = o.name }
end

-- How a list is set, roomy first: size of the text, whether the head has a line of its own, room between rows.
local LEVELS = { { size = 7, own = true, gap = 6 }, { size = 6.6, own = false, gap = 4 }, { size = 6, own = false, gap = 3 } }
local MARK = 10.4

--- The lines of a row at a level, and its height.
local function laid(row, w, level)
    local s = (row.head and not level.own) and row.head .. ": " .. row.text or row.text
    local lines = scene.wrap(s, w - 16, { size = level.size, max = 4 })
    return lines, math.max(MARK, (row.head and level.own and 9.4 or 0) + #lines * level.size * ink.LEAD + level.gap)
end

local function level_for(area, rows)
    for i, level in ipairs(LEVELS) do
        local sum = 0
        for _, row in ipairs(rows) do sum = sum + select(2, laid(row, area.w, level)) end
        if sum <= area.h or i == #LEVELS then return level end
    end
end

--- A numbered list in an area; what does not fit is counted. rows: { text =, head = (bold, before it), hollow =, color = }.
function chart.list(page, area, rows, more)
    local y, level = area.y, level_for(area, rows)
    for i, row in ipairs(rows) do
        local lines, h = laid(row, area.w, level)
        if y + h > area.y + area.h + 1 then
            page:line(area.x + 14, y + 4, more(#rows - i + 1), { size = level.size, color = ink.INK3 })
            return
        end
        chart.mark(page, area.x + 5, y + 4.6, i, row)
        local top = y
        if row.head and level.own then
            page:line(area.x + 14, y + 4.6, row.head, { size = level.size + 0.4, bold = true })
            top = y + 9.4
        end
        page:text(area.x + 14, top + 0.6, lines, { size = level.size, color = ink.INK2 })
        y = y + h
    end
end

return chart
