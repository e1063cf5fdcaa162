-- Without goals nobody can say which action is worth more.
return {
    id = "goal-missing",
    severity = "warning",
    doc = "There are actions and no goals, or a goal whose measure has no figure.",
    why = "Without goals nobody can say which action is worth more.",
    mend = "Declare a goal with its worth per year.",
    source = "Van der Kooi 2017, the journey map in five steps",
    example = { wrong = [[
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 5 },
} }
action "Plain words" { improves = { Page = { experience = 1 } } }
]], right = [[
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 5 },
} }
action "Plain words" { improves = { Page = { experience = 1 } } }
goal "Content customers" { measure = "experience", worth = 9000 }
]] },
    check = function(model, F, report, options)
        if #model.goals == 0 and model.actions[1] then
            report("note", model.actions[1], options.L "goal-missing.none")
        end
        if not F or #model.goals == 0 then return end
        for _, index in ipairs(F.scores().null_goals or {}) do
            local goal = model.goals[index]
            if goal then
                report("warning", goal, options.L "goal-missing.figure")
            end
        end
    end,
}
