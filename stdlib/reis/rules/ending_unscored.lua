-- The end weighs heavily in what is remembered (Kahneman), so it needs a mark.
return {
    id = "ending-unscored",
    severity = "warning",
    doc = "The last touchpoint of a journey has no mark.",
    why = "The end weighs heavily in what is remembered (peak-end rule).",
    mend = "Give the last touchpoint a mark.",
    source = "Kahneman: snapshots, not videos; Van der Kooi 2017, the journey map in five steps",
    example = { wrong = [[
journey "Buy" { phase "Find" {
  touchpoint "Page" {  },
} }
]], right = [[
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 6 },
} }
]] },
    check = function(model, _, report, options)
        for _, journey in ipairs(model.journeys) do
            local last = journey.touchpoints[#journey.touchpoints]
            if last and not rawget(last, "score") and not rawget(last, "experience") then
                report("warning", last, options.L "ending-unscored")
            end
        end
    end,
}
