-- How a figure spreads over the draws: a histogram with its quantiles, and what drives it.

local scene = require "scene"
local ink = require "reis.pictures.ink"

local spread = {}

--- The heading of a part of the page. -> y below it
function spread.heading(page, x, y, w, title, sub)
    local lines, size = ink.whole(title, w, 9, { bold = true, least = 7, lines = 2 })
    page:text(x, y - 0.615 * size, lines, { size = size, bold = true, tip = title })
    y = y + (#lines - 1) * size * ink.LEAD
    if not sub then return y + 12 end
    lines = scene.wrap(sub, w, { size = 6.4 })
    page:text(x, y + 6.56, lines, { size = 6.4, color = ink.INK3, tip = sub })
    return y + 12.4 + 7.6 * #lines
end

--- Labels under an axis, none over another. marks: list of { at = x, text =, tip = }
local function labels(page, y, marks, x0, x1)
    local taken = x0 - 20
    for _, mark in ipairs(marks) do
        local w = scene.width(mark.text, 6.4)
        local left = math.max(math.min(mark.at - w / 2, x1 - w), taken)
        if left + w <= x1 + 0.5 then
            page:line(left, y, mark.text, { size = 6.4, color = ink.INK2, tip = mark.tip })
            taken = left + w + 6
        end
    end
end

--- A histogram (of simulate.histogram) of the figure whose row of quantiles is `row`, with a line where nothing is gained.
function spread.histogram(page, area, histogram, row, show)
    local x0, x1, floor = area.x, area.x + area.w, area.y + area.h - 22
    local span, most = histogram.high - histogram.low, 1
    for _, n in ipairs(histogram.counts) do most = math.max(most, n) end
    local function at(v) return span > 0 and x0 + (v - histogram.low) / span * area.w or x0 + area.w / 2 end
    local wide = span > 0 and area.w / #histogram.counts or 24
    for i, n in ipairs(histogram.counts) do
        local left = span > 0 and x0 + (i - 1) * wide or x0 + area.w / 2 - 12
        local low = histogram.low + (i - 0.5) / #histogram.counts * span
        local h = n / most * (floor - area.y)
        if n > 0 then
            page:add { "box", x = left + 0.4, y = floor - h, w = wide - 0.8, h = h,
                fill = low < 0 and ink.VERM or low >= row.p05 and low <= row.p95 and ink.BLUE or "#7FB4D8",
                tip = ("%s: %d"):format(show(low), n) }
        end
    end
    page:rule(x0, floor, x1, floor, ink.INK3, 0.7)
    if histogram.low < 0 and histogram.high > 0 then page:rule(at(0), area.y - 3, at(0), floor, ink.INK3, 0.7) end
    for _, name in ipairs { "p05", "p50", "p95" } do
        page:rule(at(row[name]), floor, at(row[name]), floor + 4, ink.INK2, 0.8)
    end
    labels(page, floor + 10, {
        { at = at(row.p05), text = "p05 " .. show(row.p05) }, { at = at(row.p50), text = "p50 " .. show(row.p50) },
        { at = at(row.p95), text = "p95 " .. show(row.p95) } }, x0, x1)
end

--- What drives a figure: a bar a number, from the figure with it at its p05 to that at its p95. show(x) -> text
function spread.tornado(page, area, list, middle, show, number)
    local low, high = middle, middle
    for _, one in ipairs(list) do
        low, high = math.min(low, one.at_low or middle, one.at_high or middle), math.max(high, one.at_low or middle, one.at_high or middle)
    end
    local names = area.w * 0.42
    local x0, wide = area.x + names + 34, area.w - names - 68
    local function at(v) return high > low and x0 + (v - low) / (high - low) * wide or x0 + wide / 2 end
    local step = 22
    local n = math.min(#list, math.max(1, area.h // step))
    page:rule(at(middle), area.y, at(middle), area.y + n * step, ink.INK3, 0.7)
    for i = 1, n do
        local one, y = list[i], area.y + step * (i - 0.5)
        local a, b = one.at_low or middle, one.at_high or middle
        local lines, size = ink.whole(one.name, names, 7)
        if lines.whole then lines, size = ink.whole(one.name, names, ink.MICRO, { lines = 2 }) end
        local below = #lines > 1 and 4.8 or 0
        page:text(area.x, y - 7 - below / 2, lines, { size = size, lead = 6.4, tip = one.name })
        page:line(area.x, y + 4.8 + below / 2, number(one.low) .. " – " .. number(one.high), { size = 5.8, color = ink.INK3 })
        for _, end_ in ipairs { { a, ink.ORANGE, one.low }, { b, ink.BLUE, one.high } } do
            local from, to = at(middle), at(end_[1])
            page:add { "box", x = math.min(from, to), y = y - 4.4, w = math.max(0.4, math.abs(to - from)), h = 8.8, fill = end_[2],
                tip = ("%s %s: %s"):format(one.name, number(end_[3]), show(end_[1])) }
        end
        local left, right = math.min(a, b), math.max(a, b)
        page:line(at(math.min(left, middle)) - 3, y, show(left), { size = 5.8, color = ink.INK2, align = "right", w = 0 })
        page:line(at(math.max(right, middle)) + 3, y, show(right), { size = 5.8, color = ink.INK2 })
    end
end

return spread
