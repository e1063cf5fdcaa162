-- The sources that it rests on.

local format = require "reis.words.format"

return function(ctx)
    if #ctx.model.evidence == 0 then return nil end
    local L = ctx.L
    local rows = { { L "report.source", L "report.kind", L "report.n", L "report.date" } }
    for _, e in ipairs(ctx.model.evidence) do
        rows[#rows + 1] = { e.name, L("kind." .. e.kind), format.count(e.n, ctx.lang), e.date or "–" }
    end
    return { title = L "report.evidence", parts = { { rows = rows, right = { [3] = true } } } }
end
