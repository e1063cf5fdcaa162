-- What rests on assumptions only should be tested before money is spent on it.
local function only_assumed(thing)
    local list = thing.ref.evidence
    for _, source in ipairs(list) do
        if source.kind ~= "assumption" then return false end
    end
    return #list > 0
end

return {
    name = "evidence-assumed",
    doc = "A touchpoint or action rests on assumptions only.",
    check = function(model, _, report, options)
        for _, journey in ipairs(model.journeys) do
            for _, t in ipairs(journey.touchpoints) do
                if only_assumed(t) then
                    report("note", t, options.L "evidence-assumed.touchpoint")
                end
            end
        end
        for _, action in ipairs(model.actions) do
            if only_assumed(action) then
                report("warning", action, options.L "evidence-assumed.action")
            end
        end
    end,
}
