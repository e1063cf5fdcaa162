-- The report as Markdown: the measures, the verdicts and the roadmap, without pictures.

local host = require "host"
local numbering = require "reis.model.numbering"
local pictures = require "reis.pictures.pictures"
local plans = require "reis.roadmap.text"
local text = require "reis.report.text"

local md = {}

--- Text in which nothing is taken for Markdown or HTML.
local function escape(s)
    s = tostring(s):gsub("[%c\127]", " ")
    return (s:gsub("[\\`*_{}%[%]<>()#+!|~&-]", "\\%0"))
end

local function table_md(rows)
    local out = {}
    for r, row in ipairs(rows) do
        local cells = {}
        for c, cell in ipairs(row) do cells[c] = escape(cell) end
        out[#out + 1] = "| " .. table.concat(cells, " | ") .. " |"
        if r == 1 then out[#out + 1] = "|" .. (" --- |"):rep(#row) end
    end
    return table.concat(out, "\n") .. "\n\n"
end

--- The report of a project, given to `put` piece by piece. options: lang, plan -> true
function md.write(project, options, put)
    local ctx = pictures.context(project, { lang = options.lang, plan = options.plan })
    local model = ctx.model
    put(("# %s\n\n"):format(escape(model.company and model.company.name or ctx.L "report.journeys")))
    if ctx.plan then put(escape(plans.headline(ctx.plan, ctx.lang)) .. "\n\n") end
    for i, journey in ipairs(model.journeys) do
        local j = ctx.scores.journeys[i]
        put(("## %s\n\n%s\n\n"):format(escape(journey.name), escape((text.verdict(model, journey, j, ctx.lang)))))
        put(table_md(text.measures(model, j, ctx.lang)))
        for _, phase in ipairs(journey.phases) do
            put(("### %d %s\n\n"):format(phase.index, escape(phase.name)))
            for _, t in ipairs(phase.touchpoints) do put(("%s. %s\n"):format(numbering.of(t), escape(t.name))) end
            put("\n")
        end
    end
    if ctx.plan then
        put(("## %s\n\n%s\n\n"):format(ctx.L "report.roadmap", escape(plans.line(ctx.plan, ctx.lang))))
        local beware = plans.beware(ctx.plan, ctx.lang)
        if beware then put(escape(beware) .. "\n\n") end
        if #ctx.plan.actions > 0 then put(table_md(plans.taken(ctx.plan, ctx.lang))) end
        if #ctx.plan.left_out > 0 then
            put(table_md(plans.left_out(ctx.plan, ctx.lang)))
        end
    end
    local review = text.review(ctx, host.today())
    if review then
        put(("## %s\n\n"):format(ctx.L "report.review"))
        if review.rows then put(table_md(review.rows)) end
        for _, line in ipairs(review.lines) do put(escape((line:gsub("\n$", ""))) .. "\n\n") end
    end
    local evidence = text.evidence(model, ctx.lang)
    if evidence then put(("## %s\n\n%s"):format(ctx.L "report.evidence", table_md(evidence))) end
    return true
end

return md
