-- A touchpoint nobody gets to counts in nothing: mostly a next that forgot it.
return {
    id = "touchpoint-unreached",
    severity = "warning",
    doc = "A touchpoint that no persona ever reaches.",
    why = "A touchpoint nobody gets to counts in nothing.",
    mend = "Let a next or starts lead to it, or take it out.",
    source = "two articles on researching the customer journey: five layers",
    example = { wrong = [[
journey "Buy" { phase "Find" {
  touchpoint "Page" { next = "Pay" },
  touchpoint "Size guide" {},
  touchpoint "Pay" {},
} }
]], right = [[
journey "Buy" { phase "Find" {
  touchpoint "Page" { next = { ["Size guide"] = 0.3, ["Pay"] = 0.7 } },
  touchpoint "Size guide" {},
  touchpoint "Pay" {},
} }
]] },
    check = function(model, _, report, options)
        for _, journey in ipairs(model.journeys) do
            for _, t in ipairs(rawget(journey, "unreached") or {}) do
                report("warning", t, options.L "touchpoint-unreached")
            end
        end
    end,
}
