-- Plans side by side as tables: what each comes to, and when each action starts in it.

local compare = require "reis.roadmap.compare"
local i18n = require "reis.words.i18n"
local listed = require "reis.pictures.listed.table"

--- ctx: { comparison = (nil: of our methods and the script's scenarios) } -> tables
return function(ctx)
    local C = ctx.comparison or #ctx.model.actions > 0 and compare.of(ctx.model, ctx.F, compare.names(ctx.model), { time = 0.35 }) or nil
    local tables, W = {}, i18n.of(ctx.lang, "table")
    if not C or #C.columns == 0 then return tables end
    local right, rows = {}, {}
    for c = 2, #C.columns + 1 do right[c] = true end
    listed.rows(tables, W "tab.plans" .. " — " .. ctx.L "compare.legend", compare.table(C, ctx.lang), right)
    for i, one in ipairs(C.without) do rows[i] = { one.name, one.why } end
    listed.add(tables, W "tab.no_plan", { W "tab.plans", W "col.why" }, rows)
    return tables
end
