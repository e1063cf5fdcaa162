-- The plan that a scenario leads to within its budget and capacity.

local quantity = require "reis.language.quantity"
local options_of = require "reis.roadmap.options"

--- plan(F, scenario, actions, search): of the actions that a scenario may take, those of the best plan within its limits.
-- F: the figures with what the scenario sets; search: { time =, iterations = } of the planner, or nil.
-- -> list of things, in declared order, the plan | nil, message
return function(F, scenario, actions, search)
    local model = F.model
    local plan, diags = require "reis.roadmap.roadmap".plan(model, F, {
        with = actions, budget = quantity.mean(rawget(scenario, "budget")), capacity = options_of.capacity(scenario),
        time = search and search.time, iterations = search and search.iterations,
    })
    if not plan then return nil, diags[1] and diags[1].message or "no plan fits its limits" end
    local taken, list = {}, {}
    for _, one in ipairs(plan.actions) do taken[one.thing] = true end
    for _, action in ipairs(model.actions) do
        if taken[action] then list[#list + 1] = action end
    end
    return list, plan
end
