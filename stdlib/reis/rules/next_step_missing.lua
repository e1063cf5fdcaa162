-- The end is a new beginning: a customer who is done should know where to go.
return {
    name = "next-step-missing",
    doc = "A journey ends and leads nowhere: it has no cyclic and no leads_to.",
    check = function(model, _, report, options)
        for _, journey in ipairs(model.journeys) do
            local last = journey.touchpoints[#journey.touchpoints]
            if last and not rawget(journey, "cyclic") and not rawget(journey, "leads_to") then
                report("note", journey, options.L("next-step-missing", last.name))
            end
        end
    end,
}
