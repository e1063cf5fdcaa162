-- The scenarios before and after, and the plans that they lead to side by side.

local compare = require "reis.roadmap.compare"
local scenarios = require "reis.roadmap.scenarios"
local text = require "reis.roadmap.scenarios_text"

local STEPS = 20000 -- of the search for each plan: the same each time

--- The plans under the scenarios beside the best one now, as parts; none where there is nothing to plan.
local function plans(ctx, chapters, found, parts)
    if not ctx.plan or #ctx.plan.actions + #ctx.plan.left_out == 0 then return end
    local names, made = { ctx.plan.method }, { [ctx.plan.method] = ctx.plan }
    for i, column in ipairs(found.columns) do names[i + 1], made[column.name] = column.name, column.found.plan end
    local C = compare.of(ctx.model, ctx.F, names, { iterations = STEPS, lang = ctx.lang, made = made })
    if not C then return end
    local right = {}
    for c = 2, #C.columns + 1 do right[c] = true end
    parts[#parts + 1] = { head = ctx.W "report.plans" }
    parts[#parts + 1] = chapters.picture(ctx, "compare", ctx.W "report.plans", { comparison = C, plan = C.best })
    parts[#parts + 1] = { rows = compare.table(C, ctx.lang), right = right }
    parts[#parts + 1] = { text = ctx.L "compare.legend" }
    for _, one in ipairs(C.without) do parts[#parts + 1] = { text = ctx.L("compare.without", one.name, one.why) } end
end

return function(ctx, chapters)
    if #ctx.model.scenarios == 0 then return nil end
    local title = ctx.W "report.scenarios"
    local found, message, wrong = scenarios.of(ctx.model, ctx.F, ctx.model.scenarios, { iterations = STEPS })
    if not found then return { title = title, parts = { { text = ("%s: %s"):format(wrong.name, message), class = "beware" } } } end
    local V, now = text.voice(ctx.model, ctx.lang), ctx.scores
    local parts = { chapters.picture(ctx, "whatif", title, { whatif = found, plan = false }),
        { rows = text.utility(now, found.columns, V), right = {} } }
    local still = {}
    for _, one in ipairs(text.journeys(ctx.model, now, found.columns, V)) do
        if one.rows then parts[#parts + 1] = { rows = one.rows, right = {} } else still[#still + 1] = one.name end
    end
    if #still > 0 then parts[#parts + 1] = { text = ctx.W("report.still", table.concat(still, ", ")) } end
    for _, column in ipairs(found.columns) do
        for _, line in ipairs(text.notes(column, now, found.present, V)) do parts[#parts + 1] = { text = line:match "^ *(.*)$" } end
    end
    plans(ctx, chapters, found, parts)
    return { title = title, parts = parts }
end
