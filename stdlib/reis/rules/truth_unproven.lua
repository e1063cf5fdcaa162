-- A moment of truth decides the journey, so its mark should not be a guess.
return {
    name = "truth-unproven",
    doc = "A moment of truth without evidence.",
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
