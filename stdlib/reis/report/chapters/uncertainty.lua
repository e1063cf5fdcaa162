-- How sure it is: what the uncertain numbers make of the plan or of utility, where the script has some.

local format = require "reis.words.format"
local simulate = require "reis.roadmap.simulate"
local text = require "reis.roadmap.simulate_text"

local DRAWS, FEWER = 2000, 300 -- in a large model each takes long
local FANS = 20 -- journeys with a page for their curve

--- The plan that is carried out; nil where there is nothing to plan.
local function plan_of(ctx)
    return ctx.plan and #ctx.plan.actions + #ctx.plan.left_out > 0 and ctx.plan or nil
end

local function simulation(ctx, plan)
    local options = { n = ctx.large and FEWER or DRAWS, curve = #ctx.model.journeys <= FANS, correlated = ctx.correlated }
    local found, diags
    if plan then
        if ctx.large then options.best = false end -- no plan for each draw
        found, diags = simulate.of(ctx.model, plan, options)
    else
        found, diags = simulate.alone(ctx.model, options)
    end
    return found and simulate.result(found), diags
end

--- The curve of a journey with its band, as rows.
local function band_rows(ctx, band)
    local rows = { { ctx.W "report.touchpoint", "p05", "p50", "p95" } }
    for i, point in ipairs(band.points) do
        local function show(x) return x and format.signed(x, 1, ctx.lang) or "–" end
        rows[i + 1] = { point.name, show(point.p05), show(point.p50), show(point.p95) }
    end
    return rows
end

return function(ctx, chapters)
    local plan, title = plan_of(ctx), ctx.W "report.uncertainty"
    if simulate.uncertain(ctx.model, plan) == 0 then return nil end
    local result, diags = simulation(ctx, plan)
    if not result then return { title = title, parts = { { text = diags[1].message, class = "beware" } } } end
    ctx.simulated = result -- for the guide, that asks for what is worth knowing first
    local parts = {}
    for i, line in ipairs(text.about_lines(ctx.L, result, ctx.lang)) do parts[i] = { text = line } end
    parts[#parts + 1] = chapters.picture(ctx, "simulate", title, { simulation = result })
    for _, one in ipairs(text.tables(ctx.model, result, ctx.lang)) do
        parts[#parts + 1] = { rows = one.rows, right = one.right, headless = one.headless }
        if one.foot then parts[#parts + 1] = { text = one.foot } end
    end
    for _, band in ipairs(result.bands or {}) do
        parts[#parts + 1] = { head = ctx.L("simulate.title.fan", band.journey.name) }
        parts[#parts + 1] = { rows = band_rows(ctx, band), right = { [2] = true, [3] = true, [4] = true } }
    end
    return { title = title, parts = parts }
end
