-- A benefit is money; where utility is in points it cannot be added up.
return {
    name = "benefit-uncounted",
    doc = "An action has a benefit while utility is in points, so that it is not counted.",
    check = function(model, F, report, options)
        if not F or F.flat.money then return end
        for _, action in ipairs(model.actions) do
            if rawget(action, "benefit") and action.status ~= "done" and action.status ~= "dropped" then
                report("warning", action, options.L(#model.goals == 0 and "benefit-uncounted.goals" or "benefit-uncounted.worth"))
            end
        end
    end,
}
