-- Where in a sheet the heads of its columns are, and what they mean: for which kind its rows are, how it lies (a designer's map has its
-- lanes in rows), what stands above it.
--
-- A grid is { kind =, head = number of the row with the heads, columns = list of { at =, heading =, field =, key =, persona =, unit = }
-- (field nil: not known), title = text above the heads, personas = list of those it says it is of, lines = list of what else is said
-- above and below it, totals = likewise of rows of totals, sheet =, lies = whether its rows were columns }.

local around = require "reis.data.import.around"
local columns = require "reis.data.columns"
local schema = require "reis.language.schema"

local grid = {}

local LOOKED_AT = 40 -- rows, to find the heads
local LANES_LEAST = 3 -- lanes by their names, for a map that lies

local function text_of(cell)
    if type(cell) ~= "string" then return nil end
    local s = cell:gsub("%s+", " "):gsub("^ ", ""):gsub(" $", "")
    return s ~= "" and #s <= 300 and s or nil
end

--- What a heading means in a sheet of a kind; a sheet of evidence holds all seven kinds of it. own: fields of the company's own,
-- kind -> plain name -> field name
local function meaning(kind, heading, own)
    local mine = own[kind] and own[kind][columns.plain(heading)]
    if mine then return { field = mine, words = heading } end
    if kind ~= "evidence" then
        local parts = columns.of(kind, heading)
        if not parts and kind == "touchpoint" then -- a map says of a phase what holds for the touchpoints beneath it
            parts = columns.of("phase", heading)
            if parts and (parts.field == "goal" or parts.field == "activities") then parts.of = "phase" else parts = nil end
        end
        return parts
    end
    local word = columns.plain(heading)
    if word == "evidence" or word == "bewijs" then return { field = "name", words = heading } end
    if word == "kind" or word == "soort" then return { field = "kind", words = heading } end
    return columns.of("interview", heading)
end

--- The known headings of a row: how many, and whether the thing's own name is among them, and its phase.
local function known_in(sheet, r, kind, own)
    local hits, named, phased, seen = 0, false, false, {}
    for _, cell in pairs(sheet[r] or {}) do
        local heading = text_of(cell)
        local parts = heading and meaning(kind, heading, own)
        if parts and not seen[heading] then
            seen[heading] = true
            hits = hits + 1
            named = named or parts.field == "name" and not parts.key
            phased = phased or parts.field == "phase"
        end
    end
    return hits, named, phased
end

--- The row that has most headings of a kind -> row, how many, whether the name and the phase are among them; nil for none
local function head_row(sheet, kind, own)
    local best, most, is_named, is_phased = nil, 0, false, false
    for r = 1, math.min(sheet.rows, LOOKED_AT) do
        local hits, named, phased = known_in(sheet, r, kind, own)
        local weight = hits + (named and 0.5 or 0)
        if weight > most then best, most, is_named, is_phased = r, weight, named, phased end
    end
    return best, math.floor(most), is_named, is_phased
end

--- The sheet with rows for columns.
local function turned(sheet)
    local out = { name = sheet.name, rows = sheet.columns, columns = sheet.rows, merges = {}, texts = sheet.texts, hidden = sheet.hidden, comments = {},
        loose = sheet.loose }
    for c = 1, sheet.columns do out[c] = {} end
    for r, row in pairs(sheet.comments or {}) do
        for c, said in pairs(row) do
            out.comments[c] = out.comments[c] or {}
            out.comments[c][r] = said
        end
    end
    for r = 1, sheet.rows do
        for c, cell in pairs(sheet[r] or {}) do out[c][r] = cell end
    end
    for i, m in ipairs(sheet.merges) do out.merges[i] = { top = m.left, left = m.top, bottom = m.right, right = m.bottom } end
    return out
end

--- Each cell of merged ones holds what the first does. A merge across the whole of a long sheet is a title.
local function unmerged(sheet)
    for _, m in ipairs(sheet.merges) do
        local cell = sheet[m.top] and sheet[m.top][m.left]
        local wide = m.right - m.left + 1
        if cell ~= nil and not (wide > 2 and wide >= sheet.columns - 1 and m.top == m.bottom) then
            for r = m.top, math.min(m.bottom, sheet.rows) do
                sheet[r] = sheet[r] or {}
                for c = m.left, math.min(m.right, sheet.columns) do sheet[r][c] = cell end
            end
        end
    end
    sheet.merges = {}
    return sheet
end

--- The column in which lanes are named, among the first of a sheet -> column, how many; nil for none
local function lane_column(sheet, own)
    local best, most = nil, LANES_LEAST - 1
    for c = 1, math.min(sheet.columns, 4) do
        local hits, seen = 0, {}
        for r = 1, sheet.rows do
            local heading = text_of((sheet[r] or {})[c])
            local parts = heading and meaning("touchpoint", heading, own)
            if parts and not seen[parts.field .. (parts.key or "")] then
                seen[parts.field .. (parts.key or "")] = true
                hits = hits + 1
            end
        end
        if hits > most then best, most = c, hits end
    end
    return best, most
end

--- Names the rows of a map that lies which say phase and touchpoint without saying so: the last ones above its first lane that reach
-- over several columns.
local function name_rows(sheet, c, own)
    local first, has = nil, {}
    for r = 1, sheet.rows do
        local heading = text_of((sheet[r] or {})[c])
        local parts = heading and meaning("touchpoint", heading, own)
        if parts then
            first = first or r
            has[parts.field] = true
        end
    end
    local bare = {}
    for r = 1, (first or 1) - 1 do
        local n = 0
        for at, cell in pairs(sheet[r] or {}) do
            if at > c and text_of(cell) then n = n + 1 end
        end
        if n >= 2 and not text_of((sheet[r] or {})[c]) or n >= 2 and not has.phase then bare[#bare + 1] = r end
    end
    local wanted = {}
    if not has.phase then wanted[#wanted + 1] = "phase" end
    if not has.name then wanted[#wanted + 1] = "touchpoint" end
    for i, r in ipairs(bare) do
        local name = wanted[i]
        if name then
            sheet[r] = sheet[r] or {}
            sheet[r][c] = name
        end
    end
end

local function columns_of(sheet, head, kind, own)
    local list = {}
    for c = 1, sheet.columns do
        local heading = text_of((sheet[head] or {})[c])
        local filled = false
        for r = head + 1, sheet.rows do filled = filled or (sheet[r] or {})[c] ~= nil end
        if heading or filled then
            local parts = heading and meaning(kind, heading, own) or {}
            parts.at, parts.heading, parts.filled = c, heading or ("column %d"):format(c), filled
            list[#list + 1] = parts
        end
    end
    return list
end

--- For which kind a sheet is, by its name and its heads. -> kind, row of the heads; nil where it is for none
local function kind_of(sheet, own)
    local named = columns.kind_of_sheet(sheet.name)
    for part in sheet.name:gmatch "()%-" do -- model-pains.csv
        named = named or columns.kind_of_sheet((sheet.name:sub(part + 1):gsub("%-", " ")))
    end
    local row, hits, has_name, has_phase = head_row(sheet, "touchpoint", own)
    local is_map = has_name and hits >= 2
    if named and named ~= "touchpoint" and not (is_map and has_phase and (named == "journey" or not columns.WITHIN[named])) then
        local own_row, n = head_row(sheet, named, own)
        if n >= 1 then return named, own_row, n end
    end
    if is_map then return "touchpoint", row, hits end
    local best, most, at = nil, 1, nil
    for _, kind in ipairs(schema.order) do
        if not schema.kinds[kind].evidence and kind ~= "touchpoint" then
            local r, n, has = head_row(sheet, kind, own)
            local word = r and has and kind
            if word and n > most and grid.says(sheet, r, kind) then best, most, at = kind, n, r end
        end
    end
    if best and most > hits then return best, at, most end
    return hits >= 1 and "touchpoint" or nil, row, hits
end

--- Whether a row has the kind's own word for a heading, not just "name".
function grid.says(sheet, r, kind)
    for _, cell in pairs(sheet[r] or {}) do
        local heading = text_of(cell)
        local word = heading and columns.plain(heading)
        if word and word ~= "name" and word ~= "naam" then
            local parts = columns.of(kind, heading)
            if parts and parts.field == "name" then return true end
        end
    end
    return false
end

-- The least of the cells of a row that have to be heads of a second table.
local MOSTLY = 0.6

--- The known heads of a row as a list of texts, how many cells it has.
local function heads_in(sheet, r, kind, own)
    local list, cells = {}, 0
    for c = 1, sheet.columns do
        local cell = (sheet[r] or {})[c]
        local heading = text_of(cell)
        if cell ~= nil then cells = cells + 1 end
        if heading and meaning(kind, heading, own) then list[#list + 1] = columns.plain(heading) end
    end
    return list, cells
end

--- Whether a row has the heads of a table of another kind than touchpoints, or those of a table above it once more.
local function is_second(sheet, r, from, own)
    local list, cells = heads_in(sheet, r, "touchpoint", own)
    if cells < 2 then return false end
    for above = from, #list >= 2 and #list >= cells * MOSTLY and r - 1 or 0 do
        if #heads_in(sheet, above, "touchpoint", own) >= 2 and table.concat(heads_in(sheet, above, "touchpoint", own), "\0") == table.concat(list, "\0") then
            return true
        end
    end
    for _, kind in ipairs(schema.order) do
        if not schema.kinds[kind].evidence and not columns.WITHIN[kind] then
            local n = #heads_in(sheet, r, kind, own)
            if n >= 2 and n > #list and n >= cells * MOSTLY and grid.says(sheet, r, kind) then return true end
        end
    end
    return false
end

--- The tables of a sheet as sheets. own: as in `meaning`
function grid.tables(sheet, own)
    if columns.kind_of_sheet(sheet.name) then return { sheet } end
    return around.tables(sheet, function(r, from) return is_second(sheet, r, from, own) end)
end

--- What the lines above a table say: its title, and whose map it is -> title, list of persona lines, the others
local function told_above(list)
    local title, personas, others = nil, {}, {}
    for _, line in ipairs(list) do
        local parts = line.label and (columns.of("touchpoint", line.label) or columns.of("phase", line.label))
        if parts and parts.field == "journey" and not (title and title.sure) then
            if title then table.insert(others, 1, title.text) end
            title = { text = line.rest, sure = true }
        elseif parts and parts.field == "personas" then
            personas[#personas + 1] = line.rest
        elseif not title and not parts and not line.several and #line.text <= 120 then
            title = { text = line.text }
        else
            others[#others + 1] = line.text
        end
    end
    return title and title.text, personas, others
end

--- The grid of a sheet; nil where nothing in it is known. own: as in `meaning`
function grid.of(sheet, own)
    local kind, head, hits = kind_of(sheet, own)
    local lane, lanes = lane_column(sheet, own)
    local lies, lines = false, nil
    if lane and (kind == nil or kind == "touchpoint" or not columns.kind_of_sheet(sheet.name)) and lanes > (hits or 0) then
        lines = around.lying(sheet, lane, function(text) return meaning("touchpoint", text, own) ~= nil end)
        name_rows(sheet, lane, own)
        sheet = turned(unmerged(sheet))
        kind, head, lies = "touchpoint", lane, true
    elseif not kind then
        return nil
    else
        sheet = unmerged(sheet)
        lines = around.above(sheet, head)
    end
    local totals, below = {}, {}
    if not columns.kind_of_sheet(sheet.name) then
        if not lies then below = around.below(sheet, head) end
        local heads = {}
        for c = 1, sheet.columns do heads[c] = text_of((sheet[head] or {})[c]) end
        totals = around.totals(sheet, head, heads)
    end
    local list = columns_of(sheet, head, kind, own)
    local title, personas, others = told_above(lines)
    for _, line in ipairs(below) do others[#others + 1] = line.text end
    return { kind = kind, head = head, columns = list, sheet = sheet, lies = lies, title = title, personas = personas, lines = others, totals = totals }
end

return grid
