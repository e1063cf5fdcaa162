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

local APART = 10.2 -- the least distance of two marks

--- Numbered marks at their points along a line that rises: one that would lie over another stands off it, above the line or
-- below it, on a thin stalk. list: { x =, y = (on the page), hollow =, color =, name = }, in order; area: where they may stand
function chart.marks(page, area, list)
    local taken = {}
    local function free(x, y)
        if x < area.x or x > area.x + area.w or y < area.y - 6 or y > area.y + area.h then return false end
        for _, other in ipairs(taken) do
            if (other[1] - x) ^ 2 + (other[2] - y) ^ 2 < APART * APART then return false end
        end
        return true
    end
    for i, one in ipairs(list) do
        local x, y = one.x, one.y
        for step = 0, 60 do
            local far, side = math.ceil(step / 2) * 5, step % 2 == 1 and -1 or 1
            if free(one.x + side * 0.4 * far, one.y + side * far) then
                x, y = one.x + side * 0.4 * far, one.y + side * far
                break
            end
        end
        taken[i] = { x, y }
        if x ~= one.x then page:stroke(one.x, one.y, x, y, { stroke = one.color or ink.BLUE, width = 0.5 }) end
    end
    for i, one in ipairs(list) do chart.mark(page, taken[i][1], taken[i][2], i, one) end
end

-- How a list is set, roomy first: size of the text, whether the head has a line of its own, room between rows.
local LEVELS = { { size = 7, own = true, gap = 6 }, { size = 6.6, own = false, gap = 4 }, { size = 6, own = false, gap = 3 } }
local MARK = 10.4

--- The lines of a row at a level, and its height.
local function laid(row, w, level)
    local s = (row.head and not level.own) and row.head .. ": " .. row.text or row.text
    local lines = scene.wrap(s, w - 16, { size = level.size })
    return lines, math.max(MARK, (row.head and level.own and 9.4 or 0) + #lines * level.size * ink.LEAD + level.gap)
end

--- How many rows from one on an area holds at a level, at least one.
local function held(area, rows, from, level)
    local sum = 0
    for i = from, #rows do
        sum = sum + select(2, laid(rows[i], area.w, level))
        if sum > area.h + 1 and i > from then return i - from end
    end
    return #rows - from + 1
end

local function level_for(area, rows)
    for i, level in ipairs(LEVELS) do
        if held(area, rows, 1, level) == #rows or i == #LEVELS then return level end
    end
end

local function draw_row(page, area, y, i, row, level)
    local lines, h = laid(row, area.w, level)
    chart.mark(page, area.x + 5, y + 4.6, i, row)
    local top = y
    if row.head and level.own then
        page:line(area.x + 14, y + 4.6, row.head, { size = level.size + 0.4, bold = true })
        top = y + 9.4
    end
    page:text(area.x + 14, top + 0.6, lines, { size = level.size, color = ink.INK2 })
    return h
end

local function draw_rows(page, area, rows, from, to, level)
    local y = area.y
    for i = from, to do y = y + draw_row(page, area, y, i, rows[i], level) end
end

local COLUMNS = 3

--- A numbered list beside a chart, and on further pages what does not fit there. rows: { text =, head = (bold, before it),
-- hollow =, color = } -> list of functions that draw the list on its page: the first in the area, the others over a page
-- from y0 to y1
function chart.list(ctx, area, rows, y0, y1)
    local level = level_for(area, rows)
    local n = held(area, rows, 1, level)
    local first = n
    local draws = { function(page) draw_rows(page, area, rows, 1, first, level) end }
    local w = (ctx.paper.w - 2 * ink.M) / COLUMNS
    while n < #rows do
        local columns = {}
        for c = 1, COLUMNS do
            local column = { x = ink.M + (c - 1) * w, y = y0, w = w - 14, h = y1 - y0 }
            local from = n + 1
            if from <= #rows then
                n = n + held(column, rows, from, LEVELS[1])
                columns[c] = { area = column, from = from, to = n }
            end
        end
        draws[#draws + 1] = function(page)
            for _, column in ipairs(columns) do draw_rows(page, column.area, rows, column.from, column.to, LEVELS[1]) end
        end
    end
    return draws
end

return chart
