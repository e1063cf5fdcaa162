-- A pain that is known and left alone.
return {
    name = "pain-untreated",
    doc = "A pain that no open action resolves and no opportunity names.",
    check = function(model, _, report, options)
        local treated = {}
        for _, action in ipairs(model.actions) do
            if action.status ~= "dropped" then
                for _, pain in ipairs(action.ref.resolves) do treated[pain] = true end
            end
        end
        for _, chance in ipairs(model.opportunities) do
            for _, pain in ipairs(chance.ref.pains) do treated[pain] = true end
        end
        local function look(pains)
            for _, pain in ipairs(pains) do
                if not treated[pain] then
                    report("note", pain, options.L("pain-untreated", pain.name))
                end
            end
        end
        for _, journey in ipairs(model.journeys) do
            for _, phase in ipairs(journey.phases) do
                look(phase.pains)
                for _, t in ipairs(phase.touchpoints) do look(t.pains) end
            end
        end
    end,
}
