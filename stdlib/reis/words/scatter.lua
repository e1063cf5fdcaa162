-- Points with short names in a field of characters, split in four.

local host = require "host"

local function width(text) return select(2, host.shown(text)) end

--- The free place of a name nearest to a column of a row, else of the rows above and below it. rows: lists of { from, to } taken
local function place(rows, row, column, w, columns)
    for _, away in ipairs { 0, 1, -1, 2, -2, 3, -3 } do
        local taken = rows[row + away]
        for step = 0, taken and columns or -1 do
            for _, at in ipairs { column + step, column - step } do
                local free = at >= 0 and at + w <= columns
                for _, one in ipairs(free and taken or {}) do free = free and (at >= one[2] + 1 or at + w + 1 <= one[1]) end
                if free then
                    taken[#taken + 1] = { at, at + w }
                    return row + away, at
                end
            end
        end
    end
end

--- points: list of { x, y, name }, x and y from 0 to 1. options: columns, rows, corners = names of the quarters { top left, top right,
-- bottom left, bottom right }, x_label, y_label, plain (in ASCII) -> text; what finds no place stands in no row
return function(points, options)
    local columns, rows = options.columns, options.rows
    local cross, down, along = options.plain and "+" or "┼", options.plain and "|" or "│", options.plain and "-" or "─"
    local middle, half = columns // 2, rows // 2 + 1 -- the column and the row of the lines between the quarters
    local taken, cells = {}, {}
    for r = 1, rows do taken[r], cells[r] = r ~= half and { { middle, middle + 1 } } or nil, {} end
    local function put(r, at, text)
        cells[r][#cells[r] + 1] = { at, text }
    end
    for i, corner in ipairs(options.corners) do
        local r, at = i <= 2 and 1 or rows, i % 2 == 1 and 1 or middle + 2
        if width(corner) < middle - 1 then
            taken[r][#taken[r] + 1] = { at, at + width(corner) }
            put(r, at, corner)
        end
    end
    for _, one in ipairs(points) do
        local w = width(one[3])
        local at = math.max(0, math.min(columns - w, math.floor(one[1] * (columns - 1) + 0.5) - w // 2))
        local r = rows - math.floor(one[2] * (rows - 1) + 0.5)
        if r == half then r = one[2] > 0.5 and half - 1 or half + 1 end
        local row, column = place(taken, r, at, w, columns)
        if row then put(row, column, one[3]) end
    end
    local out = { options.y_label }
    for r = 1, rows do
        if r == half then
            out[#out + 1] = down .. along:rep(middle) .. cross .. along:rep(columns - middle - 1)
        else
            put(r, middle, down)
            table.sort(cells[r], function(a, b) return a[1] < b[1] end)
            local line, used = {}, 0
            for _, one in ipairs(cells[r]) do
                line[#line + 1] = (" "):rep(one[1] - used) .. one[2]
                used = one[1] + width(one[2])
            end
            out[#out + 1] = down .. table.concat(line)
        end
    end
    out[#out + 1] = (options.plain and "+" or "└") .. along:rep(columns)
    out[#out + 1] = (" "):rep(math.max(1, columns + 1 - width(options.x_label))) .. options.x_label
    return table.concat(out, "\n") .. "\n"
end
