-- The plan that a scenario leads to within its budget and capacity.

local quantity = require "reis.language.quantity"

--- What each team can do under a scenario: what is set of the team, and over that its own capacity; nil for nothing.
local function capacity_of(scenario)
    local capacity
    local function add(team, days)
        capacity = capacity or {}
        local listed = type(days) == "table" and days.dist == nil
        capacity[team] = listed and days or quantity.mean(days)
    end
    for _, one in ipairs(scenario.ref.set or {}) do
        if one.thing.kind == "team" and one.fields.capacity ~= nil then add(one.thing, one.fields.capacity) end
    end
    for _, one in ipairs(scenario.ref.capacity or {}) do add(one.team, one.days) end
    return capacity
end

--- plan(F, scenario, actions): of the actions that a scenario may take, those of the best plan within its limits.
-- F: the figures with what the scenario sets. -> list of things, in declared order, the plan | nil, message
return function(F, scenario, actions)
    local model = F.model
    local plan, diags = require "reis.roadmap.roadmap".plan(model, F, {
        with = actions, budget = quantity.mean(rawget(scenario, "budget")), capacity = capacity_of(scenario),
    })
    if not plan then return nil, diags[1] and diags[1].message or "no plan fits its limits" end
    local taken, list = {}, {}
    for _, one in ipairs(plan.actions) do taken[one.thing] = true end
    for _, action in ipairs(model.actions) do
        if taken[action] then list[#list + 1] = action end
    end
    return list, plan
end
