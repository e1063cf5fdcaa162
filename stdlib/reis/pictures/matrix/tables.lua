-- Value against effort as tables: a row for each action, and those that have no figure.

local i18n = require "reis.words.i18n"
local listed = require "reis.pictures.listed.table"
local matrix = require "reis.roadmap.matrix"

--- ctx: with the plan -> tables
return function(ctx)
    local W, tables, plan = i18n.of(ctx.lang, "table"), {}, ctx.plan
    if not plan then return tables end
    local M, rows = matrix.of(plan), {}
    local currency = ctx.model.company and ctx.model.company.currency
    listed.rows(tables, W "tab.matrix", matrix.table(M, ctx.lang, currency), matrix.right)
    for i, name in ipairs(M.unknown) do rows[i] = { name } end
    listed.add(tables, W "tab.unknown", { W "col.action" }, rows)
    return tables
end
