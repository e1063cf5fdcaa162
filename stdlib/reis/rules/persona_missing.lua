-- A journey is somebody's; an average customer does not exist.
return {
    name = "persona-missing",
    doc = "The script has no persona, or a persona without a job to be done.",
    check = function(model, _, report, options)
        local of_persona = require "reis.model.model".of_persona
        if #model.personas == 0 and model.journeys[1] then
            report("warning", model.journeys[1], options.L "persona-missing.none")
        end
        for _, persona in ipairs(model.personas) do
            if not persona.implicit and not of_persona(persona, "job") then
                report("note", persona, options.L "persona-missing.job")
            end
        end
    end,
}
