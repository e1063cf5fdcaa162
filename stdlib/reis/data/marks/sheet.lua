-- A file of answers as columns of texts, whatever its bytes are: UTF-8, or as Windows writes West-European letters.

local rows = require "rows"

local sheet = {}

local LISTED = 300000 -- rows, of which the codes are kept as a list

-- What the bytes 80 to 9F are in Windows-1252; the others are those of Latin-1.
local WINDOWS = { [0x80] = 0x20AC, [0x82] = 0x201A, [0x83] = 0x192, [0x84] = 0x201E, [0x85] = 0x2026, [0x86] = 0x2020,
    [0x87] = 0x2021, [0x88] = 0x2C6, [0x89] = 0x2030, [0x8A] = 0x160, [0x8B] = 0x2039, [0x8C] = 0x152, [0x8E] = 0x17D,
    [0x91] = 0x2018, [0x92] = 0x2019, [0x93] = 0x201C, [0x94] = 0x201D, [0x95] = 0x2022, [0x96] = 0x2013, [0x97] = 0x2014,
    [0x98] = 0x2DC, [0x99] = 0x2122, [0x9A] = 0x161, [0x9B] = 0x203A, [0x9C] = 0x153, [0x9E] = 0x17E, [0x9F] = 0x178 }

local function character(byte)
    local c = byte:byte()
    return utf8.char(WINDOWS[c] or c)
end

--- A text as UTF-8, and whether it was none.
local function decoded(bytes)
    if not bytes:find("[\128-\255]") or utf8.len(bytes) then return bytes, false end
    return bytes:gsub("[\128-\255]", character), true
end

--- A name for each column, all different: its heading, "column 3" for none, "ease (2)" for the second of a name.
local function named(headings)
    local names, taken = {}, {}
    for i, heading in ipairs(headings) do
        local name, n = heading:gsub("%s+", " "), 1
        if name == "" then name = "column " .. i end
        local own = name
        while taken[own] do
            n = n + 1
            own = ("%s (%d)"):format(name, n)
        end
        names[i], taken[own] = own, true
    end
    return names
end

--- The codes of a column: a list, of very many rows what answers like one.
local function codes_of(T, c, rows)
    if rows <= LISTED then return T:codes(c) end
    return setmetatable({}, { __index = function(_, r) return T:code(c, r) end })
end

--- Reads a file named on the command line by its number -> { file =, stem = (its name without folder and suffix), rows =, latin =
-- how many texts were no UTF-8, columns = { { name =, heading = as
-- it stands there, or nil, texts = { different texts }, codes = { of each row the number of its text,
-- 0 for an empty cell }, comma = whether a comma is none between cells, count = { of each text, how often } } } } | nil, message, line
function sheet.read(number, file)
    local T, message, line = rows.read(number)
    if not T then return nil, message, line end
    local headings, n, separator = T:columns()
    local stem = file:match("[^/]*$"):gsub("%.gz$", ""):gsub("%.[^.]*$", "")
    local self = { file = file, stem = stem, rows = n, latin = 0, comma = separator ~= ",", columns = {} }
    local was
    for c, heading in ipairs(headings) do
        headings[c], was = decoded(heading)
        if was then self.latin = self.latin + 1 end
    end
    local names = named(headings)
    for c, name in ipairs(names) do
        local texts = T:texts(c)
        for i, bytes in ipairs(texts) do
            texts[i], was = decoded(bytes)
            if was then self.latin = self.latin + 1 end
        end
        local count, empty = T:counts(c)
        count[0] = empty
        self.columns[c] = { name = name, texts = texts, codes = codes_of(T, c, n), count = count }
        self.columns[c].heading = headings[c] ~= "" and headings[c]:gsub("%s+", " ") or nil
    end
    return self
end

--- A column of texts and codes, its texts counted.
function sheet.column(name, texts, codes)
    local count = {}
    for i = 0, #texts do count[i] = 0 end
    for r = 1, #codes do
        local code = codes[r]
        count[code] = count[code] + 1
    end
    return { name = name, texts = texts, codes = codes, count = count }
end

--- A table with a row an answer as one with a row a respondent. by: { respondent = column or nil, question =, value = column or
-- nil, answer = }; the other columns are kept with what a respondent said first.
-- -> sheet, the number of answers that somebody gave twice, of which the last counts; that of rows without a question
function sheet.wide(long, by)
    local who, n = by.respondent and by.respondent.codes, by.respondent and #by.respondent.texts or long.rows
    local made, order, twice, lost = {}, {}, 0, 0
    local row_of = setmetatable({}, { __index = function(_, r) return who and who[r] or r end })
    for r = 1, long.rows do
        local row, q = who and who[r] or r, by.question.codes[r]
        local v = by.value and by.value.codes[r] or 0
        if row == 0 then -- nobody's: a respondent of its own
            n = n + 1
            row, row_of[r] = n, n
        end
        local key = q << 32 | v
        local column = made[key]
        if not column and q > 0 then
            column = { codes = {}, name = by.question.texts[q] .. (v > 0 and "/" .. by.value.texts[v] or "") }
            made[key], order[#order + 1] = column, column
        end
        if q == 0 then
            lost = lost + 1
        else
            if (column.codes[row] or 0) > 0 and by.answer.codes[r] > 0 then twice = twice + 1 end
            if by.answer.codes[r] > 0 then column.codes[row] = by.answer.codes[r] end
        end
    end
    local self = { file = long.file, stem = long.stem, rows = n, latin = long.latin, comma = long.comma, columns = {}, row_of = row_of,
        long_rows = long.rows }
    for _, column in ipairs(long.columns) do
        if column ~= by.respondent and column ~= by.question and column ~= by.value and column ~= by.answer then
            local codes = {}
            for r = 1, n do codes[r] = 0 end
            for r = 1, long.rows do
                if codes[row_of[r]] == 0 then codes[row_of[r]] = column.codes[r] end
            end
            local own = sheet.column(column.name, column.texts, codes)
            own.long = column
            self.columns[#self.columns + 1] = own
        end
    end
    for _, column in ipairs(order) do
        for r = 1, n do column.codes[r] = column.codes[r] or 0 end
        self.columns[#self.columns + 1] = sheet.column(column.name, by.answer.texts, column.codes)
    end
    return self, twice, lost
end

return sheet
