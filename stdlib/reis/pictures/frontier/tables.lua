-- The frontier as a table: a row for each plan on it.

local frontier = require "reis.roadmap.frontier"
local listed = require "reis.pictures.listed.table"
local text = require "reis.roadmap.sweep_text"

--- ctx: { frontier = (nil: of the model), sweep = (nil: none) } -> tables
return function(ctx)
    local found = ctx.frontier or #ctx.model.actions > 0 and frontier.of(ctx.model, ctx.F, { time = 0.35 }) or nil
    local tables = {}
    if found then
        listed.rows(tables, ctx.L "sweep.frontier", text.frontier_rows(text.voice(ctx.model, found, ctx.lang), found), { true, true, true })
    end
    table.move(require "reis.pictures.sweep.tables"(ctx), 1, 9, #tables + 1, tables)
    return tables
end
