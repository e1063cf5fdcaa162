-- What stands around the table of a sheet: titles and whose map it is above it, totals and legends below it, other tables further down.
-- What is found is taken out of the sheet, so that no row of the table is made of it.
--
-- A line is { label = words before a colon, or of a cell that another follows; nil, rest = what follows, text = the whole, several =
-- whether it is of several cells }.

local columns = require "reis.data.columns"
local values = require "reis.data.import.values"

local around = {}

local TOTALS = {}
for word in ("total totals totaal totalen subtotal subtotaal sum som average averages avg"
    .. " gemiddelde gemiddeld gem mean eindtotaal median mediaan"):gmatch "%S+" do
    TOTALS[word] = true
end
TOTALS["grand total"], TOTALS["eind totaal"] = true, true

-- Words with which a line below a table begins that says something of the whole.
local SAID_BELOW = { "^legend", "^key%f[%A]", "^sources?%f[%A]", "^bron", "^notes?%f[%A]", "^let op",
    "^n%.?b%.?%f[%A]", "^toelichting", "^%*", "^%(", "^©", "^uitleg" }

local function shown(cell) return (values.text(cell):gsub("%s+", " "):gsub("^ ", ""):gsub(" $", "")) end

--- The cells of a row that hold something, from left to right -> list of texts, the column of the first
local function cells_of(sheet, r)
    local list, first = {}, nil
    for c = 1, sheet.columns do
        local cell = (sheet[r] or {})[c]
        if cell ~= nil then
            first = first or c
            list[#list + 1] = shown(cell)
        end
    end
    return list, first
end

--- The cells of a row as groups: "Persona:", "Mo", "Doel:", "snel" are two; what a merged cell repeats counts once.
local function groups_of(list)
    local groups, labelled = { {} }, false
    for i, text in ipairs(list) do
        local group = groups[#groups]
        if #group > 0 and labelled and text:find ":$" then
            group = {}
            groups[#groups + 1] = group
        end
        if i == 1 then labelled = text:find ":$" ~= nil end
        if group[#group] ~= text then group[#group + 1] = text end
    end
    return groups
end

local function line_of(list)
    local text = list[1]
    if #list == 1 then
        local label, rest = text:match "^([^:]-)%s*:%s*(.+)$"
        return { label = label, rest = rest, text = text }
    end
    local rest = table.concat(list, ", ", 2)
    return { label = (text:gsub("%s*:$", "")), rest = rest, several = true, text = text:gsub("%s*:$", "") .. ": " .. rest }
end

--- Whether nothing stands in the row before a row, in the file itself.
function around.gap(sheet, r)
    if r <= 1 then return true end
    if sheet[r - 1] == nil or next(sheet[r - 1]) == nil then return true end
    return sheet.at ~= nil and not sheet.texts and sheet.at[r] ~= nil and sheet.at[r - 1] ~= nil and sheet.at[r] - sheet.at[r - 1] > 1
end

--- The lines in the rows from `from` to `to`, of which a row with over `most` cells is none; they are taken out of the sheet.
local function lines(sheet, from, to, most)
    local out = {}
    for r = from, to do
        local list = cells_of(sheet, r)
        if #list > 0 and #list <= most then
            for _, group in ipairs(groups_of(list)) do out[#out + 1] = line_of(group) end
            sheet[r] = {}
        end
    end
    return out
end

--- The lines above the heads of a table.
function around.above(sheet, head) return lines(sheet, 1, head - 1, math.huge) end

--- Whether a line that stands below a table is about the whole of it. alone: whether the row has no other cell
local function is_about(text, alone)
    local word = columns.plain(text)
    for _, pattern in ipairs(SAID_BELOW) do
        if word:find(pattern) or text:find(pattern) then return true end
    end
    return alone and (text:find "[:=]%s" ~= nil or #text > 60)
end

--- The lines below a table: legends, sources, notes. head: the row of its heads
function around.below(sheet, head)
    local last, width = head, #cells_of(sheet, head)
    for r = head + 1, sheet.rows do
        local list = cells_of(sheet, r)
        if #list > 1 and not (around.gap(sheet, r) and is_about(list[1], false)) then last = r end
    end
    local out = {}
    for r = last + 1, width >= 3 and sheet.rows or 0 do
        local list = cells_of(sheet, r)
        if #list > 0 and is_about(list[1], #list == 1) and (#out > 0 or around.gap(sheet, r) or columns.plain(list[1]):find "^legend") then
            out[#out + 1] = line_of(list)
            sheet[r] = {}
        end
    end
    return out
end

--- The lines of a map that lies which are no lanes: above its first row of several cells, and below its last.
-- c: the column of the lanes' names; is_lane(text): whether it is a known one
function around.lying(sheet, c, is_lane)
    local first, last = nil, 0
    for r = 1, sheet.rows do
        local list, at = cells_of(sheet, r)
        local lane = at == c and is_lane(list[1])
        local several = #list >= 3 or #list == 2 and (at > c or lane and not columns.plain(list[1]):find "^persona")
        if several and first == nil then first = r end
        if #list >= 2 then last = r end
    end
    local out = lines(sheet, 1, (first or 1) - 1, 3)
    for r = last + 1, sheet.rows do
        local list = cells_of(sheet, r)
        local empty_lane = #list == 1 and is_lane(list[1]) and not list[1]:find ":%s"
        if #list == 1 and not empty_lane then
            out[#out + 1] = line_of(list)
            sheet[r] = {}
        end
    end
    return out
end

--- The rows of totals and averages at the end of a table -> list of texts. heads: heading of each column
function around.totals(sheet, head, heads)
    local out = {}
    for r = sheet.rows, head + 1, -1 do
        local list, at = cells_of(sheet, r)
        if #list > 0 then
            local word = columns.plain(list[1]):gsub("%s*:.*$", "")
            if not TOTALS[word] then break end
            local parts = {}
            for c = at + 1, sheet.columns do
                local cell = sheet[r][c]
                if cell ~= nil then parts[#parts + 1] = ("%s: %s"):format(heads[c] or ("column %d"):format(c), shown(cell)) end
            end
            table.insert(out, 1, list[1] .. (#parts > 0 and " (" .. table.concat(parts, "; ") .. ")" or ""))
            sheet[r] = {}
        end
    end
    return out
end

--- A part of a sheet, from a row to another, as a sheet of its own.
local function part(sheet, from, to)
    local out = { name = sheet.name, rows = to - from + 1, columns = sheet.columns, merges = {}, texts = sheet.texts, hidden = sheet.hidden, at = {},
        comments = {}, loose = from == 1 and sheet.loose or nil }
    for r = from, to do
        out[r - from + 1] = sheet[r]
        out.at[r - from + 1] = sheet.at and sheet.at[r] or r
        out.comments[r - from + 1] = (sheet.comments or {})[r]
    end
    for _, m in ipairs(sheet.merges) do
        if m.top >= from and m.bottom <= to then
            out.merges[#out.merges + 1] = { top = m.top - from + 1, left = m.left, bottom = m.bottom - from + 1, right = m.right }
        end
    end
    return out
end

--- The tables of a sheet that stand below each other, each a sheet. begins(r, from): whether a table begins with the heads in row r,
-- where the one before begins in row `from`. A title above the heads of a table goes with it.
function around.tables(sheet, begins)
    local out, from = {}, 1
    for r = 2, sheet.rows do
        local top = r
        while top > from + 1 and not around.gap(sheet, top) and #cells_of(sheet, top - 1) == 1 do top = top - 1 end
        if top > from and around.gap(sheet, top) and begins(r, from) then
            out[#out + 1] = part(sheet, from, top - 1)
            from = top
        end
    end
    if from == 1 then return { sheet } end
    out[#out + 1] = part(sheet, from, sheet.rows)
    return out
end

return around
