-- The priority matrix: value against effort.

local matrix = require "reis.roadmap.matrix"

return function(ctx, chapters)
    local M = ctx.plan and matrix.of(ctx.plan)
    if not M or #M.rows == 0 then return nil end
    local currency = ctx.model.company and ctx.model.company.currency
    local parts = { { text = ctx.L "matrix.sub" }, chapters.picture(ctx, "matrix", ctx.W "report.matrix"),
        { rows = matrix.table(M, ctx.lang, currency), right = matrix.right } }
    if #M.unknown > 0 then parts[#parts + 1] = { text = ctx.L("matrix.unknown", table.concat(M.unknown, ", ")) } end
    return { title = ctx.W "report.matrix", parts = parts }
end
