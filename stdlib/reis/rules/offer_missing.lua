-- A touchpoint that offers the customer nothing is a cost to both. What is not ours to steer
-- (word of mouth, a courier) is not ours to promise.
return {
    name = "offer-missing",
    doc = "A touchpoint does not say what it offers the customer (its value proposition).",
    check = function(model, _, report)
        for _, journey in ipairs(model.journeys) do
            for _, t in ipairs(journey.touchpoints) do
                if t.managed and #t.offers == 0 and not rawget(t, "proposition") and not t.silence then
                    report("note", t, 'offers nothing yet; say in offers = "…" what the customer '
                        .. "gains here, or leave it out of the journey")
                end
            end
        end
    end,
}
