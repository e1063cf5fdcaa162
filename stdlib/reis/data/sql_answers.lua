-- The figures of reis.data.mine from what a database answers to the statements of reis.data.sql.

local sql = require "reis.data.sql"

local answers = {}

local ACTIVITIES = 65534 -- that a log may have, as in a file

--- A whole number as a database writes it: 12, 12.0, 1.2E1. Nothing is 0.
local function whole(text)
    local n = tonumber(text) or 0
    return math.tointeger(n) or n
end

local EXACT = 2 ^ 53 -- up to which a double has every whole number

--- The mean in seconds of n times whose sum in milliseconds is a text of digits; as interp/log/spread.c has it, however large the sum.
local function mean(total, n)
    local digits = total:match "^(%d+)$" or total:match "^(%d+)%.0*$"
    local sum = tonumber(total) or 0
    if not digits or sum <= EXACT then return sum / n / 1000 end
    local whole_ms, rest = 0, 0
    for digit in digits:gmatch "%d" do
        rest = rest * 10 + tonumber(digit)
        whole_ms, rest = whole_ms * 10 + rest // n, rest % n
    end
    return (whole_ms + rest / n) / 1000
end

--- Rows of so many columns from the texts of an answer, whose first is that number. -> list of lists
local function rows_of(texts)
    local columns, rows = tonumber(texts[1]), {}
    for at = 2, #texts, columns do rows[#rows + 1] = table.move(texts, at, at + columns - 1, 1, {}) end
    return rows
end

--- { n =, median_s =, mean_s = } from a number of times, their sum and the two in the middle, in milliseconds, at row[at] and after.
local function spread(row, at)
    local n = whole(row[at])
    return { n = n, median_s = (whole(row[at + 2]) + whole(row[at + 3])) / 2000, mean_s = mean(row[at + 1], n) }
end

local function activities_of(rows)
    local list, own, names, places, from, to = {}, {}, {}, {}, nil, nil
    for i, row in ipairs(rows) do
        local count, cases, placed = whole(row[2]), whole(row[5]), whole(row[9])
        list[i] = { name = row[1], count = count, starts = whole(row[3]), ends = whole(row[4]) }
        own[row[1]] = { cases = cases, repeated = whole(row[6]), repeats = count - cases, channels = {} }
        from, to = math.min(whole(row[7]), from or math.huge), math.max(whole(row[8]), to or -math.huge)
        places[row[1]] = placed > 0 and tonumber(row[10]) / placed or 0.5
        names[whole(row[11])] = row[1]
    end
    return list, own, names, { from_ms = from or 0, to_ms = to or 0, places = places }
end

local function follows_of(rows)
    local list = {}
    for i, row in ipairs(rows) do
        local s = spread(row, 3)
        list[i] = { from = row[1], to = row[2], count = s.n, median_s = s.median_s, mean_s = s.mean_s }
    end
    return list
end

local function pairs_of(rows)
    local list = {}
    for i, row in ipairs(rows or {}) do list[i] = { from = row[1], to = row[2], count = whole(row[3]) } end
    return list
end

--- The variants of a list of ways that stand among the first `most` by the number in a column.
local function first(rows, names, most, column)
    local list = {}
    for _, row in ipairs(rows) do
        local place, activities = whole(row[column]), {}
        if place <= most then
            for k in row[1]:gmatch "%d+" do activities[#activities + 1] = names[whole(k)] end
            list[place] = { count = whole(row[2]), median_s = whole(row[3]) / 2000, activities = activities }
        end
    end
    return list
end

local QUANTILES = { p05 = 0.05, p25 = 0.25, p50 = 0.5, p75 = 0.75, p90 = 0.9, p95 = 0.95 }

--- Of type 7, as interp/log/spread.c has it: n times, of which ms[k] is the k-th smallest.
local function quantile(ms, n, p)
    local at = (n - 1) * p
    local k = math.floor(at)
    local lower, upper = ms[k + 1], ms[k + 2]
    if at <= k or k + 1 == n then return lower / 1000 end
    return (lower + (at - k) * (upper - lower)) / 1000
end

--- Of the times of all cases: how many, their median, mean and quantiles in seconds, and in how many something is done again.
local function cases_of(rows)
    if #rows == 0 then return { cases = 0, throughput = {}, rework = 0 } end
    local n, ms, throughput = whole(rows[1][2]), {}, {}
    for _, row in ipairs(rows) do ms[whole(row[1])] = whole(row[5]) end
    for name, p in pairs(QUANTILES) do throughput[name] = quantile(ms, n, p) end
    return { cases = n, throughput = throughput, rework = whole(rows[1][4]), mean = mean(rows[1][3], n),
        median = (ms[(n + 1) // 2] + ms[n // 2 + 1]) / 2000 }
end

--- Has a table counted. run(statement's name, statement) -> the texts of its answer: the number of columns, then the values row by row |
-- nil, message. -> found, more: as a log's counts and figures are (lib_log_push.c), with left_out, lifecycles; places: as L:places gives
-- them | nil, key of a message (or nil), its values | nil, nil, the message of run
function answers.read(source, dialect, most, run)
    local got = {}
    for _, statement in ipairs(sql.statements(source, dialect, most)) do
        local texts, message = run(statement.name, statement.text)
        if not texts then return nil, nil, message end
        local rows = rows_of(texts)
        got[statement.name] = rows
        if statement.name == "rows" and whole(rows[1][3]) > 0 then
            return nil, "sql.no_time", { rows[1][4], source.columns.time.name }
        elseif statement.name == "activities" and #rows > ACTIVITIES then
            return nil, "sql.many_activities", { tostring(ACTIVITIES), source.columns.activity.name }
        end
    end
    local list, own, names, places = activities_of(got.activities)
    for _, row in ipairs(got.channels or {}) do table.insert(own[row[1]].channels, { name = row[2], count = whole(row[3]) }) end
    for _, row in ipairs(got.times) do own[row[2]][row[1]] = spread(row, 3) end
    local cases, events = cases_of(got.cases), 0
    for _, a in ipairs(list) do events = events + a.count end
    local rows, ways = got.rows[1], got.variants
    return {
        cases = cases.cases, events = events, activities = list, follows = follows_of(got.follows), median_case_s = cases.median,
        mean_case_s = cases.mean, variants = ways[1] and whole(ways[1][4]) or 0, top_variants = first(ways, names, most, 5),
        slow_variants = first(ways, names, most, 6), left_out = whole(rows[1]) - whole(rows[2]), lifecycles = whole(rows[5]) > 0,
    }, { activities = own, channel_steps = pairs_of(got.channel_steps), loops = pairs_of(got.loops), throughput = cases.throughput,
        rework = cases.rework }, places
end

--- The answer to sql.between, as L:between gives it.
function answers.between(texts)
    local list = {}
    for i, row in ipairs(rows_of(texts)) do
        local from, to = whole(row[2]), whole(row[3])
        list[i] = { case = row[1], from = from / 1000, to = to / 1000, seconds = (to - from) / 1000 }
    end
    return list
end

return answers
