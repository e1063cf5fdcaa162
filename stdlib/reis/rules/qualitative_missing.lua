-- Surveys and logs say how many; why, only people do.
local evidence = require "reis.model.evidence"

local function holders(journey, visit)
    visit(journey)
    for _, phase in ipairs(journey.phases) do
        visit(phase)
        for _, t in ipairs(phase.touchpoints) do visit(t) end
    end
end

--- All that is known of the phases of a journey with a goal -> list of evidence, with repeats
local function known_of(journey)
    local list = {}
    for _, phase in ipairs(journey.phases) do
        local of = rawget(phase, "goal") and evidence.of_phase(phase) or {}
        table.move(of, 1, #of, #list + 1, list)
    end
    return list
end

return {
    id = "qualitative-missing",
    severity = "warning",
    doc = "A persona's job or context, a phase's goal or a criterion rests on surveys or logs only.",
    why = "What drives customers, their milestones and their criteria come out in open talks only; counting comes after that.",
    mend = "Interview or observe a few customers, and name that as evidence of the persona, phase or criterion.",
    source = "two articles on researching the customer journey: five layers",
    example = { wrong = [[
survey "Spring" { n = 412, date = "2025-12" }
persona "Kim" { job = "Get to work dry", expects = 6 }
]], right = [[
interview "Visits" { n = 18, date = "2025-12" }
survey "Spring" { n = 412, date = "2025-12" }
persona "Kim" { job = "Get to work dry", evidence = { "Visits" } }
]] },
    check = function(model, _, report, options)
        local L, all = options.L, evidence.only_counts(evidence.declared(model))
        for _, persona in ipairs(model.personas) do
            local own = persona.ref.evidence
            if not persona.implicit and (rawget(persona, "job") or rawget(persona, "context"))
                and (#own > 0 and evidence.only_counts(own) or #own == 0 and all) then
                report("warning", persona, L "qualitative-missing.persona")
            end
        end
        for _, journey in ipairs(model.journeys) do
            local whole = not (all and #model.personas > 0) and evidence.only_counts(known_of(journey)) -- else it is said of the personas
            if whole then report("note", journey, L "qualitative-missing.journey") end
            holders(journey, function(holder)
                if not whole and holder.kind == "phase" and rawget(holder, "goal") and evidence.only_counts(holder.ref.evidence) then
                    report("warning", holder, L "qualitative-missing.phase")
                end
                for _, criterion in ipairs(holder.criteria) do
                    if not criterion.plain and evidence.only_counts(criterion.ref.evidence) then
                        report("warning", criterion, L "qualitative-missing.criterion")
                    end
                end
            end)
        end
    end,
}
