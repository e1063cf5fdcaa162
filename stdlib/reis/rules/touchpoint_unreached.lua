-- A touchpoint nobody gets to counts in nothing: mostly a next that forgot it.
return {
    name = "touchpoint-unreached",
    doc = "A touchpoint that no persona ever reaches.",
    check = function(model, _, report, options)
        for _, journey in ipairs(model.journeys) do
            for _, t in ipairs(rawget(journey, "unreached") or {}) do
                report("warning", t, options.L "touchpoint-unreached")
            end
        end
    end,
}
