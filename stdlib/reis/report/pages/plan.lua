-- The plan, period by period: the measures and the curves as they will be once what was begun before is finished.

local measures = require "reis.figures.measures"
local periods = require "reis.report.periods"

--- A table of a journey's measures, a column for each period.
local function rows_of(ctx, steps, journey)
    local head = { "" }
    for i, step in ipairs(steps) do head[i + 1] = step.name end
    local rows = { head }
    for _, m in ipairs(periods.measures) do
        local row, moves = { measures.label(m, ctx.lang) }, false
        for i, step in ipairs(steps) do
            row[i + 1] = periods.shown(ctx, m, step.scores.journeys[journey.index])
            moves = moves or row[i + 1] ~= row[2]
        end
        if moves or m == "experience" or m == "completion" then rows[#rows + 1] = row end
    end
    return rows
end

--- What is finished in each period.
local function finished(ctx, steps)
    local list = {}
    for i = 2, #steps do
        for _, row in ipairs(steps[i].done) do
            list[#list + 1] = { text = ctx.P("pages.done.in", steps[i].name, row.name), to = ctx.ids[row.thing] }
        end
    end
    return list
end

--- What the slider shows, as JSON: { periods, personas, journeys = { name, points, curves by persona and period, measures by period } }
local function data(ctx, steps)
    local journeys = {}
    for _, journey in ipairs(ctx.model.journeys) do
        if #journey.touchpoints > 0 and journey.state ~= "to-be" then journeys[#journeys + 1] = periods.journey(ctx, steps, journey) end
    end
    return periods.json(ctx, steps, journeys)
end

local function parts_of(ctx, steps)
    local parts = { { text = ctx.P "pages.plan.sub" }, { slider = data(ctx, steps) } }
    local list = finished(ctx, steps)
    if #list > 0 then
        parts[#parts + 1] = { head = ctx.P "pages.plan.finished" }
        parts[#parts + 1] = { list = list }
    end
    parts[#parts + 1] = { head = ctx.P "pages.plan.table" }
    for _, journey in ipairs(ctx.model.journeys) do
        local rows, right = rows_of(ctx, steps, journey), {}
        for c = 2, #rows[1] do right[c] = true end
        if journey.state ~= "to-be" then parts[#parts + 1] = { rows = rows, right = right, caption = journey.name } end
    end
    return parts
end

return function(ctx)
    local steps = ctx.plan and #ctx.plan.actions > 0 and periods.of(ctx)
    if not steps then return {} end
    return { { id = "plan", title = ctx.P "pages.plan", menu = 1, kind = "plan", parts = function() return parts_of(ctx, steps) end } }
end
