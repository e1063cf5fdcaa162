-- What each budget buys: the efficient frontier, where the roadmap has a budget.

local frontier = require "reis.roadmap.frontier"
local text = require "reis.roadmap.sweep_text"

local MOST, STEPS = 60, 5000 -- plans that are made, and steps of the search for each: the same each time

return function(ctx, chapters)
    local plan = ctx.plan
    if not plan or not plan.budget or #plan.actions + #plan.left_out == 0 then return nil end
    local found = frontier.of(ctx.model, ctx.F, { iterations = STEPS, most = ctx.large and MOST // 3 or MOST,
        roadmap = plan.roadmap_thing and plan.roadmap_thing.name })
    if not found then return nil end
    local V = text.voice(ctx.model, found, ctx.lang)
    local parts = { { text = text.loses(V, found) }, chapters.picture(ctx, "frontier", ctx.W "report.frontier", { frontier = found }),
        { rows = text.frontier_rows(V, found), right = { true, true, true } } }
    if found.cut then parts[#parts + 1] = { text = ctx.W("report.frontier.cut", V.money_of(found.cut)) } end
    return { title = ctx.W "report.frontier", parts = parts }
end
