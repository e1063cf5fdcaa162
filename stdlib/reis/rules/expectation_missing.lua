-- Emotion is experience minus expectation: without the latter a pass (5.5) stands in for it.
return {
    name = "expectation-missing",
    doc = "A persona has marks to live through and no expectations.",
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
