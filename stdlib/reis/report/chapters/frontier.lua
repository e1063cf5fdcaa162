-- What each budget buys: the efficient frontier, where the roadmap has a budget.

local frontier = require "reis.roadmap.frontier"
local text = require "reis.roadmap.sweep_text"

local MOST, TIME = 60, 0.1 -- plans that are made, and seconds of search for each

return function(ctx, chapters)
    local plan = ctx.plan
    if not plan or not plan.budget or #plan.actions + #plan.left_out == 0 then return nil end
    local found = frontier.of(ctx.model, ctx.F, { time = TIME, most = ctx.large and MOST // 3 or MOST,
        roadmap = plan.roadmap_thing and plan.roadmap_thing.name })
    if not found then return nil end
    local V = text.voice(ctx.model, found, ctx.lang)
    local parts = { { text = text.loses(V, found) }, chapters.picture(ctx, "frontier", ctx.W "report.frontier", { frontier = found }),
        { rows = text.frontier_rows(V, found), right = { true, true, true } } }
    if found.cut then parts[#parts + 1] = { text = ctx.W("report.frontier.cut", V.money_of(found.cut)) } end
    return { title = ctx.W "report.frontier", parts = parts }
end
