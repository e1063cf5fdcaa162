-- What happened, from event logs: the figures of interp/log in the order in which they are shown.

local log = require "log"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local nearest = require "reis.language.nearest"

local mine = {}

local VARIANTS = 10 -- that are kept of the most frequent and of the slowest

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

--- The figures of each activity in its own entry; its channels with the most events first.
local function join(activities, own)
    for _, a in ipairs(activities) do
        for key, value in pairs(own[a.name]) do a[key] = value end
        table.sort(a.channels, by_count "name")
    end
end

--- Each channel with its events, the most first; those without one are "".
local function channels_of(activities)
    local counts, list = {}, {}
    for _, a in ipairs(activities) do
        for _, c in ipairs(a.channels) do counts[c.name] = (counts[c.name] or 0) + c.count end
    end
    for name, count in pairs(counts) do list[#list + 1] = { name = name, count = count } end
    table.sort(list, by_count "name")
    return list
end

--- The loops a → b → a, and a → a, which are steps from a to itself.
local function loops_of(longer, follows)
    local list = {}
    for _, f in ipairs(follows) do
        if f.from == f.to then list[#list + 1] = { from = f.from, to = f.to, count = f.count } end
    end
    for _, l in ipairs(longer) do list[#list + 1] = l end
    table.sort(list, by_count("from", "to"))
    return list
end

--- What a log L (of log.read, L:filter) shows. variants: how many are kept (10) -> found = { cases =, events =, activities = { {
-- name, count, starts, ends, cases = with it, repeated = of these where it occurs again, repeats = how often it does, duration, wait =
-- { n, median_s, mean_s } or nil, channels = { { name, count } } } }, follows = { { from, to, count, median_s, mean_s } }, variants =
-- how many, top_variants, slow_variants = { { count, median_s, activities } }, median_case_s =, mean_case_s =, throughput = { p05,
-- p25, p50, p75, p90, p95 } in seconds, channels = { { name, count } }, channel_steps = { { from, to, count } }, loops = { { from, to,
-- count } } (from, to, from; or from, from), rework = cases in which something occurs again, told = L:told(), log = L }; lists with
-- the most first
function mine.of(L, variants)
    local found = mine.ordered(L:counts(variants or VARIANTS), L:figures())
    found.told, found.log = L:told(), L
    return found
end

--- What L:counts and L:figures give, or a database in their stead, as one -> found, without told and log
function mine.ordered(found, more)
    join(found.activities, more.activities)
    table.sort(found.activities, by_count "name")
    table.sort(found.follows, by_count("from", "to"))
    found.throughput, found.rework = more.throughput, more.rework
    found.channels, found.channel_steps = channels_of(found.activities), more.channel_steps
    table.sort(found.channel_steps, by_count("from", "to"))
    found.loops = loops_of(more.loops, found.follows)
    return found
end

local OWN = { "activity", "channel" } -- what a rule may look at in any log

--- What has neither events nor a name in any file.
local function absent(L)
    for name, there in pairs(L:told().columns) do
        if not there then return name end
    end
end

--- Reads files named on the command line as one log. options: as log.read takes them, and filter = as L:filter takes it (nil: all
-- events), variants = how many are kept -> found, see mine.of | nil, message, line, number of the file in options.files, { { line =,
-- value = } } of the first rows that are wrong, how many are; and where the file has objects of several types, of which options.case
-- names none: { { name =, objects =, events = how many } }
function mine.read(options)
    options.later = options.filter ~= nil
    local L, message, line, file, rows, count, types = log.read(options)
    if not L then return nil, message, line, file, rows, count, types end
    local lacks = absent(L)
    if lacks then
        local near = nearest.of(lacks, OWN)
        return nil, ('no column is called "%s"'):format(lacks) .. (near and ('; did you mean "%s"?'):format(near) or ""), 0, 1
    end
    return mine.of(options.filter and L:filter(options.filter) or L, options.variants)
end

--- A point in time in seconds since 1970, as logs write them; nil where it is none.
mine.when = log.when

--- What a reader should know of how the files were read: list of texts.
function mine.notes(found, lang)
    local W, told, notes = i18n.of(lang, "mine"), found.told, {}
    notes[1] = W("mine.read", told.case, told.activity, told.time, told.way, (told.channel ~= "" and W("mine.read.channel", told.channel) or "")
        .. (told.start ~= "" and W("mine.read.start", told.start) or ""))
    if told.unsure then notes[#notes + 1] = W("mine.unsure", told.way) end
    if told.foreign then notes[#notes + 1] = W "mine.foreign" end
    if told.clock then notes[#notes + 1] = W "mine.clock" end
    if told.lifecycles then notes[#notes + 1] = W "mine.lifecycles" end
    notes[#notes + 1] = told.ties
    return notes
end

--- What there is to choose from in a log of objects: text. types: as mine.read gives them
function mine.types(types, lang)
    local W, list = i18n.of(lang, "mine"), {}
    table.sort(types, function(a, b) return a.name < b.name end)
    for i, t in ipairs(types) do
        list[i] = W("mine.type", t.name, W(i18n.plural("mine.n.objects", t.objects), format.count(t.objects, lang)),
            W(i18n.plural("mine.n.events", t.events), format.count(t.events, lang)))
    end
    return #list > 0 and W("mine.types", table.concat(list, ", ")) or W "mine.no_types"
end

--- The rows that were left out: list of { line =, message = }, and one without a line where there are more than are listed.
-- found.told.left_file: the number of their file
function mine.left_out(found, lang)
    local W, told, list = i18n.of(lang, "mine"), found.told, {}
    for i, row in ipairs(told.left) do list[i] = { line = row.line, message = W("mine.lacks." .. row.lacks) } end
    if told.left_out > #list then list[#list + 1] = { message = W("mine.left_out", format.count(told.left_out, lang)) } end
    return list
end

return mine
