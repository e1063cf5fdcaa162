-- What was done, looked back upon; nil where there is nothing to look back upon.

local review = require "reis.figures.review"
local said = require "reis.figures.review_text"

return function(ctx, chapters)
    local R = review.of(ctx.F, { today = ctx.today, roadmap = ctx.plan and ctx.plan.roadmap_thing })
    if #R.judged + #R.unjudged == 0 then return nil end
    local parts = { chapters.picture(ctx, "review", ctx.L "report.review", { reviewed = R, plan = false }) }
    if #R.judged > 0 then
        parts[2] = { rows = said.rows(ctx.model, R, ctx.lang), right = { [3] = true, [4] = true, [5] = true, [6] = true, [7] = true } }
    end
    for _, line in ipairs(said.lines(ctx.model, R, ctx.lang)) do parts[#parts + 1] = { text = (line:gsub("\n$", "")) } end
    return { title = ctx.L "report.review", parts = parts }
end
