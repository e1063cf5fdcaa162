-- The report as Markdown: the measures, the verdicts and the roadmap, without pictures.

local chapters = require "reis.report.chapters"
local numbering = require "reis.model.numbering"
local pictures = require "reis.pictures.pictures"
local plans = require "reis.roadmap.text"
local text = require "reis.figures.verdict"

local md = {}

local escape = require "reis.words.markdown".escape

local function table_md(rows, headless)
    local out = {}
    if headless then out[1] = "|" .. ("  |"):rep(#rows[1]) .. "\n|" .. (" --- |"):rep(#rows[1]) end
    for r, row in ipairs(rows) do
        local cells = {}
        for c = 1, #rows[1] do cells[c] = escape(row[c] or "") end
        out[#out + 1] = "| " .. table.concat(cells, " | ") .. " |"
        if r == 1 and not headless then out[#out + 1] = "|" .. (" --- |"):rep(#row) end
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
    for _, chapter in ipairs(chapters.of(chapters.context(ctx, project))) do
        put(("## %s\n\n"):format(escape(chapter.title)))
        for _, part in ipairs(chapter.parts) do
            if part.text then put(escape(part.text) .. "\n\n") end
            if part.head then put(("### %s\n\n"):format(escape(part.head))) end
            if part.rows then put(table_md(part.rows, part.headless)) end
        end
    end
    return true
end

return md
