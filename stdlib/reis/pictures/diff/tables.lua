-- Two models as tables: what changed, and what that does to the measures.

local criteria = require "reis.figures.criteria"
local i18n = require "reis.words.i18n"
local listed = require "reis.pictures.listed.table"
local text = require "reis.figures.diff_text"

--- ctx: { diff = of reis.figures.diff } -> tables
return function(ctx)
    local D, tables, W = ctx.diff, {}, i18n.of(ctx.lang, "table")
    if not D then return tables end
    local V, still, rows, right = text.voice(ctx.model, ctx.lang), {}, {}, {}
    listed.rows(tables, W "tab.changes", text.changes(D, V))
    for c = 2, #ctx.model.personas + 2 do right[c] = true end
    for _, one in ipairs(D.journeys) do
        local own = text.journey(one, V)
        if own then listed.rows(tables, one.name, own, right) else still[#still + 1] = { one.name } end
    end
    listed.add(tables, W "tab.still", { W "col.journey" }, still)
    listed.add(tables, ctx.L "whatif.utility", { ctx.L "whatif.utility" }, { { text.utility(D, V) } })
    for i, one in ipairs(D.criteria) do rows[i] = { criteria.line(one, ctx.lang, V.currency) } end
    listed.add(tables, W "tab.flips", { W "col.criterion" }, rows)
    return tables
end
