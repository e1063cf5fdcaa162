-- Tables for the terminal: columns aligned by what is shown, not by bytes.

local host = require "host"

local tables = {}

--- rows: list of lists of texts; the first is the head when options.head. options.right: set of column numbers that
-- are right-aligned; options.indent. -> text
function tables.format(rows, options)
    options = options or {}
    local widths, shown = {}, {}
    for r, row in ipairs(rows) do
        shown[r] = {}
        for c = 1, #row do
            local text, width = host.shown(tostring(row[c]))
            shown[r][c] = { text, width }
            widths[c] = math.max(widths[c] or 0, width)
        end
    end
    local out, indent = {}, (" "):rep(options.indent or 0)
    for r, row in ipairs(shown) do
        local line = {}
        for c, cell in ipairs(row) do
            local pad = (" "):rep(widths[c] - cell[2])
            line[c] = options.right and options.right[c] and pad .. cell[1] or cell[1] .. pad
        end
        out[#out + 1] = (indent .. table.concat(line, "  ")):gsub("%s+$", "")
        if options.head and r == 1 then
            local rule = {}
            for c, width in ipairs(widths) do rule[c] = ("─"):rep(width) end
            out[#out + 1] = indent .. table.concat(rule, "  ")
        end
    end
    out[#out + 1] = ""
    return table.concat(out, "\n")
end

return tables
