-- What is done for no need, pain or killer is done for us.
local changed = require "reis.rules.shared.changed"

--- Whether the script says anything that an action could serve.
local function any(model)
    if #model.opportunities > 0 then return true end
    for _, journey in ipairs(model.journeys) do
        for _, list in ipairs { journey.phases, journey.touchpoints } do
            for _, thing in ipairs(list) do
                if #thing.needs + #thing.pains + #(thing.killers or {}) > 0 then return true end
            end
        end
    end
    return false
end

return {
    id = "action-unserving",
    severity = "note",
    doc = "An open action serves no need, resolves no pain, removes no killer and takes no opportunity.",
    why = "A roadmap is customers' needs and the actions for them; what serves none cannot be defended to a customer.",
    mend = "Say for whom it is, in serves, resolves, removes or opportunity; or drop it.",
    source = "Van der Kooi 2017, the journey map in five steps",
    example = { wrong = [[
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 5, pain "Sizes are jargon" {} },
} }
action "New logo" { improves = { Page = { experience = 1 } } }
]], right = [[
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 5, pain "Sizes are jargon" {} },
} }
action "Plain sizes" { improves = { Page = { experience = 1 } }, resolves = { "Sizes are jargon" } }
]] },
    check = function(model, _, report, options)
        if not any(model) then return end
        for _, action in ipairs(model.actions) do
            local ref = action.ref
            if changed.is_open(action) and #ref.serves + #ref.resolves + #ref.removes == 0 and not ref.opportunity then
                report("note", action, options.L "action-unserving")
            end
        end
    end,
}
