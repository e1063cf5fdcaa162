-- Spreadsheets, CSV and workbooks: a row a touchpoint, or a map as designers draw it, and the sheets that `reis export` writes.

local book = require "reis.data.import.book"
local columns = require "reis.data.columns"
local declare = require "reis.data.import.declare"
local gather = require "reis.data.import.gather"
local grid = require "reis.data.import.grid"
local heads = require "reis.data.import.heads"
local fold = require "reis.words.fold"
local i18n = require "reis.words.i18n"
local schema = require "reis.language.schema"
local text = require "reis.language.text"
local values = require "reis.data.import.values"

-- Names that programs give sheets themselves.
local GENERIC = { "^sheet%s*%d*$", "^blad%s*%d*$", "^tabelle%s*%d*$", "^feuille?%s*%d*$", "^hoja%s*%d*$", "^table%s*%d*$", "^tabel%s*%d*$" }

-- Sheets of what was found, which `reis export` writes beside what was declared, in both languages.
local COMPUTED = {}
for _, lang in ipairs { "en", "nl" } do
    for _, key in ipairs { "figures", "measures", "curve", "plan" } do
        local name = i18n.of(lang, "sheets")("sheet." .. key)
        COMPUTED[name] = COMPUTED[name] or {}
        table.insert(COMPUTED[name], i18n.of(lang, "sheets"))
    end
end

--- Whether a sheet is one of those, by its name and its first heads.
local function is_computed(sheet)
    local name = sheet.texts and sheet.name:match "([^-]*)$" or sheet.name
    for _, L in ipairs(sheet[1] and COMPUTED[name] or {}) do
        local first, second = sheet[1][1], sheet[1][2]
        if first == L "sheet.journey" and (second == L "sheet.phase" or second == L "sheet.persona")
            or first == L "sheet.action" and second == L "sheet.in" then
            return true
        end
    end
    return false
end

--- What the journey of a sheet is called that does not say so itself.
local function default_name(sheet, title, stem)
    local name = sheet.name:lower()
    if title and #title <= 120 then
        local word, rest = title:match "^([^:]*):%s*(.+)$" -- "Customer journey: buying a bike"
        local parts = word and columns.of("touchpoint", word)
        return parts and parts.field == "journey" and rest or title
    end
    for _, pattern in ipairs(GENERIC) do
        if name:find(pattern) then return stem end
    end
    if sheet.texts or columns.kind_of_sheet(sheet.name) then return stem end
    return sheet.name
end

-- Kinds that are taken first, so that all comes in their order.
local FIRST = { company = 1, journey = 2, phase = 3, touchpoint = 4 }

--- The fields that the sheet of the company declares, before any other sheet is looked at.
local function own_fields(G, sheets)
    for _, sheet in ipairs(sheets) do
        local kind = not is_computed(sheet) and columns.kind_of_sheet(sheet.name:match "([^-]*)$" or "")
        for c = 1, kind == "company" and sheet.columns or 0 do
            local heading, cell = sheet[1] and sheet[1][c], sheet[2] and sheet[2][c]
            local parts = type(heading) == "string" and columns.of("company", heading)
            if parts and parts.field == "fields" and parts.key and cell ~= nil then
                local of, name = parts.key:match "^([%a_]+)%.(.*)$"
                of, name = of or "touchpoint", name or parts.key
                local type_of = values.of(schema.kinds.company.fields.fields.value, cell, {})
                if type_of and schema.kinds[of] and not schema.kinds[of].fields[name] then
                    G.own[of] = G.own[of] or {}
                    G.own[of][columns.plain(name)] = name
                    G.own_types[#G.own_types + 1] = { kind = of, name = name, type = type_of, known = true }
                end
            end
        end
    end
end

--- The sheets of all files -> list, or nil, message, line
local function sheets_of(G, all)
    local sheets = {}
    for _, file in ipairs(all) do
        local list, said, line = book.of(file.name, file.bytes)
        if not list then return nil, #all > 1 and file.name .. ": " .. said or said, line end
        for _, key in ipairs(said) do gather.note(G, key, file.name) end
        for _, sheet in ipairs(list) do
            if sheet.rows > 0 then sheets[#sheets + 1] = sheet end
            if (sheet.errors or 0) > 0 then gather.note(G, "errors", sheet.name, tostring(sheet.errors)) end
            if (sheet.uncomputed or 0) > 0 then gather.note(G, "uncomputed", sheet.name, tostring(sheet.uncomputed)) end
            if sheet.hidden and sheet.rows > 0 then gather.note(G, "hidden", sheet.name) end
        end
    end
    return sheets
end

--- The first row of a sheet that holds something, as a list of what its cells show.
local function shown_row(sheet)
    for r = 1, sheet.rows do
        local list = {}
        for c = 1, sheet.columns do
            local cell = (sheet[r] or {})[c]
            if cell ~= nil then list[#list + 1] = (values.text(cell):gsub("%s+", " "):sub(1, 40)) end
        end
        if #list > 0 then return table.concat(list, ", ", 1, math.min(#list, 12)), sheet.at and sheet.at[r] or r end
    end
    return "", 1
end

--- Adds what a table is to a list of grids, or says that nothing in it is known.
local function add_grid(G, grids, sheet, at, stem)
    local one = grid.of(sheet, G.own)
    if not one then return gather.note(G, "not_known", sheet.name, (shown_row(sheet))) end
    one.default, one.at = default_name(sheet, one.title, stem), at
    grids[#grids + 1] = one
    if one.lies then gather.note(G, "lies", sheet.name) end
end

local function grids_of(G, sheets, stem)
    local grids = {}
    for i, sheet in ipairs(sheets) do
        if not is_computed(sheet) then
            local tables = grid.tables(sheet, G.own)
            if #tables > 1 then gather.note(G, "tables", sheet.name, tostring(#tables)) end
            for _, one in ipairs(tables) do add_grid(G, grids, one, i + #grids / 10000, stem) end
        end
    end
    table.sort(grids, function(a, b)
        local x, y = FIRST[a.kind] or 9, FIRST[b.kind] or 9
        if x ~= y then return x < y end
        return a.at < b.at
    end)
    return grids
end

--- "Lisa, 34, starter" -> the name, and the whole where it says more.
local function persona_of(G, said)
    local name = text.clean(said:match "^%s*(.-)%s*[,(;]" or said:match "^(.-)%s+[-\u{2013}]%s" or said, schema.MAX_NAME - 12)
    if name == "" then return end
    local thing = gather.thing(G, "persona", name)
    if name ~= text.clean(said, schema.MAX_TEXT) then
        gather.put(G, thing, schema.kinds.persona.fields.note, {}, { is = text.clean(said, schema.MAX_TEXT) }, said)
    end
    return name
end

--- What stands around a table of touchpoints is said of its journey: whose it is, what is noted, what its totals were.
local function around_journey(G, one, name)
    local J = gather.thing(G, "journey", name)
    local who = {}
    for _, said in ipairs(one.personas) do who[#who + 1] = persona_of(G, said) end
    if #who > 0 then gather.put(G, J, schema.kinds.journey.fields.personas, {}, { list = who }) end
    if #one.lines > 0 then
        local whole = text.clean(table.concat(one.lines, "; "), schema.MAX_TEXT)
        gather.put(G, J, schema.kinds.journey.fields.note, { heading = "note" }, { is = whole }, whole)
        gather.note(G, "lines_around", one.sheet.name, text.clean(whole, 60))
    end
    for _, total in ipairs(one.totals) do
        J.remarks[#J.remarks + 1] = total
        gather.note(G, "total", text.clean(total, 60))
    end
end

--- The same of any other table, of which nothing is made.
local function around_other(G, one)
    for _, list in ipairs { { one.title }, one.personas, one.lines, one.totals } do
        for _, said in ipairs(list) do gather.note(G, "left_out", one.sheet.name, text.clean(said, 60)) end
    end
end

local function around_table(G, one)
    if not one.first then return around_other(G, one) end
    around_journey(G, one, one.first)
    for _, said in ipairs(one.sheet.loose or {}) do
        local J = gather.thing(G, "journey", one.first)
        J.remarks[#J.remarks + 1] = said
        gather.note(G, "comments", one.sheet.name)
    end
end

--- The names of personas that the grids themselves tell.
local function known_personas(grids)
    local known = {}
    for _, one in ipairs(grids) do
        for _, said in ipairs(one.personas) do known[fold(said:match "^%s*(.-)%s*[,(;]" or said)] = true end
        for _, column in ipairs(one.columns) do
            if one.kind == "persona" and column.field == "name" or one.kind == "touchpoint" and column.field == "personas" then
                for r = one.head + 1, one.sheet.rows do
                    local cell = (one.sheet[r] or {})[column.at]
                    for _, item in ipairs(cell ~= nil and values.items(cell) or {}) do known[fold(item[1])] = true end
                end
            end
        end
    end
    return known
end

--- What was found on the way, as texts.
local function told(G, L)
    local out = {}
    for i, note in ipairs(G.notes) do out[i] = L("import." .. note[1], table.unpack(note, 2)) end
    return out
end

--- That there is no touchpoint in the file.
local function nothing(G, L, sheets)
    local heads, line = "", 1
    if sheets[1] then heads, line = shown_row(sheets[1]) end
    return nil, heads == "" and L "import.empty" or L("import.nothing", heads), line
end

--- As data/import.lua tells.
local function read(_, options)
    local L = i18n.of(options.lang, "spreadsheet")
    local stem = book.stem(options.all[1].name)
    local G = gather.new(stem)
    G.L = function(key) return L("import." .. key) end
    local sheets, message, line = sheets_of(G, options.all)
    if not sheets then return nil, message, line end
    own_fields(G, sheets)
    local grids, maps = grids_of(G, sheets, stem), 0
    local personas = known_personas(grids)
    for _, one in ipairs(grids) do
        heads.settle(one, personas, function(...) gather.note(G, ...) end)
        local done, what = gather.take(G, one)
        if done then around_table(G, one) end
        if not done then
            gather.note(G, "no_name", one.sheet.name, what)
        elseif one.kind == "touchpoint" then
            maps = maps + 1
        end
    end
    if next(G.things) == nil then return nothing(G, L, sheets) end
    local nodes = declare.nodes(G, L, L("import.head", options.all[1].name))
    return nodes, told(G, L)
end

--- Whether bytes are a workbook, or text in rows of cells.
local function sniff(bytes)
    if book.is_workbook(bytes) then return true end
    if bytes:find "^%s*[<{%[]" or bytes:sub(1, 4000):find("\0", 1, true) and not bytes:find "^\xFF\xFE" and not bytes:find "^\xFE\xFF" then return false end
    local rows = 0
    for line in bytes:sub(1, 4000):gmatch "[^\r\n]+" do
        if line:find "[;,\t|]" then rows = rows + 1 end
    end
    return rows >= 2
end

return {
    name = "spreadsheet",
    suffixes = { "csv", "tsv", "xlsx", "xlsm", "xls", "ods" },
    joins = true,
    sniff = sniff,
    read = read,
}
