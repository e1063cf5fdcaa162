-- Emotion is experience minus expectation: without the latter a pass (5.5) stands in for it.
return {
    id = "expectation-missing",
    severity = "note",
    doc = "A persona has marks to live through and no expectations.",
    why = "Emotion is experience minus what was expected.",
    mend = "Give the persona expects: a mark, or marks per value.",
    source = "a critique of the journey map: killers and cycles",
    example = { wrong = [[
persona "Kim" {}
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 7 },
} }
]], right = [[
persona "Kim" { expects = 6 }
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 7 },
} }
]] },
    check = function(model, _, report, options)
        local of_persona = require "reis.model.model".of_persona
        local open = false
        for _, journey in ipairs(model.journeys) do
            for _, t in ipairs(journey.touchpoints) do
                local scored = rawget(t, "score") or rawget(t, "experience")
                open = open or scored ~= nil and rawget(t, "expects") == nil
            end
        end
        if not open then return end
        for _, persona in ipairs(model.personas) do
            if not persona.implicit and of_persona(persona, "expects") == nil then
                report("note", persona, options.L "expectation-missing")
            end
        end
    end,
}
