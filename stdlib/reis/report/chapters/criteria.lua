-- The criteria: which hold as things are, and which once the plan is done.

local criteria = require "reis.figures.criteria"
local measures = require "reis.figures.measures"
local numbering = require "reis.model.numbering"

--- Where it is measured, and for whom.
local function place(ctx, one)
    local at = one.at.kind == "touchpoint" and numbering.name(one.at) or one.at.name
    return one.persona and ctx.L("criterion.for", at, one.persona.name) or at
end

local function holds(ctx, met) return ctx.W(met and "report.holds" or "report.fails") end

--- Those that nobody can test yet, by name.
local function untestable(ctx)
    local names = {}
    for _, criterion in ipairs(ctx.model.criteria) do
        if not criteria.test(ctx.F, criterion) then names[#names + 1] = criterion.name end
    end
    return names
end

return function(ctx)
    if #ctx.model.criteria == 0 then return nil end
    local W, plan = ctx.W, ctx.plan
    local standing = plan and plan.standing or criteria.standing(ctx.F, ctx.F)
    local currency = ctx.model.company and ctx.model.company.currency
    local rows = { { W "report.criterion", W "report.at", W "report.measure", W "report.bound", W "report.now", W "report.verdict",
        plan and W "report.then" or nil, plan and W "report.verdict" or nil } }
    for _, one in ipairs(standing) do
        local function show(x) return x and measures.show(one.what, x, ctx.lang, currency) or "–" end
        local was = one.met ~= one.flips
        local row = { one.criterion.name, place(ctx, one), measures.label(one.what, ctx.lang), criteria.bounds(one, ctx.lang, currency),
            show(one.from), holds(ctx, was) }
        if plan then row[7], row[8] = show(one.to), holds(ctx, one.met) end
        rows[#rows + 1] = row
    end
    local parts, names = {}, untestable(ctx)
    if #standing > 0 then parts[1] = { rows = rows, right = { [5] = true, [7] = true } } end
    if #names > 0 then parts[#parts + 1] = { text = W("report.untestable", table.concat(names, "; ")) } end
    return { title = W "report.criteria", parts = parts }
end
