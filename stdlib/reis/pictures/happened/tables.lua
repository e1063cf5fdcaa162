-- A map of what happened as tables: every activity and every step of the log, also those that the picture leaves out.

local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local listed = require "reis.pictures.listed.table"
local mine_tables = require "reis.data.mine_tables"

--- ctx: as pictures/happened/view has it -> tables
return function(ctx)
    local W, lang, tables, whole = i18n.of(ctx.lang, "happened"), ctx.lang, {}, ctx.graph
    if not whole then return tables end
    local function took(s) return s and mine_tables.took(W, s, lang) or "" end
    local function drawn(one) return ctx.part.has[one] and W "tab.yes" or "" end
    local rows = {}
    for i, n in ipairs(whole.nodes) do
        rows[i] = { n.name, format.count(n.count, lang), format.count(n.cases, lang), format.percent(n.cases / whole.cases, lang),
            format.count(n.starts, lang), format.count(n.ends, lang), took(n.wait_s), n.channel or "", drawn(n) }
    end
    listed.add(tables, W "tab.activities", { W "tab.activity", ">" .. W "tab.events", ">" .. W "tab.cases", ">" .. W "tab.share",
        ">" .. W "tab.starts", ">" .. W "tab.ends", ">" .. W "tab.wait", W "tab.channel", W "tab.drawn" }, rows)
    rows = {}
    for i, e in ipairs(whole.edges) do
        rows[i] = { e.from.name, e.to.name, format.count(e.count, lang), format.percent(e.count / e.from.count, lang), took(e.median_s), drawn(e) }
    end
    listed.add(tables, W "tab.steps", { W "tab.from", W "tab.to", ">" .. W "tab.count", ">" .. W "tab.share.of", ">" .. W "tab.median",
        W "tab.drawn" }, rows)
    return tables
end
