-- The end weighs heavily in what is remembered (Kahneman), so it needs a mark.
return {
    name = "ending-unscored",
    doc = "The last touchpoint of a journey has no mark.",
    check = function(model, _, report, options)
        for _, journey in ipairs(model.journeys) do
            local last = journey.touchpoints[#journey.touchpoints]
            if last and not rawget(last, "score") and not rawget(last, "experience") then
                report("warning", last, options.L "ending-unscored")
            end
        end
    end,
}
