-- The times between two steps, case by case: as text, JSON and rows.

local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local json = require "reis.words.json"
local tables = require "reis.words.tables"
local calendar = require "reis.words.calendar"
local mine_tables = require "reis.data.mine_tables"

local between = {}

local SHOWN = 20
local EPOCH = calendar.day "1970-01-01"
local QUANTILES = { { "p05", 0.05 }, { "p25", 0.25 }, { "p50", 0.5 }, { "p75", 0.75 }, { "p90", 0.9 }, { "p95", 0.95 } }

--- The quantile of sorted numbers (type 7 of Hyndman and Fan 1996); nil of none.
local function quantile(sorted, p)
    if #sorted == 0 then return nil end
    local at = (#sorted - 1) * p
    local k = math.floor(at)
    local low, high = sorted[k + 1], sorted[math.min(k + 2, #sorted)]
    return low + (at - k) * (high - low)
end

--- How a point in time is written: year-month-day hour:minute:second.
function between.moment(seconds)
    local day, rest = math.floor(seconds / 86400), seconds % 86400
    local whole = math.floor(rest)
    return ("%s %02d:%02d:%02d"):format(calendar.date(EPOCH + day), whole // 3600, whole // 60 % 60, whole % 60)
end

--- From the first `a` of each case to the first `b` after it. L: as log.read gives it -> { a =, b =, rows = { { case, from, to, seconds } },
-- n =, mean =, quantiles = { p05 … } } | nil, the name that no activity has | nil, any, the exit status of what has been said
function between.of(L, a, b)
    local rows, which, status = L:between(a, b)
    if not rows then return nil, which == 1 and a or b, status end
    local sorted, sum = {}, 0
    for i, row in ipairs(rows) do sorted[i], sum = row.seconds, sum + math.floor(row.seconds * 1000 + 0.5) end
    table.sort(sorted)
    local quantiles = {}
    for _, q in ipairs(QUANTILES) do quantiles[q[1]] = quantile(sorted, q[2]) end
    return { a = a, b = b, rows = rows, n = #rows, mean = #rows > 0 and sum / #rows / 1000 or nil, quantiles = quantiles }
end

function between.text(made, lang)
    local W = i18n.of(lang, "mine")
    local out = { W(i18n.plural("mine.between", made.n), format.count(made.n, lang), made.a, made.b) .. "\n" }
    if made.n == 0 then return out[1] end
    local head, row, right = { W "mine.mean" }, { mine_tables.took(W, made.mean, lang) }, { true }
    for i, q in ipairs(QUANTILES) do
        head[i + 1], row[i + 1], right[i + 1] = W("mine.quantile", format.percent(q[2], lang)), mine_tables.took(W, made.quantiles[q[1]], lang), true
    end
    out[2] = "\n" .. tables.format({ head, row }, { right = right, head = true })
    local rows = { { W "mine.one_case", W "mine.from", W "mine.to", W "mine.took" } }
    for i = 1, math.min(made.n, SHOWN) do
        local r = made.rows[i]
        rows[i + 1] = { r.case, between.moment(r.from), between.moment(r.to), mine_tables.took(W, r.seconds, lang) }
    end
    out[3] = "\n" .. tables.format(rows, { right = { false, false, false, true }, head = true })
    if made.n > SHOWN then
        out[4] = W("mine.more_cases", format.count(made.n - SHOWN, lang), format.count(SHOWN, lang), format.count(made.n, lang)) .. "\n"
    end
    return table.concat(out)
end

function between.json(made)
    local rows = {}
    for i, r in ipairs(made.rows) do
        rows[i] = json.object { { "case", r.case }, { "from", between.moment(r.from) }, { "to", between.moment(r.to) }, { "seconds", r.seconds } }
    end
    local quantiles = {}
    for i, q in ipairs(QUANTILES) do quantiles[i] = { q[1], made.quantiles[q[1]] } end
    return json.encode(json.object { { "from", made.a }, { "to", made.b }, { "n", made.n }, { "mean_s", made.mean },
        { "quantiles_s", json.object(quantiles) }, { "cases", rows } })
end

function between.rows(made)
    local rows = { { "case", "from", "to", "seconds" } }
    for i, r in ipairs(made.rows) do rows[i + 1] = { r.case, between.moment(r.from), between.moment(r.to), r.seconds } end
    return rows
end

return between
