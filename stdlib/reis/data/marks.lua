-- Answers of customers become marks: of each touchpoint and value, with how many gave them and within which interval; what the overall
-- answer hangs on; metrics, features, needs, and voices that stand out.

local drivers = require "reis.data.marks.drivers"
local kano = require "reis.data.marks.kano"
local mapping = require "reis.data.marks.mapping"
local means = require "reis.data.marks.means"
local metrics = require "reis.data.marks.metrics"
local needs = require "reis.data.marks.needs"
local outliers = require "reis.data.marks.outliers"
local scale = require "reis.data.marks.scale"
local sheet = require "reis.data.marks.sheet"
local sources = require "reis.data.marks.sources"
local survey = require "reis.data.marks.survey"

local marks = {}

marks.LOW, marks.HIGH = 4, 8 -- the marks up to and from which an answer is low or high

--- The marks of an item: of all, by persona, by source, by both.
local function figures_of(S, item)
    local both = {}
    for r = 1, S.n do
        if S.persona[r] then both[r] = S.persona[r] .. "\0" .. S.source[r] end
    end
    local row = { item = item }
    row.all, row.personas, row.sources, row.both = means.by(item.mark, S.weight, { S.persona, S.source, both })
    if row.all and not item.mixed then -- as it was answered
        local unit = (item.scale[2] - item.scale[1]) / 10
        local from = item.direction == "lower" and item.scale[2] or item.scale[1]
        row.raw = { mean = from + row.all.mean * (item.direction == "lower" and -unit or unit), sd = row.all.sd and row.all.sd * unit }
    end
    if S.overall and S.overall ~= item then row.pearson, row.spearman, row.pairs = means.correlation(item.mark, S.overall.mark) end
    return row
end

--- What the map says. -> specs by column, list of them | nil, message, line, "map"
local function map_of(options)
    if not options.map then return nil, nil end
    local table_of, message, line = sheet.read(options.map, options.map_file)
    if not table_of then return false, message, line end
    local specs, list
    specs, list, line = mapping.of_table(table_of)
    if not specs then return false, list, line end
    return specs, list
end

--- What is asked for, read. -> asked of survey.of | nil, message, line, "map" where it is of the map
local function asked_of(options)
    local asked = { overall = options.overall, names = options.names, missing = options.missing }
    local list, message = mapping.metrics(options.metric)
    if not list then return nil, message, 0, 0 end
    asked.metrics = list
    if options.scale then
        asked.scale = scale.of_text(options.scale)
        if not asked.scale then return nil, ("--scale %s is no scale: write it as 1-5"):format(options.scale), 0, 0 end
    end
    local specs, of, line = map_of(options)
    if specs == false then return nil, of, line, "map" end
    asked.map, asked.list = specs, of
    return asked
end

--- Why there is nothing to tell: nobody answered, nobody counts, no question was understood. -> message | nil
local function nothing_in(S)
    if S.n == 0 then return "holds no answers: there is no row below its headings" end
    local counted = not S.weighted
    for r = 1, counted and 0 or S.n do counted = counted or (S.weight[r] or 1) > 0 end
    if not counted then return "gives everybody a weight of 0, so that nobody counts" end
    local questions = #S.items + #S.voices + (S.overall and 1 or 0)
    for _, list in pairs(S.parts) do questions = questions + #list end
    if questions == 0 then return "holds no column of answers that is understood; --map tells what its columns are" end
end

--- Reads files named on the command line. options: { files = { numbers }, paths = { of each its path }, map = number of the map or nil,
-- map_file =, overall =, metric =, scale =, missing = (texts of the options), names = see survey.of, low =, high = (marks) }
-- -> { survey =, rows = list of { item, all, personas, sources, both (figures of means.of), raw, pearson, spearman }, overall = row or nil,
-- drivers =, metrics =, unlike =, kano =, single =, needs =, outliers =, few =, voices = number with a mark, contradictions =, low =, high = }
-- | nil, message, line, number of the file (0: of the command line, "map": the map), the survey as far as there is one
function marks.read(options)
    local asked, message, line, of = asked_of(options)
    if not asked then return nil, message, line, of end
    local files = {}
    for i, number in ipairs(options.files) do
        files[i], message, line = sheet.read(number, options.paths[i])
        if not files[i] then return nil, message, line, i end
    end
    local S
    S, message, line, of = survey.of(files, asked)
    if not S then return nil, message, line, of end
    message = nothing_in(S)
    if message then return nil, message, 1, 1, S end
    local found = { survey = S, rows = {}, low = options.low or marks.LOW, high = options.high or marks.HIGH }
    for i, item in ipairs(S.items) do found.rows[i] = figures_of(S, item) end
    found.overall = S.overall and figures_of(S, S.overall)
    found.drivers = drivers.of(S, found.low, found.high)
    found.metrics, found.unlike = metrics.of(S), metrics.unlike(S)
    found.kano, found.single = kano.of(S)
    found.needs = needs.of(S)
    found.outliers, found.few, found.voices = outliers.of(S)
    found.contradictions = sources.of(found.rows)
    return found
end

return marks
