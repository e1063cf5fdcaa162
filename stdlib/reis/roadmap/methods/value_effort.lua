-- Three classes: what removes a killer, what improves a moment of truth, the rest; each by gain
-- per day of work.

return {
    name = "value_effort",
    title = "killers, then moments of truth, then the rest; gain / effort",
    rank = function(_, facts)
        local class = facts.removes_killer and 2 or facts.moment_of_truth and 1 or 0
        return class, facts.ratio(facts.gain_alone, facts.effort)
    end,
}
