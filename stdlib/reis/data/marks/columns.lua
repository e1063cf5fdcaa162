-- What the columns of a file of answers are: by the map, the command line, or their headings.

local fold = require "reis.words.fold"
local heads = require "reis.data.marks.heads"
local mapping = require "reis.data.marks.mapping"

local columns = {}

local ONCE = { persona = true, source = true, date = true, weight = true, overall = true } -- roles of one column a file

--- What --metric says of the columns.
local function take_metrics(specs, file, metrics)
    for _, one in ipairs(metrics) do
        local c = mapping.find(file.columns, one.column)
        if c then
            local was = specs[c]
            specs[c] = { column = file.columns[c].name, role = one.role, from = "option", scale = one.scale, direction = one.direction,
                touchpoint = was.role == "item" and not was.plain and was.touchpoint or nil }
            one.found = true
        end
    end
end

--- What --overall says: that column alone is about the whole.
local function take_overall(specs, file, asked)
    local c = mapping.find(file.columns, asked.overall)
    if not c then return end
    for _, spec in ipairs(specs) do
        if spec.role == "overall" then spec.role, spec.touchpoint, spec.plain = "item", spec.column, true end
    end
    local was = specs[c]
    specs[c] = { column = file.columns[c].name, role = "overall", from = "option", scale = was.scale, direction = was.direction, missing = was.missing }
    asked.found = true
end

--- Of several columns about the whole, or of the persona, the first counts; the others are questions like others, or left out.
local function once(specs, file, tell)
    local first = {}
    for _, spec in ipairs(specs) do
        if ONCE[spec.role] then
            if first[spec.role] then
                tell("marks.once", file.file, spec.column, spec.role, first[spec.role])
                if spec.role == "overall" then
                    spec.role, spec.touchpoint, spec.plain = "item", spec.column, true
                else
                    spec.role = "ignore"
                end
            else
                first[spec.role] = spec.column
            end
        end
    end
end

--- What each column of a file is. asked: as survey.of has it; open: a column that is not in the map is what its heading says
-- -> list of specs, one a column
function columns.of(file, asked, tell, open)
    local specs, left = {}, {}
    for c, column in ipairs(file.columns) do
        local said = asked.map and asked.map[fold(column.name)]
        if asked.map and not said and not open then
            specs[c] = { column = column.name, role = "ignore" }
            left[#left + 1] = column.name
        else
            specs[c] = said and setmetatable({ column = column.name }, { __index = said }) or heads.of(column.heading or column.name)
            specs[c].column = column.name
        end
    end
    take_metrics(specs, file, asked.metrics)
    if asked.overall then take_overall(specs, file, asked) end
    if #left > 0 then tell("marks.unmapped", file.file, table.concat(left, ", ")) end
    heads.settle(specs)
    return specs
end

--- The last words on what the columns are, once it is known whether a row is an answer.
function columns.settle(specs, file, tell)
    heads.alone(specs)
    local whole = heads.whole(specs)
    if whole then tell("marks.whole", file.file, whole.column) end
    once(specs, file, tell)
    local others = {}
    for _, spec in ipairs(specs) do
        if spec.role == "other" then others[#others + 1] = spec.column end
    end
    if #others > 0 then tell("marks.others", file.file, table.concat(others, ", ")) end
end

--- A day as it is written, made 2026-03-14; how: of the column, "dmy" or "mdy".
local function day_of(text, how)
    local y, m, d = text:match "^(%d%d%d%d)[-/](%d%d?)[-/](%d%d?)"
    if not y then
        d, m, y = text:match "^(%d%d?)[-/.](%d%d?)[-/.](%d%d%d%d)"
        if how == "mdy" then d, m = m, d end
    end
    y, m, d = tonumber(y), tonumber(m), tonumber(d)
    if not y or m < 1 or m > 12 or d < 1 or d > 31 then return nil end
    return ("%04d-%02d-%02d"):format(y, m, d)
end

--- The days that the texts of a column are, by text; the day comes first unless some text says otherwise.
function columns.days(column)
    local how, out = "dmy", {}
    for _, text in ipairs(column.texts) do
        local first, second = text:match "^(%d%d?)[-/.](%d%d?)[-/.]%d%d%d%d"
        if first and tonumber(second) > 12 and tonumber(first) <= 12 then how = "mdy" end
    end
    for i, text in ipairs(column.texts) do out[i] = day_of(text, how) end
    return out
end

return columns
