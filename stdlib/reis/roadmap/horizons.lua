-- The horizon in which an action stands: where a plan puts it, else where it was declared for.

--- -> function(action) -> "now", "next" or "later" in the plan (nil: no plan); "out" where it leaves the action out;
-- else the action's own horizon.
return function(plan)
    local by_action = {}
    for _, a in ipairs(plan and plan.left_out or {}) do by_action[a.thing] = "out" end
    for _, a in ipairs(plan and plan.actions or {}) do by_action[a.thing] = a.horizon end
    return function(action) return by_action[action] or action.horizon or "later" end
end
