-- A touchpoint that offers the customer nothing is a cost to both. What is not ours to steer
-- (word of mouth, a courier) is not ours to promise.
return {
    name = "offer-missing",
    doc = "A touchpoint does not say what it offers the customer (its value proposition).",
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
