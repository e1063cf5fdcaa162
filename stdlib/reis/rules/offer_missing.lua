-- A touchpoint that offers the customer nothing is a cost to both.
return {
    name = "offer-missing",
    doc = "A touchpoint does not say what it offers the customer (its value proposition).",
    check = function(model, _, report)
        for _, journey in ipairs(model.journeys) do
            for _, t in ipairs(journey.touchpoints) do
                if #t.offers == 0 and not rawget(t, "proposition") and not t.silence then
                    report("note", t, 'offers nothing yet; say in offers = "…" what the customer '
                        .. "gains here, or leave it out of the journey")
                end
            end
        end
    end,
}
