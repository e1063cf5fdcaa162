-- What reports in any format say: verdicts and rows of measures, in the report's language.

local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local measures = require "reis.figures.measures"
local numbering = require "reis.model.numbering"

local text = {}

local MEASURES = { "mean", "peak", "end", "killer_risk", "completion", "lifetime", "duration", "cost_to_serve", "handovers",
    "channel_switches", "consistency" }

--- The table of a journey's measures (model, its scores) -> rows of texts; the first is the head.
function text.measures(model, j, lang)
    local L, currency = i18n.of(lang), model.company and model.company.currency
    local head, first = { "", L "score.together" }, { measures.label("experience", lang), measures.headline(j, lang) }
    for i, row in ipairs(j.personas) do
        head[i + 2] = ("%s (%s)"):format(measures.who(model, row, lang), format.percent(row.share, lang))
        first[i + 2] = measures.headline(row, lang)
    end
    local rows = { head, first }
    for _, m in ipairs(MEASURES) do
        local line = { measures.label(m, lang), measures.show(m, j[m], lang, currency) }
        for i, row in ipairs(j.personas) do line[i + 2] = measures.cell(row, m, lang, currency) end
        rows[#rows + 1] = line
    end
    return rows
end

--- One sentence on a journey (model, thing, scores): vetoed and by what, or its experience.
function text.verdict(model, journey, j, lang)
    local L, parts = i18n.of(lang), {}
    for _, row in ipairs(j.personas) do
        if row.vetoed and row.share > 0 then
            local killers = {}
            for _, k in ipairs(row.killers) do
                killers[#killers + 1] = L("report.killer", k.name, numbering.at(journey, k.index), k.touchpoint)
            end
            parts[#parts + 1] = L("report.veto", measures.who(model, row, lang), table.concat(killers, "; "))
        end
    end
    if #parts > 0 then return table.concat(parts, ". "), true end
    return L("report.verdict", measures.headline(j, lang), format.percent(j.completion, lang)), false
end

--- Rows of the sources of a model; the first is the head. nil where there are none.
function text.evidence(model, lang)
    if #model.evidence == 0 then return nil end
    local L = i18n.of(lang)
    local rows = { { L "report.source", L "report.kind", L "report.n", L "report.date" } }
    for _, e in ipairs(model.evidence) do
        rows[#rows + 1] = { e.name, L("kind." .. e.kind), format.count(e.n, lang), e.date or "–" }
    end
    return rows
end

--- The chapter on what was done: rows of what was judged (the first is the head; nil where nothing was) and the lines that
-- follow from it; nil where there is nothing to look back upon.
function text.review(ctx, today)
    local review, said = require "reis.figures.review", require "reis.figures.review_text"
    local R = review.of(ctx.F, { today = today, roadmap = ctx.plan and ctx.plan.roadmap_thing })
    if #R.judged + #R.unjudged == 0 then return nil end
    return { rows = #R.judged > 0 and said.rows(ctx.model, R, ctx.lang) or nil, lines = said.lines(ctx.model, R, ctx.lang) }
end

return text
