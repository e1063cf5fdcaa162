-- What happened, from event logs: the figures of interp/log in the order in which they are shown, and as text.

local log = require "log"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local tables = require "reis.words.tables"

local mine = {}

local VARIANTS = 10 -- that are kept of the most frequent

--- The most first; as many: by the names.
local function by_count(...)
    local keys = { ... }
    return function(a, b)
        if a.count ~= b.count then return a.count > b.count end
        for _, key in ipairs(keys) do
            if a[key] ~= b[key] then return a[key] < b[key] end
        end
        return false
    end
end

--- Reads files named on the command line as one log. options: as log.read takes them.
-- -> { cases =, events =, activities =, follows =, variants =, top_variants =, median_case_s =, mean_case_s =, told = what is to be
-- said of the reading (log's L:told()) } | nil, message, line, number of the file in options.files
function mine.read(options)
    local L, message, line, file = log.read(options)
    if not L then return nil, message, line, file end
    local found = L:counts(VARIANTS)
    table.sort(found.activities, by_count "name")
    table.sort(found.follows, by_count("from", "to"))
    found.told = L:told()
    return found
end

--- What a reader should know of how the files were read: list of texts.
function mine.notes(found, lang)
    local W, told, notes = i18n.of(lang, "mine"), found.told, {}
    notes[1] = W("mine.read", told.case, told.activity, told.time, told.way, told.channel ~= "" and W("mine.read.channel", told.channel) or "")
    if told.unsure then notes[#notes + 1] = W("mine.unsure", told.way) end
    if told.clock then notes[#notes + 1] = W "mine.clock" end
    if told.lifecycles then notes[#notes + 1] = W "mine.lifecycles" end
    if told.left_out > 0 then notes[#notes + 1] = W("mine.left_out", format.count(told.left_out, lang)) end
    return notes
end

--- A time between two events.
local function took(W, seconds, lang)
    if not seconds then return "–" end
    if seconds < 60 then return W("mine.seconds", format.short(seconds, 1, lang)) end
    return format.duration(seconds / 60, lang)
end

local SHOWN = 20 -- rows of a table

--- A table of the first rows of a list; what is left out is counted. cells(item) -> its row
local function shown(W, list, head, right, cells, lang)
    local rows = { head }
    for i = 1, math.min(#list, SHOWN) do rows[i + 1] = cells(list[i]) end
    local text = tables.format(rows, { right = right, head = true })
    if #list <= SHOWN then return text end
    return text .. W("mine.more", format.count(#list - SHOWN, lang), format.count(SHOWN, lang), format.count(#list, lang)) .. "\n"
end

--- What was read as text for people.
function mine.text(found, lang)
    local W, count = i18n.of(lang, "mine"), function(n) return format.count(n, lang) end
    local out = { W("mine.head", count(found.cases), count(found.events), count(#found.activities), count(found.variants)) .. "\n" }
    if found.cases > 0 then
        out[#out + 1] = W("mine.case", took(W, found.median_case_s, lang), took(W, found.mean_case_s, lang)) .. "\n"
    end
    out[#out + 1] = "\n" .. shown(W, found.activities, { W "mine.activity", W "mine.events", W "mine.starts", W "mine.ends" },
        { [2] = true, [3] = true, [4] = true },
        function(a) return { a.name, count(a.count), count(a.starts), count(a.ends) } end, lang)
    out[#out + 1] = "\n" .. shown(W, found.follows, { W "mine.from", W "mine.to", W "mine.count", W "mine.median", W "mine.mean" },
        { [3] = true, [4] = true, [5] = true },
        function(f) return { f.from, f.to, count(f.count), took(W, f.median_s, lang), took(W, f.mean_s, lang) } end, lang)
    local rows = { { W "mine.cases", W "mine.share", W "mine.variant" } }
    for i, v in ipairs(found.top_variants) do
        rows[i + 1] = { count(v.count), format.percent(v.count / found.cases, lang), table.concat(v.activities, " → ") }
    end
    out[#out + 1] = "\n" .. tables.format(rows, { right = { true, true }, head = true })
    return table.concat(out)
end

local function objects(list, names)
    local json, out = require "reis.words.json", {}
    for i, item in ipairs(list) do out[i] = json.fields(item, names) end
    return out
end

--- As JSON, with the keys that the manual names.
function mine.json(found)
    local json = require "reis.words.json"
    return json.encode(json.object {
        { "cases", found.cases }, { "events", found.events },
        { "activities", objects(found.activities, { "name", "count", "starts", "ends" }) },
        { "follows", objects(found.follows, { "from", "to", "count", "median_s", "mean_s" }) },
        { "variants", found.variants }, { "top_variants", objects(found.top_variants, { "count", "activities" }) },
        { "median_case_s", found.median_case_s },
    })
end

--- The steps as rows for CSV.
function mine.rows(found)
    local rows = { { "from", "to", "count", "median_s", "mean_s" } }
    for i, f in ipairs(found.follows) do rows[i + 1] = { f.from, f.to, f.count, f.median_s, f.mean_s } end
    return rows
end

return mine
