-- What reports in any format say: verdicts, rows of measures, in two languages.

local format = require "reis.words.format"
local measures = require "reis.figures.measures"
local numbering = require "reis.model.numbering"

local text = {}

text.words = {
    en = {
        ecosystem = "The whole, from above", roadmap = "Roadmap", measures = "Measures",
        together = "together", experience = "experience", completion = "completion", lifetime = "completions per new customer",
        duration = "duration", cost_to_serve = "cost to serve", handovers = "handovers",
        channel_switches = "channel switches", consistency = "consistency", killer_risk = "killer risk",
        mean = "mean", peak = "peak", ["end"] = "end", vetoed = "vetoed", veto_by = "vetoed by", at = "at",
        left_out = "Left out", evidence = "Evidence", journeys = "journeys",
        source = "source", kind = "kind",
        n = "n", date = "date", contents = "Contents",
        made_with = "Made with reis", map = "Journey map", zoom = "Phase",
    },
    nl = {
        ecosystem = "Het geheel, van boven", roadmap = "Roadmap", measures = "Maten",
        together = "samen", experience = "ervaring", completion = "voltooiing", lifetime = "voltooiingen per nieuwe klant",
        duration = "duur", cost_to_serve = "kosten per klant", handovers = "overdrachten",
        channel_switches = "kanaalwissels", consistency = "samenhang", killer_risk = "kans op een killer",
        mean = "gemiddelde", peak = "piek", ["end"] = "einde", vetoed = "veto", veto_by = "veto door", at = "bij",
        left_out = "Niet gekozen", evidence = "Bewijs", journeys = "klantreizen",
        source = "bron", kind = "soort",
        n = "n", date = "datum", contents = "Inhoud",
        made_with = "Gemaakt met reis", map = "Klantreiskaart", zoom = "Fase",
    },
}

local MEASURES = { "mean", "peak", "end", "killer_risk", "completion", "lifetime", "duration", "cost_to_serve", "handovers",
    "channel_switches", "consistency" }

--- The table of a journey's measures -> rows of texts; the first is the head.
function text.measures(j, lang, currency)
    local W = text.words[lang] or text.words.en
    local head, first = { "", W.together }, { W.experience, measures.headline(j, lang) }
    for i, row in ipairs(j.personas) do
        head[i + 2] = ("%s (%s)"):format(row.persona, format.percent(row.share, lang))
        first[i + 2] = measures.headline(row, lang)
    end
    local rows = { head, first }
    for _, m in ipairs(MEASURES) do
        local line = { W[m], measures.show(m, j[m], lang, currency) }
        for i, row in ipairs(j.personas) do line[i + 2] = measures.cell(row, m, lang, currency) end
        rows[#rows + 1] = line
    end
    return rows
end

--- One sentence on a journey (thing, scores): vetoed and by what, or its experience.
function text.verdict(journey, j, lang)
    local W = text.words[lang] or text.words.en
    local parts = {}
    for _, row in ipairs(j.personas) do
        if row.vetoed and row.share > 0 then
            local killers = {}
            for _, k in ipairs(row.killers) do
                killers[#killers + 1] = ("%s, %s %s %s"):format(k.name, W.at, numbering.at(journey, k.index), k.touchpoint)
            end
            parts[#parts + 1] = ("%s: %s %s"):format(row.persona, W.veto_by, table.concat(killers, "; "))
        end
    end
    if #parts > 0 then return table.concat(parts, ". "), true end
    return ("%s %s, %s %s"):format(W.experience, measures.headline(j, lang), W.completion,
        format.percent(j.completion, lang)), false
end

return text
