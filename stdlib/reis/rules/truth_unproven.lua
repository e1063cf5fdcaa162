-- A moment of truth decides the journey, so its mark should not be a guess.
return {
    id = "truth-unproven",
    severity = "warning",
    doc = "A moment of truth without evidence.",
    why = "A moment of truth decides the journey, so its mark should not be a guess.",
    mend = "Ask customers about this one first, and name the evidence.",
    source = "Van der Kooi 2017, the journey map in five steps",
    example = { wrong = [[
journey "Buy" { phase "Find" {
  touchpoint "Page" { moment_of_truth = true },
} }
]], right = [[
interview "Visits" { n = 18, date = "2025-12" }
journey "Buy" { phase "Find" {
  touchpoint "Page" { moment_of_truth = true, evidence = { "Visits" } },
} }
]] },
    check = function(model, _, report, options)
        for _, journey in ipairs(model.journeys) do
            for _, t in ipairs(journey.touchpoints) do
                if rawget(t, "moment_of_truth") and #t.ref.evidence == 0 then
                    report("warning", t, options.L "truth-unproven")
                end
            end
        end
    end,
}
