-- What happened, as text for people: the figures in short, and the tables that have something to say.

local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local tables = require "reis.words.tables"
local mine_tables = require "reis.data.mine_tables"

local text = {}

local SHOWN, FEW = 20, 8 -- rows of a table; channels that fit in a matrix
local QUANTILES = { { "p05", 0.05 }, { "p25", 0.25 }, { "p50", 0.5 }, { "p75", 0.75 }, { "p90", 0.9 }, { "p95", 0.95 } }

local function throughput(W, quantiles, lang)
    local head, row = {}, {}
    for i, q in ipairs(QUANTILES) do
        head[i], row[i] = W("mine.quantile", format.percent(q[2], lang)), mine_tables.took(W, quantiles[q[1]], lang)
    end
    return tables.format({ head, row }, { right = { true, true, true, true, true, true }, head = true })
end

--- From which channel to which: a row each, those with the most events first.
local function matrix(W, found, lang)
    local function name(c) return c == "" and W "mine.no_channel" or c end
    local head, at, rows = { W "mine.from_to" }, {}, {}
    local right = {}
    for i, c in ipairs(found.channels) do head[i + 1], at[c.name], right[i + 1] = name(c.name), i + 1, true end
    rows[1] = head
    for i, c in ipairs(found.channels) do
        rows[i + 1] = { name(c.name) }
        for k = 2, #head do rows[i + 1][k] = "–" end
        at[c.name] = i + 1
    end
    for _, s in ipairs(found.channel_steps) do rows[at[s.from]][at[s.to]] = format.count(s.count, lang) end
    return tables.format(rows, { right = right, head = true })
end

local function section(out, W, key, body) out[#out + 1] = ("\n%s\n%s"):format(W(key), body) end

local function table_of(out, W, name, found, lang)
    local t = mine_tables.named(name)
    if #t.rows(found) > 0 then section(out, W, "mine.title." .. name, mine_tables.text(t, found, lang, SHOWN)) end
end

--- What coverage.choose left off, as a line; "" where it is nothing.
function text.hidden(choice, lang)
    local W, all = i18n.of(lang, "mine"), #choice.edges + choice.hidden.edges
    if choice.hidden.edges == 0 then return "" end
    local line = W("mine.hidden", format.count(#choice.edges, lang), format.count(all, lang), format.percent(choice.share, lang))
    local left = choice.hidden.activities
    return line .. (left > 0 and W(i18n.plural("mine.hidden.activities", left), format.count(left, lang)) or "")
end

--- How often channels were changed, in a line.
local function switching(W, found, lang)
    local steps, changes = 0, 0
    for _, s in ipairs(found.channel_steps) do
        steps = steps + s.count
        if s.from ~= s.to then changes = changes + s.count end
    end
    return steps > 0 and W("mine.switches", format.count(changes, lang), format.percent(changes / steps, lang)) .. "\n" or ""
end

--- What was read. hidden: what --coverage left off, as text.hidden has it
function text.all(found, lang, hidden)
    local W, count = i18n.of(lang, "mine"), function(n) return format.count(n, lang) end
    local function some(what, n) return W(i18n.plural("mine.n." .. what, n), count(n)) end
    local out = { W("mine.head", some("cases", found.cases), some("events", found.events), some("activities", #found.activities),
        some("variants", found.variants)) .. "\n" }
    if found.cases > 0 then
        out[#out + 1] = W("mine.case", mine_tables.took(W, found.median_case_s, lang), mine_tables.took(W, found.mean_case_s, lang)) .. "\n"
        section(out, W, "mine.title.throughput", throughput(W, found.throughput, lang))
    end
    out[#out + 1] = "\n" .. mine_tables.text(mine_tables.named "activities", found, lang, SHOWN)
    out[#out + 1] = "\n" .. mine_tables.text(mine_tables.named "follows", found, lang, SHOWN) .. (hidden or "")
    table_of(out, W, "variants", found, lang)
    if found.variants > 1 then table_of(out, W, "slow", found, lang) end
    table_of(out, W, "drop-off", found, lang)
    if #found.channels > 1 and #found.channels <= FEW then
        section(out, W, "mine.title.channels", switching(W, found, lang) .. matrix(W, found, lang))
    elseif #found.channels > 1 then
        table_of(out, W, "channels", found, lang)
    end
    table_of(out, W, "loops", found, lang)
    if found.rework > 0 then
        local share = format.percent(found.rework / found.cases, lang)
        section(out, W, "mine.title.rework", W(i18n.plural("mine.rework", found.rework), count(found.rework), share) .. "\n"
            .. mine_tables.text(mine_tables.named "rework", found, lang, SHOWN))
    end
    local timed = false
    for _, a in ipairs(found.activities) do timed = timed or a.duration ~= nil end
    if timed then table_of(out, W, "times", found, lang) end
    return table.concat(out)
end

return text
