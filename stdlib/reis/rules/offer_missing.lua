-- A touchpoint that offers the customer nothing is a cost to both. What is not ours to steer
-- (word of mouth, a courier) is not ours to promise.
return {
    id = "offer-missing",
    severity = "note",
    doc = "A touchpoint does not say what it offers the customer (its value proposition).",
    why = "A touchpoint that offers the customer nothing probably is none.",
    mend = "Say in offers what the customer gains here, or leave it out.",
    source = "two articles on researching the customer journey: five layers",
    example = { wrong = [[
journey "Buy" { phase "Find" {
  touchpoint "Page" { channel = "site" },
} }
]], right = [[
journey "Buy" { phase "Find" {
  touchpoint "Page" { channel = "site", offers = "All sizes at one glance" },
} }
]] },
    check = function(model, _, report, options)
        for _, journey in ipairs(model.journeys) do
            for _, t in ipairs(journey.touchpoints) do
                if t.managed and #t.offers == 0 and not rawget(t, "proposition") and not t.silence then
                    report("note", t, options.L "offer-missing")
                end
            end
        end
    end,
}
