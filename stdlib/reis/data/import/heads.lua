-- What headings of a map of touchpoints mean beside each other, and by what stands under them: a column of steps names the touchpoints
-- where no other does, "Emotions" of numbers are marks, "Emotion Anna" beside "Emotion Bert" are those of personas.

local columns = require "reis.data.columns"
local fold = require "reis.words.fold"
local scale = require "reis.data.import.scale"
local schema = require "reis.language.schema"
local values = require "reis.data.import.values"

local heads = {}

local MARKS = { experience = true, score = true }

--- Each cell under a heading: f(cell, row)
local function each(grid, column, f)
    for r = grid.head + 1, grid.sheet.rows do
        local cell = (grid.sheet[r] or {})[column.at]
        if cell ~= nil then f(cell, r) end
    end
end

local function of_field(grid, field, of)
    for _, column in ipairs(grid.columns) do
        if column.field == field and column.of == of and not column.key and not column.persona then return column end
    end
end

--- How many cells of a column are marks, and how many are not.
local function marks_in(grid, column)
    local marks, others = 0, 0
    each(grid, column, function(cell)
        local sign = type(cell) == "string" and scale.sign(cell)
        if sign or values.number(schema.kinds.touchpoint.fields.experience, cell) then marks = marks + 1 else others = others + 1 end
    end)
    return marks, others
end

-- Headings under which people draw smileys, or write words; those that `reis export` writes are none of them.
local TOLD = { emotion = true, emotie = true, sentiment = true, mood = true, stemming = true }
local OURS = { feels = true, voelt = true }

--- Feelings that are all marks are the experience, emotions that are told in words are what customers feel.
local function feelings(grid, said)
    for _, column in ipairs(grid.columns) do -- words among the marks of such a column are feelings: data/import/gather.lua
        column.told = column.field == "experience" and TOLD[columns.plain(column.heading)] or nil
    end
    local feels, experience = of_field(grid, "feels"), of_field(grid, "experience") or of_field(grid, "score")
    if feels and not experience and not OURS[columns.plain(feels.heading)] then
        local marks, others = marks_in(grid, feels)
        if marks > 0 and others == 0 then
            feels.field = "experience"
            said("felt_marks", feels.heading)
        end
    elseif experience and not feels and TOLD[columns.plain(experience.heading)] then
        local marks, others = marks_in(grid, experience)
        if others > marks then experience.field = "feels" end
    end
end

-- Headings of marks after which a name is a persona's; after others it is a value's.
local FELT = { emotion = true, emotie = true, emotions = true, emoties = true, experience = true, ervaring = true, beleving = true, sentiment = true,
    feeling = true, gevoel = true, mood = true }

--- "Emotion Anna" -> parts as of columns.of, or nil. personas: folded names that are known
local function named_behind(heading, personas)
    local words, rest = heading:match "^(%S+)%s*[-/|\u{2013}\u{2014}(]*%s*(.-)%s*%)?$"
    local parts = words and rest ~= "" and #rest <= 60 and columns.of("touchpoint", words)
    if not parts or not MARKS[parts.field] or parts.key or parts.unit or rest:find "%d" then return nil end
    if personas[fold(rest)] or FELT[columns.plain(words)] then
        parts.persona = rest
    else
        parts.key, parts.field = rest, "experience"
    end
    return parts
end

--- Headings that end in whose mark it is, or in which value's, where there are several of them.
local function marks_by_name(grid, personas, said)
    local found = {}
    for i, column in ipairs(grid.columns) do
        local parts = not column.field and named_behind(column.heading, personas)
        local _, others = 0, 1
        if parts then _, others = marks_in(grid, column) end
        if parts and others == 0 then found[#found + 1] = { i, parts } end
    end
    if #found < 2 and not (found[1] and personas[fold(found[1][2].persona or "")]) then return end
    for _, one in ipairs(found) do
        local column = grid.columns[one[1]]
        column.field, column.persona, column.key, column.words = one[2].field, one[2].persona, one[2].key, one[2].words
        said(column.persona and "of_persona" or "of_value", column.heading, column.persona or column.key)
    end
end

--- Whether some phase has several rows, so that the rows are no phases; so they are where no column names the phase.
local function in_phases(grid)
    local phase, last, again = of_field(grid, "phase"), nil, false
    if not phase then return true end
    for r = grid.head + 1, grid.sheet.rows do
        local row = grid.sheet[r] or {}
        if next(row) ~= nil then
            local name = row[phase.at] ~= nil and fold(values.text(row[phase.at])) or last
            again = again or last ~= nil and name == last
            last = name
        end
    end
    return again
end

--- A column that names the touchpoints where none is headed so: the steps, what customers do, the channels.
local function names(grid, said)
    if of_field(grid, "name") then return end
    local column, many = of_field(grid, "step"), in_phases(grid)
    column = column or many and (of_field(grid, "activities", "phase") or of_field(grid, "channel")) or nil
    if not column or not column.filled then return end
    said("named_by", column.heading)
    if column.field == "channel" then
        table.insert(grid.columns, 1, { at = column.at, heading = column.heading, words = column.words, field = "name", filled = true })
    else
        column.field, column.of = "name", nil
    end
end

local SERIAL = {}
for word in ("# nr no num nummer number id volgnummer volgnr nº №"):gmatch "%S+" do SERIAL[word] = true end

--- A column that only counts the rows says nothing, nor does one whose heading is not known and that is empty.
local function without(grid, said)
    local list = {}
    for _, column in ipairs(grid.columns) do
        local counts, last = SERIAL[columns.plain(column.heading)] or SERIAL[column.heading], nil
        each(grid, column, function(cell)
            local x = tonumber(cell)
            counts = counts and x ~= nil and (last == nil and (x == 0 or x == 1) or x == (last or x) + 1)
            last = x
        end)
        if column.field == nil and counts and column.filled then
            said("serial", column.heading)
        elseif column.field == nil and not column.filled then
            said("no_cells", column.heading)
        else
            list[#list + 1] = column
        end
    end
    grid.columns = list
end

--- Settles the headings of a grid. personas: folded names of personas that are known; said(key, …): what is to be told
function heads.settle(grid, personas, said)
    without(grid, said)
    if grid.kind ~= "touchpoint" then return end
    feelings(grid, said)
    marks_by_name(grid, personas, said)
    names(grid, said)
end

return heads
