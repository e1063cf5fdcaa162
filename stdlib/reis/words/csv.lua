-- Writes CSV (RFC 4180): numbers with full precision, texts so that no spreadsheet takes one for a formula.

local digits = require "reis.words.digits"

local function cell(v, raw)
    if v == nil then return "" end
    if type(v) == "number" then return digits(v) end
    v = tostring(v)
    if not raw and v:find("^[=+%-@\t\r]") then v = "'" .. v end
    return v:find('[",\r\n]') and '"' .. v:gsub('"', '""') .. '"' or v
end

--- rows: list of lists of cells as long as the first, which is the head; nil is an empty cell. raw: texts that look
-- like formulas stay as they are. -> text
return function(rows, raw)
    local lines = {}
    for r, row in ipairs(rows) do
        local cells = {}
        for c = 1, #rows[1] do cells[c] = cell(row[c], raw) end
        lines[r] = table.concat(cells, ",") .. "\r\n"
    end
    return table.concat(lines)
end
