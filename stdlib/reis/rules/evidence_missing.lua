-- Marks that nobody can trace back to a survey, an interview or a log are opinions.
return {
    id = "evidence-missing",
    severity = "note",
    doc = "A touchpoint has marks, or a need or pain is stated, without evidence.",
    why = "Marks that nobody can trace back to a survey, an interview or a log are opinions.",
    mend = "Name the evidence; where there is none, declare an assumption, and test it.",
    source = "a design agency on the journey map: four points of quality",
    example = { wrong = [[
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 7 },
} }
]], right = [[
survey "Spring" { n = 412, date = "2026-03" }
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 7, evidence = { "Spring" } },
} }
]] },
    check = function(model, _, report, options)
        local function look(thing, what)
            if not thing.plain and #thing.ref.evidence == 0 then
                report("note", thing, options.L(what))
            end
        end
        for _, journey in ipairs(model.journeys) do
            for _, t in ipairs(journey.touchpoints) do
                if rawget(t, "score") or rawget(t, "experience") then
                    look(t, "evidence-missing.marks")
                end
                for _, need in ipairs(t.needs) do look(need, "evidence-missing.stated") end
                for _, pain in ipairs(t.pains) do look(pain, "evidence-missing.stated") end
            end
            for _, phase in ipairs(journey.phases) do
                for _, need in ipairs(phase.needs) do look(need, "evidence-missing.stated") end
                for _, pain in ipairs(phase.pains) do look(pain, "evidence-missing.stated") end
            end
        end
    end,
}
