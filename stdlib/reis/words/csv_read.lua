-- Reads CSV (RFC 4180) as spreadsheets write it: comma, semicolon, tab or bar between cells, quoted cells with line ends
-- in them, with or without a byte order mark.

local read = {}

local SEPARATORS = { ",", ";", "\t", "|" }

--- The separator that stands most often in the first record outside quotes; a comma where none does.
local function separator_of(text)
    local first = text:gsub('"[^"]*"', ""):match("[^\r\n]*")
    local best, most = ",", 0
    for _, one in ipairs(SEPARATORS) do
        local n = select(2, first:gsub("%" .. one, ""))
        if n > most then best, most = one, n end
    end
    return best
end

--- A quoted cell that begins at the quote at `at`. -> its text, the position after it | nil, message
local function quoted(text, at)
    local parts, from = {}, at + 1
    while true do
        local close = text:find('"', from, true)
        if not close then return nil, "a quoted cell does not end" end
        parts[#parts + 1] = text:sub(from, close - 1)
        if text:sub(close + 1, close + 1) ~= '"' then return table.concat(parts, '"'), close + 1 end
        from = close + 2
    end
end

local function lines_in(text) return select(2, text:gsub("\n", "")) end

--- All records of a text. -> list of lists of texts (a missing last line end is no matter), each with the field `line`
-- | nil, message, line
local function records(text, separator)
    local out, at, line, n = {}, 1, 1, #text
    local plain = "^[^" .. (separator == "\t" and "\t" or "%" .. separator) .. "\r\n]*"
    while at <= n do
        local record, ends = { line = line }, false
        while not ends do
            local value, after
            if text:sub(at, at) == '"' then
                value, after = quoted(text, at)
                if not value then return nil, after, line end
                line = line + lines_in(value)
            else
                local _, to = text:find(plain, at)
                value, after = text:sub(at, to), to + 1
            end
            record[#record + 1] = value
            local c = text:sub(after, after)
            if c == separator then
                at = after + 1
            elseif c == "" or c == "\n" or c == "\r" then
                at = after + (text:sub(after, after + 1) == "\r\n" and 2 or 1)
                line, ends = line + 1, true
            else
                return nil, "text follows the closing quote of a cell", line
            end
        end
        if #record > 1 or record[1] ~= "" then out[#out + 1] = record end -- an empty line is no record
    end
    return out
end

--- All records as they stand, each a list of texts with the field `line`; records of one empty cell are left out. separator: one
-- character -> list | nil, message, line
function read.raw(text, separator) return records(text, separator) end

--- What a cell says as a number: 1200, -3.5, 1.200,50 and 7,5 where commas cannot be separators; nil where it says none,
-- and for what only looks like one (007, a telephone number).
function read.number(cell, comma)
    local s = cell:match("^%s*(.-)%s*$")
    if comma and s:find("^[+-]?%d[%d.]*,%d+$") and not s:find("%.%d%d?,") then s = s:gsub("%.", ""):gsub(",", ".") end
    if not s:find("^[+-]?%d*%.?%d+[eE]?[+-]?%d*$") or s:find("^[+-]?0%d") then return nil end
    local x = tonumber(s)
    return x and x == x and math.abs(x) < math.huge and x or nil
end

--- The names of the columns. -> list | nil, message
local function head_of(record)
    local names, seen = {}, {}
    for i, cell in ipairs(record) do
        local name = cell:match("^%s*(.-)%s*$")
        if name == "" then name = "column " .. i end
        if seen[name] then return nil, ('two columns are called "%s" (%d and %d)'):format(name, seen[name], i) end
        names[i], seen[name] = name, i
    end
    return names
end

--- text -> list of records by the names in its first line, with the names in order as the list's own `columns`; an empty
-- cell is nil, a cell that is a number is one unless options.texts. options.separator: the one, else the likeliest;
-- options.head = false: there is none, and rows are lists.
-- -> list | nil, message, line
function read.records(text, options)
    text = text:gsub("^\239\187\191", "")
    if text:find("\0", 1, true) then return nil, "it holds bytes of 0, so it is no text (UTF-16? save it as UTF-8)", 1 end
    local separator = options.separator or separator_of(text)
    local list, message, line = records(text, separator)
    if not list then return nil, message, line end
    local function value(cell)
        if cell == "" then return nil end
        return not options.texts and read.number(cell, separator ~= ",") or cell
    end
    local out, names = {}, nil
    if options.head ~= false then
        if not list[1] then return nil, "it is empty; its first line names the columns", 1 end
        names, message = head_of(table.remove(list, 1))
        if not names then return nil, message, 1 end
    end
    for i, record in ipairs(list) do
        if names and #record > #names then
            return nil, ("%d cells under %d columns"):format(#record, #names), record.line
        end
        local row = {}
        for c = 1, #record do row[names and names[c] or c] = value(record[c]) end
        out[i] = row
    end
    return out, names
end

return read
