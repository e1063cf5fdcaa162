-- A benefit is money; where utility is in points it cannot be added up.
return {
    name = "benefit-uncounted",
    doc = "An action has a benefit while utility is in points, so that it is not counted.",
    check = function(model, F, report)
        if not F or F.flat.money then return end
        for _, action in ipairs(model.actions) do
            if rawget(action, "benefit") and action.status ~= "done" and action.status ~= "dropped" then
                report("warning", action, #model.goals == 0
                    and "has a benefit that is not counted: there are no goals with a worth, so utility is in points"
                    or "has a benefit that is not counted: a goal without worth keeps utility in points; give each its worth")
            end
        end
    end,
}
