-- A journey is somebody's; an average customer does not exist.
return {
    id = "persona-missing",
    severity = "warning",
    doc = "The script has no persona, or a persona without a job to be done.",
    why = "A journey is somebody's; an average customer does not exist.",
    mend = "Declare a persona with a job to be done.",
    source = "Van der Kooi 2017, the journey map in five steps",
    example = { wrong = [[
persona "Kim" {}
]], right = [[
persona "Kim" { job = "Get to work dry" }
]] },
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
