-- A journey held against a log as tables, text, JSON and rows for CSV.

local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local json = require "reis.words.json"
local mine_tables = require "reis.data.mine_tables"
local tables = require "reis.words.tables"

local out = {}

local SHOWN = 15 -- rows of a table of text

local function words(lang)
    local W = i18n.of(lang, "conformance")
    local own = { W = W, lang = lang }
    function own.count(n) return format.count(n, lang) end
    function own.share(x) return format.percent(x, lang) end
    function own.took(s) return s and mine_tables.took(W, s, lang) or "–" end
    function own.from(name) return name or W "conf.begin" end
    function own.to(name) return name or W "conf.end" end
    return own
end

--- The chances that differ, those that differ most first.
function out.differing(C)
    local list = {}
    for _, c in ipairs(C.chances) do list[#list + 1] = c.differs and c or nil end
    table.sort(list, function(a, b)
        local x, y = math.abs(a.actual - a.declared) * a.n, math.abs(b.actual - b.declared) * b.n
        if x ~= y then return x > y end
        if a.from ~= b.from then return (a.from or "") < (b.from or "") end
        return (a.to or "") < (b.to or "")
    end)
    return list
end

--- All tables: list of { title =, head = list of texts, right = set of columns with numbers, rows = lists of texts }. C: of
-- reis.data.conformance
function out.all(C, lang)
    local T, W = words(lang), i18n.of(lang, "conformance")
    local list = {}
    local function add(title, head, right, items, row)
        local t = { title = W(title), head = {}, right = {}, rows = {} }
        for i, key in ipairs(head) do t.head[i] = W("conf." .. key) end
        for _, c in ipairs(right) do t.right[c] = true end
        for i, item in ipairs(items) do t.rows[i] = row(item) end
        list[#list + 1] = t
    end
    add("conf.forgotten", { "activity", "events", "case", "near" }, { 2, 3 }, C.forgotten, function(a)
        return { a.name, T.count(a.count), T.count(a.cases), a.near or "" }
    end)
    add("conf.unused", { "touchpoint" }, {}, C.unused, function(name) return { name } end)
    add("conf.chances", { "from", "to", "declared", "actual", "interval", "n" }, { 3, 4, 5, 6 }, out.differing(C), function(c)
        return { T.from(c.from), T.to(c.to), T.share(c.declared), T.share(c.actual), W("conf.between", T.share(c.low):gsub(" %%$", ""), T.share(c.high)),
            T.count(c.n) }
    end)
    add("conf.times", { "touchpoint", "what", "declared", "actual", "n" }, { 3, 4, 5 }, C.times, function(t)
        return { t.touchpoint, W("conf." .. t.what), T.took(t.declared_s), T.took(t.median_s), T.count(t.n) }
    end)
    add("conf.deviations", { "from", "to", "case", "share" }, { 3, 4 }, C.deviations, function(d)
        return { T.from(d.from), T.to(d.to), T.count(d.cases), T.share(d.cases / C.tied_cases) }
    end)
    return list
end

--- What is most to be known, as sentences.
function out.sentences(C, lang)
    local T, W = words(lang), i18n.of(lang, "conformance")
    local differ = #out.differing(C)
    return { W("conf.cases", T.count(C.fitting), T.count(C.tied_cases), T.share(C.fitting / C.tied_cases)),
        W("conf.tied", T.count(C.tied_events), T.count(C.events), T.share(C.tied_events / C.events), T.count(C.tied_cases), T.count(C.cases)),
        W("conf.fine", T.count(#C.chances - differ), T.count(#C.chances)) }
end

--- All as text for people. log: what the log is called
function out.text(C, log, lang)
    local W = i18n.of(lang, "conformance")
    local M, parts = i18n.of(lang, "mine"), { W("conf.head", C.journey.name, log) .. "\n" .. table.concat(out.sentences(C, lang), "\n") .. "\n" }
    for _, t in ipairs(out.all(C, lang)) do
        local rows = { t.head }
        table.move(t.rows, 1, math.min(#t.rows, SHOWN), 2, rows)
        parts[#parts + 1] = "\n" .. t.title .. "\n" .. (#t.rows == 0 and W "conf.none" .. "\n" or tables.format(rows, { head = true, right = t.right }))
        if #t.rows > SHOWN then
            parts[#parts + 1] = M("mine.more_cases", format.count(#t.rows - SHOWN, lang), format.count(SHOWN, lang), format.count(#t.rows, lang)) .. "\n"
        end
    end
    return table.concat(parts)
end

local function objects(list, names)
    local made = {}
    for i, item in ipairs(list) do made[i] = json.fields(item, names) end
    return made
end

--- As JSON, with the keys that the manual names.
function out.json(C)
    return json.encode(json.object {
        { "journey", C.journey.name }, { "cases", C.cases }, { "tied_cases", C.tied_cases }, { "events", C.events },
        { "tied_events", C.tied_events }, { "fitting", C.fitting }, { "fit", C.fitting / C.tied_cases },
        { "forgotten", objects(C.forgotten, { "name", "count", "cases", "near" }) }, { "unused", C.unused },
        { "chances", objects(C.chances, { "from", "to", "declared", "actual", "low", "high", "count", "n", "differs" }) },
        { "times", objects(C.times, { "touchpoint", "what", "declared_s", "median_s", "n" }) },
        { "deviations", objects(C.deviations, { "from", "to", "cases" }) },
    })
end

--- The chances as rows for CSV.
function out.rows(C)
    local rows = { { "from", "to", "declared", "actual", "low", "high", "count", "n", "differs" } }
    for i, c in ipairs(C.chances) do
        rows[i + 1] = { c.from or "", c.to or "", c.declared, c.actual, c.low, c.high, c.count, c.n, c.differs and "yes" or "" }
    end
    return rows
end

return out
