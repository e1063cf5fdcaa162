-- What a scenario comes to: the figures that are set, the journeys in use, and the actions it takes.

local whatif = {}

--- The actions that a scenario takes: `with` only these, `without` all open ones but these, neither none.
local function actions_of(model, scenario)
    local taken, chosen = {}, {}
    local with, without = scenario.ref.with, scenario.ref.without
    for _, action in ipairs(with or without or {}) do chosen[action] = true end
    for i, action in ipairs(model.actions) do
        local open = action.status ~= "done" and action.status ~= "dropped"
        local take = with and chosen[action] or without and open and not chosen[action]
        if take then taken[#taken + 1] = i end
    end
    return taken
end

--- The scores under a scenario (declared, or read by model.scenario); F: the figures without it.
-- -> scores, or nil and why there are none (a trap)
function whatif.scores(model, F, scenario)
    local used = {}
    for i, journey in ipairs(scenario.ref.use or {}) do used[i] = journey.name end
    local set = scenario.ref.set
    if set and #set > 0 or #used > 0 then
        F = require("reis.figures.figures").of(model, { set = set, use = used })
    end
    return F.engine:score { actions = actions_of(model, scenario) }
end

return whatif
