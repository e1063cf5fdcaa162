-- The actions that fit the budget and the capacity of a scenario.

local quantity = require "reis.language.quantity"

--- plan(F, scenario, actions): of the actions that a scenario may take, those of the best plan within its limits.
-- F: the figures with what the scenario sets. -> list of things, in declared order | nil, message
return function(F, scenario, actions)
    local model, capacity = F.model, nil
    for _, one in ipairs(scenario.ref.capacity or {}) do
        capacity = capacity or {}
        local listed = type(one.days) == "table" and one.days.dist == nil
        capacity[one.team] = listed and one.days or quantity.mean(one.days)
    end
    local plan, diags = require "reis.roadmap.roadmap".plan(model, F, {
        with = actions, budget = quantity.mean(rawget(scenario, "budget")), capacity = capacity,
    })
    if not plan then return nil, diags[1] and diags[1].message or "no plan fits its limits" end
    local taken, list = {}, {}
    for _, one in ipairs(plan.actions) do taken[one.thing] = true end
    for _, action in ipairs(model.actions) do
        if taken[action] then list[#list + 1] = action end
    end
    return list
end
