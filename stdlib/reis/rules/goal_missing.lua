-- Without goals nobody can say which action is worth more.
return {
    name = "goal-missing",
    doc = "There are actions and no goals, or a goal whose measure has no figure.",
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
