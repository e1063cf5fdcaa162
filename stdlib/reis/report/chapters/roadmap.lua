-- The roadmap: which actions when.

local plans = require "reis.roadmap.text"

return function(ctx, chapters)
    local plan = ctx.plan
    if not plan then return nil end
    local parts = { { text = plans.line(plan, ctx.lang) } }
    local beware = plans.beware(plan, ctx.lang)
    if beware then parts[2] = { text = beware, class = "beware" } end
    parts[#parts + 1] = chapters.picture(ctx, "roadmap", ctx.L "report.roadmap")
    if #plan.actions > 0 then parts[#parts + 1] = { rows = plans.taken(plan, ctx.lang), right = plans.right } end
    return { title = ctx.L "report.roadmap", parts = parts }
end
