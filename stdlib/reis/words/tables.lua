-- Tables for the terminal: columns aligned by what is shown, not by bytes.

local host = require "host"

local tables = {}

-- How many columns of a terminal a table may take; nil: as many as it has. Set by who knows the terminal (the REPL).
tables.width = nil

-- tone(text, column, row, head) -> the letter of a cell's colours (command/tone.lua), or nil. Set by who shows them (the REPL).
tables.tone = nil

--- The cells as they are shown, { text, columns } each, and the widest of each column.
local function measured(rows, head)
    local widths, shown = {}, {}
    for r, row in ipairs(rows) do
        shown[r] = {}
        for c = 1, #row do
            local text, width = host.shown(tostring(row[c]))
            shown[r][c] = { text, width, tables.tone and tables.tone(text, c, row, head) }
            widths[c] = math.max(widths[c] or 0, width)
        end
    end
    return shown, widths
end

--- One line of a table: its cells (nil: none) in the widths of these columns.
local function line_of(cells, columns, widths, right, indent)
    local line = {}
    for i, c in ipairs(columns) do
        local cell = cells[c] or { "", 0 }
        local pad = (" "):rep(widths[c] - cell[2])
        local text = cell[3] and cell[2] > 0 and ("\0%s%s\0."):format(cell[3], cell[1]) or cell[1]
        line[i] = right[c] and pad .. text or text .. pad
    end
    return ((indent .. table.concat(line, "  ")):gsub("%s+$", ""))
end

--- The lines of one row, as many as its longest cell needs.
local function lines_of(row, columns, widths, right, indent, out)
    local fit, cells, most = nil, {}, 1
    for _, c in ipairs(columns) do
        local cell = row[c]
        if cell and cell[2] > widths[c] then
            fit = fit or require "reis.words.fit"
            cells[c] = fit.lines(cell[1], widths[c])
            for _, piece in ipairs(cells[c]) do piece[3] = cell[3] end
            most = math.max(most, #cells[c])
        else
            cells[c] = { cell }
        end
    end
    for i = 1, most do
        local line = {}
        for _, c in ipairs(columns) do line[c] = cells[c][i] end
        out[#out + 1] = line_of(line, columns, widths, right, indent)
    end
end

--- The widths and the blocks of columns: one of all where there is room.
local function layout(widths, right, indent)
    local sum, all = indent - 2, {}
    for c, w in ipairs(widths) do sum, all[c] = sum + w + 2, c end
    if not tables.width or sum <= tables.width then return widths, { all } end
    return require "reis.words.fit".plan(widths, right, tables.width, indent)
end

--- rows: list of lists of texts; the first is the head when options.head. options.right: set of column numbers that
-- are right-aligned; options.indent. Wider than tables.width: long texts on several lines, else blocks of columns below
-- each other. -> text
function tables.format(rows, options)
    options = options or {}
    local right, indent = options.right or {}, (" "):rep(options.indent or 0)
    local shown, natural = measured(rows, options.head and rows[1] or nil)
    local widths, blocks = layout(natural, right, #indent)
    local out = {}
    for b, columns in ipairs(blocks) do
        if b > 1 then out[#out + 1] = "" end
        for r, row in ipairs(shown) do
            lines_of(row, columns, widths, right, indent, out)
            if options.head and r == 1 then
                local rule = {}
                for i, c in ipairs(columns) do rule[i] = ("─"):rep(widths[c]) end
                local line = indent .. table.concat(rule, "  ")
                out[#out + 1] = tables.tone and ("\0d%s\0."):format(line) or line
            end
        end
    end
    out[#out + 1] = ""
    return table.concat(out, "\n")
end

return tables
