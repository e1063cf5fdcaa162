-- What several rules ask of actions: which touchpoints they change.

local changed = {}

local OPEN = { idea = true, planned = true, doing = true }

--- Whether an action is still to be done.
function changed.is_open(action) return OPEN[action.status] == true end

--- The touchpoints that open actions change. -> { [touchpoint] = true }
function changed.by_open(model)
    local set = {}
    for _, action in ipairs(model.actions) do
        for _, t in ipairs(changed.is_open(action) and action.ref.touchpoints or {}) do set[t] = true end
    end
    return set
end

return changed
