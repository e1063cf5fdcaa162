-- A benefit is money; where utility is in points it cannot be added up.
return {
    id = "benefit-uncounted",
    severity = "warning",
    doc = "An action has a benefit while utility is in points, so that it is not counted.",
    why = "A benefit is money; where utility is in points it cannot be added up.",
    mend = "Give every goal its worth per year.",
    source = "reis: a benefit counts where all goals have a worth",
    example = { wrong = [[
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 6 },
} }
action "Plain words" { benefit = 100, improves = { Page = { experience = 1 } } }
]], right = [[
goal "Well" { measure = "experience", worth = 50 }
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 6 },
} }
action "Plain words" { benefit = 100, improves = { Page = { experience = 1 } } }
]] },
    check = function(model, F, report, options)
        if not F or F.flat.money then return end
        for _, action in ipairs(model.actions) do
            if rawget(action, "benefit") and action.status ~= "done" and action.status ~= "dropped" then
                report("warning", action, options.L(#model.goals == 0 and "benefit-uncounted.goals" or "benefit-uncounted.worth"))
            end
        end
    end,
}
