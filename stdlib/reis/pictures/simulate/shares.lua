-- Rows with a bar: how often an action is in the best plan, what it is worth to know a number.

local ink = require "reis.pictures.ink"

local shares = {}

local ROW = 13

--- How many rows an area holds.
function shares.room(area) return math.max(1, math.floor(area.h / ROW)) end

--- The name of a row in the room it has, in two lines where one will not do.
local function name_of(page, row, x, y, w)
    local lines, size = ink.whole(row.name, w, 7, { bold = row.strong })
    if lines.whole then lines, size = ink.whole(row.name, w, ink.MICRO, { bold = row.strong, lines = 2 }) end
    for k, s in ipairs(lines) do
        page:line(x, y + 6 * (k - (#lines + 1) / 2), s, { size = size, bold = row.strong, tip = row.name })
    end
end

--- rows: list of { name =, share = (0..1 of the bar), text = (beside it), strong =, more = (at the right) }, drawn as far as
-- there is room. -> those for which there is none
function shares.draw(page, area, rows)
    local names = area.w * 0.46
    local x0, wide = area.x + names + 6, area.w * 0.30
    for i = 1, math.min(#rows, shares.room(area)) do
        local row, y = rows[i], area.y + ROW * (i - 0.5)
        name_of(page, row, area.x, y, names)
        page:rect(x0, y - 3, wide, 6, ink.BACK)
        if row.share > 0 then
            page:add { "box", x = x0, y = y - 3, w = math.max(0.4, wide * math.min(1, row.share)), h = 6,
                fill = row.strong and ink.GREEN or ink.GREY, tip = row.name .. ": " .. row.text }
        end
        page:line(x0 + wide + 5, y, row.text, { size = 6.4, color = ink.INK2 })
        if row.more then page:line(area.x + area.w, y, row.more, { size = 6.4, color = ink.INK2, align = "right", w = 0 }) end
    end
    return table.move(rows, shares.room(area) + 1, #rows, 1, {})
end

return shares
