-- The bytes of a spreadsheet as sheets of cells: CSV as the programs of offices write it, and workbooks.
--
-- A sheet is { name =, rows = number of the last, columns = likewise, merges = list of { top, left, bottom, right }, texts = whether
-- all its cells are texts (CSV), at = the line of each row in the file, hidden =, comments = { [row] = { [column] = text } } on its
-- cells, loose = list of those on none, [row] = { [column] = cell } }. A cell is a text, a number, a boolean, { date = "2026-03-14" }
-- or { minutes = 90 }.

local csv_read = require "reis.words.csv_read"

local book = {}

local SEPARATORS = { ",", ";", "\t", "|" }
local LOOKED_AT = 60 -- lines, to find the separator
local CELLS_MOST, COLUMNS_MOST, PLACES_MOST = 500000, 2000, 10000000

-- Windows-1252 from 0x80 on, where it is not Latin-1.
local WINDOWS = { [0x80] = 0x20AC, [0x82] = 0x201A, [0x83] = 0x192, [0x84] = 0x201E, [0x85] = 0x2026, [0x86] = 0x2020, [0x87] = 0x2021,
    [0x88] = 0x2C6, [0x89] = 0x2030, [0x8A] = 0x160, [0x8B] = 0x2039, [0x8C] = 0x152, [0x8E] = 0x17D, [0x91] = 0x2018, [0x92] = 0x2019,
    [0x93] = 0x201C, [0x94] = 0x201D, [0x95] = 0x2022, [0x96] = 0x2013, [0x97] = 0x2014, [0x98] = 0x2DC, [0x99] = 0x2122, [0x9A] = 0x161,
    [0x9B] = 0x203A, [0x9C] = 0x153, [0x9E] = 0x17E, [0x9F] = 0x178 }

local function from_windows(s)
    return (s:gsub("[\x80-\xFF]", function(c) return utf8.char(WINDOWS[c:byte()] or c:byte()) end))
end

--- UTF-16 with its mark taken off -> UTF-8; half a pair becomes U+FFFD.
local function from_utf16(s, format)
    local out, high = {}, nil
    for at = 1, #s - 1, 2 do
        local unit = string.unpack(format, s, at)
        if high and unit >= 0xDC00 and unit <= 0xDFFF then
            out[#out + 1] = utf8.char(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00))
            high = nil
        else
            if high then out[#out + 1] = "\u{FFFD}" end
            high = unit >= 0xD800 and unit <= 0xDBFF and unit or nil
            if not high then out[#out + 1] = unit >= 0xDC00 and unit <= 0xDFFF and "\u{FFFD}" or utf8.char(unit) end
        end
    end
    return table.concat(out)
end

--- The bytes as UTF-8 -> text, the key of what is to be said of it, or nil
local function decoded(bytes)
    if bytes:find "^\xFF\xFE" then return from_utf16(bytes:sub(3), "<I2"), "utf16" end
    if bytes:find "^\xFE\xFF" then return from_utf16(bytes:sub(3), ">I2"), "utf16" end
    bytes = bytes:gsub("^\xEF\xBB\xBF", "")
    if utf8.len(bytes) then return bytes end
    return from_windows(bytes), "windows"
end

--- The separator that parts most lines alike; what stands between quotes does not count.
local function separator_of(text)
    local counts = {}
    for _, one in ipairs(SEPARATORS) do counts[one] = {} end
    local seen = 0
    for line in text:gsub('"[^"]*"', ""):gmatch "[^\r\n]+" do
        seen = seen + 1
        for _, one in ipairs(SEPARATORS) do
            local n = select(2, line:gsub("%" .. one, ""))
            if n > 0 then counts[one][n] = (counts[one][n] or 0) + 1 end
        end
        if seen == LOOKED_AT then break end
    end
    local best, most = ",", 0
    for _, one in ipairs(SEPARATORS) do
        for n, times in pairs(counts[one]) do
            if times * n > most then best, most = one, times * n end
        end
    end
    return best
end

--- A file's name without folders and suffix.
function book.stem(name) return (name:match "[^/]*$":gsub("%.[^.]*$", "")) end

--- The one sheet of a CSV file. -> sheet, list of keys of what is to be said | nil, message, line
local function from_csv(name, bytes)
    local text, said = decoded(bytes)
    local nul = text:find("\0", 1, true)
    if nul then return nil, "it holds bytes of 0, so it is no text", select(2, text:sub(1, nul):gsub("\n", "")) + 1 end
    local separator = text:match "^[sS][eE][pP]=([,;\t|])\r?\n" -- what Excel is told in a first line
    local skipped = separator and 1 or 0
    if separator then text = text:gsub("^[^\n]*\n", "") end
    local records, message, line = csv_read.raw(text, separator or separator_of(text))
    if not records then return nil, message, line + skipped end
    local sheet, cells = { name = book.stem(name), rows = #records, columns = 0, merges = {}, texts = true, at = {} }, 0
    for r, record in ipairs(records) do
        local row = {}
        for c, cell in ipairs(record) do
            if cell:find "%S" then row[c] = cell:gsub("^'('*[=+%-@\t\r])", "%1") end -- the ' that keeps it from being a formula
        end
        sheet[r], sheet.at[r] = row, record.line + skipped
        sheet.columns = math.max(sheet.columns, #record)
        cells = cells + #record
        if #record > COLUMNS_MOST then return nil, ("it has %d cells in a row; a map has fewer than %d columns"):format(#record, COLUMNS_MOST), record.line end
        if cells > CELLS_MOST then return nil, "it holds over 500000 cells", record.line end
    end
    return sheet, said
end

local function is_workbook(bytes) return bytes:find "^PK\3\4" ~= nil or bytes:find "^PK\5\6" ~= nil or bytes:find "^\xD0\xCF\x11\xE0" ~= nil end
book.is_workbook = is_workbook

--- The numbers that stand in a set, from the least on, and where each of them then is.
local function numbered(set)
    local list, at = {}, {}
    for n in pairs(set) do list[#list + 1] = n end
    table.sort(list)
    for i, n in ipairs(list) do at[n] = i end
    return list, at
end

--- How many of a sorted list are at most n.
local function up_to(list, n)
    local low, high = 0, #list
    while low < high do
        local mid = (low + high + 1) // 2
        if list[mid] <= n then low = mid else high = mid - 1 end
    end
    return low
end

--- A sheet without the rows and columns that hold nothing: two cells may lie a million rows apart.
local function without_gaps(sheet)
    local used_rows, used_columns = {}, {}
    for r, row in pairs(sheet) do
        if math.type(r) then
            used_rows[r] = true
            for c in pairs(row) do used_columns[c] = true end
        end
    end
    local rows, columns, column_at = numbered(used_rows), numbered(used_columns)
    local out = { name = sheet.name, hidden = sheet.hidden, errors = sheet.errors, uncomputed = sheet.uncomputed, rows = #rows, columns = #columns,
        merges = {}, at = rows, comments = {}, loose = {} }
    for i, r in ipairs(rows) do
        out[i] = {}
        for c, cell in pairs(sheet[r]) do out[i][column_at[c]] = cell end
    end
    local row_at = {}
    for i, r in ipairs(rows) do row_at[r] = i end
    for r, row in pairs(sheet.comments or {}) do
        for c, said in pairs(row) do
            said = said:gsub("^%[Threaded comment%].-Comment:%s*", ""):gsub("%s+", " ") -- what Excel puts before it
            local i, j = row_at[r], column_at[c]
            if i and j and out[i][j] ~= nil then
                out.comments[i] = out.comments[i] or {}
                out.comments[i][j] = said
            else
                out.loose[#out.loose + 1] = said
            end
        end
    end
    table.sort(out.loose)
    for _, m in ipairs(sheet.merges) do
        local top, left = up_to(rows, m.top), up_to(columns, m.left)
        if rows[top] == m.top and columns[left] == m.left then
            out.merges[#out.merges + 1] = { top = top, left = left, bottom = up_to(rows, m.bottom), right = up_to(columns, m.right) }
        end
    end
    return out
end

--- The sheets of a workbook. -> list | nil, message
local function from_workbook(bytes)
    local sheets, message = require "xlsx".read(bytes)
    if not sheets then return nil, message end
    for i, sheet in ipairs(sheets) do
        sheets[i] = without_gaps(sheet)
        if sheets[i].columns > COLUMNS_MOST or sheets[i].rows * sheets[i].columns > PLACES_MOST then
            return nil, ('its sheet "%s" has %d rows and %d columns; a map has fewer than %d columns'):format(sheet.name:sub(1, 40), sheets[i].rows,
                sheets[i].columns, COLUMNS_MOST)
        end
    end
    return sheets
end

--- The sheets of a file. -> list of sheets, list of keys of what is to be said ("windows", "utf16") | nil, message, line
function book.of(name, bytes)
    if is_workbook(bytes) then
        local sheets, message = from_workbook(bytes)
        return sheets, sheets and {} or message
    end
    local sheet, said, line = from_csv(name, bytes)
    if not sheet then return nil, said, line end
    return { sheet }, { said }
end

return book
