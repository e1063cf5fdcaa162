-- Without goals nobody can say which action is worth more.
return {
    name = "goal-missing",
    doc = "There are actions and no goals, or a goal whose measure has no figure.",
    check = function(model, F, report)
        if #model.goals == 0 and model.actions[1] then
            report("note", model.actions[1], "is weighed against goals, and none is declared: "
                .. "experience and completion stand in; declare what the company wants, with its "
                .. "worth per year")
        end
        if not F or #model.goals == 0 then return end
        for _, index in ipairs(F.scores().null_goals or {}) do
            local goal = model.goals[index]
            if goal then
                report("warning", goal, "counts nothing: its measure has no figure; give the "
                    .. "touchpoints marks, or a way to be completed")
            end
        end
    end,
}
