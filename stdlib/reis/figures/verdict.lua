-- What is said of a journey in pictures and reports: its verdict, and rows of measures, in the language asked for.

local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local measures = require "reis.figures.measures"
local numbering = require "reis.model.numbering"

local verdict = {}

local MEASURES = { "mean", "peak", "end", "killer_risk", "completion", "lifetime", "duration", "cost_to_serve", "handovers",
    "channel_switches", "consistency" }

--- The table of a journey's measures (model, its scores) -> rows of texts; the first is the head.
function verdict.measures(model, j, lang)
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

--- One sentence on a journey (model, thing, scores): vetoed and by what, those of whom it is the same together, or its experience.
function verdict.verdict(model, journey, j, lang)
    local L, parts, by = i18n.of(lang), {}, {}
    for _, row in ipairs(j.personas) do
        if row.vetoed and row.share > 0 then
            local killers = {}
            for _, k in ipairs(row.killers) do
                killers[#killers + 1] = L("report.killer", k.name, numbering.at(journey, k.index), k.touchpoint)
            end
            local what = table.concat(killers, "; ")
            local part = by[what]
            if not part then
                part = { what = what, who = {} }
                by[what], parts[#parts + 1] = part, part
            end
            table.insert(part.who, measures.who(model, row, lang))
        end
    end
    for i, part in ipairs(parts) do parts[i] = L("report.veto", table.concat(part.who, ", "), part.what) end
    if #parts > 0 then return table.concat(parts, ". "), true end
    return L("report.verdict", measures.headline(j, lang), format.percent(j.completion, lang)), false
end

return verdict
