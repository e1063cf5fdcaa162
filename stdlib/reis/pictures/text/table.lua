-- A table of a text page: columns as wide as what they hold asks for, rows that wrap, the head again on each page.

local scene = require "scene"
local ink = require "reis.pictures.ink"

local tables = {}

local SIZE, LEAD, GAP, PAD = 7, 8.6, 8, 2.6 -- points: letters, lines, between columns, above and below a row
local LEAST, MOST_LINES = 30, 24 -- width of a column that wraps; lines of a row in one piece

--- How wide the columns are: what they need, those that need most giving way where the page is too narrow.
local function widths(rows, n, w)
    local need, least = {}, {}
    for c = 1, n do need[c], least[c] = 8, 8 end
    for r, row in ipairs(rows) do
        for c = 1, n do
            local text = row[c] or ""
            need[c] = math.max(need[c], scene.width(text, SIZE, r == 1) + 1.5)
            for word in text:gmatch "%S+" do least[c] = math.max(least[c], math.min(80, scene.width(word, SIZE, r == 1) + 1.5)) end
        end
    end
    local room, total = w - GAP * (n - 1), 0
    for c = 1, n do total = total + need[c] end
    if total <= room then return need end
    local cap = room
    for _ = 1, 40 do -- the widest that still lets all stand beside each other
        local sum = 0
        for c = 1, n do sum = sum + math.max(math.min(need[c], cap), math.min(least[c], need[c], LEAST)) end
        if sum <= room then break end
        cap = cap * 0.9
    end
    local out, sum = {}, 0
    for c = 1, n do
        out[c] = math.max(math.min(need[c], cap), math.min(least[c], need[c], LEAST))
        sum = sum + out[c]
    end
    for c = 1, n do -- what is left goes to those that had to give way
        if sum < room and out[c] < need[c] then
            local more = math.min(need[c] - out[c], room - sum)
            out[c], sum = out[c] + more, sum + more
        elseif sum > room then
            out[c] = out[c] * room / sum
        end
    end
    return out
end

local function draw_row(cells, wide, right, o)
    return function(page, y)
        if o.fill then page:rect(ink.M - 3, y, o.w + 6, o.h, o.fill) end
        local x = ink.M
        for c, lines in ipairs(cells) do
            for i = o.from, math.min(o.to, #lines) do
                local at = right[c] and x + wide[c] - scene.width(lines[i], SIZE, o.bold) or x
                page:line(at, y + PAD + (i - o.from + 0.5) * LEAD, lines[i], { size = SIZE, bold = o.bold, color = o.bold and ink.INK2 or ink.INK })
            end
            x = x + wide[c] + GAP
        end
        page:rule(ink.M - 3, y + o.h, ink.M + o.w + 3, y + o.h, o.bold and ink.EDGE or ink.HAIR, o.bold and 0.8 or 0.5)
    end
end

--- Adds the blocks of a row; a very long one in pieces. again: the block that stands over it at the top of a page.
local function add_row(out, row, n, wide, right, w, head, again)
    local cells, most = {}, 1
    for c = 1, n do
        cells[c] = scene.wrap(row[c] or "", wide[c] / 0.98, { size = SIZE, bold = head })
        most = math.max(most, #cells[c])
    end
    for from = 1, most, MOST_LINES do
        local to = math.min(most, from + MOST_LINES - 1)
        local h = (to - from + 1) * LEAD + 2 * PAD
        local block = { h = h, head = head, again = again }
        block.draw = draw_row(cells, wide, right, { from = from, to = to, h = h, w = w, bold = head, fill = head and ink.BAND or nil })
        out[#out + 1] = block
    end
end

--- Adds the blocks of a table. part: { rows = lists of texts, right = set of columns, headless }; w: the width of the page's text
function tables.add(out, part, w)
    local n = 0
    for _, row in ipairs(part.rows) do n = math.max(n, #row) end
    if n == 0 then return end
    local wide, total = widths(part.rows, n, w), -GAP
    for c = 1, n do total = total + wide[c] + GAP end
    local again
    for r, row in ipairs(part.rows) do
        local head = r == 1 and not part.headless
        add_row(out, row, n, wide, part.right or {}, total, head, again)
        if head then again = out[#out] end
    end
    out[#out + 1] = { h = 8, draw = function() end }
end

return tables
