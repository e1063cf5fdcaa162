-- What each column is, as somebody says it: in a table with a row a column, or on the command line.

local fold = require "reis.words.fold"
local nearest = require "reis.language.nearest"
local ordered = require "reis.words.ordered"
local read = require "reis.words.csv_read"
local scale = require "reis.data.marks.scale"

local mapping = {}

local HEADINGS = { column = "column", kolom = "column", heading = "column", role = "role", rol = "role", touchpoint = "touchpoint",
    contactpunt = "touchpoint", value = "value", waarde = "value", need = "value", behoefte = "value", feature = "value",
    scale = "scale", schaal = "scale", direction = "direction", richting = "direction", missing = "missing", ontbrekend = "missing" }

local ROLES = { item = "item", overall = "overall", persona = "persona", text = "text", source = "source", date = "date", weight = "weight",
    respondent = "respondent", question = "question", answer = "answer", ["kano+"] = "kano+", ["kano-"] = "kano-",
    importance = "importance", satisfaction = "satisfaction", nps = "nps", csat = "csat", ces = "ces", ignore = "ignore",
    vraag = "question", antwoord = "answer", totaal = "overall", tekst = "text", bron = "source", datum = "date", gewicht = "weight",
    belang = "importance", tevredenheid = "satisfaction", negeren = "ignore" }

local DIRECTIONS = { higher = "higher", lower = "lower", up = "higher", down = "lower", hoger = "higher", lager = "lower", hoog = "higher",
    laag = "lower" }

local MARKS = { item = true, overall = true } -- roles for which a cell without a role stands

local function near(word, known)
    local names = {}
    for name in ordered.pairs(known) do names[#names + 1] = name end
    local one = nearest.of(word, names)
    return one and ("; did you mean \"%s\"?"):format(one) or "; there is: " .. table.concat(names, ", ")
end

--- "0, 99, n/a" as a set of texts and numbers.
function mapping.missing(text, into)
    into = into or {}
    for word in (text or ""):gmatch "[^,;]+" do
        word = word:match "^%s*(.-)%s*$"
        into[word] = true
        local x = read.number(word)
        if x then into[x] = true end
    end
    return into
end

--- One row of the map as what its column is -> spec | nil, message
local function spec_of(cells)
    local spec = { column = cells.column, from = "map" }
    local role = cells.role and ROLES[fold(cells.role)] or not cells.role and "item"
    if not role then return nil, ('"%s" is no role%s'):format(cells.role, near(cells.role, ROLES)) end
    spec.role, spec.touchpoint, spec.value = role, cells.touchpoint, cells.value
    if cells.scale then
        spec.scale = scale.of_text(cells.scale)
        if not spec.scale then return nil, ('"%s" is no scale: write it as 1-5'):format(cells.scale) end
    end
    if cells.direction then
        spec.direction = DIRECTIONS[fold(cells.direction)]
        if not spec.direction then return nil, ('"%s" is no direction: higher or lower says which end is better'):format(cells.direction) end
    end
    if cells.missing then spec.missing = mapping.missing(cells.missing) end
    if MARKS[role] and role == "item" and not spec.touchpoint then spec.touchpoint = spec.column end
    if (role:find "^kano" or role == "importance" or role == "satisfaction") and not spec.value then
        spec.value = spec.touchpoint or spec.column
        spec.touchpoint = nil
    end
    return spec
end

--- The map as a table -> { [column as folded] = spec }, list of specs in order | nil, message, line. table: of sheet.read
function mapping.of_table(map)
    local at = {}
    for c, column in ipairs(map.columns) do
        local key = HEADINGS[fold(column.name)]
        if not key then
            return nil, ('a map has no column "%s"%s'):format(column.name, near(column.name, HEADINGS)), 1
        end
        at[key] = c
    end
    if not at.column then return nil, "a map needs a column `column`, with the headings of the answers", 1 end
    local specs, list = {}, {}
    for r = 1, map.rows do
        local cells = {}
        for key, c in pairs(at) do
            local code = map.columns[c].codes[r]
            cells[key] = code > 0 and map.columns[c].texts[code] or nil
        end
        if cells.column then
            local spec, message = spec_of(cells)
            if not spec then return nil, ('column "%s": %s'):format(cells.column, message), r + 1 end
            local key = fold(cells.column)
            if specs[key] then return nil, ('column "%s" stands twice in the map'):format(cells.column), r + 1 end
            spec.line = r + 1
            specs[key], list[#list + 1] = spec, spec
        end
    end
    return specs, list
end

--- "nps=Recommend; ces=Effort 1-7 lower" -> list of { role =, column =, scale =, direction =, from = "option" } | nil, message
function mapping.metrics(text)
    local list = {}
    for part in (text or ""):gmatch "[^;]+" do
        local kind, column = part:match "^%s*(%a+)%s*=%s*(.-)%s*$"
        kind = kind and kind:lower()
        if kind ~= "nps" and kind ~= "csat" and kind ~= "ces" or column == "" then
            return nil, ("--metric takes nps, csat or ces and a column, as nps=Recommend, not '%s'"):format(part)
        end
        local spec = { role = kind, from = "option" }
        local before, word = column:match "^(.-)%s+(%a+)$"
        if word and DIRECTIONS[word:lower()] then column, spec.direction = before, DIRECTIONS[word:lower()] end
        local name, of = column:match "^(.-)%s+(%-?%d+%-%d+)$"
        if of then column, spec.scale = name, scale.of_text(of) end
        spec.column = column
        list[#list + 1] = spec
    end
    return list
end

--- The column that a name means: its number | nil, message, the nearest name or nil
function mapping.find(columns, name)
    local names = {}
    for c, column in ipairs(columns) do
        if column.name == name then return c end
        names[c] = column.name
    end
    for c, column in ipairs(columns) do
        if fold(column.name) == fold(name) then return c end
    end
    local one = nearest.of(name, names)
    return nil, ('no column "%s"; %s'):format(name, one and ('did you mean "%s"?'):format(one)
        or "there is: " .. table.concat(names, ", ", 1, math.min(#names, 20)) .. (#names > 20 and " …" or "")), one
end

return mapping
