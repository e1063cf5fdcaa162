-- The tables of what happened: which there are, their columns, as text for people and as rows for CSV.

local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local tables = require "reis.words.tables"

local mine_tables = {}

--- A time between two events.
function mine_tables.took(W, seconds, lang)
    if not seconds then return "–" end
    if seconds < 60 then return W("mine.seconds", format.short(seconds, 1, lang)) end
    return format.duration(seconds / 60, lang)
end

local FIRST = 40 -- steps of a way that are written out, and the last

local function way(W, steps, lang)
    if #steps <= FIRST + 2 then return table.concat(steps, " → ") end
    return W("mine.long_way", table.concat(steps, " → ", 1, FIRST), format.count(#steps - FIRST - 1, lang), steps[#steps])
end

--- How a value of each kind is shown; all but texts stand to the right.
local SHOWN = {
    text = function(_, v) return v end,
    channel = function(W, v) return v == "" and W "mine.no_channel" or v end,
    count = function(_, v, lang) return format.count(v, lang) end,
    share = function(_, v, lang) return format.percent(v, lang) end,
    time = mine_tables.took,
    steps = way,
}
local LEFT = { text = true, channel = true, steps = true }

--- The activities with a figure each, worked out from what is in them; those without it left off.
local function of_each(found, make, before)
    local list = {}
    for _, a in ipairs(found.activities) do
        local row = make(a)
        if row then list[#list + 1] = row end
    end
    table.sort(list, function(x, y)
        if x[before] ~= y[before] then return x[before] > y[before] end
        return x.name < y.name
    end)
    return list
end

local function variants(list, cases)
    local out = {}
    for i, v in ipairs(list) do out[i] = { count = v.count, share = v.count / cases, median_s = v.median_s, activities = v.activities } end
    return out
end

local VARIANT = { { "count", "mine.cases", "count" }, { "share", "mine.share", "share" }, { "median_s", "mine.median", "time" },
    { "activities", "mine.variant", "steps" } }

--- name: as --table has it; columns: { key in CSV, heading's word, kind }; rows(found) -> list of tables by those keys; whole: the lists
-- are as long as was asked for
local ALL = {
    { name = "activities", rows = function(found) return found.activities end,
        columns = { { "name", "mine.activity", "text" }, { "count", "mine.events", "count" }, { "cases", "mine.cases", "count" },
            { "starts", "mine.starts", "count" }, { "ends", "mine.ends", "count" } } },
    { name = "follows", rows = function(found) return found.follows end,
        columns = { { "from", "mine.from", "text" }, { "to", "mine.to", "text" }, { "count", "mine.count", "count" },
            { "median_s", "mine.median", "time" }, { "mean_s", "mine.mean", "time" } } },
    { name = "variants", whole = true, columns = VARIANT, rows = function(found) return variants(found.top_variants, found.cases) end },
    { name = "slow", whole = true, columns = VARIANT, rows = function(found) return variants(found.slow_variants, found.cases) end },
    { name = "channels", rows = function(found) return found.channel_steps end,
        columns = { { "from", "mine.from", "channel" }, { "to", "mine.to", "channel" }, { "count", "mine.count", "count" } } },
    { name = "drop-off", columns = { { "name", "mine.activity", "text" }, { "cases", "mine.cases", "count" }, { "ends", "mine.end_there", "count" },
            { "share", "mine.share", "share" } },
        rows = function(found)
            return of_each(found, function(a)
                return a.ends > 0 and { name = a.name, cases = a.cases, ends = a.ends, share = a.ends / a.cases }
            end, "ends")
        end },
    { name = "loops", rows = function(found) return found.loops end,
        columns = { { "from", "mine.from", "text" }, { "to", "mine.and_back", "text" }, { "count", "mine.count", "count" } } },
    { name = "rework", columns = { { "name", "mine.activity", "text" }, { "cases", "mine.cases", "count" }, { "repeated", "mine.repeated", "count" },
            { "share", "mine.share", "share" }, { "repeats", "mine.repeats", "count" } },
        rows = function(found)
            return of_each(found, function(a)
                return a.repeats > 0 and { name = a.name, cases = a.cases, repeated = a.repeated, share = a.repeated / a.cases, repeats = a.repeats }
            end, "repeated")
        end },
    { name = "times", columns = { { "name", "mine.activity", "text" }, { "count", "mine.events", "count" }, { "wait_median_s", "mine.wait", "time" },
            { "wait_mean_s", "mine.mean", "time" }, { "duration_median_s", "mine.duration", "time" }, { "duration_mean_s", "mine.mean", "time" } },
        rows = function(found)
            return of_each(found, function(a)
                local wait, took = a.wait or {}, a.duration or {}
                return (a.wait or a.duration) and { name = a.name, count = a.count, wait_median_s = wait.median_s, wait_mean_s = wait.mean_s,
                    duration_median_s = took.median_s, duration_mean_s = took.mean_s }
            end, "count")
        end },
}

--- The names of all tables, in their order.
function mine_tables.names()
    local names = {}
    for i, t in ipairs(ALL) do names[i] = t.name end
    return names
end

--- The table of that name, or nil.
function mine_tables.named(name)
    for _, t in ipairs(ALL) do
        if t.name == name then return t end
    end
end

--- A table as text. most: how many rows at most (nil: all); what is left out is counted
function mine_tables.text(t, found, lang, most)
    local W, list, right, head = i18n.of(lang, "mine"), t.rows(found), {}, {}
    for c, column in ipairs(t.columns) do head[c], right[c] = W(column[2]), not LEFT[column[3]] end
    local rows, shown = { head }, math.min(#list, t.whole and #list or most or #list)
    for i = 1, shown do
        local row = {}
        for c, column in ipairs(t.columns) do
            local value = list[i][column[1]]
            row[c] = value == nil and "–" or SHOWN[column[3]](W, value, lang)
        end
        rows[i + 1] = row
    end
    local text = tables.format(rows, { right = right, head = true })
    if shown == #list then return text end
    return text .. W("mine.more", format.count(#list - shown, lang), format.count(shown, lang), format.count(#list, lang), t.name) .. "\n"
end

--- A table as rows for CSV, with the names of its keys first.
function mine_tables.rows(t, found)
    local rows = { {} }
    for c, column in ipairs(t.columns) do rows[1][c] = column[1] end
    for i, item in ipairs(t.rows(found)) do
        local row = {}
        for c, column in ipairs(t.columns) do
            local value = item[column[1]]
            row[c] = type(value) == "table" and table.concat(value, " > ") or value
        end
        rows[i + 1] = row
    end
    return rows
end

return mine_tables
