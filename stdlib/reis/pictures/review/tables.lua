-- What was done as tables: expected against measured, what follows from it, and what is due for a new look.

local i18n = require "reis.words.i18n"
local listed = require "reis.pictures.listed.table"
local review = require "reis.figures.review"
local text = require "reis.figures.review_text"

--- ctx: { reviewed = (nil: of the model today) } -> tables
return function(ctx)
    local R, tables, W = ctx.reviewed or review.of(ctx.F, { today = ctx.today }), {}, i18n.of(ctx.lang, "table")
    listed.rows(tables, ctx.L "report.review", text.rows(ctx.model, R, ctx.lang), { false, false, true, true, true, true, true })
    local rows = {}
    for i, line in ipairs(text.follows(ctx.model, R, ctx.lang)) do rows[i] = { (line:gsub("%s+$", "")) } end
    listed.add(tables, W "tab.follows", { W "col.text" }, rows)
    rows = {}
    for i, one in ipairs(R.due) do rows[i] = { W("kind." .. one.thing.kind), one.thing.name, tostring(one.last), tostring(one.since) } end
    listed.add(tables, W "tab.due", { W "col.kind", W "col.text", W "col.last", W "col.since" }, rows)
    return tables
end
